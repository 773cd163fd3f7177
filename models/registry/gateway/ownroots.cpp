// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/ownroots.h"

#include "formats/typeroot.h"
#include "registry/store/store.h"

#include <algorithm>
#include <mutex>

namespace packhouse {

namespace {

constexpr QByteArrayView projects = "/api/v4/projects/";

QByteArray pathOf(const Scope &scope, const Format &format)
{
    const QByteArray root = typeRoot(format, scope.level);
    if (root.isEmpty())
        return {};
    return (scope.level == Level::Group ? "/api/v4/groups/" : "/api/v4/projects/")
           + QByteArray::number(scope.id) + '/' + root;
}

} // namespace

bool OwnRoot::isInProject(const QByteArray &asked) const
{
    if (scope.level != Level::Group || !asked.startsWith(projects))
        return false;
    const qsizetype slash = asked.indexOf('/', projects.size());
    const QByteArrayView id = QByteArrayView(asked).sliced(
        projects.size(), std::max(qsizetype(0), slash - projects.size()));
    return !id.isEmpty()
           && std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; })
           && QByteArrayView(asked).sliced(slash + 1).startsWith(
               QByteArray(typeRoot(*format, Level::Project) + '/'));
}

OwnRoot::Target OwnRoot::target(const QByteArray &asked) const
{
    if (isInProject(asked))
        return {asked, false};
    // Of the root itself the '/' is that of the host.
    const bool isRoot = asked == "/" || asked.startsWith("/?");
    return {path + (isRoot ? asked.mid(1) : asked), true};
}

std::shared_ptr<const OwnRoot> OwnRoots::at(quint16 port) const
{
    const std::shared_lock lock(m_mutex);
    return m_roots.value(port);
}

void OwnRoots::set(const QList<OwnAddress> &addresses, const Store &store,
                   const FormatList &formats)
{
    QHash<quint16, std::shared_ptr<const OwnRoot>> roots;
    const std::unique_lock lock(m_mutex);
    for (const OwnAddress &one : addresses) {
        const Result<Scope> scope = store.scope(one.scope);
        const Format *format = formats.find(one.type);
        if (!scope || !format)
            continue;
        const auto before = m_roots.value(one.port);
        if (before && before->scope.id == scope->id && before->format == format) {
            roots.insert(one.port, before);
            continue;
        }
        auto root = std::make_shared<OwnRoot>();
        root->serial = ++m_serial;
        root->scope = *scope;
        root->format = format;
        root->path = pathOf(*scope, *format);
        if (!root->path.isEmpty())
            roots.insert(one.port, std::move(root));
    }
    m_roots = std::move(roots);
}

} // namespace packhouse

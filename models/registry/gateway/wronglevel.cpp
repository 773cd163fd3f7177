// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/wronglevel.h"

#include "formats/format.h"

#include <iterator>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

// Where a package type is served, as its clients are told it.
QString addressOf(const Endpoint &endpoint)
{
    QByteArray pattern = endpoint.pattern;
    pattern.truncate(std::max(qsizetype(0), pattern.indexOf('{')));
    const QString head = QString::fromUtf8(pattern.isEmpty() ? endpoint.pattern : pattern);
    switch (endpoint.root) {
    case Root::Project:
        return u"a project, /api/v4/projects/ID/"_s + head;
    case Root::Group:
        return u"a group, /api/v4/groups/ID/"_s + head;
    case Root::Instance:
    case Root::Server:
        break;
    }
    return u"the instance, /api/v4/"_s + head;
}

// Of a path below /api/v4.
Root rootOf(const RawPath &path)
{
    const auto &segments = path.segments;
    if (segments.size() < 4)
        return Root::Instance;
    if (segments[2].text == u"projects")
        return Root::Project;
    return segments[2].text == u"groups" ? Root::Group : Root::Instance;
}

// What the path asks for at its level, asked for at another one.
RawPath atLevel(Root level, const RawPath &path)
{
    const Root root = rootOf(path);
    auto rest = path.segments.begin();
    std::advance(rest, root == Root::Instance ? 2 : 4);
    if (root == Root::Group && rest != path.segments.end() && rest->text == u"-")
        ++rest;
    RawPath there;
    there.segments = {{"api", u"api"_s}, {"v4", u"v4"_s}};
    if (level != Root::Instance) {
        const QByteArray scope = level == Root::Project ? "projects"_ba : "groups"_ba;
        there.segments.push_back({scope, QString::fromLatin1(scope)});
        there.segments.push_back({"0", u"0"_s});
    }
    if (level == Root::Group)
        there.segments.push_back({"-", u"-"_s});
    there.segments.insert(there.segments.end(), rest, path.segments.end());
    there.trailingSlash = path.trailingSlash;
    return there;
}

} // namespace

QString wrongLevel(const Router &router, Method method, const RawPath &path)
{
    if (path.segments.size() < 2 || path.segments[0].text != u"api"
        || path.segments[1].text != u"v4")
        return {};
    const Root root = rootOf(path);
    QStringList addresses;
    QString label;
    for (const Root level : {Root::Project, Root::Group, Root::Instance}) {
        if (level == root)
            continue;
        const Router::Match match = router.find(method, atLevel(level, path));
        if (!match.endpoint || !match.endpoint->format)
            continue;
        label = match.endpoint->format->label();
        addresses.append(addressOf(*match.endpoint));
    }
    if (addresses.isEmpty())
        return {};
    const QString place = root == Root::Project ? u"a project"_s
                          : root == Root::Group ? u"a group"_s
                                                : u"the whole instance"_s;
    const bool reads = method == Method::Get || method == Method::Head;
    const QString verb = reads                      ? u"read from"_s
                         : method == Method::Delete ? u"deleted from"_s
                                                    : u"published to"_s;
    return u"%1 packages cannot be %2 %3 in this way. Use the address of %4."_s.arg(
        label, verb, place, addresses.join(u" or of "_s));
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/archivenames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype mostNameBytes = 32 << 20; ///< of all entries together
constexpr qsizetype nodesPerEntry = 4; ///< counts folders that only the names of files tell
constexpr qsizetype longestFolded = 255; ///< bytes; no file system takes a longer name

QString shown(QByteArrayView path)
{
    return QString::fromUtf8(path.first(std::min<qsizetype>(path.size(), 200)))
        .replace(QChar(0), u'?');
}

tl::unexpected<Error> ambiguous(const QString &why)
{
    return fail(ErrorCode::InvalidFile, u"The archive is refused: %1."_s.arg(why),
                u"Pack it anew from a folder that holds each file once."_s);
}

QString called(ArchiveNames::Kind kind)
{
    switch (kind) {
    case ArchiveNames::Kind::Folder:
        return u"a folder"_s;
    case ArchiveNames::Kind::Link:
        return u"a link"_s;
    case ArchiveNames::Kind::Device:
        return u"a device"_s;
    default:
        return u"a file"_s;
    }
}

/// One spelling for all that some file system takes for the same. Qt puts marks into their order in
/// quadratic time, hence by name and only for names that can be.
QString folded(const QString &path)
{
    QStringList names = path.split(u'/');
    for (QString &name : names) {
        if (name.size() <= longestFolded)
            name = name.normalized(QString::NormalizationForm_C).toCaseFolded();
    }
    return names.join(u'/');
}

} // namespace

Result<void> ArchiveNames::add(QByteArrayView stored, Kind kind, bool repeats)
{
    m_bytes += stored.size();
    if (m_bytes > mostNameBytes)
        return fail(
            ErrorCode::TooLarge,
            u"The names in the archive have more than %1 MiB together."_s.arg(mostNameBytes >> 20),
            u"Pack fewer files, or with shorter names, and publish the new file."_s);
    QByteArray path;
    int folder = 0;
    QList<QByteArrayView> names;
    for (qsizetype at = 0; at < stored.size();) {
        const qsizetype slash = stored.indexOf('/', at);
        const qsizetype end = slash < 0 ? stored.size() : slash;
        const QByteArrayView name = stored.sliced(at, end - at);
        if (!name.isEmpty() && name != ".")
            names.append(name);
        at = end + 1;
    }
    for (qsizetype i = 0; i < names.size(); ++i) {
        path += i == 0 ? ""_ba : "/"_ba;
        path += names[i];
        const bool last = i == names.size() - 1;
        const Result<int> node = child(folder, names[i], last ? kind : Kind::Folder, path, repeats);
        if (!node)
            return fail(node.error());
        folder = *node;
    }
    return m_rules.role && kind != Kind::Folder && !path.isEmpty()
               ? addRole(QString::fromUtf8(path))
               : Result<void>();
}

Result<int> ArchiveNames::child(int folder, QByteArrayView name, Kind kind, QByteArrayView path,
                                bool repeats)
{
    const Key key{folder, name.toByteArray()};
    const auto known = m_children.constFind(key);
    if (known == m_children.constEnd()) {
        if (qsizetype(m_kinds.size()) > nodesPerEntry * std::max(m_limits.entries, 1'000))
            return fail(ErrorCode::TooLarge, u"The archive has too many folders."_s,
                        u"Pack it again with fewer and publish the new file."_s);
        m_children.insert(key, int(m_kinds.size()));
        m_kinds.push_back(kind);
        return int(m_kinds.size()) - 1;
    }
    const Kind before = m_kinds[size_t(*known)];
    if (before != kind)
        return ambiguous(
            u"\"%1\" is %2 in it and %3, too"_s.arg(shown(path), called(before), called(kind)));
    if (kind != Kind::Folder && !repeats)
        return ambiguous(u"it holds \"%1\" twice"_s.arg(shown(path)));
    return *known;
}

Result<void> ArchiveNames::addRole(const QString &path)
{
    const QString role = m_rules.role(folded(path));
    if (role.isEmpty())
        return {};
    const auto known = m_roles.constFind(role);
    if (known == m_roles.constEnd()) {
        m_roles.insert(role, path);
        return {};
    }
    if (*known == path)
        return ambiguous(u"it holds \"%1\" twice"_s.arg(path.left(200)));
    return ambiguous(
        u"\"%1\" and \"%2\" are one file to some clients"_s.arg(known->left(200), path.left(200)));
}

} // namespace packhouse

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

tl::unexpected<Error> ambiguous(const Text &why)
{
    return fail(ErrorCode::InvalidFile, Text::of("The archive is refused: %1.", why),
                Text::of("Pack it anew from a folder that holds each file once."));
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
        return fail(ErrorCode::TooLarge,
                    Text::of("The names in the archive have more than %1 MiB together.",
                             mostNameBytes >> 20),
                    Text::of("Pack fewer files, or with shorter names, and publish the new file."));
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
            return fail(ErrorCode::TooLarge, Text::of("The archive has too many folders."),
                        Text::of("Pack it again with fewer and publish the new file."));
        m_children.insert(key, int(m_kinds.size()));
        m_kinds.push_back(kind);
        return int(m_kinds.size()) - 1;
    }
    const Kind before = m_kinds[size_t(*known)];
    if (before != kind)
        return ambiguous(
            Text::of("\"%1\" is %2 in it and %3, too", shown(path), called(before), called(kind)));
    if (kind != Kind::Folder && !repeats)
        return ambiguous(Text::of("it holds \"%1\" twice", shown(path)));
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
        return ambiguous(Text::of("it holds \"%1\" twice", path.left(200)));
    return ambiguous(Text::of("\"%1\" and \"%2\" are one file to some clients", known->left(200),
                              path.left(200)));
}

} // namespace packhouse

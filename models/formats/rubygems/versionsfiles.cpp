// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/versionsfiles.h"

#include "core/wholefile.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace packhouse::rubygems {

namespace {

constexpr qint64 LongestFile = qint64(256) << 20;

QString pathOf(const QString &folder, ScopeId project)
{
    return folder + u"/versions-%1"_s.arg(project);
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.size() <= LongestFile ? file.readAll()
                                                                        : QByteArray();
}

} // namespace

Result<QByteArray> VersionsFiles::bring(const PackageReader &store, ScopeId project,
                                        const FormatId &type, const QDateTime &now)
{
    const Result<QString> folder = store.privateFolder(type);
    const std::lock_guard lock(mutexOf(project));
    // Read under the lock: an older state must not be written after a newer one.
    const Result<Gems> gems = readGems(store, project, type);
    if (!gems)
        return fail(gems.error());
    const QByteArray before = folder ? readAll(pathOf(*folder, project)) : QByteArray();
    VersionsText versions(before, now);
    versions.update(*gems);
    if (folder && versions.text() != before) {
        // What cannot be kept is right all the same, only longer to fetch the next time.
        WholeFile file(pathOf(*folder, project), WholeFile::For::Owner);
        if (file.begin() && file.write(versions.text()) == versions.text().size())
            file.commit();
    }
    return versions.text();
}

bool VersionsFiles::knew(const PackageReader &store, ScopeId project, const FormatId &type,
                         const QString &name, const QDateTime &now)
{
    const Result<QString> folder = store.privateFolder(type);
    if (!folder)
        return false;
    const std::lock_guard lock(mutexOf(project));
    return VersionsText(readAll(pathOf(*folder, project)), now).knows(name.toUtf8());
}

} // namespace packhouse::rubygems

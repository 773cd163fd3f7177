// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/verification.h"

#include "core/clock.h"
#include "core/diskerror.h"
#include "core/privatefiles.h"
#include "formats/format.h"
#include "formats/formatlist.h"
#include "formats/managing.h"
#include "registry/blobs/regularfile.h"
#include "registry/http/certificates.h"

#include <QDirIterator>
#include <QFile>

#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

using Kind = IntegrityFinding::Kind;

/// Folders of the data directory whose files are for nobody else.
const QStringList Folders{u"private"_s, u"tls"_s};

void add(QList<IntegrityFinding> &findings, const Text &subject, const Text &problem,
         const Text &remedy)
{
    IntegrityFinding one;
    one.kind = Kind::Secret;
    one.subject = subject;
    one.problem = problem;
    one.remedy = remedy;
    findings << one;
}

/// What is wrong with one file or folder, whatever is in it.
void checkPath(const QString &path, const QString &name, QList<IntegrityFinding> &findings)
{
    struct stat status;
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0 || S_ISSOCK(status.st_mode))
        return;
    if (S_ISLNK(status.st_mode))
        return add(findings, Text::name(name), Text::of("is a symbolic link"),
                   Text::of("Put what it leads to in its place, if that is yours."));
    if (status.st_uid != ::geteuid())
        return add(findings, Text::name(name), Text::of("belongs to another user"),
                   Text::of("Give it to the user that Packhouse runs as, or take it away."));
    if (isOpenToOthers(path))
        add(findings, Text::name(name), Text::of("may be read by other users"),
            Text::of("Close it to them (chmod go=); if they may have read a key, make a new one."));
    if (!S_ISREG(status.st_mode))
        return;
    QFile file(path);
    errno = 0;
    char first = 0;
    const bool read = openRegular(file, QIODevice::ReadOnly | QIODevice::Unbuffered)
                      && file.read(&first, 1) >= 0;
    if (!read && errno != ENOENT) // a lock, or a file under way, that has gone meanwhile
        add(findings, Text::name(name), Text::of("cannot be read"),
            diskError(errno, u"read"_s, path).text());
}

void checkFiles(const QString &directory, QList<IntegrityFinding> &findings)
{
    for (const QString &folder : Folders) {
        const QString top = directory + u'/' + folder;
        checkPath(top, folder, findings);
        QDirIterator entries(top,
                             QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                             QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QString path = entries.next();
            // gpg's locks come and go, and hold a process's number and this computer's name alone.
            if (entries.fileName().startsWith(u".#lk"_s))
                continue;
            checkPath(path, path.sliced(directory.size() + 1), findings);
        }
    }
}

Result<void> checkFormats(const RegistryContext &context, QList<IntegrityFinding> &findings)
{
    const Result<QList<ScopeRow>> scopes = context.store.scopes(context.actor);
    if (!scopes)
        return fail(scopes.error());
    for (const auto &format : context.formats) {
        const Managing *managing = format->managing();
        if (!managing)
            continue;
        for (const ScopeRow &row : *scopes) {
            if (row.scope.level != Level::Project)
                continue;
            const auto spoilt = managing->checkSecrets(context.store, row.scope);
            if (!spoilt)
                return fail(spoilt.error());
            for (const SpoiltSecret &one : *spoilt)
                add(findings, one.subject, one.problem, one.remedy);
        }
    }
    return {};
}

} // namespace

Result<QList<IntegrityFinding>> verify(const RegistryContext &context,
                                       const std::function<bool(qint64, qint64)> &progress)
{
    Result<QList<IntegrityFinding>> findings = context.store.verify(progress);
    if (!findings)
        return findings;
    const QString directory = context.store.directory();
    checkFiles(directory, *findings); // first, as whoever uses the keys closes their files
    if (const std::optional<Error> problem = checkAuthority(directory))
        add(*findings, Text::of("the certificate authority"), problem->what, problem->remedy);
    if (Result<void> checked = checkFormats(context, *findings); !checked)
        return fail(std::move(checked.error()));
    return findings;
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <functional>

namespace packhouse {

/// What git may take: a repository is somebody else's, and may be made to be slow or big.
struct GitLimits
{
    int milliseconds = 30'000; ///< of one run that lists or shows
    int archiveMilliseconds = 300'000;
    qint64 listBytes = 16 << 20; ///< of git's list of tags, branches or files
    QString program = {}; ///< empty: the git of this computer
};

struct GitCommit
{
    QByteArray hash; ///< hex in lower case, 40 or 64 digits
    QDateTime time; ///< of the committer, UTC
};

/// A tag (also an annotated one) or a branch with the commit that it leads to.
struct GitRef
{
    QString name; ///< without "refs/tags/" or "refs/heads/"
    GitCommit commit;
};

/// A file of a commit.
struct GitFile
{
    QString path; ///< relative to the commit's root, with '/'
    QByteArray hash; ///< of its blob
    qint64 size = 0; ///< bytes
    bool link = false; ///< symbolic; its bytes are where it leads
    bool submodule = false; ///< a commit of another repository, without bytes here
};

/// Reads a git repository of this computer, bare or with its working copy, by running git. Nothing
/// is ever changed or fetched, and neither this user's nor the computer's configuration counts.
/// Calls block and may come from any thread. Errors of all: Unsupported (there is no git),
/// InvalidArgument (no repository), Forbidden (it is another user's), Timeout, TooLarge, Internal.
class GitRepository
{
public:
    /// \a folder: the repository's own folder, absolute; one inside of a repository is none.
    static Result<GitRepository> open(const QString &folder, const GitLimits &limits = {});

    /// Those that lead to a commit, by name.
    Result<QList<GitRef>> tags() const;
    Result<QList<GitRef>> branches() const;
    /// Those whose commit \a commit is or comes after.
    Result<QList<GitRef>> tagsIn(const GitCommit &commit) const;
    /// NotFound. The name goes as it is: one that looks like an option or a range is NotFound too.
    Result<GitCommit> tag(const QString &name) const;
    Result<GitCommit> branch(const QString &name) const;
    /// The one commit that \a hash (hex, at least 7 digits) begins. NotFound.
    Result<GitCommit> commit(const QByteArray &hash) const;

    /// Bytes of a file as they were committed. NotFound; TooLarge past \a limit bytes.
    Result<QByteArray> file(const GitCommit &commit, const QString &path, qint64 limit) const;
    /// The files of a commit below \a subdirectory (empty: all), by path.
    Result<QList<GitFile>> files(const GitCommit &commit, const QString &subdirectory = {}) const;

    /// Hands each of \a files with its bytes as they were committed, whatever attributes say, to
    /// \a take, which may end it with an error. Links give where they lead; no submodules.
    using Take = std::function<Result<void>(const GitFile &file, const QByteArray &bytes)>;
    Result<void> contents(const QList<GitFile> &files, const Take &take) const;

    /// Hands the commit (or its \a subdirectory) to \a write as a zip archive, piece by piece. Each
    /// path gets \a prefix in front, as it is ("lib-1.0/"). The same commit gives the same bytes
    /// with the same git. The commit's own .gitattributes count: what is export-ignore stays out.
    /// What \a write fails with ends it.
    using Write = std::function<Result<void>(QByteArrayView bytes)>;
    Result<void> archive(const GitCommit &commit, const QString &prefix,
                         const QString &subdirectory, const Write &write) const;

    const QString &folder() const { return m_folder; }

private:
    GitRepository(QString folder, GitLimits limits)
        : m_folder(std::move(folder)), m_limits(std::move(limits))
    {}

    Result<QList<GitRef>> refs(const QString &root, const QStringList &which = {}) const;
    Result<GitCommit> resolve(const QString &revision, const QString &what) const;

    QString m_folder;
    GitLimits m_limits;
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"
#include "remotes/gitlab/restconnection.h"

#include <QMutex>
#include <QWaitCondition>

namespace packhouse {

/// One version as the REST API lists it, where it is called a package.
struct RemoteVersion
{
    qint64 id = 0;
    QString projectPath;
    Coordinates coordinates;
    Status status = Status::Default;
    QStringList tags;
    QDateTime created;
    QDateTime lastDownloaded;
};

struct RemotePage
{
    QList<RemoteVersion> versions;
    QByteArray next; ///< path of the next page; empty at the end
    std::optional<qint64> total; ///< versions, not packages
};

/// Which of a scope's versions; empty texts: all.
struct RemoteFilter
{
    FormatId type;
    QString nameContains;
    QString version; ///< exactly
    QString orderBy = QStringLiteral("created_at"); ///< created_at, name, version or type
    bool descending = true;
};

/// What is done for a job: how far it is, and whether to go on.
struct RemoteWatch
{
    RestProgress progress = {};
    std::function<bool()> cancelled = {};
};

/// Whom a question is asked for: somebody who looks at a view is told soon that nobody answers, a
/// job sits an outage out.
enum class AskedFor { View, Job };

/// The REST API of a GitLab-compatible registry: paths and documents. Calls block, so they belong
/// on workers; any thread may make them. What is listed is listed for a view, unless it is said for
/// whom.
class GitLabApi
{
public:
    using Reached = std::function<void(const Text &problem)>;

    GitLabApi(const QUrl &address, const RestLimits &limits, NetOptions net);

    /// \a reached hears of every answer, on the caller's thread: empty when there was one.
    void onReached(Reached reached);
    /// Calls wait until it is known whether there is a token, and which. An Error answers them all.
    void setToken(const Result<QString> &secret);
    RestToken::Kind tokenKind();
    QString host() const { return m_client.host(); }
    void stop(); ///< ends what runs and waits as Cancelled

    /// Projects and groups that the token reaches, at most 10,000 of each. Project ids are positive
    /// here and group ids negative, since the two overlap there.
    Result<QList<Scope>> scopes();
    Result<Scope> scope(const QString &path);
    /// False when the token is known to be for reading only.
    Result<bool> mayWrite();

    static QByteArray versionsPath(const Scope &scope, const RemoteFilter &filter);
    Result<RemotePage> versions(const QByteArray &path, const QString &projectPath);
    /// Every version of one project that the filter lets through, bounded.
    Result<QList<RemoteVersion>> allVersions(const QString &projectPath, const RemoteFilter &filter,
                                             AskedFor whom);
    /// The first page of each project, asked for together.
    QList<Result<RemotePage>> firstPages(const QList<Scope> &projects);
    Result<QList<StoredFile>> files(const QString &projectPath, qint64 versionId, AskedFor whom);
    /// Of each version, asked for together; the first page of each.
    QList<Result<QList<StoredFile>>> firstFiles(const QString &projectPath,
                                                const QList<qint64> &versionIds);
    /// A document of a type's own protocol, \a path below the project.
    Result<QByteArray> document(const QString &projectPath, const QByteArray &path);
    Result<void> removeVersion(const QString &projectPath, qint64 versionId);
    /// \a path is below the project. What there is to know of it afterwards; mostly nothing.
    Result<Text> upload(const QString &projectPath, RestRequest request);
    /// As RestConnection::download, \a wanted.path below the project.
    Result<Hashes> download(const QString &projectPath, RestDownload wanted);

private:
    Result<void> ready(const std::function<bool()> &cancelled);
    Result<RestAnswer> call(RestRequest request);
    template<typename T>
    Result<T> heard(Result<T> result);
    template<typename Row>
    Result<QList<Row>> collect(QByteArray path, int pages, Row (*row)(const QJsonObject &),
                               AskedFor whom);

    enum class TokenState { Awaited, Known, Failed, Stopped };

    RestConnection m_client;
    QMutex m_mutex; // guards what follows
    QWaitCondition m_tokenCame;
    TokenState m_tokenState = TokenState::Awaited;
    RestToken::Kind m_tokenKind = RestToken::Kind::None;
    Error m_tokenError;
    Reached m_reached;
};

} // namespace packhouse

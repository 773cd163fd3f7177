// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagesource.h"
#include "core/searchtext.h"
#include "formats/formatlist.h"
#include "remotes/gitlab/gitlabapi.h"
#include "remotes/gitlab/gitlabhashes.h"

#include <QHash>

namespace packhouse {

/// Turns lists of versions into pages of packages. A scope of at most 1,000 versions is read whole:
/// its rows, order and total are exact. Of a larger one the rows come as the registry orders them,
/// each package once, with the versions that were seen so far; its total is a lower bound. The
/// generation of a list is the newest version in it, where that can be known: their numbers grow.
/// What is looked for is a SearchText; for hashes the files of each listed version are asked for,
/// once.
class GitLabListing
{
public:
    GitLabListing(GitLabApi &api, const FormatList &formats, const Clock &clock);

    /// \a paths: the only projects and groups to show; empty: all that the token reaches.
    Result<QList<ScopeRow>> scopes(const QStringList &paths);
    Result<PackagePage> list(const PackageQuery &query, const QByteArray &cursor);
    /// Of the packages of a scope that is small enough to be read whole, else none.
    Result<QList<TypeCount>> counts(const PackageQuery &query);
    Result<PackageDetails> details(const PackageKey &key);
    /// All versions of a package, whatever their order.
    Result<QList<RemoteVersion>> versionsOf(const PackageKey &key, AskedFor whom);
    /// What is listed may have changed.
    void forget();

    struct Position
    {
        int source = 0; ///< index in the query's scopes
        QByteArray next; ///< path of the page to read; empty: the source's first
    };

private:
    struct Gathered
    {
        QList<RemoteVersion> versions;
        Position position; ///< where to go on
        bool whole = false; ///< there is nothing to go on with
        QHash<qint64, RemoteHit> hits; ///< what has a hash that was looked for, by version
        bool unknown = false; ///< as RemoteHits has it
        qint64 newest = 0; ///< number of a version
    };

    struct Terms
    {
        RemoteFilter filter;
        SearchText text;
        QList<SoughtHash> hashes; ///< also words that may be some
        bool nothing = false; ///< two types
    };

    Terms termsOf(const PackageQuery &query) const;
    Result<QList<Scope>> sourcesOf(const QString &scopePath);
    Result<Gathered> gather(const QList<Scope> &sources, const Terms &terms, Position position,
                            bool fromStart);
    Result<void> takeFitting(QList<RemoteVersion> &versions, const Terms &terms,
                             Gathered &gathered);
    bool fits(const RemoteVersion &version, const Terms &terms, const RemoteHit *hit) const;
    Result<PackagePage> firstPage(const PackageQuery &query);
    Result<PackagePage> furtherPage(const PackageQuery &query, const QByteArray &cursor);
    PackagePage slice(const QList<PackageRow> &rows, qsizetype from, int limit) const;
    PackagePage partial(const Gathered &gathered, QSet<quint64> seen, qint64 generation) const;

    GitLabApi &m_api;
    const FormatList &m_formats;
    const Clock &m_clock;
    GitLabHashes m_hashes;

    QMutex m_mutex; // guards what follows
    QList<Scope> m_scopes; ///< of the last answer; empty: not asked yet
    struct
    {
        PackageQuery query;
        QList<PackageRow> rows;
        qint64 generation = 0;
        QDateTime at;
    } m_whole; ///< so that its further pages need no request
};

} // namespace packhouse

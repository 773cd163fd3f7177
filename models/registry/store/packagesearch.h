// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "registry/store/scopetable.h"

namespace packhouse {

/// Finds packages for the window's table over a million versions: what few rows match is gathered
/// and sorted, what many match is read off the index of the sort key.
class PackageSearch
{
public:
    PackageSearch(Connection &db, const ScopeTable &scopes, const PackageQuery &query);

    /// InvalidArgument: a cursor of another query.
    Result<PackagePage> page(const QByteArray &cursor);
    /// By type, whichever type the query asks for; over a common word counted up to the cap.
    QList<TypeCount> counts();

private:
    struct Word
    {
        QString text;
        QString versionEnd; ///< empty: does not look like a version
        QList<qint64> hashedPackages; ///< whose files' hashes start with it
    };
    struct Condition
    {
        QString sql;
        QVariantList values;
        void add(const QString &text, const QVariantList &more = {});
    };

    void readText(const QString &text);
    void narrowToScope(const QString &path, bool prefix);
    Word makeWord(const QString &text);
    /// \a gathered: a word that all rows match already; nullptr: none.
    Condition filter(bool withType, const Word *gathered) const;
    Condition nameOrVersion(const Word &word) const;
    /// Ids of the packages that a word may mean, as a sub-select.
    Condition candidates(const Word &word) const;
    qint64 capped(const Condition &select);
    qint64 inScopeAndType(bool withType);
    /// The word with the fewest candidates when they are worth gathering; none: walk.  total is
    /// set where the candidates are the answer.
    const Word *driver(qint64 base, qint64 *total);
    Condition source(bool withType, bool *gathered, qint64 *total);

    Connection &m_db;
    const ScopeTable &m_scopes;
    PackageQuery m_query;
    FormatId m_type;
    bool m_nothing = false; ///< two types, or a scope that is not there
    std::optional<QSet<ScopeId>> m_projects;
    QList<Word> m_words;
};

/// A text for LIKE … ESCAPE '!' in which nothing is a wildcard.
QString escapedForLike(const QString &text);
/// Ids for "IN (SELECT value FROM json_each(?))", which takes any number of them.
QString asJson(const QList<qint64> &ids);

} // namespace packhouse

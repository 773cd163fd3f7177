// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "core/searchtext.h"
#include "registry/store/scopetable.h"

namespace packhouse {

/// Finds packages for the window's table over a million versions: what few rows match is gathered
/// and sorted, what many match is read off the index of the sort key.
class PackageSearch
{
public:
    /// \a summingTypes: those that keep a sum of their own with each version.
    PackageSearch(Connection &db, const ScopeTable &scopes, const PackageQuery &query,
                  const QStringList &summingTypes);

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
        bool inName = true; ///< false: looked for in versions or hashes only
    };
    struct Condition
    {
        QString sql;
        QVariantList values;
        void add(const QString &text, const QVariantList &more = {});
    };

    void read(const SearchText &text, const QStringList &summingTypes);
    /// Packages that have it; what has it is kept in m_found.
    QList<qint64> find(const SoughtHash &hash, const QStringList &summingTypes);
    void narrowToScope(const QString &path, bool prefix);
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
    QHash<qint64, std::pair<qint64, qint64>> m_found; ///< version and file, by package
};

/// A text for LIKE … ESCAPE '!' in which nothing is a wildcard.
QString escapedForLike(const QString &text);
/// Ids for "IN (SELECT value FROM json_each(?))", which takes any number of them.
QString asJson(const QList<qint64> &ids);

} // namespace packhouse

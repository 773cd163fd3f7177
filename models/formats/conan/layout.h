// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"

#include <QMap>

#include <optional>

namespace packhouse::conan {

/// One revision of a recipe or of a binary, as it may be shown: whole, and with one file a name.
struct Revision
{
    QString id;
    QDateTime time; ///< when it became whole
    qint64 order = 0; ///< higher is later
    QMap<QString, StoredFile> files; ///< by the name that clients know
};

/// Which revision of a recipe somebody chose to be the latest, until one comes that is newer than
/// the choice. Kept in the version's metadata.
struct ChosenLatest
{
    QString revision; ///< empty: the newest one
    QDateTime at;

    static ChosenLatest of(const QByteArray &metadata);
    QByteArray in(const QByteArray &metadata) const;
};

/// The files of one stored recipe as Conan sees them. A revision is hidden until its manifest has
/// arrived, which clients send last, and all else that belongs to it is there.
class RecipeLayout
{
public:
    explicit RecipeLayout(const StoredVersion &version);

    /// Newest first, the chosen one before all.
    const QList<Revision> &revisions() const { return m_revisions; }
    /// nullptr: there is no such revision, or it is not whole.
    const Revision *revision(const QString &id) const;
    const Revision *latest() const { return m_revisions.isEmpty() ? nullptr : &m_revisions[0]; }

    /// The binaries of a recipe's revision by package id, each with its revisions newest first.
    QMap<QString, QList<Revision>> packages(const QString &recipeRevision) const;
    QList<Revision> packageRevisions(const QString &recipeRevision, const QString &packageId) const;

private:
    /// All files of one name, oldest first, by name.
    using Names = QMap<QString, QList<const StoredFile *>>;

    static std::optional<Revision> whole(const QString &id, const Names &names, bool package);
    void putChosenFirst();
    static QList<Revision> wholeOnes(const QMap<QString, Names> &revisions, bool package);

    StoredVersion m_version;
    QList<Revision> m_revisions;
    QMap<QString, QMap<QString, QMap<QString, Names>>> m_packages;
};

} // namespace packhouse::conan

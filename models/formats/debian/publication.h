// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagechanges.h"
#include "formats/debian/debfile.h"
#include "formats/debian/distribution.h"
#include "formats/debian/names.h"

#include <map>

namespace packhouse::debian {

class SuiteIndex;

/// Where a file goes.
struct Place
{
    Distribution distribution;
    QString component;
};

/// What is stored with a file.
struct FileRecord
{
    QString distribution, component, package, version, architecture;
    int part = 0; ///< of the indexes
    QStringList provides = {}; ///< names that a binary package answers for, too

    QByteArray json() const;
    static FileRecord parse(const QByteArray &json);
};

/// Which distribution a stored version belongs to; empty: none.
QString distributionOf(const StoredVersion &version);
QStringList namesIn(
    const StoredVersion &version); ///< of its binary packages, and what they provide
QByteArray versionMetadata(const QString &codename);

/// Puts together one publish of a source package's files: each with what it adds to the indexes.
/// The caller holds the source package's mutex.
class PublicationBuilder
{
public:
    PublicationBuilder(const PackageReader &store, PackageChanges &changes, SuiteIndex &suite,
                       Distribution distribution);

    /// Conflict with another distribution's files is InvalidArgument.
    Result<void> begin(const Scope &project, const Coordinates &coordinates, const Caller &actor);
    /// InvalidArgument: an architecture or component that the distribution does not have.
    Result<void> addBinary(std::unique_ptr<StagedBlob> blob, const QString &fileName, FileKind kind,
                           const DebFile &deb, const QString &component);
    Result<void> addDsc(std::unique_ptr<StagedBlob> blob, const QString &fileName,
                        const Paragraph &dsc, const QString &component);
    /// A file that no index names.
    Result<void> addOther(std::unique_ptr<StagedBlob> blob, const QString &fileName,
                          const QString &component);
    /// What is there already, by file name; the newest of a name.
    const std::map<QString, StoredFile> &existing() const { return m_existing; }
    Publication take() { return std::move(m_publication); }

private:
    Result<void> checkComponent(const QString &component, const QString &fileName) const;
    Result<void> add(std::unique_ptr<StagedBlob> blob, const QString &fileName, FileRecord record,
                     QList<std::pair<QString, QByteArray>> texts);
    QString folder() const;

    const PackageReader &m_store;
    PackageChanges &m_changes;
    SuiteIndex &m_suite;
    const Distribution m_distribution;
    Publication m_publication;
    std::map<QString, StoredFile> m_existing;
};

/// What lists show of a .deb: its description's first line and what it depends on.
QString summary(const Paragraph &control);
QList<Dependency> dependencies(const Paragraph &control);

} // namespace packhouse::debian

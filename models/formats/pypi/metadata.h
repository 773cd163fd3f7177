// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"

#include <QIODevice>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace packhouse::pypi {

inline constexpr qint64 WheelFileLimit = 64 << 10; ///< bytes of a WHEEL file

/// The core metadata of a distribution (METADATA of a wheel, PKG-INFO of a source distribution):
/// mail headers, then the description as body.
struct CoreMetadata
{
    std::vector<std::pair<QString, QString>> fields; ///< in order, names in lower case
    QString description;
    QByteArray sha256; ///< of the file itself, raw

    QString value(QStringView name) const; ///< the first one, empty when absent
    QStringList values(QStringView name) const;
};

/// Errors: InvalidFile where it has no name or version, has one of them twice, needs what
/// installers cannot read, or is past a limit.
Result<CoreMetadata> parseMetadata(const QByteArray &bytes);

/// The bytes of a wheel's METADATA. InvalidFile where an installer would not take the wheel: it is
/// no sound zip, or METADATA, RECORD or a WHEEL of version 1 is missing or there twice.
Result<QByteArray> wheelMetadata(QIODevice &file);
/// The same of a wheel that was taken before; nothing else of it is looked at.
Result<QByteArray> storedWheelMetadata(QIODevice &file);
/// The bytes of the PKG-INFO in a source distribution's only top folder; nothing where a setup.py
/// or pyproject.toml stands there alone, as in old ones. Unsupported when there is none of them,
/// InvalidFile when the archive is broken.
Result<std::optional<QByteArray>> sourceMetadata(QIODevice &file);
/// Of either; \a fileName tells which, and how a source distribution has to be packed.
Result<std::optional<QByteArray>> metadataOf(QIODevice &file, const QString &fileName);

/// What is stored with a version: an object named as the upload form's fields are, with lists where
/// a field may repeat. Both ways in (form and inspection) write the same.
class VersionMetadata
{
public:
    void add(const QString &field, const QString &value);
    static VersionMetadata from(const CoreMetadata &metadata);

    QByteArray json() const;
    QString value(const QString &field) const { return m_fields.value(field).value(0); }
    QStringList values(const QString &field) const { return m_fields.value(field); }

private:
    QMap<QString, QStringList> m_fields;
};

/// "name[extra] (>=1); marker" as the name that is needed and the rest of it.
QList<Dependency> dependencies(const QStringList &requiresDist);

/// What is stored with a file.
struct FileMetadata
{
    QString fileType; ///< "bdist_wheel", "sdist"
    QString pythonVersion;
    QString requiresPython;
    QByteArray metadataSha256; ///< hex, of a wheel's METADATA; empty: not served
    QString attestations; ///< JSON text as it was uploaded

    QByteArray json() const;
    static FileMetadata parse(const QByteArray &json);
};

} // namespace packhouse::pypi

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QMap>
#include <QStringList>

#include <optional>
#include <vector>

namespace packhouse::pypi {

/// The ways to write a page of the simple index (PEP 503, PEP 629, PEP 691).
enum class Variant { Html, HtmlV1, Json };

/// Content type of a variant.
QByteArray contentType(Variant variant);
/// What an Accept header wants, by its q-values; plain HTML when it says nothing. Nothing when all
/// of the variants are refused.
std::optional<Variant> negotiate(const QByteArray &accept);

/// One file on a project's page.
struct IndexFile
{
    QString name;
    QString version; ///< not written; of parsed pages as far as the file name says it
    QByteArray url;
    QMap<QString, QByteArray> hashes; ///< hex by algorithm: "sha256", "md5" …
    QString requiresPython;
    qint64 size = -1; ///< bytes, -1: not told
    QDateTime uploaded;
    std::optional<QString> yanked; ///< with its reason, which may be empty
    QByteArray metadataSha256; ///< hex; not empty: "<url>.metadata" is served (PEP 658)
    QByteArray provenance = {}; ///< where its attestations are (PEP 740); empty: it has none
};

struct ProjectPage
{
    QString name;
    QStringList versions;
    std::vector<IndexFile> files;
};

QByteArray render(const ProjectPage &page, Variant variant);

/// One project on the root page.
struct IndexProject
{
    QString name;
    QByteArray url; ///< of its page
};
QByteArray renderRoot(const QString &title, const std::vector<IndexProject> &projects,
                      Variant variant);

/// A project's page as another index wrote it, JSON or HTML told by its first character. Bounded.
/// Errors: InvalidFile.
Result<ProjectPage> parsePage(const QByteArray &document);

} // namespace packhouse::pypi

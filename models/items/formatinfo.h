// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capability.h"
#include "core/package.h"
#include "core/scope.h"

#include <QHash>

#include <functional>
#include <memory>

namespace packhouse {

/// How to set up or use a client, ready to copy; TOKEN stands where the secret goes.
struct ClientSnippet
{
    QString client; ///< "npm", "pip" …
    QString title; ///< "Install", "Publish", ".npmrc"
    QString text;
};

/// What a snippet is about; an empty version means the latest.
struct SnippetRequest
{
    QString baseUrl; ///< http://127.0.0.1:PORT, without a trailing '/'
    Scope scope;
    Coordinates coordinates;
};

/// What the window knows about a package type: data, handed in by whoever knows the formats.
struct FormatInfo
{
    FormatId id;
    QString label; ///< "npm", "PyPI"
    QString badge; ///< one or two letters
    quint32 colour = 0; ///< of the badge, 0xRRGGBB, readable under white letters
    std::function<QList<ClientSnippet>(const SnippetRequest &)> snippets;
    /// Relative to the project's API address, percent-encoded; empty where there is none.
    std::function<QString(const Coordinates &, const StoredFile &)> downloadPath;
    /// The rows of the reference table for this type's clients: which tokens work, and how.
    QList<CapabilityRow> capabilities = {};
};

/// All package types, in the order in which they are shown.
class FormatInfoList
{
public:
    FormatInfoList() = default;
    explicit FormatInfoList(QList<FormatInfo> formats);

    /// Never fails: a type that nobody knows is shown by its own name.
    const FormatInfo &find(const FormatId &id) const;
    bool contains(const FormatId &id) const;
    const QList<FormatInfo> &all() const { return m_formats; }

private:
    QList<FormatInfo> m_formats;
    mutable QHash<FormatId, std::shared_ptr<const FormatInfo>> m_unknown; ///< addresses stay
};

} // namespace packhouse

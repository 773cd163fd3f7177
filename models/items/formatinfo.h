// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capability.h"
#include "core/changing.h"
#include "core/presenting.h"
#include "core/wireaccess.h"

#include <QHash>

#include <memory>

namespace packhouse {

/// What the window knows about a package type, handed in by whoever knows the formats.
struct FormatInfo
{
    FormatId id;
    QString label; ///< "npm", "PyPI"
    const Presenting *presenting = nullptr; ///< nullptr: nobody knows how the type looks
    /// The rows of the reference table for this type's clients.
    QList<CapabilityRow> capabilities = {};
    QList<WireAccess> wire = {}; ///< which tokens work, and how
    const Changing *changing = nullptr; ///< nullptr: its versions can only be deleted

    QString badge() const; ///< one or two letters
    quint32 colour() const; ///< of the badge, 0xRRGGBB, readable under white letters
    QList<Snippet> snippets(const SnippetContext &context) const;
    QString spelled(const Coordinates &coordinates) const; ///< as Presenting says
    QString packageUrl(const Coordinates &coordinates) const;
    /// What its people call a version in that state: "yanked", "unlisted" …
    QString stateWord(Status status) const;
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

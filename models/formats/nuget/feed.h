// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/nuget/odatafilter.h"
#include "formats/nuget/releases.h"

namespace packhouse::nuget {

/// One <entry> of a feed of protocol 2.
struct FeedEntry
{
    Release release;
    Nuspec spec;
    bool latest = false; ///< the highest listed version without a label
    bool absoluteLatest = false; ///< the highest listed version

    /// A property under its name in the feed, for filters and orders.
    ODataValue property(QStringView name) const;
};
using FeedEntries = std::vector<FeedEntry>;

/// A package's versions as entries, oldest first. Versions that need SemVer 2 are left out unless
/// \a semVer2: a client that cannot read one refuses the whole feed.
FeedEntries entriesOf(Releases releases, bool semVer2);

struct Feed
{
    QString title;
    QByteArray self; ///< its address
    QByteArray next; ///< of the next page; empty: there is none
    qsizetype count = -1; ///< over all pages; -1: not asked for
    FeedEntries entries;
};
QByteArray renderFeed(const Call &call, const Feed &feed);
/// An entry as a document of its own.
QByteArray renderEntry(const Call &call, const FeedEntry &entry);
/// The description of the service's types, the same for all.
QByteArray feedSchema();
QByteArray serviceDocument(const QByteArray &base);

} // namespace packhouse::nuget

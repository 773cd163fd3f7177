// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/archivebuilder.h"

#include <QByteArray>

namespace packhouse::test {

/// A .nuspec with more elements in its metadata.
inline QByteArray nuspecText(const QByteArray &id, const QByteArray &version,
                             const QByteArray &more = {})
{
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
           "<package xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\">"
           "<metadata><id>"
           + id + "</id><version>" + version
           + "</version><authors>Acme</authors><description>Widgets of " + id + ".</description>"
           + more + "</metadata></package>";
}

inline const QByteArray SymbolsType =
    "<packageTypes><packageType name=\"SymbolsPackage\" /></packageTypes>";

/// A package as it is packed; \a more goes into its metadata.
inline QByteArray nupkg(const QByteArray &id, const QByteArray &version,
                        const QByteArray &more = {}, const QList<Member> &files = {})
{
    return makeZip(QList<Member>{{"_rels/.rels", "<Relationships/>"},
                                 {id + ".nuspec", nuspecText(id, version, more)},
                                 {"lib/net45/" + id + ".dll", "MZ"}}
                   + files);
}

} // namespace packhouse::test

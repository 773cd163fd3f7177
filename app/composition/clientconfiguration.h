// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/formatlist.h"
#include "registry/upstreams/upstreamprobe.h"

#include <QMap>
#include <QProcessEnvironment>

namespace packhouse {

/// Addresses that PACKHOUSE_UPSTREAM_NPM, PACKHOUSE_UPSTREAM_PYPI … name for this run, several with
/// blanks between them. An empty one
/// says that the type has no upstream, so that nothing else is looked for.
QMap<FormatId, QByteArray> upstreamsFromEnvironment(const QProcessEnvironment &environment,
                                                    const QStringList &types);

/// The first of PublicRegistry::clientsAddresses() that is fit to be asked, with whether there was
/// a credential in it. Otherwise as the next.
FoundUpstream foundUpstream(const FormatList &formats, const FormatId &type,
                            const QProcessEnvironment &environment);

/// The first of PublicRegistry::clientsAddresses() that is fit to be asked, as it is kept. May run
/// the client, for at most ten seconds, so call it from a worker. Credentials in the address are
/// left out. Empty when nothing is known, and for the address of a registry such as this one, which
/// would only ask itself.
QByteArray configuredUpstream(const FormatList &formats, const FormatId &type,
                              const QProcessEnvironment &environment);

/// The same of PublicRegistry::builtInAddress().
QByteArray builtInUpstream(const FormatList &formats, const FormatId &type,
                           const QProcessEnvironment &environment);

/// An address as it is kept: http or https, without credentials and trailing '/'; empty when it is
/// not one, or leads back to a registry on this computer.
QByteArray usableUpstream(const QString &address);

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/archivebuilder.h"

#include <QCryptographicHash>

namespace packhouse::test {

inline QByteArray chartYaml(const QByteArray &name, const QByteArray &version,
                            const QByteArray &more = "description: A chart\n")
{
    return "apiVersion: v2\nname: " + name + "\nversion: " + version + "\n" + more;
}

/// What helm package makes of a folder with that Chart.yaml.
inline QByteArray chartOf(const QByteArray &name, const QByteArray &yaml,
                          const QList<Member> &more = {})
{
    QList<Member> members{{name + "/Chart.yaml", yaml},
                          {name + "/values.yaml", "replicas: 1\n"},
                          {name + "/templates/service.yaml", "kind: Service\n"}};
    return makeTgz(members + more);
}

inline QByteArray chart(const QByteArray &name, const QByteArray &version,
                        const QByteArray &more = "description: A chart\n")
{
    return chartOf(name, chartYaml(name, version, more));
}

/// What helm package --sign writes beside it, with a signature that nobody has made.
inline QByteArray provenance(const QByteArray &name, const QByteArray &version,
                             const QByteArray &archive)
{
    return "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n" + chartYaml(name, version)
           + "\n...\nfiles:\n  " + name + '-' + version
           + ".tgz: sha256:" + QCryptographicHash::hash(archive, QCryptographicHash::Sha256).toHex()
           + "\n-----BEGIN PGP SIGNATURE-----\n\nwsBcBAEBCgAQBQJ\n-----END PGP SIGNATURE-----\n";
}

} // namespace packhouse::test

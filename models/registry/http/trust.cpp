// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/trust.h"

#include <QDir>

namespace packhouse {

using namespace Qt::StringLiterals;

QList<TrustInstruction> trustInstructions(const QString &authorityFile)
{
    const QString file = QDir::toNativeSeparators(QDir().absoluteFilePath(authorityFile));
    QList<TrustInstruction> list{
        {u"Debian, Ubuntu"_s, u"sudo cp \"%1\" /usr/local/share/ca-certificates/packhouse.crt\n"
                              "sudo update-ca-certificates"_s},
        {u"Fedora, Arch Linux"_s, u"sudo trust anchor --store \"%1\""_s},
        {u"macOS"_s,
         u"security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db \"%1\""_s},
        {u"Windows"_s, u"certutil -user -addstore Root \"%1\""_s},
        {u"npm, yarn, pnpm (Node.js)"_s, u"export NODE_EXTRA_CA_CERTS=\"%1\""_s},
        {u"pip, twine"_s, u"export PIP_CERT=\"%1\" REQUESTS_CA_BUNDLE=\"%1\""_s},
        {u"go, terraform, helm, gem, bundle on Linux"_s, u"export SSL_CERT_FILE=\"%1\""_s},
        {u"mvn, gradle, sbt (Java)"_s,
         u"keytool -importcert -noprompt -cacerts -storepass changeit -alias packhouse -file \"%1\""_s},
        {u"curl"_s, u"curl --cacert \"%1\" …"_s},
    };
    for (TrustInstruction &instruction : list)
        instruction.command.replace(u"%1"_s, file);
    return list;
}

} // namespace packhouse

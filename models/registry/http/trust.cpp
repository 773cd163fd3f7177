// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/trust.h"

#include "core/presenting.h"
#include "formats/formatlist.h"

#include <QDir>

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

/// Those of all types; clients of one command and one note are one entry, where the first was.
QList<ClientTrust> clientsOf(const FormatList &formats)
{
    QList<ClientTrust> all;
    for (const auto &format : formats) {
        const Presenting *presenting = format->presenting();
        for (const ClientTrust &one : presenting ? presenting->trust() : QList<ClientTrust>()) {
            const auto same = std::find_if(all.begin(), all.end(), [&](const ClientTrust &known) {
                return known.command == one.command && known.note == one.note;
            });
            if (same == all.end())
                all.append(one);
            else
                same->clients += u", "_s + one.clients;
        }
    }
    return all;
}

} // namespace

QList<TrustInstruction> trustInstructions(const FormatList &formats, const QString &authorityFile)
{
    const QString file = QDir::toNativeSeparators(QDir().absoluteFilePath(authorityFile));
    QList<TrustInstruction> list{
        {Text::name(u"Debian, Ubuntu"_s),
         u"sudo cp \"%1\" /usr/local/share/ca-certificates/packhouse.crt\n"
         "sudo update-ca-certificates"_s},
        {Text::name(u"Fedora, Arch Linux"_s), u"sudo trust anchor --store \"%1\""_s},
        {Text::name(u"macOS"_s),
         u"security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db \"%1\""_s},
        {Text::name(u"Windows"_s), u"certutil -user -addstore Root \"%1\""_s},
    };
    for (const ClientTrust &one : clientsOf(formats))
        list.append({one.note.isEmpty() ? Text::name(one.clients)
                                        : Text::of("%1 (%2)", one.clients, one.note),
                     one.command});
    for (TrustInstruction &instruction : list)
        instruction.command.replace(u"%1"_s, file);
    return list;
}

} // namespace packhouse

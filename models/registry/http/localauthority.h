// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QStringList>

namespace packhouse {

/// PEM files that a server can use.
struct ServerCertificate
{
    QString certificateFile; ///< with the authority's own behind it
    QString keyFile; ///< readable by its owner alone
};

/// A certificate authority for this computer alone, made on first use in a folder of its own. Its
/// key never leaves the folder and signs nothing but this server's certificate.
class LocalAuthority
{
public:
    /// Errors: ReadOnly or StorageFull (the folder cannot be written), Certificate (what is there
    /// is broken).
    static Result<LocalAuthority> open(const QString &folder, const Clock &clock);

    /// For localhost, 127.0.0.1, [::1] and \a hosts; made anew when a host is missing, or when
    /// fewer than 30 days are left.
    Result<ServerCertificate> serverCertificate(const QStringList &hosts = {}) const;

    /// What clients have to trust.
    QString certificateFile() const;
    /// SHA-256, as "AB:CD:…".
    QString fingerprint() const;

    struct Instruction
    {
        QString system; ///< "Debian, Ubuntu", "Node.js (npm, yarn, pnpm)" …
        QString command; ///< to paste; one or more lines
    };
    /// How to make systems and clients trust it.
    QList<Instruction> instructions() const;

private:
    LocalAuthority(QString folder, const Clock &clock)
        : m_folder(std::move(folder)), m_clock(&clock)
    {}

    QString path(const char *name) const;

    QString m_folder;
    const Clock *m_clock;
};

} // namespace packhouse

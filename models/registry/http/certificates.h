// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace packhouse {

/// Where the files are; all of them PEM.
struct Certificates
{
    QString authorityFile; ///< what clients have to trust
    QString certificateFile;
    QString keyFile; ///< readable by nobody else
};

/// This computer's own certificate authority, and a server certificate by it for this computer and
/// \a hosts. Makes what is missing, about to expire or made for other hosts; keeps the authority,
/// so that trusting it once is enough: one that cannot be read is never replaced by another.
/// Errors: Certificate, ReadOnly.
Result<Certificates> provideCertificates(const QString &directory, const QStringList &hosts,
                                         const QDateTime &now);

/// What is wrong with the authority that is there, as words that go on after its name, and the
/// remedy; nothing when there is none, or when it is as it was made.
std::optional<Error> checkAuthority(const QString &directory);

/// Where the authority's certificate is, whether it was made yet or not.
QString authorityFile(const QString &directory);

} // namespace packhouse

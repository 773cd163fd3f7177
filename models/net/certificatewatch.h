// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>

namespace packhouse {

/// Looks on while a connection's certificate is checked, so that a refused one can be shown.
class CertificateWatch
{
public:
    /// \a context: SSL_CTX of one connection. Must not be moved from then on, or go before the
    /// handshake is through.
    void watch(void *context);
    Error refused(const QString &host) const;
    /// Whether the connection of that CURL handle carries numbered answers.
    static bool speaksHttp2(void *handle);

private:
    void note(void *store, bool accepted);

    QByteArray m_shown; ///< what the other machine showed, as DER
    QString m_reason; ///< empty: it is fine, but for another name
};

} // namespace packhouse

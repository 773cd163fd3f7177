// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace packhouse {

/// A bearer that stands for a token for some time, as a text that says which token, until when, and
/// is signed. It opens nothing that its token does not, and ends with it.
struct Pass
{
    qint64 token = 0; ///< Token::id
    qint64 expires = 0; ///< milliseconds since 1970
    QByteArray signature;

    /// \a key: one that is stored nowhere. What is stored may be read, and must not sign.
    static QByteArray write(qint64 token, qint64 expires, QByteArrayView key);
    /// Nothing when the text has not the shape of a pass; the signature is not looked at.
    static std::optional<Pass> read(QByteArrayView text);
    /// In constant time.
    bool isSignedWith(QByteArrayView key) const;
};

} // namespace packhouse

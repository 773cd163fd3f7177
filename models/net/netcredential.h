// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace packhouse {

/// What shows another machine who asks: one header. It belongs to one home and goes nowhere else:
/// not into an address that is handed out, an error, a log or a journal.
struct NetCredential
{
    QByteArray header; ///< empty: none
    QByteArray value;

    bool operator==(const NetCredential &) const = default;
    bool isEmpty() const { return header.isEmpty(); }

    /// protocol: RFC 7617.
    static NetCredential basic(const QString &user, const QString &password);
    /// The user and password of \a url, which has none afterwards.
    static NetCredential takenFrom(QUrl &url);
    /// What somebody else wrote, without any part of the secret that he may have repeated.
    QString hiddenIn(QString text) const;
};

/// Another registry as its owner named it: where it is, which may be anywhere, and as whom it is
/// asked.
struct NetHome
{
    QUrl url; ///< without user, password and trailing '/'
    NetCredential credential;
    /// For whom it is asked: one asker never has more than a quarter of the places at a machine.
    /// Empty: for this computer's own user.
    QByteArray asker = {};
    /// Which machines passed the question on so far, as CDN-Loop says it (RFC 8586); empty: none.
    QByteArray passedOnBy = {};

    bool operator==(const NetHome &) const = default;
    /// Takes user and password out of the address.
    static NetHome of(const QByteArray &address);
    QByteArray address() const { return url.toEncoded(); }
    QString host() const { return url.host(); }
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/netcredential.h"

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

/// Shorter ones occur in any text, so that nothing of it can be shown.
constexpr qsizetype ShortestReplaced = 4;

QList<QString> secretsIn(const NetCredential &credential)
{
    QList<QString> secrets{QString::fromUtf8(credential.value)};
    const QByteArray bare = credential.value.mid(credential.value.indexOf(' ') + 1);
    secrets.append(QString::fromLatin1(bare));
    if (credential.value.startsWith("Basic ")) {
        const QString pair = QString::fromUtf8(QByteArray::fromBase64(bare));
        const QString password = pair.section(u':', 1);
        // A lone user is a token in many registries.
        secrets.append(password.isEmpty() ? pair.section(u':', 0, 0) : password);
        secrets.append(QString::fromLatin1(QUrl::toPercentEncoding(secrets.constLast())));
    }
    return secrets;
}

} // namespace

NetCredential NetCredential::basic(const QString &user, const QString &password)
{
    return {"Authorization", "Basic " + (user + u':' + password).toUtf8().toBase64()};
}

NetCredential NetCredential::takenFrom(QUrl &url)
{
    if (url.userInfo().isEmpty())
        return {};
    const NetCredential credential = basic(url.userName(QUrl::FullyDecoded),
                                           url.password(QUrl::FullyDecoded));
    url.setUserInfo({});
    return credential;
}

QString NetCredential::hiddenIn(QString text) const
{
    if (isEmpty())
        return text;
    for (const QString &secret : secretsIn(*this)) {
        if (secret.isEmpty() || !text.contains(secret))
            continue;
        if (secret.size() < ShortestReplaced)
            return {};
        text.replace(secret, u"…"_s);
    }
    return text;
}

NetHome NetHome::of(const QByteArray &address)
{
    NetHome home;
    home.url = QUrl::fromEncoded(address.trimmed());
    home.credential = NetCredential::takenFrom(home.url);
    QByteArray plain = home.url.toEncoded();
    while (plain.endsWith('/'))
        plain.chop(1);
    home.url = QUrl::fromEncoded(plain);
    return home;
}

} // namespace packhouse

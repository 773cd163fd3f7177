// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QUrl>

namespace packhouse::test {

/// The program "relay" of this folder between a test and a server: passes both directions on in
/// pieces of random size. The seed is printed; PACKHOUSE_RELAY repeats a run with it. The test's
/// CMakeLists.txt defines PACKHOUSE_RELAY_PROGRAM, where that program is.
class Relay
{
public:
    /// \a to is "http://HOST:PORT".
    explicit Relay(const QByteArray &to)
    {
        const QString target = QUrl::fromEncoded(to).authority();
        QStringList arguments{QStringLiteral(PACKHOUSE_RELAY_PROGRAM), QStringLiteral("--to"),
                              target};
        const QString wanted = qEnvironmentVariable("PACKHOUSE_RELAY");
        if (!wanted.isEmpty())
            arguments << QStringLiteral("--seed") << wanted;
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("python3"), arguments);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(20'000)) {}
        const QJsonObject told = QJsonDocument::fromJson(m_process.readLine()).object();
        m_address = told[QLatin1String("address")].toString().toLatin1();
        qInfo("PACKHOUSE_RELAY=%lld repeats this", told[QLatin1String("seed")].toInteger());
    }
    ~Relay()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Relay)

    QByteArray address() const { return m_address; } ///< empty: it could not be started

private:
    QProcess m_process;
    QByteArray m_address;
};

} // namespace packhouse::test

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/text.h"
#include "formats/reply.h"
#include "net/netclient.h"

#include <QHash>
#include <QMutex>
#include <QSet>
#include <QUrl>
#include <QWaitCondition>

#include <optional>

namespace packhouse {

/// How a registry recognises what it said itself. An upstream may be this registry, under one of
/// its own addresses, under a name that leads to it, or behind another machine; what it answers
/// then tells nothing about others, and a request for what nobody has would go round for ever.
/// - Its own addresses are known without asking.
/// - All that it asks carries its name in CDN-Loop (RFC 8586), which machines on the way keep; what
///   comes back with it is not answered.
/// - Where a machine on the way takes headers out, a question for a word that nobody else can know
///   comes back all the same.
/// Safe from any thread.
class Echo
{
public:
    /// \a identity: what all processes that serve these data have in common; empty: nothing.
    Echo(NetClient &client, const Clock &clock, const QByteArray &identity,
         std::function<QList<QHostAddress>(const QString &name)> resolve = {});

    /// Where it can be called; no ports: nowhere. \a hosts: beside all names of this computer.
    void listensAt(const QList<quint16> &ports, const QStringList &hosts);
    bool isListening() const;

    /// As it stands in CDN-Loop: of what is passed on for others, and of what is asked to learn
    /// who has a name.
    const QByteArray &loopName() const { return m_loopName; }
    QByteArray loopNameOfQuestions() const;
    /// To a request that is our own come back; nothing: it is somebody else's.
    std::optional<Reply> answer(const Headers &headers, const QByteArray &target) const;

    /// Whether an upstream is known to be this registry; asks nobody.
    bool isHere(const NetHome &home) const;
    /// The same after looking its name up, and asking it for a word when that was not done in the
    /// last ten minutes; blocking. Whoever does not answer is somebody else as far as is known.
    bool leadsHere(const NetHome &home);
    /// \a home answered that a question of ours came back.
    void heardOf(const NetHome &home);

    /// A sentence.
    static Text hereText(const NetHome &home);
    static constexpr int status = 508; ///< of the answer to a question of ours (RFC 5842)

private:
    enum class Names { AsWritten, LookedUp };
    struct Heard
    {
        bool here = false;
        QDateTime at;
    };
    bool isOwnAddress(const QUrl &url, Names names) const;
    bool isThisComputer(const QString &host, Names names) const;
    std::optional<bool> kept(const NetHome &home) const; ///< with the lock
    void keep(const NetHome &home, bool here); ///< with the lock
    QByteArray wordOf(const QByteArray &nonce) const;
    bool isOwnWord(const QByteArray &target, QByteArray &word) const;

    NetClient &m_client;
    const Clock &m_clock;
    const QByteArray m_key;
    const QByteArray m_loopName;
    const std::function<QList<QHostAddress>(const QString &)> m_resolve;
    mutable QMutex m_mutex; // guards what follows
    QList<quint16> m_ports;
    QStringList m_hosts;
    QHash<QByteArray, Heard> m_heard; ///< by address
    QSet<QByteArray> m_asked; ///< addresses that are being asked
    QWaitCondition m_wasAsked;
    mutable QHash<QByteArray, bool> m_words; ///< that are on their way, and whether each came back
};

} // namespace packhouse

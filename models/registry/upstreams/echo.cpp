// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/upstreams/echo.h"

#include "core/hashes.h"
#include "core/randomkey.h"
#include "core/visibletext.h"
#include "net/origin.h"
#include "registry/upstreams/forwardingloop.h"

#include <QCryptographicHash>
#include <QHostInfo>
#include <QLoggingCategory>
#include <QMessageAuthenticationCode>
#include <QNetworkInterface>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

Q_LOGGING_CATEGORY(logEcho, "packhouse.upstreams")

constexpr qint64 HeardSeconds = 600;
constexpr qsizetype mostKept = 1'000; // upstreams are what somebody named
constexpr QByteArrayView wordStart = "packhouse-echo-";
constexpr qsizetype nonceSize = 32, proofSize = 32; // hexadecimal digits
/// A parameter of our member of CDN-Loop: nobody waits for what is asked, but to learn from it.
constexpr auto forEvidence = ";for=evidence";

QByteArray keyOf(const QByteArray &identity)
{
    return identity.isEmpty()
               ? randomKey()
               : QCryptographicHash::hash("packhouse echo " + identity, QCryptographicHash::Sha256);
}

QByteArray loopNameOf(const QByteArray &key)
{
    return "packhouse-" + QCryptographicHash::hash(key, QCryptographicHash::Sha256).left(8).toHex();
}

Reply cameBack(int status)
{
    return Reply::error(status, Text::of("This registry asked that itself, and its question came "
                                         "back: what it is to ask leads to it."));
}

QHostAddress plain(const QHostAddress &address)
{
    bool isIpv4 = false; // also ::ffff:127.0.0.1
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4) : QHostAddress(address.toIPv6Address());
}

bool isOfThisComputer(const QHostAddress &asked)
{
    const QHostAddress address = plain(asked);
    // To connect to "any" address is to connect to this computer.
    if (address.isLoopback() || address == QHostAddress(QHostAddress::AnyIPv4)
        || address == QHostAddress(QHostAddress::AnyIPv6))
        return true;
    const QList<QHostAddress> own = QNetworkInterface::allAddresses();
    return std::any_of(own.begin(), own.end(),
                       [&](const QHostAddress &one) { return plain(one) == address; });
}

} // namespace

Echo::Echo(NetClient &client, const Clock &clock, const QByteArray &identity,
           std::function<QList<QHostAddress>(const QString &name)> resolve)
    : m_client(client)
    , m_clock(clock)
    , m_key(keyOf(identity))
    , m_loopName(loopNameOf(m_key))
    , m_resolve(std::move(resolve))
{}

void Echo::listensAt(const QList<quint16> &ports, const QStringList &hosts)
{
    const QMutexLocker lock(&m_mutex);
    m_ports = ports;
    m_hosts = hosts;
    m_heard.clear(); // at other addresses others may be heard of
}

bool Echo::isListening() const
{
    const QMutexLocker lock(&m_mutex);
    return !m_ports.isEmpty();
}

QByteArray Echo::loopNameOfQuestions() const
{
    return m_loopName + forEvidence;
}

std::optional<Reply> Echo::answer(const Headers &headers, const QByteArray &target) const
{
    const QByteArrayList way = passedOnSoFar(headers);
    const bool isOurs = std::any_of(way.begin(), way.end(), [this](const QByteArray &member) {
        return member.split(';').first().trimmed() == m_loopName;
    });
    QByteArray word;
    // Another registry that says who passed a question on is somebody else, though it asks us too.
    if ((!isOurs || way.size() == 1) && isOwnWord(target, word)) {
        const QMutexLocker lock(&m_mutex);
        if (const auto asked = m_words.find(word); asked != m_words.end())
            *asked = true;
        return cameBack(status);
    }
    if (!isOurs)
        return std::nullopt;
    const bool forUs = std::any_of(way.begin(), way.end(), [this](const QByteArray &member) {
        return QByteArray(member).replace(" ", "").replace("\t", "") == loopNameOfQuestions();
    });
    if (forUs)
        return cameBack(status);
    // Whoever passed it on asks the next one, or has nothing: here it was looked for before.
    Reply reply = cameBack(404);
    reply.headers.set("X-Packhouse-Reason"_ba,
                      "The request has been here before: the upstream passes requests on to this "
                      "registry."_ba);
    return reply;
}

bool Echo::isHere(const NetHome &home) const
{
    if (isOwnAddress(home.url, Names::AsWritten))
        return true;
    const QMutexLocker lock(&m_mutex);
    return kept(home).value_or(false);
}

bool Echo::leadsHere(const NetHome &home)
{
    if (isOwnAddress(home.url, Names::LookedUp)) {
        heardOf(home);
        return true;
    }
    const QByteArray nonce = randomKey().left(nonceSize / 2).toHex();
    const QByteArray word = wordOf(nonce);
    {
        QMutexLocker lock(&m_mutex);
        while (m_asked.contains(home.address())) // one asks for all
            m_wasAsked.wait(&m_mutex);
        if (const auto known = kept(home))
            return *known;
        m_asked.insert(home.address());
        m_words.insert(word, false);
    }
    NetRequest request;
    request.url = QUrl::fromEncoded(home.address() + '/' + word);
    request.home = home;
    request.home.asker.clear();
    request.home.passedOnBy = loopNameOfQuestions();
    request.deadlines.firstByte = std::chrono::seconds(5);
    request.deadlines.overall = std::chrono::seconds(8);
    request.limit = 64 << 10;
    request.sparesSilentHosts = true;
    const Result<NetAnswer> answer = m_client.fetch(std::move(request));
    const QMutexLocker lock(&m_mutex);
    m_asked.remove(home.address());
    m_wasAsked.wakeAll();
    const bool here = m_words.take(word) || (answer && answer->status == status);
    if (here || answer)
        keep(home, here);
    return here;
}

void Echo::heardOf(const NetHome &home)
{
    const QMutexLocker lock(&m_mutex);
    keep(home, true);
}

/// Whoever looks after the registry hears of it: clients may be told nothing but "not found".
void Echo::keep(const NetHome &home, bool here)
{
    if (here && !kept(home).value_or(false))
        qCWarning(logEcho).noquote() << visibleText(english(hereText(home)));
    if (m_heard.size() >= mostKept)
        m_heard.clear();
    m_heard.insert(home.address(), {here, m_clock.now()});
}

Text Echo::hereText(const NetHome &home)
{
    return Text::of("%1 is this registry itself, or leads back to it, so what it has is what is "
                    "here.",
                    QString::fromUtf8(home.address()));
}

std::optional<bool> Echo::kept(const NetHome &home) const
{
    const auto known = m_heard.constFind(home.address());
    if (known == m_heard.constEnd() || known->at.secsTo(m_clock.now()) >= HeardSeconds)
        return std::nullopt;
    return known->here;
}

/// Also another port of ours, whatever it speaks.
bool Echo::isOwnAddress(const QUrl &url, Names names) const
{
    QStringList hosts;
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_ports.contains(portOf(url)))
            return false;
        hosts = m_hosts;
    }
    QString host = url.host();
    if (host.endsWith(u'.'))
        host.chop(1);
    return hosts.contains(host, Qt::CaseInsensitive) || isThisComputer(host, names);
}

bool Echo::isThisComputer(const QString &host, Names names) const
{
    if (const QHostAddress address(host); !address.isNull())
        return isOfThisComputer(address);
    const QString own = QHostInfo::localHostName();
    if (host == u"localhost" || host.endsWith(u".localhost")
        || host.compare(own, Qt::CaseInsensitive) == 0
        || host.compare(own + u'.' + QHostInfo::localDomainName(), Qt::CaseInsensitive) == 0)
        return true;
    if (names == Names::AsWritten)
        return false;
    QList<QHostAddress> addresses = m_resolve ? m_resolve(host) : QList<QHostAddress>();
    if (addresses.isEmpty())
        addresses = QHostInfo::fromName(host).addresses();
    return std::any_of(addresses.begin(), addresses.end(), &isOfThisComputer);
}

QByteArray Echo::wordOf(const QByteArray &nonce) const
{
    return wordStart.toByteArray() + nonce + '-'
           + QMessageAuthenticationCode::hash(nonce, m_key, QCryptographicHash::Sha256)
                 .toHex()
                 .left(proofSize);
}

bool Echo::isOwnWord(const QByteArray &target, QByteArray &word) const
{
    const qsizetype start = target.indexOf(wordStart);
    if (start < 0)
        return false;
    word = target.mid(start, wordStart.size() + nonceSize + 1 + proofSize);
    return equalInConstantTime(word, wordOf(word.mid(wordStart.size(), nonceSize)));
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/auditledger.h"
#include "registry/actions/removal.h"
#include "registry/actions/upstreams.h"
#include "registry/registry.h"
#include "registry/store/store.h"
#include "registry/upstreams/echo.h"
#include "support/folders.h"
#include "support/loopbackserver.h"

#include <QEventLoop>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkInterface>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

struct Heard
{
    int status = 0;
    QByteArray body;
    QByteArray reason;
};

Heard get(const QByteArray &address, const QByteArray &passedOnBy = {},
          const QByteArray &token = {})
{
    QNetworkAccessManager net;
    QNetworkRequest request(QUrl::fromEncoded(address));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    if (!passedOnBy.isEmpty())
        request.setRawHeader("CDN-Loop", passedOnBy);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token);
    const std::unique_ptr<QNetworkReply> reply(net.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
            reply->rawHeader("X-Packhouse-Reason")};
}

/// A machine in front of another, which takes several requests at once.
class Front
{
public:
    enum class Headers { Kept, TakenOut, ItsOwn };

    explicit Front(Headers headers)
        : server([this, headers](const SeenRequest &request) {
            const Heard heard = get(behind + request.target,
                                    headers == Headers::Kept     ? request.headers.value("cdn-loop")
                                    : headers == Headers::ItsOwn ? "front.example"_ba
                                                                 : QByteArray());
            return Answer{.status = heard.status, .body = heard.body};
        })
    {}

    QByteArray behind; ///< http://127.0.0.1:PORT
    LoopbackServer server;
};

} // namespace

/// A registry that is given itself as its own upstream, by every way that leads to it.
class TestOwnUpstream : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_registry = opened(u"data"_s);
        m_project = m_registry->store()
                        .addScope(u"acme/web"_s, Level::Project, Visibility::Public,
                                  m_registry->context().actor)
                        .value();
        Publication publication;
        publication.project = m_project;
        publication.coordinates = {u"npm"_s, u"left-pad"_s, u"1.3.0"_s};
        publication.actor = m_registry->context().actor;
        QVERIFY(m_registry->store().publish(std::move(publication)));
        QVERIFY(m_registry->listen());
        m_front.reset();
        m_copy.reset();
    }
    void cleanup()
    {
        m_copy.reset();
        m_registry.reset();
        m_front.reset();
    }

    void V1_noWayToItselfIsAcceptedAsUpstream_data() { waysHere(); }
    void V1_noWayToItselfIsAcceptedAsUpstream()
    {
        QFETCH(QString, way);
        const QByteArray address = packages(way);
        const auto yes = acceptUpstream(m_registry->context(), u"npm"_s, QString::fromUtf8(address),
                                        false);
        QVERIFY2(!yes, address.constData());
        QCOMPARE(yes.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(english(yes.error().what).contains(u"this registry itself"),
                 qPrintable(english(yes.error().what)));
        QVERIFY(!english(yes.error().remedy).isEmpty());
        QVERIFY(m_registry->probe().homes(u"npm"_s).isEmpty());
    }

    /// Nor is it proposed, where this computer's client is set up with it.
    void V1_itselfIsNotProposed()
    {
        m_clientUses = packages(u"127.0.0.1"_s);
        const Result<QList<UpstreamRow>> rows = upstreamRows(m_registry->context());
        QVERIFY(rows);
        for (const UpstreamRow &row : *rows)
            QVERIFY2(row.proposed.isEmpty(), qPrintable(row.type));
        QVERIFY(!acceptUpstream(m_registry->context(), u"npm"_s, {}, false));
    }

    void V1_anotherOnThisComputerIsAccepted()
    {
        LoopbackServer other([](const SeenRequest &) { return Answer{.status = 404}; });
        QVERIFY(acceptUpstream(m_registry->context(), u"npm"_s, QString::fromUtf8(other.address()),
                               false));
        QCOMPARE(m_registry->probe().ask(u"npm"_s, u"left-pad"_s).state,
                 ProbeResult::State::Absent);
    }

    /// However the address came to be one.
    void V1_whatIsHereIsNoEvidence_data() { waysHere(); }
    void V1_whatIsHereIsNoEvidence()
    {
        QFETCH(QString, way);
        const QByteArray address = packages(way);
        m_registry->probe().setUpstream(u"npm"_s, address);
        for (const QString &name : {u"left-pad"_s, u"nobody-has-it"_s}) {
            const ProbeResult asked = m_registry->probe().ask(u"npm"_s, name);
            QCOMPARE(asked.state, ProbeResult::State::Unknown);
            QVERIFY2(english(asked.problem).contains(u"this registry itself"),
                     qPrintable(english(asked.problem)));
        }
        const auto plan = planRemoval(m_registry->context(),
                                      {{{u"acme/web"_s, u"npm"_s, u"left-pad"_s}, {}}}, true);
        QVERIFY(plan);
        QVERIFY2(plan->evidence.risk >= Risk::Medium, qPrintable(plan->evidence.report()));
        QVERIFY2(!plan->evidence.report().contains(u"your copy"),
                 qPrintable(plan->evidence.report()));
    }

    /// One question of a client: told, and not gone round with.
    void U13_aCircleIsToldAndEndsAtOnce_data() { waysHere(); }
    void U13_aCircleIsToldAndEndsAtOnce()
    {
        QFETCH(QString, way);
        PolicySetting setting;
        setting.scope = m_project.id;
        setting.type = u"npm"_s;
        setting.forwarding = Forwarding::Proxy;
        QVERIFY(m_registry->store().setPolicy(setting, m_registry->context().actor));
        const QByteArray upstream = packages(way);
        m_registry->probe().setUpstream(u"npm"_s, upstream);
        const QByteArray question = packages(u"127.0.0.1"_s) + "/open";
        const auto token = m_registry->store().createToken(
            {TokenKind::Personal, u"reader"_s, {}, Right::Read, {}}, m_registry->context().actor);
        QVERIFY(token);
        const Heard heard = get(question, {}, token->secret.toUtf8());
        QCOMPARE(heard.status, 404);
        if (!m_front)
            return;
        const auto passes = m_front->server.seen().size();
        QVERIFY2(passes <= 2, QByteArray::number(passes).constData());
        if (way == u"a front that keeps headers")
            return; // its own 404 says it
        QVERIFY2(heard.reason.contains("leads back to it"), heard.reason.constData());
        QCOMPARE(get(question).status, 404);
        QCOMPARE(m_front->server.seen().size(), passes); // it is known by now
    }

    /// A registry that passes on to this one what it lacks is another one, and has what it has.
    void U13_whoAsksThisOneTooIsAnother()
    {
        LoopbackServer mirror([this](const SeenRequest &request) {
            if (request.target == "/own")
                return Answer{.body = R"({"name":"own","versions":{"1.0.0":{}}})"};
            return Answer{.status = get(packages(u"127.0.0.1"_s) + request.target,
                                        request.headers.value("cdn-loop") + ", mirror.example")
                                                .status
                                            == 200
                                        ? 200
                                        : 404};
        });
        QVERIFY(acceptUpstream(m_registry->context(), u"npm"_s, QString::fromUtf8(mirror.address()),
                               false));
        QCOMPARE(m_registry->probe().ask(u"npm"_s, u"own"_s).state, ProbeResult::State::Present);
    }

private:
    std::unique_ptr<Registry> opened(const QString &name)
    {
        RegistryOptions options;
        options.directory = m_folder->filePath(name);
        options.https = true;
        options.extraHosts = {u"packages.example"_s, u"elsewhere.example"_s};
        options.net.resolve = [](const QString &host) {
            return host.endsWith(u".example") ? QList<QHostAddress>{QHostAddress::LocalHost}
                                              : QList<QHostAddress>();
        };
        options.findUpstream = [this](const FormatId &) { return FoundUpstream{m_clientUses}; };
        return Registry::open(options, m_formats, m_clock).value();
    }
    static void waysHere()
    {
        QTest::addColumn<QString>("way");
        for (const char *way :
             {"127.0.0.1", "127.1", "2130706433", "localhost", "LOCALHOST.", "0.0.0.0", "[::1]",
              "[::ffff:127.0.0.1]", "the computer's name", "an interface", "packages.example",
              "the port of https", "a front that keeps headers", "a front that takes headers out",
              "a front with a header of its own", "a copy of the data"})
            QTest::addRow("%s", way) << QString::fromLatin1(way);
    }
    QByteArray packages(const QString &way)
    {
        return whereItIs(way) + "/api/v4/projects/" + QByteArray::number(m_project.id)
               + "/packages/npm";
    }
    QByteArray whereItIs(const QString &way)
    {
        const QUrl here = QUrl::fromEncoded(m_registry->address());
        const auto at = [&here](const QString &host) {
            return "http://" + host.toUtf8() + ':' + QByteArray::number(here.port());
        };
        if (way == u"the port of https")
            return m_registry->httpsAddress();
        if (way == u"the computer's name")
            return at(QHostInfo::localHostName());
        if (way == u"an interface") {
            for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
                if (!address.isLoopback() && address.protocol() == QAbstractSocket::IPv4Protocol)
                    return at(address.toString());
            }
            return at(u"127.0.0.1"_s); // a computer without a net
        }
        if (way == u"a copy of the data")
            return servedCopy();
        if (!way.startsWith(u"a front"))
            return at(way);
        if (!m_front)
            m_front = std::make_unique<Front>(way.contains(u"keeps") ? Front::Headers::Kept
                                              : way.contains(u"own") ? Front::Headers::ItsOwn
                                                                     : Front::Headers::TakenOut);
        m_front->behind = m_registry->address();
        return m_front->server.address();
    }
    QByteArray servedCopy()
    {
        if (m_copy)
            return m_copy->address();
        m_registry.reset();
        copyFolder(m_folder->filePath(u"data"_s), m_folder->filePath(u"copy"_s));
        m_registry = opened(u"data"_s);
        m_copy = opened(u"copy"_s);
        return m_registry->listen() ? m_copy->listen().value() : QByteArray();
    }

    FormatList m_formats;
    SystemClock m_clock;
    QByteArray m_clientUses;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Front> m_front;
    std::unique_ptr<Registry> m_registry, m_copy;
    Scope m_project;
};

QTEST_GUILESS_MAIN(TestOwnUpstream)
#include "tst_ownupstream.moc"

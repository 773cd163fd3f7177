// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/wiretable.h"
#include "support/spyformat.h"
#include "support/testregistry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

FormatList spies(const FormatList &real)
{
    std::vector<std::unique_ptr<Format>> list;
    for (const auto &format : real)
        list.push_back(std::make_unique<SpyFormat>(*format));
    return FormatList(std::move(list));
}

void send(Headers &headers, const WireAccess &access, const QByteArray &secret,
          const Format &format)
{
    switch (access.carrier) {
    case Carrier::PrivateToken:
        return headers.add("PRIVATE-TOKEN", secret);
    case Carrier::JobToken:
        return headers.add("JOB-TOKEN", secret);
    case Carrier::DeployToken:
        return headers.add("Deploy-Token", secret);
    case Carrier::Bearer:
        return headers.add("Authorization", "Bearer " + secret);
    case Carrier::Basic:
        return headers.add("Authorization", "Basic " + ("ci_user:" + secret).toBase64());
    case Carrier::PackageKey:
        return headers.add(format.serving()->keyHeaders().constFirst(), secret);
    case Carrier::Owner:
    case Carrier::Unknown:
        break;
    }
    qFatal("no token is sent so");
}

/// A route that the type has for the verb; nothing: none.
std::optional<Route> routeFor(const Format &format, Right verb)
{
    RouteTable table;
    format.serving()->routes(table);
    for (const Route &route : table.routes()) {
        if (route.right == verb && !route.anyone && !route.project)
            return route;
    }
    return std::nullopt;
}

} // namespace

/// The table of what works on the wire against the gate that decides it.
class tst_WireAccess : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void K1_1_theTableIsWhatTheGateDoes_data();
    void K1_1_theTableIsWhatTheGateDoes();
    void K1_2_theReferencesCellsAreDocumented_data();
    void K1_2_theReferencesCellsAreDocumented();
    void K1_3_whoWritesReadsAtHisProjectAlone();
    void K1_4_aRightThatIsGivenWorks();

private:
    QByteArray secretOf(TokenKind kind);
    Reply ask(const Route &route, Headers headers);

    FormatList m_real;
    std::unique_ptr<TestRegistry> m_registry;
};

void tst_WireAccess::initTestCase()
{
    m_registry = std::make_unique<TestRegistry>(spies(m_real));
    m_registry->add(u"acme"_s, Level::Group, Visibility::Private);
    m_registry->add(u"acme/web"_s, Level::Project, Visibility::Private);
    m_registry->add(u"acme/app"_s, Level::Project, Visibility::Private);
    const Rights all = Right::Read | Right::Write | Right::Delete;
    m_registry->token(u"personal"_s, TokenKind::Personal, {}, all);
    m_registry->token(u"project"_s, TokenKind::Project, u"acme/web"_s, all);
    m_registry->token(u"group"_s, TokenKind::Group, u"acme"_s, all);
    m_registry->token(u"deploy"_s, TokenKind::Deploy, u"acme"_s, all);
    m_registry->token(u"job"_s, TokenKind::Job, u"acme/web"_s, all);
    m_registry->token(u"writes"_s, TokenKind::Deploy, u"acme/web"_s, Right::Write);
    m_registry->token(u"deletes"_s, TokenKind::Deploy, u"acme/web"_s, Right::Delete);
}

QByteArray tst_WireAccess::secretOf(TokenKind kind)
{
    const QHash<TokenKind, QString> names{{TokenKind::Personal, u"personal"_s},
                                          {TokenKind::Project, u"project"_s},
                                          {TokenKind::Group, u"group"_s},
                                          {TokenKind::Deploy, u"deploy"_s},
                                          {TokenKind::Job, u"job"_s}};
    return m_registry->secrets.value(names.value(kind));
}

Reply tst_WireAccess::ask(const Route &route, Headers headers)
{
    QByteArray path = route.pattern;
    for (qsizetype open = path.indexOf('{'); open >= 0; open = path.indexOf('{'))
        path.replace(open, path.indexOf('}', open) - open + 1, "thing");
    QByteArray target = route.level == Level::Project ? "/api/v4/projects/acme%2Fweb/"_ba
                        : route.level == Level::Group ? "/api/v4/groups/acme/"_ba
                                                      : "/api/v4/"_ba;
    if (route.atRoot)
        target = "/";
    const bool hasBody = route.method != Method::Get && route.method != Method::Delete;
    const QByteArray body =
        hasBody ? "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--b--\r\n"_ba
                : QByteArray();
    if (hasBody)
        headers.add("Content-Type", "multipart/form-data; boundary=b");
    return call(*m_registry->gateway,
                requestHead(methodName(route.method), target + path, headers, body), body);
}

void tst_WireAccess::K1_1_theTableIsWhatTheGateDoes_data()
{
    QTest::addColumn<int>("format");
    int at = 0;
    for (const auto &format : m_registry->formats)
        QTest::newRow(qPrintable(format->id())) << at++;
}

void tst_WireAccess::K1_1_theTableIsWhatTheGateDoes()
{
    QFETCH(int, format);
    const Format &type = **(m_registry->formats.begin() + format);
    const QList<WireAccess> table = wireTable(type);
    QVERIFY(table.size() >= 5 * 3 * 5);
    for (const WireAccess &access : table) {
        const std::optional<Route> route = routeFor(type, access.verb);
        const bool works = access.look != WireAccess::Look::Refused;
        QCOMPARE(works, access.reason.isEmpty());
        QCOMPARE(access.scheme != nullptr, access.look == WireAccess::Look::Documented);
        if (!route) {
            QVERIFY(!works);
            continue;
        }
        Headers headers;
        send(headers, access, secretOf(access.kind), type);
        const int before = SpyFormat::reached;
        const Reply reply = ask(*route, headers);
        // A personal token's right is everywhere; others publish where their scope is.
        const bool within = access.kind == TokenKind::Personal || route->level == Level::Project
                            || (route->level == Level::Group && access.kind != TokenKind::Project
                                && access.kind != TokenKind::Job)
                            || access.verb == Right::Read;
        const QByteArray text = "kind " + QByteArray::number(int(access.kind)) + " by "
                                + QByteArray::number(int(access.carrier)) + " for " + route->pattern
                                + ": " + QByteArray::number(reply.status);
        if (works && within)
            QVERIFY2(SpyFormat::reached == before + 1, text.constData());
        else
            QVERIFY2(SpyFormat::reached == before, text.constData());
        if (!works)
            QVERIFY2(reply.status == 401, text.constData());
    }
}

void tst_WireAccess::K1_2_theReferencesCellsAreDocumented_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<TokenKind>("kind");
    QTest::addColumn<Carrier>("carrier");
    QTest::addColumn<Right>("verb");
    QTest::addColumn<int>("look");
    const auto row = [](const char *name, const QString &type, TokenKind kind, Carrier carrier,
                        Right verb, WireAccess::Look look) {
        QTest::newRow(name) << type << kind << carrier << verb << int(look);
    };
    using Look = WireAccess::Look;
    row("Conan, job token as a password", u"conan"_s, TokenKind::Job, Carrier::Basic, Right::Write,
        Look::Documented);
    row("Conan, deploy token", u"conan"_s, TokenKind::Deploy, Carrier::Basic, Right::Write,
        Look::Beyond);
    row("Conan, deploy token in the jobs' header", u"conan"_s, TokenKind::Deploy, Carrier::JobToken,
        Right::Write, Look::Refused);
    row("Maven, deploy token in its header", u"maven"_s, TokenKind::Deploy, Carrier::DeployToken,
        Right::Write, Look::Documented);
    row("npm, project token as a bearer", u"npm"_s, TokenKind::Project, Carrier::Bearer,
        Right::Read, Look::Documented);
    row("npm, by Basic", u"npm"_s, TokenKind::Personal, Carrier::Basic, Right::Read, Look::Beyond);
    row("Helm, project token", u"helm"_s, TokenKind::Project, Carrier::Basic, Right::Read,
        Look::Beyond);
    row("NuGet, key", u"nuget"_s, TokenKind::Job, Carrier::PackageKey, Right::Write, Look::Beyond);
    row("NuGet, a deploy token deletes", u"nuget"_s, TokenKind::Deploy, Carrier::Basic,
        Right::Delete, Look::Beyond);
    row("NuGet, a personal token deletes", u"nuget"_s, TokenKind::Personal, Carrier::Basic,
        Right::Delete, Look::Documented);
    row("Composer deletes nothing", u"composer"_s, TokenKind::Personal, Carrier::Bearer,
        Right::Delete, Look::Refused);
}

void tst_WireAccess::K1_2_theReferencesCellsAreDocumented()
{
    QFETCH(QString, type);
    QFETCH(TokenKind, kind);
    QFETCH(Carrier, carrier);
    QFETCH(Right, verb);
    QFETCH(int, look);
    QList<int> found;
    for (const WireAccess &access : wireTable(*m_real.find(type))) {
        if (access.kind == kind && access.carrier == carrier && access.verb == verb)
            found << int(access.look);
    }
    QCOMPARE(found, QList<int>{look});
}

void tst_WireAccess::K1_3_whoWritesReadsAtHisProjectAlone()
{
    Headers writes;
    writes.add("Deploy-Token", m_registry->secrets.value(u"writes"_s));
    const auto status = [&](const QByteArray &path) {
        return call(*m_registry->gateway, requestHead("GET", path, writes)).status;
    };
    QCOMPARE(status("/api/v4/projects/acme%2Fweb/packages/npm/thing"), 200);
    QCOMPARE(status("/api/v4/projects/acme%2Fapp/packages/npm/thing"), 404);
}

void tst_WireAccess::K1_4_aRightThatIsGivenWorks()
{
    Headers deletes;
    deletes.add("Deploy-Token", m_registry->secrets.value(u"deletes"_s));
    const auto status = [&](const char *verb, const QByteArray &path) {
        return call(*m_registry->gateway, requestHead(verb, path, deletes)).status;
    };
    QCOMPARE(status("DELETE", "/api/v4/projects/acme%2Fweb/packages/nuget/thing/1.0.0"), 200);
    QCOMPARE(status("DELETE", "/api/v4/projects/acme%2Fapp/packages/nuget/thing/1.0.0"), 404);
    QCOMPARE(status("GET", "/api/v4/projects/acme%2Fweb/packages/npm/thing"), 403);
}

QTEST_GUILESS_MAIN(tst_WireAccess)
#include "tst_wireaccess.moc"

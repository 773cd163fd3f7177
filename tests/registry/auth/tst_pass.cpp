// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/auth/pass.h"
#include "support/passformat.h"
#include "support/testregistry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace std::chrono_literals;

namespace {

const QByteArray Handing = "/api/v4/projects/acme%2Fweb/packages/plain/pass";
const QByteArray Reading = "/api/v4/projects/acme%2Fweb/packages/plain/hidden/x";

} // namespace

class tst_Pass : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m = std::make_unique<TestRegistry>(PassFormat::alone());
        m->add(u"acme/web"_s, Level::Project, Visibility::Private);
        m->add(u"acme/api"_s, Level::Project, Visibility::Private);
    }
    void cleanup() { m.reset(); }

    void standsForItsTokenAndNoMore();
    void endsAfterItsTime();
    void endsWithItsToken();
    void neverOutlivesItsToken();
    void doesNotProlongItself();
    void whateverIsChangedIsRefused_data();
    void whateverIsChangedIsRefused();
    void comesAsABearerOnly();
    void isWorthNothingElsewhere();
    void readsWhatItWrote();

private:
    QByteArray secret(const QDateTime &expires = {})
    {
        return m->token(u"ci"_s, TokenKind::Project, u"acme/web"_s, Right::Read, expires);
    }
    QByteArray passFor(const QByteArray &bearer)
    {
        const Reply reply = m->get(Handing, {{"Authorization", "Bearer " + bearer}});
        return reply.status == 200 ? bodyOf(reply) : QByteArray();
    }
    int status(const QByteArray &bearer, const QByteArray &target = Reading)
    {
        return m->get(target, {{"Authorization", "Bearer " + bearer}}).status;
    }
    QDateTime in(std::chrono::seconds time) { return m->clock.now().addSecs(time.count()); }

    std::unique_ptr<TestRegistry> m;
};

void tst_Pass::standsForItsTokenAndNoMore()
{
    const QByteArray token = secret();
    const QByteArray pass = passFor(token);
    QVERIFY(pass.startsWith("phpass-"));
    QVERIFY(!pass.contains(token));
    QCOMPARE(status(pass), 200);
    QCOMPARE(status(pass), 200); // as one that is known by now
    QCOMPARE(status(pass, "/api/v4/projects/acme%2Fapi/packages/plain/hidden/x"), 404);
    const Reply reply = call(*m->gateway, "DELETE", "/api/v4/projects/acme%2Fweb/packages/plain/x",
                             {{"Authorization", "Bearer " + pass}});
    QCOMPARE(reply.status, 403);
    QCOMPARE(m->get(Handing).status, 401);
}

void tst_Pass::endsAfterItsTime()
{
    const QByteArray pass = passFor(secret());
    m->clock.advance(59min);
    QCOMPARE(status(pass), 200);
    m->clock.advance(1min);
    const Reply late = m->get(Reading, {{"Authorization", "Bearer " + pass}});
    QCOMPARE(late.status, 401);
    QVERIFY(objectOf(late)[u"error"].toString().contains(u"expired"));
    QVERIFY(!everythingOf(late).contains(pass));
}

void tst_Pass::endsWithItsToken()
{
    const QByteArray pass = passFor(secret());
    QCOMPARE(status(pass), 200);
    QVERIFY(m->store->revokeToken(m->tokens[u"ci"_s].id, m->owner));
    QCOMPARE(status(pass), 401);
}

void tst_Pass::neverOutlivesItsToken()
{
    const QByteArray pass = passFor(secret(in(10min)));
    QCOMPARE(status(pass), 200);
    m->clock.advance(10min);
    QCOMPARE(status(pass), 401);
}

void tst_Pass::doesNotProlongItself()
{
    const QByteArray first = passFor(secret());
    m->clock.advance(50min);
    const QByteArray second = passFor(first);
    QCOMPARE(status(second), 200);
    m->clock.advance(10min);
    QCOMPARE(status(second), 401);
}

void tst_Pass::whateverIsChangedIsRefused_data()
{
    QTest::addColumn<int>("part");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("another token") << 1 << "1"_ba;
    QTest::newRow("later") << 2 << "99999999999999"_ba;
    QTest::newRow("the same number") << 2 << "+"_ba;
    QTest::newRow("no signature") << 3 << ""_ba;
    QTest::newRow("zeros") << 3 << QByteArray(64, '0');
    QTest::newRow("short") << 3 << QByteArray(32, '0');
    QTest::newRow("more") << 3 << "-"_ba;
}

void tst_Pass::whateverIsChangedIsRefused()
{
    QFETCH(int, part);
    QFETCH(QByteArray, text);
    m->token(u"other"_s, TokenKind::Personal, {}, Right::Read);
    const QByteArray pass = passFor(secret());
    QByteArrayList parts = pass.split('-');
    QCOMPARE(parts.size(), 4);
    if (text == "+" || text == "-")
        parts[part] += text;
    else
        parts[part] = text;
    QVERIFY(parts.join('-') != pass);
    QCOMPARE(status(parts.join('-')), 401);
    QCOMPARE(status(pass), 200);
}

void tst_Pass::comesAsABearerOnly()
{
    const QByteArray pass = passFor(secret());
    QCOMPARE(m->get(Reading, {{"PRIVATE-TOKEN", pass}}).status, 401);
    QCOMPARE(m->get(Reading, {{"Authorization", "Basic " + ("any:" + pass).toBase64()}}).status,
             401);
    QCOMPARE(m->get(Reading + "?private_token=" + pass).status, 401);
}

void tst_Pass::isWorthNothingElsewhere()
{
    const QByteArray pass = passFor(secret());
    TestRegistry other(PassFormat::alone());
    other.add(u"acme/web"_s, Level::Project, Visibility::Private);
    other.token(u"ci"_s, TokenKind::Project, u"acme/web"_s, Right::Read);
    QCOMPARE(other.get(Reading, {{"Authorization", "Bearer " + pass}}).status, 401);
}

void tst_Pass::readsWhatItWrote()
{
    const QByteArray text = Pass::write(17, 1'800'000'000'000, "key");
    const auto pass = Pass::read(text);
    QVERIFY(pass);
    QCOMPARE(pass->token, 17);
    QCOMPARE(pass->expires, 1'800'000'000'000);
    QVERIFY(pass->isSignedWith("key"));
    QVERIFY(!pass->isSignedWith("Key"));
    QVERIFY(!pass->isSignedWith(""));
    for (const char *bad :
         {"", "phpass-", "phpass---", "phpass-1-2", "phpass-1-2-3", "glpat-1-2-3"})
        QVERIFY(!Pass::read(bad));
    QVERIFY(!Pass::read("phpass-017-1800000000000-" + QByteArray(64, 'a')));
    QVERIFY(!Pass::read("phpass--17-1800000000000-" + QByteArray(64, 'a')));
    QVERIFY(!Pass::read(text + QByteArray(1000, 'a')));
}

QTEST_GUILESS_MAIN(tst_Pass)
#include "tst_pass.moc"

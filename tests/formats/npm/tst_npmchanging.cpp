// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "npmregistry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

class TestNpmChanging : public QObject
{
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<NpmRegistry>(); }
    void cleanup() { m.reset(); }

    void tagsMove();
    void tagsAreRefused();
    void deprecationComesAndGoes();
    void deprecationNeedsTheRightToDelete();
    void oneVersionIsUnpublished();
    void staleUnpublishIsRefused();
    void wholePackageIsUnpublished();
    void H12_unpublishNeedsItsOwnRight();
    void unpublishIsNever404();

private:
    std::unique_ptr<NpmRegistry> m;
};

void TestNpmChanging::tagsMove()
{
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(m->publish({.version = u"1.1.0"_s, .tag = u"beta"_s}).status, 200);
    for (const Scope &scope : {m->web, m->acme, Scope()}) {
        const QByteArray tags = m->at(scope) + "-/package/@acme%2fwidget/dist-tags";
        QCOMPARE(objectOf(m->get(tags)),
                 (QJsonObject{{u"latest"_s, u"1.0.0"_s}, {u"beta"_s, u"1.1.0"_s}}));
        if (scope.level == Level::Instance)
            continue; // a group's token changes nothing there
        QCOMPARE(m->send("PUT", tags + "/stable", m->developer, {}, "\"1.1.0\"").status, 204);
        QCOMPARE(m->packument().value(u"dist-tags").toObject().value(u"stable"),
                 QJsonValue(u"1.1.0"_s));
        QCOMPARE(m->send("PUT", tags + "/stable", m->developer, {}, "\"1.0.0\"").status, 204);
        QCOMPARE(objectOf(m->get(tags)).value(u"stable"), QJsonValue(u"1.0.0"_s));
        QCOMPARE(m->send("DELETE", tags + "/stable", m->maintainer).status, 204);
        QVERIFY(!objectOf(m->get(tags)).contains(u"stable"));
    }
    const QByteArray tags = m->at(m->web) + "-/package/@acme%2fwidget/dist-tags";
    QCOMPARE(m->send("DELETE", tags + "/latest", m->maintainer).status, 204);
    QCOMPARE(objectOf(m->get(tags)).value(u"latest"), QJsonValue(u"1.1.0"_s));
}

void TestNpmChanging::tagsAreRefused()
{
    QCOMPARE(m->publish({}).status, 200);
    const QByteArray tags = m->at(m->web) + "-/package/@acme%2fwidget/dist-tags";
    const auto put = [&](const QByteArray &tag, const QByteArray &body,
                         const QByteArray &secret = {}) {
        return m->send("PUT", tags + "/" + tag, secret.isEmpty() ? m->maintainer : secret, {},
                       body);
    };
    Reply reply = put("stable", "");
    QCOMPARE(reply.status, 400);
    QVERIFY(bodyOf(reply).contains("\\\"Version\\\" not given"));
    for (const char *body : {"{}", "1", "null", "\"\"", "\"1.0.0", "[]"})
        QCOMPARE(put("stable", body).status, 400);
    QCOMPARE(put("1.0.0", "\"1.0.0\"").status, 400);
    QCOMPARE(put("stable", "\"2.0.0\"").status, 404);
    QCOMPARE(put("stable", "\"1.0.0\"", m->reader).status, 403);
    QCOMPARE(m->send("DELETE", tags + "/latest", m->developer).status, 403);
    reply = m->send("DELETE", tags + "/stable", m->maintainer);
    QCOMPARE(reply.status, 404);
    QCOMPARE(errorOf(reply), "Package tag not found"_ba);
    QCOMPARE(m->get(m->at(m->web) + "-/package/nothing/dist-tags").status, 404);
}

void TestNpmChanging::deprecationComesAndGoes()
{
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(m->publish({.version = u"2.0.0"_s}).status, 200);
    const auto with = [&](const QString &text, const QStringList &versions) {
        QJsonObject body = m->packument();
        QJsonObject all = body.value(u"versions").toObject();
        for (const QString &version : versions) {
            QJsonObject manifest = all.value(version).toObject();
            manifest.insert(u"deprecated"_s, text);
            all.insert(version, manifest);
        }
        body.insert(u"versions"_s, all);
        return body;
    };
    const auto text = [&](const QString &version) {
        return m->packument()
            .value(u"versions")
            .toObject()
            .value(version)
            .toObject()
            .value(u"deprecated");
    };
    QCOMPARE(
        m->put(with(u"old \"one\""_s, {u"1.0.0"_s}), {}, {}, {{"npm-command", "deprecate"}}).status,
        200);
    QCOMPARE(text(u"1.0.0"_s), QJsonValue(u"old \"one\""_s));
    QVERIFY(text(u"2.0.0"_s).isUndefined());
    // Without the header, as other clients and scripts do it.
    QCOMPARE(m->put(with(u"both"_s, {u"1.0.0"_s, u"2.0.0"_s}), {}, {}, {}).status, 200);
    QCOMPARE(text(u"2.0.0"_s), QJsonValue(u"both"_s));
    QCOMPARE(
        m->put(with({}, {u"1.0.0"_s, u"2.0.0"_s}), {}, {}, {{"Npm-Command", "deprecate"}}).status,
        200);
    QVERIFY(text(u"1.0.0"_s).isUndefined());
    const Reply nothing = m->put(m->packument(), {}, {}, {{"npm-command", "deprecate"}});
    QCOMPARE(nothing.status, 400);
    QVERIFY(bodyOf(nothing).contains("package versions to deprecate"));
    QCOMPARE(m->versions().size(), 2);
}

void TestNpmChanging::deprecationNeedsTheRightToDelete()
{
    QCOMPARE(m->publish({}).status, 200);
    const Reply reply = m->put(m->packument(), m->developer, {}, {{"npm-command", "deprecate"}});
    QCOMPARE(reply.status, 403);
    QVERIFY(errorOf(reply).contains("delete"));
}

void TestNpmChanging::oneVersionIsUnpublished()
{
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(m->publish({.version = u"2.0.0"_s}).status, 200);
    QJsonObject body = m->packument();
    const QByteArray rev = body.value(u"_rev").toString().toUtf8();
    QJsonObject versions = body.value(u"versions").toObject();
    versions.remove(u"1.0.0"_s);
    body.insert(u"versions"_s, versions);
    const QByteArray text = QJsonDocument(body).toJson();
    QCOMPARE(m->send("PUT", m->at(m->web) + "@acme%2fwidget/-rev/" + rev, m->maintainer, {}, text)
                 .status,
             200);
    QCOMPARE(m->versions(), QStringList{u"2.0.0"_s});
    const QByteArray next = m->packument().value(u"_rev").toString().toUtf8();
    QVERIFY(next != rev);
    QCOMPARE(m->send("DELETE", m->at(m->web) + "@acme/widget/-/@acme/widget-1.0.0.tgz/-rev/" + next,
                     m->maintainer)
                 .status,
             200);
    QCOMPARE(m->versions(), QStringList{u"2.0.0"_s});
    QCOMPARE(m->get(m->at(m->web) + "@acme/widget/-/widget-1.0.0.tgz").status, 404);
    QCOMPARE(m->store->trash()->size(), 1);
    QCOMPARE(m->publish({}).status, 200); // what was deleted may be published again
}

void TestNpmChanging::staleUnpublishIsRefused()
{
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(m->publish({.version = u"2.0.0"_s}).status, 200);
    QJsonObject body = m->packument();
    const QByteArray rev = body.value(u"_rev").toString().toUtf8();
    QJsonObject versions = body.value(u"versions").toObject();
    versions.remove(u"1.0.0"_s);
    body.insert(u"versions"_s, versions);
    // What was published since is not in the body, but nobody wants it gone.
    QCOMPARE(m->publish({.version = u"3.0.0"_s}).status, 200);
    const QByteArray target = m->at(m->web) + "@acme%2fwidget/-rev/" + rev;
    QCOMPARE(m->send("PUT", target, m->maintainer, {}, QJsonDocument(body).toJson()).status, 409);
    QCOMPARE(m->send("DELETE", target, m->maintainer).status, 409);
    QCOMPARE(m->versions().size(), 3);
}

void TestNpmChanging::wholePackageIsUnpublished()
{
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(m->publish({.version = u"2.0.0"_s}).status, 200);
    const QByteArray rev = m->packument().value(u"_rev").toString().toUtf8();
    QCOMPARE(m->send("DELETE", m->at(m->web) + "@acme%2fwidget/-rev/" + rev, m->maintainer).status,
             200);
    QCOMPARE(m->get(m->at(m->web) + "@acme%2fwidget").status, 404);
    QCOMPARE(m->store->trash()->size(), 2);
}

void TestNpmChanging::H12_unpublishNeedsItsOwnRight()
{
    QCOMPARE(m->publish({}, m->developer).status, 200);
    const QByteArray rev = m->packument().value(u"_rev").toString().toUtf8();
    const QByteArray name = m->at(m->web) + "@acme%2fwidget";
    const QByteArray body = QJsonDocument(m->packument()).toJson();
    for (const QByteArray &secret : {m->developer, m->reader}) {
        QCOMPARE(m->send("DELETE", name + "/-rev/" + rev, secret).status, 403);
        QCOMPARE(m->send("PUT", name + "/-rev/" + rev, secret, {}, body).status, 403);
        QCOMPARE(m->send("DELETE", name + "/-/widget-1.0.0.tgz/-rev/" + rev, secret).status, 403);
    }
    QCOMPARE(m->versions().size(), 1);
}

void TestNpmChanging::unpublishIsNever404()
{
    const Reply reply = m->send("DELETE", m->at(m->web) + "nothing/-rev/undefined", m->maintainer);
    QCOMPARE(reply.status, 409);
    QVERIFY(errorOf(reply).contains("nothing was unpublished"));
    QCOMPARE(m->send("PUT", m->at(m->web) + "nothing/-rev/1", m->maintainer, {}, "{}").status, 409);
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(
        m->send("DELETE", m->at(m->web) + "@acme%2fwidget/-rev/undefined", m->maintainer).status,
        409);
    for (const Scope &scope : {m->acme, Scope()})
        QCOMPARE(m->send("DELETE", m->at(scope) + "@acme%2fwidget/-rev/1", m->maintainer).status,
                 405);
    QCOMPARE(m->versions().size(), 1);
}
QTEST_GUILESS_MAIN(TestNpmChanging)
#include "tst_npmchanging.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/proof.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

/// Settings of a group and rules of a project, as the reference's API sets them: what they do to
/// the clients of each type.
class TestPackageSettings : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_proof.reset(); }
    void duplicates_data();
    void duplicates();
    void forwarding_data();
    void forwarding();
    void protection_data();
    void protection();

private:
    void begin(const QString &type);
    Reply ask(QByteArrayView method, const QByteArray &target, const QJsonObject &body = {});
    /// The settings afterwards; empty when anything was wrong.
    QJsonObject change(const QString &field, const QJsonValue &value);
    QJsonObject settings(const QString &path);
    QJsonValue setting(const QString &field)
    {
        return settings(m_proof->group().path).value(field);
    }
    int publishAgain();
    int missing()
    {
        m_proof->show(Scheme::Basic, TokenKind::Personal);
        return m_proof->pullMissing(m_proof->project()).status;
    }

    const std::vector<ProbePtr> m_probes = allProbes();
    std::unique_ptr<Proof> m_proof;
    QByteArray m_owner;
    int m_build = 0;
};

void TestPackageSettings::init()
{
    m_build = 0;
}

void TestPackageSettings::begin(const QString &type)
{
    const auto probe = std::find_if(m_probes.begin(), m_probes.end(),
                                    [&](const ProbePtr &each) { return each->type() == type; });
    QVERIFY(probe != m_probes.end());
    m_proof = std::make_unique<Proof>(**probe, type);
    m_owner = m_proof->store()
                  .createToken({TokenKind::Personal,
                                u"owner"_s,
                                {},
                                Right::Read | Right::Write | Right::Admin,
                                {}},
                               HandlerFixture::owner())
                  ->secret.toUtf8();
}

Reply TestPackageSettings::ask(QByteArrayView method, const QByteArray &target,
                               const QJsonObject &body)
{
    const QByteArray text = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson();
    return call(m_proof->gateway(), method, target,
                {{"PRIVATE-TOKEN", m_owner}, {"Content-Type", "application/json"}}, text);
}

QJsonObject TestPackageSettings::change(const QString &field, const QJsonValue &value)
{
    const QJsonObject input{{u"namespacePath"_s, m_proof->group().path}, {field, value}};
    const QString query =
        u"mutation($input: UpdateNamespacePackageSettingsInput!) { "
        "updateNamespacePackageSettings(input: $input) { packageSettings { %1 } errors } }"_s.arg(
            field);
    const QJsonObject answer = objectOf(
        ask("POST", "/api/graphql",
            {{u"query"_s, query}, {u"variables"_s, QJsonObject{{u"input"_s, input}}}}));
    const QJsonValue payload = answer[u"data"_s][u"updateNamespacePackageSettings"_s];
    if (answer.contains(u"errors"_s) || !payload[u"errors"_s].toArray().isEmpty())
        return {};
    return payload[u"packageSettings"_s].toObject();
}

QJsonObject TestPackageSettings::settings(const QString &path)
{
    QStringList fields;
    for (const QString &stem : {u"maven"_s, u"generic"_s, u"nuget"_s, u"terraformModule"_s})
        fields << stem + u"DuplicatesAllowed"_s << stem + u"DuplicateExceptionRegex"_s;
    for (const QString &stem : {u"maven"_s, u"npm"_s, u"pypi"_s}) {
        const QString capital = stem.at(0).toUpper() + stem.mid(1);
        fields << stem + u"PackageRequestsForwarding"_s
               << stem + u"PackageRequestsForwardingLocked"_s
               << u"lock"_s + capital + u"PackageRequestsForwarding"_s;
    }
    fields << u"nugetSymbolServerEnabled"_s;
    const QString query = u"{ group(fullPath: \"%1\") { packageSettings { %2 } } }"_s.arg(
        path, fields.join(u' '));
    const QJsonObject answer = objectOf(ask("POST", "/api/graphql", {{u"query"_s, query}}));
    if (answer.contains(u"errors"_s))
        return {};
    return answer[u"data"_s][u"group"_s][u"packageSettings"_s].toObject();
}

/// What the type calls a duplicate: a version's other bytes, or of a module its name in another
/// project. The first one is none.
int TestPackageSettings::publishAgain()
{
    ++m_build;
    if (m_proof->probe().type() != u"terraform_module" || m_build == 1)
        return m_proof->publish(m_proof->project(), {1, m_build}).status;
    const QString other = m_proof->group().path + u"/other"_s;
    if (!m_proof->store().scope(other))
        (void)m_proof->store().addScope(other, Level::Project, Visibility::Private,
                                        HandlerFixture::owner());
    return m_proof->publish(*m_proof->store().scope(other), {m_build, 0}).status;
}

void TestPackageSettings::duplicates_data()
{
    QTest::addColumn<QString>("stem");
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("usual");
    QTest::newRow("maven") << u"maven"_s << u"maven"_s << true;
    QTest::newRow("generic") << u"generic"_s << u"generic"_s << true;
    QTest::newRow("nuget") << u"nuget"_s << u"nuget"_s << true;
    QTest::newRow("terraform") << u"terraformModule"_s << u"terraform_module"_s << false;
}

void TestPackageSettings::duplicates()
{
    QFETCH(QString, stem);
    QFETCH(QString, type);
    QFETCH(bool, usual);
    begin(type);
    const QString allowed = stem + u"DuplicatesAllowed"_s;
    const QString exception = stem + u"DuplicateExceptionRegex"_s;
    const int taken = publishAgain();
    QVERIFY(taken >= 200 && taken < 300);
    QCOMPARE(setting(allowed), QJsonValue(usual));
    QCOMPARE(setting(exception), QJsonValue());
    QCOMPARE(publishAgain() < 300, usual);

    QCOMPARE(change(allowed, !usual).value(allowed), QJsonValue(!usual));
    QCOMPARE(setting(allowed), QJsonValue(!usual));
    QCOMPARE(publishAgain() < 300, !usual);
    // A match of the whole name or version turns the switch round, any other leaves it.
    QCOMPARE(change(exception, u"1\\.0\\..*"_s).value(exception), QJsonValue(u"1\\.0\\..*"_s));
    QCOMPARE(publishAgain() < 300, usual);
    QCOMPARE(change(exception, u"1\\.0"_s).value(exception), QJsonValue(u"1\\.0"_s));
    QCOMPARE(publishAgain() < 300, !usual);
    QCOMPARE(change(exception, QJsonValue()).value(exception), QJsonValue());
    QCOMPARE(publishAgain() < 300, !usual);
    QVERIFY(change(exception, u"("_s).isEmpty());
}

void TestPackageSettings::forwarding_data()
{
    QTest::addColumn<QString>("stem");
    QTest::addColumn<bool>("usual");
    QTest::newRow("maven") << u"maven"_s << false;
    QTest::newRow("npm") << u"npm"_s << true;
    QTest::newRow("pypi") << u"pypi"_s << true;
}

void TestPackageSettings::forwarding()
{
    QFETCH(QString, stem);
    QFETCH(bool, usual);
    begin(stem);
    const QString capital = stem.at(0).toUpper() + stem.mid(1);
    const QString field = stem + u"PackageRequestsForwarding"_s;
    const QString lock = u"lock"_s + capital + u"PackageRequestsForwarding"_s;
    const int usually = usual ? 302 : 404;
    const int otherwise = usual ? 404 : 302;
    QCOMPARE(setting(field), QJsonValue(usual));
    QCOMPARE(missing(), usually);

    QCOMPARE(change(field, !usual).value(field), QJsonValue(!usual));
    QCOMPARE(missing(), otherwise);
    QCOMPARE(change(field, QJsonValue()).value(field), QJsonValue(usual)); // inherited again
    QCOMPARE(setting(field), QJsonValue(usual));
    QCOMPARE(missing(), usually);

    const QString below = m_proof->group().path + u"/inner"_s;
    QVERIFY(m_proof->store().addScope(below, Level::Group, Visibility::Private,
                                      HandlerFixture::owner()));
    QCOMPARE(settings(below).value(field + u"Locked"_s), QJsonValue(false));
    QCOMPARE(change(lock, true).value(lock), QJsonValue(true));
    QCOMPARE(setting(field + u"Locked"_s), QJsonValue(false)); // by an ancestor, that is
    QCOMPARE(settings(below).value(field + u"Locked"_s), QJsonValue(true));
    QCOMPARE(change(lock, false).value(lock), QJsonValue(false));
    QCOMPARE(settings(below).value(field + u"Locked"_s), QJsonValue(false));
}

void TestPackageSettings::protection_data()
{
    QTest::addColumn<QString>("type");
    const FormatList formats;
    for (const auto &format : formats)
        QTest::newRow(qPrintable(format->id())) << format->id();
}

void TestPackageSettings::protection()
{
    QFETCH(QString, type);
    begin(type);
    if (!m_proof)
        return;
    const QByteArray rules = "/api/v4/projects/" + QByteArray::number(m_proof->project().id)
                             + "/packages/protection/rules";
    const QString name = m_proof->probe().name();
    const Reply made = ask("POST", rules,
                           {{u"package_name_pattern"_s, QString(name.chopped(2) + u'*')},
                            {u"package_type"_s, type},
                            {u"minimum_access_level_for_push"_s, u"maintainer"_s}});
    QVERIFY2(made.status == 201, everythingOf(made).constData());
    QCOMPARE(objectOf(made)[u"package_type"_s].toString(), type);
    const Reply refused = m_proof->publish(m_proof->project());
    QVERIFY2(refused.status == 403, everythingOf(refused).constData());
    QVERIFY2(everythingOf(refused).contains("rotected"), everythingOf(refused).constData());
    m_proof->nothingIsStored();
    const QByteArray rule = rules + '/' + QByteArray::number(objectOf(made)[u"id"_s].toInteger());
    QCOMPARE(ask("PATCH", rule, {{u"package_name_pattern"_s, u"other-*"_s}}).status, 200);
    m_proof->succeeds(m_proof->publish(m_proof->project()), u"publishing what no rule protects"_s);
    QCOMPARE(ask("DELETE", rule).status, 204);
    QVERIFY2(m_proof->problems().isEmpty(), qPrintable(m_proof->problems().join(u'\n')));
}

QTEST_GUILESS_MAIN(TestPackageSettings)
#include "tst_packagesettings.moc"

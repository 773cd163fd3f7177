// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/auth/credential.h"

#include "formats/formatlist.h"
#include "support/spyformat.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// A type that declares a header of its own.
FormatList onlyPlain()
{
    std::vector<std::unique_ptr<Format>> list;
    list.push_back(std::make_unique<PlainFormat>());
    return FormatList(std::move(list));
}

} // namespace

class tst_Credential : public QObject
{
    Q_OBJECT

private slots:
    void carriers_data();
    void carriers();
    void nothingIsNoCredential_data();
    void nothingIsNoCredential();
    void H2_unreadableSchemesAreNoAnonymousCallers_data();
    void H2_unreadableSchemesAreNoAnonymousCallers();
    void whichKindMayComeHow();
    void otherPrefixesAreRecognised();
    void theNumberIsBounded();

private:
    const Carriers m_carriers{onlyPlain()};
};

void tst_Credential::carriers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("carrier");
    QTest::addColumn<QByteArray>("user");
    const auto row = [](const char *name, const QByteArray &value, Carrier carrier,
                        const char *user = "") {
        QTest::addRow("%s %s", name, value.constData())
            << QByteArray(name) << value << int(carrier) << QByteArray(user);
    };
    for (const char *name : {"PRIVATE-TOKEN", "Private-Token", "private-token"})
        row(name, "s3cret", Carrier::PrivateToken);
    row("JOB-TOKEN", "s3cret", Carrier::JobToken);
    row("Job-Token", "s3cret", Carrier::JobToken);
    row("Deploy-Token", "s3cret", Carrier::DeployToken);
    row("DEPLOY-TOKEN", "s3cret", Carrier::DeployToken);
    row("X-Plain-Key", "s3cret", Carrier::PackageKey);
    row("x-plain-key", "s3cret", Carrier::PackageKey);
    row("Authorization", "Bearer s3cret", Carrier::Bearer);
    row("authorization", "bearer  s3cret ", Carrier::Bearer);
    row("Authorization", "s3cret", Carrier::Bearer);
    row("Authorization", "Basic " + "anna:s3cret"_ba.toBase64(), Carrier::Basic, "anna");
    row("Authorization", "BASIC " + ":s3cret"_ba.toBase64(), Carrier::Basic);
    row("Authorization", "Basic " + "gitlab-ci-token:s3cret"_ba.toBase64(), Carrier::Basic,
        "gitlab-ci-token");
}

void tst_Credential::carriers()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    Headers headers;
    headers.add("Accept", "*/*");
    headers.add(name, value);
    const auto found = m_carriers.credentialsOf(headers, {});
    QCOMPARE(found.size(), size_t(1));
    QTEST(int(found.front().carrier), "carrier");
    QTEST(found.front().user, "user");
    QCOMPARE(found.front().secret, "s3cret"_ba);
}

void tst_Credential::nothingIsNoCredential_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("empty token") << "PRIVATE-TOKEN"_ba
                                 << ""_ba;
    QTest::newRow("blank token") << "JOB-TOKEN"_ba
                                 << "  "_ba;
    QTest::newRow("no password") << "Authorization"_ba
                                 << "Basic " + "anna:"_ba.toBase64();
    QTest::newRow("another header") << "X-Token"_ba
                                    << "s3cret"_ba;
}

void tst_Credential::nothingIsNoCredential()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    Headers headers;
    headers.add(name, value);
    QVERIFY(m_carriers.credentialsOf(headers, {{u"private_token"_s, QString()}}).empty());
}

void tst_Credential::H2_unreadableSchemesAreNoAnonymousCallers_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value :
         {"Digest username=\"a\"", "Negotiate abc", "Basic !!!", "Basic bm9jb2xvbg==", "AWS4 x"})
        QTest::newRow(value) << QByteArray(value);
}

void tst_Credential::H2_unreadableSchemesAreNoAnonymousCallers()
{
    QFETCH(QByteArray, value);
    Headers headers;
    headers.add("Authorization", value);
    const auto found = m_carriers.credentialsOf(headers, {});
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(int(found.front().carrier), int(Carrier::Unknown));
    for (const TokenKind kind : {TokenKind::Personal, TokenKind::Job, TokenKind::Deploy})
        QVERIFY(!accepts(found.front().carrier, kind));
}

void tst_Credential::whichKindMayComeHow()
{
    const QList<TokenKind> kinds{TokenKind::Personal, TokenKind::Project, TokenKind::Group,
                                 TokenKind::Deploy, TokenKind::Job};
    const auto row = [&](Carrier carrier) {
        QByteArray text;
        for (const TokenKind kind : kinds)
            text += accepts(carrier, kind) ? 'y' : 'n';
        return text;
    };
    QCOMPARE(row(Carrier::PrivateToken), "yyynn"_ba);
    QCOMPARE(row(Carrier::JobToken), "nnnny"_ba);
    QCOMPARE(row(Carrier::DeployToken), "nnnyn"_ba);
    QCOMPARE(row(Carrier::Bearer), "yyyyy"_ba);
    QCOMPARE(row(Carrier::PackageKey), "yyyyy"_ba);
    QCOMPARE(row(Carrier::Basic), "yyyyy"_ba); // whatever the user name
    QCOMPARE(row(Carrier::Owner), "nnnnn"_ba);
}

void tst_Credential::otherPrefixesAreRecognised()
{
    for (const char *secret :
         {"glrt-x", "glft-x", "glptt-x", "gloas-x", "glagent-x", "glimt-x", "glsoat-x", "glffct-x"})
        QVERIFY(!foreignKind(secret).isEmpty());
    for (const char *secret : {"glpat-x", "gldt-x", "glcbt-1_x", "anything"})
        QVERIFY(foreignKind(secret).isEmpty());
}

void tst_Credential::theNumberIsBounded()
{
    Headers headers;
    for (int i = 0; i < 1000; ++i)
        headers.add("PRIVATE-TOKEN", "x");
    QVERIFY(m_carriers.credentialsOf(headers, {}).size() < 10);
}

QTEST_GUILESS_MAIN(tst_Credential)
#include "tst_credential.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/certificates.h"

#include <QDir>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

class TestCertificates : public QObject
{
    Q_OBJECT

    static QSslCertificate read(const QString &path)
    {
        return QSslCertificate::fromPath(path).value(0);
    }

private slots:
    void serverCertificateIsSignedByTheAuthority();
    void keptUntilItIsAboutToExpire();
    void newHostsGetANewCertificateOfTheSameAuthority();
    void keysAreForTheirOwnerOnly();
    void S10_aClockThatJumpsKeepsWhatClientsTrust_data();
    void S10_aClockThatJumpsKeepsWhatClientsTrust();
    void B2_aDamagedAuthorityIsNeverReplaced_data();
    void B2_aDamagedAuthorityIsNeverReplaced();
    void B2_aDamagedCertificateIsMadeAnewWithTheKeyThatClientsTrust();
};

void TestCertificates::serverCertificateIsSignedByTheAuthority()
{
    const QTemporaryDir folder;
    const auto made = provideCertificates(folder.path(), {}, QDateTime::currentDateTimeUtc());
    QVERIFY2(made, qPrintable(made ? QString() : english(made.error())));
    const QSslCertificate server = read(made->certificateFile);
    const QSslCertificate authority = read(made->authorityFile);
    QVERIFY(!server.isNull() && !authority.isNull());
    QVERIFY(authority.isSelfSigned());
    QVERIFY(!server.isSelfSigned());
    QCOMPARE(server.issuerDisplayName(), authority.subjectDisplayName());
    QVERIFY(server.subjectAlternativeNames().values(QSsl::DnsEntry).contains(u"localhost"_s));
    QVERIFY(server.subjectAlternativeNames().values(QSsl::IpAddressEntry).contains(u"127.0.0.1"_s));
}

void TestCertificates::keptUntilItIsAboutToExpire()
{
    const QTemporaryDir folder;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto first = provideCertificates(folder.path(), {}, now);
    const QByteArray serial = read(first->certificateFile).serialNumber();
    QVERIFY(provideCertificates(folder.path(), {}, now.addDays(100)));
    QCOMPARE(read(first->certificateFile).serialNumber(), serial);
    const QByteArray authority = read(first->authorityFile).serialNumber();
    QVERIFY(provideCertificates(folder.path(), {}, now.addDays(380)));
    QVERIFY(read(first->certificateFile).serialNumber() != serial);
    QCOMPARE(read(first->authorityFile).serialNumber(), authority);
}

void TestCertificates::newHostsGetANewCertificateOfTheSameAuthority()
{
    const QTemporaryDir folder;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto first = provideCertificates(folder.path(), {}, now);
    const QByteArray authority = read(first->authorityFile).serialNumber();
    const QStringList hosts{u"packages.acme.example"_s, u"192.0.2.7"_s};
    QVERIFY(provideCertificates(folder.path(), hosts, now));
    const auto names = read(first->certificateFile).subjectAlternativeNames();
    QVERIFY(names.values(QSsl::DnsEntry).contains(hosts.at(0)));
    QVERIFY(names.values(QSsl::IpAddressEntry).contains(hosts.at(1)));
    QCOMPARE(read(first->authorityFile).serialNumber(), authority);
}

void TestCertificates::keysAreForTheirOwnerOnly()
{
    const QTemporaryDir folder;
    const auto made = provideCertificates(folder.path(), {}, QDateTime::currentDateTimeUtc());
    for (const QString &file : {made->keyFile, folder.filePath(u"tls/authority.key"_s)}) {
        QVERIFY(QFile::exists(file));
        QVERIFY(!(QFile::permissions(file) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    }
}

void TestCertificates::S10_aClockThatJumpsKeepsWhatClientsTrust_data()
{
    QTest::addColumn<int>("years");
    QTest::newRow("ahead and back") << 20;
    QTest::newRow("back and ahead") << -20;
}

void TestCertificates::S10_aClockThatJumpsKeepsWhatClientsTrust()
{
    QFETCH(int, years);
    const QTemporaryDir folder;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto first = provideCertificates(folder.path(), {}, now);
    const QSslCertificate trusted = read(first->authorityFile);
    QVERIFY(provideCertificates(folder.path(), {}, now.addYears(years)));
    QVERIFY(provideCertificates(folder.path(), {}, now));
    for (const QString &file : {first->authorityFile, first->certificateFile}) {
        QVERIFY(read(file).effectiveDate() < now);
        QVERIFY(read(file).expiryDate() > now.addDays(30));
    }
    // Whoever trusts the first one trusts what is served now.
    QCOMPARE(read(first->authorityFile).publicKey().toPem(), trusted.publicKey().toPem());
    QCOMPARE(read(first->certificateFile).issuerDisplayName(), trusted.subjectDisplayName());
}

void TestCertificates::B2_aDamagedAuthorityIsNeverReplaced_data()
{
    QTest::addColumn<QString>("damage");
    for (const char *damage : {"emptied", "other", "removed", "folder", "link"})
        QTest::newRow(damage) << QString::fromLatin1(damage);
}

void TestCertificates::B2_aDamagedAuthorityIsNeverReplaced()
{
    QFETCH(QString, damage);
    const QTemporaryDir folder;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto first = provideCertificates(folder.path(), {}, now);
    const QString key = folder.filePath(u"tls/authority.key"_s);
    const QByteArray authority = read(first->authorityFile).toPem();
    const QByteArray server = read(first->certificateFile).toPem();
    QVERIFY(QFile::remove(key));
    if (damage == u"folder")
        QVERIFY(QDir().mkpath(key));
    else if (damage == u"link")
        QVERIFY(QFile::link(u"/nonexistent/key"_s, key));
    else if (damage != u"removed") {
        QFile file(key);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(damage == u"other" ? "no key" : "");
    }
    // What is signed already is served.
    QVERIFY(provideCertificates(folder.path(), {}, now));
    QCOMPARE(read(first->certificateFile).toPem(), server);
    const auto other = provideCertificates(folder.path(), {u"packages.acme.example"_s}, now);
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::Certificate);
    QVERIFY(english(other.error().what).contains(u"tls/authority.key"));
    QVERIFY(english(other.error().remedy).contains(u"backup"));
    QCOMPARE(read(first->authorityFile).toPem(), authority);
    QCOMPARE(read(first->certificateFile).toPem(), server);
}

void TestCertificates::B2_aDamagedCertificateIsMadeAnewWithTheKeyThatClientsTrust()
{
    const QTemporaryDir folder;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto first = provideCertificates(folder.path(), {}, now);
    const QSslCertificate trusted = read(first->authorityFile);
    QFile file(first->authorityFile);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.close();
    QVERIFY(provideCertificates(folder.path(), {}, now));
    QCOMPARE(read(first->authorityFile).publicKey().toPem(), trusted.publicKey().toPem());
    QCOMPARE(read(first->authorityFile).subjectDisplayName(), trusted.subjectDisplayName());
}

QTEST_GUILESS_MAIN(TestCertificates)
#include "tst_certificates.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/certificates.h"

#include <QFile>
#include <QSslCertificate>
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
};

void TestCertificates::serverCertificateIsSignedByTheAuthority()
{
    const QTemporaryDir folder;
    const auto made = provideCertificates(folder.path(), {}, QDateTime::currentDateTimeUtc());
    QVERIFY2(made, qPrintable(made ? QString() : made.error().text()));
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

QTEST_GUILESS_MAIN(TestCertificates)
#include "tst_certificates.moc"

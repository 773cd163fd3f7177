// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/presenting.h"
#include "formats/formatlist.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// How every type that is built in looks and is written.
class TestPresenting : public QObject
{
    Q_OBJECT

private slots:
    void everyTypeLooksLikeItself();
    void coordinatesAreWrittenAsPeopleDo_data();
    void coordinatesAreWrittenAsPeopleDo();

private:
    const FormatList m_formats;
};

void TestPresenting::everyTypeLooksLikeItself()
{
    QStringList badges;
    for (const auto &format : m_formats) {
        const Presenting *presenting = format->presenting();
        QVERIFY2(presenting, qPrintable(format->id()));
        const QString badge = presenting->badge();
        QVERIFY2(badge.size() == 1 || badge.size() == 2, qPrintable(format->id()));
        QVERIFY2(!badges.contains(badge), qPrintable(format->id()));
        badges.append(badge);
    }
    QVERIFY(badges.size() > 1);
}

void TestPresenting::coordinatesAreWrittenAsPeopleDo_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("spelled");
    QTest::addColumn<QString>("url");
    const auto row = [](const QString &type, const QString &name, const QString &version,
                        const QString &spelled, const QString &url) {
        QTest::addRow("%s %s", qPrintable(type), qPrintable(name + version))
            << type << name << version << spelled << url;
    };
    row(u"npm"_s, u"@acme/ui-kit"_s, u"2.4.1"_s, u"@acme/ui-kit@2.4.1"_s,
        u"pkg:npm/%40acme/ui-kit@2.4.1"_s);
    row(u"npm"_s, u"left-pad"_s, {}, u"left-pad"_s, u"pkg:npm/left-pad"_s);
    row(u"maven"_s, u"com/acme/ledger"_s, u"1.0"_s, u"com.acme:ledger:1.0"_s,
        u"pkg:maven/com.acme/ledger@1.0"_s);
    row(u"maven"_s, u"com.acme:core"_s, {}, u"com.acme:core"_s, u"pkg:maven/com.acme/core"_s);
    row(u"pypi"_s, u"Acme_ETL"_s, u"1.0+l"_s, u"Acme_ETL==1.0+l"_s, u"pkg:pypi/acme-etl@1.0%2Bl"_s);
    row(u"rubygems"_s, u"acme"_s, u"1"_s, u"acme 1"_s, u"pkg:gem/acme@1"_s);
    row(u"debian"_s, u"hello"_s, u"1:2.0-1"_s, u"hello 1:2.0-1"_s, u"pkg:deb/hello@1:2.0-1"_s);
    row(u"terraform_module"_s, u"vpc/aws"_s, u"1"_s, u"vpc/aws 1"_s, u"pkg:terraform/vpc/aws@1"_s);
    row(u"composer"_s, u"acme/lib"_s, u"1"_s, u"acme/lib 1"_s, u"pkg:composer/acme/lib@1"_s);
    row(u"golang"_s, u"example.org/acme/mod"_s, u"v1"_s, u"example.org/acme/mod v1"_s,
        u"pkg:golang/example.org/acme/mod@v1"_s);
}

void TestPresenting::coordinatesAreWrittenAsPeopleDo()
{
    QFETCH(const QString, type);
    QFETCH(const QString, name);
    QFETCH(const QString, version);
    const Format *format = m_formats.find(type);
    QVERIFY(format);
    QTEST(format->presenting()->spelled({type, name, version}), "spelled");
    QTEST(format->presenting()->packageUrl({type, name, version}), "url");
}

QTEST_GUILESS_MAIN(TestPresenting)
#include "tst_presenting.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "examplemodule.h"
#include "formats/helm/helmformat.h"
#include "formats/npm/npmformat.h"
#include "formats/terraform/hcl.h"
#include "formats/terraform/names.h"
#include "formats/terraform/terraformformat.h"
#include "support/archivebuilder.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::terraform;
using namespace packhouse::test;

class TestModules : public QObject
{
    Q_OBJECT

private slots:
    void names_data();
    void names();
    void versions_data();
    void versions();
    void versionsAreOrderedBySemver();
    void aFilesNameHints_data();
    void aFilesNameHints();
    void theLanguageIsRead();
    void G10_nestedTextsAreBounded_data();
    void G10_nestedTextsAreBounded();
    void G5_mutatedFilesNeverCrash();
    void aModuleTellsWhatItIs();
    void theRootIsFound_data();
    void theRootIsFound();
    void G3_archivesThatEscapeAreRefused();
    void otherArchivesAreNoModules();

private:
    static Result<Inspection> inspect(const Format &format, QByteArray bytes,
                                      const QString &name = u"vpc-aws-1.0.0.tgz"_s)
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        return format.inspecting()->inspect(buffer, name);
    }
    static QString rootOf(const Inspection &inspection)
    {
        return QJsonDocument::fromJson(inspection.fileMetadata).object().value(u"root").toString();
    }
    const TerraformFormat m_terraform;
};

void TestModules::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    for (const char *name : {"vpc/aws", "my-vpc/google-beta", "0/1"})
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    for (const char *name : {"", "vpc", "vpc/", "/aws", "vpc/aws/x", "VPC/aws", "v_pc/aws",
                             "../aws", "v pc/aws", "vpc/aws "})
        QTest::newRow(name) << QString::fromLatin1(name) << false;
    QTest::newRow("64") << QString(64, u'a') + u"/aws"_s << true;
    QTest::newRow("65") << QString(65, u'a') + u"/aws"_s << false;
}

void TestModules::names()
{
    QFETCH(QString, name);
    QFETCH(bool, good);
    QCOMPARE(checkName(name).has_value(), good);
}

void TestModules::versions_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("good");
    for (const char *version : {"1.0.0", "1.0.0-rc.1+build.5", "0.0.0"})
        QTest::newRow(version) << QString::fromLatin1(version) << true;
    for (const char *version : {"", "1.0", "v1.0.0", "01.0.0", "1.0.0/../x", "latest"})
        QTest::newRow(version) << QString::fromLatin1(version) << false;
}

void TestModules::versions()
{
    QFETCH(QString, version);
    QFETCH(bool, good);
    QCOMPARE(checkVersion(version).has_value(), good);
}

void TestModules::versionsAreOrderedBySemver()
{
    const QStringList ordered{u"x"_s, u"1.0.0-rc.1"_s, u"1.0.0"_s, u"1.0.9"_s, u"1.0.10"_s};
    for (qsizetype i = 1; i < ordered.size(); ++i)
        QVERIFY(m_terraform.compare(ordered[i - 1], ordered[i]) < 0);
    QVERIFY(m_terraform.isPrerelease(u"1.0.0-rc.1"_s));
    QVERIFY(!m_terraform.isPrerelease(u"1.0.0"_s));
}

void TestModules::aFilesNameHints_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("providers");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("version");
    const auto row = [](const QString &file, const QStringList &providers, const QString &name,
                        const QString &version) {
        QTest::newRow(qPrintable(file + providers.join(u',')))
            << file << providers << name << version;
    };
    row(u"vpc-aws-1.0.0.tgz"_s, {}, u"vpc/aws"_s, u"1.0.0"_s);
    row(u"my-vpc-aws-v1.0.0-rc.1.zip"_s, {}, u"my-vpc/aws"_s, u"1.0.0-rc.1"_s);
    row(u"terraform-aws-my-vpc-1.0.0.tar.gz"_s, {}, u"my-vpc/aws"_s, u"1.0.0"_s);
    row(u"vpc-1.0.0.tgz"_s, {u"aws"_s}, u"vpc/aws"_s, u"1.0.0"_s);
    row(u"vpc-google-beta-1.0.0.tgz"_s, {u"google-beta"_s}, u"vpc/google-beta"_s, u"1.0.0"_s);
    row(u"vpc.tgz"_s, {u"aws"_s, u"random"_s}, QString(), QString());
    row(u"Mod ule.tgz"_s, {}, QString(), QString());
}

void TestModules::aFilesNameHints()
{
    QFETCH(QString, file);
    QFETCH(QStringList, providers);
    const Coordinates found = guess(file, providers);
    QTEST(found.name, "name");
    QTEST(found.version, "version");
}

void TestModules::theLanguageIsRead()
{
    const QList<HclBlock> blocks = parseHcl(mainFile);
    QCOMPARE(blocks.size(), 5);
    QCOMPARE(blocks[0].type, u"terraform"_s);
    QCOMPARE(blocks[0].value(u"required_version"), u">= 1.3"_s);
    QCOMPARE(blocks[0].blocks.value(0).blocks.value(0).value(u"version"), u"~> 5.0"_s);
    QCOMPARE(blocks[1].labels, QStringList{u"cidr"_s});
    QVERIFY(blocks[1].value(u"description").startsWith(u"The network's \"range\" of"));
    QVERIFY(blocks[1].value(u"description").endsWith(u"addresses"));
    QCOMPARE(blocks[1].value(u"type"), u"map(object({ a = string }))"_s);
    QCOMPARE(blocks[3].value(u"source"), u"./modules/part"_s);
    QCOMPARE(blocks[4].value(u"description"), u"Its id"_s);
}

void TestModules::G10_nestedTextsAreBounded_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("blocks") << QByteArray("a {").repeated(200'000);
    QTest::newRow("objects") << QByteArray("a = {").repeated(150'000);
    QTest::newRow("lists") << "a = " + QByteArray(500'000, '[');
    QTest::newRow("templates") << "a = " + QByteArray("\"${").repeated(200'000);
    QTest::newRow("heredocs") << QByteArray("a = <<X\n").repeated(100'000);
    QTest::newRow("comments") << QByteArray("/* ").repeated(200'000);
    QTest::newRow("names") << QByteArray("a {}\n").repeated(200'000);
    QTest::newRow("labels") << QByteArray("a ").repeated(500'000);
}

void TestModules::G10_nestedTextsAreBounded()
{
    QFETCH(QByteArray, text);
    QElapsedTimer timer;
    timer.start();
    parseHcl(text);
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
}

void TestModules::G5_mutatedFilesNeverCrash()
{
    QRandomGenerator random(20240507);
    const QByteArray spice = "{}[]()\"=,<#/*\n$%\\-a";
    for (int round = 0; round < 5'000; ++round) {
        QByteArray text = mainFile;
        for (int i = random.bounded(1, 8); i > 0; --i) {
            const int at = int(random.bounded(quint32(text.size())));
            if (random.bounded(2))
                text[at] = spice[int(random.bounded(quint32(spice.size())))];
            else
                text.remove(at, random.bounded(1, 30));
            if (text.isEmpty())
                text = "a";
        }
        parseHcl(text);
    }
}

void TestModules::aModuleTellsWhatItIs()
{
    const QByteArray archive = makeTgz({{"./main.tf", mainFile},
                                        {"./README.md", "# VPC\n\nA network.\n"},
                                        {"./modules/part/main.tf", "variable \"no\" {}\n"}});
    const auto found = inspect(m_terraform, archive);
    QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
    QCOMPARE(found->coordinates, (Coordinates{u"terraform_module"_s, u"vpc/aws"_s, u"1.0.0"_s}));
    QVERIFY(!found->certain);
    QCOMPARE(found->fileName, u"vpc-aws-1.0.0.tgz"_s);
    QCOMPARE(found->description, u"VPC"_s);
    QVERIFY(found->readme.contains(u"A network."));
    QCOMPARE(found->dependencies.size(), 1);
    QCOMPARE(found->dependencies[0].canonicalName, u"subnet/aws"_s);
    QCOMPARE(found->dependencies[0].range, u"1.0.0"_s);
    const QJsonObject inventory = QJsonDocument::fromJson(found->versionMetadata).object();
    QCOMPARE(inventory.value(u"variables").toArray().size(), 1);
    QCOMPARE(inventory.value(u"outputs").toArray().first()[u"name"_s].toString(), u"id"_s);
    QCOMPARE(inventory.value(u"providers").toArray().first()[u"source"_s].toString(),
             u"hashicorp/aws"_s);
    QCOMPARE(rootOf(*found), QString());

    const auto zipped = inspect(m_terraform, makeZip({{"main.tf", mainFile}}),
                                u"vpc-aws-1.0.0.zip"_s);
    QVERIFY2(zipped, zipped ? "" : qPrintable(english(zipped.error())));
    QCOMPARE(zipped->fileName, u"vpc-aws-1.0.0.zip"_s);
}

void TestModules::theRootIsFound_data()
{
    QTest::addColumn<QList<QByteArray>>("paths");
    QTest::addColumn<QString>("root");
    const auto row = [](const char *name, const QList<QByteArray> &paths, const QString &root) {
        QTest::newRow(name) << paths << root;
    };
    row("at the root", {"main.tf", "a/b.tf"}, QString());
    row("with dots", {"./main.tf"}, QString());
    row("in a folder", {"vpc-1.0/main.tf", "vpc-1.0/modules/x/main.tf"}, u"vpc-1.0"_s);
    row("a file beside the folder", {"vpc/main.tf", "LICENSE"}, QString());
    row("two folders", {"a/main.tf", "b/main.tf"}, QString());
    row("modules only", {"modules/x/main.tf"}, QString());
    row("a folder of modules", {"vpc/modules/x/main.tf"}, u"vpc"_s);
    row("json", {"vpc/main.tf.json"}, u"vpc"_s);
}

void TestModules::theRootIsFound()
{
    QFETCH(QList<QByteArray>, paths);
    QList<Member> members;
    for (const QByteArray &path : paths)
        members.append({path, "variable \"a\" {}\n"});
    for (const QByteArray &archive : {makeTgz(members), makeZip(members)}) {
        const auto found = inspect(m_terraform, archive);
        QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
        QTEST(rootOf(*found), "root");
    }
}

void TestModules::G3_archivesThatEscapeAreRefused()
{
    QVERIFY(!inspect(m_terraform, makeTgz({{"main.tf", ""}, {"../x.tf", ""}})));
    QVERIFY(!inspect(m_terraform, makeZip({{"main.tf", ""}, {"a/../../x.tf", ""}})));
    QVERIFY(!inspect(m_terraform, makeTgz({{"main.tf", ""}, {"/etc/x.tf", ""}})));
    const auto linked = inspect(m_terraform,
                                makeTgz({{"main.tf", ""}, {"secrets", "/etc/passwd", '2'}}));
    QVERIFY(!linked);
    QCOMPARE(linked.error().code, ErrorCode::InvalidFile);
    QByteArray cut = makeTgz({{"main.tf", mainFile}});
    cut.chop(10);
    QVERIFY(!inspect(m_terraform, cut));
}

void TestModules::otherArchivesAreNoModules()
{
    const helm::HelmFormat helm;
    const npm::NpmFormat npm;
    const QByteArray module = makeTgz({{"main.tf", ""}});
    QCOMPARE(inspect(helm, module).error().code, ErrorCode::Unsupported);
    QCOMPARE(inspect(npm, module).error().code, ErrorCode::Unsupported);
    for (const QByteArray &other :
         {makeTgz({{"web/Chart.yaml", "name: web\n"}}), makeTgz({{"a", "b"}}),
          makeZip({{"a", "b"}}), QByteArray("no archive"), QByteArray()})
        QCOMPARE(inspect(m_terraform, other).error().code, ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TestModules)
#include "tst_modules.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/hcl.h"
#include "formats/terraform/modulearchive.h"
#include "formats/terraform/terraformformat.h"
#include "support/archivebuilder.h"
#include "support/formatregistry.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

constexpr auto networkFile = R"(terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}
variable "cidr" {
  type        = string
  description = "The range"
}
variable "tags" {
  type    = map(string)
  default = { owner = "me" }
}
variable "empty" {
  default = ""
}
output "id" {
  description = "Its id"
  value       = aws_vpc.it.id
}
resource "aws_vpc" "it" {}
module "part" {
  source = "./modules/part"
}
module "subnet" {
  source  = "acme.example.invalid/acme/subnet/aws"
  version = "1.0.0"
}
)";

constexpr auto jsonFile = R"({
  "variable": {"size": {"type": "number", "default": 3, "description": "How many"}},
  "output": {"sum": {"value": "${var.size}", "description": "All"}},
  "module": {"other": {"source": "acme/other/aws", "version": "2.0.0"}},
  "resource": {"null_resource": {"one": {}}},
  "terraform": [{"required_providers": {"null": {"source": "hashicorp/null", "version": "3.0"}}}]
})";

} // namespace

class TestModuleContents : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void K8_1_aCollectionIsServedAsItIsPacked();
    void K8_2_filesOfOpenTofuAloneAreAModule();
    void K8_2_textsAloneAreAModuleForWhoeverSaysSo();
    void K8_3_detailsTellWhatAModuleTakesAndGives();
    void K8_3_detailsTellFurtherModulesAndExamples();
    void K8_3_theListOfVersionsTellsWhatTheyNeed();
    void K8_3_jsonTellsTheSame();
    void K8_4_whatAFinderAddsIsNoPartOfTheModule();
    void K8_5_refusalsOfLinksSayWhy_data();
    void K8_5_refusalsOfLinksSayWhy();

private:
    static QByteArray found(const QByteArray &rest)
    {
        return "/api/v4/packages/terraform/modules/v1/acme/" + rest;
    }
    Reply get(const QByteArray &target)
    {
        return registry->send("GET", target, {{"Authorization", "Bearer " + writer}});
    }
    Reply put(const QByteArray &version, const QByteArray &archive)
    {
        return registry->send("PUT",
                              "/api/v4/projects/" + QByteArray::number(web.id)
                                  + "/packages/terraform/modules/vpc/aws/" + version + "/file",
                              {{"PRIVATE-TOKEN", writer}}, archive);
    }
    /// The folder that clients are told to look in; empty: the archive's root.
    QByteArray folder(const QByteArray &version)
    {
        const QByteArray address = get(found("vpc/aws/" + version + "/download"))
                                       .headers.value("X-Terraform-Get");
        const qsizetype start = address.indexOf("//");
        return start < 0 ? QByteArray() : address.mid(start + 2, address.indexOf('?') - start - 2);
    }

    std::unique_ptr<FormatRegistry> registry;
    Scope web;
    QByteArray writer;
};

void TestModuleContents::init()
{
    registry = std::make_unique<FormatRegistry>(std::make_unique<terraform::TerraformFormat>());
    web = registry->add(u"acme/web"_s);
    writer = registry->token(TokenKind::Personal, {}, Right::Read | Right::Write);
}

void TestModuleContents::K8_1_aCollectionIsServedAsItIsPacked()
{
    // Who uses one names its whole path, "//network/vpc", as it stands in the archive.
    QCOMPARE(
        put("1.0.0", makeTgz({{"network/vpc/main.tf", ""}, {"network/dns/main.tf", ""}})).status,
        201);
    QCOMPARE(folder("1.0.0"), ""_ba);
    QCOMPARE(
        put("1.1.0", makeZip({{"network/vpc/aws/main.tf", ""}, {"network/README.md", ""}})).status,
        201);
    QCOMPARE(folder("1.1.0"), ""_ba);
    // A repository's own folder is not part of any path in it.
    QCOMPARE(put("1.2.0", makeTgz({{"vpc-1.2.0/modules/part/main.tf", ""}})).status, 201);
    QCOMPARE(folder("1.2.0"), "vpc-1.2.0"_ba);
    QCOMPARE(put("1.3.0", makeTgz({{"vpc/main.tf", ""}, {"vpc/modules/part/main.tf", ""}})).status,
             201);
    QCOMPARE(folder("1.3.0"), "vpc"_ba);
}

void TestModuleContents::K8_2_filesOfOpenTofuAloneAreAModule()
{
    QCOMPARE(put("1.0.0", makeTgz({{"main.tofu.json", jsonFile}})).status, 201);
    QCOMPARE(put("1.1.0", makeZip({{"vpc/main.tofu", "variable \"a\" {}\n"}})).status, 201);
    QCOMPARE(folder("1.1.0"), "vpc"_ba);
    const QJsonObject details = objectOf(get(found("vpc/aws/1.0.0")));
    QCOMPARE(details[u"root"_s][u"inputs"_s][0][u"name"_s].toString(), u"size"_s);
    // What editors leave is read by nobody.
    QCOMPARE(put("1.2.0", makeTgz({{"main.tf~", ""}, {".main.tf", ""}, {"#main.tf#", ""}})).status,
             400);
}

void TestModuleContents::K8_2_textsAloneAreAModuleForWhoeverSaysSo()
{
    const QByteArray archive = makeTgz({{"policies/a.json", "{}"}, {"b.tftpl", "${x}"}});
    QCOMPARE(put("1.0.0", archive).status, 201);
    QCOMPARE(folder("1.0.0"), ""_ba);
    const QJsonObject details = objectOf(get(found("vpc/aws/1.0.0")));
    QCOMPARE(details[u"root"_s][u"empty"_s], QJsonValue(true));
    // Nobody takes an archive of such texts for a module by itself.
    QByteArray bytes = archive;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const terraform::TerraformFormat format;
    const auto inspected = format.inspect(buffer, u"vpc-aws-1.0.0.tgz"_s);
    QVERIFY(!inspected);
    QCOMPARE(inspected.error().code, ErrorCode::Unsupported);
}

void TestModuleContents::K8_3_detailsTellWhatAModuleTakesAndGives()
{
    QCOMPARE(put("1.0.0",
                 makeTgz({{"vpc/main.tf", networkFile}, {"vpc/README.md", "# VPC\n\nA net.\n"}}))
                 .status,
             201);
    const QJsonObject details = objectOf(get(found("vpc/aws/1.0.0")));
    QCOMPARE(details[u"id"_s].toString(), u"acme/vpc/aws/1.0.0"_s);
    QCOMPARE(details[u"namespace"_s].toString(), u"acme"_s);
    QCOMPARE(details[u"description"_s].toString(), u"VPC"_s);
    QCOMPARE(details[u"version"_s].toString(), u"1.0.0"_s);
    const QJsonValue root = details[u"root"_s];
    QCOMPARE(root[u"readme"_s].toString(), u"# VPC\n\nA net.\n"_s);
    QCOMPARE(root[u"empty"_s], QJsonValue(false));
    const QJsonArray inputs = root[u"inputs"_s].toArray();
    QCOMPARE(inputs.size(), 3);
    QCOMPARE(inputs[0].toObject(), (QJsonObject{{u"name"_s, u"cidr"_s},
                                                {u"type"_s, u"string"_s},
                                                {u"description"_s, u"The range"_s},
                                                {u"default"_s, QString()},
                                                {u"required"_s, true}}));
    QCOMPARE(inputs[1][u"default"_s].toString(), u"{ owner = \"me\" }"_s);
    QCOMPARE(inputs[1][u"required"_s], QJsonValue(false));
    QCOMPARE(inputs[2][u"required"_s], QJsonValue(false));
    QCOMPARE(root[u"outputs"_s].toArray(),
             (QJsonArray{QJsonObject{{u"name"_s, u"id"_s}, {u"description"_s, u"Its id"_s}}}));
    QCOMPARE(root[u"resources"_s].toArray(),
             (QJsonArray{QJsonObject{{u"name"_s, u"it"_s}, {u"type"_s, u"aws_vpc"_s}}}));
    QCOMPARE(root[u"dependencies"_s].toArray(),
             (QJsonArray{QJsonObject{{u"name"_s, u"subnet"_s},
                                     {u"source"_s, u"acme.example.invalid/acme/subnet/aws"_s},
                                     {u"version"_s, u"1.0.0"_s}}}));
    QCOMPARE(root[u"provider_dependencies"_s].toArray(),
             (QJsonArray{QJsonObject{{u"name"_s, u"aws"_s},
                                     {u"namespace"_s, u"hashicorp"_s},
                                     {u"source"_s, u"hashicorp/aws"_s},
                                     {u"version"_s, u"~> 5.0"_s}}}));
    // The latest by the module's own address says the same.
    QCOMPARE(objectOf(get(found("vpc/aws")))[u"root"_s], root);
}

void TestModuleContents::K8_3_detailsTellFurtherModulesAndExamples()
{
    QCOMPARE(put("1.0.0",
                 makeTgz({{"main.tf", ""},
                          {"modules/part/main.tf", "variable \"x\" {}\n"},
                          {"modules/part/README.md", "Part"},
                          {"examples/whole/main.tf", "module \"vpc\" {\n source = \"../..\"\n}\n"},
                          {".terraform/modules/x/main.tf", "variable \"no\" {}\n"}}))
                 .status,
             201);
    const QJsonObject details = objectOf(get(found("vpc/aws/1.0.0")));
    const QJsonArray submodules = details[u"submodules"_s].toArray();
    QCOMPARE(submodules.size(), 1);
    QCOMPARE(submodules[0][u"path"_s].toString(), u"modules/part"_s);
    QCOMPARE(submodules[0][u"name"_s].toString(), u"part"_s);
    QCOMPARE(submodules[0][u"readme"_s].toString(), u"Part"_s);
    QCOMPARE(submodules[0][u"inputs"_s][0][u"name"_s].toString(), u"x"_s);
    QCOMPARE(details[u"examples"_s][0][u"path"_s].toString(), u"examples/whole"_s);
    QCOMPARE(details[u"examples"_s].toArray().size(), 1);
    QCOMPARE(details[u"root"_s][u"empty"_s], QJsonValue(true));
}

void TestModuleContents::K8_3_theListOfVersionsTellsWhatTheyNeed()
{
    QCOMPARE(
        put("1.0.0", makeTgz({{"main.tf", networkFile}, {"modules/part/main.tf", networkFile}}))
            .status,
        201);
    QCOMPARE(put("0.9.0", makeTgz({{"main.tf", ""}})).status, 201);
    const QJsonArray versions =
        objectOf(get(found("vpc/aws/versions")))[u"modules"_s][0][u"versions"_s].toArray();
    const QJsonValue root = versions[0][u"root"_s];
    QCOMPARE(root[u"dependencies"_s][0][u"name"_s].toString(), u"subnet"_s);
    QCOMPARE(root[u"providers"_s][0][u"source"_s].toString(), u"hashicorp/aws"_s);
    const QJsonValue part = versions[0][u"submodules"_s][0];
    QCOMPARE(part[u"path"_s].toString(), u"modules/part"_s);
    QCOMPARE(part[u"providers"_s], root[u"providers"_s]);
    QCOMPARE(part[u"dependencies"_s], root[u"dependencies"_s]);
    QCOMPARE(versions[1][u"root"_s][u"providers"_s][0][u"name"_s].toString(), u"aws"_s);
    QCOMPARE(versions[1][u"submodules"_s].toArray(), QJsonArray());
}

void TestModuleContents::K8_3_jsonTellsTheSame()
{
    QCOMPARE(put("1.0.0", makeTgz({{"main.tf.json", jsonFile}})).status, 201);
    const QJsonValue root = objectOf(get(found("vpc/aws/1.0.0")))[u"root"_s];
    QCOMPARE(root[u"inputs"_s][0].toObject(), (QJsonObject{{u"name"_s, u"size"_s},
                                                           {u"type"_s, u"number"_s},
                                                           {u"description"_s, u"How many"_s},
                                                           {u"default"_s, u"3"_s},
                                                           {u"required"_s, false}}));
    QCOMPARE(root[u"outputs"_s][0][u"description"_s].toString(), u"All"_s);
    QCOMPARE(root[u"dependencies"_s][0][u"source"_s].toString(), u"acme/other/aws"_s);
    QCOMPARE(root[u"resources"_s][0][u"type"_s].toString(), u"null_resource"_s);
    QCOMPARE(root[u"provider_dependencies"_s][0][u"name"_s].toString(), u"null"_s);
    QVERIFY(terraform::parseHclJson("[1").isEmpty());
    QVERIFY(terraform::parseHclJson(QByteArray("{\"module\":").repeated(5'000)).isEmpty());
}

void TestModuleContents::K8_4_whatAFinderAddsIsNoPartOfTheModule()
{
    const QList<Member> finder{{"My Module/", ""},
                               {"My Module/main.tf", "variable \"a\" {}\n"},
                               {"__MACOSX/", ""},
                               {"__MACOSX/My Module/._main.tf", "\0\x05\x16\x07"},
                               {"__MACOSX/._My Module", "\0\x05\x16\x07"}};
    QCOMPARE(put("1.0.0", makeZip(finder)).status, 201);
    // A pattern that the folder beside it does not match.
    QCOMPARE(folder("1.0.0"), "My*Module"_ba);
    const QJsonObject details = objectOf(get(found("vpc/aws/1.0.0")));
    QCOMPARE(details[u"root"_s][u"inputs"_s].toArray().size(), 1);
    QCOMPARE(details[u"submodules"_s].toArray(), QJsonArray());
    QCOMPARE(
        put("1.1.0",
            makeTgz(
                {{"._vpc", "x"}, {"vpc/._main.tf", "x"}, {"vpc/main.tf", ""}, {".DS_Store", "x"}}))
            .status,
        201);
    QCOMPARE(folder("1.1.0"), "vpc"_ba);
    QCOMPARE(put("1.2.0", makeZip({{"main.tf", ""}, {"__MACOSX/._main.tf", "x"}})).status, 201);
    QCOMPARE(folder("1.2.0"), ""_ba);
    QCOMPARE(put("1.3.0", makeZip({{"__MACOSX/._main.tf", "x"}, {"a", "b"}})).status, 400);
}

void TestModuleContents::K8_5_refusalsOfLinksSayWhy_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<QString>("said");
    QTest::newRow("a link inside")
        << makeTgz({{"main.tf", ""}, {"copy.tf", "main.tf", '2'}}) << u"the link copy.tf"_s;
    QTest::newRow("a link outside")
        << makeTgz({{"main.tf", ""}, {"secret", "/etc/passwd", '2'}}) << u"the link secret"_s;
    QTest::newRow("links alone") << makeTgz({{"main.tf", "../shared/main.tf", '2'}})
                                 << u"the link main.tf"_s;
    QTest::newRow("a long name") << makeZip({{"main.tf", ""}, {QByteArray(300, 'a'), "x"}})
                                 << u"shorter name"_s;
}

void TestModuleContents::K8_5_refusalsOfLinksSayWhy()
{
    QFETCH(QByteArray, archive);
    QFETCH(QString, said);
    const Reply reply = put("1.0.0", archive);
    QCOMPARE(reply.status, 400);
    const QString text = objectOf(reply)[u"message"_s].toString();
    QVERIFY2(text.contains(said), qPrintable(text));
    if (said.contains(u"link"))
        QVERIFY2(text.contains(u"empty file"), qPrintable(text));
    else
        QVERIFY2(!text.contains(u"link"), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestModuleContents)
#include "tst_modulecontents.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/gemfile.h"
#include "formats/rubygems/names.h"
#include "formats/rubygems/rubygemsformat.h"
#include "gems.h"
#include "registry/store/store.h"
#include "support/formatregistry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

QByteArray sha256Of(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace

/// What the conformance suite of gem servers asks beyond what gem and bundler do.
class TestGemSuite : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void K11_1_replacedBytesStayByTheirHash();
    void K11_1_thePushsAnswerTellsOfIt();
    void K11_1_activityTellsOfIt();
    void K11_1_theFirstGemOffersToRefuse();
    void K11_2_aGemIsUnderItsBuiltName_data();
    void K11_2_aGemIsUnderItsBuiltName();
    void K11_2_platformsAreSpelledAsRubyGemsDoes_data();
    void K11_2_platformsAreSpelledAsRubyGemsDoes();
    void K11_3_yankTakesFormsOfBothKinds_data();
    void K11_3_yankTakesFormsOfBothKinds();
    void K11_4_namesOfAnEmptyIndex();
    void K11_5_ownersAreWhoPublished();
    void K11_6_theQuickSpecsPlatformIsAnObject();
    void K11_7_eachPlatformHasItsOwnChecksum();

private:
    QByteArray at(const QByteArray &rest) const
    {
        return "/api/v4/projects/" + QByteArray::number(project.id) + "/packages/rubygems/" + rest;
    }
    Reply get(const QByteArray &rest)
    {
        return registry->send("GET", at(rest), {{"Authorization", writer}});
    }
    Reply push(const QByteArray &gem)
    {
        return registry->send("POST", at("api/v1/gems"), {{"Authorization", writer}}, gem);
    }

    std::unique_ptr<FormatRegistry> registry;
    Scope project;
    QByteArray writer;
};

void TestGemSuite::init()
{
    registry = std::make_unique<FormatRegistry>(std::make_unique<rubygems::RubygemsFormat>());
    project = registry->add(u"acme/web"_s);
    writer = registry->token(TokenKind::Personal, {}, Right::Read | Right::Write | Right::Delete);
}

void TestGemSuite::K11_1_replacedBytesStayByTheirHash()
{
    const QByteArray first = gem("twice", "1.0.0", "ruby", "First");
    const QByteArray second = gem("twice", "1.0.0", "ruby", "Second");
    QCOMPARE(push(first).status, 201);
    QCOMPARE(push(second).status, 201);
    QCOMPARE(bodyOf(get("gems/twice-1.0.0.gem")), second);
    QCOMPARE(bodyOf(get("gems/twice-1.0.0.gem?sha256=" + sha256Of(first))), first);
    QCOMPARE(bodyOf(get("gems/twice-1.0.0.gem?sha256=" + sha256Of(second))), second);
    QCOMPARE(get("gems/twice-1.0.0.gem?sha256=" + sha256Of("third")).status, 404);
    QVERIFY(bodyOf(get("info/twice")).contains("checksum:" + sha256Of(second)));
}

void TestGemSuite::K11_1_thePushsAnswerTellsOfIt()
{
    QCOMPARE(push(gem("twice", "1.0.0", "ruby", "First")).status, 201);
    const QJsonObject equal = objectOf(push(gem("twice", "1.0.0", "ruby", "First")));
    QVERIFY(!equal.contains(u"notice"));
    const QJsonObject answer = objectOf(push(gem("twice", "1.0.0", "ruby", "Second")));
    QCOMPARE(answer.value(u"message").toString(), u"201 Created"_s);
    const QString notice = answer.value(u"notice").toString();
    QVERIFY2(notice.contains(u"twice-1.0.0.gem"_s) && notice.contains(u"--duplicates refuse"_s),
             qPrintable(notice));
}

void TestGemSuite::K11_1_activityTellsOfIt()
{
    QCOMPARE(push(gem("twice", "1.0.0", "ruby", "First")).status, 201);
    QCOMPARE(push(gem("twice", "1.0.0", "ruby", "Second")).status, 201);
    const auto told = registry->store->activity(0, 1);
    QVERIFY(told && !told->isEmpty());
    QVERIFY2(english(told->first().outcome).contains(u"Other bytes were here"_s),
             qPrintable(english(told->first().outcome)));
}

void TestGemSuite::K11_1_theFirstGemOffersToRefuse()
{
    const QString offer = objectOf(push(gem("one", "1.0.0"))).value(u"notice").toString();
    QVERIFY2(offer.contains(u"first gem"_s) && offer.contains(u"--duplicates refuse"_s),
             qPrintable(offer));
    QVERIFY(!objectOf(push(gem("two", "1.0.0"))).contains(u"notice"));
}

void TestGemSuite::K11_2_aGemIsUnderItsBuiltName_data()
{
    QTest::addColumn<QByteArray>("platform"); // as the gem says it
    QTest::addColumn<QByteArrayList>("names"); // as builders call it
    const auto row = [](const char *platform, const QByteArrayList &names) {
        QTest::newRow(platform) << QByteArray(platform) << names;
    };
    row("i686-linux", {"x86-linux", "i686-linux"});
    row("x86-linux", {"x86-linux"});
    row("x86_64-linux-gnu", {"x86_64-linux-gnu", "x86_64-linux"});
    row("x86_64-linux-musl", {"x86_64-linux-musl"});
    row("jruby", {"java", "jruby"});
    row("x86_64-darwin19", {"x86_64-darwin-19", "x86_64-darwin19"});
    row("something-else", {"something-else"});
}

void TestGemSuite::K11_2_aGemIsUnderItsBuiltName()
{
    QFETCH(QByteArray, platform);
    QFETCH(QByteArrayList, names);
    const QByteArray bytes = gem("plat", "1.0", platform);
    QCOMPARE(push(bytes).status, 201);
    for (const QByteArray &name : names) {
        QCOMPARE(bodyOf(get("gems/plat-1.0-" + name + ".gem")), bytes);
        QCOMPARE(get("quick/Marshal.4.8/plat-1.0-" + name + ".gemspec.rz").status, 200);
    }
    QVERIFY(bodyOf(get("info/plat")).contains("\n1.0-" + names.first() + ' '));
    QCOMPARE(get("gems/plat-1.0-sparc-solaris.gem").status, 404);
    QCOMPARE(get("gems/plat-1.0.gem").status, 404);
}

void TestGemSuite::K11_2_platformsAreSpelledAsRubyGemsDoes_data()
{
    QTest::addColumn<QString>("platform");
    QTest::addColumn<QString>("built");
    for (const auto &[platform, built] :
         std::initializer_list<std::pair<const char *, const char *>>{
             {"ruby", "ruby"},
             {"i386-mswin32-60", "x86-mswin32-60"},
             {"i386-mswin32_80", "x86-mswin32-80"},
             {"mswin32", "x86-mswin32"},
             {"i386-mingw32", "x86-mingw32"},
             {"x64-mingw-ucrt", "x64-mingw-ucrt"},
             {"universal-darwin", "universal-darwin"},
             {"arm64-darwin-22", "arm64-darwin-22"},
             {"powerpc-aix5", "powerpc-aix-5"},
             {"arm-linux-gnueabihf", "arm-linux-gnueabihf"},
             {"aarch64-linux-android", "aarch64-linux-android"},
             {"amd64-freebsd7", "amd64-freebsd-7"},
             {"java1.8", "java-1.8"},
             {"unheard", "unheard"}})
        QTest::newRow(platform) << QString::fromLatin1(platform) << QString::fromLatin1(built);
}

void TestGemSuite::K11_2_platformsAreSpelledAsRubyGemsDoes()
{
    QFETCH(QString, platform);
    QTEST(rubygems::builtPlatform(platform), "built");
}

void TestGemSuite::K11_3_yankTakesFormsOfBothKinds_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    const QByteArray plain = "gem_name=plat&version=1.0&platform=i686-linux";
    const QByteArray parts = form(
        {{"gem_name", "plat"}, {"version", "1.0"}, {"platform", "i686-linux"}});
    for (const char *method : {"DELETE", "POST"}) {
        QTest::addRow("%s, urlencoded", method)
            << QByteArray(method) << "application/x-www-form-urlencoded"_ba << plain;
        QTest::addRow("%s, multipart", method) << QByteArray(method) << FormType << parts;
    }
}

void TestGemSuite::K11_3_yankTakesFormsOfBothKinds()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QCOMPARE(push(gem("plat", "1.0", "i686-linux")).status, 201);
    QCOMPARE(push(gem("plat", "1.0")).status, 201);
    const Reply reply = registry->send(method, at("api/v1/gems/yank"),
                                       {{"Authorization", writer}, {"Content-Type", type}}, body);
    QVERIFY2(reply.status == 200, bodyOf(reply).constData());
    QCOMPARE(get("gems/plat-1.0-x86-linux.gem").status, 404);
    QCOMPARE(get("gems/plat-1.0.gem").status, 200);
}

void TestGemSuite::K11_4_namesOfAnEmptyIndex()
{
    QCOMPARE(bodyOf(get("names")), "---\n\n"_ba);
    QCOMPARE(push(gem("a", "1.0")).status, 201);
    QCOMPARE(bodyOf(get("names")), "---\na\n"_ba);
}

void TestGemSuite::K11_5_ownersAreWhoPublished()
{
    QCOMPARE(get("api/v1/gems/plat/owners.yaml").status, 404);
    QCOMPARE(push(gem("plat", "1.0")).status, 201);
    const QJsonArray owners = arrayOf(get("api/v1/gems/plat/owners.yaml"));
    QCOMPARE(owners.size(), 1);
    QCOMPARE(owners.first()[u"handle"].toString(), u"t"_s);
    for (const char *method : {"POST", "DELETE"}) {
        const Reply reply = registry->send(
            method, at("api/v1/gems/plat/owners"),
            {{"Authorization", writer}, {"Content-Type", "application/x-www-form-urlencoded"}},
            "email=jo%40example.org");
        QCOMPARE(reply.status, 405);
        QVERIFY(objectOf(reply).value(u"error").toString().endsWith(u"packhousectl token."_s));
    }
}

void TestGemSuite::K11_6_theQuickSpecsPlatformIsAnObject()
{
    const auto quick = [&](const QByteArray &fullName) {
        const QByteArray packed = bodyOf(get("quick/Marshal.4.8/" + fullName + ".gemspec.rz"));
        return qUncompress(QByteArray("\0\1\0\0", 4) + packed);
    };
    QCOMPARE(push(gem("plat", "1.0", "i686-linux-musl")).status, 201);
    const QByteArray spec = quick("plat-1.0-x86-linux-musl");
    QVERIFY(spec.contains("o:\x12Gem::Platform\x08:\x09@cpuI\"\x08x86"_ba));
    QVERIFY(spec.contains("@osI\"\x0alinux"_ba));
    QVERIFY(spec.contains("@versionI\"\x09musl"_ba));
    QVERIFY(spec.contains("i686-linux-musl")); // as it was written, beside it
    QCOMPARE(push(gem("plat", "1.0")).status, 201);
    QVERIFY(!quick("plat-1.0").contains("Gem::Platform"));
}

// One frozen bundle had the checksum of -musl for the gem without it: RubyGems 3.6.7 takes both for
// one platform where it runs on a Ruby older than 3.2. What it is told here keeps them apart.
void TestGemSuite::K11_7_eachPlatformHasItsOwnChecksum()
{
    const QByteArray plain = gem("plat", "1.0", "x86_64-linux");
    const QByteArray musl = gem("plat", "1.0", "x86_64-linux-musl");
    QCOMPARE(push(musl).status, 201);
    QCOMPARE(push(plain).status, 201);
    const QByteArray info = bodyOf(get("info/plat"));
    QVERIFY(info.contains("\n1.0-x86_64-linux |checksum:" + sha256Of(plain)));
    QVERIFY(info.contains("\n1.0-x86_64-linux-musl |checksum:" + sha256Of(musl)));
    QCOMPARE(bodyOf(get("gems/plat-1.0-x86_64-linux.gem")), plain);
    QCOMPARE(bodyOf(get("gems/plat-1.0-x86_64-linux-musl.gem")), musl);
}

QTEST_GUILESS_MAIN(TestGemSuite)
#include "tst_gemsuite.moc"

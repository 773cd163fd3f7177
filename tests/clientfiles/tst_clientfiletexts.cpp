// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/clientoutlook.h"
#include "clientfiles/clientplaces.h"
#include "clientfiles/jsontext.h"
#include "clientfiles/textlines.h"
#include "clientfiles/unifieddiff.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

class TestClientFileTexts : public QObject
{
    Q_OBJECT

private slots:
    void linesStayByteForByte_data();
    void linesStayByteForByte();
    void newLinesEndAsTheOthers();
    void showsWhatChanges();
    void hidesSecrets_data();
    void hidesSecrets();
    void showsWhatGoes();
    void changesJsonInOnePlace_data();
    void changesJsonInOnePlace();
    void readsWithinBounds();
    void knowsItsOwnAddresses();
    void showsPathsAsPeopleWriteThem();
};

void TestClientFileTexts::linesStayByteForByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("one") << "a"_ba;
    QTest::newRow("unix") << "a\n\nb\n"_ba;
    QTest::newRow("dos") << "a\r\nb\r\n"_ba;
    QTest::newRow("mixed") << "a\r\nb\nc\rd\n\r\n"_ba;
    QTest::newRow("mark") << "\xef\xbb\xbf"
                             "a\nb"_ba;
    QTest::newRow("latin-1") << "caf\xe9\n\xff"_ba;
}

void TestClientFileTexts::linesStayByteForByte()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(TextLines(bytes).joined(), bytes);
}

void TestClientFileTexts::newLinesEndAsTheOthers()
{
    TextLines dos("a\r\nb");
    dos.append("c");
    QCOMPARE(dos.joined(), "a\r\nb\r\nc\r\n"_ba);
    TextLines marked("\xef\xbb\xbf"
                     "a");
    QCOMPARE(marked.at(0), "a"_ba);
    marked.insert(0, "z");
    QCOMPARE(marked.joined(), "\xef\xbb\xbfz\na"_ba);
}

void TestClientFileTexts::showsWhatChanges()
{
    QCOMPARE(unifiedDiff("a\nb\n", "a\nb\n", u"x"_s, u"x"_s), QString());
    QCOMPARE(unifiedDiff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", u"x"_s,
                         u"x"_s),
             u"--- x\n+++ x\n…\n-***\n+five\n…\n"_s);
    QCOMPARE(unifiedDiff("", "a\n", u"/dev/null"_s, u"x"_s), u"--- /dev/null\n+++ x\n+a\n"_s);
    QCOMPARE(unifiedDiff("a\na\n", "a\na\na\n", u"x"_s, u"x"_s), u"--- x\n+++ x\n…\n+a\n"_s);
}

/// All of a file in one line that changes: what shows what it held before shows it here.
void TestClientFileTexts::hidesSecrets_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line :
         {"//host/:_authToken=s3cret",
          "index-url = https://me:s3cret@host/simple",
          "index-url = https://me:pa/s3cret@host/simple",
          "registry=https://me:1 s3cret@host/",
          "<password>s3cret</password>",
          "s3cret",
          "   s3cret</password>",
          "<![CDATA[s3cret]]>",
          "<privateKey>/s3cret</privateKey><passphrase>s3cret</passphrase>",
          "<httpHeaders><property><name>PRIVATE-TOKEN</name><value>s3cret</value></property>",
          "<add key=\"ClearTextPassword\" value=\"s3cret\" />",
          "<add value=\"s3cret\" key=\"ClearTextPassword\" />",
          "<apikeys><add key=\"https://host/\" value=\"s3cret\" /></apikeys>",
          R"({"gitlab-token": {"host": "s3cret"}, "github-oauth": {"host": "s3cret"}})",
          R"({"bearer":{"host":"s3cret"},"http":{"header":["Authorization: Basic s3cret=="]}})",
          R"({"url": "https:\/\/me:s3cret\u0040host\/"})",
          "key=\"-----BEGIN s3cret\\ns3cret-----\"",
          "pattern=\"s3cret\"",
          "<add value=\"s3cret\" key=\"Password\" />",
          "<add key=\"Password\" value=\"s3cret\" />",
          "<server><id>a</id><password>s3cret</password></server>",
          "GOPROXY=https://me:s3cret@host/go",
          "XGOPRIVATE=s3cret",
          R"({"name": "a", "token": "s3cret"})",
          "_auth[]=s3cret",
          "proxy=me:s3cret@host",
          "//me:s3cret@host/",
          ":rubygems_api_key: s3cret",
          "https://host: Bearer s3cret",
          "https://host/aaaaaaaaaaaaaaaas3cret/simple",
          "https://host/simple?token=s3cret",
          "https://host/#s3cret",
          "https://s3cret:@host",
          "https://me:1234&#64;s3cret",
          "- https://s3cret:x-oauth-basic@host/gems"}) {
        QTest::newRow(line) << QString::fromLatin1(line);
    }
}

void TestClientFileTexts::hidesSecrets()
{
    QFETCH(QString, line);
    const QByteArray before = line.toUtf8();
    for (const QByteArray &after :
         {"registry=ours"_ba, before + " added", "added " + before, before + "\nadded"}) {
        const QString shown = unifiedDiff("a\n" + before + "\nb\n", "a\n" + after + "\nb\n", u"x"_s,
                                          u"x"_s);
        QVERIFY2(!shown.contains(u"s3cret"), qPrintable(shown));
        QVERIFY2(shown.contains(u"added") || after == "registry=ours", qPrintable(shown));
    }
    const QString around = unifiedDiff(before + "\n1\n" + before, before + "\n2\n" + before, u"x"_s,
                                       u"x"_s);
    QCOMPARE(around, u"--- x\n+++ x\n…\n-***\n+2\n…\n"_s);
}

void TestClientFileTexts::showsWhatGoes()
{
    const auto shown = [](const QByteArray &before, const QByteArray &after) {
        return unifiedDiff(before, after, u"x"_s, u"x"_s).section(u'\n', 2);
    };
    QCOMPARE(shown("@acme:registry=https://other.example/npm/\n", "@acme:registry=http://h:1/\n"),
             u"-@acme:registry=https://other.example/npm/\n+@acme:registry=http://h:1/\n"_s);
    QCOMPARE(
        shown("A\nindex-url = https://me:x@other.example/simple\nC\nD\nE\n",
              "A\nindex-url = http://h:1/\nC\nD\nF\nE\n"),
        u"…\n-index-url = https://***@other.example/simple\n+index-url = http://h:1/\n…\n+F\n…\n"_s);
    QCOMPARE(shown(R"({"type": "x", "url": "https://other.example"})",
                   R"({"type": "x", "url": "https://other.example", "exclude": ["a/b"]})"),
             u"-{\"type\": \"x\", \"url\": \"https://other.example\"}\n"
             "+{\"type\": \"x\", \"url\": \"https://other.example\", \"exclude\": [\"a/b\"]}\n"_s);
}

void TestClientFileTexts::changesJsonInOnePlace_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("spaces stay") << R"({ "z":1,
   "list" : [ 1,2 ] })"_ba
                                 << R"({ "z":1,
   "list" : [ 1,2, 3 ] })"_ba;
    QTest::newRow("empty list") << "{\n  \"list\": []\n}\n"_ba
                                << "{\n  \"list\": [\n      3\n  ]\n}\n"_ba;
    QTest::newRow("brackets in texts") << R"({"a":"]}\"[","list":[]})"_ba
                                       << "{\"a\":\"]}\\\"[\",\"list\":[\n    3\n]}"_ba;
    QTest::newRow("lines") << "{\"list\":[\n\t1\n]}"_ba
                           << "{\"list\":[\n\t1,\n\t3\n]}"_ba;
    QTest::newRow("twice") << R"({"list":[9],"list":[1]})"_ba
                           << R"({"list":[9],"list":[1, 3]})"_ba;
    QTest::newRow("mark") << "\xef\xbb\xbf{\"list\":[1]}"_ba
                          << "\xef\xbb\xbf{\"list\":[1, 3]}"_ba;
}

void TestClientFileTexts::changesJsonInOnePlace()
{
    QFETCH(QByteArray, before);
    JsonText text(before);
    const auto list = text.member(text.whole(), u"list"_s);
    QVERIFY(list);
    text.addElement(*list, "3");
    QTEST(text.bytes(), "after");
}

void TestClientFileTexts::readsWithinBounds()
{
    const QTemporaryDir folder;
    const ClientPlaces places;
    const auto write = [&](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return folder.filePath(name);
    };
    QCOMPARE(places.read({}).state, ClientFile::State::Missing);
    QCOMPARE(places.read(folder.filePath(u"none"_s)).state, ClientFile::State::Missing);
    QCOMPARE(places.read(write(u"a"_s, "x=1")).bytes, "x=1"_ba);
    QVERIFY(places.read(write(u"zero"_s, "a\0b"_ba)).isUnreadable());
    QVERIFY(places.read(write(u"long"_s, QByteArray(10 << 20, 'a'))).isUnreadable());
    QVERIFY(places.read(folder.path()).isUnreadable());
    QVERIFY(::mkfifo(QFile::encodeName(folder.filePath(u"pipe"_s)).constData(), 0600) == 0);
    QVERIFY(places.read(folder.filePath(u"pipe"_s)).isUnreadable());
    QVERIFY(QFile::link(folder.filePath(u"loop"_s), folder.filePath(u"loop"_s)));
    QVERIFY(places.read(folder.filePath(u"loop"_s)).isUnreadable());
    QCOMPARE(places.read(write(u"latin"_s, "caf\xe9")).text(), u"café"_s);
    // Without a home none is looked for.
    QCOMPARE(places.inHome(u".npmrc"_s), QString());
    QCOMPARE(places.inConfiguration(u"x"_s), QString());
    QCOMPARE(places.program(u"sh"_s), QString());
}

void TestClientFileTexts::knowsItsOwnAddresses()
{
    ClientQuestion question;
    question.here = "http://127.0.0.1:8970";
    question.scopePath = u"acme/web"_s;
    QVERIFY(question.isHere(u"http://localhost:8970/api/v4/projects/1/packages/npm/"_s));
    QVERIFY(question.isHere(u"http://me:secret@127.0.0.1:8970/x"_s));
    QVERIFY(!question.isHere(u"http://127.0.0.1:8971/api/v4/"_s));
    QVERIFY(!question.isHere(u"http://127.0.0.1.example:8970/"_s));
    QVERIFY(!question.isHere(u"http://127.0.0.1:8970@example.test/"_s));
    QVERIFY(!question.isHere(QString()));
    QCOMPARE(question.projectAddress(u"x"_s),
             u"http://127.0.0.1:8970/api/v4/projects/acme%2Fweb/x"_s);
    QCOMPARE(question.groupAddress(u"x"_s), u"http://127.0.0.1:8970/api/v4/groups/acme/-/x"_s);
    question.here.clear(); // nobody serves it now
    QVERIFY(question.isHere(u"http://127.0.0.1:1/api/v4/groups/acme/-/packages/pypi/simple"_s));
    QVERIFY(!question.isHere(u"https://registry.example/api/v4/"_s));
}

void TestClientFileTexts::showsPathsAsPeopleWriteThem()
{
    const QTemporaryDir folder;
    ClientPlaces places;
    places.environment.insert(u"HOME"_s, folder.filePath(u"home"_s));
    places.root = folder.filePath(u"system"_s);
    QVERIFY(QDir(folder.path()).mkdir(u"home"_s));
    QCOMPARE(shownPath(places, folder.filePath(u"home/.npmrc"_s)), u"~/.npmrc"_s);
    QCOMPARE(shownPath(places, folder.filePath(u"system/etc/gemrc"_s)), u"/etc/gemrc"_s);
    QCOMPARE(shownPath(places, u"/srv/app/.npmrc"_s), u"/srv/app/.npmrc"_s);
    QFile real(folder.filePath(u"home/real"_s));
    QVERIFY(real.open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(u"real"_s, folder.filePath(u"home/.npmrc"_s)));
    QCOMPARE(shownFile(places, folder.filePath(u"home/.npmrc"_s)), u"~/.npmrc -> ~/real"_s);
}

QTEST_GUILESS_MAIN(TestClientFileTexts)
#include "tst_clientfiletexts.moc"

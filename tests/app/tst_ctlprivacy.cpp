// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visibletext.h"
#include "ctl.h"
#include "support/archivebuilder.h"
#include "support/loopbackserver.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// Something for every kind of mischief: colours and titles of terminals, a bell, C1 controls, what
/// turns the direction of writing, a line that looks like another answer, what cannot be seen.
const QString Evil = u"a\x1b[2J\x1b]0;title\x07\x9b"
                     "31m\x7f\x85 \u202egpj\u202c\u2066\u2069\u200e\u200f\u061c "
                     "\u2028\u2029\u200b\ufeff\npackhousectl: All is well.\r\b"_s;

/// Whatever is wrong with a program's output, or nothing.
QString problemOf(const QByteArray &output)
{
    const QString text = QString::fromUtf8(output);
    for (const QChar c : text) {
        const ushort u = c.unicode();
        const bool control = (u < 0x20 && u != '\n' && u != '\t') || (u >= 0x7f && u <= 0x9f);
        const bool turns = u == 0x200e || u == 0x200f || u == 0x061c || (u >= 0x202a && u <= 0x202e)
                           || (u >= 0x2066 && u <= 0x2069);
        const bool hidden = u == 0x2028 || u == 0x2029 || u == 0x200b || u == 0xfeff;
        if (control || turns || hidden)
            return u"U+%1 in: "_s.arg(u, 4, 16, QLatin1Char('0')) + text;
    }
    for (const QString &line : text.split(u'\n')) {
        if (line == u"packhousectl: All is well.")
            return u"A stranger's line in: "_s + text;
    }
    return {};
}

QByteArray npmPackage(const QString &description)
{
    const QJsonObject package{{u"name"_s, u"harmless"_s},
                              {u"version"_s, u"1.0.0"_s},
                              {u"description"_s, description},
                              {u"keywords"_s, description},
                              {u"author"_s, description}};
    return test::makeTgz(
        {{"package/package.json", QJsonDocument(package).toJson(QJsonDocument::Compact)}});
}

mode_t modeOf(const QString &path)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode : 0;
}

/// Everything at or below it that another user may do something with.
QStringList openToOthers(const QString &directory)
{
    QStringList found;
    const auto look = [&](const QString &path) {
        const mode_t mode = modeOf(path);
        if (!S_ISLNK(mode) && (mode & 077) != 0)
            found << u"%1 %2"_s.arg(path).arg(mode & 07777, 0, 8);
    };
    look(directory);
    QDirIterator all(directory,
                     QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext())
        look(all.next());
    return found;
}

} // namespace

/// What the command line shows to whoever looks at it, and what it leaves for others to read.
class TestCtlPrivacy : public QObject
{
    Q_OBJECT

private slots:
    void S8_noTextOfAStrangerActsOnTheTerminal_data();
    void S8_noTextOfAStrangerActsOnTheTerminal();
    void S8_whatIsHarmlessStaysAsItIs();
    void S2_nothingIsOpenToOthersAfterAnyVerb_data();
    void S2_nothingIsOpenToOthersAfterAnyVerb();
    void S2_anEarlierDirectoryIsMended();
    void S2_aFolderThatIsNotOursStaysAsItIs();
};

void TestCtlPrivacy::S8_noTextOfAStrangerActsOnTheTerminal_data()
{
    QTest::addColumn<bool>("served");
    QTest::newRow("alone") << false;
    QTest::newRow("through the server") << true;
}

void TestCtlPrivacy::S8_noTextOfAStrangerActsOnTheTerminal()
{
    QFETCH(const bool, served);
    const test::LoopbackServer nobody(
        [](const test::SeenRequest &) { return test::Answer{.status = 404}; });
    Ctl ctl;
    if (served)
        QVERIFY(!ctl.serve().isEmpty());
    QCOMPARE(ctl.run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    QCOMPARE(ctl.run({u"token"_s, u"create"_s, u"--name"_s, Evil}).code, 0);
    const QString package = ctl.file(u"harmless-1.0.0.tgz"_s, npmPackage(Evil));
    QCOMPARE(ctl.run({u"publish"_s, package, u"--to"_s, u"acme/web"_s}).code, 0);

    const QList<QStringList> commands{
        {u"show"_s, u"npm"_s, u"harmless"_s},
        {u"show"_s, u"npm"_s, Evil},
        {u"show"_s, Evil, Evil},
        {u"list"_s},
        {u"list"_s, u"--filter"_s, Evil},
        {u"list"_s, u"--scope"_s, Evil},
        {u"token"_s, u"list"_s},
        {u"token"_s, u"create"_s, u"--name"_s, u"x"_s, u"--scope"_s, Evil},
        {u"activity"_s},
        {u"scope"_s, u"add"_s, Evil},
        {u"scope"_s, u"list"_s},
        {u"reserve"_s, u"add"_s, u"npm"_s, u"mine"_s, u"--reason"_s, Evil},
        {u"reserve"_s, u"add"_s, u"npm"_s, Evil},
        {u"reserve"_s, u"list"_s},
        {u"names"_s, u"assign"_s, u"--type"_s, u"npm"_s, u"--scope"_s, u"acme/web"_s, Evil},
        {u"names"_s, u"assign"_s, u"--type"_s, u"npm"_s, u"--scope"_s, Evil, u"mine"_s},
        {u"names"_s, u"show"_s, u"--type"_s, u"npm"_s, Evil},
        {u"reserve"_s, u"remove"_s, u"npm"_s, Evil},
        {u"policy"_s, u"set"_s, u"--type"_s, u"npm"_s, u"--exception"_s, Evil},
        {u"policy"_s, u"set"_s, u"--type"_s, u"npm"_s, u"--exception"_s, Evil + u"("_s},
        {u"policy"_s, u"show"_s},
        {u"policy"_s, u"show"_s, u"--scope"_s, Evil},
        {u"publish"_s, Evil, u"--to"_s, u"acme/web"_s},
        {u"publish"_s, package, u"--to"_s, Evil},
        {u"publish"_s, package, u"--to"_s, u"acme/web"_s, u"--type"_s, u"generic"_s, u"--name"_s,
         Evil, u"--version"_s, Evil},
        {u"import"_s, Evil, u"--type"_s, u"npm"_s, u"--to"_s, u"acme/web"_s, u"--from"_s,
         QString::fromLatin1(nobody.address())},
        {u"import"_s, u"x"_s, u"--type"_s, Evil, u"--to"_s, u"acme/web"_s},
        {u"download"_s, u"npm"_s, u"harmless"_s, Evil, u"--to"_s, ctl.path({})},
        {u"delete"_s, u"npm"_s, u"harmless"_s, u"--dry-run"_s},
        {u"delete"_s, u"npm"_s, Evil},
        {u"delete"_s, u"npm"_s, u"harmless"_s, u"--yes"_s},
        {u"trash"_s, u"list"_s},
        {u"audit"_s},
        {u"verify"_s},
        {u"distribution"_s, u"key"_s, Evil, u"--scope"_s, u"acme/web"_s},
        {u"trust"_s},
        {Evil},
        {u"list"_s, Evil},
        {u"list"_s, u"--"_s + Evil},
    };
    int shown = 0;
    for (const QStringList &command : commands) {
        for (const bool json : {false, true}) {
            QStringList arguments = command;
            if (json)
                arguments.prepend(u"--json"_s);
            const Outcome outcome = ctl.run(arguments);
            QVERIFY2(outcome.code >= 0, qPrintable(visibleText(command.join(u' '))));
            const QString problem = problemOf(outcome.out + outcome.err);
            QVERIFY2(problem.isEmpty(), qPrintable(visibleText(command.join(u' ') + problem)));
            if (json && !outcome.out.isEmpty() && outcome.code != 2)
                QVERIFY2(!outcome.json().isEmpty(), outcome.out.constData());
            shown += (outcome.out + outcome.err).contains("\\u202e") ? 1 : 0;
        }
    }
    QVERIFY2(shown > 20, qPrintable(QString::number(shown))); // they were shown, not left out
    // JSON still says exactly what it is.
    const QJsonArray tokens =
        ctl.run({u"token"_s, u"list"_s, u"--json"_s}).json()["tokens"_L1].toArray();
    QCOMPARE(tokens.first().toObject()["name"_L1].toString(), Evil);
}

void TestCtlPrivacy::S8_whatIsHarmlessStaysAsItIs()
{
    for (const QString &text : {u"left-pad 1.0.0"_s, u"Grüße, 日本語, العربية, हिन्दी"_s,
                                u"👩‍🚀 and \u200c"_s, u"a\tb \\n"_s})
        QCOMPARE(visibleText(text), text);
    QCOMPARE(visibleText(u"a\nb\x1b\u202e"_s), u"a\\nb\\u001b\\u202e"_s);
    QCOMPARE(visibleText(QString::fromUcs4(U"\U000e0041")), u"\\U000e0041"_s);
}

void TestCtlPrivacy::S2_nothingIsOpenToOthersAfterAnyVerb_data()
{
    QTest::addColumn<int>("mask");
    QTest::newRow("000") << 0;
    QTest::newRow("022") << 022;
    QTest::newRow("077") << 077;
}

void TestCtlPrivacy::S2_nothingIsOpenToOthersAfterAnyVerb()
{
    QFETCH(const int, mask);
    const test::LoopbackServer nobody(
        [](const test::SeenRequest &) { return test::Answer{.status = 404}; });
    Ctl ctl;
    ctl.inChild = [mask] { ::umask(mode_t(mask)); };
    const QString package = ctl.file(u"harmless-1.0.0.tgz"_s, npmPackage(u"x"_s));
    const auto fine = [&](const QString &after) {
        const QStringList open = openToOthers(ctl.data());
        if (!open.isEmpty())
            qWarning() << after << open;
        return open.isEmpty();
    };
    const QList<QStringList> commands{
        {u"scope"_s, u"add"_s, u"acme/web"_s},
        {u"token"_s, u"create"_s, u"--name"_s, u"x"_s},
        {u"publish"_s, package, u"--to"_s, u"acme/web"_s},
        {u"policy"_s, u"set"_s, u"--type"_s, u"npm"_s, u"--duplicates"_s, u"allow"_s},
        {u"reserve"_s, u"add"_s, u"npm"_s, u"mine"_s},
        {u"distribution"_s, u"add"_s, u"bookworm"_s, u"--scope"_s, u"acme/web"_s},
        {u"distribution"_s, u"key"_s, u"bookworm"_s, u"--scope"_s, u"acme/web"_s},
        {u"import"_s, u"x"_s, u"--type"_s, u"npm"_s, u"--to"_s, u"acme/web"_s, u"--from"_s,
         QString::fromLatin1(nobody.address())},
        {u"audit"_s},
        {u"list"_s},
        {u"show"_s, u"npm"_s, u"harmless"_s},
        {u"activity"_s},
        {u"delete"_s, u"npm"_s, u"harmless"_s, u"--yes"_s},
        {u"trash"_s, u"list"_s},
        {u"verify"_s},
    };
    for (const QStringList &command : commands) {
        QVERIFY2(ctl.run(command).code >= 0, qPrintable(command.join(u' ')));
        QVERIFY(fine(command.join(u' ')));
    }
    // While it serves, with https, and with a client that asks for what is made on the way.
    const QJsonObject ready = ctl.serve({u"--https"_s});
    QVERIFY(ready.contains(u"https"_s));
    QVERIFY(fine(u"serve"_s));
    for (const QStringList &command : commands) {
        ctl.run(command);
        QVERIFY(fine(u"served "_s + command.join(u' ')));
    }
    QNetworkAccessManager network;
    for (
        const QString &asked :
        {u"/api/v4/projects/acme%2Fweb/packages/debian/dists/bookworm/InRelease"_s,
         u"/api/v4/projects/acme%2Fweb/packages/debian/dists/bookworm/main/binary-amd64/Packages"_s,
         u"/api/v4/projects/acme%2Fweb/packages/rubygems/versions"_s}) {
        QNetworkRequest request(QUrl(ready["address"_L1].toString() + asked));
        request.setRawHeader("PRIVATE-TOKEN",
                             ctl.run({u"token"_s, u"create"_s, u"--name"_s, u"y"_s}).out.trimmed());
        const std::unique_ptr<QNetworkReply> reply(network.get(request));
        QVERIFY(QTest::qWaitFor([&] { return reply->isFinished(); }, 30'000));
        QVERIFY(fine(asked));
    }
    ctl.stop();
    QVERIFY(fine(u"stopped"_s));
    QVERIFY(QFile::remove(ctl.data() + u"/packhouse.db"_s));
    QVERIFY(ctl.run({u"rebuild"_s}).code >= 0);
    QVERIFY(fine(u"rebuild"_s));
    // What a user asks for elsewhere is his, by his umask.
    QVERIFY(QDir().mkpath(ctl.path(u"out"_s)));
    ctl.run({u"publish"_s, package, u"--to"_s, u"acme/web"_s});
    QCOMPARE(ctl.run({u"download"_s, u"npm"_s, u"harmless"_s, u"--to"_s, ctl.path(u"out"_s)}).code,
             0);
    QCOMPARE(modeOf(ctl.path(u"out/harmless-1.0.0.tgz"_s)) & 0777, mode_t(0666 & ~mask));
}

void TestCtlPrivacy::S2_anEarlierDirectoryIsMended()
{
    Ctl ctl;
    const QString package = ctl.file(u"harmless-1.0.0.tgz"_s, npmPackage(u"x"_s));
    QCOMPARE(ctl.run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    QCOMPARE(ctl.run({u"publish"_s, package, u"--to"_s, u"acme/web"_s}).code, 0);
    // As an earlier version left it; and a link that leads elsewhere.
    const QString elsewhere = ctl.file(u"elsewhere"_s, "x");
    QVERIFY(QDir().mkpath(ctl.path(u"beside"_s)));
    ::chmod(QFile::encodeName(elsewhere).constData(), 0644);
    ::chmod(QFile::encodeName(ctl.path(u"beside"_s)).constData(), 0755);
    QVERIFY(QFile::link(elsewhere, ctl.data() + u"/private-link"_s));
    QVERIFY(QFile::link(elsewhere, ctl.data() + u"/blobs/link"_s));
    QVERIFY(QFile::link(ctl.path(u"beside"_s), ctl.data() + u"/journal/beside"_s));
    QCOMPARE(QProcess::execute(u"chmod"_s, {u"-R"_s, u"go+rwX"_s, ctl.data()}), 0);
    ::chmod(QFile::encodeName(elsewhere).constData(), 0644);
    QVERIFY(openToOthers(ctl.data()).size() > 8);
    QCOMPARE(ctl.run({u"list"_s}).code, 0);
    const QStringList open = openToOthers(ctl.data());
    QVERIFY2(open.isEmpty(), qPrintable(open.join(u'\n')));
    QCOMPARE(modeOf(elsewhere) & 0777, mode_t(0644));
    QCOMPARE(modeOf(ctl.path(u"beside"_s)) & 0777, mode_t(0755));
}

void TestCtlPrivacy::S2_aFolderThatIsNotOursStaysAsItIs()
{
    Ctl ctl;
    QVERIFY(QDir().mkpath(ctl.data() + u"/holidays"_s));
    QFile notes(ctl.data() + u"/notes.txt"_s);
    QVERIFY(notes.open(QIODevice::WriteOnly));
    notes.close();
    for (const QString &path : {ctl.data(), ctl.data() + u"/holidays"_s})
        ::chmod(QFile::encodeName(path).constData(), 0755);
    ::chmod(QFile::encodeName(notes.fileName()).constData(), 0644);
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(ctl.run({u"scope"_s, u"add"_s, u"acme/r%1"_s.arg(round)}).code, 0);
        QCOMPARE(modeOf(ctl.data()) & 0777, mode_t(0755));
        QCOMPARE(modeOf(ctl.data() + u"/holidays"_s) & 0777, mode_t(0755));
        QCOMPARE(modeOf(notes.fileName()) & 0777, mode_t(0644));
        for (const char *own : {"packhouse.db", "journal", "blobs", "lock"}) {
            const QString path = ctl.data() + u'/' + QString::fromLatin1(own);
            QVERIFY2(openToOthers(path).isEmpty(), own);
            ::chmod(QFile::encodeName(path).constData(), 0777); // mended all the same
        }
    }
}

QTEST_GUILESS_MAIN(TestCtlPrivacy)
#include "tst_ctlprivacy.moc"

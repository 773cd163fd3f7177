// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl.h"

#include <QDirIterator>
#include <QJsonArray>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isPlainFile(const QString &path)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 && S_ISREG(status.st_mode);
}

/// The remedy of the finding about that, with its problem before it.
QString findingOn(const Outcome &verified, const QString &subject)
{
    for (const auto &value : verified.json()["findings"_L1].toArray()) {
        if (value[u"subject"_s].toString() == subject && value[u"kind"_s].toString() == u"secret")
            return value[u"problem"_s].toString() + u": "_s + value[u"remedy"_s].toString();
    }
    return {};
}

/// What a stranger does to a file or a folder.
void hurt(const QString &path, const QString &harm)
{
    const QByteArray name = QFile::encodeName(path);
    if (harm == u"removed") {
        QVERIFY(QFile::remove(path));
    } else if (harm == u"emptied") {
        QVERIFY(QFile::resize(path, 0));
    } else if (harm == u"damaged") {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE(file.write(QByteArray(32, 'x')), 32);
    } else if (harm == u"opened") {
        QCOMPARE(::chmod(name.constData(), 0644), 0);
    } else if (harm == u"linked") {
        QVERIFY(QFile::rename(path, path + u".elsewhere"_s));
        QVERIFY(QFile::link(path + u".elsewhere"_s, path));
    }
}

} // namespace

/// Files at rest, as the command line meets them.
class tst_ctlrest : public QObject
{
    Q_OBJECT

    static void addHarms()
    {
        QTest::addColumn<QString>("harm");
        for (const char *harm : {"removed", "emptied", "damaged", "opened", "linked"})
            QTest::newRow(harm) << QString::fromLatin1(harm);
    }

private slots:
    void S4_signingKeysAreVerified_data() { addHarms(); }
    void S4_signingKeysAreVerified()
    {
        QFETCH(QString, harm);
        Ctl ctl;
        QCOMPARE(ctl.run({u"scope"_s, u"add"_s, u"acme/apt"_s}).code, 0);
        QCOMPARE(
            ctl.run({u"distribution"_s, u"add"_s, u"bookworm"_s, u"--scope"_s, u"acme/apt"_s}).code,
            0);
        const Outcome well = ctl.run({u"verify"_s, u"--json"_s});
        QVERIFY2(well.code == 0, QByteArray(well.out + well.err).constData());
        const QString keys = u"private/debian/gnupg/private-keys-v1.d"_s;
        const QStringList files = QDir(ctl.data() + u'/' + keys)
                                      .entryList({u"*.key"_s}, QDir::Files);
        QCOMPARE(files.size(), 1);
        const QString name = keys + u'/' + files.first();
        hurt(ctl.data() + u'/' + name, harm);
        const Outcome found = ctl.run({u"verify"_s, u"--json"_s});
        QVERIFY2(found.code == 4, QByteArray(found.out + found.err).constData());
        const bool works = harm == u"opened" || harm == u"linked";
        const QString said = findingOn(found,
                                       works ? name : u"the signing key of acme/apt bookworm"_s);
        QVERIFY2(said.contains(harm == u"opened"   ? u"may be read by other users"_s
                               : harm == u"linked" ? u"is a symbolic link"_s
                                                   : u"does not sign"_s),
                 found.out.constData());
        QVERIFY2(said.endsWith(u'.'), qPrintable(said));
    }

    void S4_theAuthoritysKeyIsVerified_data() { addHarms(); }
    void S4_theAuthoritysKeyIsVerified()
    {
        QFETCH(QString, harm);
        Ctl ctl;
        QVERIFY(!ctl.serve({u"--https"_s}).isEmpty());
        ctl.stop();
        QCOMPARE(ctl.run({u"verify"_s}).code, 0);
        hurt(ctl.data() + u"/tls/authority.key"_s, harm);
        const Outcome found = ctl.run({u"verify"_s, u"--json"_s});
        QVERIFY2(found.code == 4, QByteArray(found.out + found.err).constData());
        const bool works = harm == u"opened" || harm == u"linked";
        const QString said = findingOn(found, works ? u"tls/authority.key"_s
                                                    : u"the certificate authority"_s);
        QVERIFY2(!said.isEmpty() && said.endsWith(u'.'), found.out.constData());
    }

    void S4_anAuthorityWithTheKeyOfAnotherIsFound()
    {
        Ctl ctl;
        Ctl other;
        for (Ctl *one : {&ctl, &other}) {
            QVERIFY(!one->serve({u"--https"_s}).isEmpty());
            one->stop();
        }
        QVERIFY(QFile::remove(ctl.data() + u"/tls/authority.key"_s));
        QVERIFY(QFile::copy(other.data() + u"/tls/authority.key"_s,
                            ctl.data() + u"/tls/authority.key"_s));
        const Outcome found = ctl.run({u"verify"_s, u"--json"_s});
        QCOMPARE(found.code, 4);
        QVERIFY2(
            findingOn(found, u"the certificate authority"_s).contains(u"do not belong together"),
            found.out.constData());
    }

    void S2_aDownloadFollowsNoLink_data()
    {
        QTest::addColumn<bool>("there");
        QTest::newRow("to a file of ours") << true;
        QTest::newRow("to nothing yet") << false;
    }
    /// As somebody plants them in a folder that all share.
    void S2_aDownloadFollowsNoLink()
    {
        QFETCH(bool, there);
        Ctl ctl;
        QCOMPARE(ctl.run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
        const QString package = ctl.file(u"tool.bin"_s, "the tool");
        QCOMPARE(ctl.run({u"publish"_s, package, u"--to"_s, u"acme/web"_s, u"--type"_s,
                          u"generic"_s, u"--name"_s, u"tool"_s, u"--version"_s, u"1.0.0"_s})
                     .code,
                 0);
        const QString victim = there ? ctl.file(u"victim"_s, "precious") : ctl.path(u"victim"_s);
        QVERIFY(QDir().mkpath(ctl.path(u"shared"_s)));
        const QString target = ctl.path(u"shared/tool.bin"_s);
        QVERIFY(QFile::link(victim, target));
        const QStringList download{u"download"_s, u"generic"_s, u"tool"_s, u"--to"_s,
                                   ctl.path(u"shared"_s)};
        const Outcome refused = ctl.run(download); // something stands there, whatever it is
        QVERIFY(refused.code != 0);
        QVERIFY2(refused.err.contains("shared/tool.bin"), refused.err.constData());
        QVERIFY(QFileInfo(target).isSymLink());
        QCOMPARE(bytesOf(victim), there ? "precious"_ba : QByteArray());
        const Outcome got = ctl.run(download + QStringList(u"--overwrite"_s));
        QVERIFY2(got.code == 0, got.err.constData());
        QCOMPARE(bytesOf(victim), there ? "precious"_ba : QByteArray());
        QCOMPARE(QFile::exists(victim), there);
        QVERIFY(isPlainFile(target));
        QCOMPARE(bytesOf(target), "the tool"_ba);
        QCOMPARE(QDir(ctl.path(u"shared"_s)).entryList(QDir::Files | QDir::Hidden),
                 QStringList{u"tool.bin"_s});
    }

    void S2_theReadyFileFollowsNoLink()
    {
        Ctl ctl;
        const QString victim = ctl.file(u"victim"_s, "precious");
        const QString ready = ctl.path(u"planted"_s);
        QVERIFY(QFile::link(victim, ready));
        QProcess server;
        ctl.begin(server, {u"serve"_s, u"--data"_s, ctl.data(), u"--listen"_s, u"127.0.0.1:0"_s,
                           u"--ready-file"_s, ready});
        QVERIFY(QTest::qWaitFor(
            [&] { return isPlainFile(ready) || server.state() == QProcess::NotRunning; }, 60'000));
        QCOMPARE(bytesOf(victim), "precious"_ba);
        QVERIFY(QJsonDocument::fromJson(bytesOf(ready)).object().contains(u"address"_s));
        server.terminate();
        QVERIFY(server.waitForFinished(30'000));
    }

    void S4_aRepairLooksWhereARebuildKeepsThings()
    {
        Ctl ctl;
        QCOMPARE(ctl.run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
        const QString package = ctl.file(u"tool.bin"_s, "the tool");
        QCOMPARE(ctl.run({u"publish"_s, package, u"--to"_s, u"acme/web"_s, u"--type"_s,
                          u"generic"_s, u"--name"_s, u"tool"_s, u"--version"_s, u"1.0.0"_s})
                     .code,
                 0);
        QDirIterator blobs(ctl.data() + u"/blobs"_s, QDir::Files, QDirIterator::Subdirectories);
        const QString blob = blobs.next();
        QVERIFY(QDir().mkpath(ctl.data() + u"/lost"_s));
        QVERIFY(QFile::rename(blob, ctl.data() + u"/lost/"_s + blobs.fileName()));
        QCOMPARE(ctl.run({u"verify"_s}).code, 4);
        const Outcome repaired = ctl.run({u"verify"_s, u"--repair"_s});
        QVERIFY2(repaired.code == 0, repaired.out.constData());
        QCOMPARE(bytesOf(blob), "the tool"_ba);
        QCOMPARE(ctl.run({u"verify"_s}).code, 0);
    }

    void S4_aLostJournalIsAFindingUntilARepairAcceptsIt()
    {
        Ctl ctl;
        QCOMPARE(ctl.run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
        QVERIFY(QDir(ctl.data() + u"/journal"_s).removeRecursively());
        for (int times = 0; times < 2; ++times) {
            const Outcome found = ctl.run({u"verify"_s, u"--json"_s});
            QCOMPARE(found.code, 4);
            QCOMPARE(found.json()["findings"_L1].toArray().size(), 1);
        }
        QCOMPARE(ctl.run({u"verify"_s, u"--repair"_s}).code, 0);
        QCOMPARE(ctl.run({u"verify"_s}).code, 0);
    }

    void S1_aLimitOnFilesIsTold()
    {
        Ctl ctl;
        QCOMPARE(ctl.run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
        const QString package = ctl.file(u"big.bin"_s, QByteArray(12 * 1024 * 1024, 'x'));
        ctl.inChild = [] {
            std::signal(SIGXFSZ, SIG_DFL); // whatever started the tests
            struct rlimit limit;
            ::getrlimit(RLIMIT_FSIZE, &limit);
            limit.rlim_cur = 9 * 1024 * 1024;
            ::setrlimit(RLIMIT_FSIZE, &limit);
        };
        const QStringList publish{u"publish"_s, package,     u"--to"_s, u"acme/web"_s,  u"--type"_s,
                                  u"generic"_s, u"--name"_s, u"tool"_s, u"--version"_s, u"1.0.0"_s};
        const Outcome alone = ctl.run(publish);
        QVERIFY2(alone.code > 0 && alone.err.contains("ulimit -f"), alone.err.constData());
        QVERIFY(!ctl.serve().isEmpty());
        const Outcome served = ctl.run(publish);
        QVERIFY2(served.code > 0 && served.err.contains("ulimit -f"), served.err.constData());
        QCOMPARE(ctl.server->state(), QProcess::Running);
        QCOMPARE(ctl.run({u"scope"_s, u"list"_s}).code, 0);
    }

    void S2_aDataDirectoryWithALinkInItIsRefusedInWords()
    {
        Ctl ctl;
        QCOMPARE(ctl.run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
        QVERIFY(QFile::rename(ctl.data() + u"/blobs"_s, ctl.path(u"elsewhere"_s)));
        QVERIFY(QFile::link(ctl.path(u"elsewhere"_s), ctl.data() + u"/blobs"_s));
        for (const QStringList &verb : {QStringList{u"scope"_s, u"list"_s},
                                        QStringList{u"verify"_s}, QStringList{u"rebuild"_s}}) {
            const Outcome refused = ctl.run(verb);
            QVERIFY(refused.code > 0);
            QVERIFY2(refused.err.contains("blobs is a symbolic link."), refused.err.constData());
            QVERIFY2(refused.err.contains("Put what it leads to in its place."),
                     refused.err.constData());
        }
        QVERIFY(ctl.serve().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_ctlrest)
#include "tst_ctlrest.moc"

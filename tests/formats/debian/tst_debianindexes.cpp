// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privatefiles.h"
#include "debianregistry.h"
#include "formats/debian/signer.h"
#include "formats/managing.h"
#include "registry/store/connection.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QLocale>
#include <QProcess>
#include <QTest>
#include <QThread>

#include <atomic>
#include <cerrno>

#include <dlfcn.h>
#include <pthread.h>
#include <sys/stat.h>
#include <zlib.h>

using namespace packhouse;
using namespace packhouse::debian;
using namespace packhouse::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::atomic<bool> noThreads = false;

/// Members one after the other, as gunzip reads them.
QByteArray gunzip(const QByteArray &packed)
{
    QByteArray text;
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = uInt(packed.size());
    QByteArray block(1 << 16, Qt::Uninitialized);
    while (stream.avail_in > 0) {
        stream.next_out = reinterpret_cast<Bytef *>(block.data());
        stream.avail_out = uInt(block.size());
        const int state = inflate(&stream, Z_NO_FLUSH);
        text += block.first(block.size() - qsizetype(stream.avail_out));
        if (state == Z_STREAM_END)
            inflateReset(&stream);
        else if (state != Z_OK)
            break;
    }
    inflateEnd(&stream);
    return text;
}

const QString Folder = u"main/binary-amd64"_s;

/// When a detached signature says that it was made, in seconds since 1970.
qint64 signedAt(const QByteArray &signature)
{
    QProcess gpg;
    gpg.start(u"gpg"_s, {u"--list-packets"_s});
    gpg.write(signature);
    gpg.closeWriteChannel();
    if (!gpg.waitForFinished())
        return 0;
    const QByteArray text = gpg.readAllStandardOutput();
    const qsizetype at = text.indexOf("created ");
    return at < 0 ? 0 : text.sliced(at + 8, 10).toLongLong();
}

/// What runs with \a home among its arguments.
QByteArrayList programsOf(const QString &home)
{
    QByteArrayList found;
    for (const QString &process : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile command(u"/proc/%1/cmdline"_s.arg(process));
        if (!command.open(QIODevice::ReadOnly))
            continue;
        const QByteArrayList arguments = command.readAll().split('\0');
        if (arguments.contains(QFile::encodeName(home)))
            found << arguments.join(' ');
    }
    return found;
}

QDateTime dateOf(const QByteArray &release)
{
    const qsizetype at = release.indexOf("\nDate: ") + 7;
    const QByteArray date = release.sliced(at, release.indexOf(" +0000", at) - at);
    QDateTime when = QLocale::c().toDateTime(QString::fromLatin1(date),
                                             u"ddd, dd MMM yyyy HH:mm:ss"_s);
    when.setTimeSpec(Qt::UTC);
    return when;
}

QStringList filesBelow(const QString &folder)
{
    QStringList paths;
    for (QDirIterator each(folder, QDir::Files, QDirIterator::Subdirectories); each.hasNext();)
        paths.append(each.next());
    return paths;
}

} // namespace

// In the place of the system's, for every library of this program.
extern "C" int pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                              void *(*run)(void *), void *argument) noexcept
{
    static const auto real = reinterpret_cast<decltype(&pthread_create)>(
        ::dlsym(RTLD_NEXT, "pthread_create"));
    return noThreads ? EAGAIN : real(thread, attributes, run, argument);
}

class DebianIndexesTest : public QObject
{
    Q_OBJECT

    static void verifyRelease(DebianRegistry &registry)
    {
        const QByteArray release = registry.release();
        int files = 0;
        QByteArray hash;
        for (const QByteArray &line : release.split('\n')) {
            if (line == "SHA256:" || line == "SHA512:")
                hash = line.chopped(1);
            if (!line.startsWith(' '))
                continue;
            const QByteArrayList words = line.simplified().split(' ');
            const QByteArray bytes = DebianRegistry::textOf(
                registry.index(QString::fromLatin1(words[2])));
            QCOMPARE(bytes.size(), words[1].toLongLong());
            QCOMPARE(QCryptographicHash::hash(bytes, hash == "SHA256" ? QCryptographicHash::Sha256
                                                                      : QCryptographicHash::Sha512)
                         .toHex(),
                     words[0]);
            ++files;
        }
        QVERIFY(files >= 2);
    }

private slots:
    void everyIndexIsWhatTheReleaseSays()
    {
        DebianRegistry registry;
        verifyRelease(registry);
        QCOMPARE(registry.packages(), QByteArray());
        for (int i = 0; i < 5; ++i)
            registry.putDeb({"p" + QByteArray::number(i), "1.0", i % 2 ? "all" : "amd64"});
        verifyRelease(registry);
        const QByteArray plain = registry.packages();
        QCOMPARE(plain.count("Package: "), 3);
        QCOMPARE(gunzip(DebianRegistry::textOf(registry.index(Folder + u"/Packages.gz"_s))), plain);
        QCOMPARE(registry.packages(u"all"_s).count("Package: "), 2);
        QVERIFY(DebianRegistry::textOf(registry.index(u"main/Contents-all"_s))
                    .contains("usr/bin/hello"));
        QVERIFY(DebianRegistry::textOf(registry.index(u"main/i18n/Translation-en"_s))
                    .contains("Description-en: Says hello\n In two"));
    }

    void releasesAreSigned()
    {
        DebianRegistry registry;
        const QByteArray inRelease = registry.release(u"InRelease"_s);
        QVERIFY(inRelease.startsWith("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n"));
        QVERIFY(inRelease.contains(registry.release()));
        QVERIFY(registry.release(u"Release.gpg"_s).startsWith("-----BEGIN PGP SIGNATURE-----"));
        QCOMPARE(
            registry.run(releaseFile, {{"dist", u"bookworm"_s}, {"release", u"Other"_s}}).status,
            404);
        QCOMPARE(registry.run(releaseFile, {{"dist", u"sid"_s}, {"release", u"Release"_s}}).status,
                 404);
        QCOMPARE(registry.run(releaseFile, {{"dist", u"../x"_s}, {"release", u"Release"_s}}).status,
                 400);
    }

    void S10_signaturesAreDatedByTheInjectedClock()
    {
        DebianRegistry registry;
        const qint64 now = registry.fixture.clock.now().toSecsSinceEpoch();
        QCOMPARE(signedAt(registry.release(u"Release.gpg"_s)), now);
    }

    void S10_aClockBehindTheKeyStopsNothing_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::newRow("5 seconds") << 5;
        QTest::newRow("an hour") << 3'600;
        QTest::newRow("as a computer without a battery") << 50 * 365 * 86'400;
    }

    void S10_aClockBehindTheKeyStopsNothing()
    {
        QFETCH(const int, seconds);
        DebianRegistry registry;
        const QDateTime keyMade = registry.fixture.clock.now();
        // Nothing was signed with it so far.
        registry.fixture.clock.advance(-seconds);
        QCOMPARE(registry.run(releaseFile, {{"dist", u"bookworm"_s}, {"release", u"InRelease"_s}})
                     .status,
                 200);
        registry.putDeb({"late"});
        QVERIFY(registry.packages().contains("Package: late\n"));
        verifyRelease(registry);
        // A signature that is older than its key is refused by everybody.
        QVERIFY(signedAt(registry.release(u"Release.gpg"_s)) >= keyMade.toSecsSinceEpoch());
        QVERIFY(dateOf(registry.release()) >= keyMade);
        const QByteArray first = registry.release(u"InRelease"_s);
        QCOMPARE(registry.release(u"InRelease"_s), first); // and it is not signed anew each time
    }

    void S10_aClockThatJumpsBothWaysStopsNothing()
    {
        DebianRegistry registry;
        ManualClock &clock = registry.fixture.clock;
        clock.advance(1'000);
        registry.putDeb({"first"});
        const QDateTime right = clock.now();
        QCOMPARE(dateOf(registry.release()), right);
        clock.advance(365 * 86'400);
        registry.putDeb({"ahead"});
        QVERIFY(registry.packages().contains("Package: ahead\n"));
        QCOMPARE(dateOf(registry.release()), clock.now());
        // Back again: what is dated a year ahead would be refused as not valid yet.
        clock.advance(-365 * 86'400 + 60);
        QCOMPARE(dateOf(registry.release()), clock.now());
        QVERIFY(registry.packages().contains("Package: ahead\n"));
        verifyRelease(registry);
        // A moment lost never makes an index older than the one that clients have.
        const QDateTime before = dateOf(registry.release());
        clock.advance(-5);
        registry.putDeb({"after"});
        QVERIFY(registry.packages().contains("Package: after\n"));
        QVERIFY(dateOf(registry.release()) >= before);
        verifyRelease(registry);
    }

    void S10_whatWasSignedIsServedWhenSigningFails()
    {
        DebianRegistry registry;
        registry.putDeb({"first"});
        const QByteArray last = registry.release(u"InRelease"_s);
        QVERIFY(!last.isEmpty());
        QString keys;
        for (const QString &path : filesBelow(registry.fixture.store().directory())) {
            if (path.contains(u"/private-keys-v1.d/"))
                keys = QFileInfo(path).path();
        }
        QVERIFY(!keys.isEmpty());
        QVERIFY(QDir().rename(keys, keys + u".away"_s));
        registry.putDeb({"second"});
        const Reply served = registry.run(releaseFile,
                                          {{"dist", u"bookworm"_s}, {"release", u"InRelease"_s}});
        QCOMPARE(served.status, 200);
        QCOMPARE(bytesOf(served), last);
        verifyRelease(registry); // with the indexes that it names
        QVERIFY(QDir(keys).removeRecursively() && QDir().rename(keys + u".away"_s, keys));
        QVERIFY(registry.packages().contains("Package: second\n"));
    }

    void S10_whatIsSignedIsServedWhateverElseCannotBeRead()
    {
        DebianRegistry registry;
        registry.putDeb({"first"});
        for (const QString &file : {u"Release"_s, u"InRelease"_s, u"Release.gpg"_s}) {
            const Reply reply = registry.run(releaseFile,
                                             {{"dist", u"bookworm"_s}, {"release", file}});
            QCOMPARE(reply.status, 200);
            QVERIFY2(reply.standsAlone, qPrintable(file));
        }
        for (const QString &file : {u"/Packages"_s, u"/Packages.gz"_s})
            QVERIFY2(registry.index(Folder + file).standsAlone, qPrintable(file));
        const QByteArray sum = DebianRegistry::sumOf(registry.release(),
                                                     "main/binary-amd64/Packages.gz");
        QVERIFY(registry.byHash(Folder, sum).standsAlone);
        QVERIFY(!registry.byHash(Folder, "00").standsAlone); // what is missing may be unread
    }

    void S10_theTextNamesTheClock()
    {
        const QTemporaryDir folder;
        const QDateTime now(QDate(2024, 5, 6), QTime(7, 8, 9), Qt::UTC);
        const QString home = folder.filePath(u"theirs"_s);
        QVERIFY(makePrivateFolder(home));
        const auto gpg = [&](const QStringList &arguments) {
            QProcess process;
            process.start(u"gpg"_s,
                          QStringList{u"--homedir"_s, home, u"--batch"_s, u"--pinentry-mode"_s,
                                      u"loopback"_s, u"--passphrase"_s, QString(),
                                      u"--faked-system-time"_s,
                                      QString::number(now.toSecsSinceEpoch()) + u'!'}
                              + arguments);
            process.waitForFinished();
            return process.readAllStandardOutput();
        };
        gpg({u"--quick-generate-key"_s, u"Somebody"_s, u"ed25519"_s, u"sign"_s, u"1d"_s});
        const QByteArray secret = gpg({u"--armor"_s, u"--export-secret-keys"_s});
        QProcess::execute(u"gpgconf"_s, {u"--homedir"_s, home, u"--kill"_s, u"gpg-agent"_s});
        Signer signer(folder.filePath(u"ours"_s));
        const auto fingerprint = signer.takeKey(secret, now);
        QVERIFY2(fingerprint, qPrintable(fingerprint ? QString() : english(fingerprint.error())));
        QVERIFY(signer.sign(*fingerprint, "text\n", now));
        QVERIFY(signer.sign(*fingerprint, "text\n", now.addDays(-1)));
        const auto late = signer.sign(*fingerprint, "text\n", now.addDays(2));
        QVERIFY(!late);
        const Reply reply = Reply::error(late.error()); // as a caller is told
        QCOMPARE(reply.status, 503);
        QVERIFY2(bytesOf(reply).contains("clock"), bytesOf(reply).constData());
        QVERIFY2(bytesOf(reply).contains("2024-05-08T07:08:09Z"), bytesOf(reply).constData());
    }

    void S4_aKeyThatCannotBeTriedIsNotCalledSpoilt()
    {
        DebianRegistry registry;
        const Managing *managing = registry.fixture.format().managing();
        QVERIFY(managing);
        noThreads = true;
        const auto found = managing->checkSecrets(registry.fixture.store(), registry.project);
        noThreads = false;
        QVERIFY(found);
        QCOMPARE(found->size(), 1);
        QCOMPARE(english(found->first().problem), u"could not be tried"_s);
        QVERIFY2(english(found->first().remedy).contains(u"memory"),
                 qPrintable(english(found->first().remedy)));
        QVERIFY(!english(found->first().remedy).contains(u"remove the distribution"));
        // It was for a moment.
        const auto well = managing->checkSecrets(registry.fixture.store(), registry.project);
        QVERIFY(well);
        QCOMPARE(well->size(), 0);
    }

    void S4_distributionsThatCannotBeReadAreNotNone()
    {
        DebianRegistry registry;
        const QString database = registry.fixture.store().directory() + u"/packhouse.db"_s;
        QVERIFY(Connection::open(database, Connection::Use::Write)
                    .value()
                    ->execute(u"DROP TABLE record"_s));
        const auto found = registry.fixture.format().managing()->checkSecrets(
            registry.fixture.store(), registry.project);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Corrupt);
    }

    void S5_withoutAThreadNothingIsSigned()
    {
        const QTemporaryDir folder;
        const QDateTime now(QDate(2024, 5, 6), QTime(7, 8, 9), Qt::UTC);
        Signer signer(folder.filePath(u"ours"_s));
        const auto fingerprint = signer.makeKey(u"Somebody"_s, now);
        QVERIFY(fingerprint);
        noThreads = true;
        const auto made = signer.makeKey(u"Another"_s, now);
        const auto signature = signer.sign(*fingerprint, "text\n", now);
        noThreads = false;
        for (const Error &error : {made.error(), signature.error()}) {
            QCOMPARE(error.code, ErrorCode::Busy);
            QVERIFY(error.retryable);
            QVERIFY2(english(error.what).endsWith(u'.'), qPrintable(english(error)));
        }
        QVERIFY(signer.sign(*fingerprint, "text\n", now));
    }

    // As on a disk that hangs: reading the keys never comes to an end.
    void S5_aGpgThatSaysNothingIsEnded()
    {
        const QTemporaryDir folder;
        const QDateTime now(QDate(2024, 5, 6), QTime(7, 8, 9), Qt::UTC);
        const QString home = folder.filePath(u"ours"_s);
        Signer signer(home, 1s);
        const auto fingerprint = signer.makeKey(u"Somebody"_s, now);
        QVERIFY(fingerprint);
        const QString keys = home + u"/pubring.kbx"_s;
        QVERIFY(QFile::rename(keys, keys + u".away"_s));
        QCOMPARE(::mkfifo(QFile::encodeName(keys).constData(), 0600), 0);
        const auto signature = signer.sign(*fingerprint, "text\n", now);
        QVERIFY(!signature);
        QCOMPARE(signature.error().code, ErrorCode::Timeout);
        QTRY_COMPARE(programsOf(home), QByteArrayList());
        // Whoever was in line is told at once; later it is tried again.
        QElapsedTimer since;
        since.start();
        for (int i = 0; i < 5; ++i)
            QCOMPARE(signer.sign(*fingerprint, "text\n", now).error().code, ErrorCode::Timeout);
        QVERIFY2(since.elapsed() < 900, qPrintable(QString::number(since.elapsed())));
        QVERIFY(QFile::remove(keys));
        QVERIFY(QFile::rename(keys + u".away"_s, keys));
        QTRY_VERIFY(signer.sign(*fingerprint, "text\n", now));
    }

    void aReadOfWhatHasNotChangedIsTheSame()
    {
        DebianRegistry registry;
        registry.putDeb({});
        const QByteArray first = registry.release(u"InRelease"_s);
        registry.fixture.clock.advance(1000);
        QCOMPARE(registry.release(u"InRelease"_s), first);
    }

    void anExpiringReleaseIsRenewedInTime()
    {
        DebianRegistry registry({{u"valid_time_duration_seconds"_s, u"86400"_s}});
        const QByteArray first = registry.release();
        QVERIFY(first.contains("\nDate: Mon, 06 May 2024 07:08:09 +0000\n"));
        QVERIFY(first.contains("\nValid-Until: Tue, 07 May 2024 07:08:09 +0000\n"));
        registry.fixture.clock.advance(43'000);
        QCOMPARE(registry.release(), first);
        registry.fixture.clock.advance(1'000);
        QVERIFY(registry.release().contains("\nValid-Until: Tue, 07 May 2024 19:21:29 +0000\n"));
    }

    void D4_earlierGenerationsStayByHash()
    {
        DebianRegistry registry;
        QByteArrayList sums;
        QByteArrayList texts;
        for (int i = 0; i < 6; ++i) {
            registry.putDeb({"p" + QByteArray::number(i)});
            sums << DebianRegistry::sumOf(registry.release(), "main/binary-amd64/Packages.gz");
            texts << DebianRegistry::textOf(registry.index(Folder + u"/Packages"_s));
            registry.fixture.clock.advance(60);
        }
        for (int i = 0; i < 6; ++i)
            QCOMPARE(gunzip(DebianRegistry::textOf(registry.byHash(Folder, sums[i]))), texts[i]);
        // A day later only the last few are left.
        registry.fixture.clock.advance(86'400);
        registry.putDeb({"last"});
        registry.release();
        QCOMPARE(registry.byHash(Folder, sums[5]).status, 200);
        QCOMPARE(registry.byHash(Folder, sums[3]).status, 200);
        QCOMPARE(registry.byHash(Folder, sums[0]).status, 404);
        QCOMPARE(registry.byHash(u"main/source"_s, sums[5]).status, 404);
        QCOMPARE(registry.byHash(Folder, "00").status, 404);
        QCOMPARE(registry.byHash(Folder, sums[5], u"MD5Sum"_s).status, 404);
    }

    void A12_oneChangeIsIndexedOnceForAllWhoAsk()
    {
        DebianRegistry registry;
        for (int round = 0; round < 10; ++round) {
            QCOMPARE(registry.putDeb({"p" + QByteArray::number(round)}).status, 201);
            std::array<QByteArray, 6> answers;
            std::vector<std::unique_ptr<QThread>> threads;
            for (QByteArray &answer : answers) {
                threads.emplace_back(
                    QThread::create([&] { answer = registry.release(u"InRelease"_s); }));
                threads.back()->start();
            }
            for (const auto &thread : threads)
                thread->wait();
            for (const QByteArray &answer : answers)
                QCOMPARE(answer, answers.front());
            QCOMPARE(registry.packages().count("Package: "), round + 1);
        }
    }

    void D10_generationsOfOneSecondAreNotTakenForEachOther()
    {
        DebianRegistry registry;
        const auto modified = [&] {
            return registry.run(releaseFile, {{"dist", u"bookworm"_s}, {"release", u"InRelease"_s}})
                .headers.value("Last-Modified");
        };
        QCOMPARE(modified(), QByteArray());
        registry.putDeb({});
        QCOMPARE(modified(), QByteArray());
        registry.fixture.clock.advance(2);
        QCOMPARE(modified(), "Mon, 06 May 2024 07:08:09 GMT"_ba);
        const Reply packages = registry.index(Folder + u"/Packages"_s);
        QVERIFY(std::get<FileBody>(packages.body).modified.isValid());
        registry.putDeb({"other"});
        QVERIFY(
            !std::get<FileBody>(registry.index(Folder + u"/Packages"_s).body).modified.isValid());
    }

    void D6_deletingAndRestoringShowAtOnce()
    {
        DebianRegistry registry;
        for (int i = 0; i < 3; ++i)
            registry.putDeb({"p" + QByteArray::number(i)});
        Store &store = registry.fixture.store();
        const auto one = store.version(registry.project, u"debian"_s, u"p1"_s, u"1.0"_s);
        QVERIFY(one);
        QVERIFY(store.removeVersion(one->first().id, HandlerFixture::owner()));
        QVERIFY(!registry.packages().contains("Package: p1\n"));
        verifyRelease(registry);
        QVERIFY(store.restore({one->first().id}, HandlerFixture::owner()));
        QCOMPARE(registry.packages().count("Package: "), 3);
        verifyRelease(registry);
    }

    void componentsThatGoTakeTheirIndexesAlong()
    {
        DebianRegistry registry({{u"components"_s, u"main,contrib"_s}});
        QVERIFY(
            !DebianRegistry::sumOf(registry.release(), "contrib/binary-amd64/Packages").isEmpty());
        registry.run(updateDistribution, {{"codename", u"bookworm"_s}}, Method::Put,
                     {{u"components"_s, u"main"_s}});
        QVERIFY(
            DebianRegistry::sumOf(registry.release(), "contrib/binary-amd64/Packages").isEmpty());
        QCOMPARE(registry.index(u"contrib/binary-amd64/Packages"_s).status, 404);
    }

    void manyPartsAreOneIndex()
    {
        DebianRegistry registry;
        constexpr int count = 450;
        for (int i = 0; i < count; ++i) {
            QCOMPARE(registry.putDeb({"p" + QByteArray::number(i)}).status, 201);
            if (i % 150 == 149)
                verifyRelease(registry);
        }
        QCOMPARE(registry.packages().count("Package: "), count);
        // A change of an old one, in the first part.
        QCOMPARE(registry.putDeb({"p3", "1.0", "amd64", "X-New: yes\n"}).status, 201);
        verifyRelease(registry);
        QCOMPARE(registry.packages().count("Package: p3\n"), 1);
        QCOMPARE(registry.packages().count("\nX-New: yes\n"), 1);
    }

    void D2_oneMorePackageRendersOnePartAnew()
    {
        DebianRegistry registry;
        for (int i = 0; i < 450; ++i)
            QCOMPARE(registry.putDeb({"p" + QByteArray::number(i)}).status, 201);
        registry.release();
        const QString rendered = *registry.fixture.store().privateFolder(u"debian"_s)
                                 + u"/indexes"_s;
        const QStringList before = filesBelow(rendered);
        // Three parts of each index.
        QVERIFY2(before.size() >= 3 && before.size() % 3 == 0,
                 qPrintable(QString::number(before.size())));
        QCOMPARE(registry.putDeb({"one-more"}).status, 201);
        registry.release();
        QStringList added = filesBelow(rendered);
        added.removeIf([&](const QString &path) { return before.contains(path); });
        QCOMPARE(added.size(), before.size() / 3);
        QCOMPARE(registry.packages().count("Package: "), 451);
    }

    void D3_indexesAreBuiltWithoutTheFiles()
    {
        DebianRegistry registry;
        QCOMPARE(registry.putDeb({"first"}).status, 201);
        QCOMPARE(registry.putDeb({"second"}).status, 201);
        const QString blobs = *registry.fixture.store().privateFolder(u"debian"_s)
                              + u"/../../blobs"_s;
        QVERIFY(filesBelow(blobs).size() >= 2);
        QVERIFY(QDir(blobs).removeRecursively());
        verifyRelease(registry);
        QCOMPARE(registry.packages().count("Package: "), 2);
    }
};

QTEST_GUILESS_MAIN(DebianIndexesTest)
#include "tst_debianindexes.moc"

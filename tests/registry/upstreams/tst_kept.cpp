// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keptworld.h"
#include "net/netcredential.h"
#include "registry/store/connection.h"
#include "registry/store/generations.h"
#include "registry/upstreams/upstreamfiles.h"
#include "support/earlierschema.h"
#include "support/watchedsteps.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

constexpr qint64 MiB = 1024 * 1024;

QString problems(const Store &store)
{
    QStringList texts;
    const auto found = store.verify({});
    for (const IntegrityFinding &one : found.value())
        texts << u"%1 %2"_s.arg(english(one.subject), english(one.problem));
    return texts.join(u'\n');
}

void addDamages()
{
    QTest::addColumn<QByteArray>("damaged");
    const QByteArray right = Upstream::fileOf("open");
    QByteArray flipped = right;
    flipped[3] = '?';
    QTest::newRow("emptied") << QByteArray("");
    QTest::newRow("one byte") << flipped;
    QTest::newRow("cut") << right.chopped(1);
    QTest::newRow("gone") << QByteArray();
}

void damage(const QString &path, const QByteArray &damaged)
{
    if (damaged.isNull())
        QVERIFY(QFile::remove(path));
    else
        overwrite(path, damaged);
}

/// The disk below a folder, which fails with \a reason until it is mended, or only once.
class BrokenBelow
{
public:
    BrokenBelow(const QString &folder, int reason, bool once)
    {
        brokendisk::Control &disk = brokendisk::control();
        const QByteArray under = QFile::encodeName(folder);
        qstrncpy(disk.under, under.constData(), sizeof disk.under);
        brokendisk::breakAfter(disk, 0, reason, once);
    }
    ~BrokenBelow() { mend(); }
    void mend()
    {
        brokendisk::control().under[0] = '\0';
        brokendisk::mend(brokendisk::control());
    }
    Q_DISABLE_COPY_MOVE(BrokenBelow)
};

/// As 0.1.0 named what it kept.
QString earlierName(const QUrl &url, const QByteArray &bytes)
{
    QCryptographicHash name(QCryptographicHash::Sha256);
    name.addData(url.toEncoded());
    name.addData(hashesOf(bytes).sha512);
    return QString::fromLatin1(name.result().toHex());
}

} // namespace

class tst_kept : public QObject
{
    Q_OBJECT

    brokendisk::Control &disk = brokendisk::control();

private slots:
    void cleanup() { brokendisk::mend(disk); }

    void W5_oneFileHasOneTagAndOneDateHoweverItIsServed_data()
    {
        QTest::addColumn<bool>("dated");
        QTest::newRow("the upstream tells a date") << true;
        QTest::newRow("the upstream tells none") << false;
    }
    void W5_oneFileHasOneTagAndOneDateHoweverItIsServed()
    {
        QFETCH(bool, dated);
        Upstream upstream;
        upstream.dated = dated;
        Restartable r(upstream.server.address());
        const QByteArray right = Upstream::fileOf("open");
        const QDateTime date = dated ? QDateTime({2025, 1, 1}, {10, 0}, Qt::UTC) : r.clock.now();
        const auto isTheSame = [&] {
            r.clock.advance(std::chrono::seconds(7));
            const Reply reply = r.file("open");
            QCOMPARE(reply.status, 200);
            const auto body = std::get<FileBody>(reply.body);
            QCOMPARE(body.etag, '"' + hashesOf(right).sha256.toHex() + '"');
            QCOMPARE(body.modified, date);
            QCOMPARE(bytesOf(body.path), right);
        };
        r.clock.advance(std::chrono::seconds(dated ? 0 : -7)); // the first fetch is at `date`
        r.forwarding(Forwarding::Proxy);
        isTheSame();
        isTheSame();
        r.forwarding(Forwarding::ProxyKeep);
        isTheSame();
        r.restart();
        isTheSame();
        r.forwarding(Forwarding::Proxy);
        isTheSame();
        QVERIFY(QFile::remove(r.blobFile(right)));
        isTheSame(); // fetched again
        QCOMPARE(upstream.filesAsked(), 2);
    }

    void U3_aKeptFileIsABlobLikeAllOthers()
    {
        Upstream upstream;
        Restartable r(upstream.server.address());
        r.forwarding(Forwarding::ProxyKeep);
        const QByteArray right = Upstream::fileOf("open");
        QCOMPARE(r.file("open").status, 200);
        QCOMPARE(bytesOf(r.blobFile(right)), right);
        QCOMPARE(std::get<FileBody>(r.file("open").body).path, r.blobFile(right));
        const Store::Totals totals = r.store->totals().value();
        QCOMPARE(totals.keptFiles, 1);
        QCOMPARE(totals.keptBytes, right.size());
        QCOMPARE(totals.storedBytes, right.size());
        QCOMPARE(problems(*r.store), QString());
        const QList<KeptFile> rows = r.store->keptFiles(hashesOf(right).sha256).value();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].type, u"npm"_s);
        QCOMPARE(rows[0].upstream, upstream.server.address() + "/npm");
        QCOMPARE(rows[0].url, upstream.fileUrl("open").toEncoded());
        QCOMPARE(rows[0].etag, "\"theirs\""_ba);
        QCOMPARE(rows[0].hashes, hashesOf(right));
        QCOMPARE(rows[0].fetched, r.clock.now());

        QVERIFY(r.store->collect(0));
        r.restart();
        QCOMPARE(bodyOf(r.file("open")), right);
        QCOMPARE(upstream.filesAsked(), 1);
        QCOMPARE(problems(*r.store), QString());
    }

    void U3_itIsOnTheDiskBeforeItIsGivenToAnyone()
    {
        Upstream upstream;
        Restartable r(upstream.server.address());
        r.forwarding(Forwarding::ProxyKeep);
        QCOMPARE(r.document("open").status, 200);
        brokendisk::watch(disk);
        QCOMPARE(r.file("open").status, 200);
        const QList<brokendisk::Seen> steps = brokendisk::watched(disk);
        const auto after = [&](qsizetype from, const char *call, const char *part) {
            for (qsizetype i = from + 1; from >= -1 && i < steps.size(); ++i) {
                if (steps[i].call == call && steps[i].path.contains(part))
                    return i;
            }
            return qsizetype(-2);
        };
        const qsizetype file = after(-1, "fsync", "/staging/");
        const qsizetype name = after(file, "rename", "/blobs/");
        const qsizetype folder = after(name, "fsync", "/blobs/");
        QVERIFY(after(folder, "fdatasync", "packhouse.db-wal") > folder && folder > 0);
    }

    void U3_whatIsNotWholeIsFetchedAgainRatherThanServed_data() { addDamages(); }
    void U3_whatIsNotWholeIsFetchedAgainRatherThanServed()
    {
        QFETCH(QByteArray, damaged);
        Upstream upstream;
        Restartable r(upstream.server.address());
        r.forwarding(Forwarding::ProxyKeep);
        const QByteArray right = Upstream::fileOf("open");
        QCOMPARE(r.file("open").status, 200);
        damage(r.blobFile(right), damaged);
        const auto found = r.store->verify({}).value();
        QCOMPARE(found.size(), 1);
        QVERIFY(english(found[0].subject)
                    .contains(QString::fromUtf8(upstream.fileUrl("open").toEncoded())));
        QCOMPARE(bodyOf(r.file("open")), right);
        QCOMPARE(upstream.filesAsked(), 2);
        QCOMPARE(problems(*r.store), QString());
        QCOMPARE(r.store->totals().value().keptFiles, 1);
    }

    void U3_whatOnlyPassesThroughIsBoundedAndWhatIsKeptStays()
    {
        Upstream upstream;
        Restartable r(upstream.server.address());
        constexpr qint64 limit = 3 * 20;
        UpstreamFiles files(r.probe->client(), r.probe->patience(), *r.store, r.clock, limit);
        const NetHome home = NetHome::of(upstream.server.address() + "/npm");
        const auto fetch = [&](const QByteArray &name, bool keep) {
            UpstreamFile file{u"1.0.0"_s, QString::fromLatin1(name), {}, {}};
            file.hashes.sha512 = hashesOf(Upstream::fileOf(name)).sha512;
            return files.fetch(u"npm"_s, file, upstream.fileUrl(name), home, keep, 0);
        };
        QVERIFY(fetch("kept", true));
        for (char c = 'a'; c <= 'h'; ++c)
            QVERIFY(fetch(QByteArray(1, c), false));
        qint64 passing = 0;
        for (char c = 'a'; c <= 'h'; ++c) {
            const QByteArray bytes = Upstream::fileOf(QByteArray(1, c));
            if (QFile::exists(r.blobFile(bytes)))
                passing += bytes.size();
        }
        QVERIFY(passing > 0 && passing <= limit);
        QVERIFY(QFile::exists(r.blobFile(Upstream::fileOf("h")))); // the newest
        QVERIFY(QFile::exists(r.blobFile(Upstream::fileOf("kept"))));
        QVERIFY(fetch("h", true)); // and from now on for good
        for (char c = 'p'; c <= 'w'; ++c)
            QVERIFY(fetch(QByteArray(1, c), false));
        QVERIFY(QFile::exists(r.blobFile(Upstream::fileOf("h"))));
        QCOMPARE(problems(*r.store), QString());
    }

    void U3_whatPassesStaysUntilItIsSentHoweverLargeItIs()
    {
        Upstream upstream;
        Restartable r(upstream.server.address());
        UpstreamFiles files(r.probe->client(), r.probe->patience(), *r.store, r.clock, 1);
        const NetHome home = NetHome::of(upstream.server.address() + "/npm");
        const auto fetch = [&](const QByteArray &name, bool keep = false, qint64 limit = 0) {
            UpstreamFile file{u"1.0.0"_s, QString::fromLatin1(name), {}, {}};
            file.hashes.sha512 = hashesOf(Upstream::fileOf(name)).sha512;
            return files.fetch(u"npm"_s, file, upstream.fileUrl(name), home, keep, limit);
        };
        {
            const Result<FetchedFile> first = fetch("a");
            QVERIFY(first);
            QCOMPARE(bytesOf(first->path), Upstream::fileOf("a")); // larger than all the room
            const Result<FetchedFile> second = fetch("b");
            QVERIFY(second);
            QCOMPARE(bytesOf(second->path), Upstream::fileOf("b"));
            QCOMPARE(bytesOf(first->path), Upstream::fileOf("a")); // handed out, not sent yet
            QVERIFY(r.store->collect(0));
            QCOMPARE(bytesOf(first->path), Upstream::fileOf("a"));
        }
        QVERIFY(r.store->collect(0));
        QVERIFY(!QFile::exists(r.blobFile(Upstream::fileOf("a"))));
        QCOMPARE(bytesOf(r.blobFile(Upstream::fileOf("b"))), Upstream::fileOf("b")); // the newest
        QCOMPARE(problems(*r.store), QString());

        QVERIFY(fetch("kept", true));
        const Result<FetchedFile> tooLarge = fetch("kept", true, 5); // of a stricter project
        QCOMPARE(tooLarge.error().code, ErrorCode::TooLarge);
    }

    void U3_aFileThatCannotBeReadHereIsFetchedAgainAndAnswered()
    {
        Upstream upstream;
        Restartable r(upstream.server.address());
        r.forwarding(Forwarding::ProxyKeep);
        QCOMPARE(r.file("open").status, 200);
        r.restart(); // nothing is remembered of the file
        QCOMPARE(r.document("open").status, 200);
        const int before = upstream.filesAsked();
        BrokenBelow broken(r.directory() + u"/blobs"_s, EIO, true);
        const Reply reply = r.file("open");
        QVERIFY(brokendisk::failures(disk) > 0);
        broken.mend();
        QCOMPARE(reply.status, 200);
        QCOMPARE(bodyOf(reply), Upstream::fileOf("open"));
        QCOMPARE(upstream.filesAsked(), before + 1);
    }

    void S5_aFullDiskHereIsNotTheUpstreamsFault()
    {
        Upstream upstream;
        Restartable r(upstream.server.address());
        r.forwarding(Forwarding::ProxyKeep);
        QCOMPARE(r.document("open").status, 200);
        BrokenBelow broken(r.directory() + u"/staging"_s, ENOSPC, false);
        QCOMPARE(r.file("open").status, 507);
        QVERIFY(brokendisk::failures(disk) > 0);
        broken.mend();
        QCOMPARE(bodyOf(r.file("open")), Upstream::fileOf("open"));
    }

    void U3_filesThat010KeptAreTakenOver()
    {
        Upstream upstream;
        Restartable r(upstream.server.address());
        r.forwarding(Forwarding::ProxyKeep);
        Caller owner;
        owner.owner = true;
        const QList<Reservation> ownNames = r.store->reservations().value(); // 0.1 made none
        for (const Reservation &row : ownNames)
            QVERIFY(r.store->unreserve(row.scopePath, row.type, row.canonicalName, owner));
        r.stop();
        {
            const auto db = Connection::open(r.directory() + u"/packhouse.db"_s,
                                             Connection::Use::Write)
                                .value();
            for (const QString &statement :
                 test::backToFourthSchema()
                     + QStringList{u"DROP TABLE upstream_file"_s,
                                   u"DELETE FROM total WHERE name LIKE 'kept%'"_s,
                                   u"PRAGMA user_version = 3"_s})
                db->execute(statement);
            QVERIFY(!db->takeError());
        }
        const QString kept = r.directory() + u"/upstream/kept/"_s;
        const auto earlier = [&](const QByteArray &name) {
            return kept + earlierName(upstream.fileUrl(name), Upstream::fileOf(name));
        };
        overwrite(earlier("whole"), Upstream::fileOf("whole"));
        QByteArray flipped = Upstream::fileOf("damaged");
        flipped[0] = 'T';
        overwrite(earlier("damaged"), flipped);
        overwrite(earlier("emptied"), "");
        overwrite(kept + u"incoming-abcdef"_s, "half");
        overwrite(r.directory() + u"/upstream/passing/"_s
                      + earlierName(upstream.fileUrl("p"), Upstream::fileOf("p")),
                  Upstream::fileOf("p"));

        r.start();
        QVERIFY(!QFile::exists(r.directory() + u"/upstream"_s));
        QCOMPARE(r.store->totals().value().keptFiles, 2);
        QCOMPARE(problems(*r.store), QString());
        QCOMPARE(bodyOf(r.file("whole")), Upstream::fileOf("whole"));
        QCOMPARE(upstream.filesAsked(), 0);
        const auto rows = r.store->keptFiles(hashesOf(Upstream::fileOf("whole")).sha256).value();
        QCOMPARE(rows.size(), 1); // it has an address from now on
        QCOMPARE(rows[0].url, upstream.fileUrl("whole").toEncoded());
        QCOMPARE(bodyOf(r.file("damaged")), Upstream::fileOf("damaged"));
        QCOMPARE(bodyOf(r.file("emptied")), Upstream::fileOf("emptied"));
        QCOMPARE(upstream.filesAsked(), 2);
        QVERIFY(r.store->collect(0));
        QVERIFY(!QFile::exists(r.blobFile(flipped)));
        r.restart();
        QCOMPARE(problems(*r.store), QString());
        QCOMPARE(r.store->totals().value().keptFiles, 3);
    }

    void U3_keptFilesComeBackWithARebuiltDatabase()
    {
        Upstream upstream;
        Restartable r(upstream.server.address());
        r.forwarding(Forwarding::ProxyKeep);
        QCOMPARE(r.file("open").status, 200);
        r.stop();
        for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(r.directory() + u"/packhouse.db"_s + ending);
        QCOMPARE(Store::rebuild({r.directory(), &r.formats, &r.clock, 30}).value().lost,
                 QList<Text>());
        r.start();
        QCOMPARE(bodyOf(r.file("open")), Upstream::fileOf("open"));
        QCOMPARE(upstream.filesAsked(), 1);
        QCOMPARE(problems(*r.store), QString());
    }

    void U3_credentialsOfAnUpstreamAreNotKept()
    {
        Upstream upstream;
        QByteArray address = upstream.server.address();
        Restartable r(address.replace("http://", "http://user:hidden@"));
        r.forwarding(Forwarding::ProxyKeep);
        (void)r.file("open");
        r.stop();
        QVERIFY(!bytesOf(r.directory() + u"/journal/1.log"_s).contains("hidden"));
        QVERIFY(!bytesOf(r.directory() + u"/packhouse.db"_s).contains("hidden"));
    }

    void S3_repairFetchesFromTheUpstreamAgain_data() { addDamages(); }
    void S3_repairFetchesFromTheUpstreamAgain()
    {
        QFETCH(QByteArray, damaged);
        Upstream upstream;
        Restartable r(upstream.server.address());
        r.forwarding(Forwarding::ProxyKeep);
        QCOMPARE(r.file("open").status, 200);
        damage(r.blobFile(Upstream::fileOf("open")), damaged);
        const RepairReport report = r.mended({});
        QCOMPARE(report.repaired.size(), 1);
        QCOMPARE(report.left.size(), 0);
        QCOMPARE(bytesOf(r.blobFile(Upstream::fileOf("open"))), Upstream::fileOf("open"));
        QCOMPARE(problems(*r.store), QString());
    }

    void S3_repairTakesAnEqualCopyFromAnyFolder_data()
    {
        QTest::addColumn<QString>("place");
        QTest::newRow("another data directory") << u"as a blob"_s;
        QTest::newRow("any folder, any name") << u"deep/down/renamed.bin"_s;
        QTest::newRow("nowhere") << QString();
    }
    void S3_repairTakesAnEqualCopyFromAnyFolder()
    {
        QFETCH(QString, place);
        Upstream upstream;
        Restartable r(upstream.server.address());
        const QByteArray right = "what was published";
        Publication publication;
        publication.project = r.scope;
        publication.coordinates = {u"generic"_s, u"tool"_s, u"1.0"_s};
        publication.actor = r.owner;
        auto blob = r.store->stage(0).value();
        QVERIFY(blob->write(right));
        publication.files.push_back({u"tool.bin"_s, std::move(blob), {}});
        QVERIFY(r.store->publish(std::move(publication)));
        overwrite(r.blobFile(right), "What was published");

        QTemporaryDir copies;
        const QString hex = QString::fromLatin1(hashesOf(right).sha256.toHex());
        overwrite(copies.filePath(u"decoy"_s), "what was publisheD");
        if (place == "as a blob"_L1)
            overwrite(copies.filePath(u"blobs/%1/%2/%3"_s.arg(hex.left(2), hex.mid(2, 2), hex)),
                      right);
        else if (!place.isEmpty())
            overwrite(copies.filePath(place), right);
        const RepairReport report = r.mended({copies.path()});
        QCOMPARE(report.repaired.size(), place.isEmpty() ? 0 : 1);
        QCOMPARE(report.left.size(), place.isEmpty() ? 1 : 0);
        if (place.isEmpty()) {
            QCOMPARE(english(report.left[0].subject), u"acme/web generic tool 1.0: tool.bin"_s);
            QVERIFY(english(report.left[0].remedy).contains(u"publish the version again"));
            QCOMPARE(bytesOf(r.blobFile(right)), "What was published"_ba);
        } else {
            QCOMPARE(bytesOf(r.blobFile(right)), right);
            QCOMPARE(problems(*r.store), QString());
        }
        QVERIFY(!checkFolders({copies.filePath(u"no such"_s)}));
    }

    void S3_aDamagedFileIsRefusedInASentenceUntilItIsHealed()
    {
        Upstream upstream;
        Restartable r(upstream.server.address());
        const QByteArray right = "tarball bytes, small as they are";
        const auto publish = [&](const QString &name) {
            Publication publication;
            publication.project = r.scope;
            publication.coordinates = {u"npm"_s, name, u"1.0.0"_s};
            publication.actor = r.owner;
            publication.metadata = "{}";
            auto blob = r.store->stage(0).value();
            QVERIFY(blob->write(right));
            publication.files.push_back({name + u"-1.0.0.tgz"_s, std::move(blob), {}});
            QVERIFY(r.store->publish(std::move(publication)));
        };
        publish(u"ours"_s);
        const RequestHead head = requestHead("GET", r.path("ours") + "/-/ours-1.0.0.tgz", {});
        // Until the answer is a kept one, which costs no handler.
        QTRY_VERIFY(r.file("ours").status == 200 && r.gateway->quick(head));
        QByteArray flipped = right;
        flipped[4] = '!';
        overwrite(r.blobFile(right), flipped);
        QVERIFY(!r.gateway->quick(head));
        const Reply refused = r.file("ours");
        QCOMPARE(refused.status, 500);
        const QByteArray said = everythingOf(refused);
        QVERIFY2(said.contains("damaged") && said.contains("verify"), said.constData());
        QVERIFY(!said.contains(r.directory().toUtf8()));
        QVERIFY(!said.contains(hashesOf(right).sha256.toHex()));
        publish(u"same"_s);
        QCOMPARE(bodyOf(r.file("ours")), right);
    }

    void S3_aLargeFileIsLookedAtWhereNobodyIsHeldUp()
    {
        Upstream upstream;
        Restartable r(upstream.server.address());
        QByteArray right(LargeBlob + 1, 'l');
        Publication publication;
        publication.project = r.scope;
        publication.coordinates = {u"generic"_s, u"large"_s, u"1.0"_s};
        publication.actor = r.owner;
        auto blob = r.store->stage(0).value();
        QVERIFY(blob->write(right));
        publication.files.push_back({u"large.bin"_s, std::move(blob), {}});
        QVERIFY(r.store->publish(std::move(publication)));
        const RequestHead head = requestHead("GET",
                                             "/api/v4/projects/" + QByteArray::number(r.scope.id)
                                                 + "/packages/generic/large/1.0/large.bin",
                                             {});
        const auto opened = [&] {
            auto exchange = r.gateway->open(head);
            (void)exchange->begin();
            return exchange;
        };
        {
            const auto first = opened();
            QVERIFY(!first->answer(Body{}).waitsFor.isEmpty()); // not on a worker
            QCOMPARE(first->answerWaiting().status, 200);
        }
        // Once that is known, and the file is old enough, at once.
        QTRY_VERIFY(call(*r.gateway, head).status == 200
                    && opened()->answer(Body{}).waitsFor.isEmpty());
        right[LargeBlob / 2] = 'L';
        overwrite(r.blobFile(QByteArray(LargeBlob + 1, 'l')), right);
        const auto damaged = opened();
        QVERIFY(!damaged->answer(Body{}).waitsFor.isEmpty());
        QCOMPARE(damaged->answerWaiting().status, 500);
        QCOMPARE(call(*r.gateway, head).status, 500);
    }

    void P4_largeDocumentsOfAnUpstreamStayWithinTheirBound()
    {
        Upstream upstream;
        Restartable r(upstream.server.address());
        r.forwarding(Forwarding::Proxy);
        upstream.padding = MiB;
        QCOMPARE(r.document("warm").status, 200);
        const qint64 before = residentBytes();
        constexpr qint64 bound = 48 * MiB;
        for (const qint64 size : {40 * MiB, 64 * MiB - 4096}) { // one fits, one never does
            upstream.padding = size;
            for (int i = 0; i < 16; ++i) {
                QCOMPARE(r.document("p" + QByteArray::number(size) + QByteArray::number(i)).status,
                         200);
                QVERIFY(r.forwarder->documentBytes() <= bound);
            }
            const qint64 grown = residentBytes() - before;
            QVERIFY2(grown < 3 * bound, qPrintable(QString::number(grown / MiB)));
        }
        // What is kept is right all the same.
        upstream.padding = 100;
        QVERIFY(bodyOf(r.document("last")).contains("\"last\""));
    }

    void P4_oldDocumentsGoWhenNewOnesCome()
    {
        Upstream upstream;
        Restartable r(upstream.server.address());
        r.forwarding(Forwarding::Proxy);
        upstream.padding = MiB;
        for (int i = 0; i < 10; ++i)
            QCOMPARE(r.document("p" + QByteArray::number(i)).status, 200);
        QVERIFY(r.forwarder->documentBytes() > 10 * MiB);
        r.clock.advance(std::chrono::hours(2));
        QCOMPARE(r.document("new").status, 200);
        QVERIFY(r.forwarder->documentBytes() < 2 * MiB);
    }

    void P4_namesThatStrangersAskForAreBounded()
    {
        Generations generations;
        const GenerationPtr held = generations.get(u"npm"_s, u"held"_s);
        for (int i = 0; i < 20'000; ++i) {
            (void)generations.get(u"npm"_s, QString(2000, u'n') + QString::number(i));
            QVERIFY(generations.bytes() <= 17 * MiB);
        }
        QVERIFY(generations.bytes() > MiB);
        QVERIFY(generations.get(u"npm"_s, u"held"_s) == held); // somebody has a document of it
        const quint64 before = held->value();
        generations.advance(u"npm"_s, u"held"_s);
        QVERIFY(held->value() != before);
    }

    void P4_answersOfProbesStayWithinTheirBound()
    {
        Upstream upstream;
        Restartable r(upstream.server.address());
        for (int i = 0; i < 40; ++i) {
            const QString name = QString(40'000, u'n') + QString::number(i);
            (void)r.probe->ask(u"npm"_s, name);
        }
        QVERIFY(r.probe->keptBytes() > 0);
        QVERIFY(r.probe->keptBytes() <= 8 * MiB);
        r.clock.advance(std::chrono::hours(25));
        (void)r.probe->ask(u"npm"_s, u"short"_s);
        QVERIFY2(r.probe->keptBytes() < 10'000, qPrintable(QString::number(r.probe->keptBytes())));
    }
};

QTEST_GUILESS_MAIN(tst_kept)
#include "tst_kept.moc"

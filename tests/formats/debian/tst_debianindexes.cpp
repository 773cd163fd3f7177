// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "debianregistry.h"

#include <QDirIterator>
#include <QTest>
#include <QThread>

#include <zlib.h>

using namespace packhouse;
using namespace packhouse::debian;
using namespace packhouse::test;
using namespace Qt::StringLiterals;

namespace {

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

QStringList filesBelow(const QString &folder)
{
    QStringList paths;
    for (QDirIterator each(folder, QDir::Files, QDirIterator::Subdirectories); each.hasNext();)
        paths.append(each.next());
    return paths;
}

} // namespace

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

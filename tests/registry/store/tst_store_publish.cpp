// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processortime.h"
#include "support/storefixture.h"

#include <QRandomGenerator>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

Hashes hashesOf(QByteArrayView bytes)
{
    Hasher hasher;
    hasher.add(bytes);
    return hasher.finish();
}

void inParallel(int count, const std::function<void(int)> &work)
{
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&work, i] { work(i); });
    for (std::thread &thread : threads)
        thread.join();
}

} // namespace

class tst_store_publish : public QObject
{
    Q_OBJECT

private slots:
    // What the writer does for a caller is the caller's; names in no order are what costs most.
    void P3_aPublishCostsAsItsDependenciesAreMany()
    {
        StoreFixture f;
        QRandomGenerator random(1);
        int next = 0;
        const auto cost = [&](int count) {
            Upload upload{.name = u"deep%1"_s.arg(++next), .bytes = QByteArray::number(next)};
            for (int i = 0; i < count; ++i) {
                QString name;
                for (int letter = 0; letter < 90; ++letter)
                    name += QChar(u'a' + random.bounded(26));
                upload.dependencies.append({name, u"^1"_s});
            }
            const ProcessorTime before = processorTime();
            const Result<StoredVersion> stored = f.publish(f.web, upload);
            const ProcessorTime used = processorTime() - before;
            return stored ? used.count() : -1;
        };
        QVERIFY(cost(10) > 0);
        const double few = std::min(cost(1'000), cost(1'000));
        const double many = std::min(cost(4'000), cost(4'000));
        QVERIFY2(few > 0.001, qPrintable(QString::number(few))); // the writer's time is in it
        QVERIFY2(many < 9 * few, qPrintable(u"%1 s and %2 s"_s.arg(few).arg(many)));
        const QList<StoredVersion> versions = f.store->versions(f.web, u"npm"_s, u"deep2"_s)
                                                  .value();
        QCOMPARE(versions.size(), 1);
    }

    // Stopping waits for no line of changes.
    void P1_whatHasNotBegunIsRefusedAtAStop()
    {
        StoreFixture f;
        f.store->takeChanges(false);
        const Result<StoredVersion> refused = f.publish(f.web, {.name = u"a"_s});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Busy);
        QVERIFY(refused.error().retryable);
        f.store->takeChanges(true);
        QVERIFY(f.publish(f.web, {.name = u"a"_s}));
    }

    void whatWasPublishedIsReadBack()
    {
        StoreFixture f;
        Upload upload{.name = u"Left-Pad"_s,
                      .version = u"1.2.0"_s,
                      .bytes = "the bytes",
                      .tags = {u"latest"_s}};
        upload.actor = tokenCaller(TokenKind::Personal, Right::Write);
        const Result<StoredVersion> stored = f.publish(f.web, upload);
        QVERIFY2(stored, stored ? "" : qPrintable(english(stored.error())));

        const QList<StoredVersion> versions = f.store->versions(f.web, u"npm"_s, u"left-pad"_s)
                                                  .value();
        QCOMPARE(versions.size(), 1);
        const StoredVersion &version = versions.first();
        QCOMPARE(version.id, stored->id);
        QCOMPARE(version.coordinates.name, u"Left-Pad"_s);
        QCOMPARE(version.canonicalName, u"left-pad"_s);
        QCOMPARE(version.coordinates.version, u"1.2.0"_s);
        QCOMPARE(version.tags, QStringList{u"latest"_s});
        QCOMPARE(version.publisher, u"ci"_s);
        QCOMPARE(version.created, f.clock.now());
        QCOMPARE(version.files.size(), 1);
        QCOMPARE(version.files.first().name, u"Left-Pad-1.2.0.tgz"_s);
        QCOMPARE(version.files.first().size, 9);
        QVERIFY(version.files.first().hashes == hashesOf("the bytes"));
        QCOMPARE(f.bytes(version.files.first()), "the bytes"_ba);
    }

    void everythingIsThereAfterReopening()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.tags = {u"latest"_s}}));
        f.reopen();
        const StoredVersion version =
            f.store->versions(f.web, u"npm"_s, u"left-pad"_s).value().value(0);
        QCOMPARE(version.tags, QStringList{u"latest"_s});
        QCOMPARE(f.bytes(version.files.value(0)), "bytes"_ba);
        QCOMPARE(f.store->scope(u"acme/web"_s).value().id, f.web.id);
    }

    void groupAndInstanceSeeWhatIsBelow()
    {
        StoreFixture f;
        const Scope other = f.project(u"other/web"_s);
        QVERIFY(f.publish(f.web, {.version = u"1.0.0"_s}));
        QVERIFY(f.publish(f.api, {.version = u"2.0.0"_s}));
        QVERIFY(f.publish(other, {.version = u"3.0.0"_s}));
        QCOMPARE(f.versionTexts(f.acme, u"left-pad"_s), QStringList{u"1.0.0"_s});
        QCOMPARE(f.versionTexts(Scope(), u"left-pad"_s), (QStringList{u"1.0.0"_s, u"3.0.0"_s}));
        QCOMPARE(taken(f.store->everywhere(f.acme, u"npm"_s, u"left-pad"_s)).size(), 2);
        QCOMPARE(taken(f.store->everywhere(Scope(), u"npm"_s, u"left-pad"_s)).size(), 3);
        QCOMPARE(f.versionTexts(f.api, u"left-pad"_s), QStringList{u"2.0.0"_s});
    }

    void O6_theFirstPublishedIsTheOne()
    {
        StoreFixture f;
        const StoredVersion first = f.publish(f.web, {}).value();
        QVERIFY(f.publish(f.api, {}));
        const auto found = f.store->version(f.acme, u"npm"_s, u"left-pad"_s, u"1.0.0"_s).value();
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().id, first.id);
        QCOMPARE(f.store->version(f.acme, u"npm"_s, u"left-pad"_s, u"9"_s).error().code,
                 ErrorCode::NotFound);
    }

    void namesComeInPages()
    {
        StoreFixture f;
        for (const QString &name : {u"d"_s, u"B"_s, u"a"_s, u"c"_s})
            QVERIFY(f.publish(f.web, {.name = name}));
        QVERIFY(f.publish(f.api, {.name = u"b"_s}));
        const auto names = [&](const Scope &at, const QString &after, int limit) {
            QStringList texts;
            for (const auto &name : taken(f.store->heldNames(at, u"npm"_s, after, limit)))
                texts << name.canonicalName;
            return texts;
        };
        QCOMPARE(names(f.web, {}, 10), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
        for (const Scope &at : {f.acme, Scope()}) {
            QCOMPARE(names(at, {}, 2), (QStringList{u"a"_s, u"b"_s, u"b"_s}));
            QCOMPARE(names(at, u"b"_s, 2), (QStringList{u"c"_s, u"d"_s}));
        }
    }

    void tagsMove()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.version = u"1.0.0"_s, .tags = {u"latest"_s}}));
        f.clock.advance(1);
        QVERIFY(f.publish(f.web, {.version = u"2.0.0"_s, .tags = {u"latest"_s, u"next"_s}}));
        auto tags = f.store->tags(f.web, u"npm"_s, u"left-pad"_s).value();
        QCOMPARE(tags.value(u"latest"_s), u"2.0.0"_s);
        QVERIFY(f.store->setTag(f.web, u"npm"_s, u"left-pad"_s, u"latest"_s, u"1.0.0"_s, owner()));
        QVERIFY(f.store->removeTag(f.web, u"npm"_s, u"left-pad"_s, u"next"_s, owner()));
        tags = f.store->tags(f.acme, u"npm"_s, u"left-pad"_s).value();
        QCOMPARE(tags, (QMap<QString, QString>{{u"latest"_s, u"1.0.0"_s}}));
        QCOMPARE(
            f.store->removeTag(f.web, u"npm"_s, u"left-pad"_s, u"next"_s, owner()).error().code,
            ErrorCode::NotFound);
        QCOMPARE(
            f.store->setTag(f.web, u"npm"_s, u"left-pad"_s, u"x"_s, u"7"_s, owner()).error().code,
            ErrorCode::NotFound);
    }

    void duplicateVersionIsRefused()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.bytes = "one"}));
        const Result<StoredVersion> second = f.publish(f.web, {.bytes = "two"});
        QCOMPARE(second.error().code, ErrorCode::Duplicate);
        QCOMPARE(english(second.error().what), u"Package already exists."_s);
        QVERIFY(!f.store->checkPublish(f.web, {u"npm"_s, u"left-pad"_s, u"1.0.0"_s}, {},
                                       DuplicateUnit::Version, owner()));
        QVERIFY(f.store->checkPublish(f.web, {u"npm"_s, u"left-pad"_s, u"1.0.1"_s}, {},
                                      DuplicateUnit::Version, owner()));
        const auto versions = f.store->versions(f.web, u"npm"_s, u"left-pad"_s).value();
        QCOMPARE(versions.size(), 1);
        QCOMPARE(f.bytes(versions.first().files.first()), "one"_ba);
    }

    void versionTakesMoreFilesButNotTheSameOne()
    {
        StoreFixture f;
        Upload jar{.bytes = "jar", .file = u"a.jar"_s, .type = u"maven"_s};
        const qint64 id = f.publish(f.web, jar).value().id;
        QCOMPARE(
            f.publish(f.web, {.bytes = "pom", .file = u"a.pom"_s, .type = u"maven"_s}).value().id,
            id);
        QCOMPARE(f.publish(f.web, jar).error().code, ErrorCode::Duplicate);
        jar.identicalIsFine = true;
        QVERIFY(f.publish(f.web, jar));
        jar.bytes = "other";
        QCOMPARE(f.publish(f.web, jar).error().code, ErrorCode::Duplicate);
        QCOMPARE(f.store->storedVersion(id).value().files.size(), 2);
        QCOMPARE(f.store
                     ->checkPublish(f.web, {u"maven"_s, u"left-pad"_s, u"1.0.0"_s}, u"a.jar"_s,
                                    DuplicateUnit::File, owner())
                     .error()
                     .code,
                 ErrorCode::Duplicate);
    }

    void allowedDuplicateIsServedNewest()
    {
        StoreFixture f;
        PolicySetting setting;
        setting.scope = f.acme.id;
        setting.type = u"maven"_s;
        setting.duplicatesAllowed = true;
        QVERIFY(f.store->setPolicy(setting, owner()));
        Upload jar{.bytes = "old", .file = u"a.jar"_s, .type = u"maven"_s};
        QVERIFY(f.publish(f.web, jar));
        jar.bytes = "new";
        const StoredVersion version = f.publish(f.web, jar).value();
        QCOMPARE(version.files.size(), 2);
        QCOMPARE(f.bytes(version.files.last()), "new"_ba);
    }

    void nothingOfARefusedPublishIsVisible()
    {
        StoreFixture f;
        QCOMPARE(f.publish(f.acme, {}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(f.publish(f.web, {.name = u"a b"_s}).error().code, ErrorCode::InvalidName);
        QCOMPARE(f.publish(f.web, {.file = u"../x"_s}).error().code, ErrorCode::InvalidFile);
        QCOMPARE(f.publish(f.web, {.version = u"a b"_s}).error().code, ErrorCode::InvalidVersion);
        PolicySetting setting;
        setting.type = u"npm"_s;
        setting.maxFileSize = 4;
        QVERIFY(f.store->setPolicy(setting, owner()));
        const Result<StoredVersion> large = f.publish(f.web, {.bytes = "12345"});
        QCOMPARE(large.error().code, ErrorCode::TooLarge);
        QVERIFY2(english(large.error().what).contains(u"5 bytes"_s)
                     && english(large.error().what).contains(u"4 bytes"_s),
                 qPrintable(english(large.error().what)));
        QVERIFY(english(large.error().what).endsWith(u'.')
                && english(large.error().remedy).endsWith(u'.'));
        QVERIFY(f.store->names(Scope(), u"npm"_s, {}, 10).value().isEmpty());
        QVERIFY(!f.store->reservation(Scope(), owner(), u"npm"_s, u"left-pad"_s));
    }

    void stagedBytesStopAtTheLimit()
    {
        StoreFixture f;
        auto blob = f.store->stage(4).value();
        QVERIFY(blob->write("1234"));
        QCOMPARE(blob->write("5").error().code, ErrorCode::TooLarge);
        const QString path = blob->path();
        QVERIFY(QFile::exists(path));
        blob.reset();
        QVERIFY(!QFile::exists(path));
    }

    void generationMovesWithItsPackageOnly()
    {
        StoreFixture f;
        const GenerationPtr mine = f.store->generation(u"npm"_s, u"left-pad"_s);
        const GenerationPtr other = f.store->generation(u"npm"_s, u"right-pad"_s);
        const GenerationPtr names = f.store->generation(u"npm"_s, {});
        const quint64 before = mine->value();
        const quint64 otherBefore = other->value();
        const quint64 namesBefore = names->value();
        QVERIFY(f.publish(f.web, {}));
        QVERIFY(mine->value() != before);
        QVERIFY(names->value() != namesBefore);
        QCOMPARE(other->value(), otherBefore);
        const quint64 namesAfter = names->value();
        QVERIFY(f.publish(f.web, {.version = u"1.0.1"_s}));
        QCOMPARE(names->value(), namesAfter);
        QVERIFY(!f.publish(f.web, {.version = u"1.0.1"_s}));
        const quint64 refused = mine->value();
        QVERIFY(!f.publish(f.web, {.version = u"1.0.1"_s}));
        QCOMPARE(mine->value(), refused);
    }

    void statusDecidesWhatIsDownloadable()
    {
        StoreFixture f;
        const qint64 id = f.publish(f.web, {}).value().id;
        for (const auto &[status, seen] : {std::pair{Status::Hidden, 1},
                                           {Status::Processing, 0},
                                           {Status::Error, 0},
                                           {Status::Deprecated, 1}}) {
            VersionChange change;
            change.status = status;
            change.statusMessage = u"why"_s;
            QVERIFY(f.store->change(id, change, owner()));
            QCOMPARE(f.versionTexts(f.web, u"left-pad"_s).size(), seen);
            QCOMPARE(f.store->storedVersion(id).value().status, status);
            QCOMPARE(f.store->storedVersion(id).value().statusMessage, u"why"_s);
        }
    }

    void A1_filesOfOneVersionInParallel()
    {
        StoreFixture f;
        for (int round = 0; round < 20; ++round) {
            const QString name = u"lib%1"_s.arg(round);
            std::atomic<int> stored = 0;
            inParallel(16, [&](int i) {
                stored += f.publish(f.web, {.name = name,
                                            .bytes = QByteArray::number(i),
                                            .file = u"f%1"_s.arg(i),
                                            .type = u"maven"_s})
                              .has_value();
            });
            QCOMPARE(stored.load(), 16);
            const auto versions = f.store->versions(f.web, u"maven"_s, name).value();
            QCOMPARE(versions.size(), 1);
            QCOMPARE(versions.first().files.size(), 16);
            for (const StoredFile &file : versions.first().files)
                QCOMPARE(f.bytes(file), file.name.mid(1).toLatin1());
        }
    }

    void A2_firstVersionsOfEveryTypeInParallel()
    {
        StoreFixture f;
        std::atomic<int> stored = 0;
        inParallel(16, [&](int i) {
            for (const FormatId &type : {u"npm"_s, u"maven"_s, u"pypi"_s})
                stored += f.publish(f.web, {.version = u"1.0.%1"_s.arg(i), .type = type})
                              .has_value();
        });
        QCOMPARE(stored.load(), 48);
        for (const FormatId &type : {u"npm"_s, u"maven"_s, u"pypi"_s})
            QCOMPARE(f.versionTexts(f.web, u"left-pad"_s, type).size(), 16);
    }

    void A3_sameVersionTwiceExactlyOneWins()
    {
        StoreFixture f;
        for (int round = 0; round < 25; ++round) {
            std::atomic<int> stored = 0;
            std::atomic<int> refused = 0;
            inParallel(4, [&](int i) {
                const auto result = f.publish(
                    f.web, {.version = u"1.0.%1"_s.arg(round), .bytes = QByteArray::number(i)});
                stored += result.has_value();
                refused += !result && result.error().code == ErrorCode::Duplicate;
            });
            QCOMPARE(stored.load(), 1);
            QCOMPARE(refused.load(), 3);
        }
        QCOMPARE(f.versionTexts(f.web, u"left-pad"_s).size(), 25);
    }

    void A9_manyVersionsAtOnceAreAllThere()
    {
        StoreFixture f;
        inParallel(30, [&](int i) {
            (void)f.publish(f.web, {.version = u"1.0.%1"_s.arg(i), .tags = {u"latest"_s}});
        });
        const QStringList versions = f.versionTexts(f.web, u"left-pad"_s);
        QCOMPARE(versions.size(), 30);
        const auto tags = f.store->tags(f.web, u"npm"_s, u"left-pad"_s).value();
        QCOMPARE(tags.keys(), QStringList{u"latest"_s});
        QVERIFY(versions.contains(tags.value(u"latest"_s)));
    }

    void A11_aListedFileCanAlwaysBeRead()
    {
        StoreFixture f;
        std::atomic<bool> done = false;
        std::atomic<int> missing = 0;
        std::thread reader([&] {
            while (!done) {
                for (const StoredVersion &version :
                     taken(f.store->versions(f.acme, u"npm"_s, u"left-pad"_s))) {
                    missing += version.files.size() != 1 || version.tags.size() > 1
                               || f.bytes(version.files.first())
                                      != version.coordinates.version.toLatin1();
                }
            }
        });
        for (int i = 0; i < 150; ++i) {
            const QString version = u"1.0.%1"_s.arg(i);
            QVERIFY(f.publish(f.web, {.version = version, .bytes = version.toLatin1()}));
        }
        done = true;
        reader.join();
        QCOMPARE(missing.load(), 0);
    }

    void newestWinsWhereTheProtocolSaysSo()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.bytes = "one", .file = u"a"_s, .type = u"pypi"_s}));
        Publication again = f.publication(f.web,
                                          {.bytes = "two", .file = u"a"_s, .type = u"pypi"_s});
        again.newestWins = true;
        const Result<StoredVersion> stored = f.store->publish(std::move(again));
        QVERIFY(stored);
        QCOMPARE(f.bytes(stored->files.last()), "two"_ba);
        QVERIFY(!f.publish(f.web, {.bytes = "three", .file = u"a"_s, .type = u"pypi"_s}));
    }

    void onlyANewVersionGetsTheNewStatus()
    {
        StoreFixture f;
        const auto publish = [&](const QString &file) {
            Publication part = f.publication(f.web,
                                             {.bytes = "x", .file = file, .type = u"pypi"_s});
            part.newStatus = Status::Processing;
            return f.store->publish(std::move(part));
        };
        const Result<StoredVersion> first = publish(u"a"_s);
        QVERIFY(first);
        QCOMPARE(first->status, Status::Processing);
        QVERIFY(f.versionTexts(f.web, u"left-pad"_s, u"pypi"_s).isEmpty());
        VersionChange change;
        change.status = Status::Default;
        QVERIFY(f.store->change(first->id, change, owner()));
        QCOMPARE(publish(u"b"_s)->status, Status::Default);
        QCOMPARE(f.versionTexts(f.web, u"left-pad"_s, u"pypi"_s), QStringList{u"1.0.0"_s});
    }

    void filesGoTogether()
    {
        StoreFixture f;
        QList<qint64> ids;
        for (const QString &file : {u"a"_s, u"b"_s, u"c"_s})
            ids << f.publish(f.web, {.bytes = file.toUtf8(), .file = file, .type = u"pypi"_s})
                       ->files.last()
                       .id;
        const StoredVersion version = taken(f.store->versions(f.web, u"pypi"_s, u"left-pad"_s))
                                          .first();
        const qint64 elsewhere =
            f.publish(f.api, {.bytes = "d", .file = u"d"_s, .type = u"pypi"_s})->files.last().id;
        QVERIFY(f.store->removeFiles(version.id, {ids[0], ids[2], elsewhere}, owner()));
        const auto left = [&](const Scope &at) {
            return taken(f.store->versions(at, u"pypi"_s, u"left-pad"_s)).first().files;
        };
        QCOMPARE(left(f.web).size(), 1);
        QCOMPARE(left(f.web).first().name, u"b"_s);
        QCOMPARE(left(f.api).size(), 1); // of another version
        QVERIFY(f.store->removeFiles(version.id, {ids[0]}, owner()));
        QCOMPARE(f.store->removeFile(ids[0], owner()).error().code, ErrorCode::NotFound);
        QCOMPARE(f.store->totals()->files, 2);
    }
};

QTEST_GUILESS_MAIN(tst_store_publish)
#include "tst_store_publish.moc"

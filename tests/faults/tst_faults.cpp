// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storefixture.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// What a publisher that was killed had been told.
struct Told
{
    QSet<QString> there; ///< published, and nobody asked for its removal
    QSet<QString> gone;
    QSet<QString> unknown; ///< its removal was asked for, and no answer came
};

/// Lets it work until it has said so many lines, and kills it a moment later.
QByteArray runAndKill(const QString &directory, int round)
{
    QProcess process;
    process.start(QStringLiteral(FAULTPUBLISHER), {directory, QString::number(round)});
    QByteArray said;
    const int lines = int(QRandomGenerator::global()->bounded(1, 25));
    while (said.count('\n') < lines && process.waitForReadyRead(30'000))
        said += process.readAllStandardOutput();
    // The moment is random: anywhere in the publishes that are under way.
    const quint32 spins = QRandomGenerator::global()->bounded(400'000U);
    for (volatile quint32 i = 0; i < spins;)
        i = i + 1;
    process.kill();
    process.waitForFinished(30'000);
    if (process.exitStatus() != QProcess::CrashExit || said.isEmpty())
        qFatal("the publisher ended by itself: %s", process.readAllStandardError().constData());
    return said + process.readAllStandardOutput();
}

Told read(const QByteArray &said)
{
    Told told;
    const qsizetype whole = said.lastIndexOf('\n'); // the last line may be half
    for (const QByteArray &line : said.left(whole).split('\n')) {
        const QString coordinates = QString::fromUtf8(line.mid(1));
        if (line.startsWith('+')) {
            told.there.insert(coordinates);
        } else if (line.startsWith('?')) {
            told.there.remove(coordinates);
            told.unknown.insert(coordinates);
        } else if (line.startsWith('-')) {
            told.unknown.remove(coordinates);
            told.gone.insert(coordinates);
        }
    }
    return told;
}

int filesIn(const QString &directory)
{
    int count = 0;
    QDirIterator files(directory, QDir::Files, QDirIterator::Subdirectories);
    for (; files.hasNext(); files.next())
        ++count;
    return count;
}

} // namespace

class tst_faults : public QObject
{
    Q_OBJECT

private slots:
    void B2_killedAndWithoutItsDatabaseEverythingAcknowledgedComesBack()
    {
        for (int round = 0; round < 12; ++round) {
            QTemporaryDir directory;
            const Told told = read(runAndKill(directory.path(), round));
            // Lost, or damaged in the middle.
            const QString database = directory.filePath(u"packhouse.db"_s);
            if (round % 2 == 0) {
                for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
                    QFile::remove(database + ending);
            } else {
                QFile file(database);
                QVERIFY(file.open(QIODevice::ReadWrite));
                file.write(QByteArray(20'000, 'x'));
            }
            StoreOptions options;
            const FormatList formats = fakeFormats();
            const FakeClock clock;
            options.directory = directory.path();
            options.formats = &formats;
            options.clock = &clock;
            const RebuildReport report = taken(Store::rebuild(options));
            // Half an entry and bytes without rows are what a kill leaves of what was not
            // acknowledged; a cut journal looks the same, so they are told.
            for (const Text &text : report.lost) {
                const QString lost = english(text);
                QVERIFY2(lost.contains(u"ends in the middle of an entry")
                             || lost.contains(u"any more and are kept in")
                             || lost.contains(u"any more and is kept in")
                             || lost.startsWith(u"Nothing says any more what these"),
                         qPrintable(lost));
            }
            StoreFixture f(directory.path());
            QSet<QString> stored;
            for (int thread = 0; thread < 3; ++thread) {
                const QString name = u"p%1-%2"_s.arg(round).arg(thread);
                for (const StoredVersion &version : taken(f.store->versions(f.web, u"npm"_s, name)))
                    stored.insert(name + u' ' + version.coordinates.version);
            }
            for (const QString &coordinates : told.there)
                QVERIFY2(stored.contains(coordinates), qPrintable(coordinates));
            for (const QString &coordinates : told.gone)
                QVERIFY2(!stored.contains(coordinates), qPrintable(coordinates));
            QVERIFY(f.store->collect(0));
            QVERIFY(f.store->verify({}).value().isEmpty());
        }
    }

    void B1_A10_B6_killedAtAnyMomentNothingAcknowledgedIsLost()
    {
        const int rounds = qEnvironmentVariableIntValue("PACKHOUSE_FAULT_ROUNDS") > 0
                               ? qEnvironmentVariableIntValue("PACKHOUSE_FAULT_ROUNDS")
                               : 100;
        QTemporaryDir directory;
        int acknowledged = 0;
        for (int round = 0; round < rounds; ++round) {
            if (round % 25 == 24) // a small database keeps later rounds as quick as the first
                QVERIFY(QDir(directory.path()).removeRecursively()
                        && QDir().mkpath(directory.path()));
            const Told told = read(runAndKill(directory.path(), round));
            acknowledged += int(told.there.size() + told.gone.size());

            StoreFixture f(directory.path());
            QSet<QString> stored;
            for (int thread = 0; thread < 3; ++thread) {
                const QString name = u"p%1-%2"_s.arg(round).arg(thread);
                for (const StoredVersion &version :
                     taken(f.store->versions(f.web, u"npm"_s, name))) {
                    stored.insert(name + u' ' + version.coordinates.version);
                    QCOMPARE(version.files.size(), 1);
                    const QByteArray bytes = f.bytes(version.files.first());
                    QCOMPARE(bytes.size(), version.files.first().size);
                    Hasher hasher;
                    hasher.add(bytes);
                    QVERIFY(hasher.finish() == version.files.first().hashes);
                }
            }
            for (const QString &coordinates : told.there)
                QVERIFY2(stored.contains(coordinates), qPrintable(coordinates));
            for (const QString &coordinates : told.gone)
                QVERIFY2(!stored.contains(coordinates), qPrintable(coordinates));

            // B6: found without anybody having an index made anew.
            PackageQuery search;
            search.text = u"p%1-"_s.arg(round);
            QSet<QString> names;
            for (const QString &coordinates : std::as_const(stored))
                names.insert(coordinates.section(u' ', 0, 0));
            QCOMPARE(taken(f.store->packages(search, {})).rows.size(), names.size());

            QVERIFY(f.store->collect(0));
            QString problems;
            for (const IntegrityFinding &finding : taken(f.store->verify({})))
                problems += english(finding.subject) + u' ' + english(finding.problem) + u'\n';
            QCOMPARE(problems, QString());
            QCOMPARE(filesIn(directory.path() + u"/staging"_s), 0);
        }
        qInfo("%d rounds, %d acknowledged changes", rounds, acknowledged);
    }
};

QTEST_GUILESS_MAIN(tst_faults)
#include "tst_faults.moc"

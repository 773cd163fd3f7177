// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/store/connection.h"
#include "support/folders.h"
#include "support/storefixture.h"

#include <QDir>

namespace packhouse {

using namespace Qt::StringLiterals;

inline StoreOptions optionsOf(const StoreFixture &f, const QString &directory,
                              qint64 longestJournal = 0)
{
    StoreOptions options;
    options.directory = directory;
    options.formats = &f.formats;
    options.clock = &f.clock;
    options.longestJournal = longestJournal;
    return options;
}

/// Every row of the database but the journal's own place in it.
inline QStringList everyRow(const QString &directory)
{
    const auto db = Connection::open(directory + u"/packhouse.db"_s, Connection::Use::Read).value();
    QStringList tables;
    {
        Query names(*db, u"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                         "'package_text%' AND name NOT LIKE 'sqlite%' ORDER BY name"_s);
        while (names.next())
            tables << names.text(0);
    }
    QStringList rows;
    for (const QString &table : std::as_const(tables)) {
        QStringList columns;
        {
            Query names(*db, u"SELECT name FROM pragma_table_info(?)"_s, table);
            while (names.next())
                columns << u"quote(\"%1\")"_s.arg(names.text(0));
        }
        Query all(*db, u"SELECT "_s + columns.join(u" || ' ' || "_s) + u" FROM "_s + table
                           + u" ORDER BY 1"_s);
        while (all.next())
            rows << table + u' ' + all.text(0);
    }
    rows.removeIf([](const QString &row) { return row.startsWith(u"total 'journal"); });
    return rows;
}

inline QString problems(StoreFixture &f)
{
    QStringList texts;
    for (const IntegrityFinding &finding : taken(f.store->verify({})))
        texts << english(finding.subject) + u' ' + english(finding.problem);
    return texts.join(u'\n');
}

inline void removeDatabase(const QString &directory)
{
    for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(directory + u"/packhouse.db"_s + ending);
}

inline QString journalLog(const QString &directory)
{
    const QDir folder(directory + u"/journal"_s);
    const QStringList logs = folder.entryList({u"*.log"_s}, QDir::Files, QDir::Name);
    return logs.isEmpty() ? QString() : folder.filePath(logs.last());
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// One of each kind of change.
/// Publishes until the journal has begun anew, with a copy of the database.
inline void renewJournal(StoreFixture &f, const QString &directory)
{
    f.store.reset();
    // A journal that is longer than this begins anew with a copy, if it is also longer than the
    // database; so it is made longer.
    f.store = std::move(*Store::open(optionsOf(f, directory, 1)));
    for (int i = 0; QFileInfo(directory + u"/journal/1.log"_s).exists() && i < 30; ++i) {
        Publication big = f.publication(f.web, {.version = u"2.0.%1"_s.arg(i)});
        big.metadata = QByteArray(100'000, 'x');
        const qint64 id = f.store->publish(std::move(big)).value().id;
        QVERIFY(f.store->removeVersion(id, owner()));
        QVERIFY(f.store->purge({id}, owner()));
        if (i % 5 == 4) {
            f.store.reset();
            f.store = std::move(*Store::open(optionsOf(f, directory, 1)));
        }
    }
    QVERIFY(journalLog(directory).endsWith(u"/2.log"));
    QVERIFY(QFile::exists(directory + u"/journal/2.db"_s));
}

inline void changeEverything(StoreFixture &f)
{
    const StoredVersion first = f.publish(f.web, {.tags = {u"latest"_s}}).value();
    QVERIFY(f.publish(f.web, {.version = u"1.1.0"_s, .bytes = "other", .tags = {u"latest"_s}}));
    QVERIFY(f.publish(f.api, {.name = u"a"_s, .dependencies = {{u"left-pad"_s, u"^1"_s}}}));
    Publication chart = f.publication(f.api, {.name = u"chart"_s});
    chart.metadata = R"({"k":"v"})";
    chart.description = u"A \"quoted\" line\nand another: ü"_s;
    chart.files[0].metadata = QByteArray("\x00\xff\x01", 3);
    chart.files[0].fragments = {{u"stable"_s, "key", QByteArray("text\x00more", 9)}};
    QVERIFY(f.store->publish(std::move(chart)));
    QVERIFY(f.store->setTag(f.web, u"npm"_s, u"left-pad"_s, u"old"_s, u"1.0.0"_s, owner()));
    QVERIFY(f.store->change(first.id, {Status::Deprecated, u"use 1.1.0"_s, {}}, owner()));
    const StoredVersion bad = f.publish(f.web, {.name = u"bad"_s, .bytes = "bad"}).value();
    const StoredVersion gone = f.publish(f.web, {.name = u"gone"_s, .bytes = "gone"}).value();
    QVERIFY(f.store->removeVersions({PlannedVersion::of(bad), PlannedVersion::of(gone)}, owner()));
    QVERIFY(f.store->purge({gone.id}, owner()));
    PolicySetting setting;
    setting.scope = f.acme.id;
    setting.type = u"npm"_s;
    setting.forwarding = Forwarding::Redirect;
    QVERIFY(f.store->setPolicy(setting, owner()));
    QVERIFY(f.store->setProtectionRule({0, f.web.id, u"npm"_s, u"left-*"_s, Role::Maintainer, {}},
                                       owner()));
    QVERIFY(f.store->reserve({u"npm"_s, u"ours"_s, {}, {}, false}, owner()));
    QVERIFY(f.store->setRecord(f.web.id, u"npm"_s, u"key"_s, "value", owner()));
    QVERIFY(f.store->setVisibility(f.acme.id, Visibility::Public, owner()));
    f.store->countDownload(first.files.first(), owner());
    f.store->flush();
}

inline QByteArray hexOf(const QByteArray &bytes)
{
    Hasher hasher;
    hasher.add(bytes);
    return hasher.finish().sha256.toHex();
}

inline QString logOf(const QString &directory, int generation)
{
    return u"%1/journal/%2.log"_s.arg(directory).arg(generation);
}

/// Its packages are p1, p2 …, each with bytes of its own.
inline void publishSome(StoreFixture &f, int first, int last)
{
    for (int i = first; i <= last; ++i)
        QVERIFY(f.publish(f.web, {.name = u"p%1"_s.arg(i), .bytes = QByteArray::number(i)}));
}

/// A registry whose first journal was cut, so that it began a second one with a copy.
inline void beginSecondJournal(StoreFixture &f, const QString &directory, int packages)
{
    publishSome(f, 1, packages);
    f.store.reset();
    QFile log(logOf(directory, 1));
    QVERIFY(log.resize(log.size() / 2));
    f.reopen();
    QVERIFY(QFile::exists(directory + u"/journal/2.db"_s));
}

inline int countOf(StoreFixture &f, int first, int last)
{
    int count = 0;
    for (int i = first; i <= last; ++i)
        count += f.versionTexts(f.web, u"p%1"_s.arg(i)) == QStringList{u"1.0.0"_s};
    return count;
}

} // namespace packhouse

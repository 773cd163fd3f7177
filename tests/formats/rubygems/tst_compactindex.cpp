// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/compactindex.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTest>

#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::rubygems;

namespace {

const QDateTime Now(QDate(2024, 5, 6), QTime(7, 8, 9), Qt::UTC);

QByteArray md5(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

/// As clients read /versions: which versions of a name there are, and its info's hash.
struct Read
{
    std::map<QByteArray, std::multiset<QByteArray>> versions;
    std::map<QByteArray, QByteArray> md5;
};

Read readVersions(const QByteArray &text)
{
    Read found;
    const QByteArrayList lines = text.split('\n');
    for (qsizetype i = lines.indexOf("---") + 1; i < lines.size(); ++i) {
        const QByteArrayList parts = lines[i].split(' ');
        if (parts.size() != 3)
            continue;
        for (const QByteArray &each : parts[1].split(',')) {
            if (each.startsWith('-'))
                found.versions[parts[0]].erase(each.sliced(1));
            else
                found.versions[parts[0]].insert(each);
        }
        found.md5[parts[0]] = parts[2];
    }
    std::erase_if(found.versions, [](const auto &each) { return each.second.empty(); });
    return found;
}

} // namespace

class TestCompactIndex : public QObject
{
    Q_OBJECT

private slots:
    void aLineTellsWhatAGemNeeds()
    {
        Gemspec spec;
        spec.full = {u"web"_s, u"1.0.0"_s, u"java"_s};
        spec.ruby = {{u">="_s, u"2.7"_s}, {u"<"_s, u"4"_s}};
        spec.rubygems = {{u">="_s, u"0"_s}};
        spec.dependencies = {{u"rk_x"_s, {{u">="_s, u"12"_s}, {u"<"_s, u"14"_s}}, true},
                             {u"dev"_s, {{u"="_s, u"1"_s}}, false},
                             {u"other"_s, {{u"~>"_s, u"1.0"_s}}, true}};
        const QByteArray line = infoLine(spec, "\x01\x02");
        QCOMPARE(line, "1.0.0-java rk_x:>= 12&< 14,other:~> 1.0|checksum:0102,ruby:>= 2.7&< 4"_ba);
        const InfoEntry entry{line};
        QCOMPARE(entry.token(), "1.0.0-java"_ba);
        QCOMPARE(entry.version(), u"1.0.0"_s);
        QCOMPARE(entry.platform(), u"java"_s);
        const QList<std::pair<QString, QString>> needed{{u"rk_x"_s, u">= 12, < 14"_s},
                                                        {u"other"_s, u"~> 1.0"_s}};
        QCOMPARE(entry.dependencies(), needed);
        spec.dependencies.clear();
        spec.full.platform = Ruby;
        spec.ruby = spec.rubygems;
        QCOMPARE(infoLine(spec, "\x01"), "1.0.0 |checksum:01"_ba);
        QVERIFY(InfoEntry{infoLine(spec, "\x01")}.dependencies().isEmpty());
    }

    void versionsOnlyEverGrow()
    {
        Gems gems;
        gems["a"].add("1.0 |checksum:00");
        VersionsText first({}, Now);
        first.update(gems);
        const QByteArray info = "---\n1.0 |checksum:00\n";
        QCOMPARE(gems["a"].infoText(), info);
        QCOMPARE(first.text(), "created_at: 2024-05-06T07:08:09Z\n---\na 1.0 " + md5(info) + '\n');
        gems["b"].add("1.0 |checksum:00");
        gems["a"].add("1.1-java |checksum:00");
        VersionsText second(first.text(), Now.addDays(1));
        second.update(gems);
        QVERIFY(second.text().startsWith(first.text()));
        QVERIFY(second.text().contains("\na 1.1-java " + md5(gems["a"].infoText()) + '\n'));
        QVERIFY(second.text().contains("\nb 1.0 "));
        VersionsText same(second.text(), Now.addDays(2));
        same.update(gems);
        QCOMPARE(same.text(), second.text());
        gems.erase("a");
        same.update(gems);
        QVERIFY(same.text().startsWith(second.text()));
        QVERIFY(same.text().endsWith("\na -1.0,-1.1-java " + md5("---\n") + '\n'));
        QVERIFY(same.knows("a"));
        QVERIFY(!same.knows("c"));
        // Other bytes of the same version.
        gems["b"].add("1.0 |checksum:01");
        same.update(gems);
        QVERIFY(same.text().endsWith("\nb -1.0,1.0 " + md5(gems["b"].infoText()) + '\n'));
    }

    void whatIsNoTextStartsAnew_data()
    {
        QTest::addColumn<QByteArray>("text");
        int number = 0;
        for (const char *text :
             {"x", "created_at: x\n", "created_at: x\n---\na 1.0", "---\na 1 0\n",
              "created_at: x\n---\na 1.0 00 11\n", "created_at: x\n---\n\n"})
            QTest::addRow("%d", ++number) << QByteArray(text);
    }

    void whatIsNoTextStartsAnew()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(VersionsText(text, Now).text(), "created_at: 2024-05-06T07:08:09Z\n---\n"_ba);
    }

    void D6_theVersionsAreWhatThereIsAfterAnyOperations()
    {
        QRandomGenerator dice(5);
        QByteArray text;
        std::map<QByteArray, std::map<QByteArray, QByteArray>> model;
        for (int step = 0; step < 500; ++step) {
            const QByteArray name = "n" + QByteArray::number(dice.bounded(6));
            const QByteArray token = "1." + QByteArray::number(dice.bounded(5))
                                     + (dice.bounded(3) == 0 ? "-java" : "");
            if (dice.bounded(3) > 0)
                model[name][token] = QByteArray::number(dice.bounded(3));
            else
                model[name].erase(token);
            Gems gems;
            for (const auto &[each, versions] : model) {
                for (const auto &[version, sum] : versions)
                    gems[each].add(version + " |checksum:" + sum);
            }
            VersionsText versions(text, Now);
            versions.update(gems);
            QVERIFY(text.isEmpty() || versions.text().startsWith(text));
            text = versions.text();
            const Read found = readVersions(text);
            QCOMPARE(found.versions.size(), gems.size());
            for (const auto &[each, entries] : gems) {
                std::multiset<QByteArray> tokens;
                for (const InfoEntry &entry : entries.list())
                    tokens.insert(entry.token());
                QVERIFY(found.versions.at(each) == tokens);
                QCOMPARE(found.md5.at(each), md5(entries.infoText()));
            }
        }
    }

    void longHistoryIsForgotten()
    {
        VersionsText versions({}, Now);
        qsizetype longest = 0;
        bool shrank = false;
        for (int step = 0; step < 12'000 && !shrank; ++step) {
            Gems gems;
            gems["keeps"].add("1.0 |checksum:00");
            gems["moves"].add("1.0 |checksum:" + QByteArray::number(step));
            const qsizetype before = versions.text().size();
            versions.update(gems);
            shrank = versions.text().size() < before;
            longest = std::max(longest, before);
        }
        QVERIFY(shrank);
        QVERIFY(longest < 300 * 1024);
        QCOMPARE(readVersions(versions.text()).versions.size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestCompactIndex)
#include "tst_compactindex.moc"

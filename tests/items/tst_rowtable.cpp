// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/rowtablemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// How the rows of pages are sorted.
class TestRowTable : public QObject
{
    Q_OBJECT

    struct Line
    {
        QString name;
        qint64 size;
        QDateTime at;
    };
    using Model = RowTableModel<Line>;

    static QDateTime day(int number) { return {QDate(2026, 11, number), QTime(12, 0), Qt::UTC}; }
    static std::unique_ptr<Model> model()
    {
        auto made = std::make_unique<Model>(QList<Model::Column>{
            {u"Name"_s, [](const Line &line) { return Cell{.text = line.name, .type = u"npm"_s}; }},
            {u"Size"_s,
             [](const Line &line) {
                 return Cell{.text = u"about %1"_s.arg(line.size), .order = line.size};
             }},
            {u"At"_s, [](const Line &line) { return agoCell(line.at, day(30), u"never"_s); }}});
        made->setRows({{u"file10"_s, 9, day(3)}, {u"File2"_s, 100, {}}, {u"file1"_s, 20, day(1)}});
        return made;
    }
    static QStringList names(const Model &model)
    {
        QStringList all;
        for (const Line &line : model.rows())
            all << line.name;
        return all;
    }

private slots:
    void N15_byWhatPeopleSortBy()
    {
        const auto table = model();
        QAbstractItemModelTester tester(table.get());
        table->sort(0);
        QCOMPARE(names(*table), (QStringList{u"file1"_s, u"File2"_s, u"file10"_s}));
        table->sort(1, Qt::DescendingOrder);
        QCOMPARE(names(*table), (QStringList{u"File2"_s, u"file1"_s, u"file10"_s}));
        table->sort(2);
        QCOMPARE(names(*table), (QStringList{u"File2"_s, u"file1"_s, u"file10"_s}));
    }

    void N15_whatIsChosenStaysAndNewRowsFindTheirPlace()
    {
        const auto table = model();
        const QPersistentModelIndex chosen = table->index(0, 1); // file10
        table->sort(0);
        QCOMPARE(chosen.row(), 2);
        table->setRows({{u"b"_s, 1, {}}, {u"a"_s, 2, {}}});
        QCOMPARE(names(*table), (QStringList{u"a"_s, u"b"_s}));
    }

    void N15_theTypeIsSpoken()
    {
        const auto table = model();
        QCOMPARE(table->index(0, 0).data(Qt::AccessibleTextRole).toString(), u"file10, npm"_s);
    }
};

QTEST_APPLESS_MAIN(TestRowTable)
#include "tst_rowtable.moc"

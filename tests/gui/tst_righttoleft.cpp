// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/itemroles.h"
#include "items/readable.h"
#include "ui/style/theme.h"
#include "ui/widgets/badgedelegate.h"
#include "ui/widgets/tables.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// Where people read from right to left, names still run as they are written.
class TestRightToLeft : public QObject
{
    Q_OBJECT

    static QImage painted(const QString &text, Qt::LayoutDirection direction)
    {
        QStandardItemModel model(1, 1);
        model.setData(model.index(0, 0), text);
        model.setData(model.index(0, 0), int(Qt::AlignCenter), Qt::TextAlignmentRole);
        QImage image(240, 30, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setLayoutDirection(direction);
        QStyleOptionViewItem option;
        option.direction = direction;
        option.rect = image.rect();
        option.font = QApplication::font();
        option.palette = QApplication::palette();
        BadgeDelegate(nullptr).paint(&painter, option, model.index(0, 0));
        return image;
    }

private slots:
    void L1_cellsShowNamesAsTheyAreWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("scope of npm") << u"@acme/ui-kit"_s;
        QTest::newRow("a size") << u"963 KB"_s;
        QTest::newRow("an age") << u"2 h ago"_s;
        QTest::newRow("a path") << u"com/acme/ledger-web (1)"_s;
    }

    void L1_cellsShowNamesAsTheyAreWritten()
    {
        QFETCH(QString, name);
        QCOMPARE(painted(name, Qt::RightToLeft), painted(name, Qt::LeftToRight));
    }

    void N14_aRowIsChosenAlike()
    {
        QStandardItemModel model(3, 2);
        QTableView table;
        setUpTable(&table, u"table"_s);
        table.setModel(&model);
        table.setLayoutDirection(Qt::RightToLeft);
        table.resize(600, 200); // wider than its columns
        chooseRow(&table, 1);
        QCOMPARE(table.currentIndex().row(), 1);
        QCOMPARE(table.selectionModel()->selectedRows().size(), 1);
    }

    void L1_sentencesKeepNamesApart()
    {
        const QLocale arabic(QLocale::Arabic);
        const QString text = readable(Text::of("Delete %1?", u"@acme/ui-kit"_s), arabic);
        QVERIFY(text.contains(u"\u2068@acme/ui-kit\u2069"));
        QCOMPARE(readable(Text::of("Delete %1?", u"@acme/ui-kit"_s), QLocale(QLocale::German)),
                 u"Delete @acme/ui-kit?"_s);
        QCOMPARE(isolated({}, Qt::RightToLeft), QString());
    }

    void L1_countsAreWrittenAsTheReaderDoes()
    {
        const Text many = Text::counted("%n file(s)", 12'345);
        QCOMPARE(readable(many, QLocale(QLocale::German)), u"12.345 files"_s);
        QCOMPARE(readable(many, QLocale(QLocale::English)), u"12,345 files"_s);
        QCOMPARE(readable(Text::counted("%n file(s)", 1), QLocale::c()), u"1 file"_s);
    }
};

QTEST_MAIN(TestRightToLeft)
#include "tst_righttoleft.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/joblist.h"
#include "registry/store/store.h"
#include "support/archivebuilder.h"
#include "support/eventwatch.h"
#include "support/manyrows.h"
#include "support/realwindow.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/style/theme.h"
#include "ui/trash/trashpage.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QTabWidget>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// A package that somebody made to trouble whoever looks at it.
struct Hostile
{
    QString name;
    QList<test::Member> more = {};
    QByteArray readme = "# Nothing\n";
};

QList<Hostile> hostilePackages()
{
    QList<test::Member> entries;
    QRandomGenerator random(1);
    for (int i = 0; i < 90'000; ++i) {
        QByteArray bytes(64, Qt::Uninitialized); // what packs too well is refused
        random.generate(bytes.begin(), bytes.end());
        entries.append({"package/f" + QByteArray::number(i), bytes});
    }
    return {
        {u"entries"_s, entries},
        {u"l"_s + QString(199, u'o')},
        {u"table"_s,
         {},
         QByteArray("|a").repeated(3'000) + '\n' + QByteArray("|---").repeated(3'000) + '\n'
             + QByteArray("|\n").repeated(3'000)},
        {u"links"_s, {}, QByteArray("[a](b) ").repeated(8'000)},
        {u"oneword"_s, {}, QByteArray(60'000, 'x')},
        {u"rtl"_s,
         {{"package/\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d.txt", "x"},
          {"package/\xe2\x80\xaegpj.exe", "x"},
          {"package/" + QByteArray(240, 'n'), "x"}},
         QByteArray("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d ").repeated(5'000)},
    };
}

} // namespace

/// The real window on 200,000 versions or nearly, some of them made to trouble it: no event takes
/// more than 50 ms of the interface thread's processor time, and after a change what is seen is
/// right soon.
class TestNeverBlocked : public QObject
{
    Q_OBJECT

    /// Of tens of thousands at once only where there is time for it; else of a thousand.
    const bool m_isLong = qEnvironmentVariableIntValue("PACKHOUSE_LONG") > 0;

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<RealWindow> m_real;
    QString m_started; ///< what took too long while the window opened

    static test::EventWatch &watch() { return *static_cast<test::EventWatch *>(qApp); }
    QAction *action(const QString &id) const { return m_real->window().actions().find(id); }
    Store &store() const { return m_real->session->registry()->store(); }
    qint64 total() const { return m_real->window().packagesView()->model()->total(); }
    void filter(const QString &text)
    {
        auto *field = m_real->window().findChild<FilterField *>();
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        for (const QChar key : text) {
            QTest::keyClicks(field, QString(key));
            QCoreApplication::processEvents();
        }
        settle();
    }
    static Caller owner() { return {{}, true}; }

    bool publish(const Hostile &package)
    {
        const QString manifest = u"{\"name\":\"@acme/%1\",\"version\":\"1.0.0\"}"_s.arg(
            package.name);
        QFile file(m_real->folder.filePath(package.name.left(20) + u"-1.0.0.tgz"_s));
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write(test::makeTgz(QList<test::Member>{{"package/package.json", manifest.toUtf8()},
                                                     {"package/README.md", package.readme}}
                                 + package.more));
        file.close();
        Job *job = m_real->session->source().publish(
            {{file.fileName(), u"acme/web"_s, {u"npm"_s, {}, {}}, {}}}, this);
        job->start();
        return QTest::qWaitFor([job] { return job->ended(); }, 60'000) && !job->error();
    }
    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_real->session->isIdle(), 60'000);
        QCoreApplication::processEvents();
    }

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(qobject_cast<QApplication *>(qApp), [] { return false; });
        m_real = std::make_unique<RealWindow>();
        const QString data = m_real->folder.filePath(u"data"_s);
        QVERIFY(m_real->open());
        QVERIFY(store().addScope(u"acme"_s, Level::Group, Visibility::Private, owner()));
        QVERIFY(store().addScope(u"acme/web"_s, Level::Project, Visibility::Private, owner()));
        const auto big = store().addScope(u"acme/big"_s, Level::Project, Visibility::Private,
                                          owner());
        QVERIFY(big);
        const qint64 group = store().scope(u"acme"_s)->id;
        m_real->close();
        test::seedRows(data + u"/packhouse.db"_s,
                       {big->id, group, m_isLong ? 60'001 : 40'000, m_isLong ? 3 : 5});
        watch().forget();
        QVERIFY(m_real->open());
        m_real->window().resize(1280, 800);
        QTRY_VERIFY_WITH_TIMEOUT(m_real->table()->model()->rowCount() > 10, 30'000);
        settle();
        m_started = watch().tooLong();
    }
    void cleanupTestCase() { m_real.reset(); }
    void init() { watch().forget(); }

    void N1_starting() { QCOMPARE(m_started, QString()); }

    void N1_filtering()
    {
        const qint64 all = total();
        for (const QString &text :
             {u"react"_s, u"lib-0"_s, u"e"_s, u"nothing has this"_s, QString()})
            filter(text);
        QTRY_COMPARE_WITH_TIMEOUT(total(), all, 10'000);
        QCOMPARE(watch().tooLong(), QString());
    }

    void N1_sorting()
    {
        QHeaderView *header = m_real->table()->horizontalHeader();
        for (int column = 0; column < header->count(); ++column) {
            for (int twice = 0; twice < 2 && PackageTableModel::canSortBy(column); ++twice) {
                QTest::mouseClick(
                    header->viewport(), Qt::LeftButton, {},
                    {header->sectionViewportPosition(column) + 12, header->height() / 2});
                settle();
            }
        }
        QCOMPARE(watch().tooLong(), QString());
    }

    void N1_scrollingAndSelectingAll()
    {
        for (int page = 0; page < 40; ++page) {
            QTest::keyClick(m_real->table(), Qt::Key_End);
            settle();
        }
        QVERIFY(m_real->table()->model()->rowCount() > 5'000);
        QTest::keyClick(m_real->table(), Qt::Key_A, Qt::ControlModifier);
        settle();
        QTest::keyClick(m_real->table(), Qt::Key_Home);
        settle();
        QCOMPARE(watch().tooLong(), QString());
    }

    void N1_hostilePackages()
    {
        for (const Hostile &package : hostilePackages())
            QVERIFY2(publish(package), qPrintable(package.name));
        filter(u"@acme/"_s);
        QTRY_COMPARE_WITH_TIMEOUT(total(), qint64(hostilePackages().size()), 10'000);
        settle();
        QTabWidget *tabs = m_real->window().detailsPane()->tabs();
        watch().forget();
        for (const Hostile &package : hostilePackages()) {
            QVERIFY(RealWindow::choose(m_real->table(), u"@acme/"_s + package.name));
            QTRY_VERIFY_WITH_TIMEOUT(!m_real->window().detailsPane()->files().isEmpty(), 20'000);
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                settle();
                QTest::qWait(100); // what is read on other threads comes
                if (const QString slow = watch().tooLong(); !slow.isEmpty())
                    QFAIL(qPrintable(
                        u"%1, %2: %3"_s.arg(package.name.left(20), tabs->tabText(tab), slow)));
            }
        }
    }

    void P6_bulkDelete()
    {
        filter(u"react"_s);
        QTRY_VERIFY_WITH_TIMEOUT(total() < 2'100, 10'000);
        settle();
        settle();
        QTest::keyClick(m_real->table(), Qt::Key_A, Qt::ControlModifier);
        settle();
        const qint64 before = total();
        const int chosen = int(m_real->table()->selectionModel()->selectedRows().size());
        QVERIFY(chosen >= 256);
        watch().forget();
        action(u"package.delete"_s)->trigger();
        auto *dialog = m_real->dialog<DeletionDialog>();
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->plan().packages.isEmpty(), 120'000);
        if (auto *typed = dialog->findChild<QLineEdit *>(u"typedName"_s);
            typed && typed->isVisible())
            QTest::keyClicks(typed, dialog->expectedName());
        QVERIFY(m_real->press(u"confirm"_s, dialog));
        QTRY_VERIFY_WITH_TIMEOUT(m_real->packhouse->jobs().running().isEmpty(), 120'000);
        // What is seen is right at most two seconds later.
        QTRY_COMPARE_WITH_TIMEOUT(total(), before - chosen, 2'000);
        QCOMPARE(watch().tooLong(), QString());
    }

    void P6_publishingWhileAPageIsOpen_data()
    {
        QTest::addColumn<QString>("page");
        for (const QString &page : {u"packages"_s, u"exposure"_s, u"duplicates"_s, u"trash"_s,
                                    u"activity"_s, u"tokens"_s})
            QTest::newRow(qPrintable(page)) << page;
    }
    void P6_publishingWhileAPageIsOpen()
    {
        QFETCH(QString, page);
        filter({});
        QVERIFY(m_real->packhouse->parts().show(page));
        settle();
        QList<PublishItem> items;
        for (int i = 0; i < 200; ++i) {
            QFile file(m_real->folder.filePath(u"%1-%2.bin"_s.arg(page).arg(i)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(file.fileName().toUtf8());
            items.append({file.fileName(),
                          u"acme/web"_s,
                          {u"generic"_s, u"burst-%1-%2"_s.arg(page).arg(i), u"1.0.0"_s},
                          {}});
        }
        const qint64 before = total();
        watch().forget();
        Job *job = m_real->session->source().publish(items, this);
        job->start();
        QTRY_VERIFY_WITH_TIMEOUT(job->ended(), 60'000);
        QVERIFY2(!job->error(), qPrintable(english(job->error().value_or(Error{}))));
        QTRY_COMPARE_WITH_TIMEOUT(total(), before + 200, 2'000);
        settle();
        QCOMPARE(watch().tooLong(), QString());
    }

    /// All of a list at once, loaded or not.
    void P6_deletingAllOfAList()
    {
        constexpr int Patience = 3'600'000;
        m_real->window().showPackages(&m_real->session->source(), u"acme"_s);
        settle();
        filter(m_isLong ? QString() : u"react"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_isLong ? total() > 50'000 : total() < 2'000, 10'000);
        const qint64 all = total();
        QVERIFY(all > 1'000);
        QTRY_VERIFY(m_real->table()->model()->rowCount() >= 256);
        m_real->table()->setFocus(); // another page was looked at before
        m_real->table()->selectAll();
        auto *howMany = m_real->window().findChild<InlineMessage *>(u"howMany"_s);
        QTRY_VERIFY(howMany->isVisible());
        watch().forget();
        howMany->button()->click();
        action(u"package.delete"_s)->trigger();
        auto *dialog = m_real->dialog<DeletionDialog>();
        QVERIFY(dialog);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->plan().packages.size(), all, Patience);
        if (auto *typed = dialog->findChild<QLineEdit *>(u"typedName"_s);
            typed && typed->isVisible())
            QTest::keyClicks(typed, dialog->expectedName());
        QVERIFY(m_real->press(u"confirm"_s, dialog));
        QTRY_VERIFY_WITH_TIMEOUT(m_real->packhouse->jobs().running().isEmpty(), Patience);
        QCOMPARE(m_real->packhouse->jobs().ended().first()->counts().done, all);
        // What is seen is right at most two seconds later.
        QTRY_COMPARE_WITH_TIMEOUT(total(), 0, 2'000);
        QCOMPARE(m_real->table()->model()->rowCount(), 0);
        settle();
        QCOMPARE(watch().tooLong(), QString());
        // All of them lie in the trash, where they are seen.
        watch().forget();
        QVERIFY(m_real->packhouse->parts().show(u"trash"_s));
        auto *trash = m_real->window().findChild<TrashPage *>();
        const auto *rows = trash->findChild<QTableView *>();
        const qint64 deleted = store().trash()->size();
        QTRY_COMPARE_WITH_TIMEOUT(rows->model()->rowCount(), deleted, 60'000);
        settle();
        QCOMPARE(watch().tooLong(), QString());
    }
};

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "3600000"); // the long run waits for tens of thousands
    test::EventWatch application(argc, argv);
    TestNeverBlocked tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_neverblocked.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "latewindow.h"

#include "ui/details/detailspane.h"
#include "ui/details/versionstab.h"

#include <QComboBox>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What the details say of versions is what was answered last, all of it, and of the one that is
/// chosen.
class TestShown : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void T1_theVersionsAreToldAnewWhateverChanged();
    void T1_aTagIsShownBesideADeprecation();
    void T1_whatWasChosenStaysChosen();
    void T1_theDescriptionIsOfTheVersionThatItDescribes();
    void N5_theVersionThatIsShownIsInSight();

private:
    DetailsPane *details() const { return m_late->window->detailsPane(); }
    QTableView *versions() const
    {
        return details()->findChild<VersionsTab *>()->findChild<QTableView *>();
    }
    QStringList states() const
    {
        QStringList all;
        for (int row = 0; row < versions()->model()->rowCount(); ++row)
            all << versions()->model()->index(row, 1).data().toString();
        return all;
    }
    PackageDetails &alpha() const { return m_late->here.detailsOf(LateWindow::key(u"alpha"_s)); }
    void tell() const { emit m_late->here.changed(Change{Changed::Packages, {u"acme/web"_s}}); }

    std::unique_ptr<LateWindow> m_late;
};

void TestShown::init()
{
    m_late = std::make_unique<LateWindow>();
    QVERIFY(m_late->open());
    QVERIFY(m_late->choose(u"alpha"_s));
    details()->tabs()->setCurrentIndex(DetailsPane::Versions);
    QTRY_COMPARE(versions()->model()->rowCount(), 2);
}

void TestShown::T1_theVersionsAreToldAnewWhateverChanged()
{
    QCOMPARE(states(), (QStringList{u"alpha-tag"_s, u"alpha-tag"_s}));
    alpha().versions[0].tags = {};
    alpha().versions[1].tags = {u"latest"_s};
    tell();
    QTRY_COMPARE(states(), (QStringList{QString(), u"latest"_s}));
    alpha().versions[1].status = Status::Hidden;
    alpha().versions[1].tags = {};
    QTest::keyClick(m_late->window.get(), Qt::Key_F5);
    QTRY_COMPARE(states(), (QStringList{QString(), u"hidden"_s}));
    alpha().versions[0].bytes = 77'000;
    tell();
    QTRY_COMPARE(versions()->model()->index(0, 2).data().toString(), u"77 KB"_s);
}

void TestShown::T1_aTagIsShownBesideADeprecation()
{
    alpha().versions[0].tags = {u"latest"_s};
    alpha().versions[0].status = Status::Deprecated;
    alpha().versions[0].statusMessage = u"Use bravo."_s;
    tell();
    QTRY_COMPARE(states().first(), u"deprecated, latest"_s);
    const QModelIndex cell = versions()->model()->index(0, 1);
    QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(u"Use bravo."_s));
    // All of it can be read.
    QVERIFY(versions()->columnWidth(1) >= versions()->sizeHintForIndex(cell).width());
}

void TestShown::T1_whatWasChosenStaysChosen()
{
    versions()->selectAll();
    QCOMPARE(details()->chosenVersions().size(), 2);
    alpha().versions[1].tags = {u"next"_s};
    tell();
    QTRY_COMPARE(states().last(), u"next"_s);
    QCOMPARE(details()->chosenVersions().size(), 2);
}

void TestShown::T1_theDescriptionIsOfTheVersionThatItDescribes()
{
    const auto told = [this] { return LateWindow::textsIn(details()).filter(u"described"_s); };
    QCOMPARE(details()->version(), u"2.0.0-alpha"_s);
    QTRY_VERIFY(!told().isEmpty());
    versions()->setCurrentIndex(versions()->model()->index(1, 0));
    QTRY_COMPARE(details()->version(), u"1.0.0-alpha"_s);
    QCOMPARE(told(), QStringList());
    versions()->setCurrentIndex(versions()->model()->index(0, 0));
    QTRY_VERIFY(!told().isEmpty());
}

void TestShown::N5_theVersionThatIsShownIsInSight()
{
    const VersionRow first = alpha().versions.first();
    alpha().versions.clear();
    for (int i = 0; i < 80; ++i) {
        VersionRow version = first;
        version.id = 100 + i;
        version.version = u"%1.0.0"_s.arg(80 - i);
        alpha().versions << version;
    }
    details()->tabs()->setCurrentIndex(DetailsPane::Files);
    QVERIFY(m_late->choose(u"bravo"_s));
    QTRY_COMPARE(details()->version(), u"2.0.0-bravo"_s);
    QVERIFY(m_late->choose(u"alpha"_s));
    QTRY_VERIFY(versions()->model()->rowCount() >= 80);
    details()->findChild<QComboBox *>()->setCurrentText(u"5.0.0"_s);
    QTRY_COMPARE(details()->version(), u"5.0.0"_s);
    details()->tabs()->setCurrentIndex(DetailsPane::Versions);
    QTRY_VERIFY(versions()->viewport()->rect().contains(
        versions()->visualRect(versions()->currentIndex()).center()));
}

QTEST_MAIN(TestShown)
#include "tst_shown.moc"

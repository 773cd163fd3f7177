// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/humantext.h"
#include "items/itemroles.h"
#include "jobs/joblist.h"
#include "support/fakesource.h"
#include "support/pictures.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/style/colours.h"
#include "ui/style/metrics.h"
#include "ui/widgets/inlinemessage.h"

#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

const QString Name = u"@acme/ui-kit"_s;

RemovalItem uiKit()
{
    return {{u"acme/web"_s, u"npm"_s, Name}, u"2.4.1"_s};
}

Evidence highRisk()
{
    Evidence evidence;
    evidence.risk = Risk::High;
    evidence.headline = Text::of("High risk of dependency confusion.");
    evidence.explanation = Text::of(
        "After this deletion, a request for @acme/ui-kit 2.4.1 will be answered by "
        "the public registry, where anyone can publish under this name.");
    evidence.lines = {
        {Text::of("Forwarding of npm requests"), Text::of("On for group acme, not locked"),
         Text::of("risk"), Tone::Bad},
        {Text::of("Public registry, this name"), Text::of("Not registered (asked 4 s ago)"),
         Text::of("risk"), Tone::Bad},
        {Text::of("Public registry, this version"), Text::of("Not found"), Text::of("claimable"),
         Tone::Warning},
        {Text::of("Pulled in the last 7 days"), Text::of("37 times, last 2 h ago by token ci-web"),
         Text::of("in use"), Tone::Bad},
        {Text::of("Local packages that depend on it"), Text::of("@acme/charts 0.7.3 and 2 more"),
         Text::of("in use"), Tone::Warning},
        {Text::of("Names one typing error away"), Text::of("acme-uikit (public, 12 versions)"),
         Text::of("look"), Tone::Warning},
    };
    evidence.nameMustBeTyped = true;
    evidence.reserveOffered = true;
    evidence.reserveByDefault = true;
    evidence.stopForwardingOffered = true;
    evidence.forwardingScope = u"acme"_s;
    evidence.probed = true;
    evidence.probeHost = u"registry.example"_s;
    return evidence;
}

Evidence lowRisk()
{
    Evidence evidence;
    evidence.headline = Text::of("Low risk.");
    evidence.lines = {{Text::of("Forwarding of npm requests"), Text::of("Off"), {}, Tone::Good}};
    return evidence;
}

} // namespace

class TestDeletionDialog : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_source = std::make_unique<FakeSource>();
        m_source->seed();
        m_source->removalEvidence = highRisk();
        m_jobs = std::make_unique<JobList>();
    }
    void cleanup()
    {
        m_dialog.reset();
        m_jobs.reset();
        m_source.reset();
    }

    void offersWhatTheEvidenceOffers();
    void saysExactlyWhatItWillDo();
    void theNameIsTypedUnlessTheRiskIsLowered();
    void forGoodAlwaysNeedsTheName();
    void cancellingRemovesNothing();
    void T2_enterPressesTheButtonThatHasTheFocus();
    void T2_enterDeletesNothingWhereAnythingIsToBeFeared_data();
    void T2_enterDeletesNothingWhereAnythingIsToBeFeared();
    void T2_enterInTheNameGoesOnToTheButton();
    void T2_askingLeavesTheFocusOffTheRedButton();
    void thePlanIsPassedExactly();
    void couldNotCheckIsNeverGreen();
    void whatWasNotAskedLooksLikeNeither();
    void nothingThatDecidesIsElided();
    void nobodyIsAskedWithoutConsent();
    void withoutEvidenceNothingCanBeDeleted();
    void severalPackagesAreListed();
    void N2_whereAPackageLiesIsWhole();
    void N13_worstFirst();
    void N13_progressAndCancel();
    void N13_thousandsOfRowsDoNotBlock();
    void T4_severalVersionsOfOnePackage();
    void ofARemoteACopyIsKeptFirst();
    void theReportSaysEverything();
    void hostileNamesArePlainText();

private:
    void open(const QList<RemovalItem> &items = {uiKit()})
    {
        m_dialog = std::make_unique<DeletionDialog>(m_source.get(), items, m_jobs.get());
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    void openReady(const QList<RemovalItem> &items = {uiKit()})
    {
        open(items);
        QTRY_VERIFY(part<QRadioButton>(*m_dialog, "toTrash")->isVisible());
    }
    QPushButton *confirm() const { return part<QPushButton>(*m_dialog, "confirm"); }
    QLineEdit *typed() const { return part<QLineEdit>(*m_dialog, "typedName"); }
    QCheckBox *reserve() const { return part<QCheckBox>(*m_dialog, "reserve"); }

    Theme m_theme{qApp, [] { return false; }};
    std::unique_ptr<FakeSource> m_source;
    std::unique_ptr<JobList> m_jobs;
    std::unique_ptr<DeletionDialog> m_dialog;
};

void TestDeletionDialog::offersWhatTheEvidenceOffers()
{
    openReady();
    QVERIFY(reserve()->isChecked());
    QVERIFY(!part<QCheckBox>(*m_dialog, "stopForwarding")->isChecked());
    QVERIFY(part<QRadioButton>(*m_dialog, "toTrash")->isChecked());
    QVERIFY(part<QPushButton>(*m_dialog, "cancel")->isDefault()); // the risk is high
    QCOMPARE(m_dialog->windowTitle(), u"Delete @acme/ui-kit 2.4.1?"_s);
    drawPictures(m_theme, *m_dialog, u"delete"_s);

    m_source->removalEvidence.reserveOffered = false;
    m_source->removalEvidence.stopForwardingOffered = false;
    openReady();
    QVERIFY(!reserve()->isVisible());
    QVERIFY(!part<QCheckBox>(*m_dialog, "stopForwarding")->isVisible());
    QVERIFY(part<QPushButton>(*m_dialog, "cancel")->isDefault());
    QVERIFY(!m_dialog->plan().reserve);
}

void TestDeletionDialog::saysExactlyWhatItWillDo()
{
    openReady();
    QCOMPARE(confirm()->text(), u"Reserve and move to Trash"_s);
    part<QCheckBox>(*m_dialog, "stopForwarding")->click();
    QCOMPARE(confirm()->text(), u"Reserve, stop forwarding and move to Trash"_s);
    reserve()->click();
    QCOMPARE(confirm()->text(), u"Stop forwarding and move to Trash"_s);
    part<QCheckBox>(*m_dialog, "stopForwarding")->click();
    QCOMPARE(confirm()->text(), u"Move to Trash"_s);
    part<QRadioButton>(*m_dialog, "forGood")->click();
    QCOMPARE(confirm()->text(), u"Delete for good"_s);
}

void TestDeletionDialog::theNameIsTypedUnlessTheRiskIsLowered()
{
    openReady();
    QVERIFY(confirm()->isEnabled());
    QVERIFY(!typed()->isEnabled());
    reserve()->click();
    QVERIFY(typed()->isVisible() && typed()->isEnabled());
    QVERIFY(!confirm()->isEnabled());
    QTest::keyClicks(typed(), u"@acme/ui-ki"_s);
    QVERIFY(!confirm()->isEnabled());
    QTest::keyClicks(typed(), u"t"_s);
    QVERIFY(confirm()->isEnabled());
    typed()->clear();
    part<QCheckBox>(*m_dialog, "stopForwarding")->click();
    QVERIFY(confirm()->isEnabled());
}

void TestDeletionDialog::forGoodAlwaysNeedsTheName()
{
    m_source->removalEvidence.risk = Risk::Low;
    m_source->removalEvidence.nameMustBeTyped = false;
    openReady();
    part<QRadioButton>(*m_dialog, "forGood")->click();
    QVERIFY(reserve()->isChecked());
    QVERIFY(!confirm()->isEnabled());
    drawPictures(m_theme, *m_dialog, u"delete-for-good"_s);
    QTest::keyClicks(typed(), Name);
    QVERIFY(confirm()->isEnabled());
}

void TestDeletionDialog::cancellingRemovesNothing()
{
    openReady();
    part<QPushButton>(*m_dialog, "cancel")->click();
    QVERIFY(!m_dialog->isVisible());
    openReady();
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    openReady();
    m_dialog->close();
    QVERIFY(m_source->removals.isEmpty());
    QVERIFY(m_jobs->ended().isEmpty() && m_jobs->running().isEmpty());
}

void TestDeletionDialog::T2_enterPressesTheButtonThatHasTheFocus()
{
    m_source->removalEvidence = lowRisk();
    openReady();
    QVERIFY(part<QPushButton>(*m_dialog, "cancel")->hasFocus());
    const auto enter = [&](const char *name) {
        auto *button = part<QPushButton>(*m_dialog, name);
        button->setFocus();
        QVERIFY(button->isDefault()); // as it is drawn
        QTest::keyClick(button, Qt::Key_Return);
    };
    QGuiApplication::clipboard()->clear();
    enter("copyReport");
    QVERIFY(m_dialog->isVisible());
    QVERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    enter("cancel");
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_dialog->result(), int(QDialog::Rejected));
    QVERIFY(m_source->removals.isEmpty());
    QVERIFY(m_jobs->ended().isEmpty() && m_jobs->running().isEmpty());
}

void TestDeletionDialog::T2_enterDeletesNothingWhereAnythingIsToBeFeared_data()
{
    QTest::addColumn<Evidence>("evidence");
    QTest::newRow("high") << highRisk();
    Evidence medium = highRisk();
    medium.risk = Risk::Medium;
    QTest::newRow("medium") << medium;
    Evidence unknown = lowRisk();
    unknown.lines.first().tone = Tone::Unknown;
    QTest::newRow("not checked") << unknown;
    QTest::newRow("for good") << lowRisk();
    QTest::newRow("low") << lowRisk();
}

void TestDeletionDialog::T2_enterDeletesNothingWhereAnythingIsToBeFeared()
{
    QFETCH(Evidence, evidence);
    m_source->removalEvidence = evidence;
    openReady();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    auto *cancel = part<QPushButton>(*m_dialog, "cancel");
    if (QByteArray(QTest::currentDataTag()) == "for good") {
        part<QRadioButton>(*m_dialog, "forGood")->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QVERIFY(cancel->isDefault() && !confirm()->isDefault());
        part<QRadioButton>(*m_dialog, "toTrash")->click();
        QVERIFY(cancel->isDefault() && !confirm()->isDefault());
        part<QRadioButton>(*m_dialog, "forGood")->click();
    } else {
        QVERIFY(cancel->hasFocus());
    }
    QVERIFY(cancel->isDefault());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_dialog->result(), int(QDialog::Rejected));
    QVERIFY(m_source->removals.isEmpty());
}

/// Enter after the name was typed neither cancels nor deletes.
void TestDeletionDialog::T2_enterInTheNameGoesOnToTheButton()
{
    openReady();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    part<QRadioButton>(*m_dialog, "forGood")->click();
    typed()->setFocus();
    QTest::keyClick(typed(), Qt::Key_Return);
    QVERIFY(m_dialog->isVisible() && typed()->hasFocus());
    QTest::keyClicks(typed(), Name);
    QTest::keyClick(typed(), Qt::Key_Return);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(confirm()->hasFocus() && confirm()->isDefault());
    QVERIFY(m_source->removals.isEmpty());
    QTest::keyClick(confirm(), Qt::Key_Return);
    QCOMPARE(m_source->removals.size(), 1);
}

void TestDeletionDialog::T2_askingLeavesTheFocusOffTheRedButton()
{
    m_source->removalEvidence.probed = false;
    openReady();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    auto *ask = part<InlineMessage>(*m_dialog, "ask");
    ask->button()->setFocus();
    QTest::keyClick(ask->button(), Qt::Key_Space);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space); // again, while it is asked
    QTRY_VERIFY(!ask->isVisible());
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_source->probes, 1);
    QVERIFY(part<QPushButton>(*m_dialog, "cancel")->hasFocus());
    QVERIFY(reserve()->isChecked()); // nothing was switched
}

void TestDeletionDialog::thePlanIsPassedExactly()
{
    openReady();
    part<QCheckBox>(*m_dialog, "stopForwarding")->click();
    part<QRadioButton>(*m_dialog, "forGood")->click();
    QTest::keyClicks(typed(), Name);
    QTest::mouseClick(confirm(), Qt::LeftButton);
    QVERIFY(!m_dialog->isVisible());
    confirm()->click(); // a second click does it no second time
    QCOMPARE(m_source->removals.size(), 1);
    const RemovalPlan plan = m_source->removals.first();
    QCOMPARE(plan.packages.size(), 1);
    QCOMPARE(plan.packages.first().key, uiKit().key);
    QCOMPARE(plan.packages.first().versions.first().version, u"2.4.1"_s);
    QVERIFY(plan.reserve && plan.stopForwarding && plan.forGood);
    QCOMPARE(m_jobs->ended().size(), 1);
}

void TestDeletionDialog::couldNotCheckIsNeverGreen()
{
    Evidence evidence = highRisk();
    evidence.risk = Risk::Low;
    evidence.headline = Text::of("Low risk.");
    evidence.lines = {{Text::of("Public registry, this name"), Text::of("It did not answer"),
                       Text::of("could not check"), Tone::Unknown}};
    m_source->removalEvidence = evidence;
    openReady();
    const Colours &c = colours(m_dialog->palette());
    const auto ground = [this] {
        const QImage image = part<InlineMessage>(*m_dialog, "banner")->grab().toImage();
        return image.pixelColor(image.width() / 2, 3);
    };
    QCOMPARE(ground(), c.unknown.ground);
    const QTableView *table = m_dialog->findChild<QTableView *>(u"evidence"_s);
    QCOMPARE(table->model()->index(0, 2).data(BadgeRole).value<BadgeData>().tone, Tone::Unknown);
    drawPictures(m_theme, *m_dialog, u"delete-unknown"_s);

    m_source->removalEvidence.lines.first().tone = Tone::Good;
    openReady();
    QCOMPARE(ground(), c.good.ground);
}

/// Fault V1: neither safe nor found to be a risk.
void TestDeletionDialog::whatWasNotAskedLooksLikeNeither()
{
    const Colours &c = colours(QApplication::palette());
    for (const bool probed : {false, true}) {
        m_source->removalEvidence.risk = Risk::Medium;
        m_source->removalEvidence.probed = probed;
        openReady();
        const QImage image = part<InlineMessage>(*m_dialog, "banner")->grab().toImage();
        QCOMPARE(image.pixelColor(image.width() / 2, 3),
                 probed ? c.warning.ground : c.unknown.ground);
    }
}

/// Fault V6: a sentence that does not fit on one line is there as a whole.
void TestDeletionDialog::nothingThatDecidesIsElided()
{
    m_source->removalEvidence.lines.insert(
        3, {Text::of("Closed in clients where"),
            Text::of("The public repository excludes the package (\"exclude\") or is switched off. "
                     "That this one is canonical helps only as long as it has the package."),
            Text::of("not known"), Tone::Unknown});
    openReady();
    const QTableView *table = m_dialog->findChild<QTableView *>(u"evidence"_s);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        for (const int column : {0, 1}) {
            const QString text = table->model()->index(row, column).data().toString();
            const QRect needed = table->fontMetrics().boundingRect(
                0, 0, table->columnWidth(column) - 2 * metrics::CellPadding, 10'000,
                Qt::TextWordWrap, text);
            QVERIFY2(needed.height() <= table->rowHeight(row), qPrintable(text));
        }
    }
    QVERIFY(table->rowHeight(3) > table->rowHeight(0));
    drawPictures(m_theme, *m_dialog, u"delete-long"_s);
}

void TestDeletionDialog::nobodyIsAskedWithoutConsent()
{
    m_source->removalEvidence.probed = false;
    openReady();
    auto *ask = part<InlineMessage>(*m_dialog, "ask");
    QVERIFY(ask->isVisible());
    QVERIFY(ask->text().contains(Name)); // says that asking tells it the name
    QVERIFY(ask->text().contains(u"registry.example"_s));
    QCOMPARE(ask->button()->text(), u"Ask registry.example"_s);
    QCOMPARE(m_source->probes, 0);
    drawPictures(m_theme, *m_dialog, u"delete-ask"_s);
    reserve()->click();
    ask->button()->click();
    QTRY_VERIFY(!ask->isVisible());
    QCOMPARE(m_source->probes, 1);
    QVERIFY(!reserve()->isChecked()); // what was chosen stays chosen
}

void TestDeletionDialog::withoutEvidenceNothingCanBeDeleted()
{
    m_source->failure = Error{ErrorCode::Network, Text::of("The registry did not answer."),
                              Text::of("Check that it runs."), true};
    open();
    auto *banner = part<InlineMessage>(*m_dialog, "banner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(u"did not answer"_s));
    QVERIFY(!confirm()->isEnabled());
    drawPictures(m_theme, *m_dialog, u"delete-error"_s);
    m_source->failure.reset();
    banner->button()->click();
    QTRY_VERIFY(confirm()->isEnabled());
    QVERIFY(m_source->removals.isEmpty());
}

void TestDeletionDialog::severalPackagesAreListed()
{
    QList<RemovalItem> items{uiKit()};
    for (int i = 0; i < 20; ++i)
        items.append(RemovalItem{{u"acme/web"_s, u"npm"_s, u"@acme/part-%1"_s.arg(i)}, {}});
    openReady(items);
    const auto *list = part<QTableView>(*m_dialog, "going");
    QVERIFY(list->isVisible());
    QCOMPARE(list->model()->rowCount(), 21);
    QVERIFY(m_dialog->height() < 760);
    QCOMPARE(m_dialog->windowTitle(), u"Delete 21 packages?"_s);
    drawPictures(m_theme, *m_dialog, u"delete-several"_s);
    reserve()->click();
    QVERIFY(!confirm()->isEnabled());
    QTest::keyClicks(typed(), u"delete 21 packages"_s);
    QTest::mouseClick(confirm(), Qt::LeftButton);
    QCOMPARE(m_source->removals.first().packages.size(), 21);
}

/// The riskiest first, however they were chosen, and how many there are at each risk.
/// Where there is room for it; else both ends of it are seen, and all of it in its tip.
void TestDeletionDialog::N2_whereAPackageLiesIsWhole()
{
    const QString path = u"platform/services/billing/adapters"_s;
    const QString longer = path + path;
    m_source->addScope(u"platform"_s, Level::Group);
    for (const QString &place : {path, longer}) {
        PackageRow row;
        row.key = {place, u"npm"_s, u"tool"_s};
        m_source->add(row);
    }
    for (const QString &place : {path, longer}) {
        openReady({uiKit(), {{place, u"npm"_s, u"tool"_s}, {}}});
        const auto *list = part<QTableView>(*m_dialog, "going");
        constexpr int Where = 2;
        const QModelIndex index = list->model()->index(1, Where);
        QCOMPARE(index.data().toString(), spacedPath(place));
        const int needed =
            static_cast<const QAbstractItemView *>(list)->sizeHintForIndex(index).width();
        QCOMPARE(list->columnWidth(Where) >= needed, place == path);
        QVERIFY(list->columnWidth(0) >= 100);
        QCOMPARE(list->textElideMode(), Qt::ElideMiddle);
        QCOMPARE(index.data(Qt::ToolTipRole).toString(), spacedPath(place));
        drawPictures(m_theme, *m_dialog, u"delete-where-%1"_s.arg(place.size()));
    }
}

void TestDeletionDialog::N13_worstFirst()
{
    m_source->risks = {{u"@acme/part-3"_s, Risk::Critical},
                       {u"@acme/part-5"_s, Risk::Medium},
                       {u"@acme/part-7"_s, Risk::Critical}};
    m_source->removalEvidence.risk = Risk::Low;
    QList<RemovalItem> items;
    for (int i = 0; i < 256; ++i)
        items.append(RemovalItem{{u"acme/web"_s, u"npm"_s, u"@acme/part-%1"_s.arg(i)}, {}});
    openReady(items);
    const QAbstractItemModel *going = part<QTableView>(*m_dialog, "going")->model();
    QCOMPARE(going->rowCount(), 256);
    QStringList first;
    for (int row = 0; row < 4; ++row)
        first.append(going->index(row, 0).data().toString());
    QCOMPARE(first, (QStringList{u"@acme/part-3"_s, u"@acme/part-7"_s, u"@acme/part-5"_s,
                                 u"@acme/part-0"_s}));
    QCOMPARE(going->index(0, 3).data().toString(), u"critical"_s);
    QCOMPARE(going->index(0, 3).data(BadgeRole).value<BadgeData>().tone, Tone::Bad);
    QCOMPARE(part<QLabel>(*m_dialog, "risks")->text(),
             u"Packages by risk: 2 critical, 0 high, 1 medium, 253 low"_s);
    drawPictures(m_theme, *m_dialog, u"delete-many"_s);
}

void TestDeletionDialog::N13_progressAndCancel()
{
    m_source->planSteps = {40, 256};
    QList<RemovalItem> items;
    for (int i = 0; i < 256; ++i)
        items.append(RemovalItem{{u"acme/web"_s, u"npm"_s, u"@acme/part-%1"_s.arg(i)}, {}});
    open(items);
    auto *bar = m_dialog->findChild<QProgressBar *>();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(!bar->visibleRegion().isEmpty());
    QCOMPARE(bar->value(), 40);
    QCOMPARE(bar->maximum(), 256);
    QVERIFY(!confirm()->isEnabled());
    const QList<QLabel *> labels = m_dialog->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().startsWith(u"Looked at 40 of 256 packages."_s);
    }));
    drawPictures(m_theme, *m_dialog, u"delete-progress"_s);
    part<QPushButton>(*m_dialog, "cancel")->click();
    QTRY_COMPARE(m_source->cancelled, 1);
    QVERIFY(m_source->removals.isEmpty());
}

/// Whatever was chosen, 20,000 packages are rows of a table, no widgets: nothing waits for them.
void TestDeletionDialog::N13_thousandsOfRowsDoNotBlock()
{
    m_source->seedMany(20'000, u"acme/bulk"_s);
    RemovalChoice everything;
    everything.query = PackageQuery{};
    everything.query->text = u"package-"_s;
    const qsizetype before = QApplication::allWidgets().size();
    m_dialog = std::make_unique<DeletionDialog>(m_source.get(), everything, m_jobs.get());
    QCOMPARE(m_dialog->windowTitle(), u"Delete all packages of the list?"_s);
    m_dialog->show();
    QTRY_VERIFY(part<QRadioButton>(*m_dialog, "toTrash")->isVisible());
    QCOMPARE(m_dialog->windowTitle(), u"Delete 20,000 packages?"_s);
    QCOMPARE(part<QTableView>(*m_dialog, "going")->model()->rowCount(), 20'000);
    QVERIFY(QApplication::allWidgets().size() - before < 200);
    QCOMPARE(m_source->removalChoices.last().query->text, u"package-"_s);
    // What is chosen in it costs a blink.
    const std::clock_t began = std::clock();
    reserve()->click();
    QApplication::processEvents();
    QVERIFY(double(std::clock() - began) / CLOCKS_PER_SEC < 0.5);
}

void TestDeletionDialog::T4_severalVersionsOfOnePackage()
{
    const PackageKey key = uiKit().key;
    openReady({{key, u"2.4.1"_s}, {key, u"2.4.0"_s}, {key, u"2.3.0"_s}});
    QCOMPARE(m_dialog->windowTitle(), u"Delete 3 versions of @acme/ui-kit?"_s);
    QStringList versions;
    const QAbstractItemModel *going = part<QTableView>(*m_dialog, "going")->model();
    for (int row = 0; row < going->rowCount(); ++row)
        versions.append(going->index(row, 0).data().toString());
    QCOMPARE(versions, (QStringList{u"2.4.1"_s, u"2.4.0"_s, u"2.3.0"_s}));
    QVERIFY(part<QTableView>(*m_dialog, "going")->isVisible());
    drawPictures(m_theme, *m_dialog, u"delete-versions"_s);
    // It is one name that is typed and reserved.
    QCOMPARE(m_dialog->expectedName(), key.name);
    QVERIFY(reserve()->text().contains(key.name));
}

void TestDeletionDialog::ofARemoteACopyIsKeptFirst()
{
    m_source->embedded = false;
    m_source->sourceTitle = u"gitlab.acme.example"_s;
    m_source->removalEvidence.reserveOffered = false;
    m_source->removalEvidence.stopForwardingOffered = false;
    m_source->removalEvidence.nameMustBeTyped = false;
    openReady();
    auto *note = part<QLabel>(*m_dialog, "note");
    QVERIFY(note->isVisible());
    QVERIFY(note->text().contains(u"copy"_s) && note->text().contains(u"gitlab.acme.example"_s));
    QCOMPARE(confirm()->text(), u"Delete from gitlab.acme.example"_s);
    drawPictures(m_theme, *m_dialog, u"delete-remote"_s);
}

void TestDeletionDialog::theReportSaysEverything()
{
    openReady();
    part<QPushButton>(*m_dialog, "copyReport")->click();
    const QString report = QGuiApplication::clipboard()->text();
    QVERIFY(report.contains(u"Delete @acme/ui-kit 2.4.1?"_s));
    QVERIFY(report.contains(u"Not registered"_s));
    QVERIFY(report.contains(u"Reserve and move to Trash"_s));
}

void TestDeletionDialog::hostileNamesArePlainText()
{
    const QString hostile = u"<b>x</b><img src='http://127.0.0.1/'>"_s;
    openReady({{{u"acme/web"_s, u"generic"_s, hostile}, u"1"_s}});
    reserve()->click();
    for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
        if (label->text().contains(u"<img"_s))
            QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
    }
}

QTEST_MAIN(TestDeletionDialog)
#include "tst_deletiondialog.moc"

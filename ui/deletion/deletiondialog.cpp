// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deletion/deletiondialog.h"

#include "items/humantext.h"
#include "items/readable.h"
#include "items/when.h"
#include "jobs/joblist.h"
#include "ui/deletion/clientspanel.h"
#include "ui/deletion/namefield.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/badgedelegate.h"
#include "ui/widgets/copyrows.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/rowtableview.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrapping.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int Width = 780;
constexpr int CheckedWidth = 250; ///< of what was checked
constexpr int IndicatorWidth = 28; ///< of what is ticked, with its gap
constexpr int GoingHeight = 26; ///< of a line of what goes
constexpr int LeastName = 170; ///< of what goes, with its scroll bar
constexpr int MeasuredRows = 30; ///< of what goes, which may be very much

} // namespace

DeletionDialog::DeletionDialog(PackageSource *source, const RemovalChoice &choice, JobList *jobs,
                               QWidget *parent)
    : FramedDialog(parent, Body::Scrolls), m_source(source), m_choice(choice), m_jobs(jobs)
{
    // Made first: from where one is at first the keyboard goes through all that one decides by, and
    // comes to the red button last.
    m_cancel = addButton(tr("Cancel"), u"cancel"_s);
    buildGoing();
    buildTop();
    buildTable();
    m_clients = new ClientsPanel(this);
    body()->addWidget(m_clients);
    followRows(m_clients->table());
    connect(m_clients, &ClientsPanel::answered, this, &DeletionDialog::clientsAnswered);
    connect(m_clients, &ClientsPanel::grown, this, &DeletionDialog::fit);
    buildChoices();
    buildTyping();
    body()->addStretch();
    m_copy = addButton(tr("Copy report"), u"copyReport"_s);
    m_confirm = addButton(tr("Delete"), u"confirm"_s, "destructive"_L1);
    m_cancel->setDefault(true);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(report()); });
    connect(m_confirm, &QPushButton::clicked, this, &DeletionDialog::start);
    setTitle(wholeTitle());
    ask(false);
}

DeletionDialog::~DeletionDialog()
{
    m_asked.cancel();
}

void DeletionDialog::done(int result)
{
    m_asked.cancel();
    m_starting = false;
    FramedDialog::done(result);
}

void DeletionDialog::setFormats(const FormatInfoList *formats)
{
    m_formats = formats;
    delete m_list->itemDelegate();
    m_list->setItemDelegate(new BadgeDelegate(m_formats, m_list));
}

void DeletionDialog::setClients(ClientAdvisor *clients)
{
    m_clients->setAdvisor(clients);
    askClients();
}

/// What goes, however much it is: the riskiest first.
void DeletionDialog::buildGoing()
{
    const auto column = [this](const QString &title, GoingColumn which) {
        return RowTableModel<qsizetype>::Column{
            title, [this, which](qsizetype line) { return goingCell(line, which); }};
    };
    m_going = new RowTableModel<qsizetype>({column(tr("What goes"), What),
                                            column(tr("How much"), HowMuch),
                                            column(tr("In"), Where), column(tr("Risk"), RiskOf)},
                                           this);
    m_progress = new QProgressBar(this);
    m_progress->setAccessibleName(tr("Packages that were looked at"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->hide();
    m_risks = new QLabel(this);
    m_risks->setObjectName("risks"_L1);
    m_risks->setTextFormat(Qt::PlainText);
    m_risks->setWordWrap(true);
    m_list = new RowTableView(this);
    m_list->setObjectName("going"_L1);
    setUpTable(m_list, tr("What will be deleted"));
    setLook(m_list, "framed"_L1);
    m_list->setModel(m_going);
    m_list->setItemDelegate(new BadgeDelegate(m_formats, m_list));
    m_list->verticalHeader()->setMinimumSectionSize(GoingHeight);
    m_list->verticalHeader()->setDefaultSectionSize(GoingHeight);
    addCopyRows(m_list);
    QHeaderView *header = m_list->horizontalHeader();
    header->setSectionsClickable(false);
    header->setResizeContentsPrecision(MeasuredRows);
    header->setSectionResizeMode(What, QHeaderView::Stretch);
    m_list->setTextElideMode(Qt::ElideMiddle); // both ends of a path tell where it leads
    followRows(m_list);
    body()->addWidget(m_progress);
    body()->addWidget(m_risks);
    body()->addWidget(m_list);
    showGoing();
}

void DeletionDialog::showGoing()
{
    constexpr int MostShown = 4; ///< the rest scrolls
    QList<qsizetype> lines(goingCount());
    std::iota(lines.begin(), lines.end(), 0);
    m_going->setRows(lines);
    m_list->setVisible(lines.size() > 1);
    // Readers of the screen say it when the dialog opens.
    constexpr qsizetype MostNamed = 3;
    QStringList names;
    for (qsizetype line = 0; line < std::min(MostNamed, lines.size()); ++line)
        names.append(goingCell(line, What).text);
    if (lines.size() > MostNamed)
        names.append(tr("and %1 more").arg(countText(lines.size() - MostNamed)));
    setAccessibleDescription(shownText(names.join(u", "_s)));
    m_list->setFixedHeight(int(std::min<qsizetype>(MostShown, lines.size())) * GoingHeight
                           + metrics::HeaderHeight + 2);
    const bool one = m_plan && m_plan->packages.size() == 1;
    m_list->setColumnHidden(Where, one);
    m_list->setColumnHidden(RiskOf, one);
    m_risks->setText(risksText());
    m_risks->setVisible(!m_risks->text().isEmpty());
}

void DeletionDialog::showProgress(int done, int of)
{
    constexpr int Few = 8; ///< through before anybody has read how far it is
    if (of == 0 && done > 0) {
        m_progress->setRange(0, 0);
        m_progress->setVisible(true);
        setSubtitle(readable(Text::counted(
            "Reading the rest of the list: %n package(s) so far. Nothing is deleted yet.", done)));
        fit();
        return;
    }
    if (of < Few)
        return;
    m_progress->setRange(0, of);
    m_progress->setValue(done);
    m_progress->setVisible(true);
    setSubtitle(tr("Looked at %1 of %2 packages. Nothing is deleted yet.")
                    .arg(countText(done), countText(of)));
    fit();
}

void DeletionDialog::buildTop()
{
    // Made in the order in which they stand: the keyboard goes through them so.
    m_instead = new InlineMessage(this);
    m_instead->setObjectName("instead"_L1);
    m_instead->hide();
    m_changed = new InlineMessage(this);
    m_changed->setObjectName("changed"_L1);
    m_changed->hide();
    m_banner = new InlineMessage(this);
    m_banner->setObjectName("banner"_L1);
    m_banner->setReadByKeyboard();
    connect(m_instead, &InlineMessage::actionChosen, this, &DeletionDialog::changeInstead);
    body()->addWidget(m_instead);
    body()->addWidget(m_changed);
    body()->addWidget(m_banner);
    connect(m_banner, &InlineMessage::actionChosen, this, [this] { ask(false); });
}

void DeletionDialog::buildTable()
{
    m_lines = new RowTableModel<EvidenceLine>(
        {{tr("What was checked"),
          [](const EvidenceLine &line) {
              return Cell{.text = readable(line.checked),
                          .tip = readable(line.checked),
                          .spoken = sentences({readable(line.checked), readable(line.found),
                                               readable(line.badge)})};
          }},
         {tr("Found"),
          [](const EvidenceLine &line) {
              return Cell{.text = readable(line.found), .tip = readable(line.found)};
          }},
         {QString(),
          [](const EvidenceLine &line) {
              return line.badge.isEmpty() ? Cell() : badgeCell({readable(line.badge), line.tone});
          }}},
        this);
    m_table = new RowTableView(this);
    m_table->setObjectName("evidence"_L1);
    setUpTable(m_table, tr("What was checked and what was found"));
    setLook(m_table, "framed"_L1);
    m_table->setModel(m_lines);
    m_table->setItemDelegate(new BadgeDelegate(nullptr, m_table));
    addCopyRows(m_table);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // all around it scrolls
    m_table->setWordWrap(true); // what decides is never elided
    m_table->hide();
    followRows(m_table);
    m_ask = new InlineMessage(this);
    m_ask->setObjectName("ask"_L1);
    connect(m_ask, &InlineMessage::actionChosen, this, [this] { ask(true); });
    body()->addWidget(m_table);
    body()->addWidget(m_ask);
}

void DeletionDialog::buildChoices()
{
    m_choices = new QWidget(this);
    m_reserve = new QCheckBox(m_choices);
    m_reserve->setObjectName("reserve"_L1);
    m_stop = new QCheckBox(m_choices);
    m_stop->setObjectName("stopForwarding"_L1);
    m_toTrash = new QRadioButton(m_choices);
    m_toTrash->setObjectName("toTrash"_L1);
    m_forGood = new QRadioButton(m_choices);
    m_forGood->setObjectName("forGood"_L1);
    m_toTrash->setChecked(true);
    m_note = new QLabel(m_choices);
    m_note->setObjectName("note"_L1);
    setLook(m_note, "muted"_L1);
    m_note->setWordWrap(true);
    m_reserveRow = new QWidget(m_choices);
    m_reserveBadge = new Badge(BadgeData{tr("lowers the risk"), Tone::Good}, m_reserveRow);
    auto *reserveLine = new FlowLayout(m_reserveRow);
    reserveLine->setContentsMargins(0, 0, 0, 0);
    reserveLine->addWidget(m_reserve);
    reserveLine->addWidget(m_reserveBadge);
    auto *where = new QWidget(m_choices);
    auto *whereTo = new FlowLayout(where);
    whereTo->setContentsMargins(0, 0, 0, 0);
    whereTo->setSpacing(14);
    whereTo->addWidget(m_toTrash);
    whereTo->addWidget(m_forGood);
    auto *layout = new QVBoxLayout(m_choices);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_reserveRow);
    layout->addWidget(m_stop);
    layout->addWidget(where);
    layout->addWidget(m_note);
    m_choices->hide();
    body()->addWidget(m_choices);
    connect(m_reserve, &QCheckBox::clicked, this, [this] { m_reserveTouched = true; });
    for (QAbstractButton *button :
         QList<QAbstractButton *>{m_reserve, m_stop, m_toTrash, m_forGood})
        connect(button, &QAbstractButton::toggled, this, &DeletionDialog::showChoices);
}

void DeletionDialog::buildTyping()
{
    m_typing = new QWidget(this);
    m_typeLabel = new QLabel(m_typing);
    m_typeLabel->setTextFormat(Qt::PlainText);
    m_typeLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_typed = new NameField(m_typing);
    m_typeLabel->setBuddy(m_typed);
    auto *layout = new QVBoxLayout(m_typing);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_typeLabel);
    layout->addWidget(m_typed);
    m_typing->hide();
    body()->addWidget(m_typing);
    connect(m_typed, &QLineEdit::textChanged, this, &DeletionDialog::showChoices);
    connect(m_typed, &NameField::confirmed, this, [this] { m_confirm->setFocus(); });
}

void DeletionDialog::ask(bool probe)
{
    if (probe) {
        m_ask->setFocus(); // stays here while its button is off
        m_ask->button()->setEnabled(false);
        m_ask->button()->setText(tr("Asking…"));
    } else {
        setSubtitle(tr("Looking at what this deletion would open to others…"));
        m_cancel->setFocus();
        m_banner->hide();
    }
    showChoices();
    m_asked = m_source->planRemoval(m_choice, probe);
    auto *watcher = new QFutureWatcher<Result<RemovalPlan>>(this);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this,
            [this, watcher](int value) { showProgress(value, watcher->progressMaximum()); });
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(m_asked);
    whenReady(m_asked, this,
              [this, probe](const Result<RemovalPlan> &plan) { answered(plan, probe); });
}

void DeletionDialog::answered(const Result<RemovalPlan> &plan, bool probe)
{
    const bool waited = m_ask->hasFocus();
    m_ask->button()->setEnabled(true);
    m_progress->hide();
    if (!plan && probe) {
        showTexts(); // they may tell of progress
        showAsk(&plan.error());
        return;
    }
    if (!plan) {
        setSubtitle(tr("Nothing is deleted before its risk is known."));
        m_banner->show(Tone::Bad, readable(plan.error().what), readable(plan.error().remedy),
                       tr("Try again"));
        Announcement::say(this, m_banner->text());
        showChoices();
        return;
    }
    m_plan = *plan;
    m_plan->clients = m_clients->answers().value_or(QList<ClientAnswer>());
    setTitle(wholeTitle());
    showGoing();
    showEvidence(probe);
    if (waited)
        m_cancel->setFocus(); // where one looks what to do now
}

void DeletionDialog::showEvidence(bool probe)
{
    const Evidence &found = m_plan->evidence;
    m_lines->setRows(found.lines);
    m_table->setVisible(!found.lines.isEmpty());
    if (!m_reserveTouched)
        m_reserve->setChecked(found.reserveOffered && found.reserveByDefault);
    m_reserveRow->setVisible(found.reserveOffered);
    m_stop->setVisible(found.stopForwardingOffered);
    m_choices->show();
    showAsk(nullptr);
    offerInstead();
    showTexts();
    showRisk();
    showChoices();
    if (!probe)
        m_cancel->setFocus();
    Announcement::say(this, m_banner->text());
}

void DeletionDialog::fit()
{
    fitTo(Width, [this](int width) {
        for (QAbstractButton *one :
             QList<QAbstractButton *>{m_reserve, m_stop, m_toTrash, m_forGood})
            one->setText(brokenText(one->accessibleName(), one->font(), width - IndicatorWidth));
        m_reserveBadge->setMinimumHeight(m_reserve->sizeHint().height()); // on one line with it
        m_typeLabel->setText(brokenText(m_typed->accessibleName(), m_typeLabel->font(), width));
        fitGoing(width);
        const int checked = std::min(CheckedWidth, width / 3);
        const int badge = widthOfContents(m_table, 2);
        fitRows(m_table, {checked, width - metrics::TableFrame - checked - badge, badge});
        m_clients->fit(width);
    });
}

/// What stands beside the names takes what it needs, and where the package lies what it can get.
void DeletionDialog::fitGoing(int width)
{
    int left = width - LeastName;
    for (const int section : {RiskOf, HowMuch, Where}) {
        if (m_list->isColumnHidden(section))
            continue;
        const int given = std::min(widthOfContents(m_list, section) + metrics::Gap, left);
        m_list->setColumnWidth(section, given);
        left -= given;
    }
}

void DeletionDialog::showAsk(const Error *error)
{
    const Evidence &found = m_plan->evidence;
    if (found.probed || found.probeHost.isEmpty()) {
        m_ask->hide();
        return;
    }
    const QString action = tr("Ask %1").arg(found.probeHost);
    if (error) {
        m_ask->show(Tone::Unknown, readable(error->what), readable(error->remedy), action);
        Announcement::say(this, m_ask->text());
        return;
    }
    m_ask->show(Tone::Unknown, tr("%1 was not asked.").arg(found.probeHost),
                m_plan->packages.size() == 1
                    ? tr("Asking whether the name is free there tells it that %1 exists.")
                          .arg(m_plan->packages.constFirst().key.name)
                    : tr("Asking whether the names are free there tells it that they exist."),
                action);
}

bool DeletionDialog::typingNeeded() const
{
    if (!m_plan)
        return false;
    const RemovalPlan chosen = plan();
    return chosen.forGood
           || (chosen.judged().nameMustBeTyped && !chosen.reserve && !chosen.stopForwarding);
}

void DeletionDialog::showChoices()
{
    m_starting = false; // something else is decided
    if (m_plan)
        askClients();
    const bool typing = typingNeeded();
    m_typing->setVisible(typing);
    m_typed->setEnabled(typing);
    m_typed->setName(expectedName());
    m_confirm->setEnabled(m_plan && !m_clients->isWaiting() && (!typing || m_typed->matches()));
    m_cancel->setDefault(true); // Enter deletes nothing before somebody goes to the red button
    m_copy->setEnabled(m_plan.has_value());
    m_confirm->setText(m_plan ? actionText() : tr("Delete"));
    m_confirm->setAccessibleName(m_confirm->text());
    if (!m_source->isEmbedded())
        m_note->setVisible(!plan().forGood);
    fit();
}

RemovalPlan DeletionDialog::plan() const
{
    if (!m_plan)
        return {};
    RemovalPlan plan = *m_plan;
    plan.reserve = plan.evidence.reserveOffered && m_reserve->isChecked();
    plan.stopForwarding = plan.evidence.stopForwardingOffered && m_stop->isChecked();
    plan.forGood = m_forGood->isChecked();
    return plan;
}

} // namespace packhouse

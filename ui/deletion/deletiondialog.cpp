// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deletion/deletiondialog.h"

#include "core/visibletext.h"
#include "items/readable.h"
#include "items/when.h"
#include "jobs/joblist.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/badgedelegate.h"
#include "ui/widgets/copyrows.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/tables.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int Width = 680;
constexpr int MostRows = 7; ///< of evidence without scrolling, as high as those of one line

QString spacedPath(QString path)
{
    return path.replace(u'/', u" / "_s);
}

/// A low risk is green only when nothing is left unknown; what was not asked looks like neither.
Tone bannerTone(const Evidence &evidence)
{
    switch (evidence.risk) {
    case Risk::Low:
        break;
    case Risk::Medium:
        return evidence.probed ? Tone::Warning : Tone::Unknown;
    case Risk::High:
    case Risk::Critical:
        return Tone::Bad;
    }
    const bool unknown = std::any_of(
        evidence.lines.begin(), evidence.lines.end(),
        [](const EvidenceLine &line) { return line.tone == Tone::Unknown; });
    return unknown ? Tone::Unknown : Tone::Good;
}

QString itemText(const RemovalItem &item)
{
    return item.version.isEmpty() ? DeletionDialog::tr("%1, all versions").arg(item.key.name)
                                  : item.key.name + u' ' + item.version;
}

} // namespace

DeletionDialog::DeletionDialog(PackageSource *source, const QList<RemovalItem> &items,
                               JobList *jobs, QWidget *parent)
    : FramedDialog(parent), m_source(source), m_items(items), m_jobs(jobs)
{
    buildTop();
    buildTable();
    buildChoices();
    buildTyping();
    body()->addStretch();
    m_cancel = addButton(tr("Cancel"), u"cancel"_s);
    m_copy = addButton(tr("Copy report"), u"copyReport"_s);
    m_confirm = addButton(tr("Delete"), u"confirm"_s, "destructive"_L1);
    m_cancel->setDefault(true);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(report()); });
    connect(m_confirm, &QPushButton::clicked, this, &DeletionDialog::start);
    setFixedWidth(Width);
    setTitle(wholeTitle());
    ask(false);
}

void DeletionDialog::buildTop()
{
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("What will be deleted"));
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    for (const RemovalItem &item : std::as_const(m_items))
        m_list->addItem(tr("%1, in %2").arg(itemText(item), spacedPath(item.key.scopePath)));
    m_list->setVisible(m_items.size() > 1);
    m_list->setMaximumHeight(std::min(5, int(m_items.size())) * 24 + 6);
    m_banner = new InlineMessage(this);
    m_banner->setObjectName("banner"_L1);
    m_ask = new InlineMessage(this);
    m_ask->setObjectName("ask"_L1);
    m_ask->button()->setAutoDefault(false);
    m_banner->button()->setAutoDefault(false);
    body()->addWidget(m_list);
    body()->addWidget(m_banner);
    connect(m_banner, &InlineMessage::actionChosen, this, [this] { ask(false); });
    connect(m_ask, &InlineMessage::actionChosen, this, [this] { ask(true); });
}

void DeletionDialog::buildTable()
{
    m_lines = new RowTableModel<EvidenceLine>(
        {{tr("What was checked"),
          [](const EvidenceLine &line) {
              return Cell{.text = readable(line.checked), .tip = readable(line.checked)};
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
    m_table = new QTableView(this);
    setUpTable(m_table, tr("What was checked and what was found"));
    setLook(m_table, "framed"_L1);
    m_table->setModel(m_lines);
    m_table->setItemDelegate(new BadgeDelegate(nullptr, m_table));
    addCopyRows(m_table);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->resizeSection(0, 250);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setWordWrap(true); // what decides is never elided
    m_table->hide();
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
    auto *reserveLine = new QHBoxLayout(m_reserveRow);
    reserveLine->setContentsMargins(0, 0, 0, 0);
    reserveLine->addWidget(m_reserve);
    reserveLine->addWidget(m_reserveBadge);
    reserveLine->addStretch();
    auto *whereTo = new QHBoxLayout;
    whereTo->setSpacing(14);
    whereTo->addWidget(m_toTrash);
    whereTo->addWidget(m_forGood);
    whereTo->addStretch();
    auto *layout = new QVBoxLayout(m_choices);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_reserveRow);
    layout->addWidget(m_stop);
    layout->addLayout(whereTo);
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
    m_typed = new QLineEdit(m_typing);
    m_typed->setObjectName("typedName"_L1);
    m_typeLabel->setBuddy(m_typed);
    auto *layout = new QHBoxLayout(m_typing);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_typeLabel);
    layout->addWidget(m_typed, 1);
    m_typing->hide();
    body()->addWidget(m_typing);
    connect(m_typed, &QLineEdit::textChanged, this, &DeletionDialog::showChoices);
}

QString DeletionDialog::wholeTitle() const
{
    if (m_items.size() == 1)
        return tr("Delete %1?").arg(itemText(m_items.first()));
    return readable(Text::counted("Delete %n package(s)?", m_items.size()));
}

void DeletionDialog::ask(bool probe)
{
    if (probe) {
        m_ask->button()->setEnabled(false);
        m_ask->button()->setText(tr("Asking…"));
    } else {
        setSubtitle(tr("Looking at what this deletion would open to others…"));
        m_banner->hide();
    }
    showChoices();
    whenReady(m_source->planRemoval(m_items, probe), this,
              [this, probe](const Result<RemovalPlan> &plan) { answered(plan, probe); });
}

void DeletionDialog::answered(const Result<RemovalPlan> &plan, bool probe)
{
    m_ask->button()->setEnabled(true);
    if (!plan && probe) {
        showAsk(&plan.error());
        return;
    }
    if (!plan) {
        setSubtitle(tr("Nothing is deleted before its risk is known."));
        m_banner->show(Tone::Bad, readable(plan.error().what), readable(plan.error().remedy),
                       tr("Try again"));
        showChoices();
        return;
    }
    m_plan = *plan;
    showEvidence(probe);
}

void DeletionDialog::showEvidence(bool probe)
{
    const Evidence &found = m_plan->evidence;
    m_banner->show(bannerTone(found), readable(found.headline), readable(found.explanation));
    // A reader of the screen says it with the button that has the focus.
    for (QPushButton *button : {m_confirm, m_cancel})
        button->setAccessibleDescription(readable(found.headline));
    m_lines->setRows(found.lines);
    m_table->setVisible(!found.lines.isEmpty());
    if (!m_reserveTouched)
        m_reserve->setChecked(found.reserveOffered && found.reserveByDefault);
    m_reserveRow->setVisible(found.reserveOffered);
    m_reserveBadge->setVisible(found.risk != Risk::Low);
    m_stop->setVisible(found.stopForwardingOffered);
    m_choices->show();
    showAsk(nullptr);
    showTexts();
    // The safer button is the one that Enter presses.
    m_confirm->setDefault(!found.cancelByDefault);
    m_cancel->setDefault(found.cancelByDefault);
    showChoices();
    if (!probe)
        (found.cancelByDefault ? m_cancel : m_confirm)->setFocus();
    fit();
}

/// As high as its texts are at its width; adjustSize() asks for a narrower one and leaves a gap.
void DeletionDialog::fit()
{
    layout()->activate();
    m_table->resizeRowsToContents();
    m_table->setFixedHeight(
        std::min(m_table->verticalHeader()->length(), MostRows * metrics::RowHeight)
        + metrics::HeaderHeight + 2);
    layout()->activate();
    resize(Width, layout()->totalHeightForWidth(Width));
}

void DeletionDialog::showTexts()
{
    const Evidence &found = m_plan->evidence;
    const PackageKey &first = m_items.first().key;
    const QString files = readable(Text::counted("%n file(s)", m_plan->files()));
    QStringList scopes;
    for (const RemovalItem &item : std::as_const(m_items)) {
        if (!scopes.contains(item.key.scopePath))
            scopes.append(item.key.scopePath);
    }
    const QString where = scopes.size() == 1
                              ? spacedPath(scopes.first())
                              : readable(Text::counted("%n project(s)", scopes.size()));
    setSubtitle(tr("%1, %2, in %3").arg(files, sizeText(m_plan->bytes()), where));
    m_reserve->setText(
        m_items.size() == 1
            ? tr("Reserve the name: never forward %1, whatever is deleted").arg(first.name)
            : tr("Reserve the names: never forward them, whatever is deleted"));
    const QString what = m_items.size() > 1 ? tr("these package types")
                         : m_formats        ? m_formats->find(first.type).label
                                            : first.type;
    m_stop->setText(
        found.forwardingScope.isEmpty()
            ? tr("Stop forwarding %1 everywhere").arg(what)
            : tr("Stop forwarding %1 for all of %2").arg(what, spacedPath(found.forwardingScope)));
    const bool here = m_source->isEmbedded();
    m_toTrash->setText(here ? tr("Move to Trash for 30 days")
                            : tr("Keep a copy in Trash for 30 days"));
    m_forGood->setText(tr("Delete for good (type the name to confirm)"));
    m_note->setText(
        tr("A copy of every file is fetched to this computer and its hash is compared "
           "before %1 is asked to delete anything. Some registries never take a deleted "
           "version again: the copy is a backup, not a way back.")
            .arg(m_source->title()));
    m_note->setVisible(!here);
    m_typeLabel->setText(tr("Type %1 to confirm:").arg(expectedName()));
    m_typed->setAccessibleName(m_typeLabel->text());
    for (QAbstractButton *button :
         QList<QAbstractButton *>{m_reserve, m_stop, m_toTrash, m_forGood})
        button->setAccessibleName(button->text());
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
        return;
    }
    m_ask->show(Tone::Unknown, tr("%1 was not asked.").arg(found.probeHost),
                m_items.size() == 1
                    ? tr("Asking whether the name is free there tells it that %1 exists.")
                          .arg(m_items.first().key.name)
                    : tr("Asking whether the names are free there tells it that they exist."),
                action);
}

bool DeletionDialog::typingNeeded() const
{
    if (!m_plan)
        return false;
    const RemovalPlan chosen = plan();
    return chosen.forGood
           || (chosen.evidence.nameMustBeTyped && !chosen.reserve && !chosen.stopForwarding);
}

void DeletionDialog::showChoices()
{
    const bool typing = typingNeeded();
    m_typing->setVisible(typing);
    m_typed->setEnabled(typing);
    m_confirm->setEnabled(m_plan && (!typing || m_typed->text() == expectedName()));
    m_copy->setEnabled(m_plan.has_value());
    m_confirm->setText(m_plan ? actionText() : tr("Delete"));
    m_confirm->setAccessibleName(m_confirm->text());
    if (!m_source->isEmbedded())
        m_note->setVisible(!plan().forGood);
}

QString DeletionDialog::actionText() const
{
    const RemovalPlan chosen = plan();
    // Whole sentences: how their parts hang together differs between languages.
    struct Sentences
    {
        QString plain, reserve, stop, both;
    };
    const Sentences words = chosen.forGood
                                ? Sentences{tr("Delete for good"),
                                            tr("Reserve and delete for good"),
                                            tr("Stop forwarding and delete for good"),
                                            tr("Reserve, stop forwarding and delete for good")}
                            : m_source->isEmbedded()
                                ? Sentences{tr("Move to Trash"), tr("Reserve and move to Trash"),
                                            tr("Stop forwarding and move to Trash"),
                                            tr("Reserve, stop forwarding and move to Trash")}
                                : Sentences{tr("Delete from %1"), tr("Reserve and delete from %1"),
                                            tr("Stop forwarding and delete from %1"),
                                            tr("Reserve, stop forwarding and delete from %1")};
    const QString &text = chosen.reserve && chosen.stopForwarding ? words.both
                          : chosen.reserve                        ? words.reserve
                          : chosen.stopForwarding                 ? words.stop
                                                                  : words.plain;
    return text.contains("%1"_L1) ? text.arg(m_source->title()) : text;
}

QString DeletionDialog::expectedName() const
{
    // Several packages have no name in common: what is typed then says how many they are.
    QStringList names;
    for (const RemovalItem &item : m_items) {
        if (!names.contains(item.key.name))
            names.append(item.key.name);
    }
    return names.size() == 1 ? names.first()
                             : readable(Text::counted("delete %n package(s)", names.size()));
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

QString DeletionDialog::report() const
{
    QStringList lines{wholeTitle()};
    for (const RemovalItem &item : m_items)
        lines.append(tr("%1 (%2), in %3").arg(itemText(item), item.key.type, item.key.scopePath));
    if (m_plan) {
        for (const Text &line : m_plan->evidence.reportLines())
            lines.append(readable(line));
        lines.append(tr("Chosen: %1").arg(actionText()));
    }
    // It is looked at in mails and terminals: nothing in it may act there, or look like a line
    // more.
    for (QString &line : lines)
        line = visibleText(line);
    return lines.join(u'\n');
}

void DeletionDialog::start()
{
    if (!m_confirm->isEnabled() || result() == Accepted)
        return;
    Job *job = m_source->run(plan(), m_jobs);
    accept();
    m_jobs->run(job);
    emit started(job);
}

} // namespace packhouse

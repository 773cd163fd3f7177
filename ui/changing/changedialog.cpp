// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changing/changedialog.h"

#include "core/words.h"
#include "items/humantext.h"
#include "items/readable.h"
#include "items/when.h"
#include "jobs/joblist.h"
#include "ui/changing/acttexts.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/badgedelegate.h"
#include "ui/widgets/copyrows.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/readinglabel.h"
#include "ui/widgets/rowtableview.h"
#include "ui/widgets/tables.h"

#include <QButtonGroup>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int DialogWidth = 640;
constexpr int MostRowsShown = 6; ///< of the table; more of them scroll
constexpr std::chrono::milliseconds TypingPause{150};

} // namespace

ChangeDialog::ChangeDialog(const Context &context, const QList<ChangeItem> &items, QWidget *parent)
    : FramedDialog(parent, Body::Scrolls)
    , m_context(context)
    , m_items(items)
    , m_acts(new QButtonGroup(this))
    , m_message(new InlineMessage(this))
    , m_soon(new QTimer(this))
{
    setTitle(wholeTitle());
    setSubtitle(m_context.source->administration()
                    ? tr("Nothing is deleted, and all of it can be taken back.")
                    : tr("Nothing is deleted."));
    // Made in the order in which they stand: the keyboard goes through them so.
    buildActs();
    buildInputs();
    buildTable();
    body()->addWidget(m_message);
    body()->addStretch();
    buildButtons();
    m_message->hide();
    m_soon->setSingleShot(true);
    connect(m_soon, &QTimer::timeout, this, &ChangeDialog::ask);
    connect(m_acts, &QButtonGroup::idToggled, this, [this](int, bool checked) {
        if (checked) {
            showInputs();
            ask();
        }
    });
    if (const QList<QAbstractButton *> acts = m_acts->buttons(); !acts.isEmpty()) {
        acts.first()->setChecked(true);
        acts.first()->setFocus();
    }
    fit();
}

QString ChangeDialog::wholeTitle() const
{
    if (m_items.size() > 1)
        return readable(Text::counted("Change %n version(s)", m_items.size()));
    const ChangeItem &item = m_items.first();
    return item.version.isEmpty() ? tr("Change all versions of %1").arg(item.key.name)
                                  : tr("Change %1 %2").arg(item.key.name, item.version);
}

ActRule ChangeDialog::ruleOfAll(ActKind kind) const
{
    ActRule all;
    for (const ChangeItem &item : m_items) {
        ActRule rule = ruleOf(m_context.formats->find(item.key.type).changing, kind);
        if (rule.effect.isEmpty())
            return rule;
        if (Text whyNot = m_context.source->whyNotChange(item.key.type, kind); !whyNot.isEmpty())
            return lacks(kind, std::move(whyNot));
        all = std::move(rule);
    }
    const bool isTag = kind == ActKind::Tag || kind == ActKind::Untag;
    const bool areSeveral = std::ranges::any_of(m_items, [this](const ChangeItem &item) {
        return item.version.isEmpty() || item.version != m_items.first().version
               || item.key != m_items.first().key;
    });
    return isTag && areSeveral ? lacks(kind, Text::of("A tag points to one version.")) : all;
}

void ChangeDialog::buildActs()
{
    QStringList reasons;
    for (const ActKind kind : AllActs) {
        const ActRule rule = ruleOfAll(kind);
        if (!rule.effect.isEmpty()) {
            body()->addWidget(actRow(kind, rule));
        } else if (const QString why = readable(rule.whyNot);
                   !why.isEmpty() && !reasons.contains(why)) {
            reasons.append(why);
        }
    }
    if (reasons.isEmpty())
        return;
    auto *label = new ReadingLabel(this);
    label->setObjectName("reasons"_L1);
    label->setTextFormat(Qt::PlainText);
    label->setText(sentences(reasons));
    setLook(label, "muted"_L1);
    body()->addLayout(label->inLine());
}

/// The choice with what clients make of it below.
QWidget *ChangeDialog::actRow(ActKind kind, const ActRule &rule)
{
    auto *row = new QWidget(this);
    auto *choice = new QRadioButton(actName(kind), row);
    choice->setObjectName("act."_L1 + wordOf(ActWords, kind));
    choice->setAccessibleDescription(readable(rule.effect));
    auto *effect = new QLabel(readable(rule.effect), row);
    effect->setTextFormat(Qt::PlainText);
    effect->setWordWrap(true);
    setLook(effect, "muted"_L1);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addWidget(choice);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(24, 0, 0, 0);
    below->addWidget(effect);
    layout->addLayout(below);
    m_acts->addButton(choice, int(kind));
    return row;
}

void ChangeDialog::buildInputs()
{
    m_inputs = new QWidget(this);
    m_tagLabel = new QLabel(m_inputs);
    m_tag = new QLineEdit(m_inputs);
    m_textLabel = new QLabel(m_inputs);
    m_text = new QLineEdit(m_inputs);
    m_text->setObjectName("text"_L1);
    m_text->setMaxLength(LongestActText);
    m_tag->setObjectName("tag"_L1);
    m_textLabel->setBuddy(m_text);
    m_tagLabel->setBuddy(m_tag);
    m_tagLabel->setText(tr("Tag"));
    m_tag->setAccessibleName(m_tagLabel->text());
    auto *form = new QFormLayout(m_inputs);
    form->setContentsMargins(0, 4, 0, 0);
    form->addRow(m_tagLabel, m_tag);
    form->addRow(m_textLabel, m_text);
    body()->addWidget(m_inputs);
    for (QLineEdit *field : {m_text, m_tag})
        connect(field, &QLineEdit::textChanged, this, &ChangeDialog::askSoon);
}

void ChangeDialog::buildTable()
{
    const auto text = [](const QString &shown) { return Cell{.text = shown, .tip = shown}; };
    m_lines = new RowTableModel<Line>(
        {{tr("Version"), [text](const Line &line) { return text(line.what); }},
         {tr("Now"), [text](const Line &line) { return text(line.before); }},
         {tr("Then"), [text](const Line &line) { return text(line.after); }}},
        this);
    m_table = new RowTableView(this);
    m_table->setObjectName("changes"_L1);
    setUpTable(m_table, tr("What will change"));
    setLook(m_table, "framed"_L1);
    m_table->setModel(m_lines);
    m_table->setItemDelegate(new BadgeDelegate(nullptr, m_table));
    addCopyRows(m_table);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setWordWrap(true); // what decides is never elided
    m_table->hide();
    body()->addWidget(m_table);
}

void ChangeDialog::buildButtons()
{
    m_cancel = addButton(tr("Cancel"), u"cancel"_s);
    m_confirm = addButton(tr("Change"), u"confirm"_s, "primary"_L1);
    m_confirm->setEnabled(false);
    m_confirm->setDefault(true);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &ChangeDialog::start);
}

void ChangeDialog::choose(ActKind kind)
{
    if (QAbstractButton *choice = m_acts->button(int(kind))) {
        choice->setChecked(true);
        (m_text->isVisibleTo(this) ? static_cast<QWidget *>(m_text) : choice)->setFocus();
    }
}

VersionAct ChangeDialog::act() const
{
    const auto kind = ActKind(m_acts->checkedId());
    return {kind, m_text->isHidden() ? QString() : m_text->text().trimmed(),
            m_tag->isHidden() ? QString() : m_tag->text().trimmed()};
}

void ChangeDialog::showInputs()
{
    const auto kind = ActKind(m_acts->checkedId());
    const ActRule rule = ruleOfAll(kind);
    const bool isTag = kind == ActKind::Tag || kind == ActKind::Untag;
    const bool hasText = isTag ? kind == ActKind::Tag && !rule.target.isEmpty()
                               : kind != ActKind::Offer;
    m_tag->setVisible(isTag);
    m_tagLabel->setVisible(isTag);
    m_tag->setReadOnly(!rule.onlyTag.isEmpty());
    if (!rule.onlyTag.isEmpty())
        m_tag->setText(rule.onlyTag);
    m_text->setVisible(hasText);
    m_textLabel->setVisible(hasText);
    m_textLabel->setText(isTag ? readable(rule.target) : textName(kind));
    m_text->setAccessibleName(m_textLabel->text());
    m_inputs->setVisible(isTag || hasText);
}

void ChangeDialog::askSoon()
{
    m_plan.reset();
    m_confirm->setEnabled(false);
    m_soon->start(TypingPause);
}

void ChangeDialog::ask()
{
    m_soon->stop();
    m_plan.reset();
    m_confirm->setEnabled(false);
    const int asked = ++m_asked;
    const VersionAct wanted = act();
    const bool isUnfinished = (wanted.kind == ActKind::Deprecate && wanted.text.isEmpty())
                              || (m_tag->isVisibleTo(this) && wanted.tag.isEmpty());
    if (isUnfinished) { // nobody has done anything wrong yet
        m_message->hide();
        m_table->hide();
        showPlan();
        return;
    }
    whenReady(m_context.source->planChange(m_items, wanted), this,
              [this, asked](const Result<ChangePlan> &plan) {
                  if (asked == m_asked)
                      answered(plan);
              });
}

void ChangeDialog::answered(const Result<ChangePlan> &plan)
{
    if (!plan) {
        m_table->hide();
        m_message->show(Tone::Bad, readable(plan.error().what), readable(plan.error().remedy));
        showPlan();
        return;
    }
    m_plan = *plan;
    const QList<Line> lines = linesOf(*plan);
    m_lines->setRows(lines);
    m_table->setVisible(!lines.isEmpty());
    if (plan->isEmpty())
        m_message->show(Tone::Neutral, tr("There is nothing to change."),
                        tr("All of it is so already."));
    else
        m_message->hide();
    showPlan();
}

void ChangeDialog::showPlan()
{
    const bool can = m_plan && !m_plan->isEmpty();
    m_confirm->setEnabled(can);
    m_confirm->setText(can ? readable(m_plan->title) : tr("Change"));
    m_confirm->setAccessibleName(m_confirm->text());
    fit();
}

/// A few versions are shown whole; of many the table scrolls.
void ChangeDialog::fit()
{
    fitTo(DialogWidth, [this](int width) {
        const int column = (width - metrics::TableFrame) / 3;
        for (int i = 0; i < 3; ++i)
            m_table->horizontalHeader()->resizeSection(i, column);
        const int rows = m_lines->rowCount({});
        if (rows <= MostRowsShown)
            fitRows(m_table, {column, column, column});
        else
            m_table->setFixedHeight(metrics::HeaderHeight + metrics::TableFrame
                                    + metrics::RowHeight * MostRowsShown);
    });
}

QList<ChangeDialog::Line> ChangeDialog::linesOf(const ChangePlan &plan) const
{
    QList<Line> lines;
    for (const ChangedPackage &package : plan.packages) {
        const FormatInfo &format = m_context.formats->find(package.key.type);
        for (const PlannedState &state : package.states)
            lines.append({package.key.name + u' ' + state.version, stateText(format, state.before),
                          stateText(format, state.after)});
        const auto named = [](const QString &version) {
            return version.isEmpty() ? tr("no version") : version;
        };
        for (const PlannedTag &tag : package.tags)
            lines.append({tr("%1, tag %2").arg(package.key.name, tag.tag), named(tag.versionBefore),
                          named(tag.versionAfter)});
        if (package.latest.moves()) // what a tag, or its absence, comes to
            lines.append({tr("%1, latest for clients").arg(package.key.name),
                          named(package.latest.before), named(package.latest.after)});
    }
    return lines;
}

void ChangeDialog::start()
{
    if (!m_confirm->isEnabled() || !m_plan || result() == Accepted)
        return;
    Job *job = m_context.source->change(*m_plan, m_context.jobs);
    if (!job)
        return;
    accept();
    m_context.jobs->run(job);
    emit started(job);
}

} // namespace packhouse

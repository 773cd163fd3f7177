// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exposure/exposurepage.h"

#include "items/humantext.h"
#include "items/readable.h"
#include "items/when.h"
#include "ui/exposure/exposureacts.h"
#include "ui/exposure/upstreamproposals.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/columnshares.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/readinglabel.h"
#include "ui/widgets/refreshpace.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/verticalarea.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

using Show = ExposureModel::Show;

constexpr std::array Filters{std::pair{"", Show::All}, std::pair{"decisions", Show::Decisions},
                             std::pair{"exposed", Show::Exposed},
                             std::pair{"unchecked", Show::NotChecked}};

/// As wide as they should be.
constexpr std::array Widths{
    std::pair{ExposureModel::Package, 180},      std::pair{ExposureModel::Decision, 130},
    std::pair{ExposureModel::Place, 135},        std::pair{ExposureModel::State, 125},
    std::pair{ExposureModel::ForwardingOf, 150}, std::pair{ExposureModel::Reserved, 150},
    std::pair{ExposureModel::BelongsTo, 140},    std::pair{ExposureModel::Upstream, 130},
    std::pair{ExposureModel::OriginOf, 150},     std::pair{ExposureModel::LastDownload, 110},
    std::pair{ExposureModel::Changes, 170},      std::pair{ExposureModel::Why, 220},
};

QList<int> columnWidths()
{
    QList<int> widths(ExposureModel::ColumnCount);
    for (const auto &[column, width] : Widths)
        widths[column] = width;
    return widths;
}

/// What they hold is in the tips and in the row's text.
QList<int> givingWay()
{
    return {ExposureModel::OriginOf, ExposureModel::LastDownload, ExposureModel::Changes,
            ExposureModel::Upstream, ExposureModel::BelongsTo,    ExposureModel::ForwardingOf,
            ExposureModel::Reserved, ExposureModel::Place};
}

} // namespace

ExposurePage::ExposurePage(PackageSource *source, const FormatInfoList &formats, const Clock *clock,
                           QWidget *parent)
    : ListPage(tr("Exposure audit"),
               tr("Names that clients would get from a public registry instead of from here."),
               &formats, parent)
    , m_source(source)
    , m_model(new ExposureModel(formats, clock, this))
{
    m_proposals = new UpstreamProposals(source, formats, this);
    constexpr int LeastOfProposals = 56; // one line; there may be one for each type
    constexpr int MostOfProposals = 150;
    above()->addWidget(new VerticalArea(m_proposals, LeastOfProposals, MostOfProposals, this));
    connect(m_proposals, &UpstreamProposals::changedUpstreams, this, [this](const QString &what) {
        say(what);
        refresh();
    });
    connect(m_proposals, &UpstreamProposals::failed, this,
            [this](const Error &error) { showError(error); });
    connect(m_proposals, &UpstreamProposals::emptied, this, &ExposurePage::focusRows);
    setModel(m_model, columnWidths(), givingWay());
    connect(shares(), &ColumnShares::fitted, this,
            [this] { m_model->setPlaceShown(!table()->isColumnHidden(ExposureModel::Place)); });
    buildTools();
    buildActs(formats);
    m_export = addHeaderButton(tr("Export…"), u"export"_s);
    connect(m_export, &QPushButton::clicked, this, &ExposurePage::exportAll);
    connect(empty(), &EmptyState::actionChosen, this, [this] {
        const bool runs = m_rowsAsked.isRunning();
        m_rowsAsked.cancel();
        m_countsAsked.cancel(); // which the other one may wait for
        if (!runs)
            refresh();
    });
    follow(source, Changed::Packages | Changed::Policies | Changed::Reservations | Changed::Scopes);
    showTable();
    refresh();
    connect(m_proposals, &UpstreamProposals::linesShown, this, &ExposurePage::orderTabs);
}

void ExposurePage::buildTools()
{
    auto *box = new QWidget(this);
    auto *line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::Gap);
    m_order = new ChoiceBox(box);
    m_order->setObjectName(u"order"_s);
    m_order->setAccessibleName(tr("Order"));
    m_order->addItem(tr("What matters most first"), -1);
    m_order->addItem(tr("By package"), ExposureModel::Package);
    m_order->addItem(tr("By scope"), ExposureModel::Place);
    m_order->addItem(tr("By last download"), ExposureModel::LastDownload);
    m_order->addItem(tr("By public registry"), ExposureModel::Upstream);
    m_chips = new ChipBar(box);
    line->addWidget(m_chips, 3);
    line->addWidget(m_order);
    line->addSpacing(metrics::PanelMargin); // margins are not mirrored
    above()->addWidget(box);
    connect(m_chips, &ChipBar::chosen, this, [this] {
        keepPlace([this] { filter(); });
        showMatches();
        sayCounts();
    });
    connect(m_order, &QComboBox::currentIndexChanged, this,
            [this] { keepPlace([this] { sort(); }); });
}

void ExposurePage::buildActs(const FormatInfoList &formats)
{
    m_reasons = new ReadingLabel(this);
    m_reasons->setObjectName(u"reasons"_s);
    m_reasons->setTextFormat(Qt::PlainText);
    constexpr int Side = metrics::PanelMargin - ReadingLabel::Room;
    m_reasons->setContentsMargins(Side, 8 - ReadingLabel::Room, Side, 0);
    setLook(m_reasons, "muted"_L1);
    m_acts = new ExposureActs(m_source, formats, this);
    // A button that goes off would hand the focus to the next one, which does something else.
    connect(m_acts, &ExposureActs::began, this,
            [this] { table()->setFocus(Qt::OtherFocusReason); });
    connect(m_acts, &ExposureActs::done, this, [this](const QString &what) {
        say(what);
        refresh();
    });
    connect(m_acts, &ExposureActs::failed, this, [this](const Error &error) {
        sayAfterReading(error);
        refresh();
    });
    below()->addWidget(m_reasons);
    below()->addWidget(m_acts);
}

/// As one works: what is shown, the rows, what can be done to them, and why.
void ExposurePage::orderTabs()
{
    QList<QWidget *> order = m_chips->tabs();
    order << m_order << table() << empty()->button();
    for (QPushButton *button : m_acts->buttons())
        order << button;
    order << m_reasons << m_export;
    for (QPushButton *button : m_proposals->buttons())
        order << button;
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
}

QString ExposurePage::sidebarText() const
{
    const qint64 troubled = m_counts.bad + m_counts.warnings;
    if (troubled > 0)
        return countText(troubled);
    if (m_counts.decisions > 0)
        return countText(m_counts.decisions);
    return m_counts.unknown > 0 ? u"?"_s : QString();
}

Tone ExposurePage::sidebarTone() const
{
    return m_counts.bad                              ? Tone::Bad
           : m_counts.warnings || m_counts.decisions ? Tone::Warning
           : m_counts.unknown                        ? Tone::Unknown
                                                     : Tone::Neutral;
}

void ExposurePage::refresh()
{
    if (!m_source->administration()) {
        showEmpty(tr("Exposure cannot be audited here"),
                  readable(m_source->abilities().administer));
        showTable();
        return;
    }
    const bool seen = isVisible();
    if (m_rowsAsked.isRunning() || (m_countsAsked.isRunning() && !seen)) {
        pace()->outdated(); // once more when that is answered
        return;
    }
    if (seen) {
        showLoading();
        m_rowsAsked = ask({m_state, true, false});
    } else {
        pace()->asked();
        m_countsAsked = ask({0, false, false});
    }
}

QFuture<Result<ExposureAnswer>> ExposurePage::ask(const ExposureQuestion &question)
{
    const QFuture<Result<ExposureAnswer>> asked = m_source->administration()->exposure(question);
    watch(asked);
    whenReady(asked, this, [this, rows = question.rows](const Result<ExposureAnswer> &answer) {
        got(answer, rows);
    });
    return asked;
}

/// The first audit of many names takes its time; it can be stopped.
void ExposurePage::watch(const QFuture<Result<ExposureAnswer>> &asked)
{
    auto *watcher = new QFutureWatcher<Result<ExposureAnswer>>(this);
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, [this, watcher](int done) {
        if (m_model->isEmpty() && watcher->isRunning() && watcher->progressMaximum() > 0)
            sayProgress(done, watcher->progressMaximum());
    });
    watcher->setFuture(asked);
}

/// Shown as it goes, and announced ten times.
void ExposurePage::sayProgress(int done, int total)
{
    const QString title = tr("Auditing all names");
    const QString text = tr("%1 of %2 have been looked at.").arg(countText(done), countText(total));
    empty()->setTexts(title, text, tr("Cancel"));
    const int tenth = int(10LL * done / total) + 1;
    if (tenth == m_saidTenth)
        return;
    m_saidTenth = tenth;
    Announcement::say(this, title + u' ' + text);
}

void ExposurePage::sayCounts()
{
    const Text names = Text::counted("%n name(s)", m_model->rowCount());
    const Text open = Text::counted("%n to decide", m_counts.decisions);
    const Text exposed = Text::counted("%n exposed", m_counts.bad + m_counts.warnings);
    Announcement::say(this, readable(Text::of("%1: %2, %3.", names, open, exposed)));
}

void ExposurePage::got(const Result<ExposureAnswer> &answer, bool withRows)
{
    if (!answer) {
        pace()->answered();
        if (answer.error().code != ErrorCode::Cancelled)
            showError(answer.error());
        else if (m_model->isEmpty())
            showEmpty(tr("The audit was cancelled"),
                      tr("What was looked at so far is looked at again the next time."),
                      tr("Audit all names"));
        showTable();
        showChoice(); // what was being done is over
        return;
    }
    m_counts = answer->counts;
    if (withRows) {
        const bool first = m_state == 0;
        keepPlace([&] { m_model->apply(*answer); });
        m_state = answer->state;
        if (std::exchange(m_saidTenth, 0) != 0 || first)
            sayCounts();
    }
    if (!withRows)
        pace()->answered();
    else if (m_model->isEmpty())
        showEmpty(
            tr("No package to audit yet"),
            tr("For every package here this page tells whether a request for its name could be "
               "answered by a public registry, where strangers publish, and lets you reserve "
               "the name or stop forwarding."));
    else
        showRows();
    showTable();
    emit sidebarChanged();
}

/// What belongs to the table is there when it is.
void ExposurePage::showTable()
{
    const bool there = !m_model->isEmpty();
    m_chips->parentWidget()->setVisible(there);
    m_acts->setVisible(there);
    m_reasons->setVisible(there && !m_reasons->text().isEmpty());
    m_export->setEnabled(there);
    const auto chip = [](const char *id, Show show, qint64 count) {
        const QString word = ExposureModel::word(show);
        return ChipBar::Entry{QString::fromLatin1(id), word, countText(count),
                              readable(Text::counted("%1, %n name(s)", count, word))};
    };
    const qint64 counts[]{m_counts.all, m_counts.decisions, m_counts.bad + m_counts.warnings,
                          m_counts.unknown};
    QList<ChipBar::Entry> entries;
    for (size_t i = 0; i < Filters.size(); ++i)
        entries << chip(Filters[i].first, Filters[i].second, counts[i]);
    m_chips->setEntries(entries);
    orderTabs();
    table()->setColumnHidden(ExposureModel::Decision, m_counts.decisions == 0);
    shares()->fit();
}

QString ExposurePage::filterHint() const
{
    return tr("Filter the audit: name, scope, type or owner");
}

QString ExposurePage::filterTip() const
{
    return tr("Words: all of them, in the name, the scope, the type or the owner.");
}

void ExposurePage::filterRows(const QString &text)
{
    m_text = text;
    keepPlace([this] { filter(); });
}

void ExposurePage::filter()
{
    const auto chosenFilter = std::find_if(Filters.begin(), Filters.end(), [this](const auto &one) {
        return m_chips->current() == QLatin1StringView(one.first);
    });
    m_model->setShown(chosenFilter->second, m_text);
}

QStringList ExposurePage::sortColumns() const
{
    QStringList columns;
    for (int column = 0; column < m_model->columnCount(); ++column)
        columns.append(
            m_order->findData(column) < 0
                ? QString()
                : m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    return columns;
}

void ExposurePage::sortBy(int column, Qt::SortOrder)
{
    m_order->setCurrentIndex(m_order->findData(column)); // which knows the order of each
}

int ExposurePage::sortedBy() const
{
    return m_order->currentData().toInt();
}

void ExposurePage::sort()
{
    const int column = m_order->currentData().toInt();
    m_model->sortBy(column, column == ExposureModel::LastDownload ? Qt::DescendingOrder
                                                                  : Qt::AscendingOrder);
}

/// The same names stay current and chosen; where the current one is not shown any more, the one
/// that took its place is, so that the keyboard goes on from there.
void ExposurePage::keepPlace(const std::function<void()> &change)
{
    constexpr qsizetype MostChosen = 50;
    const int before = table()->currentIndex().row();
    const bool hadCurrent = before >= 0 && before < m_model->rowCount();
    const ExposureKey current = hadCurrent ? m_model->rowAt(before).key() : ExposureKey();
    QList<ExposureKey> keys;
    for (const ExposureRow &row : chosen())
        keys << row.key();
    const QTableView &view = *table();
    const bool seen = view.viewport()->rect().intersects(view.visualRect(view.currentIndex()));
    change();
    QItemSelection selection;
    for (qsizetype i = 0; i < std::min(keys.size(), MostChosen); ++i) {
        if (const int row = m_model->indexOf(keys.at(i)); row >= 0)
            selection.select(m_model->index(row, 0),
                             m_model->index(row, ExposureModel::ColumnCount - 1));
    }
    if (hadCurrent && m_model->rowCount() > 0) {
        const int same = m_model->indexOf(current);
        const QModelIndex now = m_model->index(
            same >= 0 ? same : std::min(before, m_model->rowCount() - 1), 0);
        if (selection.isEmpty() && !keys.isEmpty())
            selection.select(now, m_model->index(now.row(), ExposureModel::ColumnCount - 1));
        table()->setAutoScroll(seen); // who has scrolled away from it stays there
        table()->selectionModel()->setCurrentIndex(now, QItemSelectionModel::NoUpdate);
        table()->setAutoScroll(true);
    }
    table()->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    showChoice();
}

void ExposurePage::showEvent(QShowEvent *event)
{
    ListPage::showEvent(event);
    if (!m_rowsAsked.isRunning())
        refresh();
}

QList<ExposureRow> ExposurePage::chosen() const
{
    QList<ExposureRow> rows;
    for (const int row : chosenRows())
        rows.append(m_model->rowAt(row));
    return rows;
}

void ExposurePage::exportAll()
{
    Administration *administration = m_source->administration();
    if (!administration)
        return;
    whenReady(administration->exposure({}), this, [this](const Result<ExposureAnswer> &whole) {
        if (whole)
            emit exportWanted(*whole);
        else
            showError(whole.error());
    });
}

void ExposurePage::showChoice()
{
    const QList<ExposureRow> rows = chosen();
    m_acts->show(rows);
    if (rows.size() != 1 && m_reasons->hasFocus())
        focusRows();
    m_reasons->setText(rows.size() == 1 ? shownText(m_model->reasons(rows.constFirst()))
                                        : QString());
    m_reasons->setVisible(rows.size() == 1);
}

} // namespace packhouse

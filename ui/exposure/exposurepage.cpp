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
#include "ui/widgets/chipbar.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/refreshpace.h"
#include "ui/widgets/tables.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
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

struct ColumnWidth
{
    int column;
    int width;
};

/// Those that give way first stand last; what they hold is in the tips and in the row's text.
constexpr std::array Widths{
    ColumnWidth{ExposureModel::Package, 180},      ColumnWidth{ExposureModel::Decision, 130},
    ColumnWidth{ExposureModel::State, 125},        ColumnWidth{ExposureModel::Why, 220},
    ColumnWidth{ExposureModel::Place, 135},        ColumnWidth{ExposureModel::Reserved, 150},
    ColumnWidth{ExposureModel::ForwardingOf, 150}, ColumnWidth{ExposureModel::BelongsTo, 140},
    ColumnWidth{ExposureModel::Upstream, 130},     ColumnWidth{ExposureModel::Changes, 170},
    ColumnWidth{ExposureModel::LastDownload, 110}, ColumnWidth{ExposureModel::OriginOf, 150},
};
constexpr int ColumnsThatStay = 4;

} // namespace

ExposurePage::ExposurePage(PackageSource *source, const FormatInfoList &formats, const Clock *clock,
                           QWidget *parent)
    : ListPage(tr("Exposure audit"),
               tr("Names that clients would get from a public registry instead of from here."),
               &formats, parent)
    , m_source(source)
    , m_model(new ExposureModel(formats, clock, this))
{
    auto *proposals = new UpstreamProposals(source, formats, this);
    above()->addWidget(proposals);
    connect(proposals, &UpstreamProposals::changedUpstreams, this, &ExposurePage::refresh);
    connect(proposals, &UpstreamProposals::failed, this,
            [this](const Error &error) { sayAfterReading(error); });
    setModel(m_model, {});
    QHeaderView *columns = table()->horizontalHeader();
    columns->moveSection(columns->visualIndex(ExposureModel::Decision), 1);
    table()->viewport()->installEventFilter(this);
    buildTools();
    m_reasons = new QLabel(this);
    m_reasons->setObjectName(u"reasons"_s);
    m_reasons->setTextFormat(Qt::PlainText);
    m_reasons->setWordWrap(true);
    m_reasons->setContentsMargins(metrics::PanelMargin, 8, metrics::PanelMargin, 0);
    setLook(m_reasons, "muted"_L1);
    m_acts = new ExposureActs(source, formats, this);
    connect(m_acts, &ExposureActs::done, this, &ExposurePage::refresh);
    connect(m_acts, &ExposureActs::failed, this, [this](const Error &error) {
        sayAfterReading(error);
        refresh();
    });
    below()->addWidget(m_reasons);
    below()->addWidget(m_acts);
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
}

void ExposurePage::buildTools()
{
    auto *box = new QWidget(this);
    auto *line = new QHBoxLayout(box);
    line->setContentsMargins(metrics::PanelMargin - 12, 0, metrics::PanelMargin,
                             0); // chips have their own
    line->setSpacing(metrics::Gap);
    m_filter = new FilterField(box);
    m_filter->setObjectName(u"filter"_s);
    m_filter->setPlaceholderText(tr("Filter by name, scope or type"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setMinimumWidth(150);
    m_filter->setMaximumWidth(260);
    m_order = new QComboBox(box);
    m_order->setObjectName(u"order"_s);
    m_order->setAccessibleName(tr("Order"));
    m_order->addItem(tr("What matters most first"), -1);
    m_order->addItem(tr("By package"), ExposureModel::Package);
    m_order->addItem(tr("By scope"), ExposureModel::Place);
    m_order->addItem(tr("By last download"), ExposureModel::LastDownload);
    m_order->addItem(tr("By public registry"), ExposureModel::Upstream);
    m_chips = new ChipBar(box);
    line->addWidget(m_chips, 3);
    line->addWidget(m_filter, 2);
    line->addWidget(m_order);
    above()->addWidget(box);
    connect(m_filter, &QLineEdit::textChanged, this, &ExposurePage::filter);
    connect(m_filter, &FilterField::leftDownwards, this, [this] {
        table()->setFocus();
        if (!table()->currentIndex().isValid() && m_model->rowCount() > 0)
            chooseRow(table(), 0);
    });
    connect(m_chips, &ChipBar::chosen, this, &ExposurePage::filter);
    connect(m_order, &QComboBox::currentIndexChanged, this, &ExposurePage::sort);
}

QString ExposurePage::sidebarText() const
{
    const qint64 troubled = m_counts.bad + m_counts.warnings;
    if (troubled > 0)
        return countText(troubled);
    return m_counts.unknown > 0 ? u"?"_s : QString();
}

Tone ExposurePage::sidebarTone() const
{
    return m_counts.bad        ? Tone::Bad
           : m_counts.warnings ? Tone::Warning
           : m_counts.unknown  ? Tone::Unknown
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
            empty()->setTexts(tr("Auditing all names"),
                              tr("%1 of %2 have been looked at.")
                                  .arg(countText(done), countText(watcher->progressMaximum())),
                              tr("Cancel"));
    });
    watcher->setFuture(asked);
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
        return;
    }
    m_counts = answer->counts;
    if (withRows) {
        QList<ExposureKey> keys;
        for (const ExposureRow &row : chosen())
            keys << row.key();
        m_model->apply(*answer);
        m_state = answer->state;
        for (qsizetype i = 0; i < std::min<qsizetype>(keys.size(), 50); ++i) {
            const int row = m_model->indexOf(keys.at(i));
            if (row >= 0)
                table()->selectionModel()->select(m_model->index(row, 0),
                                                  QItemSelectionModel::Select
                                                      | QItemSelectionModel::Rows);
        }
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
    m_chips->setEntries({{{}, tr("All"), countText(m_counts.all)},
                         {u"decisions"_s, tr("Needs a decision"), countText(m_counts.decisions)},
                         {u"exposed"_s, tr("Exposed"), countText(m_counts.bad + m_counts.warnings)},
                         {u"unchecked"_s, tr("Not checked"), countText(m_counts.unknown)}});
    fitColumns();
}

void ExposurePage::filter()
{
    const auto chosenFilter = std::find_if(Filters.begin(), Filters.end(), [this](const auto &one) {
        return m_chips->current() == QLatin1StringView(one.first);
    });
    m_model->setShown(chosenFilter->second, m_filter->text());
    showChoice();
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
    showChoice();
}

void ExposurePage::fitColumns()
{
    QHeaderView *header = table()->horizontalHeader();
    header->ensurePolished(); // a heading is longer in other languages
    int left = table()->viewport()->width();
    bool fits = true;
    for (size_t i = 0; i < Widths.size(); ++i) {
        const int column = Widths[i].column;
        const int width = std::max(Widths[i].width, header->sectionSizeHint(column));
        fits = i < ColumnsThatStay || (fits && width <= left);
        table()->setColumnHidden(column, !fits);
        header->resizeSection(column, width);
        left -= width;
    }
}

void ExposurePage::showEvent(QShowEvent *event)
{
    ListPage::showEvent(event);
    if (!m_rowsAsked.isRunning())
        refresh();
}

bool ExposurePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == table()->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return ListPage::eventFilter(watched, event);
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
    m_reasons->setText(rows.size() == 1 ? m_model->reasons(rows.constFirst()) : QString());
    m_reasons->setVisible(rows.size() == 1);
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/listpage.h"

#include "items/readable.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/badgedelegate.h"
#include "ui/widgets/copyrows.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/refreshpace.h"
#include "ui/widgets/tables.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

ListPage::ListPage(const QString &title, const QString &note, const FormatInfoList *formats,
                   QWidget *parent)
    : Page(parent)
    , m_title(title)
    , m_pace(new RefreshPace([this] { refresh(); }, [this] { return isVisible(); }, this))
    , m_header(new QHBoxLayout)
    , m_message(new InlineMessage(this))
    , m_table(new QTableView(this))
    , m_empty(new EmptyState(this))
    , m_barBox(new QWidget(this))
    , m_bar(new QHBoxLayout(m_barBox))
    , m_above(new QVBoxLayout)
    , m_below(new QVBoxLayout)
{
    setPanelLook(this, "canvas"_L1);
    auto *heading = new QLabel(title, this);
    setLook(heading, "title"_L1);
    auto *sentence = new QLabel(note, this);
    setLook(sentence, "muted"_L1);
    sentence->setWordWrap(true);
    m_header->setContentsMargins(metrics::PanelMargin, 12, metrics::PanelMargin, 12);
    m_header->setSpacing(14);
    m_header->addWidget(heading);
    m_header->addWidget(sentence, 1);
    setUpTable(m_table, title);
    m_table->setItemDelegate(new BadgeDelegate(formats, m_table));
    addCopyRows(m_table);
    auto *messageBox = new QVBoxLayout;
    messageBox->setContentsMargins(metrics::PanelMargin, 0, metrics::PanelMargin, 0);
    messageBox->addWidget(m_message);
    m_bar->setContentsMargins(metrics::PanelMargin, 10, metrics::PanelMargin, 12);
    m_bar->setSpacing(metrics::Gap);
    m_bar->addStretch();
    m_barBox->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_header);
    layout->addLayout(messageBox);
    layout->addLayout(m_above);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);
    layout->addLayout(m_below);
    layout->addWidget(m_barBox);
    connect(m_message, &InlineMessage::actionChosen, this, [this] { refresh(); });
    m_empty->hide();
}

void ListPage::setModel(QAbstractItemModel *model, const QList<int> &widths)
{
    m_table->setModel(model);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(false);
    header->ensurePolished();
    // A heading is longer in other languages.
    for (int i = 0; i < widths.size(); ++i)
        header->resizeSection(i, std::max(widths[i], header->sectionSizeHint(i)));
    header->setStretchLastSection(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_said && m_table->selectionModel()->hasSelection()) {
            m_said = false;
            m_message->hide();
        }
        showChoice();
    });
}

QPushButton *ListPage::addRowButton(const QString &text, const QString &objectName,
                                    QLatin1StringView look)
{
    auto *button = new QPushButton(text, m_barBox);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    setLook(button, look);
    button->setEnabled(false);
    m_bar->insertWidget(m_bar->count() - 1, button);
    return button;
}

QPushButton *ListPage::addHeaderButton(const QString &text, const QString &objectName,
                                       QLatin1StringView look)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    setLook(button, look);
    m_header->addWidget(button);
    return button;
}

void ListPage::follow(PackageSource *source, Kinds kinds)
{
    connect(source, &PackageSource::changed, m_pace, [this, kinds](const Change &change) {
        if (change.has(kinds))
            m_pace->outdated();
    });
}

void ListPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_pace->seen();
}

void ListPage::showRows()
{
    m_pace->answered();
    showFailure();
    m_empty->hide();
    m_table->show();
    m_barBox->setVisible(m_bar->count() > 1);
    showChoice();
}

void ListPage::showEmpty(const QString &title, const QString &explanation, const QString &action)
{
    m_pace->answered();
    showFailure();
    m_table->hide();
    m_barBox->hide();
    m_empty->setTexts(title, explanation, action);
    m_empty->show();
    showChoice();
}

void ListPage::showFailure()
{
    if (const auto failure = std::exchange(m_failure, {})) {
        m_message->show(Tone::Bad, readable(failure->what), readable(failure->remedy));
        m_said = true;
    } else if (!m_said) { // it may be read again for other reasons
        m_message->hide();
    }
}

void ListPage::showLoading()
{
    m_pace->asked();
    if (m_table->model()->rowCount() > 0)
        return;
    m_table->hide();
    m_barBox->hide();
    m_empty->setTexts(tr("Reading…"), {});
    m_empty->show();
}

void ListPage::showError(const Error &error)
{
    m_pace->answered();
    if (m_table->model()->rowCount() == 0)
        showEmpty(tr("This list could not be read"), {});
    m_message->show(Tone::Bad, readable(error.what), readable(error.remedy), tr("Try again"));
}

QList<int> ListPage::chosenRows() const
{
    QList<int> rows;
    if (m_table->selectionModel()) {
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            rows.append(index.row());
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/packagetablemodel.h"

#include <QWidget>

class QStackedWidget;
class QTableView;

namespace packhouse {

class ChipBar;
class ColumnFit;
class EmptyState;
class InlineMessage;
class Waiting;

/// The table of packages with its chips of types, or what stands there when it is empty.
class PackagesView : public QWidget
{
    Q_OBJECT

public:
    PackagesView(const FormatInfoList &formats, const Clock &clock, QWidget *parent = nullptr);

    PackageTableModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    ChipBar *chips() const { return m_chips; }
    ColumnFit *columns() const { return m_columns; }
    QList<PackageRow> selectedRows() const;
    /// Everything that the list is about is chosen, not only the rows that are loaded.
    bool isEverythingChosen() const { return m_everything; }
    /// The row that details are about: the current one, if it is chosen.
    const PackageRow *currentRow() const;

    void show(PackageSource *source, const QString &scopePath);
    void setType(const FormatId &type);
    /// Chosen as soon as it is in the list.
    void choose(const PackageKey &key);
    /// Without a project there is nowhere to publish to: an empty list then offers to make one.
    void setHasProjects(bool any);
    void sortBy(int column, Qt::SortOrder order);
    /// Chooses the first row where nothing is chosen, and takes the focus.
    void focusRows();
    void resetColumns();

signals:
    void selectionChanged();
    void opened();
    void contextMenuWanted(const QPoint &globalPosition);
    void publishWanted();
    void projectWanted();
    void filterClearWanted();
    void typeChosen(const QString &type);

private:
    void buildTable();
    void headerClicked(int column, Qt::SortOrder order);
    void showCounts(const std::optional<QList<TypeCount>> &counts);
    void showState();
    void showMessage();
    void showOrder();
    void showEmpty();
    void keepChoice();
    void choiceChanged();
    void chooseEverything(bool everything);
    void showHowMany();
    void prefetch();

    const FormatInfoList &m_formats;
    PackageTableModel *m_model;
    ChipBar *m_chips;
    Waiting *m_waiting;
    QStackedWidget *m_stack;
    QTableView *m_table;
    ColumnFit *m_columns = nullptr;
    EmptyState *m_empty;
    InlineMessage *m_message;
    InlineMessage *m_howMany; ///< what a choice of all rows means where not all are loaded
    std::optional<PackageKey> m_chosen;
    bool m_hasProjects = true;
    bool m_everything = false;
    qsizetype m_saidChosen = 0; ///< rows, to readers of the screen
    bool m_choosing = false; ///< rows are chosen by this view itself
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "ui/widgets/page.h"

#include <optional>

class QAbstractItemModel;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace packhouse {

class ColumnShares;
class EmptyState;
class FormatInfoList;
class InlineMessage;
class RefreshPace;

/// A page that is a list: a title with a sentence and buttons, the table or what stands in its
/// place, a place for messages, and a bar with what can be done to the chosen rows.
class ListPage : public Page
{
    Q_OBJECT

public:
    QString title() const override { return m_title; }
    QStringList sortColumns() const override;
    void sortBy(int column, Qt::SortOrder order) override;
    int sortedBy() const override;
    Qt::SortOrder sortOrder() const override;
    QString filterTip() const override;
    void setFilter(const QString &text) override;
    void focusRows() override;
    void tookBack() override;

protected:
    /// \a formats must outlive the page; nullptr where no types are shown.
    ListPage(const QString &title, const QString &note, const FormatInfoList *formats,
             QWidget *parent);

    /// refresh() whenever something of these \a kinds changed in \a source, in a measured pace.
    void follow(PackageSource *source, Kinds kinds);
    /// For a page that asks in its own way.
    RefreshPace *pace() const { return m_pace; }
    void showEvent(QShowEvent *event) override;

    /// \a givingWay: columns that a narrow window does not show, what is worth least first.
    void setModel(QAbstractItemModel *model, const QList<int> &widths,
                  const QList<int> &givingWay = {});
    /// By every column, with the mouse on its heading and by commands; the model has to know how.
    void makeSortable();
    /// What is below the table begins right under its last row.
    void giveRestToBelow();
    QTableView *table() const { return m_table; }
    ColumnShares *shares() const { return m_shares; } ///< of the table's width
    InlineMessage *message() const { return m_message; }
    EmptyState *empty() const { return m_empty; }
    /// Above the table.
    QVBoxLayout *above() const { return m_above; }
    /// Below the table.
    QVBoxLayout *below() const { return m_below; }
    QHBoxLayout *header() const { return m_header; }
    /// In the bar of what can be done to the chosen rows; disabled while none is.
    QPushButton *addRowButton(const QString &text, const QString &objectName,
                              QLatin1StringView look = QLatin1StringView("plain"));
    QPushButton *addHeaderButton(const QString &text, const QString &objectName,
                                 QLatin1StringView look = QLatin1StringView("plain"));
    QHBoxLayout *rowBar() const { return m_bar; }

    /// Those of the model that the filter leaves.
    void showRows();
    /// The same after the model has hidden some of them, or shown them again.
    void showMatches();
    void showEmpty(const QString &title, const QString &explanation, const QString &action = {});
    /// The rows stay where there are some.
    void showLoading();
    void showError(const Error &error);
    /// A change failed: said below the rows when they have been read again, for whatever reason,
    /// until something is done to rows again or the page is left.
    void sayAfterReading(const Error &error) { m_failure = error; }
    /// What was done: said below the rows, and stays there while they are read again, until
    /// something else is said or the page is left.
    void say(const QString &done);
    /// Rows chosen in the table, by number.
    QList<int> chosenRows() const;
    /// The choice, or the rows, changed.
    virtual void showChoice() {}
    /// The model shows what has all the words of \a text.
    virtual void filterRows(const QString &text) { Q_UNUSED(text) }
    void hideEvent(QHideEvent *event) override;

private:
    void showMessage();
    void forgetFailure();

    QString m_title;
    bool m_sortable = false;
    RefreshPace *m_pace;
    std::optional<Error> m_failure;
    enum class Said { Nothing, Done, Failed };
    Said m_said = Said::Nothing; ///< below the rows, and stays while they are read again
    QString m_filter;
    bool m_hasRows = false; ///< whatever the filter leaves of them
    QHBoxLayout *m_header;
    QTableView *m_table;
    ColumnShares *m_shares = nullptr;
    EmptyState *m_empty;
    InlineMessage *m_message;
    QWidget *m_barBox;
    QHBoxLayout *m_bar;
    QVBoxLayout *m_above;
    QVBoxLayout *m_below = nullptr;
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientadvisor.h"
#include "items/rowtablemodel.h"
#include "items/when.h"

#include <QWidget>

class QPushButton;
class QTableView;

namespace packhouse {

/// "After this deletion": what each client of this computer would get, and the setting that closes
/// it. Hidden as long as there is nothing to say.
class ClientsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ClientsPanel(QWidget *parent = nullptr);

    /// Outlives the panel.
    void setAdvisor(ClientAdvisor *advisor) { m_advisor = advisor; }
    /// Asks anew, unless just that was asked last. \a more: packages beside, which are not looked
    /// at; a row says so.
    void ask(const QList<DeletedName> &names, qsizetype more = 0);
    /// Asks the same once more: files may have changed. False: there is nobody or nothing to ask.
    bool lookAgain();
    /// What was asked last is not answered yet.
    bool isWaiting() const { return m_answer.isWaiting(); }
    /// What a plan keeps of the rows; an error where they could not be found out.
    Result<QList<ClientAnswer>> answers() const;
    /// The rows as plain text, a line each.
    QStringList reportLines() const;
    QTableView *table() const { return m_table; }
    /// As high as its rows are when it is \a width wide. In a narrow one a client's columns stand
    /// below each other.
    void fit(int width);

signals:
    /// To what was asked last.
    void answered();
    /// What is shown takes another height.
    void grown();

private:
    void buildTable();
    void showRows(const Result<QList<NamedOutlook>> &rows);
    void showButton();
    void openSetting();
    QString clientText(const NamedOutlook &row) const;
    QString getsText(const NamedOutlook &row) const;
    QString wholeText(const NamedOutlook &row) const;

    ClientAdvisor *m_advisor = nullptr;
    QList<DeletedName> m_names;
    qsizetype m_more = 0; ///< that are not among them
    QList<NamedOutlook> m_all; ///< of each name; those that are shown are joined
    bool m_narrow = false;
    LatestAnswer m_answer;
    std::optional<Error> m_failure; ///< of the last answer
    RowTableModel<NamedOutlook> *m_rows;
    QTableView *m_table;
    QPushButton *m_show;
};

} // namespace packhouse

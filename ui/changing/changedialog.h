// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "items/formatinfo.h"
#include "items/rowtablemodel.h"
#include "ui/widgets/frameddialog.h"

class QButtonGroup;
class QLabel;
class QLineEdit;
class QTableView;
class QTimer;

namespace packhouse {

class InlineMessage;
class JobList;

/// What clients can be told of versions instead of deleting them: the acts that the types have,
/// what clients make of each, and exactly what would change. Open it with open() or show(); it
/// changes nothing when it is closed otherwise.
class ChangeDialog : public FramedDialog
{
    Q_OBJECT

public:
    struct Context
    {
        PackageSource *source = nullptr;
        const FormatInfoList *formats = nullptr;
        JobList *jobs = nullptr;
    };

    /// All of \a context outlives the dialog. \a items: not empty.
    ChangeDialog(const Context &context, const QList<ChangeItem> &items, QWidget *parent = nullptr);

    /// As if it was chosen by hand; nothing where the types do not have it.
    void choose(ActKind kind);
    /// What the button would do; nothing while that is not known.
    const std::optional<ChangePlan> &plan() const { return m_plan; }

signals:
    /// The job runs already; the job list owns it.
    void started(packhouse::Job *job);

private:
    struct Line
    {
        QString what;
        QString before;
        QString after;
    };

    void buildActs();
    void buildInputs();
    void buildTable();
    void buildButtons();
    QWidget *actRow(ActKind kind, const ActRule &rule);
    /// What all types of the items have; where one of them has it not, why.
    ActRule ruleOfAll(ActKind kind) const;
    VersionAct act() const;
    void showInputs();
    void askSoon();
    void ask();
    void answered(const Result<ChangePlan> &plan);
    void showPlan();
    QList<Line> linesOf(const ChangePlan &plan) const;
    QString wholeTitle() const;
    void fit();
    void start();

    const Context m_context;
    const QList<ChangeItem> m_items;
    std::optional<ChangePlan> m_plan;
    int m_asked = 0; ///< answers to earlier questions are of no interest

    QButtonGroup *m_acts;
    QWidget *m_inputs = nullptr;
    QLabel *m_textLabel = nullptr;
    QLineEdit *m_text = nullptr;
    QLabel *m_tagLabel = nullptr;
    QLineEdit *m_tag = nullptr;
    InlineMessage *m_message;
    RowTableModel<Line> *m_lines;
    QTableView *m_table;
    QTimer *m_soon;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_confirm = nullptr;
};

} // namespace packhouse

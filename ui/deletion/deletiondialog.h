// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "items/formatinfo.h"
#include "items/rowtablemodel.h"
#include "ui/widgets/frameddialog.h"

#include <QPointer>

class QCheckBox;
class QLabel;
class QProgressBar;
class QRadioButton;
class QTableView;

namespace packhouse {

class ClientAdvisor;
class ClientsPanel;
class InlineMessage;
class JobList;
class NameField;

/// Shows what a deletion would open to strangers before it happens, and then does exactly what its
/// red button says. Open it with open() or show(); it deletes nothing when it is closed otherwise.
class DeletionDialog : public FramedDialog
{
    Q_OBJECT

public:
    /// \a source and \a jobs outlive the dialog.
    DeletionDialog(PackageSource *source, const RemovalChoice &choice, JobList *jobs,
                   QWidget *parent = nullptr);
    /// Nobody waits for a plan any more.
    ~DeletionDialog() override;

    void done(int result) override;

    /// For the names of package types; outlives the dialog.
    void setFormats(const FormatInfoList *formats);

    /// Shows what this computer's clients would get afterwards; outlives the dialog.
    void setClients(ClientAdvisor *clients);

    /// What the red button would do now; with nothing in it until that is known.
    RemovalPlan plan() const;
    /// What has to be typed where typing is asked for.
    QString expectedName() const;
    /// The title, what was found, and what would be done, as plain text.
    QString report() const;

signals:
    /// The job runs already; the job list owns it.
    void started(packhouse::Job *job);
    /// Nothing is deleted: something is to be told of these versions.
    void changeWanted(const QList<packhouse::ChangeItem> &instead, packhouse::ActKind kind);

private:
    void buildGoing();
    void buildTop();
    void buildTable();
    void buildChoices();
    void buildTyping();
    void ask(bool probe);
    void showProgress(int done, int of);
    void answered(const Result<RemovalPlan> &plan, bool probe);
    void showEvidence(bool probe);
    void askClients();
    void clientsAnswered();
    void showRisk();
    void showChanged(const Error &error);
    void offerInstead();
    void changeInstead();
    void fit();
    void fitGoing(int width);
    void showTexts();
    void showAsk(const Error *error);
    void showChoices();
    bool typingNeeded() const;
    void showGoing();
    // What will be deleted, line by line: packages, or the versions of the only one. Cells are made
    // when they are looked at, for there may be very many.
    enum GoingColumn { What, HowMuch, Where, RiskOf };
    qsizetype goingCount() const;
    Cell goingCell(qsizetype line, GoingColumn column) const;
    Cell chosenCell(const RemovalItem &item, GoingColumn column) const;
    static Cell versionCell(const PlannedVersion &version, GoingColumn column);
    Cell packageCell(const PlannedPackage &package, GoingColumn column) const;
    QString risksText() const;
    QString actionText() const;
    QString wholeTitle() const;
    void start();
    void run();

    PackageSource *m_source;
    RemovalChoice m_choice;
    QFuture<Result<RemovalPlan>> m_asked;
    JobList *m_jobs;
    const FormatInfoList *m_formats = nullptr;
    /// As it was shown, before anything was chosen. It may have very many packages: who looks at
    /// them must not detach the list.
    std::optional<RemovalPlan> m_plan;
    bool m_reserveTouched = false;
    bool m_starting = false; ///< as soon as the clients are seen to be as they were shown

    QProgressBar *m_progress;
    RowTableModel<qsizetype> *m_going;
    QTableView *m_list;
    QLabel *m_risks;
    InlineMessage *m_changed; ///< what is not any more as it was shown
    InlineMessage *m_banner;
    InlineMessage *m_ask;
    InlineMessage *m_instead; ///< what can be done short of deleting
    ActKind m_act = ActKind::Note; ///< that it offers
    RowTableModel<EvidenceLine> *m_lines;
    QTableView *m_table;
    ClientsPanel *m_clients;
    QWidget *m_choices;
    QWidget *m_reserveRow;
    QWidget *m_reserveBadge;
    QCheckBox *m_reserve;
    QCheckBox *m_stop;
    QRadioButton *m_toTrash;
    QRadioButton *m_forGood;
    QLabel *m_note;
    QWidget *m_typing;
    QLabel *m_typeLabel;
    NameField *m_typed;
    QPushButton *m_cancel;
    QPushButton *m_copy;
    QPushButton *m_confirm;
};

} // namespace packhouse

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
class QListWidget;
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
    DeletionDialog(PackageSource *source, const QList<RemovalItem> &items, JobList *jobs,
                   QWidget *parent = nullptr);

    /// For the names of package types; outlives the dialog.
    void setFormats(const FormatInfoList *formats) { m_formats = formats; }

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
    void buildTop();
    void buildTable();
    void buildChoices();
    void buildTyping();
    void ask(bool probe);
    void answered(const Result<RemovalPlan> &plan, bool probe);
    void showEvidence(bool probe);
    void askClients();
    void offerInstead();
    void changeInstead();
    void fit();
    void showTexts();
    void showAsk(const Error *error);
    void showChoices();
    bool typingNeeded() const;
    bool cancelIsSafer() const;
    static QString itemText(const RemovalItem &item);
    static QString spacedPath(QString path);
    QString actionText() const;
    QString wholeTitle() const;
    void start();

    PackageSource *m_source;
    QList<RemovalItem> m_items;
    JobList *m_jobs;
    const FormatInfoList *m_formats = nullptr;
    std::optional<RemovalPlan> m_plan; ///< as it was shown, before anything was chosen
    bool m_reserveTouched = false;

    QListWidget *m_list;
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

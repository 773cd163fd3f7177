// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/publishmodel.h"
#include "ui/widgets/frameddialog.h"

class QCheckBox;
class QComboBox;
class QTableView;

namespace packhouse {

class ColumnShares;
class EmptyState;
class InlineMessage;
struct PublishOutcome;
class JobList;

/// Shows what each file is and where it would go; sends what may be sent when its button is
/// pressed, and nothing before. What may not be sent, or is not taken, stays in it.
class PublishDialog : public FramedDialog
{
    Q_OBJECT

public:
    /// All of it outlives the dialog.
    struct Context
    {
        PackageSource *source = nullptr;
        JobList *jobs = nullptr;
        FileInspector inspect;
        const FormatInfoList *formats = nullptr;
        QList<PackageSource *> sources = {}; ///< to choose from; empty: only that one
    };

    /// \a scopePath: where the window is; a project is where files go unless chosen otherwise.
    PublishDialog(Context context, const QString &scopePath, const QStringList &files,
                  QWidget *parent = nullptr);

    void addFiles(const QStringList &files);
    PackageSource *source() const { return m_context.source; }
    PublishModel *model() const { return m_model; }
    /// Asks, in the dialog, where something was typed: Escape is pressed to leave a field, too.
    void reject() override;

signals:
    /// The job runs already; the job list owns it.
    void started(packhouse::Job *job, const QList<packhouse::PublishItem> &items,
                 bool showWhenDone);

protected:
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildBar();
    QWidget *buildTarget();
    void chooseRegistry();
    void buildTable();
    void buildFooter();
    void readProjects();
    void gotProjects(const Result<QList<ScopeRow>> &scopes);
    void showPlan();
    void focusWork();
    void showNote();
    /// What was dropped and is not in the list, and why; empty: nothing.
    QStringList leftOut() const;
    static QString told(const QList<std::pair<QString, QString>> &files);
    /// What the current row says of itself; empty: nothing.
    bool noteOfCurrentRow();
    void chooseFiles();
    void chooseFolder();
    void makeProject();
    void leaveOut();
    void publish();
    void ended(const PublishOutcome &outcome, const QList<quint64> &ids);

    Context m_context;
    QString m_scopePath;
    PublishModel *m_model;
    quint64 m_asked = 0; ///< which question for projects the next answer belongs to
    bool m_projectsKnown = false;
    bool m_hasRows = false; ///< and shows them
    std::optional<Error> m_problem; ///< of reading the projects

    QWidget *m_bar;
    QComboBox *m_registry;
    QComboBox *m_forAll;
    QPushButton *m_add;
    QPushButton *m_addFolder;
    QPushButton *m_leave;
    ColumnShares *m_shares = nullptr; ///< of the table's width
    QTableView *m_table;
    EmptyState *m_empty;
    InlineMessage *m_outcome; ///< of what was published from here last
    InlineMessage *m_note;
    InlineMessage *m_discard; ///< asks before what was typed is lost
    QCheckBox *m_show;
    QPushButton *m_publish;
    QPushButton *m_close;
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/publishdialog.h"

#include "items/humantext.h"
#include "items/readable.h"
#include "items/when.h"
#include "jobs/joblist.h"
#include "ui/publish/newprojectdialog.h"
#include "ui/publish/outcome.h"
#include "ui/publish/publishdelegate.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/columnshares.h"
#include "ui/widgets/copyrows.h"
#include "ui/widgets/droppedfiles.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/rowtableview.h"
#include "ui/widgets/tables.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace packhouse {

PublishDialog::PublishDialog(Context context, const QString &scopePath, const QStringList &files,
                             QWidget *parent)
    : FramedDialog(parent)
    , m_context(std::move(context))
    , m_scopePath(scopePath)
    , m_model(new PublishModel(m_context.source, m_context.inspect, *m_context.formats, this))
{
    setAcceptDrops(true);
    buildBar();
    buildTable();
    buildFooter();
    connect(m_model, &PublishModel::planChanged, this, &PublishDialog::showPlan);
    constexpr int MostRows = 10;
    const int rows = std::clamp(int(files.size()), 4, MostRows);
    resize(960, 300 + rows * metrics::RowHeight);
    addFiles(files);
    readProjects();
    showPlan();
}

void PublishDialog::buildBar()
{
    m_bar = new QWidget(this);
    m_add = new QPushButton(tr("Add files…"), m_bar);
    m_add->setObjectName("add"_L1);
    m_addFolder = new QPushButton(tr("Add a folder…"), m_bar);
    m_addFolder->setObjectName("addFolder"_L1);
    m_leave = new QPushButton(tr("Leave out"), m_bar);
    m_leave->setObjectName("leaveOut"_L1);
    m_leave->setToolTip(tr("Take the chosen files off this list (Delete)"));
    for (QPushButton *button : {m_add, m_addFolder, m_leave}) {
        button->setAccessibleName(button->text());
    }
    auto *layout = new QHBoxLayout(m_bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Gap);
    layout->addWidget(m_add);
    layout->addWidget(m_addFolder);
    layout->addWidget(m_leave);
    layout->addStretch();
    layout->addWidget(buildTarget());
    body()->addWidget(m_bar);
    connect(m_add, &QPushButton::clicked, this, &PublishDialog::chooseFiles);
    connect(m_addFolder, &QPushButton::clicked, this, &PublishDialog::chooseFolder);
    connect(m_leave, &QPushButton::clicked, this, &PublishDialog::leaveOut);
}

QWidget *PublishDialog::buildTarget()
{
    auto *target = new QWidget(m_bar);
    m_registry = new ChoiceBox(target);
    m_registry->setObjectName("registry"_L1);
    m_registry->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_registry->setAccessibleName(tr("Registry to publish to"));
    if (m_context.sources.isEmpty())
        m_context.sources = {m_context.source};
    for (PackageSource *source : std::as_const(m_context.sources)) {
        if (!source->abilities().publish.isEmpty() && source != m_context.source)
            continue;
        m_registry->addItem(shownText(source->title()),
                            QVariant::fromValue(static_cast<QObject *>(source)));
        if (source == m_context.source)
            m_registry->setCurrentIndex(m_registry->count() - 1);
        connect(source, &QObject::destroyed, this, [this] { done(Rejected); });
    }
    m_forAll = new ChoiceBox(target);
    m_forAll->setObjectName("forAll"_L1);
    m_forAll->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_forAll->setAccessibleName(tr("Publish all files to"));
    auto *to = new QLabel(tr("To"), target);
    to->setBuddy(m_registry);
    auto *project = new QLabel(tr("Project"), target);
    project->setBuddy(m_forAll);
    auto *layout = new QHBoxLayout(target);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Gap);
    for (QWidget *part : QList<QWidget *>{to, m_registry, project, m_forAll})
        layout->addWidget(part);
    connect(m_registry, &QComboBox::activated, this, &PublishDialog::chooseRegistry);
    connect(m_forAll, &QComboBox::activated, this, [this] {
        if (!m_forAll->currentData().toString().isEmpty())
            m_model->setProjectForAll(m_forAll->currentData().toString());
    });
    return target;
}

void PublishDialog::chooseRegistry()
{
    auto *chosen = qobject_cast<PackageSource *>(m_registry->currentData().value<QObject *>());
    if (!chosen || chosen == m_context.source)
        return;
    m_context.source = chosen;
    m_projectsKnown = false;
    m_model->setSource(chosen);
    readProjects();
    showPlan();
}

void PublishDialog::buildTable()
{
    m_table = new RowTableView(this);
    setUpTable(m_table, tr("Files to publish"));
    setLook(m_table, "framed"_L1);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new PublishDelegate(m_context.formats, m_table));
    m_table->setColumnHidden(PublishModel::Part, true);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked
                             | QAbstractItemView::AnyKeyPressed);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(false);
    const int widths[]{200, 96, 140, 84, 120, 120, 190};
    m_shares = new ColumnShares(m_table, QList<int>(std::begin(widths), std::end(widths)));
    addCopyRows(m_table);
    auto *remove = new QAction(tr("Leave out"), m_table);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(remove);
    connect(remove, &QAction::triggered, this, &PublishDialog::leaveOut);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.flags().testFlag(Qt::ItemIsEditable))
            m_table->edit(index);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_leave->setEnabled(m_table->selectionModel()->hasSelection()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PublishDialog::showNote);
    m_empty = new EmptyState(this);
    m_note = new InlineMessage(this);
    m_note->setObjectName("note"_L1);
    m_outcome = new InlineMessage(this);
    m_outcome->setObjectName("outcome"_L1);
    body()->addWidget(m_outcome);
    body()->addWidget(m_table, 1);
    body()->addWidget(m_empty, 1);
    body()->addWidget(m_note);
    m_discard = new InlineMessage(this);
    m_discard->setObjectName("discard"_L1);
    body()->addWidget(m_discard);
    connect(m_discard, &InlineMessage::actionChosen, this, [this] { done(Rejected); });
    connect(m_empty, &EmptyState::actionChosen, this, [this] {
        if (m_problem)
            readProjects();
        else if (m_projectsKnown && m_model->projects().isEmpty())
            makeProject();
        else
            chooseFiles();
    });
    connect(m_note, &InlineMessage::actionChosen, m_model, &PublishModel::retry);
}

void PublishDialog::buildFooter()
{
    m_show = new QCheckBox(tr("Show in list when done"), this);
    m_show->setAccessibleName(m_show->text());
    m_show->setObjectName("showWhenDone"_L1);
    m_show->setChecked(true);
    footer()->insertWidget(0, m_show);
    m_close = addButton(tr("Cancel"), u"cancel"_s);
    m_publish = addButton(tr("Publish"), u"publish"_s, "primary"_L1);
    m_publish->setDefault(true);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_publish, &QPushButton::clicked, this, &PublishDialog::publish);
}

void PublishDialog::addFiles(const QStringList &files)
{
    m_model->addFiles(files);
}

void PublishDialog::readProjects()
{
    m_problem.reset();
    whenReady(m_context.source->scopes(), this,
              [this, asked = ++m_asked](const Result<QList<ScopeRow>> &scopes) {
                  if (asked == m_asked)
                      gotProjects(scopes);
              });
}

void PublishDialog::gotProjects(const Result<QList<ScopeRow>> &scopes)
{
    m_projectsKnown = scopes.has_value();
    if (!scopes) {
        m_problem = scopes.error();
        showPlan();
        return;
    }
    Scope here;
    here.path = m_scopePath;
    here.level = m_scopePath.isEmpty() ? Level::Instance : Level::Group;
    QStringList all;
    QStringList below;
    for (const ScopeRow &row : *scopes) {
        if (row.scope.level != Level::Project)
            continue;
        all.append(row.scope.path);
        if (here.holds(row.scope.path))
            below.append(row.scope.path);
    }
    all.sort();
    m_forAll->clear();
    m_forAll->addItem(tr("as in the list"), QString());
    for (const QString &path : std::as_const(all))
        m_forAll->addItem(shownText(QString(path).replace(u'/', u" / "_s)), path);
    m_model->setProjects(all);
    // Chosen without asking only where there is no choice.
    if (below.size() == 1)
        m_model->setDefaultProject(below.first());
}

void PublishDialog::showPlan()
{
    const int count = m_model->files();
    const bool noProject = m_projectsKnown && m_model->projects().isEmpty();
    const bool rows = count > 0 && !noProject && !m_problem;
    setTitle(count == 0 ? tr("Publish files")
                        : readable(Text::counted("Publish %n file(s)", count)));
    setSubtitle(rows ? tr("%1 to %2. Each file is opened to read its name and version; what its "
                          "contents do not say can be typed.")
                           .arg(sizeText(m_model->bytes()), m_context.source->title())
                     : QString());
    m_table->setColumnHidden(PublishModel::Part, !m_model->hasParts());
    m_shares->fit();
    m_table->setVisible(rows);
    m_bar->setVisible(rows);
    m_empty->setVisible(!rows);
    m_show->setVisible(rows);
    m_leave->setEnabled(m_table->selectionModel()->hasSelection());
    if (m_problem) {
        m_empty->setTexts(readable(m_problem->what), readable(m_problem->remedy), tr("Try again"));
    } else if (noProject) {
        const bool may = m_context.source->administration() != nullptr;
        m_empty->setTexts(tr("There is no project to publish to"),
                          may ? (count == 0 ? tr("Packages belong to a project, such as acme/web.")
                                            : tr("Packages belong to a project, such as acme/web. "
                                                 "Your files wait here until there is one."))
                              : tr("Ask the owner of %1 for a project that you may publish to.")
                                    .arg(m_context.source->title()),
                          may ? tr("Create a project…") : QString());
    } else if (count == 0 && m_model->isReading()) {
        m_empty->setTexts(tr("Reading the folder…"), {});
    } else if (count == 0) {
        m_empty->setTexts(tr("Drop package files, or a folder of them, here"),
                          tr("Nothing is sent before you have seen what will be."),
                          tr("Choose files…"));
    }
    showNote();
    int ready = 0;
    for (const PublishItem &item : m_model->publishable())
        ready += 1 + int(item.others.size());
    m_publish->setText(ready == 0 ? tr("Publish")
                                  : readable(Text::counted("Publish %n file(s)", ready)));
    m_publish->setAccessibleName(m_publish->text());
    m_publish->setEnabled(rows && ready > 0 && !m_model->busy());
    if (!m_model->isTyped())
        m_discard->hide();
    if (std::exchange(m_hasRows, rows) != rows)
        focusWork();
}

/// Where one goes on: in the list, or with what stands in its place.
void PublishDialog::focusWork()
{
    if (m_hasRows)
        m_table->setFocus(Qt::OtherFocusReason);
    else if (!m_empty->button()->isHidden())
        m_empty->button()->setFocus(Qt::OtherFocusReason);
    else
        m_close->setFocus(Qt::OtherFocusReason);
}

void PublishDialog::showEvent(QShowEvent *event)
{
    FramedDialog::showEvent(event);
    focusWork();
}

void PublishDialog::reject()
{
    if (!m_model->isTyped()) {
        FramedDialog::reject();
        return;
    }
    m_discard->show(Tone::Warning, tr("What you typed is not published yet."),
                    tr("It is lost when you close this."), tr("Discard and close"));
    Announcement::say(this, m_discard->text());
}

void PublishDialog::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Choose package files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &PublishDialog::addFiles);
    dialog->open();
}

void PublishDialog::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Choose a folder of package files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::filesSelected, this, &PublishDialog::addFiles);
    dialog->open();
}

void PublishDialog::makeProject()
{
    auto *dialog = new NewProjectDialog(m_context.source, m_scopePath, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewProjectDialog::created, this, [this](const Scope &project) {
        m_scopePath = project.path;
        readProjects();
    });
    dialog->open();
}

void PublishDialog::leaveOut()
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end(), std::greater<>());
    for (const int row : std::as_const(rows))
        m_model->removeFile(row);
}

void PublishDialog::publish()
{
    const QList<PublishItem> items = m_model->publishable();
    if (items.isEmpty() || result() == Accepted)
        return;
    const QList<quint64> ids = m_model->ready();
    m_discard->hide();
    Job *job = m_context.source->publish(items, m_context.jobs);
    if (ids.size() == m_model->rowCount()) {
        accept();
    } else {
        // What cannot go stays, to be mended.
        m_model->begin(ids);
        m_outcome->hide();
        connect(job, &Job::finished, this,
                [this, job, ids, items] { ended(PublishOutcome(*job, items), ids); });
    }
    m_context.jobs->run(job);
    emit started(job, items, m_show->isChecked());
}

/// Says until the dialog is closed, or more is published, how much went.
void PublishDialog::ended(const PublishOutcome &outcome, const QList<quint64> &ids)
{
    m_model->end(ids, outcome.errors);
    if (m_model->rowCount() == 0) {
        accept();
        return;
    }
    m_outcome->show(outcome.refused > 0 ? Tone::Warning : Tone::Good,
                    outcome.text(m_model->files() - outcome.refused), {});
    m_close->setText(tr("Close"));
    m_close->setAccessibleName(m_close->text());
    Announcement::say(this, m_outcome->text());
}

void PublishDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void PublishDialog::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    addFiles(droppedFiles(event->mimeData()));
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trash/trashpage.h"

#include "items/humantext.h"
#include "items/readable.h"
#include "items/when.h"
#include "jobs/joblist.h"
#include "ui/deletion/confirmname.h"
#include "ui/style/looks.h"
#include "ui/trash/restoredialog.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/refreshpace.h"

#include <QHBoxLayout>
#include <QItemSelection>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QSignalBlocker>
#include <QTableView>
#include <QThreadPool>
#include <QtConcurrent>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 SecondsOfDay = 24 * 60 * 60;
constexpr qsizetype MostAtOnce = 1'000; ///< rows: what is done to more of them, other threads do

template<typename Rows>
void letGo(Rows rows)
{
    if (rows.size() > MostAtOnce)
        QThreadPool::globalInstance()->start([rows = std::move(rows)] {});
}

QString daysLeft(const QDateTime &until, const QDateTime &now)
{
    if (!until.isValid())
        return TrashPage::tr("until deleted for good");
    // Rounded up: a version that goes in an hour has its last day.
    const qint64 days = std::max<qint64>(0, (now.secsTo(until) + SecondsOfDay - 1) / SecondsOfDay);
    return readable(Text::counted("%n day(s)", days));
}

} // namespace

TrashPage::TrashPage(const Context &context, QWidget *parent)
    : ListPage(tr("Trash"),
               tr("Deleted versions stay here until they are restored or their time is up."),
               context.formats, parent)
    , m_context(context)
{
    buildModel();
    m_restore = addRowButton(tr("Restore"), u"restore"_s);
    m_purge = addRowButton(tr("Delete for good…"), u"purge"_s, "danger"_L1);
    m_choice = new QLabel(this);
    m_choice->setObjectName("choice"_L1);
    m_choice->setTextFormat(Qt::PlainText);
    setLook(m_choice, "muted"_L1);
    rowBar()->addWidget(m_choice);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        if (chosenCopies().isEmpty())
            restore();
        else
            publishBack();
    });
    connect(m_purge, &QPushButton::clicked, this, &TrashPage::purge);
    follow(context.source, Changed::Trash);
    if (context.copies) {
        // What is deleted on a remote comes here by a job.
        connect(context.jobs, &JobList::jobEnded, pace(), &RefreshPace::outdated);
    }
    refresh();
}

void TrashPage::buildModel()
{
    const Clock *time = m_context.clock;
    m_model = new RowTableModel<Line>(
        {{tr("Package"),
          [](const Line &line) {
              const Coordinates &coordinates = line->row.coordinates;
              return Cell{.text = coordinates.name, .type = coordinates.type};
          }},
         {tr("Version"),
          [](const Line &line) {
              return Cell{.text = line->row.coordinates.version, .fixedFont = true};
          }},
         {tr("File"),
          [](const Line &line) {
              const QString taken = readable(line->row.takenOut());
              return Cell{.text = taken, .tip = taken};
          }},
         {tr("From"),
          [](const Line &line) {
              const QString path = QString(line->row.scopePath).replace(u'/', u" / "_s);
              return Cell{.text = line->copy ? tr("%1: %2").arg(line->copy->host, path) : path};
          }},
         {tr("Size"),
          [](const Line &line) {
              return Cell{.text = sizeText(line->row.bytes),
                          .tip = exactSizeText(line->row.bytes),
                          .order = line->row.bytes};
          }},
         {tr("Deleted"),
          [time](const Line &line) { return agoCell(line->row.deleted, time->now(), {}); }},
         {tr("By"), [](const Line &line) { return Cell{.text = actorText(line->row.deletedBy)}; }},
         {tr("Kept for"),
          [time](const Line &line) {
              return Cell{.text = daysLeft(line->row.purgeAfter, time->now()),
                          .tip = momentText(line->row.purgeAfter),
                          .order = line->row.purgeAfter};
          }}},
        this);
    setModel(m_model, {230, 110, 130, 200, 90, 110, 120, 110}, {6, 4, 5});
    makeSortable();
}

QString TrashPage::sidebarText() const
{
    const qsizetype count = m_model->allRows().size();
    return count ? countText(count) : QString();
}

QString TrashPage::filterHint() const
{
    return tr("Filter the trash: name, version, type, where from, by whom");
}

void TrashPage::filterRows(const QString &text)
{
    m_model->setFilter(text);
}

void TrashPage::refresh()
{
    Administration *administration = m_context.source->administration();
    if (!administration) {
        showEmpty(tr("The trash cannot be shown"),
                  readable(m_context.source->abilities().administer));
        return;
    }
    showLoading();
    m_asked.wait(administration->trash(), this,
                 [this](const Result<QList<TrashRow>> &rows) { got(rows); });
    if (m_context.copies) {
        m_copiesAsked.wait(m_context.copies->list(), this,
                           [this](const Result<QList<KeptCopy>> &copies) { gotCopies(copies); });
    }
}

void TrashPage::got(const Result<QList<TrashRow>> &rows)
{
    if (!rows) {
        showError(rows.error());
        return;
    }
    letGo(std::exchange(m_rows, *rows));
    arrangeLines();
}

void TrashPage::gotCopies(const Result<QList<KeptCopy>> &copies)
{
    if (!copies) {
        showError(copies.error());
        return;
    }
    const auto same = [](const KeptCopy &a, const KeptCopy &b) { return a.folder == b.folder; };
    if (std::equal(copies->begin(), copies->end(), m_copies.begin(), m_copies.end(), same))
        return; // what is chosen stays chosen
    m_copies = *copies;
    arrangeLines();
}

QList<TrashPage::Line> TrashPage::arranged(const QList<TrashRow> &rows,
                                           const QList<KeptCopy> &copies)
{
    QList<Line> lines;
    lines.reserve(rows.size() + copies.size());
    for (const TrashRow &row : rows)
        lines.append(std::make_shared<const Entry>(Entry{row, {}}));
    for (const KeptCopy &copy : copies)
        lines.append(std::make_shared<const Entry>(Entry{copy.row, copy}));
    std::ranges::stable_sort(lines, std::greater(),
                             [](const Line &line) { return line->row.deleted; });
    return lines;
}

/// Somebody may have deleted a hundred thousand: those are put in order, and let go of, where
/// nobody waits for it.
void TrashPage::arrangeLines()
{
    const qsizetype many = std::max(m_rows.size() + m_copies.size(), m_model->allRows().size());
    if (many <= MostAtOnce) {
        m_arranged.drop();
        showLines(arranged(m_rows, m_copies));
        return;
    }
    auto work = [rows = m_rows, copies = m_copies]() -> Result<QList<Line>> {
        return arranged(rows, copies);
    };
    m_arranged.wait(QtConcurrent::run(std::move(work)), this,
                    [this](const Result<QList<Line>> &lines) {
                        QList<Line> before = m_model->allRows();
                        if (lines)
                            showLines(*lines);
                        letGo(std::move(before));
                    });
}

void TrashPage::showLines(const QList<Line> &lines)
{
    setLines(lines);
    if (lines.isEmpty())
        showEmpty(
            tr("The trash is empty"),
            tr("What is deleted comes here first and can be restored with its hashes unchanged."));
    else
        showRows();
    emit sidebarChanged();
}

/// What is chosen stays chosen, where it is still there.
void TrashPage::setLines(const QList<Line> &lines)
{
    const auto keyOf = [](const Line &line) {
        return std::pair(line->row.versionId, line->copy ? line->copy->folder : QString());
    };
    QSet<std::pair<qint64, QString>> before;
    for (const Line &line : chosen())
        before.insert(keyOf(line));
    m_model->setRows(lines);
    QItemSelection again;
    // Sorted, and those of the filter.
    for (int row = 0; !before.isEmpty() && row < m_model->rows().size(); ++row) {
        if (before.contains(keyOf(m_model->rows().at(row))))
            again.select(m_model->index(row, 0), m_model->index(row, 0));
    }
    const QSignalBlocker quiet(table()->selectionModel()); // nobody has chosen anything
    table()->selectionModel()->select(again,
                                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
    table()->viewport()->update();
}

QList<TrashPage::Line> TrashPage::chosen() const
{
    QList<Line> lines;
    for (const int row : chosenRows())
        lines.append(m_model->rows().at(row));
    return lines;
}

QList<TrashRow> TrashPage::chosenHere() const
{
    QList<TrashRow> rows;
    for (const Line &line : chosen()) {
        if (!line->copy)
            rows.append(line->row);
    }
    return rows;
}

QList<KeptCopy> TrashPage::chosenCopies() const
{
    QList<KeptCopy> copies;
    for (const Line &line : chosen()) {
        if (line->copy)
            copies.append(*line->copy);
    }
    return copies;
}

QString TrashPage::chosenText() const
{
    const QList<Line> lines = chosen();
    if (lines.isEmpty())
        return {};
    QSet<QString> packages;
    qint64 files = 0;
    qint64 bytes = 0;
    for (const Line &line : lines) {
        const Coordinates &coordinates = line->row.coordinates;
        packages.insert(
            QStringList{line->row.scopePath, coordinates.type, coordinates.name}.join(u'\n'));
        files += line->row.files;
        bytes += line->row.bytes;
    }
    const QString what = readable(Text::counted("%n file(s)", files));
    if (lines.size() == 1)
        return tr("%1: %2, %3").arg(readable(lines.first()->row.title()), what, sizeText(bytes));
    return tr("%1 of %2: %3, %4")
        .arg(readable(Text::counted("%n version(s)", lines.size())),
             readable(Text::counted("%n package(s)", packages.size())), what, sizeText(bytes));
}

QString TrashPage::chosenList() const
{
    QList<PlannedEntry> entries;
    for (const Line &line : chosen())
        entries.append(line->row.planned());
    return listOf(entries);
}

QString TrashPage::listOf(const QList<PlannedEntry> &entries)
{
    constexpr qsizetype MostNamed = 12;
    QStringList names;
    for (const PlannedEntry &entry : entries.first(std::min(MostNamed, entries.size())))
        names.append(
            tr("%1, from %2").arg(readable(entry.title()), spacedPath(entry.key.scopePath)));
    if (entries.size() > MostNamed)
        names.append(tr("and %1 more").arg(countText(entries.size() - MostNamed)));
    return shownText(names.join(u'\n'));
}

void TrashPage::showChoice()
{
    m_choice->setText(chosenText());
    const QList<KeptCopy> copies = chosenCopies();
    const qsizetype here = chosenHere().size();
    const bool oneRemote = std::all_of(copies.begin(), copies.end(), [&](const KeptCopy &copy) {
        return copy.sourceId == copies.first().sourceId;
    });
    // One registry at a time: what is published back is shown first, and to one registry.
    const bool several = !copies.isEmpty() && (here > 0 || !oneRemote);
    m_restore->setEnabled(!several && (here > 0 || !copies.isEmpty()));
    m_restore->setToolTip(several ? tr("Choose versions of one registry.") : QString());
    if (!copies.isEmpty())
        m_restore->setText(tr("Publish back to %1…").arg(shownText(copies.first().host)));
    else
        m_restore->setText(here > 1 ? readable(Text::counted("Restore %n version(s)", here))
                                    : tr("Restore"));
    m_restore->setAccessibleName(m_restore->text());
    m_restore->setAccessibleDescription(m_choice->text());
    const qsizetype all = here + copies.size();
    m_purge->setText(all > 1 ? readable(Text::counted("Delete %n version(s) for good…", all))
                             : tr("Delete for good…"));
    m_purge->setAccessibleName(m_purge->text());
    m_purge->setAccessibleDescription(m_choice->text());
    m_purge->setEnabled(all > 0);
}

void TrashPage::restore()
{
    Administration *administration = m_context.source->administration();
    if (!administration || chosenHere().isEmpty())
        return;
    focusRows(); // the button goes off
    m_restore->setEnabled(false);
    m_planned.wait(administration->planRestore(chosenHere()), this,
                   [this](const Result<RestorePlan> &plan) { restorePlanned(plan); });
}

/// Where clients would get another version than they get now, not before that was seen.
void TrashPage::restorePlanned(const Result<RestorePlan> &plan)
{
    showChoice();
    if (!plan) {
        sayAfterReading(plan.error());
        refresh();
        return;
    }
    const auto replaces = [](const PackageLatest &one) { return !one.move.before.isEmpty(); };
    if (std::ranges::none_of(plan->latest, replaces)) {
        runRestore(*plan);
        return;
    }
    const qsizetype count = plan->entries.size();
    const QString what = count == 1 ? readable(plan->entries.constFirst().title())
                                    : readable(Text::counted("%n version(s)", count));
    auto *dialog = new RestoreDialog(
        {tr("Restore %1?").arg(what), listOf(plan->entries), readable(latestText(plan->latest)),
         count == 1 ? tr("Restore") : readable(Text::counted("Restore %n version(s)", count))},
        this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, plan = *plan] { runRestore(plan); });
    dialog->open();
}

void TrashPage::runRestore(const RestorePlan &plan)
{
    Administration *administration = m_context.source->administration();
    if (!administration)
        return;
    Job *job = administration->restore(plan, m_context.jobs);
    connect(job, &Job::finished, this, [this, job, act = plan.head.id] {
        QStringList sentences;
        for (const JobItem &one : job->findings())
            sentences.append(readable(one.title));
        if (job->counts().done > 0)
            emit restored(act, sentences.join(QChar::Space));
    });
    run(job);
}

void TrashPage::publishBack()
{
    const QList<KeptCopy> copies = chosenCopies();
    const KeptCopy first = copies.first();
    m_restore->setEnabled(false);
    whenReady(m_context.copies->unpack(copies), this,
              [this, first](const Result<QList<PublishItem>> &items) {
                  showChoice();
                  if (items) {
                      emit publishBackWanted(first.sourceId, first.host, *items);
                      return;
                  }
                  message()->show(Tone::Bad, readable(items.error().what),
                                  readable(items.error().remedy));
              });
}

void TrashPage::purge()
{
    const QList<Line> lines = chosen();
    if (lines.isEmpty())
        return;
    const Coordinates &first = lines.first()->row.coordinates;
    const bool one = lines.size() == 1;
    const QString what = one ? tr("%1 %2").arg(first.name, first.version)
                             : readable(Text::counted("%n version(s)", lines.size()));
    auto *dialog = new ConfirmName(
        {tr("Delete %1 for good?").arg(what),
         tr("The bytes are removed from this computer. Nobody can bring them back. The name stays "
            "reserved where it was.")
             + u"\n\n"_s + chosenList() + u'\n' + chosenText(),
         one ? first.name : readable(Text::counted("delete %n version(s)", lines.size())),
         tr("Delete for good")},
        this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, rows = chosenHere(), copies = chosenCopies()] { purgeChosen(rows, copies); });
    dialog->open();
}

void TrashPage::purgeChosen(const QList<TrashRow> &rows, const QList<KeptCopy> &copies)
{
    Administration *administration = m_context.source->administration();
    if (administration && !rows.isEmpty())
        run(administration->purge(rows, m_context.jobs));
    if (copies.isEmpty())
        return;
    whenReady(m_context.copies->remove(copies), this, [this](const Result<void> &removed) {
        if (!removed)
            sayAfterReading(removed.error());
        refresh();
    });
}

/// The job list shows how far it is and cancels it; what failed is said here too.
void TrashPage::run(Job *job)
{
    focusRows(); // the button goes off
    connect(job, &Job::finished, this, [this, job] {
        if (const auto error = job->error())
            sayAfterReading(*error);
        refresh();
    });
    m_context.jobs->run(job);
}

} // namespace packhouse

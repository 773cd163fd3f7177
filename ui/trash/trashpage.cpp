// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trash/trashpage.h"

#include "items/humantext.h"
#include "items/readable.h"
#include "items/when.h"
#include "jobs/joblist.h"
#include "ui/deletion/confirmname.h"
#include "ui/style/looks.h"
#include "ui/widgets/inlinemessage.h"

#include <QHBoxLayout>
#include <QItemSelection>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QSignalBlocker>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 SecondsOfDay = 24 * 60 * 60;

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
        connect(context.jobs, &JobList::jobEnded, this, [this] { refresh(); });
    }
    refresh();
}

void TrashPage::buildModel()
{
    const Clock *time = m_context.clock;
    m_model = new RowTableModel<Line>(
        {{tr("Package"),
          [](const Line &line) {
              const Coordinates &coordinates = line.row.coordinates;
              return Cell{.text = coordinates.name, .type = coordinates.type};
          }},
         {tr("Version"),
          [](const Line &line) {
              return Cell{.text = line.row.coordinates.version, .fixedFont = true};
          }},
         {tr("File"),
          [](const Line &line) {
              const QString taken = readable(line.row.takenOut());
              return Cell{.text = taken, .tip = taken};
          }},
         {tr("From"),
          [](const Line &line) {
              const QString path = QString(line.row.scopePath).replace(u'/', u" / "_s);
              return Cell{.text = line.copy ? tr("%1: %2").arg(line.copy->host, path) : path};
          }},
         {tr("Size"),
          [](const Line &line) {
              return Cell{.text = sizeText(line.row.bytes),
                          .tip = exactSizeText(line.row.bytes),
                          .order = line.row.bytes};
          }},
         {tr("Deleted"),
          [time](const Line &line) { return agoCell(line.row.deleted, time->now(), {}); }},
         {tr("By"), [](const Line &line) { return Cell{.text = actorText(line.row.deletedBy)}; }},
         {tr("Kept for"),
          [time](const Line &line) {
              return Cell{.text = daysLeft(line.row.purgeAfter, time->now()),
                          .tip = momentText(line.row.purgeAfter),
                          .order = line.row.purgeAfter};
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
    m_rows = *rows;
    showLines();
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
    showLines();
}

void TrashPage::showLines()
{
    QList<Line> lines;
    for (const TrashRow &row : std::as_const(m_rows))
        lines.append({row, {}});
    for (const KeptCopy &copy : std::as_const(m_copies))
        lines.append({copy.row, copy});
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Line &a, const Line &b) { return a.row.deleted > b.row.deleted; });
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
        return line.copy ? line.copy->folder : QString::number(line.row.versionId);
    };
    QSet<QString> before;
    for (const Line &line : chosen())
        before.insert(keyOf(line));
    m_model->setRows(lines);
    QItemSelection again;
    for (int row = 0; row < m_model->rows().size(); ++row) { // sorted, and those of the filter
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
        if (!line.copy)
            rows.append(line.row);
    }
    return rows;
}

QList<KeptCopy> TrashPage::chosenCopies() const
{
    QList<KeptCopy> copies;
    for (const Line &line : chosen()) {
        if (line.copy)
            copies.append(*line.copy);
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
        const Coordinates &coordinates = line.row.coordinates;
        packages.insert(
            QStringList{line.row.scopePath, coordinates.type, coordinates.name}.join(u'\n'));
        files += line.row.files;
        bytes += line.row.bytes;
    }
    const QString what = readable(Text::counted("%n file(s)", files));
    if (lines.size() == 1)
        return tr("%1: %2, %3").arg(readable(lines.first().row.title()), what, sizeText(bytes));
    return tr("%1 of %2: %3, %4")
        .arg(readable(Text::counted("%n version(s)", lines.size())),
             readable(Text::counted("%n package(s)", packages.size())), what, sizeText(bytes));
}

QString TrashPage::chosenList() const
{
    constexpr qsizetype MostNamed = 12;
    const QList<Line> lines = chosen();
    QStringList names;
    for (const Line &line : lines.first(std::min(MostNamed, lines.size())))
        names.append(tr("%1, from %2")
                         .arg(readable(line.row.title()),
                              QString(line.row.scopePath).replace(u'/', u" / "_s)));
    if (lines.size() > MostNamed)
        names.append(tr("and %1 more").arg(countText(lines.size() - MostNamed)));
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
    if (administration && !chosenHere().isEmpty())
        run(administration->restore(chosenHere(), m_context.jobs));
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
    const Coordinates &first = lines.first().row.coordinates;
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

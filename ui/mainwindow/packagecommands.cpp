// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/packagecommands.h"

#include "core/downloadplace.h"
#include "core/visibletext.h"
#include "items/humantext.h"
#include "items/readable.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow/browsing.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// Of several files with one name the one that clients get: the last.
QList<StoredFile> served(const QList<StoredFile> &files)
{
    QList<StoredFile> kept;
    for (const StoredFile &file : files) {
        const auto same = std::find_if(kept.begin(), kept.end(), [&](const StoredFile &other) {
            return other.name == file.name;
        });
        if (same == kept.end())
            kept.append(file);
        else
            *same = file;
    }
    return kept;
}

} // namespace

PackageCommands::PackageCommands(ActionRegistry &actions, const Browsing &browsing,
                                 const DetailsPane &details, QWidget *window)
    : CommandGroup(actions, window)
    , m_browsing(browsing)
    , m_details(details)
    , m_window(window)
    , m_download(add(u"package.download"_s, tr("Download"), QKeySequence(Qt::CTRL | Qt::Key_S),
                     tr("Save the files of the chosen version in a folder"), [this] { saveAll(); }))
    , m_remove(add(u"package.delete"_s, tr("Delete package…"), QKeySequence::Delete,
                   tr("See what deleting all versions of the chosen packages exposes, then decide"),
                   [this] {
                       if (m_browsing.subject().isKnown())
                           emit deleteWanted(m_browsing.subject().packages());
                   }))
    , m_change(add(u"package.change"_s, tr("Change versions…"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete),
                   tr("Deprecate, yank, hide or tag the chosen versions instead of deleting them"),
                   [this] {
                       const PackageSelection wanted = toChange(m_browsing.subject());
                       if (!wanted.chosen.items.isEmpty())
                           emit changeWanted(wanted);
                   }))
    , m_removeVersions(add(u"package.deleteVersions"_s, tr("Delete versions…"),
                           QKeySequence(Qt::CTRL | Qt::Key_Delete),
                           tr("See what deleting the versions that are chosen in the details "
                              "exposes, then decide"),
                           [this] {
                               const PackageSelection some = m_browsing.subject().someVersions();
                               if (!some.chosen.items.isEmpty())
                                   emit deleteWanted(some);
                           }))
{
    connect(&browsing, &Browsing::changed, this, &PackageCommands::refresh);
    connect(&details, &DetailsPane::versionsChosen, this, &PackageCommands::refresh);
    connect(&details, &DetailsPane::downloadFileWanted, this, &PackageCommands::save);
}

void PackageCommands::refresh()
{
    const SourceAbilities can = m_browsing.abilities();
    const Subject subject = m_browsing.subject();
    allow(m_download, !subject.shown.files.isEmpty(), can.download);
    allow(m_remove, subject.isKnown(), can.remove);
    const bool some = !subject.someVersions().chosen.items.isEmpty();
    allow(m_removeVersions, some, can.remove);
    allow(m_change, !toChange(subject).chosen.items.isEmpty(), can.change);
    m_remove->setText(removeText(subject));
    m_removeVersions->setText(DetailsPane::deleteText(some ? subject.versions : QStringList()));
}

/// The versions that are chosen in the details, or all of several packages that were seen.
PackageSelection PackageCommands::toChange(const Subject &subject)
{
    const PackageSelection some = subject.someVersions();
    if (!some.chosen.items.isEmpty() || subject.everything || !subject.isKnown())
        return some;
    return subject.packages();
}

QString PackageCommands::removeText(const Subject &subject)
{
    if (subject.everything) {
        return subject.orMore
                   ? tr("Delete more than %1 packages…").arg(countText(subject.howMany))
                   : readable(Text::counted("Delete all %n package(s)…", subject.howMany));
    }
    return subject.howMany > 1 ? readable(Text::counted("Delete %n package(s)…", subject.howMany))
                               : tr("Delete package…");
}

void PackageCommands::saveAll()
{
    const ShownVersion what = m_browsing.subject().shown;
    if (!what.source || what.files.isEmpty())
        return;
    auto *dialog = new QFileDialog(
        m_window, tr("Save the files of %1 in a folder").arg(visibleText(what.version.version)));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, what](const QString &folder) { saveAllIn(folder, what); });
    dialog->open();
}

void PackageCommands::saveAllIn(const QString &folder, const ShownVersion &what)
{
    QStringList names;
    for (const StoredFile &file : served(what.files))
        names.append(file.name);
    const QStringList places = placesIn(folder, names);
    const QStringList there = existing(places);
    if (there.isEmpty()) {
        start(what, places, false);
        return;
    }
    auto *box = new QMessageBox(
        QMessageBox::Warning, tr("Files are there already"),
        readable(Text::counted("%n file(s) in this folder would be overwritten.", there.size())),
        QMessageBox::NoButton, m_window);
    box->setObjectName("overwrite"_L1);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(there.mid(0, 10).join(u'\n'));
    QPushButton *replace = box->addButton(tr("Overwrite"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(replace, &QPushButton::clicked, this,
            [this, what, places] { start(what, places, true); });
    box->open();
}

void PackageCommands::start(const ShownVersion &what, const QStringList &places, bool overwrite)
{
    if (!what.source)
        return;
    QList<DownloadItem> items;
    const QList<StoredFile> files = served(what.files);
    for (qsizetype at = 0; at < files.size(); ++at)
        items.append({what.key(), what.version.version, files[at], places[at], overwrite});
    Job *job = what.source->download(items, this);
    connect(job, &Job::finished, this, [this, job, places] {
        if (job->state() == Job::State::Done)
            emit saved(places);
    });
    emit jobMade(job);
}

void PackageCommands::save(const StoredFile &file)
{
    const ShownVersion *shown = m_details.shown();
    if (!shown)
        return;
    auto *dialog = new QFileDialog(m_window, tr("Save %1").arg(file.name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QFileInfo(placesIn(QDir::currentPath(), {file.name}).first()).fileName());
    const DownloadItem item{shown->key(), shown->version.version, file, {}};
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, item, from = shown->source](const QString &path) {
                DownloadItem wanted = item;
                wanted.to = path;
                wanted.overwrite = true; // the dialog asks that
                if (from)
                    emit jobMade(from->download({wanted}, this));
            });
    dialog->open();
}

} // namespace packhouse

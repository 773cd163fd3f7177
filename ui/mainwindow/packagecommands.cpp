// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/packagecommands.h"

#include "core/downloadplace.h"
#include "items/readable.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow/browsing.h"
#include "ui/packages/packagesview.h"

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
                                 const PackagesView &packages, const DetailsPane &details,
                                 QWidget *window)
    : CommandGroup(actions, window)
    , m_browsing(browsing)
    , m_packages(packages)
    , m_details(details)
    , m_window(window)
    , m_download(add(u"package.download"_s, tr("Download"), QKeySequence(Qt::CTRL | Qt::Key_S),
                     tr("Save the files of the chosen version in a folder"), [this] { saveAll(); }))
    , m_remove(add(u"package.delete"_s, tr("Delete…"), QKeySequence::Delete,
                   tr("See what deleting the chosen packages exposes, then decide"), [this] {
                       if (m_browsing.source() && !m_packages.selectedRows().isEmpty())
                           emit deleteWanted();
                   }))
{
    connect(&browsing, &Browsing::changed, this, [this] {
        const SourceAbilities can = m_browsing.abilities();
        allow(m_download, m_browsing.hasChoice(), can.download);
        allow(m_remove, m_browsing.hasChoice(), can.remove);
    });
    connect(&details, &DetailsPane::downloadFileWanted, this, &PackageCommands::save);
}

void PackageCommands::saveAll()
{
    const PackageRow *row = m_packages.currentRow();
    if (!m_browsing.source() || !row || m_details.files().isEmpty())
        return;
    // What was chosen when the command was given, whatever is chosen when the folder is.
    const Chosen chosen{m_browsing.source(), row->key, m_details.version(),
                        served(m_details.files())};
    auto *dialog = new QFileDialog(m_window,
                                   tr("Save the files of %1 in a folder").arg(chosen.version));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, chosen](const QString &folder) { saveAllIn(folder, chosen); });
    dialog->open();
}

void PackageCommands::saveAllIn(const QString &folder, const Chosen &chosen)
{
    QStringList names;
    for (const StoredFile &file : chosen.files)
        names.append(file.name);
    const QStringList places = placesIn(folder, names);
    const QStringList there = existing(places);
    if (there.isEmpty()) {
        start(chosen, places, false);
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
            [this, chosen, places] { start(chosen, places, true); });
    box->open();
}

void PackageCommands::start(const Chosen &chosen, const QStringList &places, bool overwrite)
{
    if (!chosen.source)
        return;
    QList<DownloadItem> items;
    for (qsizetype at = 0; at < chosen.files.size(); ++at)
        items.append({chosen.key, chosen.version, chosen.files[at], places[at], overwrite});
    Job *job = chosen.source->download(items, this);
    connect(job, &Job::finished, this, [this, job, places] {
        if (job->state() == Job::State::Done)
            emit saved(places);
    });
    emit jobMade(job);
}

void PackageCommands::save(const StoredFile &file)
{
    const PackageRow *row = m_packages.currentRow();
    if (!row || !m_browsing.source())
        return;
    auto *dialog = new QFileDialog(m_window, tr("Save %1").arg(file.name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QFileInfo(placesIn(QDir::currentPath(), {file.name}).first()).fileName());
    const DownloadItem item{row->key, m_details.version(), file, {}};
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, item, from = QPointer(m_browsing.source())](const QString &path) {
                DownloadItem wanted = item;
                wanted.to = path;
                wanted.overwrite = true; // the dialog asks that
                if (from)
                    emit jobMade(from->download({wanted}, this));
            });
    dialog->open();
}

} // namespace packhouse

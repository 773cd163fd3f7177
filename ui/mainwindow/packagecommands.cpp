// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/packagecommands.h"

#include "ui/details/detailspane.h"
#include "ui/mainwindow/browsing.h"
#include "ui/packages/packagesview.h"

#include <QAction>
#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace packhouse {

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
    if (!m_browsing.source() || m_details.files().isEmpty())
        return;
    auto *dialog = new QFileDialog(m_window,
                                   tr("Save the files of %1 in a folder").arg(m_details.version()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &PackageCommands::saveAllIn);
    dialog->open();
}

void PackageCommands::saveAllIn(const QString &folder)
{
    const PackageRow *row = m_packages.currentRow();
    PackageSource *source = m_browsing.source();
    if (!row || !source)
        return;
    QList<DownloadItem> items;
    for (const StoredFile &file : m_details.files()) {
        items.append(
            {row->key, m_details.version(), file, folder + u'/' + file.name.section(u'/', -1)});
    }
    emit jobMade(source->download(items, this));
}

void PackageCommands::save(const StoredFile &file)
{
    const PackageRow *row = m_packages.currentRow();
    if (!row || !m_browsing.source())
        return;
    auto *dialog = new QFileDialog(m_window, tr("Save %1").arg(file.name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(file.name.section(u'/', -1));
    const DownloadItem item{row->key, m_details.version(), file, {}};
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, item, from = QPointer(m_browsing.source())](const QString &path) {
                DownloadItem wanted = item;
                wanted.to = path;
                if (from)
                    emit jobMade(from->download({wanted}, this));
            });
    dialog->open();
}

} // namespace packhouse

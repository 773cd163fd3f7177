// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/packagecommands.h"

#include "items/humantext.h"
#include "items/readable.h"
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
    , m_remove(add(u"package.delete"_s, tr("Delete package…"), QKeySequence::Delete,
                   tr("See what deleting all versions of the chosen packages exposes, then decide"),
                   [this] {
                       if (m_browsing.hasChoice())
                           emit deleteWanted(m_browsing.selection());
                   }))
    , m_removeVersions(add(u"package.deleteVersions"_s, tr("Delete versions…"),
                           QKeySequence(Qt::CTRL | Qt::Key_Delete),
                           tr("See what deleting the versions that are chosen in the details "
                              "exposes, then decide"),
                           [this] {
                               if (m_browsing.hasChoice())
                                   emit deleteWanted(m_browsing.versions());
                           }))
{
    connect(&browsing, &Browsing::changed, this, &PackageCommands::refresh);
    connect(&details, &DetailsPane::versionsChosen, this, &PackageCommands::refresh);
    connect(&details, &DetailsPane::downloadFileWanted, this, &PackageCommands::save);
}

void PackageCommands::refresh()
{
    const SourceAbilities can = m_browsing.abilities();
    const bool any = m_browsing.hasChoice();
    const QStringList versions = any ? m_details.chosenVersions() : QStringList();
    allow(m_download, any, can.download);
    allow(m_remove, any, can.remove);
    // Of several packages the details show one: which of them a version belongs to could be
    // mistaken.
    allow(m_removeVersions, !versions.isEmpty() && m_packages.selectedRows().size() == 1,
          can.remove);
    m_remove->setText(removeText());
    m_removeVersions->setText(DetailsPane::deleteText(versions));
}

QString PackageCommands::removeText() const
{
    if (m_packages.isEverythingChosen()) {
        const PackageTableModel &model = *m_packages.model();
        return model.totalIsCapped()
                   ? tr("Delete more than %1 packages…").arg(countText(model.total()))
                   : readable(Text::counted("Delete all %n package(s)…", model.total()));
    }
    const qsizetype packages = m_packages.selectedRows().size();
    return packages > 1 ? readable(Text::counted("Delete %n package(s)…", packages))
                        : tr("Delete package…");
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

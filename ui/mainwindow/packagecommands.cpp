// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/packagecommands.h"

#include "ui/details/detailspane.h"
#include "ui/mainwindow/browsing.h"

#include <QAction>
#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace packhouse {

PackageCommands::PackageCommands(ActionRegistry &actions, const Browsing &browsing,
                                 const DetailsPane &details, QWidget *window)
    : CommandGroup(actions, window)
    , m_browsing(browsing)
    , m_details(details)
    , m_window(window)
    , m_download(add(u"package.download"_s, tr("Download"), QKeySequence(Qt::CTRL | Qt::Key_S),
                     tr("Save the files of the chosen version in a folder"), [this] { saveAll(); }))
    , m_remove(add(u"package.delete"_s, tr("Delete…"), QKeySequence::Delete,
                   tr("See what deleting the chosen packages exposes, then decide"),
                   [this] {
                       if (m_browsing.subject().isKnown())
                           emit deleteWanted();
                   }))
    , m_change(add(u"package.change"_s, tr("Change versions…"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete),
                   tr("Deprecate, yank, hide or tag the chosen versions instead of deleting them"),
                   [this] {
                       if (m_browsing.subject().isKnown())
                           emit changeWanted();
                   }))
{
    connect(&browsing, &Browsing::changed, this, [this] {
        const SourceAbilities can = m_browsing.abilities();
        const Subject subject = m_browsing.subject();
        allow(m_download, !subject.shown.files.isEmpty(), can.download);
        allow(m_remove, subject.isKnown(), can.remove);
        allow(m_change, subject.isKnown(), can.change);
    });
    connect(&details, &DetailsPane::downloadFileWanted, this, &PackageCommands::save);
}

void PackageCommands::saveAll()
{
    const ShownVersion what = m_browsing.subject().shown;
    if (!what.source || what.files.isEmpty())
        return;
    auto *dialog = new QFileDialog(
        m_window, tr("Save the files of %1 in a folder").arg(what.version.version));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, what](const QString &folder) { saveAllIn(folder, what); });
    dialog->open();
}

void PackageCommands::saveAllIn(const QString &folder, const ShownVersion &what)
{
    if (!what.source)
        return;
    QList<DownloadItem> items;
    for (const StoredFile &file : what.files) {
        items.append(
            {what.key(), what.version.version, file, folder + u'/' + file.name.section(u'/', -1)});
    }
    emit jobMade(what.source->download(items, this));
}

void PackageCommands::save(const StoredFile &file)
{
    const ShownVersion *shown = m_details.shown();
    if (!shown)
        return;
    auto *dialog = new QFileDialog(m_window, tr("Save %1").arg(file.name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(file.name.section(u'/', -1));
    const DownloadItem item{shown->key(), shown->version.version, file, {}};
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, item, from = shown->source](const QString &path) {
                DownloadItem wanted = item;
                wanted.to = path;
                if (from)
                    emit jobMade(from->download({wanted}, this));
            });
    dialog->open();
}

} // namespace packhouse

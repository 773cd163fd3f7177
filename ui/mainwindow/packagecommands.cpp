// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/packagecommands.h"

#include "items/humantext.h"
#include "items/readable.h"
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
    , m_remove(add(u"package.delete"_s, tr("Delete package…"), QKeySequence::Delete,
                   tr("See what deleting all versions of the chosen packages exposes, then decide"),
                   [this] {
                       if (m_browsing.subject().isKnown())
                           emit deleteWanted(m_browsing.subject().packages());
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
    m_remove->setText(removeText(subject));
    m_removeVersions->setText(DetailsPane::deleteText(some ? subject.versions : QStringList()));
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

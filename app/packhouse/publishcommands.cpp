// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/publishcommands.h"

#include "app/packhouse/errorbox.h"
#include "app/packhouse/remotelist.h"
#include "app/packhouse/windowservices.h"
#include "items/readable.h"
#include "ui/publish/outcome.h"
#include "ui/publish/publishdialog.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPointer>

namespace packhouse {

PublishCommands::PublishCommands(MainWindow &window, PackageSource &registry,
                                 const RemoteList &remotes, const FormatList &formats,
                                 QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_registry(registry)
    , m_remotes(remotes)
    , m_formats(formats)
{}

void PublishCommands::publish(const QStringList &files)
{
    // Where it was chosen, not where the window is when the files are.
    const QPointer source = m_window.currentSource() ? m_window.currentSource() : &m_registry;
    const QString scopePath = m_window.currentScopePath();
    QStringList chosen = files;
    if (chosen.isEmpty())
        chosen = QFileDialog::getOpenFileNames(&m_window, tr("Publish files"));
    if (!chosen.isEmpty() && source)
        showDialog(source, scopePath, chosen, fileInspector(m_formats));
}

void PublishCommands::publishBack(const QString &sourceId, const QString &host,
                                  const QList<PublishItem> &items)
{
    PackageSource *source = m_remotes.source(sourceId);
    if (!source) {
        showError({ErrorCode::NotFound, Text::of("%1 is not among the remotes any more.", host),
                   Text::of("Add it again, then publish back from the trash."), false},
                  &m_window);
        return;
    }
    QStringList files;
    QHash<QString, InspectedFile> known;
    for (const PublishItem &item : items) {
        files.append(item.filePath);
        known.insert(item.filePath, {item.coordinates, item.fileName, true});
    }
    // What they were is known from when they were deleted; nothing has to be guessed.
    const auto recall = [known](const QString &path, const FormatId &) {
        return QtFuture::makeReadyFuture(Result<InspectedFile>(known.value(path)));
    };
    showDialog(source, items.first().scopePath, files, recall);
}

void PublishCommands::tellNotices(const Job &job)
{
    QStringList notices;
    for (const JobItem &item : job.findings())
        notices.append(readable(item.title));
    if (notices.isEmpty())
        return;
    auto *box = new QMessageBox(QMessageBox::Information, tr("Published"),
                                tr("It is published. There is something to know of it."),
                                QMessageBox::Ok, &m_window);
    box->setObjectName(QStringLiteral("notices"));
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(notices.join(QStringLiteral("\n\n")));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void PublishCommands::tellOutcome(const PublishOutcome &outcome)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Not everything was published"),
                                outcome.text(), QMessageBox::Close, &m_window);
    box->setObjectName(QStringLiteral("outcome"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void PublishCommands::showDialog(PackageSource *source, const QString &scopePath,
                                 const QStringList &files, const FileInspector &inspect)
{
    // Another registry than the one that was looked at last may be meant: it is chosen in there.
    const PublishDialog::Context context{source, m_window.services().jobs, inspect,
                                         &m_window.services().formats, m_window.services().sources};
    auto *dialog = new PublishDialog(context, scopePath, files, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PublishDialog::started, this,
            [this, dialog](Job *job, const QList<PublishItem> &items, bool showWhenDone) {
                if (items.isEmpty())
                    return;
                const auto finished = [this, job, source = QPointer(dialog->source()), showWhenDone,
                                       items, open = QPointer(dialog)] {
                    const PublishOutcome outcome(*job, items);
                    if (source && showWhenDone && outcome.published > 0)
                        m_window.reveal(source, items.first().scopePath);
                    tellNotices(*job);
                    if (outcome.refused > 0 && (!open || !open->isVisible())) // else it says so
                        tellOutcome(outcome);
                };
                connect(job, &Job::finished, this, finished);
            });
    dialog->open();
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/humantext.h"
#include "items/readable.h"
#include "ui/publish/publishdialog.h"
#include "ui/widgets/inlinemessage.h"

#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

// What the dialog says below its list: why files stay, what there is to know of the others, and
// what was dropped and is not in the list.
namespace packhouse {

QString PublishDialog::told(const QList<std::pair<QString, QString>> &files)
{
    QStringList lines;
    for (const auto &[file, why] : files.first(std::min<qsizetype>(3, files.size())))
        lines.append(tr("%1: %2").arg(file, why));
    if (files.size() > lines.size())
        lines.append(tr("The others say why when you choose them."));
    return lines.join(u' ');
}

bool PublishDialog::noteOfCurrentRow()
{
    const QModelIndex current = m_table->currentIndex();
    // Of a row that somebody went to; at first the list has the focus, and nothing is chosen in it.
    if (!m_table->hasFocus() || !m_table->selectionModel()->isSelected(current))
        return false;
    const PublishModel::Row &row = m_model->rows().at(current.row());
    const QString reason = m_model->reason(row);
    if (reason.isEmpty())
        return false;
    const bool retryable = row.state == PublishModel::State::Unchecked
                           || row.state == PublishModel::State::Failed;
    m_note->show(m_model->canPublish(row) ? Tone::Warning : Tone::Neutral,
                 tr("%1:").arg(row.name()), reason, retryable ? tr("Check again") : QString());
    return true;
}

void PublishDialog::showNote()
{
    const auto refusals = m_model->refusals();
    const auto remarks = m_model->remarks();
    const QStringList missing = leftOut();
    if ((refusals.isEmpty() && remarks.isEmpty() && missing.isEmpty()) || m_table->isHidden()) {
        m_note->hide();
        return;
    }
    if (noteOfCurrentRow())
        return;
    if (refusals.isEmpty() && !missing.isEmpty()) {
        m_note->show(Tone::Warning, tr("Not all that was dropped is in this list."),
                     (missing + (remarks.isEmpty() ? QStringList() : QStringList{told(remarks)}))
                         .join(u' '));
        return;
    }
    if (refusals.isEmpty()) {
        const auto &[file, what] = remarks.first();
        m_note->show(Tone::Warning,
                     remarks.size() == 1 ? tr("%1:").arg(file) : tr("Before you publish:"),
                     remarks.size() == 1 ? what : told(remarks));
        return;
    }
    const bool retryable = std::any_of(m_model->rows().begin(), m_model->rows().end(),
                                       [](const PublishModel::Row &row) {
                                           return row.state == PublishModel::State::Unchecked
                                                  || row.state == PublishModel::State::Failed;
                                       });
    const QString action = retryable ? tr("Check again") : QString();
    // What is wrong comes first, then what there is to know of the others.
    const int files = m_model->filesThatStay();
    if (refusals.size() == 1 && files == 1) {
        QStringList text{refusals.first().second};
        if (!remarks.isEmpty())
            text.append(told(remarks));
        text += missing;
        m_note->show(Tone::Neutral,
                     tr("1 file cannot be published: %1.").arg(refusals.first().first),
                     text.join(u' '), action);
        return;
    }
    m_note->show(Tone::Neutral, readable(Text::counted("Not publishable: %n file(s).", files)),
                 (QStringList{told(refusals + remarks)} + missing).join(u' '), action);
}

QStringList PublishDialog::leftOut() const
{
    const FolderFiles left = m_model->leftOut();
    const FolderLimits &limits = PublishModel::Limits;
    QStringList sentences;
    if (left.beyond > 0) {
        sentences.append(readable(Text::counted(
            "%n file(s) left out: at most %1 files of %2 together are published at once. Publish "
            "these, then the others.",
            left.beyond, limits.files, Bytes{limits.bytes})));
    }
    if (left.isCut) {
        sentences.append(tr("Of a folder only %1 entries are looked at: choose folders in it.")
                             .arg(countText(limits.entries)));
    }
    if (left.hidden > 0)
        sentences.append(
            readable(Text::counted("%n hidden file(s) or folder(s) are left out.", left.hidden)));
    if (left.unread > 0) {
        sentences.append(readable(Text::counted(
            "%n link(s) or other thing(s) that are no files here are left out.", left.unread)));
    }
    return sentences;
}

} // namespace packhouse

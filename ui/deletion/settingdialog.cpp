// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deletion/settingdialog.h"

#include "core/visibletext.h"
#include "items/readable.h"
#include "items/when.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/waitingnote.h"

#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr QSize StartSize(700, 440);

/// The files' own words, of which none acts.
QString shownLines(const QString &difference)
{
    QStringList lines = difference.split(u'\n', Qt::SkipEmptyParts);
    for (QString &line : lines)
        line = visibleText(line);
    return lines.join(u'\n');
}

} // namespace

SettingDialog::SettingDialog(ClientAdvisor *advisor, const DeletedName &name, const QString &client,
                             QWidget *parent)
    : FramedDialog(parent), m_advisor(advisor), m_name(name), m_client(client)
{
    setTitle(tr("The setting of %1 that keeps strangers out").arg(client));
    m_difference = new QPlainTextEdit(this);
    m_difference->setReadOnly(true);
    m_difference->setObjectName("difference"_L1);
    m_difference->setAccessibleName(tr("What changes in the file"));
    m_difference->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_difference->setTabChangesFocus(true);
    m_difference->setLayoutDirection(Qt::LeftToRight); // a file's own text
    m_difference->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_message = new InlineMessage(this);
    m_message->setObjectName("outcome"_L1);
    m_message->hide();
    m_waiting = new WaitingNote(m_message, this);
    body()->addWidget(m_difference, 1);
    body()->addWidget(m_message);
    m_close = addButton(tr("Close"), u"closeSetting"_s);
    m_do = addButton(tr("Write it"), u"writeSetting"_s, "primary"_L1);
    m_close->setDefault(true);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_do, &QPushButton::clicked, this, &SettingDialog::act);
    resize(StartSize);
    ask();
}

void SettingDialog::ask()
{
    m_do->setEnabled(false);
    if (m_message->isHidden()) // what was said of the act before stays
        m_waiting->begin(tr("Looking at the settings of %1…").arg(m_client),
                         tr("Nothing is written before it was shown."));
    whenReady(m_advisor->closing(m_name, m_client), this,
              [this](const Result<ShownClosing> &shown) { showSetting(shown); });
}

void SettingDialog::showSetting(const Result<ShownClosing> &shown)
{
    m_waiting->end();
    if (!shown) {
        m_message->show(Tone::Unknown, readable(shown.error().what),
                        readable(shown.error().remedy));
        return;
    }
    m_shown = *shown;
    m_difference->setPlainText(shownLines(m_shown.difference));
    QStringList sentences;
    if (!m_shown.closing.note.isEmpty())
        sentences.append(readable(m_shown.closing.note));
    for (const Text &sentence : m_shown.closing.signIn)
        sentences.append(readable(sentence));
    sentences.append(tr("A backup is put beside the file first."));
    setSubtitle(sentences.join(QChar::Space));
    m_do->setEnabled(true);
}

void SettingDialog::act()
{
    m_close->setFocus(); // the button will do the opposite: nobody presses it twice by mistake
    m_do->setEnabled(false);
    m_waiting->begin(m_act ? tr("It is being taken back…") : tr("It is being written…"),
                     tr("You can close this: it is done all the same."));
    if (m_act)
        whenReady(m_advisor->undo(*m_act), this,
                  [this](const Result<void> &done) { takenBack(done); });
    else
        whenReady(m_advisor->write(m_name, m_client, m_shown.closing.changes), this,
                  [this](const Result<ClientAct> &done) { written(done); });
}

void SettingDialog::written(const Result<ClientAct> &done)
{
    m_waiting->end();
    if (!done) {
        m_message->show(Tone::Bad, readable(done.error().what), readable(done.error().remedy));
        ask(); // perhaps it has changed
        return;
    }
    m_act = *done;
    QStringList backups;
    for (const WrittenClientFile &file : std::as_const(m_act->files)) {
        if (!file.backup.isEmpty())
            backups.append(file.backup);
    }
    m_message->show(Tone::Good, tr("Written."),
                    backups.isEmpty()
                        ? QString()
                        : tr("As it was: %1").arg(visibleText(backups.join(u", "_s))));
    m_do->setText(tr("Take it back"));
    m_do->setAccessibleName(m_do->text());
    m_do->setEnabled(true);
    emit changed();
}

void SettingDialog::takenBack(const Result<void> &done)
{
    m_waiting->end();
    if (!done) {
        m_message->show(Tone::Bad, readable(done.error().what), readable(done.error().remedy));
        return;
    }
    m_act.reset();
    m_message->show(Tone::Neutral, tr("Everything is as it was."), {});
    m_do->setText(tr("Write it"));
    m_do->setAccessibleName(m_do->text());
    emit changed();
    ask();
}

} // namespace packhouse

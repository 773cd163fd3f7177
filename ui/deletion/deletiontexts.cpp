// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visibletext.h"
#include "items/readable.h"
#include "ui/deletion/clientspanel.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/deletion/namefield.h"

#include <QCheckBox>
#include <QLabel>
#include <QRadioButton>

using namespace Qt::StringLiterals;

// What the dialog says; how it is made is in deletiondialog.cpp.
namespace packhouse {

QString DeletionDialog::spacedPath(QString path)
{
    return path.replace(u'/', u" / "_s);
}

QString DeletionDialog::itemText(const RemovalItem &item)
{
    if (!item.files.isEmpty()) {
        return readable(Text::counted("%n file(s) of %1", item.files.size(),
                                      item.key.name + u' ' + item.version));
    }
    return item.version.isEmpty() ? tr("%1, all versions").arg(item.key.name)
                                  : item.key.name + u' ' + item.version;
}

QString DeletionDialog::wholeTitle() const
{
    if (m_items.size() == 1)
        return tr("Delete %1?").arg(itemText(m_items.first()));
    qsizetype files = 0;
    for (const RemovalItem &item : m_items)
        files += item.files.size();
    return files > 0 ? readable(Text::counted("Delete %n file(s)?", files))
                     : readable(Text::counted("Delete %n package(s)?", m_items.size()));
}

void DeletionDialog::showTexts()
{
    const Evidence &found = m_plan->evidence;
    const PackageKey &first = m_items.first().key;
    const QString files = readable(Text::counted("%n file(s)", m_plan->files()));
    QStringList scopes;
    for (const RemovalItem &item : std::as_const(m_items)) {
        if (!scopes.contains(item.key.scopePath))
            scopes.append(item.key.scopePath);
    }
    const QString where = scopes.size() == 1
                              ? spacedPath(scopes.first())
                              : readable(Text::counted("%n project(s)", scopes.size()));
    setSubtitle(tr("%1, %2, in %3").arg(files, sizeText(m_plan->bytes()), where));
    m_reserve->setText(
        m_items.size() == 1
            ? tr("Reserve the name: never forward %1, whatever is deleted").arg(first.name)
            : tr("Reserve the names: never forward them, whatever is deleted"));
    const QString what = m_items.size() > 1 ? tr("these package types")
                         : m_formats        ? m_formats->find(first.type).label
                                            : first.type;
    m_stop->setText(
        found.forwardingScope.isEmpty()
            ? tr("Stop forwarding %1 everywhere").arg(what)
            : tr("Stop forwarding %1 for all of %2").arg(what, spacedPath(found.forwardingScope)));
    const bool here = m_source->isEmbedded();
    m_toTrash->setText(here ? tr("Move to Trash for 30 days")
                            : tr("Keep a copy in Trash for 30 days"));
    m_forGood->setText(tr("Delete for good (type the name to confirm)"));
    m_note->setText(
        tr("A copy of every file is fetched to this computer and its hash is compared "
           "before %1 is asked to delete anything. Some registries never take a deleted "
           "version again: the copy is a backup, not a way back.")
            .arg(m_source->title()));
    m_note->setVisible(!here);
    m_typeLabel->setText(tr("Type %1 to confirm:").arg(expectedName()));
    m_typed->setAccessibleName(m_typeLabel->text());
    for (QAbstractButton *button :
         QList<QAbstractButton *>{m_reserve, m_stop, m_toTrash, m_forGood})
        button->setAccessibleName(button->text());
}

QString DeletionDialog::actionText() const
{
    const RemovalPlan chosen = plan();
    // Whole sentences: how their parts hang together differs between languages.
    struct Sentences
    {
        QString plain, reserve, stop, both;
    };
    const Sentences words = chosen.forGood
                                ? Sentences{tr("Delete for good"),
                                            tr("Reserve and delete for good"),
                                            tr("Stop forwarding and delete for good"),
                                            tr("Reserve, stop forwarding and delete for good")}
                            : m_source->isEmbedded()
                                ? Sentences{tr("Move to Trash"), tr("Reserve and move to Trash"),
                                            tr("Stop forwarding and move to Trash"),
                                            tr("Reserve, stop forwarding and move to Trash")}
                                : Sentences{tr("Delete from %1"), tr("Reserve and delete from %1"),
                                            tr("Stop forwarding and delete from %1"),
                                            tr("Reserve, stop forwarding and delete from %1")};
    const QString &text = chosen.reserve && chosen.stopForwarding ? words.both
                          : chosen.reserve                        ? words.reserve
                          : chosen.stopForwarding                 ? words.stop
                                                                  : words.plain;
    return text.contains("%1"_L1) ? text.arg(m_source->title()) : text;
}

QString DeletionDialog::expectedName() const
{
    // Several packages have no name in common: what is typed then says how many they are.
    QStringList names;
    for (const RemovalItem &item : m_items) {
        if (!names.contains(item.key.name))
            names.append(item.key.name);
    }
    return names.size() == 1 ? names.first()
                             : readable(Text::counted("delete %n package(s)", names.size()));
}

QString DeletionDialog::report() const
{
    QStringList lines{wholeTitle()};
    for (const RemovalItem &item : m_items)
        lines.append(tr("%1 (%2), in %3").arg(itemText(item), item.key.type, item.key.scopePath));
    if (m_plan) {
        for (const Text &line : m_plan->evidence.reportLines())
            lines.append(readable(line));
        lines += m_clients->reportLines();
        lines.append(tr("Chosen: %1").arg(actionText()));
    }
    // It is looked at in mails and terminals: nothing in it may act there, or look like a line
    // more.
    for (QString &line : lines)
        line = visibleText(line);
    return lines.join(u'\n');
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/commandpalette.h"

#include "ui/widgets/filterfield.h"

#include <QAction>
#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QString plainText(const QAction *action)
{
    return QString(action->text()).remove(u'&').remove(u'…');
}

/// 0: no match; the more words begin like what was typed, the higher.
int score(const QAction *action, const QStringList &words)
{
    const QStringList parts =
        (plainText(action) + u' ' + action->statusTip()).toLower().split(u' ', Qt::SkipEmptyParts);
    const qsizetype named = plainText(action).count(u' ') + 1;
    int sum = 1;
    for (const QString &word : words) {
        int best = 0;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const int weight = i < named ? 10 : 2;
            if (parts[i].startsWith(word))
                best = std::max(best, weight * (i == 0 ? 3 : 2));
            else if (parts[i].contains(word))
                best = std::max(best, weight);
        }
        if (best == 0)
            return 0;
        sum += best;
    }
    return sum;
}

} // namespace

CommandPalette::CommandPalette(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_field(new FilterField(this))
    , m_list(new QListWidget(this))
{
    setWindowTitle(tr("Commands"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(520, 380);
    m_field->setPlaceholderText(tr("Type what you want to do"));
    m_field->setAccessibleName(tr("Command"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setUniformItemSizes(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_list, &QListWidget::itemActivated, this, &CommandPalette::run);
    fill({});
    m_field->setFocus();
}

void CommandPalette::fill(const QString &text)
{
    const QStringList words = text.toLower().split(u' ', Qt::SkipEmptyParts);
    QList<std::pair<int, QAction *>> found;
    for (QAction *action : m_actions) {
        const int points = action->isVisible() ? score(action, words) : 0;
        if (points > 0)
            found.append({points, action});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    m_list->clear();
    for (const auto &[points, action] : found) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        auto *item = new QListWidgetItem(
            keys.isEmpty() ? plainText(action) : plainText(action) + u"    "_s + keys, m_list);
        item->setData(Qt::UserRole, m_actions.indexOf(action));
        item->setToolTip(action->statusTip());
        if (!action->isEnabled()) {
            item->setFlags(Qt::ItemIsSelectable);
            item->setText(tr("%1 (not now: %2)").arg(item->text(), action->statusTip()));
        }
    }
    m_list->setCurrentRow(0);
}

QAction *CommandPalette::actionOf(const QListWidgetItem *item) const
{
    return m_actions.at(item->data(Qt::UserRole).toInt());
}

QStringList CommandPalette::shownIds() const
{
    QStringList ids;
    for (int row = 0; row < m_list->count(); ++row)
        ids.append(actionOf(m_list->item(row))->objectName());
    return ids;
}

void CommandPalette::run()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || !item->flags().testFlag(Qt::ItemIsEnabled))
        return;
    QAction *action = actionOf(item);
    close();
    action->trigger();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (step != 0 && m_list->count() > 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            run();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace packhouse

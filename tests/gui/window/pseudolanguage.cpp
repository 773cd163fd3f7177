// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pseudolanguage.h"

#include "items/archivemodel.h"
#include "items/itemroles.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// The letters of Unicode's block of full width.
QString written(QString text)
{
    for (QChar &letter : text) {
        if (letter.isLetter() && letter.unicode() < 0x7f)
            letter = QChar(letter.unicode() + 0xfee0);
    }
    return text;
}

/// Without the letters that belong to no language: names of the demonstration and of the formats,
/// words that people type, hashes, units.
QString withoutNames(QString text)
{
    static const QRegularExpression markup(u"<[^>]*>|&[a-z]+;"_s);
    static const QStringList names = [] {
        QFile file(QStringLiteral(PACKHOUSE_NAMES));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no names");
        QStringList lines;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            if (!line.isEmpty() && !line.startsWith(u"# "))
                lines << line;
        }
        return lines;
    }();
    static const QRegularExpression known(u"(?<![\\p{L}\\p{N}_])(?:"_s + names.join(u'|')
                                          + u")(?![\\p{L}\\p{N}_])"_s);
    text.remove(markup);
    return text.remove(known);
}

} // namespace

QString PseudoLanguage::translate(const char *, const char *source, const char *, int) const
{
    static const QRegularExpression left(u"%L?[0-9n]|<[^>]*>|&[a-z]+;"_s);
    const QString text = QString::fromUtf8(source);
    QString out;
    qsizetype at = 0;
    for (auto match = left.globalMatch(text); match.hasNext();) {
        const auto one = match.next();
        out += written(text.sliced(at, one.capturedStart() - at)) + one.captured();
        at = one.capturedEnd();
    }
    return out + written(text.sliced(at));
}

void SeenTexts::look()
{
    for (QWidget *of : QApplication::allWidgets()) {
        // What lies on the disk of whoever runs this.
        if (qobject_cast<QFileDialog *>(of->window()) && qobject_cast<QAbstractItemView *>(of))
            continue;
        widget(of);
        view(of);
        spoken(of);
    }
}

void SeenTexts::widget(QWidget *of)
{
    add(of, of->windowTitle().remove(u"[*]"_s));
    add(of, of->toolTip());
    add(of, of->accessibleName());
    add(of, of->accessibleDescription());
    if (const auto *label = qobject_cast<QLabel *>(of))
        add(of, label->text());
    else if (const auto *button = qobject_cast<QAbstractButton *>(of))
        add(of, button->text());
    else if (const auto *line = qobject_cast<QLineEdit *>(of))
        add(of, line->placeholderText());
    else if (const auto *group = qobject_cast<QGroupBox *>(of))
        add(of, group->title());
    else if (const auto *bar = qobject_cast<QStatusBar *>(of))
        add(of, bar->currentMessage());
    for (const QAction *action : of->actions()) {
        add(of, action->text());
        add(of, action->toolTip());
        add(of, action->statusTip());
    }
}

void SeenTexts::view(QWidget *of)
{
    if (const auto *tabs = qobject_cast<QTabBar *>(of)) {
        for (int i = 0; i < tabs->count(); ++i)
            add(of, tabs->tabText(i) + u' ' + tabs->tabToolTip(i));
    } else if (const auto *combo = qobject_cast<QComboBox *>(of)) {
        for (int i = 0; i < combo->count(); ++i)
            add(of, combo->itemText(i));
    } else if (const auto *view = qobject_cast<QAbstractItemView *>(of); view && view->model()) {
        if (qobject_cast<const ArchiveModel *>(view->model()))
            return; // names of files
        cells(of, *view->model());
    }
}

/// What a screen reader says of it, since some widgets draw their texts themselves.
void SeenTexts::spoken(QWidget *of)
{
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(of);
    if (!face)
        return;
    for (const QAccessible::Text kind : {QAccessible::Name, QAccessible::Description})
        add(of, face->text(kind));
}

void SeenTexts::cells(QWidget *of, const QAbstractItemModel &model, const QModelIndex &parent)
{
    for (int column = 0; column < model.columnCount(parent); ++column) {
        add(of, model.headerData(column, Qt::Horizontal).toString());
        add(of, model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
    }
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex cell = model.index(row, column, parent);
            for (const int role :
                 {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                add(of, cell.data(role).toString());
            add(of, cell.data(BadgeRole).value<BadgeData>().text);
        }
        cells(of, model, model.index(row, 0, parent));
    }
}

void SeenTexts::add(const QWidget *of, const QString &text)
{
    if (!text.isEmpty() && !m_texts.contains(text))
        m_texts.insert(text, QString::fromLatin1(of->metaObject()->className()) + u' '
                                 + of->objectName());
}

QStringList SeenTexts::untranslated() const
{
    static const QRegularExpression letters(u"[A-Za-z]{2,}"_s);
    QStringList found;
    for (auto it = m_texts.cbegin(); it != m_texts.cend(); ++it) {
        if (withoutNames(it.key()).contains(letters))
            found << it.key() + u"   ("_s + *it + u')';
    }
    found.sort();
    return found;
}

bool dialogsAreFilled()
{
    for (const QWidget *widget : QApplication::allWidgets()) {
        const auto *view = qobject_cast<const QAbstractItemView *>(widget);
        if (!view || !view->isVisible() || !qobject_cast<QDialog *>(view->window()))
            continue;
        const QAbstractItemModel *model = view->model();
        if (model->rowCount() == 0)
            return false;
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex last = model->index(row, model->columnCount() - 1);
            if (last.data(BadgeRole).value<BadgeData>().text.endsWith(u'…'))
                return false;
        }
    }
    return true;
}

} // namespace packhouse

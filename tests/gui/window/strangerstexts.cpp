// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "strangerstexts.h"

#include "items/itemroles.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTabBar>
#include <QTextEdit>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// What would act instead of being seen.
bool acts(QChar one)
{
    if (one == u'\n' || one == u'\t')
        return false;
    const auto is = [one](char16_t from, char16_t to) {
        return one.unicode() >= from && one.unicode() <= to;
    };
    return one.category() == QChar::Other_Control || one == QChar(0x200b) || is(0x200e, 0x200f)
           || is(0x2028, 0x202e) || is(0x2066, 0x2069);
}

/// "field" of each hostile("field") that is in the text.
QStringList fieldsOf(const QString &text)
{
    static const QRegularExpression field(u"zz([a-z]+)zz"_s);
    QStringList fields;
    for (auto match = field.globalMatch(text); match.hasNext();)
        fields.append(match.next().captured(1));
    return fields;
}

} // namespace

QString hostile(const QString &field)
{
    return u"zz%1zz<img src=\"/dev/zero\"><b>bold</b>\x1b[31m\a\u202egnp\u2066\u200b"_s.arg(field)
           + u"\u05d0\u05d1"_s + QString(200, u'm');
}

void StrangersTexts::look(const QString &where)
{
    m_where = where;
    for (QWidget *of : QApplication::allWidgets()) {
        widget(of);
        spoken(of);
        const auto *view = qobject_cast<QAbstractItemView *>(of);
        if (view && view->model())
            cells(of, *view->model(), {});
    }
}

void StrangersTexts::fault(const QWidget *of, const QString &what, const QString &shown)
{
    QString name = QString::fromLatin1(of->metaObject()->className());
    for (const QWidget *at = of; at; at = at->parentWidget()) {
        if (!at->objectName().isEmpty())
            name.prepend(at->objectName() + u'/');
    }
    const QString line = u"%1, %2, %3"_s.arg(m_where, name, what);
    m_faults.insert(name + what + fieldsOf(shown).value(0),
                    line + u": "_s + shown.left(60).toHtmlEscaped());
}

void StrangersTexts::text(const QWidget *of, const char *what, const QString &shown)
{
    m_seen += fieldsOf(shown);
    if (std::any_of(shown.begin(), shown.end(), acts))
        fault(of, QString::fromLatin1(what), shown);
}

void StrangersTexts::widget(const QWidget *of)
{
    text(of, "title", of->windowTitle());
    text(of, "tip", of->toolTip());
    text(of, "what's this", of->whatsThis());
    text(of, "status tip", of->statusTip());
    if (of->whatsThis().contains(u'<'))
        fault(of, u"what's this is markup"_s, of->whatsThis());
    if (const auto *label = qobject_cast<const QLabel *>(of)) {
        text(of, "label", label->text());
        const bool plain = label->textFormat() == Qt::PlainText;
        if (label->text().contains(u"<img"_s) && !plain)
            fault(of, u"label interprets"_s, label->text());
    } else if (const auto *button = qobject_cast<const QAbstractButton *>(of)) {
        text(of, "button", button->text());
    } else if (const auto *line = qobject_cast<const QLineEdit *>(of)) {
        text(of, "placeholder", line->placeholderText());
        if (line->isReadOnly())
            text(of, "line", line->text());
    } else if (const auto *group = qobject_cast<const QGroupBox *>(of)) {
        text(of, "group", group->title());
    } else if (const auto *bar = qobject_cast<const QStatusBar *>(of)) {
        text(of, "status", bar->currentMessage());
    } else if (const auto *tabs = qobject_cast<const QTabBar *>(of)) {
        for (int i = 0; i < tabs->count(); ++i)
            text(of, "tab", tabs->tabText(i) + tabs->tabToolTip(i));
    } else if (const auto *combo = qobject_cast<const QComboBox *>(of)) {
        for (int i = 0; i < combo->count(); ++i)
            text(of, "choice", combo->itemText(i));
    } else if (const auto *plain = qobject_cast<const QPlainTextEdit *>(of)) {
        text(of, "text", plain->toPlainText());
    } else if (const auto *rich = qobject_cast<const QTextEdit *>(of)) {
        text(of, "text", rich->toPlainText());
        if (rich->toHtml().contains(u"<img"_s))
            fault(of, u"text interprets"_s, rich->toPlainText());
    }
    QList<QAction *> actions = of->actions();
    for (const QAction *action : std::as_const(actions)) {
        text(of, "action", action->text());
        text(of, "action's tip", action->toolTip());
        text(of, "action's status tip", action->statusTip());
    }
}

void StrangersTexts::spoken(QWidget *of)
{
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(of);
    if (!face)
        return;
    for (const QAccessible::Text kind :
         {QAccessible::Name, QAccessible::Description, QAccessible::Help, QAccessible::Accelerator})
        text(of, "spoken", face->text(kind));
}

void StrangersTexts::cells(const QWidget *of, const QAbstractItemModel &model,
                           const QModelIndex &parent)
{
    constexpr int LastRole = Qt::UserRole + 40;
    for (int column = 0; column < model.columnCount(parent); ++column) {
        for (int role = 0; role < LastRole; ++role)
            text(of, "heading", model.headerData(column, Qt::Horizontal, role).toString());
    }
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex cell = model.index(row, column, parent);
            for (int role = 0; role < LastRole; ++role) {
                if (role == Qt::EditRole || role == Qt::UserRole || role == RawRole
                    || role == CopyRole)
                    continue; // what is compared, changed and copied is what it is
                const QVariant value = cell.data(role);
                text(of, qPrintable(u"column %1, role %2"_s.arg(column).arg(role)),
                     role == BadgeRole ? value.value<BadgeData>().text : value.toString());
            }
        }
        cells(of, model, model.index(row, 0, parent));
    }
}

} // namespace packhouse

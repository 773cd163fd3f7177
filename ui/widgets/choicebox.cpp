// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choicebox.h"

#include "ui/widgets/announcement.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAccessibleWidget>
#include <QLineEdit>

namespace packhouse {

namespace {

/// What is chosen is a text that cannot be changed, since readers ask for texts; a box that is
/// typed into hands on those of its field.
class ChoiceFace
    : public QAccessibleWidget
    , public QAccessibleTextInterface
{
public:
    explicit ChoiceFace(ChoiceBox *box) : QAccessibleWidget(box, QAccessible::ComboBox) {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (QAccessibleInterface *field = typedInto();
            field
            && (type == QAccessible::TextInterface || type == QAccessible::EditableTextInterface))
            return field->interface_cast(type);
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Value ? chosen() : QAccessibleWidget::text(which);
    }

    QAccessible::State state() const override
    {
        QAccessible::State now = QAccessibleWidget::state();
        now.expandable = true;
        now.expanded = isOpen();
        now.editable = box()->isEditable();
        now.hasPopup = true;
        return now;
    }

    int childCount() const override { return typedInto() ? 2 : 1; }
    QAccessibleInterface *child(int index) const override
    {
        if (index == 0) // the list that drops down, which calls the box its parent
            return QAccessible::queryAccessibleInterface(box()->view());
        return index == 1 ? typedInto() : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *one) const override
    {
        if (one->object() == box()->view())
            return 0;
        return box()->isEditable() && one->object() == box()->lineEdit() ? 1 : -1;
    }

    QStringList actionNames() const override { return {showMenuAction(), pressAction()}; }
    void doAction(const QString &action) override
    {
        if (action != showMenuAction() && action != pressAction())
            return;
        if (isOpen())
            box()->hidePopup();
        else
            box()->showPopup();
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

    void selection(int, int *start, int *end) const override { *start = *end = 0; }
    int selectionCount() const override { return 0; }
    void addSelection(int, int) override {}
    void removeSelection(int) override {}
    void setSelection(int, int, int) override {}
    int cursorPosition() const override { return 0; }
    void setCursorPosition(int) override {}
    QString text(int start, int end) const override { return chosen().mid(start, end - start); }
    int characterCount() const override { return int(chosen().size()); }
    QRect characterRect(int) const override { return rect(); }
    int offsetAtPoint(const QPoint &) const override { return 0; }
    void scrollToSubstring(int, int) override {}
    QString attributes(int, int *start, int *end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }

private:
    QComboBox *box() const { return static_cast<QComboBox *>(widget()); }
    QString chosen() const { return box()->currentText(); }
    bool isOpen() const { return box()->view()->isVisible(); }
    /// nullptr: it only is chosen from.
    QAccessibleInterface *typedInto() const
    {
        return box()->isEditable() ? QAccessible::queryAccessibleInterface(box()->lineEdit())
                                   : nullptr;
    }
};

QAccessibleInterface *faceOf(const QString &className, QObject *object)
{
    if (className != QLatin1String(ChoiceBox::staticMetaObject.className()))
        return nullptr;
    auto *box = qobject_cast<ChoiceBox *>(object);
    return box ? new ChoiceFace(box) : nullptr;
}

} // namespace

ChoiceBox::ChoiceBox(QWidget *parent) : QComboBox(parent)
{
    static const bool known = [] {
        QAccessible::installFactory(&faceOf);
        return true;
    }();
    Q_UNUSED(known)
    // What one types one knows; what comes while one is elsewhere is not one's choice.
    connect(this, &QComboBox::currentTextChanged, this, [this](const QString &text) {
        if (hasFocus() && !isEditable())
            Announcement::say(this, text);
    });
}

void ChoiceBox::showPopup()
{
    view()->setAccessibleName(accessibleName());
    QComboBox::showPopup();
}

} // namespace packhouse

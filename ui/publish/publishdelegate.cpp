// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/publishdelegate.h"

#include "items/publishmodel.h"
#include "items/readable.h"
#include "ui/style/colours.h"
#include "ui/widgets/choicebox.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace packhouse {

void PublishDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    BadgeDelegate::paint(painter, option, index);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (view && view->hasFocus() && view->currentIndex() == index
        && index.flags().testFlag(Qt::ItemIsEditable)) {
        painter->setPen(colours(option.palette).primary);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -2, -3));
    }
}

QWidget *PublishDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                       const QModelIndex &index) const
{
    const QString name = index.model()->headerData(index.column(), Qt::Horizontal).toString();
    const QString file = index.siblingAtColumn(PublishModel::File).data().toString();
    QWidget *editor = nullptr;
    if (auto *combo = chooser(parent, index)) {
        connect(combo, &QComboBox::activated, this, [this, combo] {
            auto *self = const_cast<PublishDelegate *>(this);
            emit self->commitData(combo);
            emit self->closeEditor(combo);
        });
        // Closed, its first key would be a choice.
        if (!combo->isEditable())
            QMetaObject::invokeMethod(combo, &QComboBox::showPopup, Qt::QueuedConnection);
        editor = combo;
    } else {
        editor = BadgeDelegate::createEditor(parent, option, index);
        editor->setStyleSheet(u"padding: 0px 6px; border-radius: 0px;"_s);
    }
    editor->setAccessibleName(tr("%1 of %2").arg(name, file));
    if (const auto *combo = qobject_cast<QComboBox *>(editor); combo && combo->isEditable())
        combo->lineEdit()->setAccessibleName(editor->accessibleName());
    return editor;
}

QComboBox *PublishDelegate::chooser(QWidget *parent, const QModelIndex &index)
{
    const auto *model = qobject_cast<const PublishModel *>(index.model());
    if (!model)
        return nullptr;
    const auto slashed = [](QString path) { return path.replace(u'/', u" / "_s); };
    if (index.column() == PublishModel::To) {
        auto *combo = new ChoiceBox(parent);
        for (const QString &path : model->projects())
            combo->addItem(shownText(slashed(path)), path);
        return combo;
    }
    if (index.column() == PublishModel::Type) {
        auto *combo = new ChoiceBox(parent);
        for (const FormatInfo &format : model->formats().all())
            combo->addItem(format.label, format.id);
        return combo;
    }
    if (index.column() == PublishModel::Part) {
        auto *combo = new ChoiceBox(parent);
        // Another one is typed, and made with what is published into it.
        combo->setEditable(true);
        combo->setInsertPolicy(QComboBox::NoInsert);
        combo->lineEdit()->setPlaceholderText(tr("name of a new one"));
        for (const QString &part :
             model->rows().at(index.row()).check.parts.value_or(QStringList()))
            combo->addItem(shownText(part), part);
        return combo;
    }
    return nullptr;
}

void PublishDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *combo = qobject_cast<QComboBox *>(editor);
    if (!combo) {
        BadgeDelegate::setEditorData(editor, index);
        return;
    }
    combo->setCurrentIndex(combo->findData(index.data(Qt::EditRole)));
    if (combo->isEditable())
        combo->setEditText(index.data(Qt::EditRole).toString());
}

void PublishDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                   const QModelIndex &index) const
{
    const auto *combo = qobject_cast<const QComboBox *>(editor);
    if (!combo)
        BadgeDelegate::setModelData(editor, model, index);
    else if (combo->isEditable())
        model->setData(index, combo->currentText(), Qt::EditRole);
    else if (combo->currentIndex() >= 0)
        model->setData(index, combo->currentData(), Qt::EditRole);
}

} // namespace packhouse

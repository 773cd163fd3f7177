// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/publishdelegate.h"

#include "items/publishmodel.h"
#include "ui/style/colours.h"

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
    if (index.column() == PublishModel::To) {
        const auto *model = qobject_cast<const PublishModel *>(index.model());
        auto *combo = new QComboBox(parent);
        for (const QString &path : model ? model->projects() : QStringList())
            combo->addItem(QString(path).replace(u'/', u" / "_s), path);
        connect(combo, &QComboBox::activated, this, [this, combo] {
            auto *self = const_cast<PublishDelegate *>(this);
            emit self->commitData(combo);
            emit self->closeEditor(combo);
        });
        editor = combo;
    } else {
        editor = BadgeDelegate::createEditor(parent, option, index);
        editor->setStyleSheet(u"padding: 0px 6px; border-radius: 0px;"_s);
    }
    editor->setAccessibleName(tr("%1 of %2").arg(name, file));
    return editor;
}

void PublishDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *combo = qobject_cast<QComboBox *>(editor);
    if (!combo) {
        BadgeDelegate::setEditorData(editor, index);
        return;
    }
    combo->setCurrentIndex(combo->findData(index.data(Qt::EditRole)));
}

void PublishDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                   const QModelIndex &index) const
{
    const auto *combo = qobject_cast<const QComboBox *>(editor);
    if (!combo)
        BadgeDelegate::setModelData(editor, model, index);
    else if (combo->currentIndex() >= 0)
        model->setData(index, combo->currentData(), Qt::EditRole);
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QAccessible>
#include <QFocusEvent>

namespace packhouse {

/// A table or tree that tells readers of the screen where one is in it while it has the keyboard,
/// and then only. Qt's own say that the focus is in them whenever their current row changes, also
/// when that is because other rows came, or on a page that nobody sees.
template<typename View>
class SpokenView : public View
{
public:
    using View::View;

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override
    {
        if (this->hasFocus())
            View::currentChanged(current, previous);
        else
            QAbstractItemView::currentChanged(current, previous);
    }
    /// Whoever comes by keyboard hears the row, too: Qt names the table, after this event.
    void focusInEvent(QFocusEvent *event) override
    {
        View::focusInEvent(event);
        if (event->reason() != Qt::MouseFocusReason && event->reason() != Qt::PopupFocusReason)
            QMetaObject::invokeMethod(
                this, [this] { tellCurrent(); }, Qt::QueuedConnection);
    }

private:
    void tellCurrent()
    {
        const QModelIndex current = this->currentIndex();
        if (QAccessible::isActive() && this->hasFocus() && current.isValid())
            View::currentChanged(current, current);
    }
};

} // namespace packhouse

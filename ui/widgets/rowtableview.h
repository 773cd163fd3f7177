// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/spokenview.h"

#include <QTableView>

namespace packhouse {

/// A table of whole rows: Home and End go to the first and the last row, as in a list.
class RowTableView : public SpokenView<QTableView>
{
    Q_OBJECT

public:
    using SpokenView::SpokenView;

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;
};

} // namespace packhouse

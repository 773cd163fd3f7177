// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/badgedelegate.h"

namespace packhouse {

/// A bar before the text where a job knows how far it is.
class ProgressDelegate : public BadgeDelegate
{
    Q_OBJECT

public:
    using BadgeDelegate::BadgeDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace packhouse

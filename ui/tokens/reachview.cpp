// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/reachview.h"

#include "items/tokenreach.h"
#include "ui/style/colours.h"
#include "ui/style/metrics.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/flowlayout.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace packhouse {

namespace {

class Pill : public QWidget
{
public:
    Pill(const QString &name, const BadgeData &badge, QWidget *parent) : QWidget(parent)
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(10, 0, 8, 0);
        layout->setSpacing(7);
        layout->addWidget(new QLabel(name, this));
        layout->addWidget(new Badge(badge, this));
        setFixedHeight(metrics::ChipHeight);
        setAccessibleName(ReachView::tr("%1: %2").arg(name, badge.text));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colours &c = colours(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(c.line);
        painter.setBrush(c.surface);
        const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    }
};

BadgeData badgeFor(const TokenReach &reach)
{
    switch (reach.answer) {
    case TokenReach::Answer::Yes:
        return {reach.how.isEmpty() ? ReachView::tr("yes")
                                    : ReachView::tr("yes: %1").arg(reach.how),
                Tone::Good};
    case TokenReach::Answer::No:
        return {ReachView::tr("no"), Tone::Bad};
    case TokenReach::Answer::NotStated:
        break;
    }
    return {ReachView::tr("not stated"), Tone::Neutral};
}

} // namespace

ReachView::ReachView(const FormatInfoList &formats, QWidget *parent)
    : QWidget(parent), m_formats(formats)
{
    auto *layout = new FlowLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Gap);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ReachView::show(TokenKind kind)
{
    while (QLayoutItem *item = layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const FormatInfo &format : m_formats.all())
        layout()->addWidget(new Pill(format.label, badgeFor(tokenReach(kind, format)), this));
    updateGeometry();
}

} // namespace packhouse

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

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// A badge, and what there is to say about it.
struct Marked
{
    BadgeData badge;
    QString reason = {};
};

class Pill : public QWidget
{
public:
    Pill(const QString &name, const QList<Marked> &marks, QWidget *parent) : QWidget(parent)
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(10, 0, 8, 0);
        layout->setSpacing(7);
        layout->addWidget(new QLabel(name, this));
        QStringList texts;
        QStringList reasons;
        for (const Marked &mark : marks) {
            layout->addWidget(new Badge(mark.badge, this));
            texts << mark.badge.text;
            if (!mark.reason.isEmpty())
                reasons << mark.reason;
        }
        setFixedHeight(metrics::ChipHeight);
        setAccessibleName(ReachView::tr("%1: %2").arg(name, texts.join(u", "_s)));
        setAccessibleDescription(reasons.join(u' '));
        setToolTip(reasons.join(u'\n'));
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

Marked marked(const std::optional<TokenReach> &reach)
{
    if (!reach)
        return {{ReachView::tr("not stated"), Tone::Neutral}};
    switch (reach->look) {
    case WireAccess::Look::Documented:
        return {{ReachView::tr("yes: %1").arg(reach->how), Tone::Good}};
    case WireAccess::Look::Beyond:
        return {{ReachView::tr("works: %1").arg(reach->how), Tone::Neutral},
                ReachView::tr("It works here, though the reference does not document it.")};
    case WireAccess::Look::Refused:
        break;
    }
    return {{ReachView::tr("no"), Tone::Bad}, reach->reason};
}

/// Of a token that may delete, where that is not as for the rest of what it may.
std::optional<Marked> markedDeletion(const std::optional<TokenReach> &reach)
{
    if (!reach || reach->look == WireAccess::Look::Documented)
        return std::nullopt;
    if (reach->look == WireAccess::Look::Beyond)
        return Marked{{ReachView::tr("deletes"), Tone::Neutral},
                      ReachView::tr("It deletes here, though the reference does not document it.")};
    return Marked{{ReachView::tr("does not delete"), Tone::Bad}, reach->reason};
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

void ReachView::show(const Token &token)
{
    while (QLayoutItem *item = layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const FormatInfo &format : m_formats.all()) {
        QList<Marked> marks{marked(tokenReach(token.kind, Right::Read, format))};
        if (token.rights.testFlag(Right::Delete)) {
            if (auto deletion = markedDeletion(tokenReach(token.kind, Right::Delete, format)))
                marks << *deletion;
        }
        layout()->addWidget(new Pill(format.label, marks, this));
    }
    updateGeometry();
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chipbar.h"

#include "ui/style/colours.h"
#include "ui/style/metrics.h"
#include "ui/widgets/flowlayout.h"

#include <QButtonGroup>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int Padding = 11;
constexpr int Between = 5;

const char ChipId[] = "chipId";

} // namespace

Chip::Chip(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setCount(const QString &count)
{
    m_count = count;
    setAccessibleName(count.isEmpty() ? text() : tr("%1, %2 packages").arg(text(), count));
    updateGeometry();
    update();
}

QFont Chip::countFont() const
{
    QFont font = this->font();
    font.setPointSizeF(font.pointSizeF() - 0.75);
    return font;
}

QSize Chip::sizeHint() const
{
    int width = fontMetrics().horizontalAdvance(text()) + 2 * Padding;
    if (!m_count.isEmpty())
        width += Between + QFontMetrics(countFont()).horizontalAdvance(m_count);
    return {width, metrics::ChipHeight};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Colours &c = colours(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ground = isChecked() ? c.primary : underMouse() ? c.hover : c.surface;
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(ground);
    painter.setPen(isChecked() ? c.primary : c.strongLine);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(isChecked() ? c.onPrimary : c.primary, 1.5));
        const QRectF inner = box.adjusted(2, 2, -2, -2);
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2);
    }
    painter.setPen(isChecked() ? c.onPrimary : c.text);
    const QRect inside = rect().adjusted(Padding, 0, -Padding, 0);
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, text());
    painter.setFont(countFont());
    painter.setPen(isChecked() ? c.onPrimary : c.muted);
    painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter, m_count);
}

ChipBar::ChipBar(QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    auto *layout = new FlowLayout(this);
    layout->setContentsMargins(12, 9, 12, 9);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_group, &QButtonGroup::buttonClicked, this,
            [this](QAbstractButton *button) { emit chosen(button->property(ChipId).toString()); });
}

void ChipBar::setEntries(const QList<Entry> &entries)
{
    const QString before = current();
    QList<QAbstractButton *> buttons = m_group->buttons();
    for (const Entry &entry : entries) {
        Chip *known = chip(entry.id);
        if (!known) {
            known = new Chip(entry.text, this);
            known->setProperty(ChipId, entry.id);
            m_group->addButton(known);
            known->show();
        }
        known->setCount(entry.count);
        buttons.removeOne(known);
        // Taken out and put back, so that the order is that of the entries.
        layout()->removeWidget(known);
        layout()->addWidget(known);
    }
    for (QAbstractButton *gone : buttons) {
        m_group->removeButton(gone);
        gone->hide();
        gone->deleteLater();
        layout()->removeWidget(gone);
    }
    Chip *chosenChip = chip(before);
    if (!chosenChip && !entries.isEmpty())
        chosenChip = chip(entries.first().id);
    if (chosenChip)
        chosenChip->setChecked(true);
    updateGeometry();
}

Chip *ChipBar::chip(const QString &id) const
{
    for (QAbstractButton *button : m_group->buttons()) {
        if (button->property(ChipId).toString() == id)
            return static_cast<Chip *>(button);
    }
    return nullptr;
}

QString ChipBar::current() const
{
    const QAbstractButton *checked = m_group->checkedButton();
    return checked ? checked->property(ChipId).toString() : QString();
}

void ChipBar::setCurrent(const QString &id)
{
    if (Chip *wanted = chip(id))
        wanted->setChecked(true);
}

} // namespace packhouse

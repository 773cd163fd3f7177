// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chipbar.h"

#include "ui/style/colours.h"
#include "ui/style/metrics.h"
#include "ui/widgets/menutext.h"

#include <QButtonGroup>
#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int Padding = 11;
constexpr int Between = 5;
constexpr int Side = 12;
constexpr int Above = 9;
constexpr int Gap = 6;

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

void Chip::setCount(const QString &count, const QString &spoken)
{
    m_count = count;
    setAccessibleName(spoken.isEmpty() ? text() : spoken);
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

ChipBar::ChipBar(QWidget *parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_more(new QToolButton(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setAutoRaise(true);
    m_more->setMenu(new QMenu(m_more));
    m_more->hide();
    connect(m_more->menu(), &QMenu::aboutToShow, this, &ChipBar::fillMenu);
    connect(m_group, &QButtonGroup::buttonClicked, this,
            [this](QAbstractButton *button) { emit chosen(button->property(ChipId).toString()); });
    connect(m_group, &QButtonGroup::buttonToggled, this, &ChipBar::place);
}

void ChipBar::setEntries(const QList<Entry> &entries)
{
    const QString before = current();
    QList<Chip *> gone = std::exchange(m_chips, {});
    for (const Entry &entry : entries) {
        Chip *known = chip(entry.id);
        if (!known) {
            known = new Chip(entry.text, this);
            known->setProperty(ChipId, entry.id);
            m_group->addButton(known);
        }
        known->setCount(entry.count, entry.spoken);
        gone.removeOne(known);
        m_chips.append(known);
    }
    for (Chip *one : std::as_const(gone)) {
        m_group->removeButton(one);
        one->hide();
        one->deleteLater();
    }
    Chip *chosenChip = chip(before);
    if (!chosenChip && !entries.isEmpty())
        chosenChip = chip(entries.first().id);
    if (chosenChip)
        chosenChip->setChecked(true);
    QWidget *last = nullptr;
    for (Chip *one : std::as_const(m_chips)) {
        if (last)
            setTabOrder(last, one);
        last = one;
    }
    if (last)
        setTabOrder(last, m_more);
    place();
}

QSize ChipBar::sizeHint() const
{
    int width = 2 * Side - Gap;
    for (const Chip *one : m_chips)
        width += one->sizeHint().width() + Gap;
    return {width, metrics::ChipHeight + 2 * Above};
}

QSize ChipBar::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void ChipBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void ChipBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        place();
}

/// The first ones, and always the chosen one.
void ChipBar::place()
{
    const int whole = width() - 2 * Side;
    const bool all = sizeHint().width() - 2 * Side <= whole;
    setMenuText(m_more, tr("%n more", "types", std::max(1, int(m_chips.size()))));
    int room = all ? whole : whole - m_more->sizeHint().width() - Gap;
    for (const Chip *one : std::as_const(m_chips)) {
        if (one->isChecked())
            room -= one->sizeHint().width() + Gap;
    }
    int left = Side;
    int behind = 0;
    const auto put = [&](QWidget *widget, int width) {
        const QRect place(left, Above, width, metrics::ChipHeight);
        widget->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
        widget->show();
        left += width + Gap;
    };
    for (Chip *one : std::as_const(m_chips)) {
        const int width = one->sizeHint().width();
        if (!one->isChecked() && !all) {
            room -= width + Gap;
            if (room < 0) {
                one->hide();
                ++behind;
                continue;
            }
        }
        put(one, width);
    }
    setMenuText(m_more, tr("%n more", "types", behind));
    m_more->setVisible(behind > 0);
    if (behind > 0)
        put(m_more, m_more->sizeHint().width());
}

void ChipBar::fillMenu()
{
    m_more->menu()->clear();
    for (Chip *one : std::as_const(m_chips)) {
        if (one->isHidden())
            m_more->menu()->addAction(tr("%1, %2").arg(one->text(), one->count()), one,
                                      &QAbstractButton::click);
    }
}

Chip *ChipBar::chip(const QString &id) const
{
    for (QAbstractButton *button : m_group->buttons()) {
        if (button->property(ChipId).toString() == id)
            return static_cast<Chip *>(button);
    }
    return nullptr;
}

QList<QWidget *> ChipBar::tabs() const
{
    return QList<QWidget *>(m_chips.begin(), m_chips.end()) << m_more;
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

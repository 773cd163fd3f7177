// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/frameddialog.h"

#include "items/readable.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int Margin = 20;
constexpr int WindowFrame = 40; ///< about what the desktop draws above and below it
constexpr int FrameSides = 8; ///< and beside it
constexpr int LeastHeight = 80; ///< of a body that scrolls

} // namespace

FramedDialog::FramedDialog(QWidget *parent, Body body)
    : QDialog(parent)
    , m_title(new QLabel(this))
    , m_subtitle(new QLabel(this))
    , m_body(new QVBoxLayout)
    , m_bar(new QWidget(this))
    , m_footer(new QHBoxLayout)
    , m_lastLine(new QHBoxLayout)
{
    setLook(m_title, "title"_L1);
    setLook(m_subtitle, "muted"_L1);
    for (QLabel *label : {m_title, m_subtitle}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_subtitle->hide();
    m_body->setContentsMargins(Margin, Margin - 4, Margin, Margin - 4);
    m_body->setSpacing(10);
    setPanelLook(m_bar, "footer"_L1);
    auto *lines = new QVBoxLayout(m_bar);
    lines->setContentsMargins(Margin, 12, Margin, 12);
    lines->setSpacing(metrics::Gap);
    for (QHBoxLayout *line : {m_footer, m_lastLine}) {
        line->setSpacing(metrics::Gap);
        line->addStretch();
        lines->addLayout(line);
    }
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    if (body == Body::Scrolls) {
        auto *content = new QWidget;
        content->setAutoFillBackground(false);
        content->setMinimumWidth(1); // whatever is in it is made to fit
        content->setLayout(m_body);
        m_scroll = new QScrollArea(this);
        m_scroll->setWidget(content);
        m_scroll->setWidgetResizable(true);
        m_scroll->setFrameShape(QFrame::NoFrame);
        m_scroll->setFocusPolicy(Qt::NoFocus); // it follows what has the focus
        m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_scroll->viewport()->setAutoFillBackground(false);
        whole->addWidget(m_scroll, 1);
    } else {
        whole->addLayout(m_body, 1);
    }
    m_body->addWidget(m_title);
    m_body->addWidget(m_subtitle);
    whole->addWidget(m_bar);
}

void FramedDialog::setTitle(const QString &title)
{
    const QString shown = shownText(title);
    m_title->setText(shown);
    setWindowTitle(shown);
}

void FramedDialog::setSubtitle(const QString &subtitle)
{
    m_subtitle->setText(shownText(subtitle));
    m_subtitle->setVisible(!subtitle.isEmpty());
}

QPushButton *FramedDialog::addButton(const QString &text, const QString &objectName,
                                     QLatin1StringView look)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    setLook(button, look);
    m_footer->addWidget(button);
    m_buttons.append(button);
    return button;
}

int FramedDialog::footerHeight(int width)
{
    m_footer->addWidget(m_buttons.constLast()); // takes it out of the other line
    m_bar->layout()->activate();
    if (m_bar->layout()->minimumSize().width() > width) {
        m_lastLine->addWidget(m_buttons.constLast());
        m_bar->layout()->activate();
    }
    return m_bar->layout()->totalSizeHint().height();
}

void FramedDialog::fitTo(int widest, const std::function<void(int width)> &layOut)
{
    m_widest = widest;
    m_layOut = layOut;
    const QSize most = room().size() - QSize(FrameSides, WindowFrame);
    const int width = std::min(widest, most.width());
    setFixedWidth(width);
    const int footer = footerHeight(width);
    // For the width that is left beside a scroll bar, which may come and go.
    QWidget *content = m_scroll->widget();
    const int least = width - m_scroll->verticalScrollBar()->sizeHint().width();
    content->resize(least, content->height());
    m_body->activate();
    layOut(least - 2 * Margin);
    // What is within what is within it has to tell its size first.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    m_body->activate();
    const int height = std::min(m_body->totalHeightForWidth(least) + footer, most.height());
    m_scroll->setMinimumHeight(std::min(height - footer, LeastHeight));
    layout()->activate();
    resize(width, height);
    if (isVisible())
        place();
}

/// It opens where its parent is; before it is shown it knows no screen of its own.
QRect FramedDialog::room() const
{
    const QScreen *where = !isVisible() && parentWidget() ? parentWidget()->window()->screen()
                                                          : screen();
    return where->availableGeometry();
}

/// In the middle of what it belongs to, as far as all of it is on the screen; where somebody moved
/// it to, it stays as far as that goes.
void FramedDialog::place()
{
    const QRect all = room();
    const bool isMoved = m_placed && pos() != *m_placed;
    const QRect middle = parentWidget() ? parentWidget()->window()->frameGeometry() : all;
    const QSize whole = isVisible() ? frameGeometry().size()
                                    : size() + QSize(FrameSides, WindowFrame);
    QPoint at = pos();
    if (!isMoved)
        at = middle.center() - QPoint(whole.width() / 2, whole.height() / 2);
    at.setX(std::max(all.left(), std::min(at.x(), all.right() + 1 - whole.width())));
    at.setY(std::max(all.top(), std::min(at.y(), all.bottom() + 1 - whole.height())));
    if (at != pos())
        move(at);
    if (!isMoved)
        m_placed = at;
}

void FramedDialog::setVisible(bool visible)
{
    if (visible && !isVisible()) {
        ensurePolished();
        for (QWidget *part : findChildren<QWidget *>())
            part->ensurePolished(); // fonts and margins are as they will be
        if (m_layOut)
            fitTo(m_widest, std::function(m_layOut));
        else if (!testAttribute(Qt::WA_Resized)) {
            adjustSize(); // as it would be when it is shown
            setAttribute(Qt::WA_Resized, false);
        }
        place();
    }
    QDialog::setVisible(visible);
}

void FramedDialog::followRows(QTableView *table)
{
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, table](const QModelIndex &row) {
                if (!table->hasFocus())
                    return; // nobody went there
                QRect rect = table->visualRect(row);
                rect.moveTopLeft(table->viewport()->mapTo(m_scroll->widget(), rect.topLeft()));
                m_scroll->ensureVisible(rect.left(), rect.bottom(), 0, 0);
                m_scroll->ensureVisible(rect.left(), rect.top(), 0, 0);
            });
}

} // namespace packhouse

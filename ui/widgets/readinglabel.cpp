// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/readinglabel.h"

#include "ui/style/colours.h"
#include "ui/style/metrics.h"
#include "ui/widgets/announcement.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextBoundaryFinder>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

namespace packhouse {

ReadingLabel::ReadingLabel(QWidget *parent, Qt::FocusPolicy policy) : QLabel(parent)
{
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusPolicy(policy); // the flags have chosen another one
    setWordWrap(true);
    setMargin(Room);
}

QLayout *ReadingLabel::inLine()
{
    auto *line = new QVBoxLayout;
    line->setContentsMargins(-Room, -Room, -Room, -Room);
    line->addWidget(this);
    return line;
}

/// What is marked is seen on any ground, as in a field.
void ReadingLabel::focusInEvent(QFocusEvent *event)
{
    const Colours &now = colours(palette());
    QPalette marks = palette();
    marks.setColor(QPalette::Highlight, now.primary);
    marks.setColor(QPalette::HighlightedText, now.onPrimary);
    setPalette(marks);
    QLabel::focusInEvent(event);
}

QString ReadingLabel::plainText() const
{
    return textFormat() == Qt::RichText ? QTextDocumentFragment::fromHtml(text()).toPlainText()
                                        : text();
}

void ReadingLabel::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (isPlain && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up))
        read(event->key() == Qt::Key_Down ? 1 : -1);
    else
        QLabel::keyPressEvent(event);
}

/// From the sentence that is marked to the one after or before it; at the end it is said again.
void ReadingLabel::read(int direction)
{
    const QString whole = plainText();
    QTextBoundaryFinder ends(QTextBoundaryFinder::Sentence, whole);
    QList<std::pair<int, int>> found; // where each sentence begins, and how long it is
    for (qsizetype from = 0; from < whole.size();) {
        const qsizetype next = ends.toNextBoundary();
        const qsizetype end = next < 0 ? whole.size() : next;
        if (const QString one = whole.mid(from, end - from); !one.trimmed().isEmpty())
            found.append({int(from), int(one.trimmed().size())});
        from = end;
    }
    if (found.isEmpty())
        return;
    int at = direction > 0 ? 0 : int(found.size()) - 1;
    for (int i = 0; i < found.size(); ++i) {
        if (hasSelectedText() && found[i].first == selectionStart())
            at = std::clamp(i + direction, 0, int(found.size()) - 1);
    }
    setSelection(found[at].first, found[at].second);
    Announcement::say(this, selectedText());
}

void ReadingLabel::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours(palette()).primary);
    painter.drawRoundedRect(QRectF(contentsRect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::Radius,
                            metrics::Radius);
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/screenshot.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QColor>
#include <QDialog>
#include <QPainter>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

namespace packhouse {

namespace {

/// Longer than any delay with which the window collects changes before it asks.
constexpr int QuietTime = 150; // milliseconds
constexpr int QuietRounds = 3;

} // namespace

Screenshot::Screenshot(QWidget &window, QString path, std::function<bool()> isIdle, QObject *parent)
    : QObject(parent), m_window(window), m_path(std::move(path)), m_isIdle(std::move(isIdle))
{
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this,
            &Screenshot::look);
}

void Screenshot::look()
{
    if (m_waiting || m_taken)
        return;
    m_quiet = m_isIdle() ? m_quiet + 1 : 0;
    if (m_quiet > QuietRounds) {
        m_taken = true;
        QTimer::singleShot(0, this, &Screenshot::take);
        return;
    }
    m_waiting = true;
    QTimer::singleShot(QuietTime, this, [this] { m_waiting = false; });
}

void Screenshot::take()
{
    QPixmap picture = m_window.grab();
    QPainter painter(&picture);
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        const auto *dialog = qobject_cast<QDialog *>(widget);
        if (!dialog || !dialog->isVisible())
            continue;
        // As a desktop would place it; not every platform does.
        painter.fillRect(m_window.rect(), QColor(0, 0, 0, 90));
        QRect place = widget->rect();
        place.moveCenter(m_window.rect().center());
        painter.drawPixmap(place.topLeft(), widget->grab());
    }
    painter.end();
    emit taken(picture.save(m_path));
}

} // namespace packhouse

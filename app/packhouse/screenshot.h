// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace packhouse {

/// Saves a picture of a window, with the dialog before it if there is one, as soon as everything
/// that it asked for is there: nothing is at work, and the event loop has nothing to do.
class Screenshot final : public QObject
{
    Q_OBJECT

public:
    Screenshot(QWidget &window, QString path, std::function<bool()> isIdle,
               QObject *parent = nullptr);

signals:
    void taken(bool saved);

private:
    void look();
    void take();

    QWidget &m_window;
    QString m_path;
    std::function<bool()> m_isIdle;
    int m_quiet = 0;
    bool m_waiting = false;
    bool m_taken = false;
};

} // namespace packhouse

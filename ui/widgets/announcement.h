// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace packhouse {

/// What a reader of the screen says at once, wherever the focus is. Nobody sees it: whoever
/// announces something shows it, too.
class Announcement : public QWidget
{
    Q_OBJECT

public:
    /// Once for the window of \a from; does nothing while that is not to be seen.
    static void say(const QWidget *from, const QString &text);
    /// What was said last in the window of \a from.
    static QString lastSaid(const QWidget *from);

private:
    struct Said
    {
        const QWidget *from; ///< only to compare with
        QString text;
    };

    explicit Announcement(QWidget *window);
    void tell();

    QTimer m_quiet;
    QList<Said> m_waiting;
    QString m_last;
};

} // namespace packhouse

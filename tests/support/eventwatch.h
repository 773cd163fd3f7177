// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processortime.h"

#include <QApplication>
#include <QEvent>
#include <QMetaEnum>

namespace packhouse::test {

/// An application that knows how much of a processor its events take, each by itself: what a user
/// sees as a window that does not answer. Another program's work does not count.
class EventWatch final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        const ProcessorTime outside = m_inner;
        m_inner = {};
        const QEvent::Type type = event->type();
        const QString who = QString::fromLatin1(receiver->metaObject()->className()) + u' '
                            + receiver->objectName();
        const ProcessorTime began = processorTime();
        const bool handled = QApplication::notify(receiver, event);
        const ProcessorTime all = processorTime() - began;
        // Events that it waited for are counted by themselves.
        if (const ProcessorTime own = all - m_inner; own > m_worst) {
            m_worst = own;
            m_what = who + u' '
                     + QLatin1String(QMetaEnum::fromType<QEvent::Type>().valueToKey(type));
        }
        m_inner = outside + all;
        return handled;
    }

    void forget() { m_worst = {}; }
    /// The event that took longest since forget(), if that is more than a window may stand still.
    QString tooLong(ProcessorTime most = ProcessorTime(0.05)) const
    {
        if (m_worst <= most)
            return {};
        return QStringLiteral("%1 took %2 ms").arg(m_what).arg(m_worst.count() * 1000, 0, 'f', 0);
    }

private:
    ProcessorTime m_worst{};
    ProcessorTime m_inner{}; ///< of events inside the one at hand
    QString m_what;
};

} // namespace packhouse::test

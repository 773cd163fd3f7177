// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"

#include <QPointer>
#include <QSet>

#include <optional>

namespace packhouse {

/// What this window did to its own registry and can take back, newest first, for as long as it is
/// open. The registry keeps it; this follows.
class UndoStack final : public QObject
{
    Q_OBJECT

public:
    /// \a source may be nullptr: there is nothing to take back then.
    explicit UndoStack(PackageSource *source, QObject *parent = nullptr);

    /// Nothing while something is being taken back.
    std::optional<UndoableAct> newest() const;
    /// Does nothing where \a act is not the newest.
    void takeBack(const QString &act);
    /// It stays done: what was done before it comes first from now on.
    void leave(const QString &act);

signals:
    /// The newest is another one.
    void changed();
    /// The window did something that can be taken back.
    void did(const packhouse::UndoableAct &act);
    /// Whoever runs it takes it over.
    void jobMade(packhouse::Job *job);
    /// It was taken back; it is none of the acts any more.
    void tookBack(const packhouse::UndoableAct &act);
    /// Something builds on it, so it stays as it is.
    void refused(const packhouse::UndoableAct &act, const packhouse::Error &error);

private:
    void ask();
    void got(const QList<UndoableAct> &acts);

    QPointer<PackageSource> m_source;
    QList<UndoableAct> m_acts; ///< the newest first
    QSet<QString> m_known;
    QSet<QString> m_left; ///< were refused, and stay done
    bool m_asking = false;
    bool m_outdated = false;
    bool m_busy = false;
};

} // namespace packhouse

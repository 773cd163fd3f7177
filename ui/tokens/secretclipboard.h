// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

class QTimer;

namespace packhouse {

/// Puts a secret on the clipboard and takes it off again after a while, unless something else was
/// copied meanwhile. Also takes it off when it is destroyed.
class SecretClipboard : public QObject
{
    Q_OBJECT

public:
    explicit SecretClipboard(QObject *parent = nullptr);
    ~SecretClipboard() override;

    void copy(const QString &secret);
    int secondsLeft() const { return m_left; }
    /// How long a second is, for tests.
    void setSecond(int milliseconds);

signals:
    /// Down to 0, when it is off the clipboard.
    void countedDown(int secondsLeft);

private:
    void tick();
    void clear();

    QTimer *m_timer;
    QByteArray m_hash; ///< of what was copied: the secret itself is not kept
    int m_left = 0;
};

} // namespace packhouse

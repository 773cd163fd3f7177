// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QStringList>

namespace packhouse {

// All that is printed goes through here, as visibleText(): no text of a stranger acts on the
// terminal, and none looks like a line of ours.

/// One line to stdout.
void print(const QString &line);
void printJson(const QJsonObject &object);
/// One line to stderr, such as what is waited for.
void printNote(const QString &line);
/// "packhousectl: what happened. What to do." to stderr; as JSON as well when asked for.
void printError(const Error &error, bool json);
/// Columns as wide as their widest cell; \a right: these are numbers.
void printTable(const QStringList &header, const QList<QStringList> &rows,
                const QList<int> &right = {});
/// "1 version", "3 versions".
QString countText(qint64 count, const QString &noun);
QString sizeText(qint64 bytes);
/// "2026-01-31 14:05", in local time; "never" when there is none.
QString timeText(const QJsonValue &iso);

/// Shows progress on one line of a terminal; elsewhere as a line on stderr after three seconds, and
/// every half minute from then on.
class ProgressLine
{
public:
    /// \a what runs: a verb.
    explicit ProgressLine(QString what);
    ~ProgressLine();
    bool operator()(const QString &step, qint64 done, qint64 total);

private:
    void redraw(const QString &text);

    const QString m_what;
    const bool m_terminal;
    bool m_shown = false;
    QElapsedTimer m_running;
    qint64 m_next = 0; ///< milliseconds of m_running
};

} // namespace packhouse

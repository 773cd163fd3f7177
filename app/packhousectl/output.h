// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QJsonObject>
#include <QStringList>

namespace packhouse {

/// One line to stdout.
void print(const QString &line);
void printJson(const QJsonObject &object);
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

/// Shows progress on one line of a terminal, and nothing where stderr is none.
class ProgressLine
{
public:
    ProgressLine();
    ~ProgressLine();
    bool operator()(const QString &step, qint64 done, qint64 total);

private:
    bool m_terminal;
    bool m_shown = false;
    qint64 m_last = 0; ///< milliseconds
};

} // namespace packhouse

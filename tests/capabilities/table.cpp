// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/table.h"

#include <QFile>

namespace packhouse::test {

Table Table::parse(const QByteArray &text)
{
    Table table;
    const QByteArrayList lines = text.split('\n');
    for (const QByteArray &line : lines) {
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        QByteArrayList cells = line.split('\t');
        if (table.m_columns.isEmpty()) {
            table.m_columns = cells;
            continue;
        }
        while (cells.size() < table.m_columns.size())
            cells.append(QByteArray());
        table.m_rows.append(cells);
    }
    return table;
}

Table Table::ofFile(const QString &fileName)
{
    QFile file(QStringLiteral(CAPABILITIES_FOLDER "/") + fileName);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    return parse(file.readAll());
}

QByteArrayList Table::row(const QByteArray &first) const
{
    for (const QByteArrayList &row : m_rows) {
        if (row.value(0) == first)
            return row;
    }
    return {};
}

} // namespace packhouse::test

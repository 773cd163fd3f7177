// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/output.h"

#include "registry/control/operations.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 RedrawEvery = 100; // milliseconds

void write(FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
}

} // namespace

void print(const QString &line)
{
    write(stdout, line + u'\n');
}

void printJson(const QJsonObject &object)
{
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
}

void printError(const Error &error, bool json)
{
    if (json)
        printJson(errorJson(error));
    write(stderr, u"packhousectl: "_s + error.text() + u'\n');
}

void printTable(const QStringList &header, const QList<QStringList> &rows, const QList<int> &right)
{
    QList<qsizetype> widths;
    for (const QString &cell : header)
        widths.append(cell.size());
    for (const QStringList &row : rows) {
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], row.at(column).size());
    }
    const auto line = [&](const QStringList &row) {
        QString joined;
        for (qsizetype column = 0; column < row.size(); ++column) {
            const QString &cell = row.at(column);
            joined += right.contains(int(column)) ? cell.rightJustified(widths.at(column))
                                                  : cell.leftJustified(widths.at(column));
            joined += u"  "_s;
        }
        while (joined.endsWith(u' '))
            joined.chop(1);
        print(joined);
    };
    line(header);
    for (const QStringList &row : rows)
        line(row);
}

QString countText(qint64 count, const QString &noun)
{
    return QString::number(count) + u' ' + noun + (count == 1 ? u""_s : u"s"_s);
}

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1);
}

QString timeText(const QJsonValue &iso)
{
    const QDateTime when = QDateTime::fromString(iso.toString(), Qt::ISODateWithMs);
    return when.isValid() ? when.toLocalTime().toString(u"yyyy-MM-dd HH:mm") : u"never"_s;
}

ProgressLine::ProgressLine() : m_terminal(isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine()
{
    if (m_shown)
        write(stderr, u"\r\x1b[K"_s);
}

bool ProgressLine::operator()(const QString &step, qint64 done, qint64 total)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (!m_terminal || now - m_last < RedrawEvery)
        return true;
    m_last = now;
    m_shown = true;
    const QString count = total > 0 ? u"%1 %"_s.arg(done * 100 / total) : QString::number(done);
    write(stderr, u"\r\x1b[K%1  %2"_s.arg(step, count));
    return true;
}

} // namespace packhouse

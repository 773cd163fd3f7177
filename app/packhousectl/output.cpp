// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/output.h"

#include "core/visibletext.h"
#include "registry/control/operations.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 RedrawEvery = 100; // milliseconds, as those below
constexpr qint64 NoteAfter = 3'000;
constexpr qint64 NoteEvery = 30'000;

void write(FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
}

/// The same JSON in characters that no terminal acts on: it may be looked at, too.
QByteArray escapedJson(const QJsonObject &object)
{
    const QString text = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    QString result;
    for (const QChar c : text) {
        if (c.unicode() < 0x7f)
            result += c;
        else
            result += visibleText(c) == c || c.isSurrogate()
                          ? QString(c)
                          : u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
    }
    return result.toUtf8();
}

} // namespace

void print(const QString &line)
{
    write(stdout, visibleText(line) + u'\n');
}

void printJson(const QJsonObject &object)
{
    const QByteArray bytes = escapedJson(object) + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
}

void printNote(const QString &line)
{
    write(stderr, u"packhousectl: "_s + visibleText(line) + u'\n');
}

void printError(const Error &error, bool json)
{
    if (json)
        printJson(errorJson(error));
    printNote(english(error));
}

void printTable(const QStringList &header, const QList<QStringList> &rows, const QList<int> &right)
{
    constexpr qsizetype widest = 60; // one long cell must not push all others off the screen
    QList<qsizetype> widths;
    for (const QString &cell : header)
        widths.append(cell.size());
    for (const QStringList &row : rows) {
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], std::min(widest, row.at(column).size()));
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

ProgressLine::ProgressLine(QString what)
    : m_what(std::move(what)), m_terminal(isatty(STDERR_FILENO) == 1)
{
    m_running.start();
    m_next = m_terminal ? 0 : NoteAfter;
}

ProgressLine::~ProgressLine()
{
    if (m_shown)
        redraw({});
}

// The only place that gives the terminal orders.
void ProgressLine::redraw(const QString &text)
{
    write(stderr, u"\r\x1b[K"_s + visibleText(text));
}

bool ProgressLine::operator()(const QString &step, qint64 done, qint64 total)
{
    const qint64 now = m_running.elapsed();
    if (now < m_next)
        return true;
    m_next = now + (m_terminal ? RedrawEvery : NoteEvery);
    QStringList parts{step.isEmpty() ? m_what : step};
    if (total > 0)
        parts.append(u"%1 %"_s.arg(done * 100 / total));
    else if (done > 0)
        parts.append(QString::number(done));
    if (m_terminal) {
        m_shown = true;
        redraw(parts.join(u"  "_s));
    } else {
        printNote(u"%1 is still at it: %2."_s.arg(m_what, parts.join(u' ')));
    }
    return true;
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/journallog.h"

#include "core/diskerror.h"
#include "registry/blobs/diskfile.h"
#include "registry/blobs/regularfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype DigestLength = 16;

QByteArray digestOf(const QByteArray &json)
{
    return QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex().left(DigestLength);
}

std::optional<QJsonObject> parseLine(const QByteArray &line)
{
    const QByteArray json = line.mid(DigestLength + 1).trimmed();
    if (!line.endsWith('\n') || line.left(DigestLength) != digestOf(json))
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return {};
    return document.object();
}

QList<JournalBreak> breaksIn(const QJsonArray &array)
{
    QList<JournalBreak> breaks;
    for (const auto &one : array)
        breaks << JournalBreak{QDateTime::fromMSecsSinceEpoch(one["at"_L1].toInteger(), Qt::UTC),
                               one["before"_L1].toInt()};
    return breaks;
}

} // namespace

QByteArray journalLine(const QJsonObject &object)
{
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return digestOf(json) + ' ' + json + '\n';
}

Result<std::optional<JournalGeneration>> journalGeneration(const QString &folder, int number)
{
    JournalGeneration generation;
    generation.number = number;
    generation.log = u"%1/%2.log"_s.arg(folder).arg(number);
    QFile log(generation.log);
    errno = 0;
    if (!openRegular(log)) {
        if (const int reason = errno;
            reason != ENOENT && reason != EISDIR && reason != ENXIO && isDiskReason(reason))
            return fail(diskError(reason, u"open"_s, generation.log));
        return std::nullopt;
    }
    errno = 0;
    const std::optional<QJsonObject> head = parseLine(log.readLine());
    if (const int reason = errno; !head && isDiskReason(reason))
        return fail(diskError(reason, u"read"_s, generation.log));
    if (!head)
        return std::nullopt;
    generation.schema = int((*head)["schema"_L1].toInteger());
    generation.id = (*head)["id"_L1].toInteger();
    generation.oldest = int((*head)["oldest"_L1].toInteger(number));
    generation.breaks = breaksIn((*head)["breaks"_L1].toArray());
    if ((*head)["copy"_L1].toBool())
        generation.copy = u"%1/%2.db"_s.arg(folder).arg(number);
    const QJsonObject columns = (*head)["columns"_L1].toObject();
    for (auto table = columns.begin(); table != columns.end(); ++table) {
        QStringList names;
        for (const auto &name : table->toArray())
            names << name.toString();
        generation.columns.insert(table.key(), names);
    }
    return generation;
}

qint64 endOfChange(const QString &path, qint64 number)
{
    QFile file(path);
    if (!openRegular(file) || file.size() == 0)
        return -1;
    const uchar *bytes = file.map(0, file.size());
    if (!bytes)
        return -1;
    const QByteArrayView all(bytes, file.size());
    qsizetype end = all.lastIndexOf('\n') + 1; // what comes after it was cut off
    for (int tries = 0; tries < 2 && end > 0; ++tries) {
        const qsizetype start = all.first(end - 1).lastIndexOf('\n') + 1;
        const std::optional<QJsonObject> line = parseLine(
            all.sliced(start, end - start).toByteArray());
        if (line && (*line)["n"_L1].toInteger() == number)
            return end;
        end = start;
    }
    return -1;
}

Result<QList<JournalGeneration>> journalGenerations(const QString &folder)
{
    QList<JournalGeneration> generations;
    if (!QDir(folder).exists())
        return generations;
    const Result<QStringList> names = namesIn(folder);
    if (!names)
        return fail(names.error());
    for (const QString &name : *names) {
        const int number = name.endsWith(u".log") ? name.chopped(4).toInt() : 0;
        if (number <= 0)
            continue;
        Result<std::optional<JournalGeneration>> read = journalGeneration(folder, number);
        if (!read)
            return fail(std::move(read.error()));
        if (*read)
            generations << **read;
    }
    std::sort(generations.begin(), generations.end(),
              [](const auto &a, const auto &b) { return a.number > b.number; });
    return generations;
}

Result<void> readJournal(const QString &log,
                         const std::function<Result<void>(const JournalLine &)> &each, qint64 from)
{
    QFile file(log);
    errno = 0;
    if (!openRegular(file))
        return fail(diskError(errno, u"read"_s, log));
    errno = 0;
    const bool found = from == 0 || file.seek(from);
    for (qint64 offset = from > 0 ? from : file.readLine().size();
         found && errno == 0 && !file.atEnd();) {
        const QByteArray text = file.readLine();
        if (!text.endsWith('\n'))
            break;
        const JournalLine line{offset, text.size(), text, parseLine(text)};
        offset += text.size();
        if (Result<void> done = each(line); !done)
            return done;
        errno = 0; // of what was done with it
    }
    if (const int reason = errno; isDiskReason(reason)) // that was not its end
        return fail(diskError(reason, u"read"_s, log));
    return {};
}

Result<qint64> lastChange(const JournalGeneration &generation)
{
    qint64 last = 0;
    Result<void> read = readJournal(generation.log, [&](const JournalLine &line) -> Result<void> {
        if (line.change)
            last = (*line.change)["n"_L1].toInteger();
        return {};
    });
    if (!read)
        return fail(std::move(read.error()));
    return last;
}

bool holdsLast(const JournalGeneration &generation, qint64 number)
{
    return endOfChange(generation.log, number) >= 0;
}

Result<bool> isFollowed(const QString &folder, qint64 id, qint64 number)
{
    const Result<QList<JournalGeneration>> newestFirst = journalGenerations(folder);
    if (!newestFirst)
        return fail(newestFirst.error());
    for (const JournalGeneration &generation : *newestFirst) {
        if (generation.id == id)
            return holdsLast(generation, number);
        const Result<qint64> last = lastChange(generation);
        if (!last)
            return fail(last.error());
        if (*last > 0)
            return false;
        // Begun, and not used before the program ended.
    }
    return id == UnknownJournal; // nothing was done yet, or nothing that was journaled
}

Result<bool> isJournalAhead(const QString &folder, qint64 id, qint64 number)
{
    if (id == NoJournal)
        return false;
    const Result<QList<JournalGeneration>> newestFirst = journalGenerations(folder);
    if (!newestFirst)
        return fail(newestFirst.error());
    for (const JournalGeneration &generation : *newestFirst) {
        const Result<qint64> last = lastChange(generation);
        if (!last)
            return fail(last.error());
        // The last one may have been written, never committed and never answered.
        if (generation.id == id)
            return *last > number + 1;
        if (*last > 0)
            return true;
        // Begun, and not used before the program ended; then the one before it still counts.
    }
    // A generation goes once the database follows the next, so a database whose own is gone is from
    // before that. Where none can be read the database is all there is.
    return id != UnknownJournal && !newestFirst->isEmpty();
}

} // namespace packhouse

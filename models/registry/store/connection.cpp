// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/connection.h"

#include "core/diskerror.h"
#include "core/privatefiles.h"
#include "registry/blobs/diskfile.h"
#include "registry/blobs/regularfile.h"
#include "registry/store/readfailure.h"

#include <QFileInfo>
#include <QHash>
#include <QLoggingCategory>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QThreadStorage>

#include <atomic>
#include <cerrno>
#include <vector>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

// Primary result codes of SQLite; the driver reports extended ones, whose low byte they are.
enum SqliteCode {
    Busy = 5,
    Locked = 6,
    NoMemory = 7,
    ReadOnlyCode = 8,
    IoError = 10,
    CorruptCode = 11,
    Full = 13,
    CannotOpen = 14,
    TooBig = 18,
    Constraint = 19,
    NotADatabase = 26
};
constexpr int PlainError = 1;
constexpr int IoErrorShortRead = 522;
constexpr int IoErrorNoMemory = 3082;
constexpr int ReadOnlyMoved = 1032;
constexpr int ConstraintForeignKey = 787;

/// The errno that a result code stands for. SQLite has one code for many reasons and keeps the
/// reason to itself; \a left is what its last call left in errno, and is believed where it fits.
int diskReason(int code, int left)
{
    const auto leftOr = [left](int usual) { return isDiskReason(left) ? left : usual; };
    switch (code & 0xff) {
    case Full:
        return ENOSPC;
    case NoMemory:
        return ENOMEM;
    case ReadOnlyCode:
        return code == ReadOnlyMoved ? ENOENT : left == EACCES || left == EPERM ? left : EROFS;
    case CannotOpen:
        return leftOr(EACCES);
    case IoError:
        return code == IoErrorNoMemory ? ENOMEM : leftOr(EIO);
    case CorruptCode: // which it also calls a page that the disk does not give
        return left == EIO ? EIO : 0;
    default:
        return 0;
    }
}

/// \a left: errno as the failed call left it; 0 when it was not set.
Error asError(const QSqlError &sql, int left)
{
    const int code = sql.nativeErrorCode().toInt();
    // What could not be made or opened for writing SQLite tries to open for reading alone, and
    // leaves the reason of that.
    if ((code & 0xff) == CannotOpen && left == ENOENT)
        return {
            ErrorCode::Busy,
            Text::of(
                "A file beside the registry's database could not be made or opened; nothing says "
                "why."),
            Text::of(
                "Try again; if it happens again, see whether its disk is there, full or failing, "
                "and whether too many files are open."),
            true};
    if (const int reason = diskReason(code, left); reason != 0 && code != IoErrorShortRead)
        return diskError(reason, u"use"_s, u"packhouse.db (%1)"_s.arg(sql.databaseText()));
    const bool lacks = code == PlainError && sql.databaseText().startsWith(u"no such ");
    switch (lacks ? CorruptCode : code & 0xff) {
    case IoError: // the file ends before its time
    case CorruptCode:
    case NotADatabase:
        return {
            ErrorCode::Corrupt, Text::of("The registry's database is damaged."),
            Text::of(
                "Stop Packhouse and run 'packhousectl rebuild': it makes a new database from the "
                "journal and keeps the damaged one."),
            false};
    case Busy:
    case Locked:
        return {ErrorCode::Busy, Text::of("The registry's database is in use by another program."),
                Text::of("Try again in a moment."), true};
    case TooBig:
        return {ErrorCode::TooLarge,
                Text::of("A part of this is too large for the registry's database."),
                Text::of("Make it smaller."), false};
    case Constraint:
        if (code == ConstraintForeignKey)
            return {ErrorCode::Conflict, Text::of("Something that this belongs to is gone."),
                    Text::of("Look again at what is there now."), false};
        return {ErrorCode::Duplicate, Text::of("It exists already."), {}, false};
    default:
        return {ErrorCode::Internal,
                Text::of("The registry's database answered: %1.", sql.databaseText()),
                {},
                false};
    }
}

Q_LOGGING_CATEGORY(logDatabase, "packhouse.database")

constexpr qsizetype KeptStatements = 300;

} // namespace

struct Connection::Private
{
    QString name;
    std::optional<QSqlDatabase> database;
    QHash<QString, std::shared_ptr<QSqlQuery>> statements;
    std::optional<Error> error;
    int snapshots = 0;

    ~Private()
    {
        statements.clear();
        if (database) {
            database->close();
            database.reset();
            QSqlDatabase::removeDatabase(name);
        }
    }
};

Connection::Connection(std::unique_ptr<Private> p) : d(std::move(p)) {}

Connection::~Connection() = default;

Result<std::unique_ptr<Connection>> Connection::open(const QString &file, Use use)
{
    Result<std::unique_ptr<Connection>> opened = openOnce(file, use);
    if (opened || use == Use::Read
        || (opened.error().code != ErrorCode::ReadOnly && opened.error().code != ErrorCode::Busy
            && opened.error().code != ErrorCode::Internal))
        return opened;
    // What could not be made or opened for writing SQLite tries to open for reading alone, and
    // tells of that: it is gone, or the connection is read-only for as long as it lives. The disk
    // itself says why, unless it was for a moment.
    const QString probe = file + u"-probe"_s;
    const int descriptor = openRegular(probe, O_WRONLY | O_CREAT);
    if (descriptor < 0)
        return fail(diskError(errno, u"create"_s, probe));
    ::close(descriptor);
    (void)removeFile(probe);
    return openOnce(file, use);
}

/// SQLite counts its memory under one lock for all threads, unless it is told not to before it is
/// used first: a worker of low priority that loses its processor there would hold up the others.
static void keepMemoryUncounted()
{
    [[maybe_unused]] static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

Result<std::unique_ptr<Connection>> Connection::openOnce(const QString &file, Use use)
{
    keepMemoryUncounted();
    if (const QFileInfo there(file); there.exists() && !there.isFile())
        return fail(diskError(there.isDir() ? EISDIR : ENXIO, u"open"_s, file));
    static std::atomic<quint64> serial = 0;
    auto p = std::make_unique<Private>();
    p->name = u"packhouse-%1"_s.arg(++serial);
    p->database = QSqlDatabase::addDatabase(u"QSQLITE"_s, p->name);
    p->database->setDatabaseName(file);
    p->database->setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(BusyTimeout.count()));
    // The log and the index that SQLite makes beside it get the same permissions.
    errno = 0;
    if (use == Use::Write && !providePrivateFile(file))
        return fail(diskError(errno, u"create"_s, file));
    errno = 0;
    if (!p->database->open()) {
        const int left = errno;
        return fail(asError(p->database->lastError(), left));
    }

    std::unique_ptr<Connection> connection(new Connection(std::move(p)));
    const QString foreignKeys = u"PRAGMA foreign_keys"_s;
    connection->execute(foreignKeys + u" = ON"_s);
    connection->execute(u"PRAGMA synchronous = FULL"_s);
    if (use == Use::Write) {
        connection->execute(u"PRAGMA journal_mode = WAL"_s);
        connection->execute(u"PRAGMA journal_size_limit = 67108864"_s);
        connection->execute(u"PRAGMA secure_delete = ON"_s); // what is erased is not left readable
        connection->execute(u"PRAGMA cache_size = -16000"_s);
        // Fails where it can only be read, which BEGIN IMMEDIATE does not.
        connection->execute(u"BEGIN IMMEDIATE"_s);
        connection->execute(u"CREATE TABLE written (by INTEGER)"_s);
        connection->execute(u"ROLLBACK"_s);
    } else {
        connection->execute(u"PRAGMA query_only = ON"_s);
        // Filled only by those who filter large lists, who fetch thousands of scattered rows.
        connection->execute(u"PRAGMA cache_size = -8000"_s);
    }
    {
        Query asserted(*connection, foreignKeys);
        if (!connection->failed() && (!asserted.next() || asserted.integer(0) != 1))
            connection->setError({ErrorCode::Internal,
                                  Text::of("SQLite was built without foreign keys."),
                                  Text::of("Install the system's own SQLite library."), false});
    }
    if (std::optional<Error> error = connection->takeError())
        return fail(std::move(*error));
    return connection;
}

Result<void> Connection::quickCheck()
{
    QString found;
    {
        Query check(*this, u"PRAGMA quick_check(1)"_s);
        if (check.next() && check.text(0) != u"ok"_s)
            found = check.text(0);
    }
    if (std::optional<Error> error = takeError())
        return fail(std::move(*error));
    if (found.isEmpty())
        return {};
    qCWarning(logDatabase).noquote() << found;
    if (found.contains(u"unable to get the page"))
        return fail(diskError(EIO, u"read"_s, u"packhouse.db"_s));
    return fail(ErrorCode::Corrupt, Text::of("The registry's database is damaged."));
}

Result<QStringList> Connection::wholeCheck()
{
    QStringList found;
    {
        Query check(*this, u"PRAGMA integrity_check(10)"_s);
        while (check.next()) {
            if (check.text(0) != u"ok"_s)
                found += check.text(0).split(u'\n', Qt::SkipEmptyParts);
        }
    }
    if (std::optional<Error> error = takeError())
        return fail(std::move(*error));
    return found;
}

bool Connection::execute(const QString &sql)
{
    Query statement(*this, sql);
    return !failed();
}

bool Connection::failed() const
{
    return d->error.has_value();
}

Result<void> Connection::settled()
{
    if (std::optional<Error> error = takeError())
        return fail(std::move(*error));
    return {};
}

std::optional<Error> Connection::takeError()
{
    return std::exchange(d->error, std::nullopt);
}

void Connection::setError(Error error)
{
    noteReadFailure(error);
    if (!d->error)
        d->error = std::move(error);
}

struct Query::Statement
{
    QString sql;
    std::shared_ptr<QSqlQuery> query;
};

QVariant Query::parameter(const QString &value)
{
    if (value.isNull())
        return QStringLiteral("");
    if (value.isValidUtf16())
        return value;
    QString text = value;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size()
                          && text[i + 1].isLowSurrogate();
        if (pair)
            ++i;
        else if (text[i].isSurrogate())
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

Query::Query(Connection &connection, const QString &sql, const QVariantList &values)
    : m_connection(connection), m_statement(std::make_unique<Statement>())
{
    if (m_connection.failed())
        return;
    m_statement->sql = sql;
    errno = 0;
    // Taken out while it runs, so that the same text may run inside itself.
    std::shared_ptr<QSqlQuery> query = connection.d->statements.take(sql);
    if (!query) {
        query = std::make_shared<QSqlQuery>(*connection.d->database);
        query->setForwardOnly(true);
        if (!query->prepare(sql)) {
            const int left = errno;
            m_connection.setError(asError(query->lastError(), left));
            return;
        }
    }
    for (int i = 0; i < values.size(); ++i)
        query->bindValue(i, values[i]);
    if (!query->exec()) {
        const int left = errno;
        m_connection.setError(asError(query->lastError(), left));
        query->finish();
        return;
    }
    m_statement->query = std::move(query);
}

Query::~Query()
{
    if (!m_statement->query)
        return;
    m_statement->query->finish();
    auto &kept = m_connection.d->statements;
    if (kept.size() >= KeptStatements)
        kept.clear();
    kept.insert(m_statement->sql, std::move(m_statement->query));
}

bool Query::next()
{
    if (!m_statement->query)
        return false;
    errno = 0;
    if (m_statement->query->next())
        return true;
    const int left = errno;
    if (m_statement->query->lastError().isValid())
        m_connection.setError(asError(m_statement->query->lastError(), left));
    return false;
}

QVariant Query::value(int column) const
{
    return m_statement->query->value(column);
}

qint64 Query::integer(int column) const
{
    return value(column).toLongLong();
}

QString Query::text(int column) const
{
    return value(column).toString();
}

QByteArray Query::bytes(int column) const
{
    return value(column).toByteArray();
}

QDateTime Query::time(int column) const
{
    return isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(integer(column), Qt::UTC);
}

bool Query::isNull(int column) const
{
    return m_statement->query->isNull(column);
}

qint64 Query::insertedId() const
{
    return m_statement->query ? m_statement->query->lastInsertId().toLongLong() : 0;
}

qint64 Query::changed() const
{
    return m_statement->query ? m_statement->query->numRowsAffected() : 0;
}

namespace {

struct ThreadConnection
{
    std::weak_ptr<int> store;
    std::unique_ptr<Connection> connection;
};

/// Of Qt's, not the language's: those of a thread are closed before whoever waits for it goes on,
/// so that none is left to be closed while the process is ending already.
std::vector<ThreadConnection> &threadConnections()
{
    static QThreadStorage<std::vector<ThreadConnection>> connections;
    return connections.localData();
}

void forgetClosedStores()
{
    std::erase_if(threadConnections(), [](const ThreadConnection &c) { return c.store.expired(); });
}

} // namespace

Readers::Readers(QString file) : m_file(std::move(file)), m_life(std::make_shared<int>(0)) {}

Readers::~Readers()
{
    m_life.reset();
    forgetClosedStores();
}

Result<Connection *> Readers::mine() const
{
    for (const ThreadConnection &c : threadConnections()) {
        if (c.store.lock() == m_life)
            return c.connection.get();
    }
    forgetClosedStores();
    Result<std::unique_ptr<Connection>> opened = Connection::open(m_file, Connection::Use::Read);
    if (!opened)
        return fail(std::move(opened.error()));
    threadConnections().push_back({m_life, std::move(*opened)});
    return threadConnections().back().connection.get();
}

Snapshot::Snapshot(const Readers &readers)
{
    Result<Connection *> connection = readers.mine();
    if (!connection) {
        m_error = std::move(connection.error());
        noteReadFailure(*m_error);
        return;
    }
    m_connection = *connection;
    if (m_connection->d->snapshots++ == 0) {
        (void)m_connection->takeError();
        m_connection->execute(u"BEGIN"_s);
    }
}

Snapshot::~Snapshot()
{
    if (!m_connection || --m_connection->d->snapshots > 0)
        return;
    (void)m_connection->takeError();
    m_connection->execute(u"COMMIT"_s);
    (void)m_connection->takeError();
}

std::optional<Error> Snapshot::takeError()
{
    if (m_error)
        return m_error;
    return m_connection->takeError();
}

} // namespace packhouse

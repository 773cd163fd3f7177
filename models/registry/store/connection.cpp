// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/connection.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <atomic>
#include <vector>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

// Primary result codes of SQLite; the driver reports extended ones, whose low byte they are.
enum SqliteCode {
    Busy = 5,
    Locked = 6,
    ReadOnlyCode = 8,
    IoError = 10,
    CorruptCode = 11,
    Full = 13,
    CannotOpen = 14,
    Constraint = 19,
    NotADatabase = 26
};
constexpr int IoErrorWrite = 778;
constexpr int IoErrorShmSize = 4874;
constexpr int ConstraintForeignKey = 787;

Error storageFull()
{
    return {
        ErrorCode::StorageFull, u"The disk of the data directory is full."_s,
        u"Free some space there; nothing that was published is lost, and packages can be read."_s,
        true};
}

Error asError(const QSqlError &sql)
{
    const int code = sql.nativeErrorCode().toInt();
    if (code == IoErrorWrite || code == IoErrorShmSize)
        return storageFull();
    switch (code & 0xff) {
    case Full:
        return storageFull();
    case ReadOnlyCode:
    case CannotOpen:
        return {ErrorCode::ReadOnly, u"The data directory is read-only."_s,
                u"Make it writable; until then packages can be read but not changed."_s, true};
    case CorruptCode:
    case NotADatabase:
        return {ErrorCode::Corrupt, u"The registry's database is damaged."_s,
                u"Stop Packhouse and run 'packhousectl rebuild': it makes a new database from the "
                "journal and keeps the damaged one."_s,
                false};
    case Busy:
    case Locked:
        return {ErrorCode::Busy, u"The registry's database is in use by another program."_s,
                u"Try again in a moment."_s, true};
    case Constraint:
        if (code == ConstraintForeignKey)
            return {ErrorCode::Conflict, u"Something that this belongs to is gone."_s, {}, false};
        return {ErrorCode::Duplicate, u"It exists already."_s, {}, false};
    default:
        return {ErrorCode::Internal,
                u"The registry's database answered: %1."_s.arg(sql.databaseText()),
                {},
                false};
    }
}

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
    static std::atomic<quint64> serial = 0;
    auto p = std::make_unique<Private>();
    p->name = u"packhouse-%1"_s.arg(++serial);
    p->database = QSqlDatabase::addDatabase(u"QSQLITE"_s, p->name);
    p->database->setDatabaseName(file);
    p->database->setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    if (!p->database->open())
        return fail(asError(p->database->lastError()));

    std::unique_ptr<Connection> connection(new Connection(std::move(p)));
    const QString foreignKeys = u"PRAGMA foreign_keys"_s;
    connection->execute(foreignKeys + u" = ON"_s);
    connection->execute(u"PRAGMA synchronous = FULL"_s);
    if (use == Use::Write) {
        connection->execute(u"PRAGMA journal_mode = WAL"_s);
        connection->execute(u"PRAGMA journal_size_limit = 67108864"_s);
        connection->execute(u"PRAGMA cache_size = -16000"_s);
    } else {
        connection->execute(u"PRAGMA query_only = ON"_s);
        // Filled only by those who filter large lists, who fetch thousands of scattered rows.
        connection->execute(u"PRAGMA cache_size = -8000"_s);
    }
    {
        Query asserted(*connection, foreignKeys);
        if (!connection->failed() && (!asserted.next() || asserted.integer(0) != 1))
            connection->setError({ErrorCode::Internal, u"SQLite was built without foreign keys."_s,
                                  u"Install the system's own SQLite library."_s, false});
    }
    if (std::optional<Error> error = connection->takeError())
        return fail(std::move(*error));
    return connection;
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

std::optional<Error> Connection::takeError()
{
    return std::exchange(d->error, std::nullopt);
}

void Connection::setError(Error error)
{
    if (!d->error)
        d->error = std::move(error);
}

struct Query::Statement
{
    QString sql;
    std::shared_ptr<QSqlQuery> query;
};

Query::Query(Connection &connection, const QString &sql, const QVariantList &values)
    : m_connection(connection), m_statement(std::make_unique<Statement>())
{
    if (m_connection.failed())
        return;
    m_statement->sql = sql;
    // Taken out while it runs, so that the same text may run inside itself.
    std::shared_ptr<QSqlQuery> query = connection.d->statements.take(sql);
    if (!query) {
        query = std::make_shared<QSqlQuery>(*connection.d->database);
        query->setForwardOnly(true);
        if (!query->prepare(sql)) {
            m_connection.setError(asError(query->lastError()));
            return;
        }
    }
    for (int i = 0; i < values.size(); ++i)
        query->bindValue(i, values[i]);
    if (!query->exec()) {
        m_connection.setError(asError(query->lastError()));
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
    if (m_statement->query->next())
        return true;
    if (m_statement->query->lastError().isValid())
        m_connection.setError(asError(m_statement->query->lastError()));
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
thread_local std::vector<ThreadConnection> threadConnections;

void forgetClosedStores()
{
    std::erase_if(threadConnections, [](const ThreadConnection &c) { return c.store.expired(); });
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
    for (const ThreadConnection &c : threadConnections) {
        if (c.store.lock() == m_life)
            return c.connection.get();
    }
    forgetClosedStores();
    Result<std::unique_ptr<Connection>> opened = Connection::open(m_file, Connection::Use::Read);
    if (!opened)
        return fail(std::move(opened.error()));
    threadConnections.push_back({m_life, std::move(*opened)});
    return threadConnections.back().connection.get();
}

Snapshot::Snapshot(const Readers &readers)
{
    Result<Connection *> connection = readers.mine();
    if (!connection) {
        m_error = std::move(connection.error());
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

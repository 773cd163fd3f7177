// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QVariant>

#include <chrono>
#include <memory>
#include <optional>

namespace packhouse {

/// One connection to the database, for one thread. Errors stick: after the first one nothing runs
/// any more, so that a row of statements is checked once, at its end.
class Connection
{
public:
    enum class Use { Read, Write };
    /// How long a statement waits for those that other connections run.
    static constexpr std::chrono::milliseconds BusyTimeout{10000};

    /// Errors: ReadOnly, StorageFull, Corrupt, Internal.
    static Result<std::unique_ptr<Connection>> open(const QString &file, Use use);
    ~Connection();

    /// A statement without parameters and rows.
    bool execute(const QString &sql);
    bool failed() const;
    /// The first error since the last time it was taken.
    std::optional<Error> takeError();
    /// The same where it is the only outcome.
    Result<void> settled();
    void setError(Error error);
    /// Corrupt when the database is damaged. Reads all of it, but compares no index with its table.
    Result<void> quickCheck();
    /// Everything, indexes too: what is wrong, a sentence each, the first few. Nothing where all is
    /// well.
    Result<QStringList> wholeCheck();

private:
    static Result<std::unique_ptr<Connection>> openOnce(const QString &file, Use use);
    friend class Query;
    friend class Snapshot;
    struct Private;
    explicit Connection(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// A statement that runs; rows are read one after the other. SQL texts are literals, so prepared
/// statements are kept by their text.
class Query
{
public:
    template<typename... Values>
    Query(Connection &connection, const QString &sql, const Values &...values)
        : Query(connection, sql, QVariantList{parameter(values)...})
    {}
    Query(Connection &connection, const QString &sql, const QVariantList &values);
    ~Query();
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;

    bool next();
    qint64 integer(int column) const;
    QString text(int column) const;
    QByteArray bytes(int column) const;
    QDateTime time(int column) const; ///< invalid for NULL
    bool isNull(int column) const;
    QVariant value(int column) const;
    qint64 insertedId() const;
    qint64 changed() const; ///< rows

    static QVariant parameter(qint64 value) { return value; }
    static QVariant parameter(int value) { return value; }
    static QVariant parameter(bool value) { return value ? 1 : 0; }
    /// A null text is an empty text, never NULL; half of a surrogate pair is U+FFFD, for such a
    /// half has no UTF-8, and the journal would hold another text than the database.
    static QVariant parameter(const QString &value);
    static QVariant parameter(const QByteArray &value)
    {
        return value.isNull() ? QByteArray("", 0) : value;
    }
    static QVariant parameter(const QDateTime &value)
    {
        return value.isValid() ? QVariant(value.toMSecsSinceEpoch()) : QVariant();
    }
    static QVariant parameter(const QVariant &value) { return value; }
    template<typename T>
    static QVariant parameter(const std::optional<T> &value)
    {
        if constexpr (std::is_enum_v<T>)
            return value ? QVariant(int(*value)) : QVariant();
        else
            return value ? parameter(*value) : QVariant();
    }

private:
    Connection &m_connection;
    struct Statement;
    std::unique_ptr<Statement> m_statement;
};

/// The connections that reading threads have, one each, made when a thread first reads.
class Readers
{
public:
    explicit Readers(QString file);
    ~Readers();
    Result<Connection *> mine() const;

private:
    QString m_file;
    std::shared_ptr<int>
        m_life; ///< connections of other threads outlive the store, but are not used
};

/// One unchanging view of the database for the calling thread; may be nested.
class Snapshot
{
public:
    explicit Snapshot(const Readers &readers);
    ~Snapshot();
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;

    /// False: there is no connection, and done() answers why.
    explicit operator bool() const { return m_connection != nullptr; }
    Connection &db() { return *m_connection; }

    /// The value, unless something went wrong on the way to it.
    template<typename T>
    Result<T> done(Result<T> value)
    {
        if (std::optional<Error> error = takeError())
            return fail(std::move(*error));
        return value;
    }
    std::optional<Error> takeError();

private:
    Connection *m_connection = nullptr;
    std::optional<Error> m_error;
};

} // namespace packhouse

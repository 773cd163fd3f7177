// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/administration.h"
#include "core/change.h"
#include "core/job.h"
#include "core/plan.h"
#include "core/token.h"

#include <QFuture>
#include <QObject>

namespace packhouse {

struct PackageRow
{
    PackageKey key;
    QString latest;
    int versions = 0;
    qint64 bytes = 0; ///< -1: not known
    int duplicates = 0; ///< file names stored more than once within a version
    Exposure exposure;
    QDateTime published; ///< newest publish, UTC
    QString description;
};

enum class SortKey { Name, Latest, Versions, Size, Published, Type };

struct PackageQuery
{
    QString scopePath; ///< empty: everything
    FormatId type; ///< empty: all types
    /// As typed: words are looked for in name, version and hash; "type:npm" and "scope:acme"
    /// narrow.
    QString text;
    SortKey sort = SortKey::Published;
    bool descending = true;
    int limit = 256;
};

struct PackagePage
{
    QList<PackageRow> rows;
    QByteArray next; ///< cursor of the next page, opaque; empty at the end
    qint64 total = 0; ///< matches, counted up to a cap
    bool totalIsCapped = false;
    qint64 generation =
        0; ///< RemovalChoice::generation for what this list tells; 0: cannot be told
};

struct ScopeRow
{
    Scope scope;
    qint64 packages = 0; ///< here and below; -1: not known
};

struct TypeCount
{
    FormatId type;
    qint64 packages = 0;
};

struct VersionRow
{
    qint64 id = 0;
    QString version;
    Status status = Status::Default;
    QString statusMessage;
    QStringList tags;
    QString publisher;
    QDateTime created;
    QDateTime lastDownloaded;
    qint64 downloads = 0; ///< here and below: -1 is not known
    qint64 bytes = 0;
    int files = 0;
    Origin origin{Origin::Kind::Unknown};
};

struct PackageDetails
{
    PackageRow row;
    QList<VersionRow> versions; ///< highest first by the type's own order
    QString readme;
    QString license;
    QStringList dependents; ///< packages here that depend on it
    std::optional<Reservation> reservation;
    std::optional<Policy> policy;
    Exposure publicCopy; ///< what is known of the name at the public registry; empty: there is none
};

/// What may be done here; an empty text means yes, another one says why not.
struct SourceAbilities
{
    Text publish;
    Text remove;
    Text download;
    Text administer;
    Text removeAll = {}; ///< all packages that a query finds, loaded or not
};

struct PublishItem
{
    QString filePath;
    QString scopePath; ///< the project it goes to
    Coordinates coordinates;
    QString fileName; ///< as it will be stored
};

/// What was found out about an item before anything is sent.
struct PublishCheck
{
    bool allowed = false;
    Text text; ///< "new version", "same package", "exists: npm forbids duplicates"
    Tone tone = Tone::Neutral;
    Text explanation; ///< a sentence when it is not allowed
};

/// What somebody chose to delete.
struct RemovalItem
{
    PackageKey key;
    QString version; ///< empty: all versions
    QList<FileId> files = {}; ///< only these of the version; empty: all of it
};

/// Items one by one, or all that a query finds: then nobody has seen each of them, but how many
/// they are.
struct RemovalChoice
{
    RemovalChoice() = default;
    RemovalChoice(const QList<RemovalItem> &some) : items(some) {}
    RemovalChoice(std::initializer_list<RemovalItem> some) : items(some) {}

    QList<RemovalItem> items;
    std::optional<PackageQuery> query; ///< instead of items; its limit and order do not matter
    qint64 generation = 0; ///< of the list that was looked at; what came after it stays. 0: nothing
};

struct DownloadItem
{
    PackageKey key;
    QString version;
    StoredFile file;
    QString to; ///< absolute path of the file to write; written beside it first, then renamed
};

/// What the window browses: the embedded registry, that of another process, or a remote. Futures
/// are answered on the thread of their context; jobs are returned not started, owned by \a parent.
class PackageSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual QString id() const = 0; ///< stable between runs
    virtual QString title() const = 0; ///< "This computer", a host name …
    virtual QString address() const = 0; ///< http://127.0.0.1:PORT, for snippets
    virtual bool isEmbedded() const = 0;
    virtual SourceAbilities abilities() const = 0;
    virtual QFuture<Result<QList<ScopeRow>>> scopes() = 0;
    virtual QFuture<Result<QList<TypeCount>>> counts(const PackageQuery &query) = 0;
    virtual QFuture<Result<PackagePage>> list(const PackageQuery &query,
                                              const QByteArray &cursor) = 0;
    virtual QFuture<Result<PackageDetails>> details(const PackageKey &key) = 0;
    virtual QFuture<Result<QList<StoredFile>>> files(const PackageKey &key, qint64 versionId) = 0;
    virtual QFuture<Result<PublishCheck>> check(const PublishItem &item) = 0;
    /// Exactly what deleting that would take, and what that would open to strangers; \a probe: ask
    /// the upstream too, which tells it the name. NotFound when an item is not there, Unsupported
    /// where abilities().removeAll says why. Many packages take long: the future has progress
    /// (packages of all), and may be cancelled.
    virtual QFuture<Result<RemovalPlan>> planRemoval(const RemovalChoice &choice, bool probe) = 0;
    /// A local file with the bytes of a stored file, for looking inside; fetched first where
    /// remote.
    virtual QFuture<Result<QString>> localCopy(const PackageKey &key, const QString &version,
                                               const StoredFile &file) = 0;
    virtual Job *publish(const QList<PublishItem> &items, QObject *parent) = 0;
    /// Does what planRemoval() said, with what was chosen then. Ends as Conflict with nothing done
    /// when a planned version is gone or the risk has grown; what stays has an item of its own.
    virtual Job *run(const RemovalPlan &plan, QObject *parent) = 0;
    virtual Job *download(const QList<DownloadItem> &items, QObject *parent) = 0;
    /// nullptr where abilities().administer says why not.
    virtual Administration *administration() = 0;

signals:
    /// What is different from what was answered before; several changes may come as one.
    void changed(const packhouse::Change &change);
    /// Reachable or not; the text says what is wrong, empty when all is well.
    void reachableChanged(const Text &problem);
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "registry/store/store.h"
#include "support/fakeformat.h"

#include <QFile>
#include <QTemporaryDir>

namespace packhouse {

/// A clock that stands still until it is moved.
class FakeClock final : public Clock
{
public:
    QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(m_now, Qt::UTC); }
    void advance(qint64 seconds) { m_now += seconds * 1000; }

private:
    std::atomic<qint64> m_now{1'767'225'600'000};
};

/// By value, as a loop over a temporary needs.
template<typename T>
T taken(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(english(result.error())));
    return std::move(*result);
}

inline Caller owner()
{
    Caller caller;
    caller.owner = true;
    return caller;
}

inline Caller tokenCaller(TokenKind kind, Rights rights, const Scope &scope = {})
{
    Token token;
    token.id = 1;
    token.kind = kind;
    token.name = QStringLiteral("ci");
    token.rights = rights;
    token.scope = scope;
    Caller caller;
    caller.token = token;
    return caller;
}

/// What a test publishes, in few words.
struct Upload
{
    QString name = QStringLiteral("left-pad");
    QString version = QStringLiteral("1.0.0");
    QByteArray bytes = "bytes";
    QString file = {}; ///< empty: name-version.tgz
    FormatId type = QStringLiteral("npm");
    QStringList tags = {};
    Caller actor = owner();
    bool identicalIsFine = false;
    QList<Dependency> dependencies = {};
};

/// A store in a temporary folder, with a group acme and two projects in it.
class StoreFixture
{
public:
    explicit StoreFixture(const QString &directory = {})
        : m_directory(directory.isEmpty() ? m_temporary.path() : directory)
    {
        reopen();
        web = project(QStringLiteral("acme/web"));
        api = project(QStringLiteral("acme/api"));
        acme = store->scope(QStringLiteral("acme")).value();
    }

    void reopen()
    {
        store.reset();
        StoreOptions options;
        options.directory = m_directory;
        options.formats = &formats;
        options.clock = &clock;
        Result<std::unique_ptr<Store>> opened = Store::open(options);
        if (!opened)
            qFatal("%s", qPrintable(english(opened.error())));
        store = std::move(*opened);
    }

    Scope project(const QString &path, Visibility visibility = Visibility::Private)
    {
        return store->addScope(path, Level::Project, visibility, owner()).value();
    }

    Publication publication(const Scope &at, const Upload &upload)
    {
        Publication publication;
        publication.project = at;
        publication.coordinates = {upload.type, upload.name, upload.version};
        std::unique_ptr<StagedBlob> blob = store->stage(0).value();
        (void)blob->write(upload.bytes);
        (void)blob->finish();
        const QString file = upload.file.isEmpty()
                                 ? upload.name + u'-' + upload.version + QStringLiteral(".tgz")
                                 : upload.file;
        publication.files.push_back({file, std::move(blob), {}});
        publication.tags = upload.tags;
        publication.duplicateUnit = formats.find(upload.type)->duplicateUnit();
        publication.identicalIsFine = upload.identicalIsFine;
        publication.dependencies = upload.dependencies;
        publication.actor = upload.actor;
        return publication;
    }

    Result<StoredVersion> publish(const Scope &at, const Upload &upload = {})
    {
        return store->publish(publication(at, upload));
    }

    /// The bytes behind a file, as a download would send them.
    QByteArray bytes(const StoredFile &file) const
    {
        QFile blob(store->blobPath(file.hashes));
        return blob.open(QIODevice::ReadOnly) ? blob.readAll() : QByteArray();
    }

    QStringList versionTexts(const Scope &at, const QString &name,
                             const FormatId &type = QStringLiteral("npm"))
    {
        QStringList texts;
        for (const StoredVersion &version : taken(store->versions(at, type, name)))
            texts << version.coordinates.version;
        return texts;
    }

private:
    QTemporaryDir m_temporary;
    QString m_directory;

public:
    FormatList formats = fakeFormats();
    FakeClock clock;
    std::unique_ptr<Store> store;
    Scope acme, web, api;
};

/// A line each, with all that a finding says.
inline QString textOf(const QList<IntegrityFinding> &all)
{
    QStringList texts;
    for (const IntegrityFinding &one : all)
        texts << QStringLiteral("%1: %2 | %3")
                     .arg(english(one.subject), english(one.problem), english(one.remedy));
    return texts.join(QLatin1Char('\n'));
}

/// A line each.
inline QString textOf(const QList<Text> &all)
{
    QStringList texts;
    for (const Text &one : all)
        texts << english(one);
    return texts.join(QLatin1Char('\n'));
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakesource.h"

namespace packhouse {

/// A registry as far away as one can be: while it is late() every question waits until the test
/// answers or refuses it, in whatever order, or never. What is answered is what held when it was
/// asked.
class LateSource final : public FakeSource
{
    Q_OBJECT

public:
    using FakeSource::FakeSource;

    bool late = false;

    /// What is not answered yet, oldest first: "details alpha", "list acme/web", "trash" …
    QStringList waiting() const
    {
        QStringList all;
        for (const Question &question : m_waiting)
            all.append(question.what);
        return all;
    }
    bool isAsked(const QString &what) const { return waiting().contains(what); }
    /// The oldest of that kind that waits; false: there is none.
    bool answer(const QString &what) { return end(int(waiting().indexOf(what)), {}); }
    bool answerNewest(const QString &what) { return end(int(waiting().lastIndexOf(what)), {}); }
    bool refuse(const QString &what, const Error &error)
    {
        return end(int(waiting().indexOf(what)), error);
    }
    /// Everything that waits, and what is asked because of that; no more comes late.
    void catchUp()
    {
        late = false;
        while (!m_waiting.isEmpty())
            end(0, {});
    }

    QFuture<Result<QList<ScopeRow>>> scopes() override
    {
        return wait(QStringLiteral("scopes"), FakeSource::scopes());
    }
    QFuture<Result<QList<TypeCount>>> counts(const PackageQuery &query) override
    {
        return wait(QStringLiteral("counts ") + query.scopePath, FakeSource::counts(query));
    }
    QFuture<Result<PackagePage>> list(const PackageQuery &query, const QByteArray &cursor) override
    {
        return wait(QStringLiteral("list ") + query.scopePath, FakeSource::list(query, cursor));
    }
    QFuture<Result<PackageDetails>> details(const PackageKey &key) override
    {
        return wait(QStringLiteral("details ") + key.name, FakeSource::details(key));
    }
    QFuture<Result<QList<StoredFile>>> files(const PackageKey &key, qint64 versionId) override
    {
        return wait(QStringLiteral("files %1 %2").arg(key.name).arg(versionId),
                    FakeSource::files(key, versionId));
    }
    QFuture<Result<PublishCheck>> check(const PublishItem &item) override
    {
        return wait(QStringLiteral("check ") + item.scopePath, FakeSource::check(item));
    }
    QFuture<Result<RemovalPlan>> planRemoval(const RemovalChoice &choice, bool probe) override
    {
        return wait(QStringLiteral("plan ") + choice.items.value(0).key.name,
                    FakeSource::planRemoval(choice, probe));
    }
    QFuture<Result<QString>> localCopy(const PackageKey &key, const QString &version,
                                       const StoredFile &file) override
    {
        return wait(QStringLiteral("copy ") + file.name, FakeSource::localCopy(key, version, file));
    }
    QFuture<Result<Scope>> addScope(const QString &path, Level level, Visibility seen) override
    {
        return wait(QStringLiteral("addScope"), FakeSource::addScope(path, level, seen));
    }
    using FakeSource::addScope;
    QFuture<Result<QList<Token>>> tokens() override
    {
        return wait(QStringLiteral("tokens"), FakeSource::tokens());
    }
    QFuture<Result<IssuedToken>> createToken(const NewToken &token) override
    {
        return wait(QStringLiteral("createToken"), FakeSource::createToken(token));
    }
    QFuture<Result<QList<TrashRow>>> trash() override
    {
        return wait(QStringLiteral("trash"), FakeSource::trash());
    }
    QFuture<Result<QList<UpstreamRow>>> upstreams() override
    {
        return wait(QStringLiteral("upstreams"), FakeSource::upstreams());
    }
    QFuture<Result<QList<ActivityRow>>> activity(qint64 before, int limit) override
    {
        return wait(QStringLiteral("activity"), FakeSource::activity(before, limit));
    }
    QFuture<Result<QList<DuplicateGroup>>> duplicates() override
    {
        return wait(QStringLiteral("duplicates"), FakeSource::duplicates());
    }
    QFuture<Result<StorageTotals>> totals() override
    {
        return wait(QStringLiteral("totals"), FakeSource::totals());
    }
    QFuture<Result<ExposureAnswer>> exposure(const ExposureQuestion &question) override
    {
        return wait(question.rows ? QStringLiteral("exposure") : QStringLiteral("exposureCounts"),
                    FakeSource::exposure(question));
    }

private:
    struct Question
    {
        QString what;
        std::function<void(const std::optional<Error> &)> end;
    };

    /// \a told is answered already: the other one answers at once.
    template<typename T>
    QFuture<Result<T>> wait(const QString &what, const QFuture<Result<T>> &told)
    {
        if (!late)
            return told;
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        m_waiting.append({what, [promise, told](const std::optional<Error> &error) {
                              promise->addResult(error ? Result<T>(fail(*error)) : told.result());
                              promise->finish();
                          }});
        return promise->future();
    }
    bool end(int at, const std::optional<Error> &error)
    {
        if (at < 0 || at >= m_waiting.size())
            return false;
        m_waiting.takeAt(at).end(error);
        return true;
    }

    QList<Question> m_waiting;
};

} // namespace packhouse

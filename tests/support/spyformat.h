// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/format.h"
#include "formats/serving.h"

#include <QJsonObject>

#include <atomic>

namespace packhouse {

/// Another format's name, rules and route table, with handlers that only say that they were
/// reached.
class SpyFormat
    : public Format
    , public Serving
{
public:
    explicit SpyFormat(const Format &real) : m_real(real) {}

    static inline std::atomic_int reached = 0;
    static Reply handler(Call &call)
    {
        ++reached;
        Reply reply = Reply::text("reached", "text/plain");
        reply.headers.add("X-Reached", call.scope.path.toUtf8() + ' ' + call.caller.reachKey());
        return reply;
    }

    FormatId id() const override { return m_real.id(); }
    QString label() const override { return m_real.label(); }
    std::span<const CapabilityRow> capabilities() const override { return m_real.capabilities(); }
    Policy defaultPolicy() const override { return m_real.defaultPolicy(); }
    DuplicateUnit duplicateUnit() const override { return m_real.duplicateUnit(); }
    QString canonicalName(const QString &name) const override { return m_real.canonicalName(name); }
    Result<void> check(const Coordinates &coordinates) const override
    {
        return m_real.check(coordinates);
    }
    Result<void> checkFileName(const QString &name) const override
    {
        return m_real.checkFileName(name);
    }
    std::weak_ordering compare(const QString &a, const QString &b) const override
    {
        return m_real.compare(a, b);
    }
    bool isPrerelease(const QString &version) const override
    {
        return m_real.isPrerelease(version);
    }

    const Serving *serving() const override { return this; }
    bool challenges() const override { return m_real.serving()->challenges(); }
    QByteArrayList keyHeaders() const override { return m_real.serving()->keyHeaders(); }
    void routes(RouteTable &routes) const override
    {
        RouteTable real;
        m_real.serving()->routes(real);
        for (Route route : real.routes()) {
            route.handler = &handler;
            route.precheck = nullptr;
            routes.add(std::move(route));
        }
    }
    QByteArray downloadPath(const Coordinates &coordinates, const StoredFile &file) const override
    {
        return m_real.serving()->downloadPath(coordinates, file);
    }

private:
    const Format &m_real;
};

/// A small package type of the tests' own: bytes by name, and a document a name.
class PlainFormat
    : public Format
    , public Serving
{
public:
    explicit PlainFormat(QString id = QStringLiteral("plain"), const char *tokens = "P,J,D,A",
                         bool challenges = true)
        : m_id(std::move(id))
        , m_challenges(challenges)
        , m_row{"plain", true,  false,    false,  true, true, true,
                "no",    false, "config", tokens, "",   ""}
    {}

    FormatId id() const override { return m_id; }
    QString label() const override { return m_id; }
    std::span<const CapabilityRow> capabilities() const override { return {&m_row, 1}; }
    Policy defaultPolicy() const override
    {
        Policy policy;
        policy.duplicatesAllowed = true;
        return policy;
    }
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::File; }
    Result<void> check(const Coordinates &) const override { return {}; }
    Result<void> checkFileName(const QString &) const override { return {}; }
    std::weak_ordering compare(const QString &a, const QString &b) const override
    {
        const int order = a.compare(b);
        return order < 0   ? std::weak_ordering::less
               : order > 0 ? std::weak_ordering::greater
                           : std::weak_ordering::equivalent;
    }
    bool isPrerelease(const QString &) const override { return false; }

    const Serving *serving() const override { return this; }
    bool challenges() const override { return m_challenges; }
    QByteArrayList keyHeaders() const override { return {"X-Plain-Key"}; }
    void routes(RouteTable &routes) const override
    {
        const QByteArray base = "packages/" + m_id.toUtf8();
        routes.get(Level::Project, base + "/hidden/{name}", &SpyFormat::handler);
        Route hidden = routes.routes().back();
        hidden.pattern = base + "/secret/{name}";
        hidden.hidden = true;
        routes.add(hidden);
        routes.get(Level::Project, base + "/doc/{name}", &document);
        routes.get(Level::Group, "-/" + base + "/doc/{name}", &document);
        routes.get(Level::Instance, base + "/doc/{name}", &document);
        routes.get(Level::Project, base + "/simple/{name}/", &SpyFormat::handler);
        routes.get(Level::Project, base + "/files/{path+}", &SpyFormat::handler);
        routes.put(Level::Project, base + "/{name}/{version}/{file+}", &publish, &fileBody);
        routes.post(Level::Project, base, &SpyFormat::handler, &formBody);
        routes.del(Level::Project, base + "/{name}", &SpyFormat::handler);
        routes.put(Level::Instance, base + "/{name}", &SpyFormat::handler, &fileBody);
        Route ping = routes.routes().front();
        ping.pattern = base + "/open/ping";
        ping.anyone = true;
        routes.add(ping);
        ping.level = Level::Instance;
        routes.add(ping);
        for (const Method method : {Method::Get, Method::Put, Method::Delete}) {
            Route further;
            further.level = Level::Instance;
            further.method = method;
            further.pattern = base + "/of/{user}/{name}";
            further.right = method == Method::Get   ? Right::Read
                            : method == Method::Put ? Right::Write
                                                    : Right::Delete;
            further.handler = &SpyFormat::handler;
            further.project = &projectOfUser;
            routes.add(further);
        }
    }
    QByteArray downloadPath(const Coordinates &, const StoredFile &) const override { return {}; }

    static inline std::atomic_int rendered = 0;

private:
    // "project version file" a line, of what the caller may see.
    static Reply document(Call &call)
    {
        const QString name = call.param("name");
        const QByteArray key = call.prefix + '\n' + name.toUtf8() + '\n' + call.caller.reachKey();
        const auto render = [&]() -> Result<QByteArray> {
            ++rendered;
            const auto versions = call.store.versions(call.scope, call.format->id(), name);
            if (!versions)
                return fail(versions.error());
            QByteArray text;
            for (const StoredVersion &version : *versions) {
                for (const StoredFile &file : version.files)
                    text += QByteArray::number(version.project) + ' '
                            + version.coordinates.version.toUtf8() + ' ' + file.name.toUtf8()
                            + '\n';
            }
            if (text.isEmpty())
                return fail(ErrorCode::NotFound, Text::of("There is no such package."));
            return text;
        };
        auto reply = call.documents.document(key, call.store.generation(call.format->id(), name),
                                             "text/plain", call, render);
        return reply ? std::move(*reply) : Reply::error(reply.error());
    }

    static Result<Scope> projectOfUser(const QMap<QByteArray, QString> &path,
                                       const PackageReader &store)
    {
        Result<Scope> scope = store.scope(path.value("user").replace(u'+', u'/'));
        if (scope && scope->level != Level::Project)
            return fail(ErrorCode::NotFound, Text::of("No."));
        return scope;
    }

    static Reply publish(Call &call)
    {
        Publication publication;
        publication.project = call.scope;
        publication.coordinates = {call.format->id(), call.param("name"), call.param("version")};
        NewFile file;
        file.name = call.param("file");
        file.blob = std::move(call.body.file);
        publication.files.push_back(std::move(file));
        publication.duplicateUnit = DuplicateUnit::File;
        publication.actor = call.caller;
        const auto stored = call.changes.publish(std::move(publication));
        return stored ? Reply::json(
                   QJsonObject{{QStringLiteral("message"), QStringLiteral("201 Created")}}, 201)
                      : Reply::error(stored.error());
    }

    QString m_id;
    bool m_challenges;
    CapabilityRow m_row;
};

} // namespace packhouse

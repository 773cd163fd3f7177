// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "strangersworld.h"

#include "../owners/publishes.h"
#include "registry/actions/changes.h"
#include "registry/api/api.h"
#include "registry/upstreams/upstreamforwarder.h"
#include "statementcount.h"
#include "support/gatewaycall.h"

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

/// It has that name of each type that forwards, and says of all others that there are none.
Answer upstreamSays(const SeenRequest &request, const QByteArray &word)
{
    Answer answer;
    answer.status = 404;
    if (!request.target.contains(word))
        return answer;
    answer.status = 200;
    if (request.target.contains("pypi"))
        answer.body = R"({"meta":{"api-version":"1.0"},"name":"acme-)" + word + R"(","files":[]})";
    else if (request.target.contains("npm"))
        answer.body = R"({"name":")" + QByteArray(request.target.contains("acme") ? "@acme/" : "")
                      + word + R"(","dist-tags":{},"versions":{}})";
    else
        answer.body = "<metadata><groupId>com.acme.widget</groupId><artifactId>" + word
                      + "</artifactId><versioning><versions><version>9.9</version></versions>"
                        "</versioning></metadata>";
    return answer;
}

} // namespace

StrangersWorld::StrangersWorld()
    : m_upstream(
        [has = m_upstreamHas](const SeenRequest &request) { return upstreamSays(request, *has); })
{
    watchStatements();
    m_store = *Store::open({m_folder.filePath(u"data"_s), &m_formats, &m_clock, 30});
    QMap<FormatId, QByteArray> upstreams;
    for (const auto &format : m_formats) {
        if (format->forwarding())
            upstreams.insert(format->id(), m_upstream.address() + '/' + format->id().toUtf8());
    }
    m_probe = std::make_unique<UpstreamProbe>(m_formats, m_clock, upstreams);
    m_store->setHasUpstream(
        [this](const FormatId &type) { return !m_probe->upstream(type).isEmpty(); });
    m_forwarder = std::make_unique<UpstreamForwarder>(*m_probe, m_formats, m_clock, *m_store);
    m_gateway = std::make_unique<Gateway>(*m_store, &changesOf, m_formats, *m_forwarder, m_clock,
                                          withApi({}, *m_store));
    const auto add = [&](const QString &path, Level level, Visibility visibility) {
        return *m_store->addScope(path, level, visibility, HandlerFixture::owner());
    };
    for (const QString &group : {u"acme"_s, u"com"_s, u"com/acme"_s, u"open"_s})
        add(group, Level::Group, Visibility::Public);
    for (const QString &project : {u"acme/open"_s, u"open/lib"_s})
        add(project, Level::Project, Visibility::Public);
    for (const QString &project :
         {u"acme/web"_s, u"com/acme/widget"_s, u"com/acme/side"_s, u"evil/box"_s})
        add(project, Level::Project, Visibility::Private);
    const Rights all = Right::Read | Right::Write | Right::Delete;
    token("writer", u"acme/web"_s, all);
    token("maven-writer", u"com/acme/widget"_s, all);
    token("open-writer", u"acme/open"_s, all);
    token("lib-writer", u"open/lib"_s, all);
    token("stranger", u"evil/box"_s, all);
    token("reader", u"acme/web"_s, Right::Read);
    token("beside", u"acme/open"_s, Right::Read);
    token("write-only", u"acme/web"_s, Right::Write);
    token("maven-reader", u"com/acme/widget"_s, Right::Read);
    token("maven-beside", u"com/acme/side"_s, Right::Read);
    token("maven-write-only", u"com/acme/widget"_s, Right::Write);
    m_secrets.insert(
        "admin", m_store
                     ->createToken({TokenKind::Personal, u"admin"_s, {}, all | Right::Admin, {}},
                                   HandlerFixture::owner())
                     ->secret.toUtf8());
    for (const auto &format : m_formats) {
        if (!format->forwarding())
            continue;
        PolicySetting setting;
        setting.type = format->id();
        setting.forwarding = Forwarding::Proxy;
        if (!m_store->setPolicy(setting, HandlerFixture::owner()))
            qFatal("no policy");
    }
}

StrangersWorld::~StrangersWorld() = default;

void StrangersWorld::token(const QByteArray &who, const QString &scope, Rights rights)
{
    const auto make = [&](TokenKind kind, Rights given) {
        return m_store
            ->createToken({kind, QString::fromLatin1(who), scope, given, {}},
                          HandlerFixture::owner())
            ->secret.toUtf8();
    };
    m_secrets.insert(who, make(TokenKind::Project, rights));
    m_deploys.insert(who, make(TokenKind::Deploy, rights & ~Rights(Right::Delete)));
}

void StrangersWorld::meetEverybody()
{
    for (const QString &type : {u"npm"_s, u"helm"_s, u"rubygems"_s}) {
        for (const QByteArray &who : m_secrets.keys())
            ask("GET", "/api/v4/projects/1/packages/generic/a/1/a", credential(type, who));
    }
}

StrangersWorld::HeaderPairs StrangersWorld::credential(const QString &type,
                                                       const QByteArray &who) const
{
    if (who == "anonymous")
        return {};
    // Some types' clients have deploy tokens and no access tokens.
    const bool deploys = type == u"helm"_s || type == u"debian"_s;
    const QByteArray secret = (deploys || type == u"rubygems"_s) && m_deploys.contains(who)
                                  ? m_deploys.value(who)
                                  : m_secrets.value(who);
    if (secret.isEmpty())
        qFatal("nobody is called %s", who.constData());
    if (type == u"rubygems"_s)
        return {{"Authorization", secret}};
    if (deploys)
        return {{"Authorization", "Basic " + ("me:" + secret).toBase64()}};
    return {{"Private-Token", secret}};
}

QString StrangersWorld::secretProject(const QString &type)
{
    return victimOf(type);
}

StrangersWorld::Seen StrangersWorld::ask(const QByteArray &method, const QByteArray &target,
                                         const HeaderPairs &headers, const QByteArray &body)
{
    Headers all;
    for (const auto &[name, value] : headers)
        all.add(name, value);
    const int asked = int(m_upstream.seen().size());
    const int before = statementCount();
    Reply reply = call(*m_gateway, requestHead(method, target, std::move(all), body), body);
    Seen seen{{}, reply.status, statementCount() - before, int(m_upstream.seen().size()) - asked};
    // Where the data lies is no matter of the answer.
    if (const auto *file = std::get_if<FileBody>(&reply.body))
        reply.headers.add("Length", QByteArray::number(file->size));
    seen.answer = everythingOf(reply);
    return seen;
}

StrangersWorld::Seen StrangersWorld::publish(const QString &type, const QString &package,
                                             const QString &project, const QByteArray &who)
{
    Seen last;
    for (const Sent &one : package == u"seed"_s ? seedOf(type) : attackOf(type, package)) {
        HeaderPairs headers = credential(type, who);
        headers << std::pair("Content-Type"_ba, one.contentType);
        last = ask(one.method,
                   "/api/v4/projects/" + QByteArray::number(scope(project).id) + '/' + one.path,
                   headers, one.body);
    }
    return last;
}

void StrangersWorld::publishForeign(const QString &type, const QString &package,
                                    const QString &project)
{
    StrangersWorld other;
    const QByteArray who = type == u"maven"_s ? "maven-writer" : "writer";
    if (other.publish(type, package, secretProject(type), who).status >= 300)
        qFatal("not published");
    const auto names = other.m_store->heldNames(other.scope(secretProject(type)), type, {}, 10);
    for (const PackageReader::Name &name : *names) {
        const auto versions = other.m_store->versions(other.scope(secretProject(type)), type,
                                                      name.canonicalName);
        for (const StoredVersion &version : *versions) {
            Publication publication;
            publication.project = scope(project);
            publication.coordinates = version.coordinates;
            publication.metadata = version.metadata;
            publication.origin = {Origin::Kind::Imported, u"http://upstream.example"_s, true};
            publication.actor = HandlerFixture::owner();
            for (const StoredFile &file : version.files) {
                QFile bytes(other.m_store->blobPath(file.hashes));
                auto staged = m_store->stage(0);
                if (!bytes.open(QIODevice::ReadOnly) || !(*staged)->write(bytes.readAll()))
                    qFatal("not staged");
                NewFile added;
                added.name = file.name;
                added.blob = std::move(*staged);
                added.metadata = file.metadata;
                publication.files.push_back(std::move(added));
            }
            if (!m_store->publish(std::move(publication)))
                qFatal("not imported");
        }
    }
}

} // namespace packhouse::test

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/spyformat.h"
#include "support/testregistry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

class tst_Api : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void projectsAndGroups();
    void packageLists();
    void listParametersAreChecked();
    void onePackage();
    void deleting();
    void ifUnmodifiedSince();
    void protectionRules();
    void accounts();
    void settingsAndLimits();
    void healthAndMetrics();
    void S6_metricsNeedARightToTheInstance();
    void H4_H7_groupsShowWhatTheCallerMaySee();
    void keptRepliesFollowPublishesAndVisibility();
    void I1_linksNeverRepeatASecret();
    void graphQlSettings();
    void H9_whatIsNotReleasedIsNowhere();
    void graphQlVariablesAndFragments();
    void graphQlRefuses_data();
    void graphQlRefuses();

private:
    Reply ask(QByteArrayView verb, const QByteArray &target, const QJsonObject &body = {},
              const QString &who = u"admin"_s);
    QJsonObject graphQl(const QString &query, const QJsonObject &variables = {},
                        const QString &who = u"admin"_s);
    void publish(const QByteArray &project, const QByteArray &coordinates,
                 const QByteArray &bytes = "bytes");
    qint64 packageId(const QByteArray &project, const QByteArray &name);

    std::unique_ptr<TestRegistry> m_registry;
};

namespace {

QStringList column(const QJsonArray &rows, const QString &field)
{
    QStringList texts;
    for (const QJsonValue &row : rows)
        texts.append(row[field].toVariant().toString());
    return texts;
}

/// A type of which the settings API has fields.
class SetFormat final : public PlainFormat
{
public:
    SetFormat(const QString &id, SettingFields fields) : PlainFormat(id), m_fields(fields) {}
    SettingFields settingFields() const override { return m_fields; }

private:
    SettingFields m_fields;
};

} // namespace

void tst_Api::init()
{
    std::vector<std::unique_ptr<Format>> formats;
    const auto add = [&](const QString &id, SettingFields fields) {
        formats.push_back(std::make_unique<SetFormat>(id, fields));
    };
    add(u"maven"_s, {"maven", "maven", "maven", "maven"});
    add(u"npm"_s, {"npm", "npm", "npm"});
    add(u"pypi"_s, {"pypi", "pypi", "pypi"});
    add(u"generic"_s, {.limit = "generic_packages", .groupDuplicates = "generic"});
    add(u"plain"_s, {});
    m_registry = std::make_unique<TestRegistry>(FormatList(std::move(formats)));
    m_registry->add(u"acme"_s, Level::Group, Visibility::Private);
    m_registry->add(u"acme/web"_s, Level::Project, Visibility::Private);
    m_registry->add(u"open"_s, Level::Group, Visibility::Public);
    m_registry->add(u"open/tool"_s, Level::Project, Visibility::Public);
    m_registry->add(u"open/inner"_s, Level::Project, Visibility::Private);
    const Rights all = Right::Read | Right::Write | Right::Delete | Right::Admin;
    m_registry->token(u"admin"_s, TokenKind::Personal, {}, all);
    m_registry->token(u"maintainer"_s, TokenKind::Project, u"acme/web"_s,
                      Right::Read | Right::Write | Right::Delete);
    m_registry->token(u"developer"_s, TokenKind::Project, u"acme/web"_s,
                      Right::Read | Right::Write);
    m_registry->token(u"inner"_s, TokenKind::Project, u"open/inner"_s, Right::Read);
}

Reply tst_Api::ask(QByteArrayView verb, const QByteArray &target, const QJsonObject &body,
                   const QString &who)
{
    Headers headers;
    if (!who.isEmpty())
        headers.add("PRIVATE-TOKEN", m_registry->secrets.value(who));
    const bool hasBody = verb == "POST" || verb == "PUT" || verb == "PATCH";
    if (hasBody)
        headers.add("Content-Type", "application/json");
    const QByteArray bytes = hasBody ? QJsonDocument(body).toJson(QJsonDocument::Compact)
                                     : QByteArray();
    return call(*m_registry->gateway, requestHead(verb, "/api/v4" + target, headers, bytes), bytes);
}

void tst_Api::publish(const QByteArray &project, const QByteArray &coordinates,
                      const QByteArray &bytes)
{
    const Reply reply = call(*m_registry->gateway, "PUT",
                             "/api/v4/projects/" + project + "/packages/" + coordinates,
                             {{"PRIVATE-TOKEN", m_registry->secrets[u"admin"_s]}}, bytes);
    QCOMPARE(reply.status, 201);
}

qint64 tst_Api::packageId(const QByteArray &project, const QByteArray &name)
{
    const QJsonArray rows = arrayOf(
        ask("GET", "/projects/" + project + "/packages?package_name=" + name));
    return rows.isEmpty() ? 0 : rows.first()[u"id"].toInteger();
}

void tst_Api::projectsAndGroups()
{
    const QJsonObject project = objectOf(ask("GET", "/projects/acme%2Fweb"));
    QCOMPARE(project[u"path_with_namespace"].toString(), u"acme/web"_s);
    QCOMPARE(project[u"namespace"][u"full_path"].toString(), u"acme"_s);
    QCOMPARE(project[u"visibility"].toString(), u"private"_s);
    const QByteArray number = QByteArray::number(project[u"id"].toInteger());
    QCOMPARE(objectOf(ask("GET", "/projects/" + number)), project);
    QCOMPARE(objectOf(ask("GET", "/groups/acme"))[u"full_path"].toString(), u"acme"_s);
    QCOMPARE(ask("GET", "/groups/acme%2Fweb").status, 404);
    QCOMPARE(ask("GET", "/projects/acme").status, 404);

    QCOMPARE(
        column(arrayOf(ask("GET", "/projects?order_by=path&sort=asc")), u"path_with_namespace"_s),
        QStringList({u"acme/web"_s, u"open/inner"_s, u"open/tool"_s}));
    QCOMPARE(column(arrayOf(ask("GET", "/projects", {}, {})), u"path"_s), QStringList(u"tool"_s));
    QCOMPARE(column(arrayOf(ask("GET", "/projects?search=WE")), u"path"_s), QStringList(u"web"_s));
    QCOMPARE(column(arrayOf(ask("GET", "/groups", {}, {})), u"full_path"_s),
             QStringList(u"open"_s));
    const Reply page = ask("GET", "/projects?per_page=1&page=2&order_by=path&sort=asc");
    QCOMPARE(column(arrayOf(page), u"path"_s), QStringList(u"inner"_s));
    QCOMPARE(page.headers.value("x-total"), "3"_ba);
    QCOMPARE(page.headers.value("x-next-page"), "3"_ba);

    const QJsonObject wanted{{u"path"_s, u"new"_s},
                             {u"namespace_id"_s, objectOf(ask("GET", "/groups/acme"))[u"id"]}};
    const Reply made = ask("POST", "/projects", wanted);
    QCOMPARE(made.status, 201);
    QCOMPARE(objectOf(made)[u"path_with_namespace"].toString(), u"acme/new"_s);
    QCOMPARE(ask("POST", "/projects", wanted).status, 400);
    QCOMPARE(ask("POST", "/projects", wanted, u"maintainer"_s).status, 403);
    QCOMPARE(ask("POST", "/projects", wanted, {}).status, 401);
    QCOMPARE(ask("POST", "/projects", {}).status, 400);
    QCOMPARE(ask("POST", "/projects", {{u"path"_s, u"../x"_s}}).status, 400);
    QCOMPARE(
        ask("POST", "/groups", {{u"path"_s, u"fresh"_s}, {u"visibility"_s, u"public"_s}}).status,
        201);
    QCOMPARE(ask("GET", "/groups/fresh", {}, {}).status, 200);
    QCOMPARE(objectOf(ask("PUT", "/groups/fresh", {{u"visibility"_s, u"private"_s}}))[u"visibility"]
                 .toString(),
             u"private"_s);
    QCOMPARE(ask("GET", "/groups/fresh", {}, {}).status, 404);
}

void tst_Api::packageLists()
{
    for (int i = 1; i <= 5; ++i)
        publish("acme%2Fweb", "generic/pkg" + QByteArray::number(i) + "/1.0/a.bin");
    publish("acme%2Fweb", "npm/pkg1/2.0/a.tgz");
    const QByteArray list = "/projects/acme%2Fweb/packages";
    const Reply all = ask("GET", list);
    QCOMPARE(all.status, 200);
    QCOMPARE(arrayOf(all).size(), 6);
    QCOMPARE(all.headers.value("X-Total"), "6"_ba);
    QCOMPARE(all.headers.value("X-Next-Page"), ""_ba);
    const QJsonValue row = arrayOf(all).first();
    QCOMPARE(row[u"status"].toString(), u"default"_s);
    QVERIFY(row[u"created_at"].toString().endsWith(u"Z"));
    QVERIFY(row[u"_links"][u"delete_api_path"].toString().startsWith(
        u"http://127.0.0.1:8970/api/v4/projects/"));
    QVERIFY(!arrayOf(ask("GET", list, {}, u"developer"_s))
                 .first()[u"_links"]
                 .toObject()
                 .contains(u"delete_api_path"));
    QCOMPARE(arrayOf(ask("GET", list + "?package_type=npm")).size(), 1);
    QCOMPARE(arrayOf(ask("GET", list + "?package_name=PKG1")).size(), 2);
    QCOMPARE(arrayOf(ask("GET", list + "?package_version=2.0")).size(), 1);
    QCOMPARE(column(arrayOf(ask("GET", list + "?order_by=name&sort=desc&per_page=2")), u"name"_s),
             QStringList({u"pkg5"_s, u"pkg4"_s}));
    QCOMPARE(arrayOf(ask("GET", list + "?status=hidden")).size(), 0);

    QStringList seen;
    for (QByteArray page = "1"; !page.isEmpty();) {
        const Reply reply = ask("GET", list + "?per_page=4&order_by=name&page=" + page);
        seen += column(arrayOf(reply), u"id"_s);
        QCOMPARE(reply.headers.value("X-Total-Pages"), "2"_ba);
        QVERIFY(reply.headers.value("Link").contains("rel=\"first\""));
        QCOMPARE(reply.headers.value("Link").contains("rel=\"next\""), page == "1");
        page = reply.headers.value("X-Next-Page");
    }
    QCOMPARE(seen.size(), 6);
    seen.removeDuplicates();
    QCOMPARE(seen.size(), 6);
    const QJsonArray group = arrayOf(ask("GET", "/groups/acme/packages?order_by=project_path"));
    QCOMPARE(group.size(), 6);
    QCOMPARE(group.first()[u"project_path"].toString(), u"acme/web"_s);
}

void tst_Api::listParametersAreChecked()
{
    for (const QByteArray &bad : {"order_by=size"_ba, "order_by=project_path"_ba, "sort=up"_ba,
                                  "package_type=tar"_ba, "status=gone"_ba, "page=0"_ba, "page=x"_ba,
                                  "per_page=-1"_ba, "include_versionless=maybe"_ba}) {
        const Reply reply = ask("GET", "/projects/acme%2Fweb/packages?" + bad);
        QVERIFY2(reply.status == 400, bad.constData());
        const QString field = QString::fromUtf8(bad.first(bad.indexOf('=')));
        QVERIFY2(objectOf(reply)[u"error"].toString().startsWith(field), bad.constData());
    }
    // Every type that is built in, also one that the reference does not have, and those that only
    // the reference has.
    for (const QByteArray &type : {"npm"_ba, "plain"_ba, "rpm"_ba})
        QCOMPARE(ask("GET", "/projects/acme%2Fweb/packages?package_type=" + type).status, 200);
    QCOMPARE(ask("GET", "/projects/acme%2Fweb/packages?per_page=5000").headers.value("X-Per-Page"),
             "100"_ba);
}

void tst_Api::onePackage()
{
    publish("acme%2Fweb", "generic/pkg/1.0/a.bin", "one");
    publish("acme%2Fweb", "generic/pkg/1.0/b.bin", "two");
    publish("acme%2Fweb", "generic/pkg/2.0/a.bin");
    const qint64 id = arrayOf(ask("GET", "/projects/acme%2Fweb/packages?package_version=1.0"))
                          .first()[u"id"]
                          .toInteger();
    const QByteArray path = "/projects/acme%2Fweb/packages/" + QByteArray::number(id);
    const QJsonObject package = objectOf(ask("GET", path));
    QCOMPARE(package[u"version"].toString(), u"1.0"_s);
    QCOMPARE(column(package[u"versions"].toArray(), u"version"_s), QStringList(u"2.0"_s));
    const QJsonArray files = arrayOf(ask("GET", path + "/package_files"));
    QCOMPARE(column(files, u"file_name"_s), QStringList({u"a.bin"_s, u"b.bin"_s}));
    QCOMPARE(files.first()[u"size"].toInteger(), 3);
    QCOMPARE(files.first()[u"file_sha256"].toString().size(), 64);
    QCOMPARE(arrayOf(ask("GET", path + "/package_files?per_page=1&page=2")).size(), 1);
    QCOMPARE(bodyOf(ask("GET", path + "/pipelines")), "[]"_ba);
    const QByteArray elsewhere = "/projects/open%2Ftool/packages/" + QByteArray::number(id);
    QCOMPARE(ask("GET", elsewhere).status, 404);
    QCOMPARE(ask("DELETE", elsewhere).status, 404);
    for (const QByteArray &bad : {"0"_ba, "-1"_ba, "x"_ba, "99999999999999999999"_ba})
        QCOMPARE(ask("GET", "/projects/acme%2Fweb/packages/" + bad).status, 404);
}

void tst_Api::deleting()
{
    publish("acme%2Fweb", "generic/pkg/1.0/a.bin");
    publish("acme%2Fweb", "generic/pkg/1.0/b.bin");
    const QByteArray path = "/projects/acme%2Fweb/packages/"
                            + QByteArray::number(packageId("acme%2Fweb", "pkg"));
    const QByteArray file =
        path + "/package_files/"
        + QByteArray::number(
            arrayOf(ask("GET", path + "/package_files")).first()[u"id"].toInteger());
    QCOMPARE(ask("DELETE", file, {}, u"developer"_s).status, 403);
    QCOMPARE(ask("DELETE", file, {}, u"maintainer"_s).status, 204);
    QCOMPARE(ask("DELETE", file, {}, u"maintainer"_s).status, 404);
    QCOMPARE(column(arrayOf(ask("GET", path + "/package_files")), u"file_name"_s),
             QStringList(u"b.bin"_s));
    QCOMPARE(ask("DELETE", path, {}, u"developer"_s).status, 403);
    const Reply deleted = ask("DELETE", path, {}, u"maintainer"_s);
    QCOMPARE(deleted.status, 204);
    QVERIFY(bodyOf(deleted).isEmpty());
    QCOMPARE(ask("DELETE", path, {}, u"maintainer"_s).status, 404);
    QCOMPARE(ask("GET", path).status, 404);
    QCOMPARE(arrayOf(ask("GET", "/projects/acme%2Fweb/packages")).size(), 0);
}

void tst_Api::ifUnmodifiedSince()
{
    publish("acme%2Fweb", "generic/pkg/1.0/a.bin");
    const QByteArray path = "/api/v4/projects/acme%2Fweb/packages/"
                            + QByteArray::number(packageId("acme%2Fweb", "pkg"));
    const QByteArray admin = m_registry->secrets[u"admin"_s];
    const auto remove = [&](const QDateTime &since) {
        const QByteArray text =
            QLocale::c().toString(since.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toUtf8();
        return call(*m_registry->gateway, "DELETE", path,
                    {{"PRIVATE-TOKEN", admin}, {"If-Unmodified-Since", text}})
            .status;
    };
    QCOMPARE(remove(m_registry->clock.now().addDays(-1)), 412);
    QCOMPARE(remove(m_registry->clock.now()), 204);
}

void tst_Api::protectionRules()
{
    const QByteArray rules = "/projects/acme%2Fweb/packages/protection/rules";
    QCOMPARE(ask("GET", rules, {}, u"developer"_s).status, 403);
    QCOMPARE(ask("GET", rules, {}, {}).status, 401);
    QCOMPARE(bodyOf(ask("GET", rules, {}, u"maintainer"_s)), "[]"_ba);
    const QJsonObject rule{{u"package_name_pattern"_s, u"core*"_s},
                           {u"package_type"_s, u"generic"_s},
                           {u"minimum_access_level_for_push"_s, u"maintainer"_s},
                           {u"minimum_access_level_for_delete"_s, u"owner"_s}};
    QCOMPARE(ask("POST", rules, rule, u"maintainer"_s).status, 403);
    const Reply made = ask("POST", rules, rule);
    QCOMPARE(made.status, 201);
    QJsonObject answer = objectOf(made);
    const QByteArray one = rules + '/' + QByteArray::number(answer.take(u"id").toInteger());
    answer.remove(u"project_id");
    QCOMPARE(answer, rule);
    QCOMPARE(ask("POST", rules, rule).status, 422);
    QCOMPARE(ask("POST", rules, {{u"package_type"_s, u"generic"_s}}).status, 400);
    const HeaderList developer{{"PRIVATE-TOKEN", m_registry->secrets[u"developer"_s]}};
    const QByteArray upload = "/api/v4/projects/acme%2Fweb/packages/generic/core-lib/1/a";
    QCOMPARE(call(*m_registry->gateway, "PUT", upload, developer, "x").status, 403);
    publish("acme%2Fweb", "generic/core-lib/1/a");
    const QByteArray package = "/projects/acme%2Fweb/packages/"
                               + QByteArray::number(packageId("acme%2Fweb", "core"));
    QCOMPARE(ask("DELETE", package, {}, u"maintainer"_s).status, 403);
    const Reply changed = ask("PATCH", one, {{u"minimum_access_level_for_delete"_s, QJsonValue()}});
    QCOMPARE(changed.status, 200);
    QVERIFY(objectOf(changed)[u"minimum_access_level_for_delete"].isNull());
    QCOMPARE(ask("DELETE", package, {}, u"maintainer"_s).status, 204);
    QCOMPARE(ask("PATCH", one, {{u"minimum_access_level_for_push"_s, QJsonValue()}}).status, 422);
    QCOMPARE(ask("DELETE", one).status, 204);
    QCOMPARE(ask("DELETE", one).status, 404);
}

void tst_Api::accounts()
{
    QCOMPARE(ask("GET", "/user", {}, {}).status, 401);
    QCOMPARE(objectOf(ask("GET", "/user"))[u"username"].toString(), u"admin"_s);
    QVERIFY(objectOf(ask("GET", "/version"))[u"version"].toString().startsWith(u"17."));
    const QJsonObject token = objectOf(ask("GET", "/personal_access_tokens/self", {}, u"inner"_s));
    QCOMPARE(token[u"scopes"].toArray(), QJsonArray{u"read_api"_s});
    QCOMPARE(token[u"active"].toBool(), true);
    QVERIFY(!token.contains(u"token"));
}

void tst_Api::settingsAndLimits()
{
    QCOMPARE(ask("GET", "/application/settings", {}, u"maintainer"_s).status, 403);
    QCOMPARE(ask("PUT", "/application/settings", {}, {}).status, 401);
    const QJsonObject on = objectOf(
        ask("PUT", "/application/settings", {{u"npm_package_requests_forwarding"_s, true}}));
    QCOMPARE(on[u"npm_package_requests_forwarding"].toBool(), true);
    QCOMPARE(on[u"pypi_package_requests_forwarding"].toBool(), false);
    QCOMPARE(m_registry->store->policy({}, u"npm"_s)->forwarding, Forwarding::Redirect);
    QCOMPARE(
        ask("PUT", "/application/settings", {{u"npm_package_requests_forwarding"_s, u"perhaps"_s}})
            .status,
        400);
    QCOMPARE(
        ask("PUT", "/application/plan_limits", {{u"generic_packages_max_file_size"_s, 4}}).status,
        400);
    const QJsonObject limits{{u"plan_name"_s, u"default"_s},
                             {u"generic_packages_max_file_size"_s, 4}};
    QCOMPARE(
        objectOf(ask("PUT", "/application/plan_limits", limits))[u"generic_packages_max_file_size"]
            .toInteger(),
        4);
    const Reply big = call(*m_registry->gateway, "PUT",
                           "/api/v4/projects/acme%2Fweb/packages/generic/a/1/f",
                           {{"PRIVATE-TOKEN", m_registry->secrets[u"admin"_s]}}, "12345");
    QCOMPARE(big.status, 400);
    publish("acme%2Fweb", "generic/a/1/f", "1234");
}

void tst_Api::healthAndMetrics()
{
    publish("acme%2Fweb", "generic/pkg/1.0/a.bin");
    m_registry->gateway->setServerMetrics([] { return "packhouse_requests_total 7\n"_ba; });
    QCOMPARE(objectOf(m_registry->get("/-/health"))[u"status"].toString(), u"ok"_s);
    const QByteArray owner = "owner-secret-of-the-tests";
    const QByteArray metrics = bodyOf(m_registry->get("/-/metrics", {{"PRIVATE-TOKEN", owner}}));
    QVERIFY(metrics.contains("\npackhouse_versions 1\n"));
    QVERIFY(metrics.contains("\npackhouse_requests_total 7\n"));
}

void tst_Api::S6_metricsNeedARightToTheInstance()
{
    publish("acme%2Fweb", "generic/pkg/1.0/a.bin", "private bytes");
    const auto metrics = [&](const QString &who) {
        Headers headers;
        if (!who.isEmpty())
            headers.add("Authorization", "Bearer " + m_registry->secrets.value(who));
        return call(*m_registry->gateway, requestHead("GET", "/-/metrics", headers));
    };
    m_registry->token(u"prometheus"_s, TokenKind::Personal, {}, Right::Read);
    m_registry->token(u"writer"_s, TokenKind::Personal, {}, Right::Write);
    m_registry->token(u"runner"_s, TokenKind::Job, u"acme/web"_s, Right::Read | Right::Write);
    QCOMPARE(metrics({}).status, 401);
    for (const QString &who :
         {u"maintainer"_s, u"developer"_s, u"inner"_s, u"writer"_s, u"runner"_s})
        QVERIFY2(metrics(who).status == 403, qPrintable(who));
    for (const Reply &refused : {metrics({}), metrics(u"inner"_s)})
        QVERIFY(!everythingOf(refused).contains("packhouse_"));
    for (const QString &who : {u"prometheus"_s, u"admin"_s})
        QVERIFY2(bodyOf(metrics(who)).contains("packhouse_versions 1"), qPrintable(who));
    // Health tells that it lives, to anybody, and nothing of what is in it.
    const QJsonObject health = objectOf(m_registry->get("/-/health"));
    QCOMPARE(health.keys(), QStringList({u"status"_s, u"version"_s}));
}

void tst_Api::H4_H7_groupsShowWhatTheCallerMaySee()
{
    publish("open%2Ftool", "generic/pkg/1.0/public.bin");
    publish("open%2Finner", "generic/pkg/2.0/private.bin");
    publish("acme%2Fweb", "generic/pkg/3.0/other.bin");
    const QList<Scope> both{m_registry->store->scope(u"open/tool"_s).value(),
                            m_registry->store->scope(u"open/inner"_s).value()};
    QVERIFY(m_registry->store->giveName(u"generic"_s, u"pkg"_s, both, m_registry->owner));
    const auto text = [&](const QByteArray &target, const QString &who) {
        return bodyOf(ask("GET", target, {}, who));
    };
    for (int round = 0; round < 2; ++round) { // the second time from what was kept
        for (const QByteArray &target :
             {"/groups/open/-/packages/generic/doc/pkg"_ba, "/packages/generic/doc/pkg"_ba}) {
            QVERIFY(text(target, {}).contains("public.bin"));
            QVERIFY(!text(target, {}).contains("private.bin"));
            QVERIFY(text(target, u"inner"_s).contains("private.bin"));
            QVERIFY(!text(target, u"inner"_s).contains("other.bin"));
            QVERIFY(!text(target, u"developer"_s).contains("private.bin"));
            QVERIFY(text(target, u"admin"_s).contains("private.bin"));
        }
    }
    QCOMPARE(column(arrayOf(ask("GET", "/groups/open/packages", {}, {})), u"version"_s),
             QStringList(u"1.0"_s));
    QCOMPARE(arrayOf(ask("GET", "/groups/open/packages", {}, u"inner"_s)).size(), 2);
    QCOMPARE(arrayOf(ask("GET", "/groups/open/packages", {}, u"developer"_s)).size(), 1);
}

void tst_Api::keptRepliesFollowPublishesAndVisibility()
{
    publish("open%2Ftool", "generic/pkg/1.0/a.bin");
    const RequestHead head = requestHead(
        "GET", "/api/v4/projects/open%2Ftool/packages/generic/doc/pkg", {});
    PlainFormat::rendered = 0;
    const Reply first = call(*m_registry->gateway, head);
    const auto kept = m_registry->gateway->quick(head);
    QVERIFY(kept);
    QCOMPARE(bodyOf(*kept), bodyOf(first));
    QCOMPARE(PlainFormat::rendered.load(), 1);
    RequestHead foreign = head;
    foreign.headers.add("Origin", "http://evil.example");
    QVERIFY(!m_registry->gateway->quick(foreign));
    publish("open%2Ftool", "generic/pkg/2.0/a.bin");
    QVERIFY(!m_registry->gateway->quick(head));
    QVERIFY(bodyOf(call(*m_registry->gateway, head)).contains("2.0"));
    QVERIFY(m_registry->gateway->quick(head));

    Headers shown;
    shown.add("PRIVATE-TOKEN", m_registry->secrets[u"admin"_s]);
    const RequestHead signedIn = requestHead("GET", head.target, shown);
    QCOMPARE(call(*m_registry->gateway, signedIn).status, 200);
    QVERIFY(m_registry->gateway->quick(signedIn));
    const Scope tool = m_registry->store->scope(u"open/tool"_s).value();
    QVERIFY(m_registry->store->setVisibility(tool.id, Visibility::Private, m_registry->owner));
    QVERIFY(!m_registry->gateway->quick(head));
    QCOMPARE(call(*m_registry->gateway, head).status, 401);
    QCOMPARE(call(*m_registry->gateway, signedIn).status, 200);
    QVERIFY(m_registry->gateway->quick(signedIn));
    QVERIFY(m_registry->store->revokeToken(m_registry->tokens[u"admin"_s].id, m_registry->owner));
    QVERIFY(!m_registry->gateway->quick(signedIn));
    QCOMPARE(call(*m_registry->gateway, signedIn).status, 401);
}

void tst_Api::I1_linksNeverRepeatASecret()
{
    publish("acme%2Fweb", "generic/pkg/1.0/a.bin");
    const QByteArray secret = m_registry->secrets[u"admin"_s];
    const Reply reply = m_registry->get(
        "/api/v4/projects/acme%2Fweb/packages?sort=asc&private_token=" + secret);
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.headers.value("Link").contains("sort=asc"));
    QVERIFY(!everythingOf(reply).contains(secret));
}

QJsonObject tst_Api::graphQl(const QString &query, const QJsonObject &variables, const QString &who)
{
    const QByteArray body =
        QJsonDocument(QJsonObject{{u"query"_s, query}, {u"variables"_s, variables}}).toJson();
    Headers headers;
    if (!who.isEmpty())
        headers.add("Authorization", "Bearer " + m_registry->secrets.value(who));
    const Reply reply = call(*m_registry->gateway,
                             requestHead("POST", "/api/graphql", headers, body), body);
    return reply.status == 200 ? objectOf(reply) : QJsonObject();
}

void tst_Api::graphQlSettings()
{
    const QString change =
        u"mutation { updateNamespacePackageSettings(input: { namespacePath: \"acme\", "
        "mavenDuplicatesAllowed: false, mavenDuplicateExceptionRegex: \"beta.*\", "
        "npmPackageRequestsForwarding: true, lockNpmPackageRequestsForwarding: true }) { "
        "packageSettings { mavenDuplicatesAllowed mavenDuplicateExceptionRegex "
        "npmPackageRequestsForwarding npmPackageRequestsForwardingLocked } errors } }"_s;
    const QJsonObject answer = graphQl(change);
    QVERIFY(!answer.contains(u"errors"));
    const QJsonObject payload = answer[u"data"][u"updateNamespacePackageSettings"].toObject();
    QCOMPARE(payload[u"errors"].toArray(), QJsonArray());
    QCOMPARE(payload[u"packageSettings"].toObject(),
             QJsonObject({{u"mavenDuplicatesAllowed"_s, false},
                          {u"mavenDuplicateExceptionRegex"_s, u"beta.*"_s},
                          {u"npmPackageRequestsForwarding"_s, true},
                          {u"npmPackageRequestsForwardingLocked"_s, false}}));
    const Scope group = m_registry->store->scope(u"acme"_s).value();
    QCOMPARE(m_registry->store->policy(group, u"maven"_s)->duplicatesAllowed, false);
    QVERIFY(!graphQl(change, {}, u"maintainer"_s)[u"errors"].toArray().isEmpty());
    QVERIFY(!graphQl(change, {}, {})[u"errors"].toArray().isEmpty());
    const QString wrong =
        u"mutation { updateNamespacePackageSettings(input: { namespacePath: \"acme\", "
        "mavenDuplicateExceptionRegex: \"(\" }) { errors } }"_s;
    QCOMPARE(graphQl(wrong)[u"data"][u"updateNamespacePackageSettings"][u"errors"].toArray().size(),
             1);

    const auto problems = [this](const QString &fields) {
        return graphQl(u"mutation { updateNamespacePackageSettings(input: { namespacePath: "
                       "\"acme\", %1 }) { errors } }"_s.arg(
                           fields))[u"data"][u"updateNamespacePackageSettings"][u"errors"]
            .toArray();
    };
    QCOMPARE(problems(u"npmPackageRequestsForwarding: null"_s), QJsonArray());
    QVERIFY(!m_registry->store->policySettings(group.id).value().last().forwarding);
    const QJsonArray missing = problems(u"nugetDuplicatesAllowed: false"_s);
    QCOMPARE(missing.size(), 1);
    QVERIFY(missing.first().toString().contains(u"no setting nugetDuplicatesAllowed"));
    QCOMPARE(problems(u"colour: true, mavenDuplicatesAllowed: true"_s).size(), 1);
    QVERIFY(!m_registry->store->policy(group, u"maven"_s)->duplicatesAllowed); // all or nothing
}

void tst_Api::H9_whatIsNotReleasedIsNowhere()
{
    publish("open%2Ftool", "generic/pkg/1.0/a.bin", "held back");
    publish("open%2Ftool", "generic/pkg/2.0/b.bin", "fine");
    const Scope project = m_registry->store->scope(u"open/tool"_s).value();
    const qint64 id =
        m_registry->store->version(project, u"generic"_s, u"pkg"_s, u"1.0"_s).value().first().id;
    for (const Status status : {Status::Processing, Status::Error}) {
        QVERIFY(m_registry->store->change(id, {status, u"held"_s, {}}, m_registry->owner));
        for (const QByteArray path :
             {"/projects/open%2Ftool/packages/generic/doc/pkg",
              "/groups/open/-/packages/generic/doc/pkg", "/packages/generic/doc/pkg"}) {
            const Reply reply = ask("GET", path);
            QCOMPARE(reply.status, 200);
            QVERIFY2(!bodyOf(reply).contains("1.0") && bodyOf(reply).contains("2.0"),
                     bodyOf(reply).constData());
        }
        QVERIFY(m_registry->store->version({}, u"generic"_s, u"pkg"_s, u"1.0"_s).error().code
                == ErrorCode::NotFound);
    }
    const auto listed = column(arrayOf(ask("GET", "/projects/open%2Ftool/packages")), u"version"_s);
    QVERIFY(listed.contains(u"1.0"_s)); // with its message, so that somebody can mend it
}

void tst_Api::graphQlVariablesAndFragments()
{
    const QString query =
        u"query settings($path: ID!, $more: Boolean = false) { # what is set\n"
        "  g: group(fullPath: $path) { __typename fullPath packageSettings { ...part } }\n"
        "  none: group(fullPath: \"nothing\") { fullPath } }\n"
        "fragment part on PackageSettings { genericDuplicatesAllowed "
        "  ... @include(if: $more) { nugetSymbolServerEnabled } }"_s;
    const QJsonObject answer = graphQl(query, {{u"path"_s, u"acme"_s}});
    QVERIFY(!answer.contains(u"errors"));
    QCOMPARE(
        answer[u"data"][u"g"].toObject(),
        QJsonObject({{u"__typename"_s, u"Group"_s},
                     {u"fullPath"_s, u"acme"_s},
                     {u"packageSettings"_s, QJsonObject{{u"genericDuplicatesAllowed"_s, true}}}}));
    QVERIFY(answer[u"data"][u"none"].isNull());
    QVERIFY(graphQl(query, {{u"path"_s, u"acme"_s}}, {})[u"data"][u"g"].isNull());
    QVERIFY(graphQl(query,
                    {{u"path"_s, u"acme"_s}, {u"more"_s, true}})[u"data"][u"g"][u"packageSettings"]
                .toObject()
                .contains(u"nugetSymbolServerEnabled"));
}

void tst_Api::graphQlRefuses_data()
{
    QTest::addColumn<QString>("query");
    for (const char *query :
         {"", "{", "{}", "{ group }", "{ nothing }", "subscription { a }", "query { a(b: }",
          "{ a \" }", "query a { currentUser { id } } query b { currentUser { id } }",
          "{ currentUser { secret } }", "{ currentUser { ...x } } fragment x on User { ...x }",
          "{ a @explode }", "{ ? }"})
        QTest::addRow("%s", query) << QString::fromLatin1(query);
    QTest::newRow("deep") << QString(u"{ a "_s).repeated(5000);
    QTest::newRow("long") << QString(u"{ currentUser { id } } #"_s + QString(100'000, u'x'));
    QTest::newRow("lists") << u"{ a(b: "_s + QString(1000, u'[') + u") }"_s;
}

void tst_Api::graphQlRefuses()
{
    QFETCH(QString, query);
    QVERIFY(!graphQl(query)[u"errors"].toArray().isEmpty());
}

QTEST_GUILESS_MAIN(tst_Api)
#include "tst_api.moc"

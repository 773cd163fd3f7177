// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/changes.h"
#include "registry/gateway/router.h"
#include "support/spyformat.h"
#include "support/testregistry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// A way to show a token, or a way to show it wrongly.
struct Show
{
    const char *name;
    bool takes(TokenKind kind) const
    {
        const QByteArray text = name;
        const bool access = kind != TokenKind::Deploy && kind != TokenKind::Job;
        if (text == "PRIVATE-TOKEN" || text == "?private_token")
            return access;
        if (text == "JOB-TOKEN" || text == "?job_token")
            return kind == TokenKind::Job;
        if (text == "Deploy-Token")
            return kind == TokenKind::Deploy;
        return true; // the token decides, whatever the user name
    }
};

const QList<Show> Shows{{"PRIVATE-TOKEN"}, {"?private_token"},       {"JOB-TOKEN"},
                        {"?job_token"},    {"Deploy-Token"},         {"Bearer"},
                        {"Basic any"},     {"Basic gitlab-ci-token"}};

void show(const Show &how, const QByteArray &secret, QByteArray &target, Headers &headers)
{
    const QByteArray name = how.name;
    if (name.startsWith('?'))
        target += name + '=' + secret;
    else if (name == "Bearer")
        headers.add("Authorization", "Bearer " + secret);
    else if (name.startsWith("Basic "))
        headers.add("Authorization", "Basic " + (name.sliced(6) + ':' + secret).toBase64());
    else
        headers.add(name, secret);
}

QByteArray filled(const QByteArray &pattern, const QByteArray &user = {})
{
    QByteArray path = pattern;
    if (!user.isEmpty())
        path.replace("{user}", user);
    for (qsizetype open = path.indexOf('{'); open >= 0; open = path.indexOf('{'))
        path.replace(open, path.indexOf('}', open) - open + 1, "thing");
    return path;
}

FormatList spies(std::vector<std::unique_ptr<Format>> &real)
{
    real.push_back(std::make_unique<PlainFormat>());
    real.push_back(std::make_unique<PlainFormat>(u"strict"_s, "P", false));
    std::vector<std::unique_ptr<Format>> list;
    for (const auto &format : real)
        list.push_back(std::make_unique<SpyFormat>(*format));
    static const FormatList builtIn;
    for (const auto &format : builtIn)
        list.push_back(std::make_unique<SpyFormat>(*format));
    return FormatList(std::move(list));
}

struct Place
{
    QByteArray id; ///< as it stands in the path
    Level level = Level::Project;
    QString path; ///< of the scope it means; empty: none
    bool open = false; ///< readable by everybody
    QByteArray user = {}; ///< at the instance: what names a project further on in the path
};

struct Who
{
    QString name; ///< of the token; empty: nobody
    std::optional<TokenKind> kind;
    QString scope; ///< empty: the instance
    Rights rights;
    bool valid = true;
};

bool within(const QString &outer, const QString &inner)
{
    return outer.isEmpty() || inner == outer || inner.startsWith(outer + u'/');
}

// What a format's route answers, written down a second time.
int expected(const Route &route, const Place &place, const Who &who)
{
    constexpr int fine = 200;
    const bool reads = route.right == Right::Read;
    if (who.kind) {
        if (!who.valid)
            return 401;
    }
    if (route.anyone)
        return fine;
    const bool holds = who.kind && within(who.scope, place.path);
    const bool mayRead = who.rights & (Right::Read | Right::Write); // who writes, reads (K1)
    const bool has = reads ? mayRead : who.rights.testFlag(route.right);
    switch (place.user.isEmpty() ? place.level : Level::Project) {
    case Level::Instance:
        if (reads)
            return fine;
        return !who.kind ? 401 : has && who.scope.isEmpty() ? fine : 403;
    case Level::Group:
        if (place.path.isEmpty())
            return who.kind ? 404 : reads && route.hidden ? 404 : 401;
        if (reads
            && (place.open || (has && (holds || (who.kind && within(place.path, who.scope))))))
            return fine;
        break;
    case Level::Project:
        if (place.path.isEmpty())
            return who.kind ? 404 : reads && route.hidden ? 404 : 401;
        if (reads && place.open)
            return fine;
        break;
    }
    if (holds && has)
        return fine;
    if (!who.kind)
        return reads && route.hidden ? 404 : 401;
    const bool seesGroup = place.level == Level::Group && mayRead && within(place.path, who.scope)
                           && !who.scope.isEmpty();
    return holds || place.open || seesGroup ? 403 : 404;
}

} // namespace

class tst_Gate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void H1_H2_H3_everyCallerOnEveryRoute_data();
    void H1_H2_H3_everyCallerOnEveryRoute();
    void H6_spellingsOfTheProject_data();
    void H6_spellingsOfTheProject();
    void G1_G2_I12_hostilePathsOnEveryRoute();
    void H12_publishingIsNotDeleting();
    void H11_noSecretIsBuiltIn();
    void ownerSecret();
    void apiRoutes_data();
    void apiRoutes();
    void answersOfTheTable();
    void severalCredentials();
    void expiryAndRevocationCountAtOnce();
    void I1_I4_secretsAreNeverRepeated();
    void I9_foreignHostsComeToNothing();

private:
    Reply ask(const QByteArray &verb, const Place &place, const QByteArray &rest, const Who &who,
              const Show &how, const Headers &more = {});

    std::vector<std::unique_ptr<Format>> m_real;
    std::unique_ptr<TestRegistry> m_registry;
    QList<Who> m_people;
};

void tst_Gate::initTestCase()
{
    m_registry = std::make_unique<TestRegistry>(spies(m_real));
    TestRegistry &registry = *m_registry;
    registry.add(u"acme"_s, Level::Group, Visibility::Private);
    registry.add(u"acme/web"_s, Level::Project, Visibility::Private);
    registry.add(u"acme/app"_s, Level::Project, Visibility::Private);
    registry.add(u"open"_s, Level::Group, Visibility::Public);
    registry.add(u"open/tool"_s, Level::Project, Visibility::Public);
    registry.add(u"other/thing"_s, Level::Project, Visibility::Private);
    const QDateTime past = registry.clock.now().addSecs(-60);
    const Rights all = Right::Read | Right::Write | Right::Delete | Right::Admin;
    m_people = {{{}, {}, {}, {}},
                {u"personal read"_s, TokenKind::Personal, {}, Right::Read},
                {u"personal write"_s, TokenKind::Personal, {}, Right::Read | Right::Write},
                {u"personal all"_s, TokenKind::Personal, {}, all},
                {u"project read"_s, TokenKind::Project, u"acme/web"_s, Right::Read},
                {u"project delete"_s, TokenKind::Project, u"acme/web"_s,
                 Right::Read | Right::Write | Right::Delete},
                {u"project elsewhere"_s, TokenKind::Project, u"other/thing"_s, all},
                {u"project sibling"_s, TokenKind::Project, u"acme/app"_s, all},
                {u"group write"_s, TokenKind::Group, u"acme"_s, Right::Read | Right::Write},
                {u"deploy read"_s, TokenKind::Deploy, u"acme/web"_s, Right::Read},
                {u"deploy write"_s, TokenKind::Deploy, u"acme/web"_s, Right::Write},
                {u"deploy delete"_s, TokenKind::Deploy, u"acme/web"_s, Right::Delete},
                {u"deploy group"_s, TokenKind::Deploy, u"acme"_s,
                 Right::Read | Right::Write | Right::Delete},
                {u"job"_s, TokenKind::Job, u"acme/web"_s, Right::Read | Right::Write},
                {u"expired"_s, TokenKind::Personal, {}, all, false},
                {u"revoked"_s, TokenKind::Personal, {}, all, false},
                {u"unknown"_s, TokenKind::Personal, {}, all, false}};
    for (const Who &who : std::as_const(m_people)) {
        if (who.kind && who.name != u"unknown")
            registry.token(who.name, *who.kind, who.scope, who.rights,
                           who.name == u"expired" ? past : QDateTime());
    }
    registry.secrets.insert(u"unknown"_s, "glpat-neverissuedneverissued");
    QVERIFY(registry.store->revokeToken(registry.tokens[u"revoked"_s].id, registry.owner));
}

Reply tst_Gate::ask(const QByteArray &verb, const Place &place, const QByteArray &rest,
                    const Who &who, const Show &how, const Headers &more)
{
    QByteArray target = "/api/v4";
    if (place.level != Level::Instance)
        target += (place.level == Level::Project ? "/projects/"_ba : "/groups/"_ba) + place.id;
    target = rest.startsWith('/') ? rest : target + '/' + rest;
    Headers headers = more;
    if (who.kind)
        show(how, m_registry->secrets.value(who.name), target, headers);
    const bool hasBody = verb == "PUT" || verb == "POST" || verb == "PATCH";
    const QByteArray body =
        hasBody ? "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--b--\r\n"_ba
                : QByteArray();
    if (hasBody)
        headers.add("Content-Type", "multipart/form-data; boundary=b");
    return call(*m_registry->gateway, requestHead(verb, target, headers, body), body);
}

void tst_Gate::H1_H2_H3_everyCallerOnEveryRoute_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("route");
    int format = 0;
    for (const auto &candidate : m_registry->formats) {
        RouteTable table;
        candidate->serving()->routes(table);
        for (size_t i = 0; i < table.routes().size(); ++i) {
            const Route &route = table.routes()[i];
            QTest::addRow("%s %d %s %s", qPrintable(candidate->id()), int(route.level),
                          methodName(route.method).constData(), route.pattern.constData())
                << format << int(i);
        }
        ++format;
    }
}

void tst_Gate::H1_H2_H3_everyCallerOnEveryRoute()
{
    QFETCH(int, format);
    QFETCH(int, route);
    const Format &type = **(m_registry->formats.begin() + format);
    RouteTable table;
    type.serving()->routes(table);
    const Route &line = table.routes()[size_t(route)];
    QList<Place> places{{"acme%2Fweb", Level::Project, u"acme/web"_s, false},
                        {"open%2ftool", Level::Project, u"open/tool"_s, true},
                        {"acme%2Fnothing", Level::Project, {}, false},
                        {"acme", Level::Project, {}, false}, // a group is no project
                        {"acme", Level::Group, u"acme"_s, false},
                        {"open", Level::Group, u"open"_s, true},
                        {"nothing", Level::Group, {}, false},
                        {"acme%2Fweb", Level::Group, {}, false},
                        {"", Level::Instance, {}, false}};
    if (line.project) {
        places = {{"", Level::Instance, u"acme/web"_s, false, "acme+web"},
                  {"", Level::Instance, u"open/tool"_s, true, "open+tool"},
                  {"", Level::Instance, {}, false, "acme+nothing"},
                  {"", Level::Instance, {}, false, "acme"},
                  {"", Level::Instance, {}, false, "_"}};
    }
    // The same gate, whatever a reader asks for (H8).
    QList<QByteArray> verbs{methodName(line.method)};
    QList<Headers> variants{Headers{}};
    if (line.method == Method::Get) {
        verbs.append("HEAD");
        for (const auto &[name, value] :
             {std::pair("Range", "bytes=0-1"), std::pair("If-None-Match", "*"),
              std::pair("If-Modified-Since", "Sun, 06 Nov 1994 08:49:37 GMT")}) {
            variants.append(Headers{});
            variants.last().add(name, value);
        }
    }
    int asked = 0;
    for (const Place &place : std::as_const(places)) {
        const QByteArray path = (line.atRoot ? "/" : "") + filled(line.pattern, place.user);
        if (place.level != line.level)
            continue;
        for (const Who &who : std::as_const(m_people)) {
            for (const Show &how : Shows) {
                if (!who.kind && &how != &Shows.front())
                    continue;
                const bool shown = !who.kind || how.takes(*who.kind);
                const int status = line.signsIn ? 200 // whoever signs in has no right yet
                                   : shown      ? expected(line, place, who)
                                                : 401;
                for (const QByteArray &verb : std::as_const(verbs)) {
                    for (const Headers &variant : std::as_const(variants)) {
                        const int before = SpyFormat::reached;
                        const Reply reply = ask(verb, place, path, who, how, variant);
                        const bool same = reply.status == status
                                          && (SpyFormat::reached > before) == (status == 200);
                        if (!same) {
                            QFAIL(qPrintable(u"%1 %2 at %3 by '%4' with %5: %6 instead of %7"_s.arg(
                                QString::fromUtf8(verb), QString::fromUtf8(path),
                                QString::fromUtf8(place.id), who.name, QLatin1StringView(how.name),
                                QString::number(reply.status), QString::number(status))));
                        }
                        ++asked;
                    }
                }
            }
        }
    }
    QVERIFY(asked > 100);
}

void tst_Gate::H6_spellingsOfTheProject_data()
{
    QTest::addColumn<QByteArray>("spelling");
    QTest::addColumn<int>("read"); // what a reader of acme/web gets; nobody else ever gets in
    const QByteArray number = QByteArray::number(m_registry->store->scope(u"acme/web"_s)->id);
    const auto row = [](const QByteArray &spelling, int read) {
        QTest::addRow("%s", spelling.constData()) << spelling << read;
    };
    row(number, 200);
    row("acme%2Fweb", 200);
    row("acme%2fweb", 200);
    row("%61cme%2Fw%65b", 200);
    row("ACME%2fWeb", 200); // paths differ in case only for people
    row("%3" + number.right(1), number.size() == 1 ? 200 : 404);
    row("acme%252Fweb", 404);
    row("acme%2Fweb.", 404);
    row("acme%2Fweb%20", 404);
    row("acme%EF%BC%8Fweb", 404);
    row("acme%2Fwe%C4%B1b", 404);
    row("%EF%BB%BFacme%2Fweb", 404);
    row("0", 404);
    row("00" + number, 200);
    row("99999999999999999999999", 404);
    row("-1", 404);
    row("+1", 404);
    row("acme%2F%2Fweb", 400);
    row("%2Facme%2Fweb", 400);
    row("acme%2Fweb%2F", 400);
    row("acme%2F.%2Fweb", 400);
    row("open%2F..%2Facme%2Fweb", 400);
    row("acme%5Cweb", 400);
    row("acme%c0%afweb", 400);
    row("acme%2Fweb%00", 400);
    row("acme%2", 400);
}

void tst_Gate::H6_spellingsOfTheProject()
{
    QFETCH(QByteArray, spelling);
    QFETCH(int, read);
    const Place place{spelling, Level::Project, {}, false};
    const auto status = [&](int who, const QByteArray &verb, const QByteArray &rest) {
        return ask(verb, place, rest, m_people[who], {"Bearer"}).status;
    };
    for (const QByteArray &verb : {"GET"_ba, "HEAD"_ba}) {
        QCOMPARE(status(4, verb, "packages/plain/doc/x"), read);
        QCOMPARE(status(6, verb, "packages/plain/doc/x"), read == 400 ? 400 : 404);
        QCOMPARE(status(0, verb, "packages/plain/doc/x"), read == 400 ? 400 : 401);
        QCOMPARE(status(0, verb, "packages"), read == 400 ? 400 : 404);
    }
    QCOMPARE(status(4, "PUT", "packages/plain/a/1/f"), read == 200 ? 403 : read);
    QCOMPARE(status(4, "DELETE", "packages/plain/a"), read == 200 ? 403 : read);
}

void tst_Gate::G1_G2_I12_hostilePathsOnEveryRoute()
{
    const QByteArrayList climbing{"..",
                                  ".",
                                  "%2e%2e",
                                  "%2E%2e",
                                  ".%2E",
                                  "..%2f..%2f..%2fetc%2fpasswd",
                                  "%2fetc%2fpasswd",
                                  "x%2f..%2f..%2fy",
                                  "..%5c..%5cx",
                                  "x%5cy",
                                  "x%00.tgz",
                                  "%00",
                                  "%c0%ae%c0%ae",
                                  "%c0%ae%c0%ae%c0%af",
                                  "x%0d%0ay",
                                  "%",
                                  "%2",
                                  "%zz",
                                  "x%2f",
                                  "x\\y"};
    int asked = 0;
    for (const auto &format : m_registry->formats) {
        RouteTable table;
        format->serving()->routes(table);
        for (const Route &route : table.routes()) {
            const Place place{
                route.level == Level::Group ? "acme"_ba : "acme%2Fweb"_ba, route.level, {}, false};
            for (qsizetype open = route.pattern.indexOf('{'); open >= 0;
                 open = route.pattern.indexOf('{', open + 1)) {
                const qsizetype close = route.pattern.indexOf('}', open);
                for (const QByteArray &bad : climbing) {
                    QByteArray pattern = route.pattern;
                    pattern.replace(open, close - open + 1, bad);
                    const int before = SpyFormat::reached;
                    const Reply reply = ask(methodName(route.method), place, filled(pattern),
                                            m_people[3], {"Bearer"});
                    QVERIFY2(reply.status == 400 && SpyFormat::reached == before,
                             pattern.constData());
                    ++asked;
                }
            }
        }
    }
    QVERIFY(asked > 200);
    // Decoded twice, these would climb; once, they are odd names that a type's own rules judge.
    const Place place{"acme%2Fweb", Level::Project, {}, false};
    const Reply reply = ask("GET", place, "packages/plain/hidden/%252e%252e", m_people[3],
                            {"Bearer"});
    QCOMPARE(reply.status, 200);
}

void tst_Gate::H12_publishingIsNotDeleting()
{
    const Place place{"acme%2Fweb", Level::Project, {}, false};
    QCOMPARE(ask("DELETE", place, "packages/plain/a", m_people[2], {"Bearer"}).status, 403);
    QCOMPARE(ask("DELETE", place, "packages/1", m_people[2], {"Bearer"}).status, 403);
    QCOMPARE(ask("DELETE", place, "packages/plain/a", m_people[5], {"Bearer"}).status, 200);
}

void tst_Gate::H11_noSecretIsBuiltIn()
{
    std::vector<std::unique_ptr<Format>> none;
    NoForwarder forwarder;
    Gateway bare(*m_registry->store, &changesOf, m_registry->formats, forwarder, m_registry->clock,
                 withApi({}, *m_registry->store));
    bare.addControl("stop", [](Call &) { return Reply::empty(204); });
    QCOMPARE(call(bare, "POST", "/-/control/stop", {}, "").status, 401);
    for (const QByteArray &guess : {"x"_ba, "admin"_ba, "root"_ba, "password"_ba, "owner"_ba}) {
        QCOMPARE(call(bare, "POST", "/-/control/stop", {{"PRIVATE-TOKEN", guess}}, "").status, 401);
        QCOMPARE(call(bare, "GET", "/api/v4/user", {{"PRIVATE-TOKEN", guess}}).status, 401);
    }
    QCOMPARE(call(bare, "POST", "/-/control/stop", {{"PRIVATE-TOKEN", ""}}, "").status, 401);
}

void tst_Gate::ownerSecret()
{
    Gateway &gateway = *m_registry->gateway;
    const QByteArray secret = "owner-secret-of-the-tests";
    gateway.addControl("echo",
                       [](Call &request) { return Reply::text(request.body.bytes, "text/plain"); });
    QCOMPARE(bodyOf(call(gateway, "POST", "/-/control/echo", {{"PRIVATE-TOKEN", secret}}, "hello")),
             "hello"_ba);
    QCOMPARE(
        call(gateway, "POST", "/-/control/echo", {{"Authorization", "Bearer " + secret}}, "hello")
            .status,
        200);
    QCOMPARE(call(gateway, "POST", "/-/control/nothing", {{"PRIVATE-TOKEN", secret}}, "").status,
             404);
    QCOMPARE(call(gateway, "GET", "/-/control/echo", {{"PRIVATE-TOKEN", secret}}).status, 405);
    QCOMPARE(call(gateway, "POST", "/-/control/echo", {}, "").status, 401);
    QCOMPARE(call(gateway, "POST", "/-/control/echo",
                  {{"PRIVATE-TOKEN", m_registry->secrets[u"personal all"_s]}}, "")
                 .status,
             403);
    QCOMPARE(call(gateway, "POST", "/-/control/echo", {{"JOB-TOKEN", secret}}, "").status, 401);
    QCOMPARE(call(gateway, "DELETE", "/api/v4/projects/acme%2Fweb/packages/plain/x",
                  {{"PRIVATE-TOKEN", secret}})
                 .status,
             200);
}

void tst_Gate::apiRoutes_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<Right>("right");
    QTest::addColumn<bool>("jobs");
    const auto row = [](const char *verb, const char *rest, Right right, bool jobs = false) {
        QTest::addRow("%s %s", verb, rest)
            << QByteArray(verb) << "/api/v4/projects/acme%2Fweb" + QByteArray(rest) << right
            << jobs;
    };
    row("GET", "", Right::Read);
    row("PUT", "", Right::Admin);
    row("GET", "/packages", Right::Read, true);
    row("GET", "/packages/999", Right::Read, true);
    row("GET", "/packages/999/package_files", Right::Read, true);
    row("GET", "/packages/999/pipelines", Right::Read, true);
    row("DELETE", "/packages/999", Right::Delete, true);
    row("DELETE", "/packages/999/package_files/1", Right::Delete, true);
    row("GET", "/packages/protection/rules", Right::Delete);
    row("POST", "/packages/protection/rules", Right::Admin);
    row("PATCH", "/packages/protection/rules/999", Right::Admin);
    row("DELETE", "/packages/protection/rules/999", Right::Admin);
}

void tst_Gate::apiRoutes()
{
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, target);
    QFETCH(Right, right);
    QFETCH(bool, jobs);
    const QByteArray body = verb == "GET" || verb == "DELETE" ? QByteArray() : "{}"_ba;
    for (const Who &who : std::as_const(m_people)) {
        for (const Show &how : Shows) {
            QByteArray path = target;
            Headers headers;
            if (who.kind)
                show(how, m_registry->secrets.value(who.name), path, headers);
            const int status =
                call(*m_registry->gateway, requestHead(verb, path, headers, body), body).status;
            const bool kindFits = !who.kind
                                  || (*who.kind != TokenKind::Deploy
                                      && (*who.kind != TokenKind::Job || jobs));
            int refused = 0; // what must be answered, or 0 when the handler decides
            if (!who.kind)
                refused = right == Right::Read ? 404 : 401;
            else if (!who.valid || !how.takes(*who.kind) || !kindFits)
                refused = 401;
            else if (!within(who.scope, u"acme/web"_s))
                refused = 404;
            else if (right == Right::Read ? !(who.rights & (Right::Read | Right::Write))
                                          : !who.rights.testFlag(right))
                refused = 403;
            const QByteArray text = who.name.toUtf8() + " with " + how.name + ": "
                                    + QByteArray::number(status);
            QVERIFY2(refused ? status == refused : status != 401 && status != 403,
                     text.constData());
        }
    }
}

void tst_Gate::answersOfTheTable()
{
    TestRegistry &registry = *m_registry;
    const QByteArray base = "/api/v4/projects/acme%2Fweb/packages/";
    const Reply anonymous = registry.get(base + "plain/doc/x");
    QCOMPARE(anonymous.status, 401);
    QCOMPARE(anonymous.headers.value("WWW-Authenticate"),
             "Basic realm=\"GitLab Packages Registry\""_ba);
    QCOMPARE(objectOf(anonymous)[u"message"].toString(), u"401 Unauthorized"_s);
    // Existing and missing look the same to strangers.
    const Reply missing = registry.get("/api/v4/projects/acme%2Fnothing/packages/plain/doc/x");
    QCOMPARE(everythingOf(missing), everythingOf(anonymous));
    QVERIFY(!registry.get(base + "strict/doc/x").headers.contains("WWW-Authenticate"));
    QCOMPARE(registry.get(base + "plain/secret/x").status, 404);
    const HeaderList elsewhere{{"PRIVATE-TOKEN", registry.secrets[u"project elsewhere"_s]}};
    QCOMPARE(objectOf(registry.get(base + "plain/doc/x", elsewhere))[u"message"].toString(),
             u"404 Project Not Found"_s);
    QCOMPARE(
        objectOf(registry.get("/api/v4/groups/acme/-/packages/plain/doc/x", elsewhere))[u"message"]
            .toString(),
        u"404 Group Not Found"_s);
    const Reply wrong = registry.get("/api/v4/projects/open%2Ftool/packages",
                                     {{"PRIVATE-TOKEN", "glpat-wrong"}});
    QCOMPARE(wrong.status, 401);
    QCOMPARE(objectOf(wrong)[u"error"].toString(), u"invalid_token"_s);
    QCOMPARE(registry.get("/api/v4/projects/open%2Ftool/packages").status, 200);
    const Reply runner = registry.get("/api/v4/projects/open%2Ftool/packages/plain/doc/x",
                                      {{"PRIVATE-TOKEN", "glrt-abc"}});
    QCOMPARE(runner.status, 401);
    QVERIFY(objectOf(runner)[u"error"].toString().contains(u"runner token"));
    const Reply unknown = registry.get("/api/v4/nothing");
    QCOMPARE(unknown.status, 404);
    QCOMPARE(objectOf(unknown), QJsonObject({{u"error"_s, u"404 Not Found"_s}}));
    const Reply method = call(*registry.gateway, "PATCH", base + "plain/doc/x");
    QCOMPARE(method.status, 405);
    QVERIFY(method.headers.value("Allow").contains("GET, HEAD"));
    QCOMPARE(registry
                 .get("/api/v4/projects/open%2Ftool",
                      {{"X-Plain-Key", registry.secrets[u"personal all"_s]}})
                 .status,
             401);
    QCOMPARE(
        registry.get(base + "plain/doc/x", {{"X-Plain-Key", registry.secrets[u"personal all"_s]}})
            .status,
        200);
    QCOMPARE(registry.get(base + "plain/doc/x").headers.value("X-Content-Type-Options"),
             "nosniff"_ba);
}

void tst_Gate::severalCredentials()
{
    TestRegistry &registry = *m_registry;
    const QByteArray target = "/api/v4/projects/acme%2Fweb/packages/plain/doc/x";
    const QByteArray good = registry.secrets[u"project read"_s];
    QCOMPARE(registry.get(target, {{"PRIVATE-TOKEN", "wrong"}, {"Authorization", "Bearer " + good}})
                 .status,
             200);
    QCOMPARE(registry.get(target, {{"PRIVATE-TOKEN", good}, {"Authorization", "Digest x"}}).status,
             200);
    QCOMPARE(registry.get(target, {{"PRIVATE-TOKEN", "wrong"}, {"JOB-TOKEN", good}}).status, 401);
    QCOMPARE(registry.get(target + "?private_token=", {{"PRIVATE-TOKEN", ""}}).status, 401);
    QCOMPARE(registry.get(target + "?private%5Ftoken=" + good).status, 200);
}

void tst_Gate::expiryAndRevocationCountAtOnce()
{
    TestRegistry &registry = *m_registry;
    const QByteArray target = "/api/v4/projects/acme%2Fweb/packages/plain/doc/x";
    const QByteArray brief = registry.token(u"brief"_s, TokenKind::Project, u"acme/web"_s,
                                            Right::Read, registry.clock.now().addSecs(5));
    QCOMPARE(registry.get(target, {{"PRIVATE-TOKEN", brief}}).status, 200);
    registry.clock.advance(std::chrono::seconds(6));
    const Reply late = registry.get(target, {{"PRIVATE-TOKEN", brief}});
    QCOMPARE(late.status, 401);
    QVERIFY(objectOf(late)[u"error"].toString().contains(u"expired"));
    const QByteArray gone = registry.token(u"gone"_s, TokenKind::Project, u"acme/web"_s,
                                           Right::Read);
    QCOMPARE(registry.get(target, {{"PRIVATE-TOKEN", gone}}).status, 200);
    QVERIFY(registry.store->revokeToken(registry.tokens[u"gone"_s].id, registry.owner));
    QCOMPARE(registry.get(target, {{"PRIVATE-TOKEN", gone}}).status, 401);
}

static QByteArray *logged = nullptr;

void tst_Gate::I1_I4_secretsAreNeverRepeated()
{
    QByteArray log;
    logged = &log;
    const QtMessageHandler before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &text) {
            *logged += text.toUtf8() + '\n';
        });
    QByteArray answers;
    QByteArrayList canaries{"glpat-CANARY00000000000000", "CANARY%2Bpercent"};
    canaries += m_registry->secrets.values();
    canaries.append("owner-secret-of-the-tests");
    for (const QByteArray &target :
         {"/api/v4/user"_ba, "/api/v4/personal_access_tokens/self"_ba, "/api/v4/projects"_ba,
          "/api/v4/nothing"_ba, "/api/v4/projects/open%2Ftool/packages"_ba,
          "/api/v4/projects/acme%2Fweb/packages/plain/doc/x"_ba,
          "/api/v4/projects/acme%2Fweb/packages/plain/%zz"_ba, "/-/health"_ba, "/-/metrics"_ba}) {
        for (const QByteArray &canary : std::as_const(canaries)) {
            for (const Show &how : Shows) {
                QByteArray path = target;
                Headers headers;
                show(how, canary, path, headers);
                answers += everythingOf(
                    call(*m_registry->gateway, requestHead("GET", path, headers)));
            }
        }
    }
    qInstallMessageHandler(before);
    const auto activity = m_registry->store->activity(0, 1000);
    QVERIFY(activity);
    for (const ActivityRow &row : *activity)
        answers += (row.actor + row.action + row.subject + english(row.outcome)).toUtf8() + '\n';
    for (const QByteArray &canary : std::as_const(canaries)) {
        QVERIFY2(!answers.contains(canary), canary.constData());
        QVERIFY2(!log.contains(canary), canary.constData());
        QVERIFY2(!answers.contains(canary.toBase64()), canary.constData());
    }
}

void tst_Gate::I9_foreignHostsComeToNothing()
{
    const QByteArray good = m_registry->secrets[u"personal all"_s];
    for (const QByteArray &target : {"/api/v4/projects/open%2Ftool/packages/plain/doc/x"_ba,
                                     "/-/health"_ba, "/nothing"_ba, "/%zz"_ba}) {
        QCOMPARE(m_registry->get(target, {{"Host", "evil.example"}}).status, 403);
        QCOMPARE(m_registry->get(target, {{"Host", ""}, {"PRIVATE-TOKEN", good}}).status, 403);
        QCOMPARE(m_registry->get(target, {{"Origin", "http://evil.example"}}).status, 403);
        QCOMPARE(m_registry->get(target, {{"Sec-Fetch-Site", "cross-site"}}).status, 403);
        RequestHead head;
        head.target = target;
        QCOMPARE(call(*m_registry->gateway, head).status, 403);
    }
}

QTEST_GUILESS_MAIN(tst_Gate)
#include "tst_gate.moc"

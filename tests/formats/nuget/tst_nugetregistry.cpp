// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "nugetregistry.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

class TestNuGetRegistry : public QObject
{
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<NuGetRegistry>(); }
    void cleanup() { m.reset(); }

    void whatIsPushedCanBeInstalledAtOnce();
    void recordedDotnetPushIsTaken();
    void recordedDotnetRestoreFindsIt();
    void pushesOfAllShapesAreTaken();
    void pushIsRefused_data();
    void pushIsRefused();
    void aVersionHasManySpellings();
    void serviceIndexListsWhatThereIs();
    void serviceIndexTellsStrangersNothing();
    void registrationHoldsDependencies();
    void D18_manyVersionsComeInPages();
    void D6_documentsFollowEveryChange();
    void duplicatesAreTakenOrRefused();
    void unlistedVersionsStayInstallable();
    void symbolsGoWithTheirPackage();
    void searchFindsNames();
    void searchRefusesWhatMakesNoSense();
    void K4_4_searchLooksIntoWhatPackagesTell();
    void K4_5_catalogEntriesTellWhatTheNuspecDoes();
    void K4_6_iconAndReadmeAreServed();
    void autocompleteKnowsIdsAndVersions();
    void groupsReadAllTheirProjects();
    void H7_groupsShowEachCallerTheirOwn();
    void deletingNeedsTheRight();
    void theNuspecIsServed();
    void G12_namesReachNoHeader();
    void A3_sameVersionTwiceExactlyOneWins();
    void A2_firstVersionsAtOnceAllStay();
    void E3_requestsLeaveNoFilesBehind();

private:
    QJsonObject index(const QByteArray &id, std::optional<Scope> scope = {})
    {
        return objectOf(m->get("/metadata/" + id + "/index.json", scope));
    }
    static QJsonObject leaf(const QJsonObject &index, int page = 0, int item = 0)
    {
        return index.value(u"items")[page][u"items"][item].toObject();
    }
    QStringList found(const QByteArray &query, std::optional<Scope> scope = {},
                      std::optional<QByteArray> secret = {})
    {
        QStringList ids;
        const QJsonArray data =
            objectOf(m->get("/query?" + query, scope, secret)).value(u"data").toArray();
        for (const QJsonValue &item : data)
            ids.append(item[u"id"].toString() + u' ' + item[u"version"].toString());
        return ids;
    }

    std::unique_ptr<NuGetRegistry> m;
};

static QByteArray targetOf(const QJsonValue &url)
{
    const QByteArray text = url.toString().toLatin1();
    const QByteArray base = "http://127.0.0.1:8970";
    return text.startsWith(base) ? text.mid(base.size()) : QByteArray();
}

void TestNuGetRegistry::whatIsPushedCanBeInstalledAtOnce()
{
    const QByteArray package = nupkg("Acme.Widgets", "1.2-Beta");
    QCOMPARE(m->push(package).status, 201);
    QCOMPARE(m->versions("ACME.widgets"), QStringList{u"1.2.0-beta"_s});

    const QJsonObject one = leaf(index("acme.widgets"));
    QCOMPARE(one[u"catalogEntry"][u"id"], QJsonValue(u"Acme.Widgets"_s));
    QCOMPARE(one[u"catalogEntry"][u"version"], QJsonValue(u"1.2.0-Beta"_s));
    const QByteArray content = targetOf(one.value(u"packageContent"));
    const Reply file = m->send("GET", content, m->maintainer);
    QCOMPARE(file.status, 200);
    QCOMPARE(bodyOf(file), package);
    QVERIFY(!std::get<FileBody>(file.body).etag.isEmpty());
    QCOMPARE(objectOf(m->send("GET", targetOf(one.value(u"@id")), m->maintainer)), one);
}

// The shape of what dotnet nuget push sends: a slash after the address, the key in a header, a form
// with one part whose disposition is not quoted, and no credential.
void TestNuGetRegistry::recordedDotnetPushIsTaken()
{
    const QByteArray package = nupkg("Acme.Widgets", "1.0.0");
    const QByteArray body = "--8b5c7a52-1c2e-4f6a-9c1d-6a1f0d2b7e11\r\n"
                            "Content-Type: application/octet-stream\r\n"
                            "Content-Disposition: form-data; name=package; filename=package.nupkg; "
                            "filename*=utf-8''package.nupkg\r\n\r\n"
                            + package + "\r\n--8b5c7a52-1c2e-4f6a-9c1d-6a1f0d2b7e11--\r\n";
    Headers headers;
    headers.add("X-NuGet-ApiKey", m->developer);
    headers.add("X-NuGet-Protocol-Version", "4.1.0");
    headers.add("X-NuGet-Client-Version", "6.11.0");
    headers.add("User-Agent", "NuGet Command Line/6.11.0 (.NET)");
    headers.add("Content-Type",
                "multipart/form-data; boundary=\"8b5c7a52-1c2e-4f6a-9c1d-6a1f0d2b7e11\"");
    const QByteArray target = NuGetRegistry::at(m->web) + '/';
    QCOMPARE(call(*m->gateway, requestHead("PUT", target, headers, body), body).status, 201);
    QCOMPARE(m->versions("acme.widgets"), QStringList{u"1.0.0"_s});
}

// The shape of what dotnet restore sends: the service index and the versions without a credential,
// the versions again with the source's once it was asked for, then the package by what both told.
void TestNuGetRegistry::recordedDotnetRestoreFindsIt()
{
    QCOMPARE(m->push(nupkg("Acme.Lib", "1.2")).status, 201);
    QCOMPARE(m->push(nupkg("Acme.Lib", "1.10.0-Beta")).status, 201);
    const auto ask = [&](const QByteArray &target, const QByteArray &secret) {
        Headers headers;
        headers.add("X-NuGet-Session-Id", "5ae26a2a-d92b-4641-8ebd-0e903bf9745f");
        headers.add("X-NuGet-Client-Version", "6.11.0");
        headers.add("Accept-Encoding", "gzip, deflate");
        if (!secret.isEmpty())
            headers.add("Authorization", "Basic " + ("me:" + secret).toBase64());
        return call(*m->gateway, requestHead("GET", target, std::move(headers), {}), {});
    };
    const Reply service = ask(NuGetRegistry::at(m->web) + "/index.json", {});
    QCOMPARE(service.status, 200);
    QByteArray container;
    for (const QJsonValue &one : objectOf(service).value(u"resources").toArray()) {
        if (one[u"@type"] == u"PackageBaseAddress/3.0.0"_s)
            container = one[u"@id"].toString().toLatin1();
    }
    container = container.mid(container.indexOf("/api/"));
    const Reply stranger = ask(container + "/acme.lib/index.json", {});
    QCOMPARE(stranger.status, 401);
    QVERIFY(stranger.headers.value("WWW-Authenticate").startsWith("Basic "));
    const QJsonArray versions =
        objectOf(ask(container + "/acme.lib/index.json", m->reader)).value(u"versions").toArray();
    QCOMPARE(versions, (QJsonArray{u"1.2.0"_s, u"1.10.0-beta"_s}));
    const Reply package = ask(container + "/acme.lib/1.2.0/acme.lib.1.2.0.nupkg", m->reader);
    QCOMPARE(package.status, 200);
    QCOMPARE(bodyOf(package), nupkg("Acme.Lib", "1.2"));
}

void TestNuGetRegistry::pushesOfAllShapesAreTaken()
{
    const QByteArray at = NuGetRegistry::at(m->web);
    QCOMPARE(m->push(nupkg("a", "1.0"), "").status, 201);
    QCOMPARE(m->push(nupkg("b", "1.0"), "/v2/").status, 201);
    QCOMPARE(m->push(nupkg("c", "1.0"), "/v2").status, 201);
    QCOMPARE(m->send("PUT", at + '/', m->developer, nupkg("d", "1.0"), "application/octet-stream")
                 .status,
             201);
    QCOMPARE(m->send("PUT", at + '/', m->developer,
                     form({{"whatever", nupkg("e", "1.0"), "x.bin"}, {"more", "x"}}), FormType)
                 .status,
             201);
    QCOMPARE(m->send("PUT", "/api/v4/projects/acme%2Fweb/packages/nuget/", m->developer,
                     form({{"package", nupkg("f", "1.0"), "package"}}), FormType)
                 .status,
             201);
    for (const char *id : {"a", "b", "c", "d", "e", "f"})
        QCOMPARE(m->versions(id), QStringList{u"1.0.0"_s});
}

void TestNuGetRegistry::pushIsRefused_data()
{
    QTest::addColumn<QByteArray>("package");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("empty") << ""_ba << 400 << "no NuGet package"_ba;
    QTest::newRow("text") << "hello"_ba << 400 << "no NuGet package"_ba;
    QTest::newRow("no nuspec") << makeZip({{"a.txt", "x"}}) << 400 << "nuspec file not found"_ba;
    QTest::newRow("escaping") << nupkg("a", "1.0", {}, {{"../x", "x"}}) << 400 << "archive"_ba;
    QTest::newRow("version") << nupkg("a", "one") << 400 << "valid NuGet version"_ba;
    QTest::newRow("cut off") << nupkg("a", "1.0").chopped(40) << 400 << "cut off"_ba;
}

void TestNuGetRegistry::pushIsRefused()
{
    QFETCH(QByteArray, package);
    QFETCH(int, status);
    QFETCH(QByteArray, says);
    const Reply reply = m->push(package);
    QCOMPARE(reply.status, status);
    const QJsonObject object = objectOf(reply);
    for (const QString &key : {u"message"_s, u"error"_s})
        QVERIFY2(object[key].toString().toUtf8().contains(says), bodyOf(reply).constData());
    QVERIFY(reply.reason.contains(says));
    QVERIFY(m->versions("a").isEmpty());
}

void TestNuGetRegistry::aVersionHasManySpellings()
{
    QCOMPARE(m->push(nupkg("Acme.Lib", "1.00-Rc.1+build.5")).status, 201);
    const QByteArray bytes = nupkg("Acme.Lib", "1.00-Rc.1+build.5");
    for (const char *spelling : {"1.0.0-rc.1", "1.0-RC.1", "1.0.0.0-rc.1", "01.0-rc.1+other"}) {
        const QByteArray version = QByteArray(spelling).replace("+", "%2B");
        QCOMPARE(
            bodyOf(m->get("/download/acme.lib/" + version + "/acme.lib." + version + ".nupkg")),
            bytes);
        QCOMPARE(m->get("/metadata/ACME.LIB/" + version + ".json").status, 200);
        QCOMPARE(m->get("/metadata/acme.lib/" + version).status, 200);
    }
    QCOMPARE(m->get("/download/acme.lib/1.0.0/acme.lib.1.0.0.nupkg").status, 404);
    QCOMPARE(m->get("/download/acme.lib/1.0.0-rc.1/other.1.0.0-rc.1.nupkg").status, 404);
    QCOMPARE(leaf(index("acme.lib"))[u"catalogEntry"][u"version"],
             QJsonValue(u"1.0.0-Rc.1+build.5"_s));
    m->refuseDuplicates();
    QCOMPARE(m->push(nupkg("ACME.LIB", "1.0.0-RC.1")).status, 409);
}

void TestNuGetRegistry::serviceIndexListsWhatThereIs()
{
    const auto types = [&](const QByteArray &path, const Scope &scope) {
        QMap<QString, QString> all;
        const QJsonObject document = objectOf(m->get(path, scope));
        for (const QJsonValue &one : document.value(u"resources").toArray())
            all.insert(one[u"@type"].toString(), one[u"@id"].toString());
        return document.value(u"version") == u"3.0.0"_s ? all : QMap<QString, QString>();
    };
    const QString base = u"http://127.0.0.1:8970"_s
                         + QString::fromLatin1(NuGetRegistry::at(m->web));
    const auto project = types("/index.json", m->web);
    QCOMPARE(project.value(u"PackageBaseAddress/3.0.0"_s), base + u"/download"_s);
    QCOMPARE(project.value(u"PackagePublish/2.0.0"_s), base);
    QCOMPARE(project.value(u"SymbolPackagePublish/4.9.0"_s), base + u"/symbolpackage"_s);
    QCOMPARE(project.value(u"RegistrationsBaseUrl/3.6.0"_s), base + u"/metadata"_s);
    QCOMPARE(project.value(u"LegacyGallery/2.0.0"_s), base + u"/v2"_s);
    QCOMPARE(types("/unlist/index.json", m->web).value(u"PackagePublish/2.0.0"_s),
             base + u"/unlist"_s);
    const auto group = types("/index.json", m->acme);
    QVERIFY(group.contains(u"SearchQueryService"_s));
    QVERIFY(!group.contains(u"PackageBaseAddress/3.0.0"_s));
    QVERIFY(!group.contains(u"PackagePublish/2.0.0"_s));
    QVERIFY(!group.contains(u"LegacyGallery/2.0.0"_s));
}

void TestNuGetRegistry::serviceIndexTellsStrangersNothing()
{
    const auto status = [&](const QByteArray &target, const QByteArray &secret) {
        return m->send("GET", target, secret).status;
    };
    const QByteArray none = "/api/v4/projects/4711/packages/nuget/index.json";
    const QByteArray some = NuGetRegistry::at(m->web) + "/index.json";
    QCOMPARE(status(some, {}), 200);
    QCOMPARE(status(none, {}), 200);
    QCOMPARE(status(none, m->maintainer), 404);
    QCOMPARE(status(NuGetRegistry::at(m->api) + "/index.json", m->reader), 404);
    QCOMPARE(status(some, m->reader), 200);
    QCOMPARE(status(some, "glpat-wrong"), 401);
    QCOMPARE(status(NuGetRegistry::at(m->acme) + "/index.json", {}), 200);
}

void TestNuGetRegistry::registrationHoldsDependencies()
{
    const QByteArray more =
        "<dependencies><group targetFramework=\"net45\"><dependency id=\"B\" version=\"[1,2)\" />"
        "</group><group targetFramework=\"net6.0\" /></dependencies>"
        "<license type=\"expression\">MIT</license><projectUrl>https://acme.example/</projectUrl>"
        "<tags>a b</tags>";
    QCOMPARE(m->push(nupkg("A", "1.0", more)).status, 201);
    const QJsonObject entry = leaf(index("a")).value(u"catalogEntry").toObject();
    const QJsonArray groups = entry.value(u"dependencyGroups").toArray();
    QCOMPARE(groups.size(), 2);
    QCOMPARE(groups[0][u"targetFramework"], QJsonValue(u"net45"_s));
    QCOMPARE(groups[0][u"dependencies"][0][u"id"], QJsonValue(u"B"_s));
    QCOMPARE(groups[0][u"dependencies"][0][u"range"], QJsonValue(u"[1.0,2.0)"_s));
    QCOMPARE(groups[1][u"targetFramework"], QJsonValue(u"net6.0"_s));
    QVERIFY(groups[1][u"dependencies"].isArray());
    QVERIFY(groups[1][u"dependencies"].toArray().isEmpty());
    QCOMPARE(entry.value(u"licenseExpression"), QJsonValue(u"MIT"_s));
    QCOMPARE(entry.value(u"projectUrl"), QJsonValue(u"https://acme.example/"_s));
    QCOMPARE(entry.value(u"tags"), QJsonValue(u"a b"_s));
    QCOMPARE(entry.value(u"authors"), QJsonValue(u"Acme"_s));
    QCOMPARE(entry.value(u"published"), QJsonValue(u"2024-05-06T07:08:09.000Z"_s));
    QVERIFY(!entry.contains(u"iconUrl"_s));
}

void TestNuGetRegistry::D18_manyVersionsComeInPages()
{
    constexpr int count = 2000;
    for (int i = 0; i < count; ++i)
        QCOMPARE(m->push(nupkg("Many", "1.0." + QByteArray::number(i))).status, 201);
    QElapsedTimer timer;
    timer.start();
    const Reply first = m->get("/metadata/many/index.json");
    const qint64 rendered = timer.nsecsElapsed();
    // What is kept is the one document, not a text made again.
    const auto *document = std::get_if<DocumentPtr>(&first.body);
    QVERIFY(document);
    timer.start();
    const Reply again = m->get("/metadata/many/index.json");
    qInfo("index of %d versions: %.1f ms, then %.3f ms", count, double(rendered) / 1e6,
          double(timer.nsecsElapsed()) / 1e6);
    QCOMPARE(std::get<DocumentPtr>(again.body), *document);
    QVERIFY(!first.freshWhile.empty());

    const QJsonArray pages = objectOf(first).value(u"items").toArray();
    QCOMPARE(pages.size(), (count + 63) / 64);
    int seen = 0;
    for (const QJsonValue &page : pages) {
        QVERIFY(page[u"items"].isUndefined());
        const QJsonObject whole = objectOf(m->send("GET", targetOf(page[u"@id"]), m->maintainer));
        const QJsonArray items = whole.value(u"items").toArray();
        QVERIFY(items.size() <= 64);
        QCOMPARE(items.size(), page[u"count"].toInt());
        for (const QJsonValue &item : items)
            QCOMPARE(item[u"catalogEntry"][u"version"], QJsonValue(u"1.0.%1"_s.arg(seen++)));
        QCOMPARE(whole.value(u"lower"), page[u"lower"]);
        QCOMPARE(whole.value(u"upper"), page[u"upper"]);
    }
    QCOMPARE(seen, count);
    QCOMPARE(m->versions("many").size(), count);
}

void TestNuGetRegistry::D6_documentsFollowEveryChange()
{
    QCOMPARE(m->get("/metadata/a/index.json").status, 404);
    QCOMPARE(m->push(nupkg("A", "1.0")).status, 201);
    QCOMPARE(index("a")[u"items"][0][u"count"].toInt(), 1);
    QCOMPARE(found("q="), QStringList{u"A 1.0.0"_s});
    QCOMPARE(m->push(nupkg("A", "1.1")).status, 201);
    QCOMPARE(index("a")[u"items"][0][u"upper"], QJsonValue(u"1.1.0"_s));
    QCOMPARE(found("q="), QStringList{u"A 1.1.0"_s});
    QCOMPARE(m->push(nupkg("B", "1.0")).status, 201);
    QCOMPARE(found("q="), (QStringList{u"A 1.1.0"_s, u"B 1.0.0"_s}));

    QCOMPARE(m->remove("/a/1.1").status, 204);
    QCOMPARE(m->versions("a"), QStringList{u"1.0.0"_s});
    QCOMPARE(m->get("/download/a/1.1.0/a.1.1.0.nupkg").status, 404);
    QCOMPARE(m->get("/metadata/a/1.1.0.json").status, 404);
    QCOMPARE(found("q="), (QStringList{u"A 1.0.0"_s, u"B 1.0.0"_s}));

    const auto trash = m->store->trash();
    QVERIFY(trash && trash->size() == 1);
    QVERIFY(m->store->restore({trash->constFirst().versionId}, HandlerFixture::owner()));
    QCOMPARE(m->versions("a"), (QStringList{u"1.0.0"_s, u"1.1.0"_s}));
    QCOMPARE(m->remove("/a/1.0.0").status, 204);
    QCOMPARE(m->remove("/a/1.1.0").status, 204);
    QCOMPARE(m->get("/metadata/a/index.json").status, 404);
    QCOMPARE(m->get("/download/a/index.json").status, 404);
    QCOMPARE(found("q="), QStringList{u"B 1.0.0"_s});
}

void TestNuGetRegistry::duplicatesAreTakenOrRefused()
{
    const QByteArray second = nupkg("A", "1.0", "<summary>second</summary>");
    QCOMPARE(m->push(nupkg("A", "1.0")).status, 201);
    QCOMPARE(m->push(second).status, 201);
    QCOMPARE(bodyOf(m->get("/download/a/1.0.0/a.1.0.0.nupkg")), second);
    QCOMPARE(leaf(index("a"))[u"catalogEntry"][u"summary"], QJsonValue(u"second"_s));

    m->refuseDuplicates();
    const Reply refused = m->push(second);
    QCOMPARE(refused.status, 409);
    QCOMPARE(objectOf(refused).value(u"message"),
             QJsonValue(u"A package with the same name and version already exists"_s));
    QCOMPARE(refused.reason, "A package with the same name and version already exists"_ba);
    QCOMPARE(m->push(nupkg("A", "1.1")).status, 201);

    PolicySetting exception;
    exception.scope = m->web.id;
    exception.type = u"nuget"_s;
    exception.duplicateException = u"A"_s;
    QVERIFY(m->store->setPolicy(exception, HandlerFixture::owner()));
    QCOMPARE(m->push(second).status, 201);
}

void TestNuGetRegistry::unlistedVersionsStayInstallable()
{
    QCOMPARE(m->push(nupkg("A", "1.0")).status, 201);
    QCOMPARE(m->push(nupkg("A", "2.0")).status, 201);
    QCOMPARE(m->remove("/unlist/A/2.0").status, 204);
    QCOMPARE(found("q=a"), QStringList{u"A 1.0.0"_s});
    QCOMPARE(m->versions("a"), (QStringList{u"1.0.0"_s, u"2.0.0"_s}));
    QCOMPARE(m->get("/download/a/2.0.0/a.2.0.0.nupkg").status, 200);
    QCOMPARE(leaf(index("a"), 0, 1).value(u"listed"), QJsonValue(false));
    QCOMPARE(leaf(index("a"), 0, 0).value(u"listed"), QJsonValue(true));
    QCOMPARE(m->send("POST", NuGetRegistry::at(m->web) + "/A/2.0", m->maintainer).status, 200);
    QCOMPARE(found("q=a"), QStringList{u"A 2.0.0"_s});
}

void TestNuGetRegistry::symbolsGoWithTheirPackage()
{
    const QByteArray symbols = nupkg("A", "1.0", SymbolsType, {{"lib/net45/A.pdb", "BSJB"}});
    const Reply early = m->push(symbols, "/symbolpackage/");
    QCOMPARE(early.status, 404);
    QVERIFY(early.reason.contains("Push the package first"));
    QVERIFY(m->versions("a").isEmpty());

    QCOMPARE(m->push(nupkg("A", "1.0")).status, 201);
    QCOMPARE(m->push(symbols, "/symbolpackage/").status, 201);
    QCOMPARE(bodyOf(m->get("/download/a/1.0.0/a.1.0.0.snupkg")), symbols);
    QCOMPARE(bodyOf(m->get("/download/a/1.0.0/a.1.0.0.nupkg")), nupkg("A", "1.0"));
    QCOMPARE(leaf(index("a"))[u"catalogEntry"][u"description"], QJsonValue(u"Widgets of A."_s));
    QCOMPARE(m->push(nupkg("A", "1.0"), "/symbolpackage/").status, 400);
    m->refuseDuplicates();
    QCOMPARE(m->push(symbols, "/symbolpackage/").status, 409);
}

void TestNuGetRegistry::searchFindsNames()
{
    for (const auto &[id, version] :
         {std::pair("Acme.Base", "1.0"), std::pair("Acme.Base", "1.1-beta"),
          std::pair("Acme.Widgets", "2.0-rc"), std::pair("Other", "1.0")})
        QCOMPARE(m->push(nupkg(id, version)).status, 201);
    QCOMPARE(found("q=ACME."),
             (QStringList{u"Acme.Base 1.1.0-beta"_s, u"Acme.Widgets 2.0.0-rc"_s}));
    QCOMPARE(found("q=acme.&prerelease=false"), QStringList{u"Acme.Base 1.0.0"_s});
    QCOMPARE(found("q=id:acme%20id:wid"), QStringList{u"Acme.Widgets 2.0.0-rc"_s});
    QCOMPARE(found("q=id:other"), QStringList{u"Other 1.0.0"_s});
    QCOMPARE(found("q=&take=1&skip=1"), QStringList{u"Acme.Widgets 2.0.0-rc"_s});
    QCOMPARE(found("q=nothing"), QStringList());
    const QJsonObject all = objectOf(m->get("/query?take=1&semVerLevel=2.0.0&packageType=x"));
    QCOMPARE(all.value(u"totalHits").toInt(), 3);
    const QJsonObject item = all.value(u"data")[0].toObject();
    QCOMPARE(item.value(u"versions").toArray().size(), 2);
    QCOMPARE(item[u"versions"][1][u"version"], QJsonValue(u"1.1.0-beta"_s));
    QCOMPARE(item.value(u"title"), QJsonValue(u"Acme.Base"_s));
    QCOMPARE(m->send("GET", targetOf(item.value(u"registration")), m->maintainer).status, 200);
}

void TestNuGetRegistry::K4_4_searchLooksIntoWhatPackagesTell()
{
    QCOMPARE(
        m->push(nupkg("Acme.Plots", "1.0", "<title>Grand Charts</title><tags>graphs svg</tags>"))
            .status,
        201);
    QCOMPARE(m->push(nupkg("Zeta.Svg", "1.0")).status, 201);
    QCOMPARE(m->push(nupkg("Other", "1.0", "<summary>Unlike all</summary>")).status, 201);
    const QString plots = u"Acme.Plots 1.0.0"_s;
    for (const char *query : {"q=grand%20charts", "q=title:charts", "q=GRAPHS", "q=tags:graphs",
                              "q=tag:svg", "q=plots%20svg", "q=of%20acme.plots"})
        QCOMPARE(found(query), QStringList{plots});
    QCOMPARE(found("q=unlike"), QStringList{u"Other 1.0.0"_s});
    QCOMPARE(found("q=author:acme").size(), 3);
    QCOMPARE(found("q=id:svg"), QStringList{u"Zeta.Svg 1.0.0"_s});
    // Whose name has the word comes first.
    QCOMPARE(found("q=svg"), (QStringList{u"Zeta.Svg 1.0.0"_s, plots}));
    QCOMPARE(found("q=svg&skip=1&take=1"), QStringList{plots});
    QCOMPARE(objectOf(m->get("/query?q=svg&take=1")).value(u"totalHits").toInt(), 2);
    QCOMPARE(objectOf(m->get("/autocomplete?q=svg")).value(u"data"),
             QJsonValue(QJsonArray{u"Zeta.Svg"_s}));
}

void TestNuGetRegistry::K4_5_catalogEntriesTellWhatTheNuspecDoes()
{
    const QByteArray package = nupkg(
        "A", "1.0",
        "<icon>images\\icon.png</icon><readme>docs/README.md</readme>"
        "<repository type=\"git\" url=\"https://code.example.invalid/a.git\" branch=\"main\" "
        "commit=\"abc\" /><packageTypes><packageType name=\"DotnetTool\" /></packageTypes>"
        "<license type=\"file\">LICENSE</license><copyright>Acme</copyright>"
        "<releaseNotes>New</releaseNotes>");
    QCOMPARE(m->push(package).status, 201);
    const QJsonObject entry = leaf(index("a")).value(u"catalogEntry").toObject();
    QCOMPARE(entry[u"iconFile"_s].toString(), u"images/icon.png"_s);
    QVERIFY(entry[u"iconUrl"_s].toString().endsWith(u"/packages/nuget/download/a/1.0.0/icon"));
    QCOMPARE(entry[u"readmeFile"_s].toString(), u"docs/README.md"_s);
    QVERIFY(entry[u"readmeUrl"_s].toString().endsWith(u"/packages/nuget/download/a/1.0.0/readme"));
    QCOMPARE(entry[u"repository"_s].toObject(),
             (QJsonObject{{u"type"_s, u"git"_s},
                          {u"url"_s, u"https://code.example.invalid/a.git"_s},
                          {u"branch"_s, u"main"_s},
                          {u"commit"_s, u"abc"_s}}));
    QCOMPARE(entry[u"packageTypes"_s][0][u"name"_s].toString(), u"DotnetTool"_s);
    QCOMPARE(entry[u"licenseFile"_s].toString(), u"LICENSE"_s);
    QCOMPARE(entry[u"copyright"_s].toString(), u"Acme"_s);
    QCOMPARE(entry[u"releaseNotes"_s].toString(), u"New"_s);
    QCOMPARE(entry[u"packageHash"_s].toString().toLatin1(),
             QCryptographicHash::hash(package, QCryptographicHash::Sha512).toBase64());
    QCOMPARE(entry[u"packageHashAlgorithm"_s].toString(), u"SHA512"_s);
    QCOMPARE(entry[u"packageSize"_s].toInteger(), package.size());
    const QJsonValue item = objectOf(m->get("/query?q=a"))[u"data"_s][0];
    QCOMPARE(item[u"packageTypes"_s][0][u"name"_s].toString(), u"DotnetTool"_s);
    QCOMPARE(item[u"iconUrl"_s], entry[u"iconUrl"_s]);
    // An address that is none is told to nobody.
    QCOMPARE(m->push(nupkg("B", "1.0", "<repository type=\"git\" url=\"javascript:x\" />")).status,
             201);
    QVERIFY(!leaf(index("b"))[u"catalogEntry"][u"repository"].toObject().contains(u"url"_s));
}

void TestNuGetRegistry::K4_6_iconAndReadmeAreServed()
{
    const QByteArray package = nupkg("A", "1.0",
                                     "<icon>images/icon.png</icon><readme>README.md</readme>",
                                     {{"images/icon.png", "\x89PNG"}, {"README.md", "# A"}});
    QCOMPARE(m->push(package).status, 201);
    QCOMPARE(m->push(nupkg("B", "1.0", "<readme>none.md</readme>")).status, 201);
    const Reply icon = m->get("/download/a/1.0.0/icon");
    QCOMPARE(bodyOf(icon), "\x89PNG"_ba);
    QCOMPARE(icon.headers.value("X-Content-Type-Options"), "nosniff"_ba);
    QCOMPARE(bodyOf(m->get("/download/a/1.0.0/readme")), "# A"_ba);
    QCOMPARE(m->get("/download/a/2.0.0/readme").status, 404);
    QCOMPARE(m->get("/download/b/1.0.0/readme").status, 404);
    QCOMPARE(m->get("/download/b/1.0.0/icon").status, 404);
    QCOMPARE(m->get("/download/a/1.0.0/icon", {}, QByteArray()).status, 401);
    QStringList types;
    for (const QJsonValue &one : objectOf(m->get("/index.json"))[u"resources"_s].toArray())
        types.append(one[u"@type"_s].toString());
    QVERIFY(types.contains(u"ReadmeUriTemplate/6.13.0"_s));
}

void TestNuGetRegistry::searchRefusesWhatMakesNoSense()
{
    for (const char *query : {"take=0", "take=-1", "skip=-1", "take=x", "prerelease=maybe"}) {
        const Reply reply = m->get("/query?"_ba + query);
        QCOMPARE(reply.status, 400);
        QVERIFY(!objectOf(reply).value(u"error").toString().isEmpty());
    }
}

void TestNuGetRegistry::autocompleteKnowsIdsAndVersions()
{
    QCOMPARE(m->push(nupkg("Acme.Base", "1.0")).status, 201);
    QCOMPARE(m->push(nupkg("Acme.Base", "1.1-Beta")).status, 201);
    QCOMPARE(objectOf(m->get("/autocomplete?q=acme")).value(u"data"),
             QJsonValue(QJsonArray{u"Acme.Base"_s}));
    QCOMPARE(objectOf(m->get("/autocomplete?id=ACME.base")).value(u"data"),
             QJsonValue(QJsonArray{u"1.0.0"_s, u"1.1.0-Beta"_s}));
    QCOMPARE(objectOf(m->get("/autocomplete?id=acme.base&prerelease=false")).value(u"data"),
             QJsonValue(QJsonArray{u"1.0.0"_s}));
}

void TestNuGetRegistry::groupsReadAllTheirProjects()
{
    QCOMPARE(m->push(nupkg("A", "1.0")).status, 201);
    QCOMPARE(m->push(nupkg("A", "2.0"), "/", m->api).status, 201);
    QCOMPARE(m->push(nupkg("B", "1.0"), "/", m->api).status, 201);
    QCOMPARE(index("a", m->acme)[u"items"][0][u"count"].toInt(), 1);
    QCOMPARE(found("q=", m->acme), (QStringList{u"A 1.0.0"_s, u"B 1.0.0"_s}));
    QVERIFY(m->store->giveName(u"nuget"_s, u"A"_s, {m->web, m->api}, HandlerFixture::owner()));
    const QJsonObject both = index("a", m->acme);
    QCOMPARE(both[u"items"][0][u"count"].toInt(), 2);
    const QByteArray content = targetOf(leaf(both, 0, 1).value(u"packageContent"));
    QVERIFY(content.startsWith(NuGetRegistry::at(m->api) + "/download/"));
    QCOMPARE(bodyOf(m->send("GET", content, m->maintainer)), nupkg("A", "2.0"));
    QCOMPARE(found("q=", m->acme), (QStringList{u"A 2.0.0"_s, u"B 1.0.0"_s}));
    QCOMPARE(m->get("/download/a/1.0.0/a.1.0.0.nupkg", m->acme).status, 404);
    QCOMPARE(m->push(nupkg("A", "3.0"), "/", m->acme).status, 404);

    // Without a credential a group answers 401 whatever it holds, for clients ask so first.
    for (const QByteArray &path : {"/metadata/a/index.json"_ba, "/metadata/none/index.json"_ba,
                                   "/query?q="_ba, "/autocomplete?q="_ba}) {
        const Reply reply = m->get(path, m->acme, QByteArray());
        QCOMPARE(reply.status, 401);
        QVERIFY(reply.headers.value("WWW-Authenticate").startsWith("Basic "));
    }
    const Scope openGroup = *m->store->scope(u"open"_s);
    QCOMPARE(m->get("/query?q=", openGroup, QByteArray()).status, 401);
}

void TestNuGetRegistry::H7_groupsShowEachCallerTheirOwn()
{
    QCOMPARE(m->push(nupkg("A", "1.0")).status, 201);
    QCOMPARE(m->push(nupkg("A", "2.0"), "/", m->api).status, 201);
    QCOMPARE(m->push(nupkg("B", "1.0"), "/", m->api).status, 201);
    QCOMPARE(found("q=", m->acme, m->maintainer), (QStringList{u"A 1.0.0"_s, u"B 1.0.0"_s}));
    QCOMPARE(found("q=", m->acme, m->reader), QStringList{u"A 1.0.0"_s});
    QCOMPARE(m->get("/metadata/b/index.json", m->acme, m->reader).status, 404);
    QCOMPARE(objectOf(m->get("/metadata/a/index.json", m->acme, m->reader))[u"items"][0][u"count"]
                 .toInt(),
             1);
}

void TestNuGetRegistry::deletingNeedsTheRight()
{
    QCOMPARE(m->push(nupkg("A", "1.0")).status, 201);
    for (const QByteArray &path : {"/a/1.0.0"_ba, "/unlist/a/1.0.0"_ba, "/v2/a/1.0.0"_ba}) {
        QCOMPARE(m->remove(path, m->developer).status, 403);
        QCOMPARE(m->remove(path, QByteArray()).status, 401);
    }
    QCOMPARE(m->remove("/a/2.0").status, 404);
    QCOMPARE(m->remove("/none/1.0").status, 404);
    QCOMPARE(m->remove("/a/one").status, 400);
    QCOMPARE(m->remove("/v2/A/1.0").status, 204);
    QVERIFY(m->versions("a").isEmpty());
}

void TestNuGetRegistry::theNuspecIsServed()
{
    QCOMPARE(m->push(nupkg("A", "1.0")).status, 201);
    const Reply reply = m->get("/download/a/1.0.0/a.nuspec");
    QCOMPARE(reply.status, 200);
    QCOMPARE(bodyOf(reply), nuspecText("A", "1.0"));
    QCOMPARE(reply.headers.value("X-Content-Type-Options"), "nosniff"_ba);
    QCOMPARE(m->get("/download/a/1.0.0/b.nuspec").status, 404);
}

void TestNuGetRegistry::G12_namesReachNoHeader()
{
    QCOMPARE(m->push(nupkg("A", "1.0", "<summary>x&#13;&#10;Evil: 1</summary>")).status, 201);
    for (const QByteArray &path :
         {"/download/a/1.0.0/a.1.0.0.nupkg"_ba, "/metadata/a/index.json"_ba}) {
        const Reply reply = m->get(path);
        QCOMPARE(reply.status, 200);
        for (const auto &[name, value] : reply.headers)
            QVERIFY(!value.contains('\r') && !value.contains('\n') && name != "Evil");
    }
}

void TestNuGetRegistry::A3_sameVersionTwiceExactlyOneWins()
{
    m->refuseDuplicates();
    for (int round = 0; round < 20; ++round) {
        const QByteArray patch = QByteArray::number(round);
        std::atomic<int> created = 0;
        std::atomic<int> refused = 0;
        std::vector<std::unique_ptr<QThread>> threads;
        for (const QByteArray &version :
             {"1.0." + patch, "1.00." + patch, "1.0." + patch + ".0", "1.0." + patch + "+b"}) {
            threads.emplace_back(QThread::create([this, version, &created, &refused] {
                const int status = m->push(nupkg("A", version)).status;
                created += status == 201;
                refused += status == 409;
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        QCOMPARE(created.load(), 1);
        QCOMPARE(refused.load(), 3);
    }
    QCOMPARE(m->versions("a").size(), 20);
}

void TestNuGetRegistry::A2_firstVersionsAtOnceAllStay()
{
    std::atomic<int> created = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 30; ++i) {
        threads.emplace_back(QThread::create([this, i, &created] {
            const QByteArray id = i % 2 ? "Acme.One" : "ACME.ONE";
            created += m->push(nupkg(id, "1." + QByteArray::number(i))).status == 201;
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    QCOMPARE(created.load(), 30);
    QCOMPARE(m->versions("acme.one").size(), 30);
    QCOMPARE(index("acme.one")[u"items"][0][u"count"].toInt(), 30);
}

void TestNuGetRegistry::E3_requestsLeaveNoFilesBehind()
{
    const auto open = [] { return QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries).size(); };
    QCOMPARE(m->push(nupkg("A", "1.0")).status, 201);
    (void)m->get("/download/a/1.0.0/a.nuspec");
    const auto before = open();
    for (int i = 0; i < 200; ++i) {
        (void)m->push("no package");
        (void)m->get("/download/a/1.0.0/a.nuspec");
        (void)m->get("/metadata/a/index.json");
    }
    QVERIFY(open() <= before + 2);
}

QTEST_GUILESS_MAIN(TestNuGetRegistry)
#include "tst_nugetregistry.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "nugetregistry.h"

#include <QCryptographicHash>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

/// An entry's properties by name, with its address under "src".
using Entry = QMap<QString, QString>;

class TestNuGetFeed : public QObject
{
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<NuGetRegistry>(); }
    void cleanup() { m.reset(); }

    void theServiceIsKnownToAll();
    void nuget2IsAskedForItsCredential();
    void entriesHoldWhatClientsRead();
    void findPackagesByIdListsAllVersions();
    void recordedNuGet2Requests_data();
    void recordedNuGet2Requests();
    void oldClientsSeeNoVersionThatTheyCannotRead();
    void unlistedVersionsAreMarked();
    void searchLooksIntoTheText();
    void pagesFollowEachOther();
    void countsAreToldAlone();
    void queriesThatMakeNoSense_data();
    void queriesThatMakeNoSense();
    void theFeedIsForThoseWhoMayRead();
    void packagesAreDownloaded();
    void K4_1_searchGivesEachPackageOnce();
    void K4_2_countsAreToldOfEveryFeed_data();
    void K4_2_countsAreToldOfEveryFeed();
    void K4_3_groupsHaveTheFeedToo();

private:
    struct Feed
    {
        QList<Entry> entries;
        QByteArray next;
        QString count;
    };
    Feed feed(const QByteArray &path);
    QStringList versions(const QByteArray &path)
    {
        QStringList found;
        for (const Entry &entry : feed(path).entries)
            found.append(entry.value(u"Id"_s) + u' ' + entry.value(u"Version"_s));
        return found;
    }

    std::unique_ptr<NuGetRegistry> m;
};

TestNuGetFeed::Feed TestNuGetFeed::feed(const QByteArray &path)
{
    const Reply reply = m->get("/v2/" + path);
    Feed found;
    if (reply.status != 200)
        return found;
    QXmlStreamReader xml(bodyOf(reply));
    bool inProperties = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.name() == u"properties")
            inProperties = xml.isStartElement();
        if (!xml.isStartElement())
            continue;
        const QXmlStreamAttributes attributes = xml.attributes();
        if (xml.name() == u"entry")
            found.entries.append(Entry());
        else if (xml.name() == u"content")
            found.entries.last().insert(u"src"_s, attributes.value(u"src"_s).toString());
        else if (xml.name() == u"link" && attributes.value(u"rel"_s) == u"next")
            found.next = attributes.value(u"href"_s).toLatin1();
        else if (xml.name() == u"count")
            found.count = xml.readElementText();
        else if (inProperties && xml.name() != u"properties")
            found.entries.last().insert(xml.name().toString(), xml.readElementText());
    }
    if (xml.hasError())
        qWarning("%s", qPrintable(xml.errorString()));
    return xml.hasError() ? Feed() : found;
}

void TestNuGetFeed::theServiceIsKnownToAll()
{
    for (const QByteArray &path : {"/v2"_ba, "/v2/"_ba, "/v2/$metadata"_ba, "/v2/%24metadata"_ba}) {
        const Reply reply = m->get(path, {}, QByteArray());
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.headers.value("Content-Type").startsWith("application/xml"));
        QXmlStreamReader xml(bodyOf(reply));
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }
    QVERIFY(bodyOf(m->get("/v2/$metadata")).contains("EntitySet Name=\"Packages\""));
}

void TestNuGetFeed::nuget2IsAskedForItsCredential()
{
    const auto asked = [&](const QByteArray &secret) {
        Headers headers;
        headers.add("User-Agent", "NuGet/2.8.7.0 (Unix 6.1)");
        if (!secret.isEmpty())
            headers.add("Authorization", "Basic " + ("me:" + secret).toBase64());
        return call(*m->gateway,
                    requestHead("GET", NuGetRegistry::at(m->web) + "/v2", std::move(headers), {}),
                    {});
    };
    QCOMPARE(asked({}).status, 401);
    QVERIFY(asked({}).headers.value("WWW-Authenticate").startsWith("Basic "));
    QCOMPARE(asked(m->maintainer).status, 200);
}

void TestNuGetFeed::entriesHoldWhatClientsRead()
{
    const QByteArray more =
        "<dependencies><group targetFramework=\"net45\"><dependency id=\"B\" version=\"1.0\" />"
        "</group><group targetFramework=\"net40\" /></dependencies><tags>x</tags>";
    const QByteArray package = nupkg("Acme.Lib", "1.0", more);
    QCOMPARE(m->push(package).status, 201);
    const QList<Entry> found = feed("Packages(Id='acme.lib',Version='1.0.0.0')").entries;
    QCOMPARE(found.size(), 1);
    const Entry entry = found.first();
    QCOMPARE(entry.value(u"Id"_s), u"Acme.Lib"_s);
    QCOMPARE(entry.value(u"Version"_s), u"1.0.0"_s);
    QCOMPARE(entry.value(u"NormalizedVersion"_s), u"1.0.0"_s);
    QCOMPARE(entry.value(u"Dependencies"_s), u"B:1.0:net45|::net40"_s);
    QCOMPARE(entry.value(u"PackageHashAlgorithm"_s), u"SHA512"_s);
    QCOMPARE(entry.value(u"PackageHash"_s).toLatin1(),
             QCryptographicHash::hash(package, QCryptographicHash::Sha512).toBase64());
    QCOMPARE(entry.value(u"PackageSize"_s), QString::number(package.size()));
    QCOMPARE(entry.value(u"IsLatestVersion"_s), u"true"_s);
    QCOMPARE(entry.value(u"Published"_s), u"2024-05-06T07:08:09.000Z"_s);
    QCOMPARE(entry.value(u"Authors"_s), u"Acme"_s);
    const QByteArray target = entry.value(u"src"_s).toLatin1().mid(21);
    QCOMPARE(bodyOf(m->send("GET", target, m->maintainer)), package);
    QCOMPARE(m->get("/v2/Packages(Id='acme.lib',Version='2.0')").status, 404);
    QCOMPARE(m->get("/v2/Packages(Id='none',Version='1.0')").status, 404);
    QCOMPARE(m->get("/v2/Other").status, 404);
}

void TestNuGetFeed::findPackagesByIdListsAllVersions()
{
    for (const char *version : {"1.10", "1.2", "2.0-rc", "1.10.0.1"})
        QCOMPARE(m->push(nupkg("Lib", version)).status, 201);
    const QList<Entry> all = feed("FindPackagesById()?id='LIB'").entries;
    QStringList found;
    for (const Entry &entry : all)
        found.append(entry.value(u"Version"_s));
    QCOMPARE(found, (QStringList{u"1.2.0"_s, u"1.10.0"_s, u"1.10.0.1"_s, u"2.0.0-rc"_s}));
    QCOMPARE(all[2].value(u"IsLatestVersion"_s), u"true"_s);
    QCOMPARE(all[3].value(u"IsLatestVersion"_s), u"false"_s);
    QCOMPARE(all[3].value(u"IsAbsoluteLatestVersion"_s), u"true"_s);
    QVERIFY(feed("FindPackagesById()?id='none'").entries.isEmpty());
    QCOMPARE(m->get("/v2/FindPackagesById()?id='none'").status, 200);
}

// As nuget 2.8.7 writes them.
void TestNuGetFeed::recordedNuGet2Requests_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("install") << "FindPackagesById()?$filter=IsLatestVersion&$orderby=Version%20desc"
                                "&$top=1&id='Acme.Base'"_ba
                             << QStringList{u"Acme.Base 1.1.0"_s};
    QTest::newRow("install a version")
        << "Packages(Id='Acme.Base',Version='1.0.0')"_ba << QStringList{u"Acme.Base 1.0.0"_s};
    QTest::newRow("all by id") << "Packages()?$filter=tolower(Id)%20eq%20'acme.base'&$orderby=Id"_ba
                               << QStringList{u"Acme.Base 1.0.0"_s, u"Acme.Base 1.1.0"_s,
                                              u"Acme.Base 2.0.0-rc"_s};
    QTest::newRow("list") << "Packages()?$filter=(((Id%20ne%20null)%20and%20substringof('base',"
                             "tolower(Id)))%20or%20((Description%20ne%20null)%20and%20substringof("
                             "'base',tolower(Description))))%20and%20IsLatestVersion&$orderby=Id"_ba
                          << QStringList{u"Acme.Base 1.1.0"_s};
    QTest::newRow("search")
        << "Search()?$filter=IsAbsoluteLatestVersion&$orderby=Id&$skip=0&$top=30"
           "&searchTerm='acme'&targetFramework=''&includePrerelease=true"_ba
        << QStringList{u"Acme.Base 2.0.0-rc"_s, u"Acme.Other 1.0.0"_s};
    QTest::newRow("encoded") << "FindPackagesById%28%29?id=%27Acme.Other%27"_ba
                             << QStringList{u"Acme.Other 1.0.0"_s};
    QTest::newRow("newest first") << "Packages()?$orderby=Version%20desc,Id"_ba
                                  << QStringList{u"Acme.Base 2.0.0-rc"_s, u"Acme.Base 1.1.0"_s,
                                                 u"Acme.Base 1.0.0"_s, u"Acme.Other 1.0.0"_s};
}

void TestNuGetFeed::recordedNuGet2Requests()
{
    QFETCH(QByteArray, path);
    QFETCH(QStringList, found);
    for (const auto &[id, version] :
         {std::pair("Acme.Base", "1.0"), std::pair("Acme.Base", "1.1"),
          std::pair("Acme.Base", "2.0-rc"), std::pair("Acme.Other", "1.0")})
        QCOMPARE(m->push(nupkg(id, version)).status, 201);
    QCOMPARE(versions(path), found);
}

void TestNuGetFeed::oldClientsSeeNoVersionThatTheyCannotRead()
{
    for (const char *version : {"1.0", "1.1-beta.1", "1.2+build"})
        QCOMPARE(m->push(nupkg("A", version)).status, 201);
    QCOMPARE(versions("FindPackagesById()?id='A'"), QStringList{u"A 1.0.0"_s});
    QCOMPARE(versions("FindPackagesById()?id='A'&semVerLevel=2.0.0").size(), 3);
    QCOMPARE(versions("FindPackagesById()?id='A'&$filter=IsLatestVersion"),
             QStringList{u"A 1.0.0"_s});
}

void TestNuGetFeed::unlistedVersionsAreMarked()
{
    QCOMPARE(m->push(nupkg("A", "1.0")).status, 201);
    QCOMPARE(m->push(nupkg("A", "2.0")).status, 201);
    QCOMPARE(m->remove("/unlist/a/2.0").status, 204);
    const QList<Entry> all = feed("FindPackagesById()?id='A'").entries;
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[1].value(u"Listed"_s), u"false"_s);
    QVERIFY(all[1].value(u"Published"_s).startsWith(u"1900-"));
    QCOMPARE(all[0].value(u"IsLatestVersion"_s), u"true"_s);
    QCOMPARE(versions("Search()?searchTerm='a'&includePrerelease=true"), QStringList{u"A 1.0.0"_s});
}

void TestNuGetFeed::searchLooksIntoTheText()
{
    QCOMPARE(m->push(nupkg("A", "1.0", "<tags>graphs plots</tags>")).status, 201);
    QCOMPARE(m->push(nupkg("B", "1.0-rc")).status, 201);
    QCOMPARE(versions("Search()?searchTerm='PLOTS%20a'"), QStringList{u"A 1.0.0"_s});
    QCOMPARE(versions("Search()?searchTerm='widgets'"), QStringList{u"A 1.0.0"_s});
    QCOMPARE(versions("Search()?searchTerm='widgets'&includePrerelease=true").size(), 2);
    QVERIFY(versions("Search()?searchTerm='nothing'").isEmpty());
}

void TestNuGetFeed::pagesFollowEachOther()
{
    for (int i = 0; i < 230; ++i)
        QCOMPARE(m->push(nupkg("A", "1." + QByteArray::number(i))).status, 201);
    QStringList seen;
    QByteArray path = "FindPackagesById()?id='A'&$inlinecount=allpages";
    int pages = 0;
    while (!path.isEmpty() && pages < 10) {
        const Feed page = feed(path);
        ++pages;
        QCOMPARE(page.count, u"230"_s);
        for (const Entry &entry : page.entries)
            seen.append(entry.value(u"Version"_s));
        path = page.next.isEmpty() ? QByteArray() : page.next.mid(page.next.indexOf("/v2/") + 4);
    }
    QCOMPARE(pages, 3);
    QCOMPARE(seen.size(), 230);
    QCOMPARE(seen.first(), u"1.0.0"_s);
    QCOMPARE(seen.last(), u"1.229.0"_s);
    QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 230);
    const Feed most = feed("Packages()?$top=150");
    QCOMPARE(most.entries.size(), 100);
    QCOMPARE(feed(most.next.mid(most.next.indexOf("/v2/") + 4)).entries.size(), 50);
    QVERIFY(feed("Packages()?$top=50").next.isEmpty());
    QCOMPARE(versions("Packages()?$skip=228"), (QStringList{u"A 1.228.0"_s, u"A 1.229.0"_s}));
}

void TestNuGetFeed::countsAreToldAlone()
{
    for (const char *id : {"A", "B", "C"})
        QCOMPARE(m->push(nupkg(id, "1.0")).status, 201);
    QCOMPARE(bodyOf(m->get("/v2/Packages()/$count")), "3"_ba);
    QCOMPARE(bodyOf(m->get("/v2/Search()/$count?searchTerm='b'")), "1"_ba);
    QCOMPARE(bodyOf(m->get("/v2/Packages/$count?$filter=Id%20ne%20'A'")), "2"_ba);
}

void TestNuGetFeed::queriesThatMakeNoSense_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path :
         {"Packages()?$filter=(", "Packages()?$top=x", "Packages()?$skip=-1", "FindPackagesById()",
          "FindPackagesById()?id=''", "Search()?$filter=evil(Id)"})
        QTest::newRow(path) << QByteArray(path);
}

void TestNuGetFeed::queriesThatMakeNoSense()
{
    QFETCH(QByteArray, path);
    QCOMPARE(m->get("/v2/" + path).status, 400);
}

void TestNuGetFeed::theFeedIsForThoseWhoMayRead()
{
    QCOMPARE(m->push(nupkg("A", "1.0")).status, 201);
    for (const QByteArray &path :
         {"/v2/Packages()"_ba, "/v2/FindPackagesById()?id='A'"_ba, "/v2/Search()"_ba,
          "/v2/Packages(Id='A',Version='1.0')"_ba, "/v2/package/A/1.0"_ba}) {
        const Reply reply = m->get(path, {}, QByteArray());
        QCOMPARE(reply.status, 401);
        QVERIFY(reply.headers.value("WWW-Authenticate").startsWith("Basic "));
        QVERIFY(!everythingOf(reply).contains("Widgets"));
        QCOMPARE(m->get(path, m->api, m->reader).status, 404);
    }
}

void TestNuGetFeed::packagesAreDownloaded()
{
    QCOMPARE(m->push(nupkg("A", "1.0")).status, 201);
    QCOMPARE(bodyOf(m->get("/v2/package/a/1.0")), nupkg("A", "1.0"));
    QCOMPARE(m->get("/v2/package/a/2.0").status, 404);
}

void TestNuGetFeed::K4_1_searchGivesEachPackageOnce()
{
    for (const auto &[id, version] : {std::pair("Acme.Base", "1.0"), std::pair("Acme.Base", "1.1"),
                                      std::pair("Acme.Base", "2.0-rc"), std::pair("Other", "1.0")})
        QCOMPARE(m->push(nupkg(id, version)).status, 201);
    QCOMPARE(versions("Search()?searchTerm='acme.'"), QStringList{u"Acme.Base 1.1.0"_s});
    QCOMPARE(versions("Search()?searchTerm='acme.'&includePrerelease=true"),
             QStringList{u"Acme.Base 2.0.0-rc"_s});
    QCOMPARE(versions("Search()"), (QStringList{u"Acme.Base 1.1.0"_s, u"Other 1.0.0"_s}));
    QCOMPARE(versions("Search()?$skip=1&$top=1"), QStringList{u"Other 1.0.0"_s});
    QCOMPARE(bodyOf(m->get("/v2/Search()/$count")), "2"_ba);
    QCOMPARE(feed("Search()?$inlinecount=allpages&$top=1").count, u"2"_s);
    // What "nuget list -AllVersions" asks.
    QCOMPARE(versions("Search()?$orderby=Id&searchTerm='acme.'&targetFramework=''"
                      "&includePrerelease=true&$skip=0&$top=30&semVerLevel=2.0.0")
                 .size(),
             3);
    QCOMPARE(versions("Search()?searchTerm='authors%20none'").size(), 0);
}

void TestNuGetFeed::K4_2_countsAreToldOfEveryFeed_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("count");
    const auto row = [](const char *path, const char *count) {
        QTest::newRow(path) << QByteArray(path) << QByteArray(count);
    };
    row("FindPackagesById()/$count?id='A'", "2");
    row("FindPackagesById/$count?id='a'", "2");
    row("FindPackagesById%28%29/%24count?id=%27A%27", "2");
    row("FindPackagesById()/$count?id='A'&$filter=IsLatestVersion", "1");
    row("Packages()/$count", "3");
    row("Packages/%24count", "3");
    row("Search()/$count?searchTerm='a'&targetFramework=''", "3");
    row("Search/$count?searchTerm='a'", "2");
}

void TestNuGetFeed::K4_2_countsAreToldOfEveryFeed()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, count);
    for (const auto &[id, version] :
         {std::pair("A", "1.0"), std::pair("A", "1.1"), std::pair("B", "1.0")})
        QCOMPARE(m->push(nupkg(id, version)).status, 201);
    for (const Scope &scope : {m->web, m->acme}) {
        const Reply reply = m->get("/v2/" + path, scope);
        QCOMPARE(reply.status, 200);
        QCOMPARE(bodyOf(reply), count);
    }
    QCOMPARE(m->get("/v2/FindPackagesById()/$count").status, 400);
}

void TestNuGetFeed::K4_3_groupsHaveTheFeedToo()
{
    QCOMPARE(m->push(nupkg("A", "1.0")).status, 201);
    QCOMPARE(m->push(nupkg("B", "1.0"), "/", m->api).status, 201);
    const Reply service = m->get("/v2", m->acme);
    QCOMPARE(service.status, 200);
    QVERIFY(bodyOf(service).contains("/-/packages/nuget/v2/\""));
    QCOMPARE(m->get("/v2/$metadata", m->acme, QByteArray()).status, 200);
    for (const QByteArray &path :
         {"/v2/Packages()"_ba, "/v2/FindPackagesById()?id='B'"_ba, "/v2/Search()?searchTerm='b'"_ba,
          "/v2/Packages(Id='B',Version='1.0')"_ba}) {
        const Reply reply = m->get(path, m->acme);
        QCOMPARE(reply.status, 200);
        QVERIFY(bodyOf(reply).contains("Widgets of B"));
        QVERIFY(bodyOf(reply).contains("/api/v4/projects/" + QByteArray::number(m->api.id)
                                       + "/packages/nuget/download/b/1.0.0/b.1.0.0.nupkg"));
        QCOMPARE(m->get(path, m->acme, QByteArray()).status, 401);
    }
    QCOMPARE(bodyOf(m->get("/v2/package/b/1.0", m->acme)), nupkg("B", "1.0"));
}

QTEST_GUILESS_MAIN(TestNuGetFeed)
#include "tst_nugetfeed.moc"

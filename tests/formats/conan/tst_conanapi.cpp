// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conanregistry.h"

#include <QTest>

using namespace packhouse;
using namespace packhouse::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Hello = "hello/0.1/acme+web/beta";
const QByteArray First = revisionOf(1);
const QByteArray Second = revisionOf(2);

QByteArray typeOf(const Reply &reply)
{
    return reply.headers.value("Content-Type");
}

} // namespace

class TestConanApi : public QObject
{
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<ConanRegistry>(); }
    void cleanup() { m.reset(); }

    void pingTellsWhatIsPossible();
    void tokensAreTradedForPasses();
    void passesEndAndAreRenewed();
    void kindsOfTokens_data();
    void kindsOfTokens();
    void revisionsAndFilesAreListed();
    void filesAreServed();
    void recipesWithoutUserAreThere();
    void unknownThingsAreNotFound();
    void v1ShowsTheNewest();
    void v1PublishesWithoutRevisions();
    void v1ProbesAreAnsweredHonestly();
    void v1RemovesNamedThings();
    void recipesAreSearched();
    void binariesAreSearched();
    void instanceLevelIsItsProject();
    void H4_H7_instanceSearchShowsWhatOnesReads();
    void deletionAtEveryDepth();
    void D9_deletionAndRestoreAreSeenAtOnce();
    void H12_publishingIsNotDeleting();
    void H5_protectionHoldsForWhatIsAdded();
    void snippetsNameTheScope();

private:
    QByteArray hello(const Scope &scope) const { return ConanRegistry::recipe(scope, Hello); }
    QByteArray hello() const { return hello(m->web); }

    std::unique_ptr<ConanRegistry> m;
};

void TestConanApi::pingTellsWhatIsPossible()
{
    for (const Scope &scope : {m->web, Scope()}) {
        for (const QByteArray &secret : {QByteArray(), m->reader}) {
            const Reply reply = m->send("GET", m->at(scope) + "v1/ping", secret);
            QCOMPARE(reply.status, 200);
            QCOMPARE(reply.headers.value("X-Conan-Server-Capabilities"), "revisions"_ba);
            QVERIFY(bodyOf(reply).isEmpty());
        }
        QCOMPARE(m->send("GET", m->at(scope) + "v1/ping", "glpat-wrong").status, 401);
    }
    QCOMPARE(m->send("GET", "/api/v4/projects/4711/packages/conan/v1/ping", {}).status, 200);
}

void TestConanApi::tokensAreTradedForPasses()
{
    for (const Scope &scope : {m->web, Scope()}) {
        for (const QByteArray &version : {"v1/"_ba, "v2/"_ba}) {
            const QByteArray users = m->at(scope) + version + "users/";
            const Reply given = call(
                *m->gateway, "GET", users + "authenticate",
                {{"Authorization", "Basic " + ("me:" + m->developer).toBase64()}});
            QCOMPARE(given.status, 200);
            QCOMPARE(typeOf(given), "text/plain"_ba);
            const QByteArray pass = bodyOf(given);
            QVERIFY(!pass.isEmpty() && !pass.contains('\n') && !pass.contains(m->developer));
            const Reply checked = m->send("GET", users + "check_credentials", pass);
            QCOMPARE(checked.status, 200);
            QCOMPARE(bodyOf(checked), "ok"_ba);
            QCOMPARE(m->send("GET", users + "check_credentials", m->developer).status, 200);
            for (const QByteArray &what : {users + "authenticate", users + "check_credentials"}) {
                const Reply nobody = m->send("GET", what, {});
                QCOMPARE(nobody.status, 401);
                QVERIFY(nobody.headers.value("WWW-Authenticate").startsWith("Basic realm="));
                QCOMPARE(m->send("GET", what, "unset").status, 401);
            }
            // It does what its token does, and nothing else.
            QCOMPARE(m->uploadRecipe(m->web, "pass/1.0/_/_", First, "x", pass), 200);
            QCOMPARE(m->send("DELETE", m->at(m->web) + "v2/conans/pass/1.0/_/_", pass).status, 403);
        }
    }
    // Anybody may read a public project, but there is nothing to trade.
    QCOMPARE(m->send("GET", m->at(m->open) + "v2/users/authenticate", {}).status, 401);
    QCOMPARE(m->send("GET", m->at(m->open) + "v2/users/check_credentials", {}).status, 401);
}

void TestConanApi::passesEndAndAreRenewed()
{
    const QByteArray users = m->at(m->web) + "v2/users/";
    const QByteArray pass = bodyOf(m->send("GET", users + "authenticate", m->developer));
    m->clock.advance(7 * 3600);
    QCOMPARE(m->send("GET", users + "check_credentials", pass).status, 200);
    m->clock.advance(2 * 3600);
    QCOMPARE(m->send("GET", users + "check_credentials", pass).status, 401);
    QCOMPARE(m->send("GET", m->at(m->web) + "v1/ping", pass).status, 401);
    const QByteArray next = bodyOf(m->send("GET", users + "authenticate", m->developer));
    QVERIFY(next != pass);
    QCOMPARE(m->send("GET", users + "check_credentials", next).status, 200);
}

void TestConanApi::kindsOfTokens_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("scope");
    QTest::newRow("personal") << int(TokenKind::Personal) << QString();
    QTest::newRow("project") << int(TokenKind::Project) << u"acme/web"_s;
    QTest::newRow("group") << int(TokenKind::Group) << u"acme"_s;
    QTest::newRow("job") << int(TokenKind::Job) << u"acme/web"_s;
    QTest::newRow("deploy") << int(TokenKind::Deploy) << u"acme/web"_s;
}

void TestConanApi::kindsOfTokens()
{
    QFETCH(int, kind);
    QFETCH(QString, scope);
    const QByteArray secret = m->token(TokenKind(kind), scope, Right::Read | Right::Write);
    QCOMPARE(m->uploadRecipe(m->web, Hello, First, "x", secret), 200);
    const QByteArray user = kind == int(TokenKind::Job) ? "gitlab-ci-token:"_ba : "me:"_ba;
    const Reply reply = call(*m->gateway, "GET", m->at(m->web) + "v2/users/authenticate",
                             {{"Authorization", "Basic " + (user + secret).toBase64()}});
    QCOMPARE(reply.status, 200);
    QCOMPARE(m->send("GET", hello() + "/latest", bodyOf(reply)).status, 200);
}

void TestConanApi::revisionsAndFilesAreListed()
{
    QCOMPARE(m->uploadAll(m->web, Hello, First), 200);
    m->clock.advance(60);
    QCOMPARE(m->uploadRecipe(m->web, Hello, Second), 200);
    const Reply latest = m->get(hello() + "/latest");
    QCOMPARE(latest.status, 200);
    QCOMPARE(typeOf(latest), "application/json"_ba);
    QCOMPARE(objectOf(latest)[u"revision"].toString().toLatin1(), Second);
    QCOMPARE(objectOf(latest)[u"time"].toString(), u"2024-05-06T07:09:09.000+0000"_s);
    const QJsonObject all = objectOf(m->get(hello() + "/revisions"));
    QCOMPARE(all[u"reference"].toString(), u"hello/0.1@acme+web/beta"_s);
    QCOMPARE(m->revisions(hello()),
             (QStringList{QString::fromLatin1(Second), QString::fromLatin1(First)}));
    const QByteArray files = hello() + "/revisions/" + First + "/files";
    QCOMPARE(objectOf(m->get(files))[u"files"].toObject().keys(),
             (QStringList{u"conan_export.tgz"_s, u"conanfile.py"_s, u"conanmanifest.txt"_s}));

    const QByteArray package = hello() + "/revisions/" + First + "/packages/" + PackageId;
    QCOMPARE(objectOf(m->get(package + "/latest"))[u"revision"].toString().toLatin1(),
             revisionOf(7));
    QCOMPARE(m->revisions(package), QStringList{QString::fromLatin1(revisionOf(7))});
    QCOMPARE(objectOf(m->get(package + "/revisions"))[u"packageReference"].toString().toLatin1(),
             "hello/0.1@acme+web/beta#" + First + ':' + PackageId);
    QCOMPARE(objectOf(m->get(package + "/revisions/" + revisionOf(7) + "/files"))[u"files"]
                 .toObject()
                 .size(),
             3);
    const Reply none = m->get(hello() + "/revisions/" + Second + "/packages/" + PackageId
                              + "/revisions");
    QCOMPARE(none.status, 200);
    QVERIFY(objectOf(none)[u"revisions"].toArray().isEmpty());
}

void TestConanApi::filesAreServed()
{
    QCOMPARE(m->uploadAll(m->web, Hello, First), 200);
    const QByteArray file = hello() + "/revisions/" + First + "/files/conan_export.tgz";
    for (int i = 0; i < 2; ++i) { // the second one is kept
        const Reply reply = m->get(file);
        QCOMPARE(reply.status, 200);
        QCOMPARE(bodyOf(reply), "exported " + First);
        QCOMPARE(reply.headers.value("X-Checksum-Sha1"),
                 QCryptographicHash::hash("exported " + First, QCryptographicHash::Sha1).toHex());
    }
    QCOMPARE(m->send("GET", file, {}).status, 401);
    const QByteArray metadata = hello() + "/revisions/" + First + "/files/metadata/logs/b.log";
    QCOMPARE(m->put(metadata, "one").status, 200);
    QCOMPARE(bodyOf(m->get(metadata)), "one"_ba);
    QCOMPARE(m->put(metadata, "two").status, 200);
    QCOMPARE(bodyOf(m->get(metadata)), "two"_ba);
    QVERIFY(
        objectOf(m->get(hello() + "/revisions/" + First + "/files"))[u"files"].toObject().contains(
            u"metadata/logs/b.log"_s));
}

void TestConanApi::recipesWithoutUserAreThere()
{
    QCOMPARE(m->uploadAll(m->web, "zlib/1.2.13/_/_", First), 200);
    QCOMPARE(m->uploadAll(m->web, "zlib/1.2.13/me/_", Second), 200);
    QCOMPARE(objectOf(m->get(m->recipe(m->web, "zlib/1.2.13/_/_") + "/revisions"))[u"reference"]
                 .toString(),
             u"zlib/1.2.13"_s);
    QCOMPARE(m->found(m->web, "?q=zlib*"), (QStringList{u"zlib/1.2.13"_s, u"zlib/1.2.13@me"_s}));
    const Reply reply = m->put(m->recipe(m->web, "zlib/1.2.13/_/beta") + "/revisions/" + First
                                   + "/files/conanfile.py",
                               "x");
    QCOMPARE(reply.status, 400);
    QCOMPARE(objectOf(reply)[u"message"].toString(),
             u"400 Bad request - username can't be solely blank"_s);
}

void TestConanApi::unknownThingsAreNotFound()
{
    QCOMPARE(objectOf(m->get(hello() + "/latest"))[u"message"].toString(),
             u"404 Package Not Found"_s);
    QCOMPARE(m->uploadRecipe(m->web, Hello, First), 200);
    const QByteArray package = hello() + "/revisions/" + First + "/packages/" + PackageId;
    QCOMPARE(objectOf(m->get(package + "/latest"))[u"message"].toString(),
             u"404 Revision Not Found"_s);
    QCOMPARE(objectOf(m->get(hello() + "/revisions/" + Second + "/files"))[u"message"].toString(),
             u"404 Recipe files Not Found"_s);
    QCOMPARE(objectOf(m->get(package + "/revisions/" + First + "/files"))[u"message"].toString(),
             u"404 Package files Not Found"_s);
    QCOMPARE(m->get(hello() + "/revisions/" + First + "/files/conan_sources.tgz").status, 404);
    QCOMPARE(m->get(m->at(m->web) + "v2/ping/x").status, 404);
    QCOMPARE(m->get(hello() + "/revisions/" + Second + "/search").status, 404);
}

void TestConanApi::v1ShowsTheNewest()
{
    const QByteArray v1 = m->at(m->web) + "v1/conans/" + Hello;
    QCOMPARE(bodyOf(m->get(v1)), "{}"_ba);
    QCOMPARE(bodyOf(m->get(v1 + "/packages/" + PackageId)), "{}"_ba);
    for (const QByteArray &what : {"/digest"_ba, "/download_urls"_ba}) {
        const Reply none = m->get(v1 + what);
        QCOMPARE(none.status, 404);
        QCOMPARE(objectOf(none)[u"message"].toString(), u"No recipe manifest found"_s);
    }
    QCOMPARE(m->uploadAll(m->web, Hello, First), 200);
    const QJsonObject snapshot = objectOf(m->get(v1));
    QCOMPARE(snapshot[u"conan_export.tgz"].toString().toLatin1(),
             QCryptographicHash::hash("exported " + First, QCryptographicHash::Md5).toHex());
    const QJsonObject urls = objectOf(m->get(v1 + "/packages/" + PackageId + "/download_urls"));
    QCOMPARE(urls.size(), 3);
    for (const QJsonValue &url : urls) {
        const QByteArray text = url.toString().toUtf8();
        QVERIFY(text.startsWith("http://127.0.0.1:8970/api/v4/projects/"));
        QCOMPARE(m->get(text.sliced(qstrlen("http://127.0.0.1:8970"))).status, 200);
    }
    QCOMPARE(objectOf(m->get(v1 + "/digest")).keys(), QStringList{u"conanmanifest.txt"_s});
    // Without a revision of its own, "0" is what is shown otherwise.
    const QByteArray files = m->at(m->web) + "v1/files/" + Hello + "/0/";
    QCOMPARE(bodyOf(m->get(files + "export/conan_export.tgz")), "exported " + First);
    QCOMPARE(bodyOf(m->get(files + "package/" + PackageId + "/0/conan_package.tgz")),
             "binary " + revisionOf(7));
}

void TestConanApi::v1PublishesWithoutRevisions()
{
    const QByteArray v1 = m->at(m->web) + "v1/conans/" + Hello;
    const Reply offered = m->send("POST", v1 + "/upload_urls", m->developer,
                                  {{"Content-Type", "application/json"}},
                                  "{\"conanfile.py\":3,\"conanmanifest.txt\":4,\"evil.sh\":1}");
    QCOMPARE(offered.status, 200);
    const QJsonObject urls = objectOf(offered);
    QCOMPARE(urls.keys(), (QStringList{u"conanfile.py"_s, u"conanmanifest.txt"_s}));
    QCOMPARE(m->send("POST", v1 + "/upload_urls", m->developer, {}, "[]").status, 400);
    QCOMPARE(m->send("POST", v1 + "/upload_urls", m->reader, {}, "{}").status, 403);
    for (const QByteArray &text : {"one"_ba, "two"_ba}) {
        for (auto url = urls.begin(); url != urls.end(); ++url) {
            const QByteArray target = url.value().toString().toUtf8().sliced(
                qstrlen("http://127.0.0.1:8970"));
            QCOMPARE(m->put(target, text + url.key().toUtf8()).status, 200);
        }
        // The newest one wins.
        QCOMPARE(bodyOf(m->get(m->at(m->web) + "v1/files/" + Hello + "/0/export/conanfile.py")),
                 text + "conanfile.py");
    }
    // Clients with revisions see it as revision "0".
    QCOMPARE(m->revisions(hello()), QStringList{u"0"_s});
    QCOMPARE(bodyOf(m->get(hello() + "/revisions/0/files/conanfile.py")), "twoconanfile.py"_ba);
    QCOMPARE(m->put(hello() + "/revisions/0/files/conanfile.py", "x").status, 400);
    QCOMPARE(m->put(m->at(m->web) + "v1/files/" + Hello + "/1/export/conanfile.py", "x").status,
             400);
    QCOMPARE(m->put(m->at(m->web) + "v1/files/" + Hello + '/' + First + "/export/conanfile.py", "x")
                 .status,
             400);
}

void TestConanApi::v1ProbesAreAnsweredHonestly()
{
    const QByteArray file = m->at(m->web) + "v1/files/" + Hello + "/0/export/conanfile.py";
    const auto probe = [&](const QByteArray &bytes, const QByteArray &target) {
        const QByteArray sha1 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex();
        return m
            ->send("PUT", target, m->developer,
                   {{"X-Checksum-Deploy", "true"}, {"X-Checksum-Sha1", sha1}}, "")
            .status;
    };
    QCOMPARE(probe("text", file), 404);
    QCOMPARE(m->put(file, "text").status, 200);
    QCOMPARE(
        m->put(m->at(m->web) + "v1/files/" + Hello + "/0/export/conanmanifest.txt", "m").status,
        200);
    QCOMPARE(probe("text", file), 201);
    QCOMPARE(probe("other", file), 404);
    QCOMPARE(probe("text", file + "x"), 404);
    QCOMPARE(bodyOf(m->get(file)), "text"_ba);
}

void TestConanApi::v1RemovesNamedThings()
{
    QCOMPARE(m->uploadRecipe(m->web, Hello, First), 200);
    for (const QByteArray &id : {"aa"_ba, "bb"_ba, "cc"_ba})
        QCOMPARE(m->uploadPackage(m->web, Hello, First, id, revisionOf(7)), 200);
    const QByteArray v1 = m->at(m->web) + "v1/conans/" + Hello;
    const auto packages = [&] { return objectOf(m->get(v1 + "/search")).keys(); };
    const auto post = [&](const QByteArray &what, const QByteArray &body) {
        return m->send("POST", v1 + what, m->maintainer, {}, body).status;
    };
    QCOMPARE(packages().size(), 3);
    QCOMPARE(post("/packages/delete", "{\"package_ids\":[\"bb\"]}"), 200);
    QCOMPARE(packages(), (QStringList{u"aa"_s, u"cc"_s}));
    QCOMPARE(post("/packages/delete", "{\"package_ids\":[\"bb\"]}"), 404);
    QCOMPARE(post("/packages/delete", "{}"), 400);
    QCOMPARE(post("/packages/delete", "{\"package_ids\":[]}"), 200);
    QVERIFY(packages().isEmpty());
    const QByteArray folder = m->at(m->web) + "v1/files/" + Hello + "/0/export/";
    QCOMPARE(
        m->putAll(folder,
                  {{"conan_sources.tgz", "s"}, {"conanfile.py", "c"}, {"conanmanifest.txt", "m"}}),
        200);
    QCOMPARE(post("/remove_files", "{\"files\":[\"conan_sources.tgz\"]}"), 200);
    QCOMPARE(objectOf(m->get(v1)).keys(), (QStringList{u"conanfile.py"_s, u"conanmanifest.txt"_s}));
    QCOMPARE(m->send("POST", v1 + "/remove_files", m->developer, {}, "{\"files\":[]}").status, 403);
}

void TestConanApi::recipesAreSearched()
{
    for (const char *reference : {"hello/0.1/acme+web/beta", "hello/0.2/_/_", "zlib/1.3/me/stable"})
        QCOMPARE(m->uploadRecipe(m->web, reference, First), 200);
    QCOMPARE(m->uploadRecipe(m->api, "other/1.0/_/_", First), 200);
    QCOMPARE(m->uploadRecipe(m->web, "hello/0.1/acme+web/beta", Second), 200);
    const QStringList all{u"hello/0.1@acme+web/beta"_s, u"hello/0.2"_s, u"zlib/1.3@me/stable"_s};
    QCOMPARE(m->found(m->web, ""), all);
    QCOMPARE(m->found(m->web, "?q=*"), all);
    QCOMPARE(m->found(m->web, "?q=hello"), all.mid(0, 2));
    QCOMPARE(m->found(m->web, "?q=hello%2F0.1*"), all.mid(0, 1));
    QCOMPARE(m->found(m->web, "?q=HELLO*"), all.mid(0, 2));
    QCOMPARE(m->found(m->web, "?q=HELLO*&ignorecase=False"), QStringList());
    QCOMPARE(m->found(m->web, "?q=hello%2F*%40"), all.mid(1, 1));
    QCOMPARE(m->found(m->web, "?q=none"), QStringList());
    QCOMPARE(m->get(m->at(m->web) + "v1/conans/search?q=" + QByteArray(300, 'a')).status, 400);
    // A recipe that came while the answer was kept.
    QCOMPARE(m->uploadRecipe(m->web, "zzz/1.0/_/_", First), 200);
    QCOMPARE(m->found(m->web, ""), all + QStringList{u"zzz/1.0"_s});
}

void TestConanApi::binariesAreSearched()
{
    QCOMPARE(m->uploadRecipe(m->web, Hello, First), 200);
    QCOMPARE(m->uploadPackage(m->web, Hello, First, "linux", revisionOf(1), infoText("Linux")),
             200);
    QCOMPARE(
        m->uploadPackage(m->web, Hello, First, "debug", revisionOf(2), infoText("Linux", "Debug")),
        200);
    QCOMPARE(m->uploadPackage(m->web, Hello, First, "win", revisionOf(3), infoText("Windows")),
             200);
    QCOMPARE(m->uploadPackage(m->web, Hello, First, "none", revisionOf(4), ""), 200);
    const QByteArray search = hello() + "/search";
    const QJsonObject all = objectOf(m->get(search));
    QCOMPARE(all.keys(), (QStringList{u"debug"_s, u"linux"_s, u"none"_s, u"win"_s}));
    QCOMPARE(all[u"win"][u"content"].toString().toUtf8(), infoText("Windows"));
    QVERIFY(all[u"none"][u"content"].toString().isEmpty());
    QCOMPARE(objectOf(m->get(search + "?q=os%3DLinux")).keys(),
             (QStringList{u"debug"_s, u"linux"_s}));
    QCOMPARE(objectOf(m->get(search + "?q=os=Linux%20AND%20build_type=Debug")).keys(),
             QStringList{u"debug"_s});
    const Reply bad = m->get(search + "?q=os");
    QCOMPARE(bad.status, 400);
    QVERIFY(objectOf(bad)[u"error"].toString().contains(u"question"));
    const QByteArray names = hello() + "/revisions/" + First + "/search?list_only=True";
    QCOMPARE(objectOf(m->get(names)).size(), 4);
    QVERIFY(objectOf(m->get(names))[u"win"].toObject().isEmpty());
}

void TestConanApi::instanceLevelIsItsProject()
{
    const QByteArray everywhere = m->token({}, Right::Read | Right::Write | Right::Delete);
    QCOMPARE(m->uploadAll(Scope(), Hello, First), 200);
    QCOMPARE(m->revisions(hello()), QStringList{QString::fromLatin1(First)});
    QCOMPARE(m->revisions(hello(Scope())), QStringList{QString::fromLatin1(First)});
    const QByteArray v1 = m->at(Scope()) + "v1/conans/" + Hello;
    const QJsonObject urls = objectOf(m->get(v1 + "/download_urls"));
    QVERIFY(urls[u"conanfile.py"].toString().startsWith(
        u"http://127.0.0.1:8970/api/v4/packages/conan/v1/files/hello/0.1/acme+web/beta/"_s));
    const QByteArray file = urls[u"conanfile.py"].toString().toUtf8().sliced(
        qstrlen("http://127.0.0.1:8970"));
    QCOMPARE(m->get(file).status, 200);
    QCOMPARE(m->send("GET", file, {}).status, 401);
    // Paths of projects differ in case for people only; Conan 2 writes small letters.
    QCOMPARE(m->get(m->recipe(Scope(), "hello/0.1/ACME+web/beta") + "/latest").status, 404);
    QCOMPARE(m->uploadRecipe(Scope(), "hello/0.1/ACME+web/beta", First), 200);

    for (const char *user : {"_", "nobody", "acme", "acme+nothing", "other"}) {
        const QByteArray reference = "hello/0.1/"_ba + user + "/beta";
        QCOMPARE(m->get(m->recipe(Scope(), reference) + "/latest").status, 404);
        QCOMPARE(m->send("GET", m->recipe(Scope(), reference) + "/latest", {}).status, 401);
        QCOMPARE(m->uploadRecipe(Scope(), reference, First), 404);
    }
    // The rights are those at the project.
    const QByteArray sibling = m->token(u"acme/api"_s, Right::Read | Right::Write | Right::Delete);
    QCOMPARE(m->send("GET", hello(Scope()) + "/latest", sibling).status, 404);
    QCOMPARE(m->uploadRecipe(Scope(), Hello, Second, "x", sibling), 404);
    QCOMPARE(m->uploadRecipe(Scope(), Hello, Second, "x", m->reader), 403);
    QCOMPARE(m->send("DELETE", hello(Scope()), m->developer).status, 403);
    QCOMPARE(m->uploadRecipe(Scope(), "hello/0.1/open+tool/beta", First, "x", everywhere), 200);
    QCOMPARE(m->send("GET", m->recipe(Scope(), "hello/0.1/open+tool/beta") + "/latest", {}).status,
             200);
    QCOMPARE(m->send("DELETE", hello(Scope()), everywhere).status, 200);
    QCOMPARE(m->get(hello() + "/latest").status, 404);
}

void TestConanApi::H4_H7_instanceSearchShowsWhatOnesReads()
{
    const QByteArray everywhere = m->token({}, Right::Read | Right::Write);
    QCOMPARE(m->uploadRecipe(m->web, Hello, First), 200);
    QCOMPARE(m->uploadRecipe(m->web, "hello/0.1/me/beta", First), 200); // not of this level
    QCOMPARE(m->uploadRecipe(m->api, "hello/0.1/acme+api/beta", First), 200);
    QCOMPARE(m->uploadRecipe(m->open, "hello/0.1/open+tool/xy", First, "x", everywhere), 200);
    const QStringList all{u"hello/0.1@acme+api/beta"_s, u"hello/0.1@acme+web/beta"_s,
                          u"hello/0.1@open+tool/xy"_s};
    QCOMPARE(m->found(Scope(), "?q=hello*", everywhere), all);
    QCOMPARE(m->found(Scope(), "?q=hello*"), all);
    QCOMPARE(m->found(Scope(), "", m->token(u"acme/api"_s, Right::Read)),
             (QStringList{all[0], all[2]}));
    QCOMPARE(objectOf(m->send("GET", m->at(Scope()) + "v1/conans/search", {}))[u"results"]
                 .toArray()
                 .size(),
             1);
}

void TestConanApi::deletionAtEveryDepth()
{
    const QByteArray other = "aaaa";
    for (const QByteArray &revision : {First, Second}) {
        QCOMPARE(m->uploadRecipe(m->web, Hello, revision), 200);
        for (const QByteArray &id : {PackageId, other}) {
            for (int i = 7; i < 9; ++i)
                QCOMPARE(m->uploadPackage(m->web, Hello, revision, id, revisionOf(i)), 200);
        }
    }
    const QByteArray packages = hello() + "/revisions/" + First + "/packages";
    const auto counted = [&](const QByteArray &revision) {
        return objectOf(m->get(hello() + "/revisions/" + revision + "/search")).size();
    };
    // One revision of a binary, then the other.
    const QByteArray one = packages + '/' + PackageId;
    QCOMPARE(m->del(one + "/revisions/" + revisionOf(7)).status, 200);
    QCOMPARE(m->revisions(one), QStringList{QString::fromLatin1(revisionOf(8))});
    QCOMPARE(m->del(one + "/revisions/" + revisionOf(7)).status, 404);
    QCOMPARE(m->del(one + "/revisions/" + revisionOf(8)).status, 200);
    QCOMPARE(counted(First), 1);
    // A binary, and all of them.
    QCOMPARE(m->del(packages + '/' + other).status, 200);
    QCOMPARE(counted(First), 0);
    QCOMPARE(m->del(packages).status, 404);
    QCOMPARE(counted(Second), 2);
    QCOMPARE(m->del(hello() + "/revisions/" + Second + "/packages").status, 200);
    QCOMPARE(counted(Second), 0);
    // A revision, then the last one, and with it the recipe.
    const Reply gone = m->del(hello() + "/revisions/" + Second);
    QCOMPARE(gone.status, 200);
    QCOMPARE(m->revisions(hello()), QStringList{QString::fromLatin1(First)});
    QCOMPARE(m->del(hello() + "/revisions/" + Second).status, 404);
    QCOMPARE(m->del(hello() + "/revisions/" + First).status, 200);
    QCOMPARE(m->get(hello() + "/revisions").status, 404);
    QCOMPARE(m->found(m->web, ""), QStringList());
    QCOMPARE(m->del(hello()).status, 404);
    for (const QByteArray &api : {"v1/"_ba, "v2/"_ba}) {
        QCOMPARE(m->uploadAll(m->web, "again/1.0/_/_", First), 200);
        QCOMPARE(m->del(m->at(m->web) + api + "conans/again/1.0/_/_").status, 200);
        QCOMPARE(m->get(m->recipe(m->web, "again/1.0/_/_") + "/latest").status, 404);
    }
}

void TestConanApi::D9_deletionAndRestoreAreSeenAtOnce()
{
    QCOMPARE(m->uploadAll(m->web, Hello, First), 200);
    const auto seen = [&] {
        return QList<int>{m->get(hello() + "/latest").status,
                          m->get(hello() + "/revisions/" + First + "/files/conanfile.py").status,
                          int(m->found(m->web, "?q=hello*").size()),
                          int(objectOf(m->get(m->at(m->web) + "v1/conans/" + Hello)).size())};
    };
    QCOMPARE(seen(), (QList<int>{200, 200, 1, 3}));
    QCOMPARE(m->del(hello()).status, 200);
    QCOMPARE(seen(), (QList<int>{404, 404, 0, 0}));
    const auto trash = m->store->trash();
    QVERIFY(trash && trash->size() == 1);
    QCOMPARE(trash->first().coordinates.version, u"0.1@acme+web/beta"_s);
    QVERIFY(m->store->restore({trash->first().versionId}, HandlerFixture::owner()));
    QCOMPARE(seen(), (QList<int>{200, 200, 1, 3}));
}

void TestConanApi::H12_publishingIsNotDeleting()
{
    QCOMPARE(m->uploadAll(m->web, Hello, First), 200);
    const QByteArray packages = hello() + "/revisions/" + First + "/packages";
    for (const QByteArray &target :
         {hello(), m->at(m->web) + "v1/conans/" + Hello, hello() + "/revisions/" + First, packages,
          packages + '/' + PackageId, packages + '/' + PackageId + "/revisions/" + revisionOf(7)})
        QCOMPARE(m->send("DELETE", target, m->developer).status, 403);
    QCOMPARE(m->get(hello() + "/latest").status, 200);
}

void TestConanApi::H5_protectionHoldsForWhatIsAdded()
{
    QCOMPARE(m->uploadRecipe(m->web, Hello, First), 200);
    ProtectionRule rule;
    rule.project = m->web.id;
    rule.type = u"conan"_s;
    rule.namePattern = u"hel*"_s;
    rule.pushNeeds = Role::Owner;
    rule.deleteNeeds = Role::Owner;
    QVERIFY(m->store->setProtectionRule(rule, HandlerFixture::owner()));
    QCOMPARE(m->uploadRecipe(m->web, Hello, Second), 403);
    QCOMPARE(m->uploadPackage(m->web, Hello, First, PackageId, revisionOf(7)), 403);
    const Reply reply = m->del(hello());
    QCOMPARE(reply.status, 403);
    QVERIFY(bodyOf(reply).contains("Package protected."));
    QCOMPARE(m->revisions(hello()), QStringList{QString::fromLatin1(First)});
}

void TestConanApi::snippetsNameTheScope()
{
    const Format &format = **m->formats.begin();
    const Coordinates hello{u"conan"_s, u"hello"_s, u"0.1@acme+web/beta"_s};
    QString text;
    for (const Snippet &snippet :
         format.presenting()->snippets({"http://127.0.0.1:8970", m->web, hello}))
        text += snippet.text + u'\n';
    QVERIFY(text.contains(u"/api/v4/projects/%1/packages/conan\n"_s.arg(m->web.id)));
    QVERIFY(text.contains(u"hello/0.1@acme+web/beta"_s));
    QVERIFY(text.contains(u"TOKEN"_s));
    Scope group;
    group.level = Level::Group;
    QVERIFY(format.presenting()->snippets({"http://127.0.0.1:8970", group, {}}).isEmpty());
    QVERIFY(!format.presenting()->snippets({"http://127.0.0.1:8970", Scope(), {}}).isEmpty());
}

QTEST_GUILESS_MAIN(TestConanApi)
#include "tst_conanapi.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/registrykey.h"
#include "npmregistry.h"
#include "support/archivebuilder.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QTest>

#include <openssl/evp.h>
#include <openssl/x509.h>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

constexpr auto provenanceType = "https://slsa.example/provenance/v1";

QString provenanceName(const NpmPackage &package)
{
    return package.name + u'-' + package.version + u".sigstore"_s;
}

/// The kind of bundle that npm publish --provenance makes, about those bytes.
QJsonObject bundleOf(const NpmPackage &package, const QByteArray &tarball)
{
    const QString name = u"pkg:npm/%40"_s + package.name.mid(1) + u'@' + package.version;
    const QByteArray sha512 = QCryptographicHash::hash(tarball, QCryptographicHash::Sha512).toHex();
    const QJsonObject statement{
        {u"_type"_s, u"https://in-toto.example/Statement/v1"_s},
        {u"subject"_s,
         QJsonArray{
             QJsonObject{{u"name"_s, name},
                         {u"digest"_s, QJsonObject{{u"sha512"_s, QString::fromLatin1(sha512)}}}}}},
        {u"predicateType"_s, QString::fromLatin1(provenanceType)},
        {u"predicate"_s, QJsonObject()}};
    const QByteArray payload = QJsonDocument(statement).toJson(QJsonDocument::Compact).toBase64();
    return {{u"mediaType"_s, u"application/vnd.dev.sigstore.bundle.v0.3+json"_s},
            {u"verificationMaterial"_s, QJsonObject()},
            {u"dsseEnvelope"_s,
             QJsonObject{{u"payload"_s, QString::fromLatin1(payload)},
                         {u"payloadType"_s, u"application/vnd.in-toto+json"_s},
                         {u"signatures"_s, QJsonArray{QJsonObject{{u"sig"_s, u"MEUC"_s},
                                                                  {u"keyid"_s, QString()}}}}}}};
}

QJsonObject bodyWith(const NpmPackage &package, const QString &attachment, const QByteArray &data)
{
    QJsonObject body = publishBodyOf(package, tarballOf(package));
    QJsonObject attachments = body.value(u"_attachments").toObject();
    attachments.insert(attachment, QJsonObject{{u"content_type"_s, u"application/json"_s},
                                               {u"data"_s, QString::fromUtf8(data)},
                                               {u"length"_s, data.size()}});
    body.insert(u"_attachments"_s, attachments);
    return body;
}

/// As a client verifies it: with the key as the registry tells it.
bool verifies(const QByteArray &key, const QByteArray &message, const QByteArray &signature)
{
    const QByteArray der = QByteArray::fromBase64(key);
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    EVP_PKEY *pkey = d2i_PUBKEY(nullptr, &at, der.size());
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    const QByteArray sig = QByteArray::fromBase64(signature);
    const bool good = pkey
                      && EVP_DigestVerifyInit(context, nullptr, EVP_sha256(), nullptr, pkey) == 1
                      && EVP_DigestVerify(
                             context, reinterpret_cast<const unsigned char *>(sig.constData()),
                             size_t(sig.size()),
                             reinterpret_cast<const unsigned char *>(message.constData()),
                             size_t(message.size()))
                             == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(pkey);
    return good;
}

} // namespace

class TestNpmAccount : public QObject
{
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<NpmRegistry>(); }
    void cleanup() { m.reset(); }

    void K12_1_aTokenAsPasswordSignsIn();
    void K12_1_whatIsNoTokenDoesNot();
    void K12_1_signingOutForgetsAndSaysSo();
    void K12_2_provenanceIsKeptAndServed();
    void K12_2_provenanceOfOtherBytesIsRefused();
    void K12_2_versionsAreSigned();
    void K12_2_theKeyIsTheOwnersAlone();
    void K12_2_aDamagedKeyKeepsNothingFromBeingInstalled();
    void K12_2_keysOfTheUpstreamAreTold();
    void K12_2_signaturesOfTheUpstreamPassThrough();
    void K12_3_anAttachmentMayLeaveOutTheScope();
    void K12_4_namesOf214LettersArePublished();
    void K12_5_searchReadsMoreThanNames();
    void K12_6_aDropIsWhatNpmPublishes();
    void K12_7_otherCommandsGetASentence_data();
    void K12_7_otherCommandsGetASentence();
    void K12_7_visibilityIsTheProjects();

private:
    Reply signIn(const QByteArray &password, const QByteArray &sent = {});
    QJsonObject distOf(const QByteArray &version = "1.0.0")
    {
        return m->packument()
            .value(u"versions")
            .toObject()
            .value(QString::fromLatin1(version))
            .toObject()
            .value(u"dist")
            .toObject();
    }

    std::unique_ptr<NpmRegistry> m;
};

Reply TestNpmAccount::signIn(const QByteArray &password, const QByteArray &sent)
{
    const QJsonObject body{{u"_id"_s, u"org.couchdb.user:me"_s},
                           {u"name"_s, u"me"_s},
                           {u"password"_s, QString::fromLatin1(password)},
                           {u"type"_s, u"user"_s}};
    return m->send("PUT", m->at(m->web) + "-/user/org.couchdb.user:me", sent, {},
                   QJsonDocument(body).toJson());
}

void TestNpmAccount::K12_1_aTokenAsPasswordSignsIn()
{
    for (const QByteArray &secret : {m->developer, m->reader}) {
        const Reply reply = signIn(secret);
        QCOMPARE(reply.status, 201);
        QCOMPARE(objectOf(reply).value(u"ok"), QJsonValue(true));
        QCOMPARE(objectOf(reply).value(u"token").toString().toUtf8(), secret);
    }
    // A client still sends what it signed in with before, though that has ended.
    QCOMPARE(signIn(m->developer, "glpat-that-was-revoked").status, 201);
    // What npm asks first, so that it then asks for a password.
    const int web = m->send("POST", m->at(m->web) + "-/v1/login", {}, {}, "{}").status;
    QVERIFY(web >= 400 && web < 500);
}

void TestNpmAccount::K12_1_whatIsNoTokenDoesNot()
{
    const Reply wrong = signIn("glpat-aaaaaaaaaaaaaaaaaaaa");
    QCOMPARE(wrong.status, 401);
    QVERIFY2(errorOf(wrong).contains("not known"), bodyOf(wrong).constData());
    QCOMPARE(signIn({}).status, 400);
    const QByteArray other = m->token(u"open/web"_s, Right::Read | Right::Write);
    QVERIFY(signIn(other).status >= 400);
}

void TestNpmAccount::K12_1_signingOutForgetsAndSaysSo()
{
    const Reply reply = m->send("DELETE", m->at(m->web) + "-/user/token/" + m->developer,
                                m->developer);
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.headers.value("npm-notice").contains("revoked"));
    QCOMPARE(m->send("DELETE", m->at(m->web) + "-/user/token/gone", "gone").status, 200);
    // pnpm tells that the token was revoked where this succeeds.
    QCOMPARE(m->send("DELETE", m->at(m->web) + "-/user/token/" + m->developer, m->developer,
                     {{"User-Agent", "pnpm/12.0.0 npm/? node/v22"}})
                 .status,
             405);
    QCOMPARE(m->send("GET", m->at(m->web) + "-/whoami", m->developer).status, 200);
}

void TestNpmAccount::K12_2_provenanceIsKeptAndServed()
{
    const NpmPackage package;
    const QJsonObject bundle = bundleOf(package, tarballOf(package));
    QCOMPARE(m->put(bodyWith(package, provenanceName(package),
                             QJsonDocument(bundle).toJson(QJsonDocument::Compact)))
                 .status,
             200);
    const QJsonObject told = distOf().value(u"attestations").toObject();
    QCOMPARE(told.value(u"provenance").toObject().value(u"predicateType").toString(),
             QString::fromLatin1(provenanceType));
    const QByteArray url = told.value(u"url").toString().toUtf8();
    QVERIFY2(url.startsWith("http://127.0.0.1:8970" + m->at(m->web)), url.constData());
    // Newer clients ask at that path, older ones put all of it behind the registry's address.
    const QByteArray path = url.mid(int(strlen("http://127.0.0.1:8970")));
    for (const QByteArray &asked : {path, m->at(m->web).chopped(1) + path}) {
        const Reply reply = m->get(asked);
        QCOMPARE(reply.status, 200);
        const QJsonObject first =
            objectOf(reply).value(u"attestations").toArray().first().toObject();
        QCOMPARE(first.value(u"predicateType").toString(), QString::fromLatin1(provenanceType));
        QCOMPARE(first.value(u"bundle").toObject(), bundle);
    }
    QCOMPARE(m->send("GET", path, {}).status, 401);
    QCOMPARE(m->publish({.version = u"2.0.0"_s}).status, 200);
    QVERIFY(!distOf("2.0.0").contains(u"attestations"));
    QCOMPARE(m->get(m->at(m->web) + "-/npm/v1/attestations/@acme%2fwidget@2.0.0").status, 404);
}

void TestNpmAccount::K12_2_provenanceOfOtherBytesIsRefused()
{
    const NpmPackage package;
    const auto published = [&](const QByteArray &bundle) {
        return m->put(bodyWith(package, provenanceName(package), bundle));
    };
    const auto text = [](const QJsonObject &bundle) {
        return QJsonDocument(bundle).toJson(QJsonDocument::Compact);
    };
    for (const QByteArray &bundle : {"{}"_ba, "no json"_ba, text(bundleOf(package, "other bytes")),
                                     text(bundleOf({.version = u"3.0.0"_s}, tarballOf(package)))}) {
        const Reply reply = published(bundle);
        QCOMPARE(reply.status, 400);
        QVERIFY2(errorOf(reply).contains("provenance"), bodyOf(reply).constData());
    }
    QVERIFY(m->versions().isEmpty());
}

void TestNpmAccount::K12_2_versionsAreSigned()
{
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(m->publish({.version = u"1.1.0"_s}).status, 200);
    for (const Scope &scope : {m->web, m->acme, Scope()}) {
        const QJsonArray keys =
            objectOf(m->get(m->at(scope) + "-/npm/v1/keys")).value(u"keys").toArray();
        QCOMPARE(keys.size(), 1);
        const QJsonObject key = keys.first().toObject();
        QCOMPARE(key.value(u"keytype").toString(), u"ecdsa-sha2-nistp256"_s);
        QCOMPARE(key.value(u"scheme").toString(), u"ecdsa-sha2-nistp256"_s);
        QVERIFY(key.value(u"expires").isNull());
        const QByteArray publicKey = key.value(u"key").toString().toLatin1();
        QCOMPARE(key.value(u"keyid").toString().toLatin1(),
                 "SHA256:"
                     + QCryptographicHash::hash(QByteArray::fromBase64(publicKey),
                                                QCryptographicHash::Sha256)
                           .toBase64(QByteArray::OmitTrailingEquals));
        const QJsonObject versions =
            m->packument("@acme%2fwidget", scope).value(u"versions").toObject();
        QCOMPARE(versions.size(), 2);
        for (const QString &version : versions.keys()) {
            const QJsonObject dist = versions.value(version).toObject().value(u"dist").toObject();
            const QJsonObject signature = dist.value(u"signatures").toArray().first().toObject();
            QCOMPARE(signature.value(u"keyid"), key.value(u"keyid"));
            const QByteArray message = ("@acme/widget@"_L1 + version + u':'
                                        + dist.value(u"integrity").toString())
                                           .toUtf8();
            const QByteArray sig = signature.value(u"sig").toString().toLatin1();
            QVERIFY(verifies(publicKey, message, sig));
            QVERIFY(!verifies(publicKey, message + 'x', sig));
        }
    }
}

void TestNpmAccount::K12_2_theKeyIsTheOwnersAlone()
{
    QCOMPARE(m->get(m->at(m->web) + "-/npm/v1/keys").status, 200);
    const QFileInfo key(*m->store->privateFolder(u"npm"_s) + u"/signing-key.pem"_s);
    QVERIFY(key.isFile());
    QVERIFY(key.filePath().startsWith(m->folder.filePath(u"data"_s)));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
                                      | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(key.permissions() & (others | QFile::ExeOwner)));
    // Another start has the same key.
    const auto again = npm::RegistryKey::of(key.path());
    QVERIFY(again);
    const QJsonArray keys =
        objectOf(m->get(m->at(m->web) + "-/npm/v1/keys")).value(u"keys").toArray();
    QCOMPARE(keys.first()[u"keyid"].toString().toLatin1(), (*again)->id());
}

void TestNpmAccount::K12_2_aDamagedKeyKeepsNothingFromBeingInstalled()
{
    QFile key(*m->store->privateFolder(u"npm"_s) + u"/signing-key.pem"_s);
    QVERIFY(key.open(QIODevice::WriteOnly));
    key.write("nothing");
    key.close();
    QCOMPARE(m->publish({}).status, 200);
    QVERIFY(!distOf().contains(u"signatures"));
    QCOMPARE(m->get(m->at(m->web) + "-/npm/v1/keys").status, 500);
    QVERIFY(key.open(QIODevice::ReadOnly));
    QCOMPARE(key.readAll(), "nothing"_ba); // nobody's key is thrown away
}

void TestNpmAccount::K12_2_keysOfTheUpstreamAreTold()
{
    m->forwarder.question = Reply::json(
        QJsonObject{{u"keys"_s, QJsonArray{QJsonObject{{u"keyid"_s, u"SHA256:theirs"_s}}}}});
    const Reply reply = m->get(m->at(m->web) + "-/npm/v1/keys");
    QCOMPARE(objectOf(reply).value(u"keys").toArray().size(), 2);
    QCOMPARE(m->forwarder.questions.last().upstreamPath, "-/npm/v1/keys"_ba);
    QVERIFY(m->forwarder.questions.last().body.isEmpty());
    m->forwarder.question = Reply::error(504, u"Nobody answered."_s);
    QCOMPARE(objectOf(m->get(m->at(m->web) + "-/npm/v1/keys")).value(u"keys").toArray().size(), 1);
}

void TestNpmAccount::K12_2_signaturesOfTheUpstreamPassThrough()
{
    const QByteArray theirs = R"({"name":"lib","versions":{"1.0.0":{"name":"lib","version":"1.0.0",
        "dist":{"tarball":"https://upstream.example/lib/-/lib-1.0.0.tgz","shasum":"01",
        "signatures":[{"keyid":"SHA256:abc+/","sig":"MEUC"},
                      {"keyid":"https://upstream.example/keys","sig":"MEUC"}],
        "attestations":{"url":"https://upstream.example/-/npm/v1/attestations/lib@1.0.0"}}}}})";
    const auto ours = npm::NpmDialect().rewrite(theirs, u"lib"_s, "http://127.0.0.1:1/npm", {});
    QVERIFY(ours);
    QVERIFY2(!ours->contains("upstream.example"), ours->constData());
    const QJsonValue dist = QJsonDocument::fromJson(*ours).object().value(
        u"versions")[u"1.0.0"][u"dist"];
    QCOMPARE(dist[u"signatures"].toArray(),
             (QJsonArray{QJsonObject{{u"keyid"_s, u"SHA256:abc+/"_s}, {u"sig"_s, u"MEUC"_s}}}));
}

void TestNpmAccount::K12_3_anAttachmentMayLeaveOutTheScope()
{
    QJsonObject body = publishBodyOf({}, tarballOf({}));
    const QJsonObject attachments = body.value(u"_attachments").toObject();
    body.insert(u"_attachments"_s,
                QJsonObject{{u"widget-1.0.0.tgz"_s, attachments.begin().value()}});
    const Reply reply = m->put(body);
    QVERIFY2(reply.status == 200, bodyOf(reply).constData());
    QCOMPARE(m->versions(), QStringList{u"1.0.0"_s});
}

void TestNpmAccount::K12_4_namesOf214LettersArePublished()
{
    const QString longest = u"@acme/"_s + QString(208, u'a');
    for (const QString &name : {longest, QString(214, u'b')}) {
        const NpmPackage package{.name = name, .version = u"1.0.0-rc.1"_s};
        const Reply reply = m->publish(package);
        QVERIFY2(reply.status == 200, bodyOf(reply).constData());
        const QByteArray path = name.toUtf8().replace("/", "%2f");
        const QByteArray url = m->packument(path)
                                   .value(u"versions")
                                   .toObject()
                                   .value(u"1.0.0-rc.1")
                                   .toObject()
                                   .value(u"dist")
                                   .toObject()
                                   .value(u"tarball")
                                   .toString()
                                   .toUtf8();
        QCOMPARE(bodyOf(m->get(url.mid(21))), tarballOf(package));
    }
    QCOMPARE(m->publish({.name = QString(215, u'c')}).status, 400);
}

void TestNpmAccount::K12_5_searchReadsMoreThanNames()
{
    const auto described = [](const QString &name, const QJsonObject &manifest) {
        return NpmPackage{.name = name, .manifest = manifest};
    };
    QCOMPARE(m->publish(described(u"@acme/tree"_s,
                                  {{u"description"_s, u"Grows Branches"_s},
                                   {u"keywords"_s, QJsonArray{u"Wood"_s, u"leaf"_s}},
                                   {u"author"_s, QJsonObject{{u"name"_s, u"Jo Forester"_s}}}}))
                 .status,
             200);
    QCOMPARE(m->publish(described(u"@acme/saw"_s, {{u"keywords"_s, QJsonArray{u"woodcut"_s}},
                                                   {u"author"_s, u"Kim <kim@example.org>"_s}}))
                 .status,
             200);
    const auto names = [&](const QByteArray &text) {
        QStringList found;
        const QJsonArray objects = objectOf(m->get(m->at(m->web) + "-/v1/search?text=" + text))
                                       .value(u"objects")
                                       .toArray();
        for (const QJsonValue &object : objects)
            found << object[u"package"][u"name"].toString();
        found.sort();
        return found;
    };
    const QStringList tree{u"@acme/tree"_s};
    const QStringList saw{u"@acme/saw"_s};
    QCOMPARE(names("branches"), tree);
    QCOMPARE(names("LEAF"), tree);
    QCOMPARE(names("forester"), tree);
    QCOMPARE(names("kim"), saw);
    QCOMPARE(names("wood"), saw + tree);
    QCOMPARE(names("keywords:wood"), tree);
    QCOMPARE(names("author:kim"), saw);
    QCOMPARE(names("tree%20branches"), tree);
    QCOMPARE(names("branches%20kim"), QStringList());
    // What is said of the newest counts.
    QCOMPARE(m->publish({.name = u"@acme/tree"_s, .version = u"2.0.0"_s}).status, 200);
    QCOMPARE(names("branches"), QStringList());
}

void TestNpmAccount::K12_6_aDropIsWhatNpmPublishes()
{
    const QByteArray manifest = R"({"name":"@acme/tools","version":"v1.0.0","_secret":1,
        "directories":{"bin":"./scripts/../cmd"},"author":"Jo <jo@example.org>",
        "keywords":"one, two","bundledDependencies":["inner"],
        "scripts":{"test":"./node_modules/.bin/tap","odd":1}})";
    QByteArray tarball = makeTgz({{"package/package.json", manifest},
                                  {"package/cmd/hello", "#!/usr/bin/env node\n"},
                                  {"package/cmd/deep/bye.js", "#!/usr/bin/env node\n"},
                                  {"package/cmd/.hidden", "x"},
                                  {"package/server.js", "x"},
                                  {"package/index.js", "x"},
                                  {"package/index.d.ts", "x"}});
    QBuffer buffer(&tarball);
    buffer.open(QIODevice::ReadOnly);
    const Result<Inspection> dropped = npm::NpmFormat().inspect(buffer, u"tools.tgz"_s);
    QVERIFY(dropped);
    const QJsonObject sent =
        QJsonDocument::fromJson(dropped->versionMetadata).object().value(u"manifest").toObject();
    QCOMPARE(sent.value(u"bin").toObject(),
             (QJsonObject{{u"hello"_s, u"cmd/hello"_s}, {u"bye.js"_s, u"cmd/deep/bye.js"_s}}));
    QCOMPARE(sent.value(u"version").toString(), u"1.0.0"_s);
    QVERIFY(!sent.contains(u"_secret"));
    QCOMPARE(sent.value(u"keywords").toArray(), (QJsonArray{u"one"_s, u"two"_s}));
    QCOMPARE(sent.value(u"author").toObject().value(u"name").toString(), u"Jo"_s);
    QCOMPARE(sent.value(u"bundleDependencies").toArray(), QJsonArray{u"inner"_s});
    QCOMPARE(sent.value(u"dependencies").toObject(), (QJsonObject{{u"inner"_s, u"*"_s}}));
    QCOMPARE(sent.value(u"scripts").toObject(),
             (QJsonObject{{u"test"_s, u"tap"_s}, {u"start"_s, u"node server.js"_s}}));
    QCOMPARE(sent.value(u"types").toString(), u"./index.d.ts"_s);
}

void TestNpmAccount::K12_7_otherCommandsGetASentence_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *command, const char *method, const char *path,
                        const char *says) {
        QTest::newRow(command) << QByteArray(method) << QByteArray(path) << QByteArray(says);
    };
    row("npm owner add", "GET", "-/user/org.couchdb.user:jo", "owners");
    row("npm token list", "GET", "-/npm/v1/tokens", "Tokens page");
    row("npm token create", "POST", "-/npm/v1/tokens", "Tokens page");
    row("npm token revoke", "DELETE", "-/npm/v1/tokens/token/abc", "Tokens page");
    row("npm profile get", "GET", "-/npm/v1/user", "profiles");
    row("npm profile set", "POST", "-/npm/v1/user", "profiles");
    row("npm org ls", "GET", "-/org/acme/user", "organizations");
    row("npm org set", "PUT", "-/org/acme/user", "organizations");
    row("npm team create", "PUT", "-/org/acme/team", "organizations");
    row("npm team ls", "GET", "-/team/acme/dev/user", "teams");
    row("npm access list packages", "GET", "-/user/jo/package", "search");
    row("npm access list collaborators", "GET", "-/package/@acme%2fwidget/collaborators",
        "collaborators");
    row("npm access set", "POST", "-/package/@acme%2fwidget/access", "visibility");
    row("npm hook ls", "GET", "-/npm/v1/hooks", "hooks");
    row("npm trust", "GET", "-/package/@acme%2fwidget/trust", "trusted publishers");
    row("anything", "PATCH", "-/npm/v1/anything", "nothing at");
}

void TestNpmAccount::K12_7_otherCommandsGetASentence()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, says);
    for (const Scope &scope : {m->web, m->acme, Scope()}) {
        const Reply reply = m->send(method, m->at(scope) + path, m->maintainer, {},
                                    method == "GET" ? QByteArray() : "{}"_ba);
        QCOMPARE(reply.status, 405);
        const QByteArray text = errorOf(reply);
        QVERIFY2(text.contains(says) && text.endsWith('.'), text.constData());
    }
    QVERIFY(m->forwarder.missing.isEmpty());
}

void TestNpmAccount::K12_7_visibilityIsTheProjects()
{
    QCOMPARE(m->publish({}).status, 200);
    const auto isPublic = [&](const Scope &scope) {
        return objectOf(m->send("GET", m->at(scope) + "-/package/@acme%2fwidget/visibility",
                                m->token(scope.path, Right::Read)))
            .value(u"public");
    };
    QCOMPARE(isPublic(m->web), QJsonValue(false));
    QCOMPARE(m->publish({}, m->token(u"open/web"_s, Right::Read | Right::Write), m->open).status,
             200);
    QCOMPARE(isPublic(m->open), QJsonValue(true));
}

QTEST_GUILESS_MAIN(TestNpmAccount)
#include "tst_npmaccount.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/pypiformat.h"
#include "registry/actions/publishing.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/formatregistry.h"
#include "support/pythonpackages.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QTest>

using namespace packhouse;
using namespace packhouse::pypi;
using namespace packhouse::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray egg()
{
    return zip({{u"EGG-INFO/PKG-INFO"_s, metadata(u"thing"_s, u"1.0"_s)},
                {u"thing/__init__.py"_s, "x = 1\n"}});
}

QByteArray attestationsOf(const QByteArray &fileName, const QByteArray &bytes)
{
    const QJsonObject statement{
        {u"subject"_s,
         QJsonArray{QJsonObject{
             {u"name"_s, QString::fromLatin1(fileName)},
             {u"digest"_s, QJsonObject{{u"sha256"_s, QString::fromLatin1(sha256(bytes))}}}}}},
        {u"predicateType"_s, u"https://docs.example/attestations/publish/v1"_s}};
    const QByteArray payload = QJsonDocument(statement).toJson(QJsonDocument::Compact).toBase64();
    const QJsonObject one{
        {u"version"_s, 1},
        {u"verification_material"_s, QJsonObject()},
        {u"envelope"_s,
         QJsonObject{{u"statement"_s, QString::fromLatin1(payload)}, {u"signature"_s, u"MEUC"_s}}}};
    return QJsonDocument(QJsonArray{one}).toJson(QJsonDocument::Compact);
}

} // namespace

/// What newer standards and the suites of other indexes ask beyond uploads and downloads.
class TestPypiSuite : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void K14_1_anEggIsRefusedWithTheReason();
    void K14_2_yankedByRouteWithAReason_data();
    void K14_2_yankedByRouteWithAReason();
    void K14_2_yankingNeedsTheRight();
    void K14_2_thePageTellsSizesTimesAndVersions();
    void K14_3_oneFormOfAVersionOnEveryWayIn();
    void K14_4_attestationsAreKeptAndServed();
    void K14_4_attestationsOfAnotherFileAreRefused();

private:
    QByteArray at(const QByteArray &rest) const
    {
        return "/api/v4/projects/" + QByteArray::number(project.id) + "/packages/pypi/" + rest;
    }
    Reply send(QByteArrayView method, const QByteArray &rest, HeaderList more = {},
               const QByteArray &body = {}, QByteArray secret = {})
    {
        Headers headers;
        headers.add("Authorization", "Bearer " + (secret.isEmpty() ? token : secret));
        for (const auto &[name, value] : more)
            headers.add(name, value);
        return call(*registry->gateway, requestHead(method, at(rest), std::move(headers), body),
                    body);
    }
    Reply upload(const QString &name, const QString &version, const QByteArray &attestations = {})
    {
        const QByteArray fileName = (name + u'-' + version + u"-py3-none-any.whl"_s).toUtf8();
        QList<FormPart> parts{{":action", "file_upload"},
                              {"name", name.toUtf8()},
                              {"version", version.toUtf8()},
                              {"content", wheel(name, version), fileName}};
        if (!attestations.isNull())
            parts.prepend({"attestations", attestations});
        return send("POST", {}, {{"Content-Type", FormType}}, form(parts));
    }
    Result<StoredVersion> drop(const QString &fileName, const QByteArray &bytes)
    {
        const QString path = registry->folder.filePath(fileName);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return fail(ErrorCode::Internal, Text::of("It cannot be written."));
        file.close();
        UpstreamProbe probe(registry->formats, registry->clock, {});
        const RegistryContext context{*registry->store, registry->formats, probe, registry->clock,
                                      HandlerFixture::owner()};
        return publishItem(context, {path, u"acme/web"_s, {}, {}});
    }
    QJsonObject page(const QByteArray &name)
    {
        return objectOf(send("GET", "simple/" + name + '/',
                             {{"Accept", "application/vnd.pypi.simple.v1+json"}}));
    }
    QByteArray html(const QByteArray &name) { return bodyOf(send("GET", "simple/" + name + '/')); }

    std::unique_ptr<FormatRegistry> registry;
    Scope project;
    QByteArray token;
};

void TestPypiSuite::init()
{
    registry = std::make_unique<FormatRegistry>(std::make_unique<PypiFormat>());
    project = registry->add(u"acme/web"_s);
    token = registry->token(u"acme/web"_s, Right::Read | Right::Write | Right::Delete);
}

void TestPypiSuite::K14_1_anEggIsRefusedWithTheReason()
{
    for (const QString &name : {u"thing-1.0-py3.11.egg"_s, u"thing.zip"_s}) {
        const auto dropped = drop(name, egg());
        QVERIFY(!dropped);
        QVERIFY2(english(dropped.error()).contains(u"egg"_s)
                     && english(dropped.error()).contains(u"wheel"_s),
                 qPrintable(english(dropped.error())));
    }
    const Reply reply = send(
        "POST", {}, {{"Content-Type", FormType}},
        form({{"name", "thing"}, {"version", "1.0"}, {"content", egg(), "thing-1.0-py3.11.egg"}}));
    QCOMPARE(reply.status, 400);
    QVERIFY2(bodyOf(reply).contains("egg, which pip does not install"), bodyOf(reply).constData());
    QCOMPARE(send("GET", "simple/thing/").status, 404);
}

void TestPypiSuite::K14_2_yankedByRouteWithAReason_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a query") << QByteArray() << "?reason=broken%20%3Con%3E%20it"_ba
                             << ""_ba;
    QTest::newRow("urlencoded") << "application/x-www-form-urlencoded"_ba << QByteArray()
                                << "reason=broken+%3Con%3E+it"_ba;
    QTest::newRow("multipart") << FormType << QByteArray() << form({{"reason", "broken <on> it"}});
}

void TestPypiSuite::K14_2_yankedByRouteWithAReason()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, body);
    QCOMPARE(upload(u"thing"_s, u"1.0"_s).status, 201);
    QCOMPARE(upload(u"thing"_s, u"1.1"_s).status, 201);
    // Under another spelling of both.
    const Reply yanked = send("POST", "Thing/v1.0.0/yank" + query, {{"Content-Type", type}}, body);
    QVERIFY2(yanked.status == 200, bodyOf(yanked).constData());
    const QJsonArray files = page("thing").value(u"files").toArray();
    QCOMPARE(files[0][u"yanked"].toString(), u"broken <on> it"_s);
    QCOMPARE(files[1][u"yanked"], QJsonValue(false));
    QVERIFY(html("thing").contains("data-yanked=\"broken &lt;on&gt; it\""));
    QCOMPARE(send("DELETE", "thing/1.0/yank").status, 200);
    QVERIFY(!html("thing").contains("data-yanked"));
    QCOMPARE(send("POST", "thing/1.0/yank", {}, "").status, 200);
    QCOMPARE(page("thing").value(u"files").toArray()[0][u"yanked"], QJsonValue(true));
    QCOMPARE(send("POST", "thing/9.9/yank", {}, "").status, 404);
}

void TestPypiSuite::K14_2_yankingNeedsTheRight()
{
    QCOMPARE(upload(u"thing"_s, u"1.0"_s).status, 201);
    const QByteArray writer = registry->token(u"acme/web"_s, Right::Read | Right::Write);
    QCOMPARE(send("POST", "thing/1.0/yank", {}, "", writer).status, 403);
    QCOMPARE(send("DELETE", "thing/1.0/yank", {}, {}, writer).status, 403);
    QVERIFY(!html("thing").contains("data-yanked"));
}

void TestPypiSuite::K14_2_thePageTellsSizesTimesAndVersions()
{
    QCOMPARE(upload(u"thing"_s, u"1.0"_s).status, 201);
    const QJsonObject told = page("thing");
    QCOMPARE(told.value(u"versions").toArray(), QJsonArray{u"1.0"_s});
    const QJsonValue file = told.value(u"files").toArray().first();
    QCOMPARE(file[u"size"].toInteger(), wheel(u"thing"_s, u"1.0"_s).size());
    QVERIFY(file[u"upload-time"].toString().startsWith(u"2024-05-06T07:08:09"_s));
}

void TestPypiSuite::K14_3_oneFormOfAVersionOnEveryWayIn()
{
    const auto versions = [&] {
        QStringList found;
        const auto stored = registry->store->versions(project, u"pypi"_s, u"thing"_s);
        for (const StoredVersion &each : stored.value_or(QList<StoredVersion>()))
            found.append(each.coordinates.version);
        return found;
    };
    QVERIFY(drop(u"thing-1.0-py3-none-any.whl"_s, wheel(u"thing"_s, u"1.0"_s)));
    QVERIFY(drop(u"thing-1.0.0.tar.gz"_s, sourceDistribution(u"thing"_s, u"1.0.0"_s)));
    QCOMPARE(versions(), QStringList{u"1.0"_s});
    QCOMPARE(upload(u"thing"_s, u"1.0.0.0"_s).status, 201);
    QCOMPARE(versions(), QStringList{u"1.0"_s});
    QVERIFY(drop(u"thing-2.0.0rc1.tar.gz"_s, sourceDistribution(u"thing"_s, u"v2.0.0-RC.1"_s)));
    QCOMPARE(versions(), (QStringList{u"1.0"_s, u"2.0.0rc1"_s}));
    QCOMPARE(page("thing").value(u"files").toArray().size(), 4);
}

void TestPypiSuite::K14_4_attestationsAreKeptAndServed()
{
    const QByteArray fileName = "thing-1.0-py3-none-any.whl";
    const QByteArray attestations = attestationsOf(fileName, wheel(u"thing"_s, u"1.0"_s));
    QCOMPARE(upload(u"thing"_s, u"1.0"_s, attestations).status, 201);
    const QJsonObject told = page("thing");
    QCOMPARE(told.value(u"meta")[u"api-version"].toString(), u"1.3"_s);
    const QByteArray url =
        told.value(u"files").toArray().first()[u"provenance"].toString().toUtf8();
    QVERIFY2(url.startsWith("http://127.0.0.1:8970" + at("integrity/")), url.constData());
    QVERIFY(html("thing").contains("data-provenance=\"" + url + '"'));
    const Reply reply = send("GET", url.mid(int(strlen("http://127.0.0.1:8970") + at("").size())));
    QCOMPARE(reply.status, 200);
    const QJsonObject provenance = objectOf(reply);
    QCOMPARE(provenance.value(u"version"), QJsonValue(1));
    const QJsonValue bundle = provenance.value(u"attestation_bundles").toArray().first();
    QCOMPARE(bundle[u"attestations"].toArray(), QJsonDocument::fromJson(attestations).array());
    QVERIFY(!bundle[u"publisher"][u"kind"].toString().isEmpty());
    // What has none says nothing.
    QCOMPARE(upload(u"other"_s, u"1.0"_s, "[]").status, 201);
    QVERIFY(!page("other").value(u"files").toArray().first().toObject().contains(u"provenance"));
    QCOMPARE(page("other").value(u"meta")[u"api-version"].toString(), u"1.1"_s);
    QCOMPARE(send("GET", "integrity/other/1.0/other-1.0-py3-none-any.whl/provenance").status, 404);
}

void TestPypiSuite::K14_4_attestationsOfAnotherFileAreRefused()
{
    const QByteArray fileName = "thing-1.0-py3-none-any.whl";
    for (const QByteArray &attestations :
         {"nonsense"_ba, "{}"_ba, "[1]"_ba, attestationsOf(fileName, "other bytes"),
          attestationsOf("other.whl", wheel(u"thing"_s, u"1.0"_s))}) {
        const Reply reply = upload(u"thing"_s, u"1.0"_s, attestations);
        QCOMPARE(reply.status, 400);
        QVERIFY2(bodyOf(reply).contains("ttestation"), bodyOf(reply).constData());
    }
    QCOMPARE(send("GET", "simple/thing/").status, 404);
}

QTEST_GUILESS_MAIN(TestPypiSuite)
#include "tst_pypisuite.moc"

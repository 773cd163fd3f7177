// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pythonpackages.h"

#include "formats/pypi/blake2.h"
#include "formats/pypi/handlers.h"
#include "formats/pypi/pypiformat.h"
#include "formats/pypi/simpleindex.h"
#include "support/handlerfixture.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>
#include <QTest>
#include <QThread>

using namespace packhouse;
using namespace packhouse::pypi;
using namespace packhouse::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray md5(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex();
}

/// The form as twine sends it.
QList<FormPart> twineForm(const QByteArray &name, const QByteArray &version,
                          const QByteArray &fileName, const QByteArray &bytes)
{
    return {{"name", name},
            {"version", version},
            {"filetype", fileName.endsWith(".whl") ? "bdist_wheel" : "sdist"},
            {"pyversion", "py3"},
            {"metadata_version", "2.1"},
            {"summary", "A thing"},
            {"classifiers", "Programming Language :: Python :: 3"},
            {"classifiers", "License :: OSI Approved"},
            {"requires_dist", "Other_Lib[extra] (>=1.0) ; python_version > '3'"},
            {"requires_python", ">=3.8,<4"},
            {"description", "Zeile 1\nZeile 2 \xc3\xa4"},
            {"sha256_digest", sha256(bytes)},
            {"md5_digest", md5(bytes)},
            {":action", "file_upload"},
            {"protocol_version", "1"},
            {"content", bytes, fileName}};
}

void replace(QList<FormPart> &parts, const QByteArray &name, const QByteArray &value)
{
    parts.removeIf([&](const FormPart &part) { return part.name == name; });
    if (!value.isNull())
        parts.prepend({name, value, {}});
}

Headers accepting(const QByteArray &type)
{
    Headers headers;
    headers.add("Accept", type);
    return headers;
}

const QByteArray Json = "application/vnd.pypi.simple.v1+json";

} // namespace

class PypiHandlersTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<HandlerFixture> m_fixture;
    Scope m_project;

    Reply send(const QList<FormPart> &parts, const Caller &caller = HandlerFixture::owner(),
               std::optional<Scope> project = {})
    {
        Result<Body> body = m_fixture->body(formBody, form(parts), FormType);
        if (!body)
            return Reply::error(body.error());
        Request request;
        request.method = Method::Post;
        request.scope = project.value_or(m_project);
        request.caller = caller;
        request.body = std::move(*body);
        return m_fixture->run(upload, std::move(request));
    }
    Reply sendWheel(const QString &name, const QString &version, const QByteArray &more = {},
                    std::optional<Scope> project = {})
    {
        QString module = name;
        module.replace(u'-', u'_');
        const QByteArray file = (module + u'-' + version + u"-py3-none-any.whl"_s).toUtf8();
        return send(twineForm(name.toUtf8(), version.toUtf8(), file, wheel(name, version, more)),
                    HandlerFixture::owner(), project);
    }
    Reply page(const QString &name, const QByteArray &accept = {},
               const Caller &caller = HandlerFixture::owner(), std::optional<Scope> scope = {})
    {
        return m_fixture->run(projectPage, {Method::Get,
                                            scope.value_or(m_project),
                                            {{"name", name}},
                                            {},
                                            accepting(accept),
                                            caller,
                                            {}});
    }
    QJsonObject jsonPage(const QString &name, const Caller &caller = HandlerFixture::owner(),
                         std::optional<Scope> scope = {})
    {
        return QJsonDocument::fromJson(bytesOf(page(name, Json, caller, scope))).object();
    }
    Reply fetch(const QByteArray &sha, const QString &file,
                const Caller &caller = HandlerFixture::owner(), std::optional<Scope> scope = {},
                Method method = Method::Get)
    {
        return m_fixture->run(download, {method,
                                         scope.value_or(m_project),
                                         {{"sha256", QString::fromLatin1(sha)}, {"file", file}},
                                         {},
                                         {},
                                         caller,
                                         {}});
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<HandlerFixture>(std::make_unique<PypiFormat>());
        m_project = m_fixture->project(u"acme/web"_s);
    }

    void wheelsAndSourceDistributionsArePublished()
    {
        const QByteArray wheelBytes = wheel(u"My.Py_Pkg"_s, u"1.0"_s);
        const QByteArray source = sourceDistribution(u"My.Py_Pkg"_s, u"1.0"_s);
        const Reply first = send(
            twineForm("My.Py-Pkg", "1.0", "My.Py_Pkg-1.0-py2.py3-none-any.whl", wheelBytes));
        QCOMPARE(first.status, 201);
        QCOMPARE(bytesOf(first), "{\"message\":\"201 Created\"}"_ba);
        QCOMPARE(send(twineForm("my_py_pkg", "1.0", "My.Py_Pkg-1.0.tar.gz", source)).status, 201);

        const QJsonObject root = jsonPage(u"MY-py.pkg"_s);
        QCOMPARE(root[u"name"].toString(), u"my-py-pkg"_s);
        QCOMPARE(root[u"versions"].toArray(), QJsonArray{u"1.0"_s});
        const QJsonArray files = root[u"files"].toArray();
        QCOMPARE(files.size(), 2);
        const QJsonObject file = files[0].toObject();
        QCOMPARE(file[u"hashes"][u"sha256"].toString().toLatin1(), sha256(wheelBytes));
        QCOMPARE(file[u"requires-python"].toString(), u">=3.8,<4"_s);
        QCOMPARE(file[u"size"].toInteger(), wheelBytes.size());
        QVERIFY(file[u"upload-time"].toString().startsWith(u"2024-05-06T07:08:09"_s));
        QCOMPARE(file[u"url"].toString(),
                 u"http://127.0.0.1:8970/api/v4/projects/%1/packages/pypi/files/%2/"
                 "My.Py_Pkg-1.0-py2.py3-none-any.whl"_s.arg(m_project.id)
                     .arg(QString::fromLatin1(sha256(wheelBytes))));
        QVERIFY(file.contains(u"core-metadata"));
        QVERIFY(!files[1].toObject().contains(u"core-metadata"));
    }

    void everyFieldIsKept()
    {
        QList<FormPart> parts = twineForm("my-pkg", "1.0", "my_pkg-1.0-py3-none-any.whl",
                                          wheel(u"my-pkg"_s, u"1.0"_s));
        parts.prepend({"attestations", "[{\"version\":1}]"});
        parts.prepend({"x_future_field", "kept"});
        QCOMPARE(send(parts).status, 201);
        const auto versions = m_fixture->store().versions(m_project, u"pypi"_s, u"my-pkg"_s);
        QVERIFY(versions && versions->size() == 1);
        const QJsonObject metadata = QJsonDocument::fromJson(versions->first().metadata).object();
        QCOMPARE(
            metadata[u"classifiers"].toArray(),
            (QJsonArray{u"Programming Language :: Python :: 3"_s, u"License :: OSI Approved"_s}));
        QCOMPARE(metadata[u"requires_dist"].toArray().size(), 1);
        QCOMPARE(metadata[u"description"].toString(), u"Zeile 1\nZeile 2 \u00e4"_s);
        QCOMPARE(metadata[u"summary"].toString(), u"A thing"_s);
        QCOMPARE(metadata[u"x_future_field"].toString(), u"kept"_s);
        QVERIFY(!metadata.contains(u"sha256_digest"));
        const QJsonObject file = QJsonDocument::fromJson(versions->first().files.first().metadata)
                                     .object();
        QCOMPARE(file[u"attestations"].toString(), u"[{\"version\":1}]"_s);
        QCOMPARE(file[u"pyversion"].toString(), u"py3"_s);
        const auto dependents = m_fixture->store().dependents(u"pypi"_s, u"other-lib"_s);
        QVERIFY(dependents && dependents->size() == 1);
    }

    void formsThatSayTooLittleAreRefused_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *what, const char *field, const QByteArray &value,
                            const char *says) {
            QTest::newRow(what) << QByteArray(field) << value << QByteArray(says);
        };
        row("no name", "name", {}, "name is missing");
        row("no version", "version", {}, "version is missing");
        row("no file", "content", {}, "content is missing");
        row("file as text", "content", "abc", "content is missing");
        row("another action", ":action", "submit", ":action does not have a valid value");
        row("bad name", "name", "my pkg$", "Validation failed: my pkg$ is not a valid");
        row("bad version", "version", "latest", "Validation failed: latest is not a valid");
        row("SHA-256 that is none", "sha256_digest", "abc", "sha256_digest is invalid");
        row("MD5 that is none", "md5_digest", QByteArray(32, 'x'), "md5_digest is invalid");
        row("other SHA-256", "sha256_digest", QByteArray(64, 'a'),
            "sha256_digest does not match the bytes");
        row("other MD5", "md5_digest", QByteArray(32, 'a'), "md5_digest does not match the bytes");
        row("other name than the file's", "name", "other", "does not belong to other 1.0");
        row("other version than the file's", "version", "1.1", "does not belong to my-pkg 1.1");
    }

    void formsThatSayTooLittleAreRefused()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, says);
        QList<FormPart> parts = twineForm("my-pkg", "1.0", "my_pkg-1.0-py3-none-any.whl",
                                          wheel(u"my-pkg"_s, u"1.0"_s));
        replace(parts, field, value);
        const Reply reply = send(parts);
        QCOMPARE(reply.status, 400);
        QVERIFY2(bytesOf(reply).contains(says), bytesOf(reply).constData());
        QVERIFY2(says.contains(reply.reason.left(8)) || reply.reason.contains(says.left(8)),
                 reply.reason.constData());
        QCOMPARE(page(u"my-pkg"_s).status, 404);
    }

    void blake2IsVerifiedWhereItCanBe()
    {
        QTemporaryFile probe;
        QVERIFY(probe.open());
        QList<FormPart> parts = twineForm("my-pkg", "1.0", "my_pkg-1.0-py3-none-any.whl",
                                          wheel(u"my-pkg"_s, u"1.0"_s));
        replace(parts, "blake2_256_digest", QByteArray(64, 'a'));
        QCOMPARE(send(parts).status, blake2b256(probe.fileName()) ? 400 : 201);
    }

    void filesMustBeWhatTheyAreCalled_data()
    {
        QTest::addColumn<QByteArray>("fileName");
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray good = wheel(u"my-pkg"_s, u"1.0"_s);
        const QByteArray name = "my_pkg-1.0-py3-none-any.whl";
        QTest::newRow("no zip") << name << "no wheel at all"_ba;
        QTest::newRow("cut short") << name << good.left(good.size() / 2);
        QTest::newRow("another project inside") << name << wheel(u"other"_s, u"1.0"_s);
        QTest::newRow("another version inside") << name << wheel(u"my-pkg"_s, u"2.0"_s);
        QTest::newRow("no METADATA") << name << zip({{u"a.py"_s, ""}});
        QTest::newRow("two METADATA")
            << name
            << zip({{u"my_pkg-1.0.dist-info/METADATA"_s, metadata(u"my-pkg"_s, u"1.0"_s)},
                    {u"other-1.0.dist-info/METADATA"_s, metadata(u"other"_s, u"1.0"_s)}});
        QTest::newRow("another project's sources")
            << "my_pkg-1.0.tar.gz"_ba << sourceDistribution(u"other"_s, u"1.0"_s);
        const QByteArray source = "my_pkg-1.0.tar.gz";
        QTest::newRow("P7 empty source") << source << ""_ba;
        QTest::newRow("P7 text as source") << source << "hello"_ba;
        QTest::newRow("P7 text as zip") << "my_pkg-1.0.zip"_ba
                                        << "hello"_ba;
        QTest::newRow("P7 only nested metadata")
            << source << tarGz({{u"a/b/PKG-INFO"_s, metadata(u"other"_s, u"1.0"_s)}});
        QTest::newRow("P7 no WHEEL")
            << name
            << zip({{u"my_pkg-1.0.dist-info/METADATA"_s, metadata(u"my-pkg"_s, u"1.0"_s)},
                    {u"my_pkg-1.0.dist-info/RECORD"_s, ""}});
        QTest::newRow("not a distribution") << "my_pkg-1.0.exe"_ba << good;
        QTest::newRow("no ending") << "my_pkg-1.0"_ba << good;
        QTest::newRow("G1 path") << "..%2Fmy_pkg-1.0-py3-none-any.whl"_ba << good;
    }

    void filesMustBeWhatTheyAreCalled()
    {
        QFETCH(QByteArray, fileName);
        QFETCH(QByteArray, bytes);
        const Reply reply = send(twineForm("my-pkg", "1.0", fileName, bytes));
        QCOMPARE(reply.status, 400);
        QVERIFY2(bytesOf(reply).contains("Validation failed: "), bytesOf(reply).constData());
        QCOMPARE(page(u"my-pkg"_s).status, 404);
    }

    void P7_oldSourcesWithoutMetadataAreTaken()
    {
        const QByteArray bytes = tarGz({{u"my-pkg-1.0/setup.py"_s, "import distutils\n"}});
        QCOMPARE(send(twineForm("my-pkg", "1.0", "my-pkg-1.0.tar.gz", bytes)).status, 201);
        QCOMPARE(jsonPage(u"my-pkg"_s)[u"files"].toArray().size(), 1);
    }

    void G3_wheelsThatEscapeAreRefused()
    {
        for (const QString &path : {u"../../evil.py"_s, u"/etc/evil.py"_s, u"a/../../evil.py"_s}) {
            const QByteArray bytes = zip(
                {{u"my_pkg-1.0.dist-info/METADATA"_s, metadata(u"my-pkg"_s, u"1.0"_s)},
                 {u"my_pkg-1.0.dist-info/WHEEL"_s, "Wheel-Version: 1.0\nTag: py3-none-any\n"},
                 {u"my_pkg-1.0.dist-info/RECORD"_s, ""},
                 {path, "evil"}});
            QCOMPARE(send(twineForm("my-pkg", "1.0", "my_pkg-1.0-py3-none-any.whl", bytes)).status,
                     400);
        }
    }

    void duplicatesAreRefusedAsTwineUnderstands()
    {
        const QByteArray bytes = wheel(u"my-pkg"_s, u"1.0"_s);
        const QByteArray name = "my_pkg-1.0-py3-none-any.whl";
        QCOMPARE(send(twineForm("my-pkg", "1.0", name, bytes)).status, 201);
        // The same bytes again, as after a lost answer.
        const int again = send(twineForm("my-pkg", "1.0", name, bytes)).status;
        QVERIFY(again == 200 || again == 201);
        QCOMPARE(jsonPage(u"my-pkg"_s)[u"files"].toArray().size(), 1);
        // Other bytes, under whatever spelling of name and version.
        for (const QByteArray &spelling : {"my-pkg"_ba, "My_Pkg"_ba}) {
            const Reply reply = send(twineForm(spelling, "1.0.0", name,
                                               wheel(u"my-pkg"_s, u"1.0"_s, "Author: someone\n")));
            QCOMPARE(reply.status, 400);
            for (const char *words : {"already been taken", "already exist"}) {
                QVERIFY(reply.reason.contains(words));
                QVERIFY(bytesOf(reply).contains(words));
            }
        }
        QCOMPARE(jsonPage(u"my-pkg"_s)[u"files"][0][u"hashes"][u"sha256"].toString().toLatin1(),
                 sha256(bytes));
    }

    void equalVersionsAreOne()
    {
        QCOMPARE(sendWheel(u"my-pkg"_s, u"1.0"_s).status, 201);
        const QByteArray source = sourceDistribution(u"my-pkg"_s, u"1.0.0"_s);
        QCOMPARE(send(twineForm("my-pkg", "v1.0.0", "my-pkg-1.0.0.tar.gz", source)).status, 201);
        const auto versions = m_fixture->store().versions(m_project, u"pypi"_s, u"my-pkg"_s);
        QVERIFY(versions);
        QCOMPARE(versions->size(), 1);
        QCOMPARE(versions->first().files.size(), 2);
        const QByteArray sha = sha256(source);
        QCOMPARE(fileOf(fetch(sha, u"my-pkg-1.0.0.tar.gz"_s)), source);
    }

    void nameSpellingsAreOnePackage()
    {
        QCOMPARE(sendWheel(u"my-pkg"_s, u"1.0"_s).status, 201);
        QCOMPARE(sendWheel(u"My_Pkg"_s, u"2.0"_s).status, 201);
        QCOMPARE(jsonPage(u"my.pkg"_s)[u"versions"].toArray(), (QJsonArray{u"1.0"_s, u"2.0"_s}));
        const Reply root = m_fixture->run(
            rootIndex,
            {Method::Get, m_project, {}, {}, accepting(Json), HandlerFixture::owner(), {}});
        const QJsonArray projects =
            QJsonDocument::fromJson(bytesOf(root)).object()[u"projects"].toArray();
        QCOMPARE(projects.size(), 1);
    }

    void filesAreServed()
    {
        const QByteArray bytes = wheel(u"my-pkg"_s, u"1.0+cu118"_s);
        const QString name = u"my_pkg-1.0+cu118-py3-none-any.whl"_s;
        QCOMPARE(send(twineForm("my-pkg", "1.0+cu118", name.toUtf8(), bytes)).status, 201);
        QVERIFY(
            bytesOf(page(u"my-pkg"_s)).contains("/my_pkg-1.0%2Bcu118-py3-none-any.whl#sha256="));
        const QByteArray sha = sha256(bytes);
        for (const Method method : {Method::Get, Method::Head}) {
            const Reply reply = fetch(sha, name, HandlerFixture::owner(), {}, method);
            QCOMPARE(reply.status, 200);
            QCOMPARE(fileOf(reply), bytes);
            QCOMPARE(std::get<FileBody>(reply.body).etag, '"' + sha + '"');
            QVERIFY(reply.headers.value("Content-Disposition").startsWith("attachment"));
        }
        QCOMPARE(fetch(sha.toUpper(), name).status, 200);
        QCOMPARE(fetch(QByteArray(64, 'a'), name).status, 404);
        QCOMPARE(fetch(sha, u"my_pkg-1.0-py3-none-any.whl"_s).status, 404);
        QCOMPARE(fetch("zz", name).status, 404);
        QCOMPARE(fetch(sha, u"../my_pkg-1.0+cu118-py3-none-any.whl"_s).status, 404);
    }

    void wheelMetadataIsServedBesideTheWheel()
    {
        const QByteArray bytes = wheel(u"my-pkg"_s, u"1.0"_s);
        QCOMPARE(sendWheel(u"my-pkg"_s, u"1.0"_s).status, 201);
        const QJsonObject file = jsonPage(u"my-pkg"_s)[u"files"][0].toObject();
        const Reply reply = fetch(sha256(bytes), u"my_pkg-1.0-py3-none-any.whl.metadata"_s);
        QCOMPARE(reply.status, 200);
        QCOMPARE(bytesOf(reply), metadata(u"my-pkg"_s, u"1.0"_s));
        QCOMPARE(file[u"core-metadata"][u"sha256"].toString().toLatin1(), sha256(bytesOf(reply)));
        const QByteArray source = sourceDistribution(u"my-pkg"_s, u"1.0"_s);
        QCOMPARE(send(twineForm("my-pkg", "1.0", "my-pkg-1.0.tar.gz", source)).status, 201);
        QCOMPARE(fetch(sha256(source), u"my-pkg-1.0.tar.gz.metadata"_s).status, 404);
    }

    void acceptDecidesTheForm()
    {
        QCOMPARE(sendWheel(u"my-pkg"_s, u"1.0"_s).status, 201);
        const Reply html = page(u"my-pkg"_s);
        QCOMPARE(html.headers.value("Content-Type"), "text/html; charset=utf-8"_ba);
        QCOMPARE(html.headers.value("Vary"), "Accept"_ba);
        const Reply json = page(u"my-pkg"_s, Json);
        QCOMPARE(json.headers.value("Content-Type"), Json);
        QCOMPARE(json.headers.value("Vary"), "Accept"_ba);
        QCOMPARE(page(u"my-pkg"_s, "image/png").status, 406);
        QCOMPARE(bytesOf(page(u"my-pkg"_s)), bytesOf(html));
        QCOMPARE(m_fixture->documents.rendered, 2);
    }

    void deprecatedVersionsAreYanked()
    {
        QCOMPARE(sendWheel(u"my-pkg"_s, u"1.0"_s).status, 201);
        const auto stored = m_fixture->store().versions(m_project, u"pypi"_s, u"my-pkg"_s);
        QVERIFY(stored);
        VersionChange yank;
        yank.status = Status::Deprecated;
        yank.statusMessage = u"leaks <b>"_s;
        QVERIFY(m_fixture->store().change(stored->first().id, yank, HandlerFixture::owner()));
        QCOMPARE(jsonPage(u"my-pkg"_s)[u"files"][0][u"yanked"].toString(), u"leaks <b>"_s);
        QVERIFY(bytesOf(page(u"my-pkg"_s)).contains("data-yanked=\"leaks &lt;b&gt;\""));
        yank.status = Status::Default;
        yank.statusMessage = QString();
        QVERIFY(m_fixture->store().change(stored->first().id, yank, HandlerFixture::owner()));
        QCOMPARE(jsonPage(u"my-pkg"_s)[u"files"][0][u"yanked"], QJsonValue(false));
    }

    void groupsShowEachWhatTheOwnersOfNamesShow()
    {
        const Scope open = m_fixture->project(u"acme/open"_s, Visibility::Private);
        QVERIFY(m_fixture->store().setVisibility(m_fixture->scope(u"acme"_s).id, Visibility::Public,
                                                 HandlerFixture::owner()));
        QVERIFY(
            m_fixture->store().setVisibility(open.id, Visibility::Public, HandlerFixture::owner()));
        QCOMPARE(sendWheel(u"my-pkg"_s, u"2.0"_s, {}, open).status, 201);
        QCOMPARE(sendWheel(u"my-pkg"_s, u"1.0"_s).status, 201);
        QCOMPARE(sendWheel(u"secret"_s, u"1.0"_s).status, 201);
        QCOMPARE(sendWheel(u"secret"_s, u"2.0"_s, {}, open).status, 201);
        const Scope group = m_fixture->scope(u"acme"_s);
        const Caller all = HandlerFixture::owner();
        QCOMPARE(jsonPage(u"my-pkg"_s, all, group)[u"versions"].toArray(), QJsonArray{u"2.0"_s});
        const QJsonObject seen = jsonPage(u"my-pkg"_s, Caller(), group);
        QCOMPARE(seen[u"versions"].toArray(), QJsonArray{u"2.0"_s});
        const QString url = seen[u"files"][0][u"url"].toString();
        QVERIFY2(url.contains(u"/api/v4/groups/%1/-/packages/pypi/files/"_s.arg(group.id)),
                 qPrintable(url));
        QCOMPARE(page(u"secret"_s, Json, Caller(), group).status, 404);
        const auto names = [&](const Caller &caller) {
            const Reply root = m_fixture->run(
                rootIndex, {Method::Get, group, {}, {}, accepting(Json), caller, {}});
            return QJsonDocument::fromJson(bytesOf(root)).object()[u"projects"].toArray().size();
        };
        QCOMPARE(names(all), 2);
        QCOMPARE(names(Caller()), 1);
        const QByteArray hidden = sha256(wheel(u"secret"_s, u"1.0"_s));
        const QString file = u"secret-1.0-py3-none-any.whl"_s;
        QCOMPARE(fetch(hidden, file, Caller(), group).status, 404);
        QCOMPARE(fetch(hidden, file, all, group).status, 200);
    }

    void unknownNamesAreForwardedOrNotFound()
    {
        Reply reply = page(u"No.Such_Pkg"_s);
        QCOMPARE(reply.status, 404);
        QVERIFY(bytesOf(reply).contains("\"error\""));
        QCOMPARE(m_fixture->forwarder.missing.size(), 1);
        const Missing &asked = m_fixture->forwarder.missing.first();
        QCOMPARE(asked.canonicalName, u"no-such-pkg"_s);
        QCOMPARE(asked.upstreamPath, "No.Such_Pkg/"_ba);
        QVERIFY(!asked.file);
        m_fixture->forwarder.answer = Reply::redirect("http://127.0.0.1:1/simple/no-such-pkg/");
        reply = page(u"no-such-pkg"_s);
        QCOMPARE(reply.status, 302);
        QCOMPARE(reply.headers.value("Vary"), "Accept"_ba);
    }

    /// What comes through is JSON; a client that only knows HTML gets that.
    void forwardedPagesFollowAccept()
    {
        ProjectPage upstream;
        upstream.name = u"other"_s;
        IndexFile file;
        file.name = u"other-1.0.zip"_s;
        file.url = "http://127.0.0.1:8970/files/x/other-1.0.zip";
        upstream.files.push_back(file);
        m_fixture->forwarder.answer = Reply::text(render(upstream, Variant::Json), Json);
        QCOMPARE(page(u"other"_s, Json).headers.value("Content-Type"), Json);
        const Reply html = page(u"other"_s, "text/html");
        QCOMPARE(html.headers.value("Content-Type"), "text/html; charset=utf-8"_ba);
        QVERIFY(bytesOf(html).contains(">other-1.0.zip</a>"));
    }

    /// Nobody can be sent to a file: only what comes through here has a place for it.
    void unknownFilesAreAskedForWithoutAPlace()
    {
        const QByteArray sha(64, 'a');
        QCOMPARE(fetch(sha, u"other_lib-1.0-py3-none-any.whl"_s).status, 404);
        QCOMPARE(m_fixture->forwarder.missing.size(), 1);
        const Missing &asked = m_fixture->forwarder.missing.first();
        QCOMPARE(asked.canonicalName, u"other-lib"_s);
        QCOMPARE(asked.fileUrlPath, "files/" + sha + "/other_lib-1.0-py3-none-any.whl");
        QVERIFY(asked.file);
    }

    void D13_publishedRightAfterAMissIsThere()
    {
        QCOMPARE(page(u"my-pkg"_s).status, 404);
        QCOMPARE(sendWheel(u"my-pkg"_s, u"1.0"_s).status, 201);
        QCOMPARE(page(u"my-pkg"_s).status, 200);
        QCOMPARE(sendWheel(u"my-pkg"_s, u"1.1"_s).status, 201);
        QCOMPARE(jsonPage(u"my-pkg"_s)[u"versions"].toArray().size(), 2);
    }

    /// Deleted to the last file: the name asks upstream for leave, it never answers an empty page.
    void I10_emptiedProjectsAreNotEmptyPages()
    {
        QCOMPARE(sendWheel(u"my-pkg"_s, u"1.0"_s).status, 201);
        const auto stored = m_fixture->store().versions(m_project, u"pypi"_s, u"my-pkg"_s);
        QVERIFY(m_fixture->store().removeVersion(stored->first().id, HandlerFixture::owner()));
        QCOMPARE(page(u"my-pkg"_s).status, 404);
        QVERIFY(m_fixture->store().reservation(Scope(), Caller{{}, true}, u"pypi"_s, u"my-pkg"_s));
    }

    void F4_namesAreNoPatterns()
    {
        for (const QString &name : {u"a-b"_s, u"axb"_s, u"aa"_s})
            QCOMPARE(sendWheel(name, u"1.0"_s).status, 201);
        QCOMPARE(jsonPage(u"a_b"_s)[u"files"].toArray().size(), 1);
        QCOMPARE(page(u"a%b"_s).status, 404);
        QCOMPARE(page(u"a%"_s).status, 404);
        QCOMPARE(page(u"_"_s).status, 404);
    }

    void A2_firstUploadsAtOnceAreAllThere() { uploadAtOnce(8, 8, u"fresh"_s); }

    void A15_indexListsFiftyAfterFiftyUploads() { uploadAtOnce(50, 4, u"my-pkg"_s); }

    void A20_anUploadThatEndsEarlyLeavesNothing()
    {
        const QByteArray bytes = wheel(u"my-pkg"_s, u"1.0"_s);
        const QList<FormPart> parts = twineForm("my-pkg", "1.0", "my_pkg-1.0-py3-none-any.whl",
                                                bytes);
        const QByteArray whole = form(parts);
        QVERIFY(!m_fixture->body(formBody, whole.left(whole.size() / 100 * 99), FormType));
        QCOMPARE(page(u"my-pkg"_s).status, 404);
        QCOMPARE(send(parts).status, 201);
    }

    void filesPastTheLimitAreRefused()
    {
        PolicySetting limit;
        limit.type = u"pypi"_s;
        limit.maxFileSize = 100;
        QVERIFY(m_fixture->store().setPolicy(limit, HandlerFixture::owner()));
        const Reply reply = sendWheel(u"my-pkg"_s, u"1.0"_s);
        QCOMPARE(reply.status, 400);
        QVERIFY(reply.reason.contains("File is too large"));
        Request request{Method::Post, m_project, {}, {}, {}, HandlerFixture::owner(), {}};
        request.headers.add("Content-Length", "90000000");
        const auto early = m_fixture->run(uploadPrecheck, std::move(request));
        QVERIFY(early);
        QCOMPARE(early->status, 400);
    }

    void protectedPackagesAreRefused()
    {
        ProtectionRule rule;
        rule.project = m_project.id;
        rule.type = u"pypi"_s;
        rule.namePattern = u"my-*"_s;
        rule.pushNeeds = Role::Maintainer;
        QVERIFY(m_fixture->store().setProtectionRule(rule, HandlerFixture::owner()));
        const Caller developer = m_fixture->token(u"acme/web"_s, Right::Read | Right::Write);
        const Reply reply = send(
            twineForm("my-pkg", "1.0", "my_pkg-1.0-py3-none-any.whl", wheel(u"my-pkg"_s, u"1.0"_s)),
            developer);
        QCOMPARE(reply.status, 403);
        QVERIFY(bytesOf(reply).contains("403 Forbidden - Package protected."));
    }

private:
    void uploadAtOnce(int count, int threads, const QString &name)
    {
        std::atomic_int next = 0;
        std::atomic_int good = 0;
        std::vector<std::unique_ptr<QThread>> all;
        for (int i = 0; i < threads; ++i) {
            all.emplace_back(QThread::create([&] {
                for (int k = next++; k < count; k = next++)
                    good += sendWheel(name, u"1.%1"_s.arg(k)).status == 201;
            }));
            all.back()->start();
        }
        for (const auto &thread : all)
            thread->wait();
        QCOMPARE(good.load(), count);
        QCOMPARE(jsonPage(name)[u"files"].toArray().size(), count);
        QCOMPARE(jsonPage(name)[u"versions"].toArray().size(), count);
    }
};

QTEST_GUILESS_MAIN(PypiHandlersTest)
#include "tst_pypihandlers.moc"

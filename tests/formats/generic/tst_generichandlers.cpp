// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/generic/genericformat.h"
#include "formats/generic/handlers.h"
#include "support/handlerfixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QThread>

using namespace packhouse;
using namespace packhouse::generic;
using namespace packhouse::test;
using namespace Qt::StringLiterals;

class GenericHandlersTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<HandlerFixture> m_fixture;
    Scope m_project;

    using Query = QList<std::pair<QString, QString>>;

    Request request(Method method, const QString &file, const Query &query = {})
    {
        return {method, m_project, {{"name", u"my_app"_s}, {"version", u"1.0"_s}, {"file", file}},
                query,  {},        HandlerFixture::owner(),
                {}};
    }
    Reply put(const QString &file, const QByteArray &bytes, const Query &query = {},
              const Headers &headers = {}, const QString &name = u"my_app"_s,
              const QString &version = u"1.0"_s)
    {
        Result<Body> body = m_fixture->body(fileBody, bytes);
        if (!body)
            return Reply::error(body.error());
        Request prepared = request(Method::Put, file, query);
        prepared.path[QByteArray("name")] = name;
        prepared.path[QByteArray("version")] = version;
        prepared.headers = headers;
        prepared.body = std::move(*body);
        return m_fixture->run(upload, std::move(prepared));
    }
    Reply get(const QString &file, Method method = Method::Get)
    {
        return m_fixture->run(download, request(method, file));
    }
    void forbidDuplicates(const QString &exception = {})
    {
        PolicySetting setting;
        setting.scope = m_project.id;
        setting.type = u"generic"_s;
        setting.duplicatesAllowed = false;
        if (!exception.isEmpty())
            setting.duplicateException = exception;
        QVERIFY(m_fixture->store().setPolicy(setting, HandlerFixture::owner()));
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<HandlerFixture>(std::make_unique<GenericFormat>());
        m_project = m_fixture->project(u"acme/web"_s);
    }

    void filesAreStoredAndServed()
    {
        const Reply created = put(u"docs/app.zip"_s, "bytes");
        QCOMPARE(created.status, 201);
        QCOMPARE(bytesOf(created), "{\"message\":\"201 Created\"}"_ba);
        for (const Method method : {Method::Get, Method::Head}) {
            const Reply reply = get(u"docs/app.zip"_s, method);
            QCOMPARE(reply.status, 200);
            QCOMPARE(fileOf(reply), "bytes"_ba);
            QCOMPARE(reply.headers.value("X-Checksum-SHA256"), sha256("bytes"));
            QCOMPARE(reply.headers.value("Content-Disposition"),
                     "attachment; filename=\"app.zip\""_ba);
            const FileBody &body = std::get<FileBody>(reply.body);
            QCOMPARE(body.contentType, "application/octet-stream"_ba);
            QCOMPARE(body.etag, '"' + sha256("bytes") + '"');
            QVERIFY(body.modified.isValid());
        }
        QCOMPARE(get(u"DOCS/app.zip"_s).status, 404);
        QCOMPARE(get(u"app.zip"_s).status, 404);
    }

    void theRowIsShownWhenAskedFor()
    {
        const Reply reply = put(u"a/b.txt"_s, "bytes", {{u"select"_s, u"package_file"_s}});
        QCOMPARE(reply.status, 200);
        const QJsonObject file = QJsonDocument::fromJson(bytesOf(reply)).object();
        QCOMPARE(file[u"file_name"].toString(), u"a/b.txt"_s);
        QCOMPARE(file[u"size"].toInteger(), 5);
        QCOMPARE(file[u"file_sha256"].toString().toLatin1(), sha256("bytes"));
        QCOMPARE(file[u"file_md5"].toString().size(), 32);
        QCOMPARE(file[u"file_sha1"].toString().size(), 40);
        QCOMPARE(file[u"created_at"].toString(), u"2024-05-06T07:08:09.000Z"_s);
        QVERIFY(file[u"id"].toInteger() > 0);
        QVERIFY(file[u"package_id"].toInteger() > 0);
        QCOMPARE(
            file[u"file"][u"url"].toString(),
            u"http://127.0.0.1:8970/api/v4/projects/%1/packages/generic/my_app/1.0/a/b.txt"_s.arg(
                m_project.id));
    }

    void statusIsThatOfTheWholePackage()
    {
        const auto status = [&] {
            const auto found = m_fixture->store().version(m_project, u"generic"_s, u"my_app"_s,
                                                          u"1.0"_s);
            return found ? found->first().status : Status::Error;
        };
        QCOMPARE(put(u"a"_s, "1", {{u"status"_s, u"hidden"_s}}).status, 201);
        QCOMPARE(status(), Status::Hidden);
        QCOMPARE(get(u"a"_s).status, 200);
        QCOMPARE(put(u"b"_s, "2").status, 201);
        QCOMPARE(status(), Status::Hidden);
        QCOMPARE(put(u"c"_s, "3", {{u"status"_s, u"default"_s}}).status, 201);
        QCOMPARE(status(), Status::Default);
    }

    void requestsThatMakeNoSenseAreRefusedEarlyAndLate_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QByteArray>("checksum");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *what, const QString &name, const QString &version,
                            const QString &file, const QString &query, const QByteArray &checksum,
                            const QByteArray &says) {
            QTest::newRow(what) << name << version << file << query << checksum << says;
        };
        row("status", u"a"_s, u"1"_s, u"f"_s, u"status=gone"_s, "",
            "status does not have a valid value");
        row("empty status", u"a"_s, u"1"_s, u"f"_s, u"status="_s, "",
            "status does not have a valid value");
        row("select", u"a"_s, u"1"_s, u"f"_s, u"select=all"_s, "",
            "select does not have a valid value");
        row("name", u"a b"_s, u"1"_s, u"f"_s, {}, "", "Validation failed: a b is not a valid");
        row("version", u"a"_s, u"1..0"_s, u"f"_s, {}, "", "Validation failed: 1..0 is not a valid");
        row("file", u"a"_s, u"1"_s, u"f\"g"_s, {}, "", "Validation failed: f");
        row("G1 path", u"a"_s, u"1"_s, u"x/../../y"_s, {}, "", "Validation failed: x/../../y");
        row("G1 encoded path", u"a"_s, u"1"_s, u"../y"_s, {}, "", "Validation failed: ../y");
        row("checksum that is none", u"a"_s, u"1"_s, u"f"_s, {}, "abc",
            "X-Checksum-SHA256 is invalid");
    }

    void requestsThatMakeNoSenseAreRefusedEarlyAndLate()
    {
        QFETCH(QString, name);
        QFETCH(QString, version);
        QFETCH(QString, file);
        QFETCH(QString, query);
        QFETCH(QByteArray, checksum);
        QFETCH(QByteArray, says);
        Query pairs;
        if (!query.isEmpty())
            pairs.append({query.section(u'=', 0, 0), query.section(u'=', 1)});
        Headers headers;
        if (!checksum.isEmpty())
            headers.add("X-Checksum-SHA256", checksum);
        const Reply late = put(file, "bytes", pairs, headers, name, version);
        QCOMPARE(late.status, 400);
        QVERIFY2(bytesOf(late).contains(says), bytesOf(late).constData());

        Request prepared = request(Method::Put, file, pairs);
        prepared.path[QByteArray("name")] = name;
        prepared.path[QByteArray("version")] = version;
        prepared.headers = headers;
        const auto early = m_fixture->run(uploadPrecheck, std::move(prepared));
        QVERIFY(early);
        QCOMPARE(bytesOf(*early), bytesOf(late));
    }

    void checksumsAreVerified()
    {
        Headers headers;
        headers.add("X-Checksum-SHA256", sha256("bytes").toUpper());
        QCOMPARE(put(u"a"_s, "bytes", {}, headers).status, 201);
        const Reply wrong = put(u"b"_s, "other", {}, headers);
        QCOMPARE(wrong.status, 422);
        QVERIFY(wrong.reason.contains("X-Checksum-SHA256"));
        QCOMPARE(get(u"b"_s).status, 404);
    }

    void duplicatesAreAllowedAndTheNewestServed()
    {
        QCOMPARE(put(u"a"_s, "one").status, 201);
        QCOMPARE(put(u"a"_s, "two").status, 201);
        QCOMPARE(fileOf(get(u"a"_s)), "two"_ba);
        const auto found = m_fixture->store().version(m_project, u"generic"_s, u"my_app"_s,
                                                      u"1.0"_s);
        QVERIFY(found);
        QCOMPARE(found->first().files.size(), 2);
    }

    void duplicatesAreRefusedByPolicy()
    {
        forbidDuplicates();
        QCOMPARE(put(u"a"_s, "one").status, 201);
        const Reply reply = put(u"a"_s, "two");
        QCOMPARE(reply.status, 400);
        QVERIFY(bytesOf(reply).contains("400 Bad request - Duplicate package is not allowed"));
        QCOMPARE(reply.reason, "Duplicate package is not allowed"_ba);
        QCOMPARE(fileOf(get(u"a"_s)), "one"_ba);
        const auto early = m_fixture->run(uploadPrecheck, request(Method::Put, u"a"_s));
        QVERIFY(early);
        QCOMPARE(early->status, 400);
        QVERIFY(!m_fixture->run(uploadPrecheck, request(Method::Put, u"b"_s)));
        QCOMPARE(put(u"b"_s, "two").status, 201);
        forbidDuplicates(u"my_.*"_s);
        QCOMPARE(put(u"a"_s, "two").status, 201);
    }

    void filesPastTheLimitAreRefusedBeforeTheirBytes()
    {
        PolicySetting limit;
        limit.type = u"generic"_s;
        limit.maxFileSize = 4;
        QVERIFY(m_fixture->store().setPolicy(limit, HandlerFixture::owner()));
        Request prepared = request(Method::Put, u"a"_s);
        prepared.headers.add("Content-Length", "5");
        const auto early = m_fixture->run(uploadPrecheck, std::move(prepared));
        QVERIFY(early);
        QVERIFY(bytesOf(*early).contains("400 Bad request - File is too large"));
        const Reply late = put(u"a"_s, "bytes");
        QVERIFY(bytesOf(late).contains("400 Bad request - File is too large"));
        QCOMPARE(put(u"a"_s, "four").status, 201);
    }

    void protectedPackagesAreRefused()
    {
        ProtectionRule rule;
        rule.project = m_project.id;
        rule.type = u"generic"_s;
        rule.namePattern = u"my_*"_s;
        rule.pushNeeds = Role::Maintainer;
        QVERIFY(m_fixture->store().setProtectionRule(rule, HandlerFixture::owner()));
        Request prepared = request(Method::Put, u"a"_s);
        prepared.caller = m_fixture->token(u"acme/web"_s, Right::Read | Right::Write);
        const auto early = m_fixture->run(uploadPrecheck, std::move(prepared));
        QVERIFY(early);
        QCOMPARE(early->status, 403);
        QVERIFY(bytesOf(*early).contains("403 Forbidden - Package protected."));
    }

    void F4_namesAreNoPatterns()
    {
        for (const QString &name : {u"a_b"_s, u"axb"_s})
            QCOMPARE(put(u"f"_s, name.toUtf8(), {}, {}, name).status, 201);
        Request prepared = request(Method::Get, u"f"_s);
        prepared.path[QByteArray("name")] = u"a_b"_s;
        QCOMPARE(fileOf(m_fixture->run(download, std::move(prepared))), "a_b"_ba);
        for (const QString &name : {u"a%b"_s, u"a__"_s, u"%"_s, u"A_B"_s}) {
            Request other = request(Method::Get, u"f"_s);
            other.path[QByteArray("name")] = name;
            QCOMPARE(m_fixture->run(download, std::move(other)).status, 404);
        }
    }

    void A2_firstUploadsAtOnceAreAllThere()
    {
        constexpr int count = 24;
        std::atomic_int next = 0;
        std::atomic_int good = 0;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back(QThread::create([&] {
                for (int k = next++; k < count; k = next++)
                    good += put(u"%1.txt"_s.arg(k), QByteArray::number(k)).status == 201;
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        QCOMPARE(good.load(), count);
        for (int k = 0; k < count; ++k)
            QCOMPARE(fileOf(get(u"%1.txt"_s.arg(k))), QByteArray::number(k));
        const auto found = m_fixture->store().version(m_project, u"generic"_s, u"my_app"_s,
                                                      u"1.0"_s);
        QVERIFY(found && found->size() == 1);
    }

    void K15_1_deletedByPath()
    {
        const auto removed = [&](const QString &file, const QString &version = u"1.0"_s) {
            Request prepared = request(Method::Delete, file);
            prepared.path[QByteArray("version")] = version;
            return m_fixture->run(remove, std::move(prepared)).status;
        };
        for (const QString &file : {u"a"_s, u"docs/a"_s, u"a"_s, u"b"_s, u"c"_s})
            QCOMPARE(put(file, file.toUtf8()).status, 201);
        QCOMPARE(removed(u"none"_s), 404);
        QCOMPARE(removed(u"docs"_s), 404);
        QCOMPARE(removed({}, u"2.0"_s), 404);
        QCOMPARE(removed(u"a"_s), 204);
        QCOMPARE(get(u"a"_s).status, 404); // not the earlier one of that name
        QCOMPARE(fileOf(get(u"docs/a"_s)), "docs/a"_ba);
        QCOMPARE(removed(u"a"_s), 404);
        QCOMPARE(removed(u"docs/a"_s), 204);
        QCOMPARE(removed(u"b"_s), 204);
        QCOMPARE(removed(u"c"_s), 204);
        QVERIFY(!m_fixture->store().version(m_project, u"generic"_s, u"my_app"_s, u"1.0"_s));
        QCOMPARE(put(u"a"_s, "again").status, 201);
        QCOMPARE(put(u"b"_s, "again").status, 201);
        QCOMPARE(removed({}), 204);
        QVERIFY(!m_fixture->store().version(m_project, u"generic"_s, u"my_app"_s, u"1.0"_s));
    }

    void K15_2_anEmptyFileIsAFile()
    {
        QCOMPARE(put(u"empty"_s, {}).status, 201);
        QCOMPARE(fileOf(get(u"empty"_s)), QByteArray());
    }

    void K15_3_aFormIsItsFile()
    {
        const auto sent = [&](const QByteArray &part) {
            const QByteArray form = "--xyz\r\nContent-Disposition: form-data; name=\"" + part
                                    + "\"; filename=\"app.zip\"\r\n\r\nbytes\r\n--xyz--\r\n";
            Result<Body> body = m_fixture->body(formOrFileBody, form,
                                                "multipart/form-data; boundary=xyz");
            if (!body)
                return Reply::error(body.error());
            Request prepared = request(Method::Put, u"app.zip"_s);
            prepared.body = std::move(*body);
            return m_fixture->run(upload, std::move(prepared));
        };
        QCOMPARE(sent("file").status, 201);
        QCOMPARE(fileOf(get(u"app.zip"_s)), "bytes"_ba);
        const Reply other = sent("archive");
        QCOMPARE(other.status, 400);
        QVERIFY(bytesOf(other).contains("file is missing"));
    }

    void A20_anUploadThatEndsEarlyLeavesNothing()
    {
        {
            auto sink = fileBody({m_fixture->store(), {}, 0});
            QVERIFY(sink && (*sink)->write("half"));
        }
        QCOMPARE(get(u"a"_s).status, 404);
        QCOMPARE(put(u"a"_s, "whole").status, 201);
        QCOMPARE(fileOf(get(u"a"_s)), "whole"_ba);
    }
};

QTEST_GUILESS_MAIN(GenericHandlersTest)
#include "tst_generichandlers.moc"

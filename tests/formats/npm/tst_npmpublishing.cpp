// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "npmregistry.h"

#include <QCryptographicHash>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

class TestNpmPublishing : public QObject
{
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<NpmRegistry>(); }
    void cleanup() { m.reset(); }

    void whatIsPublishedCanBeInstalledAtOnce();
    void publishIsRefused_data();
    void publishIsRefused();
    void bodiesThatAreNoPublishAreRefused();
    void A3_sameVersionTwiceExactlyOneWins();
    void A9_publishesAtOnceAllStay();
    void sameBytesUnderAnotherVersionAreFine();
    void publishingElsewhereSaysWhere();
    void G12_headersHoldNoLineEnds();

private:
    std::unique_ptr<NpmRegistry> m;
};

using Spoil = void (*)(QJsonObject &body);

void TestNpmPublishing::whatIsPublishedCanBeInstalledAtOnce()
{
    const NpmPackage package{.manifest = {{u"dependencies"_s, QJsonObject{{u"a"_s, u"1"_s}}}}};
    const QByteArray tarball = tarballOf(package);
    const Reply published = m->publish(package);
    QCOMPARE(published.status, 200);
    QCOMPARE(objectOf(published).value(u"name"), QJsonValue(u"@acme/widget"_s));
    QVERIFY(objectOf(published).value(u"id").toInteger() > 0);

    const QJsonObject version =
        m->packument().value(u"versions").toObject().value(u"1.0.0").toObject();
    QCOMPARE(version.value(u"dependencies"), package.manifest.value(u"dependencies"));
    const QJsonObject dist = version.value(u"dist").toObject();
    QCOMPARE(dist.value(u"integrity").toString().toLatin1(),
             "sha512-" + QCryptographicHash::hash(tarball, QCryptographicHash::Sha512).toBase64());
    QCOMPARE(dist.value(u"fileCount"), QJsonValue(3));
    const QByteArray url = dist.value(u"tarball").toString().toUtf8();
    QVERIFY(url.startsWith("http://127.0.0.1:8970/api/v4/projects/"));
    const Reply file = m->get(url.mid(21));
    QCOMPARE(file.status, 200);
    QCOMPARE(bodyOf(file), tarball);
    QVERIFY(!std::get<FileBody>(file.body).etag.isEmpty());
}

void TestNpmPublishing::publishIsRefused_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, Spoil spoil, int status, const char *says) {
        QTest::newRow(name) << spoil << status << QByteArray(says);
    };
    // A change of the one version's manifest.
    static const auto inManifest = [](QJsonObject &body, auto change) {
        QJsonObject versions = body.value(u"versions").toObject();
        QJsonObject manifest = versions.begin().value().toObject();
        change(manifest);
        versions.insert(versions.keys().first(), manifest);
        body.insert(u"versions"_s, versions);
    };
    static const auto inDist = [](QJsonObject &body, const QString &key, const QString &value) {
        inManifest(body, [&](QJsonObject &manifest) {
            QJsonObject dist = manifest.value(u"dist").toObject();
            dist.insert(key, value);
            manifest.insert(u"dist"_s, dist);
        });
    };
    static const auto inAttachment = [](QJsonObject &body, const QString &key,
                                        const QJsonValue &value) {
        QJsonObject attachments = body.value(u"_attachments").toObject();
        QJsonObject attachment = attachments.begin().value().toObject();
        attachment.insert(key, value);
        attachments.insert(attachments.keys().first(), attachment);
        body.insert(u"_attachments"_s, attachments);
    };

    row(
        "fine", [](QJsonObject &) {}, 200, "");
    row(
        "no versions", [](QJsonObject &body) { body.remove(u"versions"); }, 400,
        "Versions key is missing from the JSON upload");
    row(
        "empty version",
        [](QJsonObject &body) {
            body.insert(u"versions"_s, QJsonObject{{u""_s, QJsonObject()}});
        },
        400, "Version is empty.");
    row(
        "no version", [](QJsonObject &body) { body.insert(u"versions"_s, QJsonObject()); }, 400,
        "Version is empty.");
    row(
        "two versions",
        [](QJsonObject &body) {
            QJsonObject versions = body.value(u"versions").toObject();
            versions.insert(u"2.0.0"_s, versions.value(u"1.0.0"));
            body.insert(u"versions"_s, versions);
        },
        400, "Exactly one version");
    row(
        "no attachment", [](QJsonObject &body) { body.remove(u"_attachments"); }, 400,
        "Attachment data is empty.");
    row(
        "empty attachment", [](QJsonObject &body) { inAttachment(body, u"data"_s, QString()); },
        400, "Attachment data is empty.");
    row(
        "attachment is no base64",
        [](QJsonObject &body) { inAttachment(body, u"data"_s, u"a$b"_s); }, 400, "base64");
    row(
        "attachment of another name",
        [](QJsonObject &body) {
            const QJsonObject attachments = body.value(u"_attachments").toObject();
            body.insert(u"_attachments"_s,
                        QJsonObject{{u"evil-1.0.0.tgz"_s, attachments.begin().value()}});
        },
        400, "Attachment data is empty.");
    row(
        "two tarballs",
        [](QJsonObject &body) {
            QJsonObject attachments = body.value(u"_attachments").toObject();
            attachments.insert(u"!first.tgz"_s, QJsonObject{{u"data"_s, u"YWJj"_s}});
            body.insert(u"_attachments"_s, attachments);
        },
        400, "Attachment data is empty.");
    row(
        "wrong length", [](QJsonObject &body) { inAttachment(body, u"length"_s, 5); }, 400,
        "length");
    row(
        "wrong shasum", [](QJsonObject &body) { inDist(body, u"shasum"_s, QString(40, u'0')); },
        400, "shasum");
    row(
        "wrong integrity",
        [](QJsonObject &body) { inDist(body, u"integrity"_s, u"sha512-AAAA"_s); }, 400,
        "integrity");
    row(
        "manifest of another version",
        [](QJsonObject &body) {
            inManifest(body,
                       [](QJsonObject &manifest) { manifest.insert(u"version"_s, u"3.0.0"_s); });
        },
        400, "another name or version");
    row(
        "a tag that is a version",
        [](QJsonObject &body) {
            body.insert(u"dist-tags"_s, QJsonObject{{u"1.0.0"_s, u"1.0.0"_s}});
        },
        400, "tag");
    row(
        "a huge manifest",
        [](QJsonObject &body) {
            inManifest(body, [](QJsonObject &manifest) {
                manifest.insert(u"x"_s, QString(2 << 20, u'x'));
            });
        },
        400, "1 MiB");
    row(
        "a large manifest",
        [](QJsonObject &body) {
            inManifest(body, [](QJsonObject &manifest) {
                manifest.insert(u"x"_s, QString(50'000, u'x'));
            });
        },
        200, "");
}

void TestNpmPublishing::publishIsRefused()
{
    QFETCH(Spoil, spoil);
    QJsonObject body = publishBodyOf({}, tarballOf({}));
    spoil(body);
    const Reply reply = m->put(body);
    QTEST(reply.status, "status");
    QFETCH(QByteArray, says);
    QVERIFY2(says.isEmpty() || errorOf(reply).contains(says), bodyOf(reply).constData());
    QCOMPARE(m->versions().isEmpty(), reply.status != 200);
}

void TestNpmPublishing::bodiesThatAreNoPublishAreRefused()
{
    const QByteArray target = m->at(m->web) + "@acme%2fwidget";
    for (const char *body : {"", "{", "[]", "hello", "{}x", "{\"a\":1,}", "\xff"})
        QCOMPARE(m->send("PUT", target, m->maintainer, {}, QByteArray(body)).status, 400);

    const QByteArray tarball = tarballOf({.name = u"@acme/other"_s});
    QJsonObject body = publishBodyOf({}, tarball); // another package's tarball under this name
    Reply reply = m->put(body);
    QCOMPARE(reply.status, 400);
    QVERIFY(errorOf(reply).contains("@acme/other"));

    body = publishBodyOf({}, "no tarball at all");
    QCOMPARE(m->put(body).status, 400);
    const QByteArray bad = QJsonDocument(publishBodyOf({}, tarballOf({}))).toJson();
    QCOMPARE(m->send("PUT", m->at(m->web) + "other", m->maintainer, {}, bad).status, 400);
    for (const char *name : {"a%20b", "@-a%2fb", "@a.git%2fb", "%2e%2e%2fx"})
        QCOMPARE(m->send("PUT", m->at(m->web) + name, m->maintainer, {}, bad).status, 400);
    for (const QString &version : {u"v1.0.0"_s, u"1.0"_s, u"01.0.0"_s}) {
        reply = m->publish({.version = version});
        QCOMPARE(reply.status, 400);
        QVERIFY(errorOf(reply).contains("semantic version"));
    }

    QCOMPARE(m->publish({}).status, 200);
    reply = m->publish({});
    QCOMPARE(reply.status, 403);
    QCOMPARE(errorOf(reply), "Package already exists."_ba);
    QCOMPARE(reply.reason, "Package already exists."_ba);

    QCOMPARE(m->publish({.version = u"9.0.0"_s}, m->reader).status, 403);
    QCOMPARE(m->send("PUT", target, {}, {}, bad).status, 401);
    QCOMPARE(m->publish({.version = u"9.0.0"_s}, "glpat-" + QByteArray(20, 'x')).status, 401);

    PolicySetting small;
    small.scope = m->web.id;
    small.type = u"npm"_s;
    small.maxFileSize = 1000;
    QVERIFY(m->store->setPolicy(small, HandlerFixture::owner()));
    QByteArray noise(5000, Qt::Uninitialized);
    for (qsizetype i = 0; i < noise.size(); ++i)
        noise[i] = char(quint32(i * 2654435761u) >> 13);
    reply = m->publish({.version = u"9.0.0"_s, .more = noise});
    QCOMPARE(reply.status, 400);
    QVERIFY2(errorOf(reply).contains("large"), bodyOf(reply).constData());
    QCOMPARE(m->versions(), QStringList{u"1.0.0"_s});
}

void TestNpmPublishing::A3_sameVersionTwiceExactlyOneWins()
{
    for (int round = 0; round < 20; ++round) {
        const QString version = u"1.%1.0"_s.arg(round);
        std::array<int, 2> answers{};
        std::vector<std::unique_ptr<QThread>> threads;
        for (size_t i = 0; i < answers.size(); ++i) {
            threads.emplace_back(QThread::create([&, i] {
                answers[i] = m->publish({.version = version, .more = QByteArray(1, char('a' + i))})
                                 .status;
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        std::sort(answers.begin(), answers.end());
        QCOMPARE(answers[0], 200);
        QCOMPARE(answers[1], 403);
    }
    QCOMPARE(m->versions().size(), 20);
}

void TestNpmPublishing::A9_publishesAtOnceAllStay()
{
    constexpr int count = 30;
    std::atomic_int fine = 0;
    std::atomic_bool sane = true;
    std::atomic_bool done = false;
    // A11: a reader never sees a version whose tarball is not there.
    const std::unique_ptr<QThread> reader(QThread::create([&] {
        while (!done) {
            for (const QString &version : m->versions()) {
                if (m->get(m->at(m->web) + "@acme/widget/-/widget-" + version.toUtf8() + ".tgz")
                        .status
                    != 200)
                    sane = false;
            }
        }
    }));
    reader->start();
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < count; ++i) {
        threads.emplace_back(QThread::create(
            [&, i] { fine += m->publish({.version = u"1.%1.0"_s.arg(i)}).status == 200; }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    done = true;
    reader->wait();
    QCOMPARE(fine.load(), count);
    QVERIFY(sane);
    QCOMPARE(m->versions().size(), count);
    const QString latest =
        m->packument().value(u"dist-tags").toObject().value(u"latest").toString();
    QVERIFY(m->versions().contains(latest));
}

void TestNpmPublishing::sameBytesUnderAnotherVersionAreFine()
{
    QCOMPARE(m->publish({}).status, 200);
    QCOMPARE(m->publish({}, {}, m->api).status, 200); // another project, the same blob
    QCOMPARE(m->versions().size(), 1);
    QCOMPARE(m->versions("@acme%2fwidget", m->api).size(), 1);
}

void TestNpmPublishing::publishingElsewhereSaysWhere()
{
    for (const Scope &scope : {m->acme, Scope()}) {
        const Reply reply = m->publish({}, {}, scope);
        QCOMPARE(reply.status, 405);
        QVERIFY(errorOf(reply).contains("/api/v4/projects/"));
    }
    QVERIFY(m->versions().isEmpty());
}

void TestNpmPublishing::G12_headersHoldNoLineEnds()
{
    QJsonObject body = publishBodyOf({}, tarballOf({}));
    body.insert(u"dist-tags"_s, QJsonObject{{u"a\r\nX-Evil: 1"_s, u"1.0.0"_s}});
    const Reply reply = m->put(body);
    QCOMPARE(reply.status, 400);
    QVERIFY(!reply.reason.contains('\n') && !reply.reason.contains('\r'));
    for (const auto &[name, value] : reply.headers)
        QVERIFY(!value.contains('\n') && !value.contains('\r'));
}

QTEST_GUILESS_MAIN(TestNpmPublishing)
#include "tst_npmpublishing.moc"

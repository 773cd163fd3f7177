// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/golangformat.h"
#include "support/archivebuilder.h"
#include "support/formatregistry.h"
#include "support/testrepository.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

class TestGolangHandlers : public QObject
{
    Q_OBJECT

    std::unique_ptr<FormatRegistry> m;
    Scope m_web;
    Scope m_api;
    QByteArray m_writer;
    QByteArray m_reader;

    static QByteArray module(const QByteArray &version, const QByteArray &text = "x",
                             const QByteArray &path = "acme.example/lib")
    {
        const QByteArray prefix = path + '@' + version + '/';
        return makeZip({{prefix + "go.mod", "module " + path + "\n"},
                        {prefix + "a.go", "package lib // " + text}});
    }
    static QByteArray at(const Scope &scope, const QByteArray &rest)
    {
        const QByteArray level = scope.level == Level::Group ? "groups/" : "projects/";
        return "/api/v4/" + level + QByteArray::number(scope.id)
               + (scope.level == Level::Group ? "/-" : "") + "/packages/go/" + rest;
    }
    Reply get(const QByteArray &rest, std::optional<Scope> scope = {})
    {
        return m->send("GET", at(scope.value_or(m_web), rest), {{"Private-Token", m_reader}});
    }
    Reply put(const QByteArray &version, const QByteArray &zip, std::optional<Scope> scope = {})
    {
        return m->send("PUT", at(scope.value_or(m_web), "acme.example/lib/@v/" + version + ".zip"),
                       {{"Private-Token", m_writer}}, zip);
    }
    static QByteArray text(const Reply &reply)
    {
        if (const auto *document = std::get_if<DocumentPtr>(&reply.body))
            return (*document)->bytes;
        return bodyOf(reply);
    }
    void remove(const QString &version)
    {
        const auto stored = m->store->version(m_web, u"golang"_s, u"acme.example/lib"_s, version);
        QVERIFY(stored && m->store->removeVersion(stored->first().id, HandlerFixture::owner()));
    }
    /// What a state of the linked repository was published as.
    QString published(const QByteArray &query, int status = 201)
    {
        const Reply reply = m->send("POST", at(m_web, "import") + '?' + query,
                                    {{"Private-Token", m_writer}});
        if (reply.status != status)
            qWarning("%d %s", reply.status, bodyOf(reply).constData());
        return QJsonDocument::fromJson(bodyOf(reply))[u"version"_s].toString();
    }

private slots:
    void init()
    {
        m = std::make_unique<FormatRegistry>(std::make_unique<golang::GolangFormat>());
        m_web = m->add(u"acme/web"_s);
        m_api = m->add(u"acme/api"_s);
        m_writer = m->token(u"acme"_s, Right::Read | Right::Write);
        m_reader = m->token(u"acme"_s, Right::Read);
    }

    void aModuleIsReadAsItCame()
    {
        const QByteArray zip = module("v1.0.0");
        QCOMPARE(put("v1.0.0", zip).status, 201);
        QCOMPARE(put("v1.10.0", module("v1.10.0")).status, 201);
        QCOMPARE(put("v1.9.0-rc.1", module("v1.9.0-rc.1")).status, 201);
        QByteArrayList listed = text(get("acme.example/lib/@v/list")).simplified().split(' ');
        std::sort(listed.begin(), listed.end());
        QCOMPARE(listed, (QByteArrayList{"v1.0.0", "v1.10.0", "v1.9.0-rc.1"}));
        QCOMPARE(bodyOf(get("acme.example/lib/@v/v1.0.0.zip")), zip);
        // The reference has Go at projects only.
        QCOMPARE(get("acme.example/lib/@v/list", *m->store->scope(u"acme"_s)).status, 404);
        QCOMPARE(text(get("acme.example/lib/@v/v1.0.0.mod")), "module acme.example/lib\n"_ba);
        const auto info = QJsonDocument::fromJson(text(get("acme.example/lib/@v/v1.0.0.info")));
        QCOMPARE(info[u"Version"_s].toString(), u"v1.0.0"_s);
        const auto latest = QJsonDocument::fromJson(text(get("acme.example/lib/@latest")));
        QCOMPARE(latest[u"Version"_s].toString(), u"v1.10.0"_s);
        // At 404 the go command would ask its next proxy for a version of ours.
        QCOMPARE(get("acme.example/lib/@v/v2.0.0.info").status, 403);
        QCOMPARE(get("acme.example/none/@v/list").status, 404);
    }

    void refusals()
    {
        QCOMPARE(m->send("PUT", at(m_web, "acme.example/lib/@v/v1.0.0.zip"), {}, module("v1.0.0"))
                     .status,
                 401);
        QCOMPARE(m->send("PUT", at(m_web, "acme.example/lib/@v/v1.0.0.zip"),
                         {{"Private-Token", m_reader}}, module("v1.0.0"))
                     .status,
                 403);
        QVERIFY(put("1.0.0", module("1.0.0")).status >= 400);
        QVERIFY(put("v1.0.0", "no zip").status >= 400);
        QVERIFY(put("v1.0.1", module("v1.0.0")).status >= 400);
        QCOMPARE(get("acme.example/lib/@v/list").status, 404);
        QCOMPARE(put("v1.0.0", module("v1.0.0")).status, 201);
        // Another project's is its own, under the same path and under the same version too.
        QCOMPARE(put("v1.0.0", module("v1.0.0", "others"), m_api).status, 201);
    }

    void A3_aVersionNeverChanges()
    {
        QCOMPARE(put("v1.0.0", module("v1.0.0", "first")).status, 201);
        QCOMPARE(put("v1.0.0", module("v1.0.0", "first")).status, 200);
        QVERIFY(put("v1.0.0", module("v1.0.0", "second")).status >= 400);
        QCOMPARE(bodyOf(get("acme.example/lib/@v/v1.0.0.zip")), module("v1.0.0", "first"));
    }

    void D14_aDeletedVersionIsGoneAndNeverComesAgain()
    {
        QCOMPARE(put("v1.0.0", module("v1.0.0", "first")).status, 201);
        QCOMPARE(put("v1.1.0", module("v1.1.0")).status, 201);
        remove(u"v1.0.0"_s);
        QCOMPARE(text(get("acme.example/lib/@v/list")).simplified(), "v1.1.0"_ba);
        QCOMPARE(get("acme.example/lib/@v/v1.0.0.zip").status, 403);
        const Reply again = put("v1.0.0", module("v1.0.0", "second"));
        QVERIFY(again.status >= 400);
        QVERIFY(bodyOf(again).contains("never changes"));
        QCOMPARE(get("acme.example/lib/@v/v1.0.0.zip").status, 403);
    }

    void K10_1_aCommitIsItsPseudoVersion_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("version");
        const QString one = u"v0.0.0-20240506070809-0123456789ab"_s;
        QTest::newRow("as the go command shortens it") << "0123456789ab"_ba << one;
        QTest::newRow("as people shorten it") << "0123456"_ba << one;
        QTest::newRow("whole") << "0123456789abcdef0123456789abcdef01234567"_ba << one;
        QTest::newRow("two pseudo-versions of one commit")
            << "abcdef012345"_ba << u"v1.2.1-0.20240506070809-abcdef012345"_s;
        QTest::newRow("of two commits") << "0123450"_ba << QString();
        QTest::newRow("another commit") << "0123456789ac"_ba << QString();
        QTest::newRow("too short") << "012345"_ba << QString();
        QTest::newRow("a branch") << "main"_ba << QString();
    }
    void K10_1_aCommitIsItsPseudoVersion()
    {
        QFETCH(QByteArray, query);
        QFETCH(QString, version);
        for (const QByteArray &each :
             {"v0.0.0-20240506070809-0123456789ab"_ba, "v0.0.0-20240506070809-0123450aaaaa"_ba,
              "v0.0.0-20240506070810-0123450bbbbb"_ba, "v0.0.0-20240506070809-abcdef012345"_ba,
              "v1.2.1-0.20240506070809-abcdef012345"_ba})
            QCOMPARE(put(each, module(each)).status, 201);
        const Reply reply = get("acme.example/lib/@v/" + query + ".info");
        const auto info = QJsonDocument::fromJson(text(reply));
        QCOMPARE(info[u"Version"_s].toString(), version);
        QCOMPARE(reply.status == 200, !version.isEmpty());
        // Only the question which version it is can be asked of a commit.
        QVERIFY(get("acme.example/lib/@v/" + query + ".zip").status >= 400);
    }

    void pseudoVersionsFollowTheHighestTag()
    {
        QTemporaryDir folder;
        TestRepository repository(folder.path());
        QVERIFY(m->store->setRecord(m_web.id, {}, RepositoryRecord, repository.folder().toUtf8(),
                                    HandlerFixture::owner()));
        const auto commit = [&](const QByteArray &salt) {
            repository.write(u"go.mod"_s, "module acme.example/lib\n");
            repository.write(u"a.go"_s, salt);
            return repository.commit();
        };
        const auto fits = [](const QString &version, const QString &start) {
            constexpr qsizetype state = sizeof("20060102150405-0123456789ab") - 1;
            return version.startsWith(start) && version.size() == start.size() + state;
        };
        QString version = published("commit=" + commit("package a"));
        QVERIFY2(fits(version, u"v0.0.0-"_s), qPrintable(version));
        repository.git({u"tag"_s, u"v1.2.9"_s});
        version = published("commit=" + commit("package b"));
        QVERIFY2(fits(version, u"v1.2.10-0."_s), qPrintable(version));
        repository.git({u"tag"_s, u"v1.3.0-beta.1"_s});
        repository.git({u"tag"_s, u"v1.1.0"_s});
        repository.git({u"tag"_s, u"other/v9.0.0"_s});
        version = published("commit=" + commit("package c"));
        QVERIFY2(fits(version, u"v1.3.0-beta.1.0."_s), qPrintable(version));
    }
};

QTEST_GUILESS_MAIN(TestGolangHandlers)
#include "tst_golanghandlers.moc"

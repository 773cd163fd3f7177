// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diskerror.h"
#include "registry/store/readfailure.h"
#include "support/brokendisk.h"
#include "support/spyformat.h"
#include "support/testregistry.h"

#include <QLoggingCategory>
#include <QTest>

#include <cerrno>
#include <cstring>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

std::mutex logMutex;
QString logged;

void keepLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    const std::lock_guard lock(logMutex);
    logged += text + u'\n';
}

/// Answers after a read of the store that failed.
class HalfReadFormat final : public PlainFormat
{
public:
    void routes(RouteTable &routes) const override
    {
        PlainFormat::routes(routes);
        routes.get(Level::Project, "packages/plain/signed", [](Call &) {
            Reply reply = afterAFailure(Reply::text("as it was signed", "text/plain"));
            reply.standsAlone = true;
            return reply;
        });
        routes.get(Level::Project, "packages/plain/rendered",
                   [](Call &) { return afterAFailure(Reply::text("half of it", "text/plain")); });
        routes.get(Level::Project, "packages/plain/none",
                   [](Call &) { return afterAFailure(Reply::error(404, u"404 Not Found"_s)); });
    }

private:
    static Reply afterAFailure(Reply reply)
    {
        noteReadFailure({ErrorCode::Internal, Text::of("The disk fails."), {}, true});
        return reply;
    }
};

} // namespace

/// What callers are told when this computer is in trouble.
class TestAnswers : public QObject
{
    Q_OBJECT

    brokendisk::Control &disk = brokendisk::control();

private slots:
    void cleanup()
    {
        brokendisk::mend(disk);
        qInstallMessageHandler(nullptr);
    }

    void S11_noAnswerTellsAPlaceOnThisComputer_data()
    {
        QTest::addColumn<int>("reason");
        QTest::newRow("full") << ENOSPC;
        QTest::newRow("quota") << EDQUOT;
        QTest::newRow("input and output") << EIO;
        QTest::newRow("read-only") << EROFS;
        QTest::newRow("forbidden") << EACCES;
        QTest::newRow("descriptors") << EMFILE;
        QTest::newRow("memory") << ENOMEM;
        QTest::newRow("gone") << ENOENT;
        QTest::newRow("stale") << ESTALE;
    }

    void S11_noAnswerTellsAPlaceOnThisComputer()
    {
        QFETCH(const int, reason);
        TestRegistry registry{FormatList()};
        registry.add(u"acme/web"_s, Level::Project, Visibility::Private);
        const Rights all = Right::Read | Right::Write | Right::Delete | Right::Admin;
        const QByteArray token = registry.token(u"admin"_s, TokenKind::Personal, {}, all);
        const QByteArray place = registry.store->directory().toUtf8();
        const QByteArray base = "/api/v4/projects/acme%2Fweb/";
        const auto ask = [&](const char *method, const QByteArray &target,
                             const QByteArray &body = {}) {
            return call(*registry.gateway, method, target, {{"PRIVATE-TOKEN", token}}, body);
        };
        QCOMPARE(ask("PUT", base + "packages/generic/tool/1.0.0/a.bin", "first").status, 201);
        QCOMPARE(ask("POST", base + "debian_distributions?codename=bookworm", "").status, 201);
        qInstallMessageHandler(&keepLog);
        int troubled = 0;
        int serial = 0;
        for (int nth = 0; nth < 12; ++nth) {
            const QByteArray number = QByteArray::number(++serial);
            const QList<std::tuple<const char *, QByteArray, QByteArray>> requests{
                {"PUT", base + "packages/generic/tool/1.0." + number + "/a.bin", "bytes" + number},
                {"PUT", base + "packages/maven/org/acme/a/1." + number + "/a-1." + number + ".pom",
                 "<project/>"},
                {"PUT", base + "packages/debian/a_1_amd64.deb?distribution=bookworm&component=main",
                 "no package"},
                {"GET", base + "packages/debian/dists/bookworm/InRelease", {}},
                {"GET", base + "packages/rubygems/versions", {}},
                {"GET", base + "packages/generic/tool/1.0.0/a.bin", {}},
                {"GET", base + "packages", {}},
                {"POST", base + "packages/protection/rules",
                 "{\"package_type\":\"npm\",\"package_name_pattern\":\"" + number + "\"}"},
                {"POST", "/api/graphql",
                 "{\"query\":\"{ project(fullPath: \\\"acme/web\\\") { id } }\"}"},
                {"PUT", base + "packages/npm/a" + number, "{\"name\":\"a\"}"},
                {"DELETE", base + "packages/1", {}},
                {"GET", "/-/health", {}},
                {"GET", "/-/metrics", {}},
            };
            for (const auto &[method, target, body] : requests) {
                brokendisk::breakAfter(disk, nth, reason);
                const Reply reply = ask(method, target,
                                        body.isNull() && *method == 'P' ? ""_ba : body);
                brokendisk::mend(disk);
                const QByteArray text = everythingOf(reply);
                const QByteArray both = QByteArray(method) + ' ' + target + '\n' + text;
                QVERIFY2(!text.contains(place), both.constData());
                QVERIFY2(!text.contains("/proc/") && !text.contains("packhouse.db"),
                         both.constData());
                QVERIFY2(!text.contains("went wrong inside the registry"), both.constData()); // S5
                troubled += reply.status >= 500;
            }
        }
        qInstallMessageHandler(nullptr);
        QVERIFY2(troubled > 0, "nothing went wrong");
        const std::lock_guard lock(logMutex);
        QVERIFY2(logged.contains(registry.store->directory()), qPrintable(logged));
    }

    void W4_aConditionTakesNoFailedReadForNothingThatIsThere()
    {
        TestRegistry registry{FormatList()};
        registry.add(u"acme/web"_s, Level::Project, Visibility::Private);
        const QByteArray token = registry.token(u"all"_s, TokenKind::Personal, {},
                                                Right::Read | Right::Write | Right::Delete);
        const QByteArray file = "/api/v4/projects/acme%2Fweb/packages/generic/tool/1.0.0/a.bin";
        const auto put = [&](const QByteArray &body, const char *field, const QByteArray &value) {
            return call(*registry.gateway, "PUT", file, {{"PRIVATE-TOKEN", token}, {field, value}},
                        body)
                .status;
        };
        QCOMPARE(put("first", "Accept", "*/*"), 201);
        const Reply there = registry.get(file, {{"PRIVATE-TOKEN", token}});
        const QByteArray tag = std::get<FileBody>(there.body).etag;
        QVERIFY(!tag.isEmpty());
        int troubled = 0;
        int nth = 0;
        for (bool reached = true; reached; ++nth) {
            brokendisk::breakAfter(disk, nth, EIO, true);
            const int same = put("first", "If-Match", tag); // holds, whatever the disk does
            const QByteArray where = QByteArray::number(same) + " at call "
                                     + QByteArray::number(nth);
            reached = brokendisk::failures(disk) > 0;
            brokendisk::mend(disk);
            QVERIFY2(same != 412 && same != 404, where.constData());
            troubled += same >= 500;
            brokendisk::breakAfter(disk, nth, EIO, true);
            const int none = put("other", "If-None-Match", "*"); // never holds
            brokendisk::mend(disk);
            QVERIFY2(none == 412 || none >= 500, where.constData());
        }
        QVERIFY(troubled > 0);
    }

    void A18_aPartOfAFileIsNeverTakenForTheWhole_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *type, const QByteArray &method, const QByteArray &target,
                            const QByteArray &body) {
            QTest::newRow(type) << method << target << body;
        };
        row("generic", "PUT", "packages/generic/tool/1.0.0/a.bin", "first");
        row("maven", "PUT", "packages/maven/org/acme/a/1.0/a-1.0.pom",
            "<project><modelVersion>4.0.0</modelVersion><groupId>org.acme</groupId>"
            "<artifactId>a</artifactId><version>1.0</version></project>");
        row("npm", "PUT", "packages/npm/a", "{\"name\":\"a\"}");
        row("pypi", "POST", "packages/pypi", "--b\r\n");
        row("debian", "PUT", "packages/debian/a_1_amd64.deb", "!<arch>");
    }

    void A18_aPartOfAFileIsNeverTakenForTheWhole()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        TestRegistry registry{FormatList()};
        const Scope scope = registry.add(u"acme/web"_s, Level::Project, Visibility::Private);
        const QByteArray token = registry.token(u"all"_s, TokenKind::Personal, {},
                                                Right::Read | Right::Write);
        const QByteArray base = "/api/v4/projects/acme%2Fweb/";
        for (const char *range :
             {"bytes 0-4/10", "bytes 0-4/5", "bytes 5-9/10", "bytes */10", "x"}) {
            const Reply reply = call(*registry.gateway, method.constData(), base + target,
                                     {{"PRIVATE-TOKEN", token}, {"Content-Range", range}}, body);
            const QByteArray said = everythingOf(reply);
            QVERIFY2(reply.status == 400, said.constData());
            QVERIFY2(said.contains("Content-Range") && said.contains("whole file"),
                     said.constData());
        }
        const Reply packages = registry.get(base + "packages", {{"PRIVATE-TOKEN", token}});
        QCOMPARE(packages.status, 200);
        QCOMPARE(bodyOf(packages), "[]"_ba);
        // Without the field it is an upload like any other.
        if (target.contains("generic"))
            QCOMPARE(call(*registry.gateway, "PUT", base + target, {{"PRIVATE-TOKEN", token}}, body)
                         .status,
                     201);
    }

    void S10_whatStandsAloneIsServedThoughAReadFailed()
    {
        std::vector<std::unique_ptr<Format>> list;
        list.push_back(std::make_unique<HalfReadFormat>());
        TestRegistry registry{FormatList(std::move(list))};
        registry.add(u"acme/web"_s, Level::Project, Visibility::Public);
        const QByteArray base = "/api/v4/projects/acme%2Fweb/packages/plain/";
        const Reply signedIndex = registry.get(base + "signed");
        QCOMPARE(signedIndex.status, 200);
        QCOMPARE(bodyOf(signedIndex), "as it was signed"_ba);
        const Reply missing = registry.get(base + "none");
        QVERIFY2(missing.status >= 500, everythingOf(missing).constData());
        const Reply rendered = registry.get(base + "rendered");
        QVERIFY2(rendered.status >= 500, everythingOf(rendered).constData());
        QVERIFY(!everythingOf(rendered).contains("half of it"));
    }

    void S5_callersHearTheSentenceOfEachErrno_data()
    {
        QTest::addColumn<int>("reason");
        QTest::addColumn<int>("status");
        for (const auto &[reason, status] :
             {std::pair{ENOSPC, 507}, std::pair{EDQUOT, 507}, std::pair{EFBIG, 507},
              std::pair{EIO, 500}, std::pair{EROFS, 503}, std::pair{EACCES, 503},
              std::pair{EPERM, 503}, std::pair{EMFILE, 503}, std::pair{ENFILE, 503},
              std::pair{ENAMETOOLONG, 500}, std::pair{ESTALE, 500}, std::pair{ENOENT, 500},
              std::pair{ENOTDIR, 500}, std::pair{EISDIR, 500}, std::pair{ENXIO, 500},
              std::pair{ELOOP, 500}, std::pair{ENOMEM, 503}})
            QTest::addRow("%s", ::strerrorname_np(reason)) << reason << status;
    }
    void S5_callersHearTheSentenceOfEachErrno()
    {
        QFETCH(int, reason);
        QFETCH(int, status);
        const Error error = diskError(reason, u"read"_s, u"/srv/registry/blobs/aa"_s);
        QVERIFY(!english(error.remedy).isEmpty());
        QCOMPARE(callerText(error), english(error));
        const Reply reply = Reply::error(error);
        QCOMPARE(reply.status, status);
        const QByteArray told = everythingOf(reply);
        QVERIFY2(told.contains(english(error.what).toUtf8())
                     && told.contains(english(error.remedy).toUtf8()),
                 told.constData());
        QVERIFY2(!told.contains("/srv"), told.constData());
        QVERIFY2(!told.contains("can be read"), told.constData()); // nobody has looked
    }

    void S11_everyErrorOfThisComputerIsToldByItsKind()
    {
        const Text what = Text::of("/srv/registry/blobs/aa/bb cannot be written.");
        for (const ErrorCode code :
             {ErrorCode::StorageFull, ErrorCode::ReadOnly, ErrorCode::Corrupt, ErrorCode::Internal,
              ErrorCode::KeychainUnavailable}) {
            const QString told = callerText({code, what, Text::of("Look at /srv/registry."), true});
            QVERIFY(!told.contains(u"/srv"));
            QVERIFY(told.endsWith(u'.'));
            QVERIFY(!everythingOf(Reply::error(Error{code, what, {}, true})).contains("/srv"));
        }
        // A disk that is named by its path is told by its kind, too.
        const Error named = diskError(EIO, u"read"_s, u"/srv/registry/x"_s, u"/srv/registry"_s);
        QVERIFY(!callerText(named).contains(u"/srv"));
        const Error own{ErrorCode::InvalidName, Text::of("That is no name."),
                        Text::of("Use another."), false};
        QCOMPARE(callerText(own), english(own));
    }
};

QTEST_GUILESS_MAIN(TestAnswers)
#include "tst_answers.moc"

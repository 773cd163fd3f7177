// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/retry.h"
#include "remotes/gitlab/gitlabsource.h"
#include "remotes/gitlab/gitlabtrash.h"
#include "support/faketime.h"
#include "support/fakevault.h"
#include "support/loopbackserver.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using test::Answer;
using test::LoopbackServer;
using test::SeenRequest;

namespace {

const PackageKey Tool{u"acme/web"_s, u"generic"_s, u"tool"_s};
const auto Content = "the bytes of a tool"_ba;

QByteArray packageObject(int id, const QByteArray &name, const QByteArray &version)
{
    return "{\"id\":" + QByteArray::number(id) + ",\"name\":\"" + name + "\",\"version\":\""
           + version
           + "\",\"package_type\":\"generic\",\"status\":\"default\","
             "\"created_at\":\"2026-01-31T09:30:00.000Z\",\"last_downloaded_at\":null,\"tags\":[],"
             "\"project_path\":\"acme/web\"}";
}

QByteArray fileObject(const QByteArray &bytes)
{
    return "[{\"id\":1,\"package_id\":7,\"file_name\":\"tool.bin\",\"size\":"
           + QByteArray::number(bytes.size()) + ",\"file_md5\":null,\"file_sha1\":null,"
           + "\"file_sha256\":\""
           + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex() + "\"}]";
}

Answer answerWith(const QByteArray &body, const QMap<QByteArray, QByteArray> &headers = {})
{
    Answer answer;
    answer.body = body;
    answer.headers = headers;
    return answer;
}

Answer refusal(int status)
{
    Answer answer;
    answer.status = status;
    answer.body = R"({"message":"no"})";
    return answer;
}

/// A registry with one version of one package, which a test bends.
Answer plainRegistry(const SeenRequest &request)
{
    if (request.method == "DELETE")
        return refusal(204);
    if (request.target.contains("/package_files"))
        return answerWith(fileObject(Content));
    if (request.target.contains("/packages/generic/"))
        return answerWith(Content);
    if (request.target.contains("/packages?"))
        return answerWith('[' + packageObject(7, "tool", "1.0.0") + ']',
                          {{"X-Total", "1"}, {"X-Next-Page", ""}});
    return refusal(404);
}

bool deletes(const LoopbackServer &server)
{
    const QList<SeenRequest> seen = server.seen();
    return std::any_of(seen.begin(), seen.end(),
                       [](const SeenRequest &request) { return request.method == "DELETE"; });
}

} // namespace

/// A remote that misbehaves: what the user sees, and what must not happen.
class TestGitLabFaults : public QObject
{
    Q_OBJECT

    FormatList m_formats;
    SystemClock m_clock;
    FakeVault m_vault;
    std::unique_ptr<QTemporaryDir> m_folder;

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_vault.kept.insert(u"remote/far"_s, u"glpat-secret"_s);
        m_vault.waits = false;
    }

    void troubleIsSaidOnceAndTakenBack();
    void wrongDocumentIsSaid_data();
    void wrongDocumentIsSaid();
    void halfADocumentIsNoDocument();
    void halfAFileIsNoFile();
    void endlessPagesEnd();
    void largeListComesInPagesWithoutRepeating();
    void listWithoutTotalsIsWholeWhenItEnds();
    void worksWithoutAKeychainEntry();
    void keychainTroubleIsSaid();
    void goneBeforeTheKeychainAnswers();
    void workWaitsForTheKeychain();
    void versionsGoOnlyAfterTheirCopyIsHere();
    void keptCopyComesBackUnchanged();
    void changedCopyIsNotUnpacked();
    void copiesGoWhenTheirTimeIsUp();
    void failedCopyDeletesNothing_data();
    void failedCopyDeletesNothing();
    void R3_aJobSitsOutWhatAViewDoesNot();
    void refusedDeletionLeavesNoCopy();
    void deletionOfUnknownOutcomeKeepsTheCopy();
    void forGoodKeepsNothing();
    void reservingElsewhereIsRefusedBeforeAnythingHappens();
    void evidenceOfARemoteIsNeverGreen();
    void destroyedWhileItWaits();
    void cancelledUploadEnds();

private:
    static RestLimits hasty();
    std::unique_ptr<GitLabSource> sourceOf(const LoopbackServer &server, NetOptions net = {},
                                           const RestLimits &limits = hasty());
    template<typename T>
    Result<T> wait(const QFuture<Result<T>> &future)
    {
        const bool came = QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000);
        return came ? future.result() : fail(ErrorCode::Internal, Text::of("No answer."));
    }
    bool ends(Job &job)
    {
        job.start();
        return QTest::qWaitFor([&job] { return job.ended(); }, 20'000);
    }
    /// The one version of plainRegistry(), as it was shown when all was well.
    RemovalPlan planned(bool reserve = false, bool forGood = false) const
    {
        RemovalPlan plan;
        plan.head = PlanHead::now(u"far"_s, {}, m_clock.now());
        plan.packages = {
            {Tool, false, {{u"7"_s, u"1.0.0"_s, {u"1"_s}, Content.size()}}, Risk::Critical}};
        plan.reserve = reserve;
        plan.forGood = forGood;
        return plan;
    }
    /// Deletes the one version of plainRegistry() and answers the copy that is kept of it.
    KeptCopy keptAfterDeletion()
    {
        LoopbackServer server(plainRegistry);
        const auto source = sourceOf(server);
        const std::unique_ptr<Job> job(source->run(planned(), nullptr));
        return ends(*job) ? keptCopies(m_folder->filePath(u"trash"_s)).value(0) : KeptCopy();
    }
    QStringList trashed() const
    {
        return QDir(m_folder->filePath(u"trash"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }
};

RestLimits TestGitLabFaults::hasty()
{
    using namespace std::chrono_literals;
    Deadlines hasty;
    hasty.firstByte = hasty.window = 500ms;
    return {hasty, hasty, hasty};
}

std::unique_ptr<GitLabSource> TestGitLabFaults::sourceOf(const LoopbackServer &server,
                                                         NetOptions net, const RestLimits &limits)
{
    GitLabOptions options;
    options.id = u"far"_s;
    options.address = QUrl::fromEncoded(server.address());
    options.trash = m_folder->filePath(u"trash"_s);
    options.cache = m_folder->filePath(u"cache"_s);
    options.limits = limits;
    options.net = std::move(net);
    return std::make_unique<GitLabSource>(std::move(options), m_formats, m_clock, m_vault);
}

void TestGitLabFaults::troubleIsSaidOnceAndTakenBack()
{
    std::atomic<bool> hangs = true;
    LoopbackServer server([&hangs](const SeenRequest &request) {
        Answer answer = plainRegistry(request);
        answer.hang = hangs;
        return answer;
    });
    const auto source = sourceOf(server);
    QSignalSpy reachable(source.get(), &PackageSource::reachableChanged);
    QCOMPARE(wait(source->details(Tool)).error().code, ErrorCode::Timeout);
    QCOMPARE(wait(source->details(Tool)).error().code, ErrorCode::Timeout);
    QTRY_COMPARE(reachable.size(), 1);
    QVERIFY(
        english(reachable.constFirst().constFirst().value<Text>()).contains(u"does not answer"_s));
    hangs = false;
    QVERIFY(wait(source->details(Tool)));
    QTRY_COMPARE(reachable.size(), 2);
    QVERIFY(english(reachable.constLast().constFirst().value<Text>()).isEmpty());
}

void TestGitLabFaults::wrongDocumentIsSaid_data()
{
    QTest::addColumn<Answer>("wrong");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("not JSON") << answerWith("<html>Sign in</html>") << ErrorCode::Unsupported;
    QTest::newRow("an object") << answerWith("{}") << ErrorCode::Unsupported;
    QTest::newRow("half a list") << answerWith("[{\"id\":7,") << ErrorCode::Unsupported;
    QTest::newRow("too deep") << answerWith(QByteArray(100'000, '[')) << ErrorCode::Unsupported;
    QTest::newRow("too large") << answerWith(QByteArray(17 << 20, ' ')) << ErrorCode::TooLarge;
    QTest::newRow("500") << refusal(500) << ErrorCode::Network;
    QTest::newRow("429") << refusal(429) << ErrorCode::Busy;
    QTest::newRow("401") << refusal(401) << ErrorCode::Unauthorized;
    Answer broken = answerWith("[]");
    broken.claimedLength = 100;
    QTest::newRow("breaks off") << broken << ErrorCode::Network;
}

void TestGitLabFaults::wrongDocumentIsSaid()
{
    QFETCH(Answer, wrong);
    QFETCH(ErrorCode, code);
    LoopbackServer server([&wrong](const SeenRequest &) { return wrong; });
    const auto source = sourceOf(server);
    const Result<PackageDetails> details = wait(source->details(Tool));
    QVERIFY(!details);
    QCOMPARE(details.error().code, code);
    QVERIFY(!english(details.error()).contains(u"glpat"_s));
    const std::unique_ptr<Job> removal(source->run(planned(), nullptr));
    QVERIFY(ends(*removal));
    QCOMPARE(removal->state(), Job::State::Failed);
    QVERIFY(!deletes(server));
}

void TestGitLabFaults::halfADocumentIsNoDocument()
{
    LoopbackServer server([](const SeenRequest &) {
        Answer answer = answerWith('[' + packageObject(7, "tool", "1.0.0") + ',');
        answer.chunkedWithoutEnd = true;
        return answer;
    });
    const auto source = sourceOf(server);
    QVERIFY(!wait(source->details(Tool)));
}

void TestGitLabFaults::halfAFileIsNoFile()
{
    LoopbackServer server([](const SeenRequest &request) {
        Answer answer = plainRegistry(request);
        if (request.target.contains("/packages/generic/")) {
            answer.body.chop(4);
            answer.chunkedWithoutEnd = true;
        }
        return answer;
    });
    const auto source = sourceOf(server);
    const Result<QList<StoredFile>> files = wait(source->files(Tool, 7));
    QVERIFY(files);
    const QString to = m_folder->filePath(u"tool.bin"_s);
    const std::unique_ptr<Job> job(
        source->download({{Tool, u"1.0.0"_s, files->constFirst(), to}}, nullptr));
    QVERIFY(ends(*job));
    QCOMPARE(job->state(), Job::State::Failed);
    QVERIFY(!QFile::exists(to));
    QVERIFY(!wait(source->localCopy(Tool, u"1.0.0"_s, files->constFirst())));
}

void TestGitLabFaults::endlessPagesEnd()
{
    LoopbackServer server([](const SeenRequest &request) {
        const QByteArray page = request.target.mid(request.target.indexOf("&page=") + 6);
        const int number = request.target.contains("&page=") ? page.toInt() : 1;
        return answerWith('[' + packageObject(number, "tool", QByteArray::number(number)) + ']',
                          {{"X-Next-Page", QByteArray::number(number + 1)}});
    });
    const auto source = sourceOf(server);
    const Result<PackageDetails> details = wait(source->details(Tool));
    QVERIFY(details);
    QVERIFY(server.seen().size() < 100);
}

void TestGitLabFaults::largeListComesInPagesWithoutRepeating()
{
    constexpr int pages = 20; // of 100; every package has a version on two neighbouring pages
    LoopbackServer server([](const SeenRequest &request) {
        if (!request.target.contains("/packages?"))
            return answerWith(R"({"id":1,"path_with_namespace":"acme/web"})");
        const qsizetype at = request.target.indexOf("&page=");
        const int number = at < 0 ? 1 : request.target.mid(at + 6).toInt();
        QByteArrayList rows;
        for (int i = 0; i < 100; ++i) {
            const int row = (number - 1) * 100 + i;
            rows.append(packageObject(row + 1,
                                      "tool-" + QByteArray::number((row + 50) / 100) + '-'
                                          + QByteArray::number(i % 50),
                                      i < 50 ? "1.0.0" : "2.0.0"));
        }
        return answerWith(
            '[' + rows.join(',') + ']',
            {{"X-Next-Page", number < pages ? QByteArray::number(number + 1) : QByteArray()},
             {"X-Total", QByteArray::number(pages * 100)}});
    });
    const auto source = sourceOf(server);
    PackageQuery query;
    query.scopePath = Tool.scopePath;
    QSet<QString> names;
    int rows = 0;
    QByteArray cursor;
    do {
        const Result<PackagePage> page = wait(source->list(query, cursor));
        QVERIFY(page);
        for (const PackageRow &row : page->rows)
            names.insert(row.key.name);
        rows += int(page->rows.size());
        QCOMPARE(page->totalIsCapped, !page->next.isEmpty());
        QCOMPARE(page->total, rows);
        cursor = page->next;
    } while (!cursor.isEmpty());
    QCOMPARE(names.size(), rows);
    QCOMPARE(rows, 1050);
}

void TestGitLabFaults::listWithoutTotalsIsWholeWhenItEnds()
{
    LoopbackServer server([](const SeenRequest &request) {
        if (!request.target.contains("/packages?"))
            return answerWith(R"({"id":1,"path_with_namespace":"acme/web"})");
        if (request.target.contains("cursor=2"))
            return answerWith('[' + packageObject(2, "beta", "1.0.0") + ']');
        return answerWith('[' + packageObject(1, "alpha", "1.0.0") + ']',
                          {{"Link", "<http://" + request.headers["host"]
                                        + "/api/v4/projects/acme%2Fweb/packages?cursor=2>; "
                                          "rel=\"next\""}});
    });
    const auto source = sourceOf(server);
    PackageQuery query;
    query.scopePath = Tool.scopePath;
    query.sort = SortKey::Name;
    query.descending = true;
    query.limit = 1;
    const Result<PackagePage> first = wait(source->list(query, {}));
    QVERIFY(first);
    QCOMPARE(first->total, 2);
    QVERIFY(!first->totalIsCapped);
    QCOMPARE(first->rows.constFirst().key.name, u"beta"_s);
    const Result<PackagePage> second = wait(source->list(query, first->next));
    QVERIFY(second);
    QCOMPARE(second->rows.constFirst().key.name, u"alpha"_s);
    QVERIFY(second->next.isEmpty());
}

void TestGitLabFaults::worksWithoutAKeychainEntry()
{
    m_vault.kept.clear();
    LoopbackServer server(&plainRegistry);
    const auto source = sourceOf(server);
    QVERIFY(wait(source->details(Tool)));
    QVERIFY(!server.seen().constFirst().headers.contains("private-token"));
    QVERIFY(english(source->abilities().publish).contains(u"token"_s));
    QVERIFY(!source->abilities().remove.isEmpty());
    QVERIFY(source->abilities().download.isEmpty());
}

void TestGitLabFaults::keychainTroubleIsSaid()
{
    m_vault.trouble = u"The keychain is locked."_s;
    LoopbackServer server(&plainRegistry);
    const auto source = sourceOf(server);
    QSignalSpy reachable(source.get(), &PackageSource::reachableChanged);
    QCOMPARE(wait(source->details(Tool)).error().code, ErrorCode::KeychainUnavailable);
    QTRY_COMPARE(reachable.size(), 1);
    QVERIFY(server.seen().isEmpty());
    m_vault.trouble.clear();
    source->reloadToken();
    QTRY_VERIFY(wait(source->details(Tool)).has_value());
    QCOMPARE(server.seen().constFirst().headers.value("private-token"), "glpat-secret"_ba);
}

void TestGitLabFaults::goneBeforeTheKeychainAnswers()
{
    LoopbackServer server(plainRegistry);
    m_vault.waits = true;
    std::unique_ptr<GitLabSource> source = sourceOf(server);
    const QFuture<Result<PackagePage>> page = source->list({}, {});
    source.reset();
    m_vault.answer(u"glpat-secret"_s);
    // Whatever the answer set going is through before this ends.
    QVERIFY(QTest::qWaitFor([&page] { return page.isFinished(); }, 20'000));
    QCoreApplication::processEvents();
    QVERIFY(!page.result());
    QVERIFY(server.seen().isEmpty());
}

void TestGitLabFaults::workWaitsForTheKeychain()
{
    LoopbackServer server(plainRegistry);
    m_vault.waits = true;
    const std::unique_ptr<GitLabSource> source = sourceOf(server);
    const QFuture<Result<PackageDetails>> details = source->details(Tool);
    QCoreApplication::processEvents();
    QVERIFY(server.seen().isEmpty());
    m_vault.answer(u"glpat-secret"_s);
    QVERIFY(wait(details));
    QCOMPARE(server.seen().first().headers.value("private-token"), "glpat-secret"_ba);
}

void TestGitLabFaults::versionsGoOnlyAfterTheirCopyIsHere()
{
    QByteArray manifestAtDelete;
    QByteArray bytesAtDelete;
    LoopbackServer server([&](const SeenRequest &request) {
        if (request.method == "DELETE") {
            const QDir trash(m_folder->filePath(u"trash"_s) + u'/' + trashed().value(0));
            QFile manifest(trash.filePath(u"manifest.json"_s));
            if (manifest.open(QIODevice::ReadOnly))
                manifestAtDelete = manifest.readAll();
            QFile bytes(trash.filePath(u"files/1"_s));
            if (bytes.open(QIODevice::ReadOnly))
                bytesAtDelete = bytes.readAll();
        }
        return plainRegistry(request);
    });
    const auto source = sourceOf(server);
    QSignalSpy changed(source.get(), &PackageSource::changed);
    const std::unique_ptr<Job> job(source->run(planned(), nullptr));
    QVERIFY(ends(*job));
    QCOMPARE(job->state(), Job::State::Done);
    QVERIFY(deletes(server));
    QVERIFY(bytesAtDelete == Content);
    QVERIFY(manifestAtDelete.contains("tool.bin"));
    QVERIFY(manifestAtDelete.contains("\"acme/web\""));
    QVERIFY(!manifestAtDelete.contains("glpat"));
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(server.seen().constLast().target, "/api/v4/projects/acme%2Fweb/packages/7"_ba);
}

void TestGitLabFaults::keptCopyComesBackUnchanged()
{
    const KeptCopy copy = keptAfterDeletion();
    QCOMPARE(copy.sourceId, u"far"_s);
    QCOMPARE(copy.row.coordinates, (Coordinates{u"generic"_s, u"tool"_s, u"1.0.0"_s}));
    QCOMPARE(copy.row.bytes, Content.size());
    QCOMPARE(copy.row.deleted.daysTo(copy.row.purgeAfter), KeptDays);
    const QString to = m_folder->filePath(u"back"_s);
    const auto items = unpackCopy(copy, to);
    QVERIFY2(items, qPrintable(items ? QString() : english(items.error())));
    QCOMPARE(items->size(), 1);
    QCOMPARE(items->first().scopePath, Tool.scopePath);
    QCOMPARE(items->first().fileName, u"tool.bin"_s);
    QVERIFY(items->first().filePath.endsWith(u"/tool.bin"_s));
    QFile file(items->first().filePath);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), Content);
}

void TestGitLabFaults::changedCopyIsNotUnpacked()
{
    const KeptCopy copy = keptAfterDeletion();
    QFile file(copy.folder + u"/files/1"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("other bytes of it");
    file.close();
    const auto items = unpackCopy(copy, m_folder->filePath(u"back"_s));
    QVERIFY(!items);
    QCOMPARE(items.error().code, ErrorCode::HashMismatch);
    // A name from elsewhere leads nowhere but into its folder.
    QFile manifest(copy.folder + u"/manifest.json"_s);
    QVERIFY(manifest.open(QIODevice::ReadWrite));
    QByteArray text = manifest.readAll();
    QVERIFY(manifest.resize(0) && manifest.seek(0));
    manifest.write(text.replace("tool.bin", "../../../out.bin"));
    manifest.close();
    QVERIFY(!unpackCopy(copy, m_folder->filePath(u"back/again"_s)));
    QVERIFY(QFile::exists(m_folder->filePath(u"back/again/1/out.bin"_s)));
    QVERIFY(!QFile::exists(m_folder->filePath(u"out.bin"_s)));
}

void TestGitLabFaults::copiesGoWhenTheirTimeIsUp()
{
    const KeptCopy copy = keptAfterDeletion();
    const QString trash = m_folder->filePath(u"trash"_s);
    dropExpired(trash, copy.row.deleted.addDays(KeptDays).addSecs(-1));
    QCOMPARE(keptCopies(trash).size(), 1);
    dropExpired(trash, copy.row.deleted.addDays(KeptDays));
    QVERIFY(trashed().isEmpty());
}

void TestGitLabFaults::failedCopyDeletesNothing_data()
{
    QTest::addColumn<Answer>("download");
    QTest::addColumn<QByteArray>("files");
    const QByteArray files = fileObject(Content);
    QTest::newRow("other bytes") << answerWith("the bytez of a tool") << files;
    Answer broken = answerWith("the bytes");
    broken.claimedLength = Content.size();
    QTest::newRow("breaks off") << broken << files;
    QTest::newRow("404") << refusal(404) << files;
    QTest::newRow("500") << refusal(500) << files;
    Answer hangs;
    hangs.hang = true;
    QTest::newRow("hangs") << hangs << files;
    QTest::newRow("no hash to check by")
        << answerWith(Content)
        << R"([{"id":1,"package_id":7,"file_name":"tool.bin","size":19,"file_sha256":null}])"_ba;
    QTest::newRow("file list is none") << answerWith(Content) << "{}"_ba;
}

void TestGitLabFaults::failedCopyDeletesNothing()
{
    QFETCH(Answer, download);
    QFETCH(QByteArray, files);
    LoopbackServer server([&](const SeenRequest &request) {
        if (request.target.contains("/package_files"))
            return answerWith(files);
        return request.target.contains("/packages/generic/") ? download : plainRegistry(request);
    });
    const auto source = sourceOf(server);
    const std::unique_ptr<Job> job(source->run(planned(), nullptr));
    QVERIFY(ends(*job));
    QCOMPARE(job->state(), Job::State::Failed);
    QVERIFY(!english(job->error()->what).isEmpty());
    QVERIFY(!deletes(server));
    QVERIFY(trashed().isEmpty());
}

void TestGitLabFaults::R3_aJobSitsOutWhatAViewDoesNot()
{
    std::atomic<int> asked = 0;
    LoopbackServer server([&](const SeenRequest &request) {
        if (request.target.contains("/package_files") && ++asked <= 2)
            return refusal(503);
        return plainRegistry(request);
    });
    test::FakeTime time;
    const auto source = sourceOf(server, time.options(), {.attempts = mostAttempts});
    const auto passes = [&time] {
        time.advance(std::chrono::milliseconds(50));
        return true;
    };
    const auto seen = source->files(Tool, 7);
    QTRY_VERIFY(passes() && seen.isFinished());
    QVERIFY(!seen.result());
    QCOMPARE(asked.load(), 2); // once, and once again
    asked = 0;
    const std::unique_ptr<Job> job(source->run(planned(), nullptr));
    job->start();
    QTRY_VERIFY(passes() && job->ended());
    QVERIFY2(!job->error(), qPrintable(english(job->error().value_or(Error()))));
    QCOMPARE(asked.load(), 4); // refused twice, then for what still holds and for the copy
    QVERIFY(deletes(server));
    QCOMPARE(trashed().size(), 1);
}

void TestGitLabFaults::refusedDeletionLeavesNoCopy()
{
    LoopbackServer server([](const SeenRequest &request) {
        return request.method == "DELETE" ? refusal(403) : plainRegistry(request);
    });
    const auto source = sourceOf(server);
    const std::unique_ptr<Job> job(source->run(planned(), nullptr));
    QVERIFY(ends(*job));
    QCOMPARE(job->error()->code, ErrorCode::Forbidden);
    QVERIFY(trashed().isEmpty());
}

void TestGitLabFaults::deletionOfUnknownOutcomeKeepsTheCopy()
{
    LoopbackServer server([](const SeenRequest &request) {
        Answer answer = plainRegistry(request);
        answer.hang = request.method == "DELETE";
        return answer;
    });
    const auto source = sourceOf(server);
    const std::unique_ptr<Job> job(source->run(planned(), nullptr));
    QVERIFY(ends(*job));
    QCOMPARE(job->error()->code, ErrorCode::Timeout);
    QCOMPARE(trashed().size(), 1);
}

void TestGitLabFaults::forGoodKeepsNothing()
{
    LoopbackServer server(&plainRegistry);
    const auto source = sourceOf(server);
    const std::unique_ptr<Job> job(source->run(planned(false, true), nullptr));
    QVERIFY(ends(*job));
    QCOMPARE(job->state(), Job::State::Done);
    QVERIFY(deletes(server));
    QVERIFY(trashed().isEmpty());
}

void TestGitLabFaults::reservingElsewhereIsRefusedBeforeAnythingHappens()
{
    LoopbackServer server(&plainRegistry);
    const auto source = sourceOf(server);
    const std::unique_ptr<Job> job(source->run(planned(true), nullptr));
    QVERIFY(ends(*job));
    QCOMPARE(job->error()->code, ErrorCode::Unsupported);
    QVERIFY(!deletes(server));
}

void TestGitLabFaults::evidenceOfARemoteIsNeverGreen()
{
    LoopbackServer server([](const SeenRequest &request) {
        if (request.target.endsWith("/projects/acme%2Fweb"))
            return answerWith(R"({"id":1,"path_with_namespace":"acme/web"})");
        Answer answer = plainRegistry(request);
        answer.body.replace("\"generic\"", "\"npm\"");
        return answer;
    });
    const auto source = sourceOf(server);
    const PackageKey key{Tool.scopePath, u"npm"_s, Tool.name};
    // T5: all that is listed, loaded or not; what came since it was looked at stays.
    QVERIFY(source->abilities().removeAll.isEmpty());
    RemovalChoice everything;
    everything.query = PackageQuery{};
    everything.query->scopePath = Tool.scopePath;
    everything.generation = 7;
    const Result<RemovalPlan> all = wait(source->planRemoval(everything, false));
    QVERIFY2(all, qPrintable(all ? QString() : english(all.error())));
    QCOMPARE(all->versions(), 1);
    QCOMPARE(all->newer, 0);
    everything.generation = 6;
    const Result<RemovalPlan> none = wait(source->planRemoval(everything, false));
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
    const Result<RemovalPlan> plan = wait(source->planRemoval({{key, u"1.0.0"_s}}, false));
    QVERIFY(plan);
    QCOMPARE(plan->packages.first().versions.first().id, u"7"_s);
    QCOMPARE(plan->bytes(), Content.size());
    const Evidence *evidence = &plan->evidence;
    QVERIFY(evidence->risk >= Risk::High);
    QVERIFY(!evidence->reserveOffered);
    QVERIFY(!evidence->probed);
    for (const EvidenceLine &line : evidence->lines)
        QVERIFY2(line.tone != Tone::Good, qPrintable(english(line.checked)));
}

void TestGitLabFaults::destroyedWhileItWaits()
{
    LoopbackServer server([](const SeenRequest &) {
        Answer answer;
        answer.hang = true;
        return answer;
    });
    GitLabOptions options;
    options.id = u"far"_s;
    options.address = QUrl::fromEncoded(server.address());
    options.token = u"glpat-x"_s; // and the limits of every day
    auto source = std::make_unique<GitLabSource>(std::move(options), m_formats, m_clock, m_vault);
    const QFuture<Result<PackageDetails>> details = source->details(Tool);
    const std::unique_ptr<Job> job(source->run(planned(), nullptr));
    job->start();
    QTRY_COMPARE(server.seen().size(), 2);
    source.reset();
    QVERIFY(details.isFinished());
    QCOMPARE(details.result().error().code, ErrorCode::Cancelled);
    QTRY_COMPARE(job->state(), Job::State::Cancelled);
}

void TestGitLabFaults::cancelledUploadEnds()
{
    LoopbackServer server([](const SeenRequest &request) {
        Answer answer = plainRegistry(request);
        answer.hang = request.method == "PUT";
        return answer;
    });
    GitLabOptions options;
    options.id = u"far"_s;
    options.address = QUrl::fromEncoded(server.address());
    options.token = u"glpat-x"_s;
    GitLabSource source(std::move(options), m_formats, m_clock, m_vault);
    QFile file(m_folder->filePath(u"tool.bin"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(Content);
    file.close();
    const std::unique_ptr<Job> job(source.publish(
        {{file.fileName(), Tool.scopePath, {u"generic"_s, u"tool"_s, u"2.0.0"_s}, u"tool.bin"_s}},
        nullptr));
    job->start();
    QTRY_VERIFY(!server.seen().isEmpty());
    job->cancel();
    QTRY_COMPARE(job->state(), Job::State::Cancelled);
}

QTEST_GUILESS_MAIN(TestGitLabFaults)
#include "tst_gitlabfaults.moc"

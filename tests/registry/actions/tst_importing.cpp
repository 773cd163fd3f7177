// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hashes.h"
#include "registry/actions/importing.h"
#include "registry/actions/publishing.h"
#include "registry/actions/upstreams.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/archivebuilder.h"
#include "support/brokendisk.h"
#include "support/loopbackserver.h"
#include "support/testregistry.h"

#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

/// A registry with three versions of an npm package.
class Source
{
public:
    Source() : server([this](const SeenRequest &request) { return answer(request); }) {}

    static QByteArray tarball(const QByteArray &version)
    {
        return makeTgz(
            {{"package/package.json", R"({"name":"lib","version":")" + version + "\"}"}});
    }

    std::atomic<bool> poisoned = false;
    std::atomic<bool> closed = false;
    QByteArray fullFrom; ///< the folder whose disk is full once a file was asked for
    LoopbackServer server;

private:
    Answer answer(const SeenRequest &request)
    {
        if (closed)
            return {.status = 401};
        if (request.target == "/npm/lib") {
            QJsonObject versions;
            for (const QByteArray &version : {"1.0.0"_ba, "1.1.0"_ba, "2.0.0"_ba}) {
                Hasher hasher;
                hasher.add(tarball(version));
                const QJsonObject dist{
                    {u"tarball"_s, QString::fromLatin1("http://" + request.headers.value("host")
                                                       + "/npm/lib/-/lib-" + version + ".tgz")},
                    {u"integrity"_s,
                     QString::fromLatin1("sha512-" + hasher.finish().sha512.toBase64())}};
                versions.insert(QString::fromLatin1(version),
                                QJsonObject{{u"name"_s, u"lib"_s},
                                            {u"version"_s, QString::fromLatin1(version)},
                                            {u"dist"_s, dist}});
            }
            return {
                .body = QJsonDocument(QJsonObject{{u"name"_s, u"lib"_s}, {u"versions"_s, versions}})
                            .toJson()};
        }
        if (request.target.startsWith("/npm/lib/-/lib-") && !fullFrom.isEmpty()) {
            qstrncpy(brokendisk::control().under, fullFrom.constData(),
                     sizeof brokendisk::control().under);
            brokendisk::breakAfter(brokendisk::control(), 0, ENOSPC);
        }
        if (request.target.startsWith("/npm/lib/-/lib-"))
            return {.body = poisoned ? "poison"_ba : tarball(request.target.sliced(15).chopped(4))};
        return {.status = 404};
    }
};

} // namespace

class TestImporting : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void allVersionsOrSome();
    void aDryRunFetchesAndChangesNothing();
    void I8_bytesThatAreNotThoseAnnouncedAreNotPublished();
    void S3_otherBytesOfAVersionAreNotTakenForKnown();
    void S3_bytesThatChangedAfterTheyWereVerifiedAreNotPublished();
    void S5_aDiskThatIsFullWhenAFileEndsIsTold();
    void refusalsSayWhatToDo();
    void O3_oursUnlessTheSourceIsPublic_data();
    void O3_oursUnlessTheSourceIsPublic();
    void U8_theYesSaysWhetherItIsPublic();
    void U8_severalUpstreamsAreNoSource();
    void O3_aReservedNameIsOurs();
    void O4_ourOwnNameTakesNothingUnasked();
    void itCanBeStopped();

private:
    ImportRequest request(const QStringList &versions = {})
    {
        return {u"npm"_s, m_source->server.address() + "/npm", u"lib"_s, versions, u"acme/web"_s,
                false};
    }
    RegistryContext context()
    {
        return {*m_registry->store, m_registry->formats, *m_probe, m_registry->clock,
                m_registry->owner};
    }
    QStringList stored()
    {
        QStringList versions;
        const auto found = m_registry->store->versions({}, u"npm"_s, u"lib"_s);
        for (const StoredVersion &version : found.value_or(QList<StoredVersion>()))
            versions.append(version.coordinates.version);
        versions.sort();
        return versions;
    }

    std::unique_ptr<Source> m_source;
    std::unique_ptr<TestRegistry> m_registry;
    std::unique_ptr<UpstreamProbe> m_probe;
};

void TestImporting::init()
{
    m_source = std::make_unique<Source>();
    m_probe.reset();
    m_registry = std::make_unique<TestRegistry>(FormatList());
    m_probe = std::make_unique<UpstreamProbe>(m_registry->formats, m_registry->clock,
                                              QMap<FormatId, QByteArray>());
    m_registry->add(u"acme/web"_s, Level::Project, Visibility::Private);
}

void TestImporting::allVersionsOrSome()
{
    const auto some = importPackage(context(), request({u"1.1.0"_s}));
    QVERIFY(some);
    QCOMPARE(some->size(), 1);
    QVERIFY(some->first().verified);
    QCOMPARE(stored(), QStringList{u"1.1.0"_s});
    const auto all = importPackage(context(), request());
    QVERIFY(all);
    QCOMPARE(all->size(), 3);
    QCOMPARE(std::count_if(
                 all->begin(), all->end(),
                 [](const ImportedFile &file) { return file.state == ImportedFile::State::Known; }),
             1);
    QCOMPARE(stored(), (QStringList{u"1.0.0"_s, u"1.1.0"_s, u"2.0.0"_s}));
    // Ours from now on: nobody upstream can take its place.
    QVERIFY(m_registry->store->reservation(Scope(), Caller{{}, true}, u"npm"_s, u"lib"_s));
}

void TestImporting::aDryRunFetchesAndChangesNothing()
{
    ImportRequest dry = request();
    dry.dryRun = true;
    const auto listed = importPackage(context(), dry);
    QVERIFY(listed);
    QCOMPARE(listed->size(), 3);
    QCOMPARE(m_source->server.seen().size(), 1);
    QVERIFY(stored().isEmpty());
}

void TestImporting::I8_bytesThatAreNotThoseAnnouncedAreNotPublished()
{
    m_source->poisoned = true;
    const auto files = importPackage(context(), request({u"2.0.0"_s}));
    QVERIFY(files);
    QCOMPARE(files->first().state, ImportedFile::State::Failed);
    QCOMPARE(files->first().problem.code, ErrorCode::HashMismatch);
    QVERIFY(stored().isEmpty());
}

void TestImporting::S3_otherBytesOfAVersionAreNotTakenForKnown()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"lib-1.0.0.tgz"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(makeTgz({{"package/package.json", R"({"name":"lib","version":"1.0.0"})"},
                        {"package/mine.js", "ours"}}));
    file.close();
    PublishItem item;
    item.filePath = path;
    item.scopePath = u"acme/web"_s;
    item.coordinates = {u"npm"_s, u"lib"_s, u"1.0.0"_s};
    QVERIFY(publishItem(context(), item));
    ImportRequest again = request({u"1.0.0"_s});
    QCOMPARE(importPackage(context(), again).error().code, ErrorCode::Conflict);
    again.intoExisting = true;
    const auto files = importPackage(context(), again);
    QVERIFY(files);
    QCOMPARE(files->first().state, ImportedFile::State::Failed);
    QCOMPARE(files->first().problem.code, ErrorCode::Duplicate);
}

void TestImporting::S3_bytesThatChangedAfterTheyWereVerifiedAreNotPublished()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"lib-1.0.0.tgz"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(Source::tarball("1.0.0"));
    file.close();
    PublishItem item;
    item.filePath = path;
    item.scopePath = u"acme/web"_s;
    item.coordinates = {u"npm"_s, u"lib"_s, u"1.0.0"_s};
    Hasher verified;
    verified.add(makeTgz({{"package/package.json", R"({"name":"lib","version":"1.0.1"})"}}));
    const auto refused = publishItem(context(), item, {}, verified.finish().sha256);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::HashMismatch);
    QVERIFY(stored().isEmpty());
    Hasher right;
    right.add(Source::tarball("1.0.0"));
    QVERIFY(publishItem(context(), item, {}, right.finish().sha256));
}

void TestImporting::S5_aDiskThatIsFullWhenAFileEndsIsTold()
{
    // Less than a buffer, so that nothing is written before the end.
    QVERIFY(Source::tarball("2.0.0").size() < 4096);
    m_source->fullFrom = QFile::encodeName(m_registry->store->directory() + u"/private"_s);
    const auto files = importPackage(context(), request({u"2.0.0"_s}));
    QVERIFY(brokendisk::failures(brokendisk::control()) > 0);
    brokendisk::mend(brokendisk::control());
    QVERIFY(files);
    QCOMPARE(files->first().state, ImportedFile::State::Failed);
    QCOMPARE(files->first().problem.code, ErrorCode::StorageFull);
    QVERIFY(stored().isEmpty());
    m_source->fullFrom.clear();
    QVERIFY(importPackage(context(), request({u"2.0.0"_s})));
    QCOMPARE(stored(), QStringList{u"2.0.0"_s});
}

void TestImporting::refusalsSayWhatToDo()
{
    const auto refused = [this](const ImportRequest &wrong) {
        const auto files = importPackage(context(), wrong);
        return files || english(files.error().remedy).isEmpty() ? ErrorCode::Internal
                                                                : files.error().code;
    };
    ImportRequest other = request();
    other.name = u"absent"_s;
    QCOMPARE(refused(other), ErrorCode::NotFound);
    other = request();
    other.source.clear(); // and no upstream is known
    QCOMPARE(refused(other), ErrorCode::InvalidArgument);
    other.source = "ftp://127.0.0.1/npm";
    QCOMPARE(refused(other), ErrorCode::InvalidArgument);
    other = request();
    other.type = u"helm"_s;
    QCOMPARE(refused(other), ErrorCode::Unsupported);
    other = request();
    other.scopePath = u"acme"_s;
    QCOMPARE(refused(other), ErrorCode::InvalidArgument);
    m_source->closed = true;
    const auto closed = importPackage(context(), request());
    QVERIFY(!closed);
    QVERIFY(english(closed.error().remedy).contains(u"token"_s));
    QVERIFY(stored().isEmpty());
}

// A company's own registry, a mirror, whatever a configuration names: a name that is taken for
// foreign there would be asked for elsewhere, where a stranger may have it.
void TestImporting::O3_oursUnlessTheSourceIsPublic_data()
{
    QTest::addColumn<QByteArray>("builtIn"); ///< of the client, behind the source's address
    QTest::addColumn<bool>("withUser");
    QTest::addColumn<ImportAs>("as");
    QTest::addColumn<bool>("foreign");
    QTest::newRow("nobody knows what it is") << ""_ba << false << ImportAs::Decided << false;
    QTest::newRow("the client's own default") << "/npm/"_ba << false << ImportAs::Decided << true;
    QTest::newRow("beside that") << "/other"_ba << false << ImportAs::Decided << false;
    QTest::newRow("seen with somebody's eyes") << "/npm"_ba << true << ImportAs::Decided << false;
    QTest::newRow("public, and taken over") << "/npm"_ba << false << ImportAs::Ours << false;
    QTest::newRow("somebody knows better") << ""_ba << false << ImportAs::Foreign << true;
}

void TestImporting::O3_oursUnlessTheSourceIsPublic()
{
    QFETCH(QByteArray, builtIn);
    QFETCH(bool, withUser);
    QFETCH(ImportAs, as);
    QFETCH(bool, foreign);
    if (!builtIn.isEmpty())
        m_probe->setBuiltIn([=, this](const FormatId &type) {
            return type == u"npm" ? m_source->server.address() + builtIn : QByteArray();
        });
    ImportRequest asked = request({u"1.0.0"_s});
    asked.as = as;
    if (withUser)
        asked.source.replace("http://", "http://me:sesame@");
    asked.dryRun = true;
    QCOMPARE(importPackage(context(), asked).value().first().foreign, foreign);
    asked.dryRun = false;
    QCOMPARE(importPackage(context(), asked).value().first().foreign, foreign);
    const StoredVersion stored =
        m_registry->store->versions({}, u"npm"_s, u"lib"_s).value().first();
    QCOMPARE(stored.origin.kind, Origin::Kind::Imported);
    QCOMPARE(stored.origin.foreign, foreign);
    QCOMPARE(stored.origin.from, QString::fromUtf8(m_source->server.address() + "/npm"));
    const Scope project = m_registry->store->scope(u"acme/web"_s).value();
    QCOMPARE(
        m_registry->store->reservation(project, m_registry->owner, u"npm"_s, u"lib"_s).has_value(),
        !foreign);
}

/// Only the client's own default can be marked, and the mark decides.
void TestImporting::U8_theYesSaysWhetherItIsPublic()
{
    const QByteArray address = m_source->server.address() + "/npm";
    m_probe->setBuiltIn([=](const FormatId &) { return address; });
    const auto isMarked = [&](const QByteArray &to, bool wanted) {
        return acceptUpstream(context(), u"npm"_s, QString::fromUtf8(to), wanted).value().isPublic;
    };
    ImportRequest asked = request({u"1.0.0"_s});
    asked.dryRun = true;
    const auto isForeign = [&] { return importPackage(context(), asked).value().first().foreign; };
    QVERIFY(!isMarked(m_source->server.address() + "/other", true));
    QVERIFY(isForeign()); // said with --from, as it always was
    QVERIFY(!isMarked(address + '/', false));
    QVERIFY(!isForeign());
    QVERIFY(isMarked(address, true));
    m_probe->setBuiltIn({}); // the client may be gone by now
    QVERIFY(isForeign());
    asked.source.replace("http://", "http://me:sesame@");
    QVERIFY(!isForeign());
    QCOMPARE(acceptUpstream(context(), u"npm"_s, {}, true).error().code, ErrorCode::NotFound);
}

void TestImporting::U8_severalUpstreamsAreNoSource()
{
    ImportRequest asked = request({u"1.0.0"_s});
    asked.source.clear();
    asked.dryRun = true;
    m_probe->setUpstream(u"npm"_s, m_source->server.address() + "/npm");
    QVERIFY(importPackage(context(), asked));
    m_probe->setUpstream(u"npm"_s, m_source->server.address() + "/npm http://127.0.0.1:1");
    const auto refused = importPackage(context(), asked);
    QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    QVERIFY(english(refused.error().what).contains(u"http://127.0.0.1:1"_s));
}

void TestImporting::O3_aReservedNameIsOurs()
{
    m_probe->setBuiltIn([this](const FormatId &) { return m_source->server.address() + "/npm"; });
    Reservation mine{u"npm"_s, u"lib"_s};
    mine.scopePath = u"acme"_s;
    QVERIFY(m_registry->store->reserve(mine, m_registry->owner));
    ImportRequest asked = request({u"1.0.0"_s});
    QVERIFY(!importPackage(context(), asked).value().first().foreign);
    asked.as = ImportAs::Foreign;
    const auto refused = importPackage(context(), asked);
    QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    QVERIFY(english(refused.error().remedy).contains(u"lib"_s));
}

void TestImporting::O4_ourOwnNameTakesNothingUnasked()
{
    Publication own;
    own.project = m_registry->store->scope(u"acme/web"_s).value();
    own.coordinates = {u"npm"_s, u"lib"_s, u"0.1.0"_s};
    own.actor = m_registry->owner;
    QVERIFY(m_registry->store->publish(std::move(own)));
    ImportRequest asked = request();
    for (const bool dry : {true, false}) {
        asked.dryRun = dry;
        const auto refused = importPackage(context(), asked);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY(english(refused.error().what).contains(u"0.1.0"_s));
    }
    QVERIFY(m_source->server.seen().isEmpty()); // nor is anybody asked for it
    asked.intoExisting = true;
    QVERIFY(importPackage(context(), asked));
    QCOMPARE(stored().size(), 4);
}

void TestImporting::itCanBeStopped()
{
    const auto stopped = importPackage(
        context(), request(), [](const QString &, qint64 done, qint64) { return done < 1; });
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    QCOMPARE(stored(), QStringList{u"1.0.0"_s});
}

QTEST_GUILESS_MAIN(TestImporting)
#include "tst_importing.moc"

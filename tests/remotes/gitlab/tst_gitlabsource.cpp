// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/changing.h"

#include "registry/control/servefile.h"
#include "registry/registry.h"
#include "registry/store/store.h"
#include "remotes/control/controlclient.h"
#include "remotes/gitlab/gitlabsource.h"
#include "support/archivebuilder.h"
#include "support/fakevault.h"
#include "support/pythonpackages.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// The embedded registry seen over HTTP, as another process or another computer sees it: the
/// contract of all sources, then the types' own protocols and tokens.
class TestGitLabSource : public QObject
{
    Q_OBJECT

    const QString m_project = u"acme/web"_s;
    FormatList m_formats;
    SystemClock m_clock;
    FakeVault m_vault;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Registry> m_registry;
    std::unique_ptr<GitLabSource> m_source;

private slots:
    void init();
    void cleanup();

    void publishedFileIsListedWithItsHash()
    {
        contract::publishedFileIsListedWithItsHash(*m_source, m_project);
    }
    void versionsComeHighestFirst() { contract::versionsComeHighestFirst(*m_source, m_project); }
    void N6_latestIsTheFormatsOwn() { contract::N6_latestIsTheFormatsOwn(*m_source, m_project); }
    void checkSaysWhatPublishWillDo()
    {
        contract::checkSaysWhatPublishWillDo(*m_source, m_project);
    }
    void oneBadItemDoesNotStopTheOthers()
    {
        contract::oneBadItemDoesNotStopTheOthers(*m_source, m_project);
    }
    void removedVersionIsGoneAndCounted()
    {
        contract::removedVersionIsGoneAndCounted(*m_source, m_project);
    }
    void T3_whatCameMeanwhileStays() { contract::T3_whatCameMeanwhileStays(*m_source, m_project); }
    void T3_aPlanOfWhatGrewFails() { contract::T3_aPlanOfWhatGrewFails(*m_source, m_project); }
    void T3_whatIsGoneStopsAPlan() { contract::T3_whatIsGoneStopsAPlan(*m_source, m_project); }
    void T6_downloadOverwritesNothingUnlessAsked()
    {
        contract::T6_downloadOverwritesNothingUnlessAsked(*m_source, m_project);
    }
    void N5_aHashFindsVersionAndFile()
    {
        contract::N5_aHashFindsVersionAndFile(*m_source, m_project, false);
    }
    void R11_wordsMeanTheSame() { contract::R11_wordsMeanTheSame(*m_source, m_project); }
    void downloadWritesExactlyTheBytes()
    {
        contract::downloadWritesExactlyTheBytes(*m_source, m_project);
    }
    void failedDownloadLeavesWhatWasThere()
    {
        contract::failedDownloadLeavesWhatWasThere(*m_source, m_project);
    }
    void publishIsHeardOf() { contract::publishIsHeardOf(*m_source, m_project); }
    void unknownPackageIsNotFound() { contract::unknownPackageIsNotFound(*m_source, m_project); }
    void cancelledPublishLeavesNothing()
    {
        contract::cancelledPublishLeavesNothing(*m_source, m_project);
    }

    void everyTypeGoesThereAndComesBack_data();
    void everyTypeGoesThereAndComesBack();
    void N5_sha512OfNpmIsFound();
    void N5_whatCannotBeKnownIsNotDenied();
    void N7_severalFilesOfOneVersionGoThere();
    void N4_whatCannotBeSentIsNotGreen();
    void T9_whoseTheNameIsIsToldByARemoteToo();
    void duplicateIsSaidBeforeAndAfter();
    void largeFileIsSentAndFetched();
    void scopesAreListedWithTheirCounts();
    void groupShowsWhatIsBelow();
    void everythingIsListedAndPaged();
    void filtersNarrow();
    void deletedVersionsAreKeptHere();
    void deprecationsAndTagsGoThere();
    void whatARemoteCannotIsSaid();
    void readingTokenSaysWhyNot();
    void wrongTokenIsSaid();
    void ownCertificateIsNotAcceptedUnseen();

private:
    std::unique_ptr<GitLabSource> sourceAs(const QString &token);
    QString tokenWith(Rights rights);
    QString write(const QString &name, const QByteArray &bytes);
    std::optional<Error> publishFile(const QString &path, const QString &project);
    void publishGeneric(const QString &project, const QString &name, const QString &version);
};

void TestGitLabSource::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    RegistryOptions options;
    options.directory = m_folder->filePath(u"data"_s);
    options.https = true;
    auto opened = Registry::open(options, m_formats, m_clock);
    QVERIFY2(opened, qPrintable(opened ? QString() : english(opened.error())));
    m_registry = std::move(*opened);
    const Result<QByteArray> address = m_registry->listen();
    QVERIFY2(address, qPrintable(address ? QString() : english(address.error())));
    const RegistryContext context = m_registry->context();
    QVERIFY(context.store.addScope(m_project, Level::Project, Visibility::Private, context.actor));
    const Result<ServeFile> served = readServeFile(options.directory);
    QVERIFY(served);
    const Result<QByteArray> bearer = ownerBearer(*served);
    QVERIFY(bearer);
    m_source = sourceAs(QString::fromLatin1(*bearer));
}

void TestGitLabSource::cleanup()
{
    m_source.reset();
    m_registry.reset();
    m_folder.reset();
}

std::unique_ptr<GitLabSource> TestGitLabSource::sourceAs(const QString &token)
{
    GitLabOptions options;
    options.id = u"far"_s;
    options.address = QUrl::fromEncoded(m_registry->address());
    options.trash = m_folder->filePath(u"trash"_s);
    options.cache = m_folder->filePath(u"cache"_s);
    options.token = token;
    return std::make_unique<GitLabSource>(std::move(options), m_formats, m_clock, m_vault);
}

QString TestGitLabSource::tokenWith(Rights rights)
{
    const RegistryContext context = m_registry->context();
    NewToken wanted;
    wanted.name = u"far"_s;
    wanted.rights = rights;
    return context.store.createToken(wanted, context.actor).value().secret;
}

QString TestGitLabSource::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("A file for the test cannot be written.");
    return file.fileName();
}

std::optional<Error> TestGitLabSource::publishFile(const QString &path, const QString &project)
{
    const std::unique_ptr<Job> job(m_source->publish({{path, project, {}, {}}}, nullptr));
    if (!contract::ends(job.get()))
        return Error{ErrorCode::Internal, Text::of("It did not end."), {}, false};
    return job->error();
}

void TestGitLabSource::publishGeneric(const QString &project, const QString &name,
                                      const QString &version)
{
    const PublishItem item = contract::genericItem(*m_folder, project, name, version, "x");
    const std::unique_ptr<Job> job(m_source->publish({item}, nullptr));
    QVERIFY(contract::ends(job.get()));
    QVERIFY2(!job->error(), qPrintable(english(job->error().value_or(Error{}))));
}

void TestGitLabSource::everyTypeGoesThereAndComesBack_data()
{
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::newRow("npm") << u"widget-1.2.0.tgz"_s
                         << test::makeTgz(
                                {{"package/package.json", R"({"name":"widget","version":"1.2.0"})"},
                                 {"package/index.js", "module.exports = 1;\n"}})
                         << u"npm"_s << u"widget"_s;
    QTest::newRow("npm with a scope")
        << u"widget-1.2.0.tgz"_s
        << test::makeTgz({{"package/package.json", R"({"name":"@acme/widget","version":"1.2.0"})"}})
        << u"npm"_s << u"@acme/widget"_s;
    QTest::newRow("wheel") << u"widget-1.2.0-py3-none-any.whl"_s
                           << test::wheel(u"widget"_s, u"1.2.0"_s) << u"pypi"_s << u"widget"_s;
    QTest::newRow("source distribution")
        << u"widget-1.2.0.tar.gz"_s << test::sourceDistribution(u"widget"_s, u"1.2.0"_s)
        << u"pypi"_s << u"widget"_s;
}

void TestGitLabSource::everyTypeGoesThereAndComesBack()
{
    QFETCH(QString, fileName);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, type);
    QFETCH(QString, name);
    const std::optional<Error> error = publishFile(write(fileName, bytes), m_project);
    QVERIFY2(!error, qPrintable(english(error.value_or(Error{}))));
    const PackageKey key{m_project, type, name};
    const PackageDetails details = contract::answered(m_source->details(key));
    QCOMPARE(details.versions.size(), 1);
    QCOMPARE(details.versions.constFirst().version, u"1.2.0"_s);
    QCOMPARE(details.row.bytes, bytes.size());
    const QList<StoredFile> files = contract::filesOf(*m_source, key);
    QCOMPARE(files.size(), 1);

    const QString copy = contract::answered(
        m_source->localCopy(key, u"1.2.0"_s, files.constFirst()));
    QFile local(copy);
    QVERIFY(local.open(QIODevice::ReadOnly));
    QVERIFY(local.readAll() == bytes);
    QCOMPARE(contract::answered(m_source->localCopy(key, u"1.2.0"_s, files.constFirst())), copy);
    if (!files.constFirst().hashes.sha256.isEmpty()) { // S3: its name and size prove nothing
        local.close();
        QVERIFY(local.open(QIODevice::ReadWrite));
        QVERIFY(local.putChar(char(bytes[0] ^ 1)));
        local.close();
        QFile again(contract::answered(m_source->localCopy(key, u"1.2.0"_s, files.constFirst())));
        QVERIFY(again.open(QIODevice::ReadOnly));
        QVERIFY(again.readAll() == bytes);
    }

    const std::unique_ptr<Job> removal(contract::removal(*m_source, {{{key, {}}}}));
    QVERIFY(contract::ends(removal.get()));
    QVERIFY2(!removal->error(), qPrintable(english(removal->error().value_or(Error{}))));
    QCOMPARE(contract::refused(m_source->details(key)).code, ErrorCode::NotFound);
}

void TestGitLabSource::N5_sha512OfNpmIsFound()
{
    const auto package = [](const QByteArray &version) {
        return test::makeTgz({{"package/package.json",
                               R"({"name":"@acme/widget","version":")" + version + R"("})"}});
    };
    const QByteArray bytes = package("1.0.0");
    QVERIFY(!publishFile(write(u"a.tgz"_s, bytes), m_project));
    QVERIFY(!publishFile(write(u"b.tgz"_s, package("2.0.0")), m_project));
    QStringList all = contract::spellings(bytes, true);
    const QString hex = QString::fromLatin1(
        QCryptographicHash::hash(bytes, QCryptographicHash::Sha512).toHex());
    for (const qsizetype digits : {7, 20, 50, 90}) // none of them as long as another hash
        all.append(hex.first(digits));
    for (const QString &typed : std::as_const(all)) {
        PackageQuery query;
        query.text = typed;
        const PackagePage page = contract::answered(m_source->list(query, {}));
        QVERIFY2(page.rows.size() == 1, qPrintable(typed));
        const PackageDetails details = contract::answered(
            m_source->details(page.rows.constFirst().key));
        QCOMPARE(details.versions.constLast().version, u"1.0.0"_s);
        QCOMPARE(page.rows.constFirst().foundVersion, details.versions.constLast().id);
    }
}

void TestGitLabSource::N5_whatCannotBeKnownIsNotDenied()
{
    publishGeneric(m_project, u"tool"_s, u"1.0.0"_s);
    PackageQuery query;
    query.text = u"sha512-"_s
                 + QString::fromLatin1(
                     QCryptographicHash::hash("x", QCryptographicHash::Sha512).toBase64());
    const Error error = contract::refused(m_source->list(query, {}));
    QCOMPARE(error.code, ErrorCode::Unsupported);
    QVERIFY(!error.remedy.isEmpty());
}

void TestGitLabSource::N7_severalFilesOfOneVersionGoThere()
{
    PublishItem item;
    item.filePath = write(u"widget-1.2.0-py3-none-any.whl"_s, test::wheel(u"widget"_s, u"1.2.0"_s));
    item.others = {
        write(u"widget-1.2.0.tar.gz"_s, test::sourceDistribution(u"widget"_s, u"1.2.0"_s))};
    item.scopePath = m_project;
    const PublishCheck check = contract::answered(m_source->check(item));
    QVERIFY2(check.allowed, qPrintable(english(check.explanation)));
    const std::unique_ptr<Job> job(m_source->publish({item}, nullptr));
    QVERIFY(contract::ends(job.get()));
    QVERIFY2(!job->error(), qPrintable(english(job->error().value_or(Error{}))));
    QCOMPARE(job->done(), job->total());
    QCOMPARE(contract::filesOf(*m_source, {m_project, u"pypi"_s, u"widget"_s}).size(), 2);
}

void TestGitLabSource::N4_whatCannotBeSentIsNotGreen()
{
    int refused = 0;
    for (const auto &format : m_formats) {
        if (format->uploading())
            continue;
        const QString path = write(u"anything.bin"_s, "x");
        PublishItem item{path, m_project, {format->id(), u"anything"_s, u"1.0.0"_s}, {}};
        const auto check = m_source->check(item);
        QTRY_VERIFY(check.isFinished());
        QVERIFY(!check.result() || !check.result()->allowed);
        ++refused;
    }
    QVERIFY(refused > 0);
}

void TestGitLabSource::T9_whoseTheNameIsIsToldByARemoteToo()
{
    const RegistryContext context = m_registry->context();
    QVERIFY(
        context.store.addScope(u"acme/data"_s, Level::Project, Visibility::Private, context.actor));
    QVERIFY(!publishFile(
        write(u"widget-1.2.0-py3-none-any.whl"_s, test::wheel(u"widget"_s, u"1.2.0"_s)),
        u"acme/data"_s));
    const QString path = write(u"widget-1.3.0-py3-none-any.whl"_s,
                               test::wheel(u"widget"_s, u"1.3.0"_s));
    const std::unique_ptr<Job> job(m_source->publish({{path, m_project, {}, {}}}, nullptr));
    QVERIFY(contract::ends(job.get()));
    QVERIFY(!job->error());
    QCOMPARE(job->items().size(), 2);
    QVERIFY2(english(job->items().last().title).contains(u"belongs to acme/data"_s),
             qPrintable(english(job->items().last().title)));
}

void TestGitLabSource::duplicateIsSaidBeforeAndAfter()
{
    const QByteArray first = test::makeTgz(
        {{"package/package.json", R"({"name":"widget","version":"1.2.0"})"}});
    const QString path = write(u"widget-1.2.0.tgz"_s, first);
    QVERIFY(!publishFile(path, m_project));
    const PublishCheck check = contract::answered(m_source->check({path, m_project, {}, {}}));
    QVERIFY(!check.allowed);
    QCOMPARE(english(check.text), u"exists: npm forbids duplicates"_s);
    const std::optional<Error> error = publishFile(path, m_project);
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::Duplicate);
}

void TestGitLabSource::largeFileIsSentAndFetched()
{
    const QByteArray bytes(24 << 20, 'b');
    const PublishItem item = contract::genericItem(*m_folder, m_project, u"big"_s, u"1.0.0"_s,
                                                   bytes);
    const std::unique_ptr<Job> job(m_source->publish({item}, nullptr));
    qint64 most = 0;
    connect(job.get(), &Job::progressed, this, [&] { most = std::max(most, job->done()); });
    QVERIFY(contract::ends(job.get()));
    QCOMPARE(job->state(), Job::State::Done);
    QCOMPARE(job->total(), bytes.size());
    QCOMPARE(most, bytes.size());
    const QList<StoredFile> files = contract::filesOf(*m_source, contract::keyOf(item));
    const QString to = m_folder->filePath(u"copy"_s);
    const std::unique_ptr<Job> download(
        m_source->download({{contract::keyOf(item), u"1.0.0"_s, files.constFirst(), to}}, nullptr));
    QVERIFY(contract::ends(download.get()));
    QCOMPARE(download->state(), Job::State::Done);
    QCOMPARE(QFileInfo(to).size(), bytes.size());
}

/// By the type's own protocol, as its clients do it.
void TestGitLabSource::deprecationsAndTagsGoThere()
{
    for (const QByteArray version : {"1.0.0", "2.0.0"}) {
        QVERIFY(!publishFile(
            write(QString::fromLatin1("widget-" + version + ".tgz"),
                  test::makeTgz({{"package/package.json",
                                  R"({"name":"@acme/widget","version":")" + version + "\"}"}})),
            m_project));
    }
    const PackageKey key{m_project, u"npm"_s, u"@acme/widget"_s};
    const auto there = [&](const QString &version) {
        const RegistryContext context = m_registry->context();
        const Scope project = context.store.scope(m_project).value();
        return context.store.version(project, key.type, key.name, version).value().first();
    };
    const VersionAct deprecate{ActKind::Deprecate, u"it loses data"_s, {}};
    const ChangePlan plan = contract::answered(
        m_source->planChange({{key, u"1.0.0"_s}, {key, u"2.0.0"_s}}, deprecate));
    QCOMPARE(plan.versions(), 2);
    QCOMPARE(plan.head.source, m_source->id());
    QVERIFY(!contract::changed(*m_source, plan));
    QCOMPARE(there(u"1.0.0"_s).status, Status::Deprecated);
    QCOMPARE(there(u"2.0.0"_s).statusMessage, u"it loses data"_s);
    QCOMPARE(contract::versionOf(*m_source, key, u"2.0.0"_s).status, Status::Deprecated);

    QVERIFY(!contract::changed(*m_source, plan.reversed(m_clock.now())));
    QCOMPARE(there(u"1.0.0"_s).status, Status::Default);
    // Now it is not as the plan shows it.
    QCOMPARE(contract::changed(*m_source, plan.reversed(m_clock.now())).value_or(Error{}).code,
             ErrorCode::Conflict);

    const VersionAct tag{ActKind::Tag, {}, u"latest"_s};
    const ChangePlan move = contract::answered(m_source->planChange({{key, u"1.0.0"_s}}, tag));
    QCOMPARE(move.packages.first().tags.first().versionBefore, u"2.0.0"_s);
    QVERIFY(!contract::changed(*m_source, move));
    QCOMPARE(there(u"1.0.0"_s).tags, QStringList{u"latest"_s});
    QVERIFY(!contract::changed(*m_source, move.reversed(m_clock.now())));
    QCOMPARE(there(u"2.0.0"_s).tags, QStringList{u"latest"_s});

    const ChangePlan next = contract::answered(
        m_source->planChange({{key, u"1.0.0"_s}}, {ActKind::Tag, {}, u"next"_s}));
    QVERIFY(!contract::changed(*m_source, next));
    QVERIFY(!contract::changed(*m_source, next.reversed(m_clock.now())));
    QVERIFY(there(u"1.0.0"_s).tags.isEmpty());
}

void TestGitLabSource::whatARemoteCannotIsSaid()
{
    publishGeneric(m_project, u"tool"_s, u"1.0.0"_s);
    const PackageKey key{m_project, u"generic"_s, u"tool"_s};
    const Error refused = contract::refused(
        m_source->planChange({{key, u"1.0.0"_s}}, {ActKind::Hide, {}, {}}));
    QCOMPARE(refused.code, ErrorCode::Unsupported);
    QVERIFY(english(refused.what).contains(u"has no request for that"_s));
    QCOMPARE(refused.what, m_source->whyNotChange(u"generic"_s, ActKind::Hide));
    QVERIFY(m_source->whyNotChange(u"npm"_s, ActKind::Deprecate).isEmpty());
    QVERIFY(!sourceAs({})->whyNotChange(u"npm"_s, ActKind::Deprecate).isEmpty());
}

void TestGitLabSource::scopesAreListedWithTheirCounts()
{
    publishGeneric(m_project, u"tool"_s, u"1.0.0"_s);
    publishGeneric(m_project, u"tool"_s, u"1.1.0"_s);
    publishGeneric(m_project, u"other"_s, u"1.0.0"_s);
    QMap<QString, qint64> counts;
    for (const ScopeRow &row : contract::answered(m_source->scopes()))
        counts.insert(row.scope.path, row.packages);
    QCOMPARE(counts.value(u"acme/web"_s, -2), 2);
    QCOMPARE(counts.value(u"acme"_s, -2), 2);
}

void TestGitLabSource::groupShowsWhatIsBelow()
{
    const RegistryContext context = m_registry->context();
    QVERIFY(
        context.store.addScope(u"acme/api"_s, Level::Project, Visibility::Private, context.actor));
    publishGeneric(m_project, u"tool"_s, u"1.0.0"_s);
    publishGeneric(u"acme/api"_s, u"tool"_s, u"1.0.0"_s);
    PackageQuery query;
    query.scopePath = u"acme"_s;
    query.sort = SortKey::Name;
    query.descending = false;
    const PackagePage page = contract::answered(m_source->list(query, {}));
    QCOMPARE(page.rows.size(), 2);
    QCOMPARE(page.rows.at(0).key.scopePath, u"acme/api"_s);
    QCOMPARE(page.rows.at(1).key.scopePath, u"acme/web"_s);
}

void TestGitLabSource::everythingIsListedAndPaged()
{
    const RegistryContext context = m_registry->context();
    QVERIFY(
        context.store.addScope(u"lab/one"_s, Level::Project, Visibility::Private, context.actor));
    const QStringList names{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s};
    for (qsizetype i = 0; i < names.size(); ++i)
        publishGeneric(i % 2 ? m_project : u"lab/one"_s, u"tool-"_s + names.at(i), u"1.0.0"_s);
    PackageQuery query;
    query.sort = SortKey::Name;
    query.descending = false;
    query.limit = 2;
    QStringList listed;
    QByteArray cursor;
    do {
        const PackagePage page = contract::answered(m_source->list(query, cursor));
        QCOMPARE(page.total, 5);
        QVERIFY(page.rows.size() <= 2);
        for (const PackageRow &row : page.rows)
            listed.append(row.key.name.right(1));
        cursor = page.next;
    } while (!cursor.isEmpty());
    QCOMPARE(listed, names);
}

void TestGitLabSource::filtersNarrow()
{
    publishGeneric(m_project, u"alpha"_s, u"1.0.0"_s);
    publishGeneric(m_project, u"beta"_s, u"2.0.0"_s);
    QVERIFY(!publishFile(
        write(u"alpha-3.0.0.tgz"_s,
              test::makeTgz({{"package/package.json", R"({"name":"alpha","version":"3.0.0"})"}})),
        m_project));
    const auto found = [this](const QString &text, const FormatId &type = {}) {
        PackageQuery query;
        query.scopePath = m_project;
        query.text = text;
        query.type = type;
        return contract::answered(m_source->list(query, {})).rows.size();
    };
    QCOMPARE(found({}), 3);
    QCOMPARE(found(u"ALPH"_s), 2);
    QCOMPARE(found(u"alpha"_s, u"npm"_s), 1);
    QCOMPARE(found(u"type:generic"_s), 2);
    QCOMPARE(found(u"2.0.0"_s), 1);
    QCOMPARE(found(u"alpha beta"_s), 0);
    QCOMPARE(found(u"scope:other"_s), 0);
    PackageQuery all;
    all.scopePath = m_project;
    QMap<QString, qint64> counts;
    for (const TypeCount &count : contract::answered(m_source->counts(all)))
        counts.insert(count.type, count.packages);
    QCOMPARE(counts, (QMap<QString, qint64>{{u"generic"_s, 2}, {u"npm"_s, 1}}));
}

void TestGitLabSource::deletedVersionsAreKeptHere()
{
    publishGeneric(m_project, u"tool"_s, u"1.0.0"_s);
    publishGeneric(m_project, u"tool"_s, u"1.1.0"_s);
    const std::unique_ptr<Job> job(
        contract::removal(*m_source, {{{{m_project, u"generic"_s, u"tool"_s}, {}}}}));
    QVERIFY(contract::ends(job.get()));
    QCOMPARE(job->state(), Job::State::Done);
    const QDir trash(m_folder->filePath(u"trash"_s));
    const QStringList kept = trash.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(kept.size(), 2);
    for (const QString &folder : kept) {
        QFile manifest(trash.filePath(folder + u"/manifest.json"_s));
        QVERIFY(manifest.open(QIODevice::ReadOnly));
        const QJsonObject object = QJsonDocument::fromJson(manifest.readAll()).object();
        QCOMPARE(object.value(u"name").toString(), u"tool"_s);
        QCOMPARE(object.value(u"project").toString(), m_project);
        QVERIFY(QFileInfo(trash.filePath(folder + u"/files/1"_s)).size() == 1);
    }
}

void TestGitLabSource::readingTokenSaysWhyNot()
{
    m_source = sourceAs(tokenWith(Right::Read));
    QVERIFY(m_source->abilities().publish.isEmpty());
    QSignalSpy changed(m_source.get(), &PackageSource::changed);
    contract::answered(m_source->scopes());
    QTRY_VERIFY(!changed.isEmpty());
    QVERIFY(english(m_source->abilities().publish).contains(u"reading only"_s));
    QVERIFY(!m_source->abilities().remove.isEmpty());
    QVERIFY(m_source->abilities().download.isEmpty());
    const PublishItem item = contract::genericItem(*m_folder, m_project, u"tool"_s, u"1.0.0"_s,
                                                   "x");
    const std::unique_ptr<Job> job(m_source->publish({item}, nullptr));
    QVERIFY(contract::ends(job.get()));
    QCOMPARE(job->error()->code, ErrorCode::Forbidden);
}

void TestGitLabSource::wrongTokenIsSaid()
{
    m_source = sourceAs(u"glpat-00000000000000000000"_s);
    QSignalSpy reachable(m_source.get(), &PackageSource::reachableChanged);
    const Error error = contract::refused(m_source->scopes());
    QCOMPARE(error.code, ErrorCode::Unauthorized);
    QVERIFY(!english(error).contains(u"glpat"_s));
    QTRY_COMPARE(reachable.size(), 1);
}

void TestGitLabSource::ownCertificateIsNotAcceptedUnseen()
{
    RestConnection client(QUrl::fromEncoded(m_registry->httpsAddress()));
    const Result<RestAnswer> answer = client.send({.path = "version"}).result();
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Certificate);
    QVERIFY(english(answer.error()).contains(client.host()));
    QVERIFY(!english(answer.error().remedy).isEmpty());
}

QTEST_GUILESS_MAIN(TestGitLabSource)
#include "tst_gitlabsource.moc"

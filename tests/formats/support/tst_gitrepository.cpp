// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/archive.h"
#include "formats/support/gitrepository.h"
#include "support/testrepository.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;
using packhouse::test::TestRepository;

class TestGitRepository : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<TestRepository> m_made;

    QString program(const QByteArray &script) const
    {
        m_made->write(u"../fake-git"_s, "#!/bin/sh\n" + script + '\n');
        const QString path = m_home->filePath(u"fake-git"_s);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }
    GitRepository open(const GitLimits &limits = {}) const
    {
        const Result<GitRepository> repository = GitRepository::open(m_made->folder(), limits);
        if (!repository)
            qFatal("%s", qPrintable(english(repository.error())));
        return *repository;
    }
    static Result<QByteArray> zip(const GitRepository &repository, const GitCommit &commit,
                                  const QString &prefix, const QString &subdirectory = {})
    {
        QByteArray bytes;
        const Result<void> made = repository.archive(commit, prefix, subdirectory,
                                                     [&](QByteArrayView piece) -> Result<void> {
                                                         bytes.append(piece);
                                                         return {};
                                                     });
        if (!made)
            return fail(made.error());
        return bytes;
    }
    static QStringList namesIn(QByteArray zip)
    {
        QBuffer device(&zip);
        device.open(QIODevice::ReadOnly);
        const auto entries = listArchive(device);
        QStringList names;
        for (const ArchiveEntry &entry : entries.value_or(std::vector<ArchiveEntry>())) {
            if (!entry.folder)
                names << entry.path;
        }
        return names;
    }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QDir(m_home->path()).mkdir(u"lib"_s);
        m_made = std::make_unique<TestRepository>(m_home->filePath(u"lib"_s));
    }
    void cleanup()
    {
        m_made.reset();
        m_home.reset();
    }

    void tagsAndBranchesLeadToCommits()
    {
        m_made->write(u"a"_s, "1");
        const QByteArray first = m_made->commit();
        m_made->git({u"tag"_s, u"v1.0.0"_s});
        m_made->write(u"a"_s, "2");
        const QByteArray second = m_made->commit();
        m_made->git({u"tag"_s, u"-a"_s, u"-m"_s, u"Second"_s, u"v2.0.0"_s});
        m_made->git({u"tag"_s, u"-m"_s, u"A tree"_s, u"tree"_s, u"HEAD^{tree}"_s});
        m_made->git({u"branch"_s, u"feature/x"_s, QString::fromLatin1(first)});
        const GitRepository repository = open();
        const Result<QList<GitRef>> tags = repository.tags();
        QVERIFY(tags);
        QCOMPARE(tags->size(), 2);
        QCOMPARE((*tags)[0].name, u"v1.0.0"_s);
        QCOMPARE((*tags)[0].commit.hash, first);
        QCOMPARE((*tags)[0].commit.time.toSecsSinceEpoch(), 1'700'000'000);
        QCOMPARE((*tags)[1].commit.hash, second);
        QCOMPARE((*tags)[1].commit.time.toSecsSinceEpoch(), 1'700'000'060);
        const Result<QList<GitRef>> branches = repository.branches();
        QVERIFY(branches);
        QCOMPARE(branches->size(), 2);
        QCOMPARE((*branches)[0].name, u"feature/x"_s);
        QCOMPARE((*branches)[1].name, u"main"_s);
        QCOMPARE(repository.tag(u"v2.0.0"_s)->hash, second);
        QCOMPARE(repository.branch(u"feature/x"_s)->hash, first);
        QCOMPARE(repository.commit(first.left(8))->hash, first);
        QCOMPARE(repository.commit(first.left(8))->time.toSecsSinceEpoch(), 1'700'000'000);
        // What a name is comes from where it is asked for.
        QCOMPARE(repository.branch(u"v1.0.0"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(repository.tag(u"main"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(repository.tag(u"tree"_s).error().code, ErrorCode::NotFound);
    }

    void aRepositoryWithoutCommitsIsEmpty()
    {
        const GitRepository repository = open();
        QVERIFY(repository.tags() && repository.tags()->isEmpty());
        QVERIFY(repository.branches() && repository.branches()->isEmpty());
        QCOMPARE(repository.branch(u"main"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(repository.commit("abcdef1234567").error().code, ErrorCode::NotFound);
    }

    void G1_namesThatAreMoreThanNamesAreNotThere_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"",
                                 "--help",
                                 "-v",
                                 "--output=/tmp/x",
                                 "v1.0.0^",
                                 "v1.0.0~1",
                                 "v1.0.0..main",
                                 "v1.0.0:a",
                                 "@{0}",
                                 "../heads/main",
                                 "v1.0.0 main",
                                 "v*",
                                 "a\nb",
                                 "a\\b",
                                 "/v1.0.0",
                                 "v1.0.0/",
                                 "x.lock",
                                 ".",
                                 "@",
                                 "HEAD^{/x}"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void G1_namesThatAreMoreThanNamesAreNotThere()
    {
        QFETCH(QString, name);
        m_made->write(u"a"_s, "1");
        m_made->commit();
        m_made->git({u"tag"_s, u"v1.0.0"_s});
        const GitRepository repository = open();
        QCOMPARE(repository.tag(name).error().code, ErrorCode::NotFound);
        QCOMPARE(repository.branch(name).error().code, ErrorCode::NotFound);
        QCOMPARE(repository.commit(name.toLatin1()).error().code, ErrorCode::NotFound);
        const GitCommit commit = *repository.tag(u"v1.0.0"_s);
        if (name != u"v1.0.0^"_s && !name.isEmpty())
            QCOMPARE(repository.file(commit, name, 10).error().code, ErrorCode::NotFound);
    }

    void filesAreThoseOfTheCommit()
    {
        m_made->write(u"composer.json"_s, "{\"name\":\"acme/lib\"}\r\n");
        m_made->write(u"sub/ü b.txt"_s, "hello");
        m_made->commit();
        m_made->git({u"tag"_s, u"v1"_s});
        m_made->write(u"composer.json"_s, "{}");
        m_made->commit();
        m_made->write(u"composer.json"_s, "not committed");
        const GitRepository repository = open();
        const GitCommit commit = *repository.tag(u"v1"_s);
        QCOMPARE(*repository.file(commit, u"composer.json"_s, 100),
                 "{\"name\":\"acme/lib\"}\r\n"_ba);
        QCOMPARE(*repository.file(commit, u"sub/ü b.txt"_s, 5), "hello"_ba);
        QCOMPARE(repository.file(commit, u"sub/ü b.txt"_s, 4).error().code, ErrorCode::TooLarge);
        for (const QString &path : {u"none"_s, u"sub"_s, u"../lib/composer.json"_s,
                                    u"/etc/passwd"_s, u"sub/../composer.json"_s, u""_s})
            QCOMPARE(repository.file(commit, path, 100).error().code, ErrorCode::NotFound);
        const Result<QList<GitFile>> all = repository.files(commit);
        QVERIFY(all);
        QCOMPARE(all->size(), 2);
        QCOMPARE((*all)[1].path, u"sub/ü b.txt"_s);
        QCOMPARE((*all)[1].size, 5);
        QCOMPARE(repository.files(commit, u"sub"_s)->size(), 1);
        QCOMPARE(repository.files(commit, u"su"_s)->size(), 0);
    }

    void archivesAreTheSameEachTime()
    {
        m_made->write(u"composer.json"_s, "{}");
        m_made->write(u"sub/go.mod"_s, "module x");
        m_made->write(u"tests/t"_s, "t");
        m_made->write(u".gitattributes"_s, "tests export-ignore\n");
        m_made->commit();
        const GitRepository repository = open();
        const GitCommit commit = *repository.branch(u"main"_s);
        const Result<QByteArray> first = zip(repository, commit, u"lib-1/"_s);
        QVERIFY(first);
        QCOMPARE(*zip(repository, commit, u"lib-1/"_s), *first);
        QCOMPARE(namesIn(*first), (QStringList{u"lib-1/.gitattributes"_s, u"lib-1/composer.json"_s,
                                               u"lib-1/sub/go.mod"_s}));
        QCOMPARE(namesIn(*zip(repository, commit, u"m@v1/"_s, u"sub"_s)),
                 QStringList{u"m@v1/go.mod"_s});
        QCOMPARE(zip(repository, commit, {}, u"none"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(zip(repository, commit, {}, u"../x"_s).error().code, ErrorCode::NotFound);
    }

    void bareRepositoriesAreAsGood()
    {
        m_made->write(u"a"_s, "1");
        const QByteArray hash = m_made->commit();
        const QString bare = m_home->filePath(u"bare.git"_s);
        m_made->git({u"clone"_s, u"--quiet"_s, u"--bare"_s, u"."_s, bare});
        const Result<GitRepository> repository = GitRepository::open(bare);
        QVERIFY(repository);
        QCOMPARE(repository->branch(u"main"_s)->hash, hash);
    }

    void onlyTheFolderItselfCounts()
    {
        m_made->write(u"sub/a"_s, "1");
        m_made->commit();
        const auto code = [](const QString &folder) {
            return GitRepository::open(folder).error().code;
        };
        QCOMPARE(code(m_made->folder() + u"/sub"_s), ErrorCode::InvalidArgument);
        QCOMPARE(code(m_made->folder() + u"/none"_s), ErrorCode::InvalidArgument);
        QCOMPARE(code(m_made->folder() + u"/sub/a"_s), ErrorCode::InvalidArgument);
        QCOMPARE(code(m_home->path()), ErrorCode::InvalidArgument);
        QCOMPARE(code(u"lib"_s), ErrorCode::InvalidArgument);
        QVERIFY(!english(GitRepository::open(m_home->path()).error().remedy).isEmpty());
    }

    /// A repository comes with a configuration of its own, which must not start programs.
    void nothingOfTheConfigurationRuns()
    {
        const QString mark = m_home->filePath(u"mark"_s);
        m_made->write(u"a"_s, "1");
        m_made->commit();
        const QString touch = u"touch '%1'; false"_s.arg(mark);
        for (const QString &key : {u"core.fsmonitor"_s, u"core.pager"_s, u"core.sshCommand"_s,
                                   u"core.editor"_s, u"diff.external"_s, u"gpg.program"_s})
            m_made->git({u"config"_s, key, touch});
        m_made->git({u"config"_s, u"log.showSignature"_s, u"true"_s});
        m_made->write(u".git/hooks/post-checkout"_s, "#!/bin/sh\ntouch '" + mark.toUtf8() + "'\n");
        const GitRepository repository = open();
        const GitCommit commit = *repository.branch(u"main"_s);
        QVERIFY(repository.tags());
        QVERIFY(repository.file(commit, u"a"_s, 10));
        QVERIFY(repository.files(commit));
        QVERIFY(zip(repository, commit, u"x/"_s));
        QVERIFY(!QFile::exists(mark));
    }

    void slowGitIsStopped()
    {
        GitLimits limits;
        limits.program = program("exec sleep 60");
        limits.milliseconds = 200;
        QElapsedTimer timer;
        timer.start();
        const Result<GitRepository> repository = GitRepository::open(m_made->folder(), limits);
        QCOMPARE(repository.error().code, ErrorCode::Timeout);
        QVERIFY(repository.error().retryable);
        QVERIFY(timer.elapsed() < 30'000);
    }

    void tooMuchOutputIsStopped()
    {
        GitLimits limits;
        limits.program = program("case \"$*\" in *rev-parse*) echo .git;; *) exec yes;; esac");
        limits.listBytes = 100'000;
        const GitRepository repository = open(limits);
        QCOMPARE(repository.tags().error().code, ErrorCode::TooLarge);
        const GitCommit commit{QByteArray(40, 'a'), {}};
        QCOMPARE(repository.file(commit, u"a"_s, 1000).error().code, ErrorCode::TooLarge);
        qint64 taken = 0;
        const Result<void> archived = repository.archive(
            commit, {}, {}, [&](QByteArrayView piece) -> Result<void> {
                taken += piece.size();
                return taken < 1'000'000 ? Result<void>()
                                         : fail(ErrorCode::StorageFull, Text::of("Full."));
            });
        QCOMPARE(archived.error().code, ErrorCode::StorageFull);
    }

    void withoutGitThereIsASentence()
    {
        GitLimits limits;
        limits.program = m_home->filePath(u"no-git"_s);
        const Result<GitRepository> repository = GitRepository::open(m_made->folder(), limits);
        QCOMPARE(repository.error().code, ErrorCode::Unsupported);
        QVERIFY(english(repository.error().remedy).contains(u"Install git"_s));
        limits.program = program("echo 'fatal: detected dubious ownership' >&2; exit 128");
        QCOMPARE(GitRepository::open(m_made->folder(), limits).error().code, ErrorCode::Forbidden);
        limits.program = program("kill -9 $$");
        QCOMPARE(GitRepository::open(m_made->folder(), limits).error().code, ErrorCode::Internal);
    }

    /// The server's workers are threads that Qt did not start.
    void anyThreadMayAsk()
    {
        m_made->write(u"a"_s, "1");
        const QByteArray hash = m_made->commit();
        const GitRepository repository = open();
        std::atomic_int good = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] {
                const Result<GitCommit> commit = repository.branch(u"main"_s);
                good += commit && commit->hash == hash && zip(repository, *commit, u"x/"_s);
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(good.load(), 8);
    }
};

QTEST_GUILESS_MAIN(TestGitRepository)
#include "tst_gitrepository.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demo.h"
#include "support/loopbackserver.h"
#include "support/realwindow.h"
#include "ui/widgets/page.h"

#include <QDirIterator>
#include <QProcess>
#include <QSettings>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What the program touches of its user's by itself: as a demonstration nothing, and the keychain
/// not before a secret is kept or needed.
class TestDemonstration : public QObject
{
    Q_OBJECT

private slots:
    void N16_theDemonstrationTouchesNothingReal();
    void N16_theDemonstrationShowsNobodysRegistry();
    void N11_theKeychainIsTouchedWhenASecretIsNeeded();

private:
    static void keepRemote(const QString &folder, const QByteArray &address, bool hasToken)
    {
        QSettings remotes(folder + u"/remotes.ini"_s, QSettings::IniFormat);
        remotes.beginWriteArray(u"remotes"_s, 1);
        remotes.setArrayIndex(0);
        remotes.setValue(u"id"_s, u"far"_s);
        remotes.setValue(u"title"_s, u"far.example"_s);
        remotes.setValue(u"address"_s, QString::fromLatin1(address));
        remotes.setValue(u"token"_s, hasToken);
        remotes.endArray();
    }
    static QStringList filesIn(const QString &folder)
    {
        QStringList files;
        QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QFileInfo file(it.next());
            if (!file.filePath().contains(u"/cache/"_s)) // of fonts
                files.append(
                    u"%1 %2"_s.arg(file.filePath()).arg(file.lastModified().toMSecsSinceEpoch()));
        }
        files.sort();
        return files;
    }
};

void TestDemonstration::N16_theDemonstrationTouchesNothingReal()
{
    const test::LoopbackServer remote(
        [](const test::SeenRequest &) { return test::Answer{.body = "[]"}; });
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_CONFIG_HOME"_s, home.filePath(u"config"_s));
    environment.insert(u"XDG_DATA_HOME"_s, home.filePath(u"data"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, home.filePath(u"cache"_s));
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    environment.insert(u"PACKHOUSE_UPSTREAM_NPM"_s, QString::fromLatin1(remote.address()));
    QVERIFY(QDir().mkpath(home.filePath(u"config/packhouse"_s)));
    keepRemote(home.filePath(u"config/packhouse"_s), remote.address(), false);
    const QStringList before = filesIn(home.path());
    const auto shows = [&](const QStringList &arguments) {
        QProcess program;
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(PACKHOUSE), arguments);
        QByteArray said;
        const bool open = QTest::qWaitFor(
            [&] {
                said += program.readAllStandardOutput();
                return said.contains("Registry at") && said.endsWith('\n');
            },
            30'000);
        program.terminate(); // as a session ends it: what is asked first is asked by then
        return open && program.waitForFinished(30'000);
    };
    QVERIFY(shows({u"--demo"_s}));
    QCOMPARE(filesIn(home.path()), before);
    QVERIFY(remote.seen().isEmpty());
    // The same without --demo is what would have been touched.
    QVERIFY(shows({}));
    QVERIFY(filesIn(home.path()) != before);
    QVERIFY(!remote.seen().isEmpty());
}

void TestDemonstration::N16_theDemonstrationShowsNobodysRegistry()
{
    RealWindow mine;
    QVERIFY(mine.open());
    QVERIFY(mine.session->source().administration());
    const auto made = mine.session->source().administration()->addScope(u"mine"_s, Level::Project,
                                                                        Visibility::Private);
    QVERIFY(QTest::qWaitFor([&] { return made.isFinished(); }));
    const QString data = mine.folder.filePath(u"data"_s);
    mine.close();
    WindowOptions options;
    options.data = data;
    options.demo = true;
    RealWindow demonstration;
    // It has no packages yet, and still it is somebody's.
    const Result<void> opened = demonstration.open(options);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Conflict);
    QVERIFY(!isDemo(data));
    options.data = demonstration.folder.filePath(u"data"_s);
    QVERIFY(demonstration.open(options));
    demonstration.close();
    QVERIFY(demonstration.open(options)); // the one that it made before
}

void TestDemonstration::N11_theKeychainIsTouchedWhenASecretIsNeeded()
{
    const test::LoopbackServer remote(
        [](const test::SeenRequest &) { return test::Answer{.body = "[]"}; });
    const QTemporaryDir settings;
    for (const bool hasToken : {false, true}) {
        keepRemote(settings.path(), remote.address(), hasToken);
        RealWindow real;
        real.vault.open = false;
        real.settings = settings.path();
        QVERIFY(real.open());
        QCOMPARE(real.vault.touched > 0, hasToken);
        if (hasToken)
            continue;
        const qsizetype asked = remote.seen().size();
        for (Page *page : real.window().findChildren<Page *>())
            QVERIFY(real.window().showPage(page->id()));
        real.window().showPackages(real.window().services().sources.last(), {});
        QTRY_VERIFY(remote.seen().size() > asked);
        QCOMPARE(real.vault.touched, 0);
    }
}

QTEST_MAIN(TestDemonstration)
#include "tst_demonstration.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demoarchives.h"
#include "registry/store/store.h"
#include "support/realwindow.h"
#include "ui/activity/activitypage.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/details/detailspane.h"
#include "ui/exposure/exposurepage.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/publish/publishdialog.h"
#include "ui/tokens/tokenspage.h"
#include "ui/trash/trashpage.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// The window on a directory that another process serves: a registry beside it, through its door.
class TestSecondWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void N3_packagesAreListedAndShown();
    void N3_droppedFilesArePublished();
    void N3_deletedWithAPlanAndRestored();
    void N3_tokensAreSeenAndRevoked();
    void N3_policiesAreChanged();
    void N3_theLogIsThere();
    void N3_whatOthersDoIsSeen();
    void httpsIsSwitchedThere();
    void upstreamsAreAskedThere();
    void N3_theServiceGoesAndComesBack();

private:
    void serve();
    void publish(const QString &name, const QString &version);
    QTableView *tableOf(const QWidget *page) const { return page->findChild<QTableView *>(); }
    RegistryContext there() const { return m_served->context(); }

    FormatList m_formats;
    SystemClock m_clock;
    std::unique_ptr<RealWindow> m_real;
    std::unique_ptr<Registry> m_served;
};

void TestSecondWindow::serve()
{
    RegistryOptions options;
    options.directory = m_real->folder.filePath(u"data"_s);
    auto opened = Registry::open(options, m_formats, m_clock);
    QVERIFY2(opened, qPrintable(opened ? QString() : english(opened.error())));
    m_served = std::move(*opened);
    QVERIFY(m_served->listen());
}

void TestSecondWindow::init()
{
    m_real = std::make_unique<RealWindow>();
    serve();
    QVERIFY(
        there().store.addScope(u"acme/web"_s, Level::Project, Visibility::Private, there().actor));
    const Result<void> opened = m_real->open();
    QVERIFY2(opened, qPrintable(opened ? QString() : english(opened.error())));
    QVERIFY(!m_real->session->registry());
    m_real->window().showPackages(&m_real->session->source(), u"acme/web"_s);
}

void TestSecondWindow::cleanup()
{
    m_real->close();
    m_served.reset();
    m_real.reset();
}

/// As a file manager drops it.
void TestSecondWindow::publish(const QString &name, const QString &version)
{
    const auto files = demo::npmPackage(m_real->folder.path(), {name, version, {}, {}});
    QVERIFY(files);
    QVERIFY(m_real->drop(*files));
    auto *dialog = m_real->dialog<PublishDialog>();
    QVERIFY(dialog);
    QVERIFY(m_real->press(u"publish"_s, dialog));
    QTRY_VERIFY_WITH_TIMEOUT(RealWindow::texts(m_real->table()).contains(name), 10'000);
}

void TestSecondWindow::N3_packagesAreListedAndShown()
{
    publish(u"@acme/one"_s, u"1.0.0"_s);
    QVERIFY(RealWindow::choose(m_real->table(), u"@acme/one"_s));
    auto *details = m_real->window().findChild<DetailsPane *>();
    QTRY_COMPARE_WITH_TIMEOUT(details->version(), u"1.0.0"_s, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(details->files().size(), 1, 10'000);
    QVERIFY(!details->files().constFirst().hashes.sha512.isEmpty());
}

void TestSecondWindow::N3_droppedFilesArePublished()
{
    publish(u"@acme/one"_s, u"1.0.0"_s);
    const auto scope = there().store.scope(u"acme/web"_s);
    QVERIFY(scope);
    const auto versions = there().store.versions(*scope, u"npm"_s, u"@acme/one"_s);
    QVERIFY(versions);
    QCOMPARE(versions->size(), 1);
}

void TestSecondWindow::N3_deletedWithAPlanAndRestored()
{
    publish(u"@acme/one"_s, u"1.0.0"_s);
    QVERIFY(RealWindow::choose(m_real->table(), u"@acme/one"_s));
    QVERIFY(m_real->trigger(u"package.delete"_s));
    auto *deletion = m_real->dialog<DeletionDialog>();
    QVERIFY(deletion);
    auto *typed = deletion->findChild<QLineEdit *>(u"typedName"_s);
    const auto *confirm = deletion->findChild<QAbstractButton *>(u"confirm"_s);
    QTRY_VERIFY_WITH_TIMEOUT(typed->isVisible() || confirm->isEnabled(), 10'000);
    if (typed->isVisible())
        QTest::keyClicks(typed, u"@acme/one"_s);
    QVERIFY(m_real->press(u"confirm"_s, deletion));
    QTRY_VERIFY_WITH_TIMEOUT(RealWindow::texts(m_real->table()).isEmpty(), 10'000);

    m_real->window().showPage(u"trash"_s);
    auto *page = m_real->window().findChild<TrashPage *>();
    QTRY_COMPARE_WITH_TIMEOUT(RealWindow::texts(tableOf(page)), QStringList{u"@acme/one"_s},
                              10'000);
    QVERIFY(RealWindow::choose(tableOf(page), u"@acme/one"_s));
    QVERIFY(m_real->press(u"restore"_s, page));
    QTRY_VERIFY_WITH_TIMEOUT(RealWindow::texts(tableOf(page)).isEmpty(), 10'000);
    m_real->window().showPackages(&m_real->session->source(), u"acme/web"_s);
    QTRY_COMPARE_WITH_TIMEOUT(RealWindow::texts(m_real->table()), QStringList{u"@acme/one"_s},
                              10'000);
}

void TestSecondWindow::N3_tokensAreSeenAndRevoked()
{
    m_real->window().showPage(u"tokens"_s);
    auto *page = m_real->window().findChild<TokensPage *>();
    QVERIFY(page);
    const auto issued = there().store.createToken(
        {TokenKind::Personal, u"ci"_s, {}, Right::Read, {}}, there().actor);
    QVERIFY(issued);
    QTRY_VERIFY_WITH_TIMEOUT(RealWindow::texts(tableOf(page)).contains(u"ci"_s), 10'000);
    QCOMPARE(page->sidebarText(), u"1"_s);
    QVERIFY(there().store.revokeToken(issued->token.id, there().actor));
    QTRY_COMPARE_WITH_TIMEOUT(page->sidebarText(), QString(), 10'000);
}

void TestSecondWindow::N3_policiesAreChanged()
{
    publish(u"@acme/one"_s, u"1.0.0"_s);
    PolicySetting setting;
    setting.type = u"npm"_s;
    setting.forwarding = Forwarding::Redirect;
    const auto scope = there().store.scope(u"acme/web"_s);
    QVERIFY(scope);
    setting.scope = scope->id;
    QVERIFY(there().store.setPolicy(setting, there().actor));
    emit m_real->window().stopForwardingRequested(&m_real->session->source(),
                                                  {u"acme/web"_s, u"npm"_s, u"@acme/one"_s});
    const auto stopped = [&] {
        const Result<Policy> policy = there().store.policy(*scope, u"npm"_s);
        return policy && policy->forwarding == Forwarding::Off;
    };
    QTRY_VERIFY_WITH_TIMEOUT(stopped(), 10'000);
    m_real->window().showPage(u"exposure"_s);
    auto *page = m_real->window().findChild<ExposurePage *>();
    QTRY_COMPARE_WITH_TIMEOUT(RealWindow::texts(tableOf(page)).size(), 1, 10'000);
}

void TestSecondWindow::N3_theLogIsThere()
{
    publish(u"@acme/one"_s, u"1.0.0"_s);
    m_real->window().showPage(u"activity"_s);
    auto *page = m_real->window().findChild<ActivityPage *>();
    const auto log = [page] {
        QStringList all;
        for (const QTableView *table : page->findChildren<QTableView *>()) {
            if (table->objectName().isEmpty())
                all += RealWindow::texts(table, 3);
        }
        return all;
    };
    QTRY_VERIFY_WITH_TIMEOUT(log().contains(u"acme/web npm @acme/one 1.0.0"_s), 10'000);
}

void TestSecondWindow::N3_whatOthersDoIsSeen()
{
    const std::unique_ptr<PackageSource> owner = m_served->source();
    const auto files = demo::npmPackage(m_real->folder.path(),
                                        {u"@acme/two"_s, u"1.0.0"_s, {}, {}});
    QVERIFY(files);
    const std::unique_ptr<Job> job(owner->publish(
        {{files->constFirst(), u"acme/web"_s, {u"npm"_s, u"@acme/two"_s, u"1.0.0"_s}, {}}},
        nullptr));
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(RealWindow::texts(m_real->table()), QStringList{u"@acme/two"_s},
                              10'000);
}

void TestSecondWindow::httpsIsSwitchedThere()
{
    QVERIFY(m_real->window().actions().find(u"registry.https"_s));
    QCOMPARE(m_real->session->httpsAddress(), QString());
    const QFuture<Result<void>> turned = m_real->session->setHttps(true);
    QTRY_VERIFY(turned.isFinished());
    QVERIFY(!turned.result());
    QCOMPARE(turned.result().error().code, ErrorCode::Unsupported);
    QVERIFY(m_served->setHttps(true, 0));
    QCOMPARE(m_real->session->httpsAddress(), QString::fromLatin1(m_served->httpsAddress()));
}

void TestSecondWindow::upstreamsAreAskedThere()
{
    const NameProbe probe = m_real->session->probe();
    QVERIFY(probe);
    QCOMPARE(probe(u"npm"_s, u"left-pad"_s, false).state, ProbeResult::State::NotAsked);
    m_served.reset();
    const ProbeResult unknown = probe(u"npm"_s, u"left-pad"_s, false);
    QCOMPARE(unknown.state, ProbeResult::State::Unknown); // never safe
    QVERIFY(!unknown.problem.isEmpty());
}

void TestSecondWindow::N3_theServiceGoesAndComesBack()
{
    publish(u"@acme/one"_s, u"1.0.0"_s);
    QSignalSpy reachable(&m_real->session->source(), &PackageSource::reachableChanged);
    m_served.reset();
    QTRY_COMPARE_WITH_TIMEOUT(reachable.size(), 1, 30'000);
    QVERIFY(!reachable.constFirst().constFirst().value<Text>().isEmpty());
    serve();
    QVERIFY(
        there().store.addScope(u"acme/new"_s, Level::Project, Visibility::Private, there().actor));
    QTRY_COMPARE_WITH_TIMEOUT(reachable.size(), 2, 30'000);
    QVERIFY(reachable.constLast().constFirst().value<Text>().isEmpty());
    publish(u"@acme/two"_s, u"1.0.0"_s);
    QTRY_COMPARE_WITH_TIMEOUT(RealWindow::texts(m_real->table()).size(), 2, 10'000);
}

QTEST_MAIN(TestSecondWindow)
#include "tst_secondwindow.moc"

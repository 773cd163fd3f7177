// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demoarchives.h"
#include "registry/store/store.h"
#include "support/realwindow.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/publish/publishdialog.h"
#include "ui/remotes/remotedialog.h"
#include "ui/trash/trashpage.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/page.h"

#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// Windows beside each other: on one data directory, and on one another's registry as a remote.
class TestSeveralRegistries : public QObject
{
    Q_OBJECT

private slots:
    void aSecondWindowWorksThroughTheFirst();
    void aSecondWindowSaysWhenTheFirstIsGone();
    void aRemoteIsAddedChangedAndRemoved();
    void whatWasDeletedOnARemoteIsPublishedBack();
    void T5_allOfARemoteIsPlannedByItsSource();
    void N7_whatWentHalfWayIsToldAndTheRestIsTriedAgain();
    void aWrongAddressIsSaidBeforeAnythingIsKept();
    void aRemoteThatDoesNotAnswerSaysSo();

private:
    /// The window of a project acme/web with one package in it.
    static void openFilled(RealWindow &real);
    static void publish(RealWindow &real, const QString &name);
    /// From somebody else's registry.
    static void remove(RealWindow &real, const QString &name);
    static QString tokenOf(RealWindow &real);
    static void fill(RemoteDialog *dialog, const QString &address, const QString &secret);
    /// Generic ones, without files.
    static void publishMany(RealWindow &real, int from, int count);
};

void TestSeveralRegistries::openFilled(RealWindow &real)
{
    QVERIFY(real.open());
    Store &store = real.session->registry()->store();
    const RegistryContext context = real.session->registry()->context();
    QVERIFY(store.addScope(u"acme/web"_s, Level::Project, Visibility::Private, context.actor));
    publish(real, u"@acme/first"_s);
}

void TestSeveralRegistries::publish(RealWindow &real, const QString &name)
{
    const auto files = demo::npmPackage(real.folder.path(), {name, u"1.0.0"_s, {}, {}});
    QVERIFY(files);
    QVERIFY(real.drop(*files));
    auto *dialog = real.dialog<PublishDialog>();
    QVERIFY(dialog);
    QVERIFY(real.press(u"publish"_s, dialog));
    QTRY_VERIFY(RealWindow::texts(real.table()).contains(name));
}

void TestSeveralRegistries::remove(RealWindow &real, const QString &name)
{
    QVERIFY(RealWindow::choose(real.table(), name));
    QVERIFY(real.trigger(u"package.delete"_s));
    auto *deletion = real.dialog<DeletionDialog>();
    QVERIFY(deletion);
    // A server that does not tell whether it forwards leaves that open: the name is to be typed.
    auto *typed = deletion->findChild<QLineEdit *>(u"typedName"_s);
    const QAbstractButton *confirm = real.button(u"confirm"_s, deletion);
    QTRY_VERIFY(typed->isVisible() || (confirm && confirm->isEnabled()));
    if (typed->isVisible())
        QTest::keyClicks(typed, name);
    QVERIFY(real.press(u"confirm"_s, deletion));
}

QString TestSeveralRegistries::tokenOf(RealWindow &real)
{
    Registry &registry = *real.session->registry();
    const auto issued = registry.store().createToken({TokenKind::Personal,
                                                      u"for the window"_s,
                                                      {},
                                                      Right::Read | Right::Write | Right::Delete,
                                                      {}},
                                                     registry.context().actor);
    return issued ? issued->secret : QString();
}

void TestSeveralRegistries::fill(RemoteDialog *dialog, const QString &address,
                                 const QString &secret)
{
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(u"address"_s)->setText(address);
    dialog->findChild<QLineEdit *>(u"secret"_s)->setText(secret);
}

void TestSeveralRegistries::aSecondWindowWorksThroughTheFirst()
{
    RealWindow first;
    openFilled(first);
    RealWindow second;
    WindowOptions same;
    same.data = first.folder.filePath(u"data"_s);
    QVERIFY(second.open(same));
    QVERIFY(!second.session->registry());
    QTRY_COMPARE(RealWindow::texts(second.table()), QStringList{u"@acme/first"_s});
    QCOMPARE(second.session->source().address(), first.session->source().address());
    // Nothing that the first one has is missing.
    QCOMPARE(second.window().findChildren<Page *>().size(),
             first.window().findChildren<Page *>().size());
    QVERIFY(second.window().actions().find(u"registry.newProject"_s)->isEnabled());

    publish(second, u"@acme/second"_s);
    QTRY_VERIFY(RealWindow::texts(first.table()).contains(u"@acme/second"_s));

    remove(second, u"@acme/first"_s);
    QTRY_COMPARE(RealWindow::texts(second.table()), QStringList{u"@acme/second"_s});
    QTRY_COMPARE(RealWindow::texts(first.table()), QStringList{u"@acme/second"_s});
}

void TestSeveralRegistries::aSecondWindowSaysWhenTheFirstIsGone()
{
    RealWindow first;
    openFilled(first);
    RealWindow second;
    WindowOptions same;
    same.data = first.folder.filePath(u"data"_s);
    QVERIFY(second.open(same));
    QTRY_COMPARE(second.table()->model()->rowCount(), 1);
    first.close();
    second.window().actions().find(u"view.refresh"_s)->trigger();
    auto *message = second.window().packagesView()->findChild<InlineMessage *>();
    QTRY_VERIFY(message->isVisible());
    QVERIFY(message->text().contains(u"answer"_s) || message->text().contains(u"reach"_s));
}

void TestSeveralRegistries::aRemoteIsAddedChangedAndRemoved()
{
    RealWindow there;
    openFilled(there);
    const QString secret = tokenOf(there);
    RealWindow here;
    here.settings = here.folder.filePath(u"settings"_s);
    QVERIFY(here.open());
    here.window().actions().find(u"registry.addRemote"_s)->trigger();
    auto *dialog = here.dialog<RemoteDialog>();
    fill(dialog, there.session->source().address() + u'/', secret);
    dialog->findChild<QLineEdit *>(u"title"_s)->setText(u"the other one"_s);
    QVERIFY(here.press(u"add"_s, dialog));
    // It is shown at once, and its token is where secrets belong.
    QTRY_COMPARE(RealWindow::texts(here.table()), QStringList{u"@acme/first"_s});
    QCOMPARE(here.vault.kept.values(), QStringList{secret});
    QFile kept(here.settings + u"/remotes.ini"_s);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(!kept.readAll().contains(secret.toUtf8()));

    // It is there again in the next run, which starts where this one ended.
    here.window().close();
    here.close();
    QVERIFY(here.open());
    QTRY_COMPARE(RealWindow::texts(here.table()), QStringList{u"@acme/first"_s});
    QCOMPARE(here.window().currentSource()->title(), u"the other one"_s);

    QAction *settings = here.window().actions().find(u"registry.remoteSettings"_s);
    QVERIFY(settings->isEnabled());
    settings->trigger();
    fill(here.dialog<RemoteDialog>(), there.session->source().address(), {});
    here.dialog<RemoteDialog>()->findChild<QLineEdit *>(u"title"_s)->setText(u"renamed"_s);
    QVERIFY(here.press(u"add"_s, here.dialog<RemoteDialog>()));
    QTRY_COMPARE(here.window().currentSource()->title(), u"renamed"_s);
    QTRY_COMPARE(RealWindow::texts(here.table()), QStringList{u"@acme/first"_s});
    QCOMPARE(here.vault.kept.values(), QStringList{secret});

    settings->trigger();
    dialog = here.dialog<RemoteDialog>();
    QVERIFY(here.press(u"removeRemote"_s, dialog)); // says what it does first
    QVERIFY(dialog->isVisible());
    QVERIFY(here.press(u"removeRemote"_s, dialog));
    QTRY_COMPARE(here.window().currentSource(), &here.session->source());
    QVERIFY(here.vault.kept.isEmpty());
    QVERIFY(!settings->isEnabled());
    QCOMPARE(here.window().services().sources.size(), 1);
}

void TestSeveralRegistries::whatWasDeletedOnARemoteIsPublishedBack()
{
    RealWindow there;
    openFilled(there);
    RealWindow here;
    QVERIFY(here.open());
    here.window().actions().find(u"registry.addRemote"_s)->trigger();
    fill(here.dialog<RemoteDialog>(), there.session->source().address(), tokenOf(there));
    QVERIFY(here.press(u"add"_s, here.dialog<RemoteDialog>()));
    remove(here, u"@acme/first"_s);
    QTRY_COMPARE(there.table()->model()->rowCount(), 0);

    here.window().showPage(u"trash"_s);
    auto *page = here.window().findChild<TrashPage *>();
    auto *trash = page->findChild<QTableView *>();
    QTRY_COMPARE(RealWindow::texts(trash), QStringList{u"@acme/first"_s});
    QVERIFY(RealWindow::choose(trash, u"@acme/first"_s));
    QVERIFY(here.press(u"restore"_s, page));
    // Nothing is sent before it was seen where it would go.
    auto *back = here.dialog<PublishDialog>();
    QVERIFY(back);
    QCOMPARE(there.table()->model()->rowCount(), 0);
    QTRY_COMPARE(back->model()->publishable().size(), 1);
    QCOMPARE(back->model()->publishable().first().scopePath, u"acme/web"_s);
    QVERIFY(here.press(u"publish"_s, back));
    QTRY_COMPARE(RealWindow::texts(there.table()), QStringList{u"@acme/first"_s});
}

void TestSeveralRegistries::publishMany(RealWindow &real, int from, int count)
{
    Store &store = real.session->registry()->store();
    const Scope project = *store.scope(u"acme/web"_s);
    for (int i = from; i < from + count; ++i) {
        Publication publication;
        publication.project = project;
        publication.coordinates = {u"generic"_s, u"tool-%1"_s.arg(i), u"1.0"_s};
        publication.actor = real.session->registry()->context().actor;
        QVERIFY(store.publish(std::move(publication)));
    }
}

void TestSeveralRegistries::T5_allOfARemoteIsPlannedByItsSource()
{
    constexpr int Many = 1'040; // of so many a remote is not read whole
    RealWindow there;
    openFilled(there);
    publishMany(there, 0, Many - 1);
    RealWindow here;
    QVERIFY(here.open());
    here.window().actions().find(u"registry.addRemote"_s)->trigger();
    fill(here.dialog<RemoteDialog>(), there.session->source().address(), tokenOf(there));
    QVERIFY(here.press(u"add"_s, here.dialog<RemoteDialog>()));
    const auto loaded = [&] { return here.table()->model()->rowCount(); };
    QTRY_VERIFY(loaded() > 50);
    QVERIFY(loaded() < Many);
    here.table()->selectAll();
    auto *howMany = here.window().packagesView()->findChild<InlineMessage *>(u"howMany"_s);
    QTRY_VERIFY(howMany->isVisible());
    QVERIFY2(howMany->button()->text().startsWith(u"Select all"_s), qPrintable(howMany->text()));
    howMany->button()->click();
    // Who thinks better of it while it is planned waits for nothing.
    QVERIFY(here.trigger(u"package.delete"_s));
    auto *deletion = here.dialog<DeletionDialog>();
    QVERIFY(deletion);
    auto *progress = deletion->findChild<QProgressBar *>();
    QTRY_VERIFY(progress->isVisible());
    QVERIFY(here.press(u"cancel"_s, deletion));
    QTRY_VERIFY(here.window().findChildren<DeletionDialog *>().isEmpty());
    // What comes after the list was looked at stays.
    publishMany(there, Many, 3);
    QVERIFY(here.trigger(u"package.delete"_s));
    deletion = here.dialog<DeletionDialog>();
    QVERIFY(deletion);
    QTRY_VERIFY_WITH_TIMEOUT(!deletion->plan().packages.isEmpty(), 60'000);
    QCOMPARE(deletion->plan().packages.size(), Many);
    QCOMPARE(deletion->plan().versions(), Many);
    for (const PlannedPackage &package : deletion->plan().packages)
        QVERIFY(package.key.name != u"tool-%1"_s.arg(Many));
    deletion->reject();
}

void TestSeveralRegistries::N7_whatWentHalfWayIsToldAndTheRestIsTriedAgain()
{
    RealWindow there;
    openFilled(there);
    Store &store = there.session->registry()->store();
    const auto limit = [&](qint64 bytes) {
        PolicySetting setting;
        setting.scope = store.scope(u"acme/web"_s)->id;
        setting.type = u"pypi"_s;
        setting.maxFileSize = bytes;
        return store.setPolicy(setting, there.session->registry()->context().actor).has_value();
    };
    QVERIFY(limit(10'000));
    RealWindow here;
    QVERIFY(here.open());
    here.window().actions().find(u"registry.addRemote"_s)->trigger();
    fill(here.dialog<RemoteDialog>(), there.session->source().address(), tokenOf(there));
    QVERIFY(here.press(u"add"_s, here.dialog<RemoteDialog>()));
    QTRY_COMPARE(here.table()->model()->rowCount(), 1);
    const QDir files(here.folder.path());
    QVERIFY(files.mkpath(u"large"_s));
    const auto small = demo::pythonPackage(files.path(), {u"acme-etl"_s, u"1.0"_s, {}, {}, 1'000});
    const auto large = demo::pythonPackage(files.filePath(u"large"_s),
                                           {u"acme-etl"_s, u"1.0"_s, {}, {}, 30'000});
    QVERIFY(small && large);
    QFile broken(files.filePath(u"broken.whl"_s)); // so that the dialog has a reason to stay
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("text") == 4);
    broken.close();
    QVERIFY(here.drop({small->first(), large->last(), broken.fileName()}));
    auto *dialog = here.dialog<PublishDialog>();
    QVERIFY(dialog);
    const PublishModel *model = dialog->model();
    QTRY_VERIFY(!model->busy() && model->rowCount() == 2);
    if (model->rows().first().scopePath.isEmpty())
        dialog->model()->setProjectForAll(u"acme/web"_s);
    QVERIFY(here.press(u"publish"_s, dialog));
    const auto state = [&] { return model->rows().first().state; };
    QTRY_COMPARE(state(), PublishModel::State::Failed);
    const QString why = model->reason(model->rows().first());
    QVERIFY2(
        why.contains(u"There: acme_etl-1.0-py3-none-any.whl. Not there: acme_etl-1.0.tar.gz"_s),
        qPrintable(why));
    QVERIFY2(why.contains(u"take back what went"_s), qPrintable(why));
    QVERIFY(limit(100'000));
    dialog->model()->retry();
    QTRY_COMPARE(state(), PublishModel::State::Checked);
    QVERIFY2(model->reason(model->rows().first()).contains(u"What is missing is sent"_s),
             qPrintable(model->reason(model->rows().first())));
    QVERIFY(here.press(u"publish"_s, dialog));
    QTRY_COMPARE(model->rowCount(), 1);
    const auto rows = store.versionRows({u"acme/web"_s, u"pypi"_s, u"acme-etl"_s});
    QCOMPARE(rows->size(), 1);
    QCOMPARE(store.storedVersion(rows->first().id)->files.size(), 2); // and none of them twice
}

void TestSeveralRegistries::aWrongAddressIsSaidBeforeAnythingIsKept()
{
    RealWindow here;
    QVERIFY(here.open());
    for (const QString &wrong :
         {QString(), u"ftp://registry.example"_s, u"https://me:secret@registry.example"_s}) {
        here.window().actions().find(u"registry.addRemote"_s)->trigger();
        auto *dialog = here.dialog<RemoteDialog>();
        fill(dialog, wrong, u"a token"_s);
        QVERIFY(here.press(u"add"_s, dialog));
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->findChild<InlineMessage *>()->isVisible());
        QVERIFY(here.vault.kept.isEmpty());
        QVERIFY(here.press(u"cancel"_s, dialog));
        QTRY_VERIFY(here.window().findChildren<RemoteDialog *>().isEmpty());
    }
    QCOMPARE(here.window().services().sources.size(), 1);
}

void TestSeveralRegistries::aRemoteThatDoesNotAnswerSaysSo()
{
    RealWindow there;
    QVERIFY(there.open());
    const QString address = there.session->source().address();
    there.close(); // nobody listens at that port any more
    RealWindow here;
    QVERIFY(here.open());
    here.window().actions().find(u"registry.addRemote"_s)->trigger();
    fill(here.dialog<RemoteDialog>(), address, {});
    QVERIFY(here.press(u"add"_s, here.dialog<RemoteDialog>()));
    auto *message = here.window().packagesView()->findChild<InlineMessage *>();
    QTRY_VERIFY(message->isVisible() && message->button()->isVisible()); // Try again
}

QTEST_MAIN(TestSeveralRegistries)
#include "tst_severalregistries.moc"

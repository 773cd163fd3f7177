// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demoarchives.h"
#include "pseudowindow.h"
#include "support/fakejob.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/publish/newprojectdialog.h"
#include "ui/publish/publishdialog.h"
#include "ui/remotes/remotedialog.h"
#include "ui/tokens/tokenspage.h"
#include "ui/trash/trashpage.h"
#include "ui/widgets/inlinemessage.h"

#include <QDirIterator>
#include <QFileDialog>
#include <QMessageBox>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// Whatever is said when something fails is in its reader's language.
class TestPseudoErrors
    : public QObject
    , private PseudoWindow
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void L1_withoutAKeychain();
    void L1_remotesThatRefuseOrAreAway();
    void L1_deletedOnARemote();
    void L1_aTokenThatCannotBeKept();
    void L1_jobsThatFail();
    void L1_restoringWhatIsThereAgain();
    void L1_damageIsFound();
    void L1_theOtherProcessIsGone();
};

void TestPseudoErrors::L1_withoutAKeychain()
{
    m_real->vault.trouble = u"?"_s;
    open();
    page<TokensPage>(u"tokens"_s);
    m_seen.look();
    trigger(u"registry.addRemote"_s);
    QVERIFY(m_real->dialog<RemoteDialog>());
    m_seen.look();
}

void TestPseudoErrors::L1_remotesThatRefuseOrAreAway()
{
    RealWindow there;
    QVERIFY(there.open());
    const QString address = there.session->source().address();
    open();
    auto *message = m_real->window().packagesView()->findChild<InlineMessage *>();
    addRemote(address, u"1"_s); // a token that nobody issued
    QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), 20'000);
    m_seen.look();
    there.close();
    addRemote(address, {});
    QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), 20'000);
    m_seen.look();
    m_real->vault.setProblem(u"?"_s);
    trigger(u"registry.addRemote"_s);
    QVERIFY(m_real->dialog<RemoteDialog>());
    m_seen.look();
}

void TestPseudoErrors::L1_deletedOnARemote()
{
    RealWindow there;
    QVERIFY(there.open());
    addProject(there);
    publish(there, u"@acme/icons"_s);
    QVERIFY(m_real->open());
    addRemote(there.session->source().address(), tokenOf(there));
    QTRY_COMPARE_WITH_TIMEOUT(RealWindow::texts(m_real->table()), QStringList{u"@acme/icons"_s},
                              10'000);
    QVERIFY(RealWindow::choose(m_real->table(), u"@acme/icons"_s));
    DetailsPane *details = m_real->window().detailsPane();
    for (int tab = 0; tab < details->tabs()->count(); ++tab) {
        details->tabs()->setCurrentIndex(tab);
        lookWhenQuiet();
    }
    QTRY_COMPARE_WITH_TIMEOUT(details->files().size(), 1, 10'000);
    remove(u"@acme/icons"_s);
    auto *trash = page<TrashPage>(u"trash"_s);
    auto *kept = trash->findChild<QTableView *>();
    QTRY_COMPARE(kept->model()->rowCount(), 1);
    kept->selectAll();
    m_seen.look();
    // It is taken off the list, and then there is nowhere to publish it back to.
    trigger(u"registry.remoteSettings"_s);
    auto *settings = m_real->dialog<RemoteDialog>();
    QVERIFY(settings);
    QVERIFY(m_real->press(u"removeRemote"_s, settings));
    QVERIFY(m_real->press(u"removeRemote"_s, settings));
    trash = page<TrashPage>(u"trash"_s);
    kept->selectAll();
    QVERIFY(m_real->press(u"restore"_s, trash));
    QVERIFY(m_real->dialog<QMessageBox>());
    m_seen.look();
}

void TestPseudoErrors::L1_aTokenThatCannotBeKept()
{
    open();
    trigger(u"registry.addRemote"_s);
    auto *dialog = m_real->dialog<RemoteDialog>();
    QVERIFY(dialog);
    m_real->vault.trouble = u"?"_s; // the keychain was locked meanwhile
    type(dialog, u"address"_s, u"http://127.0.0.1:1"_s);
    type(dialog, u"secret"_s, u"1"_s);
    QVERIFY(m_real->press(u"add"_s, dialog));
    QVERIFY(m_real->dialog<QMessageBox>());
    m_seen.look();
}

void TestPseudoErrors::L1_jobsThatFail()
{
    open();
    QVERIFY(RealWindow::choose(m_real->table(), u"@acme/first"_s));
    QTRY_VERIFY(!m_real->window().detailsPane()->files().isEmpty());
    // A download into what is no folder.
    const QString file = m_real->folder.filePath(u"1"_s);
    QVERIFY(demo::writeFile(file, "1"));
    trigger(u"package.download"_s);
    auto *folders = m_real->dialog<QFileDialog>();
    QVERIFY(folders);
    emit folders->fileSelected(file);
    folders->reject();
    JobList &jobs = m_real->packhouse->jobs();
    QTRY_COMPARE(jobs.failedCount(), 1);
    m_seen.look();
    // A file that is gone when it is to be published.
    const auto files = demo::npmPackage(m_real->folder.path(),
                                        {u"@acme/icons"_s, u"1.0.0"_s, {}, {}});
    QVERIFY(files);
    QVERIFY(m_real->drop(*files));
    auto *dialog = m_real->dialog<PublishDialog>();
    QVERIFY(dialog);
    QTRY_COMPARE(dialog->model()->publishable().size(), 1);
    for (const QString &one : *files)
        QVERIFY(QFile::remove(one));
    QVERIFY(m_real->press(u"publish"_s, dialog));
    QTRY_COMPARE(jobs.failedCount(), 2);
    m_seen.look();
    m_real->window().showPage(u"activity"_s);
    lookWhenQuiet();
    auto *list = m_real->window().findChild<QTableView *>(u"jobs"_s);
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        list->selectRow(row);
        m_seen.look();
    }
    m_real->window().run(new FakeJob(u"?"_s));
    m_seen.look(); // one is at work
    jobs.cancelAll();
    m_seen.look();
}

void TestPseudoErrors::L1_restoringWhatIsThereAgain()
{
    open();
    remove(u"@acme/first"_s);
    publish(*m_real, u"@acme/first"_s);
    auto *trash = page<TrashPage>(u"trash"_s);
    QVERIFY(trash);
    auto *rows = trash->findChild<QTableView *>();
    QTRY_COMPARE(rows->model()->rowCount(), 1);
    rows->selectAll();
    QVERIFY(m_real->press(u"restore"_s, trash));
    QTRY_VERIFY(trash->findChild<InlineMessage *>()->isVisible());
    lookWhenQuiet();
}

void TestPseudoErrors::L1_damageIsFound()
{
    open();
    QDirIterator blobs(m_real->folder.filePath(u"data/blobs"_s), QDir::Files,
                       QDirIterator::Subdirectories);
    int damaged = 0;
    while (blobs.hasNext()) {
        QFile blob(blobs.next());
        QVERIFY(blob.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        if (blob.open(QIODevice::ReadWrite) && blob.write("damage") > 0)
            ++damaged;
    }
    QVERIFY(damaged > 0);
    trigger(u"registry.verify"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_real->packhouse->jobs().ended().size(), 2, 20'000);
    m_real->window().showPage(u"activity"_s);
    lookWhenQuiet();
    m_real->window().showPackages(&m_real->session->source(), {});
    QVERIFY(RealWindow::choose(m_real->table(), u"@acme/first"_s));
    m_real->window().detailsPane()->tabs()->setCurrentIndex(DetailsPane::Files);
    lookWhenQuiet();
}

void TestPseudoErrors::L1_theOtherProcessIsGone()
{
    RealWindow first;
    QVERIFY(first.open());
    addProject(first);
    publish(first, u"@acme/first"_s);
    WindowOptions same;
    same.data = first.folder.filePath(u"data"_s);
    QVERIFY(m_real->open(same));
    QTRY_COMPARE_WITH_TIMEOUT(m_real->table()->model()->rowCount(), 1, 10'000);
    lookAtPages();
    QVERIFY(RealWindow::choose(m_real->table(), u"@acme/first"_s));
    first.close();
    trigger(u"view.refresh"_s);
    auto *message = m_real->window().packagesView()->findChild<InlineMessage *>();
    QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), 20'000);
    lookAtPages();
    trigger(u"registry.newProject"_s);
    auto *dialog = m_real->dialog<NewProjectDialog>();
    QVERIFY(dialog);
    type(dialog, u"path"_s, u"acme/lab"_s);
    QVERIFY(m_real->press(u"create"_s, dialog));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<InlineMessage *>()->isVisible(), 20'000);
    m_seen.look();
}

QTEST_MAIN(TestPseudoErrors)
#include "tst_pseudoerrors.moc"

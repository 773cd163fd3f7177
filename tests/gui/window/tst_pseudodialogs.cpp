// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demoarchives.h"
#include "pseudowindow.h"
#include "support/fakejob.h"
#include "ui/deletion/confirmname.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/details/detailspane.h"
#include "ui/exposure/exposurepage.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/shortcutsdialog.h"
#include "ui/mainwindow/undobar.h"
#include "ui/publish/newprojectdialog.h"
#include "ui/publish/publishdialog.h"
#include "ui/remotes/remotedialog.h"
#include "ui/settings/httpsdialog.h"
#include "ui/tokens/issuetokendialog.h"
#include "ui/tokens/tokenspage.h"
#include "ui/trash/trashpage.h"
#include "ui/widgets/inlinemessage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QRadioButton>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// Whatever a dialog asks or says is in its reader's language.
class TestPseudoDialogs
    : public QObject
    , private PseudoWindow
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void L1_anEmptyRegistry();
    void L1_aNewProject();
    void L1_publishing();
    void L1_aNewToken();
    void L1_tokensTestedRotatedRevoked();
    void L1_aRemote();
    void L1_deletedRestoredPurged();
    void L1_deletingSeveral();
    void L1_policies();
    void L1_https();
    void L1_commandsKeysAndAbout();
};

void TestPseudoDialogs::L1_anEmptyRegistry()
{
    open(false);
    lookAtPages();
    m_real->window().packagesView()->model()->setText(u"acme"_s);
    lookWhenQuiet();
    QVERIFY(m_real->drop({m_real->folder.filePath(u"1.tgz"_s)}));
    auto *dialog = m_real->dialog<PublishDialog>();
    QVERIFY(dialog);
    QTRY_VERIFY(m_real->button(u"cancel"_s, dialog));
    m_seen.look(); // there is no project to publish to
}

void TestPseudoDialogs::L1_aNewProject()
{
    open();
    trigger(u"registry.newProject"_s);
    auto *dialog = m_real->dialog<NewProjectDialog>();
    QVERIFY(dialog);
    m_seen.look();
    // Of characters that no path has, and below a project.
    for (const QString &wrong : {u"acme/../web"_s, u"acme/-1"_s, u"acme/web/lab"_s}) {
        type(dialog, u"path"_s, wrong);
        QVERIFY(m_real->press(u"create"_s, dialog));
        QTRY_VERIFY(m_real->button(u"create"_s, dialog)->isEnabled());
        QVERIFY(dialog->findChild<InlineMessage *>()->isVisible());
        m_seen.look();
    }
}

void TestPseudoDialogs::L1_publishing()
{
    open();
    // Twice the same, something that is no package, one that is not there, and one to be typed.
    auto files = demo::npmPackage(m_real->folder.path(), {u"@acme/first"_s, u"1.0.0"_s, {}, {}});
    QVERIFY(files);
    const QString broken = m_real->folder.filePath(u"acme-1.tgz"_s);
    const QString plain = m_real->folder.filePath(u"firmware.bin"_s);
    QVERIFY(demo::writeFile(broken, "no archive") && demo::writeFile(plain, demo::noise(1, 999)));
    QVERIFY(
        m_real->drop(*files + QStringList{broken, plain, m_real->folder.filePath(u"acme.whl"_s)}));
    auto *dialog = m_real->dialog<PublishDialog>();
    QVERIFY(dialog);
    lookWhenQuiet();
    dialog->findChild<QTableView *>()->selectAll();
    QVERIFY(m_real->press(u"add"_s, dialog));
    QVERIFY(m_real->dialog<QFileDialog>());
    m_seen.look();
    m_real->dialog<QFileDialog>()->reject();
    QVERIFY(m_real->press(u"leaveOut"_s, dialog));
    QTRY_VERIFY(dialog->model()->rowCount() == 0);
    m_seen.look();
}

void TestPseudoDialogs::L1_aNewToken()
{
    open();
    auto *tokens = page<TokensPage>(u"tokens"_s);
    QVERIFY(m_real->press(u"newToken"_s, tokens));
    auto *dialog = m_real->dialog<IssueTokenDialog>();
    QVERIFY(dialog);
    auto *kinds = dialog->findChild<QComboBox *>(u"kind"_s);
    for (int kind = 0; kind < kinds->count(); ++kind) {
        kinds->setCurrentIndex(kind);
        m_seen.look();
    }
    kinds->setCurrentIndex(0);
    dialog->findChild<QCheckBox *>(u"never"_s)->setChecked(true);
    type(dialog, u"name"_s, u"acme"_s);
    m_seen.look();
    QVERIFY(m_real->press(u"go"_s, dialog));
    QTRY_VERIFY(m_real->button(u"reveal"_s, dialog));
    m_seen.look();
    QVERIFY(m_real->press(u"reveal"_s, dialog));
    m_seen.look();
    auto *keep = dialog->findChild<QCheckBox *>(u"keep"_s);
    keep->setChecked(false);
    QVERIFY(m_real->press(u"go"_s, dialog)); // neither copied nor kept
    m_seen.look();
    m_real->vault.setProblem(u"?"_s);
    keep->setChecked(true);
    QVERIFY(m_real->press(u"go"_s, dialog)); // it could not be kept
    QTRY_VERIFY(!keep->isChecked());
    m_seen.look();
    m_real->vault.setProblem({});
    QVERIFY(m_real->press(u"copySecret"_s, dialog));
    m_seen.look();
    keep->setChecked(true);
    QVERIFY(m_real->press(u"go"_s, dialog));
    QTRY_VERIFY(m_real->window().findChildren<IssueTokenDialog *>().isEmpty());
    lookWhenQuiet();
}

void TestPseudoDialogs::L1_tokensTestedRotatedRevoked()
{
    open();
    const QString secret = tokenOf(*m_real);
    m_real->vault.kept.insert(u"registry/acme"_s, secret);
    auto *tokens = page<TokensPage>(u"tokens"_s);
    auto *said = tokens->findChild<InlineMessage *>(u"said"_s);
    for (const QString &kept : {secret, u"1"_s}) { // accepted, then refused
        m_real->vault.kept.insert(u"registry/acme"_s, kept);
        QVERIFY(m_real->press(u"test"_s, tokens));
        m_seen.look();
        QTRY_VERIFY(said->isVisible() && m_real->button(u"test"_s, tokens)->isEnabled());
        m_seen.look();
    }
    auto *copy = tokens->findChild<QPushButton *>(u"copyFor"_s);
    QVERIFY(!copy->menu()->actions().isEmpty());
    copy->menu()->actions().first()->menu()->actions().first()->trigger();
    lookWhenQuiet();
    m_real->vault.kept.clear();
    copy->menu()->actions().first()->menu()->actions().first()->trigger();
    lookWhenQuiet();
    QVERIFY(m_real->press(u"rotate"_s, tokens));
    auto *dialog = m_real->dialog<IssueTokenDialog>();
    QVERIFY(dialog);
    m_seen.look();
    QVERIFY(m_real->press(u"go"_s, dialog));
    QTRY_VERIFY(m_real->button(u"reveal"_s, dialog));
    m_seen.look();
    QVERIFY(m_real->press(u"go"_s, dialog));
    QTRY_VERIFY(m_real->window().findChildren<IssueTokenDialog *>().isEmpty());
    QVERIFY(m_real->press(u"revoke"_s, tokens));
    auto *box = m_real->dialog<QMessageBox>();
    QVERIFY(box);
    m_seen.look();
    box->buttons().first()->click();
    lookWhenQuiet();
}

void TestPseudoDialogs::L1_aRemote()
{
    RealWindow there;
    QVERIFY(there.open());
    open();
    trigger(u"registry.addRemote"_s);
    auto *dialog = m_real->dialog<RemoteDialog>();
    QVERIFY(dialog);
    m_seen.look();
    for (const QString &wrong : {u"ftp://127.0.0.1"_s, u"https://1:2@127.0.0.1"_s}) {
        type(dialog, u"address"_s, wrong);
        QVERIFY(m_real->press(u"add"_s, dialog));
        m_seen.look();
    }
    QVERIFY(m_real->press(u"cancel"_s, dialog));
    QTRY_VERIFY(m_real->window().findChildren<RemoteDialog *>().isEmpty());
    addRemote(there.session->source().address(), tokenOf(there));
    QTRY_VERIFY(m_real->window().actions().find(u"registry.remoteSettings"_s)->isEnabled());
    lookWhenQuiet();
    auto *tokens = page<TokensPage>(u"tokens"_s);
    QTRY_VERIFY(m_real->button(u"test"_s, tokens));
    QVERIFY(m_real->press(u"test"_s, tokens));
    QTRY_VERIFY(m_real->button(u"test"_s, tokens)->isEnabled());
    m_seen.look();
    QVERIFY(m_real->press(u"rotate"_s, tokens)); // its settings
    dialog = m_real->dialog<RemoteDialog>();
    QVERIFY(dialog);
    m_seen.look();
    QVERIFY(m_real->press(u"removeRemote"_s, dialog));
    m_seen.look();
    QVERIFY(m_real->press(u"removeRemote"_s, dialog));
    lookWhenQuiet();
}

void TestPseudoDialogs::L1_deletedRestoredPurged()
{
    open();
    QVERIFY(RealWindow::choose(m_real->table(), u"@acme/first"_s));
    trigger(u"package.delete"_s);
    auto *dialog = m_real->dialog<DeletionDialog>();
    QVERIFY(dialog);
    lookWhenQuiet();
    QTRY_VERIFY(dialog->findChild<QRadioButton *>(u"forGood"_s)->isVisible());
    dialog->findChild<QRadioButton *>(u"forGood"_s)->click();
    m_seen.look();
    dialog->findChild<QRadioButton *>(u"toTrash"_s)->click();
    for (const QString &choice : {u"reserve"_s, u"stopForwarding"_s}) {
        if (auto *box = dialog->findChild<QCheckBox *>(choice); box->isVisible())
            box->click();
        m_seen.look();
    }
    type(dialog, u"typedName"_s, dialog->expectedName());
    QVERIFY(m_real->press(u"confirm"_s, dialog));
    auto *bar = m_real->window().findChild<UndoBar *>();
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 10'000);
    m_seen.look();
    auto *trash = page<TrashPage>(u"trash"_s);
    auto *deleted = trash->findChild<QTableView *>();
    QTRY_COMPARE(deleted->model()->rowCount(), 1);
    deleted->selectAll();
    m_seen.look();
    QVERIFY(m_real->press(u"purge"_s, trash));
    auto *confirm = m_real->dialog<ConfirmName>();
    QVERIFY(confirm);
    m_seen.look();
    confirm->reject();
    QVERIFY(m_real->press(u"restore"_s, trash));
    lookWhenQuiet();
}

void TestPseudoDialogs::L1_deletingSeveral()
{
    open();
    publish(*m_real, u"@acme/icons"_s);
    QTRY_COMPARE(m_real->table()->model()->rowCount(), 2);
    m_real->table()->selectAll();
    trigger(u"package.delete"_s);
    auto *dialog = m_real->dialog<DeletionDialog>();
    QVERIFY(dialog);
    lookWhenQuiet();
    QTRY_VERIFY(dialog->findChild<QRadioButton *>(u"forGood"_s)->isVisible());
    dialog->findChild<QRadioButton *>(u"forGood"_s)->click();
    m_seen.look();
}

void TestPseudoDialogs::L1_policies()
{
    open();
    auto *exposure = page<ExposurePage>(u"exposure"_s);
    auto *names = exposure->findChild<QTableView *>();
    for (const QString &act : {u"stopForwarding"_s, u"inheritForwarding"_s}) {
        const auto ready = [&] {
            names->selectAll(); // they are read anew after each act
            const QAbstractButton *button = m_real->button(act, exposure);
            return button && button->isEnabled();
        };
        QTRY_VERIFY2(ready(), qPrintable(act));
        m_seen.look();
        QVERIFY(m_real->press(act, exposure));
        lookWhenQuiet();
    }
    m_real->window().showPage(u"activity"_s);
    lookWhenQuiet();
}

void TestPseudoDialogs::L1_https()
{
    open();
    trigger(u"registry.https"_s);
    auto *dialog = m_real->dialog<HttpsDialog>();
    QVERIFY(dialog);
    m_seen.look();
    auto *box = dialog->findChild<QCheckBox *>(u"https"_s);
    box->click();
    m_seen.look(); // at work
    QTRY_VERIFY_WITH_TIMEOUT(box->isEnabled() && box->isChecked(), 20'000);
    QVERIFY(m_real->press(u"trust"_s, dialog));
    m_seen.look();
    dialog->close();

    RealWindow second;
    WindowOptions same;
    same.data = m_real->folder.filePath(u"data"_s);
    QVERIFY(second.open(same));
    second.window().actions().find(u"registry.https"_s)->trigger();
    dialog = second.dialog<HttpsDialog>();
    QVERIFY(dialog);
    dialog->findChild<QCheckBox *>(u"https"_s)->click();
    QTRY_VERIFY(dialog->findChild<InlineMessage *>()->isVisible());
    m_seen.look(); // it is switched where it is served
}

void TestPseudoDialogs::L1_commandsKeysAndAbout()
{
    open();
    trigger(u"tools.commands"_s);
    auto *palette = m_real->dialog<CommandPalette>();
    QVERIFY(palette);
    m_seen.look();
    palette->close();
    trigger(u"help.shortcuts"_s);
    QVERIFY(m_real->dialog<ShortcutsDialog>());
    m_seen.look();
    trigger(u"help.about"_s);
    QVERIFY(m_real->dialog<QMessageBox>());
    m_seen.look();
    m_real->dialog<QMessageBox>()->close();
    QVERIFY(RealWindow::choose(m_real->table(), u"@acme/first"_s));
    QTRY_VERIFY(!m_real->window().detailsPane()->files().isEmpty());
    for (const QString &id : {u"copy.install"_s, u"copy.json"_s, u"registry.copyAddress"_s}) {
        trigger(id);
        m_seen.look();
    }
    trigger(u"package.download"_s);
    QVERIFY(m_real->dialog<QFileDialog>());
    m_seen.look();
    m_real->dialog<QFileDialog>()->reject();
    emit m_real->window().packagesView()->contextMenuWanted({});
    m_seen.look();
    for (int jobs = 0; jobs < 2; ++jobs) {
        m_real->window().run(new FakeJob(u"?"_s));
        m_real->window().close();
        QVERIFY(m_real->dialog<QMessageBox>());
        m_seen.look();
        m_real->dialog<QMessageBox>()->reject();
    }
    m_real->packhouse->jobs().cancelAll();
}

QTEST_MAIN(TestPseudoDialogs)
#include "tst_pseudodialogs.moc"

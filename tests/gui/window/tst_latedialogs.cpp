// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "latewindow.h"
#include "ui/deletion/settingdialog.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/publish/newprojectdialog.h"
#include "ui/settings/httpsdialog.h"
#include "ui/style/theme.h"
#include "ui/tokens/issuetokendialog.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/listpage.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// What was asked, and is answered when a test says so.
template<typename T>
class Asked
{
public:
    QFuture<Result<T>> ask()
    {
        m_asked.append(std::make_shared<QPromise<Result<T>>>());
        m_asked.constLast()->start();
        return m_asked.constLast()->future();
    }
    qsizetype waiting() const { return m_asked.size(); }
    void answer(Result<T> with)
    {
        const auto first = m_asked.takeFirst();
        first->addResult(std::move(with));
        first->finish();
    }

private:
    QList<std::shared_ptr<QPromise<Result<T>>>> m_asked;
};

class LateAdvisor final : public ClientAdvisor
{
public:
    QFuture<Result<QList<NamedOutlook>>> afterDeletion(const QList<DeletedName> &) override
    {
        return outlooks.ask();
    }
    QFuture<Result<ShownClosing>> closing(const DeletedName &, const QString &) override
    {
        return closings.ask();
    }
    QFuture<Result<ClientAct>> write(const DeletedName &, const QString &,
                                     const QList<ClientFileChange> &) override
    {
        return acts.ask();
    }
    QFuture<Result<void>> undo(const ClientAct &) override { return undone.ask(); }

    Asked<QList<NamedOutlook>> outlooks;
    Asked<ShownClosing> closings;
    Asked<ClientAct> acts;
    Asked<void> undone;
};

} // namespace

/// Dialogs whose answers come late, fail or never come: they say so, do nothing twice, and let go
/// of whoever does not want to wait.
class TestLateDialogs : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m = std::make_unique<LateWindow>();
        QVERIFY(m->open());
    }
    void cleanup()
    {
        m_dialog.clear();
        m.reset();
    }

    void T1_aProjectIsMadeOnce();
    void T1_aTokenIsShownOnceItIsMade();
    void T1_aTokenThatNeverComesHoldsNobody();
    void T1_aKeychainThatNeverAnswersHoldsNobody();
    void T1_httpsIsAsItWasAnswered();
    void T1_aSettingIsWrittenOnce();

private:
    template<typename Dialog>
    Dialog *opened()
    {
        Dialog *found = nullptr;
        static_cast<void>(QTest::qWaitFor([&] {
            for (Dialog *one : m->window->findChildren<Dialog *>())
                found = one->isVisible() ? one : found;
            return found != nullptr;
        }));
        m_dialog = found;
        return found;
    }
    template<typename Widget>
    Widget *in(const QString &name) const
    {
        return m_dialog->findChild<Widget *>(name);
    }
    void press(const QString &name) const { in<QPushButton>(name)->click(); }
    bool canPress(const QString &name) const
    {
        const auto *button = in<QPushButton>(name);
        return button->isVisible() && button->isEnabled();
    }
    /// Whether the dialog says it, to those who see and to those who hear.
    bool says(const QString &text) const
    {
        for (const InlineMessage *one : m_dialog->findChildren<InlineMessage *>()) {
            if (one->isVisible() && one->text().contains(text))
                return true;
        }
        return false;
    }
    IssueTokenDialog *newToken();

    Theme m_theme{qApp, [] { return false; }};
    std::unique_ptr<LateWindow> m;
    QPointer<QDialog> m_dialog;
};

void TestLateDialogs::T1_aProjectIsMadeOnce()
{
    m->action(u"registry.newProject"_s)->trigger();
    QVERIFY(opened<NewProjectDialog>());
    auto *path = in<QLineEdit>(u"path"_s);
    path->setText(u"acme/new"_s);
    m->here.late = true;
    press(u"create"_s);
    QVERIFY(!says(u"not answered"_s)); // not for a blink
    QTRY_VERIFY(says(u"has not answered yet"_s));
    QVERIFY(!canPress(u"create"_s) && !path->isEnabled()); // what was sent stays as it is
    press(u"create"_s);
    QCOMPARE(m->here.waiting().count(u"addScope"_s), 1);
    QVERIFY(m->here.refuse(u"addScope"_s, LateWindow::away()));
    QTRY_VERIFY(says(u"registry.example did not answer"_s));
    QVERIFY(path->isEnabled());
    press(u"create"_s);
    QVERIFY(!says(u"did not answer"_s)); // that was the one before
    QVERIFY(m->here.answer(u"addScope"_s));
    QTRY_VERIFY(!m_dialog);
    // Never, and nobody waits for it.
    m->here.late = false;
    m->action(u"registry.newProject"_s)->trigger();
    QVERIFY(opened<NewProjectDialog>());
    in<QLineEdit>(u"path"_s)->setText(u"acme/late"_s);
    m->here.late = true;
    press(u"create"_s);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
    m->here.catchUp(); // after all
    QTest::qWait(0);
}

IssueTokenDialog *TestLateDialogs::newToken()
{
    if (!m->window->showPage(u"tokens"_s))
        return nullptr;
    m->window->findChild<QPushButton *>(u"newToken"_s)->click();
    if (auto *dialog = opened<IssueTokenDialog>())
        dialog->findChild<QLineEdit *>(u"name"_s)->setText(u"ci-new"_s);
    return static_cast<IssueTokenDialog *>(m_dialog.get());
}

void TestLateDialogs::T1_aTokenIsShownOnceItIsMade()
{
    m->here.late = true;
    QVERIFY(newToken());
    QTRY_VERIFY(says(u"being read"_s));
    auto *kind = in<QComboBox>(u"kind"_s);
    kind->setCurrentIndex(kind->findData(int(TokenKind::Project)));
    QVERIFY(!canPress(u"go"_s)); // nothing that it could reach is known
    while (m->here.isAsked(u"scopes"_s))
        QVERIFY(m->here.refuse(u"scopes"_s, LateWindow::away()));
    QTRY_VERIFY(says(u"registry.example did not answer"_s));
    for (const InlineMessage *one : m_dialog->findChildren<InlineMessage *>()) {
        if (one->objectName() == u"message")
            one->button()->click();
    }
    QVERIFY(m->here.answer(u"scopes"_s));
    QTRY_VERIFY(canPress(u"go"_s));
    QVERIFY(!says(u"did not answer"_s));
    press(u"go"_s);
    QTRY_VERIFY(says(u"has not answered yet"_s));
    QVERIFY(!canPress(u"go"_s) && !kind->isEnabled());
    press(u"go"_s);
    QCOMPARE(m->here.waiting().count(u"createToken"_s), 1);
    QVERIFY(m->here.refuse(u"createToken"_s, LateWindow::away()));
    QTRY_VERIFY(says(u"registry.example did not answer"_s));
    QVERIFY(in<QLineEdit>(u"secret"_s)->text().isEmpty());
    press(u"go"_s);
    QVERIFY(m->here.answer(u"createToken"_s));
    QTRY_VERIFY(!in<QLineEdit>(u"secret"_s)->text().isEmpty());
    QVERIFY(!says(u"answer"_s));
    QVERIFY(canPress(u"go"_s));
}

void TestLateDialogs::T1_aTokenThatNeverComesHoldsNobody()
{
    QVERIFY(newToken());
    QTRY_VERIFY(canPress(u"go"_s));
    m->here.late = true;
    press(u"go"_s);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QVERIFY(m_dialog && m_dialog->isVisible());
    QVERIFY(says(u"may be made all the same"_s)); // before it is left
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
    m->here.catchUp();
    QTest::qWait(0);
}

void TestLateDialogs::T1_aKeychainThatNeverAnswersHoldsNobody()
{
    m->vault.keepsSilent = true;
    QVERIFY(newToken());
    QTRY_VERIFY(canPress(u"go"_s));
    press(u"go"_s);
    QTRY_VERIFY(!in<QLineEdit>(u"secret"_s)->text().isEmpty());
    QVERIFY(in<QCheckBox>(u"keep"_s)->isChecked());
    press(u"go"_s);
    QTRY_VERIFY(says(u"keychain has not answered"_s));
    QVERIFY(canPress(u"cancel"_s) && canPress(u"copySecret"_s));
    press(u"cancel"_s);
    QVERIFY(says(u"Copy the secret first"_s));
    press(u"copySecret"_s);
    press(u"cancel"_s);
    QTRY_VERIFY(!m_dialog);
}

void TestLateDialogs::T1_httpsIsAsItWasAnswered()
{
    Asked<void> asked;
    HttpsState state;
    const HttpsDialog::Context context{[&state] { return state; },
                                       [&asked](bool) { return asked.ask(); }};
    auto *dialog = new HttpsDialog(context, m->window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    QVERIFY(opened<HttpsDialog>());
    auto *box = in<QCheckBox>(u"https"_s);
    box->click();
    QVERIFY(in<QLabel>(u"httpsAddress"_s)->text().contains(u"started again"_s));
    QVERIFY(!box->isEnabled());
    asked.answer(fail(LateWindow::away()));
    QTRY_VERIFY(says(u"registry.example did not answer"_s));
    QVERIFY(box->isEnabled() && !box->isChecked()); // as it is, not as it was wanted
    box->click();
    QVERIFY(!says(u"did not answer"_s));
    state = {true, u"https://127.0.0.1:1"_s, {}, {}};
    asked.answer({});
    QTRY_VERIFY(box->isEnabled());
    QVERIFY(box->isChecked());
    box->click();
    QCOMPARE(asked.waiting(), 1);
    press(u"close"_s); // it never comes
    QTRY_VERIFY(!m_dialog);
    asked.answer({});
    QTest::qWait(0);
}

void TestLateDialogs::T1_aSettingIsWrittenOnce()
{
    LateAdvisor advisor;
    const auto open = [&] {
        auto *dialog = new SettingDialog(&advisor, {}, u"npm"_s, m->window.get());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
        return opened<SettingDialog>();
    };
    QVERIFY(open());
    QTRY_VERIFY(says(u"Looking at the settings of npm"_s));
    QVERIFY(!canPress(u"writeSetting"_s) && canPress(u"closeSetting"_s));
    ShownClosing shown;
    shown.difference = u"+ a line"_s;
    advisor.closings.answer(shown);
    QTRY_VERIFY(canPress(u"writeSetting"_s));
    QVERIFY(!says(u"Looking"_s));
    QVERIFY(in<QPlainTextEdit>(u"difference"_s)->toPlainText().contains(u"a line"_s));
    press(u"writeSetting"_s);
    QTRY_VERIFY(says(u"It is being written"_s));
    QVERIFY(!canPress(u"writeSetting"_s));
    QCOMPARE(advisor.acts.waiting(), 1);
    advisor.acts.answer(fail(LateWindow::away()));
    QTRY_VERIFY(says(u"registry.example did not answer"_s));
    QTRY_COMPARE(advisor.closings.waiting(), 1); // perhaps it has changed
    advisor.closings.answer(shown);
    QTRY_VERIFY(canPress(u"writeSetting"_s));
    QVERIFY(says(u"registry.example did not answer"_s)); // still what was done last
    press(u"writeSetting"_s);
    advisor.acts.answer(ClientAct());
    QTRY_VERIFY(says(u"Written."_s));
    press(u"writeSetting"_s);
    QTRY_VERIFY(says(u"being taken back"_s));
    press(u"closeSetting"_s);
    QTRY_VERIFY(!m_dialog);
    advisor.undone.answer({});
    QTest::qWait(0);
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    TestLateDialogs test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_latedialogs.moc"

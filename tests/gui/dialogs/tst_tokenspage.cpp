// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"
#include "formats/wiretable.h"
#include "items/itemroles.h"
#include "items/tokenreach.h"
#include "support/fakesource.h"
#include "support/fakevault.h"
#include "support/pictures.h"
#include "ui/tokens/issuetokendialog.h"
#include "ui/tokens/reachview.h"
#include "ui/tokens/secretclipboard.h"
#include "ui/tokens/tokenspage.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/inlinemessage.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// What the fake source issues; it may show up in one field and in the vault only.
const QString Canary = u"made-for-a-test"_s;

FormatInfoList formatsWithReach()
{
    static const FormatList builtIn;
    QList<FormatInfo> formats = fakeFormats().all();
    for (FormatInfo &format : formats)
        format.wire = wireTable(*builtIn.find(format.id));
    return FormatInfoList(formats);
}

} // namespace

class TestTokensPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void listsTokensAndTheirState();
    void K1_5_threeLooksSayWhereATokenWorks();
    void theSecretIsInOneFieldAndTheKeychainOnly();
    void withoutAKeychainASentence();
    void aSecretIsNotLostWithoutAWarning();
    void neverExpiringIsWarnedAbout();
    void theClipboardIsCleared();
    void theClipboardIsLeftAloneWhenSomethingElseWasCopied();
    void settingsAreCopiedWithTheSecret();
    void revokingAsksOnce();
    void rotatingRevokesTheOldWhenDone();
    void testingUsesTheTokenItself();
    void T1_aTestIsToldOfItsOwnToken();
    void N11_theKeychainIsReadWhenASecretIsNeeded();
    void tokensOfRemotesAreListedWithTheirState();
    void anEmptyListSaysWhatTokensAreFor();

private:
    void open();
    Token token(const QString &name, TokenKind kind, const QString &scope, Level level,
                Rights rights, int expiresInDays, int usedHoursAgo);
    IssueTokenDialog *newDialog();
    void choose(const QString &name);
    template<typename T>
    T *in(const QWidget *widget, const char *name) const
    {
        return part<T>(*widget, name);
    }

    Theme m_theme{qApp, [] { return false; }};
    FixedClock m_clock;
    FormatInfoList m_formats = formatsWithReach();
    std::unique_ptr<FakeSource> m_source;
    std::unique_ptr<FakeVault> m_vault;
    std::unique_ptr<TokensPage> m_page;
    QStringList m_tested;
    QList<RemoteToken> m_remotes;
};

Token TestTokensPage::token(const QString &name, TokenKind kind, const QString &scope, Level level,
                            Rights rights, int expiresInDays, int usedHoursAgo)
{
    Token made;
    made.id = m_source->tokenList.size() + 1;
    made.name = name;
    made.kind = kind;
    made.scope.path = scope;
    made.scope.level = level;
    made.rights = rights;
    if (expiresInDays != 0)
        made.expires = m_clock.time.addDays(expiresInDays);
    made.lastUsed = m_clock.time.addSecs(-3600LL * usedHoursAgo);
    return made;
}

void TestTokensPage::init()
{
    m_source = std::make_unique<FakeSource>();
    m_source->seed();
    m_vault = std::make_unique<FakeVault>();
    auto &list = m_source->tokenList;
    const Rights both = Right::Read | Right::Write;
    list.append(token(u"ci-web"_s, TokenKind::Project, u"acme/web"_s, Level::Project, both, 41, 2));
    list.append(token(u"laptop"_s, TokenKind::Personal, {}, Level::Instance, Right::Read, 6, 1));
    list.append(
        token(u"deploy-eu"_s, TokenKind::Deploy, u"acme"_s, Level::Group, Right::Read, 0, 72));
    list.append(
        token(u"build-8841"_s, TokenKind::Job, u"acme/platform"_s, Level::Project, both, -3, 120));
    list.append(
        token(u"old-ci"_s, TokenKind::Project, u"acme/web"_s, Level::Project, both, 30, 300));
    list.last().revoked = true;
    list.append(
        token(u"other-desk"_s, TokenKind::Project, u"acme/data"_s, Level::Project, both, 88, 5));
    m_vault->kept[u"registry/ci-web"_s] = u"kept-one"_s;
}

void TestTokensPage::cleanup()
{
    m_page.reset();
    m_vault.reset();
    m_source.reset();
    m_tested.clear();
}

void TestTokensPage::open()
{
    TokensPage::Context context{m_source.get(), m_vault.get(), &m_formats, &m_clock, {}};
    context.test = [this](const Token &, const QString &secret) {
        m_tested.append(secret);
        return QtFuture::makeReadyFuture(Result<QString>(u"It may read acme / web."_s));
    };
    context.remotes = [this] { return m_remotes; };
    context.testRemote = [this](const QString &id) {
        m_tested.append(id);
        return QtFuture::makeReadyFuture(Result<QString>(u"The remote answers."_s));
    };
    m_page = std::make_unique<TokensPage>(context);
    m_page->resize(1190, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    auto *table = m_page->findChild<QTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), int(m_source->tokenList.size() + m_remotes.size()));
}

void TestTokensPage::choose(const QString &name)
{
    auto *table = m_page->findChild<QTableView *>();
    for (int i = 0; i < table->model()->rowCount(); ++i) {
        if (table->model()->index(i, 0).data() == name)
            table->selectRow(i);
    }
}

IssueTokenDialog *TestTokensPage::newDialog()
{
    in<QPushButton>(m_page.get(), "newToken")->click();
    auto *dialog = m_page->findChild<IssueTokenDialog *>();
    if (dialog)
        in<QLineEdit>(dialog, "name")->setText(u"ci-new"_s);
    return dialog;
}

void TestTokensPage::listsTokensAndTheirState()
{
    open();
    auto *table = m_page->findChild<QTableView *>();
    const auto state = [table](int at) { return table->model()->index(at, 7).data().toString(); };
    QTRY_COMPARE(state(0), u"in keychain"_s);
    QCOMPARE(state(1), u"expires soon"_s);
    QCOMPARE(state(2), u"never expires"_s);
    QCOMPARE(state(3), u"expired"_s);
    QCOMPARE(state(4), u"revoked"_s);
    QTRY_COMPARE(state(5), u"not in keychain"_s);
    const auto text = [table](int at, int column) {
        return table->model()->index(at, column).data().toString();
    };
    QCOMPARE(text(0, 1), u"Project access"_s);
    QCOMPARE(text(0, 3), u"read, write"_s);
    QCOMPARE(text(2, 4), u"all"_s);
    QCOMPARE(text(0, 5), u"in 41 days"_s);
    choose(u"deploy-eu"_s);
    drawPictures(m_theme, *m_page, u"tokens"_s);
}

void TestTokensPage::K1_5_threeLooksSayWhereATokenWorks()
{
    using Look = WireAccess::Look;
    const auto reach = [&](TokenKind kind, Right verb, const QString &type) {
        return tokenReach(kind, verb, m_formats.find(type)).value();
    };
    QCOMPARE(reach(TokenKind::Deploy, Right::Read, u"npm"_s).how, u"Bearer"_s);
    QCOMPARE(reach(TokenKind::Deploy, Right::Read, u"maven"_s).how, u"header, Basic"_s);
    QCOMPARE(reach(TokenKind::Deploy, Right::Read, u"terraform_module"_s).how, u"token"_s);
    const TokenReach conan = reach(TokenKind::Deploy, Right::Read, u"conan"_s);
    QCOMPARE(conan.look, Look::Beyond);
    QCOMPARE(conan.how, u"header, Bearer, Basic"_s);
    const TokenReach composer = reach(TokenKind::Deploy, Right::Delete, u"composer"_s);
    QCOMPARE(composer.look, Look::Refused);
    QVERIFY(composer.reason.startsWith(u"The protocol of this type deletes nothing"_s));
    // Of what nobody knows the wire of, nothing is said.
    QVERIFY(!tokenReach(TokenKind::Job, Right::Read, FormatInfo{}));

    open();
    choose(u"deploy-eu"_s); // reads
    const auto badges = [&] {
        QStringList texts;
        for (const Badge *badge : m_page->findChildren<Badge *>())
            texts.append(badge->badge().text);
        return texts;
    };
    QCOMPARE(badges().count(u"works: header, Bearer, Basic"_s), 2); // Conan, Go
    QCOMPARE(badges().filter(u"yes: "_s).size(), m_formats.all().size() - 2);
    QCOMPARE(badges().filter(u"delete"_s), QStringList());

    Token token;
    token.kind = TokenKind::Deploy;
    token.rights = Right::Read | Right::Delete;
    ReachView view(m_formats);
    view.show(token);
    QStringList heard;
    for (const QWidget *pill : view.findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        heard << pill->accessibleName() + u' ' + pill->accessibleDescription();
    QVERIFY2(!heard.filter(u"Composer: yes: Bearer, does not delete The protocol"_s).isEmpty(),
             qPrintable(heard.join(u'\n')));
    QVERIFY2(!heard.filter(u"NuGet: yes: Basic, deletes It deletes here, though"_s).isEmpty(),
             qPrintable(heard.join(u'\n')));
}

void TestTokensPage::theSecretIsInOneFieldAndTheKeychainOnly()
{
    open();
    IssueTokenDialog *dialog = newDialog();
    QVERIFY(dialog);
    QCOMPARE(in<QDateEdit>(dialog, "expires")->date(), m_clock.time.date().addDays(90));
    drawPictures(m_theme, *dialog, u"token-new"_s);
    in<QPushButton>(dialog, "go")->click();
    auto *secret = in<QLineEdit>(dialog, "secret");
    QTRY_COMPARE(secret->text(), Canary);
    QCOMPARE(secret->echoMode(), QLineEdit::Password); // not drawn before it is asked for
    drawPictures(m_theme, *dialog, u"token-secret"_s);
    for (const QWidget *widget : QApplication::allWidgets()) {
        if (widget == secret)
            continue;
        for (const char *property : {"text", "toolTip", "accessibleName", "accessibleDescription",
                                     "windowTitle", "plainText", "statusTip", "whatsThis"})
            QVERIFY2(!widget->property(property).toString().contains(Canary), property);
    }
    QVERIFY(in<QCheckBox>(dialog, "keep")->isChecked());
    in<QPushButton>(dialog, "go")->click();
    QTRY_COMPARE(m_vault->kept.value(u"registry/ci-new"_s), Canary);
    QTRY_VERIFY(!m_page->findChild<IssueTokenDialog *>());
    auto *table = m_page->findChild<QTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 7);
    for (int i = 0; i < 7; ++i) {
        for (int column = 0; column < 8; ++column) {
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(CopyRole)}) {
                const QString text = table->model()->index(i, column).data(role).toString();
                QVERIFY(!text.contains(Canary) && !text.contains(u"kept-one"_s));
            }
        }
    }
}

void TestTokensPage::withoutAKeychainASentence()
{
    m_vault->trouble = u"The keychain is locked."_s;
    open();
    auto *note = in<InlineMessage>(m_page.get(), "vaultNote");
    QVERIFY(note->isVisible());
    QVERIFY(note->text().contains(u"The keychain is locked."_s));
    auto *table = m_page->findChild<QTableView *>();
    QCOMPARE(table->model()->index(0, 7).data().toString(), u"could not check"_s);
    QCOMPARE(table->model()->index(0, 7).data(BadgeRole).value<BadgeData>().tone, Tone::Unknown);
    drawPictures(m_theme, *m_page, u"tokens-no-keychain"_s);
    IssueTokenDialog *dialog = newDialog();
    in<QPushButton>(dialog, "go")->click();
    QTRY_COMPARE(in<QLineEdit>(dialog, "secret")->text(), Canary);
    QVERIFY(!in<QCheckBox>(dialog, "keep")->isEnabled());
    QVERIFY(!in<QCheckBox>(dialog, "keep")->isChecked());
    QVERIFY(in<InlineMessage>(dialog, "keepNote")->text().contains(u"locked"_s));
    in<QPushButton>(dialog, "copySecret")->click();
    in<QPushButton>(dialog, "go")->click();
    QTRY_VERIFY(!m_page->findChild<IssueTokenDialog *>());
    QVERIFY(!m_vault->kept.contains(u"registry/ci-new"_s));
    m_vault->setProblem({});
    QVERIFY(!note->isVisible());
}

void TestTokensPage::aSecretIsNotLostWithoutAWarning()
{
    open();
    IssueTokenDialog *dialog = newDialog();
    in<QPushButton>(dialog, "go")->click();
    QTRY_COMPARE(in<QLineEdit>(dialog, "secret")->text(), Canary);
    in<QCheckBox>(dialog, "keep")->setChecked(false);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(dialog->isVisible());
    QVERIFY(in<InlineMessage>(dialog, "message")->text().contains(u"neither copied nor kept"_s));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_page->findChild<IssueTokenDialog *>());
}

void TestTokensPage::neverExpiringIsWarnedAbout()
{
    open();
    IssueTokenDialog *dialog = newDialog();
    auto *note = in<InlineMessage>(dialog, "neverNote");
    QVERIFY(!note->isVisible());
    in<QCheckBox>(dialog, "never")->click();
    QVERIFY(note->isVisible());
    in<QPushButton>(dialog, "go")->click();
    QTRY_COMPARE(m_source->tokenList.size(), 7);
    QVERIFY(!m_source->tokenList.last().expires.isValid());
}

void TestTokensPage::theClipboardIsCleared()
{
    open();
    m_page->clipboard()->setSecond(1);
    m_page->clipboard()->copy(u"s3cret"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"s3cret"_s);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().isEmpty());
    m_page->clipboard()->copy(u"s3cret"_s);
    m_page.reset();
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
}

void TestTokensPage::theClipboardIsLeftAloneWhenSomethingElseWasCopied()
{
    open();
    m_page->clipboard()->setSecond(1);
    m_page->clipboard()->copy(u"s3cret"_s);
    QGuiApplication::clipboard()->setText(u"mine"_s);
    QTRY_COMPARE(m_page->clipboard()->secondsLeft(), 0);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"mine"_s);
}

void TestTokensPage::settingsAreCopiedWithTheSecret()
{
    open();
    choose(u"ci-web"_s);
    auto *copy = in<QPushButton>(m_page.get(), "copyFor");
    QVERIFY(!copy->menu()->isEmpty());
    copy->menu()->actions().first()->menu()->actions().first()->trigger();
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"_authToken=kept-one"_s));
    auto *said = in<InlineMessage>(m_page.get(), "said");
    QTRY_VERIFY(said->isVisible());
    QVERIFY(!said->text().contains(u"kept-one"_s));

    choose(u"other-desk"_s);
    copy->menu()->actions().first()->menu()->actions().first()->trigger();
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"_authToken=TOKEN"_s));
    QTRY_VERIFY(said->text().contains(u"not in the keychain"_s));
}

void TestTokensPage::revokingAsksOnce()
{
    open();
    choose(u"ci-web"_s);
    in<QPushButton>(m_page.get(), "revoke")->click();
    auto *box = m_page->findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY(!m_source->tokenList.first().revoked);
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    }
    QTRY_VERIFY(m_source->tokenList.first().revoked);
    QTRY_VERIFY(!m_vault->kept.contains(u"registry/ci-web"_s));
}

void TestTokensPage::rotatingRevokesTheOldWhenDone()
{
    open();
    choose(u"ci-web"_s);
    in<QPushButton>(m_page.get(), "rotate")->click();
    auto *dialog = m_page->findChild<IssueTokenDialog *>();
    QVERIFY(dialog);
    QVERIFY(!in<QLineEdit>(dialog, "name")->isEnabled());
    drawPictures(m_theme, *dialog, u"token-rotate"_s);
    in<QPushButton>(dialog, "go")->click();
    QTRY_COMPARE(in<QLineEdit>(dialog, "secret")->text(), Canary);
    QVERIFY(!m_source->tokenList.first().revoked); // works until the new one is in its place
    in<QPushButton>(dialog, "go")->click();
    QTRY_VERIFY(m_source->tokenList.first().revoked);
    const Token &fresh = m_source->tokenList.last();
    QCOMPARE(fresh.name, u"ci-web"_s);
    QCOMPARE(fresh.scope.path, u"acme/web"_s);
    QCOMPARE(fresh.rights, Right::Read | Right::Write);
    QTRY_COMPARE(m_vault->kept.value(u"registry/ci-web"_s), Canary);
}

void TestTokensPage::testingUsesTheTokenItself()
{
    open();
    choose(u"ci-web"_s);
    auto *test = in<QPushButton>(m_page.get(), "test");
    QTRY_VERIFY(test->isEnabled());
    test->click();
    QTRY_COMPARE(m_tested, QStringList{u"kept-one"_s});
    QTRY_VERIFY(in<InlineMessage>(m_page.get(), "said")->text().contains(u"It works."_s));
    choose(u"other-desk"_s);
    QTRY_VERIFY(!test->isEnabled());
}

void TestTokensPage::T1_aTestIsToldOfItsOwnToken()
{
    m_vault->kept[u"registry/other-desk"_s] = u"kept-two"_s;
    open();
    auto *test = in<QPushButton>(m_page.get(), "test");
    auto *said = in<InlineMessage>(m_page.get(), "said");
    choose(u"ci-web"_s);
    QTRY_VERIFY(test->isEnabled());
    m_vault->waits = true;
    test->click();
    QVERIFY(said->isVisible());
    choose(u"other-desk"_s);
    QVERIFY(!said->isVisible());
    QVERIFY(test->isEnabled());
    m_vault->waits = false;
    m_vault->answer(u"kept-one"_s);
    QTest::qWait(0);
    QVERIFY(!said->isVisible());
    QVERIFY(m_tested.isEmpty());
    test->click();
    QTRY_COMPARE(m_tested, QStringList{u"kept-two"_s});
}

void TestTokensPage::N11_theKeychainIsReadWhenASecretIsNeeded()
{
    m_vault->open = false;
    open();
    choose(u"ci-web"_s);
    const auto *model = m_page->findChild<QTableView *>()->model();
    const auto state = [model] { return model->index(0, 7).data(BadgeRole).value<BadgeData>(); };
    QCOMPARE(state().text, u"not looked up"_s);
    QCOMPARE(state().tone, Tone::Unknown);
    m_page->refresh();
    QTest::qWait(0);
    QCOMPARE(m_vault->touched, 0);
    in<QPushButton>(m_page.get(), "test")->click();
    QTRY_COMPARE(m_tested, QStringList{u"kept-one"_s});
    QTRY_COMPARE(state().text, u"in keychain"_s);
}

void TestTokensPage::tokensOfRemotesAreListedWithTheirState()
{
    m_remotes = {{u"far"_s, u"gitlab.example"_s}, {u"public"_s, u"npm public"_s}};
    m_vault->kept.insert(u"remote/far"_s, Canary);
    open();
    const auto *model = m_page->findChild<QTableView *>()->model();
    const int far = model->rowCount() - 2;
    QCOMPARE(model->index(far, 0).data().toString(), u"gitlab.example"_s);
    const auto state = [&](int row) {
        return model->index(row, 7).data(BadgeRole).value<BadgeData>().text;
    };
    QTRY_COMPARE(state(far), u"in keychain"_s);
    QTRY_COMPARE(state(far + 1), u"not in keychain"_s);
    // Nothing is known of what it may do or when it ends, and nothing is made up.
    for (const int column : {3, 4, 5, 6})
        QCOMPARE(model->index(far, column).data().toString(), u"not stated"_s);
    choose(u"gitlab.example"_s);
    drawPictures(m_theme, *m_page, u"tokens-remote"_s);
    QVERIFY(!in<QPushButton>(m_page.get(), "revoke")->isVisible());
    in<QPushButton>(m_page.get(), "test")->click();
    QTRY_COMPARE(m_tested, QStringList{u"far"_s});
    QTRY_VERIFY(in<InlineMessage>(m_page.get(), "said")->text().contains(u"It works."_s));
    QSignalSpy wanted(m_page.get(), &TokensPage::remoteSettingsWanted);
    auto *settings = in<QPushButton>(m_page.get(), "rotate");
    QCOMPARE(settings->accessibleName(), settings->text());
    settings->click();
    QCOMPARE(wanted.value(0).value(0).toString(), u"far"_s);
    choose(u"ci-web"_s);
    QVERIFY(in<QPushButton>(m_page.get(), "revoke")->isVisible());
    m_remotes.clear();
}

void TestTokensPage::anEmptyListSaysWhatTokensAreFor()
{
    m_source->tokenList.clear();
    open();
    drawPictures(m_theme, *m_page, u"tokens-empty"_s);
    QVERIFY(!m_page->findChild<QTableView *>()->isVisible());
    m_source->failure = Error{ErrorCode::Network, Text::of("The registry did not answer."),
                              Text::of("Check that it runs."), true};
    IssueTokenDialog *dialog = newDialog();
    in<QPushButton>(dialog, "go")->click();
    QTRY_VERIFY(in<InlineMessage>(dialog, "message")->text().contains(u"did not answer"_s));
}

QTEST_MAIN(TestTokensPage)
#include "tst_tokenspage.moc"

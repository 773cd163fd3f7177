// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/clientsetups.h"
#include "app/composition/demoarchives.h"
#include "items/itemroles.h"
#include "registry/actions/upstreams.h"
#include "registry/store/store.h"
#include "support/realwindow.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/deletion/settingdialog.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/widgets/inlinemessage.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What the window says of this computer's clients before something is deleted. The computer is the
/// test's own.
class TestClients : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void V1_addressesByNumberAreKnown_data();
    void V1_addressesByNumberAreKnown();
    void V1_aPrivateProjectNeedsAToken();
    void V1_whatIsWrittenIsTakenBackByAnyDoor();
    void T3_aClientThatWasOpenedStopsTheDeletion();
    void T3_theHeadlineIsNoMilderThanTheTable();

private:
    void open(bool served);
    QTableView *clientsTable();
    SettingDialog *setting();
    void publish(const QString &scope, const QString &name);
    QString number(const QString &scope) const;
    QString inHome(const QString &name) const { return m_real->folder.filePath(u"home/"_s + name); }
    void write(const QString &path, const QByteArray &bytes)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    Registry *registry() const { return m_served ? m_served.get() : m_real->session->registry(); }

    FormatList m_formats;
    SystemClock m_clock;
    std::unique_ptr<RealWindow> m_real;
    std::unique_ptr<Registry> m_served; ///< by another process, as it were
};

void TestClients::init()
{
    m_real = std::make_unique<RealWindow>();
    ClientPlaces places;
    places.environment = {{u"HOME"_s, m_real->folder.filePath(u"home"_s)},
                          {u"PATH"_s, m_real->folder.filePath(u"bin"_s)}};
    places.root = m_real->folder.filePath(u"system"_s);
    m_real->clients = places;
}

void TestClients::cleanup()
{
    m_real->close();
    m_served.reset();
    m_real.reset();
}

void TestClients::open(bool served)
{
    if (served) {
        RegistryOptions options;
        options.directory = m_real->folder.filePath(u"data"_s);
        auto opened = Registry::open(options, m_formats, m_clock);
        QVERIFY2(opened, qPrintable(opened ? QString() : english(opened.error())));
        m_served = std::move(*opened);
        QVERIFY(m_served->listen());
    }
    const Result<void> opened = m_real->open();
    QVERIFY2(opened, qPrintable(opened ? QString() : english(opened.error())));
    QCOMPARE(m_real->session->registry() == nullptr, served);
    const RegistryContext there = registry()->context();
    for (const QString &path : {u"acme/web"_s, u"acme/app"_s, u"other/lib"_s})
        QVERIFY(there.store.addScope(path, Level::Project, Visibility::Private, there.actor));
}

void TestClients::publish(const QString &scope, const QString &name)
{
    PackageSource &source = m_real->session->source();
    const auto files = demo::npmPackage(m_real->folder.path(), {name, u"1.0.0"_s, {}, {}});
    QVERIFY(files);
    const std::unique_ptr<Job> job(
        source.publish({{files->constFirst(), scope, {u"npm"_s, name, u"1.0.0"_s}, {}}}, nullptr));
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(job->state(), Job::State::Done, 10'000);
    m_real->window().showPackages(&source, scope);
    QVERIFY(RealWindow::choose(m_real->table(), name));
}

QString TestClients::number(const QString &scope) const
{
    const Result<Scope> found = registry()->store().scope(scope);
    return found ? QString::number(found->id) : QString();
}

/// Of the dialog that asks whether to delete what is chosen.
QTableView *TestClients::clientsTable()
{
    if (!m_real->trigger(u"package.delete"_s))
        return nullptr;
    auto *dialog = m_real->dialog<DeletionDialog>();
    auto *table = dialog ? dialog->findChild<QTableView *>(u"clients"_s) : nullptr;
    return table && QTest::qWaitFor([table] { return table->isVisible(); }, 10'000) ? table
                                                                                    : nullptr;
}

/// What would be written for the first client, once it is shown.
SettingDialog *TestClients::setting()
{
    if (!clientsTable() || !m_real->press(u"showSetting"_s))
        return nullptr;
    auto *dialog = m_real->dialog<SettingDialog>();
    const auto shown = [dialog] {
        return !dialog->findChild<QPlainTextEdit *>(u"difference"_s)->toPlainText().isEmpty();
    };
    return dialog && QTest::qWaitFor(shown, 10'000) ? dialog : nullptr;
}

void TestClients::V1_addressesByNumberAreKnown_data()
{
    QTest::addColumn<QString>("level"); ///< of the address that the client has
    QTest::addColumn<QString>("at");
    QTest::addColumn<bool>("served");
    QTest::addColumn<Tone>("tone");
    for (const bool served : {false, true}) {
        const char *where = served ? "served elsewhere" : "its own";
        QTest::addRow("its project, %s", where)
            << u"acme/web"_s << u"projects/%1/"_s << served << Tone::Good;
        QTest::addRow("a project beside it, %s", where)
            << u"acme/app"_s << u"projects/%1/"_s << served << Tone::Good;
        QTest::addRow("its group, %s", where)
            << u"acme"_s << u"groups/%1/-/"_s << served << Tone::Good;
        QTest::addRow("another's, which passes nothing on, %s", where)
            << u"other/lib"_s << u"projects/%1/"_s << served << Tone::Good;
        QTest::addRow("another's, which passes on, %s", where)
            << u"other/lib"_s << u"projects/%1/"_s << served << Tone::Bad;
    }
}

void TestClients::V1_addressesByNumberAreKnown()
{
    QFETCH(QString, level);
    QFETCH(QString, at);
    QFETCH(bool, served);
    QFETCH(Tone, tone);
    open(served);
    if (tone == Tone::Bad)
        QVERIFY(
            acceptUpstream(registry()->context(), u"npm"_s, u"http://127.0.0.1:1/npm/"_s, false));
    publish(u"acme/web"_s, u"@acme/one"_s);
    write(inHome(u".npmrc"_s), "@acme:registry=" + m_real->session->source().address().toUtf8()
                                   + "/api/v4/" + at.arg(number(level)).toUtf8()
                                   + "packages/npm/\n");
    const auto *table = clientsTable();
    QVERIFY(table);
    const QAbstractItemModel *model = table->model();
    QCOMPARE(model->index(0, 0).data().toString(), u"npm"_s);
    QCOMPARE(model->index(0, 3).data(BadgeRole).value<BadgeData>().tone, tone);
}

void TestClients::V1_aPrivateProjectNeedsAToken()
{
    open(false);
    publish(u"acme/web"_s, u"@acme/one"_s);
    write(inHome(u".npmrc"_s), "fund=false\n");
    SettingDialog *dialog = setting();
    QVERIFY(dialog);
    QStringList said;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        said.append(label->text());
    QVERIFY2(said.join(u' ').contains(u"acme/web is private"_s), qPrintable(said.join(u'\n')));
    QVERIFY2(said.join(u' ').contains(u":_authToken=TOKEN"_s), qPrintable(said.join(u'\n')));
    const auto *table = m_real->dialog<DeletionDialog>()->findChild<QTableView *>(u"clients"_s);
    QVERIFY(RealWindow::texts(table, 4).first().contains(u"acme/web is private"_s));
    // The token itself is nobody's but the user's.
    QVERIFY(!dialog->findChild<QPlainTextEdit *>(u"difference"_s)
                 ->toPlainText()
                 .contains(u"authToken"_s));
}

void TestClients::V1_whatIsWrittenIsTakenBackByAnyDoor()
{
    open(false);
    publish(u"acme/web"_s, u"@acme/one"_s);
    write(inHome(u".npmrc"_s), "fund=false\n");
    const ClientActs acts = clientActs(m_real->folder.filePath(u"data"_s));
    const auto read = [this] {
        QFile file(inHome(u".npmrc"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    SettingDialog *dialog = setting();
    QVERIFY(dialog);
    QVERIFY(m_real->press(u"writeSetting"_s, dialog));
    QTRY_COMPARE_WITH_TIMEOUT(acts.list().size(), 1, 10'000);
    QVERIFY(read().startsWith("@acme:registry="));
    QCOMPARE(acts.list().first().clients, QStringList{u"npm"_s});
    QCOMPARE(acts.list().first().name, u"@acme/one"_s);
    // In the dialog itself …
    QVERIFY(m_real->press(u"Take it back"_s, dialog));
    QTRY_COMPARE_WITH_TIMEOUT(acts.list().size(), 0, 10'000);
    QCOMPARE(read(), "fund=false\n"_ba);
    // … or by the command line, which has the same list.
    QVERIFY(m_real->press(u"Write it"_s, dialog));
    QTRY_COMPARE_WITH_TIMEOUT(acts.list().size(), 1, 10'000);
    QVERIFY(acts.undo(acts.list().first()));
    QCOMPARE(read(), "fund=false\n"_ba);
    // The dialog then tells that it is too late for it.
    QVERIFY(m_real->press(u"Take it back"_s, dialog));
    auto *outcome = dialog->findChild<InlineMessage *>(u"outcome"_s);
    QTRY_VERIFY_WITH_TIMEOUT(outcome->text().contains(u"There is no change 2"_s), 10'000);
}

void TestClients::T3_aClientThatWasOpenedStopsTheDeletion()
{
    open(false);
    publish(u"acme/web"_s, u"@acme/one"_s);
    write(inHome(u".npmrc"_s), "@acme:registry=" + m_real->session->source().address().toUtf8()
                                   + "/api/v4/projects/acme%2Fweb/packages/npm/\n");
    QVERIFY(clientsTable());
    auto *dialog = m_real->dialog<DeletionDialog>();
    write(inHome(u".npmrc"_s), "@acme:registry=https://other.example/js/\n");
    QVERIFY(m_real->press(u"confirm"_s, dialog));
    auto *changed = dialog->findChild<InlineMessage *>(u"changed"_s);
    QTRY_VERIFY_WITH_TIMEOUT(changed->isVisible(), 10'000);
    QVERIFY2(changed->text().contains(u"What npm would get of @acme/one has grown worse"_s)
                 && changed->text().contains(u"other.example"_s)
                 && changed->text().contains(u"Nothing was deleted."_s),
             qPrintable(changed->text()));
    QVERIFY(dialog->isVisible());
    QVERIFY(m_real->packhouse->jobs().running().isEmpty());
    QVERIFY(registry()->store().trash()->isEmpty());
    // It is decided anew, by what is shown now.
    QVERIFY(!m_real->button(u"confirm"_s, dialog)->isEnabled());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"typedName"_s), u"@acme/one"_s);
    QVERIFY(m_real->press(u"confirm"_s, dialog));
    QTRY_COMPARE_WITH_TIMEOUT(registry()->store().trash()->size(), 1, 10'000);
}

void TestClients::T3_theHeadlineIsNoMilderThanTheTable()
{
    open(false);
    publish(u"acme/web"_s, u"@acme/one"_s);
    write(inHome(u".npmrc"_s), "@acme:registry=https://other.example/js/\n");
    QVERIFY(clientsTable());
    auto *dialog = m_real->dialog<DeletionDialog>();
    const QString headline = u"High risk of dependency confusion. On this computer npm would get a "
                             "stranger's package."_s;
    auto *banner = dialog->findChild<InlineMessage *>(u"banner"_s);
    QTRY_VERIFY_WITH_TIMEOUT(banner->text().startsWith(headline), 10'000);
    QCOMPARE(m_real->button(u"confirm"_s, dialog)->accessibleDescription(), headline);
    QVERIFY(!m_real->button(u"confirm"_s, dialog)->isEnabled()); // the name is typed first
    QVERIFY(dialog->report().contains(headline));
    // Closed, it is what the registry knows.
    write(inHome(u".npmrc"_s), "@acme:registry=" + m_real->session->source().address().toUtf8()
                                   + "/api/v4/projects/acme%2Fweb/packages/npm/\n");
    QVERIFY(m_real->press(u"cancel"_s, dialog));
    QTRY_VERIFY(!m_real->window().findChild<DeletionDialog *>());
    QVERIFY(clientsTable());
    dialog = m_real->dialog<DeletionDialog>();
    banner = dialog->findChild<InlineMessage *>(u"banner"_s);
    QTRY_VERIFY(m_real->button(u"confirm"_s, dialog)->isEnabled());
    QVERIFY2(!banner->text().contains(u"High"_s), qPrintable(banner->text()));
}

QTEST_MAIN(TestClients)
#include "tst_clients.moc"

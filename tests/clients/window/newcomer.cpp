// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/realwindow.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/details/detailspane.h"
#include "ui/publish/newprojectdialog.h"
#include "ui/publish/publishdialog.h"
#include "ui/tokens/issuetokendialog.h"
#include "ui/trash/trashpage.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/hashfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

QString sha256(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

/// One newcomer, one visit: each step begins where the one before it ended. Run by the script
/// beside it, which makes the files.
class Newcomer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theEmptyWindowSaysWhatToDo();
    void filesDroppedWithoutAProjectLeadToOne();
    void bothPackagesAppearWithTheirHashes();
    void aTokenIsMade();
    void npmAndPipInstallWithWhatTheWindowSays();
    void deletionIsReadBeforeItHappens();
    void theTrashGivesItBack();

private:
    /// What "Use it" shows for the chosen package, with the token in it.
    QString snippet(const QString &title) const;
    int run(const QString &program, const QStringList &arguments, const QString &in);
    bool installByNpm(const QString &consumer);

    RealWindow m_real;
    QString m_tarball = qEnvironmentVariable("TARBALL");
    QString m_wheel = qEnvironmentVariable("WHEEL");
    QString m_secret;
    QByteArray m_output;
};

QString Newcomer::snippet(const QString &title) const
{
    for (const auto *text : m_real.window().detailsPane()->findChildren<QPlainTextEdit *>()) {
        if (text->accessibleName() == title)
            return text->toPlainText().replace(u"TOKEN"_s, m_secret);
    }
    return {};
}

int Newcomer::run(const QString &program, const QStringList &arguments, const QString &in)
{
    QProcess process;
    process.setWorkingDirectory(in);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const auto ended = [&process] { return process.state() == QProcess::NotRunning; };
    if (!QTest::qWaitFor(ended, 120'000))
        process.kill();
    m_output = process.readAll();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

bool Newcomer::installByNpm(const QString &consumer)
{
    const QString place = m_real.folder.filePath(consumer);
    QDir().mkpath(place);
    QFile configuration(place + u"/.npmrc"_s);
    if (!configuration.open(QIODevice::WriteOnly))
        return false;
    configuration.write(snippet(u"npm: .npmrc"_s).toUtf8());
    configuration.close();
    QFile manifest(place + u"/package.json"_s);
    if (!manifest.open(QIODevice::WriteOnly))
        return false;
    manifest.write("{\"name\":\"consumer\",\"version\":\"1.0.0\",\"private\":true}");
    manifest.close();
    QStringList words = snippet(u"npm: Install"_s).split(u' ');
    words += u"--prefer-online"_s;
    const QString program = words.takeFirst();
    return run(program, words, place) == 0
           && QFile::exists(place + u"/node_modules/@acme/widget/index.js"_s);
}

void Newcomer::initTestCase()
{
    QVERIFY2(QFile::exists(m_tarball) && QFile::exists(m_wheel), "run by the script test");
    const Result<void> opened = m_real.open();
    QVERIFY2(opened, opened ? "" : qPrintable(english(opened.error())));
    m_real.window().resize(1440, 900);
}

void Newcomer::theEmptyWindowSaysWhatToDo()
{
    const auto *empty = m_real.window().packagesView()->findChild<EmptyState *>();
    QTRY_COMPARE(empty->title(), u"Make a project first"_s);
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->button()->text(), u"New project…"_s);
    QVERIFY(empty->button()->isEnabled());
}

void Newcomer::filesDroppedWithoutAProjectLeadToOne()
{
    QVERIFY(m_real.drop({m_tarball, m_wheel}));
    auto *publish = m_real.dialog<PublishDialog>();
    QVERIFY(publish);
    QVERIFY(m_real.press(u"Create a project…"_s, publish));
    auto *project = m_real.dialog<NewProjectDialog>();
    QVERIFY(project);
    QTest::keyClicks(project->findChild<QLineEdit *>(u"path"_s), u"acme/web"_s);
    QVERIFY(m_real.press(u"create"_s, project));
    // Both files waited, and are what their contents say.
    auto *table = publish->findChild<QTableView *>();
    QTRY_COMPARE(RealWindow::texts(table, PublishModel::Package),
                 (QStringList{u"@acme/widget"_s, u"acme-tool"_s}));
    QCOMPARE(RealWindow::texts(table, PublishModel::Version),
             (QStringList{u"1.0.0"_s, u"2.1.0"_s}));
    QTRY_COMPARE(m_real.button(u"publish"_s, publish)->text(), u"Publish 2 files"_s);
    QVERIFY(m_real.press(u"publish"_s, publish));
}

void Newcomer::bothPackagesAppearWithTheirHashes()
{
    QTRY_COMPARE(m_real.table()->model()->rowCount(), 2);
    m_real.window().detailsPane()->tabs()->setCurrentIndex(DetailsPane::Files);
    const std::pair<QString, QString> published[] = {{u"acme-tool"_s, m_wheel},
                                                     {u"@acme/widget"_s, m_tarball}};
    for (const auto &[name, path] : published) {
        QVERIFY(RealWindow::choose(m_real.table(), name));
        const QString wanted = sha256(path);
        QVERIFY(!wanted.isEmpty());
        const auto shown = [this, &wanted] {
            const auto fields = m_real.window().detailsPane()->findChildren<HashField *>();
            return std::any_of(fields.begin(), fields.end(), [&](const HashField *field) {
                return field->isVisible() && field->value() == wanted;
            });
        };
        QTRY_VERIFY2(shown(), qPrintable(name));
    }
}

void Newcomer::aTokenIsMade()
{
    m_real.window().showPage(u"tokens"_s);
    QVERIFY(m_real.press(u"newToken"_s));
    auto *dialog = m_real.dialog<IssueTokenDialog>();
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"name"_s), u"my laptop"_s);
    QVERIFY(m_real.press(u"go"_s, dialog));
    auto *secret = dialog->findChild<QLineEdit *>(u"secret"_s);
    QTRY_VERIFY(secret->isVisible() && !secret->text().isEmpty());
    m_secret = secret->text();
    QVERIFY(m_real.press(u"go"_s, dialog)); // Done; it is kept in the keychain
    QTRY_COMPARE(m_real.vault.kept.value(u"registry/my laptop"_s), m_secret);
    m_real.window().showPackages(&m_real.session->source(), u"acme/web"_s);
}

void Newcomer::npmAndPipInstallWithWhatTheWindowSays()
{
    QVERIFY(RealWindow::choose(m_real.table(), u"acme-tool"_s));
    QTRY_VERIFY(snippet(u"pip: Install"_s).endsWith(u"acme-tool==2.1.0"_s));
    QStringList words = snippet(u"pip: Install"_s).split(u' ');
    const QString target = m_real.folder.filePath(u"installed"_s);
    words += {u"--target"_s, target, u"--no-cache-dir"_s, u"--disable-pip-version-check"_s};
    const QString pip = words.takeFirst();
    const int code = run(pip, words, m_real.folder.path());
    QVERIFY2(code == 0, m_output.replace(m_secret.toUtf8(), "…").constData());
    QVERIFY(QFile::exists(target + u"/acme_tool/__init__.py"_s));

    QVERIFY(RealWindow::choose(m_real.table(), u"@acme/widget"_s));
    QTRY_VERIFY(snippet(u"npm: Install"_s).endsWith(u"@acme/widget@1.0.0"_s));
    QVERIFY2(installByNpm(u"consumer"_s), m_output.replace(m_secret.toUtf8(), "…").constData());
}

void Newcomer::deletionIsReadBeforeItHappens()
{
    QVERIFY(m_real.press(u"Delete 1.0.0…"_s, m_real.window().detailsPane()));
    auto *dialog = m_real.dialog<DeletionDialog>();
    QVERIFY(dialog);
    auto *checked = dialog->findChild<QTableView *>(u"evidence"_s);
    QTRY_VERIFY(checked->isVisible() && checked->model()->rowCount() > 0);
    QVERIFY(dialog->findChild<InlineMessage *>(u"banner"_s)->isVisible());
    QCOMPARE(m_real.table()->model()->rowCount(), 2); // nothing has happened yet
    QVERIFY(m_real.press(u"confirm"_s, dialog));
    QTRY_COMPARE(RealWindow::texts(m_real.table()), QStringList{u"acme-tool"_s});
}

void Newcomer::theTrashGivesItBack()
{
    m_real.window().showPage(u"trash"_s);
    auto *page = m_real.window().findChild<TrashPage *>();
    auto *table = page->findChild<QTableView *>();
    QVERIFY(RealWindow::choose(table, u"@acme/widget"_s));
    QVERIFY(m_real.press(u"restore"_s, page));
    QTRY_COMPARE(table->model()->rowCount(), 0);
    m_real.window().showPackages(&m_real.session->source(), u"acme/web"_s);
    QVERIFY(RealWindow::choose(m_real.table(), u"@acme/widget"_s));
    QTRY_VERIFY(snippet(u"npm: Install"_s).endsWith(u"@acme/widget@1.0.0"_s));
    QVERIFY2(installByNpm(u"again"_s), m_output.replace(m_secret.toUtf8(), "…").constData());
}

QTEST_MAIN(Newcomer)
#include "newcomer.moc"

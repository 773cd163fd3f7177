// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demoarchives.h"
#include "core/processortime.h"
#include "registry/actions/publishing.h"
#include "registry/store/store.h"
#include "support/manyrows.h"
#include "support/realwindow.h"
#include "ui/details/detailspane.h"
#include "ui/details/filestab.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/hashfield.h"

#include <QCryptographicHash>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageBox>
#include <QStatusBar>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// A hash that was pasted, and files that are taken out, in the real window.
class TestFinding : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_real.reset(); }

    void N5_aHashShowsTheVersionAndFileThatHasIt_data();
    void N5_aHashShowsTheVersionAndFileThatHasIt();
    void N5_theGrammarIsToldAtTheField();
    void N5_sumsOfGoModulesAreFound();
    void N5_aSumIsFoundAmong200000Versions();
    void T6_downloadKeepsFolders();
    void T6_downloadOverwritesNothingUnlessAsked();
    void T9_aDownloadKeepsWhatItWasGivenFor();

private:
    void publish(const QString &version, const QString &fileName, const QByteArray &bytes,
                 const QString &name = u"tool"_s);
    /// What the system's dialog for folders would answer.
    bool downloadTo(const QString &folder);
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    DetailsPane *details() const { return m_real->window().detailsPane(); }
    FilterField *filter() const { return m_real->window().findChild<FilterField *>(); }
    RegistryContext context() const { return m_real->session->registry()->context(); }

    std::unique_ptr<RealWindow> m_real;
};

void TestFinding::init()
{
    m_real = std::make_unique<RealWindow>();
    QVERIFY(m_real->open());
    QVERIFY(context().store.addScope(u"acme/web"_s, Level::Project, Visibility::Private,
                                     context().actor));
}

void TestFinding::publish(const QString &version, const QString &fileName, const QByteArray &bytes,
                          const QString &name)
{
    const QString path = m_real->folder.filePath(u"upload"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto done = publishItem(context(),
                                  {path, u"acme/web"_s, {u"generic"_s, name, version}, fileName});
    QVERIFY2(done, qPrintable(done ? QString() : english(done.error())));
}

bool TestFinding::downloadTo(const QString &folder)
{
    m_real->window().actions().find(u"package.download"_s)->trigger();
    auto *dialog = m_real->dialog<QFileDialog>();
    if (!dialog)
        return false;
    emit dialog->fileSelected(folder);
    dialog->close();
    return true;
}

void TestFinding::N5_aHashShowsTheVersionAndFileThatHasIt_data()
{
    QTest::addColumn<QString>("typed");
    const QByteArray bytes = "for macos, 1.0";
    using Hash = QCryptographicHash;
    const auto hex = [&](Hash::Algorithm kind) {
        return QString::fromLatin1(Hash::hash(bytes, kind).toHex());
    };
    QTest::newRow("sha256") << hex(Hash::Sha256);
    QTest::newRow("sha256:") << u"sha256:"_s + hex(Hash::Sha256);
    QTest::newRow("beginning") << hex(Hash::Sha1).left(9);
    QTest::newRow("md5") << hex(Hash::Md5);
    QTest::newRow("integrity") << u"\"integrity\": \"sha512-"_s
                                      + QString::fromLatin1(
                                          Hash::hash(bytes, Hash::Sha512).toBase64())
                                      + u"\","_s;
}

void TestFinding::N5_aHashShowsTheVersionAndFileThatHasIt()
{
    QFETCH(QString, typed);
    for (const QString &version : {u"1.0"_s, u"2.0"_s, u"3.0"_s}) {
        for (const QString &system : {u"linux"_s, u"macos"_s, u"windows"_s})
            publish(version, system + u"/app.bin"_s,
                    "for " + (system + u", "_s + version).toUtf8());
    }
    QTRY_COMPARE(RealWindow::texts(m_real->table()), QStringList{u"tool"_s});
    details()->tabs()->setCurrentIndex(DetailsPane::Files);
    QVERIFY(RealWindow::choose(m_real->table(), u"tool"_s));
    QTRY_COMPARE(details()->version(), u"3.0"_s);
    filter()->setText(typed);
    QTRY_COMPARE(details()->version(), u"1.0"_s);
    const QString sha256 = QString::fromLatin1(
        QCryptographicHash::hash("for macos, 1.0", QCryptographicHash::Sha256).toHex());
    const auto shown = [&] {
        const auto fields = details()->filesTab()->findChildren<HashField *>();
        return std::any_of(fields.begin(), fields.end(), [&](const HashField *field) {
            return field->isVisible() && field->value() == sha256;
        });
    };
    QTRY_VERIFY(shown());
    filter()->clear();
    QTRY_COMPARE(RealWindow::texts(m_real->table()), QStringList{u"tool"_s});
    filter()->setText(u"sha256:"_s + QString(64, u'0'));
    QTRY_VERIFY(RealWindow::texts(m_real->table()).isEmpty());
}

void TestFinding::N5_theGrammarIsToldAtTheField()
{
    publish(u"1.0"_s, u"app.bin"_s, "bytes");
    QTRY_COMPARE(RealWindow::texts(m_real->table()), QStringList{u"tool"_s});
    for (const QString &said :
         {u"type:"_s, u"scope:"_s, u"name:"_s, u"version:"_s, u"sha512-"_s, u"sha256:"_s, u"h1:"_s})
        QVERIFY2(filter()->toolTip().contains(said), qPrintable(said));
}

void TestFinding::N5_sumsOfGoModulesAreFound()
{
    for (const QString &version : {u"v1.0.0"_s, u"v1.1.0"_s}) {
        const auto files = demo::goModule(m_real->folder.path(),
                                          {u"example.org/acme/log"_s, version, {}, {}});
        QVERIFY(files);
        QVERIFY(publishItem(context(), {files->first(), u"acme/web"_s, {}, {}}));
    }
    const auto version = context().store.version(*context().store.scope(u"acme/web"_s), u"golang"_s,
                                                 u"example.org/acme/log"_s, u"v1.0.0"_s);
    QVERIFY(version);
    const QString sum =
        QJsonDocument::fromJson(version->first().metadata).object()["h1"_L1].toString();
    QVERIFY(sum.startsWith(u"h1:"_s));
    filter()->setText(u"example.org/acme/log v1.0.0 "_s + sum);
    QVERIFY(RealWindow::choose(m_real->table(), u"example.org/acme/log"_s));
    QTRY_COMPARE(details()->version(), u"v1.0.0"_s);
    filter()->setText(u"h1:"_s + QString(43, u'A') + u'=');
    QTRY_VERIFY(RealWindow::texts(m_real->table()).isEmpty());
}

void TestFinding::N5_aSumIsFoundAmong200000Versions()
{
    constexpr qint64 Versions = 200'000;
    const QString database = m_real->folder.filePath(u"data/packhouse.db"_s);
    const qint64 project = context().store.scope(u"acme/web"_s)->id;
    const qint64 group = context().store.scope(u"acme"_s)->id;
    m_real->close();
    constexpr test::ManyRows Each;
    test::seedRows(database, {project, group, Versions / Each.versions});
    const QString sum = u"h1:"_s + QString(43, u'B') + u'=';
    {
        const auto db = Connection::open(database, Connection::Use::Write).value();
        db->execute(u"UPDATE package SET type = 'golang'"_s);
        db->execute(
            u"UPDATE version SET metadata = CAST('{\"h1\":\"h1:' || hex(randomblob(22)) || "
            "'=\",\"goModH1\":\"h1:' || hex(randomblob(22)) || '=\",\"time\":\"x\"}' AS BLOB)"_s);
        Query(*db,
              u"UPDATE version SET metadata = CAST('{\"h1\":\"' || ? || '\"}' AS BLOB) WHERE id = "
              "(SELECT id FROM version ORDER BY id LIMIT 1 OFFSET ?)"_s,
              sum, Versions / 2);
        QVERIFY(!db->takeError());
    }
    QVERIFY(m_real->open());
    PackageQuery query;
    query.text = sum;
    const ProcessorTime before = processorTime();
    const Result<PackagePage> page = context().store.packages(query, {});
    const ProcessorTime used = processorTime() - before;
    QVERIFY(page);
    QCOMPARE(page->rows.size(), 1);
    QVERIFY2(used.count() < 1.0, qPrintable(QString::number(used.count())));
    filter()->setText(sum);
    QTRY_COMPARE(RealWindow::texts(m_real->table()), QStringList{page->rows.first().key.name});
}

void TestFinding::T6_downloadKeepsFolders()
{
    for (const QString &system : {u"linux"_s, u"macos"_s, u"windows"_s})
        publish(u"1.0"_s, system + u"/app.bin"_s, system.toUtf8());
    QVERIFY(RealWindow::choose(m_real->table(), u"tool"_s));
    QTRY_COMPARE(details()->files().size(), 3);
    QTemporaryDir out;
    QVERIFY(downloadTo(out.path()));
    for (const QString &system : {u"linux"_s, u"macos"_s, u"windows"_s})
        QTRY_COMPARE(bytesOf(out.filePath(system + u"/app.bin"_s)), system.toUtf8());
    // Where is said, at once and in the list of jobs.
    QTRY_VERIFY(m_real->window().statusBar()->currentMessage().contains(out.path()));
}

void TestFinding::T6_downloadOverwritesNothingUnlessAsked()
{
    publish(u"1.0"_s, u"app.bin"_s, "published");
    publish(u"1.0"_s, u"new.bin"_s, "new");
    QVERIFY(RealWindow::choose(m_real->table(), u"tool"_s));
    QTRY_COMPARE(details()->files().size(), 2);
    QTemporaryDir out;
    QFile own(out.filePath(u"app.bin"_s));
    QVERIFY(own.open(QIODevice::WriteOnly));
    own.write("MY OWN FILE");
    own.close();
    QVERIFY(downloadTo(out.path()));
    auto *box = m_real->dialog<QMessageBox>();
    QVERIFY(box);
    QVERIFY(box->informativeText().contains(own.fileName()));
    QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
    box->button(QMessageBox::Cancel)->click();
    QVERIFY(!QFile::exists(out.filePath(u"new.bin"_s)));
    QCOMPARE(bytesOf(own.fileName()), "MY OWN FILE");

    QVERIFY(downloadTo(out.path()));
    QTRY_VERIFY(m_real->dialog<QMessageBox>());
    QVERIFY(m_real->press(u"Overwrite"_s, m_real->dialog<QMessageBox>()));
    QTRY_COMPARE(bytesOf(own.fileName()), "published");
    QTRY_COMPARE(bytesOf(out.filePath(u"new.bin"_s)), "new");
}

void TestFinding::T9_aDownloadKeepsWhatItWasGivenFor()
{
    publish(u"1.0"_s, u"first.bin"_s, "first", u"first"_s);
    publish(u"1.0"_s, u"second.bin"_s, "second", u"second"_s);
    QVERIFY(RealWindow::choose(m_real->table(), u"first"_s));
    QTRY_COMPARE(details()->files().size(), 1);
    m_real->window().actions().find(u"package.download"_s)->trigger();
    auto *dialog = m_real->dialog<QFileDialog>();
    QVERIFY(dialog);
    const int row = int(RealWindow::texts(m_real->table()).indexOf(u"second"_s));
    m_real->table()->selectRow(row);
    QTRY_COMPARE(details()->files().value(0).name, u"second.bin"_s);
    QTemporaryDir out;
    emit dialog->fileSelected(out.path());
    dialog->close();
    QTRY_COMPARE(bytesOf(out.filePath(u"first.bin"_s)), "first");
    QVERIFY(!QFile::exists(out.filePath(u"second.bin"_s)));
}

QTEST_MAIN(TestFinding)
#include "tst_finding.moc"

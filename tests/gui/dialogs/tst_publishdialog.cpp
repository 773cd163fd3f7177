// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/itemroles.h"
#include "jobs/joblist.h"
#include "support/fakejob.h"
#include "support/fakesource.h"
#include "support/pictures.h"
#include "support/publishrows.h"
#include "ui/publish/newprojectdialog.h"
#include "ui/publish/outcome.h"
#include "ui/publish/publishdialog.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinemessage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QFileInfo>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

struct Known
{
    const char *file;
    const char *type;
    const char *name;
    const char *version;
    bool certain;
};

constexpr Known Files[] = {
    {"ui-kit-2.5.0.tgz", "npm", "@acme/ui-kit", "2.5.0", true},
    {"acme_etl-0.18.3-py3-none-any.whl", "pypi", "acme-etl", "0.18.3", true},
    {"acme_etl-0.18.3.tar.gz", "pypi", "acme-etl", "0.18.3", true},
    {"acme-agent_5.0.4-1_amd64.deb", "debian", "acme-agent", "5.0.4-1", true},
    {"icons-1.9.0.tgz", "npm", "@acme/icons", "1.9.0", true},
    {"billing-core-4.12.0.jar", "maven", "com.acme:billing-core", "4.12.0", true},
    {"firmware.bin", "generic", "firmware", "", false},
};

QFuture<Result<InspectedFile>> inspect(const QString &path, const FormatId &type)
{
    const QString name = QFileInfo(path).fileName();
    for (const Known &known : Files) {
        if (name == QLatin1StringView(known.file)
            && (type.isEmpty() || type == QLatin1StringView(known.type))) {
            const QString package = QString::fromLatin1(known.name);
            InspectedFile found{
                {QString::fromLatin1(known.type), package, QString::fromLatin1(known.version)},
                name,
                known.certain,
                package};
            found.joins = found.coordinates.type == u"pypi"_s;
            return QtFuture::makeReadyFuture(Result<InspectedFile>(found));
        }
    }
    if (type == u"generic"_s)
        return QtFuture::makeReadyFuture(
            Result<InspectedFile>(InspectedFile{{type, u"anything"_s, {}}, name, false}));
    return QtFuture::makeReadyFuture(Result<InspectedFile>(
        fail(ErrorCode::InvalidFile, Text::of("%1 is broken: its archive ends early.", name),
             Text::of("Build it again."))));
}

} // namespace

class TestPublishDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void showsWhatEachFileIs();
    void nothingIsSentBeforeTheButton();
    void onlyWhatIsAllowedIsSent();
    void N4_whatWasRefusedIsCountedWithItsReason();
    void aMissingVersionIsAskedFor();
    void certainNamesCannotBeChanged();
    void theSameFileTwiceGoesOnce();
    void couldNotCheckIsNeverGreenAndNotSent();
    void aBrokenFileSaysWhatIsWrong();
    void allCanGoToOneProject();
    void noProjectIsChosenForTheUser();
    void withoutAProjectOneCanBeMade();
    void filesCanBeDroppedAndLeftOut();
    void T9_theRegistryIsChosen();
    void T9_lateAnswersOfAnotherRegistryAreNotTaken();
    void N4_anotherTypeIsAnotherQuestion();

private:
    QStringList paths(std::initializer_list<const char *> names) const
    {
        QStringList list;
        for (const char *name : names)
            list.append(m_folder.filePath(QString::fromLatin1(name)));
        return list;
    }
    QStringList allPaths() const
    {
        QStringList list;
        for (const Known &known : Files)
            list.append(m_folder.filePath(QString::fromLatin1(known.file)));
        return list;
    }
    void open(const QStringList &files, const QString &scope = u"acme/web"_s);
    QString cell(int row, int column) const
    {
        return m_dialog->model()->index(row, column).data().toString();
    }
    Tone tone(int row) const { return toneOf(m_dialog->model(), row); }
    QPushButton *publish() const { return part<QPushButton>(*m_dialog, "publish"); }

    QTemporaryDir m_folder;
    Theme m_theme{qApp, [] { return false; }};
    FormatInfoList m_formats = fakeFormats();
    std::unique_ptr<FakeSource> m_source;
    std::unique_ptr<JobList> m_jobs;
    std::unique_ptr<PublishDialog> m_dialog;
};

void TestPublishDialog::init()
{
    m_source = std::make_unique<FakeSource>();
    m_source->seed();
    m_source->checks[u"icons-1.9.0.tgz"_s] = {
        false, Text::of("exists: npm forbids duplicates"), Tone::Bad,
        Text::of("Its version exists and npm packages are never replaced. Raise the version or "
                 "leave it out.")};
    m_source->checks[u"billing-core-4.12.0.jar"_s] = {
        true, Text::of("duplicate allowed"), Tone::Warning, {}};
    m_jobs = std::make_unique<JobList>();
    for (const QString &path : allPaths()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(1000, 'x'));
    }
}

void TestPublishDialog::cleanup()
{
    m_dialog.reset();
    m_jobs.reset();
    m_source.reset();
}

void TestPublishDialog::open(const QStringList &files, const QString &scope)
{
    m_dialog = std::make_unique<PublishDialog>(
        PublishDialog::Context{m_source.get(), m_jobs.get(), inspect, &m_formats}, scope, files);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    QTRY_VERIFY(!m_dialog->model()->busy());
}

void TestPublishDialog::showsWhatEachFileIs()
{
    open(allPaths());
    QTRY_COMPARE(cell(0, PublishModel::To), u"acme / web ▾"_s);
    QTRY_COMPARE(cell(0, PublishModel::Check), u"new version"_s);
    QCOMPARE(m_dialog->windowTitle(), u"Publish 7 files"_s);
    QCOMPARE(cell(0, PublishModel::Package), u"@acme/ui-kit"_s);
    QCOMPARE(cell(0, PublishModel::Version), u"2.5.0"_s);
    QCOMPARE(cell(0, PublishModel::Type), u"npm ▾"_s);
    // Wheel and sources of one version are one row.
    QCOMPARE(m_dialog->model()->rowCount(), 6);
    QCOMPARE(cell(1, PublishModel::File), u"2 files: acme_etl-0.18.3-py3-none-any.whl"_s);
    QCOMPARE(cell(3, PublishModel::Check), u"exists: npm forbids duplicates"_s);
    QCOMPARE(tone(3), Tone::Bad);
    QCOMPARE(cell(5, PublishModel::Check), u"version needed"_s);
    QCOMPARE(tone(5), Tone::Warning);
    QCOMPARE(publish()->text(), u"Publish 5 files"_s);
    auto *note = part<InlineMessage>(*m_dialog, "note");
    QVERIFY(note->isVisible());
    QVERIFY(note->text().contains(u"icons-1.9.0.tgz"_s)
            && note->text().contains(u"Raise the version"_s));
    drawPictures(m_theme, *m_dialog, u"publish"_s);
}

void TestPublishDialog::nothingIsSentBeforeTheButton()
{
    open(allPaths());
    QTRY_VERIFY(publish()->isEnabled());
    QVERIFY(m_source->published.isEmpty());
    part<QPushButton>(*m_dialog, "cancel")->click();
    QVERIFY(m_source->published.isEmpty());
    QVERIFY(m_jobs->ended().isEmpty() && m_jobs->running().isEmpty());
}

void TestPublishDialog::onlyWhatIsAllowedIsSent()
{
    open(allPaths());
    QTRY_VERIFY(publish()->isEnabled());
    QSignalSpy started(m_dialog.get(), &PublishDialog::started);
    QTest::mouseClick(publish(), Qt::LeftButton);
    publish()->click();
    QCOMPARE(m_source->published.size(), 4);
    for (const PublishItem &item : std::as_const(m_source->published)) {
        QVERIFY(item.fileName != u"icons-1.9.0.tgz"_s && item.fileName != u"firmware.bin"_s);
        QCOMPARE(item.scopePath, u"acme/web"_s);
    }
    QCOMPARE(m_jobs->ended().size(), 1);
    QCOMPARE(started.size(), 1);
    // What could not go stays, to be mended.
    QVERIFY(m_dialog->isVisible());
    QTRY_COMPARE(m_dialog->model()->rowCount(), 2);
    QCOMPARE(cell(0, PublishModel::File), u"icons-1.9.0.tgz"_s);
    QVERIFY(!publish()->isEnabled());
    const auto *outcome = part<InlineMessage>(*m_dialog, "outcome");
    QVERIFY(outcome->isVisible());
    QCOMPARE(outcome->text().trimmed(), u"5 files published, 2 not sent."_s);
    m_dialog->model()->removeFile(0);
    QVERIFY(outcome->isVisible()); // until it is closed
    QCOMPARE(part<QPushButton>(*m_dialog, "cancel")->text(), u"Close"_s);
}

void TestPublishDialog::N4_whatWasRefusedIsCountedWithItsReason()
{
    FakeJob job(u"Publishing"_s);
    const Error exists{ErrorCode::Conflict, Text::of("Package already exists."), {}, false};
    job.setItems({{Text::name(u"a"_s), true, std::nullopt}, {Text::name(u"b"_s), false, exists}});
    QList<PublishItem> items(2);
    items[0].others = {u"a.asc"_s};
    items[1].fileName = u"b.tgz"_s;
    const PublishOutcome outcome(job, items);
    QCOMPARE(outcome.text(), u"2 files published, 1 refused: b.tgz: Package already exists."_s);
    QVERIFY(!outcome.errors.first() && outcome.errors.last());
}

void TestPublishDialog::aMissingVersionIsAskedFor()
{
    open(paths({"firmware.bin"}));
    QVERIFY(!publish()->isEnabled());
    auto *table = m_dialog->findChild<QTableView *>();
    table->setFocus();
    table->setCurrentIndex(m_dialog->model()->index(0, PublishModel::Version));
    QTest::keyClick(table, Qt::Key_F2);
    auto *editor = table->findChild<QLineEdit *>();
    QVERIFY(editor);
    QVERIFY(!editor->accessibleName().isEmpty());
    QTest::keyClicks(editor, u"2026.12"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(publish()->isEnabled());
    publish()->click();
    QCOMPARE(m_source->published.first().coordinates.version, u"2026.12"_s);
}

void TestPublishDialog::certainNamesCannotBeChanged()
{
    open(paths({"ui-kit-2.5.0.tgz"}));
    const PublishModel *model = m_dialog->model();
    QVERIFY(!model->index(0, PublishModel::Package).flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(!model->index(0, PublishModel::Version).flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(model->index(0, PublishModel::To).flags().testFlag(Qt::ItemIsEditable));
}

void TestPublishDialog::theSameFileTwiceGoesOnce()
{
    open(paths({"ui-kit-2.5.0.tgz", "ui-kit-2.5.0.tgz"}));
    QCOMPARE(m_dialog->model()->rowCount(), 1);
    QTemporaryDir other;
    const QString copy = other.filePath(u"ui-kit-2.5.0.tgz"_s);
    QVERIFY(QFile::copy(m_folder.filePath(u"ui-kit-2.5.0.tgz"_s), copy));
    m_dialog->addFiles({copy});
    QTRY_COMPARE(cell(1, PublishModel::Check), u"twice in this list"_s);
    QTRY_COMPARE(m_dialog->model()->publishable().size(), 1);
}

void TestPublishDialog::couldNotCheckIsNeverGreenAndNotSent()
{
    open({});
    QTRY_COMPARE(m_dialog->model()->projects().size(), 4);
    m_source->failure = Error{ErrorCode::Network, Text::of("The registry did not answer."),
                              Text::of("Check that it runs."), true};
    m_dialog->addFiles(paths({"ui-kit-2.5.0.tgz"}));
    QTRY_COMPARE(cell(0, PublishModel::Check), u"could not check"_s);
    QCOMPARE(tone(0), Tone::Unknown);
    QVERIFY(!publish()->isEnabled());
    m_source->failure.reset();
    part<InlineMessage>(*m_dialog, "note")->button()->click();
    QTRY_VERIFY(publish()->isEnabled());
}

void TestPublishDialog::aBrokenFileSaysWhatIsWrong()
{
    const QTemporaryDir empty;
    open({m_folder.filePath(u"broken.whl"_s), empty.path()});
    QTRY_COMPARE(m_dialog->model()->rowCount(), 2);
    QTRY_COMPARE(tone(0), Tone::Bad);
    QTRY_COMPARE(tone(1), Tone::Bad);
    const QString note = part<InlineMessage>(*m_dialog, "note")->text();
    QVERIFY(note.contains(u"its archive ends early"_s)
            && note.contains(u"no file in this folder"_s));
    QVERIFY(!publish()->isEnabled());
}

void TestPublishDialog::allCanGoToOneProject()
{
    open(paths({"ui-kit-2.5.0.tgz", "acme_etl-0.18.3.tar.gz"}));
    QTRY_VERIFY(publish()->isEnabled());
    auto *forAll = part<QComboBox>(*m_dialog, "forAll");
    forAll->setFocus();
    forAll->setCurrentIndex(forAll->findData(u"acme/data"_s));
    emit forAll->activated(forAll->currentIndex());
    QTRY_VERIFY(publish()->isEnabled());
    publish()->click();
    for (const PublishItem &item : std::as_const(m_source->published))
        QCOMPARE(item.scopePath, u"acme/data"_s);
}

void TestPublishDialog::noProjectIsChosenForTheUser()
{
    open(paths({"ui-kit-2.5.0.tgz"}), u"acme"_s);
    QTRY_COMPARE(m_dialog->model()->projects().size(), 4);
    QCOMPARE(cell(0, PublishModel::Check), u"project needed"_s);
    QVERIFY(!publish()->isEnabled());
    QVERIFY(m_dialog->model()->setData(m_dialog->model()->index(0, PublishModel::To),
                                       u"acme/platform"_s, Qt::EditRole));
    QTRY_VERIFY(publish()->isEnabled());
}

void TestPublishDialog::withoutAProjectOneCanBeMade()
{
    m_source = std::make_unique<FakeSource>();
    open(paths({"ui-kit-2.5.0.tgz"}), {});
    auto *empty = m_dialog->findChild<EmptyState *>();
    QTRY_COMPARE(empty->title(), u"There is no project to publish to"_s);
    drawPictures(m_theme, *m_dialog, u"publish-no-project"_s);
    empty->button()->click();
    auto *dialog = m_dialog->findChild<NewProjectDialog *>();
    QVERIFY(dialog);
    drawPictures(m_theme, *dialog, u"new-project"_s);
    part<QLineEdit>(*dialog, "path")->setText(u"acme/web"_s);
    part<QPushButton>(*dialog, "create")->click();
    QTRY_VERIFY(publish()->isEnabled());
    publish()->click();
    QCOMPARE(m_source->published.first().scopePath, u"acme/web"_s);
}

void TestPublishDialog::filesCanBeDroppedAndLeftOut()
{
    open({});
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_folder.filePath(u"ui-kit-2.5.0.tgz"_s)),
                  QUrl(u"https://registry.example/x.tgz"_s)});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &drop);
    QTRY_COMPARE(m_dialog->model()->rowCount(), 1);
    QTRY_VERIFY(publish()->isEnabled());
    auto *table = m_dialog->findChild<QTableView *>();
    table->setFocus();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_COMPARE(m_dialog->model()->rowCount(), 0);
    QVERIFY(!publish()->isEnabled());
}

void TestPublishDialog::T9_theRegistryIsChosen()
{
    FakeSource far;
    far.sourceId = u"far"_s;
    far.sourceTitle = u"packages.example"_s;
    far.embedded = false;
    far.addScope(u"team"_s, Level::Group);
    far.addScope(u"team/one"_s, Level::Project);
    far.addScope(u"team/two"_s, Level::Project);
    FakeSource readable;
    readable.sourceTitle = u"read.example"_s;
    readable.can.publish = Text::of("The token may only read.");
    PublishDialog::Context context{
        m_source.get(), m_jobs.get(), inspect, &m_formats, {m_source.get(), &far, &readable}};
    m_dialog = std::make_unique<PublishDialog>(context, u"acme/web"_s, paths({"ui-kit-2.5.0.tgz"}));
    m_dialog->show();
    auto *registry = part<QComboBox>(*m_dialog, "registry");
    QVERIFY(!registry->accessibleName().isEmpty());
    QCOMPARE(registry->currentText(), u"This computer"_s);
    QCOMPARE(registry->count(), 2); // where nothing may be published is not offered
    QTRY_VERIFY(publish()->isEnabled());
    registry->setCurrentIndex(registry->findText(u"packages.example"_s));
    emit registry->activated(registry->currentIndex());
    QTRY_COMPARE(m_dialog->model()->projects(), (QStringList{u"team/one"_s, u"team/two"_s}));
    QTRY_COMPARE(cell(0, PublishModel::Check), u"project needed"_s);
    m_dialog->model()->setProjectForAll(u"team/two"_s);
    QTRY_VERIFY(publish()->isEnabled());
    drawPictures(m_theme, *m_dialog, u"publish-elsewhere"_s);
    publish()->click();
    QVERIFY(m_source->published.isEmpty());
    QCOMPARE(far.published.size(), 1);
    QCOMPARE(far.published.first().scopePath, u"team/two"_s);
    m_dialog.reset();
}

void TestPublishDialog::T9_lateAnswersOfAnotherRegistryAreNotTaken()
{
    FakeSource far;
    far.sourceTitle = u"packages.example"_s;
    far.addScope(u"team/one"_s, Level::Project);
    far.publishCheck = {false, Text::of("refused"), Tone::Bad, Text::of("It is not wanted there.")};
    m_source->hold = true;
    PublishDialog::Context context{
        m_source.get(), m_jobs.get(), inspect, &m_formats, {m_source.get(), &far}};
    m_dialog = std::make_unique<PublishDialog>(context, u"acme/web"_s, paths({"ui-kit-2.5.0.tgz"}));
    m_dialog->show();
    m_dialog->model()->setProjectForAll(u"acme/web"_s);
    QTRY_COMPARE(cell(0, PublishModel::Check), u"checking…"_s);
    auto *registry = part<QComboBox>(*m_dialog, "registry");
    registry->setCurrentIndex(1);
    emit registry->activated(1);
    QTRY_COMPARE(m_dialog->model()->projects(), QStringList{u"team/one"_s});
    m_dialog->model()->setProjectForAll(u"team/one"_s);
    QTRY_COMPARE(cell(0, PublishModel::Check), u"refused"_s);
    m_source->release(); // "new version", of the other one
    QTest::qWait(0);
    QCOMPARE(cell(0, PublishModel::Check), u"refused"_s);
    QCOMPARE(m_dialog->model()->projects(), QStringList{u"team/one"_s});
    m_dialog.reset();
}

void TestPublishDialog::N4_anotherTypeIsAnotherQuestion()
{
    open(paths({"broken.whl", "acme_etl-0.18.3-py3-none-any.whl", "acme_etl-0.18.3.tar.gz"}));
    QTRY_COMPARE(m_dialog->model()->rowCount(), 2);
    PublishModel *model = m_dialog->model();
    QCOMPARE(tone(0), Tone::Bad);
    QVERIFY(model->index(0, PublishModel::Type).flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(!model->index(0, PublishModel::To).flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(model->setData(model->index(0, PublishModel::Type), u"generic"_s, Qt::EditRole));
    QTRY_COMPARE(cell(0, PublishModel::Check), u"version needed"_s);
    // What was one version as one type is two files as another.
    QVERIFY(model->setData(model->index(1, PublishModel::Type), u"generic"_s, Qt::EditRole));
    QTRY_COMPARE(model->rowCount(), 3);
    QTRY_COMPARE(cell(1, PublishModel::Type), u"Generic ▾"_s);
    QTRY_COMPARE(cell(2, PublishModel::Type), u"PyPI ▾"_s);
    QTRY_VERIFY(!model->busy());
}

QTEST_MAIN(TestPublishDialog)
#include "tst_publishdialog.moc"

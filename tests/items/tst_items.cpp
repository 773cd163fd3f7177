// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/activitymodel.h"
#include "items/archivemodel.h"
#include "items/copytext.h"
#include "items/filelistmodel.h"
#include "items/fileverifier.h"
#include "items/humantext.h"
#include "items/itemroles.h"
#include "items/jobmodel.h"
#include "items/packagetablemodel.h"
#include "items/scopetreemodel.h"
#include "items/versionlistmodel.h"
#include "jobs/joblist.h"
#include "support/fakejob.h"
#include "support/fakesource.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

using Tester = QAbstractItemModelTester;

class TestItems : public QObject
{
    Q_OBJECT

private slots:
    void packagesComePageByPage();
    void packagesAnswerWithTextBadgesAndRawValues();
    void packagesDropOutdatedAnswers();
    void packagesAreSortedByTheSource();
    void packagesKeepIndexesOverARefresh();
    void packagesAskAnewOnlyForWhatTheyShow();
    void packagesTellErrorsAndRecover();
    void packagesAskARemoteAfterAPause();
    void packagesOfAnotherSourceAreNotMixedIn();
    void scopesFormATree();
    void scopesKeepTheirIndexesOverAChange();
    void scopesTellWhatDoesNotAnswer();
    void filesTellTheirHashes();
    void versionsFollowTheSource();
    void archivesBecomeTrees();
    void jobsRunningComeFirst();
    void copiesAreTextOthersRead();
    void verificationFindsOneWrongByte();
    void sizesHaveThreeDigits();

private:
    FixedClock m_clock;
    FormatInfoList m_formats = fakeFormats();
};

void TestItems::packagesComePageByPage()
{
    FakeSource source;
    source.seedMany(10'000, u"acme"_s);
    PackageTableModel model(m_formats, m_clock);
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.show(&source, u"acme"_s);
    QTRY_COMPARE(model.state(), PackageTableModel::State::Ready);
    QCOMPARE(model.rowCount(), 256);
    QCOMPARE(model.total(), 10'000);
    QVERIFY(!model.complete());
    while (!model.complete()) {
        model.fetchMore({});
        QTRY_VERIFY(model.canFetchMore({}) || model.complete());
    }
    QCOMPARE(model.rowCount(), 10'000);
    QVERIFY(model.complete());
    QSet<QString> names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.insert(model.index(row, 0).data().toString());
    QCOMPARE(names.size(), 10'000);
}

void TestItems::packagesAnswerWithTextBadgesAndRawValues()
{
    FakeSource source;
    source.seed();
    PackageTableModel model(m_formats, m_clock);
    model.show(&source, u"acme/web"_s);
    QTRY_COMPARE(model.rowCount(), 18);
    const auto cell = [&model](int row, int column, int role = Qt::DisplayRole) {
        return model.index(row, column).data(role);
    };
    QCOMPARE(cell(0, PackageTableModel::Package).toString(), u"@acme/ui-kit"_s);
    QCOMPARE(cell(0, PackageTableModel::Package, TypeRole).toString(), u"npm"_s);
    QCOMPARE(cell(0, PackageTableModel::Size).toString(), u"1.2 MB"_s);
    QCOMPARE(cell(0, PackageTableModel::Size, RawRole).toLongLong(), 1'200'000);
    QCOMPARE(cell(0, PackageTableModel::Size, CopyRole).toString(), u"1200000"_s);
    QCOMPARE(cell(0, PackageTableModel::Published).toString(), u"2 h ago"_s);
    QVERIFY(!cell(0, PackageTableModel::Duplicates, BadgeRole).isValid());
    QCOMPARE(cell(0, PackageTableModel::Exposure, BadgeRole).value<BadgeData>(),
             (BadgeData{u"exposed"_s, Tone::Bad}));
    QCOMPARE(cell(2, PackageTableModel::Duplicates, BadgeRole).value<BadgeData>(),
             (BadgeData{u"3 duplicates"_s, Tone::Warning}));
    QCOMPARE(cell(4, PackageTableModel::Duplicates).toString(), u"1 duplicate"_s);
}

void TestItems::packagesDropOutdatedAnswers()
{
    FakeSource source;
    source.seed();
    PackageTableModel model(m_formats, m_clock);
    model.show(&source, {});
    QTRY_COMPARE(model.state(), PackageTableModel::State::Ready);
    source.hold = true;
    model.setText(u"icons"_s); // its answer is held back …
    model.setText(u"charts"_s);
    QTRY_COMPARE(model.query().text, u"charts"_s); // … and so is this one, which is asked later
    source.release();
    QTRY_COMPARE(model.state(), PackageTableModel::State::Ready);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0).data().toString(), u"@acme/charts"_s);
}

void TestItems::packagesAreSortedByTheSource()
{
    FakeSource source;
    source.seed();
    PackageTableModel model(m_formats, m_clock);
    model.show(&source, u"acme/web"_s);
    model.sort(PackageTableModel::Size, Qt::DescendingOrder);
    QTRY_COMPARE(model.index(0, 0).data().toString(), u"firmware"_s);
    model.sort(PackageTableModel::Package, Qt::AscendingOrder);
    QTRY_COMPARE(model.index(0, 0).data().toString(), u"@acme/charts"_s);
    const qsizetype asked = source.queries.size();
    model.sort(PackageTableModel::Exposure, Qt::AscendingOrder);
    QCOMPARE(source.queries.size(), asked);
}

void TestItems::packagesKeepIndexesOverARefresh()
{
    FakeSource source;
    source.seed();
    PackageTableModel model(m_formats, m_clock);
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.show(&source, u"acme/web"_s);
    QTRY_COMPARE(model.rowCount(), 18);
    const QPersistentModelIndex icons = model.find({u"acme/web"_s, u"npm"_s, u"@acme/icons"_s});
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    PackageRow added;
    added.key = {u"acme/web"_s, u"npm"_s, u"@acme/new"_s};
    added.published = m_clock.now();
    source.add(added);
    emit source.changed({Changed::Packages, {u"acme/web"_s}});
    QTRY_COMPARE(model.rowCount(), 19);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(model.index(0, 0).data().toString(), u"@acme/new"_s);
    QCOMPARE(icons.data().toString(), u"@acme/icons"_s);
    QCOMPARE(icons.row(), 2);
}

void TestItems::packagesAskAnewOnlyForWhatTheyShow()
{
    FakeSource source;
    source.seed();
    PackageTableModel model(m_formats, m_clock);
    model.show(&source, u"acme/web"_s);
    QTRY_COMPARE(model.rowCount(), 18);
    const qsizetype before = source.queries.size();
    emit source.changed({Changed::Packages | Changed::Activity, {u"lab/tools"_s}});
    emit source.changed({Changed::Packages, {u"acme/web2"_s}});
    emit source.changed({Changed::Tokens | Changed::Trash, {}});
    QTest::qWait(500); // longer than a refresh would wait
    QCOMPARE(source.queries.size(), before);

    // Many come as one, and none is lost while the answer to another is on its way.
    source.hold = true;
    for (int i = 0; i < 50; ++i)
        emit source.changed({Changed::Packages, {u"acme/web"_s}});
    QTRY_VERIFY(source.queries.size() > before);
    const qsizetype asked = source.queries.size();
    emit source.changed({Changed::Policies, {u"acme"_s}});
    QTest::qWait(500);
    QCOMPARE(source.queries.size(), asked);
    source.hold = false;
    source.release();
    QTRY_VERIFY(source.queries.size() > asked);
}

void TestItems::packagesTellErrorsAndRecover()
{
    FakeSource source;
    source.seed();
    source.failure = Error{ErrorCode::Network, Text::of("It did not answer."),
                           Text::of("Try again."), true};
    PackageTableModel model(m_formats, m_clock);
    model.show(&source, {});
    QTRY_COMPARE(model.state(), PackageTableModel::State::Failed);
    QCOMPARE(english(model.error().what), u"It did not answer."_s);
    source.failure.reset();
    model.refresh();
    QTRY_COMPARE(model.state(), PackageTableModel::State::Ready);
    QVERIFY(model.rowCount() > 0);
}

void TestItems::packagesAskARemoteAfterAPause()
{
    FakeSource source;
    source.seed();
    source.embedded = false;
    PackageTableModel model(m_formats, m_clock);
    model.show(&source, {});
    QTRY_COMPARE(model.state(), PackageTableModel::State::Ready);
    const qsizetype asked = source.queries.size();
    for (const QString &typed : {u"c"_s, u"ch"_s, u"cha"_s, u"char"_s})
        model.setText(typed);
    QCOMPARE(source.queries.size(), asked);
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(source.queries.size(), asked + 1);
}

void TestItems::packagesOfAnotherSourceAreNotMixedIn()
{
    FakeSource first;
    first.seed();
    FakeSource second;
    second.hold = true;
    PackageTableModel model(m_formats, m_clock);
    model.show(&first, {});
    QTRY_VERIFY(model.rowCount() > 0);
    model.show(&second, {});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.state(), PackageTableModel::State::Loading);
}

void TestItems::scopesFormATree()
{
    FakeSource source;
    source.seed();
    ScopeTreeModel model;
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.addSource(&source);
    QTRY_VERIFY(model.find({&source, u"acme/web"_s, {}}).isValid());
    const QModelIndex web = model.find({&source, u"acme/web"_s, {}});
    QCOMPARE(web.data().toString(), u"web"_s);
    QCOMPARE(web.data(CountRole).toString(), u"18"_s);
    QCOMPARE(web.parent().data().toString(), u"acme"_s);
    QCOMPARE(web.parent().data(CountRole).toString(), u"26"_s);
    QCOMPARE(web.parent().parent().data().toString(), u"Instance"_s);
    QCOMPARE(web.parent().parent().data(RawRole).toInt(), 30);
    QVERIFY(web.parent().parent().parent().data(HeadingRole).toBool());
    model.addPage(u"trash"_s, u"Trash"_s);
    model.setPageText(u"trash"_s, u"4"_s, Tone::Bad);
    const QModelIndex trash = model.find({nullptr, {}, u"trash"_s});
    QCOMPARE(trash.data(BadgeRole).value<BadgeData>().text, u"4"_s);
}

void TestItems::scopesKeepTheirIndexesOverAChange()
{
    FakeSource source;
    source.seed();
    ScopeTreeModel model;
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.addSource(&source);
    QTRY_VERIFY(model.find({&source, u"acme/web"_s, {}}).isValid());
    const QPersistentModelIndex web = model.find({&source, u"acme/web"_s, {}});
    source.addScope(u"acme/beta"_s, Level::Project);
    emit source.changed(Change::anything());
    QTRY_VERIFY(model.find({&source, u"acme/beta"_s, {}}).isValid());
    QVERIFY(web.isValid());
    QCOMPARE(web.data().toString(), u"web"_s);
}

void TestItems::scopesTellWhatDoesNotAnswer()
{
    auto source = std::make_unique<FakeSource>();
    source->embedded = false;
    source->sourceTitle = u"registry.example"_s;
    source->seed();
    ScopeTreeModel model;
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.addSource(source.get());
    QTRY_COMPARE(model.packages({source.get(), {}, {}}), 30);
    const QModelIndex top = model.find({source.get(), {}, {}});
    emit source->reachableChanged(Text::of("It did not answer."));
    QCOMPARE(top.data(CountRole).toString(), u"offline"_s);
    QCOMPARE(top.data(Qt::ToolTipRole).toString(), u"It did not answer."_s);
    QVERIFY(Tone(top.data(DotRole).toInt()) != Tone::Good);
    emit source->reachableChanged({});
    QCOMPARE(top.data(CountRole).toString(), u"30"_s);
    source->can.publish = Text::of("It can only be read.");
    QCOMPARE(top.data(CountRole).toString(), u"read only"_s);
    source.reset();
    QCOMPARE(model.rowCount(model.index(1, 0)), 0);
}

void TestItems::filesTellTheirHashes()
{
    FileListModel model;
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    StoredFile file;
    file.id = 7;
    file.name = u"a.tgz"_s;
    file.size = 2100;
    file.hashes.sha256 = QByteArray(32, '\x4b');
    model.setFiles({file});
    QCOMPARE(model.index(0, FileListModel::Sha256).data().toString(), u"4b4b4b4b…4b4b4b"_s);
    QCOMPARE(model.index(0, FileListModel::Sha256).data(CopyRole).toString().size(), 64);
    model.setVerification(7, Verification::Bad);
    QCOMPARE(model.index(0, FileListModel::Sha256).data(BadgeRole).value<BadgeData>().tone,
             Tone::Bad);
}

void TestItems::versionsFollowTheSource()
{
    VersionListModel model(m_clock);
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    VersionRow one;
    one.version = u"2.0.0"_s;
    one.tags = {u"latest"_s};
    VersionRow two;
    two.version = u"1.0.0"_s;
    two.status = Status::Deprecated;
    two.statusMessage = u"Use 2.0.0."_s;
    model.setVersions({one, two});
    QCOMPARE(model.index(0, VersionListModel::State).data().toString(), u"latest"_s);
    QCOMPARE(model.index(1, VersionListModel::State).data(BadgeRole).value<BadgeData>().tone,
             Tone::Warning);
    QCOMPARE(model.index(1, VersionListModel::State).data(Qt::ToolTipRole).toString(),
             u"Use 2.0.0."_s);
    QCOMPARE(model.find(u"1.0.0"_s).row(), 1);
    class Yanking final : public Changing
    {
    public:
        QList<ActRule> acts() const override
        {
            return {has(ActKind::Yank, Status::Deprecated, Text::of("Another one is taken."))};
        }
    };
    const Yanking yanking;
    FormatInfo format{u"pypi"_s, u"PyPI"_s};
    format.changing = &yanking;
    model.setVersions({one, two}, &format);
    QCOMPARE(model.index(1, VersionListModel::State).data().toString(), u"yanked"_s);
}

void TestItems::archivesBecomeTrees()
{
    ArchiveModel model;
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setEntries({{u"package/package.json"_s, 2100, false},
                      {u"package/dist/index.js"_s, 1'000, false},
                      {u"package/dist/"_s, 0, true},
                      {u"package/empty"_s, 0, true}});
    QCOMPARE(model.fileCount(), 2);
    const QModelIndex top = model.index(0, 0);
    QCOMPARE(top.data().toString(), u"package/"_s);
    QCOMPARE(model.rowCount(top), 3);
    QCOMPARE(model.index(0, 0, top).data().toString(), u"dist/"_s);
    QCOMPARE(model.path(model.index(0, 0, model.index(0, 0, top))), u"package/dist/index.js"_s);
    QCOMPARE(top.siblingAtColumn(1).data(RawRole).toInt(), 3100);
    QStringList deep;
    for (int i = 0; i < 5000; ++i)
        deep.append(u"d"_s);
    model.setEntries({{deep.join(u'/'), 1, false}});
    QCOMPARE(model.rowCount(), 0);
}

void TestItems::jobsRunningComeFirst()
{
    JobList list;
    JobModel model(&list);
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    auto *first = new FakeJob(u"first"_s);
    auto *second = new FakeJob(u"second"_s);
    list.run(first);
    list.run(second);
    second->setProgress(24, 39);
    QCOMPARE(model.index(1, JobModel::Progress).data().toString(), u"24 of 39"_s);
    QCOMPARE(model.index(1, JobModel::Progress).data(ProgressRole).toInt(), 61);
    first->end(Error{ErrorCode::Network, Text::of("It broke."), Text::of("Try again."), true});
    QCOMPARE(model.index(0, 0).data().toString(), u"second"_s);
    QCOMPARE(model.index(1, JobModel::State).data(BadgeRole).value<BadgeData>(),
             (BadgeData{u"failed"_s, Tone::Bad}));
    QCOMPARE(model.index(1, JobModel::Step).data().toString(), u"It broke. Try again."_s);
    // A job that ends keeps its place in views: rows come, go and move, nothing starts over.
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex kept = model.index(0, 0);
    auto *third = new FakeJob(u"third"_s);
    list.run(third);
    second->end();
    QCOMPARE(kept.data().toString(), u"second"_s);
    QCOMPARE(kept.row(), 1);
    third->end();
    delete first;
    QCOMPARE(model.rowCount(), 2);
    list.clearEnded();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(resets.size(), 0);
}

void TestItems::copiesAreTextOthersRead()
{
    PackageRow row;
    row.key = {u"acme/web"_s, u"npm"_s, u"@acme/ui-kit"_s};
    row.latest = u"2.4.1"_s;
    row.bytes = 12;
    const CopyContext context{m_formats, u"http://127.0.0.1:8970"_s, {}};
    QCOMPARE(copyText(CopyKind::Coordinates, row, {}, context), u"@acme/ui-kit@2.4.1"_s);
    QCOMPARE(copyText(CopyKind::Coordinates, row, u"1.0.0"_s, context), u"@acme/ui-kit@1.0.0"_s);
    QCOMPARE(copyText(CopyKind::InstallLine, row, {}, context),
             u"npm install @acme/ui-kit@2.4.1"_s);
    QCOMPARE(copyText(CopyKind::PackageUrl, row, {}, context), u"pkg:npm/%40acme/ui-kit@2.4.1"_s);
    const QJsonObject json =
        QJsonDocument::fromJson(copyText(CopyKind::Json, row, {}, context).toUtf8()).object();
    QCOMPARE(json[u"name"_s].toString(), u"@acme/ui-kit"_s);
    // A type that nobody knows.
    row.key = {u"acme/web"_s, u"crates"_s, u"acme_core"_s};
    QCOMPARE(copyText(CopyKind::Coordinates, row, {}, context), u"acme_core 2.4.1"_s);
    QCOMPARE(copyText(CopyKind::PackageUrl, row, {}, context), u"pkg:crates/acme_core@2.4.1"_s);
    QCOMPARE(copyText(CopyKind::InstallLine, row, {}, context), QString());
    QCOMPARE(m_formats.find(u"crates"_s).badge(), u"Cr"_s);
}

void TestItems::verificationFindsOneWrongByte()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"blob"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray bytes(3'000'000, 'x');
    file.write(bytes);
    file.close();
    Hasher hasher;
    hasher.add(bytes);
    const Hashes hashes = hasher.finish();
    QVERIFY(verifyFile(file.fileName(), hashes).result().has_value());
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(2'999'999);
    file.write("y");
    file.close();
    const Result<void> broken = verifyFile(file.fileName(), hashes).result();
    QVERIFY(!broken);
    QCOMPARE(broken.error().code, ErrorCode::HashMismatch);
    QCOMPARE(verifyFile(folder.filePath(u"none"_s), hashes).result().error().code,
             ErrorCode::NotFound);
}

void TestItems::sizesHaveThreeDigits()
{
    const QLocale english(QLocale::English);
    QCOMPARE(sizeText(2'100, english), u"2.1 KB"_s);
    QCOMPARE(sizeText(540'000, english), u"540 KB"_s);
    QCOMPARE(sizeText(14'100'000, english), u"14.1 MB"_s);
    QCOMPARE(sizeText(512'000'000, english), u"512 MB"_s);
    QCOMPARE(exactSizeText(1'248'331, english), u"1,248,331 bytes"_s);
    QCOMPARE(shortened(u"abc"_s), u"abc"_s);
}

QTEST_GUILESS_MAIN(TestItems)
#include "tst_items.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demoarchives.h"
#include "core/folderfiles.h"
#include "formats/managing.h"
#include "registry/actions/changes.h"
#include "registry/store/store.h"
#include "support/pictures.h"
#include "support/publishrows.h"
#include "support/realwindow.h"
#include "ui/publish/publishdialog.h"
#include "ui/widgets/inlinemessage.h"

#include <QApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// Folders, and files of one version for several computers, dropped on the real window.
class TestDropping : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void N7_gemsOfSeveralPlatformsAreOneRow();
    void N7_wheelsOfSeveralPlatformsAreOneRow();
    void N7_debsOfSeveralArchitecturesAreOneRow();
    void N7_aFolderIsTheFilesInIt();
    void N7_whatOfAFolderIsLeftOutIsTold();
    void N7_aFolderHasLimits();
    void N7_anEmptyFolderIsTold();

private:
    QString path(const QString &name) const { return m_files->filePath(name); }
    QString write(const QString &name, const QByteArray &bytes) const;
    PublishDialog *drop(const QStringList &files);
    QString text(int row, int column) const
    {
        return m_dialog->model()->index(row, column).data().toString();
    }
    Tone tone(int row) const { return toneOf(m_dialog->model(), row); }
    QString note() const { return m_dialog->findChild<InlineMessage *>(u"note"_s)->text(); }
    QStringList stored(const FormatId &type, const QString &name, const QString &version) const;
    Store &store() const { return m_real->session->registry()->store(); }
    RegistryContext context() const { return m_real->session->registry()->context(); }
    /// Publishes the one row that there is.
    void publishRow(int files);

    Theme m_theme{qApp, [] { return false; }};
    std::unique_ptr<RealWindow> m_real;
    std::unique_ptr<QTemporaryDir> m_files;
    PublishDialog *m_dialog = nullptr;
};

void TestDropping::init()
{
    m_files = std::make_unique<QTemporaryDir>();
    m_real = std::make_unique<RealWindow>();
    QVERIFY(m_real->open());
    QVERIFY(store().addScope(u"acme/web"_s, Level::Project, Visibility::Private, context().actor));
}

void TestDropping::cleanup()
{
    m_dialog = nullptr;
    m_real.reset();
    m_files.reset();
}

QString TestDropping::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(bytes) != bytes.size())
        qFatal("A file for the test cannot be written.");
    return file.fileName();
}

PublishDialog *TestDropping::drop(const QStringList &files)
{
    if (!m_real->drop(files))
        return nullptr;
    m_dialog = m_real->dialog<PublishDialog>();
    const auto looked = [this] {
        return !m_dialog->model()->busy() && m_dialog->model()->rowCount() > 0;
    };
    return m_dialog && QTest::qWaitFor(looked, 20'000) ? m_dialog : nullptr;
}

QStringList TestDropping::stored(const FormatId &type, const QString &name,
                                 const QString &version) const
{
    QStringList names;
    const auto rows = store().versionRows({u"acme/web"_s, type, name});
    for (const VersionRow &row : rows.value_or(QList<VersionRow>())) {
        if (row.version != version)
            continue;
        const auto whole = store().storedVersion(row.id);
        for (const StoredFile &file : whole->files)
            names.append(file.name);
    }
    names.sort();
    return names;
}

void TestDropping::publishRow(int files)
{
    QCOMPARE(m_dialog->model()->rowCount(), 1);
    QVERIFY2(text(0, PublishModel::File).startsWith(u"%1 files: "_s.arg(files)),
             qPrintable(text(0, PublishModel::File)));
    QTRY_VERIFY2(tone(0) == Tone::Good, qPrintable(note()));
    QVERIFY(m_real->press(u"publish"_s, m_dialog));
}

void TestDropping::N7_gemsOfSeveralPlatformsAreOneRow()
{
    const auto gems = demo::rubyGem(m_files->path(), {u"acme-auth"_s, u"1.2.0"_s, u"Signs in."_s});
    QVERIFY(gems);
    QCOMPARE(gems->size(), 2);
    QVERIFY(drop(*gems));
    publishRow(2);
    // Each with its specification, as if it had been pushed alone.
    QTRY_COMPARE(stored(u"rubygems"_s, u"acme-auth"_s, u"1.2.0"_s),
                 (QStringList{u"acme-auth-1.2.0-x86_64-linux.gem"_s,
                              u"acme-auth-1.2.0-x86_64-linux.gemspec"_s, u"acme-auth-1.2.0.gem"_s,
                              u"acme-auth-1.2.0.gemspec"_s}));
    QCOMPARE(store().versionRows({u"acme/web"_s, u"rubygems"_s, u"acme-auth"_s})->size(), 1);
}

void TestDropping::N7_wheelsOfSeveralPlatformsAreOneRow()
{
    const auto made = demo::pythonPackage(m_files->path(), {u"acme-etl"_s, u"0.18.3"_s, {}, {}});
    QVERIFY(made);
    QStringList files = *made;
    for (const QString &platform : {u"manylinux_2_17_x86_64"_s, u"macosx_11_0_arm64"_s}) {
        files.append(path(u"acme_etl-0.18.3-cp311-cp311-%1.whl"_s.arg(platform)));
        QVERIFY(QFile::copy(made->first(), files.constLast()));
    }
    QVERIFY(drop(files));
    publishRow(4);
    QTRY_COMPARE(stored(u"pypi"_s, u"acme-etl"_s, u"0.18.3"_s).size(), 4);
}

void TestDropping::N7_debsOfSeveralArchitecturesAreOneRow()
{
    const Managing *managing = m_real->formats.find(u"debian"_s)->managing();
    QVERIFY(managing->act({u"distribution.add"_s,
                           QJsonObject{{u"codename"_s, u"trixie"_s},
                                       {u"components"_s, QJsonArray{u"main"_s}},
                                       {u"architectures"_s, QJsonArray{u"amd64"_s, u"arm64"_s}}},
                           *store().scope(u"acme/web"_s), context().actor, m_real->clock},
                          store(), *changesOf(store())));
    QStringList debs;
    for (const QString &architecture : {u"amd64"_s, u"arm64"_s}) {
        demo::Package agent{u"agent"_s, u"1.0-1"_s, u"An agent."_s, {}};
        agent.architecture = architecture;
        debs += demo::debianPackage(m_files->path(), agent).value_or(QStringList());
    }
    QCOMPARE(debs.size(), 2);
    QVERIFY(drop(debs));
    publishRow(2);
    QTRY_COMPARE(stored(u"debian"_s, u"agent"_s, u"1.0-1"_s),
                 (QStringList{u"agent_1.0-1_amd64.deb"_s, u"agent_1.0-1_arm64.deb"_s}));
}

void TestDropping::N7_aFolderIsTheFilesInIt()
{
    QVERIFY(QDir().mkpath(path(u"dist/deep/er"_s)));
    QVERIFY(demo::npmPackage(path(u"dist"_s), {u"@acme/ui-kit"_s, u"1.0.0"_s, {}, {}}));
    QVERIFY(demo::pythonPackage(path(u"dist/deep/er"_s), {u"acme-etl"_s, u"0.18.3"_s, {}, {}}));
    QVERIFY(drop({path(u"dist"_s)}));
    QCOMPARE(m_dialog->model()->rowCount(), 2);
    QStringList names;
    for (int row = 0; row < 2; ++row) {
        names.append(text(row, PublishModel::Package));
        QTRY_COMPARE(tone(row), Tone::Good);
    }
    names.sort();
    QCOMPARE(names, (QStringList{u"@acme/ui-kit"_s, u"acme-etl"_s}));
    // Dropped once more it is there once.
    m_dialog->addFiles({path(u"dist"_s)});
    QTRY_VERIFY(!m_dialog->model()->busy());
    QCOMPARE(m_dialog->model()->files(), 3);
    drawPictures(m_theme, *m_dialog, u"publish-folder"_s);
    QVERIFY(m_real->press(u"publish"_s, m_dialog));
    QTRY_COMPARE(stored(u"pypi"_s, u"acme-etl"_s, u"0.18.3"_s).size(), 2);
    QTRY_COMPARE(stored(u"npm"_s, u"@acme/ui-kit"_s, u"1.0.0"_s).size(), 1);
}

void TestDropping::N7_whatOfAFolderIsLeftOutIsTold()
{
    QVERIFY(QDir().mkpath(path(u"dist"_s)));
    QVERIFY(demo::npmPackage(path(u"dist"_s), {u"@acme/ui-kit"_s, u"1.0.0"_s, {}, {}}));
    write(u"dist/.npmrc"_s, "//registry.example/:_authToken=secret");
    write(u"dist/.git/config"_s, "[core]");
    const QString outside = write(u"outside/secret-1.0.bin"_s, "not to be published");
    QVERIFY(QFile::link(outside, path(u"dist/linked-1.0.bin"_s)));
    QVERIFY(QFile::link(path(u"outside"_s), path(u"dist/linked"_s)));
    QVERIFY(QFile::link(path(u"dist"_s), path(u"dist/circle"_s)));
    QCOMPARE(mkfifo(qPrintable(path(u"dist/pipe-1.0.bin"_s)), 0600), 0);
    QVERIFY(drop({path(u"dist"_s)}));
    QCOMPARE(m_dialog->model()->files(), 1);
    QCOMPARE(text(0, PublishModel::Package), u"@acme/ui-kit"_s);
    QVERIFY2(note().contains(u"2 hidden files or folders are left out"_s), qPrintable(note()));
    QVERIFY2(note().contains(u"4 links or other things that are no files here are left out"_s),
             qPrintable(note()));
    QTRY_VERIFY(m_real->button(u"publish"_s, m_dialog)->isEnabled());
}

void TestDropping::N7_aFolderHasLimits()
{
    const FolderLimits &limits = PublishModel::Limits;
    QVERIFY(QDir().mkpath(path(u"many"_s)));
    for (int i = 0; i < limits.files + 7; ++i)
        write(u"many/file-%1.bin"_s.arg(i, 5, 10, QChar(u'0')), "x");
    QFile large(path(u"many/a-large-one.bin"_s)); // has no blocks on the disk
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(limits.bytes + 1));
    QVERIFY(drop({path(u"many"_s)}));
    QTRY_VERIFY(!m_dialog->model()->busy());
    QCOMPARE(m_dialog->model()->files(), limits.files);
    QVERIFY2(note().contains(u"8 files left out: at most 1,000 files of 16.0 GB"_s),
             qPrintable(note()));
    QVERIFY(m_dialog->model()->bytes() == limits.files);

    const FolderFiles few = filesIn(path(u"many"_s), {limits.files, limits.bytes, 5});
    QVERIFY(few.isCut);
    QCOMPARE(few.files.size() + few.beyond, 5);
}

void TestDropping::N7_anEmptyFolderIsTold()
{
    QVERIFY(QDir().mkpath(path(u"nothing/at/all"_s)));
    QVERIFY(drop({path(u"nothing"_s)}));
    QCOMPARE(m_dialog->model()->rowCount(), 1);
    QCOMPARE(tone(0), Tone::Bad);
    QVERIFY2(note().contains(u"There is no file in this folder"_s), qPrintable(note()));
    QVERIFY(!m_real->button(u"publish"_s, m_dialog)->isEnabled());
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    TestDropping test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_dropping.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demoarchives.h"
#include "formats/managing.h"
#include "formats/publishing.h"
#include "registry/actions/changes.h"
#include "registry/actions/publishing.h"
#include "registry/store/store.h"
#include "support/publishrows.h"
#include "support/realwindow.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/publish/publishdialog.h"
#include "ui/widgets/inlinemessage.h"

#include <QComboBox>
#include <QCryptographicHash>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

using demo::Package;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What a maintainer drops on the real window, and what becomes of it.
class TestPublishing : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void N4_aBrokenFileOfAKnownTypeIsToldAsThat_data();
    void N4_aBrokenFileOfAKnownTypeIsToldAsThat();
    void N4_theTypeIsChosenInTheRow();
    void N4_distributionAndComponentAreChosenInTheRow();
    void N4_aDistributionIsMadeInTheRow();
    void N4_greenMeansThatItWorks();
    void N4_whatIsRefusedStaysAndSaysHowToMendIt();
    void N4_whatIsNotTakenStays();
    void N7_filesOfOneMavenVersionAreOneRow();
    void N7_wheelAndSourcesAreOneRow();
    void N7_aSourcePackageIsOneRow();
    void N7_aPartThatIsMissingIsNamed();
    void T9_theTargetIsNamedOnAWorkspacePage();
    void T9_otherProjectsThatHaveTheNameAreToldBefore();
    void T9_whoseTheNameIsIsToldAfterwards();

private:
    QString write(const QString &name, const QByteArray &bytes);
    PublishDialog *drop(const QStringList &files);
    QModelIndex cell(int row, int column) const { return m_dialog->model()->index(row, column); }
    QString text(int row, int column) const { return cell(row, column).data().toString(); }
    Tone tone(int row) const { return toneOf(m_dialog->model(), row); }
    QString reason(int row) const
    {
        return m_dialog->model()->reason(m_dialog->model()->rows().at(row));
    }
    QString note() const { return m_dialog->findChild<InlineMessage *>(u"note"_s)->text(); }
    /// By the keyboard: opens the cell's chooser and takes what is called so.
    void choose(int row, int column, const QString &wanted);
    QStringList storedFiles(const PackageKey &key, const QString &version) const;
    void addDistribution(const QString &codename, const QStringList &components);
    Store &store() const { return m_real->session->registry()->store(); }
    RegistryContext context() const { return m_real->session->registry()->context(); }
    void addProject(const QString &path)
    {
        QVERIFY(store().addScope(path, Level::Project, Visibility::Private, context().actor));
    }

    std::unique_ptr<RealWindow> m_real;
    PublishDialog *m_dialog = nullptr;
    std::unique_ptr<QTemporaryDir> m_files;
};

void TestPublishing::init()
{
    m_files = std::make_unique<QTemporaryDir>();
    m_real = std::make_unique<RealWindow>();
    QVERIFY(m_real->open());
    addProject(u"acme/web"_s);
}

void TestPublishing::cleanup()
{
    m_dialog = nullptr;
    m_real.reset();
    m_files.reset();
}

QString TestPublishing::write(const QString &name, const QByteArray &bytes)
{
    const QString path = m_files->filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("A file for the test cannot be written.");
    return path;
}

PublishDialog *TestPublishing::drop(const QStringList &files)
{
    if (!m_real->drop(files))
        return nullptr;
    m_dialog = m_real->dialog<PublishDialog>();
    if (!m_dialog || !QTest::qWaitFor([this] { return !m_dialog->model()->busy(); }, 20'000))
        return nullptr;
    return m_dialog;
}

void TestPublishing::choose(int row, int column, const QString &wanted)
{
    auto *table = m_dialog->findChild<QTableView *>();
    table->setFocus();
    table->setCurrentIndex(cell(row, column));
    QTest::keyClick(table, Qt::Key_F2);
    auto *combo = table->findChild<QComboBox *>();
    QVERIFY(combo);
    QVERIFY(!combo->accessibleName().isEmpty());
    if (combo->isEditable())
        combo->setEditText(wanted);
    else
        combo->setCurrentIndex(combo->findText(wanted));
    QVERIFY(combo->isEditable() || combo->currentText() == wanted);
    emit combo->activated(combo->currentIndex());
    QTRY_VERIFY(!m_dialog->model()->busy());
}

QStringList TestPublishing::storedFiles(const PackageKey &key, const QString &version) const
{
    QStringList names;
    const auto rows = store().versionRows(key);
    for (const VersionRow &row : rows.value_or(QList<VersionRow>())) {
        if (row.version != version)
            continue;
        const auto stored = store().storedVersion(row.id);
        for (const StoredFile &file : stored->files)
            names.append(file.name);
    }
    names.sort();
    return names;
}

void TestPublishing::addDistribution(const QString &codename, const QStringList &components)
{
    const Managing *managing = m_real->formats.find(u"debian"_s)->managing();
    const QJsonObject arguments{{u"codename"_s, codename},
                                {u"components"_s, QJsonArray::fromStringList(components)}};
    const auto added = managing->act({u"distribution.add"_s, arguments,
                                      *store().scope(u"acme/web"_s), context().actor,
                                      m_real->clock},
                                     store(), *changesOf(store()));
    QVERIFY2(added, qPrintable(added ? QString() : english(added.error())));
}

void TestPublishing::N4_aBrokenFileOfAKnownTypeIsToldAsThat_data()
{
    QTest::addColumn<QString>("ending");
    for (const QString &ending :
         {u".tgz"_s, u".tar.gz"_s, u".zip"_s, u".whl"_s, u".nupkg"_s, u".snupkg"_s, u".deb"_s,
          u".udeb"_s, u".dsc"_s, u".changes"_s, u".jar"_s, u".war"_s, u".aar"_s, u".pom"_s,
          u".gem"_s, u".tar.xz"_s})
        QTest::newRow(qPrintable(ending)) << ending;
}

void TestPublishing::N4_aBrokenFileOfAKnownTypeIsToldAsThat()
{
    QFETCH(QString, ending);
    QStringList whole;
    const Package package{u"widget"_s, u"1.0.0"_s, u"A widget."_s, {}, 40'000};
    const QString folder = m_files->path();
    whole += demo::npmPackage(folder, package).value_or(QStringList());
    whole += demo::pythonPackage(folder, package).value_or(QStringList());
    whole += demo::nugetPackage(folder, package).value_or(QStringList());
    whole += demo::debianPackage(folder, package).value_or(QStringList());
    whole += demo::rubyGem(folder, package).value_or(QStringList());
    whole += demo::mavenPackage(folder, {u"com/acme/widget"_s, u"1.0.0"_s, {}, {}, 40'000})
                 .value_or(QStringList());
    QList<QByteArray> contents{{}, "this is only text\n", QByteArray(20'000, '\0')};
    for (const QString &path : whole) {
        const QByteArray bytes = bytesOf(path);
        QVERIFY(!bytes.isEmpty());
        if (path.endsWith(ending))
            contents.append(bytes.first(bytes.size() / 2));
    }
    QStringList paths;
    for (qsizetype i = 0; i < contents.size(); ++i)
        paths.append(write(u"broken-%1"_s.arg(i) + ending, contents[i]));
    QVERIFY(drop(paths));
    QCOMPARE(m_dialog->model()->rowCount(), paths.size());
    for (int row = 0; row < paths.size(); ++row) {
        QVERIFY2(tone(row) == Tone::Bad, qPrintable(text(row, PublishModel::File)));
        QVERIFY2(reason(row).startsWith(u"This %1 cannot be read: "_s.arg(ending)),
                 qPrintable(reason(row)));
        // It is told without pointing at it, and to those who cannot see it.
        QVERIFY(cell(row, PublishModel::Check)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(reason(row)));
    }
    QVERIFY(note().contains(u"cannot be read"_s));
    QVERIFY(!m_real->button(u"publish"_s, m_dialog)->isEnabled());
}

void TestPublishing::N4_theTypeIsChosenInTheRow()
{
    QVERIFY(drop({write(u"data-2.0.tgz"_s, "only text")}));
    QCOMPARE(tone(0), Tone::Bad);
    choose(0, PublishModel::Type, u"Generic"_s);
    QCOMPARE(text(0, PublishModel::Package), u"data"_s);
    QTRY_COMPARE(tone(0), Tone::Good);
    // And back to what it is not.
    choose(0, PublishModel::Type, u"npm"_s);
    QCOMPARE(tone(0), Tone::Bad);
    QVERIFY(!m_real->button(u"publish"_s, m_dialog)->isEnabled());
    choose(0, PublishModel::Type, u"Generic"_s);
    QVERIFY(m_real->press(u"publish"_s, m_dialog));
    QTRY_COMPARE(storedFiles({u"acme/web"_s, u"generic"_s, u"data"_s}, u"2.0"_s),
                 QStringList{u"data-2.0.tgz"_s});
}

void TestPublishing::N4_distributionAndComponentAreChosenInTheRow()
{
    addDistribution(u"trixie"_s, {u"main"_s, u"contrib"_s});
    addDistribution(u"forky"_s, {u"main"_s});
    const auto files = demo::debianPackage(m_files->path(),
                                           {u"agent"_s, u"1.0-1"_s, u"An agent."_s, {}});
    QVERIFY(files);
    QVERIFY(drop(*files));
    QVERIFY(tone(0) != Tone::Good); // it would fail as it is
    QTRY_VERIFY2(note().contains(u"Choose one of them"_s), qPrintable(note()));
    QVERIFY(!m_real->button(u"publish"_s, m_dialog)->isEnabled());
    const auto *table = m_dialog->findChild<QTableView *>();
    QVERIFY(!table->isColumnHidden(PublishModel::Part));
    choose(0, PublishModel::Part, u"trixie/contrib"_s);
    QTRY_COMPARE(tone(0), Tone::Good);
    QCOMPARE(text(0, PublishModel::Part), u"trixie / contrib ▾"_s);
    QVERIFY(m_real->press(u"publish"_s, m_dialog));
    QTRY_VERIFY(RealWindow::texts(m_real->table()).contains(u"agent"_s));
    const auto version = store().version(*store().scope(u"acme/web"_s), u"debian"_s, u"agent"_s,
                                         u"1.0-1"_s);
    QVERIFY(version && version->size() == 1);
    const QByteArray record = version->first().files.first().metadata;
    QVERIFY2(record.contains("\"trixie\"") && record.contains("\"contrib\""), record.constData());
}

void TestPublishing::N4_aDistributionIsMadeInTheRow()
{
    const auto files = demo::debianPackage(m_files->path(),
                                           {u"agent"_s, u"1.0-1"_s, u"An agent."_s, {}});
    QVERIFY(files);
    QVERIFY(drop(*files));
    QVERIFY(tone(0) != Tone::Good);
    QTRY_VERIFY2(note().contains(u"Type a codename"_s), qPrintable(note()));
    choose(0, PublishModel::Part, u"no name!/main"_s);
    QCOMPARE(tone(0), Tone::Bad);
    choose(0, PublishModel::Part, u"forky/main"_s);
    QTRY_COMPARE(tone(0), Tone::Warning);
    QVERIFY2(reason(0).contains(u"it is made first"_s), qPrintable(reason(0)));
    // Only looked at so far.
    QVERIFY(m_real->formats.find(u"debian"_s)
                ->publishing()
                ->parts(store(), *store().scope(u"acme/web"_s))
                ->value()
                .isEmpty());
    QVERIFY(m_real->press(u"publish"_s, m_dialog));
    QTRY_VERIFY(RealWindow::texts(m_real->table()).contains(u"agent"_s));
    QCOMPARE(m_real->formats.find(u"debian"_s)
                 ->publishing()
                 ->parts(store(), *store().scope(u"acme/web"_s))
                 ->value(),
             QStringList{u"forky/main"_s});
}

/// Whatever is offered as publishable is taken, and what is refused would not have been.
void TestPublishing::N4_greenMeansThatItWorks()
{
    addDistribution(u"trixie"_s, {u"main"_s});
    const QString folder = m_files->path();
    QStringList all;
    for (const QString &version : {u"1.0.0"_s, u"1.1.0"_s}) {
        const Package package{u"widget"_s, version, u"A widget."_s, {}, 30'000};
        for (const auto &made :
             {demo::npmPackage(folder, {u"@acme/widget"_s, version, {}, {}}),
              demo::pythonPackage(folder, package), demo::nugetPackage(folder, package),
              demo::debianPackage(folder, package), demo::rubyGem(folder, package),
              demo::composerPackage(folder, {u"acme/widget"_s, version, {}, {}}),
              demo::mavenPackage(folder, {u"com/acme/widget"_s, version, {}, {}}),
              demo::helmChart(folder, package), demo::conanPackage(folder, package),
              demo::goModule(folder, {u"example.org/acme/widget"_s, u'v' + version, {}, {}})}) {
            QVERIFY2(made, qPrintable(made ? QString() : english(made.error())));
            all += *made;
        }
    }
    all.append(write(u"data-1.0.bin"_s, "any bytes"));
    all.append(write(u"large-1.0.bin"_s, QByteArray(5'000, 'x')));
    const auto set = [this](const FormatId &type, std::optional<bool> duplicates,
                            std::optional<qint64> largest) {
        PolicySetting setting;
        setting.scope = store().scope(u"acme/web"_s)->id;
        setting.type = type;
        setting.duplicatesAllowed = duplicates;
        setting.maxFileSize = largest;
        QVERIFY(store().setPolicy(setting, context().actor));
    };
    const auto judged = [&](const QString &path) {
        const PublishItem item{path, u"acme/web"_s, {}, {}};
        const auto check = checkItem(context(), item);
        const bool green = check && check->allowed;
        const auto done = publishItem(context(), item);
        if (green != done.has_value())
            qWarning("%s: %s", qPrintable(path),
                     qPrintable(done ? english(check->explanation) : english(done.error())));
        return green == done.has_value();
    };
    set(u"generic"_s, std::nullopt, 1'000);
    for (const QString &path : std::as_const(all)) // new
        QVERIFY(judged(path));
    for (const QString &path : std::as_const(all)) // the same once more
        QVERIFY(judged(path));
    for (const auto &format : m_real->formats)
        set(format->id(), false, std::nullopt);
    for (const QString &path : std::as_const(all))
        QVERIFY(judged(path));
    addProject(u"acme/other"_s); // names that another project of the group has
    for (const QString &path : std::as_const(all)) {
        const PublishItem item{path, u"acme/other"_s, {}, {}};
        const auto check = checkItem(context(), item);
        QCOMPARE(check && check->allowed, publishItem(context(), item).has_value());
    }
}

void TestPublishing::N4_whatIsRefusedStaysAndSaysHowToMendIt()
{
    const auto good = demo::npmPackage(m_files->path(), {u"@acme/ui-kit"_s, u"1.0.0"_s, {}, {}});
    QVERIFY(good);
    const QString firmware = write(u"firmware.bin"_s, "bytes");
    QVERIFY(drop(*good + QStringList{write(u"broken.whl"_s, "text"), firmware}));
    QCOMPARE(m_dialog->model()->rowCount(), 3);
    QVERIFY(m_real->press(u"publish"_s, m_dialog));
    QTRY_VERIFY(RealWindow::texts(m_real->table()).contains(u"@acme/ui-kit"_s));
    QTRY_COMPARE(m_dialog->model()->rowCount(), 2);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(text(0, PublishModel::File), u"broken.whl"_s);
    QVERIFY(note().contains(u"This .whl cannot be read"_s));
    // What is missing is typed, and goes.
    QCOMPARE(text(1, PublishModel::Check), u"version needed"_s);
    QVERIFY(m_dialog->model()->setData(cell(1, PublishModel::Version), u"2026.12"_s, Qt::EditRole));
    QVERIFY(m_real->press(u"publish"_s, m_dialog));
    QTRY_COMPARE(m_dialog->model()->rowCount(), 1);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(storedFiles({u"acme/web"_s, u"generic"_s, u"firmware"_s}, u"2026.12"_s),
             QStringList{u"firmware.bin"_s});
}

void TestPublishing::N4_whatIsNotTakenStays()
{
    const auto kit = demo::npmPackage(m_files->path(), {u"@acme/ui-kit"_s, u"1.0.0"_s, {}, {}});
    QVERIFY(kit);
    QVERIFY(drop(*kit + QStringList{write(u"broken.whl"_s, "text")}));
    QTRY_COMPARE(tone(0), Tone::Good); // the registry was asked
    // Somebody else is quicker.
    QVERIFY(publishItem(context(), {kit->first(), u"acme/web"_s, {}, {}}));
    QVERIFY(m_real->press(u"publish"_s, m_dialog));
    QTRY_COMPARE(text(0, PublishModel::Check), u"was not taken"_s);
    QCOMPARE(tone(0), Tone::Bad);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_dialog->model()->rowCount(), 2);
    QVERIFY2(reason(0).contains(u"under a version other than"_s), qPrintable(reason(0)));
}

void TestPublishing::N7_filesOfOneMavenVersionAreOneRow()
{
    const auto made = demo::mavenPackage(m_files->path(),
                                         {u"com/acme/widget"_s, u"1.2"_s, u"A widget."_s, {}});
    QVERIFY(made);
    // A jar that tells nothing of itself, as most build tools make them.
    QVERIFY(demo::writeZip(made->first(), {{u"com/acme/Widget.class"_s, "class"}}));
    const QByteArray pom = "<project><modelVersion>4.0.0</modelVersion><groupId>com.acme</groupId>"
                           "<artifactId>widget</artifactId><version>1.2</version>"
                           "<description>The real one.</description></project>";
    const QString sources = m_files->filePath(u"widget-1.2-sources.jar"_s);
    QVERIFY(demo::writeZip(sources, {{u"Widget.java"_s, "class Widget {}"}}));
    const QStringList files{made->first(), sources, write(u"widget-1.2.module"_s, "{}"),
                            write(u"widget-1.2.pom"_s, pom),
                            write(u"widget-1.2.jar.asc"_s, "signature")};
    QVERIFY(drop(files));
    QCOMPARE(m_dialog->model()->rowCount(), 1);
    QCOMPARE(text(0, PublishModel::File), u"5 files: widget-1.2.pom"_s);
    QCOMPARE(text(0, PublishModel::Package), u"com/acme/widget"_s);
    QCOMPARE(text(0, PublishModel::Version), u"1.2"_s);
    for (const QString &path : files)
        QVERIFY(cell(0, PublishModel::File).data(Qt::ToolTipRole).toString().contains(path));
    QTRY_COMPARE(tone(0), Tone::Good);
    QCOMPARE(m_real->button(u"publish"_s, m_dialog)->text(), u"Publish 5 files"_s);
    QVERIFY(m_real->press(u"publish"_s, m_dialog));
    const PackageKey key{u"acme/web"_s, u"maven"_s, u"com/acme/widget"_s};
    QTRY_COMPARE(
        storedFiles(key, u"1.2"_s),
        (QStringList{u"widget-1.2-sources.jar"_s, u"widget-1.2.jar"_s, u"widget-1.2.jar.asc"_s,
                     u"widget-1.2.module"_s, u"widget-1.2.pom"_s}));
    // Nothing was made up where the real one lay beside, and nothing is there twice.
    const auto row = store().versionRows(key);
    QCOMPARE(row->size(), 1);
    const auto stored = store().storedVersion(row->first().id);
    for (const StoredFile &file : stored->files) {
        if (file.name == u"widget-1.2.pom"_s)
            QCOMPARE(file.hashes.sha256, QCryptographicHash::hash(pom, QCryptographicHash::Sha256));
    }
}

void TestPublishing::N7_wheelAndSourcesAreOneRow()
{
    const auto made = demo::pythonPackage(m_files->path(), {u"acme-etl"_s, u"0.18.3"_s, {}, {}});
    QVERIFY(made);
    QCOMPARE(made->size(), 2);
    QVERIFY(drop({made->first()}));
    QCOMPARE(m_dialog->model()->rowCount(), 1);
    m_dialog->addFiles({made->last()}); // what is added later joins, too
    QTRY_COMPARE(m_dialog->model()->rows().first().others.size(), 1);
    QCOMPARE(m_dialog->model()->rowCount(), 1);
    QTRY_COMPARE(tone(0), Tone::Good);
    QVERIFY(m_real->press(u"publish"_s, m_dialog));
    QTRY_COMPARE(storedFiles({u"acme/web"_s, u"pypi"_s, u"acme-etl"_s}, u"0.18.3"_s).size(), 2);
}

void TestPublishing::N7_aSourcePackageIsOneRow()
{
    addDistribution(u"trixie"_s, {u"main"_s});
    const QByteArray orig = bytesOf(
        demo::pythonPackage(m_files->path(), {u"any"_s, u"1"_s, {}, {}})->last());
    const QByteArray packaging = orig.first(100);
    const auto line = [](const QByteArray &bytes, const QByteArray &name) {
        return "\n " + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex() + ' '
               + QByteArray::number(bytes.size()) + ' ' + name;
    };
    const auto md5 = [](const QByteArray &bytes, const QByteArray &name) {
        return "\n " + QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex() + ' '
               + QByteArray::number(bytes.size()) + ' ' + name;
    };
    const QByteArray dsc = "Format: 3.0 (quilt)\nSource: agent\nBinary: agent\nArchitecture: any\n"
                           "Version: 1.0-1\nMaintainer: Acme <packages@acme.example>\n"
                           "Checksums-Sha256:"
                           + line(orig, "agent_1.0.orig.tar.gz")
                           + line(packaging, "agent_1.0-1.debian.tar.xz")
                           + "\nFiles:" + md5(orig, "agent_1.0.orig.tar.gz")
                           + md5(packaging, "agent_1.0-1.debian.tar.xz") + '\n';
    const QStringList files{write(u"agent_1.0.orig.tar.gz"_s, orig),
                            write(u"agent_1.0-1.debian.tar.xz"_s, packaging),
                            write(u"agent_1.0-1.dsc"_s, dsc)};
    QVERIFY(drop(files));
    QCOMPARE(m_dialog->model()->rowCount(), 1);
    QCOMPARE(text(0, PublishModel::Package), u"agent"_s);
    QTRY_VERIFY2(tone(0) == Tone::Good, qPrintable(reason(0)));
    QCOMPARE(text(0, PublishModel::Part), u"trixie / main ▾"_s);
    QVERIFY(m_real->press(u"publish"_s, m_dialog));
    QTRY_COMPARE(storedFiles({u"acme/web"_s, u"debian"_s, u"agent"_s}, u"1.0-1"_s).size(), 3);
}

void TestPublishing::N7_aPartThatIsMissingIsNamed()
{
    addDistribution(u"trixie"_s, {u"main"_s});
    const QByteArray dsc = "Format: 3.0 (native)\nSource: agent\nArchitecture: any\nVersion: 1.0\n"
                           "Maintainer: Acme <packages@acme.example>\nChecksums-Sha256:\n "
                           + QByteArray(64, 'a') + " 12 agent_1.0.tar.xz\nFiles:\n "
                           + QByteArray(32, 'a') + " 12 agent_1.0.tar.xz\n";
    QVERIFY(drop({write(u"agent_1.0.dsc"_s, dsc)}));
    QTRY_COMPARE(tone(0), Tone::Bad); // once it was checked
    QVERIFY2(reason(0).contains(u"agent_1.0.tar.xz"_s), qPrintable(reason(0)));
}

void TestPublishing::T9_theTargetIsNamedOnAWorkspacePage()
{
    addProject(u"acme/data"_s);
    QVERIFY(m_real->window().showPage(u"tokens"_s));
    const auto files = demo::npmPackage(m_files->path(), {u"@acme/ui-kit"_s, u"1.0.0"_s, {}, {}});
    QVERIFY(files);
    QVERIFY(drop(*files));
    auto *registry = m_dialog->findChild<QComboBox *>(u"registry"_s);
    QVERIFY(registry && registry->isVisible());
    QCOMPARE(registry->currentText(), u"This computer"_s);
    QCOMPARE(text(0, PublishModel::Check), u"project needed"_s); // nobody guesses it
    auto *project = m_dialog->findChild<QComboBox *>(u"forAll"_s);
    QVERIFY(project->isVisible());
    project->setCurrentIndex(project->findData(u"acme/data"_s));
    emit project->activated(project->currentIndex());
    QTRY_VERIFY(m_dialog->findChild<QPushButton *>(u"publish"_s)->isEnabled()); // once checked
    QVERIFY(m_real->press(u"publish"_s, m_dialog));
    QTRY_COMPARE(storedFiles({u"acme/data"_s, u"npm"_s, u"@acme/ui-kit"_s}, u"1.0.0"_s).size(), 1);
}

void TestPublishing::T9_otherProjectsThatHaveTheNameAreToldBefore()
{
    addProject(u"acme/data"_s);
    addProject(u"lab/one"_s);
    const auto etl = demo::pythonPackage(m_files->path(), {u"acme-etl"_s, u"0.1"_s, {}, {}});
    const auto chart = demo::helmChart(m_files->path(), {u"stack"_s, u"1.0.0"_s, {}, {}});
    QVERIFY(etl && chart);
    for (const QString &path : *etl + *chart) {
        for (const QString &project : {u"acme/data"_s, u"lab/one"_s})
            QVERIFY(publishItem(context(), {path, project, {}, {}}));
    }
    const auto next = demo::pythonPackage(m_files->path(), {u"acme-etl"_s, u"0.2"_s, {}, {}});
    QVERIFY(next);
    QVERIFY(drop(*next + *chart));
    for (int row = 0; row < m_dialog->model()->rowCount(); ++row) {
        if (text(row, PublishModel::To).startsWith(u"choose"_s))
            QVERIFY(m_dialog->model()->setData(cell(row, PublishModel::To), u"acme/web"_s,
                                               Qt::EditRole));
    }
    QTRY_VERIFY(!m_dialog->model()->busy());
    QCOMPARE(m_dialog->model()->rowCount(), 2);
    for (int row = 0; row < 2; ++row) {
        QCOMPARE(tone(row), Tone::Warning); // never green
        QVERIFY2(reason(row).contains(u"acme/data"_s), qPrintable(reason(row)));
    }
    QVERIFY2(note().contains(u"acme/data"_s), qPrintable(note()));
    QVERIFY(m_real->button(u"publish"_s, m_dialog)->isEnabled());
}

void TestPublishing::T9_whoseTheNameIsIsToldAfterwards()
{
    addProject(u"acme/data"_s);
    const auto etl = demo::pythonPackage(m_files->path(), {u"acme-etl"_s, u"0.1"_s, {}, {}});
    QVERIFY(etl);
    QVERIFY(publishItem(context(), {etl->first(), u"acme/data"_s, {}, {}}));
    const auto next = demo::pythonPackage(m_files->path(), {u"acme-etl"_s, u"0.2"_s, {}, {}});
    QVERIFY(next);
    QVERIFY(drop(*next));
    m_dialog->model()->setProjectForAll(u"acme/web"_s);
    QTRY_VERIFY(!m_dialog->model()->busy());
    QVERIFY2(reason(0).contains(u"belongs to acme/data"_s), qPrintable(reason(0)));
    QVERIFY(m_real->press(u"publish"_s, m_dialog));
    auto *box = m_real->dialog<QMessageBox>();
    QVERIFY(box);
    QVERIFY2(box->informativeText().contains(u"belongs to acme/data"_s),
             qPrintable(box->informativeText()));
    box->close();
}

QTEST_MAIN(TestPublishing)
#include "tst_publishing.moc"

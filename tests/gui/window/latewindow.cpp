// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "latewindow.h"

#include "ui/mainwindow/actionregistry.h"
#include "ui/sidebar/sidebar.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/hashfield.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

const QStringList Names{u"alpha"_s, u"bravo"_s, u"charlie"_s, u"delta"_s, u"echo"_s};

/// The bytes of which all hashes of a package's files consist.
char byteOf(const QString &name)
{
    return char(0xa1 + 0x11 * Names.indexOf(name));
}

void addCells(QStringList &texts, const QAbstractItemModel &model, const QModelIndex &parent)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex cell = model.index(row, column, parent);
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole)})
                texts.append(cell.data(role).toString());
        }
        addCells(texts, model, model.index(row, 0, parent));
    }
}

void addTexts(QStringList &texts, const QWidget *widget)
{
    texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        texts << label->text();
    else if (const auto *elided = qobject_cast<const ElidedLabel *>(widget))
        texts << elided->text();
    else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        texts << button->text();
    else if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        texts << line->text();
    else if (const auto *hash = qobject_cast<const HashField *>(widget))
        texts << hash->value();
    else if (const auto *badge = qobject_cast<const Badge *>(widget))
        texts << badge->badge().text;
    else if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
        texts << text->toPlainText();
    else if (const auto *browser = qobject_cast<const QTextBrowser *>(widget))
        texts << browser->toPlainText();
    else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget);
             view && view->model())
        addCells(texts, *view->model(), {});
    else if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
        for (int i = 0; i < box->count(); ++i)
            texts << box->itemText(i);
    }
}

} // namespace

LateWindow::LateWindow()
{
    here.addScope(u"acme"_s, Level::Group);
    here.addScope(u"acme/web"_s, Level::Project);
    here.addScope(u"acme/data"_s, Level::Project);
    there.addScope(u"far"_s, Level::Group);
    there.addScope(u"far/app"_s, Level::Project);
    there.embedded = false;
    there.sourceId = u"there"_s;
    there.sourceTitle = u"registry.example"_s;
    there.can.administer = Text::of("Its settings are changed there.");
    for (const QString &name : Names)
        addPackage(name < u"d"_s ? here : there, name);
}

void LateWindow::addPackage(LateSource &source, const QString &name)
{
    const qint64 id = 10 * (Names.indexOf(name) + 1);
    PackageRow row;
    row.key = key(name);
    row.latest = u"2.0.0-"_s + name;
    row.versions = 2;
    row.bytes = 4000 + id;
    row.published = clock.now().addDays(-id);
    row.description = name + u" described"_s;
    row.exposure = {Text::foreign(name + u" exposed"_s), Tone::Bad,
                    Text::foreign(name + u" explained"_s)};
    source.add(row);
    PackageDetails &details = source.detailsOf(row.key);
    details.versions.clear();
    for (int i = 0; i < 2; ++i) {
        VersionRow version;
        version.id = id + i;
        version.version = u"%1.0.0-%2"_s.arg(2 - i).arg(name);
        version.publisher = name + u"-publisher"_s;
        version.tags = {name + u"-tag"_s};
        version.created = row.published;
        details.versions.append(version);
    }
    details.readme = u"# %1 read-me"_s.arg(name);
    details.license = name + u"-licence"_s;
    details.dependents = {name + u"-dependent"_s};
    details.publicCopy = {Text::foreign(name + u" elsewhere"_s), Tone::Warning, {}};
    StoredFile file;
    file.id = id;
    file.versionId = id;
    file.name = name + u"-2.tgz"_s;
    file.size = 4000 + id;
    const char byte = byteOf(name);
    file.hashes = {QByteArray(16, byte), QByteArray(20, byte), QByteArray(32, byte),
                   QByteArray(64, byte)};
    StoredFile other = file;
    other.id = id + 1;
    other.name = name + u"-notes.txt"_s;
    source.setFiles(name, {file, other});
    source.activityRows.append({id,
                                clock.now(),
                                name + u"-publisher"_s,
                                u"publish"_s,
                                u"%1 npm %2 2.0.0-%2"_s.arg(row.key.scopePath, name),
                                {}});
}

bool LateWindow::open()
{
    MainWindow::Services services;
    services.sources = {&here, &there};
    services.jobs = &jobs;
    services.vault = &vault;
    services.clock = &clock;
    services.formats = formatInfos(formats);
    services.listArchive = [](const QString &) {
        return QtFuture::makeReadyFuture(Result<QList<ArchiveListEntry>>(
            fail(ErrorCode::InvalidFile, Text::of("It has no contents."))));
    };
    window = std::make_unique<MainWindow>(services);
    parts = std::make_unique<WindowParts>(
        *window, here, remotes, formats,
        HttpsDialog::Context{[] { return HttpsState(); },
                             [](bool) { return QtFuture::makeReadyFuture(Result<void>()); }});
    window->resize(1440, 900);
    window->show();
    return QTest::qWaitForWindowActive(window.get())
           && QTest::qWaitFor([this] { return listed().size() == 3; });
}

QStringList LateWindow::listed() const
{
    QStringList names;
    for (int row = 0; row < model()->rowCount(); ++row)
        names.append(model()->index(row, 0).data().toString());
    return names;
}

bool LateWindow::choose(const QString &package) const
{
    if (!QTest::qWaitFor([&] { return listed().contains(package); }))
        return false;
    const QModelIndex cell = model()->index(int(listed().indexOf(package)), 0);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(cell).center());
    return true;
}

QAction *LateWindow::action(const QString &id) const
{
    return window->actions().find(id);
}

void LateWindow::showPlace(PackageSource *source, const QString &scopePath) const
{
    Sidebar *sidebar = window->sidebar();
    const auto *tree = static_cast<ScopeTreeModel *>(sidebar->model());
    const QModelIndex row = tree->find({source, scopePath, {}});
    sidebar->scrollTo(row);
    QTest::mouseClick(sidebar->viewport(), Qt::LeftButton, {}, sidebar->visualRect(row).center());
}

PackageKey LateWindow::key(const QString &name)
{
    return {name == u"charlie"_s ? u"acme/data"_s
            : name < u"d"_s      ? u"acme/web"_s
                                 : u"far/app"_s,
            u"npm"_s, name};
}

Error LateWindow::away()
{
    return {ErrorCode::Network, Text::of("registry.example did not answer."),
            Text::of("Look whether it is up."), false};
}

QStringList LateWindow::textsIn(const QWidget *part)
{
    QStringList texts;
    addTexts(texts, part);
    for (const QWidget *widget : part->findChildren<QWidget *>()) {
        if (widget->isVisibleTo(part))
            addTexts(texts, widget);
    }
    texts.removeAll(QString());
    return texts;
}

bool LateWindow::tellsOf(const QWidget *part, const QString &package)
{
    const QString hash = QString::fromLatin1(QByteArray(8, byteOf(package)).toHex());
    return std::ranges::any_of(textsIn(part), [&](const QString &text) {
        return text.contains(package) || text.contains(hash);
    });
}

} // namespace packhouse

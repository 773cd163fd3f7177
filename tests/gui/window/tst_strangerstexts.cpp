// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "latewindow.h"
#include "strangerstexts.h"
#include "ui/deletion/confirmname.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/style/theme.h"
#include "ui/widgets/listpage.h"
#include "ui/widgets/tables.h"

#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

const QString Name = hostile(u"name"_s);

/// A group or project of a remote: what is between slashes is a level.
QString hostilePath(const QString &field)
{
    return hostile(field).replace(u'/', u'_');
}

Exposure hostileExposure(const QString &field)
{
    return {Text::of("%1 is exposed", hostile(field)), Tone::Bad,
            Text::of("%1 is answered by a stranger.", hostile(field + u"why"_s))};
}

void addPackage(FakeSource &source, const QString &scopePath)
{
    PackageRow row;
    row.key = {scopePath, u"npm"_s, Name};
    row.latest = hostile(u"version"_s);
    row.versions = 2;
    row.bytes = 4711;
    row.published = FixedClock().time;
    row.description = hostile(u"description"_s);
    row.exposure = hostileExposure(u"exposure"_s);
    source.add(row);
    PackageDetails &details = source.detailsOf(row.key);
    VersionRow version;
    version.id = 901;
    version.version = row.latest;
    version.status = Status::Deprecated;
    version.statusMessage = hostile(u"reason"_s);
    version.tags = {hostile(u"tag"_s)};
    version.publisher = hostile(u"publisher"_s);
    version.created = row.published;
    version.origin = {Origin::Kind::Imported, hostile(u"origin"_s), true};
    version.note = hostile(u"note"_s);
    VersionRow other = version;
    other.id = 902;
    other.version = hostile(u"otherversion"_s);
    other.status = Status::Default;
    details.versions = {version, other};
    details.readme = hostile(u"readme"_s);
    details.license = hostile(u"licence"_s);
    details.dependents = {hostile(u"dependent"_s)};
    details.publicCopy = hostileExposure(u"copy"_s);
    Reservation reservation;
    reservation.type = u"npm"_s;
    reservation.canonicalName = Name;
    reservation.reason = hostile(u"reserved"_s);
    reservation.since = row.published;
    details.reservation = reservation;
    details.policy = Policy();
    details.policy->forwardingFrom = hostilePath(u"from"_s);
    StoredFile file;
    file.id = 911;
    file.versionId = 901;
    file.name = hostile(u"file"_s);
    file.size = 4711;
    file.hashes.sha256 = QByteArray(32, 'a');
    StoredFile second = file;
    second.id = 912;
    second.name = hostile(u"otherfile"_s);
    source.setFiles(Name, {file, second});
}

void fillPages(FakeSource &source, const QString &scopePath)
{
    const QDateTime now = FixedClock().time;
    const Coordinates what{u"npm"_s, Name, hostile(u"version"_s)};
    Token token;
    token.id = 5;
    token.name = hostile(u"token"_s);
    token.rights = Right::Read;
    source.tokenList = {token};
    source.trashRows = {{77,
                         scopePath,
                         what,
                         10,
                         1,
                         now,
                         now.addDays(9),
                         hostile(u"deleter"_s),
                         hostile(u"trashedfile"_s),
                         {}}};
    source.activityRows = {{88, now, hostile(u"actor"_s), hostile(u"action"_s),
                            scopePath + u" npm "_s + Name,
                            Text::of("%1 did not answer.", Foreign{hostile(u"outcome"_s)})}};
    ExposureRow row;
    row.scopePath = scopePath;
    row.type = u"npm"_s;
    row.name = Name;
    row.canonicalName = Name;
    row.exposure = hostileExposure(u"audit"_s);
    row.forwardingFrom = hostilePath(u"auditfrom"_s);
    row.published = true;
    row.findings = {{ExposureReason::Several, Tone::Bad, true,
                     Text::of("%1 wants it, too.", hostile(u"finding"_s))}};
    row.holders = {hostilePath(u"holder"_s)};
    row.sharedWith = {hostilePath(u"shared"_s)};
    row.origins = {{Origin::Kind::Imported, hostile(u"auditorigin"_s), true}};
    row.latest = hostile(u"auditlatest"_s);
    row.belongsTo = {hostilePath(u"owner"_s)};
    row.alsoIn = {hostilePath(u"also"_s)};
    row.reserved = true;
    row.reservedFor = hostilePath(u"reservedfor"_s);
    row.reservedAs = hostile(u"reservedas"_s);
    row.reservationReason = hostile(u"reservationreason"_s);
    row.upstream = UpstreamState::Present;
    row.upstreamHost = hostile(u"host"_s);
    row.upstreamLatest = hostile(u"upstreamlatest"_s);
    row.changes = {{u"npm"_s, Name, Text::of("was taken by %1.", hostile(u"taker"_s)), true}};
    source.exposureRows = {row};
    source.exposureState = 1;
    source.upstreamRows = {
        {u"npm"_s, {hostile(u"upstream"_s)}, false, true, hostile(u"proposed"_s), false, {}},
        {u"pypi"_s,
         {},
         false,
         false,
         hostile(u"proposal"_s),
         false,
         Text::of("%1 cannot be asked.", hostile(u"problem"_s))}};
    const DuplicatePlace place{scopePath, what, hostile(u"twice"_s), now, 911, 901};
    DuplicatePlace older = place;
    older.fileId = 912;
    source.duplicateGroups = {
        {DuplicateKind::FileName, hostile(u"subject"_s), 20, 10, 2, {place, older}}};
    source.supersededFiles = {
        {scopePath, what, hostile(u"superseded"_s), 911, 901, now, 10, {}, false}};
    source.undoableActs = {{u"act"_s, Text::of("%1 was reserved.", hostile(u"did"_s)),
                            Text::of("Undo reserving %1", hostile(u"undo"_s))}};
    source.removalEvidence.headline = Text::of("%1 is risky.", hostile(u"headline"_s));
    source.removalEvidence.explanation = Text::foreign(hostile(u"explanation"_s));
    source.removalEvidence.lines = {{Text::of("Asked %1", hostile(u"checked"_s)),
                                     Text::foreign(hostile(u"found"_s)),
                                     Text::foreign(hostile(u"badge"_s)), Tone::Bad}};
    source.removalEvidence.nameMustBeTyped = true;
    source.removalEvidence.reserveOffered = true;
    source.removalEvidence.stopForwardingOffered = true;
    source.removalEvidence.forwardingScope = hostilePath(u"stops"_s);
    source.removalEvidence.probeHost = hostile(u"probe"_s);
    source.publishCheck = {false,     Text::foreign(hostile(u"check"_s)),
                           Tone::Bad, Text::foreign(hostile(u"refusal"_s)),
                           {},        {}};
}

} // namespace

/// Whatever strangers wrote, wherever the window shows, says or hears it.
class TestStrangersTexts : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void S8_S9_everyTabAndPage();
    void S8_S9_everyDialog();
    void S8_S9_whatIsAnsweredWithAnError();

private:
    void choose(PackageSource *source, const QString &scopePath);
    ListPage *page(const QString &id) const;
    void closeDialogs() const;

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<LateWindow> m;
    StrangersTexts m_texts;
};

void TestStrangersTexts::init()
{
    QAccessible::setActive(true);
    m_theme = std::make_unique<Theme>(qobject_cast<QApplication *>(qApp), [] { return false; });
    m_texts = StrangersTexts();
    m = std::make_unique<LateWindow>();
    for (FakeSource *source : {&m->here, &m->there}) {
        const QString scopePath = hostilePath(u"group"_s) + u'/' + hostilePath(u"project"_s);
        source->addScope(hostilePath(u"group"_s), Level::Group);
        source->addScope(scopePath, Level::Project);
        addPackage(*source, scopePath);
        fillPages(*source, scopePath);
    }
    m->there.sourceTitle = hostile(u"remote"_s);
    // "alpha", "bravo" and "charlie" of the window are beside it.
    static_cast<void>(m->open());
    QTRY_COMPARE(m->listed().size(), 4);
}

void TestStrangersTexts::cleanup()
{
    const QStringList faults = m_texts.faults();
    m.reset();
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

void TestStrangersTexts::choose(PackageSource *source, const QString &scopePath)
{
    m->window->showPackages(source, scopePath);
    const auto find = [this] {
        const QStringList listed = m->listed();
        for (int at = 0; at < listed.size(); ++at) {
            if (listed.at(at).contains(u"zznamezz"_s))
                return at;
        }
        return -1;
    };
    QTRY_VERIFY(find() >= 0);
    chooseRow(m->table(), find());
    QTRY_VERIFY(m->window->detailsPane()->shown());
    QTRY_VERIFY(!m->window->detailsPane()->files().isEmpty());
}

ListPage *TestStrangersTexts::page(const QString &id) const
{
    if (!m->window->showPage(id))
        return nullptr;
    for (ListPage *one : m->window->findChildren<ListPage *>()) {
        if (one->id() == id)
            return one;
    }
    return nullptr;
}

void TestStrangersTexts::closeDialogs() const
{
    for (QDialog *dialog : m->window->findChildren<QDialog *>())
        dialog->reject();
}

void TestStrangersTexts::S8_S9_everyTabAndPage()
{
    for (PackageSource *source :
         {static_cast<PackageSource *>(&m->here), static_cast<PackageSource *>(&m->there)}) {
        choose(source, {});
        QTabWidget *tabs = m->window->detailsPane()->tabs();
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QTest::qWait(0);
            m_texts.look(tabs->tabText(tab));
        }
    }
    for (const QString &id :
         {u"exposure"_s, u"duplicates"_s, u"tokens"_s, u"activity"_s, u"trash"_s}) {
        const ListPage *shown = page(id);
        QVERIFY2(shown, qPrintable(id));
        auto *rows = shown->findChild<QTableView *>(QString(), Qt::FindDirectChildrenOnly);
        QTRY_VERIFY2(rows->isVisible() && rows->model()->rowCount() > 0, qPrintable(id));
        chooseRow(rows, 0);
        m_texts.look(id);
    }
    for (const char *field :
         {"name",   "version", "description", "exposure", "reason", "tag",     "publisher",
          "origin", "licence", "dependent",   "copy",     "file",   "group",   "remote",
          "token",  "deleter", "actor",       "finding",  "owner",  "subject", "twice"})
        QVERIFY2(m_texts.saw(QString::fromLatin1(field)), field);
}

void TestStrangersTexts::S8_S9_everyDialog()
{
    choose(&m->here, {});
    for (const char *id : {"package.delete", "package.deleteVersions", "package.change"}) {
        QAction *action = m->action(QString::fromLatin1(id));
        QVERIFY2(action, id);
        QTRY_VERIFY(action->isEnabled());
        action->trigger();
        QTRY_VERIFY(!m->window->findChildren<QDialog *>().isEmpty());
        QTest::qWait(0);
        if (auto *deletion = m->window->findChild<DeletionDialog *>())
            QTRY_VERIFY(!deletion->plan().packages.isEmpty());
        m_texts.look(QString::fromLatin1(id));
        closeDialogs();
        QTRY_VERIFY(m->window->findChildren<QDialog *>().isEmpty());
    }
    const ListPage *tokens = page(u"tokens"_s);
    const ListPage *trash = page(u"trash"_s);
    const std::pair<const ListPage *, const char *> asks[]{
        {tokens, "revoke"}, {trash, "purge"}, {tokens, "rotate"}};
    for (const auto &[shown, name] : asks) {
        QVERIFY(m->window->showPage(shown->id()));
        auto *rows = shown->findChild<QTableView *>(QString(), Qt::FindDirectChildrenOnly);
        QTRY_VERIFY(rows->isVisible());
        chooseRow(rows, 0);
        auto *button = shown->findChild<QPushButton *>(QString::fromLatin1(name));
        QVERIFY2(button, name);
        QTRY_VERIFY2(button->isEnabled(), name);
        button->click();
        QTRY_VERIFY2(!m->window->findChildren<QDialog *>().isEmpty(), name);
        m_texts.look(QString::fromLatin1(name));
        closeDialogs();
        QTRY_VERIFY(m->window->findChildren<QDialog *>().isEmpty());
    }
    QFile dropped(m->folder.filePath(hostilePath(u"dropped"_s).left(120)));
    QVERIFY(dropped.open(QIODevice::WriteOnly));
    dropped.write("bytes");
    dropped.close();
    emit m->window->publishRequested({dropped.fileName()});
    QTRY_VERIFY(!m->window->findChildren<QDialog *>().isEmpty());
    m_texts.look(u"publish"_s);
    QTest::qWait(0);
    m_texts.look(u"publish"_s);
    QVERIFY(m_texts.saw(u"dropped"_s));
    closeDialogs();
    m->action(u"tools.commands"_s)->trigger();
    QTRY_VERIFY(m->window->findChild<CommandPalette *>());
    m_texts.look(u"palette"_s);
    for (const char *field : {"headline", "checked", "found", "badge", "token"})
        QVERIFY2(m_texts.saw(QString::fromLatin1(field)), field);
}

void TestStrangersTexts::S8_S9_whatIsAnsweredWithAnError()
{
    choose(&m->here, {});
    const Error error{ErrorCode::Network, Text::foreign(hostile(u"what"_s)),
                      Text::foreign(hostile(u"remedy"_s)), true};
    m->here.failure = error;
    m->there.failure = error;
    m->window->showPackages(&m->there, {});
    m->window->showPackages(&m->here, {});
    QTest::qWait(0);
    m_texts.look(u"packages"_s);
    for (const QString &id : {u"duplicates"_s, u"tokens"_s, u"activity"_s, u"trash"_s}) {
        QVERIFY(page(id));
        m->action(u"view.refresh"_s)->trigger();
        m_texts.forgetWhatWasSeen();
        QVERIFY2(QTest::qWaitFor([&] {
                     m_texts.look(id);
                     return m_texts.saw(u"what"_s) && m_texts.saw(u"remedy"_s);
                 }),
                 qPrintable(id));
    }
}

QTEST_MAIN(TestStrangersTexts)
#include "tst_strangerstexts.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/npmupstream.h"
#include "faults/packageworld.h"
#include "support/folders.h"

#include <QDir>
#include <QDirIterator>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

enum class Damage { Emptied, Halved, Flipped, Removed, Folder, Link, Other, Unreadable };
constexpr std::array DamageNames{"emptied",        "cut in half",  "flipped bit",
                                 "removed",        "now a folder", "now a dead link",
                                 "another file's", "not readable"};

/// Versions of each type: in the database file, and in its log alone.
constexpr int Old = 1;
constexpr int Trashed = 3;
constexpr int New = 4;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void replace(const QString &path, const QByteArray &bytes)
{
    QFile::remove(path);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

} // namespace

/// Each file of a data directory is damaged in each way. The program says which package, version
/// and file that hits and what to do; what it advises helps, nothing else is lost, and no other
/// bytes are ever sent for right ones.
class tst_damage : public QObject
{
    Q_OBJECT

    struct Victim
    {
        QString path; ///< in the data directory
        QString kind; ///< blobs are of one
    };

    std::unique_ptr<QTemporaryDir> m_folder;
    NpmUpstream m_upstream;
    std::unique_ptr<BreakableDisk> m_disk;
    std::unique_ptr<ServedRegistry> m_registry;
    std::unique_ptr<PackageWorld> m_world;
    QList<Victim> m_victims;
    QRandomGenerator m_random;
    QString m_where; ///< what is damaged now, and how
    QStringList m_complaints;
    QMap<QString, QStringList> m_names; ///< by a blob's path: what it belongs to
    int m_newest = New;

    QString data() const { return m_folder->filePath(u"data"_s); }
    QString whole() const { return m_folder->filePath(u"whole"_s); }
    void publishAll(int version);
    void noteNames();
    void findVictims();
    QList<std::pair<Victim, Damage>> chosen();
    void hurt(const Victim &victim, Damage damage);
    void examine(const Victim &victim, Damage damage);
    void checkVerified(const Victim &victim, const Outcome &verified);
    void checkServed(const Victim &victim);
    void checkSentence(const QByteArray &said);
    void complain(const QString &what);

private slots:
    void initTestCase();
    void B2_B3_S3_S4_U3_eachFileInEachWay();
};

void tst_damage::complain(const QString &what)
{
    m_complaints << m_where + u": "_s + what;
    qWarning("%s", qPrintable(m_complaints.last().simplified()));
}

void tst_damage::publishAll(int version)
{
    for (const ProbePtr &probe : m_world->probes()) {
        const Reply reply = m_world->publish(*probe, version);
        QVERIFY2(ProofClient::good(reply), told(reply).constData());
    }
}

void tst_damage::noteNames()
{
    for (const ProbePtr &probe : m_world->probes()) {
        const auto shown = m_registry->control("show", {{u"type"_s, probe->type()},
                                                        {u"name"_s, probe->name()},
                                                        {u"scope"_s, probe->project()}});
        QVERIFY(shown);
        for (const auto &version : (*shown)["versions"_L1].toArray()) {
            for (const auto &file : version[u"files"_s].toArray()) {
                const QString hash = file[u"sha256"_s].toString();
                // Equal files of several versions are one.
                m_names[u"blobs/"_s + hash.left(2) + u'/' + hash.mid(2, 2) + u'/' + hash]
                    << probe->name() << version[u"version"_s].toString()
                    << file[u"name"_s].toString();
            }
        }
    }
}

void tst_damage::initTestCase()
{
    const quint32 seed = qEnvironmentVariableIsSet("PACKHOUSE_FAULT_SEED")
                             ? quint32(qEnvironmentVariableIntValue("PACKHOUSE_FAULT_SEED"))
                             : QRandomGenerator::global()->generate() >> 1;
    qInfo("PACKHOUSE_FAULT_SEED=%u", seed);
    m_random.seed(seed);
    m_folder = std::make_unique<QTemporaryDir>();
    m_disk = std::make_unique<BreakableDisk>(data());
    m_registry = std::make_unique<ServedRegistry>(data(), m_disk.get());
    m_registry->setUpstream(u"npm"_s, m_upstream.address());
    m_world = std::make_unique<PackageWorld>(*m_registry);
    QVERIFY2(m_registry->start({u"--https"_s}), m_registry->said().constData());
    m_world->prepare();
    for (const int version : {Old, 2, Trashed})
        publishAll(version);
    const Scope kept = m_world->addProject(u"acme/kept"_s);
    QVERIFY(m_registry->control(
        "policy.set",
        {{u"scope"_s, kept.path}, {u"type"_s, u"npm"_s}, {u"forwarding"_s, u"keep"_s}}));
    const Reply file = m_registry->client(m_world->token())
                           .get(ProofClient::at(kept, "npm") + NpmUpstream::path(7));
    QCOMPARE(bodyOf(file), NpmUpstream::bytes(7));
    noteNames();
    for (const ProbePtr &probe : m_world->probes()) {
        QVERIFY(m_world->remove(*probe, Trashed));
        QVERIFY(PackageWorld::brings(m_world->pull(*probe, Old), *probe, Old));
    }
    QVERIFY(m_registry->stop());
    QVERIFY2(m_registry->start({u"--https"_s}), m_registry->said().constData());
    publishAll(New);
    noteNames();
    m_registry->kill();
    copyFolder(data(), whole());
    findVictims();
}

void tst_damage::findVictims()
{
    QDirIterator files(whole(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = QDir(whole()).relativeFilePath(files.next());
        const QString folder = path.section(u'/', 0, 0);
        const bool alike = folder == u"blobs" || folder == u"private" || folder == u"upstream";
        m_victims << Victim{path, alike ? folder : path};
    }
    std::sort(m_victims.begin(), m_victims.end(),
              [](const Victim &a, const Victim &b) { return a.path < b.path; });
    QVERIFY(m_victims.size() > 40);
}

/// All of them, or each kind of file a few times and each damage a few times.
QList<std::pair<tst_damage::Victim, Damage>> tst_damage::chosen()
{
    QList<std::pair<Victim, Damage>> all;
    QMap<QString, QList<Victim>> kinds;
    for (const Victim &victim : std::as_const(m_victims)) {
        kinds[victim.kind] << victim;
        for (size_t damage = 0; damage < DamageNames.size(); ++damage)
            all << std::pair(victim, Damage(damage));
    }
    if (qEnvironmentVariableIsSet("PACKHOUSE_FAULT_ALL"))
        return all;
    QList<std::pair<Victim, Damage>> few;
    quint32 damage = m_random.bounded(quint32(DamageNames.size()));
    for (const QList<Victim> &alike : std::as_const(kinds)) {
        for (int times = 0; times < 2; ++times) {
            const Victim &victim = alike[m_random.bounded(int(alike.size()))];
            few << std::pair(victim, Damage(damage));
            damage = (damage + 3) % quint32(DamageNames.size()); // comes to each
        }
    }
    return few;
}

void tst_damage::hurt(const Victim &victim, Damage damage)
{
    const QString path = data() + u'/' + victim.path;
    QByteArray bytes = contentOf(path);
    switch (damage) {
    case Damage::Emptied:
        return replace(path, {});
    case Damage::Halved:
        return replace(path, bytes.left(bytes.size() / 2));
    case Damage::Flipped:
        if (bytes.isEmpty())
            bytes = "x";
        else
            bytes[m_random.bounded(int(bytes.size()))] ^= char(1 << m_random.bounded(8));
        return replace(path, bytes);
    case Damage::Removed:
        QFile::remove(path);
        return;
    case Damage::Folder:
        QFile::remove(path);
        QDir().mkpath(path);
        return;
    case Damage::Link:
        QFile::remove(path);
        QFile::link(u"/nonexistent/elsewhere"_s, path);
        return;
    case Damage::Other:
        for (;;) { // of its kind where there are several
            const Victim &other = m_victims[m_random.bounded(int(m_victims.size()))];
            if (other.path != victim.path
                && (other.kind == victim.kind || victim.kind == victim.path))
                return replace(path, contentOf(whole() + u'/' + other.path));
        }
    case Damage::Unreadable:
        // Root reads everything, so the disk refuses it.
        qstrncpy((*m_disk)->under, QFile::encodeName(path).constData(), sizeof(*m_disk)->under);
        brokendisk::breakAfter(**m_disk, 0, EACCES);
        return;
    }
}

void tst_damage::checkSentence(const QByteArray &said)
{
    static const QRegularExpression raw(
        u"disk I/O error|malformed|unable to open|not a database|database answered|SQLITE|errno"_s);
    const QString text = QString::fromUtf8(said).simplified();
    if (raw.match(text).hasMatch())
        complain(u"the system's words: "_s + text);
    // What is wrong, and what to do.
    if (text.count(u". "_s) < 1 || !text.endsWith(u'.'))
        complain(u"no sentence with a remedy: "_s + text);
}

void tst_damage::checkVerified(const Victim &victim, const Outcome &verified)
{
    if (victim.kind != u"blobs")
        return;
    if (verified.code != 4)
        complain(u"verify says %1: %2"_s.arg(verified.code).arg(QString::fromUtf8(verified.all())));
    const QString out = QString::fromUtf8(verified.out);
    for (const auto &finding : verified.json()["findings"_L1].toArray()) {
        if (finding[u"remedy"_s].toString().isEmpty())
            complain(u"verify tells no remedy: "_s + out);
    }
    // That of the kept file is of none of our packages.
    for (const QString &name : m_names.value(victim.path, {u"kept-pad"_s})) {
        if (!out.contains(name))
            complain(u"verify does not name %1: %2"_s.arg(name, out));
    }
}

void tst_damage::checkServed(const Victim &victim)
{
    const QStringList hit = m_names.value(victim.path);
    for (const ProbePtr &probe : m_world->probes()) {
        for (const int version : {Old, New}) {
            const Reply reply = m_world->pull(*probe, version);
            if (PackageWorld::brings(reply, *probe, version))
                continue;
            // Its key may be hit, without which it signs nothing.
            const bool mayFail = hit.contains(probe->name())
                                 || victim.path.startsWith(u"private/"_s + probe->type() + u'/');
            if (!mayFail)
                complain(u"%1 %2 cannot be read: %3"_s.arg(probe->type())
                             .arg(version)
                             .arg(QString::fromUtf8(told(reply))));
            else if (ProofClient::good(reply) || reply.status == 0)
                complain(u"%1 %2 brings other bytes: %3"_s.arg(probe->type())
                             .arg(version)
                             .arg(QString::fromUtf8(told(reply))));
        }
        if (m_world->inTrash(*probe, Trashed) == 0)
            complain(probe->type() + u" is no longer in the trash"_s);
    }
    const Reply kept = m_registry->client(m_world->token())
                           .get(ProofClient::at(m_world->scope(u"acme/kept"_s), "npm")
                                + NpmUpstream::path(7));
    if (bodyOf(kept) != NpmUpstream::bytes(7) && ProofClient::good(kept))
        complain(u"the kept file brings other bytes: "_s + QString::fromUtf8(told(kept)));
    const Probe &probe = *m_world->probes()[m_random.bounded(int(m_world->probes().size()))];
    const Reply published = m_world->publish(probe, ++m_newest);
    if (!ProofClient::good(published)
        && !victim.path.startsWith(u"private/"_s + probe.type() + u'/'))
        complain(
            u"%1 cannot be published: %2"_s.arg(probe.type(), QString::fromUtf8(told(published))));
}

void tst_damage::examine(const Victim &victim, Damage damage)
{
    QDir(data()).removeRecursively();
    copyFolder(whole(), data());
    hurt(victim, damage);
    Outcome verified = m_registry->run({u"verify"_s, u"--json"_s});
    if (verified.code < 0)
        return complain(u"verify did not end by itself: "_s + QString::fromUtf8(verified.all()));
    if (verified.code != 0 && verified.code != 4) {
        const Outcome told = m_registry->run({u"verify"_s});
        checkSentence(told.err);
        if (told.err.contains("packhousectl rebuild")) {
            const Outcome rebuilt = m_registry->run({u"rebuild"_s});
            if (rebuilt.code != 0)
                complain(u"rebuild says %1: %2"_s.arg(rebuilt.code)
                             .arg(QString::fromUtf8(rebuilt.all())));
        } else {
            // A person does what it says: the file comes back as it was.
            brokendisk::mend(**m_disk);
            QDir(data() + u'/' + victim.path).removeRecursively();
            replace(data() + u'/' + victim.path, contentOf(whole() + u'/' + victim.path));
        }
        verified = m_registry->run({u"verify"_s, u"--json"_s});
        if (verified.code != 0 && verified.code != 4)
            return complain(u"and afterwards verify says: "_s + QString::fromUtf8(verified.all()));
    } else {
        checkVerified(victim, verified);
        // A database that hides rows is made anew, as it says.
        if (verified.out.contains("the database") && verified.out.contains("packhousectl rebuild")
            && m_registry->run({u"rebuild"_s}).code != 0)
            complain(u"rebuild does not mend what verify told"_s);
    }
    if (!QFileInfo::exists(data() + u'/' + victim.path))
        brokendisk::mend(**m_disk); // what is gone is not unreadable
    if (!m_registry->start({u"--https"_s})) {
        if (m_registry->exitCode() < 0 || !m_registry->endedByItself())
            return complain(u"it did not end by itself: "_s
                            + QString::fromUtf8(m_registry->said()));
        checkSentence(m_registry->told());
        if (!m_registry->start())
            return complain(u"it does not start without https either: "_s
                            + QString::fromUtf8(m_registry->said()));
    }
    checkServed(victim);
    m_registry->kill();
}

void tst_damage::B2_B3_S3_S4_U3_eachFileInEachWay()
{
    const QList<std::pair<Victim, Damage>> cases = chosen();
    for (const auto &[victim, damage] : cases) {
        m_where = victim.path + u' ' + QLatin1StringView(DamageNames[size_t(damage)]);
        examine(victim, damage);
        brokendisk::mend(**m_disk);
        if (m_registry->runs())
            m_registry->kill();
    }
    qInfo("%lld damages to %lld files", qint64(cases.size()), qint64(m_victims.size()));
    QVERIFY2(m_complaints.isEmpty(), qPrintable(u"%1 complaints"_s.arg(m_complaints.size())));
}

QTEST_GUILESS_MAIN(tst_damage)
#include "tst_damage.moc"

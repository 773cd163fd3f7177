// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/packageworld.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

struct Trouble
{
    int reason;
    const char *name;
    const char *words; ///< what a sentence about it has to say
};
constexpr qint64 HungAfter = 9'000; ///< milliseconds, within which all but a hanging gpg is through

// The same for callers and for the command line.
constexpr Trouble Troubles[] = {{EIO, "EIO", "reports an error"},
                                {EMFILE, "EMFILE", "too many open files"},
                                {ENOSPC, "ENOSPC", "is full"},
                                {EROFS, "EROFS", "read-only"}};

/// What it says to whoever does not know the system's words for it.
QString sentenceOf(const Reply &reply)
{
    const QJsonObject object = objectOf(reply);
    QString said = QString::fromUtf8(bodyOf(reply));
    for (const QString &key : {u"message"_s, u"error"_s}) {
        if (object[key].isString())
            said = object[key].toString();
    }
    return said + u' ' + QString::fromUtf8(reply.reason);
}

} // namespace

/// The whole program runs on a disk that breaks: each call to it fails in its turn, for each reason
/// that a disk has, while packages of every type are published, read, deleted, restored and purged,
/// and while it starts, checks itself and stops.
class tst_brokendisk : public QObject
{
    Q_OBJECT

    /// What a step came to under trouble: nothing when all went well.
    using Answer = std::optional<QString>;
    /// Does one thing.
    using Work = std::function<Answer(int version)>;
    /// Whether the world is as it should be after it; the disk is whole.
    using Check = std::function<QString(int version, bool done)>;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<BreakableDisk> m_disk;
    std::unique_ptr<ServedRegistry> m_registry;
    std::unique_ptr<PackageWorld> m_world;
    std::map<FormatId, int> m_next;
    QRandomGenerator m_random;
    QStringList m_complaints;
    QMap<QString, QMap<QString, qint64>> m_failed; ///< by reason and call, and by reason and type
    const bool m_all = qEnvironmentVariableIsSet("PACKHOUSE_FAULT_ALL");

    void complain(const QString &what)
    {
        if (!m_complaints.contains(what))
            m_complaints << what;
    }
    QList<qint64> chosen(qint64 calls, int few);
    void note(const Trouble &trouble, const QString &type);
    void checkSaid(const Trouble &trouble, const QString &where, const QString &said);
    void waitForSigning(const FormatId &type);
    void trouble(const QString &step, const FormatId &type, int few, const Work &work,
                 const Check &check, const Work &before = {});
    static Answer answered(const Result<QJsonObject> &result)
    {
        return result ? Answer() : english(result.error());
    }
    static Answer answered(const Reply &reply)
    {
        if (ProofClient::good(reply))
            return {};
        return reply.status == 0 ? u"no answer"_s : sentenceOf(reply);
    }
    Answer publish(const Probe &probe, int version)
    {
        return answered(m_world->publish(probe, version));
    }
    bool has(const Probe &probe, int version)
    {
        return PackageWorld::brings(m_world->pull(probe, version), probe, version);
    }
    void finish();

private slots:
    void initTestCase();
    void S5_A16_A17_B5_everyType_data();
    void S5_A16_A17_B5_everyType();
    void S5_startsChecksAndStops();
    void S5_verify();
    void cleanupTestCase();
};

void tst_brokendisk::initTestCase()
{
    const quint32 seed = qEnvironmentVariableIsSet("PACKHOUSE_FAULT_SEED")
                             ? quint32(qEnvironmentVariableIntValue("PACKHOUSE_FAULT_SEED"))
                             : QRandomGenerator::global()->generate() >> 1;
    qInfo("PACKHOUSE_FAULT_SEED=%u", seed);
    m_random.seed(seed);
    m_folder = std::make_unique<QTemporaryDir>();
    const QString directory = m_folder->filePath(u"data"_s);
    m_disk = std::make_unique<BreakableDisk>(directory);
    m_registry = std::make_unique<ServedRegistry>(directory, m_disk.get());
    m_world = std::make_unique<PackageWorld>(*m_registry);
    QVERIFY2(m_registry->start(), m_registry->said().constData());
    m_world->prepare();
}

/// Which calls of so many fail.
QList<qint64> tst_brokendisk::chosen(qint64 calls, int few)
{
    QList<qint64> all;
    if (m_all) {
        for (qint64 nth = 0; nth < calls; ++nth)
            all << nth;
        return all;
    }
    for (int i = 0; i < few && calls > 0; ++i)
        all << qint64(m_random.bounded(quint32(calls)));
    return all;
}

void tst_brokendisk::note(const Trouble &trouble, const QString &type)
{
    const QString reason = QString::fromLatin1(trouble.name);
    for (size_t call = 0; call < brokendisk::CallNames.size(); ++call) {
        if (const qint64 failed = (*m_disk)->failed[call]; failed > 0) {
            m_failed[reason][u"call: "_s + QLatin1StringView(brokendisk::CallNames[call])] +=
                failed;
            m_failed[reason][u"type: "_s + type] += failed;
        }
    }
}

void tst_brokendisk::checkSaid(const Trouble &trouble, const QString &where, const QString &said)
{
    static const QRegularExpression raw(u"disk I/O error|errno|SQLITE|unable to open database"_s);
    // Neither gpg nor SQLite, which tries once more in another way, tells why.
    if (said.contains(u"could not be signed") || said.contains(u"nothing says why"))
        return;
    const QRegularExpression words(QString::fromLatin1(trouble.words),
                                   QRegularExpression::CaseInsensitiveOption);
    if (!words.match(said).hasMatch())
        complain(u"%1 with %2: %3"_s.arg(where, QString::fromLatin1(trouble.name), said));
    else if (raw.match(said).hasMatch())
        complain(u"%1 with %2 tells the system's words: %3"_s.arg(
            where, QString::fromLatin1(trouble.name), said));
    for (const Trouble &other : Troubles) {
        const QRegularExpression wrong(QString::fromLatin1(other.words),
                                       QRegularExpression::CaseInsensitiveOption);
        if (other.reason != trouble.reason && wrong.match(said).hasMatch())
            complain(u"%1 with %2 is told as %3: %4"_s.arg(where, QString::fromLatin1(trouble.name),
                                                           QString::fromLatin1(other.name), said));
    }
}

/// A gpg that hung is asked again only after as long as it was waited for; what is published until
/// then is not in the indexes.
void tst_brokendisk::waitForSigning(const FormatId &type)
{
    const Probe *probe = m_world->probe(type);
    if (!probe)
        return;
    const int version = ++m_next[type];
    if (const Answer answer = publish(*probe, version))
        complain(u"%1, after a hang: %2"_s.arg(type, *answer));
    else if (!QTest::qWaitFor([&] { return has(*probe, version); }, 30'000))
        complain(u"%1, after a hang: nothing new is listed"_s.arg(type));
}

void tst_brokendisk::trouble(const QString &step, const FormatId &type, int few, const Work &work,
                             const Check &check, const Work &before)
{
    const auto prepared = [&](int version) {
        const Answer answer = before ? before(version) : Answer();
        if (answer)
            complain(u"before %1 of %2: %3"_s.arg(step, type, *answer));
        return !answer;
    };
    for (const Trouble &trouble : Troubles) {
        int version = ++m_next[type];
        if (!prepared(version))
            return;
        brokendisk::breakAfter(**m_disk, std::numeric_limits<qint64>::max(), trouble.reason);
        const Answer untouched = work(version);
        const qint64 calls = (*m_disk)->seen;
        brokendisk::mend(**m_disk);
        if (untouched)
            complain(u"%1 of %2 on a good disk: %3"_s.arg(step, type, *untouched));
        for (const qint64 nth : chosen(calls, few)) {
            version = ++m_next[type];
            if (!prepared(version))
                return;
            const bool once = m_random.bounded(2) == 0;
            brokendisk::breakAfter(**m_disk, nth, trouble.reason, once);
            QElapsedTimer took;
            took.start();
            const Answer answer = work(version);
            brokendisk::mend(**m_disk);
            note(trouble, type);
            if (took.elapsed() >= HungAfter)
                waitForSigning(type);
            const QString where = u"%1 of %2, call %3%4"_s.arg(step, type)
                                      .arg(nth)
                                      .arg(once ? u" alone"_s : QString());
            if (!m_registry->answers()) {
                complain(u"%1 with %2: it ended: %3"_s.arg(
                    where, QString::fromLatin1(trouble.name),
                    QString::fromUtf8(m_registry->said().right(400))));
                QVERIFY2(m_registry->start(), m_registry->said().constData());
                continue;
            }
            if (answer)
                checkSaid(trouble, where, *answer);
            const QString wrong = check(version, !answer);
            if (!wrong.isEmpty())
                complain(u"%1 with %2: %3 (%4)"_s.arg(where, QString::fromLatin1(trouble.name),
                                                      wrong, answer.value_or(u"done"_s)));
        }
    }
}

void tst_brokendisk::S5_A16_A17_B5_everyType_data()
{
    QTest::addColumn<QString>("type");
    for (const ProbePtr &probe : m_world->probes())
        QTest::newRow(qPrintable(probe->type())) << probe->type();
}

void tst_brokendisk::S5_A16_A17_B5_everyType()
{
    QFETCH(QString, type);
    const Probe &probe = *m_world->probe(type);
    const auto published = [&](int version) { return publish(probe, version); };
    const auto inTrash = [&](int version) {
        const Answer answer = publish(probe, version);
        return answer ? answer : answered(m_world->remove(probe, version));
    };
    trouble(u"publish"_s, type, 3, published, [&](int version, bool done) {
        const bool there = has(probe, version);
        if (done)
            return there ? QString() : u"acknowledged, and not there"_s;
        // Refused is refused; the next try is not told that it is there already.
        if (const Answer again = publish(probe, version))
            return u"and then: %1"_s.arg(*again);
        return has(probe, version) ? QString() : u"published again, and not there"_s;
    });
    trouble(
        u"read"_s, type, 1,
        [&](int version) {
            const Reply reply = m_world->pull(probe, version);
            if (ProofClient::good(reply) && !PackageWorld::brings(reply, probe, version))
                return Answer(u"other bytes were served: "_s + sentenceOf(reply));
            // Cut off, which every client sees.
            return reply.status == 0 ? Answer() : answered(reply);
        },
        [&](int version, bool) {
            return has(probe, version) ? QString() : u"and now it is gone"_s;
        },
        published);
    trouble(
        u"delete"_s, type, 1,
        [&](int version) { return answered(m_world->remove(probe, version)); },
        [&](int version, bool done) {
            if (has(probe, version) == done)
                return done ? u"still there"_s : u"gone"_s;
            return (m_world->inTrash(probe, version) != 0) == done ? QString()
                                                                   : u"wrong in the trash"_s;
        },
        published);
    const auto fromTrash = [&](int version, auto work) {
        const qint64 id = m_world->inTrash(probe, version);
        return id == 0 ? Answer(u"not in the trash, or the trash could not be read"_s)
                       : answered(work(id));
    };
    qint64 id = 0;
    const auto known = [&](int version) {
        const Answer answer = inTrash(version);
        id = m_world->inTrash(probe, version);
        return answer;
    };
    trouble(
        u"restore"_s, type, 1, [&](int) { return answered(m_world->restore(id)); },
        [&](int version, bool done) {
            if (has(probe, version) != done)
                return done ? u"not there"_s : u"there"_s;
            if (done)
                return QString();
            const Answer again = fromTrash(version,
                                           [&](qint64 row) { return m_world->restore(row); });
            return again ? *again : QString();
        },
        known);
    trouble(
        u"purge"_s, type, 1, [&](int) { return answered(m_world->purge(id)); },
        [&](int version, bool done) {
            return (m_world->inTrash(probe, version) == 0) == done ? QString()
                                                                   : u"wrong in the trash"_s;
        },
        known);
    finish();
}

void tst_brokendisk::S5_verify()
{
    // One file is damaged, so that a verify that read nothing cannot say that all is well.
    const Probe &probe = *m_world->probe(u"generic"_s);
    const int version = ++m_next[probe.type()];
    QVERIFY(!publish(probe, version));
    const QByteArray hex = QCryptographicHash::hash(bodyOf(m_world->pull(probe, version)),
                                                    QCryptographicHash::Sha256)
                               .toHex();
    const QString path = u"%1/blobs/%2/%3/%4"_s.arg(
        m_registry->directory(), QString::fromLatin1(hex.first(2)),
        QString::fromLatin1(hex.sliced(2, 2)), QString::fromLatin1(hex));
    QFile blob(path);
    QVERIFY(blob.open(QIODevice::ReadWrite | QIODevice::ExistingOnly));
    const QByteArray right = blob.readAll();
    QVERIFY(blob.resize(0) && blob.flush());
    bool named = false;
    const auto verify = [&] {
        const Result<QJsonObject> said = m_registry->control("verify", {});
        named = said && !(*said)["findings"_L1].toArray().isEmpty();
        return said;
    };
    trouble(
        u"verify"_s, u"all"_s, 4, [&](int) { return answered(verify()); },
        [&](int, bool done) {
            if (done && !named)
                return u"a damaged file was not told"_s;
            const Result<QJsonObject> whole = verify();
            return !whole ? english(whole.error()) : named ? QString() : u"nothing is told now"_s;
        });
    QVERIFY(blob.seek(0));
    QCOMPARE(blob.write(right), right.size());
    blob.close();
    finish();
}

void tst_brokendisk::S5_startsChecksAndStops()
{
    const Probe &probe = *m_world->probes().front();
    const int known = ++m_next[probe.type()];
    QVERIFY(!publish(probe, known));
    for (const Trouble &trouble : Troubles) {
        QVERIFY(m_registry->stop());
        brokendisk::breakAfter(**m_disk, std::numeric_limits<qint64>::max(), trouble.reason);
        QVERIFY2(m_registry->start(), m_registry->said().constData());
        const qint64 calls = (*m_disk)->seen;
        for (const qint64 nth : chosen(calls, 6)) {
            const bool once = m_random.bounded(2) == 0;
            const QString where = u"start, call %1 of %2%3"_s.arg(nth).arg(calls).arg(
                once ? u" alone"_s : QString());
            // Half of the starts come after a kill.
            if (m_random.bounded(2) == 0)
                m_registry->kill();
            else
                m_registry->stop();
            brokendisk::breakAfter(**m_disk, nth, trouble.reason, once);
            const bool started = m_registry->start();
            brokendisk::mend(**m_disk);
            note(trouble, u"start"_s);
            if (!started) {
                if (m_registry->exitCode() < 0 || !m_registry->endedByItself())
                    complain(u"%1 with %2: it was ended: %3"_s.arg(
                        where, QString::fromLatin1(trouble.name),
                        QString::fromUtf8(m_registry->said())));
                checkSaid(trouble, where, QString::fromUtf8(m_registry->told()));
                QVERIFY2(m_registry->start(), m_registry->said().constData());
            }
            const int next = ++m_next[probe.type()];
            if (const Answer answer = publish(probe, next))
                complain(u"%1 with %2: publishing afterwards: %3"_s.arg(
                    where, QString::fromLatin1(trouble.name), *answer));
            if (!has(probe, known))
                complain(u"%1 with %2: what was there is gone"_s.arg(
                    where, QString::fromLatin1(trouble.name)));
        }
        brokendisk::breakAfter(**m_disk, qint64(m_random.bounded(12)), trouble.reason);
        if (!m_registry->stop())
            complain(u"stop with %1: %2"_s.arg(QString::fromLatin1(trouble.name),
                                               QString::fromUtf8(m_registry->said())));
        brokendisk::mend(**m_disk);
        note(trouble, u"stop"_s);
        QVERIFY2(m_registry->start(), m_registry->said().constData());
        QVERIFY(has(probe, known));
    }
    finish();
}

void tst_brokendisk::finish()
{
    const QStringList complaints = std::exchange(m_complaints, {});
    for (const QString &complaint : complaints)
        qWarning("%s", qPrintable(complaint.simplified()));
    QVERIFY2(complaints.isEmpty(), qPrintable(u"%1 complaints"_s.arg(complaints.size())));
}

void tst_brokendisk::cleanupTestCase()
{
    QVERIFY(m_registry->stop());
    const Outcome verified = m_registry->run({u"verify"_s, u"--json"_s});
    QVERIFY2(verified.code == 0, verified.all().constData());
    for (const Trouble &trouble : Troubles) {
        const QMap<QString, qint64> &failed = m_failed[QString::fromLatin1(trouble.name)];
        for (auto each = failed.begin(); each != failed.end(); ++each)
            qInfo("%s: %lld calls failed, %s", trouble.name, *each, qPrintable(each.key()));
        QVERIFY2(!failed.isEmpty(), trouble.name);
    }
}

QTEST_GUILESS_MAIN(tst_brokendisk)
#include "tst_brokendisk.moc"

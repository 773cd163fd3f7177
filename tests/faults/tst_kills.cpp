// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/proof.h"
#include "faults/ledger.h"
#include "faults/npmupstream.h"
#include "faults/packageworld.h"

#include <QDirIterator>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

using State = Ledger::State;

/// A public registry of one type, for imports; versions come into being as they are asked for.
class ImportSource
{
public:
    explicit ImportSource(const Probe &probe)
        : m_probe(probe)
        , m_proof(probe, {}, Visibility::Public)
        , m_server([this](const SeenRequest &request) {
            Headers headers;
            headers.add("Host", request.headers.value("host"));
            headers.add("Accept", request.headers.value("accept"));
            const Reply reply = call(
                m_proof.gateway(), requestHead(request.method, request.target, std::move(headers)));
            return Answer{.status = reply.status,
                          .headers = {{"Content-Type", reply.headers.value("Content-Type")}},
                          .body = bodyOf(reply)};
        })
    {}
    void publish(int version)
    {
        m_proof.succeeds(m_proof.publish(m_proof.project(), PackageWorld::item(version)),
                         u"publishing elsewhere"_s);
    }
    QByteArray address() const
    {
        QByteArray type = m_probe.type().toLatin1();
        if (type == "pypi")
            type += "/simple"; // that of the index there
        return m_server.address() + ProofClient::at(m_proof.project(), type).chopped(1);
    }

private:
    const Probe &m_probe;
    Proof m_proof;
    LoopbackServer m_server;
};

constexpr const char *ImportedTypes[] = {"npm", "pypi", "maven", "nuget"};
const QString Kept = u"kept of an upstream"_s;
const QString Tags = u"tags"_s;
const QString Policies = u"policies"_s;

/// Where the imports of a type are told of.
FormatId imported(const FormatId &type)
{
    return u"imported "_s + type;
}

} // namespace

/// The whole program is killed while it publishes, deletes, restores, purges, imports and keeps
/// packages of every type. What it had acknowledged is there when it is started again, nothing is
/// half there, and nothing stays behind.
class tst_kills : public QObject
{
    Q_OBJECT

    using Step = bool (tst_kills::*)(const Probe &, QRandomGenerator &);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ServedRegistry> m_registry;
    std::unique_ptr<PackageWorld> m_world;
    Ledger m_ledger;
    NpmUpstream m_upstream;
    std::map<FormatId, std::unique_ptr<ImportSource>> m_sources;
    std::map<FormatId, std::atomic<int>> m_next; ///< version numbers, never used twice
    const FormatList m_formats;

    QString directory() const { return m_folder->filePath(u"data"_s); }
    void beginAgain();

    // Each is one change; false when the registry did not answer.
    bool publish(const Probe &probe, QRandomGenerator &random);
    bool remove(const Probe &probe, QRandomGenerator &random);
    bool restore(const Probe &probe, QRandomGenerator &random);
    bool purge(const Probe &probe, QRandomGenerator &random);
    bool import(const Probe &probe, QRandomGenerator &random);
    bool keep(const Probe &probe, QRandomGenerator &random);
    bool tag(const Probe &probe, QRandomGenerator &random);
    bool setPolicy(const Probe &probe, QRandomGenerator &random);
    bool acknowledged(const Result<QJsonObject> &result, const QString &kind, const FormatId &type);
    void work(const QList<std::pair<Step, const Probe *>> &steps, quint32 seed);
    void workAndKill(QRandomGenerator &random);

    void checkFacts();
    void checkVersion(const Probe &probe, const FormatId &listed, int version, State state,
                      const QString &project);
    void checkSettings();
    void checkClosed();
    QString strays() const;
    QStringList neverHappened() const;

private slots:
    void B1_U3_killedAtAnyMomentNothingAcknowledgedIsLost();
};

void tst_kills::beginAgain()
{
    m_sources.clear();
    m_world.reset();
    m_registry.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_registry = std::make_unique<ServedRegistry>(directory());
    m_registry->setUpstream(u"npm"_s, m_upstream.address());
    m_world = std::make_unique<PackageWorld>(*m_registry);
    for (const char *type : ImportedTypes) {
        const Probe *probe = m_world->probe(QString::fromLatin1(type));
        m_sources.emplace(probe->type(), std::make_unique<ImportSource>(*probe));
    }
    m_ledger.beginAgain();
    for (const ProbePtr &probe : m_world->probes()) { // threads find them made
        m_next[probe->type()];
        m_next[imported(probe->type())];
    }
    for (const QString &other : {Kept, Tags, Policies})
        m_next[other];
    QVERIFY2(m_registry->start(), m_registry->said().constData());
    m_world->prepare();
    m_world->addProject(u"acme/imports"_s);
    m_world->addProject(u"acme/kept"_s);
    QVERIFY(m_registry->control(
        "policy.set",
        {{u"scope"_s, u"acme/kept"_s}, {u"type"_s, u"npm"_s}, {u"forwarding"_s, u"keep"_s}}));
}

bool tst_kills::publish(const Probe &probe, QRandomGenerator &)
{
    const int version = ++m_next.at(probe.type());
    m_ledger.set(probe.type(), version, State::Asked);
    const Reply reply = m_world->publish(probe, version);
    if (reply.status == 0)
        return false;
    if (!ProofClient::good(reply)) {
        m_ledger.complain(probe.type() + u" was not published: "_s
                          + QString::fromUtf8(told(reply)));
        return false;
    }
    m_ledger.set(probe.type(), version, State::There);
    m_ledger.acknowledge(u"publish"_s, probe.type());
    // By the type's index, which is made anew now.
    const Reply pulled = m_world->pull(probe, version);
    if (pulled.status == 0)
        return false;
    if (!PackageWorld::brings(pulled, probe, version))
        m_ledger.complain(probe.type() + u" cannot be read: "_s + QString::fromUtf8(told(pulled)));
    m_ledger.acknowledge(u"index"_s, probe.type());
    return true;
}

bool tst_kills::acknowledged(const Result<QJsonObject> &result, const QString &kind,
                             const FormatId &type)
{
    if (result) {
        m_ledger.acknowledge(kind, type);
        return true;
    }
    if (result.error().code != ErrorCode::Network)
        m_ledger.complain(kind + u' ' + type + u": "_s + english(result.error()));
    return false;
}

bool tst_kills::remove(const Probe &probe, QRandomGenerator &random)
{
    const auto version = m_ledger.any(probe.type(), State::There, random);
    if (!version)
        return true;
    m_ledger.set(probe.type(), *version, State::Asked);
    if (!acknowledged(m_world->remove(probe, *version), u"delete"_s, probe.type()))
        return false;
    m_ledger.set(probe.type(), *version, State::InTrash);
    return true;
}

bool tst_kills::restore(const Probe &probe, QRandomGenerator &random)
{
    const auto version = m_ledger.any(probe.type(), State::InTrash, random);
    if (!version)
        return true;
    const qint64 id = m_world->inTrash(probe, *version);
    if (id == 0)
        return false;
    m_ledger.set(probe.type(), *version, State::Asked);
    if (!acknowledged(m_world->restore(id), u"restore"_s, probe.type()))
        return false;
    m_ledger.set(probe.type(), *version, State::There);
    return true;
}

bool tst_kills::purge(const Probe &probe, QRandomGenerator &random)
{
    const auto version = m_ledger.any(probe.type(), State::InTrash, random);
    if (!version)
        return true;
    const qint64 id = m_world->inTrash(probe, *version);
    if (id == 0)
        return false;
    m_ledger.set(probe.type(), *version, State::Asked);
    if (!acknowledged(m_world->purge(id), u"purge"_s, probe.type()))
        return false;
    m_ledger.set(probe.type(), *version, State::Purged);
    return true;
}

bool tst_kills::import(const Probe &probe, QRandomGenerator &)
{
    const FormatId listed = imported(probe.type());
    const int version = ++m_next.at(listed);
    ImportSource *source = m_sources.at(probe.type()).get();
    source->publish(version);
    m_ledger.set(listed, version, State::Asked);
    const auto result = m_registry->control(
        "import", {{u"type"_s, probe.type()},
                   {u"name"_s, probe.name()},
                   {u"to"_s, u"acme/imports"_s},
                   {u"from"_s, QString::fromLatin1(source->address())},
                   {u"versions"_s, QJsonArray{probe.version({version, 0})}}});
    if (result) {
        for (const auto &file : (*result)["files"_L1].toArray()) {
            if (file[u"state"_s].toString() == u"failed")
                m_ledger.complain(u"not imported: "_s + file[u"error"_s][u"what"_s].toString());
        }
    }
    if (!acknowledged(result, u"import"_s, probe.type()))
        return false;
    m_ledger.set(listed, version, State::There);
    return true;
}

bool tst_kills::keep(const Probe &, QRandomGenerator &)
{
    const int version = ++m_next.at(Kept) % NpmUpstream::Versions;
    const Reply reply = m_registry->client(m_world->token())
                            .get(ProofClient::at(m_world->scope(u"acme/kept"_s), "npm")
                                 + NpmUpstream::path(version));
    if (reply.status == 0)
        return false;
    if (bodyOf(reply) != NpmUpstream::bytes(version)) {
        m_ledger.complain(u"nothing is kept: "_s + QString::fromUtf8(told(reply)));
        return false;
    }
    m_ledger.set(Kept, version, State::There);
    m_ledger.acknowledge(u"keep"_s, u"npm"_s);
    return true;
}

bool tst_kills::tag(const Probe &probe, QRandomGenerator &random)
{
    const auto version = m_ledger.any(probe.type(), State::There, random);
    if (!version)
        return true;
    const int name = ++m_next.at(Tags);
    Headers headers;
    headers.add("Content-Type", "application/json");
    ProofClient client = m_registry->client(m_world->token());
    const Reply reply = client.send("PUT",
                                    ProofClient::at(m_world->scope(probe.project()), "npm")
                                        + "-/package/@acme%2fwidget/dist-tags/t"
                                        + QByteArray::number(name),
                                    headers, '"' + probe.version({*version, 0}).toUtf8() + '"');
    if (reply.status == 0)
        return false;
    if (!ProofClient::good(reply)) {
        m_ledger.complain(u"no tag: "_s + QString::fromUtf8(told(reply)));
        return false;
    }
    m_ledger.tag(name, *version);
    m_ledger.acknowledge(u"tag"_s, probe.type());
    return true;
}

bool tst_kills::setPolicy(const Probe &probe, QRandomGenerator &)
{
    const int number = ++m_next.at(Policies);
    m_ledger.set(Policies, number, State::Asked);
    const auto result = m_registry->control("policy.set",
                                            {{u"scope"_s, u"acme/imports"_s},
                                             {u"type"_s, probe.type()},
                                             {u"max_file_size"_s, 1'000'000'000 + number}});
    if (!acknowledged(result, u"policy"_s, probe.type()))
        return false;
    m_ledger.set(Policies, number, State::There);
    return true;
}

void tst_kills::work(const QList<std::pair<Step, const Probe *>> &steps, quint32 seed)
{
    QRandomGenerator random(seed);
    // From anywhere on, so that each comes early in some round.
    for (qsizetype at = random.bounded(int(steps.size()));; ++at) {
        const auto &[step, probe] = steps[at % steps.size()];
        if (!(this->*step)(*probe, random))
            return;
    }
}

void tst_kills::workAndKill(QRandomGenerator &random)
{
    constexpr size_t Threads = 4;
    std::array<QList<std::pair<Step, const Probe *>>, Threads> steps;
    size_t next = 0;
    for (const Step step : {&tst_kills::publish, &tst_kills::publish, &tst_kills::remove,
                            &tst_kills::restore, &tst_kills::remove, &tst_kills::purge}) {
        next = 0;
        for (const ProbePtr &probe : m_world->probes()) {
            steps[next++ % Threads].append({step, probe.get()});
        }
    }
    for (const char *type : ImportedTypes)
        steps[next++ % Threads].append(
            {&tst_kills::import, m_world->probe(QString::fromLatin1(type))});
    const Probe *npm = m_world->probe(u"npm"_s);
    for (const Step step : {&tst_kills::keep, &tst_kills::setPolicy, &tst_kills::keep})
        steps[next++ % Threads].append({step, npm});
    for (auto &own : steps) { // tags belong to the thread that has npm
        if (std::any_of(own.begin(), own.end(), [&](const auto &step) {
                return step.first == &tst_kills::publish && step.second == npm;
            }))
            own.append({&tst_kills::tag, npm});
    }

    const int before = m_ledger.acknowledged();
    const int wanted = int(random.bounded(5, 160));
    std::vector<std::thread> threads;
    for (const auto &own : steps)
        threads.emplace_back([&, seed = random.generate()] { work(own, seed); });
    const bool enough = QTest::qWaitFor(
        [&] {
            return m_ledger.acknowledged() >= before + wanted || !m_ledger.complaints().isEmpty();
        },
        60'000);
    // Anywhere in the changes that are under way.
    const quint32 spins = random.bounded(400'000U);
    for (volatile quint32 i = 0; i < spins;)
        i = i + 1;
    m_registry->kill();
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY2(enough, m_registry->said().constData());
}

void tst_kills::checkVersion(const Probe &probe, const FormatId &listed, int version, State state,
                             const QString &project)
{
    const Reply reply = m_world->pull(probe, version, project);
    const bool there = PackageWorld::brings(reply, probe, version);
    const QByteArray what = listed.toUtf8() + ' ' + QByteArray::number(version) + ": "
                            + told(reply);
    QVERIFY2(reply.status > 0 && reply.status < 500, what.constData());
    if (state == State::Asked) {
        m_ledger.set(listed, version, there ? State::There : State::Settled);
        return;
    }
    QVERIFY2(there == (state == State::There), what.constData());
    if (state == State::InTrash)
        QVERIFY2(m_world->inTrash(probe, version) != 0, what.constData());
    if (state == State::Purged)
        QVERIFY2(m_world->inTrash(probe, version) == 0, what.constData());
}

void tst_kills::checkSettings()
{
    const Reply packument = m_registry->client(m_world->token())
                                .get(ProofClient::at(m_world->scope(u"acme/web"_s), "npm")
                                     + "@acme%2fwidget");
    const QJsonObject all = objectOf(packument);
    const QJsonObject named = all[u"dist-tags"_s].toObject();
    for (const QJsonValueConstRef version : named)
        QVERIFY(all[u"versions"_s].toObject().contains(version.toString()));
    const QMap<int, int> tags = m_ledger.tags();
    const QMap<int, State> versions = m_ledger.of(u"npm"_s);
    for (auto tag = tags.begin(); tag != tags.end(); ++tag) {
        // A tag goes to the trash with its version, and comes back with it.
        if (versions.value(*tag) == State::There)
            QCOMPARE(named[u"t%1"_s.arg(tag.key())].toString(), u"1.0.%1"_s.arg(*tag));
    }

    const QMap<int, State> policies = m_ledger.of(Policies);
    int last = 0;
    for (auto policy = policies.begin(); policy != policies.end(); ++policy) {
        if (*policy == State::There)
            last = policy.key();
    }
    const auto shown = m_registry->control(
        "policy.show", {{u"scope"_s, u"acme/imports"_s}, {u"type"_s, u"npm"_s}});
    QVERIFY(shown);
    const qint64 size = (*shown)["policies"_L1][0][u"max_file_size"_s].toInteger();
    const int number = last == 0 && size < 1'000'000'000 ? 0 : int(size - 1'000'000'000);
    QVERIFY2(number >= last && number <= m_next[Policies],
             qPrintable(u"policy %1 instead of %2"_s.arg(number).arg(last)));

    const QMap<int, State> kept = m_ledger.of(Kept);
    for (const int version : kept.keys()) {
        const int asked = m_upstream.asked(version);
        const Reply reply = m_registry->client(m_world->token())
                                .get(ProofClient::at(m_world->scope(u"acme/kept"_s), "npm")
                                     + NpmUpstream::path(version));
        QVERIFY2(bodyOf(reply) == NpmUpstream::bytes(version), told(reply).constData());
        QVERIFY2(m_upstream.asked(version) == asked, "a kept file was fetched again");
    }
}

void tst_kills::checkFacts()
{
    for (const ProbePtr &probe : m_world->probes()) {
        const QMap<int, State> states = m_ledger.of(probe->type());
        for (auto state = states.begin(); state != states.end(); ++state) {
            if (*state != State::Settled)
                checkVersion(*probe, probe->type(), state.key(), *state, {});
        }
        const FormatId listed = imported(probe->type());
        const QMap<int, State> imports = m_ledger.of(listed);
        for (auto state = imports.begin(); state != imports.end(); ++state) {
            if (*state != State::Settled)
                checkVersion(*probe, listed, state.key(), *state, u"acme/imports"_s);
        }
    }
    checkSettings();
}

/// What is in the data directory and should not be.
QString tst_kills::strays() const
{
    QStringList found;
    QDirIterator files(directory(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = QDir(directory()).relativeFilePath(files.next());
        if (path.startsWith(u"staging/") || path.contains(u"incoming-") || path.endsWith(u".part")
            || (path.startsWith(u"serve.json") && path != u"serve.json"))
            found << path;
    }
    return found.join(u'\n');
}

void tst_kills::checkClosed()
{
    // Left-overs of the kill are no damage.
    const Outcome verified = m_registry->run({u"verify"_s, u"--json"_s});
    QVERIFY2(verified.code == 0, verified.all().constData());
    ManualClock clock;
    clock.advance(clock.now().secsTo(QDateTime::currentDateTimeUtc().addSecs(25 * 3600)));
    Result<std::unique_ptr<Store>> store = Store::open({directory(), &m_formats, &clock, 30});
    QVERIFY2(store, store ? "" : qPrintable(english(store.error())));
    QVERIFY((*store)->collect(24 * 3600));
    QString problems;
    const auto findings = (*store)->verify({});
    QVERIFY(findings);
    for (const IntegrityFinding &finding : *findings)
        problems += u"%1 %2\n"_s.arg(english(finding.subject), english(finding.problem));
    QCOMPARE(problems, QString());
    QCOMPARE(strays(), QString());
}

QStringList tst_kills::neverHappened() const
{
    QStringList missing;
    const auto look = [&](const QString &kind, const FormatId &type) {
        if (m_ledger.count(kind, type) == 0)
            missing.append(kind + u' ' + type);
    };
    for (const QString &kind : {u"publish"_s, u"index"_s, u"delete"_s, u"restore"_s, u"purge"_s}) {
        for (const ProbePtr &probe : m_world->probes())
            look(kind, probe->type());
    }
    for (const char *type : ImportedTypes)
        look(u"import"_s, QString::fromLatin1(type));
    for (const QString &kind : {u"keep"_s, u"tag"_s, u"policy"_s}) {
        if (m_ledger.count(kind) == 0)
            missing.append(kind);
    }
    return missing;
}

void tst_kills::B1_U3_killedAtAnyMomentNothingAcknowledgedIsLost()
{
    const int rounds = qEnvironmentVariableIntValue("PACKHOUSE_FAULT_ROUNDS") > 0
                           ? qEnvironmentVariableIntValue("PACKHOUSE_FAULT_ROUNDS")
                           : 10;
    const quint32 seed = qEnvironmentVariableIsSet("PACKHOUSE_FAULT_SEED")
                             ? quint32(qEnvironmentVariableIntValue("PACKHOUSE_FAULT_SEED"))
                             : QRandomGenerator::global()->generate() >> 1;
    qInfo("PACKHOUSE_FAULT_SEED=%u", seed);
    QRandomGenerator random(seed);
    // What is done is left to chance, so it goes on until everything was.
    int round = 0;
    for (; round < rounds || (round < 5 * rounds && !neverHappened().isEmpty()); ++round) {
        if (QTest::currentTestFailed())
            return;
        if (round % 5 == 0) // a small directory keeps later rounds as quick as the first
            beginAgain();
        workAndKill(random);
        QCOMPARE(m_ledger.complaints().join(u'\n'), QString());
        checkClosed();
        QVERIFY2(m_registry->start(), m_registry->said().constData());
        checkFacts();
    }
    QVERIFY(m_registry->stop());
    qInfo("%d rounds, %d acknowledged changes", round, m_ledger.acknowledged());
    for (const QString &kind : m_ledger.kinds())
        qInfo("%d acknowledged: %s", m_ledger.count(kind), qPrintable(kind));
    QCOMPARE(neverHappened(), QStringList());
}

QTEST_GUILESS_MAIN(tst_kills)
#include "tst_kills.moc"

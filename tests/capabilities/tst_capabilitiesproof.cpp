// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/proof.h"
#include "capabilities/table.h"
#include "formats/capabilitytable.h"
#include "registry/actions/importing.h"
#include "support/loopbackserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

/// Does what each cell of the reference's table says, and of our own for clients that it lacks:
/// what is a Y there has to work, and what is an N has to be refused with a reason, unless an extra
/// says that it works here. The rows come from the tables, the requests from the probes.
class TestCapabilitiesProof : public QObject
{
    Q_OBJECT

private slots:
    void cells_data();
    void cells();
    void extras_data();
    void extras();

private:
    using Prove = void (TestCapabilitiesProof::*)(Proof &proof, const QByteArray &cell);

    void publishing(Proof &proof, Level level, bool can);
    void pulling(Proof &proof, Level level, bool can);
    void forwarding(Proof &proof, const QByteArray &cell);
    /// By tokens of each kind that the client uses; they read and write. What is asked for is no
    /// name of the group's own.
    void redirecting(Proof &proof);
    void redirecting(Proof &proof, const Scope &scope);
    void proxying(Proof &proof);
    void importing(Proof &proof, bool can);
    void duplicates(Proof &proof, const QByteArray &cell);
    void configuredDuplicates(Proof &proof, bool allowed);
    void tokens(Proof &proof, const QByteArray &cell);
    void schemes(Proof &proof, const QByteArray &cell);
    void hashes(Proof &proof, const QByteArray &cell);
    bool prove(Proof &proof, const QByteArray &column, const QByteArray &cell);

    void publishFirst(Proof &proof, const Item &item = {})
    {
        proof.succeeds(proof.publish(proof.project(), item), u"publishing beforehand"_s);
    }
    const Probe *probeOf(const QByteArray &type) const;
    /// What the client's row says.
    QByteArray cell(const Proof &proof, const QByteArray &column) const
    {
        return m_cells.cell(m_cells.row(proof.client().toLatin1()), column);
    }
    /// What extras say of the client there; empty: none does.
    QByteArray beyond(const QString &client, const QByteArray &column) const;
    /// Where the client can pull; the first, or all.
    QList<Scope> pullScopes(const Proof &proof) const;
    QList<TokenKind> kinds(const Proof &proof) const;
    Scheme firstScheme(const Proof &proof) const;
    void check(const Proof &proof);

    const FormatList m_formats;
    const CapabilityTable m_table = capabilityTable(m_formats);
    const Table m_cells = withOurs(m_table);
    const std::vector<ProbePtr> m_probes = allProbes();

    /// The reference's own file, and our rows for what it lacks.
    static Table withOurs(const CapabilityTable &ours)
    {
        Table table = Table::ofFile(u"reference.tsv"_s);
        for (const QStringList &row : ours.beyond) {
            QByteArrayList cells;
            for (const QString &cell : row)
                cells.append(cell.toLatin1());
            table.append(cells);
        }
        return table;
    }
};

namespace {

constexpr std::pair<char, TokenKind> Letters[] = {{'P', TokenKind::Personal},
                                                  {'J', TokenKind::Job},
                                                  {'D', TokenKind::Deploy},
                                                  {'A', TokenKind::Project},
                                                  {'A', TokenKind::Group}};

std::optional<Scheme> schemeOf(const QByteArray &name, const QString &client)
{
    if (name == "headers")
        return Scheme::Header;
    if (name.startsWith("basic"))
        return Scheme::Basic;
    if (name == "token" && client == u"gem")
        return Scheme::Bare;
    if (name == "oauth" || name == "token" || name == "bearer")
        return Scheme::Bearer;
    return std::nullopt;
}

QString kindName(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Personal:
        return u"a personal token"_s;
    case TokenKind::Project:
        return u"a project token"_s;
    case TokenKind::Group:
        return u"a group token"_s;
    case TokenKind::Deploy:
        return u"a deploy token"_s;
    case TokenKind::Job:
        break;
    }
    return u"a job token"_s;
}

QByteArray hexOf(const Hashes &hashes, const QByteArray &kind)
{
    return (kind == "md5"      ? hashes.md5
            : kind == "sha1"   ? hashes.sha1
            : kind == "sha256" ? hashes.sha256
                               : hashes.sha512)
        .toHex();
}

Hashes hashesOf(const QByteArray &bytes)
{
    Hasher hasher;
    hasher.add(bytes);
    return hasher.finish();
}

/// A public registry elsewhere, with the probe's package in it.
class OtherRegistry
{
public:
    explicit OtherRegistry(Proof &proof)
        : m_registry(proof.probe(), proof.client(), Visibility::Public)
        , m_server([this](const SeenRequest &request) { return answer(request); })
    {
        proof.succeeds(m_registry.publish(m_registry.project()), u"publishing elsewhere"_s);
    }
    /// As it is configured for a type.
    QByteArray address() const
    {
        QByteArray type = m_registry.probe().type().toLatin1();
        if (type == "pypi")
            type += "/simple"; // that of the index there
        const QByteArray path = ProofClient::at(m_registry.project(), type);
        return m_server.address() + path.chopped(1);
    }
    qsizetype asked() const { return m_server.seen().size(); }

private:
    Answer answer(const SeenRequest &request)
    {
        Headers headers;
        headers.add("Host", request.headers.value("host"));
        headers.add("Accept", request.headers.value("accept"));
        const Reply reply = call(m_registry.gateway(),
                                 requestHead(request.method, request.target, std::move(headers)));
        return {.status = reply.status,
                .headers = {{"Content-Type", reply.headers.value("Content-Type")}},
                .body = bodyOf(reply)};
    }

    Proof m_registry;
    LoopbackServer m_server;
};

/// "Package Not Found" says all that there is to say of a missing one.
constexpr int aFewWords = 3;

constexpr Level Levels[] = {Level::Project, Level::Group, Level::Instance};
constexpr const char *LevelNames[] = {"project", "group", "instance"};

std::optional<Level> levelOf(const QByteArray &column)
{
    for (size_t i = 0; i < std::size(Levels); ++i) {
        if (column.endsWith(QByteArray("_") + LevelNames[i]))
            return Levels[i];
    }
    return std::nullopt;
}

} // namespace

const Probe *TestCapabilitiesProof::probeOf(const QByteArray &type) const
{
    for (const ProbePtr &probe : m_probes) {
        if (probe->type().toLatin1() == type)
            return probe.get();
    }
    return nullptr;
}

QByteArray TestCapabilitiesProof::beyond(const QString &client, const QByteArray &column) const
{
    QByteArrayList values;
    for (const CapabilityExtra &extra : m_table.extras) {
        if ((client == QLatin1StringView(extra.client) || extra.client == "*"_ba)
            && column == extra.column)
            values.append(extra.value);
    }
    return values.join(',');
}

QList<Scope> TestCapabilitiesProof::pullScopes(const Proof &proof) const
{
    QList<Scope> scopes;
    for (size_t i = 0; i < std::size(Levels); ++i) {
        if (cell(proof, QByteArray("pull_") + LevelNames[i]) == "Y")
            scopes.append(proof.at(Levels[i]));
    }
    return scopes;
}

QList<TokenKind> TestCapabilitiesProof::kinds(const Proof &proof) const
{
    QList<TokenKind> kinds;
    for (const auto &[letter, kind] : Letters) {
        if (cell(proof, "tokens").contains(letter))
            kinds.append(kind);
    }
    return kinds;
}

Scheme TestCapabilitiesProof::firstScheme(const Proof &proof) const
{
    return schemeOf(cell(proof, "auth").split(',').first(), proof.client()).value_or(Scheme::None);
}

void TestCapabilitiesProof::publishing(Proof &proof, Level level, bool can)
{
    const Reply reply = proof.publish(proof.at(level));
    if (can) {
        proof.succeeds(reply, u"publishing"_s);
        proof.brings(proof.pull(pullScopes(proof).first()), proof.probe().bytes({}),
                     u"pulling what was published"_s);
    } else {
        proof.isRefused(reply, u"publishing"_s);
        proof.nothingIsStored();
    }
}

void TestCapabilitiesProof::pulling(Proof &proof, Level level, bool can)
{
    publishFirst(proof);
    const Reply reply = proof.pull(proof.at(level));
    if (can)
        proof.brings(reply, proof.probe().bytes({}), u"pulling"_s);
    else
        proof.isRefused(reply, u"pulling"_s);
}

void TestCapabilitiesProof::redirecting(Proof &proof)
{
    const QList<Scope> scopes = pullScopes(proof);
    const QList<TokenKind> writers = kinds(proof);
    proof.is(!writers.isEmpty(), u"the client has no tokens"_s);
    for (const TokenKind kind : writers) {
        // A client that sends its token in a header of its own is never sent on with it.
        proof.show(Scheme::Basic, kind);
        for (const Scope &scope : scopes)
            redirecting(proof, scope);
    }
}

void TestCapabilitiesProof::redirecting(Proof &proof, const Scope &scope)
{
    const Reply reply = proof.pullMissing(scope);
    if (!proof.probe().forwardsAt(scope.level)) {
        proof.isRefused(reply, u"asking where nothing is forwarded"_s, aFewWords);
        return;
    }
    const QByteArray location = reply.headers.value("Location");
    proof.is(reply.status == 302 && location.startsWith(UpstreamAddress + '/'),
             u"the request was not forwarded but answered with %1"_s.arg(reply.status));
}

void TestCapabilitiesProof::forwarding(Proof &proof, const QByteArray &cell)
{
    if (cell == "yes")
        return redirecting(proof);
    const QList<Scope> scopes = pullScopes(proof);
    for (const Scope &scope : scopes)
        proof.isRefused(proof.pullMissing(scope), u"asking for a missing package"_s, aFewWords);
    if (cell == "yes-off") {
        proof.is(proof.setForwarding(Forwarding::Redirect), u"forwarding cannot be turned on"_s);
        return redirecting(proof);
    }
    proof.is(cell == "no", u"the cell says something else"_s);
    if (!beyond(proof.client(), "forward").isEmpty() || !proof.setForwarding(Forwarding::Redirect))
        return;
    for (const Scope &scope : scopes)
        proof.isRefused(proof.pullMissing(scope), u"asking with forwarding on"_s, aFewWords);
}

void TestCapabilitiesProof::proxying(Proof &proof)
{
    const OtherRegistry other(proof);
    proof.upstreams().setUpstream(proof.probe().type(), other.address());
    proof.is(proof.setForwarding(Forwarding::Proxy), u"the policy was not taken"_s);
    proof.giveUpOwnNames(); // what is asked for is one of them
    const QList<Scope> scopes = pullScopes(proof);
    for (const Scope &scope : scopes) {
        const Reply reply = proof.pull(scope);
        if (proof.probe().forwardsAt(scope.level))
            proof.brings(reply, proof.probe().bytes({}), u"pulling from the upstream"_s);
        else
            proof.isRefused(reply, u"pulling where nothing is forwarded"_s, aFewWords);
    }
    proof.is(other.asked() > 0, u"the upstream was not asked"_s);
    proof.nothingIsStored();
}

void TestCapabilitiesProof::importing(Proof &proof, bool can)
{
    const OtherRegistry other(proof);
    const ImportRequest request{proof.probe().type(), other.address(),
                                proof.probe().name(), {},
                                proof.project().path, false};
    proof.count();
    const auto files = importPackage(proof.context(), request);
    if (!can) {
        proof.is(!files, u"importing was not refused"_s);
        proof.is(files || english(files.error()).count(u' ') > 3,
                 u"importing was refused without a reason"_s);
        return proof.nothingIsStored();
    }
    if (!files)
        return proof.is(false, u"importing failed: "_s + english(files.error()));
    for (const ImportedFile &file : *files)
        proof.is(file.state == ImportedFile::State::Published,
                 file.fileName + u" was not imported: "_s + english(file.problem));
    proof.is(other.asked() > 0, u"the other registry was not asked"_s);
    proof.brings(proof.pull(pullScopes(proof).first()), proof.probe().bytes({}),
                 u"pulling what was imported"_s);
    const auto again = importPackage(proof.context(), request);
    proof.is(again
                 && std::all_of(again->begin(), again->end(),
                                [](const ImportedFile &file) {
                                    return file.state == ImportedFile::State::Known;
                                }),
             u"importing again is not harmless"_s);
}

/// A second build of a version, where that is allowed or refused.
void TestCapabilitiesProof::configuredDuplicates(Proof &proof, bool allowed)
{
    const Item first{1, 0};
    const Item second{1, 1};
    const Scope from = pullScopes(proof).first();
    const Reply reply = proof.publish(proof.project(), second);
    if (allowed)
        proof.succeeds(reply, u"publishing a version again"_s);
    else
        proof.isRefused(reply, u"publishing a version again"_s, aFewWords);
    proof.brings(proof.pull(from), proof.probe().bytes(allowed ? second : first),
                 u"pulling afterwards"_s);
}

void TestCapabilitiesProof::duplicates(Proof &proof, const QByteArray &cell)
{
    publishFirst(proof);
    if (cell == "Y" || cell == "N")
        return configuredDuplicates(proof, cell == "Y");
    // Where the reference says nothing of settings, they turn round what it says.
    const QByteArray usual = this->cell(proof, "duplicates");
    proof.setDuplicates(usual == "N");
    configuredDuplicates(proof, usual == "N");
    if (usual != "config")
        return;
    publishFirst(proof, {2, 0});
    proof.setDuplicates(true);
    proof.succeeds(proof.publish(proof.project(), {2, 1}), u"publishing again by default"_s);
    proof.setDuplicates(false, u".*"_s); // an exception turns the switch round
    proof.succeeds(proof.publish(proof.project(), {2, 2}), u"publishing an exception again"_s);
}

void TestCapabilitiesProof::tokens(Proof &proof, const QByteArray &cell)
{
    publishFirst(proof);
    const Scope from = pullScopes(proof).first();
    int version = 10;
    for (const auto &[letter, kind] : Letters) {
        proof.show(firstScheme(proof), kind);
        const Item item{++version, 0};
        const Reply published = proof.publish(proof.project(), item);
        if (cell.contains(letter)) {
            proof.succeeds(published, u"publishing with "_s + kindName(kind));
            proof.brings(proof.pull(from, item), proof.probe().bytes(item),
                         u"pulling with "_s + kindName(kind));
        } else if (!beyond(proof.client(), "tokens").contains(letter)) {
            proof.isRefused(published, u"publishing with "_s + kindName(kind));
            proof.isRefused(proof.pull(from), u"pulling with "_s + kindName(kind));
        }
    }
}

void TestCapabilitiesProof::schemes(Proof &proof, const QByteArray &cell)
{
    publishFirst(proof);
    const Scope from = pullScopes(proof).first();
    int version = 10;
    const QByteArrayList names = cell.split(',');
    for (const QByteArray &name : names) {
        const std::optional<Scheme> scheme = schemeOf(name, proof.client());
        if (!scheme)
            return proof.is(false, u"nobody knows what %1 is"_s.arg(QString::fromLatin1(name)));
        const QString by = u" by "_s + QString::fromLatin1(name);
        const QList<TokenKind> all = kinds(proof);
        for (const TokenKind kind : all) {
            proof.show(*scheme, kind);
            Item item;
            if (!name.endsWith("(pull)")) {
                item.version = ++version;
                proof.succeeds(proof.publish(proof.project(), item),
                               u"publishing with "_s + kindName(kind) + by);
            }
            proof.brings(proof.pull(from, item), proof.probe().bytes(item),
                         u"pulling with "_s + kindName(kind) + by);
        }
        proof.showWrong(*scheme);
        proof.isRefused(proof.publish(proof.project(), {99, 0}),
                        u"publishing with a wrong token"_s + by);
        proof.isRefused(proof.pull(from), u"pulling with a wrong token"_s + by);
    }
    proof.showNothing();
    constexpr int status = 0; // clients ask for a token when they read 401
    proof.isRefused(proof.publish(proof.project(), {99, 0}), u"publishing without a token"_s,
                    status);
    proof.isRefused(proof.pull(from), u"pulling without a token"_s, status);
}

void TestCapabilitiesProof::hashes(Proof &proof, const QByteArray &cell)
{
    publishFirst(proof);
    const Hashes right = hashesOf(proof.probe().bytes({}));
    const QByteArray packages = "/api/v4/projects/" + QByteArray::number(proof.project().id)
                                + "/packages";
    const QJsonArray listed = arrayOf(proof.ask(packages));
    const QByteArray id = QByteArray::number(listed[0][u"id"_s].toInteger());
    const QJsonArray files = arrayOf(proof.ask(packages + '/' + id + "/package_files"));
    const auto shown = std::find_if(files.begin(), files.end(), [&](const QJsonValue &file) {
        return file[u"file_sha256"_s].toString().toLatin1() == right.sha256.toHex();
    });
    proof.is(shown != files.end(), u"the file is not among those of the package"_s);
    if (shown == files.end())
        return;
    const auto versions = proof.store().versions(
        proof.project(), proof.probe().type(),
        m_formats.find(proof.probe().type())->canonicalName(listed[0][u"name"_s].toString()));
    const QByteArrayList kinds = cell.split(',');
    for (const QByteArray &named : kinds) {
        const QByteArray kind = named.split('(').first(); // "sha256(gemspec only)"
        const QByteArray wanted = hexOf(right, kind);
        if (kind != "sha512") // which the reference's API does not know
            proof.is((*shown)[u"file_"_s + QString::fromLatin1(kind)].toString().toLatin1()
                         == wanted,
                     u"the %1 is not shown"_s.arg(QString::fromLatin1(kind)));
        bool recorded = false;
        for (const StoredVersion &version : versions.value_or(QList<StoredVersion>())) {
            for (const StoredFile &file : version.files)
                recorded = recorded || hexOf(file.hashes, kind) == wanted;
        }
        proof.is(recorded, u"the %1 is not recorded"_s.arg(QString::fromLatin1(kind)));
    }
}

/// False for a column that nobody knows.
bool TestCapabilitiesProof::prove(Proof &proof, const QByteArray &column, const QByteArray &cell)
{
    const std::optional<Level> level = levelOf(column);
    if (level && column.startsWith("publish_"))
        publishing(proof, *level, cell == "Y");
    else if (level && column.startsWith("pull_"))
        pulling(proof, *level, cell == "Y");
    else if (column == "forward" && cell == "proxy")
        proxying(proof);
    else if (column == "forward")
        forwarding(proof, cell);
    else if (column == "import")
        importing(proof, cell == "Y");
    else if (column == "duplicates")
        duplicates(proof, cell);
    else if (column == "tokens")
        tokens(proof, cell);
    else if (column == "auth")
        schemes(proof, cell);
    else if (column == "hashes")
        hashes(proof, cell);
    else
        return false;
    return true;
}

void TestCapabilitiesProof::check(const Proof &proof)
{
    QVERIFY2(proof.problems().isEmpty(), qPrintable(u'\n' + proof.problems().join(u'\n')));
    QVERIFY2(proof.requests() > 0, "nothing was asked");
}

void TestCapabilitiesProof::cells_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QByteArray>("cell");
    for (const QByteArrayList &row : m_cells.rows()) {
        const QByteArray type = m_cells.cell(row, "type");
        if (!m_formats.find(QString::fromLatin1(type)))
            continue; // tst_capabilities sees to it that it is not listed either
        for (const QByteArray &column : m_cells.columns().sliced(2)) {
            const QByteArray cell = m_cells.cell(row, column);
            if (cell.isEmpty())
                continue; // not documented: what Packhouse does there is an extra
            if (cell == "N" && beyond(QString::fromLatin1(row.first()), column) == "Y")
                continue; // extras() proves that it works
            QTest::addRow("%s/%s", row.first().constData(), column.constData())
                << QString::fromLatin1(row.first()) << type << column << cell;
        }
    }
}

void TestCapabilitiesProof::cells()
{
    QFETCH(QString, client);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, column);
    QFETCH(QByteArray, cell);
    const Probe *probe = probeOf(type);
    QVERIFY2(probe, "the type is built in, but nothing here proves it");
    Proof proof(*probe, client);
    QVERIFY2(prove(proof, column, cell), "nothing here proves that column");
    check(proof);
}

void TestCapabilitiesProof::extras_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QByteArray>("value");
    for (const QByteArrayList &row : m_cells.rows()) {
        const QByteArray type = m_cells.cell(row, "type");
        if (!m_formats.find(QString::fromLatin1(type)))
            continue;
        for (const CapabilityExtra &extra : m_table.extras) {
            if (extra.client != row.first() && extra.client != "*"_ba)
                continue;
            QTest::addRow("%s/%s/%s", row.first().constData(), extra.column, extra.value)
                << QString::fromLatin1(row.first()) << type << QByteArray(extra.column)
                << QByteArray(extra.value);
        }
    }
}

void TestCapabilitiesProof::extras()
{
    QFETCH(QString, client);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, column);
    QFETCH(QByteArray, value);
    const Probe *probe = probeOf(type);
    QVERIFY2(probe, "the type is built in, but nothing here proves it");
    Proof proof(*probe, client);
    QVERIFY2(prove(proof, column, value), "nothing here proves that column");
    check(proof);
}

QTEST_GUILESS_MAIN(TestCapabilitiesProof)
#include "tst_capabilitiesproof.moc"

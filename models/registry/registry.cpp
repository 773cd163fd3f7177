// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/registry.h"

#include "core/clock.h"
#include "core/randomkey.h"
#include "registry/actions/auditledger.h"
#include "registry/actions/changes.h"
#include "registry/api/api.h"
#include "registry/auth/ownerdoor.h"
#include "registry/control/changefeed.h"
#include "registry/control/operations.h"
#include "registry/control/progressboard.h"
#include "registry/control/servefile.h"
#include "registry/control/windowactions.h"
#include "registry/furtherports.h"
#include "registry/gateway/gateway.h"
#include "registry/http/certificates.h"
#include "registry/http/server.h"
#include "registry/source/embeddedsource.h"
#include "registry/store/journal.h"
#include "registry/store/store.h"
#include "registry/store/upkeep.h"
#include "registry/upstreams/echo.h"
#include "registry/upstreams/upstreamforwarder.h"
#include "registry/upstreams/upstreamprobe.h"

#include <QDir>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr std::chrono::milliseconds StopGrace{1'000};
/// Until "nothing changed" is an answer. So short that also those who stand in line for a place to
/// wait in hear of it before they take the registry for dead.
constexpr std::chrono::milliseconds FeedTime{8'000};

/// What other processes on these data, or on a copy of them, call it too. Nothing where the disk
/// does not tell.
QByteArray identityOf(const QString &directory)
{
    const auto generations = journalGenerations(directory + u"/journal"_s);
    return generations && !generations->isEmpty() ? QByteArray::number(generations->first().id)
                                                  : QByteArray();
}

QByteArray metricLines(const ServerCounters &counters)
{
    const auto line = [](const char *name, const char *kind, auto value) {
        return "# TYPE packhouse_" + QByteArray(name) + ' ' + kind + "\npackhouse_" + name + ' '
               + QByteArray::number(value) + '\n';
    };
    return line("http_requests_total", "counter", counters.requests)
           + line("http_errors_4xx_total", "counter", counters.errors4xx)
           + line("http_errors_5xx_total", "counter", counters.errors5xx)
           + line("http_received_bytes_total", "counter", counters.bytesIn)
           + line("http_sent_bytes_total", "counter", counters.bytesOut)
           + line("http_connections", "gauge", counters.connections);
}

Reply replyOf(const Result<QJsonObject> &result)
{
    if (!result)
        return Reply::json(errorWithTexts(result.error()), httpStatus(result.error().code));
    return Reply::json(*result);
}

/// A control operation as a route: arguments and answer are JSON objects.
Reply answer(const Operation &operation, const RegistryContext &context, ProgressBoard &board,
             const Call &call)
{
    const QJsonDocument document = QJsonDocument::fromJson(call.body.bytes);
    if (!call.body.bytes.isEmpty() && !document.isObject()) {
        return Reply::json(errorWithTexts({ErrorCode::InvalidArgument,
                                           Text::of("The arguments are not a JSON object."),
                                           {},
                                           false}),
                           httpStatus(ErrorCode::InvalidArgument));
    }
    ControlContext control{context, call.baseUrl, {}};
    control.registry.actor.session = document["session"_L1].toString();
    std::unique_ptr<ProgressBoard::Entry> entry;
    if (const QString id = document["progress_id"_L1].toString(); !id.isEmpty()) {
        Result<std::unique_ptr<ProgressBoard::Entry>> entered = board.enter(id);
        if (!entered)
            return replyOf(fail(entered.error()));
        entry = std::move(*entered);
        control.progress = [&entry](const QString &step, qint64 done, qint64 total) {
            return entry->report(step, done, total);
        };
    }
    return replyOf(operation.run(control, document.object()));
}

} // namespace

struct Registry::Private
{
    RegistryOptions options;
    const FormatList *formats = nullptr;
    const Clock *clock = nullptr;
    // In the order in which they are made; the server goes first when the registry ends.
    std::unique_ptr<Store> store;
    std::unique_ptr<UpstreamProbe> probe;
    std::unique_ptr<AuditLedger> ledger;
    std::unique_ptr<UpstreamForwarder> forwarder;
    std::unique_ptr<Upkeep> upkeep;
    std::unique_ptr<ChangeFeed> feed;
    ProgressBoard board;
    std::unique_ptr<OwnerDoor> door;
    std::unique_ptr<Gateway> gateway;
    std::unique_ptr<FurtherPorts> ports; // before the server: what it has been told goes first
    std::unique_ptr<Server> server;
    QByteArray address;
    QByteArray httpsAddress;

    RegistryContext context()
    {
        Caller owner;
        owner.owner = true;
        return {*store, *formats, *probe, *clock, owner, ledger.get(), ports.get()};
    }
    Result<void> start();
    void addFeed();
};

Result<std::unique_ptr<Registry>> Registry::open(const RegistryOptions &options,
                                                 const FormatList &formats, const Clock &clock)
{
    auto d = std::make_unique<Private>();
    d->options = options;
    d->formats = &formats;
    d->clock = &clock;
    StoreOptions storeOptions;
    storeOptions.directory = options.directory;
    storeOptions.formats = &formats;
    storeOptions.clock = &clock;
    Result<std::unique_ptr<Store>> store = Store::open(storeOptions);
    if (!store)
        return fail(store.error());
    d->store = std::move(*store);
    d->probe = std::make_unique<UpstreamProbe>(formats, clock, options.upstreams, options.net,
                                               options.findUpstream, identityOf(options.directory));
    d->probe->setBuiltIn(options.findBuiltIn);
    d->store->setHasUpstream(
        [probe = d->probe.get()](const FormatId &type) { return probe->leadsElsewhere(type); });
    const Result<QList<AcceptedUpstream>> accepted = d->store->acceptedUpstreams();
    if (!accepted)
        return fail(accepted.error());
    for (const AcceptedUpstream &yes : *accepted) {
        if (!d->probe->isNamed(yes.type))
            d->probe->setUpstream(yes.type, yes.address, yes.isPublic);
    }
    d->ledger = std::make_unique<AuditLedger>(*d->store, *d->probe);
    d->forwarder = std::make_unique<UpstreamForwarder>(*d->probe, formats, clock, *d->store);
    d->upkeep = std::make_unique<Upkeep>(*d->store, clock);
    d->feed = std::make_unique<ChangeFeed>(*d->store);
    d->ports = std::make_unique<FurtherPorts>(*d->store, d->probe->echo(), options.host,
                                              options.extraHosts);
    return std::unique_ptr<Registry>(new Registry(std::move(d)));
}

Registry::Registry(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

Registry::~Registry()
{
    stop();
}

Result<void> Registry::Private::start()
{
    ServeFile file;
    file.key = randomKey().toHex();
    const QByteArray bearer = randomKey().toHex();
    door = std::make_unique<OwnerDoor>(file.key);
    gateway = std::make_unique<Gateway>(
        *store, &changesOf, *formats, *forwarder, *clock,
        withApi({options.extraHosts,
                 bearer,
                 door.get(),
                 [echo = &probe->echo()](const Headers &headers, const QByteArray &target) {
                     return echo->answer(headers, target);
                 },
                 {},
                 {}},
                *store));
    // For clients of the REST API in other processes of the same user; it ends with the server.
    gateway->addControl("bearer", [bearer](Call &) {
        return Reply::json(QJsonObject{{u"bearer"_s, QString::fromLatin1(bearer)}});
    });
    for (const std::span<const Operation> some : {operations(), windowOperations()}) {
        for (const Operation &operation : some) {
            gateway->addControl(operation.name, [this, &operation](Call &call) {
                return answer(operation, context(), board, call);
            });
        }
    }
    addFeed();
    const auto onBoard = [this](const char *name, auto look) {
        gateway->addControl(name, [this, look](Call &call) {
            const QJsonObject arguments = QJsonDocument::fromJson(call.body.bytes).object();
            return replyOf((board.*look)(arguments["id"_L1].toString()));
        });
    };
    onBoard("progress", &ProgressBoard::look);
    onBoard("cancel", &ProgressBoard::cancel);

    ServerOptions serverOptions;
    serverOptions.host = options.host;
    serverOptions.port = options.port;
    if (options.https) {
        const Result<Certificates> certificates = provideCertificates(
            options.directory, options.extraHosts, clock->now());
        if (!certificates)
            return fail(certificates.error());
        serverOptions.certificateFile = certificates->certificateFile;
        serverOptions.keyFile = certificates->keyFile;
        serverOptions.tlsPort = options.tlsPort;
    }
    Result<std::unique_ptr<Server>> started = Server::start(serverOptions, *gateway);
    if (!started)
        return fail(started.error());
    server = std::move(*started);
    gateway->setServerMetrics([this] { return metricLines(server->counters()); });
    address = addressOf("http", options.host, server->port());
    if (server->tlsPort() != 0)
        httpsAddress = addressOf("https", options.host, server->tlsPort());

    QList<quint16> mainPorts{server->port()};
    if (server->tlsPort() != 0)
        mainPorts << server->tlsPort();
    ports->start(*server, *gateway, mainPorts);
    door->setAddress(address);
    file.address = address;
    file.https = httpsAddress;
    return writeServeFile(options.directory, file);
}

/// What other windows need to follow this registry.
void Registry::Private::addFeed()
{
    gateway->addControl(actions::Greet.name, [this](Call &call) {
        const Result<QJsonValue> asked = control::inputOf(
            QJsonDocument::fromJson(call.body.bytes).object());
        if (!asked)
            return replyOf(fail(asked.error()));
        return Reply::json(control::outputJson(wire::written(feed->greeting(call.baseUrl))));
    });
    gateway->addControl(actions::Changes.name, [this](Call &call) {
        const Result<QJsonValue> asked = control::inputOf(
            QJsonDocument::fromJson(call.body.bytes).object());
        if (!asked)
            return replyOf(fail(asked.error()));
        ChangesQuestion question;
        if (!wire::read(*asked, question))
            return replyOf(control::notUnderstood());
        std::optional<Change> change = feed->since(question);
        if (!change && !call.mayWait) {
            Reply later; // not in a place of those who want something done
            later.waitsFor = "what changes";
            return later;
        }
        if (!change)
            change = feed->wait(question, FeedTime, call.abandoned);
        return Reply::json(control::outputJson(wire::written(*change)));
    });
}

Result<QByteArray> Registry::listen()
{
    if (d->server)
        return d->address;
    d->feed->resume();
    d->probe->client().resume();
    if (const Result<void> started = d->start(); !started) {
        stop();
        return fail(started.error());
    }
    return d->address;
}

QByteArray Registry::address() const
{
    return d->address;
}

QByteArray Registry::httpsAddress() const
{
    return d->httpsAddress;
}

Result<void> Registry::setHttps(bool on, quint16 port)
{
    const RegistryOptions before = d->options;
    if (d->server)
        d->options.port = d->server->port(); // clients keep what they know
    const quint16 httpPort = d->options.port;
    d->options.https = on;
    d->options.tlsPort = port;
    stop();
    const Result<QByteArray> address = listen();
    if (address)
        return {};
    d->options = before;
    d->options.port = httpPort;
    if (const Result<QByteArray> again = listen(); !again)
        return fail(again.error());
    return fail(address.error());
}

void Registry::stop()
{
    if (d->server) {
        removeServeFile(d->options.directory);
        d->feed->stop();
        d->ports->stop();
        d->probe->client().suspend(); // nobody waits for an upstream any more
        d->server->stop(StopGrace, [this] { d->store->takeChanges(false); });
        d->server.reset();
        d->store->takeChanges(true);
        d->address.clear();
        d->httpsAddress.clear();
        d->store->flush();
    }
    d->gateway.reset();
    d->door.reset();
}

Store &Registry::store()
{
    return *d->store;
}

const FormatList &Registry::formats() const
{
    return *d->formats;
}

UpstreamProbe &Registry::probe()
{
    return *d->probe;
}

RegistryContext Registry::context()
{
    return d->context();
}

std::unique_ptr<PackageSource> Registry::source()
{
    return std::make_unique<EmbeddedSource>(d->context(), QString::fromLatin1(d->address));
}

} // namespace packhouse

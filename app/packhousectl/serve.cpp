// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include "app/composition/registrysession.h"
#include "app/composition/stopsignal.h"
#include "app/composition/upstreamfinder.h"
#include "core/diskerror.h"
#include "core/wholefile.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct ServeOptions
{
    std::string listen = "127.0.0.1:8970";
    std::string readyFile;
    std::vector<std::string> hosts;
    bool https = false;
    bool yesUpstreams = false;
    int tlsPort = 0;
};

/// "127.0.0.1:8970", "[::1]:0".
Result<void> readListen(const QString &listen, RegistryOptions &options)
{
    const qsizetype colon = listen.lastIndexOf(u':');
    bool valid = false;
    const int port = listen.mid(colon + 1).toInt(&valid);
    options.host = listen.left(std::max<qsizetype>(colon, 0));
    if (options.host.startsWith(u'[') && options.host.endsWith(u']'))
        options.host = options.host.mid(1, options.host.size() - 2);
    if (colon <= 0 || !valid || port < 0 || port > 65535) {
        return fail(ErrorCode::InvalidArgument,
                    Text::of("\"%1\" is no address to listen on.", listen),
                    Text::of("Write it as 127.0.0.1:8970; port 0 takes any free one."));
    }
    options.port = static_cast<quint16>(port);
    return {};
}

Result<void> writeReadyFile(const QString &path, const Registry &registry)
{
    QJsonObject object{{u"address"_s, QString::fromLatin1(registry.address())},
                       {u"pid"_s, QCoreApplication::applicationPid()}};
    if (!registry.httpsAddress().isEmpty())
        object["https"_L1] = QString::fromLatin1(registry.httpsAddress());
    WholeFile file(path);
    if (!file.begin() || file.write(QJsonDocument(object).toJson(QJsonDocument::Compact)) < 0
        || !file.commit()) {
        return fail(writeError(file));
    }
    return {};
}

Result<void> serve(const CommandLine &line, const ServeOptions &given)
{
    RegistryOptions options;
    options.directory = line.dataDirectory();
    nameUpstreams(options, line.formats());
    options.extraHosts = texts(given.hosts);
    options.https = given.https;
    options.tlsPort = static_cast<quint16>(given.tlsPort);
    if (const Result<void> read = readListen(text(given.listen), options); !read)
        return read;
    Result<std::unique_ptr<Registry>> registry = Registry::open(options, line.formats(),
                                                                line.clock());
    if (!registry)
        return fail(registry.error());
    if (given.yesUpstreams)
        UpstreamFinder(**registry)
            .acceptAll(); // before anybody is answered, so that the first gets what all get
    const Result<QByteArray> address = (*registry)->listen();
    if (!address)
        return fail(address.error());
    if (!given.readyFile.empty()) {
        if (const auto written = writeReadyFile(text(given.readyFile), **registry); !written)
            return written;
    }
    print(u"Registry at %1"_s.arg(QString::fromLatin1(*address)));
    if (!(*registry)->httpsAddress().isEmpty())
        print(u"Registry at %1"_s.arg(QString::fromLatin1((*registry)->httpsAddress())));
    std::fflush(stdout);
    waitForStopSignal();
    (*registry)->stop();
    return {};
}

} // namespace

void addServe(CommandLine &line)
{
    CLI::App *verb = line.verb("serve", "Serve the data directory until SIGTERM or SIGINT");
    auto options = std::make_shared<ServeOptions>();
    verb->add_option("--listen", options->listen, "Where to listen; port 0 takes any free one")
        ->type_name("HOST:PORT")
        ->capture_default_str();
    verb->add_option("--ready-file", options->readyFile,
                     "Written once the server answers: {\"address\", \"pid\"}")
        ->type_name("FILE");
    verb->add_option("--allow-host", options->hosts,
                     "A host name under which clients may call, beside this computer's own")
        ->type_name("NAME");
    verb->add_flag("--yes-upstreams", options->yesUpstreams,
                   "Forward, in this run, to the registries that this computer's clients use");
    verb->add_flag("--https", options->https,
                   "Serve https as well, with this computer's own certificate authority");
    verb->add_option("--https-port", options->tlsPort, "Its port; 0 takes any free one")
        ->check(CLI::Range(0, 65535));
    line.action(verb, [&line, options]() -> int {
        const Result<void> served = serve(line, *options);
        if (served)
            return ExitDone;
        printError(served.error(), line.json());
        return exitCodeFor(served.error().code);
    });
}

} // namespace packhouse

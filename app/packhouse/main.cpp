// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demo.h"
#include "app/composition/registrysession.h"
#include "app/composition/upstreamfinder.h"
#include "app/packhouse/remotelist.h"
#include "app/packhouse/screenshot.h"
#include "app/packhouse/windowparts.h"
#include "app/packhouse/windowservices.h"
#include "core/clock.h"
#include "core/version.h"
#include "jobs/joblist.h"
#include "registry/control/servefile.h"
#include "registry/embeddedsource.h"
#include "registry/forwarding/upstreamprobe.h"
#include "tokens/keychainvault.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/page.h"
#include "ui/packages/packagesview.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QMessageBox>
#include <QStandardPaths>

#include <csignal>
#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

constexpr quint16 UsualPort = 8970;

struct Options
{
    QString data;
    QString screenshot;
    QString page;
    bool demo = false;
    bool dark = false;
};

Options readOptions(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate(
        "main", "Looks after packages: publish, inspect, clean up and delete them."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption data(u"data"_s, u"The data directory of the registry."_s, u"DIR"_s,
                                  defaultDataDirectory());
    const QCommandLineOption demo(u"demo"_s,
                                  u"Fill an empty data directory with made-up packages."_s);
    const QCommandLineOption dark(u"dark"_s, u"Use the dark colours."_s);
    const QCommandLineOption screenshot(u"screenshot"_s, u"Save a picture of the window and end."_s,
                                        u"FILE"_s);
    const QCommandLineOption page(u"page"_s,
                                  u"What to show first: packages, publish, delete, tokens, trash, "
                                  "exposure or activity."_s,
                                  u"PAGE"_s, u"packages"_s);
    parser.addOptions({data, demo, dark, screenshot, page});
    parser.process(application);
    return {QDir(parser.value(data)).absolutePath(), parser.value(screenshot), parser.value(page),
            parser.isSet(demo), parser.isSet(dark)};
}

/// At the usual port where that is free, so that clients keep their configuration.
Result<std::unique_ptr<Registry>> openRegistry(const Options &given, const FormatList &formats,
                                               const Clock &clock)
{
    RegistryOptions options;
    options.directory = given.data;
    options.upstreams = namedUpstreams(formats);
    options.port = given.screenshot.isEmpty() ? UsualPort : 0;
    Result<std::unique_ptr<Registry>> registry = Registry::open(options, formats, clock);
    if (!registry)
        return registry;
    Result<QByteArray> address = (*registry)->listen();
    if (!address && address.error().code == ErrorCode::Conflict && options.port != 0) {
        options.port = 0;
        registry->reset(); // lets go of the directory
        registry = Registry::open(options, formats, clock);
        if (!registry)
            return registry;
        address = (*registry)->listen();
    }
    if (!address)
        return fail(address.error());
    return registry;
}

int refuse(const Error &error, const Options &options)
{
    std::fprintf(stderr, "packhouse: %s\n", qPrintable(error.text()));
    if (options.screenshot.isEmpty())
        QMessageBox::critical(nullptr, u"Packhouse"_s, error.text());
    return 1;
}

/// Takes the picture when the window has all it asked for, and ends the program.
void takeScreenshot(MainWindow &window, const PackageSource &source, const Options &options)
{
    window.resize(1440, 900);
    // A picture of details says more than one of an empty pane.
    QObject::connect(window.packagesView()->model(), &PackageTableModel::replaced, &window,
                     [view = window.packagesView()] { view->focusRows(); });
    auto *screenshot = new Screenshot(
        window, options.screenshot,
        [embedded = qobject_cast<const EmbeddedSource *>(&source)] {
            return !embedded || embedded->isIdle();
        },
        &window);
    QObject::connect(screenshot, &Screenshot::taken, &window, [&options](bool saved) {
        if (!saved)
            std::fprintf(stderr, "packhouse: %s cannot be written.\n",
                         qPrintable(options.screenshot));
        QCoreApplication::exit(saved ? 0 : 1);
    });
}

/// The registry of another process that has the directory, seen through its own server.
std::unique_ptr<PackageSource> sourceOfServer(const Options &options, const FormatList &formats,
                                              const Clock &clock, TokenVault &vault)
{
    const Result<ServeFile> server = readServeFile(options.data);
    if (!server)
        return nullptr;
    GitLabOptions remote;
    remote.id = u"server"_s;
    remote.title = QApplication::translate("main", "This computer");
    remote.address = QUrl(QString::fromUtf8(server->address));
    remote.token = QString::fromUtf8(server->secret);
    remote.trash = options.data + u"/remotes/server/trash"_s;
    remote.cache = options.data + u"/remotes/server/cache"_s;
    return std::make_unique<GitLabSource>(remote, formats, clock, vault);
}

Result<void> prepare(Registry &registry, const Options &options)
{
    if (!options.demo)
        return {};
    Result<void> filled = fillWithDemo(registry);
    if (!filled && filled.error().code == ErrorCode::Conflict)
        return {}; // it was filled before
    return filled;
}

int runWindow(QApplication &application, const Options &options)
{
    const FormatList formats;
    const SystemClock clock;
    KeychainVault vault(u"Packhouse"_s);
    const Result<std::unique_ptr<Registry>> registry = openRegistry(options, formats, clock);
    std::unique_ptr<PackageSource> source;
    if (registry) {
        if (const Result<void> ready = prepare(**registry, options); !ready)
            return refuse(ready.error(), options);
        source = (*registry)->source();
    } else if (registry.error().code == ErrorCode::Busy) {
        source = sourceOfServer(options, formats, clock, vault);
    }
    if (!source)
        return refuse(registry.error(), options);
    std::printf("Registry at %s\n", qPrintable(source->address()));
    std::fflush(stdout);
    std::optional<UpstreamFinder> upstreams;
    NameProbe probe;
    if (registry) {
        upstreams.emplace(**registry).start();
        probe = [&asked = (*registry)->probe()](const FormatId &type, const QString &name,
                                                bool ask) {
            return ask ? asked.ask(type, name) : asked.known(type, name);
        };
    }

    JobList jobs;
    Theme theme(&application);
    if (options.dark)
        theme.setChoice(Theme::Choice::Dark);
    const QString settingsFolder = QStandardPaths::writableLocation(
        QStandardPaths::AppConfigLocation);
    const bool keeps = options.screenshot.isEmpty(); // a picture leaves no trace
    RemoteList remotes(keeps ? settingsFolder + u"/remotes.ini"_s : QString(), options.data,
                       formats, clock, vault, probe);
    MainWindow::Services services;
    services.sources = QList<PackageSource *>{source.get()} + remotes.sources();
    services.jobs = &jobs;
    services.vault = &vault;
    services.theme = &theme;
    services.clock = &clock;
    services.formats = formatInfos(formats);
    services.listArchive = archiveLister();
    if (keeps) {
        vault.prove();
        services.settingsPath = settingsFolder + u"/window.ini"_s;
    }
    MainWindow window(services);
    WindowParts parts(window, *source, formats);
    QObject::connect(&parts, &WindowParts::remoteChosen, &remotes, &RemoteList::add);
    QObject::connect(&remotes, &RemoteList::added, &window, &MainWindow::addSource);
    QObject::connect(&remotes, &RemoteList::failed, &parts, &WindowParts::report);
    window.showPackages(source.get(), {});
    if (!keeps)
        takeScreenshot(window, *source, options);
    window.show();
    if (!parts.show(options.page)) {
        return refuse({ErrorCode::NotFound, u"The window has no page \"%1\"."_s.arg(options.page),
                       u"Use one that --help names."_s, false},
                      options);
    }
    return application.exec();
}

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN); // a client that hangs up is no reason to end
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"packhouse"_s);
    QApplication::setApplicationDisplayName(u"Packhouse"_s);
    QApplication::setApplicationVersion(QString::fromLatin1(Version));
    return runWindow(application, readOptions(application));
}

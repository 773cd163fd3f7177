// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/democlients.h"
#include "app/composition/registrysession.h"
#include "app/composition/shortage.h"
#include "app/composition/stopsignal.h"
#include "app/packhouse/httpschoice.h"
#include "app/packhouse/packhousewindow.h"
#include "app/packhouse/screenshot.h"
#include "app/packhouse/translation.h"
#include "core/clock.h"
#include "core/version.h"
#include "items/readable.h"
#include "tokens/keychainvault.h"
#include "tokens/sessionvault.h"
#include "ui/packages/packagesview.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLocale>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

constexpr quint16 UsualPort = 8970;

struct Options
{
    QString data; ///< empty: a folder that goes away again
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
                                  u"Show made-up packages, in a folder that goes away again or "
                                  "in the empty data directory."_s);
    const QCommandLineOption dark(u"dark"_s, u"Use the dark colours."_s);
    const QCommandLineOption screenshot(u"screenshot"_s, u"Save a picture of the window and end."_s,
                                        u"FILE"_s);
    const QCommandLineOption page(u"page"_s,
                                  u"What to show first: packages, tokens, trash, exposure, "
                                  "duplicates, activity or https; with --demo also publish or "
                                  "delete, for an example."_s,
                                  u"PAGE"_s, u"packages"_s);
    parser.addOptions({data, demo, dark, screenshot, page});
    parser.process(application);
    const bool passing = parser.isSet(demo) && !parser.isSet(data);
    return {passing ? QString() : QDir(parser.value(data)).absolutePath(), parser.value(screenshot),
            parser.value(page), parser.isSet(demo), parser.isSet(dark)};
}

int refuse(const Error &error, const Options &options)
{
    std::fprintf(stderr, "packhouse: %s\n", qPrintable(english(error)));
    if (options.screenshot.isEmpty())
        QMessageBox::critical(nullptr, u"Packhouse"_s, readable(error));
    return 1;
}

/// Takes the picture when the window has all it asked for, and ends the program.
void takeScreenshot(MainWindow &window, const WindowSession &session, const Options &options)
{
    window.resize(1440, 900);
    // A picture of details says more than one of an empty pane.
    QObject::connect(window.packagesView()->model(), &PackageTableModel::replaced, &window,
                     [view = window.packagesView()] { view->focusRows(); });
    auto *screenshot = new Screenshot(
        window, options.screenshot, [&session] { return session.isIdle(); }, &window);
    QObject::connect(screenshot, &Screenshot::taken, &window, [&options](bool saved) {
        if (!saved)
            std::fprintf(stderr, "packhouse: %s cannot be written.\n",
                         qPrintable(options.screenshot));
        QCoreApplication::exit(saved ? 0 : 1);
    });
}

/// Whoever ends the session or the program by a signal has its registry closed as by the menu; a
/// second signal ends it at once.
void endAtStopSignal()
{
    std::thread([] {
        waitForStopSignal();
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [] { QCoreApplication::exit(0); }, Qt::QueuedConnection);
        waitForStopSignal();
        std::_Exit(1);
    }).detach();
}

/// The demonstration has clients of its own.
ClientPlaces clientsFor(const Options &options, const QString &folder, const PackageSource &source)
{
    return options.demo ? demoClients(folder, source.address().toUtf8())
                        : ClientPlaces::ofThisComputer();
}

std::unique_ptr<TokenVault> makeVault(const Options &options)
{
    if (options.demo)
        return std::make_unique<SessionVault>();
    return std::make_unique<KeychainVault>(u"Packhouse"_s);
}

int runWindow(QApplication &application, const Options &options)
{
    const FormatList formats;
    const SystemClock clock;
    // A picture leaves no trace, and a demonstration touches nothing real.
    const bool keeps = options.screenshot.isEmpty() && !options.demo;
    const QString settings = keeps ? QStandardPaths::writableLocation(
                                 QStandardPaths::AppConfigLocation)
                                   : QString();
    const std::unique_ptr<TokenVault> vault = makeVault(options);
    const QTemporaryDir demoFolder;
    WindowOptions wanted;
    wanted.data = options.data.isEmpty() ? demoFolder.filePath(u"registry"_s) : options.data;
    wanted.port = keeps ? UsualPort : 0;
    wanted.demo = options.demo;
    wanted.tlsPort = keeps ? UsualPort + 1 : 0;
    wanted.https = keeps && keptHttps(settings + u"/registry.ini"_s);
    const auto session = WindowSession::open(wanted, formats, clock);
    if (!session)
        return refuse(session.error(), options);
    std::printf("Registry at %s\n", qPrintable((*session)->source().address()));
    std::fflush(stdout);

    Theme theme(&application);
    if (options.dark)
        theme.setChoice(Theme::Choice::Dark);
    PackhouseWindow packhouse({**session, formats, clock, *vault, &theme, settings, wanted.data,
                               clientsFor(options, demoFolder.path(), (*session)->source())});
    if (!options.screenshot.isEmpty())
        takeScreenshot(packhouse.window(), **session, options);
    packhouse.window().show();
    if (!options.demo
        && QStringList{u"publish"_s, u"delete"_s, u"change"_s}.contains(options.page)) {
        return refuse({ErrorCode::InvalidArgument,
                       Text::of("\"%1\" is an example of the demonstration.", options.page),
                       Text::of("Add --demo, or open the window and publish or delete there."),
                       false},
                      options);
    }
    if (!packhouse.parts().show(options.page)) {
        return refuse({ErrorCode::NotFound,
                       Text::of("The window has no page \"%1\".", options.page),
                       Text::of("Use one that --help names."), false},
                      options);
    }
    return application.exec();
}

} // namespace

int main(int argc, char **argv)
{
    if (!prepareForShortage("packhouse"))
        return 1;
    holdStopSignals();
    QApplication application(argc, argv);
    endAtStopSignal();
    QApplication::setApplicationName(u"packhouse"_s);
    QApplication::setApplicationDisplayName(u"Packhouse"_s);
    QApplication::setApplicationVersion(QString::fromLatin1(Version));
    translate(application, QLocale::system());
    return runWindow(application, readOptions(application));
}

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"

#include "app/composition/registrysession.h"
#include "app/composition/stopsignal.h"
#include "app/composition/upstreamfinder.h"
#include "app/packhousectl/output.h"
#include "core/version.h"

#include <QDir>

#include <cstring>

using namespace Qt::StringLiterals;

namespace packhouse {

QString text(const std::string &argument)
{
    return QString::fromStdString(argument);
}

QStringList texts(const std::vector<std::string> &arguments)
{
    QStringList all;
    for (const std::string &argument : arguments)
        all.append(text(argument));
    return all;
}

CommandLine::CommandLine()
    : m_app("Looks after the packages of the registry on this computer.", "packhousectl")
{
    m_app.set_version_flag("--version", std::string("packhousectl ") + Version);
    m_app.add_option("--data", m_data, "The data directory; before or after the verb")
        ->type_name("DIR");
    m_app.add_flag("--json", m_json, "Print the result as JSON");
    m_app.require_subcommand(1);
    m_app.footer(ExitCodeHelp);
}

CLI::App *CommandLine::verb(const char *name, const char *description, CLI::App *parent)
{
    CLI::App *made = (parent ? parent : &m_app)->add_subcommand(name, description);
    made->fallthrough(); // --data and --json after the verb
    made->footer(ExitCodeHelp);
    return made;
}

void CommandLine::action(CLI::App *verb, std::function<int()> run)
{
    verb->final_callback([this, run = std::move(run)] { m_exitCode = run(); });
}

int CommandLine::run(int argc, char **argv)
{
    try {
        m_app.parse(argc, argv);
    } catch (const CLI::ParseError &wrong) {
        return m_app.exit(wrong) == 0 ? ExitDone : ExitUsage;
    }
    return m_exitCode;
}

QString CommandLine::dataDirectory() const
{
    return m_data.empty() ? defaultDataDirectory() : QDir(text(m_data)).absolutePath();
}

int CommandLine::operation(const QByteArray &name, const QJsonObject &arguments, const Print &print,
                           const Code &code)
{
    RegistryOptions options;
    options.directory = dataDirectory();
    options.upstreams = namedUpstreams(m_formats);
    const auto session = RegistrySession::open(options, m_formats, m_clock);
    if (!session) {
        printError(session.error(), m_json);
        return exitCodeFor(session.error().code);
    }
    return operationIn(**session, name, arguments, print, code);
}

int CommandLine::operationIn(RegistrySession &session, const QByteArray &name,
                             const QJsonObject &arguments, const Print &print, const Code &code)
{
    if (session.registry() && arguments["probe"_L1].toBool())
        UpstreamFinder(*session.registry()).finish();
    noteStopSignals();
    const Result<QJsonObject> result = [&] {
        ProgressLine progress;
        return session.run(name, arguments,
                           [&progress](const QString &step, qint64 done, qint64 total) {
                               return progress(step, done, total) && !stopSignalled();
                           });
    }();
    if (!result) {
        printError(result.error(), m_json);
        return exitCodeFor(result.error().code);
    }
    if (m_json)
        printJson(*result);
    else
        print(*result);
    return code ? code(*result) : ExitDone;
}

} // namespace packhouse

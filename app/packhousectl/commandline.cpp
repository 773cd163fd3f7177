// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"

#include "app/composition/registrysession.h"
#include "app/composition/stopsignal.h"
#include "app/composition/upstreamfinder.h"
#include "app/packhousectl/output.h"
#include "core/version.h"
#include "registry/store/registryfolder.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <sstream>

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

/// One or two sentences: what was wrong, and who tells more.
static std::string wrongUse(const CLI::App *app, const CLI::Error &error)
{
    std::string what = error.what();
    if (const std::vector<std::string> left = app->remaining(true);
        !left.empty() && dynamic_cast<const CLI::RequiredError *>(&error))
        what = "There is no verb \"" + left.front() + "\"";
    if (!what.empty() && what.back() != '.')
        what += '.';
    return what + " 'packhousectl --help', also after a verb, tells what there is.";
}

CommandLine::CommandLine()
    : m_app("Looks after the packages of the registry on this computer.", "packhousectl")
{
    m_app.set_version_flag("--version", std::string("packhousectl ") + Version);
    m_app.add_option("--data", m_data, "The data directory; before or after the verb")
        ->type_name("DIR");
    m_app.add_flag("--json", m_json, "Print the result as JSON");
    m_app
        .add_option("--timeout", m_timeout,
                    "Give up after that many seconds without a sign of life of the registry")
        ->type_name("SECONDS")
        ->check(CLI::Range(1, 86'400))
        ->capture_default_str();
    m_app.require_subcommand(1);
    m_app.footer(ExitCodeHelp);
    m_app.failure_message(&wrongUse);
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
    for (int i = 0; i < argc; ++i)
        m_typed.append(QString::fromLocal8Bit(argv[i]));
    try {
        m_app.parse(argc, argv);
    } catch (const CLI::ParseError &wrong) {
        std::ostringstream help;
        std::ostringstream problem;
        const int code = m_app.exit(wrong, help, problem);
        if (const QString shown = text(help.str()).trimmed(); !shown.isEmpty()) {
            for (const QString &one : shown.split(u'\n'))
                print(one);
        }
        if (!problem.str().empty())
            printNote(text(problem.str()).trimmed().replace(u'\n', u' '));
        return code == 0 ? ExitDone : ExitUsage;
    }
    return m_exitCode;
}

QString CommandLine::asTyped() const
{
    static const QRegularExpression unusual(u"[^A-Za-z0-9@%+=:,./_-]"_s);
    QStringList words;
    for (QString word : m_typed) {
        if (word.isEmpty() || word.contains(unusual))
            word = u'\'' + word.replace(u'\'', u"'\\''"_s) + u'\'';
        words.append(word);
    }
    return words.join(u' ');
}

QString CommandLine::dataDirectory() const
{
    return m_data.empty() ? defaultDataDirectory() : QDir(text(m_data)).absolutePath();
}

Result<std::unique_ptr<RegistrySession>> CommandLine::session() const
{
    RegistryOptions options;
    options.directory = dataDirectory();
    if (const Result<void> there = checkIsRegistry(options.directory); !there)
        return fail(there.error());
    nameUpstreams(options, m_formats);
    return RegistrySession::open(options, m_formats, m_clock,
                                 {std::chrono::seconds(m_timeout), [](const QString &) {}});
}

int CommandLine::operation(const QByteArray &name, const QJsonObject &arguments, const Print &print,
                           const Code &code, const Local &local)
{
    RegistryOptions options;
    options.directory = dataDirectory();
    // Whatever else is asked of a folder without a registry, its name was a slip.
    constexpr std::array makers{"scope.add", "publish", "policy.set", "reserve.add",
                                "token.create"};
    if (std::none_of(makers.begin(), makers.end(),
                     [&](const char *maker) { return name == maker; })) {
        if (const Result<void> there = checkIsRegistry(options.directory); !there) {
            printError(there.error(), m_json);
            return exitCodeFor(there.error().code);
        }
    }
    nameUpstreams(options, m_formats);
    const Patience patience{std::chrono::seconds(m_timeout),
                            [](const QString &what) { printNote(u"Waiting for %1."_s.arg(what)); }};
    const auto session = RegistrySession::open(options, m_formats, m_clock, patience);
    if (!session) {
        printError(session.error(), m_json);
        return exitCodeFor(session.error().code);
    }
    return operationIn(**session, name, arguments, print, code, local);
}

int CommandLine::operationIn(RegistrySession &session, const QByteArray &name,
                             QJsonObject arguments, const Print &print, const Code &code,
                             const Local &local)
{
    noteStopSignals();
    Result<QJsonObject> result = [&]() -> Result<QJsonObject> {
        if (local.prepare) {
            if (const auto prepared = local.prepare(arguments, session); !prepared)
                return fail(prepared.error());
        }
        ProgressLine progress(QString::fromLatin1(name));
        return session.run(name, arguments,
                           [&progress](const QString &step, qint64 done, qint64 total) {
                               return progress(step, done, total) && !stopSignalled();
                           });
    }();
    if (!result) {
        printError(result.error(), m_json);
        return exitCodeFor(result.error().code);
    }
    if (local.amend)
        local.amend(*result);
    if (m_json)
        printJson(*result);
    else
        print(*result);
    return code ? code(*result) : ExitDone;
}

} // namespace packhouse

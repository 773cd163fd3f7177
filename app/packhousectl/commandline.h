// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/packhousectl/exitcode.h"
#include "core/clock.h"
#include "formats/formatlist.h"

#include <CLI/CLI.hpp>

#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <string>

namespace packhouse {

class RegistrySession;

/// The program's options and verbs. Each verb's file adds its own and says what running it means.
class CommandLine
{
public:
    CommandLine();

    /// Parses and runs; answers the exit code.
    int run(int argc, char **argv);

    /// A verb, or a verb of \a parent ("token create").
    CLI::App *verb(const char *name, const char *description, CLI::App *parent = nullptr);
    /// What the verb does; answers the exit code.
    void action(CLI::App *verb, std::function<int()> run);

    /// Runs an operation where the data directory is and prints its result: as JSON when asked for,
    /// else by \a print. \a code looks at a result that is there.
    using Print = std::function<void(const QJsonObject &)>;
    using Code = std::function<int(const QJsonObject &)>;
    /// What only this process knows: added to what is asked, and to the result.
    struct Local
    {
        std::function<Result<void>(QJsonObject &arguments, RegistrySession &session)> prepare;
        std::function<void(QJsonObject &result)> amend;
    };
    int operation(const QByteArray &name, const QJsonObject &arguments, const Print &print,
                  const Code &code = {}, const Local &local = {});

    /// The registry, for what a verb asks it beside an operation of its own.
    Result<std::unique_ptr<RegistrySession>> session() const;

    QString dataDirectory() const;
    /// The command as a shell takes it.
    QString asTyped() const;
    bool json() const { return m_json; }
    const FormatList &formats() const { return m_formats; }
    const Clock &clock() const { return m_clock; }

private:
    int operationIn(RegistrySession &session, const QByteArray &name, QJsonObject arguments,
                    const Print &print, const Code &code, const Local &local);

    CLI::App m_app;
    int m_exitCode = ExitDone;
    QStringList m_typed;
    std::string m_data;
    bool m_json = false;
    int m_timeout = 30; ///< seconds
    FormatList m_formats;
    SystemClock m_clock;
};

QString text(const std::string &argument);
QStringList texts(const std::vector<std::string> &arguments);

/// What "change" did or would do; "run" does it, too.
void printChange(const QJsonObject &result);

// One function a verb, each in a file of its name.
void addServe(CommandLine &line);
void addScope(CommandLine &line);
void addPublish(CommandLine &line);
void addImport(CommandLine &line);
void addList(CommandLine &line);
void addShow(CommandLine &line);
void addDownload(CommandLine &line);
void addDelete(CommandLine &line);
void addRun(CommandLine &line);
void addChange(CommandLine &line);
void addDuplicates(CommandLine &line);
void addTrash(CommandLine &line);
void addVerify(CommandLine &line);
void addRebuild(CommandLine &line);
void addToken(CommandLine &line);
void addPolicy(CommandLine &line);
void addReserve(CommandLine &line);
void addUpstreams(CommandLine &line);
void addAddresses(CommandLine &line);
void addNames(CommandLine &line);
void addClients(CommandLine &line);
void addDistribution(CommandLine &line);
void addAudit(CommandLine &line);
void addActivity(CommandLine &line);
void addCapabilities(CommandLine &line);
void addTrust(CommandLine &line);
void addDemo(CommandLine &line);

} // namespace packhouse

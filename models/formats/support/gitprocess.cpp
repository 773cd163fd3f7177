// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/gitprocess.h"

#include "core/lowpriority.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
    #include <fcntl.h>
    #include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype longestComplaint = 4096; ///< bytes

/// Nothing of this program's own environment but where programs are, so that no variable or
/// configuration can add a filter, a helper or a remote.
QProcessEnvironment environment(const QString &folder)
{
    QProcessEnvironment made;
    const QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"PATH"_s, u"SystemRoot"_s, u"TMPDIR"_s, u"LD_LIBRARY_PATH"_s}) {
        if (own.contains(name))
            made.insert(name, own.value(name));
    }
    made.insert(u"LC_ALL"_s, u"C"_s);
    made.insert(u"GIT_CONFIG_NOSYSTEM"_s, u"1"_s);
    for (const QString &name : {u"GIT_CONFIG_SYSTEM"_s, u"GIT_CONFIG_GLOBAL"_s})
        made.insert(name, u"/dev/null"_s);
    made.insert(u"GIT_ATTR_NOSYSTEM"_s, u"1"_s);
    made.insert(u"GIT_TERMINAL_PROMPT"_s, u"0"_s);
    made.insert(u"GIT_OPTIONAL_LOCKS"_s, u"0"_s);
    made.insert(u"GIT_NO_REPLACE_OBJECTS"_s, u"1"_s);
    made.insert(u"GIT_NO_LAZY_FETCH"_s, u"1"_s);
    made.insert(u"GIT_LITERAL_PATHSPECS"_s, u"1"_s);
    made.insert(u"GIT_CEILING_DIRECTORIES"_s, QFileInfo(folder).absolutePath());
    return made;
}

/// The repository's own configuration has a say too; what could start a program has none.
QStringList overrides()
{
    QStringList arguments{u"--no-pager"_s};
    for (const QString &setting :
         {u"core.fsmonitor=false"_s, u"core.hooksPath=/dev/null"_s, u"core.sshCommand=false"_s,
          u"core.attributesFile=/dev/null"_s, u"core.autocrlf=false"_s, u"core.eol=lf"_s,
          u"core.quotePath=false"_s, u"credential.helper="_s, u"protocol.allow=never"_s,
          u"maintenance.auto=false"_s, u"gc.auto=0"_s})
        arguments << u"-c"_s << setting;
    return arguments;
}

#ifdef Q_OS_UNIX
/// The connections of a server must not stay open because git has them too. Runs between fork and
/// exec.
void keepOnlyStandardFiles()
{
    #ifdef CLOSE_RANGE_CLOEXEC
    if (close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) == 0)
        return;
    #endif
    const long most = std::min(sysconf(_SC_OPEN_MAX), 65536L);
    for (int file = 3; file < most; ++file)
        fcntl(file, F_SETFD, FD_CLOEXEC);
}
#endif

class Running
{
public:
    Running() = default;
    ~Running()
    {
        if (process.state() == QProcess::NotRunning)
            return;
        process.kill();
        process.waitForFinished(5'000);
    }
    Q_DISABLE_COPY_MOVE(Running)

    QProcess process;
};

Result<void> pass(QProcess &process, GitExit &exit,
                  const std::function<Result<void>(QByteArrayView)> &take)
{
    const QByteArray complaint = process.readAllStandardError();
    exit.complaint += complaint.first(
        std::min(complaint.size(), longestComplaint - exit.complaint.size()));
    const QByteArray bytes = process.readAllStandardOutput();
    return bytes.isEmpty() ? Result<void>() : take(bytes);
}

} // namespace

Result<GitExit> runGit(const GitRun &run, const std::function<Result<void>(QByteArrayView)> &take)
{
    const QString program = run.program.isEmpty() ? QStandardPaths::findExecutable(u"git"_s)
                                                  : run.program;
    const Error missing{ErrorCode::Unsupported, Text::of("There is no git on this computer."),
                        Text::of("Install git, then try again."), false};
    if (program.isEmpty())
        return fail(missing);
    Running running;
    QProcess &process = running.process;
    process.setProgram(program);
    process.setArguments(overrides() + run.arguments);
    process.setWorkingDirectory(run.folder);
    process.setProcessEnvironment(environment(run.folder));
    process.setStandardInputFile(QProcess::nullDevice());
#ifdef Q_OS_UNIX
    process.setChildProcessModifier(&keepOnlyStandardFiles);
#endif
    const QDeadlineTimer deadline(run.milliseconds);
    {
        const LowPriority::Undisturbed undisturbed;
        process.start(QIODevice::ReadOnly);
    }
    if (!process.waitForStarted(int(deadline.remainingTime())))
        return fail(missing);
    GitExit exit;
    while (process.state() != QProcess::NotRunning) {
        // Pieces of output wake it; a process that only ends or only complains does so at once or
        // within this time.
        constexpr qint64 look = 1'000;
        process.waitForReadyRead(int(std::min(look, deadline.remainingTime())));
        if (Result<void> taken = pass(process, exit, take); !taken)
            return fail(std::move(taken.error()));
        if (deadline.hasExpired() && process.state() != QProcess::NotRunning) {
            return fail(ErrorCode::Timeout,
                        Text::of("git took longer than %1 seconds in %2.", run.milliseconds / 1000,
                                 run.folder),
                        Text::of("Look at that repository with git, or publish a zip file."), true);
        }
    }
    if (Result<void> taken = pass(process, exit, take); !taken)
        return fail(std::move(taken.error()));
    if (process.exitStatus() != QProcess::NormalExit)
        return fail(ErrorCode::Internal, Text::of("git crashed in %1.", run.folder), {}, true);
    exit.code = process.exitCode();
    return exit;
}

} // namespace packhouse

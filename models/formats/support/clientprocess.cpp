// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/clientprocess.h"

#include "core/lowpriority.h"

#include <QDir>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int ClientTime = 10'000; // milliseconds

} // namespace

QByteArray printed(const QString &program, const QStringList &arguments,
                   const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(QDir::rootPath()); // no project's configuration
    process.setStandardErrorFile(QProcess::nullDevice());
    {
        const LowPriority::Undisturbed undisturbed;
        process.start(program, arguments, QIODevice::ReadOnly);
    }
    if (!process.waitForFinished(ClientTime)) {
        process.kill();
        process.waitForFinished(ClientTime);
        return {};
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return {};
    return process.readAllStandardOutput();
}

QStringList linesPrinted(const QString &program, const QStringList &arguments,
                         const QProcessEnvironment &environment)
{
    QStringList lines;
    for (const QByteArray &line : printed(program, arguments, environment).split('\n')) {
        if (const QString text = QString::fromUtf8(line).trimmed(); !text.isEmpty())
            lines.append(text);
    }
    return lines;
}

QString firstLinePrinted(const QString &program, const QStringList &arguments,
                         const QProcessEnvironment &environment)
{
    return QString::fromUtf8(printed(program, arguments, environment).split('\n').constFirst())
        .trimmed();
}

QString homeFolder(const QProcessEnvironment &environment)
{
    return environment.value(u"HOME"_s, QDir::homePath());
}

QString configurationFolder(const QProcessEnvironment &environment)
{
    return environment.value(u"XDG_CONFIG_HOME"_s, homeFolder(environment) + u"/.config"_s);
}

TemporaryHome::TemporaryHome(QProcessEnvironment environment)
    : m_environment(std::move(environment))
{
    m_environment.insert(u"HOME"_s, m_folder.path());
    for (const QString &name : {u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_DATA_HOME"_s})
        m_environment.remove(name);
}

} // namespace packhouse

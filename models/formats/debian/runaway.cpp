// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/runaway.h"

#ifdef Q_OS_LINUX
    #include <QDir>
    #include <QFile>

    #include <csignal>
#endif

namespace packhouse::debian {

#ifdef Q_OS_LINUX

namespace {

bool isGpgOf(const QList<QByteArray> &command, const QByteArray &home)
{
    const qsizetype option = command.indexOf("--homedir");
    return command.first().split('/').last().startsWith("gpg") && option > 0
           && command.value(option + 1) == home;
}

} // namespace

void endGpgOf(const QByteArray &home)
{
    const QDir processes(QStringLiteral("/proc"));
    for (const QString &name : processes.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        bool isProcess = false;
        const int process = name.toInt(&isProcess);
        QFile command(processes.filePath(name + QStringLiteral("/cmdline")));
        if (isProcess && process > 1 && command.open(QIODevice::ReadOnly)
            && isGpgOf(command.read(16 * 1024).split('\0'), home))
            ::kill(process, SIGKILL);
    }
}

#else

void endGpgOf(const QByteArray &) {}

#endif

} // namespace packhouse::debian

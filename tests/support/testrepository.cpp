// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testrepository.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace packhouse::test {

TestRepository::TestRepository(const QString &folder) : m_folder(folder)
{
    git({u"init"_s, u"--quiet"_s, u"--initial-branch=main"_s});
}

QByteArray TestRepository::git(const QStringList &arguments) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"GIT_CONFIG_NOSYSTEM"_s, u"1"_s);
    environment.insert(u"GIT_CONFIG_GLOBAL"_s, u"/dev/null"_s);
    for (const QString &who : {u"AUTHOR"_s, u"COMMITTER"_s}) {
        environment.insert(u"GIT_%1_NAME"_s.arg(who), u"Lea"_s);
        environment.insert(u"GIT_%1_EMAIL"_s.arg(who), u"lea@example.org"_s);
        environment.insert(u"GIT_%1_DATE"_s.arg(who),
                           u"%1 +0000"_s.arg(1'700'000'000 + 60 * m_commits));
    }
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder);
    process.start(u"git"_s, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("git %s: %s", qPrintable(arguments.join(u' ')),
               process.readAllStandardError().constData());
    return process.readAllStandardOutput().trimmed();
}

void TestRepository::write(const QString &path, const QByteArray &bytes) const
{
    const QString whole = m_folder + u'/' + path;
    QDir().mkpath(QFileInfo(whole).absolutePath());
    QFile file(whole);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written.", qPrintable(whole));
}

void TestRepository::remove(const QString &path) const
{
    QFile::remove(m_folder + u'/' + path);
}

QByteArray TestRepository::commit(const QString &message)
{
    git({u"add"_s, u"--all"_s});
    git({u"commit"_s, u"--quiet"_s, u"--allow-empty"_s, u"-m"_s, message});
    ++m_commits;
    return git({u"rev-parse"_s, u"HEAD"_s});
}

} // namespace packhouse::test

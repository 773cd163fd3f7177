// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

namespace packhouse {

/// What a client prints, run where no project's configuration is; empty when it is not there, fails
/// or takes more than ten seconds. Blocks.
QByteArray printed(const QString &program, const QStringList &arguments,
                   const QProcessEnvironment &environment);
/// Its lines that are not empty, without spaces around them.
QStringList linesPrinted(const QString &program, const QStringList &arguments,
                         const QProcessEnvironment &environment);
/// The first line, which may be empty.
QString firstLinePrinted(const QString &program, const QStringList &arguments,
                         const QProcessEnvironment &environment);
/// The user's folder as the client would find it.
QString homeFolder(const QProcessEnvironment &environment);
/// … and where its configuration is, in folders of their own.
QString configurationFolder(const QProcessEnvironment &environment);

/// A user's folder that is there for one question, for clients that write into it on first use:
/// nobody asked for a configuration of theirs.
class TemporaryHome
{
public:
    explicit TemporaryHome(QProcessEnvironment environment);
    /// Leads the client there.
    QProcessEnvironment &environment() { return m_environment; }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

} // namespace packhouse

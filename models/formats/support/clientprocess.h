// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>
#include <QStringList>

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

} // namespace packhouse

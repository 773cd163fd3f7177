// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

namespace packhouse {

/// A file that a client reads its settings from, as it was found.
struct ClientFile
{
    enum class State {
        Missing,
        Read,
        Unreadable ///< it is there: nothing may be concluded from it
    };
    State state = State::Missing;
    QString path;
    QByteArray bytes;
    Text problem; ///< of what is unreadable: a sentence

    bool isRead() const { return state == State::Read; }
    bool isUnreadable() const { return state == State::Unreadable; }
    /// Without a byte order mark; as Latin-1 where it is no UTF-8.
    QString text() const;
};

/// Where the clients of a computer keep their settings. Everything is given and nothing looked up
/// elsewhere, so that tests and the demonstration have places of their own.
struct ClientPlaces
{
    QMap<QString, QString> environment;
    QString root; ///< stands before the system's paths; empty: this computer's own
    QStringList addresses; ///< of its own network interfaces, as they stand in a URL
    QString project; ///< folder of a project whose settings count, too; empty: of none
    /// What files would hold, by path: they are not read.
    QMap<QString, QByteArray> instead;

    /// This process's own environment and this computer's addresses, without a project.
    static ClientPlaces ofThisComputer();

    /// A variable; empty where there is none.
    QString variable(const QString &name) const { return environment.value(name); }
    /// Of the user's folder; empty, so that nothing is read, where none is known.
    QString inHome(const QString &path) const;
    /// Of the folder that configuration has of its own (XDG_CONFIG_HOME).
    QString inConfiguration(const QString &path) const;
    /// Of the project's folder; empty where there is none.
    QString inProject(const QString &path) const;
    /// A path of the system, such as /etc/gemrc.
    QString inSystem(const QString &path) const { return root + path; }
    /// Where the program is that a shell would start; empty when none is there.
    QString program(const QString &name) const;
    /// What is in a folder and ends so, in order; at most some hundred.
    QStringList listed(const QString &folder, const QString &ending) const;
    /// Whether a path is in the project's folder and not of the user's own.
    bool isOfProject(const QString &path) const;
    /// Whether a path is of the project and a link, or behind one in it: whoever made the project
    /// could have anything shown and written.
    bool isLinkOfProject(const QString &path) const;
    /// The file, a link's target for a link. Unreadable for a link of the project. Bounded: what is
    /// larger than \a most bytes, no regular file or no text is unreadable.
    ClientFile read(const QString &path, qint64 most = Megabyte) const;
    static constexpr qint64 Megabyte = 1 << 20;
    static constexpr qint64 MostOfLock = 32 * Megabyte; ///< programs write those
};

/// A path as people write it: "~/.npmrc".
QString shownPath(const ClientPlaces &places, const QString &path);
/// The same, and where it leads when it is a link: "~/.npmrc -> ~/dotfiles/npmrc".
QString shownFile(const ClientPlaces &places, const QString &path);

} // namespace packhouse

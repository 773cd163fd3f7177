// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/formatlist.h"
#include "registry/store/ownaddress.h"

#include <QHash>

#include <memory>
#include <shared_mutex>

namespace packhouse {

class Store;

/// What is at the root of an address of its own.
struct OwnRoot
{
    quint64 serial = 0; ///< no two have the same, also not one after the other at one port
    Scope scope; ///< as it was when it was set up; its path never changes
    const Format *format = nullptr;
    QByteArray path; ///< of its registry at the main address: "/api/v4/projects/1/packages/npm"

    struct Target
    {
        QByteArray text; ///< as it would be asked at the main address
        bool fromRoot = true;
    };
    /// A group's documents send clients on to files of its projects: those are asked for by the
    /// paths that they have at the main address. All else is below the root.
    Target target(const QByteArray &asked) const;

private:
    bool isInProject(const QByteArray &asked) const;
};

/// The further ports of the server and what each is the root of. Safe from any thread.
class OwnRoots
{
public:
    /// nullptr: nothing is there, any more or yet.
    std::shared_ptr<const OwnRoot> at(quint16 port) const;
    /// What stays as it is keeps its serial.
    void set(const QList<OwnAddress> &addresses, const Store &store, const FormatList &formats);

private:
    mutable std::shared_mutex m_mutex;
    QHash<quint16, std::shared_ptr<const OwnRoot>> m_roots;
    quint64 m_serial = 0;
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/loopbackserver.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace packhouse::test {

/// An npm registry of one package, kept-pad, with many versions, for files that are kept of it.
class NpmUpstream
{
public:
    static constexpr int Versions = 400;

    NpmUpstream();
    QByteArray address() const { return m_server.address(); }
    /// Of a version's file, below an npm registry's address.
    static QByteArray path(int version)
    {
        return "kept-pad/-/kept-pad-1.0." + QByteArray::number(version) + ".tgz";
    }
    static QByteArray bytes(int version)
    {
        return "kept " + QByteArray::number(version).repeated(1 + version % 5 * 3000);
    }
    /// How often that file was fetched.
    int asked(int version) const;

private:
    Answer answer(const SeenRequest &request) const;

    LoopbackServer m_server;
};

} // namespace packhouse::test

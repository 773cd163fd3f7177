// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/gateway/endpoint.h"
#include "registry/gateway/rawpath.h"

namespace packhouse {

/// Which endpoint a path stands for. Patterns are grouped by the literal segments they start with,
/// so that a request is compared with the few that can match.
/// Two '/' in a row are as one where nothing can be missing between them: in front of a literal
/// segment, and behind the literals that a pattern starts with, which are what people type as the
/// address of a registry. An empty segment never becomes a {name}, nor part of one.
class Router
{
public:
    Router();
    ~Router();
    Router(Router &&) noexcept;
    Router &operator=(Router &&) noexcept;
    /// In order: the first match wins.
    void add(Endpoint endpoint);

    struct Match
    {
        const Endpoint *endpoint = nullptr; ///< nullptr: nothing here for that method
        QMap<QByteArray, QString> path; ///< what the pattern's {names} stand for
        QString scopeId; ///< decoded :id of a project or group
        QByteArray prefix; ///< as Call::prefix
        QByteArray
            allow; ///< without an endpoint: the methods the path has, empty for an unknown path
    };
    /// \a only: as if there were no other endpoints than that type's.
    Match find(Method method, const RawPath &path, const Format *only = nullptr) const;
    const std::vector<std::unique_ptr<Endpoint>> &endpoints() const { return m_endpoints; }

private:
    struct Node;
    struct Pattern;
    std::vector<std::unique_ptr<Endpoint>> m_endpoints;
    std::vector<std::unique_ptr<Node>> m_roots; ///< by Root
};

} // namespace packhouse

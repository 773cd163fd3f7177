// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/call.h"

#include <optional>
#include <vector>

namespace packhouse {

using Handler = Reply (*)(Call &call);
/// Looks at a request before its body is taken (and before 100 Continue): the final answer, or
/// nothing to go on. Call::body is empty then. The handler checks again: much may happen while a
/// body arrives.
using Precheck = std::optional<Reply> (*)(const Call &call);
/// The project that the path names further on, from what its pattern's {names} stand for. NotFound.
using ProjectFinder = Result<Scope> (*)(const QMap<QByteArray, QString> &path,
                                        const PackageReader &store);

/// One line of a route table. The pattern is relative to its level's prefix and split at '/':
/// literal segments, {name} for exactly one segment, {name+} for one or more (joined by '/').
/// Prefixes: project /api/v4/projects/:id, group /api/v4/groups/:id (and /api/v4/group/:id, as the
/// reference spells it for Composer), instance /api/v4.
/// Matching works on the raw path; a segment that decodes to "." or "..", or holds a NUL, never
/// matches. A trailing '/' matches when the pattern ends in '/', and is optional then.
struct Route
{
    Level level = Level::Project;
    Method method = Method::Get; ///< Get serves Head too
    QByteArray pattern;
    Right right = Right::Read; ///< what the caller needs at the scope before anything else happens
    Handler handler = nullptr;
    SinkFactory sink = nullptr; ///< for Put, Post, Patch; nullptr: smallBody
    bool hidden = false; ///< 404 rather than 401 for callers without a credential (npm tarballs)
    Precheck precheck = nullptr; ///< runs after the gate; nullptr: nothing to look at
    bool atRoot = false; ///< the pattern starts at '/'; the scope is the instance then
    /// Anyone may ask, for nothing in the answer needs a right; a wrong credential is refused
    /// still. Call::scope is the instance when there is no such project or group.
    bool anyone = false;
    /// The secret comes in the body, so that the client is nobody until then: what else it still
    /// sends may have ended, and is not looked at. With anyone.
    bool signsIn = false;
    /// Set at the instance's level where the gate has to ask at a project that the path names;
    /// Call::scope is that project then.
    ProjectFinder project = nullptr;
    /// The handler compares the body with X-Checksum-* itself, and answers in its own way.
    bool comparesChecksum = false;
};

/// In order: the first match wins, so catch-alls come last.
class RouteTable
{
public:
    void get(Level level, QByteArray pattern, Handler handler, Right right = Right::Read)
    {
        add({level, Method::Get, std::move(pattern), right, handler, nullptr, false, nullptr, false,
             false});
    }
    void put(Level level, QByteArray pattern, Handler handler, SinkFactory sink = nullptr,
             Right right = Right::Write)
    {
        add({level, Method::Put, std::move(pattern), right, handler, sink, false, nullptr, false,
             false});
    }
    void post(Level level, QByteArray pattern, Handler handler, SinkFactory sink = nullptr,
              Right right = Right::Write)
    {
        add({level, Method::Post, std::move(pattern), right, handler, sink, false, nullptr, false,
             false});
    }
    void del(Level level, QByteArray pattern, Handler handler, Right right = Right::Delete)
    {
        add({level, Method::Delete, std::move(pattern), right, handler, nullptr, false, nullptr,
             false, false});
    }
    void add(Route route) { m_routes.push_back(std::move(route)); }
    const std::vector<Route> &routes() const { return m_routes; }

private:
    std::vector<Route> m_routes;
};

} // namespace packhouse

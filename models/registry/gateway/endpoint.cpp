// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/endpoint.h"

#include "formats/format.h"

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

Root rootOf(Level level)
{
    switch (level) {
    case Level::Project:
        return Root::Project;
    case Level::Group:
        return Root::Group;
    case Level::Instance:
        break;
    }
    return Root::Instance;
}

} // namespace

QByteArray methodName(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET"_ba;
    case Method::Head:
        return "HEAD"_ba;
    case Method::Put:
        return "PUT"_ba;
    case Method::Post:
        return "POST"_ba;
    case Method::Patch:
        return "PATCH"_ba;
    case Method::Delete:
        break;
    }
    return "DELETE"_ba;
}

Endpoint endpointOf(const Format &format, const Route &route)
{
    Endpoint endpoint;
    endpoint.root = route.atRoot ? Root::Server : rootOf(route.level);
    endpoint.method = route.method;
    endpoint.pattern = route.pattern;
    endpoint.handler = route.handler;
    endpoint.access = route.anyone ? Access::Anyone : Access::Scope;
    endpoint.right = route.right;
    endpoint.kinds = AllTokens;
    endpoint.hidden = route.hidden;
    endpoint.sink = route.sink;
    endpoint.precheck = route.precheck;
    endpoint.project = route.project;
    endpoint.format = &format;
    endpoint.comparesChecksum = route.comparesChecksum;
    return endpoint;
}

} // namespace packhouse

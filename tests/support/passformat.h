// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/formatlist.h"
#include "support/spyformat.h"

#include <chrono>
#include <vector>

namespace packhouse {

/// One route that hands out passes of an hour, and one that needs the right to read.
class PassFormat final : public PlainFormat
{
public:
    PassFormat() : PlainFormat(QStringLiteral("plain"), "P,J,A,D") {}
    void routes(RouteTable &routes) const override
    {
        PlainFormat::routes(routes);
        routes.get(Level::Project, "packages/plain/pass", &handOut);
    }

    /// A registry's formats: this one alone.
    static FormatList alone()
    {
        std::vector<std::unique_ptr<Format>> list;
        list.push_back(std::make_unique<PassFormat>());
        return FormatList(std::move(list));
    }

private:
    static Reply handOut(Call &call)
    {
        const Result<QByteArray> pass = call.pass(std::chrono::hours(1));
        return pass ? Reply::text(*pass, "text/plain") : Reply::error(pass.error());
    }
};

} // namespace packhouse

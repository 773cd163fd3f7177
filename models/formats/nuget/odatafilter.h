// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <variant>

namespace packhouse::nuget {

/// A property's or literal's value; monostate is null.
using ODataValue = std::variant<std::monostate, bool, double, QString>;
/// A package's property by its name; names that are not known are null.
using ODataProperties = std::function<ODataValue(QStringView name)>;

/// The part of OData's $filter that clients of NuGet 2 send: and, or, not, the six comparisons,
/// tolower, toupper, substringof, startswith, endswith, trim, literals. Texts compare
/// without case, and as versions where one of them is the Version. Bounded in length and depth.
class ODataFilter
{
public:
    /// Errors: InvalidArgument.
    static Result<ODataFilter> parse(const QString &text);

    bool matches(const ODataProperties &package) const;
    /// The one id that can match, in lower case; null when the filter asks for no one id.
    QString onlyId() const;

    struct Node;

private:
    std::shared_ptr<const Node> m_root;
};

} // namespace packhouse::nuget

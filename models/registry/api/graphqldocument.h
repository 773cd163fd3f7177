// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace packhouse {

/// A value in a GraphQL document, with its variables not yet filled in.
struct GraphQlValue
{
    enum class Kind { Plain, Variable, List, Object };
    Kind kind = Kind::Plain;
    QJsonValue plain; ///< numbers, texts, truth values, null; enum values as text
    QString variable;
    std::vector<std::pair<QString, GraphQlValue>>
        members; ///< of objects; lists leave the names empty

    /// Undefined where a variable has no value.
    QJsonValue resolved(const QJsonObject &variables) const;
};

struct GraphQlSelection
{
    enum class Kind { Field, InlineFragment, FragmentSpread };
    Kind kind = Kind::Field;
    QString name; ///< of the field or of the fragment
    QString alias; ///< under which the answer holds the field
    std::vector<std::pair<QString, GraphQlValue>> arguments;
    std::vector<std::pair<QString, GraphQlValue>> conditions; ///< "include" or "skip", and its "if"
    std::vector<GraphQlSelection> selections;
};

struct GraphQlOperation
{
    bool mutation = false;
    QString name;
    QMap<QString, GraphQlValue> defaults; ///< of its variables
    std::vector<GraphQlSelection> selections;
};

/// An executable GraphQL document, as clients send it: operations and fragments. Bounded: 64 KiB of
/// text, 16 levels, 4,096 tokens.
struct GraphQlDocument
{
    std::vector<GraphQlOperation> operations;
    QMap<QString, std::vector<GraphQlSelection>> fragments;

    /// InvalidArgument with the line of the fault.
    static Result<GraphQlDocument> parse(const QString &text);
    /// The one of that name, or the only one.
    Result<const GraphQlOperation *> operation(const QString &name) const;
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientoutlook.h"
#include "core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>

#include <functional>
#include <optional>

namespace packhouse {

/// Runs an operation of a registry as its owner; blocks.
using AskRegistry =
    std::function<Result<QJsonObject>(const QByteArray &operation, const QJsonObject &arguments)>;

/// What a registry says of its levels, so that it is known what a client's address of one means.
/// Asks for each thing once. For one thread.
class RegistryLevels
{
public:
    explicit RegistryLevels(AskRegistry ask) : m_ask(std::move(ask)) {}

    /// Adds which scopes belong to the project's top-level group, who may read the project, and
    /// which levels pass requests of the type on. A level of which that cannot be told is left out.
    void add(ClientQuestion &question, const QString &type);
    /// What the registry does with requests for the name, once it is here no longer.
    ClientQuestion::Passing passingOf(const ClientQuestion &question, const QString &type);

private:
    QJsonArray list(const QByteArray &operation, const QString &member,
                    const QJsonObject &arguments = {});
    const QJsonArray &scopes();
    enum class Kept { ForNobody, ForMembers, ForEverybody };
    Kept keptAtInstance(const ClientQuestion &question, const QString &type);
    bool leadsElsewhere(const QString &type);
    bool isOursAlone(const ClientQuestion &question, const QString &type);
    bool passesOn(const QString &scope, const QString &type);

    AskRegistry m_ask;
    std::optional<QJsonArray> m_scopes;
    std::optional<QJsonArray> m_reservations;
    std::optional<QJsonArray> m_upstreams;
    QMap<QPair<QString, QString>, bool> m_passing; ///< by scope and type
};

} // namespace packhouse

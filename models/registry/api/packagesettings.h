// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/scope.h"
#include "core/token.h"

#include <QJsonObject>
#include <QStringList>

namespace packhouse {

class Store;

/// The package settings of a group, with the fields of the reference's GraphQL type: they are
/// policies of single types here.
QJsonObject packageSettings(const Store &store, const Scope &group);

/// Sets the fields that \a input has; answers a sentence for every field that could not be set.
QStringList changePackageSettings(Store &store, const Scope &group, const QJsonObject &input,
                                  const Caller &actor);

} // namespace packhouse

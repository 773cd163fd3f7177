// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"
#include "core/result.h"

namespace packhouse {

/// One thing that a plan stands on and does not change itself: whose a name is, who may read its
/// project, which tag leads to a version that goes. Found out anew when the plan runs, it is the
/// same, or nothing is done.
struct PlanFact
{
    Text of; ///< "Whoever serves left-pad in acme"
    Text is; ///< "acme/web"

    bool operator==(const PlanFact &) const = default;
};
using PlanFacts = QList<PlanFact>;

/// Tags that lead to these versions, each with its version; not "latest", of which more is said.
QList<std::pair<QString, QString>> tagsOf(const QList<StoredVersion> &versions);
PlanFacts tagFacts(const QString &name, const QList<StoredVersion> &going);

/// Conflict: the first that is not as it was, and how it is. \a remedy says what was not done.
Result<void> checkFacts(const PlanFacts &shown, const PlanFacts &now, const Text &remedy);

} // namespace packhouse

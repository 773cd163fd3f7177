// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"

#include <QPointer>

namespace packhouse {

/// The first packages of the places that were shown last, as they were answered: for the case that
/// a registry cannot be asked when its place is shown again.
class LastPages
{
public:
    struct Answer
    {
        QPointer<PackageSource> source;
        PackageQuery query;
        PackagePage page;
    };

    void keep(Answer answer);
    /// nullptr: nothing is known of the place.
    const Answer *find(const PackageSource *source, const QString &scopePath) const;

private:
    QList<Answer> m_answers; ///< the newest first
};

} // namespace packhouse

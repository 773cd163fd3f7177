// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/packagesource.h"

namespace packhouse {

/// What became of a job that was to publish \a items.
struct PublishOutcome
{
    PublishOutcome(const Job &job, const QList<PublishItem> &items);

    qsizetype published = 0; ///< files
    qsizetype refused = 0;
    QList<std::optional<Error>> errors; ///< of each item

    /// "5 files published, 1 refused: a.tgz: Package already exists."
    QString text(qsizetype notSent = 0) const;

private:
    QStringList m_reasons;
};

} // namespace packhouse

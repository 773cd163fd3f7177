// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/debian/signer.h"
#include "formats/debian/suiteindex.h"

#include <QHash>

#include <array>
#include <atomic>

namespace packhouse::debian {

/// What the type keeps while the program runs, for each store: rendered indexes and the signer. All
/// of it can be made anew from the store and the signer's folder. Safe from any thread.
class Works
{
public:
    /// The signer of a store's keys.
    Result<std::shared_ptr<Signer>> signer(const PackageReader &store);
    Result<std::shared_ptr<SuiteIndex>> suite(const PackageReader &store, ScopeId project,
                                              const QString &codename);
    void dropSuite(const PackageReader &store, ScopeId project, const QString &codename);

    /// Held from looking at the files of a source package until its publish is through.
    std::mutex &sourceMutex(ScopeId project, const QString &source);
    /// Held while distributions are compared and changed.
    std::mutex &distributionsMutex() { return m_distributionsMutex; }

private:
    struct Home
    {
        std::shared_ptr<Signer> signer;
        QHash<std::pair<ScopeId, QString>, std::shared_ptr<SuiteIndex>> suites;
        bool cleared = false;
    };

    std::mutex m_mutex;
    QHash<QString, Home> m_homes; ///< by the store's private folder
    std::array<std::mutex, 64> m_sources;
    std::mutex m_distributionsMutex;
};

} // namespace packhouse::debian

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/boundedcache.h"

#include <QByteArray>
#include <QStringList>

#include <functional>
#include <mutex>

namespace packhouse::npm {

/// What a search looks at of a package beside its name, in lower case.
struct Described
{
    QString text; ///< description, keywords, author
    QStringList keywords;
    QString author;
};

/// Those that were looked at lately, so that a search does not read every manifest again. Safe from
/// any thread.
class SearchTexts
{
public:
    /// \a key: whose, as whom, at which scope; read again when \a generation is another one.
    Described of(const QByteArray &key, quint64 generation, const std::function<Described()> &read);

private:
    struct Kept
    {
        quint64 generation = 0;
        Described described;
    };

    static constexpr qint64 MostBytes = qint64(16) << 20;

    std::mutex m_mutex;
    BoundedCache<QByteArray, Kept> m_kept{MostBytes};
};

} // namespace packhouse::npm

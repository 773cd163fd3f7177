// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hashes.h"

namespace packhouse {

/// One of the four hashes in a pass over the bytes, where the others are not wanted: which costs a
/// fraction of a Hasher.
class SingleHasher
{
public:
    explicit SingleHasher(QByteArray Hashes::*hash);
    ~SingleHasher();
    SingleHasher(SingleHasher &&) noexcept;
    SingleHasher &operator=(SingleHasher &&) noexcept;

    void add(QByteArrayView bytes);
    /// Ends the pass; the hasher must not be used afterwards.
    [[nodiscard]] QByteArray finish();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

} // namespace packhouse

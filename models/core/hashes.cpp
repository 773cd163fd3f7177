// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hashes.h"

#include "core/singlehasher.h"

#include <openssl/crypto.h>

#include <algorithm>

namespace packhouse {

struct Hasher::Contexts
{
    SingleHasher md5{&Hashes::md5};
    SingleHasher sha1{&Hashes::sha1};
    SingleHasher sha256{&Hashes::sha256};
    SingleHasher sha512{&Hashes::sha512};
};

Hasher::Hasher() : m_contexts(std::make_unique<Contexts>()) {}

Hasher::~Hasher() = default;
Hasher::Hasher(Hasher &&) noexcept = default;
Hasher &Hasher::operator=(Hasher &&) noexcept = default;

void Hasher::add(QByteArrayView bytes)
{
    // Small steps keep the bytes in the cache while all four read them.
    constexpr qsizetype step = 16 * 1024;
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        const QByteArrayView part = bytes.sliced(at, std::min(step, bytes.size() - at));
        for (SingleHasher *each :
             {&m_contexts->md5, &m_contexts->sha1, &m_contexts->sha256, &m_contexts->sha512})
            each->add(part);
    }
}

Hashes Hasher::finish()
{
    return {m_contexts->md5.finish(), m_contexts->sha1.finish(), m_contexts->sha256.finish(),
            m_contexts->sha512.finish()};
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), size_t(a.size())) == 0;
}

} // namespace packhouse

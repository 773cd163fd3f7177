// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hashes.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>

namespace packhouse {

namespace {

struct ContextDeleter
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, ContextDeleter>;

Context begin(const EVP_MD *algorithm)
{
    Context context(EVP_MD_CTX_new());
    EVP_DigestInit_ex(context.get(), algorithm, nullptr);
    return context;
}

QByteArray end(EVP_MD_CTX *context)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned int size = 0;
    EVP_DigestFinal_ex(context, digest.data(), &size);
    return QByteArray(reinterpret_cast<const char *>(digest.data()), qsizetype(size));
}

} // namespace

struct Hasher::Contexts
{
    Context md5 = begin(EVP_md5());
    Context sha1 = begin(EVP_sha1());
    Context sha256 = begin(EVP_sha256());
    Context sha512 = begin(EVP_sha512());
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
        for (EVP_MD_CTX *context : {m_contexts->md5.get(), m_contexts->sha1.get(),
                                    m_contexts->sha256.get(), m_contexts->sha512.get()})
            EVP_DigestUpdate(context, part.data(), size_t(part.size()));
    }
}

Hashes Hasher::finish()
{
    return {end(m_contexts->md5.get()), end(m_contexts->sha1.get()), end(m_contexts->sha256.get()),
            end(m_contexts->sha512.get())};
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), size_t(a.size())) == 0;
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/singlehasher.h"

#include <openssl/evp.h>

#include <new>

namespace packhouse {

struct SingleHasher::Context
{
    Context() : handle(EVP_MD_CTX_new())
    {
        if (!handle)
            qBadAlloc(); // as whatever else there is no memory for
    }
    ~Context() { EVP_MD_CTX_free(handle); }
    Context(const Context &) = delete;
    Context &operator=(const Context &) = delete;

    EVP_MD_CTX *handle;
};

SingleHasher::SingleHasher(QByteArray Hashes::*hash) : m_context(std::make_unique<Context>())
{
    EVP_DigestInit_ex(m_context->handle,
                      hash == &Hashes::md5      ? EVP_md5()
                      : hash == &Hashes::sha1   ? EVP_sha1()
                      : hash == &Hashes::sha256 ? EVP_sha256()
                                                : EVP_sha512(),
                      nullptr);
}

SingleHasher::~SingleHasher() = default;
SingleHasher::SingleHasher(SingleHasher &&) noexcept = default;
SingleHasher &SingleHasher::operator=(SingleHasher &&) noexcept = default;

void SingleHasher::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(m_context->handle, bytes.data(), size_t(bytes.size()));
}

QByteArray SingleHasher::finish()
{
    QByteArray digest(EVP_MD_CTX_size(m_context->handle), Qt::Uninitialized);
    EVP_DigestFinal_ex(m_context->handle, reinterpret_cast<unsigned char *>(digest.data()),
                       nullptr);
    return digest;
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/blake2.h"

#include <QFile>

#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <memory>

namespace packhouse::pypi {

namespace {

struct Deleter
{
    void operator()(EVP_MD *algorithm) const { EVP_MD_free(algorithm); }
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};

} // namespace

std::optional<QByteArray> blake2b256(const QString &path)
{
    const std::unique_ptr<EVP_MD, Deleter> algorithm(EVP_MD_fetch(nullptr, "BLAKE2B-512", nullptr));
    if (!algorithm)
        return std::nullopt;
    // The digest's length became a parameter in OpenSSL 3.2; older ones would ignore it.
    const OSSL_PARAM *settable = EVP_MD_settable_ctx_params(algorithm.get());
    if (!settable || !OSSL_PARAM_locate_const(settable, "size"))
        return std::nullopt;
    size_t size = 32;
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_size_t("size", &size),
                                     OSSL_PARAM_construct_end()};
    const std::unique_ptr<EVP_MD_CTX, Deleter> context(EVP_MD_CTX_new());
    QFile file(path);
    if (!context || EVP_DigestInit_ex2(context.get(), algorithm.get(), parameters) != 1
        || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray buffer(128 * 1024, Qt::Uninitialized);
    qint64 got = 0;
    while ((got = file.read(buffer.data(), buffer.size())) > 0)
        EVP_DigestUpdate(context.get(), buffer.constData(), size_t(got));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int written = 0;
    if (got < 0 || EVP_DigestFinal_ex(context.get(), digest.data(), &written) != 1
        || written < size)
        return std::nullopt;
    return QByteArray(reinterpret_cast<const char *>(digest.data()), qsizetype(size));
}

} // namespace packhouse::pypi

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/registrykey.h"

#include "core/diskerror.h"
#include "core/wholefile.h"

#include <QCryptographicHash>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

struct FreeOpenSsl
{
    void operator()(BIO *bio) const { BIO_free(bio); }
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};
template<typename T>
using Owned = std::unique_ptr<T, FreeOpenSsl>;

const QString FileName = u"/signing-key.pem"_s;
constexpr qint64 LongestKey = 64 * 1024;

Error notSigned(const Text &what)
{
    return {ErrorCode::Internal, what, Text::of("Check that OpenSSL 3 is installed whole."), false};
}

QByteArray contentOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return size > 0 ? QByteArray(data, size) : QByteArray();
}

Owned<EVP_PKEY> readKey(const QByteArray &pem)
{
    const Owned<BIO> bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    Owned<EVP_PKEY> key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr)
                            : nullptr);
    const bool fits = key && EVP_PKEY_is_a(key.get(), "EC") && EVP_PKEY_get_bits(key.get()) == 256;
    return fits ? std::move(key) : nullptr;
}

Result<void> makeKey(const QString &path)
{
    const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
    const Owned<BIO> bio(BIO_new(BIO_s_mem()));
    if (!key || !bio
        || PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                         nullptr)
               != 1)
        return fail(notSigned(Text::of("No key could be made for npm's signatures.")));
    const QByteArray pem = contentOf(bio.get());
    WholeFile file(path, WholeFile::For::Owner);
    // One that came meanwhile is as good, and is read next.
    if (!file.begin() || file.write(pem) != pem.size() || (!file.commitNew() && errno != EEXIST))
        return fail(diskError(errno, u"write"_s, u"the key for npm's signatures"_s));
    return {};
}

QByteArray publicDer(EVP_PKEY *key)
{
    const Owned<BIO> bio(BIO_new(BIO_s_mem()));
    return bio && i2d_PUBKEY_bio(bio.get(), key) == 1 ? contentOf(bio.get()) : QByteArray();
}

} // namespace

struct RegistryKey::Held
{
    Owned<EVP_PKEY> key;
};

RegistryKey::RegistryKey(std::unique_ptr<Held> held) : m_held(std::move(held))
{
    const QByteArray der = publicDer(m_held->key.get());
    m_public = der.toBase64();
    m_id = "SHA256:"
           + QCryptographicHash::hash(der, QCryptographicHash::Sha256)
                 .toBase64(QByteArray::OmitTrailingEquals);
}

RegistryKey::~RegistryKey() = default;

Result<std::shared_ptr<const RegistryKey>> RegistryKey::of(const QString &folder)
{
    QFile file(folder + FileName);
    if (!file.exists()) {
        if (Result<void> made = makeKey(file.fileName()); !made)
            return fail(made.error());
    }
    if (!file.open(QIODevice::ReadOnly))
        return fail(diskError(errno, u"read"_s, u"the key for npm's signatures"_s));
    auto held = std::make_unique<Held>();
    held->key = readKey(file.read(LongestKey));
    if (!held->key)
        return fail(ErrorCode::Corrupt, Text::of("%1 is no key of this registry.", file.fileName()),
                    Text::of("Put the key back from a backup, or remove the file: a new key is "
                             "made then, and signs all anew."));
    return std::shared_ptr<const RegistryKey>(new RegistryKey(std::move(held)));
}

Result<QByteArray> RegistryKey::sign(QByteArrayView message) const
{
    const auto *data = reinterpret_cast<const unsigned char *>(message.data());
    const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
    size_t size = 0;
    QByteArray signature;
    bool signs = context
                 && EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr,
                                       m_held->key.get())
                        == 1
                 && EVP_DigestSign(context.get(), nullptr, &size, data, size_t(message.size()))
                        == 1;
    if (signs) {
        signature.resize(qsizetype(size));
        auto *to = reinterpret_cast<unsigned char *>(signature.data());
        signs = EVP_DigestSign(context.get(), to, &size, data, size_t(message.size())) == 1;
    }
    if (!signs)
        return fail(notSigned(Text::of("The registry's key for npm does not sign.")));
    signature.truncate(qsizetype(size));
    return signature.toBase64();
}

Result<std::shared_ptr<const RegistryKey>> Signatures::key(const PackageReader &store)
{
    const Result<QString> folder = store.privateFolder(u"npm"_s);
    if (!folder)
        return fail(folder.error());
    const std::lock_guard lock(m_mutex);
    std::shared_ptr<const RegistryKey> &known = m_keys[*folder];
    if (known)
        return known;
    Result<std::shared_ptr<const RegistryKey>> made = RegistryKey::of(*folder);
    if (made)
        known = *made;
    return made;
}

QByteArray Signatures::of(const RegistryKey &key, const QByteArray &message)
{
    const QByteArray asked = key.id() + '\n' + message;
    {
        const std::lock_guard lock(m_mutex);
        if (const QByteArray *made = m_made.find(asked))
            return *made;
    }
    const Result<QByteArray> signature = key.sign(message);
    if (!signature)
        return {};
    const QByteArray text = R"([{"keyid":")" + key.id() + R"(","sig":")" + *signature + R"("}])";
    const std::lock_guard lock(m_mutex);
    // Another thread may have been as fast: all are to get the same.
    if (const QByteArray *made = m_made.find(asked))
        return *made;
    m_made.insert(asked, text, asked.size() + text.size());
    return text;
}

} // namespace packhouse::npm

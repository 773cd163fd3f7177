// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/certificates.h"

#include <QHostAddress>
#include <QSysInfo>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <array>
#include <memory>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

template<auto free>
struct Free
{
    template<typename T>
    void operator()(T *object) const
    {
        free(object);
    }
};
using Bio = std::unique_ptr<BIO, Free<BIO_free>>;
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;

Certificate readCertificate(const QByteArray &pem)
{
    const Bio bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    return Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

Key readKey(const QByteArray &pem)
{
    const Bio bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    return Key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
}

QByteArray contents(const Bio &bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

tl::unexpected<Error> cannotMake()
{
    return fail(ErrorCode::Certificate, u"OpenSSL could not make a certificate."_s);
}

bool extend(X509 *certificate, X509 *issuer, int id, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, id, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

// A random serial number: clients remember the pair of issuer and number.
bool number(X509 *certificate)
{
    std::array<unsigned char, 16> bytes;
    if (RAND_bytes(bytes.data(), int(bytes.size())) != 1)
        return false;
    bytes[0] &= 0x7f;
    BIGNUM *big = BN_bin2bn(bytes.data(), int(bytes.size()), nullptr);
    const bool done = BN_to_ASN1_INTEGER(big, X509_get_serialNumber(certificate)) != nullptr;
    BN_free(big);
    return done;
}

bool name(X509 *certificate, const QByteArray &commonName)
{
    X509_NAME *subject = X509_get_subject_name(certificate);
    const auto add = [&](const char *field, const QByteArray &value) {
        return X509_NAME_add_entry_by_txt(
                   subject, field, MBSTRING_UTF8,
                   reinterpret_cast<const unsigned char *>(value.constData()), int(value.size()),
                   -1, 0)
               == 1;
    };
    return add("O", "Packhouse") && add("CN", commonName.left(64));
}

// Valid from a day ago, for clocks that are not quite right.
Certificate newCertificate(const Key &key, const QByteArray &commonName, const QDateTime &now,
                           int days)
{
    Certificate certificate(X509_new());
    const bool done = X509_set_version(certificate.get(), 2) == 1 && number(certificate.get())
                      && ASN1_TIME_set(X509_getm_notBefore(certificate.get()),
                                       now.addDays(-1).toSecsSinceEpoch())
                      && ASN1_TIME_set(X509_getm_notAfter(certificate.get()),
                                       now.addDays(days - 1).toSecsSinceEpoch())
                      && name(certificate.get(), commonName)
                      && X509_set_pubkey(certificate.get(), key.get()) == 1;
    return done ? std::move(certificate) : nullptr;
}

Result<KeyAndCertificate> asPem(const Key &key, const Certificate &certificate)
{
    const Bio keyBio(BIO_new(BIO_s_mem()));
    const Bio certificateBio(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_PrivateKey(keyBio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr)
            != 1
        || PEM_write_bio_X509(certificateBio.get(), certificate.get()) != 1)
        return cannotMake();
    return KeyAndCertificate{contents(keyBio), contents(certificateBio)};
}

QByteArray alternativeNames(const QStringList &names)
{
    QByteArrayList list;
    for (const QString &host : names) {
        const bool address = !QHostAddress(host).isNull();
        // A comma would start another name.
        if (!host.contains(u','))
            list.append((address ? "IP:" : "DNS:") + host.toLatin1());
    }
    return list.join(',');
}

} // namespace

Result<KeyAndCertificate> makeAuthority(const QDateTime &now, int days)
{
    const Key key(EVP_EC_gen("P-256"));
    if (!key)
        return cannotMake();
    const QByteArray title = "Packhouse on " + QSysInfo::machineHostName().toUtf8();
    const Certificate certificate = newCertificate(key, title, now, days);
    if (!certificate)
        return cannotMake();
    X509 *self = certificate.get();
    X509_set_issuer_name(self, X509_get_subject_name(self));
    const bool done = extend(self, self, NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
                      && extend(self, self, NID_key_usage, "critical,keyCertSign,cRLSign")
                      && extend(self, self, NID_subject_key_identifier, "hash")
                      && X509_sign(self, key.get(), EVP_sha256()) != 0;
    return done ? asPem(key, certificate) : cannotMake();
}

Result<KeyAndCertificate> makeServerCertificate(const KeyAndCertificate &authority,
                                                const QStringList &names, const QDateTime &now,
                                                int days)
{
    const Certificate issuer = readCertificate(authority.certificate);
    const Key issuerKey = readKey(authority.key);
    const Key key(EVP_EC_gen("P-256"));
    if (!issuer || !issuerKey || !key)
        return cannotMake();
    const Certificate certificate = newCertificate(key, names.value(0).toUtf8(), now, days);
    if (!certificate)
        return cannotMake();
    X509 *self = certificate.get();
    X509_set_issuer_name(self, X509_get_subject_name(issuer.get()));
    const bool done = extend(self, issuer.get(), NID_basic_constraints, "critical,CA:FALSE")
                      && extend(self, issuer.get(), NID_key_usage, "critical,digitalSignature")
                      && extend(self, issuer.get(), NID_ext_key_usage, "serverAuth")
                      && extend(self, issuer.get(), NID_subject_key_identifier, "hash")
                      && extend(self, issuer.get(), NID_authority_key_identifier, "keyid:always")
                      && extend(self, issuer.get(), NID_subject_alt_name, alternativeNames(names))
                      && X509_sign(self, issuerKey.get(), EVP_sha256()) != 0;
    return done ? asPem(key, certificate) : cannotMake();
}

bool belongTogether(const QByteArray &key, const QByteArray &certificate)
{
    const Key secret = readKey(key);
    const Certificate cert = readCertificate(certificate);
    return secret && cert && X509_check_private_key(cert.get(), secret.get()) == 1;
}

bool isSignedBy(const QByteArray &certificate, const QByteArray &authority)
{
    const Certificate cert = readCertificate(certificate);
    const Certificate issuer = readCertificate(authority);
    return cert && issuer && X509_verify(cert.get(), X509_get0_pubkey(issuer.get())) == 1;
}

bool covers(const QByteArray &certificate, const QStringList &names, const QDateTime &time)
{
    const Certificate cert = readCertificate(certificate);
    if (!cert || ASN1_TIME_cmp_time_t(X509_get0_notAfter(cert.get()), time.toSecsSinceEpoch()) < 0)
        return false;
    for (const QString &host : names) {
        const QByteArray spelled = host.toLatin1();
        const bool address = !QHostAddress(host).isNull();
        const int found = address ? X509_check_ip_asc(cert.get(), spelled.constData(), 0)
                                  : X509_check_host(cert.get(), spelled.constData(),
                                                    size_t(spelled.size()), 0, nullptr);
        if (found != 1)
            return false;
    }
    return true;
}

QByteArray certificateHash(const QByteArray &certificate)
{
    const Certificate cert = readCertificate(certificate);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned int size = 0;
    if (!cert || X509_digest(cert.get(), EVP_sha256(), digest.data(), &size) != 1)
        return {};
    return QByteArray(reinterpret_cast<const char *>(digest.data()), qsizetype(size));
}

} // namespace packhouse

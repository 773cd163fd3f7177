// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/certificates.h"

#include "core/diskerror.h"
#include "core/privatefiles.h"
#include "core/wholefile.h"
#include "registry/blobs/regularfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QSysInfo>

#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cerrno>
#include <memory>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int AuthorityDays = 3650;
/// Some clients refuse server certificates that are valid for longer.
constexpr int ServerDays = 397;
constexpr int RenewDays = 30;
constexpr int SerialBits = 127;

template<auto Free>
struct Deleter
{
    template<typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>>;
using Bio = std::unique_ptr<BIO, Deleter<BIO_free>>;
using Number = std::unique_ptr<BIGNUM, Deleter<BN_free>>;

tl::unexpected<Error> failed(const Text &what)
{
    return fail(
        ErrorCode::Certificate, Text::of("The certificate for https could not be made: %1.", what),
        Text::of("Serve without https, or remove the folder \"tls\" from the data directory."));
}

Bio memory()
{
    return Bio(BIO_new(BIO_s_mem()));
}

QByteArray bytesOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    WholeFile file(path, WholeFile::For::Owner);
    const bool written = file.begin() && file.write(bytes) == bytes.size() && file.commit();
    return written ? Result<void>() : fail(diskError(file, u"write"_s, QFileInfo(path).path()));
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return openRegular(file) ? file.read(64 * 1024) : QByteArray();
}

Certificate readCertificate(const QString &path)
{
    const QByteArray bytes = readFile(path);
    const Bio bio(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
    return Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

Key readKey(const QString &path)
{
    const QByteArray bytes = readFile(path);
    const Bio bio(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
    return Key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
}

Result<void> writeKey(const QString &path, EVP_PKEY *key)
{
    const Bio bio = memory();
    if (PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return failed(Text::of("the key cannot be encoded"));
    return writeFile(path, bytesOf(bio.get()));
}

Result<void> writeCertificate(const QString &path, X509 *certificate)
{
    const Bio bio = memory();
    if (PEM_write_bio_X509(bio.get(), certificate) != 1)
        return failed(Text::of("it cannot be encoded"));
    return writeFile(path, bytesOf(bio.get()));
}

/// Valid now and for at least another month, and signed with that key. One that was made while the
/// clock was ahead is not valid yet.
bool usable(X509 *certificate, EVP_PKEY *key, const QDateTime &now)
{
    if (!certificate || !key || X509_check_private_key(certificate, key) != 1)
        return false;
    time_t from = now.toSecsSinceEpoch();
    time_t until = now.addDays(RenewDays).toSecsSinceEpoch();
    return X509_cmp_time(X509_get0_notBefore(certificate), &from) < 0
           && X509_cmp_time(X509_get0_notAfter(certificate), &until) > 0;
}

bool addExtension(X509 *certificate, X509 *issuer, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

struct Wanted
{
    QByteArray commonName;
    int days = 0;
    QList<std::pair<int, QByteArray>> extensions;
};

/// Self-signed without an issuer.
Certificate issue(const Wanted &wanted, EVP_PKEY *key, X509 *issuer, EVP_PKEY *issuerKey,
                  const QDateTime &now)
{
    Certificate made(X509_new());
    const Number serial(BN_new());
    const time_t start = now.addDays(-1).toSecsSinceEpoch(); // clocks differ
    const time_t end = now.addDays(wanted.days - 1).toSecsSinceEpoch();
    X509_NAME *name = X509_get_subject_name(made.get());
    bool ok = X509_set_version(made.get(), X509_VERSION_3) == 1
              && BN_rand(serial.get(), SerialBits, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1
              && BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(made.get()))
              && ASN1_TIME_set(X509_getm_notBefore(made.get()), start)
              && ASN1_TIME_set(X509_getm_notAfter(made.get()), end)
              && X509_set_pubkey(made.get(), key) == 1
              && X509_NAME_add_entry_by_txt(
                     name, "CN", MBSTRING_UTF8,
                     reinterpret_cast<const unsigned char *>(wanted.commonName.constData()),
                     int(wanted.commonName.size()), -1, 0)
                     == 1
              && X509_set_issuer_name(made.get(), issuer ? X509_get_subject_name(issuer) : name)
                     == 1;
    for (const auto &[kind, value] : wanted.extensions)
        ok = ok && addExtension(made.get(), issuer ? issuer : made.get(), kind, value);
    ok = ok && X509_sign(made.get(), issuer ? issuerKey : key, EVP_sha256()) > 0;
    return ok ? std::move(made) : nullptr;
}

QByteArray alternativeNames(const QStringList &hosts)
{
    QByteArrayList names{"DNS:localhost"_ba, "IP:127.0.0.1"_ba, "IP:::1"_ba};
    for (const QString &host : hosts) {
        const bool address = !QHostAddress(host).isNull();
        const QByteArray name = (address ? "IP:" : "DNS:") + host.toUtf8();
        if (!host.contains(u',') && !names.contains(name))
            names.append(name);
    }
    return names.join(',');
}

/// True when the certificate was made for exactly these names.
bool isFor(X509 *certificate, const QStringList &hosts)
{
    for (const QString &host : hosts) {
        const QByteArray name = host.toUtf8();
        if (X509_check_host(certificate, name.constData(), size_t(name.size()), 0, nullptr) != 1
            && X509_check_ip_asc(certificate, name.constData(), 0) != 1) {
            return false;
        }
    }
    return true;
}

struct Authority
{
    Certificate certificate;
    Key key;
};

/// Whatever it is, a link that leads nowhere too.
bool isThere(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymLink();
}

/// Clients trust it by hand, so nothing that is there is ever replaced by another authority. The
/// key stays the same when only the certificate is made anew, so that trust goes on. Without a key
/// when that cannot be read: it is needed only to sign.
Result<Authority> provideAuthority(const QDir &folder, const QDateTime &now)
{
    const QString file = folder.filePath(u"authority.pem"_s);
    const QString keyFile = folder.filePath(u"authority.key"_s);
    Authority authority{readCertificate(file), readKey(keyFile)};
    if (usable(authority.certificate.get(), authority.key.get(), now))
        return authority;
    if (!authority.key && (isThere(keyFile) || isThere(file)))
        return authority;
    if (!authority.key) {
        authority.key.reset(EVP_EC_gen("P-256"));
        if (!authority.key)
            return failed(Text::of("there is no key"));
        if (const auto written = writeKey(keyFile, authority.key.get()); !written)
            return fail(written.error());
    }
    const QByteArray name = "Packhouse on " + QSysInfo::machineHostName().toUtf8().left(40);
    authority.certificate = issue({name,
                                   AuthorityDays,
                                   {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                                    {NID_key_usage, "critical,keyCertSign,cRLSign"},
                                    {NID_subject_key_identifier, "hash"}}},
                                  authority.key.get(), nullptr, nullptr, now);
    if (!authority.certificate)
        return failed(Text::of("the authority cannot be signed"));
    if (const auto written = writeCertificate(file, authority.certificate.get()); !written)
        return fail(written.error());
    return authority;
}

tl::unexpected<Error> lostKey()
{
    return fail(
        ErrorCode::Certificate,
        Text::of(
            "The key of this computer's certificate authority, tls/authority.key in the data "
            "directory, is damaged or cannot be read, and https needs a new certificate by it."),
        Text::of(
            "Put it back from a backup, or make it readable. Without one, serve without https, "
            "or remove the folder \"tls\": clients have to trust the new authority then."));
}

} // namespace

QString authorityFile(const QString &directory)
{
    return QDir(directory).filePath(u"tls/authority.pem"_s);
}

std::optional<Error> checkAuthority(const QString &directory)
{
    const QString file = authorityFile(directory);
    const QString keyFile = QDir(directory).filePath(u"tls/authority.key"_s);
    if (!isThere(file) && !isThere(keyFile))
        return {};
    const auto problem = [](const Text &what) {
        return Error{ErrorCode::Certificate, what, lostKey().value().remedy, false};
    };
    const Certificate certificate = readCertificate(file);
    const Key key = readKey(keyFile);
    if (!key)
        return problem(isThere(keyFile) ? Text::of(
                           "has a key, tls/authority.key, that is damaged or cannot be read")
                                        : Text::of("has lost its key, tls/authority.key"));
    if (!certificate) // which is made anew with the key
        return Error{
            ErrorCode::Certificate,
            isThere(file) ? Text::of("has a certificate that is damaged or cannot be read")
                          : Text::of("has lost its certificate, tls/authority.pem"),
            Text::of("Put it back from a backup; else it is made anew with the same key at the "
                     "next start with https, and whoever trusts it by its file gets the new one "
                     "from 'packhousectl trust'."),
            false};
    if (X509_check_private_key(certificate.get(), key.get()) != 1)
        return problem(Text::of("has a certificate and a key that do not belong together"));
    return {};
}

Result<Certificates> provideCertificates(const QString &directory, const QStringList &hosts,
                                         const QDateTime &now)
{
    const QDir folder(QDir(directory).filePath(u"tls"_s));
    if (!makePrivateFolder(folder.path()))
        return fail(diskError(errno, u"make"_s, folder.path(), folder.path()));
    const Result<Authority> authority = provideAuthority(folder, now);
    if (!authority)
        return fail(authority.error());

    const Certificates files{authorityFile(directory), folder.filePath(u"server.pem"_s),
                             folder.filePath(u"server.key"_s)};
    const Certificate old = readCertificate(files.certificateFile);
    const Key oldKey = readKey(files.keyFile);
    if (usable(old.get(), oldKey.get(), now) && isFor(old.get(), hosts) && authority->certificate
        && X509_verify(old.get(), X509_get0_pubkey(authority->certificate.get())) == 1) {
        return files;
    }
    if (!authority->key)
        return lostKey();
    const Key key(EVP_EC_gen("P-256"));
    if (!key)
        return failed(Text::of("there is no key"));
    const Certificate certificate = issue({"localhost",
                                           ServerDays,
                                           {{NID_basic_constraints, "critical,CA:FALSE"},
                                            {NID_key_usage, "critical,digitalSignature"},
                                            {NID_ext_key_usage, "serverAuth"},
                                            {NID_subject_key_identifier, "hash"},
                                            {NID_authority_key_identifier, "keyid"},
                                            {NID_subject_alt_name, alternativeNames(hosts)}}},
                                          key.get(), authority->certificate.get(),
                                          authority->key.get(), now);
    if (!certificate)
        return failed(Text::of("it cannot be signed for %1", hosts.join(u", "_s)));
    if (const auto written = writeKey(files.keyFile, key.get()); !written)
        return fail(written.error());
    if (const auto written = writeCertificate(files.certificateFile, certificate.get()); !written)
        return fail(written.error());
    return files;
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificatewatch.h"

#include <QCryptographicHash>
#include <QSslCertificate>

#include <curl/curl.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

QString issuer(const QSslCertificate &certificate)
{
    QStringList names = certificate.issuerInfo(QSslCertificate::CommonName)
                        + certificate.issuerInfo(QSslCertificate::Organization);
    names.removeAll(QString());
    return names.join(u", "_s);
}

QString fingerprint(const QSslCertificate &certificate)
{
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
}

} // namespace

void CertificateWatch::watch(void *context)
{
    auto *tls = static_cast<SSL_CTX *>(context);
    // The connection may be kept for longer than this.
    SSL_CTX_set_options(tls, SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_cert_verify_callback(
        tls,
        [](X509_STORE_CTX *store, void *self) {
            const int accepted = X509_verify_cert(store);
            static_cast<CertificateWatch *>(self)->note(store, accepted > 0);
            return accepted;
        },
        this);
}

void CertificateWatch::note(void *store, bool accepted)
{
    auto *checked = static_cast<X509_STORE_CTX *>(store);
    unsigned char *bytes = nullptr;
    const int size = i2d_X509(X509_STORE_CTX_get0_cert(checked), &bytes);
    if (size > 0)
        m_shown = QByteArray(reinterpret_cast<const char *>(bytes), size);
    OPENSSL_free(bytes);
    m_reason = accepted ? QString()
                        : QString::fromLatin1(
                            X509_verify_cert_error_string(X509_STORE_CTX_get_error(checked)));
}

/// protocol: RFC 7301, RFC 9113 3.2; nothing is asked by HTTP/2 without TLS.
bool CertificateWatch::speaksHttp2(void *handle)
{
    const curl_tlssessioninfo *session = nullptr;
    if (curl_easy_getinfo(handle, CURLINFO_TLS_SSL_PTR, &session) != CURLE_OK || !session
        || session->backend != CURLSSLBACKEND_OPENSSL || !session->internals)
        return false;
    const unsigned char *name = nullptr;
    unsigned int size = 0;
    SSL_get0_alpn_selected(static_cast<const SSL *>(session->internals), &name, &size);
    return QByteArrayView(name, qsizetype(size)) == "h2";
}

Error CertificateWatch::refused(const QString &host) const
{
    const Argument why = m_reason.isEmpty() ? Argument(Text::of("it is for another name"))
                                            : Foreign{m_reason};
    Text remedy = Text::of("Check the address. If the registry has a certificate authority of its "
                           "own, add that to the ones this computer trusts.");
    const QList<QSslCertificate> shown = QSslCertificate::fromData(m_shown, QSsl::Der);
    if (!shown.isEmpty()) {
        const QSslCertificate &certificate = shown.constFirst();
        const Text what = Text::of(
            "It shows a certificate of %1, valid from %2 to %3, with the SHA-256 fingerprint %4.",
            issuer(certificate), certificate.effectiveDate(), certificate.expiryDate(),
            fingerprint(certificate));
        remedy = Text::sentences({remedy, what});
    }
    return {ErrorCode::Certificate,
            Text::of("The certificate of %1 is not accepted: %2.", host, why), remedy, false};
}

} // namespace packhouse

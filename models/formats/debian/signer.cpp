// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/signer.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <gpgme.h>

#include <array>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

/// The agent's socket lies in the home folder and its path may have about 108 bytes.
constexpr qsizetype LongestHome = 80;

/// Nothing asks, and nothing weaker than SHA-512 is signed, whatever key is brought.
constexpr auto Configuration = "no-tty\nbatch\npinentry-mode loopback\nno-auto-check-trustdb\n"
                               "digest-algo SHA512\ncert-digest-algo SHA512\nno-emit-version\n"
                               "no-comments\n";

tl::unexpected<Error> failed(const QString &what, gpgme_error_t error)
{
    std::array<char, 200> text{};
    gpgme_strerror_r(error, text.data(), text.size());
    return fail(ErrorCode::Internal,
                u"%1: %2 (%3)."_s.arg(what, QString::fromLocal8Bit(text.data()),
                                      QString::fromLatin1(gpgme_strsource(error))),
                u"Check that GnuPG 2.2 or newer (gpg and gpg-agent) is installed."_s);
}

/// Bytes in, or bytes out.
class Data
{
public:
    Data() { gpgme_data_new(&m_data); }
    explicit Data(const QByteArray &bytes)
    {
        gpgme_data_new_from_mem(&m_data, bytes.constData(), size_t(bytes.size()), 1);
    }
    ~Data() { gpgme_data_release(m_data); }
    Data(const Data &) = delete;
    Data &operator=(const Data &) = delete;
    gpgme_data_t get() const { return m_data; }
    QByteArray take()
    {
        size_t size = 0;
        char *const bytes = gpgme_data_release_and_get_mem(std::exchange(m_data, nullptr), &size);
        const QByteArray taken(bytes, qsizetype(size));
        gpgme_free(bytes);
        return taken;
    }

private:
    gpgme_data_t m_data = nullptr;
};

} // namespace

/// One context; every call gets a fresh one, so that nothing is left over from the last.
struct Signer::Session
{
    gpgme_ctx_t context = nullptr;
    gpgme_error_t error = 0;
    gpgme_key_t key = nullptr;

    explicit Session(const QByteArray &home, const QByteArray &fingerprint = {})
    {
        static const char *const known = gpgme_check_version(nullptr); // has to come first, once
        (void)known;
        error = gpgme_new(&context);
        if (!error)
            error = gpgme_set_protocol(context, GPGME_PROTOCOL_OpenPGP);
        if (!error)
            error = gpgme_ctx_set_engine_info(context, GPGME_PROTOCOL_OpenPGP, nullptr,
                                              home.constData());
        if (!error)
            error = gpgme_set_pinentry_mode(context, GPGME_PINENTRY_MODE_LOOPBACK);
        if (error)
            return;
        gpgme_set_armor(context, 1);
        gpgme_set_offline(context, 1);
        if (!fingerprint.isEmpty())
            error = gpgme_get_key(context, fingerprint.constData(), &key, 1);
        if (key)
            error = gpgme_signers_add(context, key);
    }
    ~Session()
    {
        if (key)
            gpgme_key_unref(key);
        if (context)
            gpgme_release(context);
    }
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;
};

Signer::Signer(const QString &home)
{
    QDir().mkpath(home);
    QFile::setPermissions(home, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile configuration(home + u"/gpg.conf"_s);
    if (configuration.open(QIODevice::WriteOnly | QIODevice::Truncate))
        configuration.write(Configuration);
    m_home = QFile::encodeName(home);
    if (m_home.size() <= LongestHome)
        return;
    m_short = std::make_unique<QTemporaryDir>();
    const QString link = m_short->filePath(u"home"_s);
    if (QFile::link(home, link))
        m_home = QFile::encodeName(link);
}

Signer::~Signer()
{
    // The agent that signing started would stay.
    QProcess::execute(u"gpgconf"_s,
                      {u"--homedir"_s, QFile::decodeName(m_home), u"--kill"_s, u"gpg-agent"_s});
}

Result<QByteArray> Signer::makeKey(const QString &owner)
{
    const std::lock_guard lock(m_mutex);
    const Session session(m_home);
    gpgme_error_t error = session.error;
    if (!error)
        error = gpgme_op_createkey(
            session.context, owner.toUtf8().constData(), "ed25519", 0, 0, nullptr,
            GPGME_CREATE_SIGN | GPGME_CREATE_NOPASSWD | GPGME_CREATE_NOEXPIRE | GPGME_CREATE_FORCE);
    if (error)
        return failed(u"No signing key could be made"_s, error);
    return QByteArray(gpgme_op_genkey_result(session.context)->fpr);
}

Result<QByteArray> Signer::takeKey(const QByteArray &armoured)
{
    QByteArray fingerprint;
    {
        const std::lock_guard lock(m_mutex);
        const Session session(m_home);
        const Data data(armoured);
        const gpgme_error_t error = session.error ? session.error
                                                  : gpgme_op_import(session.context, data.get());
        if (error)
            return failed(u"The signing key could not be read"_s, error);
        const gpgme_import_result_t result = gpgme_op_import_result(session.context);
        if (!result || result->secret_read == 0 || !result->imports)
            return fail(ErrorCode::InvalidFile, u"That is no secret OpenPGP key."_s,
                        u"Export one with gpg --armor --export-secret-keys."_s);
        fingerprint = result->imports->fpr;
    }
    if (const Result<Signatures> trial = sign(fingerprint, "trial\n"); !trial) {
        (void)removeKey(fingerprint);
        return fail(ErrorCode::InvalidFile, u"The signing key cannot sign here."_s,
                    u"Bring a key without a passphrase that is neither expired nor revoked."_s);
    }
    return fingerprint;
}

Result<QByteArray> Signer::publicKey(const QByteArray &fingerprint)
{
    const std::lock_guard lock(m_mutex);
    const Session session(m_home);
    Data out;
    gpgme_error_t error = session.error;
    if (!error)
        error = gpgme_op_export(session.context, fingerprint.constData(), GPGME_EXPORT_MODE_MINIMAL,
                                out.get());
    if (error)
        return failed(u"The public key could not be read"_s, error);
    return out.take();
}

Result<void> Signer::removeKey(const QByteArray &fingerprint)
{
    const std::lock_guard lock(m_mutex);
    const Session session(m_home, fingerprint);
    if (!session.key)
        return {};
    const gpgme_error_t error = gpgme_op_delete_ext(session.context, session.key,
                                                    GPGME_DELETE_ALLOW_SECRET | GPGME_DELETE_FORCE);
    if (error)
        return failed(u"The signing key could not be deleted"_s, error);
    return {};
}

Result<Signer::Signatures> Signer::sign(const QByteArray &fingerprint, const QByteArray &text)
{
    const std::lock_guard lock(m_mutex);
    Signatures signatures;
    for (const auto &[mode, to] : {std::pair(GPGME_SIG_MODE_CLEAR, &signatures.inRelease),
                                   std::pair(GPGME_SIG_MODE_DETACH, &signatures.detached)}) {
        const Session session(m_home, fingerprint);
        const Data in(text);
        Data out;
        gpgme_error_t error = session.error;
        if (!error)
            error = gpgme_op_sign(session.context, in.get(), out.get(), mode);
        if (error)
            return failed(u"The index could not be signed"_s, error);
        *to = out.take();
    }
    return signatures;
}

} // namespace packhouse::debian

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/signer.h"

#include "core/diskerror.h"
#include "core/lowpriority.h"
#include "core/privatefiles.h"
#include "formats/debian/runaway.h"

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <gpgme.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <exception>
#include <optional>
#include <thread>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

/// The agent's socket lies in the home folder and its path may have about 108 bytes.
constexpr qsizetype LongestHome = 80;

/// Nothing asks, and nothing weaker than SHA-512 is signed, whatever key is brought.
constexpr auto Configuration = "no-tty\nbatch\npinentry-mode loopback\nno-auto-check-trustdb\n"
                               "digest-algo SHA512\ncert-digest-algo SHA512\nno-emit-version\n"
                               "no-comments\n";

tl::unexpected<Error> failed(const Text &what, gpgme_error_t error)
{
    if (gpgme_err_code(error) == GPG_ERR_CANCELED)
        return fail(
            ErrorCode::Timeout, Text::of("%1: gpg did not come to an end.", what),
            Text::of(
                "Try again; if it happens again, see what the system's log says of the disk of "
                "the data directory."),
            true);
    if (const int reason = gpgme_err_code_to_errno(gpgme_err_code(error)); isDiskReason(reason))
        return fail(diskError(reason, u"use"_s, u"the keys for apt"_s));
    std::array<char, 200> text{};
    gpgme_strerror_r(error, text.data(), text.size());
    return fail(ErrorCode::Internal,
                Text::of("%1: %2 (%3).", what, QString::fromLocal8Bit(text.data()),
                         QString::fromLatin1(gpgme_strsource(error))),
                Text::of("Check that GnuPG 2.2 or newer (gpg and gpg-agent) is installed."));
}

/// Busy, as it is told to callers: nothing in it is private, and it may be over soon.
tl::unexpected<Error> notSigned(gpgme_error_t error, const QDateTime &at)
{
    Error told = failed(Text::of("The index could not be signed"), error).value();
    if (!isOfTheKey(told))
        return tl::unexpected(std::move(told));
    told.code = ErrorCode::Busy;
    told.remedy = Text::of("Check the clock of the registry's computer, which shows %1, and that "
                           "the signing key has not expired.",
                           at);
    told.retryable = true;
    return tl::unexpected(std::move(told));
}

/// Ends what a context does when it takes too long, and its gpg: on a disk that misbehaves that
/// tries for ever to take its lock or to read its settings, and whoever stops the registry would
/// wait with it. Throws what std::jthread throws when there is no thread for it.
class Limit
{
public:
    Limit(gpgme_ctx_t context, const QByteArray &home, std::chrono::milliseconds longest)
        : m_thread([this, context, home, longest](const std::stop_token &over) {
            std::mutex mutex;
            std::condition_variable_any never;
            std::unique_lock lock(mutex);
            never.wait_for(lock, over, longest, [] { return false; });
            if (over.stop_requested())
                return;
            m_passed = true;
            gpgme_cancel_async(context); // first: how it ended is told by that
            endGpgOf(home);
        })
    {}

    /// Known once the context has come to its end.
    bool passed() const { return m_passed; }

private:
    std::atomic<bool> m_passed = false;
    std::jthread m_thread;
};

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
    const LowPriority::Undisturbed undisturbed; ///< gpgme starts processes
    Signer &signer;
    gpgme_ctx_t context = nullptr;
    gpgme_error_t error = 0;
    gpgme_key_t key = nullptr;
    std::optional<Limit> limit;

    explicit Session(Signer &owner, const QByteArray &fingerprint = {}) : signer(owner)
    {
        if (std::chrono::steady_clock::now() < signer.m_restsUntil) {
            error = gpgme_error(GPG_ERR_CANCELED);
            return;
        }
        static const char *const known = gpgme_check_version(nullptr); // has to come first, once
        (void)known;
        error = gpgme_new(&context);
        if (!error)
            error = gpgme_set_protocol(context, GPGME_PROTOCOL_OpenPGP);
        if (!error)
            error = gpgme_ctx_set_engine_info(context, GPGME_PROTOCOL_OpenPGP, nullptr,
                                              signer.m_home.constData());
        if (!error)
            error = gpgme_set_pinentry_mode(context, GPGME_PINENTRY_MODE_LOOPBACK);
        if (error)
            return;
        gpgme_set_armor(context, 1);
        gpgme_set_offline(context, 1);
        try {
            limit.emplace(context, signer.m_home, signer.m_longest);
        } catch (const std::exception &) { // no thread, or no memory for one
            error = gpgme_error_from_errno(ENOMEM);
            return;
        }
        if (!fingerprint.isEmpty())
            error = find(fingerprint);
        if (key)
            error = gpgme_signers_add(context, key);
    }
    ~Session()
    {
        if (limit && limit->passed())
            signer.m_restsUntil = std::chrono::steady_clock::now() + signer.m_longest;
        limit.reset();
        if (key)
            gpgme_key_unref(key);
        if (context)
            gpgme_release(context);
    }
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

private:
    // gpgme_get_key() would do it in another context, which nothing limits.
    gpgme_error_t find(const QByteArray &fingerprint)
    {
        gpgme_error_t found = gpgme_op_keylist_start(context, fingerprint.constData(), 1);
        if (!found)
            found = gpgme_op_keylist_next(context, &key);
        const gpgme_error_t ended = gpgme_op_keylist_end(context);
        return found ? found : ended;
    }
};

bool isOfTheKey(const Error &error)
{
    return error.code != ErrorCode::Timeout && !isDiskError(error);
}

Signer::Signer(const QString &home, std::chrono::milliseconds longest) : m_longest(longest)
{
    makePrivateFolder(home);
    m_home = QFile::encodeName(home);
    if (m_home.size() <= LongestHome)
        return;
    m_short = std::make_unique<QTemporaryDir>();
    const QString link = m_short->filePath(u"home"_s);
    if (QFile::link(home, link))
        m_home = QFile::encodeName(link);
}

// GnuPG knows no other way to be told the time. An index that is dated by one clock and signed by
// another would be refused.
void Signer::setTime(const QDateTime &at) const
{
    QFile configuration(QFile::decodeName(m_home) + u"/gpg.conf"_s);
    if (openPrivately(configuration, QIODevice::WriteOnly | QIODevice::Truncate))
        configuration.write(Configuration + QByteArray("faked-system-time ")
                            + QByteArray::number(at.toSecsSinceEpoch()) + "!\n");
}

// GnuPG makes its files by the umask.
void Signer::closeHome() const
{
    closeToOthers(QFileInfo(QFile::decodeName(m_home)).canonicalFilePath());
}

Signer::~Signer()
{
    // The agent that signing started would stay.
    QProcess end;
    end.start(u"gpgconf"_s,
              {u"--homedir"_s, QFile::decodeName(m_home), u"--kill"_s, u"gpg-agent"_s});
    end.waitForFinished(int(m_longest.count()));
}

Result<QByteArray> Signer::makeKey(const QString &owner, const QDateTime &at)
{
    const std::lock_guard lock(m_mutex);
    setTime(at);
    const Session session(*this);
    gpgme_error_t error = session.error;
    if (!error)
        error = gpgme_op_createkey(
            session.context, owner.toUtf8().constData(), "ed25519", 0, 0, nullptr,
            GPGME_CREATE_SIGN | GPGME_CREATE_NOPASSWD | GPGME_CREATE_NOEXPIRE | GPGME_CREATE_FORCE);
    closeHome();
    if (error)
        return failed(Text::of("No signing key could be made"), error);
    return QByteArray(gpgme_op_genkey_result(session.context)->fpr);
}

Result<QByteArray> Signer::takeKey(const QByteArray &armoured, const QDateTime &at)
{
    QByteArray fingerprint;
    {
        const std::lock_guard lock(m_mutex);
        setTime(at);
        const Session session(*this);
        const Data data(armoured);
        const gpgme_error_t error = session.error ? session.error
                                                  : gpgme_op_import(session.context, data.get());
        closeHome();
        if (error)
            return failed(Text::of("The signing key could not be read"), error);
        const gpgme_import_result_t result = gpgme_op_import_result(session.context);
        if (!result || result->secret_read == 0 || !result->imports)
            return fail(ErrorCode::InvalidFile, Text::of("That is no secret OpenPGP key."),
                        Text::of("Export one with gpg --armor --export-secret-keys."));
        fingerprint = result->imports->fpr;
    }
    if (!tryKey(fingerprint, at)) {
        (void)removeKey(fingerprint);
        return fail(
            ErrorCode::InvalidFile, Text::of("The signing key cannot sign here."),
            Text::of("Bring a key without a passphrase that is neither expired nor revoked."));
    }
    return fingerprint;
}

Result<QByteArray> Signer::publicKey(const QByteArray &fingerprint)
{
    const std::lock_guard lock(m_mutex);
    const Session session(*this);
    Data out;
    gpgme_error_t error = session.error;
    if (!error)
        error = gpgme_op_export(session.context, fingerprint.constData(), GPGME_EXPORT_MODE_MINIMAL,
                                out.get());
    if (error)
        return failed(Text::of("The public key could not be read"), error);
    return out.take();
}

Result<void> Signer::removeKey(const QByteArray &fingerprint)
{
    const std::lock_guard lock(m_mutex);
    const Session session(*this, fingerprint);
    if (!session.key)
        return {};
    const gpgme_error_t error = gpgme_op_delete_ext(session.context, session.key,
                                                    GPGME_DELETE_ALLOW_SECRET | GPGME_DELETE_FORCE);
    if (error)
        return failed(Text::of("The signing key could not be deleted"), error);
    return {};
}

Result<QDateTime> Signer::made(const QByteArray &fingerprint)
{
    const std::lock_guard lock(m_mutex);
    if (const QDateTime known = m_made.value(fingerprint); known.isValid())
        return known;
    const Session session(*this, fingerprint);
    if (session.error || !session.key)
        return failed(Text::of("The signing key could not be read"), session.error);
    QDateTime newest;
    for (gpgme_subkey_t part = session.key->subkeys; part; part = part->next) {
        const QDateTime at = QDateTime::fromSecsSinceEpoch(part->timestamp, Qt::UTC);
        if (part->can_sign)
            newest = newest.isValid() ? std::max(newest, at) : at;
    }
    m_made.insert(fingerprint, newest);
    return newest;
}

Result<void> Signer::tryKey(const QByteArray &fingerprint, const QDateTime &at)
{
    {
        const std::lock_guard lock(m_mutex);
        m_made.remove(fingerprint);
    }
    const Result<Signatures> trial = sign(fingerprint, "trial\n", at);
    return trial ? Result<void>() : Result<void>(fail(trial.error()));
}

Result<Signer::Signatures> Signer::sign(const QByteArray &fingerprint, const QByteArray &text,
                                        const QDateTime &at)
{
    const Result<QDateTime> keyMade = made(fingerprint);
    if (!keyMade)
        return fail(keyMade.error());
    const std::lock_guard lock(m_mutex);
    setTime(std::max(at, *keyMade));
    Signatures signatures;
    for (const auto &[mode, to] : {std::pair(GPGME_SIG_MODE_CLEAR, &signatures.inRelease),
                                   std::pair(GPGME_SIG_MODE_DETACH, &signatures.detached)}) {
        const Session session(*this, fingerprint);
        const Data in(text);
        Data out;
        gpgme_error_t error = session.error;
        if (!error)
            error = gpgme_op_sign(session.context, in.get(), out.get(), mode);
        if (error)
            return notSigned(error, at);
        *to = out.take();
    }
    closeHome();
    return signatures;
}

} // namespace packhouse::debian

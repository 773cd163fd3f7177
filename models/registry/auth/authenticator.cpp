// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/auth/authenticator.h"

#include "core/randomkey.h"
#include "registry/auth/ownerdoor.h"
#include "registry/auth/pass.h"
#include "registry/store/store.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

using Digest = std::array<unsigned char, 32>;

struct DigestHash
{
    size_t operator()(const Digest &digest) const
    {
        size_t result = 0;
        std::memcpy(&result, digest.data(), sizeof result);
        return result;
    }
};

struct DeleteContext
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};

// The context is kept: fetching the algorithm anew costs more than the hash.
Digest digestOf(const Credential &credential)
{
    static EVP_MD *const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    thread_local const std::unique_ptr<EVP_MD_CTX, DeleteContext> context(EVP_MD_CTX_new());
    const char head[2] = {char('0' + int(credential.carrier)), '\0'};
    const char zero = '\0';
    Digest result{};
    EVP_DigestInit_ex2(context.get(), sha256, nullptr);
    EVP_DigestUpdate(context.get(), head, sizeof head);
    EVP_DigestUpdate(context.get(), credential.user.constData(), size_t(credential.user.size()));
    EVP_DigestUpdate(context.get(), &zero, 1);
    EVP_DigestUpdate(context.get(), credential.secret.constData(),
                     size_t(credential.secret.size()));
    EVP_DigestFinal_ex(context.get(), result.data(), nullptr);
    return result;
}

struct Entry
{
    KnownCallerPtr caller;
    quint64 generation = 0;
    qint64 expires = 0; ///< milliseconds since 1970; 0: never
    mutable std::atomic<qint64> noted{0};
};

constexpr size_t MostKnown = 4096;
constexpr std::chrono::hours LongestPass{8};
constexpr qint64 NoteEvery = 10'000; // milliseconds between two notes of one token's use

} // namespace

struct Authenticator::Private
{
    Store &store;
    const Clock &clock;
    const QByteArray ownerSecret;
    OwnerDoor *const door;
    const GenerationPtr generation;
    const QByteArray passKey = randomKey();
    const KnownCallerPtr anonymous = std::make_shared<const KnownCaller>();
    const KnownCallerPtr owner = [] {
        KnownCaller known;
        known.caller.owner = true;
        known.reach = known.caller.reachKey();
        return std::make_shared<const KnownCaller>(std::move(known));
    }();
    std::shared_mutex mutex{};
    std::unordered_map<Digest, std::shared_ptr<const Entry>, DigestHash> entries{};
    quint64 keptOf = 0; ///< the generation of all entries

    bool isOwner(const Credential &credential) const
    {
        return !ownerSecret.isEmpty()
               && (credential.carrier == Carrier::PrivateToken
                   || credential.carrier == Carrier::Bearer)
               && equalInConstantTime(credential.secret, ownerSecret);
    }

    KnownCallerPtr find(const Digest &digest)
    {
        std::shared_ptr<const Entry> entry;
        {
            const std::shared_lock lock(mutex);
            const auto found = entries.find(digest);
            if (found == entries.end())
                return nullptr;
            entry = found->second;
        }
        if (entry->generation != generation->value())
            return nullptr;
        const qint64 now = clock.now().toMSecsSinceEpoch();
        if (entry->expires != 0 && entry->expires <= now)
            return nullptr;
        qint64 noted = entry->noted.load(std::memory_order_relaxed);
        if (now - noted >= NoteEvery && entry->noted.compare_exchange_strong(noted, now))
            store.noteTokenUse(entry->caller->caller.token->id);
        return entry->caller;
    }

    void keep(const Digest &digest, std::shared_ptr<const Entry> entry)
    {
        const std::unique_lock lock(mutex);
        // No entry of an earlier generation is ever given again.
        if (entries.size() >= MostKnown || entry->generation != keptOf)
            entries.clear();
        keptOf = entry->generation;
        entries[digest] = std::move(entry);
    }

    Result<TokenLookup> tokenOf(const Credential &credential, const std::optional<Pass> &pass) const
    {
        if (!pass)
            return store.token(credential.secret);
        if (!pass->isSignedWith(passKey))
            return fail(ErrorCode::Unauthorized, Text::of("The pass was not made here."));
        return store.token(pass->token).map([&](TokenLookup found) {
            const QDateTime ends = QDateTime::fromMSecsSinceEpoch(pass->expires, Qt::UTC);
            QDateTime &expires = found.token.expires;
            expires = expires.isValid() ? std::min(expires, ends) : ends;
            return found;
        });
    }

    Result<KnownCallerPtr> lookUp(const Credential &credential, bool &guessed)
    {
        if (credential.carrier == Carrier::Owner) {
            if (door && door->opens(credential.secret))
                return owner;
            guessed = true;
            return fail(ErrorCode::Unauthorized,
                        Text::of("The owner's proof is wrong, or was used."));
        }
        if (credential.carrier == Carrier::Unknown) {
            return fail(ErrorCode::Unauthorized,
                        Text::of("The Authorization header of this request cannot be read."));
        }
        if (const QString kind = foreignKind(credential.secret); !kind.isEmpty()) {
            return fail(ErrorCode::Unauthorized,
                        Text::of("This is %1, which does not open packages.", kind));
        }
        auto entry = std::make_shared<Entry>();
        entry->generation = generation->value();
        const std::optional<Pass> pass = Pass::read(credential.secret);
        const Result<TokenLookup> found = tokenOf(credential, pass);
        if (!found) {
            if (found.error().code != ErrorCode::Unauthorized)
                return fail(found.error());
            guessed = guessed || !pass;
            return fail(ErrorCode::Unauthorized,
                        Text::of("The token is not known, or was revoked."));
        }
        const Token &token = found->token;
        // Where a client keeps a password, it keeps the token.
        const bool misplaced = pass && credential.carrier != Carrier::Bearer;
        if (misplaced || !accepts(credential.carrier, token.kind)) {
            return fail(ErrorCode::Unauthorized,
                        Text::of("A token of this kind cannot be sent in this way."));
        }
        const QDateTime now = clock.now();
        if (token.revoked)
            return fail(ErrorCode::Unauthorized, Text::of("The token was revoked."));
        if (found->expired || (token.expires.isValid() && token.expires <= now))
            return fail(ErrorCode::Unauthorized, Text::of("The token has expired."));
        KnownCaller known;
        known.caller.token = token;
        known.reach = known.caller.reachKey();
        entry->caller = std::make_shared<const KnownCaller>(std::move(known));
        entry->expires = token.expires.isValid() ? token.expires.toMSecsSinceEpoch() : 0;
        entry->noted = now.toMSecsSinceEpoch();
        store.noteTokenUse(token.id);
        KnownCallerPtr caller = entry->caller;
        keep(digestOf(credential), std::move(entry));
        return caller;
    }
};

Authenticator::Authenticator(Store &store, const Clock &clock, QByteArray ownerSecret,
                             OwnerDoor *door)
    : d(new Private{store, clock, std::move(ownerSecret), door, store.tokenGeneration()})
{}

Authenticator::~Authenticator() = default;

const KnownCallerPtr &Authenticator::anonymous() const
{
    return d->anonymous;
}

Result<QByteArray> Authenticator::pass(const Caller &caller, std::chrono::seconds lifetime) const
{
    if (!caller.token)
        return fail(ErrorCode::Unauthorized, Text::of("Only a token can be stood for."));
    const std::chrono::seconds time = std::min<std::chrono::seconds>(lifetime, LongestPass);
    const QDateTime ends = d->clock.now().addSecs(time.count());
    const QDateTime &limit = caller.token->expires;
    return Pass::write(caller.token->id,
                       (limit.isValid() ? std::min(limit, ends) : ends).toMSecsSinceEpoch(),
                       d->passKey);
}

KnownCallerPtr Authenticator::known(const Credential &credential)
{
    if (credential.carrier == Carrier::Unknown || credential.carrier == Carrier::Owner)
        return nullptr;
    return d->isOwner(credential) ? d->owner : d->find(digestOf(credential));
}

Result<KnownCallerPtr> Authenticator::identify(const std::vector<Credential> &credentials,
                                               bool *guessed)
{
    bool unknown = false;
    Result<KnownCallerPtr> result = d->anonymous;
    for (const Credential &credential : credentials) {
        if (KnownCallerPtr caller = known(credential))
            return caller;
        auto found = d->lookUp(credential, unknown);
        if (guessed)
            *guessed = unknown;
        if (found)
            return found;
        if (result || found.error().code != ErrorCode::Unauthorized)
            result = std::move(found);
    }
    return result;
}

} // namespace packhouse

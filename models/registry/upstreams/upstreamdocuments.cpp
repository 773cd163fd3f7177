// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visibletext.h"
#include "formats/forwarding.h"
#include "formats/publicregistry.h"
#include "formats/registrypath.h"
#include "registry/http/servedclient.h"
#include "registry/store/store.h"
#include "registry/upstreams/echo.h"
#include "registry/upstreams/forwardingloop.h"
#include "registry/upstreams/upstreamforwarderprivate.h"
#include "registry/upstreams/upstreamrefusal.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QLoggingCategory>
#include <QScopeGuard>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

Q_LOGGING_CATEGORY(logForwarding, "packhouse.forwarding")

constexpr qint64 documentSeconds = 300;
/// Until then an old one still tells what its upstream withdrew.
constexpr qint64 documentSecondsKept = 3600;
constexpr qint64 checksumLimit = 4 << 10;
/// After that whoever asks gets what there is of a file, while the rest comes.
constexpr std::chrono::milliseconds patience{1'000};
constexpr qsizetype mostNamed = 5;

} // namespace

/// What lies beside a file under its name and an ending, the most usual first.
/// protocol: Maven repository paths
struct BesideHash
{
    const char *ending;
    QByteArray Hashes::*hash;
    qsizetype size; ///< bytes
};

static constexpr std::array<BesideHash, 4> besideHashes{{{".sha1", &Hashes::sha1, 20},
                                                         {".sha256", &Hashes::sha256, 32},
                                                         {".sha512", &Hashes::sha512, 64},
                                                         {".md5", &Hashes::md5, 16}}};

/// The type's upstreams that are others than this registry, asked for whoever calls.
QList<NetHome> UpstreamForwarder::Private::homesFor(const Call &call) const
{
    QList<NetHome> homes = upstreams.homes(call.format->id());
    homes.removeIf([this](const NetHome &home) { return upstreams.echo().isHere(home); });
    for (NetHome &home : homes) {
        home.asker = ServedClient::name();
        home.passedOnBy = passedOnBy(call.headers, upstreams.echo().loopName());
    }
    return homes;
}

/// The first upstream's answer that is not NotFound. Where a name was found once, no later one is
/// asked any more: whoever keeps the first from answering, or takes a name away there, must not
/// choose who answers instead.
template<typename Answer, typename Attempt>
Result<Answer> UpstreamForwarder::Private::inOrder(const Call &call, const QString &name,
                                                   const Attempt &attempt)
{
    const FormatId type = call.format->id();
    QList<NetHome> homes = homesFor(call);
    const Result<QByteArray> known = store.upstreamOf(type, name);
    if (!known)
        return fail(known.error());
    const auto last = std::find_if(homes.begin(), homes.end(),
                                   [&](const NetHome &home) { return home.address() == *known; });
    const bool wasFound = last != homes.end();
    if (wasFound)
        homes.erase(last + 1, homes.end());
    for (const NetHome &home : std::as_const(homes)) {
        Result<Answer> answer = attempt(home);
        if (!answer && answer.error().code == ErrorCode::NotFound)
            continue;
        if (!answer || home.address() == *known)
            return answer;
        if (wasFound)
            qCWarning(logForwarding).noquote() << visibleText(
                u"%1 %2 is at the upstream %3 now, which comes before %4, and is taken from there."_s
                    .arg(type, name, QString::fromUtf8(home.address()), QString::fromUtf8(*known)));
        if (const auto kept = store.rememberUpstream(type, name, home.address()); !kept)
            return fail(kept.error());
        return answer;
    }
    return fail(ErrorCode::NotFound, Text::of("No upstream has %1.", name));
}

QUrl UpstreamForwarder::Private::documentUrl(const Format &format, const NetHome &home,
                                             const QString &name)
{
    return QUrl::fromEncoded(home.address() + '/' + format.publicRegistry()->documentPath(name));
}

/// A document that cannot be read is its upstream's fault, never damage of what is stored here.
Error UpstreamForwarder::Private::unreadable(const Error &error, const NetHome &home,
                                             const QString &name)
{
    return {ErrorCode::InvalidFile,
            Text::of("%1 sends a document of %2 that cannot be read. %3", home.host(), name,
                     error.what),
            Text::of("Tell whoever looks after it, and try again later."), true};
}

/// A caller that may publish can have a document fetched anew, as HTTP says it.
static bool wantsItFresh(const Call &call)
{
    return call.headers.value("Cache-Control").contains("no-cache")
           && call.caller.may(Right::Write, call.scope);
}

Result<UpstreamForwarder::Private::Document> UpstreamForwarder::Private::document(
    const Call &call, const QString &name)
{
    return inOrder<Document>(call, name, [&](const NetHome &home) {
        return documentAt(call, home, name).map([&](QByteArray &&bytes) {
            return Document{home, std::move(bytes)};
        });
    });
}

Result<QByteArray> UpstreamForwarder::Private::documentAt(const Call &call, const NetHome &home,
                                                          const QString &name)
{
    const Format &format = *call.format;
    const QByteArray key = home.address() + '\n' + name.toUtf8();
    const QDateTime now = clock.now();
    UpstreamDocument known;
    {
        const QMutexLocker lock(&mutex);
        if (const UpstreamDocument *kept = documents.find(key)) {
            if (kept->at.secsTo(now) < documentSeconds && !wantsItFresh(call))
                return kept->bytes;
            known = *kept;
        }
    }
    Result<NetAnswer> answer = ask(call,
                                   {home, documentUrl(format, home, name),
                                    format.publicRegistry()->accept(), name, documentLimit, known});
    if (!answer) {
        // Whoever asks for patience, or is busy with others, takes nothing away from what is known.
        if (answer.error().code == ErrorCode::Busy && !known.bytes.isEmpty())
            return known.bytes;
        return fail(answer.error());
    }
    UpstreamDocument document{std::move(answer->body), now, answer->etag(), answer->lastModified()};
    document.bytes.squeeze(); // it grew in steps
    if (answer->status == 304) {
        document = known;
        document.at = now;
    } else if (document.bytes != known.bytes) {
        // What cannot be read, or is of another package, is told and not remembered.
        if (const auto readable = format.forwarding()->rewrite(document.bytes, name, {}, {});
            !readable)
            return fail(unreadable(readable.error(), home, name));
        if (!known.bytes.isEmpty())
            nameWithdrawn(format, name, known.bytes, document.bytes);
        nameLeftOut(format, name, document.bytes);
    }
    const QMutexLocker lock(&mutex);
    documents.insert(key, document, key.size() + document.bytes.capacity());
    documents.removeOldestWhile(
        [&now](const UpstreamDocument &one) { return one.at.secsTo(now) > documentSecondsKept; });
    return document.bytes;
}

/// A small answer: 200, or 304 where it is that what is known still holds. What is asked while the
/// same is being asked may be that coming back, by way of a machine that does not say so.
Result<NetAnswer> UpstreamForwarder::Private::ask(const Call &call, const Question &question)
{
    const QByteArray address = question.url.toEncoded();
    bool isSecond = false;
    {
        const QMutexLocker lock(&mutex);
        isSecond = ++underWay[address] == 2;
    }
    const auto ended = qScopeGuard([&] {
        const QMutexLocker lock(&mutex);
        if (--underWay[address] == 0)
            underWay.remove(address);
    });
    if (isSecond && upstreams.echo().leadsHere(question.home))
        return fail(ErrorCode::NotFound, Echo::hereText(question.home));
    return askOnce(call, question);
}

Result<NetAnswer> UpstreamForwarder::Private::askOnce(const Call &call, const Question &question)
{
    if (const auto pause = upstreams.patience().refusal(question.url, clock.now()))
        return fail(*pause);
    NetRequest request;
    if (question.headOnly)
        request.method = "HEAD";
    if (!question.body.isEmpty()) {
        auto device = std::make_shared<QBuffer>();
        device->setData(question.body);
        device->open(QIODevice::ReadOnly);
        request.method = "POST";
        request.body = {std::move(device), question.body.size(), "application/json"_ba};
    }
    request.url = question.url;
    request.home = question.home;
    request.accept = question.accept;
    request.etag = question.known.etag;
    request.lastModified = question.known.lastModified;
    request.limit = question.limit;
    request.deadlines = Deadlines::forForwarding();
    request.sparesSilentHosts = true;
    request.cancelled = call.abandoned;
    Result<NetAnswer> answer = upstreams.client().fetch(std::move(request));
    if (!answer || answer->status == 200
        || (answer->status == 304 && !question.known.bytes.isEmpty()))
        return answer;
    upstreams.patience().heard(*answer, clock.now());
    return fail(upstreamRefusal(*answer, question.home, question.what));
}

/// What an upstream lists without saying what it is, is not given to anybody: whoever looks after
/// the registry should hear why.
void UpstreamForwarder::Private::nameLeftOut(const Format &format, const QString &name,
                                             const QByteArray &bytes) const
{
    const Result<UpstreamPackage> package = format.publicRegistry()->parse(bytes);
    if (!package)
        return;
    QStringList left;
    for (const UpstreamFile &file : package->files) {
        if (file.url.isEmpty() || !canBeVerified(file))
            left += file.fileName.isEmpty() ? file.version : file.fileName;
    }
    if (left.isEmpty())
        return;
    const QString more = left.size() > mostNamed ? u" and %1 more"_s.arg(left.size() - mostNamed)
                                                 : QString();
    qCWarning(logForwarding).noquote() << visibleText(
        u"The upstream of %1 lists files of %2 without a hash that proves what they are (MD5 "
        "alone does not), or without an address, and they are not given out: %3%4. Import them "
        "by hand, or tell whoever looks after "
        "it."_s.arg(format.id(), name, left.first(std::min(left.size(), mostNamed)).join(u", "_s),
                    more));
}

/// Nothing of a withdrawn version is served any more, kept or not; whoever looks after the registry
/// should hear of it, since it may be in use.
void UpstreamForwarder::Private::nameWithdrawn(const Format &format, const QString &name,
                                               const QByteArray &before,
                                               const QByteArray &now) const
{
    const Result<UpstreamPackage> was = format.publicRegistry()->parse(before);
    const Result<UpstreamPackage> is = format.publicRegistry()->parse(now);
    if (!was || !is)
        return;
    for (const QString &version : was->versions) {
        if (!is->versions.contains(version))
            qCWarning(logForwarding).noquote() << visibleText(
                u"The upstream of %1 withdrew %2 %3."_s.arg(format.id(), name, version));
    }
}

Result<Reply> UpstreamForwarder::Private::proxyDocument(const Call &call, const Missing &missing)
{
    const ForwardedDocuments &forwarding = *call.format->forwarding();
    const Result<Document> found = document(call, missing.canonicalName);
    if (!found)
        return fail(found.error());
    // Only now: the upstream may have taken its time, and a version may be deleted meanwhile.
    const Result<QSet<QString>> hidden = this->hidden(call, missing.canonicalName);
    if (!hidden)
        return fail(hidden.error());
    const QByteArray prefix = call.baseUrl + registryPath(call, call.format->id().toUtf8());
    const Result<QByteArray> rewritten = forwarding.rewrite(found->bytes, missing.canonicalName,
                                                            prefix, *hidden);
    if (!rewritten && rewritten.error().code == ErrorCode::NotFound)
        return fail(rewritten.error());
    if (!rewritten)
        return fail(unreadable(rewritten.error(), found->home, missing.canonicalName));
    Reply reply = Reply::text(*rewritten, forwarding.contentType());
    reply.headers.set("ETag"_ba,
                      '"' + QCryptographicHash::hash(*rewritten, QCryptographicHash::Sha256).toHex()
                          + '"');
    return reply;
}

Result<Reply> UpstreamForwarder::Private::proxyFile(const Call &call, const Missing &missing,
                                                    bool keep)
{
    if (missing.unlisted)
        return proxyUnlisted(call, missing, keep);
    const Result<Document> found = document(call, missing.canonicalName);
    if (!found)
        return fail(found.error());
    const Result<QSet<QString>> hidden = this->hidden(call, missing.canonicalName);
    if (!hidden)
        return fail(hidden.error());
    const NetHome &home = found->home;
    const Result<UpstreamPackage> package = call.format->publicRegistry()->parse(found->bytes);
    if (!package)
        return fail(unreadable(package.error(), home, missing.canonicalName));
    const QString wanted = QString::fromUtf8(QByteArray::fromPercentEncoding(missing.fileUrlPath))
                               .section(u'/', -1);
    const QUrl base = documentUrl(*call.format, home, missing.canonicalName);
    const ForwardedDocuments &forwarding = *call.format->forwarding();
    for (const UpstreamFile &file : package->files) {
        const bool unclear = file.version.isEmpty() && !hidden->isEmpty();
        if (file.fileName != wanted || unclear
            || hidden->contains(forwarding.versionKey(file.version)))
            continue;
        return fetched(call, home, {file, missing.canonicalName},
                       base.resolved(QUrl::fromEncoded(file.url)), keep);
    }
    return fail(ErrorCode::NotFound, Text::of("%1 is not in what the upstream lists.", wanted));
}

/// A hash that upstream keeps beside a file under \a ending, as hex; empty: what is there is none.
Result<QByteArray> UpstreamForwarder::Private::hashBeside(const Call &call, const NetHome &home,
                                                          const QByteArray &address,
                                                          const BesideHash &hash)
{
    const QUrl url = QUrl::fromEncoded(address + hash.ending);
    const Result<NetAnswer> said = ask(call, {home, url, "*/*"_ba, url.fileName(), checksumLimit});
    if (!said)
        return fail(said.error());
    const QByteArray hex = said->body.simplified().split(' ').first().toLower();
    const QByteArray bytes = QByteArray::fromHex(hex);
    return bytes.size() == hash.size && bytes.toHex() == hex ? hex : QByteArray();
}

/// The first hash beside a file that proves what it is; none where upstream has the file and no
/// such hash. NotFound where it has no file.
Result<Hashes> UpstreamForwarder::Private::hashesBeside(const Call &call, const NetHome &home,
                                                        const QByteArray &address)
{
    Hashes hashes;
    for (const BesideHash &hash : besideHashes) {
        if (hash.hash == &Hashes::md5)
            continue; // proves nothing
        const Result<QByteArray> hex = hashBeside(call, home, address, hash);
        if (hex && !hex->isEmpty()) {
            hashes.*hash.hash = QByteArray::fromHex(*hex);
            break;
        }
        if (!hex && hex.error().code != ErrorCode::NotFound)
            return fail(hex.error());
        if (&hash != besideHashes.begin())
            continue;
        const QUrl file = QUrl::fromEncoded(address);
        Question question{home, file, "*/*"_ba, file.fileName(), checksumLimit};
        question.headOnly = true;
        if (const Result<NetAnswer> there = ask(call, question); !there)
            return fail(there.error());
    }
    return hashes;
}

/// A file whose hash upstream keeps beside it.
Result<Reply> UpstreamForwarder::Private::proxyUnlisted(const Call &call, const Missing &missing,
                                                        bool keep)
{
    const bool several = upstreams.homes(call.format->id()).size() > 1;
    const auto answer = inOrder<std::optional<Reply>>(
        call, missing.canonicalName, [&](const NetHome &home) -> Result<std::optional<Reply>> {
            // Whoever has the name is the one to ask for its files.
            bool hasName = false;
            if (several) {
                const Result<QByteArray> listed = documentAt(call, home, missing.canonicalName);
                if (!listed && listed.error().code != ErrorCode::NotFound)
                    return fail(listed.error());
                hasName = listed.has_value();
            }
            Result<Reply> file = unlistedAt(call, home, missing, keep);
            if (!file && file.error().code == ErrorCode::NotFound && hasName)
                return std::optional<Reply>();
            if (!file)
                return fail(file.error());
            return std::optional<Reply>(std::move(*file));
        });
    if (!answer)
        return fail(answer.error());
    if (!*answer)
        return fail(ErrorCode::NotFound, Text::of("%1 is not at the upstream that has the package.",
                                                  missing.canonicalName));
    return **answer;
}

Result<Reply> UpstreamForwarder::Private::unlistedAt(const Call &call, const NetHome &home,
                                                     const Missing &missing, bool keep)
{
    const QByteArray address = home.address() + '/'
                               + missing.upstreamPath.chopped(missing.checksum.size());
    UpstreamFile file;
    file.version = missing.version;
    file.fileName = QString::fromUtf8(QByteArray::fromPercentEncoding(address)).section(u'/', -1);
    if (missing.checksum.isEmpty()) {
        const Result<Hashes> hashes = hashesBeside(call, home, address);
        if (!hashes)
            return fail(hashes.error());
        file.hashes = *hashes;
        return fetched(call, home, {file, missing.canonicalName}, QUrl::fromEncoded(address), keep);
    }
    const auto wanted = std::find_if(
        besideHashes.begin(), besideHashes.end(),
        [&](const BesideHash &hash) { return missing.checksum == hash.ending; });
    const Result<QByteArray> hex = wanted == besideHashes.end()
                                       ? Result<QByteArray>(QByteArray())
                                       : hashBeside(call, home, address, *wanted);
    if (!hex)
        return fail(hex.error());
    if (hex->isEmpty())
        return fail(ErrorCode::NotFound, Text::of("%1 has no such checksum.", file.fileName));
    return Reply::text(*hex, "text/plain"_ba);
}

/// The file, with the hash that was announced for it.
Result<Reply> UpstreamForwarder::Private::fetched(const Call &call, const NetHome &home,
                                                  const Listed &listed, const QUrl &url, bool keep)
{
    const Policy policy = call.store.policy(call.scope, call.format->id()).value_or(Policy());
    const Result<FetchedFile> found = files.fetch(call.format->id(), listed.file, url, home, keep,
                                                  policy.maxFileSize,
                                                  {call.abandoned, patience, listed.package});
    if (!found && found.error().code == ErrorCode::Busy)
        return busy(found.error(), {url}); // which may be of another machine
    if (!found)
        return fail(found.error());
    Reply reply;
    const QByteArray etag = found->sha256.isEmpty() ? QByteArray()
                                                    : '"' + found->sha256.toHex() + '"';
    if (found->arrival)
        reply.body = ArrivingBody{found->arrival, found->size, "application/octet-stream"_ba, etag,
                                  found->modified};
    else
        reply.body = FileBody{found->path, found->size,     "application/octet-stream"_ba,
                              etag,        found->modified, found->held};
    // What a stranger wrote is never shown as a page of ours.
    reply.headers.add("Content-Disposition"_ba, "attachment"_ba);
    return reply;
}

} // namespace packhouse

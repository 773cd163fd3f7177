// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/forwarding/upstreamforwarder.h"

#include "registry/forwarding/upstreamclient.h"
#include "registry/forwarding/upstreamfiles.h"
#include "registry/forwarding/upstreamprobe.h"

#include <QHash>
#include <QLoggingCategory>
#include <QMutex>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

Q_LOGGING_CATEGORY(logForwarding, "packhouse.forwarding")

constexpr qint64 passingLimit = qint64(1) << 30;
constexpr qint64 documentLimit = 64 << 20;
constexpr qint64 documentSeconds = 300;
constexpr qsizetype documentsKept = 64;
constexpr qint64 checksumLimit = 4 << 10;
constexpr qsizetype sha1Size = 20;
constexpr auto sha1Ending = ".sha1";

/// An upstream's document, as it came.
struct UpstreamDocument
{
    QByteArray bytes;
    QDateTime at;
};

} // namespace

struct UpstreamForwarder::Private
{
    const UpstreamProbe &upstreams;
    const FormatList &formats;
    const Clock &clock;
    UpstreamFiles files;
    QMutex mutex;
    QHash<QByteArray, UpstreamDocument> documents; ///< by address and name

    std::optional<QString> refusal(const Call &call, const Missing &missing) const;
    Reply redirect(const Call &call, const Missing &missing) const;
    Result<QByteArray> document(const Call &call, const QString &name);
    void nameWithdrawn(const Format &format, const QString &name, const QByteArray &before,
                       const QByteArray &now) const;
    Result<Reply> proxyDocument(const Call &call, const Missing &missing);
    Result<Reply> proxyFile(const Call &call, const Missing &missing, bool keep);
    Result<Reply> proxyUnlisted(const Call &call, const Missing &missing, bool keep);
    Result<Reply> fetched(const Call &call, const UpstreamFile &file, const QUrl &url, bool keep);
    Result<QByteArray> text(const QUrl &url, const QByteArray &home, const QByteArray &accept,
                            const QString &what, qint64 limit);
};

UpstreamForwarder::UpstreamForwarder(const UpstreamProbe &upstreams, const FormatList &formats,
                                     const Clock &clock, QString directory)
    : d(new Private{upstreams,
                    formats,
                    clock,
                    UpstreamFiles(upstreams.client(), std::move(directory), passingLimit),
                    {},
                    {}})
{}

UpstreamForwarder::~UpstreamForwarder() = default;

Reply UpstreamForwarder::forward(const Call &call, const Missing &missing)
{
    if (const std::optional<QString> reason = d->refusal(call, missing)) {
        Reply reply = missing.notFound;
        reply.headers.set("X-Packhouse-Reason"_ba, reason->toLatin1());
        return reply;
    }
    const Policy policy = call.store.policy(call.scope, call.format->id()).value_or(Policy());
    // Only what has a document and files can be verified on its way through.
    const bool readable = call.method == Method::Get || call.method == Method::Head;
    if (call.tokenTravels && !readable)
        return missing.notFound;
    if ((policy.forwarding == Forwarding::Redirect && !call.tokenTravels) || !readable)
        return d->redirect(call, missing);
    const Result<Reply> reply = missing.file ? d->proxyFile(
                                    call, missing, policy.forwarding == Forwarding::ProxyKeep)
                                             : d->proxyDocument(call, missing);
    if (reply)
        return *reply;
    if (reply.error().code == ErrorCode::NotFound)
        return missing.notFound;
    return Reply::error(reply.error().code == ErrorCode::Timeout ? 504 : 502, reply.error().text());
}

/// Why the request is not forwarded; nothing when it is.
std::optional<QString> UpstreamForwarder::Private::refusal(const Call &call,
                                                           const Missing &missing) const
{
    const FormatId type = call.format->id();
    if (!call.format->upstream())
        return u"requests of this type are never forwarded"_s;
    const std::optional<Reservation> reservation = call.store.reservation(type,
                                                                          missing.canonicalName);
    if (reservation && !reservation->allowForwarding)
        return u"the name is reserved here"_s;
    if (!missing.version.isEmpty()
        && call.store.isTombstone(type, missing.canonicalName, missing.version))
        return u"the version was deleted here"_s;
    const Result<Policy> policy = call.store.policy(call.scope, type);
    if (!policy || policy->forwarding == Forwarding::Off)
        return u"forwarding is off"_s;
    if (upstreams.upstream(type).isEmpty())
        return u"no upstream address is known"_s;
    return std::nullopt;
}

Reply UpstreamForwarder::Private::redirect(const Call &call, const Missing &missing) const
{
    const QByteArray target = upstreams.upstream(call.format->id()) + '/' + missing.upstreamPath;
    return Reply::redirect(target,
                           call.method == Method::Get || call.method == Method::Head ? 302 : 307);
}

/// A caller that may publish can have a document fetched anew, as HTTP says it.
static bool wantsItFresh(const Call &call)
{
    return call.headers.value("Cache-Control").contains("no-cache")
           && call.caller.may(Right::Write, call.scope);
}

Result<QByteArray> UpstreamForwarder::Private::document(const Call &call, const QString &name)
{
    const Format &format = *call.format;
    const QByteArray home = upstreams.upstream(format.id());
    const QByteArray key = home + '\n' + name.toUtf8();
    const QDateTime now = clock.now();
    QByteArray before;
    {
        const QMutexLocker lock(&mutex);
        const auto it = documents.constFind(key);
        if (it != documents.constEnd() && it->at.secsTo(now) < documentSeconds
            && !wantsItFresh(call))
            return it->bytes;
        before = documents.value(key).bytes;
    }
    const QUrl url = QUrl::fromEncoded(home + '/' + format.upstream()->documentPath(name));
    Result<QByteArray> bytes = text(url, home, format.upstream()->accept(), name, documentLimit);
    if (!bytes)
        return bytes;
    if (!before.isEmpty() && before != *bytes)
        nameWithdrawn(format, name, before, *bytes);
    const QMutexLocker lock(&mutex);
    if (documents.size() >= documentsKept)
        documents.erase(documents.begin());
    documents.insert(key, {*bytes, now});
    return bytes;
}

/// The bytes of a small answer.
Result<QByteArray> UpstreamForwarder::Private::text(const QUrl &url, const QByteArray &home,
                                                    const QByteArray &accept, const QString &what,
                                                    qint64 limit)
{
    QByteArray bytes;
    UpstreamRequest request;
    request.url = url;
    request.home = QUrl::fromEncoded(home);
    request.accept = accept;
    request.limit = limit;
    request.sink = [&bytes](QByteArrayView part) -> Result<void> {
        bytes.append(part);
        return {};
    };
    const Result<UpstreamAnswer> answer = upstreams.client().fetch(request);
    if (!answer)
        return fail(answer.error());
    if (answer->status == 404 || answer->status == 410)
        return fail(ErrorCode::NotFound, u"%1 has no %2."_s.arg(request.home.host(), what));
    if (answer->status != 200)
        return fail(
            ErrorCode::Network,
            u"%1 answered %2 for %3."_s.arg(request.home.host()).arg(answer->status).arg(what),
            u"Try again later."_s, true);
    return bytes;
}

/// Nothing of a withdrawn version is served any more, kept or not; whoever looks after the registry
/// should hear of it, since it may be in use.
void UpstreamForwarder::Private::nameWithdrawn(const Format &format, const QString &name,
                                               const QByteArray &before,
                                               const QByteArray &now) const
{
    const Result<UpstreamPackage> was = format.upstream()->parse(before);
    const Result<UpstreamPackage> is = format.upstream()->parse(now);
    if (!was || !is)
        return;
    for (const QString &version : was->versions) {
        if (!is->versions.contains(version))
            qCWarning(logForwarding).noquote()
                << u"The upstream of %1 withdrew %2 %3."_s.arg(format.id(), name, version);
    }
}

Result<Reply> UpstreamForwarder::Private::proxyDocument(const Call &call, const Missing &missing)
{
    const UpstreamDialect &dialect = *call.format->upstream();
    const Result<QByteArray> bytes = document(call, missing.canonicalName);
    if (!bytes)
        return fail(bytes.error());
    const QByteArray prefix = call.baseUrl + call.prefix
                              + (call.scope.level == Level::Group ? "/-/packages/"_ba
                                                                  : "/packages/"_ba)
                              + call.format->id().toUtf8();
    const Result<QByteArray> rewritten = dialect.rewrite(*bytes, missing.canonicalName, prefix);
    if (!rewritten)
        return fail(rewritten.error());
    return Reply::text(*rewritten, dialect.contentType());
}

Result<Reply> UpstreamForwarder::Private::proxyFile(const Call &call, const Missing &missing,
                                                    bool keep)
{
    if (missing.unlisted)
        return proxyUnlisted(call, missing, keep);
    const UpstreamDialect &dialect = *call.format->upstream();
    const Result<QByteArray> bytes = document(call, missing.canonicalName);
    if (!bytes)
        return fail(bytes.error());
    const Result<UpstreamPackage> package = dialect.parse(*bytes);
    if (!package)
        return fail(package.error());
    const QString wanted = QString::fromUtf8(QByteArray::fromPercentEncoding(missing.fileUrlPath))
                               .section(u'/', -1);
    const QUrl home = QUrl::fromEncoded(upstreams.upstream(call.format->id()));
    const QUrl base = QUrl::fromEncoded(home.toEncoded() + '/'
                                        + dialect.documentPath(missing.canonicalName));
    for (const UpstreamFile &file : package->files) {
        if (file.fileName != wanted
            || call.store.isTombstone(call.format->id(), missing.canonicalName, file.version))
            continue;
        return fetched(call, file, base.resolved(QUrl::fromEncoded(file.url)), keep);
    }
    return fail(ErrorCode::NotFound, u"%1 is not in what the upstream lists."_s.arg(wanted));
}

/// A file whose hash upstream keeps beside it.
Result<Reply> UpstreamForwarder::Private::proxyUnlisted(const Call &call, const Missing &missing,
                                                        bool keep)
{
    const QByteArray home = upstreams.upstream(call.format->id());
    const QByteArray address = home + '/' + missing.upstreamPath.chopped(missing.checksum.size());
    UpstreamFile file;
    file.version = missing.version;
    file.fileName = QString::fromUtf8(QByteArray::fromPercentEncoding(address)).section(u'/', -1);
    const Result<QByteArray> said = text(QUrl::fromEncoded(address + sha1Ending), home, "*/*"_ba,
                                         file.fileName, checksumLimit);
    if (!said)
        return fail(said.error());
    const QByteArray hex = said->simplified().split(' ').first().toLower();
    file.hashes.sha1 = QByteArray::fromHex(hex);
    if (hex.size() != 2 * sha1Size || file.hashes.sha1.toHex() != hex)
        file.hashes.sha1.clear(); // nothing to verify with, so it is refused
    if (missing.checksum.isEmpty())
        return fetched(call, file, QUrl::fromEncoded(address), keep);
    if (missing.checksum != sha1Ending || file.hashes.sha1.isEmpty())
        return fail(ErrorCode::NotFound, u"%1 has no such checksum."_s.arg(file.fileName));
    return Reply::text(hex, "text/plain"_ba);
}

/// The file, with the hash that was announced for it.
Result<Reply> UpstreamForwarder::Private::fetched(const Call &call, const UpstreamFile &file,
                                                  const QUrl &url, bool keep)
{
    const QUrl home = QUrl::fromEncoded(upstreams.upstream(call.format->id()));
    const Policy policy = call.store.policy(call.scope, call.format->id()).value_or(Policy());
    const Result<FetchedFile> found = files.fetch(file, url, home, keep, policy.maxFileSize);
    if (!found)
        return fail(found.error());
    Reply reply;
    reply.body = FileBody{found->path, found->size, "application/octet-stream"_ba,
                          '"' + found->sha256.toHex() + '"', clock.now()};
    // What a stranger wrote is never shown as a page of ours.
    reply.headers.add("Content-Disposition"_ba, "attachment"_ba);
    return reply;
}

} // namespace packhouse

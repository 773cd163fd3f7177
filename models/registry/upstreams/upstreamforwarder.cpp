// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/upstreams/upstreamforwarderprivate.h"

#include "formats/forwarding.h"
#include "formats/publicregistry.h"
#include "registry/store/store.h"
#include "registry/upstreams/echo.h"
#include "registry/upstreams/forwardingloop.h"
#include "registry/upstreams/upstreamrefusal.h"

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 passingLimit = qint64(1) << 30;

} // namespace

UpstreamForwarder::UpstreamForwarder(const UpstreamProbe &upstreams, const FormatList &formats,
                                     const Clock &clock, Store &store)
    : d(new Private{
        upstreams, formats, clock, store,
        UpstreamFiles(upstreams.client(), upstreams.patience(), store, clock, passingLimit)})
{}

UpstreamForwarder::~UpstreamForwarder() = default;

qint64 UpstreamForwarder::documentBytes() const
{
    const QMutexLocker lock(&d->mutex);
    return d->documents.bytes();
}

Reply UpstreamForwarder::forward(const Call &call, const Missing &missing)
{
    const Lookup found = d->lookUp(call, missing);
    if (found.asksForCredential)
        return Reply::challenge();
    if (!found.sentOn) {
        Reply reply = missing.notFound;
        if (!found.reason.isEmpty())
            reply.headers.set("X-Packhouse-Reason"_ba, found.reason.toLatin1());
        return reply;
    }
    const Policy policy = call.store.policy(call.scope, call.format->id()).value_or(Policy());
    // Only what has a document and files can be verified on its way through.
    const bool readable = call.method == Method::Get || call.method == Method::Head;
    const Result<QSet<QString>> hidden = d->hidden(call, missing.canonicalName);
    if (!hidden)
        return Reply::error(hidden.error());
    // Where clients are sent on, nothing can be left out of what they get, and of several upstreams
    // nobody knows which has it.
    const QList<NetHome> homes = d->homesFor(call);
    const bool comesThrough = call.tokenTravels || !hidden->isEmpty() || homes.size() > 1;
    if (comesThrough && !readable)
        return missing.notFound;
    // Whom we are to the upstream is nobody else's: what only we can fetch comes through here.
    const bool open = homes.isEmpty() || homes.first().credential.isEmpty();
    if ((policy.forwarding == Forwarding::Redirect && !comesThrough && open) || !readable)
        return d->redirect(call, missing);
    if (!call.mayWait) {
        Reply later = missing.notFound;
        later.waitsFor = d->upstreams.upstream(call.format->id());
        return later;
    }
    const Result<Reply> reply = missing.file ? d->proxyFile(
                                    call, missing, policy.forwarding == Forwarding::ProxyKeep)
                                             : d->proxyDocument(call, missing);
    if (!reply && d->homesFor(call).isEmpty())
        return forward(call, missing); // it came back, and nobody is left to be asked
    if (!reply)
        return d->failed(reply.error(), call, missing);
    if (reply->status == 200)
        d->noteDelivered(call, missing.canonicalName);
    return *reply;
}

Reply UpstreamForwarder::ask(const Call &call, const ForeignQuestion &question)
{
    Missing asked;
    asked.upstreamPath = question.upstreamPath;
    if (const Lookup found = d->lookUp(call, asked); !found.sentOn)
        return Reply::error(404, (u"Nobody was asked. "_s + found.reason).trimmed());
    const QList<NetHome> homes = d->homesFor(call);
    if (homes.size() > 1) // none is told the names of another's packages
        return Reply::error(404,
                            u"Nobody was asked: there are several upstreams, and which of them "
                            "knows about which package is not known."_s);
    if (!call.mayWait) {
        Reply later = Reply::error(503, u"Nobody was asked."_s);
        later.waitsFor = d->upstreams.upstream(call.format->id());
        return later;
    }
    const NetHome home = homes.value(0);
    const QUrl url = QUrl::fromEncoded(home.address() + '/' + question.upstreamPath);
    const Result<NetAnswer> answer = d->ask(
        call,
        {home, url, "application/json"_ba, url.path(), documentLimit, {}, false, question.body});
    if (answer)
        return Reply::text(answer->body, "application/json"_ba);
    asked.notFound = Reply::error(502, callerText(answer.error())); // which is an answer of nobody
    return d->failed(answer.error(), call, asked);
}

/// With for how long, where one that was asked says.
Reply UpstreamForwarder::Private::busy(const Error &error, const QList<QUrl> &asked)
{
    Reply reply = Reply::error(error);
    for (const QUrl &url : asked) {
        if (const qint64 wait = upstreams.patience().pause(url, clock.now()); wait > 0) {
            reply.headers.set("Retry-After"_ba, QByteArray::number(wait));
            break;
        }
    }
    return reply;
}

Reply UpstreamForwarder::Private::failed(const Error &error, const Call &call,
                                         const Missing &missing)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return missing.notFound;
    case ErrorCode::Timeout:
        return Reply::error(504, callerText(error));
    case ErrorCode::Network:
    case ErrorCode::Certificate:
    case ErrorCode::Forbidden: // an address that is not asked
    case ErrorCode::HashMismatch:
    case ErrorCode::InvalidFile:
    case ErrorCode::TooLarge: // it sends more than can be taken
    case ErrorCode::Unsupported: // a file without a hash
        return Reply::error(502, callerText(error));
    case ErrorCode::Busy: {
        QList<QUrl> asked;
        for (const NetHome &home : homesFor(call))
            asked.append(documentUrl(*call.format, home, missing.canonicalName));
        return busy(error, asked);
    }
    default: // not the upstream's fault
        return Reply::error(error);
    }
}

/// Of whose group, the caller's own: neither strangers nor other groups have a say in what is known
/// there.
void UpstreamForwarder::Private::noteDelivered(const Call &call, const QString &name)
{
    QString group = topLevelOf(call.scope.path);
    if (group.isEmpty() && call.caller.token)
        group = topLevelOf(call.caller.token->scope.path);
    if (group.isEmpty() || !call.caller.hasRightBelow(group))
        return;
    const Result<Scope> scope = store.scope(group);
    // Where it cannot be written, the next publish of the name is taken for the first.
    if (scope)
        (void)store.noteDelivered(*scope, call.format->id(), name);
}

Lookup UpstreamForwarder::Private::lookUp(const Call &call, const Missing &missing) const
{
    if (wasPassedOnBy(call.headers, upstreams.echo().loopName()))
        return {false, u"The request has been here before: the upstream passes requests on to this "
                       "registry."_s};
    const bool isKnown = !homesFor(call).isEmpty();
    const bool isNamed = !upstreams.upstream(call.format->id()).isEmpty();
    return packhouse::lookUp(call, missing,
                             isKnown   ? UpstreamsThere::Known
                             : isNamed ? UpstreamsThere::Itself
                                       : UpstreamsThere::None);
}

/// What was deleted here of a name, so that it comes from nowhere else, by
/// ForwardedDocuments::versionKey().
Result<QSet<QString>> UpstreamForwarder::Private::hidden(const Call &call,
                                                         const QString &name) const
{
    const Result<QStringList> deleted = call.store.deletedVersions(call.scope, call.caller,
                                                                   call.format->id(), name);
    if (!deleted)
        return fail(deleted.error());
    QSet<QString> keys;
    for (const QString &version : *deleted)
        keys.insert(call.format->forwarding()->versionKey(version));
    return keys;
}

Reply UpstreamForwarder::Private::redirect(const Call &call, const Missing &missing) const
{
    if (missing.upstreamPath.isEmpty())
        return missing.notFound;
    const QByteArray target = homesFor(call).value(0).address() + '/' + missing.upstreamPath;
    if (target.startsWith(call.baseUrl + '/'))
        return missing.notFound; // whoever followed would come back for ever
    return Reply::redirect(target,
                           call.method == Method::Get || call.method == Method::Head ? 302 : 307);
}

} // namespace packhouse

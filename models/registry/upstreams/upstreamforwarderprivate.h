// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/boundedcache.h"
#include "registry/upstreams/lookup.h"
#include "registry/upstreams/upstreamfiles.h"
#include "registry/upstreams/upstreamforwarder.h"
#include "registry/upstreams/upstreamprobe.h"

#include <QHash>
#include <QMutex>
#include <QSet>

namespace packhouse {

/// An upstream's document, as it came.
struct UpstreamDocument
{
    QByteArray bytes;
    QDateTime at;
    QByteArray etag; ///< the upstream's, as the next one
    QByteArray lastModified;
};

constexpr qint64 documentLimit = 64 << 20; ///< bytes of one
constexpr qint64 documentBytesKept = 48 << 20;

struct BesideHash;

struct UpstreamForwarder::Private
{
    const UpstreamProbe &upstreams;
    const FormatList &formats;
    const Clock &clock;
    Store &store;
    UpstreamFiles files;
    QMutex mutex{};
    QHash<QByteArray, int> underWay{}; ///< how often each address is being asked
    BoundedCache<QByteArray, UpstreamDocument> documents{
        documentBytesKept}; ///< by address and name

    /// Of the upstream that it came from.
    struct Document
    {
        NetHome home;
        QByteArray bytes;
    };
    QList<NetHome> homesFor(const Call &call) const;
    template<typename Answer, typename Attempt>
    Result<Answer> inOrder(const Call &call, const QString &name, const Attempt &attempt);
    static QUrl documentUrl(const Format &format, const NetHome &home, const QString &name);
    static Error unreadable(const Error &error, const NetHome &home, const QString &name);
    Reply busy(const Error &error, const QList<QUrl> &asked);
    Reply failed(const Error &error, const Call &call, const Missing &missing);
    Lookup lookUp(const Call &call, const Missing &missing) const;
    void noteDelivered(const Call &call, const QString &name);
    Reply redirect(const Call &call, const Missing &missing) const;
    Result<Document> document(const Call &call, const QString &name);
    Result<QByteArray> documentAt(const Call &call, const NetHome &home, const QString &name);
    void nameWithdrawn(const Format &format, const QString &name, const QByteArray &before,
                       const QByteArray &now) const;
    void nameLeftOut(const Format &format, const QString &name, const QByteArray &bytes) const;
    Result<QSet<QString>> hidden(const Call &call, const QString &name) const;
    Result<Reply> proxyDocument(const Call &call, const Missing &missing);
    Result<Reply> proxyFile(const Call &call, const Missing &missing, bool keep);
    Result<Reply> proxyUnlisted(const Call &call, const Missing &missing, bool keep);
    struct Listed
    {
        UpstreamFile file;
        QString package;
    };
    Result<Reply> unlistedAt(const Call &call, const NetHome &home, const Missing &missing,
                             bool keep);
    Result<Reply> fetched(const Call &call, const NetHome &home, const Listed &listed,
                          const QUrl &url, bool keep);
    Result<QByteArray> hashBeside(const Call &call, const NetHome &home, const QByteArray &address,
                                  const BesideHash &hash);
    Result<Hashes> hashesBeside(const Call &call, const NetHome &home, const QByteArray &address);
    struct Question
    {
        NetHome home;
        QUrl url;
        QByteArray accept;
        QString what;
        qint64 limit = 0;
        UpstreamDocument known = {}; ///< from an earlier answer
        bool headOnly = false; ///< whether it is there at all
        QByteArray body = {}; ///< JSON that is sent with it
    };
    Result<NetAnswer> ask(const Call &call, const Question &question);
    Result<NetAnswer> askOnce(const Call &call, const Question &question);
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/gitlab/paging.h"

#include "net/origin.h"

#include <QUrlQuery>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

qint64 pageOf(const QUrl &url)
{
    const QString page = QUrlQuery(url).queryItemValue(u"page"_s);
    return page.isEmpty() ? 1 : page.toLongLong();
}

/// protocol: comma separated <url>; rel="next"; a URL may hold commas itself.
QUrl linkedNext(const QByteArray &header)
{
    qsizetype at = 0;
    while ((at = header.indexOf('<', at)) >= 0) {
        const qsizetype end = header.indexOf('>', at);
        if (end < 0)
            return {};
        const qsizetype nextLink = header.indexOf('<', end);
        const QByteArray parameters = header.mid(end + 1, nextLink < 0 ? -1 : nextLink - end - 1);
        if (parameters.contains("rel=\"next\"") || parameters.contains("rel=next"))
            return QUrl::fromEncoded(header.mid(at + 1, end - at - 1));
        at = end;
    }
    return {};
}

} // namespace

QUrl nextPage(const QUrl &current, bool hasNextHeader, const QByteArray &nextHeader,
              const QByteArray &linkHeader)
{
    if (hasNextHeader) {
        bool isNumber = false;
        const qint64 page = nextHeader.trimmed().toLongLong(&isNumber);
        if (!isNumber || page <= pageOf(current))
            return {};
        QUrl next = current;
        QUrlQuery query(next);
        query.removeAllQueryItems(u"page"_s);
        query.addQueryItem(u"page"_s, QString::number(page));
        next.setQuery(query);
        return next;
    }
    const QUrl linked = current.resolved(linkedNext(linkHeader));
    const bool isOther = linked.isValid() && linked != current;
    return isOther && sameOrigin(linked, current) ? linked : QUrl();
}

} // namespace packhouse

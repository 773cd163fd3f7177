// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/conditions.h"

#include "registry/http/httpdate.h"

namespace packhouse {

namespace {

void join(QByteArray &list, const QByteArray &value)
{
    list = list.isEmpty() ? value : list + ',' + value;
}

bool isName(QByteArrayView name, QByteArrayView wanted)
{
    return name.compare(wanted, Qt::CaseInsensitive) == 0;
}

QByteArrayView opaque(QByteArrayView etag)
{
    return etag.startsWith("W/") ? etag.sliced(2) : etag;
}

bool sameEtag(QByteArrayView a, QByteArrayView b, bool weakly)
{
    if (weakly)
        return opaque(a) == opaque(b);
    return a == b && !a.startsWith("W/");
}

// A tag may hold commas, so the list cannot be split at them.
QByteArrayView nextEtag(QByteArrayView &list)
{
    while (!list.isEmpty() && (list[0] == ',' || list[0] == ' ' || list[0] == '\t'))
        list = list.sliced(1);
    const qsizetype open = list.indexOf('"');
    const qsizetype close = open < 0 ? -1 : list.indexOf('"', open + 1);
    if (close < 0) {
        list = {};
        return {};
    }
    const QByteArrayView etag = list.first(close + 1);
    list = list.sliced(close + 1);
    return etag;
}

// Digits only, at most 18 of them: no sign, no overflow.
std::optional<qint64> parseNumber(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 18)
        return std::nullopt;
    qint64 number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

} // namespace

Conditions Conditions::of(const Headers &headers)
{
    Conditions c;
    for (const auto &[name, value] : headers) {
        if (isName(name, "if-none-match"))
            join(c.ifNoneMatch, value);
        else if (isName(name, "if-match"))
            join(c.ifMatch, value);
        else if (isName(name, "if-modified-since"))
            c.ifModifiedSince = value;
        else if (isName(name, "if-unmodified-since"))
            c.ifUnmodifiedSince = value;
        else if (isName(name, "range"))
            join(c.range, value);
        else if (isName(name, "if-range"))
            c.ifRange = value;
        else if (isName(name, "accept-encoding"))
            c.acceptsGzip = c.acceptsGzip || allowsGzip(value);
    }
    return c;
}

bool listsEtag(QByteArrayView list, QByteArrayView etag, bool weakly)
{
    if (list.trimmed() == "*")
        return true;
    if (etag.isEmpty())
        return false;
    while (!list.isEmpty()) {
        if (sameEtag(nextEtag(list), etag, weakly))
            return true;
    }
    return false;
}

Verdict judge(const Conditions &c, const Validators &v)
{
    if (!c.ifMatch.isEmpty()) {
        if (!listsEtag(c.ifMatch, v.etag, false) && !listsEtag(c.ifMatch, v.otherEtag, false))
            return Verdict::PreconditionFailed;
    } else if (!c.ifUnmodifiedSince.isEmpty() && v.modified.isValid()) {
        const auto since = parseHttpDate(c.ifUnmodifiedSince);
        if (since && v.modified.toSecsSinceEpoch() > since->toSecsSinceEpoch())
            return Verdict::PreconditionFailed;
    }
    if (!c.ifNoneMatch.isEmpty()) {
        const bool same = listsEtag(c.ifNoneMatch, v.etag, true)
                          || listsEtag(c.ifNoneMatch, v.otherEtag, true);
        return same ? Verdict::NotModified : Verdict::Send;
    }
    if (!c.ifModifiedSince.isEmpty() && v.modified.isValid()) {
        const auto since = parseHttpDate(c.ifModifiedSince);
        if (since && v.modified.toSecsSinceEpoch() <= since->toSecsSinceEpoch())
            return Verdict::NotModified;
    }
    return Verdict::Send;
}

bool guardsChange(const Conditions &c)
{
    return !c.ifMatch.isEmpty() || !c.ifNoneMatch.isEmpty() || !c.ifUnmodifiedSince.isEmpty();
}

bool permitsChange(const Conditions &c, const std::optional<Validators> &current)
{
    if (!current)
        return c.ifMatch.isEmpty();
    return judge({c.ifMatch, c.ifNoneMatch, {}, c.ifUnmodifiedSince, {}, {}}, *current)
           == Verdict::Send;
}

RangeKind parseRange(QByteArrayView field, qint64 size, ByteRange &range)
{
    const qsizetype equals = field.indexOf('=');
    if (equals < 0 || !isName(field.first(equals).trimmed(), "bytes"))
        return RangeKind::Whole;
    const QByteArrayView spec = field.sliced(equals + 1).trimmed();
    const qsizetype dash = spec.indexOf('-');
    if (dash < 0 || spec.contains(','))
        return RangeKind::Whole;
    const QByteArrayView from = spec.first(dash).trimmed();
    const QByteArrayView to = spec.sliced(dash + 1).trimmed();
    const std::optional<qint64> first = parseNumber(from);
    const std::optional<qint64> last = parseNumber(to);
    if ((!from.isEmpty() && !first) || (!to.isEmpty() && !last) || (!first && !last)
        || (first && last && *last < *first))
        return RangeKind::Whole;
    if (!first) {
        const qint64 length = std::min(*last, size);
        range = {size - length, length};
    } else {
        const qint64 end = last ? std::min(*last, size - 1) : size - 1;
        range = {*first, end - *first + 1};
    }
    return range.offset >= size || range.length <= 0 ? RangeKind::Unsatisfiable : RangeKind::Part;
}

bool rangeHolds(const Conditions &conditions, const Validators &validators)
{
    if (conditions.range.isEmpty())
        return false;
    return conditions.ifRange.isEmpty()
           || (!validators.etag.isEmpty()
               && sameEtag(conditions.ifRange.trimmed(), validators.etag, false));
}

bool allowsGzip(QByteArrayView field)
{
    bool any = false;
    while (!field.isEmpty()) {
        const qsizetype comma = field.indexOf(',');
        const QByteArrayView item = comma < 0 ? field : field.first(comma);
        field = comma < 0 ? QByteArrayView() : field.sliced(comma + 1);
        const qsizetype semicolon = item.indexOf(';');
        const QByteArrayView coding = (semicolon < 0 ? item : item.first(semicolon)).trimmed();
        const QByteArrayView weight = semicolon < 0 ? QByteArrayView()
                                                    : item.sliced(semicolon + 1).trimmed();
        const bool refused = weight.startsWith("q=0")
                             && QByteArrayView(weight)
                                    .sliced(3)
                                    .toByteArray()
                                    .replace('.', "")
                                    .replace('0', "")
                                    .isEmpty();
        if (isName(coding, "gzip") || isName(coding, "x-gzip"))
            return !refused;
        if (coding == "*")
            any = !refused;
    }
    return any;
}

} // namespace packhouse

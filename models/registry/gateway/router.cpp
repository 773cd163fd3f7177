// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/router.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <span>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

using Segments = std::span<const PathSegment>;

struct Part
{
    enum class Kind { Literal, One, Many };
    Kind kind = Kind::Literal;
    QString text; ///< of a literal
    QByteArray name; ///< of the others
};

Part partOf(QByteArrayView segment)
{
    if (!segment.startsWith('{') || !segment.endsWith('}'))
        return {Part::Kind::Literal, QString::fromUtf8(segment), {}};
    QByteArray name = segment.sliced(1, segment.size() - 2).toByteArray();
    if (!name.endsWith('+'))
        return {Part::Kind::One, {}, name};
    name.chop(1);
    return {Part::Kind::Many, {}, name};
}

QString joined(Segments segments)
{
    QStringList texts;
    for (const PathSegment &segment : segments)
        texts.append(segment.text);
    return texts.join(u'/');
}

Segments withoutEmpty(Segments segments)
{
    while (!segments.empty() && segments.front().raw.isEmpty())
        segments = segments.subspan(1);
    return segments;
}

bool hasEmpty(Segments segments)
{
    return std::any_of(segments.begin(), segments.end(),
                       [](const PathSegment &segment) { return segment.raw.isEmpty(); });
}

// What a client adds to the address that it was given. Where a {name} comes before a {name+}, the
// rest of the path could move up to fill an empty one, so nothing is left out there.
Segments behindAddress(std::span<const Part> parts, Segments segments)
{
    const auto many = std::find_if(parts.begin(), parts.end(),
                                   [](const Part &part) { return part.kind == Part::Kind::Many; });
    return many == parts.begin() || many == parts.end() ? withoutEmpty(segments) : segments;
}

// {name+} takes as much as it can, as in a regular expression.
bool matches(std::span<const Part> parts, Segments segments, QMap<QByteArray, QString> &values)
{
    if (parts.empty())
        return segments.empty();
    const Part &part = parts.front();
    if (segments.size() < parts.size())
        return false;
    switch (part.kind) {
    case Part::Kind::Literal:
        segments = withoutEmpty(segments);
        return !segments.empty() && segments.front().text == part.text
               && matches(parts.subspan(1), segments.subspan(1), values);
    case Part::Kind::One:
        if (segments.front().raw.isEmpty()
            || !matches(parts.subspan(1), segments.subspan(1), values))
            return false;
        values.insert(part.name, segments.front().text);
        return true;
    case Part::Kind::Many:
        for (size_t taken = segments.size() - parts.size() + 1; taken > 0; --taken) {
            if (!hasEmpty(segments.first(taken))
                && matches(parts.subspan(1), segments.subspan(taken), values)) {
                values.insert(part.name, joined(segments.first(taken)));
                return true;
            }
        }
        return false;
    }
    return false;
}

struct Place
{
    Root root = Root::Server;
    size_t skip = 0; ///< segments of the prefix
};

Place placeOf(const RawPath &path)
{
    const auto &segments = path.segments;
    if (segments.size() < 2 || segments[0].text != u"api" || segments[1].text != u"v4")
        return {};
    if (segments.size() >= 4 && segments[2].text == u"projects")
        return {Root::Project, 4};
    if (segments.size() >= 4 && (segments[2].text == u"groups" || segments[2].text == u"group"))
        return {Root::Group, 4};
    return {Root::Instance, 2};
}

QByteArray allowText(QList<Method> methods)
{
    if (methods.contains(Method::Get) && !methods.contains(Method::Head))
        methods.append(Method::Head);
    std::sort(methods.begin(), methods.end());
    methods.erase(std::unique(methods.begin(), methods.end()), methods.end());
    QByteArrayList names;
    for (const Method method : std::as_const(methods))
        names.append(methodName(method));
    return names.join(", ");
}

} // namespace

struct Router::Pattern
{
    size_t order = 0;
    const Endpoint *endpoint = nullptr;
    std::vector<Part> rest; ///< from the first part on that is no literal
    bool trailingSlash = false;
};

struct Router::Node
{
    QHash<QString, std::shared_ptr<Node>> children;
    std::vector<Pattern> patterns; ///< whose literal head ends here
};

Router::Router()
{
    for (int i = 0; i <= int(Root::Server); ++i)
        m_roots.push_back(std::make_unique<Node>());
}

Router::~Router() = default;
Router::Router(Router &&) noexcept = default;
Router &Router::operator=(Router &&) noexcept = default;

void Router::add(Endpoint endpoint)
{
    m_endpoints.push_back(std::make_unique<Endpoint>(std::move(endpoint)));
    Pattern pattern;
    pattern.endpoint = m_endpoints.back().get();
    pattern.order = m_endpoints.size();
    QByteArray text = pattern.endpoint->pattern;
    pattern.trailingSlash = text.endsWith('/');
    if (pattern.trailingSlash)
        text.chop(1);
    std::vector<Part> parts;
    if (!text.isEmpty()) {
        const QByteArrayList segments = text.split('/');
        for (const QByteArray &segment : segments)
            parts.push_back(partOf(segment));
    }
    Node *node = m_roots[size_t(pattern.endpoint->root)].get();
    size_t head = 0;
    for (; head < parts.size() && parts[head].kind == Part::Kind::Literal; ++head) {
        auto &child = node->children[parts[head].text];
        if (!child)
            child = std::make_shared<Node>();
        node = child.get();
    }
    pattern.rest.assign(parts.begin() + qsizetype(head), parts.end());
    node->patterns.push_back(std::move(pattern));
}

Router::Match Router::find(Method method, const RawPath &path, const Format *only) const
{
    const Place place = placeOf(path);
    Match result;
    result.prefix = path.prefix(place.skip);
    if (place.skip == 4)
        result.scopeId = path.segments[3].text;

    Segments rest = Segments(path.segments).subspan(place.skip);
    std::vector<std::pair<const Pattern *, Segments>> candidates;
    for (const Node *node = m_roots[size_t(place.root)].get(); node;) {
        for (const Pattern &pattern : node->patterns)
            candidates.emplace_back(&pattern, rest);
        const Segments next = withoutEmpty(rest);
        if (next.empty())
            break;
        node = node->children.value(next.front().text).get();
        rest = next.subspan(1);
    }
    std::sort(candidates.begin(), candidates.end(),
              [](const auto &a, const auto &b) { return a.first->order < b.first->order; });

    QList<Method> others;
    for (const auto &[pattern, segments] : candidates) {
        if ((path.trailingSlash && !pattern->trailingSlash)
            || (only && pattern->endpoint->format != only))
            continue;
        QMap<QByteArray, QString> values;
        if (!matches(pattern->rest, behindAddress(pattern->rest, segments), values))
            continue;
        const Method offered = pattern->endpoint->method;
        if (offered == method || (method == Method::Head && offered == Method::Get)) {
            result.endpoint = pattern->endpoint;
            result.path = std::move(values);
            return result;
        }
        others.append(offered);
    }
    if (!others.isEmpty())
        result.allow = allowText(std::move(others));
    return result;
}

} // namespace packhouse

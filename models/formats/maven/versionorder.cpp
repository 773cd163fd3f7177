// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/versionorder.h"

#include <QString>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace packhouse::maven {

using namespace Qt::StringLiterals;

namespace {

/// In their order; the empty one is the release itself.
constexpr std::array<QStringView, 7> Qualifiers{u"alpha",    u"beta", u"milestone", u"rc",
                                                u"snapshot", u"",     u"sp"};
constexpr size_t Release = 5;
constexpr qsizetype MostCharacters = 1024; ///< of a version that are looked at

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

struct Part
{
    enum class Kind { Number, Word, List };
    Kind kind = Kind::List;
    QString text; ///< digits without leading zeros, or a qualifier
    std::vector<Part> parts;

    bool isNothing() const
    {
        switch (kind) {
        case Kind::Number:
        case Kind::Word:
            return text.isEmpty();
        case Kind::List:
            break;
        }
        return parts.empty();
    }
};

Part number(QStringView digits)
{
    while (!digits.isEmpty() && digits.front() == u'0')
        digits = digits.sliced(1);
    return {Part::Kind::Number, digits.toString(), {}};
}

Part word(QStringView text, bool beforeDigit)
{
    QString value = text.toString();
    if (beforeDigit && value.size() == 1) {
        if (value == u"a")
            value = u"alpha"_s;
        else if (value == u"b")
            value = u"beta"_s;
        else if (value == u"m")
            value = u"milestone"_s;
    }
    if (value == u"ga" || value == u"final" || value == u"release")
        value.clear();
    else if (value == u"cr")
        value = u"rc"_s;
    return {Part::Kind::Word, value, {}};
}

/// Takes a version apart; a hyphen, or a change between digits and letters, opens a list inside
/// the list.
class Splitter
{
public:
    explicit Splitter(QStringView version) : m_text(version) { m_open.push_back(&m_root); }

    Part split()
    {
        for (qsizetype i = 0; i < m_text.size(); ++i)
            step(i);
        if (m_text.size() > m_start) {
            if (!m_digits && !m_open.back()->parts.empty())
                openList();
            add(m_text.sliced(m_start), false);
        }
        for (auto list = m_open.rbegin(); list != m_open.rend(); ++list)
            dropTrailingNothing((*list)->parts);
        return std::move(m_root);
    }

private:
    void step(qsizetype i)
    {
        const QChar c = m_text[i];
        const bool digit = isDigit(c);
        if (c == u'.' || c == u'-') {
            add(m_text.sliced(m_start, i - m_start), false);
            m_start = i + 1;
            if (c == u'-')
                openList();
        } else if (digit != m_digits && i > m_start) {
            // A word before digits is one of its own even without a hyphen in front.
            if (digit && !m_open.back()->parts.empty())
                openList();
            add(m_text.sliced(m_start, i - m_start), digit);
            m_start = i;
            openList();
            m_digits = digit;
        } else {
            m_digits = digit;
        }
    }
    void add(QStringView text, bool beforeDigit)
    {
        const bool asNumber = text.isEmpty() || m_digits;
        m_open.back()->parts.push_back(asNumber ? number(text) : word(text, beforeDigit));
    }
    void openList()
    {
        m_open.back()->parts.push_back(Part());
        m_open.push_back(&m_open.back()->parts.back());
    }
    static void dropTrailingNothing(std::vector<Part> &parts)
    {
        for (size_t i = parts.size(); i-- > 0;) {
            if (parts[i].isNothing())
                parts.erase(parts.begin() + qsizetype(i));
            else if (parts[i].kind != Part::Kind::List)
                break;
        }
    }

    QStringView m_text;
    Part m_root;
    std::vector<Part *> m_open; ///< each is the last part of the one before, so none moves
    qsizetype m_start = 0;
    bool m_digits = false;
};

Part partsOf(QStringView version)
{
    const QString lower =
        version.first(std::min(version.size(), MostCharacters)).toString().toLower();
    return Splitter(lower).split();
}

std::weak_ordering compareTexts(QStringView a, QStringView b)
{
    return a.compare(b) <=> 0;
}

std::weak_ordering compareNumbers(QStringView a, QStringView b)
{
    return a.size() != b.size() ? a.size() <=> b.size() : compareTexts(a, b);
}

size_t rank(QStringView qualifier)
{
    return size_t(std::find(Qualifiers.begin(), Qualifiers.end(), qualifier) - Qualifiers.begin());
}

std::weak_ordering compareWords(QStringView a, QStringView b)
{
    const size_t rankOfA = rank(a);
    const size_t rankOfB = rank(b);
    if (rankOfA == Qualifiers.size() && rankOfB == Qualifiers.size())
        return compareTexts(a, b);
    return rankOfA <=> rankOfB;
}

/// What a part is against nothing at all in its place.
std::weak_ordering againstNothing(const Part &part)
{
    switch (part.kind) {
    case Part::Kind::Number:
        return part.text.isEmpty() ? std::weak_ordering::equivalent : std::weak_ordering::greater;
    case Part::Kind::Word:
        return rank(part.text) <=> Release;
    case Part::Kind::List:
        break;
    }
    for (const Part &inner : part.parts) {
        if (const auto order = againstNothing(inner); order != 0)
            return order;
    }
    return std::weak_ordering::equivalent;
}

std::weak_ordering compareParts(const Part &a, const Part &b)
{
    if (a.kind != b.kind) {
        // 1.1 > 1-1 > 1-sp: numbers above lists above words.
        const auto height = [](const Part &part) {
            return part.kind == Part::Kind::Number ? 2 : part.kind == Part::Kind::List ? 1 : 0;
        };
        return height(a) <=> height(b);
    }
    switch (a.kind) {
    case Part::Kind::Number:
        return compareNumbers(a.text, b.text);
    case Part::Kind::Word:
        return compareWords(a.text, b.text);
    case Part::Kind::List:
        break;
    }
    for (size_t i = 0; i < std::max(a.parts.size(), b.parts.size()); ++i) {
        std::weak_ordering order = std::weak_ordering::equivalent;
        if (i >= b.parts.size())
            order = againstNothing(a.parts[i]);
        else if (i >= a.parts.size())
            order = 0 <=> againstNothing(b.parts[i]);
        else
            order = compareParts(a.parts[i], b.parts[i]);
        if (order != 0)
            return order;
    }
    return std::weak_ordering::equivalent;
}

bool holdsPrerelease(const Part &part)
{
    if (part.kind == Part::Kind::Word)
        return rank(part.text) < Release;
    return std::any_of(part.parts.begin(), part.parts.end(), holdsPrerelease);
}

} // namespace

std::weak_ordering compareVersions(QStringView version, QStringView other)
{
    return compareParts(partsOf(version), partsOf(other));
}

bool isPrerelease(QStringView version)
{
    return holdsPrerelease(partsOf(version));
}

} // namespace packhouse::maven

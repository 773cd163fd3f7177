// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/pep440.h"

#include <algorithm>
#include <initializer_list>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestVersion = 255;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isSeparator(QChar c)
{
    return c == u'.' || c == u'-' || c == u'_';
}

/// Reads the lower-case text from left to right; nothing is consumed where a reader answers no.
class Reader
{
public:
    explicit Reader(QStringView text) : m_rest(text) {}

    bool atEnd() const { return m_rest.isEmpty(); }

    bool take(QChar c)
    {
        if (!m_rest.startsWith(c))
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }

    bool takeSeparator()
    {
        if (atEnd() || !isSeparator(m_rest.front()))
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }

    /// The first of \a words that comes next, so that longer ones have to come first.
    QStringView takeWord(std::initializer_list<QStringView> words)
    {
        for (const QStringView word : words) {
            if (m_rest.startsWith(word)) {
                m_rest = m_rest.sliced(word.size());
                return word;
            }
        }
        return {};
    }

    /// Digits without leading zeros; empty where there are none.
    QString takeNumber()
    {
        qsizetype size = 0;
        while (size < m_rest.size() && isDigit(m_rest[size]))
            ++size;
        if (size == 0)
            return {};
        qsizetype zeros = 0;
        while (zeros < size - 1 && m_rest[zeros] == u'0')
            ++zeros;
        const QString number = m_rest.sliced(zeros, size - zeros).toString();
        m_rest = m_rest.sliced(size);
        return number;
    }

    QString takeAlphanumerics()
    {
        qsizetype size = 0;
        while (size < m_rest.size()
               && (isDigit(m_rest[size]) || (m_rest[size] >= u'a' && m_rest[size] <= u'z')))
            ++size;
        const QString run = m_rest.first(size).toString();
        m_rest = m_rest.sliced(size);
        return run;
    }

    QStringView rest() const { return m_rest; }
    void reset(QStringView rest) { m_rest = rest; }

private:
    QStringView m_rest;
};

/// "[sep] word [sep] [number]", the shape that pre-, post- and development releases share.
struct Tagged
{
    QStringView word;
    QString number;
};
std::optional<Tagged> takeTagged(Reader &reader, std::initializer_list<QStringView> words)
{
    const QStringView before = reader.rest();
    reader.takeSeparator();
    const QStringView word = reader.takeWord(words);
    if (word.isEmpty()) {
        reader.reset(before);
        return std::nullopt;
    }
    const QStringView after = reader.rest();
    reader.takeSeparator();
    QString number = reader.takeNumber();
    if (number.isEmpty()) {
        reader.reset(after);
        number = u"0"_s;
    }
    return Tagged{word, number};
}

QString normalPreKind(QStringView word)
{
    if (word == u"alpha")
        return u"a"_s;
    if (word == u"beta")
        return u"b"_s;
    if (word == u"c" || word == u"pre" || word == u"preview")
        return u"rc"_s;
    return word.toString();
}

std::optional<QString> takePost(Reader &reader)
{
    const QStringView before = reader.rest();
    if (reader.take(u'-')) {
        const QString number = reader.takeNumber();
        if (!number.isEmpty())
            return number;
        reader.reset(before);
    }
    if (const auto tagged = takeTagged(reader, {u"post", u"rev", u"r"}))
        return tagged->number;
    return std::nullopt;
}

bool isNumber(QStringView text)
{
    return std::all_of(text.begin(), text.end(), isDigit);
}

std::optional<QStringList> takeLocal(Reader &reader)
{
    QStringList parts;
    do {
        const QString part = reader.takeAlphanumerics();
        if (part.isEmpty())
            return std::nullopt;
        parts.append(isNumber(part) ? Reader(part).takeNumber() : part);
    } while (reader.takeSeparator());
    return parts;
}

std::strong_ordering compareNumbers(QStringView a, QStringView b)
{
    if (a.size() != b.size())
        return a.size() <=> b.size();
    return a.compare(b) <=> 0;
}

std::strong_ordering compareReleases(const QStringList &a, const QStringList &b)
{
    const QString zero = u"0"_s;
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i) {
        const auto order = compareNumbers(a.value(i, zero), b.value(i, zero));
        if (order != 0)
            return order;
    }
    return std::strong_ordering::equal;
}

std::strong_ordering compareLocals(const QStringList &a, const QStringList &b)
{
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i) {
        const bool aNumber = isNumber(a[i]);
        const bool bNumber = isNumber(b[i]);
        // A number is above any text in the same place.
        const auto order = aNumber != bNumber ? aNumber <=> bNumber
                           : aNumber          ? compareNumbers(a[i], b[i])
                                              : a[i].compare(b[i]) <=> 0;
        if (order != 0)
            return order;
    }
    return a.size() <=> b.size();
}

/// \a missing: where a version without the part stands beside those that have it.
std::strong_ordering compareOptional(const std::optional<QString> &a,
                                     const std::optional<QString> &b, std::strong_ordering missing)
{
    if (a && b)
        return compareNumbers(*a, *b);
    if (a || b)
        return a ? 0 <=> missing : missing;
    return std::strong_ordering::equal;
}

} // namespace

std::optional<Pep440> Pep440::parse(QStringView text)
{
    if (text.size() > LongestVersion)
        return std::nullopt;
    // Lower-casing other letters could turn them into ASCII ones.
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() > 0x7e; }))
        return std::nullopt;
    const QString lower = text.trimmed().toString().toLower();
    Reader reader(lower);
    Pep440 version;
    reader.take(u'v');
    QString number = reader.takeNumber();
    if (!number.isEmpty() && reader.take(u'!')) {
        version.m_epoch = number == u"0" ? QString() : number;
        number = reader.takeNumber();
    }
    while (true) {
        if (number.isEmpty())
            return std::nullopt;
        version.m_release.append(number);
        const QStringView before = reader.rest();
        if (!reader.take(u'.'))
            break;
        number = reader.takeNumber();
        if (number.isEmpty()) {
            reader.reset(before);
            break;
        }
    }
    if (const auto pre = takeTagged(
            reader, {u"alpha", u"beta", u"preview", u"pre", u"rc", u"a", u"b", u"c"})) {
        version.m_preKind = normalPreKind(pre->word);
        version.m_pre = pre->number;
    }
    version.m_post = takePost(reader);
    if (const auto dev = takeTagged(reader, {u"dev"}))
        version.m_dev = dev->number;
    if (reader.take(u'+')) {
        const auto local = takeLocal(reader);
        if (!local)
            return std::nullopt;
        version.m_local = *local;
    }
    // The normal form can be the longer one: "rc" becomes "rc0".
    if (!reader.atEnd() || version.normal().size() > LongestVersion)
        return std::nullopt;
    return version;
}

QString Pep440::normal() const
{
    QString text;
    if (!m_epoch.isEmpty())
        text += m_epoch + u'!';
    text += m_release.join(u'.') + m_preKind + m_pre;
    if (m_post)
        text += u".post"_s + *m_post;
    if (m_dev)
        text += u".dev"_s + *m_dev;
    if (!m_local.isEmpty())
        text += u'+' + m_local.join(u'.');
    return text;
}

QString Pep440::key() const
{
    Pep440 shortest = *this;
    while (shortest.m_release.size() > 1 && shortest.m_release.last() == u"0")
        shortest.m_release.removeLast();
    return shortest.normal();
}

std::weak_ordering Pep440::operator<=>(const Pep440 &other) const
{
    const QString zero = u"0"_s;
    if (const auto order = compareNumbers(m_epoch.isEmpty() ? zero : m_epoch,
                                          other.m_epoch.isEmpty() ? zero : other.m_epoch);
        order != 0)
        return order;
    if (const auto order = compareReleases(m_release, other.m_release); order != 0)
        return order;
    // 1.0.dev1 < 1.0a1 < 1.0: a development release of the release itself comes before them all.
    const auto rank = [](const Pep440 &version) {
        if (!version.m_preKind.isEmpty())
            return version.m_preKind == u"a" ? 1 : version.m_preKind == u"b" ? 2 : 3;
        return version.m_dev && !version.m_post ? 0 : 4;
    };
    if (const auto order = rank(*this) <=> rank(other); order != 0)
        return order;
    if (const auto order = compareNumbers(m_pre, other.m_pre); order != 0)
        return order;
    if (const auto order = compareOptional(m_post, other.m_post, std::strong_ordering::less);
        order != 0)
        return order;
    if (const auto order = compareOptional(m_dev, other.m_dev, std::strong_ordering::greater);
        order != 0)
        return order;
    return compareLocals(m_local, other.m_local);
}

} // namespace packhouse

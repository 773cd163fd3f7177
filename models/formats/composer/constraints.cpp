// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/constraints.h"

#include "formats/composer/versions.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace packhouse::composer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype Longest = 16 << 10; ///< characters

bool matches(const QRegularExpression &rule, const QString &text)
{
    return rule.match(text).hasMatch();
}

QRegularExpression caseless(const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                              QRegularExpression::CaseInsensitiveOption);
}

/// What may follow "~" and "^", or stand at either end of a range.
bool isPlainVersion(const QString &text)
{
    static const QRegularExpression rule = caseless(
        u"v?[0-9]++(?:\\.[0-9]++){0,3}"
        "(?:[._-]?(?:(?:stable|beta|b|rc|alpha|a|patch|pl|p)(?:[.-]?[0-9]++)*+)?(?:[.-]?dev)?"
        "|\\.[x*][.-]?dev)(?:\\+\\S+)?"_s);
    return matches(rule, text);
}

/// What may follow "<", "=" and the like, or nothing.
bool isCompared(const QString &text)
{
    static const QRegularExpression flag(u"@(?:stable|RC|beta|alpha|dev)$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression branch = caseless(u"[0-9a-z./-]+-dev"_s);
    QString version = text;
    version.remove(flag);
    if (version.startsWith(u"dev-"_s, Qt::CaseInsensitive) || version == u"master"
        || version == u"trunk" || version == u"default")
        return true;
    return Version::parse(version) || matches(branch, version);
}

/// One version with what stands before and behind it.
bool isOne(const QString &text)
{
    static const QRegularExpression flagged = caseless(
        u"(?<rest>[^\\s]*?)@(?:stable|RC|beta|alpha|dev)"_s);
    static const QRegularExpression commit = caseless(
        u"(?<rest>dev-[^\\s@]+?|[^\\s@]+?\\.x-dev)#.+"_s);
    static const QRegularExpression any = caseless(u"v?[x*](?:\\.[x*])*+"_s);
    static const QRegularExpression pattern = caseless(
        u"v?[0-9]++(?:\\.[0-9]++){0,2}(?:\\.[x*])++"_s);
    static const QRegularExpression sign(u"\\A(?:<>|!=|>=?|<=?|==?)\\s*"_s);
    QString rest = text;
    if (const auto match = flagged.match(rest); match.hasMatch())
        rest = match.captured(u"rest"_s);
    if (rest.isEmpty() && !text.isEmpty())
        return true;
    if (const auto match = commit.match(rest); match.hasMatch())
        rest = match.captured(u"rest"_s);
    if (matches(any, rest) || matches(pattern, rest))
        return true;
    if (rest.startsWith(u'~') || rest.startsWith(u'^'))
        return isPlainVersion(rest.mid(1));
    return isCompared(rest.remove(sign));
}

/// An operator may stand apart from its version.
bool isOperator(const QString &word)
{
    static const QStringList all{u"<>"_s, u"!="_s, u">"_s,  u">="_s,
                                 u"<"_s,  u"<="_s, u"=="_s, u"="_s};
    return all.contains(word);
}

/// Versions that all have to hold, with spaces between them.
bool areAll(const QString &text)
{
    static const QRegularExpression space(u" +"_s);
    const QStringList words = text.trimmed().split(space, Qt::SkipEmptyParts);
    if (words.isEmpty())
        return false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString next = words.value(i + 1);
        if (next == u"-" || next == u"as") {
            const bool alias = next == u"as";
            if (i + 2 >= words.size()
                || !(alias ? isOne(words[i])
                           : isPlainVersion(words[i]) && isPlainVersion(words[i + 2])))
                return false;
            i += 2;
        } else if (isOperator(words[i])) {
            if (next.isEmpty() || !isOne(words[i] + next))
                return false;
            ++i;
        } else if (!isOne(words[i])) {
            return false;
        }
    }
    return true;
}

bool areParts(const QString &text)
{
    const QStringList parts = text.split(u',');
    return std::all_of(parts.begin(), parts.end(), areAll);
}

} // namespace

bool isConstraint(QStringView text)
{
    if (text.size() > Longest)
        return false;
    if (text == u"self.version")
        return true;
    static const QRegularExpression either(u"\\|\\|?"_s);
    const QStringList sets = text.trimmed().toString().split(either);
    return std::all_of(sets.begin(), sets.end(), areParts);
}

} // namespace packhouse::composer

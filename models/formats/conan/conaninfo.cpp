// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/conaninfo.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace packhouse::conan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestQuery = 1000;
constexpr qsizetype MostSteps = 100;

QJsonObject objectOf(const QMap<QString, QString> &values)
{
    QJsonObject object;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        object.insert(value.key(), *value);
    return object;
}

bool isSetting(const QString &key)
{
    static const QStringList settings{u"os"_s,   u"os_build"_s,   u"compiler"_s,
                                      u"arch"_s, u"arch_build"_s, u"build_type"_s};
    return settings.contains(key.section(u'.', 0, 0));
}

tl::unexpected<Error> badQuery(const QString &text)
{
    return fail(ErrorCode::InvalidArgument,
                Text::of("\"%1\" is not a question about packages.", text.left(200)),
                Text::of("Ask like os=Linux AND (arch=x86_64 OR arch=armv8)."));
}

/// Words, operators and parentheses; quotes hold spaces together.
std::optional<QStringList> tokensOf(const QString &text)
{
    QStringList tokens;
    QString word;
    QChar quote;
    const auto end = [&] {
        if (!word.isEmpty())
            tokens.append(std::exchange(word, {}));
    };
    for (const QChar c : text) {
        if (!quote.isNull()) {
            if (c == quote)
                quote = {};
            else
                word += c;
        } else if (c == u'"' || c == u'\'') {
            quote = c;
        } else if (c.isSpace()) {
            end();
        } else if (QStringView(u"()&|").contains(c)) {
            end();
            tokens.append(c);
        } else {
            word += c;
        }
    }
    end();
    if (!quote.isNull())
        return std::nullopt;
    for (QString &token : tokens) {
        if (token.compare(u"and", Qt::CaseInsensitive) == 0)
            token = u"&"_s;
        else if (token.compare(u"or", Qt::CaseInsensitive) == 0)
            token = u"|"_s;
    }
    return tokens;
}

/// Whether the pattern's "[…]" at its start takes \a c; its length, 0 when it is no such set.
qsizetype takesSet(QStringView pattern, QChar c, bool &takes)
{
    const bool negated = pattern.size() > 1 && (pattern[1] == u'!' || pattern[1] == u'^');
    const qsizetype first = negated ? 2 : 1;
    const qsizetype close = pattern.indexOf(u']', first + 1);
    if (close < 0)
        return 0;
    bool found = false;
    for (qsizetype i = first; i < close; ++i) {
        if (i + 2 < close && pattern[i + 1] == u'-') {
            found = found || (pattern[i] <= c && c <= pattern[i + 2]);
            i += 2;
        } else {
            found = found || pattern[i] == c;
        }
    }
    takes = found != negated;
    return close + 1;
}

} // namespace

ConanInfo ConanInfo::parse(const QByteArray &text)
{
    ConanInfo info;
    QString section;
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &raw : lines) {
        const QString line = QString::fromUtf8(raw).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (line.startsWith(u'[') && line.endsWith(u']')) {
            section = line.sliced(1, line.size() - 2);
        } else if (section == u"requires") {
            info.requirements.append(line);
        } else if (section == u"recipe_hash") {
            info.recipeHash = line;
        } else if (const qsizetype equals = line.indexOf(u'='); equals > 0) {
            const QString key = line.left(equals).trimmed();
            const QString value = line.mid(equals + 1).trimmed();
            if (section == u"settings")
                info.settings.insert(key, value);
            else if (section == u"options")
                info.options.insert(key, value);
        }
    }
    return info;
}

QList<Dependency> ConanInfo::dependencies() const
{
    constexpr qsizetype Most = 1000;
    QList<Dependency> found;
    for (const QString &line : requirements.first(std::min(Most, requirements.size())))
        found.append({line.section(u'/', 0, 0).trimmed(), line.section(u'/', 1).left(300)});
    found.removeIf([](const Dependency &one) { return one.canonicalName.isEmpty(); });
    return found;
}

// protocol: both clients' readers of such texts take apart the lines as Python does; a section's
// name is letters and underscores, and what follows its bracket counts for nothing.
Result<void> ConanInfo::check(const QByteArray &text)
{
    static const QRegularExpression ends(
        u"[\\n\\r\\x{0b}\\x{0c}\\x{1c}-\\x{1e}\\x{85}\\x{2028}\\x{2029}]"_s);
    static const QRegularExpression head(u"\\A\\[([a-z_]{2,50})\\]"_s);
    const auto bad = [](const QString &line, const QString &why) {
        return fail(ErrorCode::InvalidFile,
                    Text::of("conaninfo.txt has the line \"%1\", which %2.", line.left(100), why),
                    Text::of("Create the package again and upload what Conan has written."));
    };
    QSet<QString> sections;
    const QStringList lines = QString::fromUtf8(text).split(ends);
    for (const QString &each : lines) {
        const QString line = each.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (!line.startsWith(u'[')) {
            if (sections.isEmpty())
                return bad(line, u"stands before any section"_s);
            continue;
        }
        const QString section = head.match(line).captured(1);
        if (section.isEmpty())
            return bad(line, u"begins no section"_s);
        if (sections.contains(section))
            return bad(line, u"begins the section a second time"_s);
        sections.insert(section);
    }
    return {};
}

QJsonObject ConanInfo::searchEntry(const QByteArray &text)
{
    const ConanInfo info = parse(text);
    QJsonObject entry{{u"content"_s, QString::fromUtf8(text)}};
    if (info.recipeHash.isEmpty())
        return entry;
    entry.insert(u"settings"_s, conan::objectOf(info.settings));
    entry.insert(u"options"_s, conan::objectOf(info.options));
    entry.insert(u"requires"_s, QJsonArray::fromStringList(info.requirements));
    entry.insert(u"recipe_hash"_s, info.recipeHash);
    return entry;
}

// Operators have one rank and hold from the right, as in Conan's own parser.
Result<PackageQuery> PackageQuery::parse(const QString &text)
{
    const auto tokens = text.size() <= LongestQuery ? tokensOf(text) : std::nullopt;
    if (!tokens || tokens->size() > MostSteps)
        return badQuery(text);
    PackageQuery query;
    QList<char> waiting;
    bool wantsTerm = true;
    const auto take = [&] { query.m_steps.append({waiting.takeLast(), {}, {}}); };
    for (const QString &token : *tokens) {
        const bool operates = token == u"&" || token == u"|";
        if (wantsTerm == (operates || token == u")"))
            return badQuery(text);
        if (operates) {
            waiting.append(token == u"&" ? '&' : '|');
            wantsTerm = true;
        } else if (token == u"(") {
            waiting.append('(');
        } else if (token == u")") {
            while (!waiting.isEmpty() && waiting.last() != '(')
                take();
            if (waiting.isEmpty())
                return badQuery(text);
            waiting.removeLast();
        } else {
            const qsizetype equals = token.indexOf(u'=');
            if (equals <= 0)
                return badQuery(text);
            query.m_steps.append({'=', token.left(equals), token.mid(equals + 1)});
            wantsTerm = false;
        }
    }
    while (!waiting.isEmpty()) {
        if (waiting.last() == '(')
            return badQuery(text);
        take();
    }
    if (!tokens->isEmpty() && wantsTerm)
        return badQuery(text);
    return query;
}

bool PackageQuery::matches(const ConanInfo &info) const
{
    QList<bool> stack;
    for (const Step &step : m_steps) {
        if (step.kind == '=') {
            const auto &values = isSetting(step.key) ? info.settings : info.options;
            const auto found = values.constFind(step.key);
            stack.append(found == values.constEnd() ? step.value == u"None" : *found == step.value);
            continue;
        }
        const bool right = stack.takeLast();
        const bool left = stack.takeLast();
        stack.append(step.kind == '&' ? left && right : left || right);
    }
    return stack.isEmpty() || stack.last();
}

bool matchesPattern(QStringView pattern, QStringView text)
{
    qsizetype p = 0;
    qsizetype t = 0;
    qsizetype star = -1; // where the last '*' stands, and how much of the text it has
    qsizetype taken = 0;
    while (t < text.size()) {
        bool fits = false;
        qsizetype step = 1;
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            taken = t;
            continue;
        }
        if (p < pattern.size()) {
            const qsizetype set = pattern[p] == u'[' ? takesSet(pattern.sliced(p), text[t], fits)
                                                     : 0;
            if (set > 0)
                step = set;
            else
                fits = pattern[p] == u'?' || pattern[p] == text[t];
        }
        if (fits) {
            p += step;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++taken;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

bool matchesReference(const QString &pattern, const QString &reference, bool ignoreCase)
{
    QString wanted = ignoreCase ? pattern.toLower() : pattern;
    const QString text = ignoreCase ? reference.toLower() : reference;
    if (wanted.endsWith(u'@')) { // only those without user and channel
        wanted.chop(1);
        if (text.contains(u'@'))
            return false;
    }
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool mark = text[i] == u'/' || text[i] == u'@';
        if (mark
            && (matchesPattern(wanted, QStringView(text).first(i))
                || matchesPattern(wanted, QStringView(text).first(i + 1))))
            return true;
    }
    return matchesPattern(wanted, text);
}

} // namespace packhouse::conan

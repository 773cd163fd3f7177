// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/searchtext.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype MostWords = 8;
constexpr qsizetype MostHashes = 64;
constexpr qsizetype FewestDigits = 7;
constexpr qsizetype FewestBase64 = 10; ///< characters

struct Kind
{
    QLatin1StringView name;
    QByteArray Hashes::*hash;
    qsizetype bytes;
};

constexpr std::array<Kind, 4> Kinds{{{"md5"_L1, &Hashes::md5, 16},
                                     {"sha1"_L1, &Hashes::sha1, 20},
                                     {"sha256"_L1, &Hashes::sha256, 32},
                                     {"sha512"_L1, &Hashes::sha512, 64}}};

bool isHex(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    });
}

bool isBase64(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')
               || c == u'+' || c == u'/' || c == u'-' || c == u'_' || c == u'=';
    });
}

/// As names are, and hardly any hash.
bool isLowerCase(QStringView text)
{
    return std::none_of(text.begin(), text.end(),
                        [](QChar c) { return (c >= u'A' && c <= u'Z') || c == u'='; });
}

/// Whole bytes of Base64, as far as it goes; in the alphabet of addresses, too.
QByteArray digitsOfBase64(const QString &text)
{
    QByteArray latin = text.toLatin1();
    latin.replace('-', '+').replace('_', '/');
    while (latin.endsWith('='))
        latin.chop(1);
    if (latin.size() % 4 == 1)
        latin.chop(1);
    return QByteArray::fromBase64(latin).toHex();
}

const Kind *kindNamed(const QString &name)
{
    QString plain = name.toLower();
    plain.remove(u'-');
    for (const Kind &kind : Kinds) {
        if (kind.name == plain)
            return &kind;
    }
    return nullptr;
}

std::optional<SoughtHash> hashOfKind(const Kind &kind, const QString &typed, const QString &value)
{
    SoughtHash found{typed, {}, {kind.hash}, {}, true};
    if (isHex(value) && value.size() >= FewestDigits && value.size() <= 2 * kind.bytes)
        found.digits = value.toLatin1().toLower();
    else if (isBase64(value) && value.size() >= FewestBase64 && !isLowerCase(value))
        found.digits = digitsOfBase64(value);
    if (found.digits.isEmpty() || found.digits.size() > 2 * kind.bytes)
        return std::nullopt;
    return found;
}

/// "sha256:HEX", "sha512-BASE64", "sha1=HEX": the kind is said.
std::optional<SoughtHash> saidHash(const QString &word)
{
    for (const QChar sign : {u':', u'=', u'-'}) {
        const qsizetype at = word.indexOf(sign);
        const Kind *kind = at > 0 ? kindNamed(word.first(at)) : nullptr;
        if (kind)
            return hashOfKind(*kind, word, word.sliced(at + 1));
    }
    if (word.startsWith(u"h1:"_s) && word.size() >= 3 + FewestBase64
        && isBase64(QStringView(word).sliced(3)))
        return SoughtHash{word, {}, {}, word, true};
    return std::nullopt;
}

/// As long as a hash is: nothing else looks so.
std::optional<SoughtHash> wholeHash(const QString &word)
{
    for (const Kind &kind : Kinds) {
        if (word.size() == 2 * kind.bytes && isHex(word))
            return SoughtHash{word, word.toLatin1().toLower(), {kind.hash}, {}, true};
        const bool padded = word.endsWith(u'=') && word.size() == (kind.bytes + 2) / 3 * 4;
        if (padded && isBase64(word)) {
            const QByteArray digits = digitsOfBase64(word);
            if (digits.size() == 2 * kind.bytes)
                return SoughtHash{word, digits, {kind.hash}, {}, true};
        }
    }
    return std::nullopt;
}

/// Without the quotes and commas of the files that words are copied from.
QString bare(QString word)
{
    constexpr QStringView around = u"\"'`,;()[]{}<>\\";
    while (!word.isEmpty() && around.contains(word.front()))
        word.remove(0, 1);
    while (!word.isEmpty() && (around.contains(word.back()) || word.back() == u'…'))
        word.chop(1);
    return word;
}

std::optional<SoughtHash> certainHash(const QString &word)
{
    // "https://…/a.whl#sha256=HEX", "--hash=sha256:HEX", "integrity:sha512-…", "hash:HEX".
    QStringList readings{word};
    if (word.contains(u'#'))
        readings.append(word.section(u'#', -1));
    static const QStringList labels{u"--hash="_s,    u"hash:"_s,     u"integrity:"_s,
                                    u"integrity="_s, u"checksum:"_s, u"shasum:"_s};
    for (const QString &label : labels) {
        if (word.startsWith(label, Qt::CaseInsensitive))
            readings.append(bare(word.sliced(label.size())));
    }
    for (const QString &reading : std::as_const(readings)) {
        if (auto said = saidHash(reading))
            return said;
        if (auto whole = wholeHash(reading))
            return whole;
    }
    if (word.startsWith(u"hash:"_s, Qt::CaseInsensitive)) {
        auto some = perhapsHash(bare(word.sliced(5)));
        if (some)
            some->certain = true;
        return some;
    }
    return std::nullopt;
}

} // namespace

bool SoughtHash::fits(const Hashes &hashes) const
{
    return std::any_of(kinds.begin(), kinds.end(), [&](QByteArray Hashes::*kind) {
        return !digits.isEmpty() && (hashes.*kind).toHex().startsWith(digits);
    });
}

bool SoughtHash::isTold(const Hashes &hashes) const
{
    return !kinds.isEmpty()
           && std::all_of(kinds.begin(), kinds.end(),
                          [&](QByteArray Hashes::*kind) { return !(hashes.*kind).isEmpty(); });
}

bool perhapsVersion(const QString &word)
{
    const qsizetype at = word.startsWith(u'v') ? 1 : 0;
    return at < word.size() && word[at] >= u'0' && word[at] <= u'9';
}

std::optional<SoughtHash> perhapsHash(const QString &word)
{
    if (word.size() < FewestDigits || !isHex(word))
        return std::nullopt;
    SoughtHash found{word, word.toLatin1().toLower(), {}, {}, false};
    for (const Kind &kind : Kinds) {
        if (word.size() <= 2 * kind.bytes)
            found.kinds.append(kind.hash);
    }
    return found.kinds.isEmpty() ? std::nullopt : std::optional(found);
}

SearchText SearchText::of(const QString &typed)
{
    SearchText text;
    const QStringList parts = typed.simplified().split(u' ', Qt::SkipEmptyParts);
    for (qsizetype at = 0; at < parts.size(); ++at) {
        const QString &part = parts[at];
        const auto behind = [&](QLatin1StringView key) -> std::optional<QString> {
            if (!part.startsWith(key, Qt::CaseInsensitive))
                return std::nullopt;
            return part.sliced(key.size());
        };
        const QString word = bare(part);
        const QString next = bare(parts.value(at + 1));
        // "SHA256: HEX" is written apart.
        const bool label = word.endsWith(u':') && kindNamed(word.chopped(1));
        if (const auto type = behind("type:"_L1)) {
            text.noType = text.noType || (!text.type.isEmpty() && text.type != type->toLower());
            text.type = type->toLower();
        } else if (const auto scope = behind("scope:"_L1)) {
            text.scope = *scope;
        } else if (const auto name = behind("name:"_L1)) {
            if (!name->isEmpty())
                text.names.append(*name);
        } else if (const auto version = behind("version:"_L1)) {
            if (!version->isEmpty())
                text.versions.append(*version);
        } else if (auto hash = certainHash(label && !next.isEmpty() ? word + next : word)) {
            at += label && !next.isEmpty() ? 1 : 0;
            if (text.hashes.size() < MostHashes)
                text.hashes.append(*hash);
        } else if (!word.isEmpty() && text.words.size() < MostWords) {
            text.words.append(word);
        }
    }
    if (!text.hashes.isEmpty())
        text.words.clear();
    return text;
}

} // namespace packhouse

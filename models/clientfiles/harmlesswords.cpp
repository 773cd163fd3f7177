// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/harmlesswords.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype LongestSegment = 20; // of a path: longer ones may be tokens

/// An address, or whatever stands between the marks that files are built with.
const QRegularExpression &wordsOfLine()
{
    static const QRegularExpression words(
        u"[A-Za-z][A-Za-z0-9+.-]*://[^\\s\"'<>{}|,;()]*|[^\\s\"'<>=,;:{}\\[\\]()|]+"_s);
    return words;
}

/// User and password, whatever characters they have.
QString withoutUser(QString line)
{
    static const QRegularExpression user(u"://.*@"_s);
    line.replace(u"\\/"_s, u"/"_s); // as JSON may have it
    return line.replace(user, u"://***@"_s);
}

/// What the settings of clients are called themselves, and the marks of their files.
bool isSettingsOwn(const QString &word)
{
    static const QSet<QString> own{
        u"-"_s, u"--"_s, u"---"_s, u"/"_s, u"!--"_s, u"#"_s, u"[]"_s, u"***"_s, u"?xml"_s, u"?"_s,
        u"true"_s, u"false"_s, u"null"_s, u"none"_s, u"direct"_s, u"off"_s, u"no"_s, u"yes"_s,
        // one file each
        u"registry"_s, u"index-url"_s, u"extra-index-url"_s, u"global"_s, u"install"_s,
        u"no-index"_s, u"find-links"_s, u"settings"_s, u"mirrors"_s, u"mirror"_s, u"mirrorof"_s,
        u"id"_s, u"url"_s, u"blocked"_s, u"project"_s, u"profiles"_s, u"profile"_s,
        u"repositories"_s, u"repository"_s, u"configuration"_s, u"packagesources"_s,
        u"packagesource"_s, u"packagesourcemapping"_s, u"package"_s, u"pattern"_s, u"add"_s,
        u"key"_s, u"value"_s, u"clear"_s, u"protocolversion"_s, u"allowinsecureconnections"_s,
        u"name"_s, u"type"_s, u"exclude"_s, u"only"_s, u"canonical"_s, u"require"_s, u"goproxy"_s,
        u"goprivate"_s, u"gonoproxy"_s, u"gonosumdb"_s, u"gosumdb"_s, u"goflags"_s, u"sources"_s,
        u"remotes"_s, u"disabled"_s, u"verify_ssl"_s, u"pin"_s, u"pin-priority"_s, u"release"_s,
        u"origin"_s};
    // </url> and <url/>
    QString bare = word.toLower();
    if (bare.size() > 1 && bare.startsWith(u'/'))
        bare.remove(0, 1);
    if (bare.size() > 1 && bare.endsWith(u'/'))
        bare.chop(1);
    return own.contains(bare);
}

/// An address as it may be shown; empty where that is not sure.
QString shownAddress(const QString &address)
{
    static const QRegularExpression plain(
        u"^(https?://(?:\\*\\*\\*@)?(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\])(?::\\d{1,5})?)"
        "(/[^?#]*)?([?#].*)?$"_s);
    const QRegularExpressionMatch match = plain.match(address);
    if (!match.hasMatch() || address.contains(u'\\'))
        return {};
    QStringList segments = match.captured(2).split(u'/');
    for (QString &segment : segments) {
        if (segment.size() > LongestSegment)
            segment = u"***"_s;
    }
    return match.captured(1) + segments.join(u'/')
           + (match.captured(3).isEmpty() ? QString() : u"?***"_s);
}

/// From where to where a line says what is no secret, by the setting that it is of.
QList<std::pair<qsizetype, qsizetype>> harmlessParts(const QString &line)
{
    static const QList<QRegularExpression> settings{
        QRegularExpression(
            u"^(?:GOPROXY|GOPRIVATE|GONOPROXY|GONOSUMDB|GOSUMDB|GOINSECURE|GOVCS)=(.*)$"_s),
        QRegularExpression(u"<(?:id|mirrorOf|layout|activeProfile)>([^<]*)</"_s),
        QRegularExpression(u"<(?:add|packageSource)\\s+key=\"([^\"]*)\""_s),
        QRegularExpression(u"<package\\s+pattern=\"([^\"]*)\""_s),
        QRegularExpression(u"\"(?:name|type|only|exclude|allowed_packages)\"\\s*:\\s*"
                           "(\\[[^\\]]*\\]|\"[^\"]*\")"_s)};
    QList<std::pair<qsizetype, qsizetype>> parts;
    for (const QRegularExpression &setting : settings) {
        for (auto found = setting.globalMatch(line); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            parts.append({match.capturedStart(1), match.capturedEnd(1)});
        }
    }
    return parts;
}

} // namespace

void HarmlessWords::keep(const QString &line)
{
    const QString plain = withoutUser(line);
    const auto parts = harmlessParts(plain);
    for (auto found = wordsOfLine().globalMatch(plain); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const bool harmless = std::ranges::any_of(parts, [&](const auto &part) {
            return match.capturedStart() >= part.first && match.capturedEnd() <= part.second;
        });
        if (!harmless || match.captured().contains(u"://"_s)) // an address may have one in it
            m_kept.insert(match.captured());
    }
}

QString HarmlessWords::shownWord(const QString &word) const
{
    if (!m_kept.contains(word) || isSettingsOwn(word))
        return word;
    const QString address = shownAddress(word);
    return address.isEmpty() ? u"***"_s : address;
}

QString HarmlessWords::shown(const QString &line) const
{
    static const QRegularExpression scope(u"^(@[a-z0-9._~-]{1,64}):registry\\s*="_s);
    const QString plain = withoutUser(line);
    QString out;
    qsizetype done = 0;
    if (const QRegularExpressionMatch match = scope.match(plain); match.hasMatch()) {
        out = match.captured();
        done = out.size();
    }
    for (auto found = wordsOfLine().globalMatch(plain, done); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        out += plain.mid(done, match.capturedStart() - done) + shownWord(match.captured());
        done = match.capturedEnd();
    }
    out += plain.mid(done);
    // The marks within a secret, and behind it, are its own.
    static const QRegularExpression several(
        u"\\*\\*\\*(?:[=:;,|]+\\*\\*\\*)+|\\*\\*\\*=+(?=[\"']|$)"_s);
    return out.replace(several, u"***"_s);
}

} // namespace packhouse

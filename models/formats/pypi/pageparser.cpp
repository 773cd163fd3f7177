// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/names.h"
#include "formats/pypi/pep440.h"
#include "formats/pypi/simpleindex.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QUrl>

#include <algorithm>
#include <array>

namespace packhouse::pypi {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype DocumentLimit = qsizetype(64) << 20; ///< bytes
constexpr size_t FileLimit = 200'000;

tl::unexpected<Error> broken(const Text &why)
{
    return fail(ErrorCode::InvalidFile,
                Text::of("The page of the package index cannot be read: %1.", why));
}

/// What the file name says; empty when that is nothing.
QString versionOf(const QString &fileName, const QString &project)
{
    const QList<NameAndVersion> candidates = namesOf(fileName);
    for (const NameAndVersion &candidate : candidates) {
        const auto version = Pep440::parse(candidate.version);
        if (version && (project.isEmpty() || canonicalName(candidate.name) == project))
            return version->normal();
    }
    return {};
}

bool isHex(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

void addHash(IndexFile &file, const QString &algorithm, const QByteArray &hex)
{
    constexpr std::array<QStringView, 4> known{u"md5", u"sha1", u"sha256", u"sha512"};
    const QByteArray lower = hex.toLower();
    if (isHex(lower) && std::find(known.begin(), known.end(), algorithm) != known.end())
        file.hashes.insert(algorithm, lower);
}

IndexFile fileFrom(const QJsonObject &object)
{
    IndexFile file;
    file.name = object.value(u"filename").toString();
    file.url = object.value(u"url").toString().toUtf8();
    const QJsonObject hashes = object.value(u"hashes").toObject();
    for (auto hash = hashes.begin(); hash != hashes.end(); ++hash)
        addHash(file, hash.key(), hash.value().toString().toLatin1());
    file.requiresPython = object.value(u"requires-python").toString();
    file.size = object.value(u"size").toInteger(-1);
    file.uploaded = QDateTime::fromString(object.value(u"upload-time").toString(),
                                          Qt::ISODateWithMs);
    const QJsonValue yanked = object.value(u"yanked");
    if (yanked.isString())
        file.yanked = yanked.toString();
    else if (yanked.toBool())
        file.yanked = QString();
    QJsonValue metadata = object.value(u"core-metadata");
    if (!metadata.isObject())
        metadata = object.value(u"dist-info-metadata");
    file.metadataSha256 = metadata.toObject().value(u"sha256").toString().toLatin1();
    return file;
}

Result<ProjectPage> parseJson(const QByteArray &document)
{
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(document, &error);
    if (error.error != QJsonParseError::NoError || !json.isObject())
        return broken(Text::of("it is not valid JSON"));
    const QJsonObject object = json.object();
    const QString api = object.value(u"meta").toObject().value(u"api-version").toString();
    if (!api.isEmpty() && api != u"1" && !api.startsWith(u"1."_s))
        return broken(Text::of("it is written for version %1 of the protocol", api.left(20)));
    if (!object.value(u"files").isArray())
        return broken(Text::of("it has no list of files"));
    ProjectPage page;
    page.name = object.value(u"name").toString();
    for (const QJsonValue &version : object.value(u"versions").toArray())
        page.versions.append(version.toString());
    for (const QJsonValue &one : object.value(u"files").toArray()) {
        if (page.files.size() == FileLimit)
            return broken(Text::of("it lists too many files"));
        IndexFile file = fileFrom(one.toObject());
        if (file.name.isEmpty())
            continue;
        file.version = versionOf(file.name, canonicalName(page.name));
        page.files.push_back(std::move(file));
    }
    return page;
}

/// The few entities that index pages use, and numbers; anything else stays as it is.
QString withoutEntities(QStringView text)
{
    constexpr std::array<std::pair<QStringView, QChar>, 6> named{{{u"amp", u'&'},
                                                                  {u"lt", u'<'},
                                                                  {u"gt", u'>'},
                                                                  {u"quot", u'"'},
                                                                  {u"apos", u'\''},
                                                                  {u"nbsp", u' '}}};
    QString plain;
    plain.reserve(text.size());
    while (!text.isEmpty()) {
        const qsizetype start = text.indexOf(u'&');
        if (start < 0)
            break;
        plain += text.first(start);
        text = text.sliced(start);
        constexpr qsizetype longest = 10;
        const qsizetype end = text.first(std::min(text.size(), longest)).indexOf(u';');
        const QStringView entity = end > 0 ? text.sliced(1, end - 1) : QStringView();
        const auto known = std::find_if(named.begin(), named.end(),
                                        [&](const auto &one) { return one.first == entity; });
        bool isNumber = false;
        uint number = 0;
        if (entity.startsWith(u"#x", Qt::CaseInsensitive))
            number = entity.sliced(2).toUInt(&isNumber, 16);
        else if (entity.startsWith(u'#'))
            number = entity.sliced(1).toUInt(&isNumber, 10);
        if (known != named.end()) {
            plain += known->second;
        } else if (isNumber && number > 0 && number < 0x110000) {
            plain += QString::fromUcs4(reinterpret_cast<const char32_t *>(&number), 1);
        } else {
            plain += u'&';
            text = text.sliced(1);
            continue;
        }
        text = text.sliced(end + 1);
    }
    return plain += text;
}

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f';
}

/// The attributes from behind a tag's name up to its '>', which \a at is moved behind.
QMap<QString, QString> takeAttributes(QStringView html, qsizetype &at)
{
    QMap<QString, QString> attributes;
    while (at < html.size() && html[at] != u'>') {
        if (isSpace(html[at]) || html[at] == u'/') {
            ++at;
            continue;
        }
        const qsizetype nameStart = at;
        while (at < html.size() && !isSpace(html[at]) && html[at] != u'=' && html[at] != u'>'
               && html[at] != u'/')
            ++at;
        const QString name = html.sliced(nameStart, at - nameStart).toString().toLower();
        while (at < html.size() && isSpace(html[at]))
            ++at;
        QStringView value;
        if (at < html.size() && html[at] == u'=') {
            ++at;
            while (at < html.size() && isSpace(html[at]))
                ++at;
            const QChar quote = at < html.size() ? html[at] : QChar();
            qsizetype end = at;
            if (quote == u'"' || quote == u'\'') {
                end = html.indexOf(quote, ++at);
                if (end < 0)
                    end = html.size();
            } else {
                while (end < html.size() && !isSpace(html[end]) && html[end] != u'>')
                    ++end;
            }
            value = html.sliced(at, end - at);
            at = std::min(end + (quote == u'"' || quote == u'\'' ? 1 : 0), html.size());
        }
        if (!name.isEmpty() && !attributes.contains(name))
            attributes.insert(name, withoutEntities(value));
    }
    at = std::min(at + 1, html.size());
    return attributes;
}

IndexFile fileFrom(const QMap<QString, QString> &attributes, QStringView text)
{
    IndexFile file;
    const QString href = attributes.value(u"href"_s);
    const qsizetype fragment = href.indexOf(u'#');
    const QString address = fragment < 0 ? href : href.left(fragment);
    file.url = address.toUtf8();
    if (fragment >= 0) {
        for (const QString &part : href.sliced(fragment + 1).split(u'&')) {
            const qsizetype equals = part.indexOf(u'=');
            if (equals > 0)
                addHash(file, part.left(equals), part.sliced(equals + 1).toLatin1());
        }
    }
    // The address names the file; the text between the tags is for people.
    const QString last = address.section(u'?', 0, 0).section(u'/', -1);
    file.name = QUrl::fromPercentEncoding(last.toUtf8());
    if (!checkFileName(file.name))
        file.name = withoutEntities(text).trimmed();
    file.requiresPython = attributes.value(u"data-requires-python"_s);
    if (attributes.contains(u"data-yanked"_s))
        file.yanked = attributes.value(u"data-yanked"_s);
    for (const QString &name : {u"data-core-metadata"_s, u"data-dist-info-metadata"_s}) {
        const QString value = attributes.value(name);
        if (value.startsWith(u"sha256="_s) && file.metadataSha256.isEmpty())
            file.metadataSha256 = value.sliced(7).toLatin1();
    }
    return file;
}

/// \a url as the page's own \a base has it. Where the page itself is, is not known here: what is
/// relative to that stays so, dots and all.
QByteArray resolved(const QUrl &base, const QByteArray &url)
{
    const QUrl target(QString::fromUtf8(url));
    const QByteArray start = base.toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (!base.isRelative() || start.startsWith('/'))
        return base.resolved(target).toEncoded();
    if (!target.isRelative() || url.startsWith('/'))
        return url;
    return start.first(start.lastIndexOf('/') + 1) + url;
}

/// What follows a '<'.
bool isTag(QStringView text, QStringView name)
{
    return text.size() > name.size() && text.startsWith(name, Qt::CaseInsensitive)
           && isSpace(text[name.size()]);
}

Result<ProjectPage> parseHtml(const QByteArray &document)
{
    const QString html = QString::fromUtf8(document);
    const QStringView view(html);
    ProjectPage page;
    std::optional<QUrl> base; // of the addresses, where the page names one
    qsizetype at = 0;
    while ((at = view.indexOf(u'<', at)) >= 0) {
        if (view.sliced(at).startsWith(u"<!--")) {
            const qsizetype end = view.indexOf(u"-->", at);
            at = end < 0 ? view.size() : end + 3;
            continue;
        }
        ++at;
        if (isTag(view.sliced(at), u"base")) {
            const QString href = takeAttributes(view, at += 4).value(u"href"_s);
            if (!base && !href.isEmpty())
                base = QUrl(href);
            continue;
        }
        if (!isTag(view.sliced(at), u"a"))
            continue;
        ++at;
        const QMap<QString, QString> attributes = takeAttributes(view, at);
        if (!attributes.contains(u"href"_s))
            continue;
        const qsizetype textEnd = view.indexOf(u'<', at);
        const QStringView text = view.sliced(at, (textEnd < 0 ? view.size() : textEnd) - at);
        if (page.files.size() == FileLimit)
            return broken(Text::of("it lists too many files"));
        IndexFile file = fileFrom(attributes, text);
        if (!checkFileName(file.name))
            continue;
        if (base)
            file.url = resolved(*base, file.url);
        file.version = versionOf(file.name, QString());
        page.files.push_back(std::move(file));
    }
    for (const QString &element : {u"html"_s, u"body"_s}) {
        if (html.contains(u'<' + element + u'>', Qt::CaseInsensitive)
            && !html.contains(u"</"_s + element, Qt::CaseInsensitive))
            return broken(Text::of("it ends in the middle"));
    }
    // A sign-in page is HTML too, and must not pass for a project without files.
    if (page.files.empty() && !html.contains(u"Links for"_s, Qt::CaseInsensitive))
        return broken(Text::of("it is no index page"));
    return page;
}

} // namespace

Result<ProjectPage> parsePage(const QByteArray &document)
{
    if (document.size() > DocumentLimit)
        return broken(Text::of("it is too long"));
    const QByteArray start = document.left(256).trimmed();
    if (start.isEmpty())
        return broken(Text::of("it is empty"));
    Result<ProjectPage> page = start.startsWith('{') ? parseJson(document) : parseHtml(document);
    if (!page)
        return page;
    if (page->versions.isEmpty()) {
        QSet<QString> seen;
        for (const IndexFile &file : page->files) {
            if (!file.version.isEmpty() && !seen.contains(file.version)) {
                seen.insert(file.version);
                page->versions.append(file.version);
            }
        }
    }
    return page;
}

} // namespace packhouse::pypi

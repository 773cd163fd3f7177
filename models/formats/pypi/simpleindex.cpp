// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/simpleindex.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace packhouse::pypi {

using namespace Qt::StringLiterals;

namespace {

constexpr auto ApiVersion = "1.1"_L1;
/// Of pages that say where attestations are. Some clients warn of what is newer than they are.
constexpr auto ProvenanceVersion = "1.3"_L1;

QLatin1StringView versionOf(const ProjectPage &page)
{
    const bool attested = std::any_of(page.files.begin(), page.files.end(),
                                      [](const auto &file) { return !file.provenance.isEmpty(); });
    return attested ? ProvenanceVersion : ApiVersion;
}

/// In the order that decides between equal wishes.
constexpr std::array<std::pair<Variant, QByteArrayView>, 4> MediaTypes{
    {{Variant::Json, "application/vnd.pypi.simple.v1+json"},
     {Variant::Json, "application/vnd.pypi.simple.latest+json"},
     {Variant::HtmlV1, "application/vnd.pypi.simple.v1+html"},
     {Variant::Html, "text/html"}}};

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

/// q in thousandths; a broken one counts as 0.
int quality(const QList<QByteArray> &parameters)
{
    for (qsizetype i = 1; i < parameters.size(); ++i) {
        const QByteArray parameter = parameters[i].trimmed().toLower();
        if (!parameter.startsWith("q="))
            continue;
        bool ok = false;
        const double q = parameter.sliced(2).toDouble(&ok);
        return ok && q >= 0 && q <= 1 ? int(q * 1000 + 0.5) : 0;
    }
    return 1000;
}

/// How much \a type is wanted: q, and how exactly it was named (0 any, 1 its kind, 2 itself).
struct Wish
{
    int quality = 0;
    int exactness = -1;
};
Wish wishFor(QByteArrayView type, const QList<QByteArray> &ranges)
{
    Wish wish;
    const qsizetype slash = type.indexOf('/');
    for (const QByteArray &range : ranges) {
        const QList<QByteArray> parameters = range.split(';');
        const QByteArray name = parameters.first().trimmed().toLower();
        int exactness = -1;
        if (name == type)
            exactness = 2;
        else if (name.endsWith("/*") && QByteArrayView(name).chopped(2) == type.first(slash))
            exactness = 1;
        else if (name == "*/*")
            exactness = 0;
        if (exactness > wish.exactness)
            wish = {quality(parameters), exactness};
    }
    return wish;
}

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject fileObject(const IndexFile &file)
{
    QJsonObject hashes;
    for (auto hash = file.hashes.begin(); hash != file.hashes.end(); ++hash)
        hashes.insert(hash.key(), QString::fromLatin1(*hash));
    QJsonObject object{
        {u"filename"_s, file.name}, {u"url"_s, QString::fromUtf8(file.url)}, {u"hashes"_s, hashes}};
    if (!file.requiresPython.isEmpty())
        object.insert(u"requires-python"_s, file.requiresPython);
    if (file.size >= 0)
        object.insert(u"size"_s, file.size);
    if (file.uploaded.isValid())
        object.insert(u"upload-time"_s, isoTime(file.uploaded));
    if (file.yanked)
        object.insert(u"yanked"_s,
                      file.yanked->isEmpty() ? QJsonValue(true) : QJsonValue(*file.yanked));
    else
        object.insert(u"yanked"_s, false);
    // Not under the older name "dist-info-metadata" too: pip 22.3 to 23.0 fail on an object there.
    if (!file.metadataSha256.isEmpty()) {
        object.insert(u"core-metadata"_s,
                      QJsonObject{{u"sha256"_s, QString::fromLatin1(file.metadataSha256)}});
    }
    if (!file.provenance.isEmpty())
        object.insert(u"provenance"_s, QString::fromUtf8(file.provenance));
    return object;
}

QByteArray renderJson(const ProjectPage &page)
{
    QJsonArray files;
    for (const IndexFile &file : page.files)
        files.append(fileObject(file));
    return QJsonDocument(QJsonObject{{u"meta"_s, QJsonObject{{u"api-version"_s, versionOf(page)}}},
                                     {u"name"_s, page.name},
                                     {u"versions"_s, QJsonArray::fromStringList(page.versions)},
                                     {u"files"_s, files}})
        .toJson(QJsonDocument::Compact);
}

QByteArray htmlHead(const QString &title, QLatin1StringView version = ApiVersion)
{
    return "<!DOCTYPE html>\n<html>\n  <head>\n"
           "    <meta charset=\"utf-8\">\n"
           "    <meta name=\"pypi:repository-version\" content=\""
           + QByteArray(version.data(), version.size()) + "\">\n    <title>" + escaped(title)
           + "</title>\n  </head>\n  <body>\n    <h1>" + escaped(title) + "</h1>\n";
}

constexpr auto HtmlFoot = "  </body>\n</html>\n";

QByteArray anchor(const IndexFile &file)
{
    QByteArray href = file.url;
    // A fragment holds one hash (PEP 503): the best.
    for (const QString &algorithm : {u"sha256"_s, u"sha512"_s, u"sha1"_s, u"md5"_s}) {
        if (const QByteArray hash = file.hashes.value(algorithm); !hash.isEmpty()) {
            href += '#' + algorithm.toLatin1() + '=' + hash;
            break;
        }
    }
    QByteArray text = "    <a href=\"" + escaped(QString::fromUtf8(href))
                      + "\" data-requires-python=\"" + escaped(file.requiresPython) + '"';
    if (!file.metadataSha256.isEmpty()) {
        for (const char *name : {"data-dist-info-metadata", "data-core-metadata"})
            text += ' ' + QByteArray(name) + "=\"sha256=" + file.metadataSha256 + '"';
    }
    if (!file.provenance.isEmpty())
        text += " data-provenance=\"" + escaped(QString::fromUtf8(file.provenance)) + '"';
    if (file.yanked)
        text += " data-yanked=\"" + escaped(*file.yanked) + '"';
    return text + '>' + escaped(file.name) + "</a><br>\n";
}

} // namespace

QByteArray contentType(Variant variant)
{
    switch (variant) {
    case Variant::Json:
        return "application/vnd.pypi.simple.v1+json"_ba;
    case Variant::HtmlV1:
        return "application/vnd.pypi.simple.v1+html; charset=utf-8"_ba;
    case Variant::Html:
        break;
    }
    return "text/html; charset=utf-8"_ba;
}

std::optional<Variant> negotiate(const QByteArray &accept)
{
    if (accept.trimmed().isEmpty())
        return Variant::Html;
    const QList<QByteArray> ranges = accept.split(',');
    std::optional<Variant> best;
    Wish bestWish;
    for (const auto &[variant, type] : MediaTypes) {
        const Wish wish = wishFor(type, ranges);
        if (wish.quality == 0)
            continue;
        // Whoever takes anything gets what every client reads.
        const bool better = !best || wish.quality > bestWish.quality
                            || (wish.quality == bestWish.quality
                                && (wish.exactness > bestWish.exactness
                                    || (wish.exactness < 2 && wish.exactness == bestWish.exactness
                                        && variant == Variant::Html)));
        if (better) {
            best = variant;
            bestWish = wish;
        }
    }
    return best;
}

QByteArray render(const ProjectPage &page, Variant variant)
{
    if (variant == Variant::Json)
        return renderJson(page);
    QByteArray text = htmlHead(u"Links for "_s + page.name, versionOf(page));
    for (const IndexFile &file : page.files)
        text += anchor(file);
    return text + HtmlFoot;
}

QByteArray renderRoot(const QString &title, const std::vector<IndexProject> &projects,
                      Variant variant)
{
    if (variant == Variant::Json) {
        QJsonArray list;
        for (const IndexProject &project : projects)
            list.append(QJsonObject{{u"name"_s, project.name}});
        return QJsonDocument(QJsonObject{{u"meta"_s, QJsonObject{{u"api-version"_s, ApiVersion}}},
                                         {u"projects"_s, list}})
            .toJson(QJsonDocument::Compact);
    }
    QByteArray text = htmlHead(u"Links for "_s + title);
    for (const IndexProject &project : projects) {
        text += "    <a href=\"" + escaped(QString::fromUtf8(project.url)) + "\">"
                + escaped(project.name) + "</a><br>\n";
    }
    return text + HtmlFoot;
}

} // namespace packhouse::pypi

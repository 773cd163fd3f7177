// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/handlers.h"
#include "formats/golang/inspection.h"
#include "formats/golang/names.h"

#include <QUrl>

namespace packhouse::golang {

using namespace Qt::StringLiterals;

namespace {

QString addressOf(const SnippetContext &context)
{
    const QString base = QString::fromUtf8(context.baseUrl) + u"/api/v4"_s;
    const Scope &scope = context.scope;
    if (scope.level == Level::Instance)
        return base + u"/packages/go"_s;
    const QString id = scope.id > 0 ? QString::number(scope.id)
                                    : QString::fromLatin1(QUrl::toPercentEncoding(scope.path));
    return base + u"/projects/%1/packages/go"_s.arg(id);
}

/// The part of module paths that the checksum database must not be asked about.
QString privatePart(const QString &module)
{
    return module.isEmpty() ? u"example.test/*"_s : module.section(u'/', 0, 1);
}

} // namespace

QList<Snippet> snippets(const SnippetContext &context)
{
    if (context.scope.level == Level::Group)
        return {};
    const QString address = addressOf(context);
    const QUrl url(QString::fromUtf8(context.baseUrl));
    const Coordinates &known = context.coordinates;
    const QString module = known.name.isEmpty() ? u"MODULE"_s : known.name;
    const QString version = known.version.isEmpty() ? u"VERSION"_s : known.version;
    QList<Snippet> all{
        {u"go"_s, Text::of("Set up"),
         u"go env -w GOPROXY=%1,direct\ngo env -w GONOSUMDB=%2"_s.arg(address,
                                                                      privatePart(known.name))},
        {u"go"_s, Text::of("Install"),
         u"go get %1@%2"_s.arg(module, known.version.isEmpty() ? u"latest"_s : version)}};
    // The go command sends no password without TLS, and versions of it differ in how they match.
    if (url.scheme() == u"https") {
        all.append({u"go"_s, Text::of("~/.netrc, for private projects"),
                    u"machine %1 login me password TOKEN\nmachine %2 login me password TOKEN"_s.arg(
                        url.authority(), url.host())});
    } else {
        all.append({u"go"_s, Text::of("Private projects"),
                    u"# Go sends no token without TLS: have Packhouse serve https, or make the\n"
                    "# project public on this computer."_s});
    }
    if (context.scope.level != Level::Project)
        return all;
    const QString curl = u"curl --fail --header \"PRIVATE-TOKEN: TOKEN\" "_s;
    const QString target = known.name.isEmpty()
                               ? u"MODULE/@v/VERSION.zip"_s
                               : QString::fromUtf8(filePath(module, version, u".zip"_s))
                                     .mid(QLatin1StringView("packages/go/").size());
    all.append({u"curl"_s, Text::of("Publish a tag of the linked repository"),
                curl + u"--data tag=v1.0.0 \"%1/import\""_s.arg(address)});
    all.append({u"curl"_s, Text::of("Publish a module zip"),
                curl + u"--upload-file FILE.zip \"%1/%2\""_s.arg(address, target)});
    return all;
}

} // namespace packhouse::golang

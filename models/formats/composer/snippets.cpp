// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/inspection.h"

#include <QUrl>

namespace packhouse::composer {

using namespace Qt::StringLiterals;

namespace {

QString idOf(const Scope &scope)
{
    return scope.id > 0 ? QString::number(scope.id)
                        : QString::fromLatin1(QUrl::toPercentEncoding(scope.path));
}

} // namespace

QList<Snippet> snippets(const SnippetContext &context)
{
    if (context.scope.level == Level::Instance)
        return {};
    const bool project = context.scope.level == Level::Project;
    const QString base = QString::fromUtf8(context.baseUrl);
    const QString address = base
                            + (project ? u"/api/v4/projects/%1/packages/composer"_s
                                       : u"/api/v4/group/%1/-/packages/composer"_s)
                                  .arg(idOf(context.scope));
    const QString host = QUrl(base).authority();
    const Coordinates &known = context.coordinates;
    QString wanted = known.name.isEmpty() ? u"VENDOR/NAME"_s : known.name;
    if (!known.version.isEmpty())
        wanted += u':' + known.version;
    QStringList settings{
        u"composer config repositories.packhouse composer %1/packages.json"_s.arg(address),
        u"composer config http-basic.%1 me TOKEN"_s.arg(host)};
    // Composer makes no exception for the computer that it runs on.
    if (base.startsWith(u"http://"_s))
        settings.append(u"composer config secure-http false"_s);
    QList<Snippet> all{{u"composer"_s, Text::of("Set up"), settings.join(u'\n')},
                       {u"composer"_s, Text::of("Install"), u"composer require %1"_s.arg(wanted)}};
    if (!project)
        return all;
    const QString curl = u"curl --fail --header \"PRIVATE-TOKEN: TOKEN\" "_s;
    all.append({u"curl"_s, Text::of("Publish a tag of the linked repository"),
                curl + u"--data tag=v1.0.0 \"%1\""_s.arg(address)});
    all.append({u"curl"_s, Text::of("Publish a branch of the linked repository"),
                curl + u"--data branch=main \"%1\""_s.arg(address)});
    all.append({u"curl"_s, Text::of("Publish a zip archive"),
                curl + u"--form package=@FILE.zip --form version=1.0.0 \"%1\""_s.arg(address)});
    return all;
}

} // namespace packhouse::composer

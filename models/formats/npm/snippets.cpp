// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/snippets.h"

#include "formats/npm/names.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

QString registryOf(const SnippetContext &context)
{
    const QString base = QString::fromUtf8(context.baseUrl) + u"/api/v4"_s;
    switch (context.scope.level) {
    case Level::Project:
        return base + u"/projects/%1/packages/npm/"_s.arg(context.scope.id);
    case Level::Group:
        return base + u"/groups/%1/-/packages/npm/"_s.arg(context.scope.id);
    case Level::Instance:
        break;
    }
    return base + u"/packages/npm/"_s;
}

} // namespace

QList<Snippet> snippets(const SnippetContext &context)
{
    const QString registry = registryOf(context);
    const QString name = context.coordinates.name;
    // How to set up only: packages of a group carry its name as their scope.
    const QString scope = name.isEmpty() ? context.scope.path.section(u'/', 0, 0) : scopeOf(name);
    // npm publishes only with a token under the registry's own address, not under its host's.
    const QString npmrc = (scope.isEmpty() ? u"registry="_s : u'@' + scope + u":registry="_s)
                          + registry + u"\n"_s + registry.mid(registry.indexOf(u"//"_s))
                          + u":_authToken=TOKEN\n"_s;
    const QString what = name
                         + (context.coordinates.version.isEmpty()
                                ? QString()
                                : u'@' + context.coordinates.version);
    QList<Snippet> found{{u"npm"_s, Text::name(u".npmrc"_s), npmrc}};
    if (scope.isEmpty()) // Yarn 1 sends no token for packages without a scope otherwise
        found.append({u"yarn"_s, Text::name(u".npmrc"_s), npmrc + u"always-auth=true\n"_s});
    if (!name.isEmpty()) {
        found.append({u"npm"_s, Text::of("Install"), u"npm install "_s + what});
        found.append({u"pnpm"_s, Text::of("Install"), u"pnpm add "_s + what});
        found.append({u"yarn"_s, Text::of("Install"), u"yarn add "_s + what});
    }
    if (context.scope.level == Level::Project)
        found.append({u"npm"_s, Text::of("Publish"), u"npm publish --registry="_s + registry});
    const QString server =
        scope.isEmpty()
            ? u"npmRegistryServer: \"%1\"\nnpmAuthToken: \"TOKEN\"\nnpmAlwaysAuth: true\n"_s.arg(
                registry)
            : u"npmScopes:\n  %1:\n    npmRegistryServer: \"%2\"\n    npmAuthToken: \"TOKEN\"\n"
              "    npmAlwaysAuth: true\n"_s.arg(scope, registry);
    const QString approved = scope.isEmpty()
                                 ? QString()
                                 : u"npmPreapprovedPackages: [\"@%1/*\"]\n"_s.arg(scope);
    found.append(
        {u"yarn 4"_s, Text::name(u".yarnrc.yml"_s),
         u"unsafeHttpWhitelist: [\"%1\"]\n"_s.arg(QUrl(QString::fromUtf8(context.baseUrl)).host())
             + approved + server});
    return found;
}

} // namespace packhouse::npm

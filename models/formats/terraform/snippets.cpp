// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/snippets.h"

#include "formats/terraform/handlers.h"

using namespace Qt::StringLiterals;

namespace packhouse::terraform {

namespace {

/// Terraform finds a host by https only, unless its configuration says where the host's modules
/// are; the name then needs a dot and no server behind it.
constexpr auto standIn = "packhouse.local"_L1;

QString hostOf(const QString &baseUrl)
{
    return baseUrl.startsWith("https://"_L1) ? baseUrl.mid(8) : QString(standIn);
}

QString configuration(const QString &baseUrl)
{
    const QString host = hostOf(baseUrl);
    QString text;
    if (!baseUrl.startsWith("https://"_L1))
        text = u"host \"%1\" {\n  services = { \"modules.v1\" = \"%2%3\" }\n}\n"_s.arg(
            host, baseUrl, QString::fromLatin1(RegistryRoot));
    return text + u"credentials \"%1\" {\n  token = \"TOKEN\"\n}\n"_s.arg(host);
}

} // namespace

QList<Snippet> snippets(const SnippetContext &context)
{
    if (context.scope.level == Level::Instance)
        return {};
    const QString base = QString::fromUtf8(context.baseUrl);
    const bool known = !context.coordinates.name.isEmpty();
    const QString name = known ? context.coordinates.name : u"NAME/SYSTEM"_s;
    const QString version = context.coordinates.version.isEmpty() ? u"VERSION"_s
                                                                  : context.coordinates.version;
    const QString source = hostOf(base) + u'/' + context.scope.path.section(u'/', 0, 0) + u'/'
                           + name;
    QList<Snippet> found{{u"terraform"_s, Text::name(u".terraformrc"_s), configuration(base)},
                         {u"terraform"_s, Text::of("Use"),
                          u"module \"%1\" {\n  source  = \"%2\"\n  version = \"%3\"\n}\n"_s.arg(
                              name.section(u'/', 0, 0), source, version)}};
    if (context.scope.level == Level::Project) {
        const QString address = base
                                + u"/api/v4/projects/%1/packages/terraform/modules/%2/%3"_s.arg(
                                    QString::number(context.scope.id), name, version);
        found.append({u"curl"_s, Text::of("Publish"),
                      u"tar -czf module.tgz --exclude=.git -C FOLDER .\n"
                      "curl --fail-with-body --header \"PRIVATE-TOKEN: TOKEN\" --upload-file "
                      "module.tgz %1/file"_s.arg(address)});
        found.append({u"curl"_s, Text::of("Download"),
                      u"curl --fail --user me:TOKEN --output module.tgz %1"_s.arg(address)});
    }
    return found;
}

} // namespace packhouse::terraform

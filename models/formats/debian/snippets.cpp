// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/debianformat.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

QList<Snippet> snippets(const SnippetContext &context)
{
    if (context.scope.level != Level::Project)
        return {};
    const QString project = context.scope.id > 0
                                ? QString::number(context.scope.id)
                                : QString::fromLatin1(QUrl::toPercentEncoding(context.scope.path));
    const QString base = QString::fromUtf8(context.baseUrl);
    const QString api = u"/api/v4/projects/"_s + project;
    const QString name = context.coordinates.name.isEmpty() ? u"PACKAGE"_s
                                                            : context.coordinates.name;
    const QString scheme = base.section(u"://"_s, 0, 0);
    const QString host = base.section(u"://"_s, 1);
    return {
        {u"apt"_s, Text::of("Set up"),
         u"curl --fail --header \"PRIVATE-TOKEN: TOKEN\" --output /etc/apt/keyrings/packhouse.asc "
         u"\\\n"
         "    %1%2/debian_distributions/CODENAME/key.asc\n"
         "echo 'machine %1 login any password TOKEN' > /etc/apt/auth.conf.d/packhouse.conf\n"
         "chmod 600 /etc/apt/auth.conf.d/packhouse.conf\n"
         "echo 'deb [signed-by=/etc/apt/keyrings/packhouse.asc] %1%2/packages/debian CODENAME "
         "main' \\\n"
         "    > /etc/apt/sources.list.d/packhouse.list"_s.arg(base, api)},
        {u"apt"_s, Text::of("Install"), u"apt-get update && apt-get install "_s + name},
        {u"curl"_s, Text::of("Make a distribution"),
         u"curl --fail --request POST --header \"PRIVATE-TOKEN: TOKEN\" \\\n"
         "    '%1%2/debian_distributions?codename=CODENAME&components=main&architectures=amd64'"_s
             .arg(base, api)},
        {u"curl"_s, Text::of("Publish"),
         u"curl --fail --user any:TOKEN --upload-file FILE.deb \\\n"
         "    '%1%2/packages/debian/FILE.deb?distribution=CODENAME&component=main'"_s.arg(base,
                                                                                          api)},
        {u"dput"_s, Text::name(u"~/.dput.cf"_s),
         u"[packhouse]\nmethod = %1\nfqdn = any:TOKEN@%2\nincoming = %3/packages/debian\n"
         "allow_unsigned_uploads = 1"_s.arg(scheme, host, api)},
        {u"dput"_s, Text::of("Publish"), u"dput packhouse FILE.changes"_s},
    };
}

} // namespace packhouse::debian

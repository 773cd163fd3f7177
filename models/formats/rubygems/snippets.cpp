// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/snippets.h"

#include "formats/rubygems/names.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse::rubygems {

QList<Snippet> snippets(const SnippetContext &context)
{
    if (context.scope.level != Level::Project)
        return {};
    const QString base = QString::fromUtf8(context.baseUrl);
    const QString source = base + u"/api/v4/projects/%1/packages/rubygems"_s.arg(context.scope.id);
    QUrl signedIn(source);
    signedIn.setUserName(u"me"_s);
    signedIn.setPassword(u"TOKEN"_s);
    const Coordinates &known = context.coordinates;
    const QString name = known.name.isEmpty() ? u"NAME"_s : known.name;
    const QString version = known.version.isEmpty() ? QString() : u" --version "_s + known.version;
    const QString wanted = known.version.isEmpty() ? QString() : u", \"%1\""_s.arg(known.version);
    const QString file = known.name.isEmpty() || known.version.isEmpty()
                             ? u"NAME-VERSION.gem"_s
                             : FullName{known.name, known.version, Ruby}.text() + u".gem"_s;
    return {
        {u"gem"_s, Text::of("Set up"), u"gem sources --add %1/"_s.arg(signedIn.toString())},
        {u"gem"_s, Text::of("Install"),
         u"gem install %1%2 --clear-sources --source %3/"_s.arg(name, version,
                                                                signedIn.toString())},
        {u"gem"_s, Text::of("Publish"),
         u"GEM_HOST_API_KEY=TOKEN gem push %1 --host %2"_s.arg(file, source)},
        {u"gem"_s, Text::of("Take back"),
         u"GEM_HOST_API_KEY=TOKEN gem yank %1 --version %2 --host %3"_s.arg(
             name, known.version.isEmpty() ? u"VERSION"_s : known.version, source)},
        {u"bundler"_s, Text::of("Set up"),
         u"bundle config set --global %1 me:TOKEN"_s.arg(QUrl(source).host())},
        {u"bundler"_s, Text::name(u"Gemfile"_s),
         u"source \"%1/\" do\n  gem \"%2\"%3\nend"_s.arg(source, name, wanted)},
        {u"curl"_s, Text::of("Publish"),
         u"curl --fail-with-body --header \"Authorization: TOKEN\" --data-binary @%1 %2/api/v1/gems"_s
             .arg(file, source)},
    };
}

} // namespace packhouse::rubygems

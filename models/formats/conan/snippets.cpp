// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/conanformat.h"
#include "formats/conan/reference.h"

#include <QUrl>

namespace packhouse::conan {

using namespace Qt::StringLiterals;

namespace {

QString addressOf(const SnippetContext &context)
{
    const QString base = QString::fromUtf8(context.baseUrl);
    if (context.scope.level == Level::Instance)
        return base + u"/api/v4/packages/conan"_s;
    const QString id = context.scope.id > 0
                           ? QString::number(context.scope.id)
                           : QString::fromLatin1(QUrl::toPercentEncoding(context.scope.path));
    return base + u"/api/v4/projects/%1/packages/conan"_s.arg(id);
}

QString referenceOf(const Coordinates &coordinates)
{
    if (coordinates.name.isEmpty())
        return u"NAME/VERSION"_s;
    return coordinates.name + u'/'
           + (coordinates.version.isEmpty() ? u"VERSION"_s : coordinates.version);
}

} // namespace

QList<Snippet> ConanFormat::snippets(const SnippetContext &context) const
{
    if (context.scope.level == Level::Group)
        return {};
    const QString add = u"conan remote add packhouse "_s + addressOf(context);
    const QString login = u"\nconan remote login -p TOKEN packhouse me"_s;
    const QString user = u"\nconan user me -r packhouse -p TOKEN"_s;
    const QString wanted = referenceOf(context.coordinates);
    // Conan 1 takes a reference without user and channel only with the sign in it.
    const QString first = wanted.contains(u'@') ? wanted : wanted + u'@';
    return {
        {u"conan 2"_s, Text::of("Set up"), add + login},
        {u"conan 2"_s, Text::of("Install"),
         u"conan install --requires %1 -r packhouse"_s.arg(wanted)},
        {u"conan 2"_s, Text::of("Publish"), u"conan upload \"%1\" -r packhouse -c"_s.arg(wanted)},
        {u"conan 1"_s, Text::of("Set up"), add + user},
        {u"conan 1"_s, Text::of("Install"), u"conan install %1 -r packhouse"_s.arg(first)},
        {u"conan 1"_s, Text::of("Publish"),
         u"conan upload %1 --all -r packhouse --confirm"_s.arg(first)},
    };
}

} // namespace packhouse::conan

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/inspection.h"

#include <QUrl>

namespace packhouse::pypi {

using namespace Qt::StringLiterals;

namespace {

/// The address with user name and secret, as pip and uv take them.
QString withToken(const QString &address)
{
    const qsizetype slashes = address.indexOf(u"//"_s);
    return address.left(slashes + 2) + u"__token__:TOKEN@"_s + address.mid(slashes + 2);
}

QString packageAddress(const SnippetContext &context)
{
    const bool group = context.scope.level == Level::Group;
    const QString id = context.scope.id > 0
                           ? QString::number(context.scope.id)
                           : QString::fromLatin1(QUrl::toPercentEncoding(context.scope.path));
    return QString::fromUtf8(context.baseUrl)
           + (group ? u"/api/v4/groups/%1/-/packages/pypi"_s
                    : u"/api/v4/projects/%1/packages/pypi"_s)
                 .arg(id);
}

QString requirement(const Coordinates &coordinates)
{
    if (coordinates.name.isEmpty())
        return u"NAME"_s;
    return coordinates.version.isEmpty() ? coordinates.name
                                         : coordinates.name + u"=="_s + coordinates.version;
}

} // namespace

QList<Snippet> snippets(const SnippetContext &context)
{
    if (context.scope.level == Level::Instance)
        return {};
    const QString address = packageAddress(context);
    const QString index = withToken(address) + u"/simple"_s;
    const QString wanted = requirement(context.coordinates);
    // One index only: with a second one pip takes whichever has the higher version.
    QList<Snippet> all{
        {u"pip"_s, Text::of("Install"), u"pip install --index-url %1 %2"_s.arg(index, wanted)},
        {u"pip"_s, Text::name(u"pip.conf"_s), u"[global]\nindex-url = %1"_s.arg(index)},
        {u"uv"_s, Text::of("Install"),
         u"uv pip install --default-index %1 %2"_s.arg(index, wanted)},
        {u"uv"_s, Text::name(u"pyproject.toml"_s),
         u"[[tool.uv.index]]\nname = \"packhouse\"\nurl = \"%1/simple\"\ndefault = true"_s.arg(
             address)},
    };
    if (context.scope.level == Level::Project) {
        all.append({u"twine"_s, Text::of("Publish"),
                    u"TWINE_USERNAME=__token__ TWINE_PASSWORD=TOKEN twine upload "
                    "--repository-url %1 dist/*"_s.arg(address)});
        all.append({u"twine"_s, Text::name(u".pypirc"_s),
                    u"[distutils]\nindex-servers = packhouse\n\n[packhouse]\nrepository = %1\n"
                    "username = __token__\npassword = TOKEN"_s.arg(address)});
        all.append(
            {u"uv"_s, Text::of("Publish"),
             u"uv publish --publish-url %1 --username __token__ --password TOKEN dist/*"_s.arg(
                 address)});
    }
    return all;
}

} // namespace packhouse::pypi

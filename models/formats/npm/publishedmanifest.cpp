// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/manifest.h"
#include "formats/npm/names.h"

#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

// protocol: what npm's publish does to package.json before it sends it; clients are used to that.

namespace packhouse::npm {

namespace {

constexpr qsizetype mostListed = 1'000; ///< files of a folder that package.json names

/// "/../a\b" -> "a/b": no path leads out of the package. Empty for the package itself.
QString insidePath(QString path)
{
    path.replace(u'\\', u'/').replace(u':', u'/');
    const QString clean = QDir::cleanPath(u'/' + path).mid(1);
    return clean == u"."_s ? QString() : clean;
}

QString lastPart(const QString &path)
{
    return path.section(u'/', -1);
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList found;
    for (const QJsonValue &each : value.toArray()) {
        if (each.isString() && !each.toString().isEmpty())
            found.append(each.toString());
    }
    return found;
}

/// A number of fields has a name that starts so, and is a client's own.
void dropPrivate(QJsonObject &manifest)
{
    const QStringList keys = manifest.keys();
    for (const QString &key : keys) {
        if (key.startsWith(u'_'))
            manifest.remove(key);
    }
}

/// "a@1 b" or ["a@1", "b"], as very old packages have it; what has no range is left out, too.
void setDependencies(QJsonObject &manifest, const QString &kind)
{
    if (!manifest.contains(kind))
        return;
    static const QRegularExpression blanks(u"[\\s,]+"_s);
    static const QRegularExpression parts(u"^([^@\\s><=]+|@[^@\\s><=]+)\\s*@?(.*)$"_s);
    QJsonValue value = manifest.value(kind);
    if (value.isString())
        value = QJsonArray::fromStringList(value.toString().split(blanks, Qt::SkipEmptyParts));
    QJsonObject kept;
    for (const QString &each : textsOf(value)) {
        if (const auto match = parts.match(each.trimmed()); match.hasMatch())
            kept.insert(match.captured(1), match.captured(2).trimmed());
    }
    if (value.isObject()) {
        const QJsonObject given = value.toObject();
        for (auto it = given.begin(); it != given.end(); ++it) {
            if (it->isString())
                kept.insert(it.key(), *it);
        }
    }
    manifest.insert(kind, kept);
}

/// A list of names that are all among the dependencies, under the one spelling of the field.
void setBundled(QJsonObject &manifest)
{
    const QJsonValue old = manifest.take(u"bundledDependencies"_s);
    QJsonValue value = manifest.take(u"bundleDependencies"_s);
    if (value.isUndefined())
        value = old;
    QJsonObject dependencies = manifest.value(u"dependencies").toObject();
    QStringList names = value.isObject()            ? value.toObject().keys()
                        : value == QJsonValue(true) ? dependencies.keys()
                                                    : textsOf(value);
    if (names.isEmpty())
        return;
    for (const QString &name : std::as_const(names)) {
        if (!dependencies.contains(name))
            dependencies.insert(name, u"*"_s);
    }
    manifest.insert(u"dependencies"_s, dependencies);
    manifest.insert(u"bundleDependencies"_s, QJsonArray::fromStringList(names));
}

void setScripts(QJsonObject &manifest, const Tarball &tarball)
{
    static const QRegularExpression tools(u"^(?:\\.[/\\\\])?node_modules[/\\\\].bin[/\\\\]"_s);
    QJsonObject scripts;
    const QJsonObject given = manifest.value(u"scripts").toObject();
    for (auto it = given.begin(); it != given.end(); ++it) {
        if (it->isString())
            scripts.insert(it.key(), it->toString().remove(tools));
    }
    if (tarball.hasGyp && !scripts.contains("install"_L1) && !scripts.contains("preinstall"_L1)
        && manifest.value(u"gypfile") != QJsonValue(false)) {
        scripts.insert(u"install"_s, u"node-gyp rebuild"_s);
        manifest.insert(u"gypfile"_s, true);
    }
    if (tarball.hasServer && !scripts.contains("start"_L1))
        scripts.insert(u"start"_s, u"node server.js"_s);
    manifest.remove(u"scripts"_s);
    if (!scripts.isEmpty())
        manifest.insert(u"scripts"_s, scripts);
}

/// Commands by name, each a path in the package.
QJsonObject commandsOf(const QJsonObject &manifest)
{
    const QJsonValue bin = manifest.value(u"bin");
    QJsonObject given = bin.toObject();
    if (bin.isString())
        given.insert(manifest.value(u"name").toString(), bin);
    for (const QString &path : textsOf(bin))
        given.insert(lastPart(path), path);
    QJsonObject commands;
    for (auto it = given.begin(); it != given.end(); ++it) {
        const QString name = lastPart(insidePath(it.key()));
        const QString path = insidePath(it->toString());
        if (!name.isEmpty() && !path.isEmpty())
            commands.insert(name, path);
    }
    return commands;
}

/// "Jo <jo@example.org> (https://example.org)" as an object.
QJsonObject personOf(const QJsonValue &person)
{
    if (person.isObject())
        return person.toObject();
    static const QRegularExpression name(u"^[^(<]+"_s);
    static const QRegularExpression email(u"<([^<>]+)>"_s);
    static const QRegularExpression url(u"\\(([^()]+)\\)"_s);
    const QString text = person.toString();
    QJsonObject parts;
    if (const QString found = name.match(text).captured().trimmed(); !found.isEmpty())
        parts.insert(u"name"_s, found);
    if (const auto match = email.match(text); match.hasMatch())
        parts.insert(u"email"_s, match.captured(1));
    if (const auto match = url.match(text); match.hasMatch())
        parts.insert(u"url"_s, match.captured(1));
    return parts;
}

void setPeople(QJsonObject &manifest, const Tarball &tarball)
{
    if (!manifest.contains(u"contributors") && !tarball.authors.isEmpty()) {
        QJsonArray all;
        for (const QString &line : tarball.authors.split(u'\n')) {
            if (!line.trimmed().isEmpty() && !line.trimmed().startsWith(u'#'))
                all.append(line.trimmed());
        }
        manifest.insert(u"contributors"_s, all);
    }
    if (const QJsonValue author = manifest.value(u"author"); author.isString())
        manifest.insert(u"author"_s, personOf(author));
    for (const QString &list : {u"maintainers"_s, u"contributors"_s}) {
        if (!manifest.value(list).isArray())
            continue;
        QJsonArray people;
        for (const QJsonValue &person : manifest.value(list).toArray())
            people.append(personOf(person));
        manifest.insert(list, people);
    }
}

/// What is said of the package in texts that have several shapes.
void setDescribing(QJsonObject &manifest)
{
    if (const QJsonValue keywords = manifest.value(u"keywords"); !keywords.isUndefined()) {
        static const QRegularExpression comma(u",\\s+"_s);
        manifest.insert(u"keywords"_s, QJsonArray::fromStringList(
                                           keywords.isString() ? keywords.toString().split(comma)
                                                               : textsOf(keywords)));
    }
    if (const QJsonValue repository = manifest.value(u"repository"); repository.isString())
        manifest.insert(u"repository"_s,
                        QJsonObject{{u"type"_s, u"git"_s}, {u"url"_s, repository}});
    if (const QJsonValue bugs = manifest.value(u"bugs"); bugs.isString()) {
        const bool isAddress = bugs.toString().contains(u"://"_s);
        manifest.insert(u"bugs"_s, QJsonObject{{isAddress ? u"url"_s : u"email"_s, bugs}});
    }
    if (const QJsonValue description = manifest.value(u"description");
        !description.isUndefined() && !description.isString())
        manifest.remove(u"description"_s);
}

/// What package.json names by its folder, or leaves to be found.
struct Found
{
    QJsonObject commands;
    QJsonArray pages;
};

Result<Found> lookInto(QIODevice &file, const QString &commands, const QString &pages)
{
    static const QRegularExpression page(u"\\.[0-9]$"_s);
    Found found;
    const auto isIn = [](const QString &path, const QString &folder) {
        return !folder.isEmpty() && path.startsWith(folder + u'/')
               && !path.mid(folder.size()).contains(u"/."_s);
    };
    Result<void> read = eachFile(file, [&](const QString &path) {
        if (isIn(path, commands) && found.commands.size() < mostListed)
            found.commands.insert(lastPart(path), path);
        if (isIn(path, pages) && page.match(path).hasMatch() && found.pages.size() < mostListed)
            found.pages.append(path);
    });
    if (!read)
        return fail(read.error());
    return found;
}

/// protocol: "index.d.ts" of "index.js"
QString typesOf(const QJsonObject &manifest)
{
    if (manifest.contains(u"types") || manifest.contains(u"typings"))
        return {};
    const QString main = insidePath(manifest.value(u"main").toString(u"index.js"_s));
    const qsizetype dot = main.lastIndexOf(u'.');
    return (dot > main.lastIndexOf(u'/') ? main.left(dot) : main) + u".d.ts"_s;
}

/// What names files: commands, manual pages, types.
Result<void> setFiles(QJsonObject &manifest, const Tarball &tarball, QIODevice &file)
{
    const QJsonObject folders = manifest.value(u"directories").toObject();
    const auto folderFor = [&](QLatin1StringView field) {
        return manifest.contains(field) ? QString() : insidePath(folders.value(field).toString());
    };
    const QString commands = folderFor("bin"_L1);
    const QString pages = folderFor("man"_L1);
    if (const QString types = typesOf(manifest); tarball.declarations.contains(types))
        manifest.insert(u"types"_s, QString(u"./"_s + types));
    if (manifest.contains(u"bin")) {
        const QJsonObject named = commandsOf(manifest);
        manifest.remove(u"bin"_s);
        if (!named.isEmpty())
            manifest.insert(u"bin"_s, named);
    }
    if (const QJsonValue man = manifest.value(u"man"); man.isString())
        manifest.insert(u"man"_s, QJsonArray{insidePath(man.toString())});
    if (commands.isEmpty() && pages.isEmpty())
        return {}; // what nearly all are: the tarball is not read again
    const Result<Found> found = lookInto(file, commands, pages);
    if (!found)
        return fail(found.error());
    if (!found->commands.isEmpty())
        manifest.insert(u"bin"_s, found->commands);
    if (!found->pages.isEmpty())
        manifest.insert(u"man"_s, found->pages);
    return {};
}

} // namespace

Result<QJsonObject> publishedManifest(const Tarball &tarball, QIODevice &file)
{
    QJsonObject manifest = tarball.packageJson;
    dropPrivate(manifest);
    manifest.insert(u"version"_s, cleanVersion(manifest.value(u"version").toString()));
    if (tarball.hasShrinkwrap)
        manifest.insert(u"_hasShrinkwrap"_s, true);
    for (const QString &kind : {u"dependencies"_s, u"devDependencies"_s, u"optionalDependencies"_s})
        setDependencies(manifest, kind);
    setBundled(manifest);
    setScripts(manifest, tarball);
    setPeople(manifest, tarball);
    setDescribing(manifest);

    if (Result<void> found = setFiles(manifest, tarball, file); !found)
        return fail(found.error());
    return manifest;
}

} // namespace packhouse::npm

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/projectfolders.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

constexpr int MostLevels = 64;

/// A folder and those above it, the nearest first.
QStringList upwards(const QString &from)
{
    QStringList folders;
    QString folder = from;
    while (!folder.isEmpty() && folders.size() < MostLevels) {
        folders.append(folder);
        const QString above = QFileInfo(folder).path();
        folder = above == folder ? QString() : above;
    }
    return folders;
}

/// "packages/*" as an expression: "*" is one folder, "**" any number of them, "{a,b}" either.
QString expressionOf(const QString &pattern)
{
    QString out;
    bool choice = false;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern.at(i);
        if (c == u'*' && pattern.mid(i, 3) == u"**/") {
            out += u"(?:.*/)?"_s;
            i += 2;
        } else if (c == u'*' && pattern.mid(i, 2) == u"**") {
            out += u".*"_s;
            i += 1;
        } else if (c == u'*') {
            out += u"[^/]*"_s;
        } else if (c == u'?') {
            out += u"[^/]"_s;
        } else if (c == u'{' || (choice && c == u'}')) {
            choice = c == u'{';
            out += choice ? u"(?:"_s : u")"_s;
        } else if (choice && c == u',') {
            out += u'|';
        } else {
            out += QRegularExpression::escape(QString(c));
        }
    }
    return out;
}

QString plainFolder(QString written)
{
    if (written.startsWith(u"./"))
        written.remove(0, 2);
    while (written.startsWith(u'/'))
        written.remove(0, 1);
    while (written.endsWith(u'/'))
        written.chop(1);
    return written;
}

/// Nothing where it has none, or cannot be read: npm then looks further up.
QStringList workspacesOf(const ClientFile &manifest)
{
    const QJsonValue written = QJsonDocument::fromJson(manifest.bytes).object()[u"workspaces"_s];
    const QJsonArray list = written.isObject() ? written[u"packages"_s].toArray()
                                               : written.toArray();
    QStringList patterns;
    for (const QJsonValue &pattern : list)
        patterns.append(pattern.toString());
    return patterns;
}

} // namespace

// The last pattern that names it counts; one that begins with "!" takes it out.
bool isWorkspace(const QStringList &patterns, const QString &folder)
{
    bool found = false;
    for (const QString &pattern : patterns) {
        const bool out = pattern.startsWith(u'!');
        const QRegularExpression expression(QRegularExpression::anchoredPattern(
            expressionOf(plainFolder(out ? pattern.sliced(1) : pattern))));
        if (expression.match(folder).hasMatch())
            found = !out;
    }
    return found;
}

std::optional<QStringList> memberFolders(const ClientPlaces &places, const QString &root)
{
    constexpr int MostFolders = 5'000;
    QStringList found;
    const QStringList patterns = workspacesOf(places.read(root + u"/package.json"_s));
    if (patterns.isEmpty())
        return found;
    QStringList todo{root};
    for (int looked = 0; !todo.isEmpty(); ++looked) {
        if (looked >= MostFolders)
            return std::nullopt;
        const QDir folder(todo.takeFirst());
        const QStringList names = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot
                                                   | QDir::NoSymLinks);
        for (const QString &name : names) {
            if (name == u"node_modules" || name == u".git")
                continue;
            const QString path = folder.filePath(name);
            todo.append(path);
            if (isWorkspace(patterns, QDir(root).relativeFilePath(path)))
                found.append(path);
        }
    }
    return found;
}

QString npmFolder(const ClientPlaces &places)
{
    QString nearest;
    for (const QString &folder : upwards(places.project)) {
        const ClientFile manifest = places.read(folder + u"/package.json"_s);
        const bool isThere = manifest.state != ClientFile::State::Missing;
        if (nearest.isEmpty()) {
            if (isThere || QFileInfo(folder + u"/node_modules"_s).isDir())
                nearest = folder;
        } else if (isThere
                   && isWorkspace(workspacesOf(manifest), QDir(folder).relativeFilePath(nearest))) {
            return folder;
        }
    }
    return nearest.isEmpty() ? places.project : nearest;
}

QString pnpmFolder(const ClientPlaces &places)
{
    for (const QString &folder : upwards(places.project)) {
        if (places.read(folder + u"/pnpm-workspace.yaml"_s).state != ClientFile::State::Missing)
            return folder;
    }
    return places.project;
}

} // namespace packhouse::npm

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/manifestsources.h"

#include "clientfiles/lockedoutlook.h"
#include "formats/npm/projectfolders.h"
#include "formats/support/yaml.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <functional>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

constexpr qsizetype MostManifests = 512;

using Verdict = ClientOutlook::Verdict;

constexpr int MostDepth = 32;

/// "parent>name@range", "**/name" and "parent/name" are about the name.
bool isAbout(const QString &key, const QString &name)
{
    QString last = key.section(u'>', -1);
    const qsizetype range = last.indexOf(u'@',
                                         last.lastIndexOf(u'/') < 0 ? 1 : last.lastIndexOf(u'/'));
    if (range > 0)
        last.truncate(range);
    return last == name || last.endsWith(u'/' + name);
}

/// One that is taken from elsewhere than the registry, or instead of it.
struct Elsewhere
{
    QString client;
    ClientFile file;
    QString written;
};

/// Nothing where it only says which versions are wanted, or names a folder here.
std::optional<ClientOutlook> rowOf(const Elsewhere &one, const ClientQuestion &question,
                                   const ClientPlaces &places)
{
    static const QRegularExpression folder(u"^(?:file:|link:|portal:|workspace:|\\.|~/|/)"_s);
    static const QRegularExpression remote(
        u"^(?:[a-z+]+://|git@|(?:github|gitlab|bitbucket|gist):|[^@\\s/:]+/[^\\s/:]+$)"_s);
    static const QRegularExpression plain(u"^(?:catalog:.*|\\$.*|[^:]*)$"_s);
    const QString value = one.written.trimmed();
    ClientOutlook found;
    if (folder.match(value).hasMatch()) {
        return std::nullopt;
    } else if (value.startsWith(u"npm:"_s)) {
        QString other = value.sliced(4);
        if (const qsizetype at = other.indexOf(u'@', 1); at > 0)
            other.truncate(at);
        if (other == question.canonicalName)
            return std::nullopt;
        found = notKnownOutlook(one.client,
                                Text::of("not known: another package stands for it, %1", other));
    } else if (remote.match(value).hasMatch()) {
        found = outlookOf(one.client, {{value, {}}}, SourceChoice::Only, question);
        if (found.verdict == Verdict::Stranger)
            found.gets = Text::of("whatever is there: it is taken from that address");
    } else if (plain.match(value).hasMatch()) {
        return std::nullopt;
    } else {
        found = notKnownOutlook(one.client,
                                Text::of("not known: it is taken from where \"%1\" says", value));
    }
    found.saidBy = saidIn(places, one.file.path, 0);
    found.closedBy = Text::of("a version in place of what stands there for it");
    return byFile(std::move(found), one.client, one.file.path);
}

/// Texts of a list of packages; one of npm's overrides may have lists in it.
void addFrom(const QJsonValue &list, const QString &name,
             const std::function<void(const QString &)> &add, int depth = 0)
{
    const QJsonObject entries = list.toObject();
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        const bool isIt = isAbout(entry.key(), name);
        if (entry->isString() && isIt)
            add(entry->toString());
        if (!entry->isObject() || depth > MostDepth)
            continue;
        if (isIt && entry->toObject()[u"."_s].isString())
            add(entry->toObject()[u"."_s].toString());
        addFrom(*entry, name, add, depth + 1);
    }
}

void addManifest(QList<Elsewhere> &found, const ClientFile &file, const QString &name)
{
    const QJsonObject root = QJsonDocument::fromJson(file.bytes).object();
    const auto from = [&](const QString &client, const QJsonValue &list) {
        addFrom(list, name, [&](const QString &written) { found.append({client, file, written}); });
    };
    for (const QString &list : {u"dependencies"_s, u"devDependencies"_s, u"optionalDependencies"_s,
                                u"peerDependencies"_s, u"overrides"_s})
        from(u"npm"_s, root[list]);
    from(u"pnpm"_s, root[u"pnpm"_s][u"overrides"_s]);
    from(u"yarn"_s, root[u"resolutions"_s]);
}

void addWorkspace(QList<Elsewhere> &found, const ClientFile &file, const QString &name)
{
    const Result<QJsonValue> yaml = file.isRead() ? parseYaml(file.bytes)
                                                  : Result<QJsonValue>(QJsonValue());
    if (!yaml || !yaml->isObject())
        return; // told with the settings in it
    for (const QString &list : {u"overrides"_s, u"catalog"_s, u"catalogs"_s}) {
        addFrom((*yaml)[list], name, [&](const QString &written) {
            found.append({u"pnpm"_s, file, written});
        });
    }
}

/// Folders that a manifest takes packages from; npm installs what those need, too.
QStringList foldersIn(const ClientPlaces &places, const QString &folder)
{
    static const QRegularExpression local(u"^(?:(?:file|link|portal):)?(\\.{1,2}/.*|/.*)$"_s);
    const QJsonObject root = QJsonDocument::fromJson(places.read(folder + u"/package.json"_s).bytes)
                                 .object();
    QStringList found;
    for (const QString &list :
         {u"dependencies"_s, u"devDependencies"_s, u"optionalDependencies"_s}) {
        for (const QJsonValue &written : root[list].toObject()) {
            const QRegularExpressionMatch match = local.match(written.toString());
            const QString path = QDir::cleanPath(QDir(folder).filePath(match.captured(1)));
            if (match.hasMatch() && QFileInfo(path).isDir() && !found.contains(path))
                found.append(path);
        }
    }
    return found;
}

} // namespace

QList<ClientOutlook> manifestRows(const ClientQuestion &question, const ClientPlaces &places)
{
    QList<ClientOutlook> rows;
    if (places.project.isEmpty())
        return rows;
    QList<Elsewhere> found;
    QStringList folders{places.project, npmFolder(places), pnpmFolder(places)};
    const auto members = memberFolders(places, npmFolder(places));
    folders += members.value_or(QStringList());
    folders.removeDuplicates();
    for (qsizetype i = 0; i < folders.size() && i < MostManifests; ++i) {
        for (const QString &folder : foldersIn(places, folders.at(i))) {
            if (!folders.contains(folder))
                folders.append(folder);
        }
    }
    if (!members || folders.size() > MostManifests)
        rows.append(notKnownOutlook(
            u"npm"_s, Text::of("not known: the project has more folders than are looked at")));
    for (const QString &folder : std::as_const(folders)) {
        ClientFile file = places.read(folder + u"/package.json"_s);
        if (file.isRead() && !QJsonDocument::fromJson(file.bytes).isObject()) {
            file.state = ClientFile::State::Unreadable;
            file.problem = Text::of("It is no JSON object.");
        }
        if (file.isUnreadable())
            rows.append(unreadLock(u"npm"_s, file, places));
        else
            addManifest(found, file, question.canonicalName);
    }
    addWorkspace(found, places.read(pnpmFolder(places) + u"/pnpm-workspace.yaml"_s),
                 question.canonicalName);
    for (const Elsewhere &one : std::as_const(found)) {
        if (auto row = rowOf(one, question, places))
            rows.append(std::move(*row));
    }
    const QString hooks = pnpmFolder(places) + u"/.pnpmfile.cjs"_s;
    if (const ClientFile file = places.read(hooks); file.state != ClientFile::State::Missing)
        rows.append(unknownLock(u"pnpm"_s, file));
    return rows;
}

} // namespace packhouse::npm

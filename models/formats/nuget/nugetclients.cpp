// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/nugetclients.h"

#include "clientfiles/lockedoutlook.h"
#include "formats/nuget/sourceconfig.h"
#include "formats/support/xmlinsert.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::nuget {

namespace {

const QString Dotnet = u"dotnet"_s;
const QString Nuget = u"nuget"_s;

struct ConfigFile
{
    ClientFile file;
    SourceConfig config;
};

/// Of a client, the nearest file first.
struct Hierarchy
{
    QList<ConfigFile> files;
    std::optional<ClientFile> unread;
    bool usersIsThere = false; ///< where it is not, the client makes one with its own source in it
};

/// What remains of one section of all files.
struct Effective
{
    QList<ConfigItem> items;
    QList<QString> paths; ///< of each
    bool cleared = false;
};

QString usersFile(const QString &client, const ClientPlaces &places)
{
    return client == Dotnet ? places.inHome(u".nuget/NuGet/NuGet.Config"_s)
                            : places.inConfiguration(u"NuGet/NuGet.Config"_s);
}

/// The project's folder and those above it, one file each.
QStringList projectsFiles(const ClientPlaces &places)
{
    QStringList paths;
    QString folder = places.project;
    for (int level = 0; level < 64 && !folder.isEmpty(); ++level) {
        for (const QString &name : {u"nuget.config"_s, u"NuGet.config"_s, u"NuGet.Config"_s}) {
            const QString path = folder + u'/' + name;
            if (places.instead.contains(path) || QFileInfo::exists(path)) {
                paths.append(path);
                break;
            }
        }
        const QString above = QFileInfo(folder).path();
        folder = above == folder ? QString() : above;
    }
    return paths;
}

Hierarchy hierarchyOf(const QString &client, const ClientPlaces &places)
{
    const QString user = usersFile(client, places);
    QStringList paths = projectsFiles(places);
    paths.removeAll(user);
    paths.append(user);
    if (client == Dotnet)
        paths += places.listed(places.inHome(u".nuget/config"_s), u".config"_s);
    paths += places.listed(places.inSystem(u"/etc/opt/NuGet/Config"_s), u".config"_s);
    Hierarchy found;
    for (const QString &path : std::as_const(paths)) {
        ConfigFile read{places.read(path), {}};
        if (read.file.isRead()) {
            Result<SourceConfig> config = sourceConfig(read.file.bytes);
            if (config) {
                read.config = std::move(*config);
                found.usersIsThere = found.usersIsThere || path == user;
                found.files.append(std::move(read));
                continue;
            }
            read.file.state = ClientFile::State::Unreadable;
            read.file.problem = config.error().what;
        }
        if (read.file.isUnreadable() && !found.unread)
            found.unread = read.file;
    }
    return found;
}

/// The farthest first: of a key the nearest counts.
Effective effective(const Hierarchy &hierarchy, QList<ConfigItem> SourceConfig::*section)
{
    Effective found;
    for (auto file = hierarchy.files.rbegin(); file != hierarchy.files.rend(); ++file) {
        for (const ConfigItem &item : file->config.*section) {
            if (item.clear) {
                found = {{}, {}, true};
                continue;
            }
            const auto same = std::ranges::find_if(found.items, [&](const ConfigItem &known) {
                return known.key.compare(item.key, Qt::CaseInsensitive) == 0;
            });
            if (same != found.items.end()) {
                found.paths[same - found.items.begin()] = file->file.path;
                *same = item;
            } else {
                found.items.append(item);
                found.paths.append(file->file.path);
            }
        }
    }
    return found;
}

const ConfigItem *itemOf(const Effective &section, const QString &key)
{
    for (const ConfigItem &item : section.items) {
        if (item.key.compare(key, Qt::CaseInsensitive) == 0)
            return &item;
    }
    return nullptr;
}

/// "%NAME%" as the client fills it in.
QString filledIn(const ClientPlaces &places, QString value)
{
    static const QRegularExpression name(u"%([A-Za-z_][A-Za-z0-9_]*)%"_s);
    for (auto found = name.globalMatch(QString(value)); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        if (places.environment.contains(match.captured(1)))
            value.replace(match.captured(), places.variable(match.captured(1)));
    }
    return value;
}

struct KeyedSource
{
    QString key; ///< empty: the client's own
    ClientSource source;
};

QList<KeyedSource> enabledSources(const Hierarchy &hierarchy, const ClientPlaces &places)
{
    const Effective sources = effective(hierarchy, &SourceConfig::sources);
    const Effective disabled = effective(hierarchy, &SourceConfig::disabled);
    QList<KeyedSource> enabled;
    for (qsizetype i = 0; i < sources.items.size(); ++i) {
        const ConfigItem &item = sources.items.at(i);
        const ConfigItem *off = itemOf(disabled, item.key);
        if (!off || off->value.compare(u"true", Qt::CaseInsensitive) != 0)
            enabled.append(
                {item.key,
                 {filledIn(places, item.value), saidIn(places, sources.paths.at(i), item.line)}});
    }
    if (!hierarchy.usersIsThere && !sources.cleared)
        enabled.append({{}, {{}, saidByNobody()}});
    return enabled;
}

/// The keys that the best pattern names; nothing where no mapping is there at all.
std::optional<QStringList> mappedKeys(const Hierarchy &hierarchy, const QString &id)
{
    const Effective mappings = effective(hierarchy, &SourceConfig::mappings);
    if (mappings.items.isEmpty())
        return std::nullopt;
    int best = -1;
    QStringList keys;
    for (const ConfigItem &item : mappings.items) {
        int fit = -1;
        for (const QString &pattern : item.patterns)
            fit = std::max(fit, fitOf(pattern, id));
        if (fit > best)
            keys.clear();
        if (fit >= 0 && fit >= best)
            keys.append(item.key);
        best = std::max(best, fit);
    }
    return keys;
}

/// Properties of a build take the place of all that those files say. Where one is; empty: none is.
Text saidByBuild(const ClientPlaces &places)
{
    static const QStringList properties{u"RestoreSources"_s, u"RestoreAdditionalProjectSources"_s,
                                        u"RestoreConfigFile"_s};
    for (auto variable = places.environment.begin(); variable != places.environment.end();
         ++variable) {
        if (properties.contains(variable.key(), Qt::CaseInsensitive) && !variable->isEmpty())
            return saidByVariable(variable.key());
    }
    QStringList paths;
    for (const QString &ending :
         {u".csproj"_s, u".fsproj"_s, u".vbproj"_s, u".props"_s, u".targets"_s, u".rsp"_s})
        paths += places.project.isEmpty() ? QStringList() : places.listed(places.project, ending);
    QString folder = places.project;
    for (int level = 0; level < 64 && !folder.isEmpty(); ++level) {
        for (const QString &name : {u"/Directory.Build.props"_s, u"/Directory.Build.targets"_s,
                                    u"/Directory.Build.rsp"_s, u"/Directory.Packages.props"_s})
            paths.append(folder + name);
        const QString above = QFileInfo(folder).path();
        folder = above == folder ? QString() : above;
    }
    for (const QString &path : std::as_const(paths)) {
        const ClientFile file = places.read(path);
        const QString text = file.text();
        const bool names = std::ranges::any_of(properties, [&](const QString &property) {
            return text.contains(property, Qt::CaseInsensitive);
        });
        if (file.isUnreadable() || names)
            return saidIn(places, path, 0);
    }
    return {};
}

/// What packages.lock.json says of the name, and whether another program's lock is there.
QList<ClientOutlook> lockedRows(const ClientQuestion &question, const ClientPlaces &places)
{
    QList<ClientOutlook> rows;
    ClientFile lock = places.read(places.inProject(u"packages.lock.json"_s),
                                  ClientPlaces::MostOfLock);
    const QJsonDocument json = QJsonDocument::fromJson(lock.bytes);
    if (lock.isRead() && !json.isObject()) {
        lock.state = ClientFile::State::Unreadable;
        lock.problem = Text::of("It is no JSON object.");
    }
    if (lock.isUnreadable())
        rows.append(unreadLock(Dotnet, lock, places));
    QList<LockedPackage> locked;
    for (const QJsonValue &framework : json[u"dependencies"_s].toObject()) {
        const QJsonObject packages = framework.toObject();
        for (auto package = packages.begin(); package != packages.end(); ++package) {
            // A project's own has no hash, and nobody is asked for it.
            const bool isProject = (*package)[u"type"_s].toString() == u"Project";
            if (isProject || package.key().compare(question.name, Qt::CaseInsensitive) != 0)
                continue;
            const QString hash = (*package)[u"contentHash"_s].toString();
            locked.append({(*package)[u"resolved"_s].toString(),
                           {},
                           hash.isEmpty() ? QStringList() : sumsOfIntegrity(u"sha512-"_s + hash),
                           0});
        }
    }
    if (auto row = lockedOutlook(Dotnet, lock, locked, question, places))
        rows.append(std::move(*row));
    for (const QString &name : {u"paket.dependencies"_s, u"paket.lock"_s}) {
        const ClientFile file = places.read(places.inProject(name));
        if (file.state != ClientFile::State::Missing)
            rows.append(unknownLock(u"paket"_s, file));
    }
    return rows;
}

ClientOutlook outlookOfNuget(const QString &client, const ClientQuestion &question,
                             const ClientPlaces &places)
{
    const Hierarchy hierarchy = hierarchyOf(client, places);
    if (hierarchy.unread)
        return unreadOutlook(client, places, *hierarchy.unread);
    const auto mapped = mappedKeys(hierarchy, question.name);
    QList<ClientSource> all;
    QList<ClientSource> asked;
    for (const KeyedSource &one : enabledSources(hierarchy, places)) {
        all.append(one.source);
        if (!mapped || mapped->contains(one.key, Qt::CaseInsensitive))
            asked.append(one.source);
    }
    ClientOutlook found = outlookOf(client, asked, SourceChoice::Any, question);
    // The older ones look at no mapping.
    if (client == Nuget && mapped
        && found.verdict != outlookOf(client, all, SourceChoice::Any, question).verdict)
        found = notKnownOutlook(
            client, Text::of("not known: it looks at packageSourceMapping from version 6 on"));
    if (const Text build = saidByBuild(places);
        !build.isEmpty() && found.verdict == ClientOutlook::Verdict::Safe)
        found = notKnownOutlook(client, Text::of("not known: %1 may name other settings", build));
    found.closedBy = Text::of("%1 mapped to this registry (packageSourceMapping)", question.name);
    return found;
}

QString attribute(const QString &text)
{
    return text.toHtmlEscaped();
}

/// The document with this registry among the sources; \a key becomes its key.
Result<QByteArray> withSource(const QByteArray &document, const Hierarchy &hierarchy,
                              const ClientQuestion &question, QString &key)
{
    const Effective sources = effective(hierarchy, &SourceConfig::sources);
    key = u"packhouse"_s;
    for (int number = 2; itemOf(sources, key); ++number)
        key = u"packhouse-%1"_s.arg(number);
    const QString address = question.groupAddress(u"packages/nuget/index.json"_s);
    const QString insecure = address.startsWith(u"http:") ? u" allowInsecureConnections=\"true\""_s
                                                          : QString();
    return withXmlChild(document, {u"configuration"_s, u"packageSources"_s},
                        u"<add key=\"%1\" value=\"%2\" protocolVersion=\"3\"%3 />"_s.arg(
                            key, attribute(address), insecure));
}

/// The document with one more pattern for a source.
Result<QByteArray> withPattern(const QByteArray &document, const QString &key,
                               const QString &pattern)
{
    return withXmlChild(
        document, {u"configuration"_s, u"packageSourceMapping"_s, u"packageSource key="_s + key},
        u"<package pattern=\"%1\" />"_s.arg(attribute(pattern)));
}

} // namespace

QList<ClientOutlook> NugetClients::outlooks(const ClientQuestion &question,
                                            const ClientPlaces &places) const
{
    QList<ClientOutlook> found;
    for (const QString &client : {Dotnet, Nuget}) {
        const bool installed = !places.program(client).isEmpty();
        const bool setUp = places.read(usersFile(client, places)).state
                           != ClientFile::State::Missing;
        if (installed || setUp)
            found.append(outlookOfNuget(client, question, places));
    }
    return found + lockedRows(question, places);
}

Result<ClientClosing> NugetClients::closing(const QString &client, const ClientQuestion &question,
                                            const ClientPlaces &places) const
{
    const Hierarchy hierarchy = hierarchyOf(client, places);
    const QStringList ofProject = projectsFiles(places);
    const QString path = ofProject.isEmpty() ? usersFile(client, places) : ofProject.first();
    const ClientFile file = places.read(path);
    // The key of the client's own source is not known before it has made its file.
    if (client != Dotnet || hierarchy.unread || !file.isRead() || !hierarchy.usersIsThere)
        return noClosing(client);
    QByteArray document = file.bytes;
    const auto apply = [&document](Result<QByteArray> changed) {
        if (changed)
            document = std::move(*changed);
        return changed.has_value();
    };
    QString own;
    QStringList others;
    for (const KeyedSource &one : enabledSources(hierarchy, places)) {
        if (own.isEmpty() && question.isOwn(one.source.address))
            own = one.key;
        else
            others.append(one.key);
    }
    if (own.isEmpty() && !apply(withSource(document, hierarchy, question, own)))
        return noClosing(client);
    const Effective mappings = effective(hierarchy, &SourceConfig::mappings);
    QStringList patterns{question.name};
    // Of a source the nearest file's mapping counts alone: what a farther one says goes with it.
    for (qsizetype i = 0; i < mappings.items.size(); ++i) {
        if (mappings.items.at(i).key == own && mappings.paths.at(i) != path)
            patterns += mappings.items.at(i).patterns;
    }
    // With the first mapping all need one. So does this registry: other names that it has would be
    // asked for elsewhere alone.
    if (mappings.items.isEmpty())
        patterns.append(u"*"_s);
    for (const QString &pattern : std::as_const(patterns)) {
        if (!apply(withPattern(document, own, pattern)))
            return noClosing(client);
    }
    for (const QString &key : std::as_const(others)) {
        if (mappings.items.isEmpty() && !apply(withPattern(document, key, u"*"_s)))
            return noClosing(client);
    }
    return ClientClosing{{changeOf(file, document)}, {}};
}

Text NugetClients::signIn(const QString &client, const ClientQuestion &,
                          const ClientPlaces &places) const
{
    return Text::of("The token goes into %1, under packageSourceCredentials, as the password of "
                    "that source.",
                    shownPath(places, usersFile(client, places)));
}

} // namespace packhouse::nuget

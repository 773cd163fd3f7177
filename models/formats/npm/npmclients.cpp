// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/npmclients.h"

#include "clientfiles/textlines.h"
#include "formats/npm/manifestsources.h"
#include "formats/npm/names.h"
#include "formats/npm/npmrc.h"
#include "formats/npm/packagelock.h"
#include "formats/npm/pnpmconfig.h"
#include "formats/npm/projectfolders.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

struct Layer
{
    ClientFile file; ///< of the environment: missing
    QString prefix = {}; ///< … of its variables
    QList<NpmrcSetting> settings;
    bool plain = false; ///< variables are not filled in
    bool unclear = false; ///< it says more than is known here
    bool signedIn = false; ///< it may name a registry where nothing else does
};

const QString Npm = u"npm"_s;
const QString Pnpm = u"pnpm"_s;
const QString Yarn = u"yarn"_s;
const QString Prefix = u"npm_config_"_s;
const QString PnpmPrefix = u"pnpm_config_"_s;

/// As npm takes its variables: in any case, with "-" for "_" after the first letter.
Layer environmentLayer(const ClientPlaces &places, const QString &prefix = Prefix)
{
    Layer layer;
    layer.prefix = prefix;
    for (auto variable = places.environment.begin(); variable != places.environment.end();
         ++variable) {
        if (!variable.key().startsWith(prefix, Qt::CaseInsensitive) || variable->isEmpty())
            continue;
        QString key = variable.key().sliced(prefix.size()).toLower();
        for (qsizetype i = 1; i < key.size(); ++i) {
            if (key.at(i) == u'_')
                key[i] = u'-';
        }
        layer.settings.append({key, *variable, 0});
    }
    return layer;
}

Layer fileLayer(const ClientPlaces &places, const QString &path)
{
    Layer layer;
    layer.file = places.read(path);
    if (layer.file.isRead())
        layer.settings = npmrcSettings(layer.file.bytes);
    return layer;
}

Layer yamlLayer(const ClientPlaces &places, const QString &path)
{
    Layer layer;
    layer.file = places.read(path);
    if (!layer.file.isRead())
        return layer;
    const Result<PnpmConfig> config = pnpmConfig(layer.file.bytes);
    if (!config) {
        layer.file.state = ClientFile::State::Unreadable;
        layer.file.problem = config.error().what;
        return layer;
    }
    layer.settings = config->settings;
    layer.plain = places.isOfProject(path);
    layer.unclear = config->unclear;
    layer.signedIn = config->signedIn;
    return layer;
}

/// "${NAME}" as npm fills it in; what is not set stays as it is.
QString filledIn(const ClientPlaces &places, const QString &value)
{
    static const QRegularExpression name(u"\\$\\{([^}]+)\\}"_s);
    QString filled;
    qsizetype from = 0;
    for (auto found = name.globalMatch(value); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        filled += value.sliced(from, match.capturedStart() - from);
        const QString variable = match.captured(1);
        filled += places.environment.contains(variable) ? places.variable(variable)
                                                        : match.captured();
        from = match.capturedEnd();
    }
    return filled + value.sliced(from);
}

const NpmrcSetting *lastOf(const QList<NpmrcSetting> &settings, const QString &key)
{
    for (auto setting = settings.rbegin(); setting != settings.rend(); ++setting) {
        if (setting->key == key)
            return &*setting;
    }
    return nullptr;
}

QString valueIn(const QList<Layer> &layers, const QString &key, const ClientPlaces &places)
{
    for (const Layer &layer : layers) {
        if (const NpmrcSetting *setting = lastOf(layer.settings, key))
            return filledIn(places, setting->value);
    }
    return {};
}

/// What comes with the program: its own npmrc, and where it says that the computer's is.
QStringList computersFiles(const QList<Layer> &layers, const ClientPlaces &places)
{
    const QString program = places.program(Npm);
    const QString own = program.isEmpty()
                            ? QString()
                            : QFileInfo(QFileInfo(program).canonicalPath()).path() + u"/npmrc"_s;
    const QList<Layer> all = layers + QList<Layer>{fileLayer(places, own)};
    QString global = valueIn(all, u"globalconfig"_s, places);
    if (global.isEmpty()) {
        QString prefix = valueIn(all, u"prefix"_s, places);
        if (prefix.isEmpty())
            prefix = places.variable(u"PREFIX"_s);
        const QString node = places.program(u"node"_s);
        if (prefix.isEmpty() && !node.isEmpty())
            prefix = QFileInfo(QFileInfo(node).canonicalPath()).path();
        global = prefix.isEmpty() ? QString() : prefix + u"/etc/npmrc"_s;
    }
    return {global, own};
}

QString projectsFile(const QString &client, const ClientPlaces &places)
{
    const QString folder = client == Pnpm ? pnpmFolder(places) : npmFolder(places);
    return folder.isEmpty() ? QString() : folder + u"/.npmrc"_s;
}

/// npm takes "userconfig" from variables and from the project's file, pnpm as npm does.
QString usersFile(const QString &client, const ClientPlaces &places)
{
    const QList<Layer> stronger{environmentLayer(places),
                                fileLayer(places, projectsFile(client, places))};
    const QString given = valueIn(stronger, u"userconfig"_s, places);
    if (given.isEmpty())
        return places.inHome(u".npmrc"_s);
    if (given.startsWith(u"~/"_s))
        return places.inHome(given.sliced(2));
    return QDir::isAbsolutePath(given) || places.project.isEmpty() ? given
                                                                   : places.inProject(given);
}

/// The strongest first.
QList<Layer> npmLayers(const ClientPlaces &places)
{
    QList<Layer> layers{environmentLayer(places)};
    const QString user = usersFile(Npm, places);
    if (const QString project = projectsFile(Npm, places); project != user)
        layers.append(fileLayer(places, project));
    layers.append(fileLayer(places, user));
    for (const QString &path : computersFiles(layers, places))
        layers.append(fileLayer(places, path));
    return layers;
}

/// Up to its version 10 pnpm takes npm's variables, and the nearest .npmrc.
QList<Layer> olderPnpmLayers(const ClientPlaces &places)
{
    QList<Layer> layers{environmentLayer(places)};
    const QString user = usersFile(Pnpm, places);
    const QString root = projectsFile(Pnpm, places);
    for (const QString &path : {places.inProject(u".npmrc"_s), root}) {
        if (path != user && (layers.size() < 2 || layers.last().file.path != path))
            layers.append(fileLayer(places, path));
    }
    layers.append(fileLayer(places, user));
    layers.append(fileLayer(places, places.inConfiguration(u"pnpm/rc"_s)));
    // Which of its versions take registries from there?
    Layer workspace = yamlLayer(
        places, root.isEmpty() ? QString() : QFileInfo(root).path() + u"/pnpm-workspace.yaml"_s);
    workspace.unclear = workspace.unclear || !workspace.settings.isEmpty();
    workspace.settings.clear();
    layers.append(workspace);
    return layers;
}

/// From version 11 on its own files come first.
QList<Layer> newerPnpmLayers(const ClientPlaces &places)
{
    QList<Layer> layers{environmentLayer(places, PnpmPrefix)};
    layers.first().settings.removeIf(
        [](const NpmrcSetting &setting) { return setting.key != u"registry"; });
    const QString user = usersFile(Pnpm, places);
    if (const QString root = projectsFile(Pnpm, places); !root.isEmpty()) {
        layers.append(yamlLayer(places, QFileInfo(root).path() + u"/pnpm-workspace.yaml"_s));
        layers.append(yamlLayer(places, places.inConfiguration(u"pnpm/config.yaml"_s)));
        if (root != user) {
            layers.append(fileLayer(places, root));
            layers.last().plain = true;
        }
    } else {
        layers.append(yamlLayer(places, places.inConfiguration(u"pnpm/config.yaml"_s)));
    }
    layers.append(fileLayer(places, places.inConfiguration(u"pnpm/auth.ini"_s)));
    layers.append(fileLayer(places, user));
    return layers;
}

/// The first number of the version that is installed; 0 where its files do not tell.
int pnpmVersion(const ClientPlaces &places)
{
    const QString program = places.program(Pnpm);
    QString folder = program.isEmpty() ? QString()
                                       : QFileInfo(QFileInfo(program).canonicalFilePath()).path();
    for (int level = 0; level < 3 && !folder.isEmpty(); ++level) {
        const QJsonObject manifest =
            QJsonDocument::fromJson(places.read(folder + u"/package.json"_s).bytes).object();
        const QString name = manifest[u"name"_s].toString();
        if (name == Pnpm || name == u"@pnpm/exe")
            return manifest[u"version"_s].toString().section(u'.', 0, 0).toInt();
        folder = QFileInfo(folder).path();
    }
    return 0;
}

QString scopedKey(const ClientQuestion &question)
{
    const QString scope = scopeOf(question.canonicalName);
    return scope.isEmpty() ? QString() : u'@' + scope + u":registry"_s;
}

Text saidBy(const Layer &layer, const NpmrcSetting &setting, const ClientPlaces &places)
{
    return layer.file.path.isEmpty() ? saidByVariable(layer.prefix + setting.key)
                                     : saidIn(places, layer.file.path, setting.line);
}

ClientSource sourceOf(const QList<Layer> &layers, const ClientQuestion &question,
                      const ClientPlaces &places)
{
    for (const QString &key : {scopedKey(question), u"registry"_s}) {
        for (const Layer &layer : layers) {
            const NpmrcSetting *setting = key.isEmpty() ? nullptr : lastOf(layer.settings, key);
            if (setting && !setting->value.isEmpty())
                return {layer.plain ? setting->value : filledIn(places, setting->value),
                        saidBy(layer, *setting, places)};
        }
    }
    return {{}, saidByNobody()};
}

QString writtenFile(const QString &client, const ClientPlaces &places)
{
    return places.project.isEmpty() ? usersFile(client, places) : projectsFile(client, places);
}

ClientOutlook outlookOfLayers(const QString &client, const QList<Layer> &layers,
                              const ClientQuestion &question, const ClientPlaces &places)
{
    bool signedIn = false;
    for (const Layer &layer : layers) {
        if (layer.file.isUnreadable())
            return unreadOutlook(client, places, layer.file);
        if (layer.unclear)
            return notKnownOutlook(
                client, Text::of("not known: %1 says more of registries than can be read",
                                 shownPath(places, layer.file.path)));
        signedIn = signedIn || layer.signedIn;
    }
    const ClientSource source = sourceOf(layers, question, places);
    if (source.address.isEmpty() && signedIn)
        return notKnownOutlook(client,
                               Text::of("not known: a sign-in may say which registry is asked"));
    return outlookOf(client, {source}, SourceChoice::Only, question);
}

ClientOutlook outlookOfPnpm(const ClientQuestion &question, const ClientPlaces &places)
{
    const int version = pnpmVersion(places);
    const ClientOutlook newer = outlookOfLayers(Pnpm, newerPnpmLayers(places), question, places);
    if (version > 10)
        return newer;
    const ClientOutlook older = outlookOfLayers(Pnpm, olderPnpmLayers(places), question, places);
    if (version > 0 || older.verdict == newer.verdict)
        return older;
    return notKnownOutlook(Pnpm,
                           Text::of("not known: it takes its settings from elsewhere from version "
                                    "11 on"));
}

ClientOutlook outlookOfNpm(const QString &client, const ClientQuestion &question,
                           const ClientPlaces &places)
{
    ClientOutlook found = client == Pnpm
                              ? outlookOfPnpm(question, places)
                              : outlookOfLayers(client, npmLayers(places), question, places);
    const QString key = scopedKey(question);
    const QString file = shownPath(places, writtenFile(client, places));
    if (found.verdict != ClientOutlook::Verdict::CouldNotRead)
        found.closedBy = key.isEmpty() ? Text::of("a scoped name, or \"registry\" in %1", file)
                                       : Text::of("%1 in %2", key, file);
    return found;
}

/// What the project's locks say of the name, for as long as they are used.
QList<ClientOutlook> lockedRows(const ClientQuestion &question, const ClientPlaces &places)
{
    QList<ClientOutlook> found;
    const auto add = [&](const QString &client, ClientFile lock,
                         const Result<QList<LockedPackage>> &locked) {
        if (lock.isRead() && !locked) {
            lock.state = ClientFile::State::Unreadable;
            lock.problem = locked.error().what;
        }
        if (lock.isUnreadable())
            found.append(unreadLock(client, lock, places));
        else if (auto row = lockedOutlook(client, lock, *locked, question, places))
            found.append(std::move(*row));
    };
    const auto read = [&](const QString &path) {
        return places.read(path, ClientPlaces::MostOfLock);
    };
    if (places.project.isEmpty())
        return found;
    ClientFile lock = read(npmFolder(places) + u"/npm-shrinkwrap.json"_s);
    if (lock.state == ClientFile::State::Missing)
        lock = read(npmFolder(places) + u"/package-lock.json"_s);
    const QString &name = question.canonicalName;
    add(Npm, lock,
        lock.isRead() ? inPackageLock(lock.bytes, name)
                      : Result<QList<LockedPackage>>(QList<LockedPackage>()));
    const ClientFile other = read(pnpmFolder(places) + u"/pnpm-lock.yaml"_s);
    add(Pnpm, other, inPnpmLock(other.bytes, name));
    QStringList folders{places.project, npmFolder(places)};
    folders.removeDuplicates();
    for (const QString &folder : std::as_const(folders)) {
        const ClientFile yarns = read(folder + u"/yarn.lock"_s);
        add(Yarn, yarns, inYarnLock(yarns.bytes, name));
        for (const auto &[client, file] :
             {std::pair(u"bun"_s, u"/bun.lock"_s), std::pair(u"bun"_s, u"/bun.lockb"_s),
              std::pair(u"deno"_s, u"/deno.lock"_s)}) {
            const ClientFile others = places.read(folder + file);
            if (others.state != ClientFile::State::Missing)
                found.append(unknownLock(client, others));
        }
    }
    return found;
}

/// What yarn of either kind would go by in the project; empty where there is none.
QString yarnsFile(const ClientPlaces &places)
{
    QStringList folders{places.project, npmFolder(places)};
    folders.removeDuplicates();
    for (const QString &folder : std::as_const(folders)) {
        for (const QString &name : {u"/.yarnrc.yml"_s, u"/.yarnrc"_s}) {
            if (!folder.isEmpty() && places.read(folder + name).state != ClientFile::State::Missing)
                return folder + name;
        }
    }
    return {};
}

} // namespace

QList<ClientOutlook> NpmClients::outlooks(const ClientQuestion &question,
                                          const ClientPlaces &places) const
{
    QList<ClientOutlook> found;
    const bool setUp = places.read(usersFile(Npm, places)).state != ClientFile::State::Missing
                       || places.read(projectsFile(Npm, places)).state
                              != ClientFile::State::Missing;
    const bool pnpmsOwn = !places.project.isEmpty()
                          && places.read(pnpmFolder(places) + u"/pnpm-workspace.yaml"_s).state
                                 != ClientFile::State::Missing;
    for (const QString &client : {Npm, Pnpm}) {
        const bool installed = !places.program(client).isEmpty();
        if (installed || (client == Npm ? setUp : pnpmsOwn))
            found.append(outlookOfNpm(client, question, places));
    }
    found += manifestRows(question, places) + lockedRows(question, places);
    // A project that is set up for it may be installed with one that is called otherwise.
    if (const QString settings = yarnsFile(places);
        !settings.isEmpty() && places.program(Yarn).isEmpty())
        found.append(unknownLock(Yarn, places.read(settings)));
    return found + unreadClients(places, {Yarn, u"bun"_s, u"deno"_s});
}

Result<ClientClosing> NpmClients::closing(const QString &client, const ClientQuestion &question,
                                          const ClientPlaces &places) const
{
    if (client != Npm && client != Pnpm)
        return noClosing(client);
    const QString path = writtenFile(client, places);
    if (!places.project.isEmpty() && QFileInfo(path).path() != places.project)
        return fail(ErrorCode::Unsupported,
                    Text::of("%1 counts for this project: it is a part of that workspace.",
                             shownPath(places, path)),
                    Text::of("Close it there: --project %1", QFileInfo(path).path()));
    const ClientFile file = places.read(path);
    if (path.isEmpty() || file.isUnreadable())
        return noClosing(client);
    const QString scoped = scopedKey(question);
    const QString key = scoped.isEmpty() ? u"registry"_s : scoped;
    const QByteArray line = (key + u'=' + question.groupAddress(u"packages/npm/"_s)).toUtf8();
    TextLines lines(file.bytes);
    const QList<NpmrcSetting> settings = npmrcSettings(file.bytes);
    if (const NpmrcSetting *setting = lastOf(settings, key))
        lines.replace(setting->line - 1, line);
    else
        lines.insert(0, line); // what follows a section is none of npm's
    ClientClosing closing{{changeOf(file, lines.joined())}, {}};
    if (scoped.isEmpty())
        closing.note = Text::of(
            "Every name without a scope is then asked for at this registry. What it does not have "
            "it has to pass on, or the client finds nothing.");
    return closing;
}

Text NpmClients::signIn(const QString &, const ClientQuestion &question,
                        const ClientPlaces &places) const
{
    return Text::of("The token goes into %1, as the line \"%2:_authToken=TOKEN\".",
                    shownPath(places, usersFile(Npm, places)),
                    question.groupAddress(u"packages/npm/"_s).section(u':', 1));
}

} // namespace packhouse::npm

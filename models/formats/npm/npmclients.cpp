// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/npmclients.h"

#include "clientfiles/textlines.h"
#include "formats/npm/names.h"
#include "formats/npm/npmrc.h"

#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

struct Layer
{
    ClientFile file; ///< of the environment: missing
    QList<NpmrcSetting> settings;
};

const QString Prefix = u"npm_config_"_s;

/// As npm takes its variables: in any case, with "-" for "_" after the first letter.
Layer environmentLayer(const ClientPlaces &places)
{
    Layer layer;
    for (auto variable = places.environment.begin(); variable != places.environment.end();
         ++variable) {
        if (!variable.key().startsWith(Prefix, Qt::CaseInsensitive) || variable->isEmpty())
            continue;
        QString key = variable.key().sliced(Prefix.size()).toLower();
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
    Layer layer{places.read(path), {}};
    if (layer.file.isRead())
        layer.settings = npmrcSettings(layer.file.bytes);
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
    const QString program = places.program(u"npm"_s);
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

QString usersFile(const ClientPlaces &places)
{
    const QString given = valueIn({environmentLayer(places)}, u"userconfig"_s, places);
    return given.isEmpty() ? places.inHome(u".npmrc"_s) : given;
}

/// The strongest first.
QList<Layer> layersOf(const QString &client, const ClientPlaces &places)
{
    QList<Layer> layers{environmentLayer(places)};
    const QString user = usersFile(places);
    if (const QString project = places.inProject(u".npmrc"_s); project != user)
        layers.append(fileLayer(places, project));
    layers.append(fileLayer(places, user));
    if (client == u"pnpm") {
        layers.append(fileLayer(places, places.inConfiguration(u"pnpm/rc"_s)));
        return layers;
    }
    for (const QString &path : computersFiles(layers, places))
        layers.append(fileLayer(places, path));
    return layers;
}

QString scopedKey(const ClientQuestion &question)
{
    const QString scope = scopeOf(question.canonicalName);
    return scope.isEmpty() ? QString() : u'@' + scope + u":registry"_s;
}

Text saidBy(const Layer &layer, const NpmrcSetting &setting, const ClientPlaces &places)
{
    return layer.file.path.isEmpty() ? saidByVariable(Prefix + setting.key)
                                     : saidIn(places, layer.file.path, setting.line);
}

ClientSource sourceOf(const QList<Layer> &layers, const ClientQuestion &question,
                      const ClientPlaces &places)
{
    for (const QString &key : {scopedKey(question), u"registry"_s}) {
        for (const Layer &layer : layers) {
            const NpmrcSetting *setting = key.isEmpty() ? nullptr : lastOf(layer.settings, key);
            if (setting && !setting->value.isEmpty())
                return {filledIn(places, setting->value), saidBy(layer, *setting, places)};
        }
    }
    return {{}, saidByNobody()};
}

ClientOutlook outlookOfNpm(const QString &client, const ClientQuestion &question,
                           const ClientPlaces &places)
{
    const QList<Layer> layers = layersOf(client, places);
    for (const Layer &layer : layers) {
        if (layer.file.isUnreadable())
            return unreadOutlook(client, places, layer.file);
    }
    ClientOutlook found = outlookOf(client, {sourceOf(layers, question, places)},
                                    SourceChoice::Only, question);
    const QString file = places.project.isEmpty() ? usersFile(places)
                                                  : places.inProject(u".npmrc"_s);
    const QString key = scopedKey(question);
    found.closedBy = key.isEmpty()
                         ? Text::of("a scoped name, or \"registry\" in %1", shownPath(places, file))
                         : Text::of("%1 in %2", key, shownPath(places, file));
    return found;
}

} // namespace

QList<ClientOutlook> NpmClients::outlooks(const ClientQuestion &question,
                                          const ClientPlaces &places) const
{
    QList<ClientOutlook> found;
    const bool setUp = places.read(usersFile(places)).state != ClientFile::State::Missing
                       || places.read(places.inProject(u".npmrc"_s)).state
                              != ClientFile::State::Missing;
    for (const QString &client : {u"npm"_s, u"pnpm"_s}) {
        const bool installed = !places.program(client).isEmpty();
        if (installed || (setUp && client == u"npm"))
            found.append(outlookOfNpm(client, question, places));
    }
    return found + unreadClients(places, {u"yarn"_s, u"bun"_s, u"deno"_s});
}

Result<ClientClosing> NpmClients::closing(const QString &client, const ClientQuestion &question,
                                          const ClientPlaces &places) const
{
    if (client != u"npm" && client != u"pnpm")
        return noClosing(client);
    const QString path = places.project.isEmpty() ? usersFile(places)
                                                  : places.inProject(u".npmrc"_s);
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

} // namespace packhouse::npm

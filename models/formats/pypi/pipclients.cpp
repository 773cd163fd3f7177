// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/pipclients.h"

#include "clientfiles/textlines.h"
#include "formats/pypi/pipconf.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::pypi {

namespace {

const QString Pip = u"pip"_s;
const QString IndexUrl = u"index-url"_s;
const QString ExtraIndexUrl = u"extra-index-url"_s;
const QString FindLinks = u"find-links"_s;
const QString NoIndex = u"no-index"_s;

struct ConfigurationFile
{
    ClientFile file;
    QList<PipSetting> settings;
};

QString pipProgram(const ClientPlaces &places)
{
    const QString program = places.program(Pip);
    return program.isEmpty() ? places.program(u"pip3"_s) : program;
}

/// The strongest last, as pip reads them.
QStringList pathsOf(const ClientPlaces &places)
{
    const QString given = places.variable(u"PIP_CONFIG_FILE"_s);
    if (given == u"/dev/null")
        return {};
    QStringList paths;
    const QString folders = places.environment.value(u"XDG_CONFIG_DIRS"_s, u"/etc/xdg"_s);
    for (const QString &folder : folders.split(u':', Qt::SkipEmptyParts))
        paths.append(places.inSystem(folder + u"/pip/pip.conf"_s));
    paths.append(places.inSystem(u"/etc/pip.conf"_s));
    if (given.isEmpty() || !QFileInfo::exists(given)) {
        paths.append(places.inHome(u".pip/pip.conf"_s));
        paths.append(places.inConfiguration(u"pip/pip.conf"_s));
    }
    if (const QString environment = places.variable(u"VIRTUAL_ENV"_s); !environment.isEmpty())
        paths.append(environment + u"/pip.conf"_s);
    else if (const QString program = pipProgram(places); !program.isEmpty())
        paths.append(QFileInfo(QFileInfo(program).path()).path() + u"/pip.conf"_s);
    paths.append(given);
    paths.removeAll(QString());
    return paths;
}

/// What could be read; the first that could not be is told by \a unread.
QList<ConfigurationFile> readAll(const ClientPlaces &places, std::optional<ClientFile> &unread)
{
    QList<ConfigurationFile> found;
    for (const QString &path : pathsOf(places)) {
        ClientFile file = places.read(path);
        if (file.isRead()) {
            Result<QList<PipSetting>> settings = pipSettings(file.bytes);
            if (settings) {
                found.append({std::move(file), std::move(*settings)});
                continue;
            }
            file.state = ClientFile::State::Unreadable;
            file.problem = settings.error().what;
        }
        if (file.isUnreadable() && !unread)
            unread = file;
    }
    return found;
}

struct Value
{
    QStringList words;
    Text saidBy;
};

/// What pip goes by: a variable, else its command's section, else the one for all; of each the
/// strongest file's.
std::optional<Value> valueOf(const QString &key, const QList<ConfigurationFile> &files,
                             const ClientPlaces &places)
{
    const QString variable = u"PIP_"_s + key.toUpper().replace(u'-', u'_');
    if (const QStringList words = places.variable(variable).simplified().split(u' ',
                                                                               Qt::SkipEmptyParts);
        !words.isEmpty())
        return Value{words, saidByVariable(variable)};
    for (const QString &section : {u"install"_s, u"global"_s}) {
        for (auto file = files.rbegin(); file != files.rend(); ++file) {
            for (const PipSetting &setting : file->settings) {
                if (setting.section != section || setting.key != key)
                    continue;
                if (setting.values.isEmpty())
                    return std::nullopt; // set to nothing: as if nobody had set it
                return Value{setting.values, saidIn(places, file->file.path, setting.line)};
            }
        }
    }
    return std::nullopt;
}

QList<ClientSource> sourcesOf(const QList<ConfigurationFile> &files, const ClientPlaces &places)
{
    QList<ClientSource> sources;
    const auto add = [&](const std::optional<Value> &value) {
        for (const QString &word : value ? value->words : QStringList())
            sources.append({word, value->saidBy});
    };
    const std::optional<Value> none = valueOf(NoIndex, files, places);
    static const QStringList yes{u"1"_s, u"true"_s, u"yes"_s, u"y"_s, u"t"_s, u"on"_s};
    if (!none || !yes.contains(none->words.first().toLower())) {
        const std::optional<Value> index = valueOf(IndexUrl, files, places);
        if (index)
            sources.append({index->words.first(), index->saidBy});
        else
            sources.append({{}, saidByNobody()});
        add(valueOf(ExtraIndexUrl, files, places));
    }
    add(valueOf(FindLinks, files, places));
    return sources;
}

/// The addresses of a setting that lead to the registry.
QStringList ownAddresses(const PipSetting &setting, const ClientQuestion &question)
{
    QStringList own;
    std::copy_if(setting.values.begin(), setting.values.end(), std::back_inserter(own),
                 [&](const QString &address) { return question.isOwn(address); });
    return own;
}

bool hasIndex(const QList<PipSetting> &settings, const QString &section)
{
    return std::ranges::any_of(settings, [&](const PipSetting &setting) {
        return setting.key == IndexUrl && setting.section == section;
    });
}

/// The file with this registry as the only one; \a indexSet tells whether it names it now.
QByteArray closed(const ConfigurationFile &from, const ClientQuestion &question, bool &indexSet)
{
    TextLines lines(from.file.bytes);
    // From the last one on, so that the lines of the others stay where they are.
    for (auto setting = from.settings.rbegin(); setting != from.settings.rend(); ++setting) {
        QStringList own = ownAddresses(*setting, question);
        QByteArrayList instead;
        if (setting->key == IndexUrl) {
            indexSet = true;
            if (!own.isEmpty())
                continue;
            instead = {"index-url = " + question.groupAddress(u"packages/pypi/simple"_s).toUtf8()};
        } else if (setting->key == ExtraIndexUrl) {
            if (!own.isEmpty() && !hasIndex(from.settings, setting->section)) {
                instead.append("index-url = " + own.takeFirst().toUtf8());
                indexSet = true;
            }
            if (!own.isEmpty())
                instead.append("extra-index-url = " + own.join(u' ').toUtf8());
        } else {
            continue;
        }
        for (int line = setting->lastLine; line >= setting->line; --line)
            lines.remove(line - 1);
        for (qsizetype i = 0; i < instead.size(); ++i)
            lines.insert(setting->line - 1 + i, instead.at(i));
    }
    return lines.joined();
}

QByteArray withIndex(const QByteArray &bytes, const QByteArray &line)
{
    TextLines lines(bytes);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines.at(i).trimmed() == "[global]") {
            lines.insert(i + 1, line);
            return lines.joined();
        }
    }
    lines.append("[global]");
    lines.append(line);
    return lines.joined();
}

} // namespace

QList<ClientOutlook> PipClients::outlooks(const ClientQuestion &question,
                                          const ClientPlaces &places) const
{
    QList<ClientOutlook> found;
    std::optional<ClientFile> unread;
    const QList<ConfigurationFile> files = readAll(places, unread);
    if (unread) {
        found.append(unreadOutlook(Pip, places, *unread));
    } else if (!files.isEmpty() || !pipProgram(places).isEmpty()) {
        found.append(outlookOf(Pip, sourcesOf(files, places), SourceChoice::Highest, question));
        found.last().closedBy = Text::of(
            "this registry as \"index-url\", and no \"extra-index-url\" beside it");
    }
    return found + unreadClients(places, {u"uv"_s, u"poetry"_s, u"pdm"_s});
}

Result<ClientClosing> PipClients::closing(const QString &client, const ClientQuestion &question,
                                          const ClientPlaces &places) const
{
    std::optional<ClientFile> unread;
    const QList<ConfigurationFile> files = readAll(places, unread);
    const QString user = places.inConfiguration(u"pip/pip.conf"_s);
    if (client != Pip || unread || user.isEmpty())
        return noClosing(client);
    ClientClosing closing;
    closing.note = Text::of("Every package is then asked for at this registry. What it does not "
                            "have it has to pass on, or the client finds nothing.");
    bool indexSet = false;
    for (const ConfigurationFile &file : files) {
        const QByteArray after = closed(file, question, indexSet);
        if (after != file.file.bytes)
            closing.changes.append(changeOf(file.file, after));
    }
    if (indexSet)
        return closing;
    const QByteArray line = "index-url = "
                            + question.groupAddress(u"packages/pypi/simple"_s).toUtf8();
    for (ClientFileChange &change : closing.changes) {
        if (change.path == user) {
            change.after = withIndex(change.after, line);
            return closing;
        }
    }
    const ClientFile file = places.read(user);
    closing.changes.append(changeOf(file, withIndex(file.bytes, line)));
    return closing;
}

} // namespace packhouse::pypi

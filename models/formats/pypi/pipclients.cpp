// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/pipclients.h"

#include "clientfiles/textlines.h"
#include "formats/pypi/lockfiles.h"
#include "formats/pypi/pipconf.h"
#include "formats/pypi/pyproject.h"
#include "formats/pypi/requirements.h"

#include <QFileInfo>
#include <QUrl>

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
                             const ClientPlaces &places, const QString &command = u"install"_s)
{
    const QString variable = u"PIP_"_s + key.toUpper().replace(u'-', u'_');
    if (const QStringList words = places.variable(variable).simplified().split(u' ',
                                                                               Qt::SkipEmptyParts);
        !words.isEmpty())
        return Value{words, saidByVariable(variable)};
    for (const QString &section : {command, u"global"_s}) {
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

/// Whom pip would ask.
struct PipSources
{
    QList<ClientSource> indexes;
    QList<ClientSource> links;
    QList<ClientSource> ofOthers; ///< whom pip's other commands would ask
    bool noIndex = false;

    QList<ClientSource> all() const { return (noIndex ? links : indexes + links) + ofOthers; }
};

PipSources sourcesOf(const QList<ConfigurationFile> &files, const ClientPlaces &places)
{
    PipSources sources;
    const auto add = [](QList<ClientSource> &to, const std::optional<Value> &value) {
        for (const QString &word : value ? value->words : QStringList())
            to.append({word, value->saidBy});
    };
    const std::optional<Value> none = valueOf(NoIndex, files, places);
    static const QStringList yes{u"1"_s, u"true"_s, u"yes"_s, u"y"_s, u"t"_s, u"on"_s};
    sources.noIndex = none && yes.contains(none->words.first().toLower());
    if (const std::optional<Value> index = valueOf(IndexUrl, files, places))
        sources.indexes.append({index->words.first(), index->saidBy});
    else
        sources.indexes.append({{}, saidByNobody()});
    add(sources.indexes, valueOf(ExtraIndexUrl, files, places));
    add(sources.links, valueOf(FindLinks, files, places));
    for (const QString &command : {u"download"_s, u"wheel"_s}) {
        for (const QString &key : {IndexUrl, ExtraIndexUrl, FindLinks}) {
            const bool own = std::ranges::any_of(files, [&](const ConfigurationFile &file) {
                return std::ranges::any_of(file.settings, [&](const PipSetting &setting) {
                    return setting.section == command && setting.key == key;
                });
            });
            if (own)
                add(sources.ofOthers, valueOf(key, files, places, command));
        }
    }
    return sources;
}

/// As a requirements file changes it: pip goes by each option where it stands.
void apply(PipSources &sources, const RequirementsOption &option, const ClientPlaces &places)
{
    const ClientSource source{option.value, saidIn(places, option.path, option.line)};
    if (option.key == NoIndex)
        sources.noIndex = true;
    else if (option.key == IndexUrl)
        sources.indexes = {source};
    else if (option.key == ExtraIndexUrl)
        sources.indexes.append(source);
    else
        sources.links.append(source);
}

/// Which files pip is given in a project, by how they are called: "-r requirements-dev.txt".
QStringList requirementsOf(const ClientPlaces &places)
{
    QStringList given;
    const auto add = [&](const QString &folder) {
        for (const QString &ending : {u".txt"_s, u".in"_s}) {
            for (const QString &path : places.listed(
                     folder.isEmpty() ? places.project : places.inProject(folder), ending)) {
                const QString name = path.section(u'/', -1).toLower();
                const bool constraint = name.contains(u"constraint"_s);
                if (constraint || !folder.isEmpty() || name.contains(u"requirement"_s))
                    given.append((constraint ? u"-c "_s : u"-r "_s)
                                 + path.mid(places.project.size() + 1));
            }
        }
    };
    add({});
    add(u"requirements"_s);
    return given;
}

/// "pip -r requirements.txt" in the project.
ClientOutlook outlookOfRequirements(const QString &given, PipSources sources,
                                    const ClientQuestion &question, const ClientPlaces &places)
{
    const QString path = places.inProject(given.section(u' ', 1));
    const Requirements read = requirementsAt(path, question.canonicalName, places);
    const ClientFile &first = read.files.first();
    const QString client = u"pip "_s + given;
    for (const ClientFile &file : read.files) {
        if (file.isUnreadable())
            return unreadOutlook(client, places, file);
    }
    if (auto locked = lockedOutlook(Pip, first, read.named, question, places))
        return *locked;
    for (const RequirementsOption &option : read.options)
        apply(sources, option, places);
    ClientOutlook found = outlookOf(client, sources.all(), SourceChoice::Highest, question);
    if (read.more && found.verdict == ClientOutlook::Verdict::Safe)
        found = notKnownOutlook(client, Text::of("not known: it names files that are not here"));
    found.closedBy = Text::of(
        "this registry as \"--index-url\" in %1, and no \"--extra-index-url\"",
        shownPath(places, first.path));
    return found;
}

/// What files say that pip is set to read on every run, as if they stood behind "-r" or "-c".
struct EveryRun
{
    Text doubt; ///< why what they say is not known; empty: it is
    Text doubtSaidBy;
    std::optional<ClientOutlook> row; ///< what comes of them alone
};

EveryRun readOnEveryRun(const QList<ConfigurationFile> &files, PipSources &sources,
                        const ClientQuestion &question, const ClientPlaces &places)
{
    EveryRun found;
    for (const QString &key : {u"requirement"_s, u"constraint"_s}) {
        const std::optional<Value> more = valueOf(key, files, places);
        for (const QString &word : more ? more->words : QStringList()) {
            // Another path begins where pip is run.
            const bool isHere = word.startsWith(u'/');
            const Requirements read = isHere ? requirementsAt(word, question.canonicalName, places)
                                             : Requirements();
            if (!isHere || read.more || read.files.first().state == ClientFile::State::Missing) {
                found.doubt = Text::of("not known: it reads %1, which may name others", word);
                found.doubtSaidBy = more->saidBy;
            }
            for (const ClientFile &file : read.files) {
                if (file.isUnreadable())
                    found.row = unreadOutlook(Pip, places, file);
            }
            for (const RequirementsOption &option : read.options)
                apply(sources, option, places);
            const auto locked = isHere ? lockedOutlook(Pip, read.files.first(), read.named,
                                                       question, places)
                                       : std::nullopt;
            if (!found.row && locked && locked->verdict != ClientOutlook::Verdict::Safe)
                found.row = locked;
        }
    }
    return found;
}

/// Of pip as it is set up, with what its own settings have it read.
ClientOutlook outlookOfPip(const QList<ConfigurationFile> &files, const ClientQuestion &question,
                           const ClientPlaces &places)
{
    PipSources sources = sourcesOf(files, places);
    const EveryRun more = readOnEveryRun(files, sources, question, places);
    ClientOutlook found = outlookOf(Pip, sources.all(), SourceChoice::Highest, question);
    if (found.verdict == ClientOutlook::Verdict::Safe && more.row) {
        found = *more.row;
        found.client = Pip; // on every run
        found.who = Text::name(Pip);
    } else if (found.verdict == ClientOutlook::Verdict::Safe && !more.doubt.isEmpty()) {
        found = notKnownOutlook(Pip, more.doubt);
        found.saidBy = more.doubtSaidBy;
    }
    found.closedBy = Text::of(
        "this registry as \"index-url\", and no \"extra-index-url\" beside it");
    return found;
}

QList<ClientOutlook> lockedRows(const ClientQuestion &question, const ClientPlaces &places)
{
    QList<ClientOutlook> found;
    for (const auto &[client, name] :
         {std::pair(u"poetry"_s, u"poetry.lock"_s), std::pair(u"uv"_s, u"uv.lock"_s)}) {
        const ClientFile lock = places.read(places.inProject(name), ClientPlaces::MostOfLock);
        if (lock.isUnreadable())
            found.append(unreadLock(client, lock, places));
        else if (auto row = lockedOutlook(client, lock,
                                          inTomlLock(lock.bytes, question.canonicalName), question,
                                          places))
            found.append(std::move(*row));
    }
    for (const auto &[client, name] :
         {std::pair(u"pipenv"_s, u"Pipfile"_s), std::pair(u"pdm"_s, u"pdm.lock"_s),
          std::pair(u"pip"_s, u"pylock.toml"_s), std::pair(u"uv"_s, u"uv.toml"_s)}) {
        const ClientFile file = places.read(places.inProject(name));
        if (file.state != ClientFile::State::Missing)
            found.append(unknownLock(client, file));
    }
    return found;
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
        found.append(outlookOfPip(files, question, places));
    }
    if (!places.project.isEmpty() && !unread) {
        for (const QString &given : requirementsOf(places))
            found.append(outlookOfRequirements(given, sourcesOf(files, places), question, places));
    }
    if (!places.project.isEmpty())
        found += pyprojectRows(question, places);
    return found + lockedRows(question, places)
           + unreadClients(places, {u"uv"_s, u"poetry"_s, u"pdm"_s});
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

Text PipClients::signIn(const QString &, const ClientQuestion &question,
                        const ClientPlaces &places) const
{
    return Text::of(
        "The token goes into %1, as the line \"machine %2 login __token__ password TOKEN\".",
        shownPath(places, places.inHome(u".netrc"_s)), QUrl::fromEncoded(question.here).host());
}

} // namespace packhouse::pypi

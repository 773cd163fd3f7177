// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/composerclients.h"

#include "clientfiles/jsontext.h"
#include "clientfiles/lockedoutlook.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::composer {

namespace {

const QString Composer = u"composer"_s;
const QString Repositories = u"repositories"_s;
// By either name a repository takes the public one's place, or switches it off.
const QString PublicName = u"packagist"_s; // or longer, by the name of its host

struct Repository
{
    QString name; ///< its key, where it has one
    QJsonValue value; ///< false: switched off
    int index = 0; ///< among the entries of its file
};

struct RepositoryFile
{
    ClientFile file;
    QJsonObject root;
    QList<Repository> repositories;
};

struct FoundFiles
{
    QList<RepositoryFile> files; ///< the project's before the user's
    std::optional<ClientFile> unread;
};

/// In a list an entry {"name": false} switches that one off.
QList<Repository> repositoriesIn(const QJsonValue &written)
{
    QList<Repository> found;
    const QJsonArray list = written.toArray();
    for (int i = 0; i < list.size(); ++i) {
        const QJsonObject entry = list.at(i).toObject();
        if (entry.size() == 1 && entry.begin().value().isBool())
            found.append({entry.begin().key(), entry.begin().value(), i});
        else
            found.append({{}, entry, i}); // a "name" in it takes nobody's place
    }
    const QJsonObject named = written.toObject();
    for (auto entry = named.begin(); entry != named.end(); ++entry)
        found.append({entry.key(), entry.value(), 0});
    return found;
}

QString usersFile(const ClientPlaces &places)
{
    if (const QString home = places.variable(u"COMPOSER_HOME"_s); !home.isEmpty())
        return home + u"/config.json"_s;
    const QString path = places.inConfiguration(u"composer/config.json"_s);
    const QString older = places.inHome(u".composer/config.json"_s);
    const bool usesOlder = places.read(path).state == ClientFile::State::Missing
                           && places.read(older).state != ClientFile::State::Missing;
    return usesOlder ? older : path;
}

/// As COMPOSER names it; the lock is beside it.
QString projectsFile(const ClientPlaces &places)
{
    const QString given = places.variable(u"COMPOSER"_s);
    if (places.project.isEmpty() || given.isEmpty())
        return places.inProject(u"composer.json"_s);
    return QDir::cleanPath(QDir(places.project).filePath(given));
}

QString projectsLock(const ClientPlaces &places)
{
    const QString manifest = projectsFile(places);
    if (manifest.isEmpty())
        return {};
    return (manifest.endsWith(u".json") ? manifest.chopped(5) : manifest) + u".lock"_s;
}

FoundFiles readFiles(const ClientPlaces &places)
{
    FoundFiles found;
    for (const QString &path : {projectsFile(places), usersFile(places)}) {
        RepositoryFile one{places.read(path), {}, {}};
        if (one.file.isRead()) {
            const QJsonDocument json = QJsonDocument::fromJson(one.file.bytes);
            if (json.isObject()) {
                one.root = json.object();
                one.repositories = repositoriesIn(one.root[Repositories]);
                found.files.append(std::move(one));
                continue;
            }
            one.file.state = ClientFile::State::Unreadable;
            one.file.problem = Text::of("It is no JSON object.");
        }
        if (one.file.isUnreadable() && !found.unread)
            found.unread = one.file;
    }
    return found;
}

bool namesIt(const QJsonValue &patterns, const QString &name)
{
    for (const QJsonValue &pattern : patterns.toArray()) {
        const QString escaped = QRegularExpression::escape(pattern.toString())
                                    .replace(u"\\*"_s, u".*"_s);
        const QRegularExpression expression(QRegularExpression::anchoredPattern(escaped),
                                            QRegularExpression::CaseInsensitiveOption);
        if (expression.match(name).hasMatch())
            return true;
    }
    return false;
}

/// Whether a repository's own filters leave the name to it.
bool admits(const Repository &repository, const QString &name)
{
    const QJsonValue &value = repository.value;
    if (!value[u"only"_s].isUndefined() && !namesIt(value[u"only"_s], name))
        return false;
    return !namesIt(value[u"exclude"_s], name);
}

/// Whether it is a registry that is asked for that name.
bool mayHave(const Repository &repository, const QString &name)
{
    return repository.value[u"type"_s].toString() == Composer && admits(repository, name);
}

/// Whether only whoever looks into it knows which names it has.
bool isClosedToUs(const Repository &repository)
{
    static const QStringList ofVersionControl{
        u"vcs"_s,     u"git"_s, u"github"_s, u"gitlab"_s, u"bitbucket"_s, u"git-bitbucket"_s,
        u"forgejo"_s, u"hg"_s,  u"svn"_s,    u"fossil"_s, u"perforce"_s,  u"artifact"_s};
    return ofVersionControl.contains(repository.value[u"type"_s].toString());
}

/// Where a repository of one package has that package from; nothing where it is another's.
std::optional<QString> inlinePackage(const QJsonValue &repository, const QString &name)
{
    const QJsonValue given = repository[u"package"_s];
    for (const QJsonValue &package : given.isArray() ? given.toArray() : QJsonArray{given}) {
        if (package[u"name"_s].toString().toLower() != name)
            continue;
        const QString dist = package[u"dist"_s][u"url"_s].toString();
        return dist.isEmpty() ? package[u"source"_s][u"url"_s].toString() : dist;
    }
    return std::nullopt;
}

/// Whether a folder that is named, with "*" in its last parts, is that package.
bool isFolderOf(const QString &url, const QString &name, const ClientPlaces &places)
{
    constexpr qsizetype MostFolders = 500;
    if (places.project.isEmpty() && !url.startsWith(u'/'))
        return false;
    QStringList folders{url.startsWith(u'/') ? u"/"_s : places.project};
    for (const QString &part : url.split(u'/', Qt::SkipEmptyParts)) {
        QStringList below;
        for (const QString &folder : std::as_const(folders)) {
            if (!part.contains(u'*'))
                below.append(QDir::cleanPath(folder + u'/' + part));
            else
                for (const QString &found : QDir(folder).entryList({part}, QDir::Dirs, QDir::Name))
                    below.append(folder + u'/' + found);
        }
        folders = below.first(std::min(below.size(), MostFolders));
    }
    return std::ranges::any_of(folders, [&](const QString &folder) {
        const ClientFile manifest = places.read(folder + u"/composer.json"_s);
        return QJsonDocument::fromJson(manifest.bytes)[u"name"_s].toString().toLower() == name;
    });
}

/// Whom Composer asks, in its order.
struct AskedRepositories
{
    QList<ClientSource> sources;
    bool publicToo = true;
    std::optional<ClientSource> perhaps; ///< only whoever looks there knows whether it has the name
};

/// Adds one; answers whether no other is asked behind it.
bool addRepository(AskedRepositories &asked, const Repository &repository, const Text &saidBy,
                   const ClientQuestion &question, const ClientPlaces &places)
{
    const QJsonValue &value = repository.value;
    const QString type = value[u"type"_s].toString();
    const QString url = value[u"url"_s].toString();
    const bool alone = value[u"canonical"_s].toBool(true);
    if (!admits(repository, question.canonicalName))
        return false;
    if (type == Composer) {
        asked.sources.append({url, saidBy});
        return false; // whether it has the name is what is asked
    }
    if (type == u"package") {
        const auto from = inlinePackage(value, question.canonicalName);
        if (from)
            asked.sources.append({*from, saidBy});
        return from && alone;
    }
    if (type == u"path" && isFolderOf(url, question.canonicalName, places)) {
        asked.sources.append({url.startsWith(u'/') ? url : u"./"_s + url, saidBy});
        return alone;
    }
    if (isClosedToUs(repository) && !asked.perhaps)
        asked.perhaps = ClientSource{url, saidBy};
    return false;
}

AskedRepositories askedRepositories(const FoundFiles &found, const ClientQuestion &question,
                                    const ClientPlaces &places)
{
    AskedRepositories asked;
    bool closed = false; // by one that has the name in it
    for (const RepositoryFile &file : found.files) {
        for (const Repository &repository : file.repositories) {
            if (repository.name == PublicName || repository.name.startsWith(PublicName + u'.'))
                asked.publicToo = false;
            if (!closed)
                closed = addRepository(asked, repository, saidIn(places, file.file.path, 0),
                                       question, places);
        }
    }
    asked.publicToo = asked.publicToo && !closed;
    if (asked.publicToo)
        asked.sources.append({{}, saidByNobody()});
    return asked;
}

QList<ClientSource> sourcesOf(const FoundFiles &found, const ClientQuestion &question,
                              const ClientPlaces &places)
{
    return askedRepositories(found, question, places).sources;
}

QByteArray quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

/// Leaves the name out of a repository of that file.
void exclude(JsonText &text, const Repository &repository, const ClientQuestion &question)
{
    const auto list = text.member(text.whole(), Repositories);
    if (!list)
        return;
    const auto place = text.bytes().at(list->from) == '[' ? text.element(*list, repository.index)
                                                          : text.member(*list, repository.name);
    if (!place)
        return;
    if (const auto excluded = text.member(*place, u"exclude"_s))
        text.addElement(*excluded, quoted(question.canonicalName));
    else
        text.addMember(*place, u"exclude"_s, '[' + quoted(question.canonicalName) + ']');
}

/// As the list of repositories is written: by names, or one after the other.
void add(JsonText &text, const QString &name, const QByteArray &value)
{
    if (!text.member(text.whole(), Repositories))
        text.addMember(text.whole(), Repositories, "[]");
    const auto list = text.member(text.whole(), Repositories);
    if (text.bytes().at(list->from) == '{')
        text.addMember(*list, name, value);
    else
        text.addElement(*list,
                        value.startsWith('{') ? value : '{' + quoted(name) + ": " + value + '}');
}

/// What composer.lock says of the name, for as long as it is used.
std::optional<ClientOutlook> lockedRow(const ClientQuestion &question, const ClientPlaces &places)
{
    ClientFile lock = places.read(projectsLock(places), ClientPlaces::MostOfLock);
    const QJsonDocument json = QJsonDocument::fromJson(lock.bytes);
    if (lock.isRead() && !json.isObject()) {
        lock.state = ClientFile::State::Unreadable;
        lock.problem = Text::of("It is no JSON object.");
    }
    if (lock.isUnreadable())
        return unreadLock(Composer, lock, places);
    QList<LockedPackage> locked;
    for (const QString &list : {u"packages"_s, u"packages-dev"_s}) {
        for (const QJsonValue &package : json[list].toArray()) {
            if (package[u"name"_s].toString().toLower() != question.canonicalName)
                continue;
            const QJsonValue dist = package[u"dist"_s];
            const QString url = dist[u"url"_s].toString();
            const QString sum = dist[u"shasum"_s].toString().toLower();
            const QStringList sums = sum.isEmpty() ? QStringList() : QStringList{u"sha1:"_s + sum};
            locked.append({package[u"version"_s].toString(),
                           url.isEmpty() ? package[u"source"_s][u"url"_s].toString() : url, sums,
                           0});
        }
    }
    return lockedOutlook(Composer, lock, locked, question, places);
}

} // namespace

QList<ClientOutlook> ComposerClients::outlooks(const ClientQuestion &question,
                                               const ClientPlaces &places) const
{
    const FoundFiles found = readFiles(places);
    if (found.unread)
        return {unreadOutlook(Composer, places, *found.unread)};
    if (found.files.isEmpty() && places.program(Composer).isEmpty())
        return {};
    const AskedRepositories asked = askedRepositories(found, question, places);
    ClientOutlook outlook = outlookOf(Composer, asked.sources, SourceChoice::FirstThatHasIt,
                                      question);
    if (asked.perhaps && outlook.verdict == ClientOutlook::Verdict::Safe) {
        outlook = notKnownOutlook(
            Composer, Text::of("not known: only the repository itself tells which names it has"));
        outlook.from = Text::name(shownHost(asked.perhaps->address));
        outlook.saidBy = asked.perhaps->saidBy;
    }
    const QString path = places.project.isEmpty() ? usersFile(places) : projectsFile(places);
    outlook.closedBy = Text::of("the public repository switched off, and the name excluded "
                                "(\"exclude\") from others, in %1",
                                shownPath(places, path));
    QList<ClientOutlook> rows{outlook};
    if (auto locked = lockedRow(question, places))
        rows.append(std::move(*locked));
    return rows;
}

Result<ClientClosing> ComposerClients::closing(const QString &client,
                                               const ClientQuestion &question,
                                               const ClientPlaces &places) const
{
    const FoundFiles found = readFiles(places);
    const QString path = places.project.isEmpty() ? usersFile(places) : projectsFile(places);
    const ClientFile file = places.read(path);
    if (client != Composer || found.unread || path.isEmpty())
        return noClosing(client);
    JsonText text(file.isRead() ? file.bytes : "{\n}\n"_ba);
    const QList<Repository> own = repositoriesIn(
        QJsonDocument::fromJson(text.bytes()).object()[Repositories]);
    for (const Repository &repository : own) {
        const bool registry = mayHave(repository, question.canonicalName)
                              && !question.isOwn(repository.value[u"url"_s].toString());
        if (registry || (isClosedToUs(repository) && admits(repository, question.canonicalName)))
            exclude(text, repository, question);
    }
    const QList<ClientSource> sources = sourcesOf(found, question, places);
    const bool hasThis = std::ranges::any_of(
        sources, [&](const ClientSource &source) { return question.isOwn(source.address); });
    if (!hasThis)
        add(text, u"packhouse"_s,
            "{\"type\": \"composer\", \"url\": "
                + quoted(question.groupAddress(u"packages/composer/packages.json"_s, u"group"_s))
                + '}');
    const bool publicToo = std::ranges::any_of(
        sources, [](const ClientSource &source) { return source.address.isEmpty(); });
    if (publicToo)
        add(text, PublicName, "false");
    return ClientClosing{
        {changeOf(file, text.bytes())},
        publicToo ? Text::of("Nothing is then taken from the public repository any more.")
                  : Text()};
}

Text ComposerClients::signIn(const QString &, const ClientQuestion &question,
                             const ClientPlaces &places) const
{
    return Text::of("The token goes into %1, by \"composer config --global --auth http-basic.%2 me "
                    "TOKEN\".",
                    shownPath(places, QFileInfo(usersFile(places)).path() + u"/auth.json"_s),
                    QUrl::fromEncoded(question.here).authority());
}

} // namespace packhouse::composer

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/composerclients.h"

#include "clientfiles/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

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

FoundFiles readFiles(const ClientPlaces &places)
{
    FoundFiles found;
    for (const QString &path : {places.inProject(u"composer.json"_s), usersFile(places)}) {
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

/// Whether a repository is asked for that name at all: those of one package, a folder or a version
/// control are there for what they name.
bool mayHave(const Repository &repository, const QString &name)
{
    const QJsonValue &value = repository.value;
    if (value[u"type"_s].toString() != Composer)
        return false;
    if (!value[u"only"_s].isUndefined() && !namesIt(value[u"only"_s], name))
        return false;
    return !namesIt(value[u"exclude"_s], name);
}

QList<ClientSource> sourcesOf(const FoundFiles &found, const ClientQuestion &question,
                              const ClientPlaces &places)
{
    QList<ClientSource> sources;
    bool publicToo = true;
    for (const RepositoryFile &file : found.files) {
        for (const Repository &repository : file.repositories) {
            if (repository.name == PublicName || repository.name.startsWith(PublicName + u'.'))
                publicToo = false;
            if (mayHave(repository, question.canonicalName))
                sources.append(
                    {repository.value[u"url"_s].toString(), saidIn(places, file.file.path, 0)});
        }
    }
    if (publicToo)
        sources.append({{}, saidByNobody()});
    return sources;
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

} // namespace

QList<ClientOutlook> ComposerClients::outlooks(const ClientQuestion &question,
                                               const ClientPlaces &places) const
{
    const FoundFiles found = readFiles(places);
    if (found.unread)
        return {unreadOutlook(Composer, places, *found.unread)};
    if (found.files.isEmpty() && places.program(Composer).isEmpty())
        return {};
    ClientOutlook outlook = outlookOf(Composer, sourcesOf(found, question, places),
                                      SourceChoice::FirstThatHasIt, question);
    const QString path = places.project.isEmpty() ? usersFile(places)
                                                  : places.inProject(u"composer.json"_s);
    outlook.closedBy = Text::of("the public repository switched off, and the name excluded "
                                "(\"exclude\") from others, in %1",
                                shownPath(places, path));
    return {outlook};
}

Result<ClientClosing> ComposerClients::closing(const QString &client,
                                               const ClientQuestion &question,
                                               const ClientPlaces &places) const
{
    const FoundFiles found = readFiles(places);
    const QString path = places.project.isEmpty() ? usersFile(places)
                                                  : places.inProject(u"composer.json"_s);
    const ClientFile file = places.read(path);
    if (client != Composer || found.unread || path.isEmpty())
        return noClosing(client);
    JsonText text(file.isRead() ? file.bytes : "{\n}\n"_ba);
    const QList<Repository> own = repositoriesIn(
        QJsonDocument::fromJson(text.bytes()).object()[Repositories]);
    for (const Repository &repository : own) {
        if (mayHave(repository, question.canonicalName)
            && !question.isOwn(repository.value[u"url"_s].toString()))
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

} // namespace packhouse::composer

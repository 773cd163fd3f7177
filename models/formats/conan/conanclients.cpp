// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/conanclients.h"

#include "clientfiles/jsontext.h"
#include "clientfiles/lockedoutlook.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::conan {

namespace {

const QString First = u"conan 1"_s;
const QString Second = u"conan 2"_s;

/// "conan_home" of the nearest .conanrc, of the project or above it; empty where there is none.
QString homeOfProject(const ClientPlaces &places)
{
    QString folder = places.project;
    for (int level = 0; level < 64 && !folder.isEmpty(); ++level) {
        const ClientFile file = places.read(folder + u"/.conanrc"_s);
        for (const QString &line : file.text().split(u'\n')) {
            const QString value = line.section(u'=', 1).trimmed();
            if (line.section(u'=', 0, 0).trimmed() == u"conan_home" && !value.isEmpty())
                return value.startsWith(u"~/")  ? places.inHome(value.sliced(2))
                       : value.startsWith(u'/') ? value
                                                : QDir::cleanPath(folder + u'/' + value);
        }
        const QString above = QFileInfo(folder).path();
        folder = above == folder || file.isRead() ? QString() : above;
    }
    return {};
}

QString remotesFile(const QString &client, const ClientPlaces &places)
{
    if (client == Second) {
        QString home = places.variable(u"CONAN_HOME"_s);
        if (home.isEmpty())
            home = homeOfProject(places);
        return home.isEmpty() ? places.inHome(u".conan2/remotes.json"_s)
                              : home + u"/remotes.json"_s;
    }
    const QString home = places.variable(u"CONAN_USER_HOME"_s);
    return home.isEmpty() ? places.inHome(u".conan/remotes.json"_s)
                          : home + u"/.conan/remotes.json"_s;
}

/// Nothing where the file is no list of remotes.
std::optional<QJsonArray> remotesOf(const QByteArray &bytes)
{
    const QJsonValue remotes = QJsonDocument::fromJson(bytes)[u"remotes"_s];
    return remotes.isArray() ? std::optional(remotes.toArray()) : std::nullopt;
}

/// A list of allowed packages leaves out all that it does not name.
bool mayHave(const QJsonValue &remote, const QString &name)
{
    if (remote[u"disabled"_s].toBool())
        return false;
    const QJsonValue allowed = remote[u"allowed_packages"_s];
    if (!allowed.isArray())
        return true;
    for (const QJsonValue &pattern : allowed.toArray()) {
        const QRegularExpression expression(QRegularExpression::wildcardToRegularExpression(
            pattern.toString().section(u'/', 0, 0)));
        if (expression.match(name).hasMatch())
            return true;
    }
    return false;
}

std::optional<ClientOutlook> outlookOfConan(const QString &client, const ClientQuestion &question,
                                            const ClientPlaces &places)
{
    const QString path = remotesFile(client, places);
    ClientFile file = places.read(path);
    if (file.isUnreadable())
        return unreadOutlook(client, places, file);
    // Which of them the program is shows when it has run; a new one makes the newer file.
    const bool installed = client == Second && !places.program(u"conan"_s).isEmpty()
                           && places.read(remotesFile(First, places)).state
                                  == ClientFile::State::Missing;
    if (!file.isRead() && !installed)
        return std::nullopt;
    QList<ClientSource> sources;
    if (!file.isRead())
        sources.append({{}, saidByNobody()});
    const auto remotes = file.isRead() ? remotesOf(file.bytes) : QJsonArray();
    if (!remotes) {
        file.problem = Text::of("It is no list of remotes.");
        return unreadOutlook(client, places, file);
    }
    for (const QJsonValue &remote : *remotes) {
        if (mayHave(remote, question.canonicalName))
            sources.append({remote[u"url"_s].toString(), saidIn(places, path, 0)});
    }
    ClientOutlook found = outlookOf(client, sources, SourceChoice::FirstThatHasIt, question);
    // What it took once it asks for where it was taken from.
    const QFileInfo cached(QFileInfo(path).path() + u"/data/"_s + question.canonicalName);
    if (client == First && cached.isDir() && found.verdict == ClientOutlook::Verdict::Safe)
        found = notKnownOutlook(
            client, Text::of("not known: its cache may name another remote for the recipe"));
    found.closedBy = Text::of("the other remotes switched off in %1; that this one is first helps "
                              "only as long as it has the recipe",
                              shownPath(places, path));
    return found;
}

} // namespace

QList<ClientOutlook> ConanClients::outlooks(const ClientQuestion &question,
                                            const ClientPlaces &places) const
{
    QList<ClientOutlook> found;
    for (const QString &client : {Second, First}) {
        if (auto outlook = outlookOfConan(client, question, places))
            found.append(std::move(*outlook));
    }
    const ClientFile lock = places.read(places.inProject(u"conan.lock"_s));
    if (lock.state != ClientFile::State::Missing)
        found.append(unknownLock(u"conan"_s, lock));
    return found;
}

Result<ClientClosing> ConanClients::closing(const QString &client, const ClientQuestion &question,
                                            const ClientPlaces &places) const
{
    if (client != First && client != Second)
        return noClosing(client);
    const ClientFile file = places.read(remotesFile(client, places));
    const auto remotes = file.isRead() ? remotesOf(file.bytes) : std::nullopt;
    if (!remotes)
        return noClosing(client);
    JsonText text(file.bytes);
    const auto list = [&text] { return *text.member(text.whole(), u"remotes"_s); };
    bool hasThis = false;
    for (int i = 0; i < remotes->size(); ++i) {
        const QJsonValue remote = remotes->at(i);
        const bool own = question.isOwn(remote[u"url"_s].toString());
        hasThis = hasThis || own;
        const auto place = text.element(list(), i);
        if (own || !place || !mayHave(remote, question.canonicalName))
            continue;
        if (const auto now = text.member(*place, u"disabled"_s))
            text.replace(*now, "true");
        else
            text.addMember(*place, u"disabled"_s, "true");
    }
    if (!hasThis) {
        const QString address = question.projectAddress(u"packages/conan"_s);
        text.addElement(list(), "{\"name\": \"packhouse\", \"url\": \"" + address.toUtf8()
                                    + "\", \"verify_ssl\": true}");
    }
    return ClientClosing{{changeOf(file, text.bytes())},
                         Text::of("Nothing is then taken from the other remotes any more.")};
}

Text ConanClients::signIn(const QString &client, const ClientQuestion &, const ClientPlaces &) const
{
    return client == First
               ? Text::of("The client takes the token by \"conan user me -r packhouse -p TOKEN\".")
               : Text::of(
                   "The client takes the token by \"conan remote login -p TOKEN packhouse me\".");
}

} // namespace packhouse::conan

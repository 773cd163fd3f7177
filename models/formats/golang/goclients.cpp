// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/goclients.h"

#include "clientfiles/textlines.h"

#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace packhouse::golang {

namespace {

const QString Go = u"go"_s;
const QString Proxy = u"GOPROXY"_s;
const QString NoProxy = u"GONOPROXY"_s;
const QString Private = u"GOPRIVATE"_s;

struct Setting
{
    QString value;
    Text saidBy;
};

/// What the command goes by, the strongest first: the environment, the user's file, its own.
class GoEnvironment
{
public:
    explicit GoEnvironment(const ClientPlaces &places);
    std::optional<Setting> find(const QString &name) const;
    QString usersPath() const { return m_users; }
    std::optional<ClientFile> unread() const;
    bool isThere() const { return m_files.first().isRead(); }

private:
    const ClientPlaces &m_places;
    QString m_users; ///< empty: none is used (GOENV=off)
    QList<ClientFile> m_files;
};

GoEnvironment::GoEnvironment(const ClientPlaces &places) : m_places(places)
{
    const QString given = places.variable(u"GOENV"_s);
    m_users = given == u"off"   ? QString()
              : given.isEmpty() ? places.inConfiguration(u"go/env"_s)
                                : given;
    QString root = places.variable(u"GOROOT"_s);
    const QString program = places.program(Go);
    if (root.isEmpty() && !program.isEmpty())
        root = QFileInfo(QFileInfo(program).canonicalPath()).path();
    m_files = {places.read(m_users), places.read(root.isEmpty() ? QString() : root + u"/go.env"_s)};
}

std::optional<ClientFile> GoEnvironment::unread() const
{
    for (const ClientFile &file : m_files) {
        if (file.isUnreadable())
            return file;
    }
    return std::nullopt;
}

/// The line of that variable, from 0; the last one counts.
std::optional<qsizetype> lineOf(const TextLines &lines, const QString &name)
{
    std::optional<qsizetype> found;
    const QByteArray start = name.toUtf8() + '=';
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines.at(i).startsWith(start))
            found = i;
    }
    return found;
}

std::optional<Setting> GoEnvironment::find(const QString &name) const
{
    if (const QString value = m_places.variable(name); !value.isEmpty())
        return Setting{value, saidByVariable(name)};
    for (const ClientFile &file : m_files) {
        const TextLines lines(file.bytes);
        const auto line = lineOf(lines, name);
        if (!line)
            continue;
        const QByteArray value = lines.at(*line).sliced(name.size() + 1);
        if (!value.isEmpty())
            return Setting{QString::fromUtf8(value), saidIn(m_places, file.path, int(*line) + 1)};
    }
    return std::nullopt;
}

/// protocol: a pattern is a path with wildcards in its elements; it names all that begins so
bool matchesPrefix(const QString &patterns, const QString &module)
{
    for (const QString &pattern : patterns.split(u',', Qt::SkipEmptyParts)) {
        const qsizetype elements = pattern.count(u'/') + 1;
        if (module.count(u'/') + 1 < elements)
            continue;
        const QRegularExpression expression(
            QRegularExpression::wildcardToRegularExpression(pattern));
        if (expression.match(module.section(u'/', 0, int(elements) - 1)).hasMatch())
            return true;
    }
    return false;
}

struct AskedRoute
{
    QList<ClientSource> proxies;
    bool direct = false; ///< the module's own host comes last
    Text saidBy; ///< … which says so
};

AskedRoute askedRoute(const GoEnvironment &environment, const QString &module)
{
    const std::optional<Setting> noProxy = environment.find(NoProxy);
    const std::optional<Setting> owned = noProxy ? noProxy : environment.find(Private);
    AskedRoute route;
    if (owned && matchesPrefix(owned->value, module)) {
        route.direct = true;
        route.saidBy = owned->saidBy;
        return route;
    }
    const std::optional<Setting> list = environment.find(Proxy);
    if (!list) {
        route.proxies.append({{}, saidByNobody()});
        return route;
    }
    static const QRegularExpression border(u"[,|]"_s); // the registry says "not here": both go on
    for (const QString &entry : list->value.split(border, Qt::SkipEmptyParts)) {
        const QString word = entry.trimmed();
        if (word == u"off")
            break;
        if (word == u"direct") {
            route.direct = true;
            route.saidBy = list->saidBy;
            break;
        }
        route.proxies.append({word, list->saidBy});
    }
    return route;
}

ClientOutlook outlookOfGo(const GoEnvironment &environment, const ClientQuestion &question)
{
    const AskedRoute route = askedRoute(environment, question.canonicalName);
    ClientOutlook found = outlookOf(Go, route.proxies, SourceChoice::FirstThatHasIt, question);
    const QString host = question.canonicalName.section(u'/', 0, 0);
    if (route.direct && found.verdict == ClientOutlook::Verdict::Safe) {
        found = notKnownOutlook(Go, Text::of("what the module's own host has, whoever that is"));
        found.from = Text::name(host);
        found.saidBy = route.saidBy;
    }
    found.closedBy = Text::of("this registry alone in GOPROXY, GOPRIVATE with the module, and "
                              "GONOPROXY=none");
    return found;
}

} // namespace

QList<ClientOutlook> GoClients::outlooks(const ClientQuestion &question,
                                         const ClientPlaces &places) const
{
    const GoEnvironment environment(places);
    const bool here = !places.program(Go).isEmpty() || environment.isThere()
                      || environment.unread();
    if (!here)
        return {};
    if (const auto unread = environment.unread())
        return {unreadOutlook(Go, places, *unread)};
    return {outlookOfGo(environment, question)};
}

Result<ClientClosing> GoClients::closing(const QString &client, const ClientQuestion &question,
                                         const ClientPlaces &places) const
{
    const GoEnvironment environment(places);
    if (client != Go || environment.usersPath().isEmpty() || environment.unread())
        return noClosing(client);
    const ClientFile file = places.read(environment.usersPath());
    TextLines lines(file.bytes);
    const auto set = [&lines](const QString &name, const QString &value) {
        const QByteArray text = (name + u'=' + value).toUtf8();
        if (const auto line = lineOf(lines, name))
            lines.replace(*line, text);
        else
            lines.append(text);
    };
    set(Proxy, question.projectAddress(u"packages/go"_s));
    QStringList owned;
    if (const auto now = environment.find(Private))
        owned = now->value.split(u',', Qt::SkipEmptyParts);
    if (!matchesPrefix(owned.join(u','), question.canonicalName))
        owned.append(question.canonicalName);
    set(Private, owned.join(u','));
    set(NoProxy, u"none"_s);
    return ClientClosing{
        {changeOf(file, lines.joined())},
        Text::of("Every module is then asked for at this registry, and what it does not have is "
                 "not found.")};
}

} // namespace packhouse::golang

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/goclients.h"

#include "clientfiles/lockedoutlook.h"
#include "clientfiles/textlines.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

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

QStringList patternsOf(const std::optional<Setting> &setting)
{
    QStringList patterns = setting ? setting->value.split(u',', Qt::SkipEmptyParts) : QStringList();
    patterns.removeAll(u"none"_s);
    return patterns;
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

/// The address that the client has now, when it is ours.
QString ownProxy(const GoEnvironment &environment, const ClientQuestion &question)
{
    static const QRegularExpression border(u"[,|]"_s);
    const std::optional<Setting> list = environment.find(Proxy);
    for (const QString &entry : list ? list->value.split(border) : QStringList()) {
        if (question.isOwn(entry.trimmed()))
            return entry.trimmed();
    }
    return question.projectAddress(u"packages/go"_s);
}

ClientOutlook outlookOfGo(const GoEnvironment &environment, const ClientQuestion &question)
{
    const AskedRoute route = askedRoute(environment, question.canonicalName);
    ClientOutlook found = outlookOf(Go, route.proxies, SourceChoice::FirstThatHasIt, question);
    const QString host = question.canonicalName.section(u'/', 0, 0);
    // Other files than those that are read here.
    const std::optional<Setting> flags = environment.find(u"GOFLAGS"_s);
    const bool otherFiles = flags
                            && (flags->value.contains(u"-modfile"_s)
                                || flags->value.contains(u"-overlay"_s));
    if (otherFiles && found.verdict == ClientOutlook::Verdict::Safe) {
        found = notKnownOutlook(Go, Text::of("not known: it goes by other files than go.mod"));
        found.saidBy = flags->saidBy;
    } else if (route.direct && found.verdict == ClientOutlook::Verdict::Safe) {
        found = notKnownOutlook(Go, Text::of("what the module's own host has, whoever that is"));
        found.from = Text::name(host);
        found.saidBy = route.saidBy;
    }
    found.closedBy = Text::of("this registry and \"off\" alone in GOPROXY, the module in GOPRIVATE "
                              "and not in GONOPROXY");
    return found;
}

/// The nearest file of that name, of the project or above it; missing where there is none.
ClientFile nearest(const QString &name, const ClientPlaces &places)
{
    QString folder = places.project;
    for (int level = 0; level < 64 && !folder.isEmpty(); ++level) {
        ClientFile file = places.read(folder + u'/' + name);
        if (file.state != ClientFile::State::Missing)
            return file;
        const QString above = QFileInfo(folder).path();
        folder = above == folder ? QString() : above;
    }
    return {};
}

/// What a go.mod or go.work puts in the module's place ("replace"); nothing where it is a folder.
std::optional<ClientOutlook> replacedRow(const ClientFile &file, const ClientQuestion &question,
                                         const ClientPlaces &places)
{
    if (file.isUnreadable())
        return unreadLock(Go, file, places);
    static const QRegularExpression replace(
        u"^(?:replace\\s+)?\"?([^\\s\"(]+)\"?(?:\\s+v\\S+)?\\s+=>\\s+\"?([^\\s\"]+)\"?"_s);
    const TextLines lines(file.bytes);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto match = replace.match(QString::fromUtf8(lines.at(i)).trimmed());
        const QString other = match.captured(2);
        if (!match.hasMatch() || match.captured(1) != question.canonicalName
            || other == question.canonicalName || other.startsWith(u'.') || other.startsWith(u'/'))
            continue;
        ClientOutlook row = notKnownOutlook(
            Go, Text::of("not known: another package stands for it, %1", other));
        row.saidBy = saidIn(places, file.path, int(i) + 1);
        row.closedBy = Text::of("no other module in its place (\"replace\")");
        return byFile(std::move(row), Go, file.path);
    }
    return std::nullopt;
}

QList<ClientOutlook> replacedRows(const GoEnvironment &environment, const ClientQuestion &question,
                                  const ClientPlaces &places)
{
    QList<ClientOutlook> rows;
    const std::optional<Setting> given = environment.find(u"GOWORK"_s);
    const QString work = given ? given->value : QString();
    const ClientFile workspace = work.isEmpty()          ? nearest(u"go.work"_s, places)
                                 : work == u"off"        ? ClientFile()
                                 : work.startsWith(u'/') ? places.read(work)
                                                         : places.read(places.inProject(work));
    for (const ClientFile &file : {nearest(u"go.mod"_s, places), workspace}) {
        if (auto row = replacedRow(file, question, places))
            rows.append(std::move(*row));
    }
    return rows;
}

/// What go.sum says of the module: the command refuses other bytes of a version that is there.
std::optional<ClientOutlook> summedRow(const ClientQuestion &question, const ClientPlaces &places)
{
    const ClientFile sums = places.read(places.inProject(u"go.sum"_s), ClientPlaces::MostOfLock);
    if (sums.isUnreadable())
        return unreadLock(Go, sums, places);
    QList<LockedPackage> locked;
    const QByteArray start = question.canonicalName.toUtf8() + ' ';
    const TextLines lines(sums.bytes);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QByteArrayList words = lines.at(i).simplified().split(' ');
        const bool isSum = lines.at(i).startsWith(start) && words.size() == 3
                           && words.at(2).startsWith("h1:") && !words.at(1).endsWith("/go.mod");
        if (isSum)
            locked.append(
                {QString::fromUtf8(words.at(1)), {}, {QString::fromUtf8(words.at(2))}, int(i) + 1});
    }
    return lockedOutlook(Go, sums, locked, question, places);
}

} // namespace

QList<ClientOutlook> GoClients::outlooks(const ClientQuestion &question,
                                         const ClientPlaces &places) const
{
    const GoEnvironment environment(places);
    const bool here = !places.program(Go).isEmpty() || environment.isThere()
                      || environment.unread();
    QList<ClientOutlook> found;
    if (const auto unread = environment.unread())
        found.append(unreadOutlook(Go, places, *unread));
    else if (here)
        found.append(outlookOfGo(environment, question));
    found += replacedRows(environment, question, places);
    if (auto row = summedRow(question, places))
        found.append(std::move(*row));
    return found;
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
    set(Proxy, ownProxy(environment, question) + u",off"_s);
    QStringList owned = patternsOf(environment.find(Private));
    if (!matchesPrefix(owned.join(u','), question.canonicalName))
        owned.append(question.canonicalName);
    // What GOPRIVATE names goes past all proxies, unless GONOPROXY says otherwise.
    QStringList past = patternsOf(environment.find(environment.find(NoProxy) ? NoProxy : Private));
    past.removeIf(
        [&](const QString &pattern) { return matchesPrefix(pattern, question.canonicalName); });
    set(Private, owned.join(u','));
    set(NoProxy, past.isEmpty() ? u"none"_s : past.join(u','));
    return ClientClosing{
        {changeOf(file, lines.joined())},
        past.isEmpty()
            ? Text::of("Every module is then asked for at this registry, and what it does not have "
                       "is not found.")
            : Text::of(
                "Every module but those of GONOPROXY is then asked for at this registry, and "
                "what it does not have is not found."),
        {}};
}

Text GoClients::signIn(const QString &, const ClientQuestion &question,
                       const ClientPlaces &places) const
{
    const QUrl here = QUrl::fromEncoded(question.here);
    const QString netrc = shownPath(places, places.inHome(u".netrc"_s));
    if (here.scheme() != u"https")
        return Text::of(
            "The go command sends a token by https alone: have the registry serve that, "
            "too, and use its https address. The token goes into %1 then.",
            netrc);
    return Text::of("The token goes into %1, as the lines \"machine %2 login me password TOKEN\" "
                    "and the same with %3.",
                    netrc, here.host(), here.authority());
}

} // namespace packhouse::golang

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/clientoutlook.h"

#include <QHostAddress>
#include <QMap>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

using Verdict = ClientOutlook::Verdict;

namespace {

constexpr int MostShown = 4; // hosts in a cell

/// A folder or file: no stranger's.
bool isLocal(const QString &address)
{
    return address.startsWith(u'/') || address.startsWith(u'.') || address.startsWith(u"file:");
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == u"https" ? 443 : 80);
}

bool leadsTo(const QUrl &asked, const QByteArray &registry, const QStringList &ownHosts)
{
    const QUrl own = QUrl::fromEncoded(registry);
    const auto isHere = [&ownHosts](const QString &host) {
        return isThisComputer(host) || ownHosts.contains(host);
    };
    const bool same = asked.host() == own.host() || (isHere(asked.host()) && isHere(own.host()));
    return same && portOf(asked) == portOf(own);
}

/// "acme/web" or "12" of ".../api/v4/projects/acme%2Fweb/..."; empty for the registry itself.
QString levelOf(const QString &address)
{
    static const QRegularExpression named(u"^(?:projects|groups?)/([^/]+)(?:/|$)"_s);
    const QString path = QUrl(address)
                             .adjusted(QUrl::NormalizePathSegments)
                             .path(QUrl::FullyEncoded)
                             .section(u"/api/v4/"_s, 1);
    return QUrl::fromPercentEncoding(named.match(path).captured(1).toUtf8());
}

QString base(const ClientQuestion &question)
{
    QString address = QString::fromUtf8(question.here);
    while (address.endsWith(u'/'))
        address.chop(1);
    return address + u"/api/v4/"_s;
}

QString encoded(const QString &path)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(path));
}

Text shownSources(const QList<ClientSource> &sources)
{
    QStringList hosts;
    bool builtIn = false;
    for (const ClientSource &source : sources) {
        builtIn = builtIn || source.address.isEmpty();
        const QString host = shownHost(source.address);
        if (!host.isEmpty() && !hosts.contains(host))
            hosts.append(host);
    }
    if (hosts.size() > MostShown)
        hosts = hosts.first(MostShown) << u"…"_s;
    if (hosts.isEmpty())
        return Text::of("the registry that it was built with");
    return builtIn ? Text::of("%1, the registry that it was built with", hosts)
                   : Text::of("%1", hosts);
}

/// What comes of asking nobody but this registry.
void answerOfRegistry(ClientOutlook &found, const QList<ClientSource> &sources,
                      const ClientQuestion &question)
{
    using Passing = ClientQuestion::Passing;
    const Passing passing = sources.isEmpty() ? Passing::Never : question.passing;
    found.verdict = passing == Passing::Never ? Verdict::Safe
                    : passing == Passing::On  ? Verdict::Stranger
                                              : Verdict::NotKnown;
    found.gets = passing == Passing::Never ? Text::of("nothing: it is here no longer")
                 : passing == Passing::On
                     ? Text::of("whatever the public registry has, as this one passes it on")
                     : Text::of("not known: the registry does not tell whether it passes "
                                "requests on");
    if (!sources.isEmpty())
        found.saidBy = sources.first().saidBy;
    // The name is kept for its own group alone.
    for (const ClientSource &source : sources) {
        if (found.verdict == Verdict::Stranger || isLocal(source.address)
            || question.isOwn(source.address))
            continue;
        const bool passes = question.passesOn(source.address);
        if (!passes && question.isSilent(source.address))
            continue;
        const bool toMembersNot = question.keptForMembers && levelOf(source.address).isEmpty();
        found.verdict = passes ? Verdict::Stranger : Verdict::NotKnown;
        found.gets = !passes ? Text::of("not known: what this registry has there, or passes on")
                     : toMembersNot
                         ? Text::of("what this registry passes on there, if it asks without a "
                                    "token of the group; with one nothing")
                         : Text::of("what this registry passes on there");
        found.saidBy = source.saidBy;
    }
}

} // namespace

bool isThisComputer(const QString &host)
{
    static const QRegularExpression address(u"^127\\.\\d+\\.\\d+\\.\\d+$"_s);
    return host == u"localhost" || host == u"::1" || address.match(host).hasMatch();
}

QStringList hostsOfThisComputer(const ClientPlaces &places)
{
    QStringList own = places.addresses;
    QMap<QString, bool> names; // whether all that the file says of one is this computer
    const QStringList lines = places.read(places.inSystem(u"/etc/hosts"_s)).text().split(u'\n');
    for (const QString &line : lines) {
        const QStringList words = line.section(u'#', 0, 0).simplified().split(u' ');
        const QHostAddress address(words.first());
        if (address.isNull())
            continue;
        const bool isOwn = address.isLoopback() || own.contains(address.toString());
        for (const QString &name : words.sliced(1)) {
            const QString known = name.toLower();
            names.insert(known, isOwn && names.value(known, true));
        }
    }
    for (auto name = names.cbegin(); name != names.cend(); ++name) {
        if (*name)
            own.append(name.key());
    }
    return own;
}

bool ClientQuestion::isHere(const QString &address) const
{
    const QUrl asked(address);
    if (!asked.isValid() || asked.host().isEmpty())
        return false;
    if (here.isEmpty())
        return (isThisComputer(asked.host()) || ownHosts.contains(asked.host()))
               && asked.path().contains(u"/api/v4/");
    return leadsTo(asked, here, ownHosts)
           || (!alsoHere.isEmpty() && leadsTo(asked, alsoHere, ownHosts));
}

bool ClientQuestion::isOwn(const QString &address) const
{
    if (!isHere(address))
        return false;
    const QString level = levelOf(address);
    const QString group = scopePath.section(u'/', 0, 0);
    return group.isEmpty() || level == group || level.startsWith(group + u'/')
           || ownNumbers.contains(level);
}

bool ClientQuestion::passesOn(const QString &address) const
{
    return passingLevels.contains(levelOf(address));
}

bool ClientQuestion::isSilent(const QString &address) const
{
    return silent == Silent::All || (silent == Silent::Instance && levelOf(address).isEmpty());
}

QString ClientQuestion::projectAddress(const QString &path) const
{
    return base(*this) + u"projects/%1/"_s.arg(encoded(scopePath)) + path;
}

QString ClientQuestion::groupAddress(const QString &path, const QString &word) const
{
    if (!scopePath.contains(u'/'))
        return projectAddress(path);
    return base(*this) + u"%1/%2/-/"_s.arg(word, encoded(scopePath.section(u'/', 0, 0))) + path;
}

QString verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Safe:
        return u"safe"_s;
    case Verdict::Stranger:
        return u"stranger"_s;
    case Verdict::CouldNotRead:
        return u"could_not_read"_s;
    case Verdict::DoesNotApply:
        return u"does_not_apply"_s;
    case Verdict::NotKnown:
        break;
    }
    return u"not_known"_s;
}

Text verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Safe:
        return Text::of("safe");
    case Verdict::Stranger:
        return Text::of("a stranger's");
    case Verdict::CouldNotRead:
        return Text::of("could not read");
    case Verdict::DoesNotApply:
        return Text::of("does not apply");
    case Verdict::NotKnown:
        break;
    }
    return Text::of("not known");
}

Tone verdictTone(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Safe:
        return Tone::Good;
    case Verdict::Stranger:
        return Tone::Bad;
    case Verdict::DoesNotApply:
        return Tone::Neutral;
    case Verdict::CouldNotRead:
    case Verdict::NotKnown:
        break;
    }
    return Tone::Unknown;
}

Text shownOrigin(const ClientOutlook &outlook)
{
    if (outlook.from.isEmpty() || outlook.saidBy.isEmpty())
        return outlook.from;
    return Text::of("%1 (%2)", outlook.from, outlook.saidBy);
}

ClientAnswer answerOf(const PackageKey &key, const ClientOutlook &outlook)
{
    using Opens = ClientAnswer::Opens;
    const Opens opens = outlook.verdict == Verdict::Stranger ? Opens::ToStrangers
                        : outlook.verdict == Verdict::Safe
                                || outlook.verdict == Verdict::DoesNotApply
                            ? Opens::Nothing
                            : Opens::NotKnown;
    return {key, {}, outlook.client, opens, outlook.gets, outlook.from, outlook.saidBy};
}

ClientOutlook otherComputers()
{
    ClientOutlook others = notKnownOutlook({}, Text::of("not known: no file here tells"));
    others.who = Text::of("Other computers");
    return others;
}

ClientOutlook outlookOf(const QString &client, const QList<ClientSource> &sources,
                        SourceChoice choice, const ClientQuestion &question)
{
    ClientOutlook found;
    found.client = client;
    found.who = Text::name(client);
    QList<ClientSource> others;
    std::copy_if(sources.begin(), sources.end(), std::back_inserter(others),
                 [&](const ClientSource &source) {
                     return !isLocal(source.address) && !question.isHere(source.address);
                 });
    found.from = sources.isEmpty() ? Text::of("nobody") : shownSources(sources);
    if (others.isEmpty()) {
        answerOfRegistry(found, sources, question);
        return found;
    }
    // A variable that nobody has set here; one that is a stranger's is, whatever else is not known.
    const auto isUnclear = [](const ClientSource &source) {
        return source.address.contains(u"${");
    };
    const auto stranger = std::ranges::find_if_not(others, isUnclear);
    const bool unclear = stranger == others.end();
    found.saidBy = (unclear ? others.first() : *stranger).saidBy;
    found.from = shownSources(others);
    if (unclear) {
        found.gets = Text::of("not known: a variable in its address is not set here");
        return found;
    }
    found.verdict = Verdict::Stranger;
    found.gets = Text::of("whatever is published there");
    if (choice == SourceChoice::Highest && sources.size() > 1)
        found.gets = Text::of("the highest version that any of its sources has");
    if (choice == SourceChoice::Any && sources.size() > 1)
        found.gets = Text::of("what any of its sources has");
    return found;
}

ClientOutlook unreadOutlook(const QString &client, const ClientPlaces &places,
                            const ClientFile &file)
{
    ClientOutlook found;
    found.client = client;
    found.who = Text::name(client);
    found.verdict = Verdict::CouldNotRead;
    found.gets = Text::of("%1 could not be read: %2", shownPath(places, file.path), file.problem);
    found.closedBy = Text::of("Mend the file, then ask again.");
    return found;
}

ClientOutlook notKnownOutlook(const QString &client, const Text &why)
{
    ClientOutlook found;
    found.client = client;
    found.who = Text::name(client);
    found.gets = why;
    return found;
}

ClientOutlook notConcerned(const QString &client, const Text &why)
{
    ClientOutlook found = notKnownOutlook(client, why);
    found.verdict = Verdict::DoesNotApply;
    return found;
}

QList<ClientOutlook> unreadClients(const ClientPlaces &places, const QStringList &programs)
{
    QList<ClientOutlook> found;
    for (const QString &program : programs) {
        if (!places.program(program).isEmpty())
            found.append(
                notKnownOutlook(program, Text::of("not known: its settings are not looked at")));
    }
    return found;
}

QString shownHost(const QString &address)
{
    const QUrl url(address);
    if (url.host().isEmpty())
        return address.section(u'@', -1).left(60);
    return url.port() > 0 ? url.host() + u':' + QString::number(url.port()) : url.host();
}

Text saidIn(const ClientPlaces &places, const QString &path, int line)
{
    const QString shown = shownPath(places, path);
    return line > 0 ? Text::of("%1, line %2", shown, line) : Text::of("%1", shown);
}

Text saidByVariable(const QString &name)
{
    return Text::of("%1 of the environment", name);
}

Text saidByNobody()
{
    return Text::of("nothing is set");
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/aptclients.h"

#include "formats/debian/aptfiles.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

const QString Apt = u"apt"_s;

struct PlacedPin
{
    AptPin pin;
    QString path;
};

struct AptSetting
{
    QList<ClientSource> sources;
    QList<PlacedPin> pins; ///< in apt's order
    std::optional<ClientFile> unread;
    bool there = false;
    Text elsewhere; ///< what may name other files than those; empty: nothing
};

ClientFile read(const QString &path, const ClientPlaces &places, AptSetting &setting)
{
    ClientFile file = places.read(path);
    setting.there = setting.there || file.state != ClientFile::State::Missing;
    if (file.isUnreadable() && !setting.unread)
        setting.unread = file;
    return file;
}

AptSetting readSetting(const ClientPlaces &places)
{
    AptSetting setting;
    const QString folder = places.inSystem(u"/etc/apt/"_s);
    const auto addSources = [&](const QString &path, bool paragraphs) {
        const ClientFile file = read(path, places, setting);
        for (const AptSource &source :
             paragraphs ? sourcesOfParagraphs(file.bytes) : sourcesOfList(file.bytes))
            setting.sources.append({source.address, saidIn(places, path, source.line)});
    };
    addSources(folder + u"sources.list"_s, false);
    for (const QString &path : places.listed(folder + u"sources.list.d"_s, u".list"_s))
        addSources(path, false);
    for (const QString &path : places.listed(folder + u"sources.list.d"_s, u".sources"_s))
        addSources(path, true);
    QStringList preferences; // those of the folder first, as apt reads them
    for (const QString &path : places.listed(folder + u"preferences.d"_s, {})) {
        const QString name = path.section(u'/', -1);
        if (!name.contains(u'.') || name.endsWith(u".pref"))
            preferences.append(path);
    }
    preferences.append(folder + u"preferences"_s);
    for (const QString &path : std::as_const(preferences)) {
        const QList<AptPin> pins = aptPins(read(path, places, setting).bytes);
        for (const AptPin &pin : pins)
            setting.pins.append({pin, path});
    }
    // Its options may move all of them. protocol: apt.conf(5), "THE DIRECTORIES"
    QStringList options = places.listed(folder + u"apt.conf.d"_s, {});
    options.append(folder + u"apt.conf"_s);
    for (const QString &path : std::as_const(options)) {
        static const QRegularExpression moves(
            u"^\\s*(?:RootDir\\b|Dir(?:::Etc\\S*)?(?:\\s|$)|Dir::Etc)"_s,
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
        const ClientFile file = places.read(path);
        if (file.isUnreadable() || moves.match(file.text()).hasMatch())
            setting.elsewhere = saidIn(places, path, 0);
    }
    if (!places.variable(u"APT_CONFIG"_s).isEmpty())
        setting.elsewhere = saidByVariable(u"APT_CONFIG"_s);
    return setting;
}

/// What the pins make of one source.
struct Pinned
{
    bool never = false;
    bool notKnown = false;
    QString path; ///< which says so
    int line = 0;
};

/// The first paragraph about the name that fits counts, before all that are about every name.
Pinned pinnedFor(const AptSetting &setting, const QString &package, const QString &host)
{
    for (const bool specific : {true, false}) {
        for (const PlacedPin &placed : setting.pins) {
            const bool concerns = specific ? isAbout(placed.pin, package)
                                           : placed.pin.packages.contains(u"*"_s);
            const PinMatch match = concerns ? matchesHost(placed.pin, host) : PinMatch::No;
            const bool negative = placed.pin.priority < 0;
            if (match == PinMatch::Yes)
                return {negative, false, placed.path, placed.pin.line};
            if (match == PinMatch::NotKnown && negative)
                return {false, true, placed.path, placed.pin.line};
        }
    }
    return {};
}

QString pinFile(const ClientQuestion &question, const ClientPlaces &places)
{
    return places.inSystem(u"/etc/apt/preferences.d/packhouse-%1.pref"_s.arg(
        QString(question.canonicalName).replace(u'+', u'_')));
}

ClientOutlook outlookOfApt(const AptSetting &setting, const ClientQuestion &question,
                           const ClientPlaces &places)
{
    QList<ClientSource> asked;
    std::optional<Pinned> unclear;
    std::optional<Pinned> closed;
    for (const ClientSource &source : setting.sources) {
        const bool own = question.isHere(source.address);
        const Pinned pinned = own ? Pinned()
                                  : pinnedFor(setting, question.canonicalName,
                                              QUrl(source.address).host());
        if (pinned.notKnown)
            unclear = pinned;
        else if (pinned.never)
            closed = pinned;
        else
            asked.append(source);
    }
    ClientOutlook found = outlookOf(Apt, asked, SourceChoice::Highest, question);
    if (unclear && found.verdict == ClientOutlook::Verdict::Safe) {
        found = notKnownOutlook(
            Apt, Text::of("not known: only the archives' own lists tell whether the pin fits"));
        closed = unclear;
    }
    if (!setting.elsewhere.isEmpty() && found.verdict == ClientOutlook::Verdict::Safe)
        found = notKnownOutlook(
            Apt, Text::of("not known: %1 may name other settings", setting.elsewhere));
    else if (closed && found.verdict != ClientOutlook::Verdict::Stranger)
        found.saidBy = saidIn(places, closed->path, closed->line);
    found.closedBy = Text::of("a pin for the name in %1",
                              shownPath(places, pinFile(question, places)));
    return found;
}

} // namespace

QList<ClientOutlook> AptClients::outlooks(const ClientQuestion &question,
                                          const ClientPlaces &places) const
{
    const AptSetting setting = readSetting(places);
    if (setting.unread)
        return {unreadOutlook(Apt, places, *setting.unread)};
    if (!setting.there && places.program(u"apt-get"_s).isEmpty())
        return {};
    return {outlookOfApt(setting, question, places)};
}

Result<ClientClosing> AptClients::closing(const QString &client, const ClientQuestion &question,
                                          const ClientPlaces &places) const
{
    const QString &name = question.canonicalName;
    const bool plain = std::ranges::all_of(name, [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || u"+-."_s.contains(c));
    });
    const QString host = QUrl::fromEncoded(question.here).host();
    const ClientFile file = places.read(pinFile(question, places));
    if (client != Apt || !plain || name.isEmpty() || host.isEmpty() || file.isUnreadable())
        return noClosing(client);
    // Of a version the first paragraph that fits counts.
    const QString pins = u"Package: %1\nPin: origin \"%2\"\nPin-Priority: 1001\n\n"
                         "Package: %1\nPin: release *\nPin-Priority: -1\n"_s.arg(name, host);
    ClientFileChange change = changeOf(
        file, pins.toUtf8() + (file.bytes.isEmpty() ? QByteArray() : '\n' + file.bytes));
    change.everybodys = true;
    return ClientClosing{{change}, {}};
}

Text AptClients::signIn(const QString &, const ClientQuestion &question,
                        const ClientPlaces &places) const
{
    return Text::of("The token goes into %1, as the line \"machine %2 login me password TOKEN\".",
                    shownPath(places, places.inSystem(u"/etc/apt/auth.conf.d/packhouse.conf"_s)),
                    QString::fromUtf8(question.here));
}

} // namespace packhouse::debian

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/gemclients.h"

#include "formats/rubygems/gemfilelock.h"
#include "formats/rubygems/gemsources.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::rubygems {

namespace {

const QString Gem = u"gem"_s;
const QString Bundle = u"bundle"_s;

QString usersGemrc(const ClientPlaces &places)
{
    const QString path = places.inHome(u".gemrc"_s);
    const QString newer = places.inConfiguration(u"gem/gemrc"_s);
    const bool usesNewer = places.read(path).state == ClientFile::State::Missing
                           && places.read(newer).state != ClientFile::State::Missing;
    return usesNewer ? newer : path;
}

struct GemSetting
{
    std::optional<QStringList> sources;
    QString path; ///< of the file that names them
    std::optional<ClientFile> unread;
    bool there = false;
    Text elsewhere; ///< where options of commands name other sources; empty: nowhere
};

/// The last file that names some counts.
GemSetting gemSetting(const ClientPlaces &places)
{
    QStringList paths{places.inSystem(u"/etc/gemrc"_s), usersGemrc(places)};
    for (const QString &path : places.variable(u"GEMRC"_s).split(u':', Qt::SkipEmptyParts))
        paths.append(path);
    GemSetting setting;
    for (const QString &path : std::as_const(paths)) {
        ClientFile file = places.read(path);
        if (file.isRead()) {
            setting.there = true;
            static const QRegularExpression options(
                u"^\\s*:?(?:gem|install|update|fetch)\\s*:.*\\s(?:-s|--source|--clear-sources)\\b"_s,
                QRegularExpression::MultilineOption);
            if (const auto match = options.match(file.text()); match.hasMatch())
                setting.elsewhere = saidIn(places, path, 0);
            const Gemrc read = readGemrc(file.bytes);
            if (read.sources) {
                setting.sources = read.sources;
                setting.path = path;
            }
            if (!read.readable) {
                file.state = ClientFile::State::Unreadable;
                file.problem = Text::of("It is no YAML that can be read.");
            }
        }
        if (file.isUnreadable() && !setting.unread)
            setting.unread = file;
    }
    return setting;
}

ClientOutlook outlookOfGem(const GemSetting &setting, const ClientQuestion &question,
                           const ClientPlaces &places)
{
    QList<ClientSource> sources;
    if (!setting.sources)
        sources.append({{}, saidByNobody()});
    for (const QString &source : setting.sources.value_or(QStringList()))
        sources.append({source, saidIn(places, setting.path, 0)});
    ClientOutlook found = outlookOf(Gem, sources, SourceChoice::Highest, question);
    if (!setting.elsewhere.isEmpty() && found.verdict == ClientOutlook::Verdict::Safe)
        found = notKnownOutlook(
            Gem, Text::of("not known: %1 may name other settings", setting.elsewhere));
    found.closedBy = Text::of("this registry alone under \":sources:\" in %1",
                              shownPath(places, usersGemrc(places)));
    return found;
}

/// Bundler's settings, a project's before the environment's before the user's.
struct BundlerSetting
{
    QList<QMap<QString, QString>> layers;
    std::optional<ClientFile> unread;
};

/// A path as it is written for somebody who is in the project.
QString ofProject(const QString &path, const ClientPlaces &places)
{
    return path.startsWith(u'/') || path.isEmpty() ? path : places.inProject(path);
}

BundlerSetting bundlerSetting(const ClientPlaces &places)
{
    BundlerSetting setting;
    const auto add = [&](const QString &path) {
        ClientFile file = places.read(path);
        const auto settings = file.isRead() ? bundlerSettings(file.bytes) : std::nullopt;
        if (settings)
            setting.layers.append(*settings);
        if (file.isRead() && !settings) {
            file.state = ClientFile::State::Unreadable;
            file.problem = Text::of("It is no YAML that can be read.");
        }
        if (file.isUnreadable() && !setting.unread)
            setting.unread = file;
    };
    // protocol: Bundler's "config": another folder, or no file at all
    const QString own = places.variable(u"BUNDLE_APP_CONFIG"_s);
    const bool ignored = !places.variable(u"BUNDLE_IGNORE_CONFIG"_s).isEmpty();
    if (!ignored)
        add(own.isEmpty() ? places.inProject(u".bundle/config"_s)
                          : ofProject(own, places) + u"/config"_s);
    setting.layers.append(places.environment);
    if (ignored)
        return setting;
    QString user = places.variable(u"BUNDLE_USER_CONFIG"_s);
    const QString home = places.variable(u"BUNDLE_USER_HOME"_s);
    if (user.isEmpty())
        user = home.isEmpty() ? places.inHome(u".bundle/config"_s) : home + u"/config"_s;
    add(user);
    return setting;
}

QString mirrorOf(const QString &address, const BundlerSetting &setting)
{
    for (const QString &key : {mirrorKey(address), u"BUNDLE_MIRROR__ALL"_s}) {
        for (const QMap<QString, QString> &layer : setting.layers) {
            if (const QString mirror = layer.value(key); !mirror.isEmpty())
                return mirror;
        }
    }
    return address;
}

/// protocol: Bundler's "gemfile" setting, else gems.rb before Gemfile
QString gemfileOf(const BundlerSetting &setting, const ClientPlaces &places)
{
    if (places.project.isEmpty())
        return {};
    for (const QMap<QString, QString> &layer : setting.layers) {
        if (const QString given = layer.value(u"BUNDLE_GEMFILE"_s); !given.isEmpty())
            return ofProject(given, places);
    }
    const QString newer = places.inProject(u"gems.rb"_s);
    return places.read(newer).state == ClientFile::State::Missing ? places.inProject(u"Gemfile"_s)
                                                                  : newer;
}

QString lockOf(const QString &gemfile)
{
    if (gemfile.endsWith(u"/gems.rb"))
        return gemfile.chopped(2) + u"locked"_s;
    return gemfile.isEmpty() ? QString() : gemfile + u".lock"_s;
}

ClientOutlook outlookOfBundler(const BundlerSetting &setting, const ClientQuestion &question,
                               const ClientPlaces &places)
{
    const ClientFile gemfile = places.read(gemfileOf(setting, places));
    if (gemfile.isUnreadable())
        return unreadOutlook(Bundle, places, gemfile);
    if (setting.unread)
        return unreadOutlook(Bundle, places, *setting.unread);
    ClientOutlook found = notKnownOutlook(Bundle, Text::of("not known: a project's Gemfile says"));
    const GemfileSources sources = gemfileSources(gemfile.bytes, question.canonicalName);
    if (gemfile.isRead() && !sources.certain) {
        found.gets = Text::of("not known: the Gemfile says more than can be read");
    } else if (gemfile.isRead()) {
        QList<ClientSource> asked;
        for (qsizetype i = 0; i < sources.addresses.size(); ++i)
            asked.append({mirrorOf(sources.addresses.at(i), setting),
                          saidIn(places, gemfile.path, sources.lines.at(i))});
        found = outlookOf(Bundle, asked, SourceChoice::Highest, question);
    }
    found.closedBy = Text::of("source \"…\" do around the gem in the Gemfile");
    return found;
}

} // namespace

QList<ClientOutlook> GemClients::outlooks(const ClientQuestion &question,
                                          const ClientPlaces &places) const
{
    QList<ClientOutlook> found;
    const GemSetting setting = gemSetting(places);
    if (setting.unread)
        found.append(unreadOutlook(Gem, places, *setting.unread));
    else if (setting.there || !places.program(Gem).isEmpty())
        found.append(outlookOfGem(setting, question, places));
    const BundlerSetting bundler = bundlerSetting(places);
    const QString gemfile = gemfileOf(bundler, places);
    if (places.read(gemfile).state != ClientFile::State::Missing
        || !places.program(Bundle).isEmpty())
        found.append(outlookOfBundler(bundler, question, places));
    const ClientFile lock = places.read(lockOf(gemfile), ClientPlaces::MostOfLock);
    if (lock.isUnreadable())
        found.append(unreadLock(Bundle, lock, places));
    else if (auto row = lockedOutlook(
                 Bundle, lock, inGemfileLock(lock.bytes, question.canonicalName), question, places))
        found.append(std::move(*row));
    return found;
}

Result<ClientClosing> GemClients::closing(const QString &client, const ClientQuestion &question,
                                          const ClientPlaces &places) const
{
    const GemSetting setting = gemSetting(places);
    const QString path = setting.path.isEmpty() ? usersGemrc(places) : setting.path;
    const ClientFile file = places.read(path);
    if (client != Gem || setting.unread || path.isEmpty())
        return noClosing(client);
    QStringList own;
    for (const QString &source : setting.sources.value_or(QStringList())) {
        if (question.isOwn(source))
            own.append(source);
    }
    if (own.isEmpty())
        own.append(question.projectAddress(u"packages/rubygems/"_s));
    const auto after = withGemSources(file.isRead() ? file.bytes : "---\n"_ba, own);
    if (!after)
        return noClosing(client);
    return ClientClosing{
        {changeOf(file, *after)},
        Text::of("Every gem is then asked for at this registry, and what it does not have is not "
                 "found.")};
}

Text GemClients::signIn(const QString &, const ClientQuestion &, const ClientPlaces &places) const
{
    return Text::of("The token goes into %1, before the host of the address: \"me:TOKEN@\".",
                    shownPath(places, usersGemrc(places)));
}

} // namespace packhouse::rubygems

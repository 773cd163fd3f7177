// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/mavenclients.h"

#include "formats/maven/resolution.h"
#include "formats/support/xmlinsert.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::maven {

namespace {

const QString Mvn = u"mvn"_s;
const QString Central = u"central"_s; // as the model that every project inherits calls it

/// A document that was read, with where it is.
struct Document
{
    ClientFile file;
    ResolutionSettings settings;
};

/// What Maven goes by here.
struct Setting
{
    QList<Document> settings; ///< the user's before the installation's
    QList<Document> poms; ///< the project's before its parents'
    QList<Document> modules; ///< what is built with it
    bool moreModules = false; ///< than are read
    std::optional<QString> extensions; ///< the file that names some which every build loads
    std::optional<ParentPom> elsewhere; ///< the first parent that is not in a folder here
    std::optional<ClientFile> unread;
};

QString installationOf(const ClientPlaces &places)
{
    for (const QString &name : {u"MAVEN_HOME"_s, u"M2_HOME"_s}) {
        if (const QString given = places.variable(name); !given.isEmpty())
            return given;
    }
    const QString program = places.program(Mvn);
    return program.isEmpty() ? QString() : QFileInfo(QFileInfo(program).canonicalPath()).path();
}

/// "${env.NAME}" as Maven fills it in; other expressions stay as they are.
QString filledIn(const ClientPlaces &places, const QString &value)
{
    static const QRegularExpression name(u"\\$\\{env\\.([^}]+)\\}"_s);
    QString filled = value;
    for (auto found = name.globalMatch(value); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        if (places.environment.contains(match.captured(1)))
            filled.replace(match.captured(), places.variable(match.captured(1)));
    }
    return filled;
}

void fillIn(ResolutionSettings &settings, const ClientPlaces &places)
{
    for (Mirror &mirror : settings.mirrors) {
        for (QString *text : {&mirror.id, &mirror.of, &mirror.url})
            *text = filledIn(places, *text);
    }
    for (NamedRepository &repository : settings.repositories) {
        for (QString *text : {&repository.id, &repository.url})
            *text = filledIn(places, *text);
    }
    for (QString &profile : settings.activeProfiles)
        profile = filledIn(places, profile);
}

std::optional<Document> documentAt(const QString &path, const ClientPlaces &places,
                                   std::optional<ClientFile> &unread)
{
    Document document{places.read(path), {}};
    if (document.file.isRead() && !document.file.bytes.trimmed().isEmpty()) {
        Result<ResolutionSettings> settings = resolutionSettings(document.file.bytes);
        if (settings) {
            document.settings = std::move(*settings);
            fillIn(document.settings, places);
        } else {
            document.file.state = ClientFile::State::Unreadable;
            document.file.problem = settings.error().what;
        }
    }
    if (document.file.isUnreadable() && !unread)
        unread = document.file;
    return document.file.isRead() ? std::optional(document) : std::nullopt;
}

QString usersSettings(const ClientPlaces &places)
{
    return places.inHome(u".m2/settings.xml"_s);
}

/// Whether a POM is the parent that another one names; what it has of its own parent it inherits.
bool isParent(const ResolutionSettings &pom, const ParentPom &named)
{
    const auto inherited = [&](const QString &own, QString ParentPom::*field) {
        return own.isEmpty() && pom.parent ? *pom.parent.*field : own;
    };
    return pom.artifact == named.artifact && inherited(pom.group, &ParentPom::group) == named.group
           && inherited(pom.version, &ParentPom::version) == named.version;
}

QString pomOf(const QString &from, const QString &named)
{
    const QString path = QDir::cleanPath(QDir(QFileInfo(from).path()).filePath(named));
    return path.endsWith(u".xml") ? path : path + u"/pom.xml"_s; // else a folder
}

/// What a build of the project builds with it, and so asks for.
void readModules(Setting &found, const ClientPlaces &places)
{
    constexpr qsizetype MostModules = 256;
    const QString first = places.inProject(u"pom.xml"_s);
    if (first.isEmpty() || found.poms.isEmpty())
        return;
    QStringList known{first};
    QList<std::pair<QString, QStringList>> todo{{first, found.poms.first().settings.modules}};
    while (!todo.isEmpty()) {
        const auto [from, modules] = todo.takeFirst();
        for (const QString &module : modules) {
            const QString path = pomOf(from, module);
            if (known.contains(path))
                continue;
            if (known.size() > MostModules) {
                found.moreModules = true;
                return;
            }
            known.append(path);
            if (auto document = documentAt(path, places, found.unread)) {
                todo.append({path, document->settings.modules});
                found.modules.append(std::move(*document));
            }
        }
    }
}

/// The project's POM and its parents, as far as folders here have them.
void readPoms(Setting &found, const ClientPlaces &places)
{
    constexpr qsizetype MostParents = 32;
    QString path = places.inProject(u"pom.xml"_s);
    std::optional<ParentPom> wanted;
    while (!path.isEmpty()) {
        auto document = documentAt(path, places, found.unread);
        if (wanted && (!document || !isParent(document->settings, *wanted)))
            break;
        wanted = document ? document->settings.parent : std::nullopt;
        if (document)
            found.poms.append(std::move(*document));
        if (!wanted)
            return;
        const QString relative = wanted->relativePath;
        if (relative.isEmpty() || found.poms.size() > MostParents)
            break;
        path = pomOf(path, relative);
    }
    found.elsewhere = wanted;
}

/// The .mvn/extensions.xml of the project, or of what it is a module of.
std::optional<QString> extensionsOf(const ClientPlaces &places)
{
    constexpr int MostLevels = 64;
    QString folder = places.project;
    for (int level = 0; level < MostLevels && !folder.isEmpty(); ++level) {
        const ClientFile file = places.read(folder + u"/.mvn/extensions.xml"_s);
        if (file.state != ClientFile::State::Missing)
            return file.path;
        const QString above = QFileInfo(folder).path();
        folder = above == folder || QFileInfo(folder + u"/.mvn"_s).isDir() ? QString() : above;
    }
    return std::nullopt;
}

Setting readSetting(const ClientPlaces &places)
{
    Setting found;
    const QString home = installationOf(places);
    for (const QString &path :
         {usersSettings(places), home.isEmpty() ? QString() : home + u"/conf/settings.xml"_s}) {
        if (auto document = documentAt(path, places, found.unread))
            found.settings.append(std::move(*document));
    }
    readPoms(found, places);
    readModules(found, places);
    found.extensions = extensionsOf(places);
    for (const Document &module : std::as_const(found.modules)) {
        const std::optional<ParentPom> &wanted = module.settings.parent;
        const auto names = [&](const Document &pom) { return isParent(pom.settings, *wanted); };
        if (wanted && !found.elsewhere && std::ranges::none_of(found.poms, names)
            && std::ranges::none_of(found.modules, names))
            found.elsewhere = wanted;
    }
    return found;
}

struct Asked
{
    NamedRepository repository;
    QString path; ///< of the file that names it; empty: Maven's own
    bool sure = true; ///< false: something else decides whether it is asked
};

/// Which profiles of the settings count.
enum class Profiles { SwitchedOn, All };

/// In Maven's order. A profile that something switches on counts: whether it holds is not known, so
/// that its repositories take no other's place.
QList<Asked> repositoriesOf(const Setting &setting, Profiles profiles)
{
    QStringList active;
    QStringList conditional;
    for (const Document &document : setting.settings) {
        active += document.settings.activeProfiles;
        conditional += document.settings.conditionalProfiles;
    }
    QList<Asked> asked;
    for (const Document &document : setting.settings) {
        for (const NamedRepository &repository : document.settings.repositories) {
            const bool sure = active.contains(repository.profile);
            if (sure || conditional.contains(repository.profile) || profiles == Profiles::All)
                asked.append(Asked{repository, document.file.path, sure});
        }
    }
    for (const Document &pom : setting.poms) {
        for (const NamedRepository &repository : pom.settings.repositories)
            asked.append(Asked{repository, pom.file.path, !repository.ofProfile});
    }
    // What one of them has takes no other's place in the rest of them.
    for (const Document &pom : setting.modules) {
        for (const NamedRepository &repository : pom.settings.repositories)
            asked.append(Asked{repository, pom.file.path, false});
    }
    const bool replaced = std::ranges::any_of(
        asked, [](const Asked &one) { return one.sure && one.repository.id == Central; });
    if (!replaced)
        asked.append(Asked{{Central, {}, 0, false, {}}, {}});
    return asked;
}

/// The user's mirrors first; one of an id that is there already is left out.
QList<std::pair<Mirror, QString>> mirrorsOf(const Setting &setting)
{
    QList<std::pair<Mirror, QString>> mirrors;
    for (const Document &document : setting.settings) {
        for (const Mirror &mirror : document.settings.mirrors) {
            const bool known = std::ranges::any_of(
                mirrors, [&](const auto &other) { return other.first.id == mirror.id; });
            if (!known)
                mirrors.append({mirror, document.file.path});
        }
    }
    return mirrors;
}

QList<ClientSource> sourcesOf(const Setting &setting, Profiles profiles, const ClientPlaces &places)
{
    const auto known = mirrorsOf(setting);
    QList<Mirror> mirrors;
    for (const auto &[mirror, path] : known)
        mirrors.append(mirror);
    QList<ClientSource> sources;
    for (const Asked &asked : repositoriesOf(setting, profiles)) {
        if (const Mirror *mirror = mirrorFor(mirrors, asked.repository)) {
            const QString &path = known.at(mirror - mirrors.constData()).second;
            if (!mirror->blocked)
                sources.append({mirror->url, saidIn(places, path, mirror->line)});
        } else {
            sources.append(
                {asked.repository.url, asked.path.isEmpty()
                                           ? saidByNobody()
                                           : saidIn(places, asked.path, asked.repository.line)});
        }
    }
    return sources;
}

/// Whether a mirror stands for every repository, also those that nobody here knows.
bool mirrorsAll(const Setting &setting)
{
    const QList<std::pair<Mirror, QString>> mirrors = mirrorsOf(setting);
    return std::ranges::any_of(mirrors, [](const auto &one) {
        return mirrorsRepository(one.first.of, {u"?"_s, u"https://x.invalid/"_s, 0, false, {}});
    });
}

/// Why a setting that looks safe may not be; empty where it is.
Text doubtOf(const Setting &setting, const ClientQuestion &question, const ClientPlaces &places)
{
    const QList<std::pair<Mirror, QString>> mirrors = mirrorsOf(setting);
    for (const Asked &asked : repositoriesOf(setting, Profiles::All)) {
        const bool named = std::ranges::any_of(mirrors, [&](const auto &one) {
            return one.first.of == asked.repository.id && !isUnclear(one.first, asked.repository);
        });
        for (const auto &[mirror, path] : mirrors) {
            if (!named && isUnclear(mirror, asked.repository))
                return Text::of("not known: what the mirror of \"%1\" in %2 stands for", mirror.of,
                                shownPath(places, path));
            if (named || mirrorsRepository(mirror.of, asked.repository))
                break;
        }
    }
    const auto verdict = [&](const QList<ClientSource> &sources) {
        return outlookOf(Mvn, sources, SourceChoice::Any, question).verdict;
    };
    const QList<ClientSource> all = sourcesOf(setting, Profiles::All, places);
    for (const ClientSource &source : all) {
        if (verdict({source}) != ClientOutlook::Verdict::Safe)
            return Text::of("not known: a profile that may be switched on asks %1 (%2)",
                            shownHost(source.address), source.saidBy);
    }
    if (setting.moreModules && !mirrorsAll(setting))
        return Text::of("not known: the project has more modules than are looked at");
    if (setting.extensions && !mirrorsAll(setting))
        return Text::of("not known: what the extensions in %1 ask is not looked at",
                        shownPath(places, *setting.extensions));
    if (setting.elsewhere && !mirrorsAll(setting))
        return Text::of("not known: the parent %1 is in no folder here, and may name others",
                        u"%1:%2:%3"_s.arg(setting.elsewhere->group, setting.elsewhere->artifact,
                                          setting.elsewhere->version));
    // protocol: what a dependency's POM names is asked for what that one depends on
    if (!mirrorsAll(setting))
        return Text::of("not known: the POMs of dependencies may name other repositories, and are "
                        "not looked at");
    return {};
}

ClientOutlook outlookOfMaven(const Setting &setting, const ClientQuestion &question,
                             const ClientPlaces &places)
{
    ClientOutlook found = outlookOf(Mvn, sourcesOf(setting, Profiles::SwitchedOn, places),
                                    SourceChoice::FirstThatHasIt, question);
    if (found.verdict == ClientOutlook::Verdict::Safe) {
        if (Text doubt = doubtOf(setting, question, places); !doubt.isEmpty()) {
            found.verdict = ClientOutlook::Verdict::NotKnown;
            found.gets = std::move(doubt);
        }
    }
    found.closedBy = Text::of("a mirror of * in %1", shownPath(places, usersSettings(places)));
    return found;
}

/// Whether Java is told of another home, where other settings are.
bool namesOtherHome(const QString &options, const ClientPlaces &places)
{
    static const QRegularExpression home(
        u"-D(user\\.home|maven\\.home|maven\\.conf)=([^\\s\"']*)"_s);
    for (auto found = home.globalMatch(options); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        if (match.captured(1) != u"user.home" || match.captured(2) != places.variable(u"HOME"_s))
            return true;
    }
    return false;
}

/// Options for every run, of the project or its reactor and of the environment; they may name other
/// settings. Says which.
Text otherSettings(const ClientPlaces &places)
{
    const auto names = [&](const QString &options) {
        return options.contains(u"-s"_s) || options.contains(u"-gs"_s)
               || namesOtherHome(options, places);
    };
    QString folder = places.project;
    for (int level = 0; level < 64 && !folder.isEmpty(); ++level) {
        for (const QString &name :
             {u"/.mvn/maven.config"_s, u"/.mvn/jvm.config"_s, u"/.mvn/settings.xml"_s}) {
            const ClientFile file = places.read(folder + name);
            const bool isSettings = name.endsWith(u".xml") && file.isRead();
            const bool isJava = name.endsWith(u"jvm.config");
            if (file.isUnreadable() || isSettings
                || (isJava ? namesOtherHome(file.text(), places) : names(file.text())))
                return saidIn(places, file.path, 0);
        }
        const QString above = QFileInfo(folder).path();
        folder = above == folder || QFileInfo(folder + u"/.mvn"_s).isDir() ? QString() : above;
    }
    if (names(places.variable(u"MAVEN_ARGS"_s)))
        return saidByVariable(u"MAVEN_ARGS"_s);
    for (const QString &name :
         {u"MAVEN_OPTS"_s, u"JAVA_TOOL_OPTIONS"_s, u"JDK_JAVA_OPTIONS"_s, u"_JAVA_OPTIONS"_s}) {
        if (namesOtherHome(places.variable(name), places))
            return saidByVariable(name);
    }
    // What the program's own script runs before all.
    for (const QString &path : {places.inSystem(u"/usr/local/etc/mavenrc"_s),
                                places.inSystem(u"/etc/mavenrc"_s), places.inHome(u".mavenrc"_s)}) {
        const ClientFile file = places.read(path);
        if (places.variable(u"MAVEN_SKIP_RC"_s).isEmpty()
            && file.state != ClientFile::State::Missing)
            return saidIn(places, path, 0);
    }
    return {};
}

} // namespace

QList<ClientOutlook> MavenClients::outlooks(const ClientQuestion &question,
                                            const ClientPlaces &places) const
{
    QList<ClientOutlook> found;
    const Setting setting = readSetting(places);
    const bool here = !places.program(Mvn).isEmpty() || !setting.settings.isEmpty()
                      || !setting.poms.isEmpty();
    if (setting.unread) {
        found.append(unreadOutlook(Mvn, places, *setting.unread));
    } else if (const Text by = otherSettings(places); here && !by.isEmpty()) {
        found.append(notKnownOutlook(Mvn, Text::of("not known: %1 may name other settings", by)));
    } else if (here) {
        found.append(outlookOfMaven(setting, question, places));
    }
    return found + unreadClients(places, {u"gradle"_s, u"sbt"_s});
}

Result<ClientClosing> MavenClients::closing(const QString &client, const ClientQuestion &question,
                                            const ClientPlaces &places) const
{
    const ClientFile file = places.read(usersSettings(places));
    if (client != Mvn || file.isUnreadable() || file.path.isEmpty())
        return noClosing(client);
    QStringList ids;
    for (const auto &[mirror, path] : mirrorsOf(readSetting(places)))
        ids.append(mirror.id);
    QString id = u"packhouse"_s;
    for (int number = 2; ids.contains(id); ++number)
        id = u"packhouse-%1"_s.arg(number);
    const Result<QByteArray> after = withXmlChild(
        file.bytes, {u"settings"_s, u"mirrors"_s},
        u"<mirror>\n  <id>%1</id>\n  <mirrorOf>*</mirrorOf>\n  <url>%2</url>\n</mirror>"_s.arg(
            id, question.groupAddress(u"packages/maven"_s).toHtmlEscaped()));
    if (!after)
        return fail(after.error());
    return ClientClosing{
        {changeOf(file, *after)},
        Text::of("Every artifact is then asked for at this registry. What it does not have it has "
                 "to pass on, or the client finds nothing.")};
}

Text MavenClients::signIn(const QString &, const ClientQuestion &, const ClientPlaces &places) const
{
    return Text::of("The token goes into %1, as the header Private-Token of a server whose id is "
                    "that of the mirror.",
                    shownPath(places, usersSettings(places)));
}

} // namespace packhouse::maven

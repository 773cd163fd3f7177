// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/mavenclients.h"

#include "formats/maven/resolution.h"
#include "formats/support/xmlinsert.h"

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
    std::optional<Document> project;
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

std::optional<Document> documentAt(const QString &path, const ClientPlaces &places,
                                   std::optional<ClientFile> &unread)
{
    Document document{places.read(path), {}};
    if (document.file.isRead() && !document.file.bytes.trimmed().isEmpty()) {
        Result<ResolutionSettings> settings = resolutionSettings(document.file.bytes);
        if (settings) {
            document.settings = std::move(*settings);
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

Setting readSetting(const ClientPlaces &places)
{
    Setting found;
    const QString home = installationOf(places);
    for (const QString &path :
         {usersSettings(places), home.isEmpty() ? QString() : home + u"/conf/settings.xml"_s}) {
        if (auto document = documentAt(path, places, found.unread))
            found.settings.append(std::move(*document));
    }
    found.project = documentAt(places.inProject(u"pom.xml"_s), places, found.unread);
    return found;
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

struct Asked
{
    NamedRepository repository;
    QString path; ///< of the file that names it; empty: Maven's own
};

/// In Maven's order. A profile that something switches on counts: whether it holds is not known.
QList<Asked> repositoriesOf(const Setting &setting)
{
    QStringList active;
    for (const Document &document : setting.settings)
        active += document.settings.activeProfiles + document.settings.conditionalProfiles;
    QList<Asked> asked;
    for (const Document &document : setting.settings) {
        for (const NamedRepository &repository : document.settings.repositories) {
            if (active.contains(repository.profile))
                asked.append(Asked{repository, document.file.path});
        }
    }
    if (setting.project) {
        for (const NamedRepository &repository : setting.project->settings.repositories)
            asked.append(Asked{repository, setting.project->file.path});
    }
    const bool replaced = std::ranges::any_of(
        asked, [](const Asked &one) { return one.repository.id == Central; });
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

QList<ClientSource> sourcesOf(const Setting &setting, const ClientPlaces &places)
{
    const auto known = mirrorsOf(setting);
    QList<Mirror> mirrors;
    for (const auto &[mirror, path] : known)
        mirrors.append(mirror);
    QList<ClientSource> sources;
    for (const Asked &asked : repositoriesOf(setting)) {
        if (const Mirror *mirror = mirrorFor(mirrors, asked.repository)) {
            const QString &path = known.at(mirror - mirrors.constData()).second;
            if (!mirror->blocked)
                sources.append({filledIn(places, mirror->url), saidIn(places, path, mirror->line)});
        } else {
            sources.append({filledIn(places, asked.repository.url),
                            asked.path.isEmpty()
                                ? saidByNobody()
                                : saidIn(places, asked.path, asked.repository.line)});
        }
    }
    return sources;
}

/// Options for every run in that project; they may name other settings.
bool hasOwnOptions(const ClientPlaces &places)
{
    const ClientFile options = places.read(places.inProject(u".mvn/maven.config"_s));
    return options.isUnreadable()
           || (options.isRead() && (options.bytes.contains("-s") || options.bytes.contains("-gs")));
}

} // namespace

QList<ClientOutlook> MavenClients::outlooks(const ClientQuestion &question,
                                            const ClientPlaces &places) const
{
    QList<ClientOutlook> found;
    const Setting setting = readSetting(places);
    const bool here = !places.program(Mvn).isEmpty() || !setting.settings.isEmpty()
                      || setting.project;
    if (setting.unread) {
        found.append(unreadOutlook(Mvn, places, *setting.unread));
    } else if (here && hasOwnOptions(places)) {
        found.append(notKnownOutlook(Mvn, Text::of("not known: the project names other settings")));
    } else if (here) {
        found.append(
            outlookOf(Mvn, sourcesOf(setting, places), SourceChoice::FirstThatHasIt, question));
        found.last().closedBy = Text::of("a mirror of * in %1",
                                         shownPath(places, usersSettings(places)));
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

} // namespace packhouse::maven

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientplaces.h"
#include "core/clientanswer.h"

#include <optional>

namespace packhouse {

/// A file that a registry has of a name.
struct OwnFile
{
    QString version;
    QStringList sums; ///< "sha256:…", in hex; none where it is in the trash
};

/// What is asked about: a name that is deleted from a registry, which clients here may be set up
/// with.
struct ClientQuestion
{
    QString name;
    QString canonicalName;
    QString scopePath; ///< of the project that the name goes from
    QByteArray here; ///< the registry's address; empty where nobody serves it now
    QByteArray alsoHere; ///< the same by https; empty where there is none
    /// Names that lead to this computer alone (hostsOfThisComputer()), beside those of any
    /// computer.
    QStringList ownHosts = {};
    /// Whether the registry would send requests for the name on to somebody else.
    enum class Passing { Never, On, NotKnown };
    Passing passing = Passing::Never;

    /// Who may read what goes into clients' files: without a token everybody, or nobody.
    enum class Reading { NotKnown, ByEverybody, ByToken };
    Reading reading = Reading::NotKnown;

    QStringList ownNumbers; ///< of the scopes that belong to the project's top-level group
    /// Paths and numbers of the levels that pass requests on; an empty one for the registry itself.
    QStringList passingLevels;
    /// Which levels beside answer 404 for it: they pass nothing on, and nobody else has the name.
    enum class Silent { NotKnown, Instance, All };
    Silent silent = Silent::NotKnown;
    /// The registry itself passes this name on for callers alone that have no right in the group.
    bool keptForMembers = false;
    /// What the registry has of the name; nothing where that is not known.
    std::optional<QList<OwnFile>> own = {};

    /// Whether an address leads to that registry. Where its own is not known, every registry of its
    /// kind on this computer counts.
    bool isHere(const QString &address) const;
    /// Whether it leads there to the project's top-level group or below: a name is kept for that
    /// alone. Without a project to every level.
    bool isOwn(const QString &address) const;
    /// Whether a level of that registry passes requests on to somebody else.
    bool passesOn(const QString &address) const;
    /// Whether a level of that registry has nothing to answer.
    bool isSilent(const QString &address) const;
    /// "HERE/api/v4/projects/acme%2Fweb/" and the path.
    QString projectAddress(const QString &path) const;
    /// The same of the top-level group where there is one: "HERE/api/v4/groups/acme/-/".
    QString groupAddress(const QString &path, const QString &word = QStringLiteral("groups")) const;
};

/// What one client of this computer would get of a name after its deletion. From what its own
/// configuration says, never from a guess.
struct ClientOutlook
{
    enum class Verdict {
        Safe, ///< nobody but the registry is asked, and that has it no longer
        Stranger, ///< somebody else answers, whoever has the name there
        NotKnown,
        CouldNotRead,
        DoesNotApply
    };
    QString client; ///< the program; empty where a row is about none
    Text who; ///< the same for people
    Text gets;
    Text from; ///< whom it asks
    Text saidBy; ///< the file and line, or the variable
    Text closedBy; ///< which setting would leave the registry alone to answer
    Verdict verdict = Verdict::NotKnown;
    bool needsToken = false; ///< with that setting, as not everybody may read the project
    bool closable = false; ///< closedBy can be written (ClientSetup::closing())
};

/// "stranger", for programs.
QString verdictWord(ClientOutlook::Verdict verdict);
/// "a stranger's", and how it is coloured. Only Safe is Good.
Text verdictText(ClientOutlook::Verdict verdict);
Tone verdictTone(ClientOutlook::Verdict verdict);

/// Whom a client asks and what says so, in one text.
Text shownOrigin(const ClientOutlook &outlook);

/// What a plan keeps of a row about that package.
ClientAnswer answerOf(const PackageKey &key, const ClientOutlook &outlook);

/// What no file of this computer tells. Stands below all others.
ClientOutlook otherComputers();

/// One that a client takes packages from, by its settings.
struct ClientSource
{
    QString address; ///< empty: what the client was built with
    Text saidBy;
};

/// How a client chooses among its sources.
enum class SourceChoice {
    Only, ///< there is one
    FirstThatHasIt,
    Any, ///< all are asked, and whichever answers is taken
    Highest ///< the highest version that any of them has
};

/// What comes of asking those, by the client's own choice.
ClientOutlook outlookOf(const QString &client, const QList<ClientSource> &sources,
                        SourceChoice choice, const ClientQuestion &question);
/// Nothing is concluded from a file that could not be read.
ClientOutlook unreadOutlook(const QString &client, const ClientPlaces &places,
                            const ClientFile &file);
ClientOutlook notKnownOutlook(const QString &client, const Text &why);
ClientOutlook notConcerned(const QString &client, const Text &why);
/// The clients that are installed here and whose settings are not read: each is not known.
QList<ClientOutlook> unreadClients(const ClientPlaces &places, const QStringList &programs);

/// Whether a host is this computer, for itself.
bool isThisComputer(const QString &host);
/// Names that the hosts file gives to this computer's own addresses and to no other one, and those
/// addresses, as they stand in a URL.
QStringList hostsOfThisComputer(const ClientPlaces &places);
/// A host and port without user and password; what is no address as it stands.
QString shownHost(const QString &address);
/// "~/.pip/pip.conf, line 3"; a line of 0 is not known.
Text saidIn(const ClientPlaces &places, const QString &path, int line);
/// "PIP_INDEX_URL of the environment".
Text saidByVariable(const QString &name);
/// Nobody said it: the client was built so.
Text saidByNobody();

} // namespace packhouse

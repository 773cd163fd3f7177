// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/auditsnapshot.h"

#include "core/diskerror.h"
#include "core/privatefiles.h"
#include "core/textjson.h"
#include "core/wholefile.h"
#include "registry/blobs/regularfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype MostKept = 20;

using State = UpstreamState;
constexpr std::array States{std::pair{State::NotAsked, "not asked"},
                            std::pair{State::Unknown, "unknown"},
                            std::pair{State::Absent, "absent"}, std::pair{State::Held, "held"},
                            std::pair{State::Present, "present"}};

QString wordOf(State state)
{
    for (const auto &[known, word] : States) {
        if (known == state)
            return QString::fromLatin1(word);
    }
    return {};
}

State stateOf(const QString &text)
{
    for (const auto &[known, word] : States) {
        if (text == QLatin1StringView(word))
            return known;
    }
    return State::NotAsked;
}

bool answered(State state)
{
    return state == State::Absent || state == State::Held || state == State::Present;
}

QDir folderOf(const QString &directory)
{
    return QDir(directory + u"/audits"_s);
}

/// Oldest first; their names are their times.
QStringList snapshotsIn(const QDir &folder)
{
    return folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
}

} // namespace

AuditSnapshot lastAudit(const QString &directory)
{
    AuditSnapshot snapshot;
    const QDir folder = folderOf(directory);
    const QStringList kept = snapshotsIn(folder);
    if (kept.isEmpty())
        return snapshot;
    QFile file(folder.filePath(kept.last()));
    if (!openRegular(file))
        return snapshot;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    snapshot.at = QDateTime::fromString(object["at"_L1].toString(), Qt::ISODateWithMs);
    for (const auto &value : object["names"_L1].toArray()) {
        const QJsonObject name = value.toObject();
        snapshot.names.insert(
            {name["scope"_L1].toString(), name["type"_L1].toString(), name["name"_L1].toString()},
            {TextJson::read(name["exposure"_L1]), name["reserved"_L1].toBool(),
             stateOf(name["upstream"_L1].toString())});
    }
    return snapshot;
}

Result<void> keepAudit(const QString &directory, const AuditSnapshot &now)
{
    QJsonArray names;
    for (auto name = now.names.begin(); name != now.names.end(); ++name)
        names << QJsonObject{
            {u"scope"_s, name.key().scopePath}, {u"type"_s, name.key().type},
            {u"name"_s, name.key().name},       {u"exposure"_s, TextJson::of(name->exposure)},
            {u"reserved"_s, name->reserved},    {u"upstream"_s, wordOf(name->upstream)}};
    const QDir folder = folderOf(directory);
    const QString path = folder.filePath(now.at.toUTC().toString(u"yyyyMMddTHHmmsszzz"_s)
                                         + u".json"_s);
    WholeFile file(path, WholeFile::For::Owner);
    const QJsonObject whole{{u"at"_s, now.at.toUTC().toString(Qt::ISODateWithMs)},
                            {u"names"_s, names}};
    if (!makePrivateFolder(folder.path()))
        return fail(diskError(errno, u"make the folder"_s, folder.path()));
    if (!file.begin() || file.write(QJsonDocument(whole).toJson(QJsonDocument::Compact)) < 0
        || !file.commit())
        return fail(diskError(file, u"write"_s));
    QStringList kept = snapshotsIn(folder);
    while (kept.size() > MostKept)
        QFile::remove(folder.filePath(kept.takeFirst()));
    return {};
}

KeptFinding keptOf(const ExposureRow &row, const AuditSnapshot &before)
{
    KeptFinding kept{row.exposure.text, row.reserved, row.upstream};
    if (!answered(row.upstream))
        kept.upstream = before.names.value(row.key()).upstream;
    return kept;
}

QList<ExposureChange> changesSince(const AuditSnapshot &before, const ExposureRow &now)
{
    QList<ExposureChange> changes;
    const auto add = [&](const Text &what, bool alarming) {
        changes << ExposureChange{now.type, now.name, what, alarming};
    };
    const bool isNamespace = now.canonicalName.endsWith(u'*'); // proposed, not there
    if (!before.at.isValid() || isNamespace)
        return changes;
    const auto known = before.names.constFind(now.key());
    if (known == before.names.constEnd()) {
        add(Text::of("is new here: %1.", now.exposure.text), now.exposure.tone == Tone::Bad);
        return changes;
    }
    if (known->upstream == State::Absent
        && (now.upstream == State::Present || now.upstream == State::Held))
        add(Text::of("appeared in the public registry; it was free there before."), true);
    else if (answered(known->upstream) && known->upstream != State::Absent
             && now.upstream == State::Absent)
        add(Text::of("is gone from the public registry: anyone can take it now."), true);
    if (known->exposure != now.exposure.text)
        add(Text::of("is now \"%1\"; it was \"%2\".", now.exposure.text, known->exposure),
            now.exposure.tone == Tone::Bad);
    if (known->reserved && !now.reserved)
        add(Text::of("is not reserved any more."), true);
    return changes;
}

ExposureChange lostName(const ExposureKey &name)
{
    return {name.type, name.name, Text::of("is neither here nor reserved any more."), true};
}

} // namespace packhouse

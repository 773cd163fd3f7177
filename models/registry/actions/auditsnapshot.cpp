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
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype MostKept = 20;

using State = ProbeResult::State;
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

/// What tells one row of an audit from another: a name may be in several projects.
struct NameKey
{
    QString scopePath;
    FormatId type;
    QString name;

    explicit NameKey(const ExposureRow &row)
        : scopePath(row.scopePath), type(row.type), name(row.name)
    {}
    friend bool operator==(const NameKey &, const NameKey &) = default;
    friend size_t qHash(const NameKey &key, size_t seed)
    {
        return qHashMulti(seed, key.scopePath, key.type, key.name);
    }
};

using Names = QHash<NameKey, AuditedName>;

Names byName(const QList<AuditedName> &names)
{
    Names found;
    for (const AuditedName &name : names)
        found.insert(NameKey(name.row), name);
    return found;
}

void compare(const AuditedName &before, const AuditedName &now, QList<AuditChange> &changes)
{
    const auto add = [&](const Text &what, bool alarming) {
        changes << AuditChange{now.row.type, now.row.name, what, alarming};
    };
    if (before.upstream == State::Absent
        && (now.upstream == State::Present || now.upstream == State::Held))
        add(Text::of("appeared in the public registry; it was free there before."), true);
    else if (answered(before.upstream) && before.upstream != State::Absent
             && now.upstream == State::Absent)
        add(Text::of("is gone from the public registry: anyone can take it now."), true);
    if (before.row.exposure.text != now.row.exposure.text)
        add(Text::of("is now \"%1\"; it was \"%2\".", now.row.exposure.text,
                     before.row.exposure.text),
            now.row.exposure.tone == Tone::Bad);
    if (before.row.reserved && !now.row.reserved)
        add(Text::of("is not reserved any more."), true);
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
        AuditedName known;
        known.row.scopePath = name["scope"_L1].toString();
        known.row.type = name["type"_L1].toString();
        known.row.name = name["name"_L1].toString();
        known.row.exposure.text = TextJson::read(name["exposure"_L1]);
        known.row.reserved = name["reserved"_L1].toBool();
        known.upstream = stateOf(name["upstream"_L1].toString());
        snapshot.names << known;
    }
    return snapshot;
}

Result<void> keepAudit(const QString &directory, AuditSnapshot now, const AuditSnapshot &before)
{
    const Names known = byName(before.names);
    QJsonArray names;
    for (AuditedName &name : now.names) {
        if (!answered(name.upstream))
            name.upstream = known.value(NameKey(name.row)).upstream;
        names << QJsonObject{{u"scope"_s, name.row.scopePath},
                             {u"type"_s, name.row.type},
                             {u"name"_s, name.row.name},
                             {u"exposure"_s, TextJson::of(name.row.exposure.text)},
                             {u"reserved"_s, name.row.reserved},
                             {u"upstream"_s, wordOf(name.upstream)}};
    }
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

QList<AuditChange> auditChanges(const AuditSnapshot &before, const QList<AuditedName> &now)
{
    QList<AuditChange> changes;
    if (!before.at.isValid())
        return changes;
    Names known = byName(before.names);
    for (const AuditedName &name : now) {
        const auto found = known.find(NameKey(name.row));
        if (found == known.end()) {
            changes << AuditChange{name.row.type, name.row.name,
                                   Text::of("is new here: %1.", name.row.exposure.text),
                                   name.row.exposure.tone == Tone::Bad};
            continue;
        }
        compare(*found, name, changes);
        known.erase(found);
    }
    for (const AuditedName &gone : std::as_const(known))
        changes << AuditChange{gone.row.type, gone.row.name,
                               Text::of("is neither here nor reserved any more."), true};
    std::stable_sort(changes.begin(), changes.end(), [](const auto &a, const auto &b) {
        if (a.alarming != b.alarming)
            return a.alarming;
        return std::pair(a.type, a.name) < std::pair(b.type, b.name);
    });
    return changes;
}

} // namespace packhouse

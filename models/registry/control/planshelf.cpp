// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/control/planshelf.h"

#include "control/actions.h"
#include "core/clock.h"
#include "core/diskerror.h"
#include "core/wholefile.h"
#include "registry/actions/removal.h"
#include "registry/blobs/regularfile.h"
#include "registry/store/store.h"

#include <QDir>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 MostBytes = 256 << 20; ///< a plan of 200,000 versions has 30 MB

QString fileOf(const QString &id)
{
    return id + u".json"_s;
}

/// An id comes from the command line, and becomes the name of a file.
bool isId(const QString &text)
{
    return !text.isEmpty() && text.size() <= 32
           && std::ranges::all_of(text, [](QChar c) { return u"0123456789abcdef"_s.contains(c); });
}

/// What each kind is called in its file.
constexpr QLatin1StringView nameOf(const RemovalPlan &)
{
    return "removal"_L1;
}
constexpr QLatin1StringView nameOf(const RestorePlan &)
{
    return "restore"_L1;
}
constexpr QLatin1StringView nameOf(const PurgePlan &)
{
    return "purge"_L1;
}

/// Of the kind that the file names; nothing where it names none, or holds something else.
template<typename... Kinds>
std::optional<Plan> planIn(const QJsonObject &kept, const std::variant<Kinds...> *)
{
    std::optional<Plan> found;
    const auto readAs = [&](auto plan) {
        const auto written = kept.find(nameOf(plan));
        if (written != kept.end() && wire::read(QJsonValue(*written), plan))
            found = std::move(plan);
    };
    (readAs(Kinds()), ...);
    return found;
}

tl::unexpected<Error> noSuchPlan(const QString &id)
{
    return fail(ErrorCode::NotFound, Text::of("There is no plan %1.", id),
                Text::of("It was run already, or is more than a day old. Make it again."));
}

} // namespace

Result<QString> PlanShelf::folder() const
{
    Result<QString> path = m_context.store.privateFolder(u"plans"_s);
    if (path && QFileInfo(*path).isSymLink()) {
        return fail(ErrorCode::Forbidden, Text::of("%1 is a link to another folder.", *path),
                    Text::of("Remove it: plans are kept in the data directory alone."));
    }
    return path;
}

const PlanHead &headOf(const Plan &plan)
{
    return std::visit([](const auto &one) -> const PlanHead & { return one.head; }, plan);
}

Result<void> PlanShelf::keep(const Plan &plan) const
{
    const Result<QString> path = folder();
    if (!path)
        return fail(path.error());
    const QDir shelf(*path);
    const QDateTime old = m_context.clock.now().addDuration(-PlanLife);
    for (const QFileInfo &one : shelf.entryInfoList(QDir::Files)) {
        if (one.lastModified() < old)
            QFile::remove(one.filePath());
    }
    QJsonObject kept{{u"version"_s, ActionsVersion}};
    std::visit([&kept](const auto &one) { kept.insert(nameOf(one), wire::written(one)); }, plan);
    const QByteArray text = QJsonDocument(kept).toJson(QJsonDocument::Compact);
    WholeFile file(shelf.filePath(fileOf(headOf(plan).id)), WholeFile::For::Owner);
    if (!file.begin() || file.write(text) != text.size() || !file.commit())
        return fail(diskError(file, u"write"_s, u"the plan"_s));
    return {};
}

Result<Plan> PlanShelf::find(const QString &id) const
{
    if (!isId(id))
        return noSuchPlan(id);
    const Result<QString> path = folder();
    if (!path)
        return fail(path.error());
    QFile file(QDir(*path).filePath(fileOf(id)));
    if (!QFileInfo::exists(file.fileName()))
        return noSuchPlan(id);
    if (QFileInfo(file.fileName()).isSymLink()) {
        return fail(ErrorCode::Forbidden, Text::of("The plan %1 is a link to another file.", id),
                    Text::of("Make it again."));
    }
    if (!openRegular(file))
        return fail(diskError(file, u"read"_s, u"the plan"_s));
    const QJsonDocument kept = QJsonDocument::fromJson(file.read(MostBytes));
    if (!kept.isObject()) {
        return fail(ErrorCode::Corrupt, Text::of("The plan %1 is damaged.", id),
                    Text::of("Make it again."));
    }
    const std::optional<Plan> plan = kept["version"_L1].toInt() == ActionsVersion
                                         ? planIn(kept.object(), static_cast<Plan *>(nullptr))
                                         : std::nullopt;
    if (!plan) {
        return fail(ErrorCode::Conflict,
                    Text::of("The plan %1 was made by another version of Packhouse.", id),
                    Text::of("Make it again."));
    }
    const PlanHead &head = headOf(*plan);
    if (head.source != EmbeddedId || head.id != id)
        return noSuchPlan(id);
    if (auto may = checkHead(head, m_context.actor.name(), m_context.clock.now()); !may)
        return fail(may.error());
    return *plan;
}

void PlanShelf::drop(const QString &id) const
{
    if (const Result<QString> path = folder(); path && isId(id))
        QFile::remove(QDir(*path).filePath(fileOf(id)));
}

} // namespace packhouse

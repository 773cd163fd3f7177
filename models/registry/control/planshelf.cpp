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

QString nameOf(const QString &id)
{
    return id + u".json"_s;
}

/// An id comes from the command line, and becomes the name of a file.
bool isId(const QString &text)
{
    return !text.isEmpty() && text.size() <= 32
           && std::ranges::all_of(text, [](QChar c) { return u"0123456789abcdef"_s.contains(c); });
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

Result<void> PlanShelf::keep(const RemovalPlan &plan) const
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
    const QJsonObject kept{{u"version"_s, ActionsVersion}, {u"removal"_s, wire::written(plan)}};
    const QByteArray text = QJsonDocument(kept).toJson(QJsonDocument::Compact);
    WholeFile file(shelf.filePath(nameOf(plan.head.id)), WholeFile::For::Owner);
    if (!file.begin() || file.write(text) != text.size() || !file.commit())
        return fail(diskError(file, u"write"_s, u"the plan"_s));
    return {};
}

Result<RemovalPlan> PlanShelf::find(const QString &id) const
{
    if (!isId(id))
        return noSuchPlan(id);
    const Result<QString> path = folder();
    if (!path)
        return fail(path.error());
    QFile file(QDir(*path).filePath(nameOf(id)));
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
    RemovalPlan plan;
    if (kept["version"_L1].toInt() != ActionsVersion || !wire::read(kept["removal"_L1], plan)) {
        return fail(ErrorCode::Conflict,
                    Text::of("The plan %1 was made by another version of Packhouse.", id),
                    Text::of("Make it again."));
    }
    if (plan.head.source != EmbeddedId || plan.head.id != id)
        return noSuchPlan(id);
    if (auto may = checkHead(plan.head, m_context.actor.name(), m_context.clock.now()); !may)
        return fail(may.error());
    return plan;
}

void PlanShelf::drop(const QString &id) const
{
    if (const Result<QString> path = folder(); path && isId(id))
        QFile::remove(QDir(*path).filePath(nameOf(id)));
}

} // namespace packhouse

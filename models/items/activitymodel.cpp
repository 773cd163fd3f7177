// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/activitymodel.h"

#include "core/visibletext.h"
#include "items/humantext.h"
#include "items/itemroles.h"
#include "items/readable.h"
#include "items/rowtablemodel.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QString outcomeText(const ActivityRow &row)
{
    return row.outcome.isEmpty() ? ActivityModel::tr("ok") : readable(row.outcome);
}

} // namespace

ActivityModel::ActivityModel(const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent), m_clock(clock)
{}

void ActivityModel::setRows(const QList<ActivityRow> &rows)
{
    beginResetModel();
    m_all = rows;
    m_rows = shown();
    endResetModel();
}

void ActivityModel::setFilter(const QString &text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    setRows(m_all);
}

QString ActivityModel::text(const ActivityRow &row, int column)
{
    return column == Action    ? activityText(row.action)
           : column == Actor   ? visibleText(actorText(row.actor))
           : column == Subject ? visibleText(row.subject)
                               : outcomeText(row);
}

/// What was read later than the rest is sorted in with it.
void ActivityModel::sort(int column, Qt::SortOrder order)
{
    m_sort = column;
    m_order = order;
    emit layoutAboutToBeChanged();
    const QList<ActivityRow> before = std::exchange(m_rows, shown());
    QHash<qint64, int> places;
    for (int row = 0; row < m_rows.size(); ++row)
        places.insert(m_rows.at(row).id, row);
    const QModelIndexList indexes = persistentIndexList();
    QModelIndexList now;
    for (const QModelIndex &one : indexes)
        now.append(index(places.value(before.at(one.row()).id), one.column()));
    changePersistentIndexList(indexes, now);
    emit layoutChanged();
}

QList<ActivityRow> ActivityModel::shown() const
{
    QList<ActivityRow> rows = filtered();
    if (m_sort < 0)
        return rows;
    const QCollator collator = peoplesOrder();
    std::stable_sort(rows.begin(), rows.end(), [&](const ActivityRow &a, const ActivityRow &b) {
        const int compared = m_sort == When ? (a.at < b.at ? -1 : int(b.at < a.at))
                                            : collator.compare(text(a, m_sort), text(b, m_sort));
        return m_order == Qt::AscendingOrder ? compared < 0 : compared > 0;
    });
    return rows;
}

QList<ActivityRow> ActivityModel::filtered() const
{
    if (m_words.isEmpty())
        return m_all;
    QList<ActivityRow> found;
    for (const ActivityRow &row : m_all) {
        const QString text = QStringList{actorText(row.actor), activityText(row.action), row.action,
                                         row.subject, outcomeText(row)}
                                 .join(u'\n');
        const auto has = [&text](const QString &word) {
            return text.contains(word, Qt::CaseInsensitive);
        };
        if (std::all_of(m_words.begin(), m_words.end(), has))
            found.append(row);
    }
    return found;
}

void ActivityModel::putNewest(const QList<ActivityRow> &newest)
{
    const auto known = std::find_if(newest.begin(), newest.end(), [this](const ActivityRow &row) {
        return !m_all.isEmpty() && row.id == m_all.constFirst().id;
    });
    if (known == newest.end()) {
        setRows(newest);
        return;
    }
    const qsizetype count = known - newest.begin();
    if (count == 0)
        return;
    if (!m_words.isEmpty() || m_sort >= 0) {
        setRows(newest.first(count) + m_all);
        return;
    }
    beginInsertRows({}, 0, int(count) - 1);
    m_all = newest.first(count) + m_all;
    m_rows = m_all;
    endInsertRows();
}

void ActivityModel::appendRows(const QList<ActivityRow> &rows)
{
    if (rows.isEmpty())
        return;
    if (!m_words.isEmpty() || m_sort >= 0) {
        setRows(m_all + rows);
        return;
    }
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(rows.size()) - 1);
    m_all += rows;
    m_rows = m_all;
    endInsertRows();
}

const ActivityRow *ActivityModel::row(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? &m_rows[index.row()] : nullptr;
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ActivityRow &row = m_rows[index.row()];
    const int column = index.column();
    if (column == When) {
        switch (role) {
        case Qt::DisplayRole:
            return agoText(row.at, m_clock.now());
        case Qt::ToolTipRole:
            return momentText(row.at);
        case CopyRole:
            return row.at.toString(Qt::ISODate);
        case RawRole:
            return row.at;
        default:
            return {};
        }
    }
    if (role == BadgeRole && column == Outcome) {
        const bool fine = row.outcome.isEmpty();
        return QVariant::fromValue(BadgeData{outcomeText(row), fine ? Tone::Good : Tone::Bad});
    }
    if (role != Qt::DisplayRole && role != CopyRole && role != RawRole && role != Qt::ToolTipRole)
        return {};
    if (column == Action && (role == CopyRole || role == RawRole))
        return row.action;
    return text(row, column);
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= ColumnCount)
        return {};
    const QString titles[ColumnCount]{tr("When"), tr("Who"), tr("What"), tr("To what"),
                                      tr("Outcome")};
    return titles[section];
}

QString activityText(const QString &action)
{
    const auto say = [](const char *text) {
        return QCoreApplication::translate("ActivityModel", text);
    };
    const QHash<QString, const char *> words{
        {u"publish"_s, QT_TRANSLATE_NOOP("ActivityModel", "Published")},
        {u"delete"_s, QT_TRANSLATE_NOOP("ActivityModel", "Moved to Trash")},
        {u"delete.file"_s, QT_TRANSLATE_NOOP("ActivityModel", "Deleted a file")},
        {u"restore"_s, QT_TRANSLATE_NOOP("ActivityModel", "Restored")},
        {u"undo"_s, QT_TRANSLATE_NOOP("ActivityModel", "Took back a change")},
        {u"purge"_s, QT_TRANSLATE_NOOP("ActivityModel", "Deleted for good")},
        {u"reserve"_s, QT_TRANSLATE_NOOP("ActivityModel", "Reserved the name")},
        {u"forward"_s, QT_TRANSLATE_NOOP("ActivityModel", "Let the name be forwarded")},
        {u"unreserve"_s, QT_TRANSLATE_NOOP("ActivityModel", "Gave the name up")},
        {u"reserve.narrow"_s,
         QT_TRANSLATE_NOOP("ActivityModel", "Kept the name for some groups only")},
        {u"reserve.share"_s,
         QT_TRANSLATE_NOOP("ActivityModel", "Shared the name with another group")},
        {u"reserve.unshare"_s,
         QT_TRANSLATE_NOOP("ActivityModel", "Shares the name with another group no longer")},
        {u"address.add"_s, QT_TRANSLATE_NOOP("ActivityModel", "Gave an address of its own")},
        {u"address.drop"_s, QT_TRANSLATE_NOOP("ActivityModel", "Took an address away")},
        {u"address.busy"_s, QT_TRANSLATE_NOOP("ActivityModel", "An address did not start")},
        {u"upstream.accept"_s, QT_TRANSLATE_NOOP("ActivityModel", "Said yes to an upstream")},
        {u"upstream.forget"_s,
         QT_TRANSLATE_NOOP("ActivityModel", "Took back the yes to an upstream")},
        {u"policy"_s, QT_TRANSLATE_NOOP("ActivityModel", "Changed a policy")},
        {u"record.set"_s, QT_TRANSLATE_NOOP("ActivityModel", "Changed a setting")},
        {u"record.remove"_s, QT_TRANSLATE_NOOP("ActivityModel", "Removed a setting")},
        {u"restore.file"_s, QT_TRANSLATE_NOOP("ActivityModel", "Restored a file")},
        {u"change"_s, QT_TRANSLATE_NOOP("ActivityModel", "Changed a version")},
        {u"change.back"_s, QT_TRANSLATE_NOOP("ActivityModel", "Took a change back")},
        {u"deprecate"_s, QT_TRANSLATE_NOOP("ActivityModel", "Deprecated a version")},
        {u"yank"_s, QT_TRANSLATE_NOOP("ActivityModel", "Yanked a version")},
        {u"unlist"_s, QT_TRANSLATE_NOOP("ActivityModel", "Unlisted a version")},
        {u"hide"_s, QT_TRANSLATE_NOOP("ActivityModel", "Hid a version")},
        {u"offer"_s, QT_TRANSLATE_NOOP("ActivityModel", "Offered a version again")},
        {u"note"_s, QT_TRANSLATE_NOOP("ActivityModel", "Wrote a note on a version")},
        {u"journal.renew"_s, QT_TRANSLATE_NOOP("ActivityModel", "Began a new journal")},
        {u"journal.accept"_s, QT_TRANSLATE_NOOP("ActivityModel", "Accepted the database")},
        {u"scope.create"_s, QT_TRANSLATE_NOOP("ActivityModel", "New group or project")},
        {u"scope.visibility"_s, QT_TRANSLATE_NOOP("ActivityModel", "Changed who may read")},
        {u"tag.set"_s, QT_TRANSLATE_NOOP("ActivityModel", "Set a tag")},
        {u"tag.remove"_s, QT_TRANSLATE_NOOP("ActivityModel", "Removed a tag")},
        {u"token.create"_s, QT_TRANSLATE_NOOP("ActivityModel", "New token")},
        {u"token.revoke"_s, QT_TRANSLATE_NOOP("ActivityModel", "Revoked a token")},
        {u"protection.set"_s, QT_TRANSLATE_NOOP("ActivityModel", "Set a protection")},
        {u"protection.remove"_s, QT_TRANSLATE_NOOP("ActivityModel", "Removed a protection")},
    };
    const char *text = words.value(action);
    return text ? say(text) : visibleText(action);
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/exposuremodel.h"

#include "core/clock.h"
#include "core/visibletext.h"
#include "insight/exposurefindings.h"
#include "insight/exposurewords.h"
#include "items/humantext.h"
#include "items/itemroles.h"
#include "items/readable.h"

#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// Beyond that it is quicker to show everything anew.
constexpr qsizetype MostOneByOne = 200;

QString scopeText(const QString &path)
{
    return path.isEmpty() ? ExposureModel::tr("the whole registry") : spacedPath(path);
}

QString scopesText(const QStringList &paths)
{
    QStringList texts;
    for (const QString &path : paths)
        texts << scopeText(path);
    return texts.join(u", "_s);
}

QString forwardingText(const ExposureRow &row)
{
    if (row.canonicalName.endsWith(u'*'))
        return {};
    if (row.forwarding == Forwarding::Off)
        return row.forwardingFrom.isNull()
                   ? ExposureModel::tr("off")
                   : ExposureModel::tr("off, set for %1").arg(scopeText(row.forwardingFrom));
    if (row.forwardingFrom.isNull())
        return ExposureModel::tr("allowed by default");
    return ExposureModel::tr("allowed, set for %1").arg(scopeText(row.forwardingFrom));
}

QString reservedText(const ExposureRow &row)
{
    if (row.keptFromEarlier)
        return ExposureModel::tr("kept from 0.1");
    if (row.reservedFor.isNull())
        return row.reserved ? ExposureModel::tr("yes") : ExposureModel::tr("no");
    if (!row.reserved)
        return ExposureModel::tr("forwarded all the same");
    if (!row.sharedWith.isEmpty())
        return ExposureModel::tr("for %1 and others").arg(scopeText(row.reservedFor));
    return ExposureModel::tr("for %1").arg(scopeText(row.reservedFor));
}

QString reservedTip(const ExposureRow &row)
{
    if (row.keptFromEarlier) {
        const QString holders = row.holders.join(u", "_s);
        return holders.isEmpty()
                   ? ExposureModel::tr("Reserved for the whole registry by version 0.1. No group "
                                       "has the name any more.")
                   : ExposureModel::tr("Reserved for the whole registry by version 0.1. These "
                                       "groups have the name: %1.")
                         .arg(holders);
    }
    if (row.reservedFor.isNull())
        return {};
    const QString reason = ExposureModel::tr("%1: %2").arg(
        visibleText(row.reservedAs), reservationReasonText(row.reservationReason));
    return row.sharedWith.isEmpty() ? reason
                                    : reason + u'\n'
                                          + ExposureModel::tr("Reserved for these groups too: %1.")
                                                .arg(row.sharedWith.join(u", "_s));
}

/// What was not asked is not the same as what could not be found out, and neither is fine.
BadgeData upstreamBadge(const ExposureRow &row)
{
    switch (row.upstream) {
    case UpstreamState::Absent:
        return {ExposureModel::tr("name is free"), Tone::Warning};
    case UpstreamState::Present:
        return {ExposureModel::tr("has the name"), Tone::Warning};
    case UpstreamState::Held:
        return {ExposureModel::tr("name is held"), Tone::Neutral};
    case UpstreamState::Unknown:
        return {ExposureModel::tr("could not check"), Tone::Unknown};
    case UpstreamState::NotAsked:
        break;
    }
    return {ExposureModel::tr("not asked"), Tone::Unknown};
}

QString upstreamTip(const ExposureRow &row)
{
    QStringList lines;
    if (row.upstreamAsked.isValid())
        lines << ExposureModel::tr("%1, asked %2")
                     .arg(visibleText(row.upstreamHost), momentText(row.upstreamAsked));
    if (!row.upstreamLatest.isEmpty())
        lines << ExposureModel::tr("Highest version there: %1, here: %2")
                     .arg(visibleText(row.upstreamLatest), visibleText(row.latest));
    if (row.upstreamCreated.isValid() && row.firstPublished.isValid())
        lines << ExposureModel::tr("There since %1, here since %2")
                     .arg(momentText(row.upstreamCreated), momentText(row.firstPublished));
    if (row.sharedVersions > 0)
        lines << ExposureModel::tr("%n version(s) are in both", nullptr, int(row.sharedVersions))
                     + u", "_s
                     + ExposureModel::tr("%n with other bytes", nullptr, int(row.unequalVersions));
    return lines.join(u'\n');
}

QString originsText(const ExposureRow &row)
{
    QStringList texts;
    for (const Origin &origin : row.origins) {
        const QString from = visibleText(origin.from);
        texts << (origin.kind == Origin::Kind::Published ? ExposureModel::tr("published here")
                  : origin.kind == Origin::Kind::Unknown ? ExposureModel::tr("not known")
                  : origin.foreign ? ExposureModel::tr("foreign, %1").arg(from)
                                   : ExposureModel::tr("imported as ours, %1").arg(from));
    }
    return texts.join(u", "_s);
}

QString ownersText(const ExposureRow &row)
{
    if (row.belongsTo.isEmpty())
        return {};
    QString text = row.belongsTo.size() > 1
                       ? ExposureModel::tr("several: %1").arg(scopesText(row.belongsTo))
                       : scopeText(row.belongsTo.first());
    if (row.assigned && row.belongsTo.size() == 1)
        text = ExposureModel::tr("%1, by hand").arg(text);
    return text;
}

QString changesText(const ExposureRow &row)
{
    QStringList texts;
    for (const ExposureChange &change : row.changes)
        texts << readable(change.what);
    return sentences(texts);
}

bool isIn(ExposureModel::Show show, const ExposureRow &row)
{
    const Standing standing = standingOf(row.exposure.tone);
    switch (show) {
    case ExposureModel::Show::Decisions:
        return row.needsDecision();
    case ExposureModel::Show::Exposed:
        return standing == Standing::Exposed;
    case ExposureModel::Show::NotChecked:
        return standing == Standing::NotChecked;
    case ExposureModel::Show::All:
        break;
    }
    return true;
}

} // namespace

ExposureModel::ExposureModel(const FormatInfoList &formats, const Clock *clock, QObject *parent)
    : QAbstractTableModel(parent), m_formats(formats), m_clock(clock)
{}

void ExposureModel::apply(const ExposureAnswer &answer)
{
    QList<Row> news;
    news.reserve(answer.rows.size());
    // Rows are large and may be very many: they stay in the answer's list, which lives on.
    const auto kept = std::make_shared<const QList<ExposureRow>>(answer.rows);
    for (const ExposureRow &row : *kept)
        news << Row(kept, &row);
    if (answer.whole) {
        m_all = std::move(news);
        showAnew();
        return;
    }
    const QSet<ExposureName> names(answer.names.begin(), answer.names.end());
    const auto isOld = [&](const Row &row) {
        return names.contains({row->type, row->canonicalName});
    };
    m_all.removeIf(isOld);
    for (const Row &row : std::as_const(news))
        m_all.insert(
            std::lower_bound(m_all.begin(), m_all.end(), row,
                             [](const Row &a, const Row &b) { return isMoreUrgent(*a, *b); }),
            row);
    if (names.size() > MostOneByOne)
        showAnew();
    else
        replace(names, news);
}

void ExposureModel::replace(const QSet<ExposureName> &names, const QList<Row> &news)
{
    bool others = false; // rows of those names that say their project now, or need not
    for (int at = int(m_shown.size()) - 1; at >= 0; --at) {
        const ExposureRow &row = *m_shown.at(at);
        if (!names.contains({row.type, row.canonicalName}))
            continue;
        // What is still there is replaced where it stands, so that it stays chosen.
        const auto same = std::find_if(news.begin(), news.end(), [&](const Row &one) {
            return one->key() == row.key() && isShown(*one);
        });
        const bool inPlace = same != news.end()
                             && (at == 0 || !comesBefore(**same, *m_shown.at(at - 1)))
                             && (at + 1 == m_shown.size()
                                 || !comesBefore(*m_shown.at(at + 1), **same));
        if (inPlace) {
            m_shown[at] = *same;
            emit dataChanged(index(at, 0), index(at, ColumnCount - 1));
            continue;
        }
        beginRemoveRows({}, at, at);
        others |= --m_names[m_shown.takeAt(at)->name] == 1;
        endRemoveRows();
    }
    for (const Row &row : news) {
        if (!isShown(*row) || indexOf(row->key()) >= 0)
            continue;
        const auto place = std::lower_bound(
            m_shown.begin(), m_shown.end(), row,
            [this](const Row &a, const Row &b) { return comesBefore(*a, *b); });
        const int at = int(place - m_shown.begin());
        beginInsertRows({}, at, at);
        m_shown.insert(at, row);
        others |= ++m_names[row->name] == 2;
        endInsertRows();
    }
    if (others && !m_shown.isEmpty())
        emit dataChanged(index(0, Package), index(int(m_shown.size()) - 1, Package));
}

void ExposureModel::setPlaceShown(bool isShown)
{
    if (std::exchange(m_placeShown, isShown) != isShown && !m_shown.isEmpty())
        emit dataChanged(index(0, Package), index(int(m_shown.size()) - 1, Package));
}

void ExposureModel::setShown(Show show, const QString &text)
{
    m_show = show;
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    showAnew();
}

void ExposureModel::sortBy(int column, Qt::SortOrder order)
{
    m_sort = column;
    m_order = order;
    showAnew();
}

void ExposureModel::showAnew()
{
    beginResetModel();
    m_shown.clear();
    m_names.clear();
    for (const Row &row : std::as_const(m_all)) {
        if (!isShown(*row))
            continue;
        m_shown << row;
        ++m_names[row->name];
    }
    if (m_sort >= 0)
        std::stable_sort(m_shown.begin(), m_shown.end(),
                         [this](const Row &a, const Row &b) { return comesBefore(*a, *b); });
    endResetModel();
}

bool ExposureModel::isShown(const ExposureRow &row) const
{
    const auto says = [&row](const QString &word) {
        const auto has = [&word](const QString &text) {
            return text.contains(word, Qt::CaseInsensitive);
        };
        return has(row.name) || has(row.scopePath) || has(row.type)
               || std::any_of(row.belongsTo.begin(), row.belongsTo.end(), has);
    };
    return isIn(m_show, row) && std::all_of(m_words.begin(), m_words.end(), says);
}

bool ExposureModel::comesBefore(const ExposureRow &a, const ExposureRow &b) const
{
    const auto ordered = [this](const auto &one, const auto &other) {
        return m_order == Qt::AscendingOrder ? one < other : other < one;
    };
    switch (m_sort) {
    case Package:
        if (const int by = a.name.compare(b.name, Qt::CaseInsensitive); by != 0)
            return ordered(by, 0);
        break;
    case Place:
        if (a.scopePath != b.scopePath)
            return ordered(a.scopePath, b.scopePath);
        break;
    case LastDownload:
        if (a.lastDownloaded != b.lastDownloaded)
            return ordered(a.lastDownloaded, b.lastDownloaded);
        break;
    case Upstream:
        if (a.upstream != b.upstream)
            return ordered(a.upstream, b.upstream);
        break;
    default:
        break;
    }
    return isMoreUrgent(a, b);
}

QString ExposureModel::word(Show show)
{
    switch (show) {
    case Show::Decisions:
        return tr("Needs a decision");
    case Show::Exposed:
        return capitalised(readable(wordOf(Standing::Exposed)));
    case Show::NotChecked:
        return capitalised(readable(wordOf(Standing::NotChecked)));
    case Show::All:
        break;
    }
    return tr("All");
}

int ExposureModel::indexOf(const ExposureKey &key) const
{
    for (int at = 0; at < m_shown.size(); ++at) {
        if (m_shown.at(at)->name == key.name && m_shown.at(at)->key() == key)
            return at;
    }
    return -1;
}

QString ExposureModel::reasons(const ExposureRow &row) const
{
    QStringList texts;
    for (const ExposureFinding &one : row.findings)
        texts << readable(one.text);
    texts << readable(row.exposure.explanation);
    texts.removeDuplicates();
    return sentences(texts);
}

int ExposureModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ExposureModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ExposureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Package:
        return tr("Package");
    case Place:
        return tr("Scope");
    case State:
        return tr("Exposure");
    case ForwardingOf:
        return tr("Forwarding");
    case Reserved:
        return tr("Reserved");
    case BelongsTo:
        return tr("Belongs to");
    case Upstream:
        return tr("Public registry");
    case OriginOf:
        return tr("Origin");
    case LastDownload:
        return tr("Last download");
    case Changes:
        return tr("Since the last audit");
    case Why:
        return tr("Why");
    case Decision:
        return tr("Decision");
    default:
        return {};
    }
}

QString ExposureModel::text(const ExposureRow &row, int column) const
{
    switch (column) {
    case Package:
        return visibleText(row.name);
    case Place:
        return scopeText(row.scopePath);
    case State:
        return readable(row.exposure.text);
    case ForwardingOf:
        return forwardingText(row);
    case Reserved:
        return reservedText(row);
    case BelongsTo:
        return ownersText(row);
    case Upstream:
        return upstreamBadge(row).text;
    case OriginOf:
        return originsText(row);
    case LastDownload:
        return m_clock ? agoText(row.lastDownloaded, m_clock->now()) : QString();
    case Changes:
        return changesText(row);
    case Why:
        return reasons(row);
    case Decision:
        return row.needsDecision() ? tr("to decide") : QString();
    default:
        return {};
    }
}

QString ExposureModel::tip(const ExposureRow &row, int column) const
{
    switch (column) {
    case State:
        return readable(row.exposure.explanation);
    case Reserved:
        return reservedTip(row);
    case BelongsTo:
        return row.alsoIn.isEmpty() ? QString() : tr("Also in %1").arg(scopesText(row.alsoIn));
    case Upstream:
        return upstreamTip(row);
    case LastDownload:
        return row.lastDownloaded.isValid() ? momentText(row.lastDownloaded) : QString();
    case OriginOf:
    case Changes:
    case Why:
        return text(row, column);
    default:
        return {};
    }
}

/// All of it in one sentence after the other: who listens hears no columns.
QString ExposureModel::spoken(const ExposureRow &row) const
{
    const FormatInfo &format = m_formats.find(row.type);
    QString all = tr("%1 package %2 in %3: %4.")
                      .arg(format.label, visibleText(row.name), scopeText(row.scopePath),
                           readable(row.exposure.text));
    if (const QString owners = ownersText(row); !owners.isEmpty())
        all += u' ' + tr("Belongs to %1.").arg(owners);
    if (row.needsDecision())
        all += u' ' + tr("It needs a decision.");
    return all + u' ' + reasons(row);
}

QVariant ExposureModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_shown.size())
        return {};
    const ExposureRow &row = *m_shown.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case CopyRole:
        return shownText(text(row, index.column()));
    case Qt::ToolTipRole: {
        const QString shown = shownText(tip(row, index.column()));
        return shown.isEmpty() ? QVariant() : QVariant(shown);
    }
    case Qt::AccessibleTextRole:
        return shownText(index.column() == Package ? spoken(row) : text(row, index.column()));
    case BadgeRole:
        if (index.column() == State)
            return QVariant::fromValue(BadgeData{readable(row.exposure.text), row.exposure.tone});
        if (index.column() == Decision && row.needsDecision())
            return QVariant::fromValue(BadgeData{tr("to decide"), Tone::Warning});
        if (index.column() == Upstream && !row.canonicalName.endsWith(u'*'))
            return QVariant::fromValue(upstreamBadge(row));
        return {};
    case TypeRole:
        return index.column() == Package ? QVariant(row.type) : QVariant();
    case QualifierRole:
        return index.column() == Package && !m_placeShown && m_names.value(row.name) > 1
                   ? QVariant(scopeText(row.scopePath))
                   : QVariant();
    default:
        return {};
    }
}

} // namespace packhouse

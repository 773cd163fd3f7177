// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exposure/exposurepage.h"

#include "core/visibletext.h"
#include "items/readable.h"
#include "items/when.h"
#include "ui/exposure/upstreamproposals.h"
#include "ui/widgets/inlinemessage.h"

#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// Where forwarding would be switched off: where it was switched on, or the top group when that is
/// the type's own default.
QString stopScope(const ExposureRow &row)
{
    return row.forwardingFrom.isNull() ? row.scopePath.section(u'/', 0, 0) : row.forwardingFrom;
}

QString scopeText(const QString &path)
{
    return path.isEmpty() ? ExposurePage::tr("the whole registry")
                          : QString(path).replace(u'/', u" / "_s);
}

QString forwardingText(const ExposureRow &row)
{
    if (row.forwarding == Forwarding::Off)
        return row.forwardingFrom.isNull()
                   ? ExposurePage::tr("off")
                   : ExposurePage::tr("off, set for %1").arg(scopeText(row.forwardingFrom));
    if (row.forwardingFrom.isNull())
        return ExposurePage::tr("on by default");
    return ExposurePage::tr("on, set for %1").arg(scopeText(row.forwardingFrom));
}

/// What 0.1 reserved for the whole registry says whose it could be.
Cell reservedCell(const ExposureRow &row)
{
    if (!row.keptFromEarlier && !row.sharedWith.isEmpty())
        return Cell{.text = ExposurePage::tr("yes, shared"),
                    .tip = ExposurePage::tr("Reserved for these groups too: %1.")
                               .arg(row.sharedWith.join(u", "_s))};
    if (!row.keptFromEarlier)
        return Cell{.text = row.reserved ? ExposurePage::tr("yes") : ExposurePage::tr("no")};
    const QString holders = row.holders.join(u", "_s);
    return Cell{.text = ExposurePage::tr("kept from 0.1"),
                .tip = holders.isEmpty()
                           ? ExposurePage::tr("Reserved for the whole registry by version 0.1. No "
                                              "group has the name any more.")
                           : ExposurePage::tr("Reserved for the whole registry by version 0.1. "
                                              "These groups have the name: %1.")
                                 .arg(holders)};
}

/// Worst first; what could not be checked comes before what is fine.
int gravity(const ExposureRow &row)
{
    switch (row.exposure.tone) {
    case Tone::Bad:
        return 0;
    case Tone::Warning:
        return 1;
    case Tone::Unknown:
        return 2;
    case Tone::Neutral:
        return 3;
    case Tone::Good:
        break;
    }
    return 4;
}

} // namespace

ExposurePage::ExposurePage(PackageSource *source, const FormatInfoList &formats, QWidget *parent)
    : ListPage(tr("Exposure audit"),
               tr("Names that clients would get from a public registry instead of from here."),
               &formats, parent)
    , m_source(source)
    , m_formats(formats)
{
    m_model = new RowTableModel<ExposureRow>(
        {{tr("Package"),
          [](const ExposureRow &row) {
              return Cell{.text = visibleText(row.name), .type = row.type};
          }},
         {tr("Scope"),
          [](const ExposureRow &row) { return Cell{.text = scopeText(row.scopePath)}; }},
         {tr("Exposure"),
          [](const ExposureRow &row) {
              return badgeCell({readable(row.exposure.text), row.exposure.tone},
                               readable(row.exposure.explanation));
          }},
         {tr("Forwarding"),
          [](const ExposureRow &row) { return Cell{.text = forwardingText(row)}; }},
         {tr("Reserved"), [](const ExposureRow &row) { return reservedCell(row); }},
         {tr("Why"),
          [](const ExposureRow &row) {
              return Cell{.text = readable(row.exposure.explanation),
                          .tip = readable(row.exposure.explanation)};
          }}},
        this);
    auto *proposals = new UpstreamProposals(source, formats, this);
    above()->addWidget(proposals);
    connect(proposals, &UpstreamProposals::changedUpstreams, this, &ExposurePage::refresh);
    connect(proposals, &UpstreamProposals::failed, this,
            [this](const Error &error) { message()->show(error); });
    setModel(m_model, {230, 160, 150, 170, 100, 300});
    m_reserve = addRowButton(tr("Reserve name"), u"reserve"_s, "primary"_L1);
    m_stop = addRowButton(tr("Stop forwarding"), u"stopForwarding"_s);
    m_inherit = addRowButton(tr("Inherit forwarding"), u"inheritForwarding"_s);
    m_narrow = addRowButton(tr("Keep for its groups only"), u"narrow"_s);
    m_drop = addRowButton(tr("Give the name up"), u"drop"_s);
    connect(m_narrow, &QPushButton::clicked, this, &ExposurePage::narrowChosen);
    connect(m_drop, &QPushButton::clicked, this, &ExposurePage::dropChosen);
    connect(m_inherit, &QPushButton::clicked, this, &ExposurePage::inheritForwarding);
    connect(m_reserve, &QPushButton::clicked, this, &ExposurePage::reserveChosen);
    connect(m_stop, &QPushButton::clicked, this, &ExposurePage::stopForwarding);
    follow(source, Changed::Packages | Changed::Policies | Changed::Reservations | Changed::Scopes);
    refresh();
}

int ExposurePage::count(Tone tone) const
{
    return int(std::count_if(m_model->rows().begin(), m_model->rows().end(),
                             [tone](const ExposureRow &row) { return row.exposure.tone == tone; }));
}

QString ExposurePage::sidebarText() const
{
    const int troubled = count(Tone::Bad) + count(Tone::Warning);
    if (troubled > 0)
        return countText(troubled);
    return count(Tone::Unknown) > 0 ? u"?"_s : QString();
}

Tone ExposurePage::sidebarTone() const
{
    return count(Tone::Bad)       ? Tone::Bad
           : count(Tone::Warning) ? Tone::Warning
           : count(Tone::Unknown) ? Tone::Unknown
                                  : Tone::Neutral;
}

void ExposurePage::refresh()
{
    Administration *administration = m_source->administration();
    if (!administration) {
        showEmpty(tr("Exposure cannot be audited here"),
                  readable(m_source->abilities().administer));
        return;
    }
    showLoading();
    whenReady(administration->exposure(), this,
              [this](const Result<QList<ExposureRow>> &rows) { got(rows); });
}

void ExposurePage::got(const Result<QList<ExposureRow>> &rows)
{
    if (!rows) {
        showError(rows.error());
        return;
    }
    QList<ExposureRow> sorted = *rows;
    std::stable_sort(sorted.begin(), sorted.end(), [](const ExposureRow &a, const ExposureRow &b) {
        return gravity(a) < gravity(b);
    });
    m_model->setRows(sorted);
    if (sorted.isEmpty()) {
        showEmpty(
            tr("No package to audit yet"),
            tr("For every package here this page tells whether a request for its name could be "
               "answered by a public registry, where strangers publish, and lets you reserve "
               "the name or stop forwarding."));
    } else {
        showRows();
    }
    emit sidebarChanged();
}

QList<ExposureRow> ExposurePage::chosen() const
{
    QList<ExposureRow> rows;
    for (const int row : chosenRows())
        rows.append(m_model->rows().at(row));
    return rows;
}

void ExposurePage::showChoice()
{
    const QList<ExposureRow> rows = chosen();
    const bool free = std::any_of(rows.begin(), rows.end(),
                                  [](const ExposureRow &row) { return !row.reserved; });
    m_reserve->setEnabled(free);
    m_reserve->setText(rows.size() > 1 ? tr("Reserve names") : tr("Reserve name"));
    // One policy at a time: it holds for every package of that type, and the button says where.
    const bool one = rows.size() == 1 && rows.first().forwarding != Forwarding::Off;
    m_stop->setEnabled(one);
    const QString where = one ? stopScope(rows.first()) : QString();
    const QString what = one ? m_formats.find(rows.first().type).label : QString();
    m_stop->setText(!one ? tr("Stop forwarding")
                    : where.isEmpty()
                        ? tr("Stop forwarding %1 everywhere").arg(what)
                        : tr("Stop forwarding %1 for all of %2").arg(what, scopeText(where)));
    const bool isSet = rows.size() == 1 && !rows.first().forwardingFrom.isNull();
    m_inherit->setEnabled(isSet);
    m_inherit->setText(isSet ? tr("Let %1 inherit forwarding of %2")
                                   .arg(scopeText(rows.first().forwardingFrom),
                                        m_formats.find(rows.first().type).label)
                             : tr("Inherit forwarding"));
    m_inherit->setToolTip(tr("Takes back what was set there: what holds above it holds again."));
    // Of no use to a registry that began later, so it is there only where it helps.
    const auto kept = [](const ExposureRow &row) { return row.keptFromEarlier; };
    const bool anyKept = !rows.isEmpty() && std::all_of(rows.begin(), rows.end(), kept);
    const auto held = [](const ExposureRow &row) { return !row.holders.isEmpty(); };
    m_narrow->setVisible(anyKept);
    m_narrow->setEnabled(anyKept && std::all_of(rows.begin(), rows.end(), held));
    m_drop->setVisible(anyKept);
    m_drop->setEnabled(anyKept);
    m_narrow->setText(rows.size() == 1 && m_narrow->isEnabled()
                          ? tr("Keep for %1 only").arg(rows.first().holders.join(u", "_s))
                          : tr("Keep for its groups only"));
    for (QPushButton *button : {m_reserve, m_stop, m_inherit, m_narrow, m_drop})
        button->setAccessibleName(button->text());
}

void ExposurePage::reserve(const ExposureRow &row)
{
    Administration *administration = m_source->administration();
    if (!administration)
        return;
    Reservation reservation;
    reservation.type = row.type;
    reservation.canonicalName = row.name;
    reservation.reason = u"reserved by hand"_s;
    reservation.scopePath = topLevelOf(row.scopePath);
    whenReady(administration->reserve(reservation), this,
              [this](const Result<void> &result) { changed(result); });
}

void ExposurePage::reserveChosen()
{
    for (const ExposureRow &row : chosen()) {
        if (!row.reserved)
            reserve(row);
    }
}

void ExposurePage::narrowChosen()
{
    Administration *administration = m_source->administration();
    for (const ExposureRow &row : administration ? chosen() : QList<ExposureRow>())
        whenReady(administration->narrowReservation(row.type, row.name, row.holders), this,
                  [this](const Result<void> &result) { changed(result); });
}

void ExposurePage::dropChosen()
{
    Administration *administration = m_source->administration();
    for (const ExposureRow &row : administration ? chosen() : QList<ExposureRow>())
        whenReady(administration->unreserve({}, row.type, row.name), this,
                  [this](const Result<void> &result) { changed(result); });
}

void ExposurePage::stopForwarding()
{
    const QList<ExposureRow> rows = chosen();
    Administration *administration = m_source->administration();
    if (!administration || rows.size() != 1)
        return;
    PolicySetting setting;
    setting.type = rows.first().type;
    setting.forwarding = Forwarding::Off;
    whenReady(administration->setPolicy(stopScope(rows.first()), setting), this,
              [this](const Result<void> &result) { changed(result); });
}

void ExposurePage::inheritForwarding()
{
    const QList<ExposureRow> rows = chosen();
    Administration *administration = m_source->administration();
    if (!administration || rows.size() != 1)
        return;
    const ExposureRow &row = rows.first();
    whenReady(administration->inheritForwarding(row.forwardingFrom, row.type), this,
              [this](const Result<void> &result) { changed(result); });
}

void ExposurePage::changed(const Result<void> &result)
{
    if (!result)
        sayAfterReading(result.error());
    refresh();
}

} // namespace packhouse

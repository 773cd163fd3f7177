// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exposure/exposureacts.h"

#include "core/visibletext.h"
#include "items/formatinfo.h"
#include "items/when.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/flowlayout.h"

#include <QPushButton>

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
    return path.isEmpty() ? ExposureActs::tr("the whole registry")
                          : QString(path).replace(u'/', u" / "_s);
}

bool isNamespace(const ExposureRow &row)
{
    return row.canonicalName.endsWith(u'*');
}

/// A name as reservations know it.
QString reservedNameOf(const ExposureRow &row)
{
    return row.canonicalName.isEmpty() ? row.name : row.canonicalName;
}

/// The projects of the row's top-level group that have its name, the one that serves it first.
QStringList projectsWithIt(const ExposureRow &row)
{
    QStringList paths = row.belongsTo;
    const QString top = topLevelOf(row.scopePath);
    for (const QString &path : QStringList(row.scopePath) + row.alsoIn) {
        if (topLevelOf(path) == top)
            paths << path;
    }
    paths.removeDuplicates();
    return paths;
}

bool isContested(const ExposureRow &row)
{
    return row.published
           && std::any_of(row.findings.begin(), row.findings.end(), [](const auto &one) {
                  return one.reason == ExposureReason::Contested
                         || one.reason == ExposureReason::Several
                         || one.reason == ExposureReason::Squats;
              });
}

} // namespace

ExposureActs::ExposureActs(PackageSource *source, const FormatInfoList &formats, QWidget *parent)
    : QWidget(parent), m_source(source), m_formats(formats)
{
    auto *flow = new FlowLayout(this);
    flow->setContentsMargins(metrics::PanelMargin, 10, metrics::PanelMargin, 12);
    flow->setSpacing(metrics::Gap);
    m_reserve = addButton(tr("Reserve name"), u"reserve"_s, &ExposureActs::reserve);
    setLook(m_reserve, "primary"_L1);
    m_assign = addButton(tr("Give the name to this project"), u"assign"_s, &ExposureActs::assign);
    m_share = addButton(tr("Let all of them serve it"), u"share"_s, &ExposureActs::share);
    m_narrow = addButton(tr("Keep for its groups only"), u"narrow"_s, &ExposureActs::narrow);
    m_drop = addButton(tr("Give the name up"), u"drop"_s, &ExposureActs::drop);
    m_stop = addButton(tr("Stop forwarding"), u"stopForwarding"_s, &ExposureActs::stopForwarding);
    m_inherit = addButton(tr("Inherit forwarding"), u"inheritForwarding"_s,
                          &ExposureActs::inheritForwarding);
    m_inherit->setToolTip(tr("Takes back what was set there: what holds above it holds again."));
    show({});
}

QPushButton *ExposureActs::addButton(const QString &text, const QString &objectName,
                                     void (ExposureActs::*clicked)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    setLook(button, "plain"_L1);
    layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, clicked);
    return button;
}

const ExposureRow *ExposureActs::only() const
{
    return m_rows.size() == 1 ? &m_rows.constFirst() : nullptr;
}

void ExposureActs::show(const QList<ExposureRow> &chosen)
{
    m_rows = chosen;
    m_reserve->setEnabled(std::any_of(m_rows.begin(), m_rows.end(),
                                      [](const ExposureRow &row) { return !row.reserved; }));
    m_reserve->setText(
        m_rows.size() > 1 ? tr("Reserve names")
        : only() && isNamespace(*only())
            ? tr("Reserve %1 for %2").arg(visibleText(only()->name), scopeText(only()->scopePath))
            : tr("Reserve name"));
    showForwardingChoice();
    showOwnerChoice();
    showKeptChoice();
    for (QPushButton *button : {m_reserve, m_assign, m_share, m_narrow, m_drop, m_stop, m_inherit})
        button->setAccessibleName(button->text());
}

void ExposureActs::showForwardingChoice()
{
    // One policy at a time: it holds for every package of that type, and the button says where.
    const bool one = only() && only()->forwarding != Forwarding::Off && !isNamespace(*only());
    m_stop->setEnabled(one);
    const QString where = one ? stopScope(*only()) : QString();
    const QString what = one ? m_formats.find(only()->type).label : QString();
    m_stop->setText(!one ? tr("Stop forwarding")
                    : where.isEmpty()
                        ? tr("Stop forwarding %1 everywhere").arg(what)
                        : tr("Stop forwarding %1 for all of %2").arg(what, scopeText(where)));
    const bool isSet = only() && !only()->forwardingFrom.isNull();
    m_inherit->setEnabled(isSet);
    m_inherit->setVisible(isSet);
    m_inherit->setText(
        isSet ? tr("Let %1 inherit forwarding of %2")
                    .arg(scopeText(only()->forwardingFrom), m_formats.find(only()->type).label)
              : tr("Inherit forwarding"));
}

void ExposureActs::showOwnerChoice()
{
    const bool contested = only() && isContested(*only());
    const QStringList projects = contested ? projectsWithIt(*only()) : QStringList();
    m_assign->setVisible(contested);
    m_assign->setEnabled(contested);
    m_share->setVisible(projects.size() > 1);
    m_share->setEnabled(projects.size() > 1);
    if (!contested)
        return;
    m_assign->setText(tr("Give the name to %1").arg(scopeText(only()->scopePath)));
    QStringList texts;
    for (const QString &project : projects)
        texts << scopeText(project);
    m_share->setToolTip(tr("Of one version the first published, tags of the first project: %1")
                            .arg(texts.join(u", "_s)));
}

void ExposureActs::showKeptChoice()
{
    // Of no use to a registry that began later, so it is there only where it helps.
    const auto kept = [](const ExposureRow &row) { return row.keptFromEarlier; };
    const auto held = [](const ExposureRow &row) { return !row.holders.isEmpty(); };
    const bool anyKept = !m_rows.isEmpty() && std::all_of(m_rows.begin(), m_rows.end(), kept);
    m_narrow->setVisible(anyKept);
    m_narrow->setEnabled(anyKept && std::all_of(m_rows.begin(), m_rows.end(), held));
    m_drop->setVisible(anyKept);
    m_drop->setEnabled(anyKept);
    m_narrow->setText(only() && m_narrow->isEnabled()
                          ? tr("Keep for %1 only").arg(only()->holders.join(u", "_s))
                          : tr("Keep for its groups only"));
}

void ExposureActs::tell(const QFuture<Result<void>> &act)
{
    whenReady(act, this, [this](const Result<void> &result) {
        if (result)
            emit done();
        else
            emit failed(result.error());
    });
}

void ExposureActs::reserve()
{
    Administration *administration = m_source->administration();
    const QList<ExposureRow> rows = administration ? m_rows : QList<ExposureRow>();
    for (const ExposureRow &row : rows) {
        if (row.reserved)
            continue;
        Reservation reservation;
        reservation.type = row.type;
        reservation.canonicalName = reservedNameOf(row);
        reservation.reason = u"reserved by hand"_s;
        reservation.scopePath = topLevelOf(row.scopePath);
        tell(administration->reserve(reservation));
    }
}

void ExposureActs::narrow()
{
    Administration *administration = m_source->administration();
    const QList<ExposureRow> rows = administration ? m_rows : QList<ExposureRow>();
    for (const ExposureRow &row : rows)
        tell(administration->narrowReservation(row.type, reservedNameOf(row), row.holders));
}

void ExposureActs::drop()
{
    Administration *administration = m_source->administration();
    const QList<ExposureRow> rows = administration ? m_rows : QList<ExposureRow>();
    for (const ExposureRow &row : rows)
        tell(administration->unreserve({}, row.type, reservedNameOf(row)));
}

void ExposureActs::assign()
{
    if (only())
        give({only()->scopePath});
}

void ExposureActs::share()
{
    if (only())
        give(projectsWithIt(*only()));
}

void ExposureActs::give(const QStringList &projects)
{
    if (Administration *administration = m_source->administration())
        tell(administration->giveName(only()->type, only()->canonicalName, projects));
}

void ExposureActs::stopForwarding()
{
    Administration *administration = m_source->administration();
    if (!administration || !only())
        return;
    PolicySetting setting;
    setting.type = only()->type;
    setting.forwarding = Forwarding::Off;
    tell(administration->setPolicy(stopScope(*only()), setting));
}

void ExposureActs::inheritForwarding()
{
    Administration *administration = m_source->administration();
    if (administration && only())
        tell(administration->inheritForwarding(only()->forwardingFrom, only()->type));
}

} // namespace packhouse

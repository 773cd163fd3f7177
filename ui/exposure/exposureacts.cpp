// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exposure/exposureacts.h"

#include "core/visibletext.h"
#include "items/formatinfo.h"
#include "items/readable.h"
#include "items/when.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/flowlayout.h"

#include <QPushButton>

#include <algorithm>
#include <memory>
#include <optional>

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
    m_reserve = addButton(u"reserve"_s, &ExposureActs::reserve);
    setLook(m_reserve, "primary"_L1);
    m_stop = addButton(u"stopForwarding"_s, &ExposureActs::stopForwarding);
    m_inherit = addButton(u"inheritForwarding"_s, &ExposureActs::inheritForwarding);
    m_inherit->setToolTip(tr("Takes back what was set there: what holds above it holds again."));
    m_assign = addButton(u"assign"_s, &ExposureActs::assign);
    m_share = addButton(u"share"_s, &ExposureActs::share);
    m_narrow = addButton(u"narrow"_s, &ExposureActs::narrow);
    m_drop = addButton(u"drop"_s, &ExposureActs::drop);
    show({});
}

QPushButton *ExposureActs::addButton(const QString &objectName, void (ExposureActs::*clicked)())
{
    auto *button = new QPushButton(this);
    button->setObjectName(objectName);
    setLook(button, "plain"_L1);
    layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, clicked);
    return button;
}

QList<QPushButton *> ExposureActs::buttons() const
{
    return {m_reserve, m_stop, m_inherit, m_assign, m_share, m_narrow, m_drop};
}

const ExposureRow *ExposureActs::only() const
{
    return m_rows.size() == 1 ? &m_rows.constFirst() : nullptr;
}

QString ExposureActs::namesText() const
{
    return only() ? visibleText(only()->name)
                  : readable(Text::counted("%n name(s)", m_rows.size()));
}

void ExposureActs::show(const QList<ExposureRow> &chosen)
{
    QList<ExposureKey> keys;
    for (const ExposureRow &row : chosen)
        keys << row.key();
    m_sameNames = !keys.isEmpty() && keys == m_keys;
    m_rows = chosen;
    m_keys = keys;
    showReserveChoice();
    showForwardingChoice();
    showOwnerChoice();
    showKeptChoice();
}

/// What is of no use to most is there only where it helps, and then stays for these names.
void ExposureActs::showFace(QPushButton *button, const Face &face, bool always)
{
    const bool stays = m_sameNames && !button->isHidden();
    button->setEnabled(face.offered && (m_busy.isEmpty() || m_busy != m_keys));
    if (always || face.offered || !stays) {
        const QString text = shownText(face.text);
        button->setText(text);
        button->setAccessibleName(text);
        button->setAccessibleDescription(shownText(face.description));
    }
    button->setVisible(always || face.offered || stays);
}

void ExposureActs::showReserveChoice()
{
    const bool any = std::any_of(m_rows.begin(), m_rows.end(),
                                 [](const ExposureRow &row) { return !row.reserved; });
    const QString whole = only() ? tr("Reserve %1 for %2")
                                       .arg(namesText(), scopeText(topLevelOf(only()->scopePath)))
                                 : tr("Reserve %1").arg(namesText());
    showFace(m_reserve,
             {any,
              m_rows.size() > 1                ? tr("Reserve names")
              : only() && isNamespace(*only()) ? whole
                                               : tr("Reserve name"),
              m_rows.isEmpty() ? QString() : whole},
             true);
}

void ExposureActs::showForwardingChoice()
{
    // One policy at a time: it holds for every package of that type, and the button says where.
    const bool one = only() && !isNamespace(*only());
    const QString where = one ? stopScope(*only()) : QString();
    const QString what = one ? m_formats.find(only()->type).label : QString();
    const QString about = one ? tr("Chosen for %1").arg(namesText()) : QString();
    showFace(m_stop,
             {one && only()->forwarding != Forwarding::Off,
              !one ? tr("Stop forwarding")
              : where.isEmpty()
                  ? tr("Stop forwarding %1 everywhere").arg(what)
                  : tr("Stop forwarding %1 for all of %2").arg(what, scopeText(where)),
              about},
             true);
    showFace(m_inherit,
             {one && !only()->forwardingFrom.isNull(),
              one ? tr("Let %1 inherit forwarding of %2").arg(scopeText(where), what)
                  : tr("Inherit forwarding"),
              about},
             true);
}

void ExposureActs::showOwnerChoice()
{
    const bool contested = only() && isContested(*only());
    QStringList texts;
    for (const QString &project : contested ? projectsWithIt(*only()) : QStringList())
        texts << scopeText(project);
    const QString place = contested ? scopeText(only()->scopePath) : QString();
    showFace(
        m_assign,
        {contested,
         contested ? tr("Give the name to %1").arg(place) : tr("Give the name to this project"),
         tr("Give %1 to %2").arg(namesText(), place)},
        false);
    showFace(m_share,
             {texts.size() > 1, tr("Let all of them serve it"),
              tr("Let %1 serve %2").arg(texts.join(u", "_s), namesText())},
             false);
    if (texts.size() > 1)
        m_share->setToolTip(
            shownText(tr("Of one version the first published, tags of the first project: %1")
                          .arg(texts.join(u", "_s))));
}

void ExposureActs::showKeptChoice()
{
    // Of no use to a registry that began later.
    const auto kept = [](const ExposureRow &row) { return row.keptFromEarlier; };
    const auto held = [](const ExposureRow &row) { return !row.holders.isEmpty(); };
    const bool anyKept = !m_rows.isEmpty() && std::all_of(m_rows.begin(), m_rows.end(), kept);
    const bool narrows = anyKept && std::all_of(m_rows.begin(), m_rows.end(), held);
    const QString text = only() && narrows
                             ? tr("Keep for %1 only").arg(only()->holders.join(u", "_s))
                             : tr("Keep for its groups only");
    showFace(m_narrow, {narrows, text, tr("Keep %1 for its groups only").arg(namesText())}, false);
    showFace(m_drop, {anyKept, tr("Give the name up"), tr("Give up %1").arg(namesText())}, false);
    if (anyKept)
        m_narrow->show(); // says that it could not be
}

/// They are told as one, when the last of them has ended.
void ExposureActs::run(const QList<QFuture<Result<void>>> &acts, const QString &what)
{
    if (acts.isEmpty())
        return;
    struct Batch
    {
        qsizetype left;
        std::optional<Error> error;
    };
    auto batch = std::make_shared<Batch>(Batch{acts.size(), {}});
    m_busy = m_keys;
    emit began();
    show(m_rows);
    for (const QFuture<Result<void>> &act : acts) {
        whenReady(act, this, [this, batch, what](const Result<void> &result) {
            if (!result)
                batch->error = result.error();
            if (--batch->left > 0)
                return;
            m_busy.clear();
            if (batch->error)
                emit failed(*batch->error);
            else
                emit done(what);
        });
    }
}

void ExposureActs::reserve()
{
    Administration *administration = m_source->administration();
    const QList<ExposureRow> rows = administration ? m_rows : QList<ExposureRow>();
    QList<QFuture<Result<void>>> acts;
    for (const ExposureRow &row : rows) {
        if (row.reserved)
            continue;
        Reservation reservation;
        reservation.type = row.type;
        reservation.canonicalName = reservedNameOf(row);
        reservation.reason = u"reserved by hand"_s;
        reservation.scopePath = topLevelOf(row.scopePath);
        acts << administration->reserve(reservation);
    }
    run(acts, tr("Reserved: %1.").arg(namesText()));
}

void ExposureActs::narrow()
{
    Administration *administration = m_source->administration();
    const QList<ExposureRow> rows = administration ? m_rows : QList<ExposureRow>();
    QList<QFuture<Result<void>>> acts;
    for (const ExposureRow &row : rows)
        acts << administration->narrowReservation(row.type, reservedNameOf(row), row.holders);
    run(acts, tr("Kept for its groups only: %1.").arg(namesText()));
}

void ExposureActs::drop()
{
    Administration *administration = m_source->administration();
    const QList<ExposureRow> rows = administration ? m_rows : QList<ExposureRow>();
    QList<QFuture<Result<void>>> acts;
    for (const ExposureRow &row : rows)
        acts << administration->unreserve({}, row.type, reservedNameOf(row));
    run(acts, tr("Given up: %1.").arg(namesText()));
}

void ExposureActs::assign()
{
    if (only())
        give({only()->scopePath},
             tr("%1 belongs to %2 now.").arg(namesText(), scopeText(only()->scopePath)));
}

void ExposureActs::share()
{
    if (only())
        give(projectsWithIt(*only()), tr("All of them serve %1 now.").arg(namesText()));
}

void ExposureActs::give(const QStringList &projects, const QString &what)
{
    if (Administration *administration = m_source->administration())
        run({administration->giveName(only()->type, only()->canonicalName, projects)}, what);
}

void ExposureActs::stopForwarding()
{
    Administration *administration = m_source->administration();
    if (!administration || !only())
        return;
    PolicySetting setting;
    setting.type = only()->type;
    setting.forwarding = Forwarding::Off;
    const QString where = stopScope(*only());
    run({administration->setPolicy(where, setting)},
        tr("Requests of %1 are not forwarded for %2 any more.")
            .arg(m_formats.find(only()->type).label, scopeText(where)));
}

void ExposureActs::inheritForwarding()
{
    Administration *administration = m_source->administration();
    if (!administration || !only())
        return;
    const QString where = only()->forwardingFrom;
    run({administration->inheritForwarding(where, only()->type)},
        tr("What holds above %1 holds there again for forwarding of %2.")
            .arg(scopeText(where), m_formats.find(only()->type).label));
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/overviewtab.h"

#include "items/humantext.h"
#include "items/readable.h"
#include "ui/details/readmeview.h"
#include "ui/details/taborder.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QString forwardingText(const Policy &policy)
{
    const QString where = policy.forwardingFrom.isNull() ? OverviewTab::tr("by the type's default")
                          : policy.forwardingFrom.isEmpty()
                              ? OverviewTab::tr("set for the instance")
                              : OverviewTab::tr("set for %1").arg(policy.forwardingFrom);
    switch (policy.forwarding) {
    case Forwarding::Off:
        return OverviewTab::tr("off, %1").arg(where);
    case Forwarding::Redirect:
        return OverviewTab::tr("allowed: clients are sent to the upstream, %1").arg(where);
    case Forwarding::Proxy:
        return OverviewTab::tr("allowed: fetched from the upstream, %1").arg(where);
    case Forwarding::ProxyKeep:
        return OverviewTab::tr("allowed: fetched from the upstream and kept, %1").arg(where);
    }
    return {};
}

} // namespace

OverviewTab::OverviewTab(const DetailsContext &context, QWidget *parent)
    : QScrollArea(parent)
    , m_context(context)
    , m_facts(new QFormLayout)
    , m_readme(new ReadmeView(this))
{
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *body = new QWidget(this);
    setPanelLook(body, "surface"_L1);
    m_facts->setHorizontalSpacing(18);
    m_facts->setVerticalSpacing(7);
    m_facts->setRowWrapPolicy(QFormLayout::DontWrapRows);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(metrics::PanelMargin, 14, metrics::PanelMargin, 14);
    layout->setSpacing(14);
    layout->addLayout(m_facts);
    layout->addWidget(m_readme, 1);
    layout->addStretch();
    setWidget(body);
}

void OverviewTab::addFact(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    auto *label = new QLabel(name, widget());
    setLook(label, "muted"_L1);
    const QString shown = shownText(value);
    auto *text = new QLabel(shown, widget());
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setFocusPolicy(Qt::StrongFocus); // read and copied by keyboard, too
    text->setAccessibleName(tr("%1: %2").arg(name, shown));
    m_facts->addRow(label, text);
}

void OverviewTab::show(const ShownVersion &shown)
{
    int focused = -1; // where the keyboard stays
    for (int row = 0; row < m_facts->rowCount(); ++row) {
        if (m_facts->itemAt(row, QFormLayout::FieldRole)->widget()->hasFocus())
            focused = row;
    }
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    addFacts(shown);
    followTabs(this);
    if (focused >= 0 && focused < m_facts->rowCount())
        m_facts->itemAt(focused, QFormLayout::FieldRole)->widget()->setFocus();
}

void OverviewTab::addFacts(const ShownVersion &shown)
{
    const PackageDetails &details = shown.details;
    m_readme->setReadme(details.readme);
    if (!shown.source)
        return;
    const QDateTime now = m_context.clock.now();
    addFact(tr("Type"), m_context.formats.find(details.row.key.type).label);
    addFact(tr("Scope"), details.row.key.scopePath);
    addFact(tr("Version"), shown.version.version);
    addFact(tr("State"), shown.version.statusMessage);
    addFact(tr("Published"), shown.version.created.isValid()
                                 ? tr("%1 (%2)").arg(agoText(shown.version.created, now),
                                                     momentText(shown.version.created))
                                 : QString());
    addFact(tr("Published by"), actorText(shown.version.publisher));
    addFact(tr("Origin"), originText(shown.version.origin, shown.version.publisher));
    addFact(tr("Downloads"), countText(shown.version.downloads));
    addFact(tr("Last downloaded"), agoText(shown.version.lastDownloaded, now));
    addFact(
        tr("Size"),
        tr("%1, all versions %2").arg(sizeText(shown.version.bytes), sizeText(details.row.bytes)));
    addFact(tr("Licence"), details.license);
    addFact(tr("Used here by"), details.dependents.join(u", "_s));
    if (details.reservation) {
        addFact(tr("Reserved"), tr("since %1: %2")
                                    .arg(momentText(details.reservation->since),
                                         reservationReasonText(details.reservation->reason)));
    }
    if (details.policy) {
        const bool never = details.reservation && !details.reservation->allowForwarding;
        const QString policy = forwardingText(*details.policy);
        addFact(tr("Forwarding"),
                never ? tr("never, the name is reserved; for other names: %1").arg(policy)
                      : policy);
        addFact(tr("Duplicates"),
                details.policy->duplicatesAllowed ? tr("allowed") : tr("not allowed"));
    }
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/registrystatus.h"

#include "items/humantext.h"
#include "items/packagetablemodel.h"
#include "items/readable.h"
#include "items/scopetreemodel.h"
#include "items/when.h"
#include "ui/mainwindow/browsing.h"
#include "ui/style/colours.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace packhouse {

RegistryStatus::RegistryStatus(const Browsing &browsing, const ScopeTreeModel &tree,
                               const PackageTableModel &packages, QWidget *parent)
    : QWidget(parent)
    , m_browsing(browsing)
    , m_tree(tree)
    , m_packages(packages)
    , m_dot(new QLabel(this))
    , m_address(new QLabel(this))
    , m_summary(new QLabel(this))
{
    m_dot->setTextFormat(Qt::RichText);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 3, 0, 3);
    layout->setSpacing(8);
    layout->addWidget(m_dot);
    layout->addWidget(m_address);
    layout->addSpacing(10);
    layout->addWidget(m_summary);
    connect(&packages, &PackageTableModel::stateChanged, this, &RegistryStatus::refresh);
    connect(&packages, &PackageTableModel::fetched, this, &RegistryStatus::refresh);
    connect(&tree, &QAbstractItemModel::dataChanged, this, &RegistryStatus::refresh);
}

void RegistryStatus::refresh()
{
    PackageSource *source = m_browsing.source();
    const QString problem = source ? readable(m_tree.problem(source)) : QString();
    showAddress(problem);
    const bool failed = m_packages.state() == PackageTableModel::State::Failed;
    m_summary->setText(!problem.isEmpty() && failed ? tr("not reachable") : summary());
}

void RegistryStatus::showAddress(const QString &problem)
{
    const Colours &c = colours(palette());
    const QColor light = problem.isEmpty() ? c.good.text : c.bad.text;
    m_dot->setText(u"<span style='color:%1'>●</span>"_s.arg(light.name()));
    m_dot->setAccessibleName(problem.isEmpty() ? tr("The registry answers") : problem);
    const PackageSource *source = m_browsing.source();
    m_address->setText(
        source
            ? tr("Registry at %1").arg(shownText(QString(source->address()).remove(u"http://"_s)))
            : tr("No registry"));
    m_address->setToolTip(problem);
}

QString RegistryStatus::summary() const
{
    if (!m_packages.isKnown())
        return {};
    const qint64 total = m_packages.total();
    const QString count = (total == 1 ? tr("%1 package") : tr("%1 packages"))
                              .arg(countText(total)
                                   + (m_packages.totalIsCapped() ? u"+"_s : QString()));
    // The sum is told when all rows are known, never for a part of them.
    if (!m_packages.complete() || m_packages.loadedBytes() < 0)
        return count;
    const PackageQuery &query = m_packages.query();
    const bool whole = m_browsing.scopePath().isEmpty() && query.text.isEmpty()
                       && query.type.isEmpty();
    const qint64 spared = whole ? m_saved.value(m_browsing.source()) : 0;
    const QString size = sizeText(m_packages.loadedBytes());
    return spared > 0 ? tr("%1 · %2 (dedup saved %3)").arg(count, size, sizeText(spared))
                      : tr("%1 · %2").arg(count, size);
}

void RegistryStatus::askTotals(PackageSource *source)
{
    Administration *administration = source ? source->administration() : nullptr;
    if (!administration || m_asked.contains(source))
        return;
    m_asked.insert(source);
    whenReady(administration->totals(), this,
              [this, of = source, there = QPointer(source)](const Result<StorageTotals> &totals) {
                  m_asked.remove(of);
                  // It may be gone meanwhile, and another one may have its address.
                  if (totals && there)
                      m_saved.insert(of, totals->bytes - totals->storedBytes);
                  refresh();
              });
}

} // namespace packhouse

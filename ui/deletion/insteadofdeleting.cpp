// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/readable.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/widgets/inlinemessage.h"

#include <QPushButton>

// What the dialog offers before it deletes: the strongest act short of that which the types have.
namespace packhouse {

namespace {

/// In the order in which they come nearest to deleting.
constexpr std::array Offered{ActKind::Yank, ActKind::Hide, ActKind::Unlist, ActKind::Deprecate};

constexpr qint64 MostVersions = 10'000; ///< that are shown one by one

} // namespace

void DeletionDialog::offerInstead()
{
    m_instead->hide();
    if (!m_formats || m_plan->isOnlyFiles() || m_plan->versions() > MostVersions)
        return;
    QStringList types;
    for (const PlannedPackage &package : std::as_const(m_plan->packages)) {
        if (!types.contains(package.key.type))
            types.append(package.key.type);
    }
    for (const ActKind kind : Offered) {
        Text effect;
        bool all = true;
        for (const QString &type : std::as_const(types)) {
            effect = ruleOf(m_formats->find(type).changing, kind).effect;
            all = all && !effect.isEmpty() && m_source->whyNotChange(type, kind).isEmpty();
        }
        if (!all)
            continue;
        m_act = kind;
        const QString action = kind == ActKind::Yank     ? tr("Yank instead…")
                               : kind == ActKind::Hide   ? tr("Hide instead…")
                               : kind == ActKind::Unlist ? tr("Unlist instead…")
                                                         : tr("Deprecate instead…");
        m_instead->show(Tone::Neutral, tr("It need not be deleted."), readable(effect), action);
        return;
    }
}

/// Of the versions that the plan shows: what came since is nobody's wish.
void DeletionDialog::changeInstead()
{
    QList<ChangeItem> instead;
    for (const PlannedPackage &package : std::as_const(m_plan->packages)) {
        for (const PlannedVersion &version : package.versions)
            instead.append({package.key, version.version});
    }
    reject();
    emit changeWanted(instead, m_act);
}

} // namespace packhouse

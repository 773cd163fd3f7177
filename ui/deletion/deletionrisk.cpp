// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/readable.h"
#include "jobs/joblist.h"
#include "ui/deletion/clientspanel.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/inlinemessage.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

// What the dialog says of the risk with what this computer's clients would get, and that it deletes
// only while both are as they were shown.
namespace packhouse {

namespace {

/// A low risk is green only when nothing is left unknown; what was not asked looks like neither.
Tone bannerTone(const Evidence &evidence)
{
    switch (evidence.risk) {
    case Risk::Low:
        break;
    case Risk::Medium:
        return evidence.probed ? Tone::Warning : Tone::Unknown;
    case Risk::High:
    case Risk::Critical:
        return Tone::Bad;
    }
    const bool unknown = std::any_of(
        evidence.lines.begin(), evidence.lines.end(),
        [](const EvidenceLine &line) { return line.tone == Tone::Unknown; });
    return unknown ? Tone::Unknown : Tone::Good;
}

} // namespace

/// Never milder than what is said below of this computer's clients.
void DeletionDialog::showRisk()
{
    const Evidence found = m_plan->judged();
    m_banner->show(bannerTone(found), readable(found.headline), readable(found.explanation));
    // A reader of the screen says it with the button that has the focus.
    for (QPushButton *button : {m_confirm, m_cancel})
        button->setAccessibleDescription(readable(found.headline));
    m_reserveBadge->setVisible(found.risk != Risk::Low);
    m_risks->setText(risksText());
    m_list->viewport()->update();
}

/// Anew when what was chosen changes what the registry would do with requests for the names.
void DeletionDialog::askClients()
{
    constexpr qsizetype MostNames = 100; // each has files of clients read
    if (!m_plan)
        return;
    using Passing = ClientQuestion::Passing;
    const RemovalPlan chosen = plan();
    const bool passes = chosen.evidence.reserveOffered && !chosen.reserve && !chosen.stopForwarding;
    QList<DeletedName> names;
    for (const PlannedPackage &package : chosen.packages) {
        if (names.size() < MostNames)
            names.append({package.key.type, package.key.name, package.key.scopePath,
                          m_source->address().toUtf8(),
                          !m_source->isEmbedded() ? Passing::NotKnown
                          : passes                ? Passing::On
                                                  : Passing::Never});
    }
    m_clients->ask(names, chosen.packages.size() - names.size());
}

void DeletionDialog::clientsAnswered()
{
    if (!m_plan)
        return;
    const bool starting = std::exchange(m_starting, false);
    const Result<QList<ClientAnswer>> now = m_clients->answers();
    const QList<ClientAnswer> shown = std::exchange(m_plan->clients,
                                                    now.value_or(QList<ClientAnswer>()));
    const Result<void> same = !starting         ? Result<void>()
                              : now             ? checkClients(shown, *now)
                              : shown.isEmpty() ? Result<void>()
                                                : fail(now.error());
    if (starting && same) {
        run();
        return;
    }
    const QString before = m_banner->text();
    showRisk();
    showChoices();
    if (!same)
        showChanged(same.error());
    else if (m_banner->text() != before)
        Announcement::say(this, m_banner->text());
}

/// Nothing was done: what it is now stands below, to be decided anew.
void DeletionDialog::showChanged(const Error &error)
{
    m_changed->show(Tone::Bad, readable(error.what), readable(error.remedy));
    m_cancel->setFocus();
    Announcement::say(this, m_changed->text());
    fit();
}

void DeletionDialog::start()
{
    if (!m_confirm->isEnabled() || m_starting || result() == Accepted)
        return;
    m_changed->hide();
    if (!m_clients->lookAgain()) {
        run();
        return;
    }
    m_starting = true;
}

void DeletionDialog::run()
{
    Job *job = m_source->run(plan(), m_jobs);
    accept();
    m_jobs->run(job);
    emit started(job);
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exposure/upstreamproposals.h"

#include "core/visibletext.h"
#include "items/readable.h"
#include "items/when.h"
#include "ui/widgets/inlinemessage.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

UpstreamProposals::UpstreamProposals(PackageSource *source, const FormatInfoList &formats,
                                     QWidget *parent)
    : QWidget(parent), m_source(source), m_formats(formats), m_lines(new QVBoxLayout(this))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
}

void UpstreamProposals::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void UpstreamProposals::refresh()
{
    Administration *administration = m_source->administration();
    if (!administration || m_asking)
        return;
    m_asking = true;
    whenReady(administration->upstreams(), this, [this](const Result<QList<UpstreamRow>> &rows) {
        m_asking = false;
        got(rows.value_or(QList<UpstreamRow>())); // a line less is no harm
    });
}

void UpstreamProposals::got(const QList<UpstreamRow> &rows)
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const UpstreamRow &row : rows) {
        if (!row.addresses.isEmpty() && !row.named)
            addAccepted(row);
        if (!row.proposed.isEmpty())
            add(row);
    }
}

void UpstreamProposals::addAccepted(const UpstreamRow &row)
{
    auto *line = new InlineMessage(this);
    line->setObjectName(u"accepted-"_s + row.type);
    const QString label = m_formats.find(row.type).label;
    const QString addresses = visibleText(row.addresses.join(u", "_s));
    line->show(Tone::Neutral, tr("%1: requests are forwarded to %2.").arg(label, addresses),
               tr("Somebody said yes to it."), tr("Take it back"));
    line->button()->setAccessibleName(
        tr("Forward requests of %1 to %2 no longer").arg(label, addresses));
    connect(line, &InlineMessage::actionChosen, this, [this, row] { forget(row); });
    m_lines->addWidget(line);
}

void UpstreamProposals::add(const UpstreamRow &row)
{
    auto *line = new InlineMessage(this);
    line->setObjectName(u"upstream-"_s + row.type);
    const QString address = visibleText(row.proposed);
    const QString lead = tr("%1: this computer's client gets packages from %2.")
                             .arg(m_formats.find(row.type).label, address);
    const QString problem = readable(row.problem);
    if (!problem.isEmpty()) {
        line->show(Tone::Neutral, lead, problem);
    } else {
        const QString text =
            !row.addresses.isEmpty()
                ? tr("Requests are forwarded elsewhere so far. Forward them there?")
            : row.proposedIsPublic
                ? tr("Nothing is forwarded before you say yes. Everybody publishes there, so what "
                     "is imported from it stays foreign. Forward requests there?")
                : tr("Nothing is forwarded before you say yes. Forward requests there?");
        line->show(Tone::Neutral, lead, text, tr("Use it"));
        line->button()->setAccessibleName(
            tr("Forward requests of %1 to %2").arg(m_formats.find(row.type).label, address));
        connect(line, &InlineMessage::actionChosen, this, [this, row] { accept(row); });
    }
    m_lines->addWidget(line);
}

void UpstreamProposals::accept(const UpstreamRow &row)
{
    Administration *administration = m_source->administration();
    if (!administration)
        return;
    whenReady(administration->acceptUpstream(row.type, row.proposed, row.proposedIsPublic), this,
              [this](const Result<void> &done) { changed(done); });
}

void UpstreamProposals::forget(const UpstreamRow &row)
{
    if (Administration *administration = m_source->administration())
        whenReady(administration->forgetUpstream(row.type), this,
                  [this](const Result<void> &done) { changed(done); });
}

void UpstreamProposals::changed(const Result<void> &done)
{
    if (!done)
        emit failed(done.error());
    else
        emit changedUpstreams();
    refresh();
}

} // namespace packhouse

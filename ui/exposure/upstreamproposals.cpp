// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exposure/upstreamproposals.h"

#include "core/visibletext.h"
#include "items/readable.h"
#include "items/when.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/refreshpace.h"

#include <QApplication>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

/// Names of it may be asked for at an upstream; requests of it are never forwarded.
static bool isOnlyAsked(const FormatInfo &info)
{
    return !info.capabilities.isEmpty()
           && std::all_of(
               info.capabilities.begin(), info.capabilities.end(),
               [](const CapabilityRow &row) { return QLatin1StringView(row.forward) == "no"_L1; });
}

UpstreamProposals::UpstreamProposals(PackageSource *source, const FormatInfoList &formats,
                                     QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_formats(formats)
    , m_pace(new RefreshPace([this] { refresh(); }, [this] { return isVisible(); }, this))
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    // Another window, or the command line, may have said yes.
    connect(source, &PackageSource::changed, m_pace, [this](const Change &change) {
        if (change.has(Changed::Policies))
            m_pace->outdated();
    });
}

void UpstreamProposals::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_pace->outdated();
    m_pace->seen();
}

void UpstreamProposals::refresh()
{
    Administration *administration = m_source->administration();
    if (!administration || !isVisible())
        return;
    m_pace->asked();
    whenReady(administration->upstreams(), this, [this](const Result<QList<UpstreamRow>> &rows) {
        m_pace->answered();
        got(rows.value_or(QList<UpstreamRow>())); // a line less is no harm
    });
}

void UpstreamProposals::got(const QList<UpstreamRow> &rows)
{
    QList<Line> lines;
    for (const UpstreamRow &row : rows) {
        if (!row.addresses.isEmpty() && !row.named)
            lines << acceptedLine(row);
        if (!row.proposed.isEmpty())
            lines << proposedLine(row);
    }
    show(lines);
}

UpstreamProposals::Line UpstreamProposals::acceptedLine(const UpstreamRow &row) const
{
    const QString label = m_formats.find(row.type).label;
    const QString addresses = visibleText(row.addresses.join(u", "_s));
    if (isOnlyAsked(m_formats.find(row.type)))
        return {u"accepted-"_s + row.type,
                tr("%1: %2 may be asked about names.").arg(label, addresses),
                tr("Somebody said yes to it. Requests are never forwarded."),
                tr("Take it back"),
                tr("Ask %2 about names of %1 no longer").arg(label, addresses),
                row};
    return {u"accepted-"_s + row.type,
            tr("%1: requests are forwarded to %2.").arg(label, addresses),
            row.isPublic ? tr("Somebody said yes to it. Everybody publishes there, so what is "
                              "imported from it stays foreign.")
                         : tr("Somebody said yes to it."),
            tr("Take it back"),
            tr("Take it back: forward requests of %1 to %2 no longer").arg(label, addresses),
            row};
}

UpstreamProposals::Line UpstreamProposals::proposedLine(const UpstreamRow &row) const
{
    const QString label = m_formats.find(row.type).label;
    const QString address = visibleText(row.proposed);
    Line line{u"upstream-"_s + row.type,
              tr("%1: this computer's client gets packages from %2.").arg(label, address),
              readable(row.problem),
              {},
              {},
              row};
    if (!line.text.isEmpty())
        return line;
    line.action = tr("Use it");
    if (isOnlyAsked(m_formats.find(row.type))) {
        line.text = tr("Before a deletion it can be asked who has the name there, which tells it "
                       "the name. Nobody is asked before you say yes. Let it be asked?");
        line.spokenAction = tr("Use it: let %2 be asked about names of %1").arg(label, address);
        return line;
    }
    line.text = !row.addresses.isEmpty()
                    ? tr("Requests are forwarded elsewhere so far. Forward them there?")
                : row.proposedIsPublic
                    ? tr(
                        "Forwarding is allowed, but nothing is sent before you say yes. Everybody "
                        "publishes there: what is imported from it stays foreign. Forward requests "
                        "there?")
                    : tr("Forwarding is allowed, but nothing is sent before you say yes. Forward "
                         "requests there?");
    line.spokenAction = tr("Use it: forward requests of %1 to %2").arg(label, address);
    return line;
}

InlineMessage *UpstreamProposals::box(const QString &id) const
{
    return findChild<InlineMessage *>(id, Qt::FindDirectChildrenOnly);
}

QList<QPushButton *> UpstreamProposals::buttons() const
{
    QList<QPushButton *> all;
    for (const Line &line : m_lines)
        all << box(line.id)->button();
    return all;
}

/// The focus goes from a line that is gone to the one in its place, never to its button: whoever
/// pressed one twice must not have pressed another.
void UpstreamProposals::show(const QList<Line> &lines)
{
    const QWidget *focus = QApplication::focusWidget();
    int focused = -1;
    const QList<Line> before = std::exchange(m_lines, lines);
    for (int i = 0; i < before.size(); ++i) {
        InlineMessage *old = box(before.at(i).id);
        const bool stays = std::any_of(lines.begin(), lines.end(), [&](const Line &line) {
            return line.id == before.at(i).id;
        });
        if (stays)
            continue;
        if (focus && (old == focus || old->isAncestorOf(focus)))
            focused = i;
        m_layout->removeWidget(old);
        old->setObjectName({});
        old->hide();
        old->deleteLater();
    }
    for (int i = 0; i < lines.size(); ++i) {
        const Line &line = lines.at(i);
        InlineMessage *shown = box(line.id);
        if (!shown) {
            shown = new InlineMessage(this);
            shown->setObjectName(line.id);
            connect(shown, &InlineMessage::actionChosen, this, [this, id = line.id] { act(id); });
        }
        m_layout->insertWidget(i, shown);
        shown->show(Tone::Neutral, line.lead, line.text, line.action);
        shown->button()->setAccessibleName(line.spokenAction);
        shown->button()->setEnabled(true);
    }
    emit linesShown();
    if (focused < 0)
        return;
    if (lines.isEmpty())
        emit emptied();
    else
        box(lines.at(std::min<int>(focused, int(lines.size()) - 1)).id)
            ->setFocus(Qt::OtherFocusReason);
}

void UpstreamProposals::act(const QString &id)
{
    Administration *administration = m_source->administration();
    const auto line = std::find_if(m_lines.begin(), m_lines.end(),
                                   [&id](const Line &one) { return one.id == id; });
    if (!administration || line == m_lines.end())
        return;
    InlineMessage *pressed = box(id);
    pressed->setFocus(Qt::OtherFocusReason); // stays here while its button is off
    pressed->button()->setEnabled(false);
    const UpstreamRow &row = line->row;
    const QString label = m_formats.find(row.type).label;
    const bool accepts = id.startsWith("upstream-"_L1);
    const QString what =
        isOnlyAsked(m_formats.find(row.type)) ? (
            accepts
                ? tr("%2 may be asked about names of %1 now.").arg(label, visibleText(row.proposed))
                : tr("Nobody is asked about names of %1 any more.").arg(label))
        : accepts
            ? tr("Requests of %1 are forwarded to %2 now.").arg(label, visibleText(row.proposed))
            : tr("Requests of %1 are not forwarded any more.").arg(label);
    whenReady(accepts ? administration->acceptUpstream(row.type, row.proposed, row.proposedIsPublic)
                      : administration->forgetUpstream(row.type),
              this, [this, what](const Result<void> &done) { changed(done, what); });
}

void UpstreamProposals::changed(const Result<void> &done, const QString &what)
{
    if (!done)
        emit failed(done.error());
    else
        emit changedUpstreams(what);
    refresh();
}

} // namespace packhouse

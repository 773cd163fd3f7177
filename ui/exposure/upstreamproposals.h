// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "items/formatinfo.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace packhouse {

class InlineMessage;
class RefreshPace;

/// The addresses to which requests could be forwarded, a line each with the button that says yes,
/// and those to which somebody did, with one that takes it back.
/// What this computer's clients are set up with is looked for while it is shown, as that takes
/// seconds; a line that is still there stays the same widget, with what has the focus.
class UpstreamProposals : public QWidget
{
    Q_OBJECT

public:
    /// All of it outlives the widget.
    UpstreamProposals(PackageSource *source, const FormatInfoList &formats,
                      QWidget *parent = nullptr);

    /// From top to bottom.
    QList<QPushButton *> buttons() const;

signals:
    /// There are other lines, with buttons that have no place among the page's yet.
    void linesShown();
    /// \a what says what was done.
    void changedUpstreams(const QString &what);
    void failed(const packhouse::Error &error);
    /// The line that had the focus is gone, and there is none to go on with.
    void emptied();

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// What one line says, and what its button does.
    struct Line
    {
        QString id; ///< "accepted-npm"
        QString lead;
        QString text;
        QString action; ///< empty: there is no button
        QString spokenAction;
        UpstreamRow row;
    };

    void refresh();
    void got(const QList<UpstreamRow> &rows);
    Line acceptedLine(const UpstreamRow &row) const;
    Line proposedLine(const UpstreamRow &row) const;
    void show(const QList<Line> &lines);
    InlineMessage *box(const QString &id) const;
    void act(const QString &id);
    void changed(const Result<void> &done, const QString &what);

    PackageSource *m_source;
    const FormatInfoList &m_formats;
    RefreshPace *m_pace;
    QVBoxLayout *m_layout;
    QList<Line> m_lines;
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "items/formatinfo.h"

#include <QWidget>

class QVBoxLayout;

namespace packhouse {

/// The addresses to which requests could be forwarded, a line each with the button that says yes,
/// and those to which somebody did, with one that takes it back.
/// What this computer's clients are set up with is looked for when it is shown, as that takes
/// seconds.
class UpstreamProposals : public QWidget
{
    Q_OBJECT

public:
    /// All of it outlives the widget.
    UpstreamProposals(PackageSource *source, const FormatInfoList &formats,
                      QWidget *parent = nullptr);

signals:
    void changedUpstreams();
    void failed(const packhouse::Error &error);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void got(const QList<UpstreamRow> &rows);
    void addAccepted(const UpstreamRow &row);
    void add(const UpstreamRow &row);
    void accept(const UpstreamRow &row);
    void forget(const UpstreamRow &row);
    void changed(const Result<void> &done);

    PackageSource *m_source;
    const FormatInfoList &m_formats;
    QVBoxLayout *m_lines;
    bool m_asking = false;
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "items/formatinfo.h"

#include <QWidget>

class QVBoxLayout;

namespace packhouse {

/// The addresses to which requests could be forwarded, a line each with the button that says yes.
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
    void accepted();
    void failed(const packhouse::Error &error);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void got(const QList<UpstreamRow> &rows);
    void add(const UpstreamRow &row);
    void accept(const UpstreamRow &row);

    PackageSource *m_source;
    const FormatInfoList &m_formats;
    QVBoxLayout *m_lines;
    bool m_asking = false;
};

} // namespace packhouse

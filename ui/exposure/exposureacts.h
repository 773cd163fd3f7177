// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"

#include <QWidget>

class QPushButton;

namespace packhouse {

class FormatInfoList;

/// What can be done about the names that are chosen in the audit: a button for each act that helps.
class ExposureActs : public QWidget
{
    Q_OBJECT

public:
    /// All of it outlives this.
    ExposureActs(PackageSource *source, const FormatInfoList &formats, QWidget *parent);

    void show(const QList<ExposureRow> &chosen);

signals:
    /// One act on one name was done.
    void done();
    void failed(const packhouse::Error &error);

private:
    QPushButton *addButton(const QString &text, const QString &objectName,
                           void (ExposureActs::*clicked)());
    void showForwardingChoice();
    void showOwnerChoice();
    void showKeptChoice();
    void reserve();
    void narrow();
    void drop();
    void assign();
    void share();
    void stopForwarding();
    void inheritForwarding();
    void give(const QStringList &projects);
    void tell(const QFuture<Result<void>> &act);
    /// The only row that is chosen; nullptr: there are none, or several.
    const ExposureRow *only() const;

    PackageSource *m_source;
    const FormatInfoList &m_formats;
    QList<ExposureRow> m_rows;
    QPushButton *m_reserve;
    QPushButton *m_assign;
    QPushButton *m_share;
    QPushButton *m_narrow;
    QPushButton *m_drop;
    QPushButton *m_stop;
    QPushButton *m_inherit;
};

} // namespace packhouse

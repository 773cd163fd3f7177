// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"

#include <QWidget>

class QPushButton;

namespace packhouse {

class FormatInfoList;

/// What can be done about the names that are chosen in the audit: a button for each act that helps.
/// A button keeps its place while the same names are chosen, whatever was done to them: one that
/// pressed it twice must not have pressed another.
class ExposureActs : public QWidget
{
    Q_OBJECT

public:
    /// All of it outlives this.
    ExposureActs(PackageSource *source, const FormatInfoList &formats, QWidget *parent);

    void show(const QList<ExposureRow> &chosen);
    /// In the order in which they stand.
    QList<QPushButton *> buttons() const;

signals:
    /// Something is being done; the buttons are off until the names are shown anew.
    void began();
    /// It was, to all of the names; \a what says so.
    void done(const QString &what);
    void failed(const packhouse::Error &error);

private:
    /// What a button says and is about.
    struct Face
    {
        bool offered; ///< else there is nothing to do, now
        QString text;
        QString description; ///< names what it acts on
    };

    QPushButton *addButton(const QString &objectName, void (ExposureActs::*clicked)());
    void showFace(QPushButton *button, const Face &face, bool always);
    void showForwardingChoice();
    void showOwnerChoice();
    void showKeptChoice();
    void showReserveChoice();
    void reserve();
    void narrow();
    void drop();
    void assign();
    void share();
    void stopForwarding();
    void inheritForwarding();
    void give(const QStringList &projects, const QString &what);
    void run(const QList<QFuture<Result<void>>> &acts, const QString &what);
    /// The only row that is chosen; nullptr: there are none, or several.
    const ExposureRow *only() const;
    /// "@acme/ui", "3 names".
    QString namesText() const;

    PackageSource *m_source;
    const FormatInfoList &m_formats;
    QList<ExposureRow> m_rows;
    QList<ExposureKey> m_keys; ///< of them
    QList<ExposureKey> m_busy; ///< what is done is done to these; empty: nothing is
    bool m_sameNames = false; ///< as were shown before
    QPushButton *m_reserve;
    QPushButton *m_stop;
    QPushButton *m_inherit;
    QPushButton *m_assign;
    QPushButton *m_share;
    QPushButton *m_narrow;
    QPushButton *m_drop;
};

} // namespace packhouse

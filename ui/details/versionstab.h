// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/detailscontext.h"

#include <QWidget>

class QTableView;

namespace packhouse {

class ColumnFit;
class VersionListModel;

/// All versions of a package; choosing one shows it everywhere in the details.
class VersionsTab : public QWidget
{
    Q_OBJECT

public:
    explicit VersionsTab(const DetailsContext &context, QWidget *parent = nullptr);

    void show(const ShownVersion &shown);
    /// In the order of the list.
    QStringList chosenVersions() const;

signals:
    void chosen(const QString &version);
    /// What is chosenVersions().
    void choiceChanged();
    void deleteWanted();
    void contextMenuWanted(const QPoint &globalPosition);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void keepChoice(const QList<VersionRow> &versions, const FormatInfo &format);
    void fitVersions();

    const DetailsContext &m_context;
    VersionListModel *m_model;
    QTableView *m_table;
    ColumnFit *m_columns = nullptr;
    QList<std::pair<qint64, Status>> m_shownIds; ///< with the states that were shown
};

} // namespace packhouse

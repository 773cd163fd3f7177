// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/archiveentry.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace packhouse {

/// The entries of an archive as a tree of folders; folders are made up where only files are listed.
class ArchiveModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Size, ColumnCount };

    explicit ArchiveModel(QObject *parent = nullptr);
    ~ArchiveModel() override;

    void setEntries(const QList<ArchiveListEntry> &entries);
    int fileCount() const { return m_files; }
    QString path(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;

    Node *node(const QModelIndex &index) const;

    std::unique_ptr<Node> m_root;
    int m_files = 0;
};

} // namespace packhouse

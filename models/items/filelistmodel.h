// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"

#include <QAbstractTableModel>

namespace packhouse {

/// What is known about the bytes of a file beyond what the registry says.
enum class Verification { NotChecked, Checking, Good, Bad };

/// Nothing that is told of a file differs.
bool isSame(const StoredFile &a, const StoredFile &b);

/// The files of one version.
class FileListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Size, Sha256, Created, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFiles(const QList<StoredFile> &files);
    const StoredFile *file(const QModelIndex &index) const;
    std::optional<int> rowOf(qint64 fileId) const;
    bool holds(const QList<StoredFile> &files) const;
    void setVerification(qint64 fileId, Verification verification);
    Verification verification(qint64 fileId) const { return m_verified.value(fileId); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<StoredFile> m_files;
    QHash<qint64, Verification> m_verified;
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/filelistmodel.h"

#include "core/visibletext.h"
#include "items/humantext.h"
#include "items/itemroles.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

bool isSame(const StoredFile &a, const StoredFile &b)
{
    return a.id == b.id && a.versionId == b.versionId && a.name == b.name && a.size == b.size
           && a.hashes == b.hashes && a.created == b.created;
}

void FileListModel::setFiles(const QList<StoredFile> &files)
{
    beginResetModel();
    m_files = files;
    m_verified.clear();
    endResetModel();
}

const StoredFile *FileListModel::file(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_files.size() ? &m_files[index.row()] : nullptr;
}

std::optional<int> FileListModel::rowOf(qint64 fileId) const
{
    for (int row = 0; row < m_files.size(); ++row) {
        if (m_files[row].id == fileId)
            return row;
    }
    return {};
}

bool FileListModel::holds(const QList<StoredFile> &files) const
{
    return std::equal(files.begin(), files.end(), m_files.begin(), m_files.end(), isSame);
}

void FileListModel::setVerification(qint64 fileId, Verification verification)
{
    m_verified.insert(fileId, verification);
    for (int row = 0; row < m_files.size(); ++row) {
        if (m_files[row].id == fileId)
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

int FileListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_files.size());
}

int FileListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FileListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const StoredFile &file = m_files[index.row()];
    const int column = index.column();
    const QString sha256 = QString::fromLatin1(file.hashes.sha256.toHex());
    switch (role) {
    case Qt::DisplayRole:
        return column == Name     ? visibleText(file.name)
               : column == Size   ? sizeText(file.size)
               : column == Sha256 ? shortened(sha256)
                                  : momentText(file.created);
    case Qt::ToolTipRole:
        return column == Name ? QVariant(visibleText(file.name)) : data(index, CopyRole);
    case CopyRole:
        return column == Name     ? file.name
               : column == Size   ? QString::number(file.size)
               : column == Sha256 ? sha256
                                  : file.created.toString(Qt::ISODate);
    case RawRole:
        return column == Size      ? QVariant(file.size)
               : column == Created ? QVariant(file.created)
                                   : data(index, CopyRole);
    case FixedFontRole:
        return column == Sha256;
    case BadgeRole:
        if (column != Sha256 || verification(file.id) != Verification::Bad)
            return {};
        return QVariant::fromValue(BadgeData{tr("does not match"), Tone::Bad});
    case Qt::TextAlignmentRole:
        return column == Size ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                              : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant FileListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= ColumnCount)
        return {};
    const QString titles[ColumnCount]{tr("File"), tr("Size"), tr("SHA-256"), tr("Stored")};
    return titles[section];
}

} // namespace packhouse

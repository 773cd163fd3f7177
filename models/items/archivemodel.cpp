// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/archivemodel.h"

#include "core/visibletext.h"
#include "items/humantext.h"
#include "items/itemroles.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

struct ArchiveModel::Node
{
    Node *parent = nullptr;
    int row = 0;
    QString name;
    qint64 size = 0;
    bool folder = false;
    std::vector<std::unique_ptr<Node>> children;
    QHash<QString, Node *> folders;

    Node *add(const QString &childName, bool isFolder)
    {
        auto child = std::make_unique<Node>();
        child->parent = this;
        child->name = childName;
        child->folder = isFolder;
        Node *added = child.get();
        children.push_back(std::move(child));
        if (isFolder)
            folders.insert(childName, added);
        return added;
    }

    /// Folders first, as file managers do; sums sizes on the way.
    void settle()
    {
        std::sort(children.begin(), children.end(), [](const auto &a, const auto &b) {
            return a->folder != b->folder ? a->folder : a->name.localeAwareCompare(b->name) < 0;
        });
        int at = 0;
        for (const auto &child : children) {
            child->row = at++;
            child->settle();
            size += child->size;
        }
    }
};

ArchiveModel::ArchiveModel(QObject *parent)
    : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{}

ArchiveModel::~ArchiveModel() = default;

void ArchiveModel::setEntries(const QList<ArchiveListEntry> &entries)
{
    constexpr int mostDepth = 64;
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_files = 0;
    for (const ArchiveListEntry &entry : entries) {
        const QStringList parts = entry.path.split(u'/', Qt::SkipEmptyParts);
        if (parts.isEmpty() || parts.size() > mostDepth)
            continue;
        Node *at = m_root.get();
        const qsizetype folders = entry.folder ? parts.size() : parts.size() - 1;
        for (qsizetype i = 0; i < folders; ++i) {
            Node *below = at->folders.value(parts[i]);
            at = below ? below : at->add(parts[i], true);
        }
        if (!entry.folder) {
            at->add(parts.last(), false)->size = entry.size;
            ++m_files;
        }
    }
    m_root->settle();
    endResetModel();
}

ArchiveModel::Node *ArchiveModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QString ArchiveModel::path(const QModelIndex &index) const
{
    QStringList parts;
    for (const Node *at = node(index); at->parent; at = at->parent)
        parts.prepend(at->name);
    return parts.join(u'/');
}

QModelIndex ArchiveModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, node(parent)->children[size_t(row)].get());
}

QModelIndex ArchiveModel::parent(const QModelIndex &index) const
{
    Node *above = index.isValid() ? node(index)->parent : nullptr;
    return above && above->parent ? createIndex(above->row, 0, above) : QModelIndex();
}

int ArchiveModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(node(parent)->children.size());
}

int ArchiveModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ArchiveModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &row = *node(index);
    const bool name = index.column() == Name;
    switch (role) {
    case Qt::DisplayRole:
        return name ? visibleText(row.folder ? row.name + u'/' : row.name) : sizeText(row.size);
    case CopyRole:
        return name ? path(index) : QString::number(row.size);
    case RawRole:
        return name ? QVariant(row.name) : QVariant(row.size);
    case Qt::ToolTipRole:
        return name ? visibleText(path(index)) : exactSizeText(row.size);
    case FixedFontRole:
        return true;
    case Qt::TextAlignmentRole:
        return name ? QVariant() : QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant ArchiveModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Entry") : tr("Size");
}

} // namespace packhouse

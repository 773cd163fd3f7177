// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace packhouse {

/// What the sidebar lists: registries with their groups and projects, then the workspace's pages.
class ScopeTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    /// What choosing a row shows: a page, or else a scope of a source.
    struct Target
    {
        PackageSource *source = nullptr;
        QString scopePath;
        QString page;

        bool operator==(const Target &) const = default;
        bool valid() const { return source || !page.isEmpty(); }
    };

    explicit ScopeTreeModel(QObject *parent = nullptr);
    ~ScopeTreeModel() override;

    void addSource(PackageSource *source);
    void removeSource(PackageSource *source);
    void addPage(const QString &id, const QString &title);
    /// What stands at the right end of a page's row; any tone but Neutral makes it a badge.
    void setPageText(const QString &id, const QString &text, Tone tone);
    void refresh();

    Target target(const QModelIndex &index) const;
    QModelIndex find(const Target &target) const;
    /// Packages at and below a scope, -1 when not known.
    qint64 packages(const Target &target) const;
    /// Whether a source has a project; true as long as it has not said what it has.
    bool hasProjects(PackageSource *source) const;
    /// Why the source does not answer; empty when it does, or was not asked yet.
    Text problem(PackageSource *source) const;
    /// What the source said about a scope; an instance-wide one when it said nothing.
    Scope scope(PackageSource *source, const QString &path) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    /// The scopes of a source were read (again), or could not be.
    void scopesChanged(packhouse::PackageSource *source);

private:
    struct Node;

    Node *node(const QModelIndex &index) const;
    QModelIndex indexOf(const Node *node) const;
    Node *section(int kind) const;
    Node *sourceNode(const PackageSource *source) const;
    Node *append(Node *parent, std::unique_ptr<Node> child);
    void reload(PackageSource *source);
    void take(PackageSource *source, const Result<QList<ScopeRow>> &rows);
    void sync(Node *parent, const QList<ScopeRow> &rows);
    void setProblem(PackageSource *source, const Text &problem);
    QString countText(const Node &node) const;
    QVariant toolTip(const Node &node) const;

    std::unique_ptr<Node> m_root;
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/scopetreemodel.h"

#include "items/humantext.h"
#include "items/itemroles.h"
#include "items/readable.h"
#include "items/when.h"

#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

enum SectionKind { ThisComputer, Remote, Workspace, SectionCount };

} // namespace

struct ScopeTreeModel::Node
{
    Node *parent = nullptr;
    QString title;
    PackageSource *source = nullptr;
    Scope scope;
    QString page;
    QString text; ///< of a page
    Text problem; ///< of a source
    Tone tone = Tone::Neutral;
    qint64 packages = -1;
    bool heading = false;
    bool known = false; ///< a source said which scopes it has
    LatestAnswer asked; ///< for the scopes of a source
    std::vector<std::unique_ptr<Node>> children;

    int row() const
    {
        const auto &siblings = parent->children;
        const auto me = std::find_if(siblings.begin(), siblings.end(),
                                     [this](const auto &node) { return node.get() == this; });
        return int(me - siblings.begin());
    }
    Target target() const { return {source, scope.path, page}; }
};

ScopeTreeModel::ScopeTreeModel(QObject *parent)
    : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{
    for (const QString &title : {tr("This computer"), tr("Remote"), tr("Workspace")}) {
        auto section = std::make_unique<Node>();
        section->parent = m_root.get();
        section->title = title;
        section->heading = true;
        m_root->children.push_back(std::move(section));
    }
}

ScopeTreeModel::~ScopeTreeModel() = default;

void ScopeTreeModel::addSource(PackageSource *source)
{
    auto added = std::make_unique<Node>();
    added->source = source;
    added->title = source->isEmbedded() ? tr("Instance") : source->title();
    append(section(source->isEmbedded() ? ThisComputer : Remote), std::move(added));
    auto *pause = new QTimer(this);
    pause->setSingleShot(true);
    pause->setInterval(100);
    connect(pause, &QTimer::timeout, source, [this, source] { reload(source); });
    connect(source, &PackageSource::changed, pause, [pause](const Change &change) {
        if (change.has(Changed::Scopes | Changed::Packages) && !pause->isActive())
            pause->start();
    });
    connect(source, &PackageSource::reachableChanged, this,
            [this, source](const Text &problem) { setProblem(source, problem); });
    connect(source, &QObject::destroyed, this, [this, source] { removeSource(source); });
    reload(source);
}

void ScopeTreeModel::removeSource(PackageSource *source)
{
    if (Node *gone = sourceNode(source)) {
        beginRemoveRows(indexOf(gone->parent), gone->row(), gone->row());
        gone->parent->children.erase(gone->parent->children.begin() + gone->row());
        endRemoveRows();
    }
}

void ScopeTreeModel::addPage(const QString &id, const QString &title)
{
    auto added = std::make_unique<Node>();
    added->page = id;
    added->title = title;
    append(section(Workspace), std::move(added));
}

ScopeTreeModel::Node *ScopeTreeModel::append(Node *parent, std::unique_ptr<Node> child)
{
    const int row = int(parent->children.size());
    beginInsertRows(indexOf(parent), row, row);
    child->parent = parent;
    parent->children.push_back(std::move(child));
    endInsertRows();
    return parent->children.back().get();
}

void ScopeTreeModel::setPageText(const QString &id, const QString &text, Tone tone)
{
    const QModelIndex page = find({nullptr, {}, id});
    if (!page.isValid())
        return;
    node(page)->text = text;
    node(page)->tone = tone;
    emit dataChanged(page, page);
}

void ScopeTreeModel::refresh()
{
    for (int kind : {ThisComputer, Remote}) {
        for (const auto &child : section(kind)->children)
            reload(child->source);
    }
}

void ScopeTreeModel::reload(PackageSource *source)
{
    if (Node *top = sourceNode(source)) {
        top->asked.wait(
            source->scopes(), this,
            [this, source](const Result<QList<ScopeRow>> &rows) { take(source, rows); });
    }
}

void ScopeTreeModel::take(PackageSource *source, const Result<QList<ScopeRow>> &rows)
{
    Node *top = sourceNode(source);
    if (!top)
        return;
    if (!rows) {
        setProblem(source, rows.error().text());
        emit scopesChanged(source);
        return;
    }
    qint64 sum = 0;
    for (const ScopeRow &row : *rows) {
        if (row.scope.level == Level::Instance) {
            top->scope = row.scope;
            sum = row.packages;
            break;
        }
        if (!row.scope.path.contains(u'/'))
            sum = sum < 0 || row.packages < 0 ? -1 : sum + row.packages;
    }
    top->packages = sum;
    top->known = true;
    sync(top, *rows);
    setProblem(source, {});
    emit scopesChanged(source);
}

void ScopeTreeModel::sync(Node *parent, const QList<ScopeRow> &rows)
{
    QList<ScopeRow> wanted;
    for (const ScopeRow &row : rows) {
        const QString above = row.scope.path.section(u'/', 0, -2);
        if (row.scope.level != Level::Instance && above == parent->scope.path)
            wanted.append(row);
    }
    std::sort(wanted.begin(), wanted.end(), [](const ScopeRow &a, const ScopeRow &b) {
        return a.scope.path.localeAwareCompare(b.scope.path) < 0;
    });
    auto &children = parent->children;
    for (int i = int(children.size()) - 1; i >= 0; --i) {
        const bool stays = std::any_of(wanted.begin(), wanted.end(), [&](const ScopeRow &row) {
            return row.scope.path == children[size_t(i)]->scope.path;
        });
        if (stays)
            continue;
        beginRemoveRows(indexOf(parent), i, i);
        children.erase(children.begin() + i);
        endRemoveRows();
    }
    for (int i = 0; i < wanted.size(); ++i) {
        const ScopeRow &row = wanted[i];
        if (size_t(i) >= children.size() || children[size_t(i)]->scope.path != row.scope.path) {
            auto added = std::make_unique<Node>();
            added->parent = parent;
            added->source = parent->source;
            added->title = row.scope.name();
            added->scope = row.scope;
            beginInsertRows(indexOf(parent), i, i);
            children.insert(children.begin() + i, std::move(added));
            endInsertRows();
        }
        Node *child = children[size_t(i)].get();
        child->scope = row.scope;
        child->packages = row.packages;
        sync(child, rows);
    }
    if (!children.empty())
        emit dataChanged(indexOf(children.front().get()), indexOf(children.back().get()));
}

void ScopeTreeModel::setProblem(PackageSource *source, const Text &problem)
{
    Node *top = sourceNode(source);
    if (!top)
        return;
    top->problem = problem;
    emit dataChanged(indexOf(top), indexOf(top));
}

ScopeTreeModel::Node *ScopeTreeModel::section(int kind) const
{
    return m_root->children[size_t(kind)].get();
}

ScopeTreeModel::Node *ScopeTreeModel::sourceNode(const PackageSource *source) const
{
    for (int kind : {ThisComputer, Remote}) {
        for (const auto &child : section(kind)->children) {
            if (child->source == source)
                return child.get();
        }
    }
    return nullptr;
}

ScopeTreeModel::Node *ScopeTreeModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex ScopeTreeModel::indexOf(const Node *node) const
{
    return node == m_root.get() ? QModelIndex()
                                : createIndex(node->row(), 0, const_cast<Node *>(node));
}

ScopeTreeModel::Target ScopeTreeModel::target(const QModelIndex &index) const
{
    return index.isValid() ? node(index)->target() : Target();
}

QModelIndex ScopeTreeModel::find(const Target &target) const
{
    if (!target.valid())
        return {};
    const auto search = [&target](const Node *from, const auto &again) -> const Node * {
        for (const auto &child : from->children) {
            if (!child->heading && child->target() == target)
                return child.get();
            if (const Node *below = again(child.get(), again))
                return below;
        }
        return nullptr;
    };
    const Node *found = search(m_root.get(), search);
    return found ? indexOf(found) : QModelIndex();
}

qint64 ScopeTreeModel::packages(const Target &target) const
{
    const QModelIndex found = find(target);
    return found.isValid() ? node(found)->packages : -1;
}

bool ScopeTreeModel::hasProjects(PackageSource *source) const
{
    const auto search = [](const Node &from, const auto &again) -> bool {
        return std::any_of(from.children.begin(), from.children.end(), [&](const auto &child) {
            return child->scope.level == Level::Project || again(*child, again);
        });
    };
    const Node *top = sourceNode(source);
    return !top || !top->known || search(*top, search);
}

Text ScopeTreeModel::problem(PackageSource *source) const
{
    const Node *top = sourceNode(source);
    return top ? top->problem : Text();
}

Scope ScopeTreeModel::scope(PackageSource *source, const QString &path) const
{
    const QModelIndex found = find({source, path, {}});
    return found.isValid() ? node(found)->scope : Scope();
}

QModelIndex ScopeTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, node(parent)->children[size_t(row)].get());
}

QModelIndex ScopeTreeModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(node(index)->parent) : QModelIndex();
}

int ScopeTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(node(parent)->children.size());
}

int ScopeTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QString ScopeTreeModel::countText(const Node &node) const
{
    if (node.heading)
        return {};
    if (!node.page.isEmpty())
        return node.text;
    if (!node.problem.isEmpty())
        return tr("offline");
    const bool top = node.source && node.parent->heading;
    if (top && !node.source->isEmbedded() && !node.source->abilities().publish.isEmpty())
        return tr("read only");
    return node.packages < 0 ? QString() : packhouse::countText(node.packages);
}

QVariant ScopeTreeModel::toolTip(const Node &node) const
{
    if (!node.problem.isEmpty())
        return readable(node.problem);
    if (node.source && node.parent->heading)
        return node.source->address();
    return node.scope.path.isEmpty() ? QVariant() : QVariant(node.scope.path);
}

QVariant ScopeTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &row = *node(index);
    switch (role) {
    case Qt::DisplayRole:
        return shownText(row.title);
    case Qt::AccessibleTextRole: {
        const QString count = countText(row);
        return shownText(count.isEmpty() ? row.title : row.title + u", "_s + count);
    }
    case Qt::ToolTipRole:
        return shownText(toolTip(row).toString());
    case CopyRole:
        return row.scope.path.isEmpty() ? row.title : row.scope.path;
    case HeadingRole:
        return row.heading;
    case CountRole:
        return shownText(countText(row));
    case RawRole:
        return row.packages;
    case BadgeRole:
        if (row.text.isEmpty() || row.tone == Tone::Neutral)
            return {};
        return QVariant::fromValue(BadgeData{row.text, row.tone});
    case DotRole:
        if (row.heading || !row.source || !row.parent->heading)
            return {};
        return int(row.problem.isEmpty() ? Tone::Good : Tone::Neutral);
    default:
        return {};
    }
}

Qt::ItemFlags ScopeTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || node(index)->heading)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace packhouse

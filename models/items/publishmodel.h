// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "items/formatinfo.h"
#include "items/inspectedfile.h"
#include "items/itemroles.h"

#include <QAbstractTableModel>

#include <optional>

namespace packhouse {

/// Files about to be published: each is opened, then checked against where it goes. Sends nothing.
class PublishModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { File, Package, Version, To, Check, ColumnCount };
    enum class State {
        Inspecting,
        Unreadable, ///< nothing that could be published; \ref Row::error says why
        Incomplete, ///< a name, a version or a project is missing
        Checking,
        Unchecked, ///< the check itself failed; \ref Row::error says why
        Checked,
    };
    struct Row
    {
        quint64 id = 0;
        QString path;
        qint64 bytes = 0;
        State state = State::Inspecting;
        InspectedFile file;
        QString scopePath;
        std::optional<Error> error;
        PublishCheck check;
        quint64 asked = 0; ///< which question the next answer belongs to
    };
    /// Files beyond it are left out, and said so.
    static constexpr int MostFiles = 1000;

    /// All of them outlive the model.
    PublishModel(PackageSource *source, FileInspector inspect, const FormatInfoList &formats,
                 QObject *parent = nullptr);

    /// Leaves out what is in the list already. Says how many did not fit.
    int addFiles(const QStringList &paths);
    void removeFile(int row);
    void setProjects(const QStringList &paths);
    const QStringList &projects() const { return m_projects; }
    /// For files added later, and for those in the list that go nowhere yet.
    void setDefaultProject(const QString &path);
    void setProjectForAll(const QString &path);
    /// Asks again where asking failed.
    void retry();

    const QList<Row> &rows() const { return m_rows; }
    bool canPublish(const Row &row) const;
    QList<PublishItem> publishable() const;
    bool busy() const; ///< something is being opened or checked
    qint64 bytes() const;
    /// Those that cannot be published as they are, with the reason.
    QList<std::pair<QString, QString>> refusals() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// Rows, or what is known about them.
    void planChanged();

private:
    Row *find(quint64 id);
    void inspected(quint64 id, Result<InspectedFile> file);
    void check(Row &row);
    void checked(quint64 id, quint64 asked, Result<PublishCheck> result);
    void rowChanged(const Row &row);
    const Row *sameBefore(const Row &row, bool sameFile) const;
    BadgeData badge(const Row &row) const;
    QString text(const Row &row, int column) const;
    QString reason(const Row &row) const;

    PackageSource *m_source;
    FileInspector m_inspect;
    const FormatInfoList &m_formats;
    QList<Row> m_rows;
    QStringList m_projects;
    QString m_defaultProject;
    quint64 m_nextId = 1;
};

} // namespace packhouse

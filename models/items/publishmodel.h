// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/folderfiles.h"
#include "items/formatinfo.h"
#include "items/itemroles.h"
#include "items/publishrow.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace packhouse {

/// Files about to be published, those of one version in one row: each is opened, then checked
/// against where it goes. Sends nothing.
class PublishModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { File, Type, Package, Version, To, Part, Check, ColumnCount };
    using State = PublishRow::State;
    using Row = PublishRow;
    /// Files beyond it are left out, and said so.
    static constexpr FolderLimits Limits{};

    /// All of them outlive the model.
    PublishModel(PackageSource *source, FileInspector inspect, const FormatInfoList &formats,
                 QObject *parent = nullptr);

    /// Another registry: where the files go there is to be said anew.
    void setSource(PackageSource *source);
    /// Of folders all that is in them, as soon as it is known. What is in the list already stays
    /// as it is.
    void addFiles(const QStringList &paths);
    /// What was to be added and is not, of files and folders together.
    FolderFiles leftOut() const;
    bool isReading() const { return m_reading > 0; } ///< folders
    void removeFile(int row);
    void setProjects(const QStringList &paths);
    const QStringList &projects() const { return m_projects; }
    /// For files added later, and for those in the list that go nowhere yet.
    void setDefaultProject(const QString &path);
    void setProjectForAll(const QString &path);
    /// Asks again where asking, or publishing, failed.
    void retry();

    const QList<Row> &rows() const { return m_rows; }
    const FormatInfoList &formats() const { return m_formats; }
    bool canPublish(const Row &row) const;
    /// Which rows go when the button is pressed, by their ids.
    QList<quint64> ready() const;
    QList<PublishItem> publishable() const;
    /// They are on their way.
    void begin(const QList<quint64> &ids);
    /// Those without an error went, and leave the list; the others stay and say why.
    void end(const QList<quint64> &ids, const QList<std::optional<Error>> &errors);
    bool busy() const; ///< something is being read, opened or checked
    int files() const;
    int filesThatStay() const; ///< of rows that cannot be published as they are
    qint64 bytes() const;
    bool isTyped() const; ///< somebody changed something in a row that is still here
    bool hasParts() const; ///< some row goes to a part of its project
    /// Why it cannot be published as it is, or what there is to know before; empty: nothing.
    QString reason(const Row &row) const;
    /// Those that cannot be published as they are, with the reason.
    QList<std::pair<QString, QString>> refusals() const;
    /// Those that can, with what there is to know before.
    QList<std::pair<QString, QString>> remarks() const;

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
    /// Answers how many did not fit.
    int addRows(const QStringList &paths);
    void addEmptyFolder(const QString &path);
    void addFolder(const QString &path);
    bool has(const QString &path) const;
    void changePlan();
    Row *find(quint64 id);
    void open(Row &row);
    void inspected(quint64 id, quint64 asked, Result<InspectedFile> file);
    void join();
    void checkOpened();
    void chooseType(int at, const FormatId &type);
    void check(Row &row);
    void checked(quint64 id, quint64 asked, Result<PublishCheck> result);
    void rowChanged(const Row &row);
    bool isTwice(const Row &row) const;
    BadgeData badge(const Row &row) const;
    QString text(const Row &row, int column) const;
    QString spoken(const Row &row, int column) const;
    QString spokenRow(const Row &row) const;
    QVariant toolTip(const Row &row, int column) const;

    PackageSource *m_source;
    FileInspector m_inspect;
    const FormatInfoList &m_formats;
    QList<Row> m_rows;
    QStringList m_projects;
    QString m_defaultProject;
    quint64 m_nextId = 1;
    int m_reading = 0;
    QHash<QString, FolderFiles> m_leftOut; ///< by folder; files that were named have none
    mutable std::optional<QSet<quint64>> m_twice; ///< rows; unset: not known since a change
};

} // namespace packhouse

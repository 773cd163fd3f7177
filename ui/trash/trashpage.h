// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/keptcopies.h"
#include "items/formatinfo.h"
#include "items/rowtablemodel.h"
#include "items/when.h"
#include "ui/widgets/listpage.h"

#include <memory>
#include <optional>

namespace packhouse {

class JobList;

/// What was deleted and can still be had back: versions of this registry, which are restored, and
/// copies of what was deleted on remotes, which are published there again.
class TrashPage : public ListPage
{
    Q_OBJECT

public:
    /// All of it outlives the page.
    struct Context
    {
        PackageSource *source = nullptr;
        JobList *jobs = nullptr;
        KeptCopies *copies = nullptr; ///< nullptr: there are no remotes
        const FormatInfoList *formats = nullptr;
        const Clock *clock = nullptr;
    };

    explicit TrashPage(const Context &context, QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("trash"); }
    QString sidebarText() const override;
    void refresh() override;
    QString filterHint() const override;

signals:
    /// An act of the source's, and what it moved.
    void restored(const QString &act, const QString &more);
    /// Copies of one remote, unpacked.
    void publishBackWanted(const QString &sourceId, const QString &host,
                           const QList<packhouse::PublishItem> &items);

protected:
    void showChoice() override;
    void filterRows(const QString &text) override;

private:
    struct Entry
    {
        TrashRow row;
        std::optional<KeptCopy> copy; ///< of a remote's
    };
    using Line = std::shared_ptr<const Entry>; ///< there may be very many

    static QList<Line> arranged(const QList<TrashRow> &rows, const QList<KeptCopy> &copies);

    void buildModel();
    void got(const Result<QList<TrashRow>> &rows);
    void gotCopies(const Result<QList<KeptCopy>> &copies);
    void arrangeLines();
    void showLines(const QList<Line> &lines);
    void setLines(const QList<Line> &lines);
    QList<Line> chosen() const;
    QList<TrashRow> chosenHere() const;
    QList<KeptCopy> chosenCopies() const;
    /// "3 versions of 2 packages, 7 files, 1.2 MiB"; empty: nothing is chosen.
    QString chosenText() const;
    /// Which ones, a line each, as far as anybody reads.
    QString chosenList() const;
    static QString listOf(const QList<PlannedEntry> &entries);
    void restore();
    void restorePlanned(const Result<RestorePlan> &plan);
    void runRestore(const RestorePlan &plan);
    void publishBack();
    void purge();
    void purgeChosen(const QList<TrashRow> &rows, const QList<KeptCopy> &copies);
    void run(Job *job);

    Context m_context;
    RowTableModel<Line> *m_model;
    QList<TrashRow> m_rows;
    QList<KeptCopy> m_copies;
    LatestAnswer m_asked;
    LatestAnswer m_copiesAsked;
    LatestAnswer m_planned;
    LatestAnswer m_arranged;
    QPushButton *m_restore;
    QPushButton *m_purge;
    QLabel *m_choice; ///< what the buttons would take
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace packhouse {

/// What can be done about what is here more than once. Each act ends in a plan that is shown before
/// anything is deleted.
class DuplicateActs : public QWidget
{
    Q_OBJECT

public:
    /// \a source outlives this.
    explicit DuplicateActs(PackageSource *source, QWidget *parent = nullptr);

    /// What is chosen: a group, and one of its places; nullptr: nothing.
    void show(const DuplicateGroup *group, const DuplicatePlace *place);
    /// Every older file of a name, of the whole registry.
    void dropSuperseded();
    /// Asks for how much room, and chooses what frees it.
    void freeRoom();

signals:
    void removalWanted(const QList<packhouse::RemovalItem> &items);
    void placeWanted();
    void failed(const packhouse::Error &error);

private:
    using Files = QList<SupersededFile>;

    QPushButton *addButton(const QString &text, const QString &objectName);
    void keepNewest();
    void removePlace();
    void withSuperseded(std::function<void(const Files &)> work);
    void plan(const Files &files);

    PackageSource *m_source;
    DuplicateGroup m_group;
    DuplicatePlace m_place;
    QLabel *m_why; ///< what cannot be done about the chosen ones, and why
    QPushButton *m_keep;
    QPushButton *m_remove;
    QPushButton *m_show;
    bool m_asking = false;
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "ui/widgets/frameddialog.h"

class QComboBox;
class QLineEdit;

namespace packhouse {

class InlineMessage;
class WaitingNote;

/// Makes a project, and the groups above it that do not exist yet.
class NewProjectDialog : public FramedDialog
{
    Q_OBJECT

public:
    /// \a source outlives the dialog and has an administration.
    explicit NewProjectDialog(PackageSource *source, const QString &group,
                              QWidget *parent = nullptr);

signals:
    void created(const packhouse::Scope &project);

private:
    void create();
    void showForm();

    PackageSource *m_source;
    QLineEdit *m_path;
    QComboBox *m_visibility;
    InlineMessage *m_message;
    WaitingNote *m_waiting;
    QPushButton *m_create;
    bool m_working = false;
};

} // namespace packhouse

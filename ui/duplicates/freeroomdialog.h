// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "ui/widgets/frameddialog.h"

class QLabel;
class QSpinBox;

namespace packhouse {

/// Asks how much room is to come free, and says what that takes and what it really frees. Deletes
/// nothing: a plan comes first.
class FreeRoomDialog : public FramedDialog
{
    Q_OBJECT

public:
    /// \a files: all that are superseded.
    explicit FreeRoomDialog(const QList<SupersededFile> &files, QWidget *parent = nullptr);

    /// What frees as much as is asked for.
    QList<SupersededFile> chosen() const;

private:
    void showChoice();

    QList<SupersededFile> m_files;
    QSpinBox *m_size; ///< MiB
    QLabel *m_says;
    QPushButton *m_go;
};

} // namespace packhouse

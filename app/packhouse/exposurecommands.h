// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exposurerow.h"
#include "ui/mainwindow/mainwindow.h"

namespace packhouse {

class FormatList;

/// What can be done at once about a name that a stranger could serve.
class ExposureCommands final : public QObject
{
    Q_OBJECT

public:
    /// All of it outlives this.
    ExposureCommands(MainWindow &window, const FormatList &formats, QObject *parent = nullptr);

    void reserve(PackageSource *source, const PackageKey &key);
    void stopForwarding(PackageSource *source, const PackageKey &key);
    /// Asks for a file's name; its ending says what is written: .csv, .sarif or .json.
    void exportAudit(const ExposureAnswer &whole);

private:
    void writeAudit(const ExposureAnswer &whole, const QString &path);
    void sayIfFailed(const Result<void> &done);

    MainWindow &m_window;
    const FormatList &m_formats;
};

} // namespace packhouse

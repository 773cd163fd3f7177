// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "items/inspectedfile.h"

#include <optional>

namespace packhouse {

/// One file that somebody wants to publish.
struct OpenedFile
{
    QString path;
    qint64 bytes = 0;
    InspectedFile file;
    std::optional<Error> error; ///< why it cannot be opened, or is nothing to publish

    QString name() const;
};

/// One version that is about to be published, with all its files: the first tells of which.
struct PublishRow : OpenedFile
{
    enum class State {
        Inspecting,
        Unreadable, ///< nothing that could be published; \ref error says why
        Incomplete, ///< a name, a version or a project is missing
        Checking,
        Unchecked, ///< the check itself failed; \ref problem says why
        Checked,
        Publishing,
        Failed, ///< it was sent and not taken; \ref problem says why
    };

    quint64 id = 0;
    State state = State::Inspecting;
    bool opened = false;
    FormatId type; ///< that was chosen; empty: as the file looks
    bool typed = false; ///< somebody changed something of it
    QString scopePath;
    QString part; ///< of the project, as chosen
    QList<OpenedFile> others;
    std::optional<Error> problem;
    PublishCheck check;
    quint64 asked = 0; ///< which question the next answer belongs to

    int files() const { return 1 + int(others.size()); }
    qint64 allBytes() const;
    QString title() const; ///< "3 files: widget-1.2.jar"
    PublishItem item() const;
    /// Which part it goes to, as far as that is known.
    QString shownPart() const { return part.isEmpty() ? check.part : part; }
    /// Why it cannot be published as it is, or what there is to know before; empty: nothing.
    QString reason() const;
};

} // namespace packhouse

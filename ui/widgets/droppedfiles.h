// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QMimeData;

namespace packhouse {

/// Paths of the files of this computer that are being dragged; nothing from elsewhere.
QStringList droppedFiles(const QMimeData *data);

} // namespace packhouse

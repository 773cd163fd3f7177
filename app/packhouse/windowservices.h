// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/formatlist.h"
#include "items/archiveentry.h"
#include "items/formatinfo.h"
#include "items/inspectedfile.h"

namespace packhouse {

/// What the window knows of each format; \a formats must outlive it.
FormatInfoList formatInfos(const FormatList &formats);

/// Lists archives by content, within the limits of all archive reading.
ArchiveLister archiveLister();

/// Opens files with every format until one takes them; \a formats must outlive it.
FileInspector fileInspector(const FormatList &formats);

} // namespace packhouse

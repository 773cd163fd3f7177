// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/windowservices.h"

#include "formats/support/archive.h"
#include "formats/wiretable.h"
#include "insight/inspecteditem.h"

#include <QFile>
#include <QFileInfo>
#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

FormatInfo infoOf(const Format &format)
{
    FormatInfo info{format.id(), format.label(), format.presenting()};
    const std::span<const CapabilityRow> rows = format.capabilities();
    info.capabilities = QList<CapabilityRow>(rows.begin(), rows.end());
    info.wire = wireTable(format);
    info.changing = format.changing();
    return info;
}

Result<InspectedFile> inspect(const FormatList &formats, const QString &path, const FormatId &type)
{
    PublishItem item;
    item.filePath = path;
    item.coordinates.type = type;
    const Result<InspectedItem> found = inspectItem(formats, item);
    if (!found)
        return fail(found.error());
    const Inspection &inspection = found->inspection;
    const JoiningFile joins = joining(*found->format, inspection, QFileInfo(path).fileName());
    return InspectedFile{inspection.coordinates,
                         inspection.fileName,
                         inspection.certain,
                         joins.canonicalName,
                         joins.joins,
                         joins.stem,
                         joins.parts};
}

Result<QList<ArchiveListEntry>> entriesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, Text::of("%1 cannot be read.", path));
    const Result<std::vector<ArchiveEntry>> entries = listArchive(file);
    if (!entries)
        return fail(entries.error());
    QList<ArchiveListEntry> listed;
    for (const ArchiveEntry &entry : *entries)
        listed.append({entry.path, entry.size, entry.folder});
    return listed;
}

} // namespace

FormatInfoList formatInfos(const FormatList &formats)
{
    QList<FormatInfo> infos;
    for (const auto &format : formats)
        infos.append(infoOf(*format));
    return FormatInfoList(infos);
}

ArchiveLister archiveLister()
{
    return [](const QString &path) { return QtConcurrent::run(&entriesOf, path); };
}

FileInspector fileInspector(const FormatList &formats)
{
    return [&formats](const QString &path, const FormatId &type) {
        return QtConcurrent::run([&formats, path, type] { return inspect(formats, path, type); });
    };
}

} // namespace packhouse

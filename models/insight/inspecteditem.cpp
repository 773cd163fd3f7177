// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/inspecteditem.h"

#include "core/diskerror.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// A name or version that was typed counts where the file only hints at one.
Result<void> applyTyped(QString &said, const QString &typed, bool certain, const QString &what,
                        const QString &fileName)
{
    if (typed.isEmpty() || typed == said)
        return {};
    if (certain && !said.isEmpty()) {
        return fail(
            ErrorCode::InvalidFile,
            u"%1 says that its %2 is \"%3\", not \"%4\"."_s.arg(fileName, what, said, typed),
            u"Leave the %1 out, or change it inside the package."_s.arg(what));
    }
    said = typed;
    return {};
}

} // namespace

Result<InspectedItem> inspectItem(const FormatList &formats, const PublishItem &item,
                                  const QString &openPath)
{
    const QString path = openPath.isEmpty() ? item.filePath : openPath;
    const QString fileName = QFileInfo(item.filePath).fileName();
    QFile file(path);
    const auto unread = [&]() -> tl::unexpected<Error> {
        if (!openPath.isEmpty())
            return fail(diskError(file, u"read"_s));
        return fail(
            ErrorCode::InvalidFile, u"%1 cannot be read."_s.arg(item.filePath),
            u"Check that the file exists, that you may read it, and that its disk works."_s);
    };
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return unread();

    InspectedItem found;
    if (item.coordinates.type.isEmpty()) {
        Result<FormatList::Recognised> recognised = formats.inspect(file, fileName);
        if (!recognised)
            return file.error() == QFileDevice::NoError ? fail(recognised.error()) : unread();
        found = {recognised->format, std::move(recognised->inspection)};
    } else {
        found.format = formats.find(item.coordinates.type);
        const Inspecting *inspecting = found.format ? found.format->inspecting() : nullptr;
        if (!inspecting) {
            return fail(ErrorCode::Unsupported,
                        u"There is no package type \"%1\" here."_s.arg(item.coordinates.type));
        }
        Result<Inspection> inspection = inspecting->inspect(file, fileName);
        if (!inspection)
            return file.error() == QFileDevice::NoError ? fail(inspection.error()) : unread();
        found.inspection = std::move(*inspection);
    }

    Coordinates &said = found.inspection.coordinates;
    said.type = found.format->id();
    const bool certain = found.inspection.certain;
    if (auto name = applyTyped(said.name, item.coordinates.name, certain, u"name"_s, fileName);
        !name)
        return fail(name.error());
    if (auto version = applyTyped(said.version, item.coordinates.version, certain, u"version"_s,
                                  fileName);
        !version) {
        return fail(version.error());
    }
    if (!item.fileName.isEmpty() && !certain)
        found.inspection.fileName = item.fileName;
    return found;
}

std::optional<PublishCheck> unfitCheck(const InspectedItem &item)
{
    const Inspection &inspection = item.inspection;
    const Format &format = *item.format;
    if (inspection.coordinates.name.isEmpty())
        return PublishCheck{false, u"name needed"_s, Tone::Warning, u"Type the package's name."_s};
    if (inspection.coordinates.version.isEmpty()) {
        return PublishCheck{false, u"version needed"_s, Tone::Warning,
                            u"The file does not tell its version; type it."_s};
    }
    if (const auto valid = format.check(inspection.coordinates); !valid)
        return refusedCheck(valid.error(), format.label());
    if (const auto valid = format.checkFileName(inspection.fileName); !valid)
        return refusedCheck(valid.error(), format.label());
    return std::nullopt;
}

PublishCheck refusedCheck(const Error &error, const QString &typeLabel)
{
    PublishCheck check;
    check.tone = Tone::Bad;
    check.explanation = error.text();
    switch (error.code) {
    case ErrorCode::Duplicate:
        check.text = u"exists: %1 forbids duplicates"_s.arg(typeLabel);
        break;
    case ErrorCode::Protected:
        check.text = u"protected"_s;
        break;
    case ErrorCode::Reserved:
        check.text = u"reserved"_s;
        break;
    case ErrorCode::TooLarge:
        check.text = u"too large"_s;
        break;
    case ErrorCode::InvalidName:
        check.text = u"name refused"_s;
        break;
    case ErrorCode::InvalidVersion:
        check.text = u"version refused"_s;
        break;
    case ErrorCode::NotFound:
        check.text = u"no such project"_s;
        break;
    case ErrorCode::InvalidArgument:
        check.text = u"not a project"_s;
        break;
    default:
        check.text = u"refused"_s;
        break;
    }
    return check;
}

PublishCheck acceptedCheck(const QList<StoredVersion> &existing, const Inspection &inspection)
{
    if (existing.isEmpty())
        return {true, u"new package"_s, Tone::Good, {}};
    const StoredVersion *same = nullptr;
    for (const StoredVersion &version : existing) {
        if (version.coordinates.version == inspection.coordinates.version)
            same = &version;
    }
    if (!same)
        return {true, u"new version"_s, Tone::Good, {}};
    for (const StoredFile &file : same->files) {
        if (file.name == inspection.fileName) {
            return {
                true, u"duplicate allowed"_s, Tone::Warning,
                u"%1 exists in version %2. The new file is served in its place; both are kept."_s
                    .arg(file.name, same->coordinates.version)};
        }
    }
    return {true, u"same package"_s, Tone::Good,
            u"The file is added to version %1."_s.arg(same->coordinates.version)};
}

} // namespace packhouse

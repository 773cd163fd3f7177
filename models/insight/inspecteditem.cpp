// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/inspecteditem.h"

#include "core/diskerror.h"
#include "formats/unknowntype.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// A name or version that was typed counts where the file only hints at one.
Result<void> applyTyped(QString &said, const QString &typed, bool certain, const Text &what,
                        const QString &fileName)
{
    if (typed.isEmpty() || typed == said)
        return {};
    if (certain && !said.isEmpty()) {
        return fail(
            ErrorCode::InvalidFile,
            Text::of("%1 says that its %2 is \"%3\", not \"%4\".", fileName, what, said, typed),
            Text::of("Leave the %1 out, or change it inside the package.", what));
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
            ErrorCode::InvalidFile, Text::of("%1 cannot be read.", item.filePath),
            Text::of("Check that the file exists, that you may read it, and that its disk works."));
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
        if (!inspecting)
            return fail(unknownType(formats, item.coordinates.type, ErrorCode::Unsupported));
        Result<Inspection> inspection = inspecting->inspect(file, fileName);
        if (!inspection)
            return file.error() == QFileDevice::NoError ? fail(inspection.error()) : unread();
        found.inspection = std::move(*inspection);
    }

    Coordinates &said = found.inspection.coordinates;
    said.type = found.format->id();
    const bool certain = found.inspection.certain;
    if (auto name = applyTyped(said.name, item.coordinates.name, certain, Text::of("name"),
                               fileName);
        !name)
        return fail(name.error());
    if (auto version = applyTyped(said.version, item.coordinates.version, certain,
                                  Text::of("version"), fileName);
        !version) {
        return fail(version.error());
    }
    if (!item.fileName.isEmpty() && !certain)
        found.inspection.fileName = item.fileName;
    return found;
}

Result<Inspection> inspectOther(const InspectedItem &main, const QString &path,
                                const QString &openPath)
{
    const QString fileName = QFileInfo(path).fileName();
    QFile file(openPath.isEmpty() ? path : openPath);
    if (!file.open(QIODevice::ReadOnly))
        return fail(diskError(file, u"open"_s));
    const Format &format = *main.format;
    Result<Inspection> other = format.inspecting()->inspectBeside(file, fileName, main.inspection);
    if (!other)
        return file.error() == QFileDevice::NoError ? fail(other.error())
                                                    : fail(diskError(file, u"read"_s));
    const Coordinates &of = main.inspection.coordinates;
    if (format.canonicalName(other->coordinates.name) != format.canonicalName(of.name)
        || other->coordinates.version != of.version) {
        return fail(ErrorCode::InvalidFile,
                    Text::of("%1 is of %2 %3, not of %4 %5.", fileName, other->coordinates.name,
                             other->coordinates.version, of.name, of.version),
                    Text::of("Publish it by itself."));
    }
    return other;
}

JoiningFile joining(const Format &format, const Inspection &inspection, const QString &name)
{
    const Coordinates &of = inspection.coordinates;
    return {name,
            of,
            format.canonicalName(of.name),
            inspection.fileName,
            inspection.certain,
            inspection.joins,
            inspection.stem,
            inspection.parts};
}

std::optional<PublishCheck> unfitCheck(const InspectedItem &item)
{
    const Inspection &inspection = item.inspection;
    const Format &format = *item.format;
    if (inspection.coordinates.name.isEmpty())
        return PublishCheck{false, Text::of("name needed"), Tone::Warning,
                            Text::of("Type the package's name.")};
    if (inspection.coordinates.version.isEmpty()) {
        return PublishCheck{false, Text::of("version needed"), Tone::Warning,
                            Text::of("The file does not tell its version; type it.")};
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
        check.text = Text::of("exists: %1 forbids duplicates", typeLabel);
        break;
    case ErrorCode::Protected:
        check.text = Text::of("protected");
        break;
    case ErrorCode::Reserved:
        check.text = Text::of("reserved");
        break;
    case ErrorCode::TooLarge:
        check.text = Text::of("too large");
        break;
    case ErrorCode::InvalidName:
        check.text = Text::of("name refused");
        break;
    case ErrorCode::InvalidVersion:
        check.text = Text::of("version refused");
        break;
    case ErrorCode::NotFound:
        check.text = Text::of("no such project");
        break;
    case ErrorCode::InvalidArgument:
        check.text = Text::of("not a project");
        break;
    default:
        check.text = Text::of("refused");
        break;
    }
    return check;
}

PublishCheck acceptedCheck(const QList<StoredVersion> &existing, const Inspection &inspection)
{
    if (existing.isEmpty())
        return {true, Text::of("new package"), Tone::Good, {}};
    const StoredVersion *same = nullptr;
    for (const StoredVersion &version : existing) {
        if (version.coordinates.version == inspection.coordinates.version)
            same = &version;
    }
    if (!same)
        return {true, Text::of("new version"), Tone::Good, {}};
    for (const StoredFile &file : same->files) {
        if (file.name == inspection.fileName) {
            return {
                true, Text::of("duplicate allowed"), Tone::Warning,
                Text::of(
                    "%1 exists in version %2. The new file is served in its place; both are kept.",
                    file.name, same->coordinates.version)};
        }
    }
    return {true, Text::of("same package"), Tone::Good,
            Text::of("The file is added to version %1.", same->coordinates.version)};
}

} // namespace packhouse

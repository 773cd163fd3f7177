// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/changes.h"

#include "formats/debian/names.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

tl::unexpected<Error> refusedChanges(const QString &fileName, const Text &why)
{
    return fail(ErrorCode::InvalidFile, Text::of("%1 is refused: %2.", fileName, why),
                Text::of("Build the package again and upload it whole."));
}

/// The hashes of one Checksums field into the files of the same name.
Result<void> addHashes(std::vector<ChangedFile> &files, const std::vector<ListedFile> &listed,
                       QByteArray ChangedFile::*hash, const QString &fileName)
{
    if (listed.size() != files.size())
        return refusedChanges(fileName,
                              Text::of("its checksums are not of the files that it lists"));
    QHash<QString, ChangedFile *> byName;
    for (ChangedFile &file : files)
        byName.insert(file.name, &file);
    for (const ListedFile &line : listed) {
        ChangedFile *const found = byName.value(line.name);
        if (!found || found->size != line.size)
            return refusedChanges(fileName,
                                  Text::of("its checksums are not of the files that it lists"));
        found->*hash = line.hash;
    }
    return {};
}

Result<void> readFiles(Changes &changes, const Paragraph &paragraph, const QString &fileName)
{
    const auto files = parseFileList(paragraph.value("Files"), 5, 16, fileName);
    const auto sha1 = parseFileList(paragraph.value("Checksums-Sha1"), 3, 20, fileName);
    const auto sha256 = parseFileList(paragraph.value("Checksums-Sha256"), 3, 32, fileName);
    for (const auto *list : {&files, &sha1, &sha256}) {
        if (!*list)
            return fail(list->error());
    }
    QSet<QString> names;
    for (const ListedFile &line : *files) {
        if (Result<void> good = checkFileName(line.name); !good)
            return good;
        if (names.contains(line.name) || kindOf(line.name) == FileKind::Changes)
            return refusedChanges(fileName, Text::of("it lists %1 where it may not", line.name));
        names.insert(line.name);
        changes.files.push_back(
            {line.name, line.size, line.hash, {}, {}, componentOf(line.section)});
    }
    if (changes.files.empty())
        return refusedChanges(fileName, Text::of("it lists no files"));
    return addHashes(changes.files, *sha1, &ChangedFile::sha1, fileName).and_then([&] {
        return addHashes(changes.files, *sha256, &ChangedFile::sha256, fileName);
    });
}

} // namespace

QString componentOf(const QByteArray &section)
{
    const qsizetype slash = section.indexOf('/');
    return slash < 0 ? u"main"_s : QString::fromUtf8(section.first(slash));
}

Result<Changes> parseChanges(QByteArrayView text, const QString &fileName)
{
    const Result<Paragraph> paragraph = parseControl(text, fileName);
    if (!paragraph)
        return fail(paragraph.error());
    for (const char *field :
         {"Source", "Version", "Distribution", "Files", "Checksums-Sha1", "Checksums-Sha256"}) {
        if (paragraph->value(field).isEmpty())
            return refusedChanges(fileName,
                                  Text::of("its field %1 is missing", QLatin1StringView(field)));
    }
    Changes changes;
    // A rebuild of the binaries alone names the source's version behind its name.
    const QString source = QString::fromUtf8(paragraph->value("Source"));
    changes.source = source.section(u' ', 0, 0);
    changes.version = QString::fromUtf8(paragraph->value("Version"));
    const QString behind = source.section(u' ', 1).trimmed();
    if (behind.startsWith(u'(') && behind.endsWith(u')'))
        changes.version = behind.mid(1, behind.size() - 2);
    changes.distribution = QString::fromUtf8(paragraph->value("Distribution"));
    const Result<void> good = checkName(changes.source)
                                  .and_then([&] { return checkVersion(changes.version); })
                                  .and_then(
                                      [&] { return readFiles(changes, *paragraph, fileName); });
    if (!good)
        return fail(good.error());
    return changes;
}

} // namespace packhouse::debian

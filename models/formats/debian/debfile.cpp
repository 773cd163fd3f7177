// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/debfile.h"

#include "formats/debian/names.h"
#include "formats/debian/relations.h"
#include "formats/support/archive.h"
#include "formats/support/filewindow.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

constexpr auto Magic = "!<arch>\n";
constexpr qint64 MagicSize = 8;
constexpr qint64 HeaderSize = 60;
constexpr int MostMembers = 32;
constexpr qsizetype MostPathBytes = 16 << 20; ///< of one package's list of files

struct Member
{
    QByteArray name;
    qint64 offset = 0;
    qint64 size = 0;
};

tl::unexpected<Error> brokenPackage(const QString &fileName, const Text &why)
{
    return fail(ErrorCode::InvalidFile,
                Text::of("%1 is no sound Debian package: %2.", fileName, why),
                Text::of("Build it again with dpkg-deb and upload the new file."));
}

/// protocol: ar(5) with the common 60-byte headers; data is padded to an even length.
Result<std::vector<Member>> readMembers(QIODevice &file, const QString &fileName)
{
    std::vector<Member> members;
    qint64 at = MagicSize;
    while (at < file.size()) {
        if (members.size() >= MostMembers)
            return brokenPackage(fileName, Text::of("it has too many parts"));
        if (!file.seek(at))
            return brokenPackage(fileName, Text::of("it cannot be read"));
        const QByteArray header = file.read(HeaderSize);
        if (header.size() != HeaderSize || !header.endsWith("`\n"))
            return brokenPackage(fileName, Text::of("it is cut off"));
        Member member;
        member.name = header.first(16).trimmed();
        if (member.name.endsWith('/'))
            member.name.chop(1);
        bool number = false;
        member.size = header.mid(48, 10).trimmed().toLongLong(&number);
        member.offset = at + HeaderSize;
        if (!number || member.size < 0 || member.size > file.size() - member.offset)
            return brokenPackage(fileName, Text::of("it is cut off"));
        at = member.offset + member.size + (member.size & 1);
        members.push_back(std::move(member));
    }
    return members;
}

bool isCalled(const Member &member, const QByteArray &start)
{
    return member.name == start || member.name.startsWith(start + '.');
}

/// protocol: deb(5): debian-binary, control.tar and data.tar, each once and in this order, also
/// packed; parts that begin with '_' may come between them, others after them. dpkg takes them by
/// their order, apt by their names.
Result<std::array<Member, 3>> parts(const std::vector<Member> &members, const QString &fileName)
{
    const QByteArrayList expected{"debian-binary", "control.tar", "data.tar"};
    std::array<Member, 3> found;
    qsizetype next = 0;
    for (const Member &member : members) {
        const QString shown = QString::fromLatin1(member.name);
        if (next < expected.size() && isCalled(member, expected[next]))
            found[size_t(next++)] = member;
        else if (std::any_of(expected.begin(), expected.end(),
                             [&](const QByteArray &part) { return isCalled(member, part); }))
            return brokenPackage(
                fileName, Text::of("its part %1 is in the wrong place, or there twice", shown));
        else if (next < expected.size() && !member.name.startsWith('_'))
            return brokenPackage(fileName, Text::of("its part %1 is none that dpkg knows", shown));
    }
    if (next < expected.size())
        return brokenPackage(fileName, Text::of("a part of it is missing"));
    return found;
}

Result<QByteArray> controlText(QIODevice &file, const Member &member, const QString &fileName)
{
    ArchiveLimits limits;
    limits.bytes = 64 << 20;
    limits.entryBytes = 32 << 20;
    limits.entries = 10'000;
    QByteArray text;
    bool found = false;
    FileWindow window(file, member.offset, member.size);
    const Result<void> read = readArchive(
        window, limits,
        [&](const ArchiveEntry &entry, QIODevice &bytes) {
            if (entry.path != u"control"_s || entry.folder || entry.link)
                return true;
            found = true;
            text = bytes.read(LongestControl + 1);
            return true;
        },
        {.role = [](const QString &path) { return path; }, .repeats = false});
    if (!read && read.error().code == ErrorCode::TooLarge)
        return fail(read.error());
    if (!read)
        return brokenPackage(
            fileName, Text::of("its control archive cannot be unpacked (%1)", read.error().what));
    if (!found)
        return brokenPackage(fileName, Text::of("it has no control file"));
    return text;
}

/// protocol: deb(5): dpkg chooses the unpacker by the part's name
bool isPackedAsCalled(QIODevice &file, const Member &member)
{
    static const std::pair<QByteArray, QByteArray> packings[] = {{".gz", "\x1f\x8b"},
                                                                 {".xz", "\xfd"
                                                                         "7zXZ"},
                                                                 {".bz2", "BZh"},
                                                                 {".zst", "\x28\xb5\x2f\xfd"}};
    FileWindow window(file, member.offset, member.size);
    const QByteArray head = window.read(8);
    return std::all_of(std::begin(packings), std::end(packings), [&](const auto &packing) {
        return !member.name.endsWith(packing.first) || head.startsWith(packing.second);
    });
}

/// The list of files. What is no tar at all is refused; whatever is strange about one is dpkg's to
/// refuse, such as names, and only costs the list.
Result<QList<QByteArray>> dataFiles(QIODevice &file, const Member &member, const QString &fileName)
{
    if (!isPackedAsCalled(file, member))
        return brokenPackage(fileName,
                             Text::of("its part %1 is packed in another way than its name says",
                                      QString::fromLatin1(member.name)));
    // Nothing here unpacks these, which dpkg still does.
    if (member.name.endsWith(".lzma"))
        return QList<QByteArray>();
    ArchiveLimits limits;
    limits.bytes = qint64(1) << 30;
    limits.entryBytes = qint64(1) << 30;
    limits.entries = 200'000;
    QList<QByteArray> paths;
    qsizetype bytes = 0;
    FileWindow window(file, member.offset, member.size);
    const Result<void> read = readArchive(window, limits,
                                          [&](const ArchiveEntry &entry, QIODevice &) {
                                              if (entry.folder || entry.path.isEmpty())
                                                  return true;
                                              paths.append(entry.path.toUtf8());
                                              bytes += paths.last().size();
                                              return bytes <= MostPathBytes;
                                          });
    if (!read && read.error().code == ErrorCode::Unsupported)
        return brokenPackage(fileName, Text::of("its data archive cannot be unpacked"));
    if (!read || bytes > MostPathBytes)
        return QList<QByteArray>();
    return paths;
}

/// protocol: "Source: name (version)", "Source: name", or none where both are the same.
Result<void> readSource(DebFile &deb, const QString &fileName)
{
    deb.source = deb.package;
    deb.sourceVersion = deb.version;
    const QString field = QString::fromUtf8(deb.control.value("Source"));
    if (field.isEmpty())
        return {};
    static const QRegularExpression pattern(u"\\A(\\S+)(?:\\s*\\(([^()]+)\\))?\\z"_s);
    const auto match = pattern.match(field);
    if (!match.hasMatch())
        return brokenPackage(fileName, Text::of("its Source field cannot be read"));
    deb.source = match.captured(1);
    if (match.hasCaptured(2))
        deb.sourceVersion = match.captured(2).trimmed();
    return checkName(deb.source).and_then([&] { return checkVersion(deb.sourceVersion); });
}

} // namespace

bool looksLikeDeb(QIODevice &file)
{
    return file.seek(0) && file.peek(MagicSize) == Magic;
}

Result<DebFile> readDeb(QIODevice &file, const QString &fileName, bool withFiles)
{
    if (!looksLikeDeb(file))
        return fail(ErrorCode::Unsupported, Text::of("%1 is no Debian package.", fileName));
    const Result<std::vector<Member>> members = readMembers(file, fileName);
    if (!members)
        return fail(members.error());
    if (members->empty() || members->front().name != "debian-binary")
        return fail(ErrorCode::Unsupported, Text::of("%1 is no Debian package.", fileName));
    const Result<std::array<Member, 3>> ordered = parts(*members, fileName);
    if (!ordered)
        return fail(ordered.error());
    const auto &[format, control, data] = *ordered;
    file.seek(format.offset);
    if (!file.read(std::min<qint64>(format.size, 4)).startsWith("2."))
        return brokenPackage(fileName, Text::of("its format is not 2"));
    const Result<QByteArray> text = controlText(file, control, fileName);
    if (!text)
        return fail(text.error());
    Result<Paragraph> paragraph = parseControl(*text, u"the control file of "_s + fileName);
    if (!paragraph)
        return fail(std::move(paragraph.error()));

    DebFile deb;
    deb.control = std::move(*paragraph);
    deb.package = QString::fromUtf8(deb.control.value("Package"));
    deb.version = QString::fromUtf8(deb.control.value("Version"));
    deb.architecture = QString::fromUtf8(deb.control.value("Architecture"));
    const Result<void> good = checkName(deb.package)
                                  .and_then([&] { return checkVersion(deb.version); })
                                  .and_then([&] { return readSource(deb, fileName); })
                                  .and_then(
                                      [&] { return checkBinaryControl(deb.control, fileName); });
    if (!good)
        return fail(good.error());
    if (!isArchitecture(deb.architecture))
        return brokenPackage(fileName, Text::of("its Architecture field cannot be read"));
    if (!withFiles)
        return deb;
    Result<QList<QByteArray>> files = dataFiles(file, data, fileName);
    if (!files)
        return fail(std::move(files.error()));
    deb.files = std::move(*files);
    return deb;
}

} // namespace packhouse::debian

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/debfile.h"

#include "formats/debian/names.h"
#include "formats/support/archive.h"
#include "formats/support/filewindow.h"

#include <QRegularExpression>

#include <algorithm>

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

tl::unexpected<Error> broken(const QString &fileName, const QString &why)
{
    return fail(ErrorCode::InvalidFile, u"%1 is no sound Debian package: %2."_s.arg(fileName, why),
                u"Build it again with dpkg-deb and upload the new file."_s);
}

/// protocol: ar(5) with the common 60-byte headers; data is padded to an even length.
Result<std::vector<Member>> readMembers(QIODevice &file, const QString &fileName)
{
    std::vector<Member> members;
    qint64 at = MagicSize;
    while (at < file.size()) {
        if (members.size() >= MostMembers)
            return broken(fileName, u"it has too many parts"_s);
        if (!file.seek(at))
            return broken(fileName, u"it cannot be read"_s);
        const QByteArray header = file.read(HeaderSize);
        if (header.size() != HeaderSize || !header.endsWith("`\n"))
            return broken(fileName, u"it is cut off"_s);
        Member member;
        member.name = header.first(16).trimmed();
        if (member.name.endsWith('/'))
            member.name.chop(1);
        bool number = false;
        member.size = header.mid(48, 10).trimmed().toLongLong(&number);
        member.offset = at + HeaderSize;
        if (!number || member.size < 0 || member.size > file.size() - member.offset)
            return broken(fileName, u"it is cut off"_s);
        at = member.offset + member.size + (member.size & 1);
        members.push_back(std::move(member));
    }
    return members;
}

const Member *find(const std::vector<Member> &members, QByteArrayView start)
{
    const auto found = std::find_if(members.begin(), members.end(), [&](const Member &member) {
        return member.name == start || member.name.startsWith(start.toByteArray() + '.');
    });
    return found == members.end() ? nullptr : &*found;
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
        window, limits, [&](const ArchiveEntry &entry, QIODevice &bytes) {
            if (entry.path != u"control"_s || entry.folder || entry.link)
                return true;
            found = true;
            text = bytes.read(LongestControl + 1);
            return false;
        });
    if (!read && read.error().code == ErrorCode::TooLarge)
        return fail(read.error());
    if (!read)
        return broken(fileName, u"its control archive cannot be unpacked"_s);
    if (!found)
        return broken(fileName, u"it has no control file"_s);
    return text;
}

/// Whatever is strange about the data is dpkg's to refuse; here it only costs the list.
QList<QByteArray> dataFiles(QIODevice &file, const Member &member)
{
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
    if (!read || bytes > MostPathBytes)
        return {};
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
        return broken(fileName, u"its Source field cannot be read"_s);
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
        return fail(ErrorCode::Unsupported, u"%1 is no Debian package."_s.arg(fileName));
    const Result<std::vector<Member>> members = readMembers(file, fileName);
    if (!members)
        return fail(members.error());
    const Member *format = find(*members, "debian-binary");
    if (!format || format != &members->front())
        return fail(ErrorCode::Unsupported, u"%1 is no Debian package."_s.arg(fileName));
    file.seek(format->offset);
    if (!file.read(std::min<qint64>(format->size, 4)).startsWith("2."))
        return broken(fileName, u"its format is not 2"_s);
    const Member *control = find(*members, "control.tar");
    const Member *data = find(*members, "data.tar");
    if (!control || !data)
        return broken(fileName, u"a part of it is missing"_s);
    const Result<QByteArray> text = controlText(file, *control, fileName);
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
                                  .and_then([&] { return readSource(deb, fileName); });
    if (!good)
        return fail(good.error());
    if (!isArchitecture(deb.architecture))
        return broken(fileName, u"its Architecture field cannot be read"_s);
    if (withFiles)
        deb.files = dataFiles(file, *data);
    return deb;
}

} // namespace packhouse::debian

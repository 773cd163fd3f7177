// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/deb822.h"

#include <QByteArrayList>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

constexpr size_t MostFields = 1000;
constexpr size_t MostFiles = 10'000;

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool isFieldName(QByteArrayView name)
{
    return !name.isEmpty() && name[0] != '-' && name[0] != '#'
           && std::all_of(name.begin(), name.end(),
                          [](char c) { return c > ' ' && c <= '~' && c != ':'; });
}

tl::unexpected<Error> brokenFile(const QString &fileName, const Text &why)
{
    return fail(ErrorCode::InvalidFile, Text::of("%1 is broken: %2.", fileName, why),
                Text::of("Build it again."));
}

/// The next line, without its end; true while there is one.
bool nextLine(QByteArrayView &text, QByteArrayView &line)
{
    if (text.isEmpty())
        return false;
    const qsizetype end = text.indexOf('\n');
    line = end < 0 ? text : text.first(end);
    text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
    while (line.endsWith('\r') || line.endsWith(' ') || line.endsWith('\t'))
        line.chop(1);
    return true;
}

/// What a clear signature signs, with "- " taken off where it was put on.
QByteArray withoutArmour(QByteArrayView text)
{
    QByteArrayView line;
    QByteArrayView rest = text;
    while (nextLine(rest, line) && line.isEmpty()) {}
    if (line != "-----BEGIN PGP SIGNED MESSAGE-----")
        return text.toByteArray();
    while (nextLine(rest, line) && !line.isEmpty()) {}
    QByteArray inside;
    while (nextLine(rest, line) && line != "-----BEGIN PGP SIGNATURE-----") {
        if (line.startsWith("- "))
            line = line.sliced(2);
        inside += line.toByteArray() + '\n';
    }
    return inside;
}

bool hasControl(QByteArrayView line)
{
    return std::any_of(line.begin(), line.end(),
                       [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\t'; });
}

/// One line more of a paragraph.
Result<void> take(std::vector<Field> &fields, QSet<QByteArray> &names, QByteArrayView line,
                  const QString &fileName)
{
    if (hasControl(line))
        return brokenFile(fileName, Text::of("it holds a control character"));
    if (line[0] == ' ' || line[0] == '\t') {
        if (fields.empty())
            return brokenFile(fileName, Text::of("it begins in the middle of a field"));
        // One kind of indentation, so that no reader of an index takes a line for another.
        fields.back().value += "\n " + line.sliced(1).toByteArray();
        return {};
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.first(std::max<qsizetype>(colon, 0)).trimmed().toByteArray();
    if (!isFieldName(name))
        return brokenFile(fileName, Text::of("a line of it is no field"));
    if (names.contains(name.toLower()))
        return brokenFile(fileName, Text::of("%1 stands in it twice", QString::fromLatin1(name)));
    if (fields.size() >= MostFields)
        return fail(ErrorCode::TooLarge, Text::of("%1 has too many fields.", fileName));
    names.insert(name.toLower());
    fields.push_back({name, line.sliced(colon + 1).trimmed().toByteArray()});
    return {};
}

} // namespace

QByteArray Paragraph::value(QByteArrayView name) const
{
    for (const Field &field : m_fields) {
        if (sameName(field.name, name))
            return field.value;
    }
    return {};
}

bool Paragraph::contains(QByteArrayView name) const
{
    return std::any_of(m_fields.begin(), m_fields.end(),
                       [&](const Field &field) { return sameName(field.name, name); });
}

QByteArray firstLine(const QByteArray &value)
{
    const qsizetype end = value.indexOf('\n');
    return end < 0 ? value : value.first(end);
}

Result<Paragraph> parseControl(QByteArrayView text, const QString &fileName)
{
    if (text.size() > LongestControl)
        return fail(ErrorCode::TooLarge, Text::of("%1 is too long.", fileName));
    const QByteArray inside = withoutArmour(text);
    QByteArrayView rest = inside;
    QByteArrayView line;
    std::vector<Field> fields;
    QSet<QByteArray> names;
    bool ended = false;
    while (nextLine(rest, line)) {
        if (line.startsWith('#'))
            continue;
        if (line.isEmpty()) {
            ended = !fields.empty();
            continue;
        }
        if (ended)
            return brokenFile(fileName, Text::of("it has more than one paragraph"));
        if (Result<void> taken = take(fields, names, line, fileName); !taken)
            return fail(std::move(taken.error()));
    }
    if (fields.empty())
        return brokenFile(fileName, Text::of("it has no fields"));
    Paragraph paragraph;
    for (Field &field : fields)
        paragraph.add(std::move(field.name), std::move(field.value));
    return paragraph;
}

Result<std::vector<ListedFile>> parseFileList(QByteArrayView value, int columns, qsizetype hashSize,
                                              const QString &fileName)
{
    std::vector<ListedFile> files;
    QByteArrayView line;
    while (nextLine(value, line)) {
        const QByteArrayList words = line.toByteArray().simplified().split(' ');
        if (words == QByteArrayList{""})
            continue;
        bool number = false;
        ListedFile file;
        if (words.size() != columns || files.size() >= MostFiles)
            return brokenFile(fileName, Text::of("its list of files cannot be read"));
        file.hash = QByteArray::fromHex(words[0]);
        file.size = words[1].toLongLong(&number);
        file.name = QString::fromUtf8(words.last());
        if (columns == 5) {
            file.section = words[2];
            file.priority = words[3];
        }
        if (!number || file.size < 0 || file.hash.size() != hashSize
            || file.hash.toHex() != words[0].toLower())
            return brokenFile(fileName, Text::of("its list of files cannot be read"));
        files.push_back(std::move(file));
    }
    return files;
}

} // namespace packhouse::debian

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/stanza.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

bool isAnyOf(QByteArrayView name, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(), [&](const char *other) {
        return name.compare(QByteArrayView(other), Qt::CaseInsensitive) == 0;
    });
}

void addField(QByteArray &text, QByteArrayView name, const QByteArray &value)
{
    text.append(name.data(), name.size());
    text += value.startsWith('\n') || value.isEmpty() ? ":" : ": ";
    text += value + '\n';
}

} // namespace

QByteArray descriptionMd5(const DebFile &deb)
{
    return QCryptographicHash::hash(deb.control.value("Description") + '\n',
                                    QCryptographicHash::Md5)
        .toHex();
}

QByteArray packagesStanza(const DebFile &deb, const FileFacts &file)
{
    QByteArray text;
    addField(text, "Package", deb.package.toUtf8());
    // What only we can know is never taken from the package itself.
    for (const Field &field : deb.control.fields()) {
        if (!isAnyOf(field.name, {"Package", "Description", "Description-md5", "Filename", "Size",
                                  "MD5sum", "SHA1", "SHA256", "SHA512"}))
            addField(text, field.name, field.value);
    }
    if (!deb.control.contains("Section"))
        addField(text, "Section", "misc");
    if (!deb.control.contains("Priority"))
        addField(text, "Priority", "extra");
    addField(text, "Filename", (file.folder + u'/' + file.name).toUtf8());
    addField(text, "Size", QByteArray::number(file.size));
    addField(text, "MD5sum", file.hashes.md5.toHex());
    addField(text, "SHA256", file.hashes.sha256.toHex());
    if (deb.control.contains("Description")) {
        addField(text, "Description", firstLine(deb.control.value("Description")));
        addField(text, "Description-md5", descriptionMd5(deb));
    }
    return text + '\n';
}

QByteArray translationStanza(const DebFile &deb)
{
    if (!deb.control.contains("Description"))
        return {};
    QByteArray text;
    addField(text, "Package", deb.package.toUtf8());
    addField(text, "Description-md5", descriptionMd5(deb));
    addField(text, "Description-en", deb.control.value("Description"));
    return text + '\n';
}

QByteArray contentsLines(const DebFile &deb)
{
    QByteArray section = deb.control.value("Section");
    if (section.isEmpty())
        section = "misc";
    const QByteArray owner = ' ' + section.simplified() + '/' + deb.package.toUtf8() + '\n';
    QList<QByteArray> paths = deb.files;
    std::sort(paths.begin(), paths.end());
    QByteArray text;
    for (const QByteArray &path : paths) {
        if (std::none_of(path.begin(), path.end(), [](char c) { return uchar(c) < 0x20; }))
            text += path.leftJustified(55) + owner;
    }
    return text;
}

Result<QByteArray> sourcesStanza(const Paragraph &dsc, const FileFacts &file)
{
    const QByteArray own = ' ' + QByteArray::number(file.size) + ' ' + file.name.toUtf8();
    const std::pair<const char *, QByteArray> lists[] = {
        {"Files", file.hashes.md5},
        {"Checksums-Sha1", file.hashes.sha1},
        {"Checksums-Sha256", file.hashes.sha256},
    };
    QByteArray text;
    addField(text, "Package", dsc.value("Source"));
    for (const Field &field : dsc.fields()) {
        if (isAnyOf(field.name, {"Source", "Package", "Directory"}))
            continue;
        QByteArray value = field.value;
        for (const auto &[name, hash] : lists) {
            if (!isAnyOf(field.name, {name}))
                continue;
            const auto listed = parseFileList(value, 3, hash.size(), file.name);
            if (!listed)
                return fail(listed.error());
            value = "\n " + hash.toHex() + own + value;
        }
        addField(text, field.name, value);
    }
    addField(text, "Directory", file.folder.toUtf8());
    return text + '\n';
}

} // namespace packhouse::debian

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archives.h"

#include <QtEndian>

#include <zlib.h>

namespace packhouse::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray little16(quint16 value)
{
    QByteArray bytes(2, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray little32(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray octal(qint64 value, qsizetype width)
{
    return QByteArray::number(value, 8).rightJustified(width - 1, '0') + '\0';
}

QByteArray tarHeader(const QByteArray &name, qint64 size)
{
    QByteArray header(512, '\0');
    header.replace(0, name.size(), name);
    header.replace(100, 8, octal(0644, 8));
    header.replace(108, 8, octal(0, 8));
    header.replace(116, 8, octal(0, 8));
    header.replace(124, 12, octal(size, 12));
    header.replace(136, 12, octal(0, 12));
    header.replace(148, 8, QByteArray(8, ' '));
    header[156] = '0';
    header.replace(257, 8, "ustar\00000"_ba.first(8));
    int sum = 0;
    for (const char c : header)
        sum += uchar(c);
    header.replace(148, 8, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0' + ' ');
    return header;
}

} // namespace

QByteArray zip(const Entries &entries)
{
    QByteArray file;
    QByteArray directory;
    for (const auto &[name, bytes] : entries) {
        const QByteArray path = name.toUtf8();
        const auto crc = quint32(
            crc32(0, reinterpret_cast<const Bytef *>(bytes.constData()), uInt(bytes.size())));
        // Version needed, flags (UTF-8), stored, time, date.
        const QByteArray common = little16(20) + little16(0x800) + little16(0) + little16(0)
                                  + little16(0x21) + little32(crc) + little32(quint32(bytes.size()))
                                  + little32(quint32(bytes.size())) + little16(quint16(path.size()))
                                  + little16(0);
        directory += "PK\x01\x02" + little16(0x314) + common + little16(0) + little16(0)
                     + little16(0) + little32(0100644u << 16) + little32(quint32(file.size()))
                     + path;
        file += "PK\x03\x04" + common + path + bytes;
    }
    const auto at = quint32(file.size());
    const auto count = quint16(entries.size());
    return file + directory + "PK\x05\x06" + little16(0) + little16(0) + little16(count)
           + little16(count) + little32(quint32(directory.size())) + little32(at) + little16(0);
}

QByteArray tarGz(const Entries &entries)
{
    QByteArray tar;
    for (const auto &[name, bytes] : entries) {
        tar += tarHeader(name.toUtf8(), bytes.size()) + bytes;
        tar += QByteArray((512 - bytes.size() % 512) % 512, '\0');
    }
    tar += QByteArray(1024, '\0');
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(tar.size()))), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(tar.data());
    stream.avail_in = uInt(tar.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

QByteArray metadata(const QString &name, const QString &version, const QByteArray &more)
{
    return "Metadata-Version: 2.1\nName: " + name.toUtf8() + "\nVersion: " + version.toUtf8()
           + "\nSummary: A thing\n" + more + "\n# A thing\n\nWith words.\n";
}

QByteArray wheel(const QString &name, const QString &version, const QByteArray &more)
{
    QString module = name;
    module.replace(u'-', u'_').replace(u'.', u'_');
    const QString info = module + u'-' + version + u".dist-info/"_s;
    return zip({{module + u"/__init__.py"_s, "value = 1\n"},
                {info + u"METADATA"_s, metadata(name, version, more)},
                {info + u"WHEEL"_s, "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\n"
                                    "Tag: py2-none-any\nTag: py3-none-any\n"},
                {info + u"RECORD"_s, ""}});
}

QByteArray sourceDistribution(const QString &name, const QString &version)
{
    const QString top = name + u'-' + version + u'/';
    return tarGz({{top + u"setup.py"_s, "import setuptools\nsetuptools.setup()\n"},
                  {top + u"nested/PKG-INFO"_s, metadata(u"other"_s, u"9"_s)},
                  {top + u"PKG-INFO"_s, metadata(name, version)}});
}

} // namespace packhouse::test

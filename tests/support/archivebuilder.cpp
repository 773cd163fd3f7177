// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/archivebuilder.h"

#include <QtEndian>

#include <zlib.h>

namespace packhouse::test {

namespace {

template<typename T>
QByteArray little(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

void put(QByteArray &block, qsizetype at, const QByteArray &field)
{
    block.replace(at, field.size(), field);
}

QByteArray octal(qint64 value, int digits)
{
    return QByteArray::number(value, 8).rightJustified(digits, '0') + '\0';
}

QByteArray tarHeader(const QByteArray &name, qint64 size, char type)
{
    QByteArray block(512, '\0');
    put(block, 0, name.left(100));
    put(block, 100, octal(0644, 7));
    put(block, 108, octal(0, 7));
    put(block, 116, octal(0, 7));
    put(block, 124, octal(size, 11));
    put(block, 136, octal(1'700'000'000, 11));
    put(block, 148, QByteArray(8, ' '));
    block[156] = type;
    if (type == '1' || type == '2')
        put(block, 157, "/etc/passwd");
    put(block, 257,
        QByteArray("ustar\0"
                   "00",
                   8));
    quint32 sum = 0;
    for (const char c : std::as_const(block))
        sum += static_cast<unsigned char>(c);
    put(block, 148, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
    return block;
}

QByteArray padded(const QByteArray &bytes)
{
    return bytes + QByteArray((512 - bytes.size() % 512) % 512, '\0');
}

QByteArray deflated(const QByteArray &bytes, int windowBits)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(bytes.size()))) + 32, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace

QByteArray makeTar(const QList<Member> &members)
{
    QByteArray tar;
    for (const Member &member : members) {
        if (member.name.size() > 100)
            tar += tarHeader("././@LongLink", member.name.size() + 1, 'L')
                   + padded(member.name + '\0');
        const bool isLink = member.type == '1' || member.type == '2';
        const QByteArray bytes = isLink ? QByteArray() : member.bytes;
        tar += tarHeader(member.name, bytes.size(), member.type) + padded(bytes);
    }
    return tar + QByteArray(1024, '\0');
}

QByteArray gzip(const QByteArray &bytes)
{
    return deflated(bytes, MAX_WBITS + 16);
}

QByteArray makeTgz(const QList<Member> &members)
{
    return gzip(makeTar(members));
}

QByteArray makeZip(const QList<Member> &members)
{
    QByteArray zip;
    QByteArray directory;
    for (const Member &member : members) {
        const QByteArray packed = deflated(member.bytes, -MAX_WBITS);
        const QByteArray name = member.localName.isEmpty() ? member.name : member.localName;
        const auto size = quint32(member.claimedSize < 0 ? member.bytes.size()
                                                         : member.claimedSize);
        const auto crc = quint32(crc32(0, reinterpret_cast<const Bytef *>(member.bytes.constData()),
                                       uInt(member.bytes.size())));
        const auto common = [&](const QByteArray &entryName) {
            return little<quint16>(0) + little<quint16>(Z_DEFLATED) + little<quint32>(0x58210000)
                   + little(crc) + little(quint32(packed.size())) + little(size)
                   + little(quint16(entryName.size())) + little<quint16>(0);
        };
        directory += "PK\x01\x02" + little<quint16>(20 | 3 << 8) + little<quint16>(20)
                     + common(member.name) + little<quint16>(0) + little<quint16>(0)
                     + little<quint16>(0)
                     + little<quint32>((member.type == '2' ? 0xa1ffu : 0x81a4u) << 16)
                     + little(quint32(zip.size())) + member.name;
        zip += "PK\x03\x04" + little<quint16>(20) + common(name) + name + packed;
    }
    return zip + directory + "PK\x05\x06" + little<quint32>(0) + little(quint16(members.size()))
           + little(quint16(members.size())) + little(quint32(directory.size()))
           + little(quint32(zip.size())) + little<quint16>(0);
}

} // namespace packhouse::test

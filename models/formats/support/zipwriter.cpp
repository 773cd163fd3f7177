// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/zipwriter.h"

#include <QtEndian>

#include <zlib.h>

#include <limits>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr quint64 largest = std::numeric_limits<qint32>::max();
constexpr int mostEntries = 65'534;
constexpr int zlibHead = 6; ///< bytes that qCompress() puts in front of the raw stream
constexpr int zlibTail = 4;

template<typename Number>
void append(QByteArray &out, Number number)
{
    const Number little = qToLittleEndian(number);
    out.append(reinterpret_cast<const char *>(&little), sizeof little);
}

} // namespace

Result<void> ZipWriter::put(const QByteArray &bytes)
{
    m_offset += quint64(bytes.size());
    return m_write(bytes);
}

Result<void> ZipWriter::add(const QByteArray &name, const QByteArray &bytes)
{
    const QByteArray compressed = qCompress(bytes);
    const QByteArray raw = compressed.size() > zlibHead + zlibTail
                               ? compressed.mid(zlibHead, compressed.size() - zlibHead - zlibTail)
                               : QByteArray();
    const bool deflate = !raw.isEmpty() && raw.size() < bytes.size();
    const QByteArray &stored = deflate ? raw : bytes;
    if (++m_entries > mostEntries || quint64(bytes.size()) > largest || name.size() > 0xffff
        || m_offset + quint64(stored.size()) > largest)
        return fail(ErrorCode::TooLarge,
                    Text::of("The archive has too many files, or too large ones."));

    QByteArray fields;
    append<quint16>(fields, 20); // needs version 2.0
    append<quint16>(fields, 0x0800); // names are UTF-8
    append<quint16>(fields, deflate ? 8 : 0);
    append<quint16>(fields, 0); // 1980-01-01 00:00
    append<quint16>(fields, 0x0021);
    append<quint32>(fields, quint32(crc32(0, reinterpret_cast<const Bytef *>(bytes.constData()),
                                          uInt(bytes.size()))));
    append<quint32>(fields, quint32(stored.size()));
    append<quint32>(fields, quint32(bytes.size()));
    append<quint16>(fields, quint16(name.size()));
    append<quint16>(fields, 0); // no extra field

    m_directory += "PK\x01\x02"_ba;
    append<quint16>(m_directory, 20);
    m_directory += fields;
    m_directory += QByteArray(10, '\0'); // no comment, first disk, no attributes
    append<quint32>(m_directory, quint32(m_offset));
    m_directory += name;
    return put("PK\x03\x04"_ba + fields + name).and_then([&] { return put(stored); });
}

Result<void> ZipWriter::finish()
{
    QByteArray end = "PK\x05\x06"_ba + QByteArray(4, '\0');
    append<quint16>(end, quint16(m_entries));
    append<quint16>(end, quint16(m_entries));
    append<quint32>(end, quint32(m_directory.size()));
    append<quint32>(end, quint32(m_offset));
    append<quint16>(end, 0);
    return put(m_directory).and_then([&] { return put(end); });
}

} // namespace packhouse

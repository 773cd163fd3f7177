// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

#include <algorithm>

namespace packhouse {

/// A part of a file as a file of its own, for reading; the file must outlive it.
class FileWindow final : public QIODevice
{
public:
    FileWindow(QIODevice &file, qint64 offset, qint64 size)
        : m_file(file), m_offset(offset), m_size(size)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    qint64 size() const override { return m_size; }
    bool isSequential() const override { return false; }
    // pos() runs behind the device while something is in the buffer.
    bool seek(qint64 to) override
    {
        m_at = to;
        return QIODevice::seek(to);
    }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 length = std::min(most, m_size - m_at);
        if (length <= 0)
            return 0;
        if (!m_file.seek(m_offset + m_at))
            return -1;
        const qint64 got = m_file.read(data, length);
        m_at += std::max<qint64>(got, 0);
        return got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QIODevice &m_file;
    qint64 m_offset;
    qint64 m_size;
    qint64 m_at = 0;
};

} // namespace packhouse

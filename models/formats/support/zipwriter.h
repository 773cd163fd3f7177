// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace packhouse {

/// Writes a zip archive piece by piece to where no seeking is possible, without times or modes: the
/// same files give the same bytes. What the writing function fails with ends it; TooLarge where the
/// archive would need the format's 64-bit parts.
class ZipWriter
{
public:
    using Write = std::function<Result<void>(QByteArrayView bytes)>;
    explicit ZipWriter(Write write) : m_write(std::move(write)) {}

    Result<void> add(const QByteArray &name, const QByteArray &bytes);
    /// The directory; nothing may follow.
    Result<void> finish();

private:
    Result<void> put(const QByteArray &bytes);

    Write m_write;
    QByteArray m_directory;
    quint64 m_offset = 0;
    int m_entries = 0;
};

} // namespace packhouse

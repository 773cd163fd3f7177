// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace packhouse::pypi {

/// BLAKE2b with 32 bytes of a file, which twine announces beside SHA-256. Nothing where OpenSSL
/// (before 3.2) has it with 64 bytes only, or the file cannot be read.
std::optional<QByteArray> blake2b256(const QString &path);

} // namespace packhouse::pypi

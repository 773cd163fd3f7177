// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace packhouse {

/// The four hashes of a file's bytes, raw (16, 20, 32 and 64 bytes); an empty one is not known.
struct Hashes
{
    QByteArray md5;
    QByteArray sha1;
    QByteArray sha256;
    QByteArray sha512;

    bool operator==(const Hashes &) const = default;
};

/// All four hashes in one pass over the bytes.
class Hasher
{
public:
    Hasher();
    ~Hasher();
    Hasher(Hasher &&) noexcept;
    Hasher &operator=(Hasher &&) noexcept;

    void add(QByteArrayView bytes);
    /// Ends the pass; the hasher must not be used afterwards.
    [[nodiscard]] Hashes finish();

private:
    struct Contexts;
    std::unique_ptr<Contexts> m_contexts;
};

/// True when both have the same bytes; takes the same time wherever they differ.
[[nodiscard]] bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

} // namespace packhouse

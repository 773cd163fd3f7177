// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/digests.h"

#include "core/singlehasher.h"

#include <algorithm>
#include <array>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

struct Algorithm
{
    QByteArrayView name; ///< as RFC 3230 and RFC 9530 register it, lower case
    QByteArray Hashes::*hash;
};
constexpr std::array Algorithms{Algorithm{"md5", &Hashes::md5}, Algorithm{"sha", &Hashes::sha1},
                                Algorithm{"sha-256", &Hashes::sha256},
                                Algorithm{"sha-512", &Hashes::sha512}};

struct Checksum
{
    const char *field;
    QByteArray Hashes::*hash;
};
constexpr std::array Checksums{
    Checksum{"X-Checksum-Md5", &Hashes::md5}, Checksum{"X-Checksum-Sha1", &Hashes::sha1},
    Checksum{"X-Checksum-Sha256", &Hashes::sha256}, Checksum{"X-Checksum-Sha512", &Hashes::sha512}};

/// "sha-256=…, md5=…"; RFC 9530 writes the value as ":…:", with parameters behind it.
void addList(std::vector<ToldDigest> &told, const char *field, const QByteArray &list)
{
    for (const QByteArray &part : list.split(',')) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = part.left(std::max<qsizetype>(0, equals)).trimmed().toLower();
        const auto known = std::find_if(Algorithms.begin(), Algorithms.end(),
                                        [&](const Algorithm &one) { return one.name == name; });
        if (known == Algorithms.end())
            continue;
        QByteArray value = part.sliced(equals + 1).trimmed();
        if (value.startsWith(':'))
            value = value.sliced(1, std::max<qsizetype>(0, value.indexOf(':', 1) - 1));
        told.push_back({field, known->hash, QByteArray::fromBase64(value)});
    }
}

struct ToldHash
{
    QByteArray Hashes::*hash;
    SingleHasher hasher;
};

class CheckedSink final : public BodySink
{
public:
    CheckedSink(std::unique_ptr<BodySink> inner, std::vector<ToldDigest> told)
        : m_inner(std::move(inner)), m_told(std::move(told))
    {
        for (const ToldDigest &one : m_told) {
            const bool known = std::any_of(
                m_hashes.begin(), m_hashes.end(),
                [&one](const ToldHash &other) { return other.hash == one.hash; });
            if (!known)
                m_hashes.push_back({one.hash, SingleHasher(one.hash)});
        }
    }

    Result<void> write(QByteArrayView bytes) override
    {
        for (ToldHash &one : m_hashes)
            one.hasher.add(bytes);
        return m_inner->write(bytes);
    }

    Result<Body> finish() override
    {
        Hashes found;
        for (ToldHash &one : m_hashes)
            found.*one.hash = one.hasher.finish();
        for (const ToldDigest &one : m_told) {
            if (!equalInConstantTime(one.value, found.*one.hash))
                return fail(
                    ErrorCode::HashMismatch,
                    Text::of("The bytes that came are not those that %1 of the request tells.",
                             QLatin1StringView(one.field)),
                    Text::of("Send them again; if it stays so, that field is of another file."),
                    true);
        }
        return m_inner->finish();
    }

private:
    std::unique_ptr<BodySink> m_inner;
    const std::vector<ToldDigest> m_told;
    std::vector<ToldHash> m_hashes; ///< each that was told, once; all four are the store's to make
};

} // namespace

std::vector<ToldDigest> toldOfContent(const Headers &headers)
{
    std::vector<ToldDigest> told;
    if (const QByteArray md5 = headers.value("Content-MD5"); !md5.isEmpty())
        told.push_back({"Content-MD5", &Hashes::md5, QByteArray::fromBase64(md5)});
    for (const char *field : {"Digest", "Content-Digest", "Repr-Digest"})
        addList(told, field, headers.value(field));
    return told;
}

std::vector<ToldDigest> toldOfFile(const Headers &headers)
{
    std::vector<ToldDigest> told;
    if (headers.value("Content-Type").trimmed().toLower().startsWith("multipart/"))
        return told;
    for (const Checksum &one : Checksums) {
        if (const QByteArray hex = headers.value(one.field).trimmed(); !hex.isEmpty())
            told.push_back({one.field, one.hash, QByteArray::fromHex(hex)});
    }
    return told;
}

std::unique_ptr<BodySink> checkedSink(std::unique_ptr<BodySink> inner, std::vector<ToldDigest> told)
{
    if (told.empty())
        return inner;
    return std::make_unique<CheckedSink>(std::move(inner), std::move(told));
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/npmbody.h"

#include <array>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

constexpr qsizetype restLimit = 32 << 20;
constexpr qsizetype decodedStep = 48 * 1024;
constexpr size_t deepest = 256;
constexpr qsizetype longestKey = 1024;

/// Value of a base64 letter; 64 for '=', 255 for what is none.
constexpr std::array<quint8, 256> letterValues = [] {
    std::array<quint8, 256> values{};
    values.fill(255);
    quint8 value = 0;
    for (char c = 'A'; c <= 'Z'; ++c)
        values[size_t(c)] = value++;
    for (char c = 'a'; c <= 'z'; ++c)
        values[size_t(c)] = value++;
    for (char c = '0'; c <= '9'; ++c)
        values[size_t(c)] = value++;
    values['+'] = 62;
    values['/'] = 63;
    values['='] = 64;
    return values;
}();

Error notJson()
{
    return {ErrorCode::InvalidArgument, Text::of("Invalid json"), {}, false};
}

Error notBase64()
{
    return {ErrorCode::InvalidFile, Text::of("Attachment data is not base64."), {}, false};
}

} // namespace

NpmBody::NpmBody(Staging &staging, qint64 fileLimit) : m_staging(staging), m_fileLimit(fileLimit) {}

NpmBody::~NpmBody() = default;

Result<std::unique_ptr<BodySink>> NpmBody::make(const BodyContext &context)
{
    return std::make_unique<NpmBody>(context.staging, context.fileLimit);
}

Result<void> NpmBody::write(QByteArrayView bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        if (m_where == Where::Data) {
            const Result<qsizetype> taken = data(bytes.sliced(at));
            if (!taken)
                return fail(taken.error());
            at += *taken;
            continue;
        }
        const char c = bytes[at++];
        Result<void> done;
        if (m_where == Where::DataEscape) {
            // Of all letters only '/' is ever written with a backslash.
            m_where = Where::Data;
            done = c == '/' ? decode("/") : fail(notBase64());
        } else {
            done = m_where == Where::Outside ? outside(c) : inString(c);
        }
        if (!done)
            return done;
    }
    return {};
}

Result<void> NpmBody::keep(char c)
{
    if (m_body.bytes.size() >= restLimit)
        return fail(ErrorCode::TooLarge, Text::of("The package's metadata is larger than 32 MiB."));
    m_body.bytes.append(c);
    return {};
}

Result<void> NpmBody::outside(char c)
{
    Level *level = m_levels.empty() ? nullptr : &m_levels.back();
    switch (c) {
    case '{':
    case '[':
        if (m_levels.size() >= deepest)
            return fail(ErrorCode::InvalidArgument,
                        Text::of("The package's metadata is nested more than %1 deep.", deepest));
        m_levels.push_back({c == '{', c == '{', {}});
        break;
    case '}':
    case ']':
        if (!level)
            return fail(notJson());
        m_levels.pop_back();
        break;
    case ',':
        if (level)
            level->keyNext = level->object;
        break;
    case '"':
        if (startsTarball()) {
            Result<std::unique_ptr<StagedBlob>> blob = m_staging.stage(m_fileLimit);
            if (!blob)
                return fail(blob.error());
            m_body.file = std::move(*blob);
            m_where = Where::Data;
        } else {
            m_isKey = level && level->keyNext;
            m_key.clear();
            m_where = Where::String;
        }
        break;
    default:
        break;
    }
    return keep(c);
}

/// True at the first quote of a tarball's bytes: _attachments / "….tgz" / data.
bool NpmBody::startsTarball() const
{
    return !m_body.file && m_levels.size() == 3 && !m_levels[2].keyNext
           && m_levels[0].key == "_attachments" && m_levels[1].key.endsWith(".tgz")
           && m_levels[2].key == "data" && m_levels[2].object;
}

Result<void> NpmBody::inString(char c)
{
    if (m_where == Where::Escape) {
        m_where = Where::String;
    } else if (c == '\\') {
        m_where = Where::Escape;
    } else if (c == '"') {
        if (m_isKey && !m_levels.empty()) {
            m_levels.back().key = m_key;
            m_levels.back().keyNext = false;
        }
        m_where = Where::Outside;
        return keep(c);
    }
    if (m_isKey && m_levels.size() <= 3 && m_key.size() < longestKey)
        m_key.append(c);
    return keep(c);
}

/// How many bytes were the tarball's; ends the string at its quote.
Result<qsizetype> NpmBody::data(QByteArrayView bytes)
{
    qsizetype end = 0;
    while (end < bytes.size() && bytes[end] != '"' && bytes[end] != '\\')
        ++end;
    if (Result<void> decoded = decode(bytes.first(end)); !decoded)
        return fail(decoded.error());
    if (end == bytes.size())
        return end;
    if (bytes[end] == '\\') {
        m_where = Where::DataEscape;
        return end + 1;
    }
    m_where = Where::Outside;
    if ((m_letters + m_padding) % 4 != 0)
        return fail(notBase64());
    Result<void> done = flush().and_then([this] { return m_body.file->finish(); });
    if (!done)
        return fail(done.error());
    if (Result<void> kept = keep('"'); !kept)
        return fail(kept.error());
    return end + 1;
}

Result<void> NpmBody::decode(QByteArrayView letters)
{
    const auto *at = reinterpret_cast<const unsigned char *>(letters.begin());
    const auto *end = reinterpret_cast<const unsigned char *>(letters.end());
    while (at != end) {
        if (m_letters == 0 && m_padding == 0 && end - at >= 4) {
            const Result<qsizetype> taken = decodeWhole(at, (end - at) / 4);
            if (!taken)
                return fail(taken.error());
            at += *taken * 4;
            if (at == end)
                break;
        }
        if (Result<void> done = decodeLetter(*at++); !done)
            return done;
    }
    return {};
}

/// As many whole groups of four letters as come before anything else, at most \a groups.
Result<qsizetype> NpmBody::decodeWhole(const unsigned char *at, qsizetype groups)
{
    qsizetype done = 0;
    while (done < groups) {
        const qsizetype room = std::min(groups - done, (decodedStep - m_decoded.size()) / 3);
        const qsizetype before = m_decoded.size();
        m_decoded.resize(before + room * 3);
        char *to = m_decoded.data() + before;
        qsizetype i = 0;
        for (; i < room; ++i, at += 4) {
            const quint8 a = letterValues[at[0]], b = letterValues[at[1]];
            const quint8 c = letterValues[at[2]], d = letterValues[at[3]];
            if ((a | b | c | d) >= 64)
                break;
            const quint32 bits = quint32(a) << 18 | quint32(b) << 12 | quint32(c) << 6 | d;
            *to++ = char(bits >> 16);
            *to++ = char(bits >> 8);
            *to++ = char(bits);
        }
        m_decoded.resize(before + i * 3);
        done += i;
        if (i < room)
            break;
        if (Result<void> written = writeDecoded(); !written)
            return fail(written.error());
    }
    return done;
}

Result<void> NpmBody::decodeLetter(unsigned char letter)
{
    const quint8 value = letterValues[letter];
    if (value == 64) {
        ++m_padding;
        return m_padding > 2 || m_letters < 2 ? fail(notBase64()) : Result<void>();
    }
    if (value > 64 || m_padding > 0)
        return fail(notBase64());
    m_bits = m_bits << 6 | value;
    if (++m_letters < 4)
        return {};
    for (const int shift : {16, 8, 0})
        m_decoded.append(char(m_bits >> shift));
    m_bits = 0;
    m_letters = 0;
    return writeDecoded();
}

/// Once enough has come together.
Result<void> NpmBody::writeDecoded()
{
    if (m_decoded.size() + 3 <= decodedStep)
        return {};
    Result<void> written = m_body.file->write(m_decoded);
    m_decoded.resize(0);
    return written;
}

/// The last one or two bytes, and whatever waits to be written.
Result<void> NpmBody::flush()
{
    if (m_letters == 2) {
        m_decoded.append(char(m_bits >> 4));
    } else if (m_letters == 3) {
        m_decoded.append(char(m_bits >> 10));
        m_decoded.append(char(m_bits >> 2));
    }
    Result<void> written = m_decoded.isEmpty() ? Result<void>() : m_body.file->write(m_decoded);
    m_decoded = QByteArray();
    return written;
}

Result<Body> NpmBody::finish()
{
    if (m_where != Where::Outside || !m_levels.empty())
        return fail(notJson());
    return std::move(m_body);
}

} // namespace packhouse::npm

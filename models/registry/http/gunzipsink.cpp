// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/gunzipsink.h"

#include "core/interruption.h"

#include <zlib.h>

#include <limits>
#include <vector>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 harmless = 16 * 1024 * 1024;
constexpr qint64 highestRatio = 200;
constexpr size_t outputSize = 64 * 1024;

class GunzipSink final : public BodySink
{
public:
    explicit GunzipSink(std::unique_ptr<BodySink> inner)
        : m_inner(std::move(inner)), m_output(outputSize)
    {
        inflateInit2(&m_stream, 16 + MAX_WBITS); // 16: gzip's head, not zlib's
    }
    ~GunzipSink() override { inflateEnd(&m_stream); }

    Result<void> write(QByteArrayView bytes) override
    {
        // zlib counts its input in 32 bits.
        constexpr qsizetype most = std::numeric_limits<uInt>::max() / 2;
        while (!bytes.isEmpty()) {
            const QByteArrayView part = bytes.first(std::min(bytes.size(), most));
            if (const Result<void> written = inflatePart(part); !written)
                return written;
            bytes = bytes.sliced(part.size());
        }
        return {};
    }

    Result<Body> finish() override
    {
        if (!m_ended)
            return broken();
        return m_inner->finish();
    }

private:
    Result<void> inflatePart(QByteArrayView bytes)
    {
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
        m_stream.avail_in = uInt(bytes.size());
        do {
            // A gzip file may be several, one after the other.
            if (m_ended && m_stream.avail_in > 0 && inflateReset(&m_stream) == Z_OK)
                m_ended = false;
            m_stream.next_out = m_output.data();
            m_stream.avail_out = uInt(m_output.size());
            const uInt before = m_stream.avail_in;
            const int code = inflate(&m_stream, Z_NO_FLUSH);
            m_in += before - m_stream.avail_in;
            if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
                return broken();
            m_ended = code == Z_STREAM_END;
            if (const Result<void> given = give(m_output.size() - m_stream.avail_out); !given)
                return given;
        } while (m_stream.avail_in > 0 || m_stream.avail_out == 0);
        return {};
    }

    Result<void> give(size_t count)
    {
        if (count == 0)
            return {};
        m_out += qint64(count);
        if (m_out > harmless && m_out / highestRatio > m_in)
            return fail(ErrorCode::TooLarge,
                        Text::of("The compressed request body unpacks to far too much."),
                        Text::of("Send it as it is."));
        if (Result<void> goOn = Interruption::check(); !goOn)
            return goOn;
        return m_inner->write(
            QByteArrayView(reinterpret_cast<const char *>(m_output.data()), qsizetype(count)));
    }

    static tl::unexpected<Error> broken()
    {
        return fail(ErrorCode::InvalidFile, Text::of("The request body is not whole gzip data."),
                    Text::of("Send it again."));
    }

    std::unique_ptr<BodySink> m_inner;
    std::vector<Bytef> m_output;
    z_stream m_stream{};
    qint64 m_in = 0; ///< what was unpacked of it, not what has come: pieces make no difference
    qint64 m_out = 0;
    bool m_ended = false;
};

} // namespace

std::unique_ptr<BodySink> gunzipSink(std::unique_ptr<BodySink> inner)
{
    return std::make_unique<GunzipSink>(std::move(inner));
}

} // namespace packhouse

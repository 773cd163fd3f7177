// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/multipart.h"

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

namespace {

/// Writes down what it is told, and checks the order.
class Recorder final : public PartReceiver
{
public:
    Result<void> beginPart(PartHead head) override
    {
        if (std::exchange(m_open, true))
            std::abort();
        text += '(' + head.name + '|' + head.fileName.toUtf8() + (head.isFile ? "|f:" : "|v:");
        return {};
    }
    Result<void> partBytes(QByteArrayView bytes) override
    {
        if (!m_open || bytes.isEmpty())
            std::abort();
        text += bytes;
        return {};
    }
    Result<void> endPart() override
    {
        if (!std::exchange(m_open, false))
            std::abort();
        text += ')';
        return {};
    }

    QByteArray text;

private:
    bool m_open = false;
};

QByteArray parse(QByteArrayView bytes, qsizetype step)
{
    Recorder recorder;
    MultipartParser parser("b", recorder);
    while (!bytes.isEmpty()) {
        const QByteArrayView piece = bytes.first(std::min(step, bytes.size()));
        if (!parser.write(piece))
            return "broken";
        bytes = bytes.sliced(piece.size());
    }
    return parser.finish() ? recorder.text : QByteArray("unfinished");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const QByteArrayView bytes(data + 1, qsizetype(size) - 1);
    const QByteArray whole = parse(bytes, std::max<qsizetype>(1, bytes.size()));
    if (parse(bytes, 1 + data[0] % 32) != whole)
        std::abort();
    static_cast<void>(MultipartParser::boundary(bytes));
    return 0;
}

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/conditions.h"
#include "registry/http/requestparser.h"

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using State = RequestParser::State;
    QByteArrayView bytes(data, qsizetype(size));
    RequestParser parser;
    qsizetype used = 0;
    State state = parser.readHead(bytes, used);
    if (state != State::Head && state != State::Done)
        return 0;
    const RequestHead &head = parser.head();
    if (!head.target.startsWith('/') || head.target.size() > RequestParser::longestTarget)
        std::abort();
    const Conditions conditions = Conditions::of(head.headers);
    static_cast<void>(
        judge(conditions, {"\"e\"", "\"f\"", QDateTime::fromSecsSinceEpoch(784111777)}));
    ByteRange range;
    if (parseRange(conditions.range, 1'000, range) == RangeKind::Part
        && (range.offset < 0 || range.length < 1 || range.offset + range.length > 1'000))
        std::abort();
    bytes = bytes.sliced(used);
    while (state == State::Head || state == State::More) {
        std::vector<QByteArrayView> pieces;
        state = parser.readBody(bytes, used, pieces);
        for (const QByteArrayView piece : pieces) {
            if (piece.begin() < bytes.begin() || piece.end() > bytes.end())
                std::abort();
        }
        bytes = bytes.sliced(used);
        if (used == 0)
            break;
    }
    return 0;
}

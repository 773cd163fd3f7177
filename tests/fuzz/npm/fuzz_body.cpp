// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/npmbody.h"
#include "support/teststaging.h"

#include <QFile>

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

namespace {

struct Outcome
{
    bool fine = false;
    QByteArray rest;
    QByteArray tarball;

    bool operator==(const Outcome &) const = default;
};

Outcome outcome(QByteArrayView text, qsizetype step)
{
    TestStaging staging;
    npm::NpmBody sink(staging, 1 << 20);
    for (qsizetype at = 0; at < text.size(); at += step) {
        if (!sink.write(text.sliced(at, std::min(step, text.size() - at))))
            return {};
    }
    const Result<Body> body = sink.finish();
    if (!body)
        return {};
    QFile file(body->file ? body->file->path() : QString());
    return {true, body->bytes, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray()};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    // However a body is cut, it is the same body.
    const QByteArrayView text(reinterpret_cast<const char *>(data), qsizetype(size));
    if (outcome(text, 1) != outcome(text, 1 << 20))
        std::abort();
    return 0;
}

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/uploadbody.h"

#include "core/sizelimit.h"
#include "formats/format.h"
#include "formats/support/refusal.h"

namespace packhouse {

namespace {

constexpr qint64 FormTexts = 2 << 20; ///< what a form may hold beside its files

} // namespace

std::unique_ptr<StagedBlob> takeUpload(Body &body, QByteArrayView field)
{
    if (body.file)
        return std::move(body.file);
    for (FormField &each : body.fields) {
        if (each.name == field && each.file)
            return std::move(each.file);
    }
    return nullptr;
}

namespace {

std::optional<Reply> refuseLong(const Call &call, qint64 most, qint64 beside)
{
    const qint64 length = call.headers.value("Content-Length").toLongLong();
    if (const Result<Policy> policy = call.store.policy(call.scope, call.format->id());
        policy && policy->maxFileSize > 0)
        most = most > 0 ? std::min(most, policy->maxFileSize) : policy->maxFileSize;
    if (most <= 0 || length <= most + beside)
        return std::nullopt;
    return tooLarge(largerThan(most));
}

} // namespace

std::optional<Reply> refuseLongForm(const Call &call, qint64 others)
{
    return refuseLong(call, 0, FormTexts + others);
}

std::optional<Reply> refuseLongFile(const Call &call, qint64 most)
{
    return refuseLong(call, most, 0);
}

} // namespace packhouse

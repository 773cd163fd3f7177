// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/uploadbody.h"

#include "core/packagestore.h"
#include "formats/format.h"
#include "formats/support/refusal.h"

namespace packhouse {

using namespace Qt::StringLiterals;

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

std::optional<Reply> refuseLongForm(const Call &call, qint64 others)
{
    const Result<Policy> policy = call.store.policy(call.scope, call.format->id());
    const qint64 length = call.headers.value("Content-Length").toLongLong();
    if (policy && policy->maxFileSize > 0 && length > policy->maxFileSize + FormTexts + others)
        return badRequest(u"File is too large"_s);
    return std::nullopt;
}

} // namespace packhouse

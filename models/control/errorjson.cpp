// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/errorjson.h"

#include "core/textjson.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// Error codes by name, so that numbers may move between versions.
constexpr std::array Codes{
    std::pair{ErrorCode::InvalidArgument, "invalid_argument"},
    std::pair{ErrorCode::InvalidName, "invalid_name"},
    std::pair{ErrorCode::InvalidVersion, "invalid_version"},
    std::pair{ErrorCode::InvalidFile, "invalid_file"},
    std::pair{ErrorCode::NotFound, "not_found"},
    std::pair{ErrorCode::Duplicate, "duplicate"},
    std::pair{ErrorCode::Protected, "protected"},
    std::pair{ErrorCode::Reserved, "reserved"},
    std::pair{ErrorCode::Unauthorized, "unauthorized"},
    std::pair{ErrorCode::Forbidden, "forbidden"},
    std::pair{ErrorCode::TooLarge, "too_large"},
    std::pair{ErrorCode::HashMismatch, "hash_mismatch"},
    std::pair{ErrorCode::Conflict, "conflict"},
    std::pair{ErrorCode::StorageFull, "storage_full"},
    std::pair{ErrorCode::ReadOnly, "read_only"},
    std::pair{ErrorCode::Busy, "busy"},
    std::pair{ErrorCode::Network, "network"},
    std::pair{ErrorCode::Timeout, "timeout"},
    std::pair{ErrorCode::Certificate, "certificate"},
    std::pair{ErrorCode::Cancelled, "cancelled"},
    std::pair{ErrorCode::KeychainUnavailable, "keychain_unavailable"},
    std::pair{ErrorCode::Unsupported, "unsupported"},
    std::pair{ErrorCode::Corrupt, "corrupt"},
    std::pair{ErrorCode::Internal, "internal"},
};

} // namespace

QJsonObject errorJson(const Error &error)
{
    const auto code = std::find_if(Codes.begin(), Codes.end(), [&error](const auto &known) {
        return known.first == error.code;
    });
    QJsonObject inner;
    inner["code"_L1] = QString::fromLatin1(code == Codes.end() ? "internal" : code->second);
    inner["what"_L1] = english(error.what);
    inner["remedy"_L1] = english(error.remedy);
    inner["retryable"_L1] = error.retryable;
    return {{u"error"_s, inner}};
}

QJsonObject errorWithTexts(const Error &error)
{
    QJsonObject object = errorJson(error);
    object[u"texts"_s] = QJsonArray{TextJson::of(error.what), TextJson::of(error.remedy)};
    return object;
}

Error errorFromJson(const QJsonObject &object)
{
    const QJsonObject inner = object["error"_L1].toObject();
    const QByteArray name = inner["code"_L1].toString().toLatin1();
    const auto code = std::find_if(Codes.begin(), Codes.end(),
                                   [&name](const auto &known) { return name == known.second; });
    Error error;
    error.code = code == Codes.end() ? ErrorCode::Internal : code->first;
    const QJsonArray texts = object["texts"_L1].toArray();
    error.what = TextJson::read(texts.isEmpty() ? inner["what"_L1] : texts.at(0));
    error.remedy = TextJson::read(texts.isEmpty() ? inner["remedy"_L1] : texts.at(1));
    error.retryable = inner["retryable"_L1].toBool();
    if (error.what.isEmpty())
        error.what = Text::of("The registry answered something that is not understood.");
    return error;
}

} // namespace packhouse

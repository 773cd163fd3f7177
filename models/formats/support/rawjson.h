// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonValue>
#include <QStringView>

#include <functional>
#include <optional>

namespace packhouse {

// JSON as it is written: documents of thousands of versions are put together from the texts that
// were published, without a tree of values in between and without changing a byte of them.

/// True for one JSON value in UTF-8, at most 512 levels deep, with nothing but white space around
/// it.
bool isJson(QByteArrayView text);

/// The members of an object in order, keys without their escapes, values as written; nothing for
/// any other text. \a object has passed isJson() as a whole or as part of something larger.
void eachMember(QByteArrayView object,
                const std::function<void(QByteArrayView key, QByteArrayView value)> &visit);

/// The last member of that name, as its readers would take it.
std::optional<QByteArrayView> member(QByteArrayView object, QByteArrayView key);

/// The value that the text stands for; undefined when it is none.
QJsonValue valueOf(QByteArrayView text);
/// The text with quotes and escapes.
QByteArray quoted(QStringView text);

} // namespace packhouse

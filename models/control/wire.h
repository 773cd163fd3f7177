// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/textjson.h"

#include <QByteArray>
#include <QDateTime>
#include <QFlags>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>
#include <type_traits>

/// Values as JSON, for two processes of this program. What a value has is said once, by a function
/// fields(archive, value) beside it, which serves writing and reading.
namespace packhouse::wire {

using namespace Qt::StringLiterals;

template<typename T>
inline constexpr bool isList = false;
template<typename T>
inline constexpr bool isList<QList<T>> = true;
template<typename T>
inline constexpr bool isOptional = false;
template<typename T>
inline constexpr bool isOptional<std::optional<T>> = true;
template<typename T>
inline constexpr bool isFlags = false;
template<typename T>
inline constexpr bool isFlags<QFlags<T>> = true;

template<typename T>
QJsonValue written(const T &value);
/// False when the JSON holds something else; \a value is of no use then.
template<typename T>
[[nodiscard]] bool read(const QJsonValue &json, T &value);

class Writer
{
public:
    template<typename T>
    void operator()(QLatin1StringView name, const T &value)
    {
        m_object.insert(name, written(value));
    }
    QJsonObject object() && { return std::move(m_object); }

private:
    QJsonObject m_object;
};

class Reader
{
public:
    explicit Reader(const QJsonObject &object) : m_object(object) {}
    template<typename T>
    void operator()(QLatin1StringView name, T &value)
    {
        m_right = m_right && read(m_object[name], value);
    }
    bool isRight() const { return m_right; }

private:
    const QJsonObject &m_object;
    bool m_right = true;
};

template<typename T>
QJsonValue written(const T &value)
{
    if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, int> || std::is_same_v<T, qint64>) {
        return value;
    } else if constexpr (std::is_enum_v<T>) {
        return int(value);
    } else if constexpr (isFlags<T>) {
        return int(value.toInt());
    } else if constexpr (std::is_same_v<T, QString>) {
        return value.isNull() ? QJsonValue() : QJsonValue(value); // null says more than empty
    } else if constexpr (std::is_same_v<T, Text>) {
        return TextJson::of(value);
    } else if constexpr (std::is_same_v<T, QByteArray>) {
        return QString::fromLatin1(value.toBase64());
    } else if constexpr (std::is_same_v<T, QDateTime>) {
        return value.isValid() ? QJsonValue(value.toUTC().toMSecsSinceEpoch()) : QJsonValue();
    } else if constexpr (isOptional<T>) {
        return value ? QJsonValue(QJsonArray{written(*value)}) : QJsonValue();
    } else if constexpr (isList<T>) {
        QJsonArray array;
        for (const auto &one : value)
            array.append(written(one));
        return array;
    } else {
        Writer writer;
        fields(writer, const_cast<T &>(value)); // of which a Writer takes const references
        return std::move(writer).object();
    }
}

template<typename T>
bool read(const QJsonValue &json, T &value)
{
    if constexpr (std::is_same_v<T, bool>) {
        value = json.toBool();
        return json.isBool();
    } else if constexpr (std::is_same_v<T, int> || std::is_enum_v<T>) {
        value = T(json.toInt());
        return json.isDouble();
    } else if constexpr (std::is_same_v<T, qint64>) {
        value = json.toInteger();
        return json.isDouble();
    } else if constexpr (isFlags<T>) {
        value = T::fromInt(typename T::Int(json.toInt()));
        return json.isDouble();
    } else if constexpr (std::is_same_v<T, QString>) {
        value = json.toString();
        if (value.isNull() && json.isString())
            value = u""_s;
        return json.isString() || json.isNull();
    } else if constexpr (std::is_same_v<T, Text>) {
        value = TextJson::read(json);
        return json.isString() || json.isObject();
    } else if constexpr (std::is_same_v<T, QByteArray>) {
        value = QByteArray::fromBase64(json.toString().toLatin1());
        return json.isString();
    } else if constexpr (std::is_same_v<T, QDateTime>) {
        value = json.isNull() ? QDateTime()
                              : QDateTime::fromMSecsSinceEpoch(json.toInteger(), Qt::UTC);
        return json.isDouble() || json.isNull();
    } else if constexpr (isOptional<T>) {
        value.reset();
        return json.isNull() || (json.isArray() && read(json.toArray().at(0), value.emplace()));
    } else if constexpr (isList<T>) {
        value.clear();
        const QJsonArray array = json.toArray();
        value.reserve(array.size());
        for (const auto &one : array) {
            if (!read(QJsonValue(one), value.emplaceBack()))
                return false;
        }
        return json.isArray();
    } else {
        const QJsonObject object = json.toObject();
        Reader reader(object);
        fields(reader, value);
        return json.isObject() && reader.isRight();
    }
}

} // namespace packhouse::wire

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/textjson.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse {
namespace {

constexpr int Deepest = 16; ///< texts in one another; what is deeper comes from no Packhouse
constexpr qsizetype MostArguments = 9; ///< as there is no place "%10"

} // namespace

QJsonValue TextJson::of(const Text &text)
{
    if (text.arguments().isEmpty() && text.count() < 0)
        return QString::fromUtf8(text.source());
    QJsonObject object{{u"text"_s, QString::fromUtf8(text.source())}};
    if (text.count() >= 0)
        object[u"count"_s] = text.count();
    QJsonArray with;
    for (const Argument &argument : text.arguments())
        with.append(of(argument));
    object[u"with"_s] = with;
    return object;
}

QJsonValue TextJson::of(const Argument &argument)
{
    struct Writer
    {
        QJsonValue operator()(const Identifier &name) const { return name.text; }
        QJsonValue operator()(const Foreign &sentence) const
        {
            return QJsonObject{{u"foreign"_s, sentence.text}};
        }
        QJsonValue operator()(Bytes bytes) const { return QJsonObject{{u"bytes"_s, bytes.count}}; }
        QJsonValue operator()(qint64 number) const { return number; }
        QJsonValue operator()(const QDateTime &time) const
        {
            return QJsonObject{{u"time"_s, time.toUTC().toString(Qt::ISODateWithMs)}};
        }
        QJsonValue operator()(const Text &text) const
        {
            return QJsonObject{{u"text"_s, TextJson::of(text)}};
        }
    };
    return std::visit(Writer{}, static_cast<const Argument::Base &>(argument));
}

Text TextJson::read(const QJsonValue &value)
{
    return read(value, 0);
}

Text TextJson::read(const QJsonValue &value, int depth)
{
    if (value.isString())
        return Text(value.toString().toUtf8(), -1, {});
    const QJsonObject object = value.toObject();
    if (depth > Deepest || !object[u"text"_s].isString())
        return {};
    QList<Argument> arguments;
    for (const auto &one : object[u"with"_s].toArray()) {
        if (arguments.size() < MostArguments)
            arguments.append(readArgument(one, depth));
    }
    return Text(object[u"text"_s].toString().toUtf8(), object[u"count"_s].toInteger(-1),
                std::move(arguments));
}

Argument TextJson::readArgument(const QJsonValue &value, int depth)
{
    if (value.isDouble())
        return value.toInteger();
    if (value.isString())
        return value.toString();
    const QJsonObject object = value.toObject();
    if (object.contains(u"foreign"_s))
        return Foreign{object[u"foreign"_s].toString()};
    if (object.contains(u"bytes"_s))
        return Bytes{object[u"bytes"_s].toInteger()};
    if (object.contains(u"time"_s))
        return QDateTime::fromString(object[u"time"_s].toString(), Qt::ISODate);
    return read(object[u"text"_s], depth + 1);
}

} // namespace packhouse

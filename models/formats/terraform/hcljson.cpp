// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/hcl.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

using namespace Qt::StringLiterals;

namespace packhouse::terraform {

namespace {

constexpr qsizetype longestJson = 1 << 20;

/// How many objects stand below a type of block, each for a label of it.
int labelsOf(const QString &type)
{
    static const QMap<QString, int> known{{u"variable"_s, 1}, {u"output"_s, 1},
                                          {u"module"_s, 1},   {u"resource"_s, 2},
                                          {u"data"_s, 2},     {u"terraform"_s, 0}};
    return known.value(type, -1);
}

QString written(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2)).left(4096);
}

/// Every body that a value stands for: an object, or a list of them.
QList<QJsonObject> bodies(const QJsonValue &value)
{
    QList<QJsonObject> found;
    for (const QJsonValue &each : value.isArray() ? value.toArray() : QJsonArray{value}) {
        if (each.isObject())
            found.append(each.toObject());
    }
    return found;
}

/// protocol: in JSON an object may be a block as well as an attribute's value
void fill(HclBlock &block, const QJsonObject &body, int depth)
{
    for (auto it = body.begin(); it != body.end(); ++it) {
        const QList<QJsonObject> inner = depth > 0 ? bodies(*it) : QList<QJsonObject>();
        for (const QJsonObject &each : inner) {
            HclBlock below;
            below.type = it.key();
            below.written = written(each);
            fill(below, each, depth - 1);
            block.blocks.append(std::move(below));
        }
        if (inner.isEmpty())
            block.attributes.append({it.key(), written(*it)});
    }
}

void labelled(const QString &type, const QStringList &labels, int left, const QJsonValue &value,
              QList<HclBlock> &into)
{
    for (const QJsonObject &body : bodies(value)) {
        if (left == 0) {
            HclBlock block;
            block.type = type;
            block.labels = labels;
            fill(block, body, 2);
            into.append(std::move(block));
            continue;
        }
        for (auto it = body.begin(); it != body.end(); ++it)
            labelled(type, labels + QStringList{it.key()}, left - 1, *it, into);
    }
}

} // namespace

QList<HclBlock> parseHclJson(const QByteArray &text)
{
    QList<HclBlock> blocks;
    if (text.size() > longestJson)
        return blocks;
    const QJsonObject file = QJsonDocument::fromJson(text).object();
    for (auto it = file.begin(); it != file.end(); ++it) {
        if (const int labels = labelsOf(it.key()); labels >= 0)
            labelled(it.key(), {}, labels, *it, blocks);
    }
    return blocks;
}

} // namespace packhouse::terraform

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <utility>

namespace packhouse::terraform {

/// A block of Terraform's language, as far as an inventory needs it: attributes with a plain text
/// or an object as their value, the rest of each expression as it is written.
struct HclBlock
{
    QString type; ///< "variable", or the name of an attribute that is an object
    QStringList labels;
    QList<std::pair<QString, QString>> attributes;
    QList<HclBlock> blocks;
    QString written; ///< of an attribute's object, as it is written, at most 4096 characters

    QString value(QStringView attribute) const; ///< empty when there is none
};

/// The blocks of a file; never fails: what it does not understand it leaves out. Bounded: 1 MiB,
/// 32 levels, 20,000 names.
QList<HclBlock> parseHcl(QByteArrayView text);
/// The same of a file in the language's JSON, of the kinds of blocks that an inventory needs.
QList<HclBlock> parseHclJson(const QByteArray &text);

} // namespace packhouse::terraform

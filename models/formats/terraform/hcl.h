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

    QString value(QStringView attribute) const; ///< empty when there is none
};

/// The blocks of a file; never fails: what it does not understand it leaves out. Bounded: 1 MiB,
/// 32 levels, 20,000 names.
QList<HclBlock> parseHcl(QByteArrayView text);

} // namespace packhouse::terraform

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace packhouse::debian {

/// A field of a control file. The value keeps its lines; each but the first starts with a space.
struct Field
{
    QByteArray name;
    QByteArray value;
};

/// Fields in order; names compare without case.
class Paragraph
{
public:
    QByteArray value(QByteArrayView name) const; ///< empty when absent
    bool contains(QByteArrayView name) const;
    const std::vector<Field> &fields() const { return m_fields; }
    void add(QByteArray name, QByteArray value)
    {
        m_fields.push_back({std::move(name), std::move(value)});
    }
    bool empty() const { return m_fields.empty(); }

private:
    std::vector<Field> m_fields;
};

/// Of a field's value: the short description, say.
QByteArray firstLine(const QByteArray &value);

inline constexpr qint64 LongestControl = 1 << 20; ///< bytes

/// A control file of one paragraph, such as that of a .deb, a .dsc or a .changes; the armour of a
/// clear signature is taken off, its signature is not checked. InvalidFile: broken, a field twice,
/// more than one paragraph; TooLarge.
Result<Paragraph> parseControl(QByteArrayView text, const QString &fileName);

/// A line of Files or Checksums-*: "hash size [section priority] name".
struct ListedFile
{
    QByteArray hash; ///< raw
    qint64 size = 0;
    QByteArray section; ///< only in a .changes' Files
    QByteArray priority;
    QString name;
};
/// InvalidFile for a line that is none; \a columns: 3, or 5 with section and priority.
Result<std::vector<ListedFile>> parseFileList(QByteArrayView value, int columns, qsizetype hashSize,
                                              const QString &fileName);

} // namespace packhouse::debian

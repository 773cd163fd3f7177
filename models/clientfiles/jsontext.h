// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace packhouse {

/// A JSON text that is changed in one place and stays byte for byte in all others. What it is made
/// of has to be JSON: QJsonDocument has read it before.
class JsonText
{
public:
    explicit JsonText(QByteArray bytes) : m_bytes(std::move(bytes)) {}
    const QByteArray &bytes() const { return m_bytes; }

    /// A value's place, from its first byte to the one behind it.
    struct Place
    {
        qsizetype from = 0;
        qsizetype to = 0;
    };
    Place whole() const;
    std::optional<Place> member(Place object, const QString &key) const;
    std::optional<Place> element(Place array, int index) const;

    void replace(Place place, const QByteArray &value);
    /// As the last one of an object, on a line of its own, indented as the others are.
    void addMember(Place object, const QString &key, const QByteArray &value);
    void addElement(Place array, const QByteArray &value);

private:
    qsizetype blanksFrom(qsizetype at) const;
    qsizetype behindText(qsizetype at) const;
    qsizetype behindValue(qsizetype at) const;
    void add(Place container, const QByteArray &what);

    QByteArray m_bytes;
};

} // namespace packhouse

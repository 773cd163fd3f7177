// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

QString decoded(const QByteArray &text)
{
    return QJsonDocument::fromJson('[' + text + ']').array().first().toString();
}

QByteArray encodedText(const QString &text)
{
    QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

} // namespace

qsizetype JsonText::blanksFrom(qsizetype at) const
{
    while (at < m_bytes.size() && isBlank(m_bytes.at(at)))
        ++at;
    return at;
}

qsizetype JsonText::behindText(qsizetype at) const
{
    for (++at; at < m_bytes.size() && m_bytes.at(at) != '"'; ++at)
        at += m_bytes.at(at) == '\\' ? 1 : 0;
    return std::min(at + 1, m_bytes.size());
}

qsizetype JsonText::behindValue(qsizetype at) const
{
    if (at >= m_bytes.size())
        return m_bytes.size();
    if (m_bytes.at(at) == '"')
        return behindText(at);
    if (m_bytes.at(at) != '{' && m_bytes.at(at) != '[') {
        while (at < m_bytes.size() && !isBlank(m_bytes.at(at))
               && !QByteArrayView(",]}").contains(m_bytes.at(at)))
            ++at;
        return at;
    }
    int depth = 0;
    while (at < m_bytes.size()) {
        const char c = m_bytes.at(at);
        if (c == '"') {
            at = behindText(at);
            continue;
        }
        ++at;
        if (c == '{' || c == '[')
            ++depth;
        else if ((c == '}' || c == ']') && --depth == 0)
            break;
    }
    return at;
}

JsonText::Place JsonText::whole() const
{
    const qsizetype from = blanksFrom(m_bytes.startsWith("\xef\xbb\xbf") ? 3 : 0);
    return {from, behindValue(from)};
}

// A key that is there twice counts as its reader has it: the last one.
std::optional<JsonText::Place> JsonText::member(Place object, const QString &key) const
{
    std::optional<Place> found;
    qsizetype at = blanksFrom(object.from + 1);
    while (at < object.to - 1 && m_bytes.at(at) == '"') {
        const qsizetype behindKey = behindText(at);
        const QString name = decoded(m_bytes.sliced(at, behindKey - at));
        const qsizetype value = blanksFrom(blanksFrom(behindKey) + 1); // behind the colon
        const qsizetype behind = behindValue(value);
        if (name == key)
            found = Place{value, behind};
        at = blanksFrom(blanksFrom(behind) + 1); // behind the comma
    }
    return found;
}

std::optional<JsonText::Place> JsonText::element(Place array, int index) const
{
    qsizetype at = blanksFrom(array.from + 1);
    for (int i = 0; at < array.to - 1; ++i) {
        const qsizetype behind = behindValue(at);
        if (i == index)
            return Place{at, behind};
        at = blanksFrom(blanksFrom(behind) + 1);
    }
    return std::nullopt;
}

void JsonText::replace(Place place, const QByteArray &value)
{
    m_bytes.replace(place.from, place.to - place.from, value);
}

void JsonText::addMember(Place object, const QString &key, const QByteArray &value)
{
    add(object, encodedText(key) + ": " + value);
}

void JsonText::addElement(Place array, const QByteArray &value)
{
    add(array, value);
}

void JsonText::add(Place container, const QByteArray &what)
{
    const qsizetype first = blanksFrom(container.from + 1);
    const qsizetype end = container.to - 1; // its bracket
    if (first >= end) {
        // As deep as the line that it stands on, and one more.
        qsizetype line = m_bytes.lastIndexOf('\n', container.from) + 1;
        const QByteArray depth = m_bytes.sliced(line, blanksFrom(line) - line);
        const QByteArray outer = blanksFrom(line) > container.from ? QByteArray() : depth;
        m_bytes.replace(container.from + 1, end - container.from - 1,
                        '\n' + outer + "    " + what + '\n' + outer);
        return;
    }
    const QByteArray between = m_bytes.sliced(container.from + 1, first - container.from - 1);
    qsizetype last = end;
    while (isBlank(m_bytes.at(last - 1)))
        --last;
    m_bytes.insert(last, ',' + (between.isEmpty() ? QByteArray(" ") : between) + what);
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/rawjson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <simdjson.h>

namespace packhouse {

namespace {

constexpr int deepest = 512;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Steps over JSON; every step answers false at the first byte that is wrong.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text) : m_at(text.begin()), m_end(text.end()) {}

    const char *at() const { return m_at; }
    bool atEnd() const { return m_at == m_end; }

    void space()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }

    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }

    bool string()
    {
        if (!take('"'))
            return false;
        while (m_at != m_end) {
            const char c = *m_at++;
            if (c == '"')
                return true;
            if (static_cast<unsigned char>(c) < 0x20 || (c == '\\' && !escape()))
                return false;
        }
        return false;
    }

    bool value(int depth = 0)
    {
        if (m_at == m_end || depth > deepest)
            return false;
        switch (*m_at) {
        case '{':
            return list('}', depth, true);
        case '[':
            return list(']', depth, false);
        case '"':
            return string();
        case 't':
            return word("true");
        case 'f':
            return word("false");
        case 'n':
            return word("null");
        default:
            return number();
        }
    }

private:
    bool escape()
    {
        if (m_at == m_end)
            return false;
        const char c = *m_at++;
        if (c != 'u')
            return QByteArrayView("\"\\/bfnrt").contains(c);
        for (int i = 0; i < 4; ++i) {
            if (m_at == m_end || !isxdigit(static_cast<unsigned char>(*m_at++)))
                return false;
        }
        return true;
    }

    bool word(QByteArrayView expected)
    {
        if (!QByteArrayView(m_at, m_end).startsWith(expected))
            return false;
        m_at += expected.size();
        return true;
    }

    bool digits()
    {
        const char *begin = m_at;
        while (m_at != m_end && isDigit(*m_at))
            ++m_at;
        return m_at != begin;
    }

    bool number()
    {
        take('-');
        if (!take('0') && !digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (m_at == m_end || (*m_at != 'e' && *m_at != 'E'))
            return true;
        ++m_at;
        if (!take('+'))
            take('-');
        return digits();
    }

    bool list(char close, int depth, bool object)
    {
        ++m_at;
        space();
        if (take(close))
            return true;
        do {
            space();
            if (object && !key())
                return false;
            if (!value(depth + 1))
                return false;
            space();
        } while (take(','));
        return take(close);
    }

    bool key()
    {
        if (!string())
            return false;
        space();
        if (!take(':'))
            return false;
        space();
        return true;
    }

    const char *m_at;
    const char *m_end;
};

} // namespace

bool isJson(QByteArrayView text)
{
    if (!simdjson::validate_utf8(text.data(), size_t(text.size())))
        return false;
    Scanner scanner(text);
    scanner.space();
    if (!scanner.value())
        return false;
    scanner.space();
    return scanner.atEnd();
}

void eachMember(QByteArrayView object,
                const std::function<void(QByteArrayView, QByteArrayView)> &visit)
{
    Scanner scanner(object);
    scanner.space();
    if (!scanner.take('{'))
        return;
    do {
        scanner.space();
        const char *begin = scanner.at();
        if (!scanner.string())
            return;
        const QByteArrayView written(begin, scanner.at());
        scanner.space();
        if (!scanner.take(':'))
            return;
        scanner.space();
        const char *valueBegin = scanner.at();
        if (!scanner.value())
            return;
        const QByteArrayView value(valueBegin, scanner.at());
        if (written.contains('\\'))
            visit(valueOf(written).toString().toUtf8(), value);
        else
            visit(written.sliced(1, written.size() - 2), value);
        scanner.space();
    } while (scanner.take(','));
}

std::optional<QByteArrayView> member(QByteArrayView object, QByteArrayView key)
{
    std::optional<QByteArrayView> found;
    eachMember(object, [&](QByteArrayView name, QByteArrayView value) {
        if (name == key)
            found = value;
    });
    return found;
}

QJsonValue valueOf(QByteArrayView text)
{
    const QJsonArray values = QJsonDocument::fromJson('[' + text.toByteArray() + ']').array();
    return values.size() == 1 ? values.first() : QJsonValue(QJsonValue::Undefined);
}

QByteArray quoted(QStringView text)
{
    static constexpr char hex[] = "0123456789abcdef";
    QByteArray out = "\"";
    for (const char c : text.toUtf8()) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00";
            out += hex[c >> 4];
            out += hex[c & 15];
        } else {
            out += c;
        }
    }
    return out + '"';
}

} // namespace packhouse

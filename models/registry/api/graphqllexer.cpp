// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/graphqllexer.h"

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestDocument = 64 * 1024;
constexpr size_t MostTokens = 4096;

bool isNameStart(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

class Lexer
{
public:
    explicit Lexer(QStringView text) : m_text(text) {}

    Result<std::vector<GraphQlToken>> run()
    {
        std::vector<GraphQlToken> tokens;
        for (;;) {
            skipIgnored();
            Result<GraphQlToken> token = next();
            if (!token)
                return fail(token.error());
            tokens.push_back(std::move(*token));
            if (tokens.back().kind == GraphQlToken::Kind::End)
                return tokens;
            if (tokens.size() > MostTokens)
                return graphQlFault(m_line, Text::of("the document is too long"));
        }
    }

private:
    QChar at(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }

    void skipIgnored()
    {
        bool comment = false;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'\n') {
                ++m_line;
                comment = false;
            } else if (c == u'#') {
                comment = true;
            } else if (!comment && c != u' ' && c != u'\t' && c != u'\r' && c != u','
                       && c != QChar(QChar::ByteOrderMark)) {
                return;
            }
        }
    }

    Result<GraphQlToken> next()
    {
        if (m_at >= m_text.size())
            return GraphQlToken{GraphQlToken::Kind::End, {}, m_line};
        const QChar c = at();
        const qsizetype start = m_at;
        if (isNameStart(c)) {
            while (isNameStart(at()) || isDigit(at()))
                ++m_at;
            return GraphQlToken{GraphQlToken::Kind::Name,
                                m_text.sliced(start, m_at - start).toString(), m_line};
        }
        if (isDigit(c) || c == u'-') {
            ++m_at;
            while (isDigit(at()) || at() == u'.' || at() == u'e' || at() == u'E' || at() == u'+'
                   || at() == u'-')
                ++m_at;
            return GraphQlToken{GraphQlToken::Kind::Number,
                                m_text.sliced(start, m_at - start).toString(), m_line};
        }
        if (c == u'"')
            return m_text.sliced(m_at).startsWith(u"\"\"\"") ? blockText() : text();
        if (m_text.sliced(m_at).startsWith(u"...")) {
            m_at += 3;
            return GraphQlToken{GraphQlToken::Kind::Punctuation, u"..."_s, m_line};
        }
        if (!QStringView(u"!$&()[]{}:=@|").contains(c))
            return graphQlFault(m_line, Text::of("there is a character that has no place there"));
        ++m_at;
        return GraphQlToken{GraphQlToken::Kind::Punctuation, QString(c), m_line};
    }

    Result<GraphQlToken> text()
    {
        QString value;
        for (++m_at; m_at < m_text.size() && at() != u'\n'; ++m_at) {
            if (at() == u'"') {
                ++m_at;
                return GraphQlToken{GraphQlToken::Kind::Text, value, m_line};
            }
            if (at() != u'\\') {
                value += at();
                continue;
            }
            ++m_at;
            if (!escape(value))
                break;
        }
        return graphQlFault(m_line, Text::of("a text has no end or a wrong escape"));
    }

    // At the character after the backslash; leaves off at the escape's last one.
    bool escape(QString &value)
    {
        constexpr QStringView names = u"\"\\/bfnrt";
        constexpr QStringView values = u"\"\\/\b\f\n\r\t";
        const qsizetype index = names.indexOf(at());
        if (!at().isNull() && index >= 0) {
            value += values[index];
            return true;
        }
        bool isNumber = false;
        const ushort unit = at() == u'u' && m_at + 4 < m_text.size()
                                ? m_text.sliced(m_at + 1, 4).toUShort(&isNumber, 16)
                                : ushort(0);
        if (!isNumber)
            return false;
        value += QChar(unit);
        m_at += 4;
        return true;
    }

    Result<GraphQlToken> blockText()
    {
        const int line = m_line;
        const qsizetype start = m_at + 3;
        const qsizetype end = m_text.indexOf(u"\"\"\""_s, start);
        if (end < 0)
            return graphQlFault(line, Text::of("a text has no end"));
        const QStringView value = m_text.sliced(start, end - start);
        m_line += int(value.count(u'\n'));
        m_at = end + 3;
        return GraphQlToken{GraphQlToken::Kind::Text, value.trimmed().toString(), line};
    }

    QStringView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace

tl::unexpected<Error> graphQlFault(int line, const Text &what)
{
    return fail(ErrorCode::InvalidArgument,
                Text::of("The query cannot be read: in line %1 %2.", QString::number(line), what));
}

Result<std::vector<GraphQlToken>> graphQlTokens(const QString &document)
{
    if (document.size() > LongestDocument)
        return graphQlFault(1, Text::of("the document is too long"));
    return Lexer(document).run();
}

} // namespace packhouse

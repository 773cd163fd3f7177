// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/hcl.h"

#include <QVarLengthArray>

#include <cctype>

using namespace Qt::StringLiterals;

namespace packhouse::terraform {

namespace {

constexpr qsizetype longestText = 1 << 20;
constexpr qsizetype longestValue = 4096; ///< what is kept of one
constexpr int deepest = 32;
constexpr int mostNames = 20'000;

struct Token
{
    enum Kind { End, Name, Text, Mark, Line } kind = End;
    char mark = 0;
    QByteArrayView text; ///< of a Text without its quotes or markers
    qsizetype at = 0;
};

bool isNameByte(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-'
           || (static_cast<unsigned char>(c) & 0x80);
}

class Lexer
{
public:
    explicit Lexer(QByteArrayView text) : m_text(text) {}

    const Token &peek()
    {
        if (!m_known)
            m_token = read();
        m_known = true;
        return m_token;
    }
    Token take()
    {
        const Token token = peek();
        m_known = false;
        return token;
    }
    QByteArrayView between(qsizetype from, qsizetype to) const
    {
        return m_text.sliced(from, to - from);
    }

private:
    bool at(QByteArrayView what) const { return m_text.sliced(m_at).startsWith(what); }
    qsizetype find(char c) const
    {
        const qsizetype found = m_text.sliced(m_at).indexOf(c);
        return found < 0 ? m_text.size() : m_at + found;
    }

    void skipBlank()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == ' ' || c == '\t' || c == '\r') {
                ++m_at;
            } else if (c == '#' || at("//")) {
                m_at = find('\n');
            } else if (at("/*")) {
                const qsizetype end = m_text.sliced(m_at + 2).indexOf("*/"_ba);
                m_at = end < 0 ? m_text.size() : m_at + 2 + end + 2;
            } else {
                return;
            }
        }
    }

    Token read()
    {
        skipBlank();
        Token token;
        token.at = m_at;
        if (m_at >= m_text.size())
            return token;
        const char c = m_text[m_at];
        if (c == '\n') {
            token.kind = Token::Line;
            ++m_at;
        } else if (c == '"') {
            token.kind = Token::Text;
            token.text = quoted();
        } else if (at("<<")) {
            token.kind = Token::Text;
            token.text = heredoc();
        } else if (isNameByte(c)) {
            token.kind = Token::Name;
            while (m_at < m_text.size() && isNameByte(m_text[m_at]))
                ++m_at;
            token.text = between(token.at, m_at);
        } else {
            token.kind = Token::Mark;
            token.mark = c;
            ++m_at;
        }
        return token;
    }

    /// Quotes lie inside ${…} again, and those may hold ${…}.
    QByteArrayView quoted()
    {
        const qsizetype start = m_at + 1;
        qsizetype open = 0; // pairs of a text and an expression in it
        QVarLengthArray<bool, 16> inText{true};
        for (m_at = start; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (inText.last() && c == '\\') {
                ++m_at;
            } else if (c == '"') {
                if (!inText.last()) {
                    inText.append(true);
                } else if (inText.size() == 1) {
                    return between(start, m_at++);
                } else {
                    inText.removeLast();
                }
            } else if (inText.last() && (at("${") || at("%{"))) {
                inText.append(false);
                ++m_at;
                ++open;
            } else if (!inText.last() && c == '}') {
                inText.removeLast();
            } else if (c == '\n' && inText.size() == 1) {
                break; // a text that never ends
            }
            if (inText.size() > 256)
                break;
        }
        m_at = std::min(m_at, m_text.size());
        return between(std::min(start, m_at), m_at);
    }

    QByteArrayView heredoc()
    {
        const qsizetype head = find('\n');
        QByteArrayView marker = between(m_at + 2, head).trimmed();
        if (marker.startsWith('-'))
            marker = marker.sliced(1);
        qsizetype line = std::min(head + 1, m_text.size());
        const qsizetype start = line;
        m_at = line;
        while (line < m_text.size()) {
            m_at = line;
            const qsizetype end = find('\n');
            if (between(line, end).trimmed() == marker) {
                m_at = end;
                return between(start, line);
            }
            line = end + 1;
        }
        m_at = m_text.size();
        return between(std::min(start, m_at), m_at);
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    Token m_token;
    bool m_known = false;
};

QString textOf(QByteArrayView raw)
{
    QString text = QString::fromUtf8(raw);
    text.replace(u"\\\""_s, u"\""_s).replace(u"\\n"_s, u"\n"_s);
    return text.trimmed();
}

class Parser
{
public:
    explicit Parser(QByteArrayView text) : m_lexer(text) {}

    void body(HclBlock &into, int depth)
    {
        for (;;) {
            const Token token = m_lexer.take();
            if (token.kind == Token::End || (token.kind == Token::Mark && token.mark == '}'))
                return;
            if (token.kind == Token::Mark && token.mark == '{') {
                skip('}');
            } else if (token.kind == Token::Name || token.kind == Token::Text) {
                if (++m_names > mostNames)
                    return skipAll();
                named(into, QString::fromUtf8(token.text), depth);
            }
        }
    }

private:
    void named(HclBlock &into, const QString &name, int depth)
    {
        HclBlock block;
        block.type = name;
        while (m_lexer.peek().kind == Token::Text || m_lexer.peek().kind == Token::Name)
            block.labels.append(QString::fromUtf8(m_lexer.take().text));
        const Token next = m_lexer.peek();
        if (next.kind != Token::Mark)
            return;
        if (next.mark == '{') {
            m_lexer.take();
            nested(into, std::move(block), depth);
        } else if ((next.mark == '=' || next.mark == ':') && block.labels.isEmpty()) {
            m_lexer.take();
            value(into, std::move(block), depth);
        }
    }

    void nested(HclBlock &into, HclBlock block, int depth)
    {
        if (depth + 1 >= deepest)
            return skip('}');
        body(block, depth + 1);
        into.blocks.append(std::move(block));
    }

    void value(HclBlock &into, HclBlock block, int depth)
    {
        const Token first = m_lexer.peek();
        if (first.kind == Token::Mark && first.mark == '{') {
            m_lexer.take();
            const qsizetype before = into.blocks.size();
            nested(into, std::move(block), depth);
            const QByteArrayView text = m_lexer.between(first.at, m_lexer.peek().at);
            if (into.blocks.size() > before)
                into.blocks.last().written = QString::fromUtf8(text.first(std::min<qsizetype>(
                                                                   text.size(), longestValue)))
                                                 .trimmed();
            return;
        }
        const qsizetype from = first.at;
        const qsizetype to = skipExpression();
        const QString whole = first.kind == Token::Text
                                  ? textOf(first.text)
                                  : QString::fromUtf8(m_lexer.between(from, to)).trimmed();
        into.attributes.append({block.type, whole.left(longestValue)});
    }

    /// To the line's end, or to what ends the object around it; answers where that is.
    qsizetype skipExpression()
    {
        int open = 0;
        for (;;) {
            const Token &next = m_lexer.peek();
            const bool mark = next.kind == Token::Mark;
            if (next.kind == Token::End
                || (open == 0
                    && (next.kind == Token::Line
                        || (mark && (next.mark == ',' || next.mark == '}')))))
                return next.at;
            if (mark && (next.mark == '{' || next.mark == '[' || next.mark == '('))
                ++open;
            if (mark && (next.mark == '}' || next.mark == ']' || next.mark == ')') && open > 0)
                --open;
            m_lexer.take();
        }
    }

    void skip(char closing)
    {
        const char opening = closing == '}' ? '{' : '(';
        for (int open = 1; open > 0;) {
            const Token token = m_lexer.take();
            if (token.kind == Token::End)
                return;
            if (token.kind == Token::Mark)
                open += token.mark == opening ? 1 : token.mark == closing ? -1 : 0;
        }
    }

    void skipAll()
    {
        while (m_lexer.take().kind != Token::End) {}
    }

    Lexer m_lexer;
    int m_names = 0;
};

} // namespace

QString HclBlock::value(QStringView attribute) const
{
    for (const auto &[name, text] : attributes) {
        if (name == attribute)
            return text;
    }
    return {};
}

QList<HclBlock> parseHcl(QByteArrayView text)
{
    HclBlock file;
    if (text.size() <= longestText)
        Parser(text).body(file, 0);
    return file.blocks;
}

} // namespace packhouse::terraform

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visibletext.h"

#include <QList>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr char32_t ZeroWidthNonJoiner = 0x200c;
constexpr char32_t ZeroWidthJoiner = 0x200d;

bool acts(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
        return c != U'\t';
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Other_Format:
        return c != ZeroWidthNonJoiner && c != ZeroWidthJoiner;
    default:
        return false;
    }
}

QString escaped(char32_t c)
{
    if (c == U'\n')
        return u"\\n"_s;
    if (c == U'\r')
        return u"\\r"_s;
    return c > 0xffff ? u"\\U%1"_s.arg(uint(c), 8, 16, QLatin1Char('0'))
                      : u"\\u%1"_s.arg(uint(c), 4, 16, QLatin1Char('0'));
}

} // namespace

QString visibleText(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        if (acts(c))
            result += escaped(c);
        else
            result += QStringView(QChar::fromUcs4(c));
    }
    return result;
}

} // namespace packhouse

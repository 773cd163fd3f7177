// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/readable.h"

#include "core/visibletext.h"
#include "items/humantext.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace packhouse {
namespace {

constexpr QChar FirstStrongIsolate(0x2068);
constexpr QChar EndOfIsolate(0x2069);

class Readable final : public TextRenderer
{
public:
    explicit Readable(const QLocale &locale) : m_locale(locale) {}

private:
    QString sentence(const QByteArray &source, qint64 count) const override
    {
        const int n = count < 0 ? -1
                                : int(std::min<qint64>(count, std::numeric_limits<int>::max()));
        const QByteArray terminated(source); // it may be a piece of other bytes
        QString found = QCoreApplication::translate("packhouse::Text", terminated.constData(),
                                                    nullptr, n);
        if (n >= 0) // English has no translation that would choose
            found.replace(u"(s)"_s, n == 1 ? QString() : u"s"_s);
        if (n > 999) // the translator writes it as a program would; no argument is in yet
            found.replace(QString::number(n), m_locale.toString(n));
        return found;
    }
    QString number(qint64 value) const override { return m_locale.toString(value); }
    QString size(Bytes bytes) const override { return sizeText(bytes.count, m_locale); }
    QString moment(const QDateTime &time) const override { return momentText(time, m_locale); }
    QString name(const QString &text) const override
    {
        return isolated(visibleText(text), m_locale.textDirection());
    }
    QString foreign(const QString &text) const override { return name(text); }

    const QLocale &m_locale;
};

} // namespace

QString readable(const Text &text, const QLocale &locale)
{
    return text.isEmpty() ? QString() : Readable(locale).render(text);
}

QString shownText(const QString &text)
{
    const bool isolates = QLocale().textDirection() == Qt::RightToLeft;
    const auto stays = [isolates](QChar one) {
        return one == u'\n' || (isolates && (one == FirstStrongIsolate || one == EndOfIsolate));
    };
    QString shown;
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = at;
        while (end < text.size() && !stays(text[end]))
            ++end;
        shown += visibleText(text.sliced(at, end - at));
        if (end < text.size())
            shown += text[end];
        at = end + 1;
    }
    return shown;
}

/// Unicode Standard Annex 9: an isolate has a direction of its own, and none of the line's.
QString isolated(const QString &text, Qt::LayoutDirection line)
{
    return line == Qt::RightToLeft && !text.isEmpty() ? FirstStrongIsolate + text + EndOfIsolate
                                                      : text;
}

QString readable(const Error &error, const QLocale &locale)
{
    return readable(error.text(), locale);
}

} // namespace packhouse

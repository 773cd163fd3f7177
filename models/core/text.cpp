// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace packhouse {
namespace {

/// English takes the source as it is; "file(s)" becomes what the count wants.
QString counted(QString sentence, qint64 count)
{
    sentence.replace(u"%n"_s, QString::number(count));
    return sentence.replace(u"(s)"_s, count == 1 ? u""_s : u"s"_s);
}

class English final : public TextRenderer
{
    QString sentence(const QByteArray &source, qint64 count) const override
    {
        const QString whole = QString::fromUtf8(source);
        return count < 0 ? whole : counted(whole, count);
    }
    QString number(qint64 value) const override { return QString::number(value); }
    QString size(Bytes bytes) const override { return QLocale::c().formattedDataSize(bytes.count); }
    QString moment(const QDateTime &time) const override
    {
        return time.toUTC().toString(Qt::ISODate);
    }
    QString name(const QString &text) const override { return text; }
    QString foreign(const QString &text) const override { return text; }
};

/// What is wrong is often said in another's words, which end without a stop; what to do next comes
/// behind it. An address stays as it can be copied.
Text closed(const Text &text)
{
    const QString sentence = english(text);
    qsizetype end = sentence.size();
    while (end > 0 && QStringView(u"\"')").contains(sentence[end - 1]))
        --end;
    const bool isClosed = end > 0 && QStringView(u".!?\u2026:").contains(sentence[end - 1]);
    const bool isAddress = sentence.section(u' ', -1).contains(u"://"_s);
    return isClosed || isAddress ? text : Text::of("%1.", text);
}

} // namespace

Text::Text(QByteArray source, qint64 count, QList<Argument> arguments)
    : m_source(std::move(source)), m_arguments(std::move(arguments)), m_count(count)
{}

Text Text::name(const QString &name)
{
    return name.isEmpty() ? Text() : Text::of("%1", name);
}

Text Text::foreign(const QString &sentence)
{
    return sentence.isEmpty() ? Text() : Text::of("%1", Foreign{sentence});
}

Text Text::sentences(const QList<Text> &texts)
{
    Text whole;
    for (const Text &text : texts) {
        if (text.isEmpty())
            continue;
        whole = whole.isEmpty() ? closed(text) : Text::of("%1 %2", whole, closed(text));
    }
    return whole;
}

bool Text::operator==(const Text &other) const
{
    return m_source == other.m_source && m_count == other.m_count
           && m_arguments == other.m_arguments;
}

QString TextRenderer::render(const Text &text) const
{
    constexpr QStringView stops = u".,;:)";
    // In one pass, so that an argument that looks like a place is left alone.
    const QString sentence = this->sentence(text.source(), text.count());
    QString out;
    for (qsizetype at = 0; at < sentence.size(); ++at) {
        const QChar letter = sentence[at];
        const int place = letter == u'%' && at + 1 < sentence.size()
                              ? sentence[at + 1].unicode() - u'1'
                              : -1;
        if (place < 0 || place >= text.arguments().size()) {
            out += letter;
            continue;
        }
        out += argument(text.arguments()[place]);
        ++at;
        // A sentence inside of another one gives up its own full stop.
        const bool ends = at + 1 < sentence.size() && stops.contains(sentence[at + 1]);
        if (ends && out.endsWith(u'.') && std::holds_alternative<Text>(text.arguments()[place]))
            out.chop(1);
    }
    return out;
}

QString TextRenderer::argument(const Argument &argument) const
{
    struct Reader
    {
        const TextRenderer &to;
        QString operator()(const Identifier &name) const { return to.name(name.text); }
        QString operator()(const Foreign &sentence) const { return to.foreign(sentence.text); }
        QString operator()(Bytes bytes) const { return to.size(bytes); }
        QString operator()(qint64 number) const { return to.number(number); }
        QString operator()(const QDateTime &time) const { return to.moment(time); }
        QString operator()(const Text &text) const { return to.render(text); }
    };
    return std::visit(Reader{*this}, static_cast<const Argument::Base &>(argument));
}

QString english(const Text &text)
{
    return English().render(text);
}

} // namespace packhouse

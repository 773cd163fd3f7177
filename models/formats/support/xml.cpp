// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/xml.h"

#include <QStringDecoder>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostAttributes = 64; ///< of one element
constexpr int MostDeclarations = 256; ///< of namespaces, in the whole document
constexpr int Deepest = 64; ///< elements in one another
constexpr qsizetype LongestName = 256; ///< characters of an element's or attribute's name
constexpr qsizetype DeclarationLimit = 256; ///< bytes in which the XML declaration ends

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

/// Counts what a document opens. It need not see what is wrong with one: up to there it agrees with
/// any reader, and the reader stops there.
class Counter
{
public:
    Counter(QStringView text, const QString &document) : m_text(text), m_document(document) {}

    Result<void> run()
    {
        while ((m_at = m_text.indexOf(u'<', m_at)) >= 0) {
            ++m_at;
            if (takes(u"!--"))
                skipBehind(u"-->");
            else if (takes(u"![CDATA["))
                skipBehind(u"]]>");
            else if (takes(u"?"))
                skipBehind(u"?>");
            else if (takes(u"!"))
                return refuse(Text::of("has a document type, which is not read here"),
                              ErrorCode::Unsupported);
            else if (takes(u"/"))
                --m_depth;
            else if (Result<void> fine = element(); !fine)
                return fine;
        }
        return {};
    }

private:
    tl::unexpected<Error> refuse(const Text &why, ErrorCode code = ErrorCode::InvalidFile) const
    {
        return fail(code, Text::of("%1 %2.", m_document, why),
                    Text::of("Write it more simply and publish the new file."));
    }

    bool takes(QStringView start)
    {
        if (!m_text.sliced(m_at).startsWith(start))
            return false;
        m_at += start.size();
        return true;
    }

    void skipBehind(QStringView end)
    {
        const qsizetype at = m_text.indexOf(end, m_at);
        m_at = at < 0 ? m_text.size() : at + end.size();
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }

    QStringView name()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && !isSpace(m_text[m_at])
               && !QStringView(u"=/><\"'").contains(m_text[m_at]))
            ++m_at;
        return m_text.sliced(from, m_at - from);
    }

    Result<void> element()
    {
        if (name().size() > LongestName)
            return tooLong();
        if (++m_depth > Deepest)
            return refuse(Text::of("has elements that are more than %1 deep", Deepest));
        for (int attributes = 0;; ++attributes) {
            skipSpace();
            const QStringView attribute = name();
            if (attribute.isEmpty()) // the element's end, or what no reader takes
                break;
            if (attribute.size() > LongestName)
                return tooLong();
            if (attributes == MostAttributes)
                return refuse(
                    Text::of("has an element with more than %1 attributes", MostAttributes));
            if (attribute.startsWith(u"xmlns") && ++m_declarations > MostDeclarations)
                return refuse(Text::of("declares more than %1 namespaces", MostDeclarations));
            skipValue();
        }
        if (takes(u"/>"))
            --m_depth;
        return {};
    }

    void skipValue()
    {
        skipSpace();
        takes(u"=");
        skipSpace();
        if (takes(u"\""))
            skipBehind(u"\"");
        else if (takes(u"'"))
            skipBehind(u"'");
    }

    tl::unexpected<Error> tooLong() const
    {
        return refuse(Text::of("has a name of more than %1 characters", LongestName));
    }

    QStringView m_text;
    const QString &m_document;
    qsizetype m_at = 0;
    int m_depth = 0;
    int m_declarations = 0;
};

/// What the declaration at the document's start calls its encoding; UTF-8 where it calls none.
QByteArray declaredEncoding(QByteArrayView bytes)
{
    const QByteArrayView start = bytes.first(std::min(bytes.size(), DeclarationLimit));
    const qsizetype end = start.indexOf("?>");
    if (!start.startsWith("<?xml") || end < 0)
        return "UTF-8";
    const QByteArrayView declaration = start.first(end);
    const qsizetype key = declaration.indexOf("encoding");
    if (key < 0)
        return "UTF-8";
    const QByteArray value = declaration.sliced(key + 8).trimmed().toByteArray();
    const QByteArray quoted = value.startsWith('=') ? value.sliced(1).trimmed() : QByteArray();
    const qsizetype close = quoted.isEmpty() ? -1 : quoted.indexOf(quoted.front(), 1);
    return close > 0 ? quoted.sliced(1, close - 1) : "UTF-8"_ba;
}

} // namespace

Result<QString> boundedXml(QByteArrayView bytes, const QString &document)
{
    const auto marked = QStringConverter::encodingForData(bytes, u'<');
    if (!marked && !bytes.trimmed().startsWith('<'))
        return fail(ErrorCode::InvalidFile, Text::of("%1 is no XML.", document),
                    Text::of("Pack the package again with its own tool and publish the new file."));
    const QByteArray declared = declaredEncoding(bytes);
    QStringDecoder decoder = marked ? QStringDecoder(*marked)
                                    : QStringDecoder(declared.constData());
    if (!decoder.isValid())
        return fail(ErrorCode::Unsupported,
                    Text::of("%1 is written in %2, which is not known here.", document,
                             QString::fromLatin1(declared.left(40))),
                    Text::of("Write it in UTF-8."));
    QString text = decoder(bytes);
    if (decoder.hasError())
        return fail(ErrorCode::Unsupported,
                    Text::of("%1 is not in the encoding that it tells.", document),
                    Text::of("Write it in UTF-8."));
    if (Result<void> counted = Counter(text, document).run(); !counted)
        return fail(counted.error());
    return text;
}

} // namespace packhouse

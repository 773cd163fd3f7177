// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/xmlinsert.h"

#include "formats/support/xml.h"

#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct FoundElement
{
    qsizetype depth = 0; ///< how many elements of the path are there
    qsizetype behindStart = 0; ///< of the deepest one: behind its first tag
};

bool isElement(const QXmlStreamReader &xml, const QString &wanted)
{
    if (xml.name() != wanted.section(u' ', 0, 0))
        return false;
    const QString attribute = wanted.section(u' ', 1);
    return attribute.isEmpty()
           || xml.attributes().value(attribute.section(u'=', 0, 0)) == attribute.section(u'=', 1);
}

/// The deepest element of the path that is there.
Result<FoundElement> deepestOf(const QString &text, const QStringList &path)
{
    QXmlStreamReader xml(text);
    FoundElement found;
    qsizetype depth = 0; // of the reader
    qsizetype matched = 0; // elements that are open and on the path
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement) {
            const bool onPath = matched == depth && depth < path.size()
                                && isElement(xml, path.at(depth));
            matched += onPath ? 1 : 0;
            ++depth;
            if (onPath && matched > found.depth)
                found = {matched, xml.characterOffset()};
        } else if (token == QXmlStreamReader::EndElement) {
            matched = std::min(matched, --depth);
        }
    }
    if (xml.hasError())
        return fail(ErrorCode::InvalidFile, Text::of("Line %1 is no XML.", xml.lineNumber()));
    return found;
}

QString indented(const QString &lines, qsizetype depth, const QString &end)
{
    QString all;
    for (const QString &line : lines.split(u'\n'))
        all += end + QString(depth * 2, u' ') + line;
    return all;
}

/// The child in those elements of the path that are missing.
QString wrapped(QString child, const QStringList &path, qsizetype from)
{
    for (qsizetype i = path.size() - 1; i >= from; --i) {
        const QString name = path.at(i).section(u' ', 0, 0);
        QString head = name;
        if (const QString attribute = path.at(i).section(u' ', 1); !attribute.isEmpty())
            head += u" %1=\"%2\""_s.arg(attribute.section(u'=', 0, 0),
                                        attribute.section(u'=', 1).toHtmlEscaped());
        child = u"<%1>%2\n</%3>"_s.arg(head, indented(child, 1, u"\n"_s), name);
    }
    return child;
}

} // namespace

Result<QByteArray> withXmlChild(const QByteArray &document, const QStringList &path,
                                const QString &child)
{
    if (document.trimmed().isEmpty())
        return document + (wrapped(child, path, 0) + u'\n').toUtf8();
    const Result<QString> bounded = boundedXml(document, u"It"_s);
    if (!bounded)
        return fail(bounded.error());
    const QByteArray mark = document.startsWith("\xef\xbb\xbf") ? document.first(3) : QByteArray();
    QString text = QString::fromUtf8(document.sliced(mark.size()));
    if (mark + text.toUtf8() != document)
        return fail(ErrorCode::Unsupported, Text::of("It is not written in UTF-8."));
    const Result<FoundElement> found = deepestOf(text, path);
    if (!found)
        return fail(found.error());
    const qsizetype at = found->behindStart;
    if (found->depth == 0 || at < 2 || at > text.size() || text.at(at - 1) != u'>')
        return fail(ErrorCode::InvalidFile,
                    Text::of("It has no %1.", path.first().section(u' ', 0, 0)));
    const QString end = text.contains(u"\r\n") ? u"\r\n"_s : u"\n"_s;
    const QString inner = indented(wrapped(child, path, found->depth), found->depth, end);
    if (text.at(at - 2) == u'/') { // it had no end tag of its own
        const QString name = path.at(found->depth - 1).section(u' ', 0, 0);
        text.replace(at - 2, 2,
                     u'>' + inner + end + QString((found->depth - 1) * 2, u' ') + u"</"_s + name
                         + u'>');
    } else {
        text.insert(at, inner);
    }
    return mark + text.toUtf8();
}

} // namespace packhouse

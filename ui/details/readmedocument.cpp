// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/readmedocument.h"

#include "core/processortime.h"
#include "core/visibletext.h"

#include <QAbstractTextDocumentLayout>
#include <QFont>
#include <QImage>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype mostCharacters = 256 * 1024;
constexpr qsizetype firstCharacters =
    256; // what costs most for its length is a table of 30 columns
constexpr qsizetype mostCells = 1'000;
// Qt's reader takes time by the square of a paragraph's length, its layout by that of the cells.
constexpr ProcessorTime mostToRead{0.1};
constexpr ProcessorTime mostToLayOut{0.02}; // the window does it once more
constexpr int width = 400; // of the pane, about

class QuietDocument final : public QTextDocument
{
protected:
    QVariant loadResource(int, const QUrl &) override
    {
        // A picture of no size. Where there is nothing, the layout opens a file of that name
        // itself, whatever it is: a device without an end, a pipe that nobody writes to.
        QImage nothing(1, 1, QImage::Format_ARGB32);
        nothing.fill(Qt::transparent);
        return nothing;
    }
};

bool isDelimiterRow(QStringView line)
{
    const auto isOf = [](QChar c) {
        return c == u'|' || c == u'-' || c == u':' || c == u' ' || c == u'\t' || c == u'>';
    };
    return line.contains(u'|') && line.contains(u'-')
           && std::all_of(line.begin(), line.end(), isOf);
}

/// What acts without being seen is escaped, as it is everywhere.
QString visibleLines(const QString &text)
{
    constexpr QChar byteOrderMark(0xfeff);
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        line = visibleText(line.startsWith(byteOrderMark) ? line.mid(1) : line);
    }
    return lines.join(u'\n');
}

/// The same of what Markdown itself made: "&#x202e;" is a character by then.
void showWhatActs(QTextDocument &document)
{
    QTextCursor cursor(&document);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        for (qsizetype at = text.size() - 1; at >= 0; --at) {
            const QString seen = visibleText(text.mid(at, 1));
            if (text.at(at) == QChar::LineSeparator || text.at(at).isSurrogate()
                || seen == text.mid(at, 1))
                continue;
            cursor.setPosition(block.position() + int(at));
            cursor.setPosition(block.position() + int(at) + 1, QTextCursor::KeepAnchor);
            cursor.insertText(seen);
        }
    }
}

/// One prefix of a read-me, read and laid out, with what that took.
struct Attempt
{
    std::unique_ptr<QTextDocument> document;
    bool fits = false;
};

Attempt attempt(const QString &markdown, const QFont &font)
{
    Attempt made{std::make_unique<QuietDocument>()};
    made.document->setUndoRedoEnabled(false);
    made.document->setDocumentMargin(12);
    made.document->setDefaultFont(font);
    const ProcessorTime began = processorTime();
    made.document->setMarkdown(visibleLines(markdown),
                               QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                                   | QTextDocument::MarkdownNoHTML);
    showWhatActs(*made.document);
    const ProcessorTime read = processorTime();
    made.fits = read - began <= mostToRead;
    if (!made.fits)
        return made;
    made.document->setTextWidth(width);
    (void)made.document->documentLayout()->documentSize(); // all of it
    made.fits = processorTime() - read <= mostToLayOut;
    return made;
}

/// About that many characters, to the end of a line where there is one.
QString prefix(const QString &text, qsizetype characters)
{
    if (text.size() <= characters)
        return text;
    const qsizetype line = text.lastIndexOf(u'\n', characters);
    return text.left(line > characters / 2 ? line : characters);
}

} // namespace

QString withoutLargeTables(const QString &markdown)
{
    QStringList lines = markdown.split(u'\n');
    qsizetype cells = 0;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (!isDelimiterRow(lines[i]) || !lines[i - 1].contains(u'|'))
            continue;
        qsizetype end = i + 1;
        while (end < lines.size() && !lines[end].trimmed().isEmpty())
            ++end;
        const qsizetype columns = std::max<qsizetype>(1, lines[i].count(u'|'));
        cells += columns * (end - i);
        if (cells > mostCells) {
            cells -= columns * (end - i);
            lines[i - 1].prepend(u"~~~~\n"_s);
            lines[end - 1].append(u"\n~~~~"_s);
        }
        i = end;
    }
    return lines.join(u'\n');
}

ReadmeDocument readReadme(const QString &markdown, const QFont &font, const std::atomic<bool> &stop)
{
    const QString text = visibleLines(withoutLargeTables(markdown.left(mostCharacters)));
    ReadmeDocument best;
    // Fonts are loaded by whoever lays out first, which is nobody's fault.
    (void)attempt(u"a"_s, font);
    for (qsizetype size = firstCharacters;; size *= 2) {
        if (stop)
            return {};
        Attempt made = attempt(prefix(text, size), font);
        if (!made.fits)
            break;
        best.document = std::move(made.document);
        best.whole = size >= text.size() && markdown.size() <= mostCharacters;
        if (size >= text.size())
            return best;
    }
    if (!best.document) {
        best.document = std::make_unique<QuietDocument>();
        best.document->setPlainText(text.left(firstCharacters));
    }
    best.whole = false;
    return best;
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/pipconf.h"

#include "clientfiles/textlines.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace packhouse::pypi {

namespace {

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression blanks(u"\\s+"_s);
    return text.split(blanks, Qt::SkipEmptyParts);
}

qsizetype depthOf(const QString &line)
{
    qsizetype depth = 0;
    while (depth < line.size() && line.at(depth).isSpace())
        ++depth;
    return depth;
}

tl::unexpected<Error> refusedLine(qsizetype line)
{
    return fail(ErrorCode::InvalidFile, Text::of("Line %1 makes no sense.", line));
}

} // namespace

QString pipKey(const QString &written)
{
    QString key = written.toLower().replace(u'_', u'-');
    return key.startsWith(u"--") ? key.sliced(2) : key;
}

Result<QList<PipSetting>> pipSettings(const QByteArray &bytes)
{
    const TextLines lines(bytes);
    QList<PipSetting> found;
    QSet<QString> sections;
    QSet<QString> keys;
    QString section;
    bool continues = false; // deeper lines belong to the last setting
    qsizetype depth = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = QString::fromUtf8(lines.at(i));
        const QString text = line.trimmed();
        if (text.isEmpty() || text.startsWith(u'#') || text.startsWith(u';'))
            continue;
        if (continues && depthOf(line) > depth) {
            found.last().values += wordsOf(text);
            found.last().lastLine = int(i) + 1;
            continue;
        }
        depth = depthOf(line);
        continues = false;
        if (text.startsWith(u'[') && text.contains(u']')) {
            section = text.sliced(1, text.lastIndexOf(u']') - 1);
            if (section.isEmpty() || sections.contains(section))
                return refusedLine(i + 1);
            sections.insert(section);
            continue;
        }
        static const QRegularExpression delimiter(u"[=:]"_s);
        const qsizetype at = text.indexOf(delimiter);
        const QString written = text.first(std::max<qsizetype>(at, 0)).trimmed().toLower();
        const QString whole = section + u'\n' + written;
        if (section.isEmpty() || written.isEmpty() || keys.contains(whole))
            return refusedLine(i + 1);
        keys.insert(whole);
        found.append(
            {section, pipKey(written), wordsOf(text.sliced(at + 1)), int(i) + 1, int(i) + 1});
        continues = true;
    }
    return found;
}

} // namespace packhouse::pypi

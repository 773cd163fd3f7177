// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/modfile.h"

#include "formats/golang/names.h"

#include <QJsonObject>

namespace packhouse::golang {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostEntries = 20'000; ///< of dependencies, and of retractions
constexpr qsizetype LongestText = 500; ///< characters of a reason that are kept

/// One line, taken apart.
struct Line
{
    QStringList words; ///< strings without their quotes; parentheses, commas and brackets alone
    QString comment; ///< after "//", trimmed
};

bool isSign(QChar c)
{
    return QStringView(u"()[],").contains(c);
}

/// Answers where the string that begins at \a at ends; -1 for one that does not.
qsizetype takeString(const QString &text, qsizetype at, QString &word)
{
    const QChar quote = text[at];
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (text[i] == quote)
            return i + 1;
        // No path and no version needs an escape.
        if (text[i] == u'\\' && quote == u'"')
            return -1;
        word += text[i];
    }
    return -1;
}

Result<Line> take(const QString &text)
{
    Line line;
    qsizetype i = 0;
    while (i < text.size()) {
        const QChar c = text[i];
        if (c.isSpace()) {
            ++i;
        } else if (c == u'/' && i + 1 < text.size() && text[i + 1] == u'/') {
            line.comment = text.mid(i + 2).trimmed();
            return line;
        } else if (c == u'"' || c == u'`') {
            QString word;
            i = takeString(text, i, word);
            if (i < 0)
                return fail(ErrorCode::InvalidFile, u"The go.mod has a string without its end."_s);
            line.words.append(word);
        } else if (isSign(c)) {
            line.words.append(QString(c));
            ++i;
        } else {
            const qsizetype from = i;
            while (i < text.size() && !text[i].isSpace() && !isSign(text[i])
                   && !QStringView(text).sliced(i).startsWith(u"//"_s))
                ++i;
            line.words.append(text.mid(from, i - from));
        }
    }
    return line;
}

QString deprecationIn(const QString &comment)
{
    constexpr auto marker = "Deprecated:"_L1;
    return comment.startsWith(marker) ? comment.mid(marker.size()).trimmed().left(LongestText)
                                      : QString();
}

class Reader
{
public:
    Result<ModFile> read(QByteArrayView text)
    {
        int number = 0;
        const QStringList lines = QString::fromUtf8(text.data(), text.size()).split(u'\n');
        for (const QString &one : lines) {
            ++number;
            const Result<Line> line = take(one);
            if (!line || !takeLine(*line))
                return fail(ErrorCode::InvalidFile,
                            u"Line %1 of the go.mod cannot be read."_s.arg(number),
                            u"Mend it until \"go mod verify\" takes it."_s);
        }
        if (!m_block.isEmpty() || m_file.module.isEmpty())
            return fail(ErrorCode::InvalidFile, u"The go.mod has no module line."_s,
                        u"Add one such as \"module example.test/group/module\"."_s);
        return std::move(m_file);
    }

private:
    bool takeLine(const Line &line)
    {
        if (line.words.isEmpty()) {
            // An empty line ends what belongs to the next statement.
            m_above = line.comment;
            return true;
        }
        QStringList words = line.words;
        if (!m_block.isEmpty() && words == QStringList{u")"_s}) {
            m_block.clear();
            m_above.clear();
            return true;
        }
        QString verb = m_block;
        if (verb.isEmpty())
            verb = words.takeFirst();
        if (m_block.isEmpty() && words == QStringList{u"("_s}) {
            m_block = verb;
            m_blockComment = m_above;
            return true;
        }
        const QString comment = !line.comment.isEmpty() ? line.comment
                                : !m_above.isEmpty()    ? m_above
                                                        : m_blockComment;
        m_above.clear();
        return statement(verb, words, comment);
    }

    bool statement(const QString &verb, const QStringList &words, const QString &comment)
    {
        if (verb == u"module") {
            if (words.size() != 1 || !m_file.module.isEmpty())
                return false;
            m_file.module = words.first();
            m_file.deprecated = deprecationIn(comment);
            return !m_file.module.isEmpty();
        }
        if (verb == u"require") {
            if (words.size() != 2 || m_file.dependencies.size() >= MostEntries)
                return false;
            m_file.dependencies.append({words[0], words[1]});
            return true;
        }
        if (verb == u"go" && words.size() == 1)
            m_file.language = words.first();
        return verb != u"retract" || retract(words, comment);
    }

    bool retract(const QStringList &words, const QString &comment)
    {
        const QString reason = comment.left(LongestText);
        if (m_file.retractions.size() >= MostEntries)
            return false;
        if (words.size() == 1)
            m_file.retractions.append({words[0], words[0], reason});
        else if (words.size() == 5 && words[0] == u"[" && words[2] == u"," && words[4] == u"]")
            m_file.retractions.append({words[1], words[3], reason});
        else
            return false;
        return checkVersion(m_file.retractions.last().low).has_value()
               && checkVersion(m_file.retractions.last().high).has_value();
    }

    ModFile m_file;
    QString m_block; ///< the verb of the block that is open
    QString m_blockComment;
    QString m_above; ///< the comment line right above
};

} // namespace

bool Retraction::holds(const QString &version) const
{
    return compare(low, version) <= 0 && compare(version, high) <= 0;
}

Result<ModFile> ModFile::parse(QByteArrayView text)
{
    if (text.size() > LongestModFile)
        return fail(ErrorCode::TooLarge, u"The go.mod is larger than 16 MiB."_s);
    return Reader().read(text);
}

QByteArray madeUpModFile(const QString &module)
{
    return "module " + module.toUtf8() + '\n';
}

QJsonArray toJson(const QList<Retraction> &retractions)
{
    QJsonArray all;
    for (const Retraction &one : retractions)
        all.append(QJsonArray{one.low, one.high, one.reason});
    return all;
}

QList<Retraction> retractionsFrom(const QJsonArray &json)
{
    QList<Retraction> all;
    for (const QJsonValue &one : json)
        all.append({one[0].toString(), one[1].toString(), one[2].toString()});
    return all;
}

} // namespace packhouse::golang

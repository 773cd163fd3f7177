// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/modfile.h"

#include "formats/golang/names.h"

#include <QJsonObject>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

namespace packhouse::golang {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostEntries = 20'000; ///< of dependencies
constexpr qsizetype MostRetractions = 1'000; ///< each is compared with every version
constexpr qsizetype LongestText = 500; ///< characters of a reason that are kept

/// One line, taken apart.
struct Line
{
    QStringList words; ///< strings with their quotes; parentheses, commas and brackets alone
    QString comment; ///< after "//", trimmed
};

bool isSign(QChar c)
{
    return QStringView(u"()[]{},").contains(c);
}

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\r';
}

/// protocol: what may stand in a word without quotes: whatever is seen, but a mark of the byte
/// order is not.
bool isSeen(QChar c)
{
    return c.isSurrogate() || (c.isPrint() && !c.isSpace());
}

/// Answers where the string that begins at \a at ends; -1 for one that does not. The
/// word keeps its quotes.
qsizetype takeString(const QString &text, qsizetype at, QString &word)
{
    const QChar quote = text[at];
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (text[i] == quote) {
            word = quote + word + quote;
            return i + 1;
        }
        word += text[i];
        // No path and no version needs an escape, so it stays one.
        if (text[i] == u'\\' && quote == u'"' && ++i < text.size())
            word += text[i];
    }
    return -1;
}

/// Answers where the word that begins at \a from ends; -1 where it holds what none may.
qsizetype takeWord(const QString &text, qsizetype from)
{
    qsizetype i = from;
    while (i < text.size() && !isBlank(text[i]) && !isSign(text[i])) {
        const QStringView rest = QStringView(text).sliced(i);
        if (rest.startsWith(u"//"_s))
            break;
        if (!isSeen(text[i]) || rest.startsWith(u"/*"_s))
            return -1;
        ++i;
    }
    return i;
}

Result<Line> take(const QString &text)
{
    Line line;
    qsizetype i = 0;
    while (i < text.size()) {
        const QChar c = text[i];
        if (isBlank(c)) {
            ++i;
        } else if (c == u'/' && i + 1 < text.size() && text[i + 1] == u'/') {
            line.comment = text.mid(i + 2).trimmed();
            return line;
        } else if (c == u'"' || c == u'`') {
            QString word;
            i = takeString(text, i, word);
            if (i < 0)
                return fail(ErrorCode::InvalidFile,
                            Text::of("The go.mod has a string without its end."));
            line.words.append(word);
        } else if (isSign(c)) {
            line.words.append(QString(c));
            ++i;
        } else {
            const qsizetype from = i;
            i = takeWord(text, i);
            if (i < 0)
                return fail(ErrorCode::InvalidFile,
                            Text::of("The go.mod has a word that is none."));
            line.words.append(text.mid(from, i - from));
        }
    }
    return line;
}

/// Without quotation marks. protocol: paths and versions may have such; backquotes are reserved.
QString unquoted(const QString &word)
{
    return word.startsWith(u'"') ? word.sliced(1).chopped(1) : word;
}

/// A path or a version, in quotation marks that are gone or in none.
bool isPlain(const QString &word)
{
    return std::none_of(word.begin(), word.end(),
                        [](QChar c) { return QStringView(u"\"'`\\").contains(c); });
}

/// protocol: the go line of a dependency: "1.21", "1.21.3", "1.21rc1", with whatever behind.
bool isLanguage(const QString &text)
{
    static const QRegularExpression rule(
        u"\\A(?:[1-9][0-9]*\\.(?:0|[1-9][0-9]*)(?:\\.(?:0|[1-9][0-9]*))?(?:[a-z]+[0-9]+)?"
        "|v?[1-9][0-9]*\\.(?:0|[1-9][0-9]*)[^0-9].*)\\z"_s);
    return rule.match(text).hasMatch();
}

/// A version that a requirement may name, which need not be a canonical one, and that goes with the
/// path. protocol: "+incompatible" of any major version goes with a path without an ending.
bool isRequired(const QString &path, const QString &version)
{
    static const QRegularExpression rule(
        u"\\Av(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*))?)?\\z"_s);
    const QString bare = version.section(u'+', 0, 0);
    if (!isPlain(path) || !isPlain(version) || !checkModulePath(path)
        || (!rule.match(bare).hasMatch() && !checkVersion(bare)))
        return false;
    if (majorEnding(path).isEmpty() && version.endsWith("+incompatible"_L1))
        return true;
    return checkMajor(path, bare).has_value();
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
        // A mark of the byte order stays, for the go command stops at it.
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
        const QString whole = decoder(text);
        const QStringList lines = whole.split(u'\n');
        for (const QString &one : lines) {
            ++number;
            const Result<Line> line = take(one);
            if (!line || !takeLine(*line))
                return fail(ErrorCode::InvalidFile,
                            Text::of("Line %1 of the go.mod cannot be read: \"%2\".", number,
                                     one.trimmed().left(200)),
                            Text::of("Mend it until \"go mod verify\" takes it."));
        }
        if (!m_block.isEmpty() || m_file.module.isEmpty())
            return fail(ErrorCode::InvalidFile, Text::of("The go.mod has no module line."),
                        Text::of("Add one such as \"module example.test/group/module\"."));
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
        else if (words.first() == u")")
            return false;
        if (m_block.isEmpty() && verb == u"(" && words.isEmpty())
            return false;
        if (m_block.isEmpty() && opens(verb, words))
            return true;
        const QString comment = !line.comment.isEmpty() ? line.comment
                                : !m_above.isEmpty()    ? m_above
                                                        : m_blockComment;
        m_above.clear();
        return statement(verb, words, comment);
    }

    /// Whether the line begins a block. protocol: dependencies' blocks of other kinds, and those
    /// with more than a verb, are read over.
    bool opens(const QString &verb, const QStringList &words)
    {
        const bool empty = words.size() > 1 && words.last() == u")"
                           && words[words.size() - 2] == u"(";
        if (empty || words.isEmpty() || words.last() != u"(")
            return empty;
        const bool known = verb == u"module" || verb == u"require" || verb == u"retract"
                           || verb == u"ignore" || verb == u"replace";
        m_block = known && words.size() == 1 ? verb : u"("_s;
        m_blockComment = m_above;
        return true;
    }

    bool statement(const QString &verb, QStringList words, const QString &comment)
    {
        if (verb != u"go")
            std::transform(words.begin(), words.end(), words.begin(), unquoted);
        if (verb == u"module") {
            if (words.size() != 1 || !m_file.module.isEmpty() || !isPlain(words.first()))
                return false;
            m_file.module = words.first();
            m_file.deprecated = deprecationIn(comment);
            return !m_file.module.isEmpty();
        }
        if (verb == u"require") {
            if (words.size() != 2 || m_file.dependencies.size() >= MostEntries
                || !isRequired(words[0], words[1]))
                return false;
            m_file.dependencies.append({words[0], words[1]});
            return true;
        }
        if (verb == u"replace")
            replace(words);
        if (verb == u"go") {
            if (words.size() != 1 || !m_file.language.isEmpty() || !isLanguage(words.first()))
                return false;
            m_file.language = words.first();
        }
        if (verb == u"ignore" && (words.size() != 1 || !isPlain(words.first())))
            return false;
        return verb != u"retract" || retract(words, comment);
    }

    /// "old [v1.0.0] => new v1.2.3": whoever builds the module itself asks for the new one. What is
    /// none is read over, as the go command does in a dependency.
    void replace(const QStringList &words)
    {
        const qsizetype arrow = words.indexOf(u"=>"_s);
        if (arrow > 0 && words.size() == arrow + 3 && m_file.dependencies.size() < MostEntries
            && isRequired(words[arrow + 1], words[arrow + 2]))
            m_file.dependencies.append({words[arrow + 1], words[arrow + 2]});
    }

    bool retract(const QStringList &words, const QString &comment)
    {
        const QString reason = comment.left(LongestText);
        if (m_file.retractions.size() >= MostRetractions)
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
        return fail(ErrorCode::TooLarge, Text::of("The go.mod is larger than 16 MiB."));
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

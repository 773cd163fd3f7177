// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/neighbours.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype ShortestName = 4;
constexpr qsizetype OneErrorFrom = 5; ///< characters; shorter names are all close to one another
constexpr qsizetype TwoErrorsFrom = 10;

bool isSeparator(QChar c)
{
    return c == u'-' || c == u'_' || c == u'.' || c == u'/' || c == u'@' || c == u':';
}

QString withoutSeparators(const QString &name)
{
    QString plain = name;
    plain.removeIf(&isSeparator);
    return plain;
}

QString sortedWords(const QString &name)
{
    QString spaced = name;
    std::replace_if(spaced.begin(), spaced.end(), &isSeparator, u' ');
    QStringList words = spaced.split(u' ', Qt::SkipEmptyParts);
    words.sort();
    return words.join(u' ');
}

QString withLettersForDigits(QString name)
{
    return name.replace(u'0', u'o').replace(u'1', u'l');
}

QString withoutDigits(QString name)
{
    return name.removeIf([](QChar c) { return c.isDigit(); });
}

/// "acme" of "@acme/web" and "com/acme" of "com/acme/web"; empty where there is none.
QString spaceOf(const QString &name)
{
    return name.section(u'/', 0, -2);
}

bool isPluralOf(const QString &a, const QString &b)
{
    return a == b + u's' || b == a + u's';
}

/// Damerau's and Levenshtein's distance with adjacent swaps, up to \a most and one more.
int distance(const QString &a, const QString &b, int most)
{
    if (std::abs(a.size() - b.size()) > most)
        return most + 1;
    const auto width = size_t(b.size()) + 1;
    std::vector<int> before(width);
    std::vector<int> last(width);
    std::vector<int> row(width);
    for (size_t j = 0; j < width; ++j)
        last[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = int(i);
        int least = row[0];
        for (size_t j = 1; j < width; ++j) {
            const qsizetype at = qsizetype(j);
            const int other = a[i - 1] == b[at - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + other});
            if (i > 1 && j > 1 && a[i - 1] == b[at - 2] && a[i - 2] == b[at - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most)
            return most + 1;
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[width - 1];
}

} // namespace

bool areTypingNeighbours(const QString &a, const QString &b)
{
    const qsizetype shorter = std::min(a.size(), b.size());
    if (a == b || shorter < ShortestName || std::abs(a.size() - b.size()) > NeighbourLengths)
        return false;
    const QString space = spaceOf(a);
    if (!space.isEmpty() && space == spaceOf(b))
        return false; // of one owner
    if (isPluralOf(a, b))
        return false;
    const QString plainA = withoutSeparators(a);
    const QString plainB = withoutSeparators(b);
    if (plainA == plainB || sortedWords(a) == sortedWords(b))
        return true;
    if (withLettersForDigits(plainA) == withLettersForDigits(plainB))
        return true;
    if (withoutDigits(plainA) == withoutDigits(plainB))
        return false;
    const int most = shorter >= TwoErrorsFrom ? 2 : shorter >= OneErrorFrom ? 1 : 0;
    return most > 0 && distance(a, b, most) <= most;
}

QStringList typingNeighbours(const QString &name, const QStringList &candidates, qsizetype most)
{
    QStringList found;
    for (const QString &candidate : candidates) {
        if (found.size() < most && areTypingNeighbours(name, candidate))
            found << candidate;
    }
    return found;
}

} // namespace packhouse

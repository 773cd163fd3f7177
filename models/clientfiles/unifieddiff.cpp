// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/unifieddiff.h"

#include "clientfiles/harmlesswords.h"
#include "clientfiles/textlines.h"

#include <QList>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype MostCompared = 4'000'000; // pairs of lines; more of them all count as changed

QStringList linesOf(const QByteArray &bytes)
{
    const TextLines lines(bytes);
    QStringList found;
    for (qsizetype i = 0; i < lines.size(); ++i)
        found.append(QString::fromUtf8(lines.at(i)));
    return found;
}

/// What comes of a line: '-' goes, '+' comes, ' ' stays.
struct Step
{
    char sign;
    QString line;
};

/// By the longest lines that both have in common.
QList<Step> compared(const QStringList &a, const QStringList &b)
{
    QList<Step> steps;
    const qsizetype width = b.size() + 1;
    const bool tooMany = (a.size() + 1) * width > MostCompared;
    QList<int> common(tooMany ? 0 : (a.size() + 1) * width);
    for (qsizetype i = a.size() - 1; i >= 0 && !tooMany; --i) {
        for (qsizetype k = b.size() - 1; k >= 0; --k)
            common[i * width + k] = a.at(i) == b.at(k) ? common.at((i + 1) * width + k + 1) + 1
                                                       : std::max(common.at((i + 1) * width + k),
                                                                  common.at(i * width + k + 1));
    }
    qsizetype i = 0;
    qsizetype k = 0;
    while (i < a.size() || k < b.size()) {
        const bool both = i < a.size() && k < b.size();
        if (both && !tooMany && a.at(i) == b.at(k)) {
            steps.append({' ', a.at(i++)});
            ++k;
        } else if (i < a.size()
                   && (!both || tooMany
                       || common.at((i + 1) * width + k) >= common.at(i * width + k + 1))) {
            steps.append({'-', a.at(i++)});
        } else {
            steps.append({'+', b.at(k++)});
        }
    }
    return steps;
}

} // namespace

QString unifiedDiff(const QByteArray &before, const QByteArray &after, const QString &fileBefore,
                    const QString &fileAfter)
{
    if (before == after)
        return {};
    const QStringList a = linesOf(before);
    const QStringList b = linesOf(after);
    const qsizetype shorter = std::min(a.size(), b.size());
    qsizetype head = 0;
    while (head < shorter && a.at(head) == b.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && a.at(a.size() - 1 - tail) == b.at(b.size() - 1 - tail))
        ++tail;
    const QList<Step> steps = compared(a.mid(head, a.size() - tail - head),
                                       b.mid(head, b.size() - tail - head));
    HarmlessWords words;
    for (const Step &step : steps) {
        if (step.sign == '-')
            words.keep(step.line);
    }
    QStringList out{u"--- "_s + fileBefore, u"+++ "_s + fileAfter};
    const auto leaveOut = [&out] {
        if (out.last() != u"…")
            out.append(u"…"_s);
    };
    if (head > 0)
        leaveOut();
    for (const Step &step : steps) {
        if (step.sign == ' ')
            leaveOut();
        else
            out.append(QLatin1Char(step.sign) + words.shown(step.line));
    }
    if (tail > 0)
        leaveOut();
    return out.join(u'\n') + u'\n';
}

} // namespace packhouse

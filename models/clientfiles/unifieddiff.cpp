// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/unifieddiff.h"

#include "clientfiles/textlines.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype Around = 3; // lines

QStringList linesOf(const QByteArray &bytes)
{
    const TextLines lines(bytes);
    QStringList found;
    for (qsizetype i = 0; i < lines.size(); ++i)
        found.append(QString::fromUtf8(lines.at(i)));
    return found;
}

QString range(qsizetype from, qsizetype count)
{
    return u"%1,%2"_s.arg(count == 0 ? from : from + 1).arg(count);
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
    const qsizetype first = std::max<qsizetype>(0, head - Around);
    const qsizetype behind = std::min(tail, Around);
    const qsizetype endA = a.size() - tail;
    const qsizetype endB = b.size() - tail;
    QStringList out{u"--- "_s + fileBefore, u"+++ "_s + fileAfter,
                    u"@@ -%1 +%2 @@"_s.arg(range(first, endA + behind - first),
                                           range(first, endB + behind - first))};
    for (qsizetype i = first; i < head; ++i)
        out.append(u' ' + withoutSecrets(a.at(i)));
    for (qsizetype i = head; i < endA; ++i)
        out.append(u'-' + withoutSecrets(a.at(i)));
    for (qsizetype i = head; i < endB; ++i)
        out.append(u'+' + withoutSecrets(b.at(i)));
    for (qsizetype i = endA; i < endA + behind; ++i)
        out.append(u' ' + withoutSecrets(a.at(i)));
    return out.join(u'\n') + u'\n';
}

QString withoutSecrets(const QString &line)
{
    // user:password@ of an address
    static const QRegularExpression user(u"(://)[^/\\s\"'<>]*@"_s);
    // name = secret, "name": "secret", <name>secret</name>, key="name" value="secret"
    static const QRegularExpression named(
        u"((?:auth(?:token|entication)?|token|password|passphrase|secret|api[_-]?key)"
        "[\"']?\\s*(?:[=:>]|value=)\\s*[\"']?)[^\"'<>\\s]+"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString shown = line;
    shown.replace(user, u"\\1***@"_s);
    shown.replace(named, u"\\1***"_s);
    return shown;
}

} // namespace packhouse

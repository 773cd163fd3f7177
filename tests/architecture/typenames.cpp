// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/typenames.h"

using namespace Qt::StringLiterals;

namespace packhouse::architecture {

// "npm", "npm_max_file_size" and "npmPackageRequestsForwarding", but not "helmet": a name ends
// where no small letter goes on.
TypeNames::TypeNames(const QStringList &types, const QString &text)
    : m_name(uR"RX((?:(?<![A-Za-z])|(?<=\\[abfnrtv]))(?i:%1)(?![a-z]))RX"_s.arg(types.join(u'|')))
{
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].section(u'#', 0, 0).simplified();
        const QString path = line.section(u": "_s, 0, 0);
        const QString reason = line.section(u": "_s, 1);
        if (line.isEmpty())
            continue;
        if (reason.isEmpty() || path.contains(u' '))
            m_errors << u"line %1 makes no sense: %2"_s.arg(i + 1).arg(line);
        else
            m_exceptions << path;
    }
}

QStringList TypeNames::strangers(const QString &path, const QString &literal) const
{
    QStringList found;
    QRegularExpressionMatchIterator names = m_name.globalMatch(literal);
    while (names.hasNext()) {
        const QString type = names.next().captured().toLower();
        if (!path.startsWith(u"models/formats/"_s + type + u'/'))
            found << type;
    }
    return found;
}

QString TypeNames::exceptionFor(const QString &path) const
{
    for (const QString &known : m_exceptions) {
        if (path == known || path.startsWith(known + u'/'))
            return known;
    }
    return {};
}

} // namespace packhouse::architecture

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/gemfilelock.h"

#include "clientfiles/textlines.h"

#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace packhouse::rubygems {

// Sections begin at the margin: GEM, GIT and PATH have addresses and what was taken from there,
// CHECKSUMS what it has to be.
QList<LockedPackage> inGemfileLock(const QByteArray &bytes, const QString &gem)
{
    static const QRegularExpression named(u"^([A-Za-z0-9._-]+) \\(([^)]*)\\)(.*)$"_s);
    const TextLines lines(bytes);
    QList<LockedPackage> found;
    QStringList remotes;
    QString section;
    QMap<QString, QString> sums; // by version
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = QString::fromUtf8(lines.at(i));
        const QString text = line.trimmed();
        if (!line.isEmpty() && !line.startsWith(u' ')) {
            section = text;
            remotes.clear();
        } else if (text.startsWith(u"remote: "_s)) {
            remotes.append(text.sliced(8).trimmed());
        }
        const auto match = named.match(text);
        if (!match.hasMatch() || match.captured(1) != gem)
            continue;
        const bool ofSource = section == u"GEM" || section == u"GIT";
        // Deeper ones are what another gem needs.
        if (ofSource && line.startsWith(u"    "_s) && !line.startsWith(u"     "_s)) {
            for (const QString &remote : std::as_const(remotes))
                found.append({match.captured(2), remote, {}, int(i) + 1});
        }
        const QString sum = match.captured(3).section(u"sha256="_s, 1).section(u',', 0, 0);
        if (section == u"CHECKSUMS" && !sum.isEmpty())
            sums.insert(match.captured(2), u"sha256:"_s + sum.trimmed().toLower());
    }
    for (LockedPackage &one : found) {
        if (const QString sum = sums.value(one.version); !sum.isEmpty())
            one.sums = {sum};
    }
    return found;
}

} // namespace packhouse::rubygems

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/npmrc.h"

#include "clientfiles/textlines.h"

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

// As npm's reader of such files takes a word: quoted, or up to a comment, '\' before what stands
// for itself.
QString plainWord(const QString &written)
{
    const QString word = written.trimmed();
    for (const QChar mark : {u'"', u'\''}) {
        if (word.size() >= 2 && word.startsWith(mark) && word.endsWith(mark))
            return word.sliced(1, word.size() - 2);
    }
    QString plain;
    bool escaping = false;
    for (const QChar c : word) {
        const bool special = c == u';' || c == u'#';
        if (escaping) {
            if (!special && c != u'\\')
                plain += u'\\';
            plain += c;
            escaping = false;
        } else if (special) {
            break;
        } else if (c == u'\\') {
            escaping = true;
        } else {
            plain += c;
        }
    }
    return (escaping ? plain + u'\\' : plain).trimmed();
}

} // namespace

QList<NpmrcSetting> npmrcSettings(const QByteArray &bytes)
{
    const TextLines lines(bytes);
    QList<NpmrcSetting> found;
    bool section = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = QString::fromUtf8(lines.at(i)).trimmed();
        if (line.isEmpty() || line.startsWith(u';') || line.startsWith(u'#'))
            continue;
        section = section || (line.startsWith(u'[') && line.endsWith(u']'));
        const qsizetype equals = line.indexOf(u'=');
        if (!section && equals > 0)
            found.append(
                {plainWord(line.first(equals)), plainWord(line.sliced(equals + 1)), int(i) + 1});
    }
    return found;
}

} // namespace packhouse::npm

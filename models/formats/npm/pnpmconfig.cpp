// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/pnpmconfig.h"

#include "clientfiles/textlines.h"
#include "formats/support/yaml.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

/// The first line with that key, quoted or not; 0 where it is written in another way.
int lineOf(const TextLines &lines, const QString &key)
{
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QString line = QString::fromUtf8(lines.at(i)).trimmed();
        line.remove(u'"').remove(u'\'');
        if (line.startsWith(key + u':'))
            return int(i) + 1;
    }
    return 0;
}

} // namespace

Result<PnpmConfig> pnpmConfig(const QByteArray &bytes)
{
    const Result<QJsonValue> yaml = parseYaml(bytes);
    if (!yaml || !(yaml->isObject() || yaml->isNull() || yaml->isUndefined()))
        return fail(ErrorCode::InvalidFile, Text::of("It is no YAML that can be read."));
    PnpmConfig found;
    const QJsonObject root = yaml->toObject();
    const TextLines lines(bytes);
    const QJsonObject registries = root[u"registries"_s].toObject();
    found.signedIn = root.contains(u"_auth"_s);
    found.unclear = root.contains(u"registries"_s) && !root[u"registries"_s].isObject();
    for (auto entry = registries.begin(); entry != registries.end(); ++entry) {
        const bool isScope = entry.key().startsWith(u'@') && entry.key().size() > 1;
        if (!entry->isString() || !(isScope || entry.key() == u"default")) {
            found.unclear = true; // by address, with what it is for
            continue;
        }
        found.settings.append({isScope ? entry.key() + u":registry"_s : u"registry"_s,
                               entry->toString(), lineOf(lines, entry.key())});
    }
    // Of the two it is the one that counts.
    if (root[u"registry"_s].isString())
        found.settings.append(
            {u"registry"_s, root[u"registry"_s].toString(), lineOf(lines, u"registry"_s)});
    return found;
}

} // namespace packhouse::npm

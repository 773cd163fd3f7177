// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/packagelock.h"

#include "clientfiles/textlines.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

const QString InFolder = u"node_modules/"_s;

LockedPackage lockedOf(const QJsonObject &entry)
{
    return {entry[u"version"_s].toString(), entry[u"resolved"_s].toString(),
            !entry[u"integrity"_s].toString().isEmpty(), 0};
}

/// Of the first version: what each package needs is in it.
void addNested(const QJsonObject &dependencies, const QString &name, QList<LockedPackage> &found)
{
    QList<QJsonObject> open{dependencies};
    while (!open.isEmpty()) {
        const QJsonObject level = open.takeLast();
        for (auto entry = level.begin(); entry != level.end(); ++entry) {
            const QJsonObject one = entry->toObject();
            if (entry.key() == name && !one[u"bundled"_s].toBool())
                found.append(lockedOf(one));
            if (const QJsonValue inner = one[u"dependencies"_s]; inner.isObject())
                open.append(inner.toObject());
        }
    }
}

} // namespace

Result<QList<LockedPackage>> inPackageLock(const QByteArray &bytes, const QString &name)
{
    const QJsonDocument json = QJsonDocument::fromJson(bytes);
    if (!json.isObject())
        return fail(ErrorCode::InvalidFile, Text::of("It is no JSON object."));
    QList<LockedPackage> found;
    const QJsonObject root = json.object();
    if (!root.contains(u"packages"_s)) {
        addNested(root[u"dependencies"_s].toObject(), name, found);
        return found;
    }
    const QJsonObject packages = root[u"packages"_s].toObject();
    for (auto entry = packages.begin(); entry != packages.end(); ++entry) {
        const QJsonObject one = entry->toObject();
        const qsizetype folder = entry.key().lastIndexOf(InFolder);
        const QString given = one[u"name"_s].toString(); // of an alias
        const QString isNamed = !given.isEmpty() ? given
                                                 : entry.key().mid(folder + InFolder.size());
        const bool elsewhere = one[u"link"_s].toBool() || one[u"inBundle"_s].toBool();
        if (folder >= 0 && isNamed == name && !elsewhere)
            found.append(lockedOf(one));
    }
    return found;
}

QList<LockedPackage> inPnpmLock(const QByteArray &bytes, const QString &name)
{
    static const QRegularExpression tarball(u"\\btarball:\\s*['\"]?([^,}'\"\\s]+)"_s);
    const TextLines lines(bytes);
    QList<LockedPackage> found;
    bool packages = false;
    bool open = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QByteArray &line = lines.at(i);
        if (!line.isEmpty() && line.at(0) != ' ')
            packages = line.startsWith("packages:");
        if (!packages || line.trimmed().isEmpty())
            continue;
        if (line.startsWith("  ") && line.size() > 2 && line.at(2) != ' ') {
            // '@acme/ui@1.0.0': and in older ones /@acme/ui/1.0.0:
            QString key = QString::fromUtf8(line).trimmed();
            key = key.first(std::max<qsizetype>(0, key.lastIndexOf(u':'))).remove(u'\'');
            key.remove(u'"');
            if (key.startsWith(u'/'))
                key.remove(0, 1);
            open = key.startsWith(name + u'@') || key.startsWith(name + u'/');
            if (open)
                found.append({key.sliced(name.size() + 1), {}, false, int(i) + 1});
        } else if (open && line.contains("integrity:")) {
            found.last().hashed = true;
        }
        if (open) {
            const auto match = tarball.match(QString::fromUtf8(line));
            if (match.hasMatch())
                found.last().address = match.captured(1);
        }
    }
    return found;
}

} // namespace packhouse::npm

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
            sumsOfIntegrity(entry[u"integrity"_s].toString()), 0};
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
        // Of an alias either: what asks for the one gets the other.
        const bool isNamed = one[u"name"_s].toString() == name
                             || entry.key().mid(folder + InFolder.size()) == name;
        const bool elsewhere = one[u"link"_s].toBool() || one[u"inBundle"_s].toBool();
        if (folder >= 0 && isNamed && !elsewhere)
            found.append(lockedOf(one));
    }
    return found;
}

QList<LockedPackage> inPnpmLock(const QByteArray &bytes, const QString &name)
{
    static const QRegularExpression integrity(u"\\bintegrity:\\s*['\"]?([^,}'\"\\s]+)"_s);
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
                found.append({key.sliced(name.size() + 1).section(u'(', 0, 0), {}, {}, int(i) + 1});
            continue;
        }
        if (!open)
            continue;
        const QString text = QString::fromUtf8(line);
        if (const auto match = integrity.match(text); match.hasMatch())
            found.last().sums = sumsOfIntegrity(match.captured(1));
        if (const auto match = tarball.match(text); match.hasMatch())
            found.last().address = match.captured(1);
    }
    return found;
}

namespace {

/// Whether "NAME@RANGE, ALIAS@npm:NAME@RANGE:" of a yarn.lock is about the package.
bool isYarnsKey(QString key, const QString &name)
{
    key.remove(u'"');
    key.chop(1); // the colon
    for (const QString &part : key.split(u',')) {
        const QString one = part.trimmed();
        if (one.startsWith(name + u'@') || one.contains(u"@npm:"_s + name + u'@'))
            return true;
    }
    return false;
}

/// Of an entry: in the first version 'version "1.0.0"', in later ones 'version: 1.0.0'.
void readYarnsLine(const QString &line, LockedPackage &found, bool &isFolder)
{
    static const QRegularExpression pair(u"^  ([a-z]+):? \"?([^\"]*)\"?$"_s);
    const auto match = pair.match(line);
    const QString key = match.captured(1);
    const QString value = match.captured(2).trimmed();
    if (key == u"version") {
        found.version = value;
    } else if (key == u"resolved") {
        found.address = value.section(u'#', 0, 0);
        if (const QString sha1 = value.section(u'#', 1); found.sums.isEmpty() && !sha1.isEmpty())
            found.sums = {u"sha1:"_s + sha1.toLower()};
    } else if (key == u"integrity") {
        found.sums = sumsOfIntegrity(value);
    } else if (key == u"checksum") {
        found.sums = {value}; // of an archive that Yarn makes itself
    } else if (key == u"resolution") {
        const QString from = value.section(u'@', -1);
        isFolder = value.contains(u"@workspace:"_s) || value.contains(u"@link:"_s)
                   || value.contains(u"@portal:"_s);
        if (!from.startsWith(u"npm:"_s) && value.contains(u"://"_s))
            found.address = value.mid(value.indexOf(u'@', 1) + 1);
    }
}

} // namespace

QList<LockedPackage> inYarnLock(const QByteArray &bytes, const QString &name)
{
    const TextLines lines(bytes);
    QList<LockedPackage> found;
    bool open = false;
    bool isFolder = false; // of the project
    const auto close = [&] {
        if (open && isFolder)
            found.removeLast();
        open = isFolder = false;
    };
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = QString::fromUtf8(lines.at(i));
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (!line.startsWith(u' ')) {
            close();
            open = isYarnsKey(line, name);
            if (open)
                found.append({{}, {}, {}, int(i) + 1});
        } else if (open) {
            readYarnsLine(line, found.last(), isFolder);
        }
    }
    close();
    return found;
}

} // namespace packhouse::npm

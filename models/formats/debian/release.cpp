// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/release.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

void add(QByteArray &text, const char *name, const QString &value)
{
    if (!value.isEmpty())
        text += QByteArray(name) + ": " + value.toUtf8() + '\n';
}

QString sorted(QStringList names)
{
    names.sort();
    return names.join(u' ');
}

} // namespace

QByteArrayList indexPaths(const Distribution &distribution)
{
    QByteArrayList paths;
    for (const QString &name : distribution.components) {
        const QByteArray component = name.toLatin1();
        for (const QString &architecture : distribution.architectures) {
            const QByteArray suffix = architecture.toLatin1();
            paths << component + "/binary-" + suffix + "/Packages"
                  << component + "/debian-installer/binary-" + suffix + "/Packages"
                  << component + "/Contents-" + suffix << component + "/Contents-udeb-" + suffix;
        }
        paths << component + "/source/Sources" << component + "/i18n/Translation-en";
    }
    return paths;
}

bool listedWhenEmpty(const QByteArray &indexPath)
{
    return indexPath.endsWith("/Sources")
           || (indexPath.endsWith("/Packages") && !indexPath.contains("/debian-installer/"));
}

QByteArray releaseDate(const QDateTime &when)
{
    return QLocale::c().toString(when.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1()
           + " +0000";
}

QByteArray renderRelease(const Distribution &distribution, const QDateTime &date,
                         const std::vector<IndexFilePtr> &files)
{
    QByteArray text;
    add(text, "Origin", distribution.origin);
    add(text, "Label", distribution.label);
    add(text, "Suite", distribution.suite);
    add(text, "Version", distribution.version);
    add(text, "Codename", distribution.codename);
    text += "Date: " + releaseDate(date) + '\n';
    if (distribution.validSeconds)
        text += "Valid-Until: " + releaseDate(date.addSecs(*distribution.validSeconds)) + '\n';
    text += "Acquire-By-Hash: yes\n";
    add(text, "Architectures", sorted(distribution.architectures));
    add(text, "Components", sorted(distribution.components));
    add(text, "Description", distribution.description);
    for (const auto &[name, sum] :
         {std::pair("SHA256", &Digest::Sums::sha256), std::pair("SHA512", &Digest::Sums::sha512)}) {
        text += QByteArray(name) + ":\n";
        for (const IndexFilePtr &file : files) {
            text += ' ' + (file->sums().*sum).toHex() + ' '
                    + QByteArray::number(file->size()).rightJustified(8) + ' ' + file->path()
                    + '\n';
        }
    }
    return text;
}

} // namespace packhouse::debian

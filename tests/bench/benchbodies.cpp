// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Bodies of npm publishes, with real tarballs in them: benchbodies FOLDER NAME COUNT BYTES
// versions|names writes FOLDER/1.json … : versions 1.0.1 … of NAME, or version 1.0.0 of NAME1 … .
#include "core/hashes.h"
#include "support/archivebuilder.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <cstring>

using namespace packhouse;

namespace {

QByteArray filler(qsizetype size)
{
    static QRandomGenerator random(1);
    QByteArray bytes(size, '\0');
    for (char &c : bytes)
        c = char(random.generate());
    return bytes;
}

QByteArray body(const QByteArray &name, const QByteArray &version, const QByteArray &tarball)
{
    Hasher hasher;
    hasher.add(tarball);
    const Hashes hashes = hasher.finish();
    const QByteArray manifest =
        "{\"name\":\"" + name + "\",\"version\":\"" + version
        + "\",\"description\":\"A package of the "
          "benchmark\",\"license\":\"MIT\",\"dependencies\":{\"left\":\"^1.0.0\","
          "\"right\":\"~2.1.0\"},\"dist\":{\"integrity\":\"sha512-"
        + hashes.sha512.toBase64() + "\",\"shasum\":\"" + hashes.sha1.toHex()
        + "\",\"tarball\":\"http://127.0.0.1/x.tgz\"}}";
    return "{\"_id\":\"" + name + "\",\"name\":\"" + name + "\",\"dist-tags\":{\"latest\":\""
           + version + "\"},\"versions\":{\"" + version + "\":" + manifest
           + "},\"_attachments\":{\"" + name + '-' + version
           + ".tgz\":{\"content_type\":\"application/octet-stream\",\"data\":\""
           + tarball.toBase64() + "\",\"length\":" + QByteArray::number(tarball.size()) + "}}}";
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 6)
        return 2;
    const QDir folder(QFile::decodeName(argv[1]));
    const bool versions = std::strcmp(argv[5], "versions") == 0;
    const QByteArray bytes = filler(QByteArray(argv[4]).toLongLong());
    if (!folder.mkpath(QStringLiteral(".")))
        return 1;
    for (int i = 1; i <= QByteArray(argv[3]).toInt(); ++i) {
        const QByteArray number = QByteArray::number(i);
        const QByteArray name = versions ? QByteArray(argv[2]) : argv[2] + number;
        const QByteArray version = versions ? "1.0." + number : QByteArray("1.0.0");
        const QByteArray manifest = "{\"name\":\"" + name + "\",\"version\":\"" + version + "\"}";
        const QByteArray tarball = test::makeTgz(
            {{"package/package.json", manifest}, {"package/filler", bytes}});
        QFile file(folder.filePath(QString::number(i) + QStringLiteral(".json")));
        const QByteArray text = body(name, version, tarball);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return 1;
    }
    return 0;
}

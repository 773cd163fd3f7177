// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/fileverifier.h"

#include <QFile>
#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

Result<Hashes> hashFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::NotFound,
                    Text::of("The file could not be read: %1.", Foreign{file.errorString()}),
                    Text::of("Verify the registry to see which files are missing."));
    }
    Hasher hasher;
    QByteArray block(1 << 20, Qt::Uninitialized);
    for (qint64 got = 0; (got = file.read(block.data(), block.size())) != 0;) {
        if (got < 0) {
            return fail(ErrorCode::Corrupt,
                        Text::of("Reading the file failed: %1.", Foreign{file.errorString()}), {},
                        true);
        }
        hasher.add(QByteArrayView(block.constData(), got));
    }
    return hasher.finish();
}

Result<void> verify(const QString &path, const Hashes &expected)
{
    const Result<Hashes> found = hashFile(path);
    if (!found)
        return fail(found.error());
    const std::tuple<QString, QByteArray, QByteArray> pairs[] = {
        {u"MD5"_s, expected.md5, found->md5},
        {u"SHA-1"_s, expected.sha1, found->sha1},
        {u"SHA-256"_s, expected.sha256, found->sha256},
        {u"SHA-512"_s, expected.sha512, found->sha512},
    };
    for (const auto &[name, wanted, is] : pairs) {
        if (!wanted.isEmpty() && wanted != is) {
            return fail(
                ErrorCode::HashMismatch, Text::of("The stored bytes do not match their %1.", name),
                Text::of("Publish the file again from a good copy; do not hand this one out."));
        }
    }
    return {};
}

} // namespace

QFuture<Result<void>> verifyFile(const QString &path, const Hashes &expected)
{
    return QtConcurrent::run([path, expected] { return verify(path, expected); });
}

} // namespace packhouse

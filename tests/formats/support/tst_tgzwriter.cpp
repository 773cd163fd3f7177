// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/archive.h"
#include "formats/support/tgzwriter.h"
#include "support/teststaging.h"

#include <QBuffer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

QByteArray written(const std::function<Result<void>(TgzWriter &)> &fill)
{
    TestStaging staging;
    TgzWriter writer(*staging.stage(0));
    if (const auto done = fill(writer); !done)
        return english(done.error().what).toUtf8();
    const auto blob = writer.finish();
    QFile file((*blob)->path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<void> add(TgzWriter &writer, const QString &path, QByteArray bytes, bool executable = false)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return writer.addFile(path, bytes.size(), executable, buffer);
}

} // namespace

class TestTgzWriter : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenIsReadBack()
    {
        const QString deep = QString(150, u'd') + u"/ü.txt"_s;
        const QByteArray target = QByteArray(120, 't') + "/lib.so";
        QByteArray archive = written([&](TgzWriter &writer) {
            return add(writer, u"bin/tool"_s, QByteArray(100'000, 'x'), true)
                .and_then([&] { return add(writer, u"empty"_s, {}); })
                .and_then([&] { return add(writer, deep, "deep"); })
                .and_then([&] { return writer.addLink(u"lib.so"_s, "lib.so.1"); })
                .and_then([&] { return writer.addLink(u"far"_s, target); });
        });
        QBuffer buffer(&archive);
        buffer.open(QIODevice::ReadOnly);
        QMap<QString, std::pair<ArchiveEntry, QByteArray>> found;
        const auto read = readArchive(buffer, {}, [&](const ArchiveEntry &entry, QIODevice &bytes) {
            found.insert(entry.path, {entry, bytes.readAll()});
            return true;
        });
        QVERIFY2(read, read ? "" : qPrintable(english(read.error())));
        QCOMPARE(found.size(), 5);
        QVERIFY(found[u"bin/tool"_s].first.executable);
        QCOMPARE(found[u"bin/tool"_s].second.size(), 100'000);
        QVERIFY(!found[u"empty"_s].first.executable);
        QCOMPARE(found[deep].second, "deep"_ba);
        QVERIFY(found[u"lib.so"_s].first.link);
        QCOMPARE(found[u"lib.so"_s].first.target, "lib.so.1"_ba);
        QCOMPARE(found[u"far"_s].first.target, target);
    }

    void tarReadsItToo()
    {
        const QByteArray archive = written([](TgzWriter &writer) {
            return add(writer, QString(120, u'a') + u"/b"_s, "bytes", true);
        });
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"a.tgz"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(archive) == archive.size());
        file.close();
        QProcess tar;
        tar.start(u"tar"_s, {u"xzf"_s, file.fileName(), u"-C"_s, folder.path()});
        QVERIFY(tar.waitForFinished());
        QCOMPARE(tar.exitCode(), 0);
        QFile out(folder.filePath(QString(120, u'a') + u"/b"_s));
        QVERIFY(out.open(QIODevice::ReadOnly));
        QCOMPARE(out.readAll(), "bytes"_ba);
        QVERIFY(out.permissions().testFlag(QFile::ExeOwner));
    }

    void theSameEntriesAreTheSameBytes()
    {
        const auto fill = [](TgzWriter &writer) { return add(writer, u"a"_s, "bytes"); };
        QCOMPARE(written(fill), written(fill));
    }

    void fewerBytesThanSaidAreAnError()
    {
        QByteArray bytes = "short";
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        TestStaging staging;
        TgzWriter writer(*staging.stage(0));
        QCOMPARE(writer.addFile(u"a"_s, 6, false, buffer).error().code, ErrorCode::InvalidFile);
    }
};

QTEST_GUILESS_MAIN(TestTgzWriter)
#include "tst_tgzwriter.moc"

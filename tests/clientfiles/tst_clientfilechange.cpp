// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/clientfilechange.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

class TestClientFileChange : public QObject
{
    Q_OBJECT

private slots:
    void writesAndKeepsABackup();
    void undoPutsTheBackupBack();
    void undoOfANewFileRemovesIt();
    void undoLeavesWhatWasChangedSince();
    void aNewFileIsForItsUserAlone();
    void neverOverwritesABackup();
    void modeStays();
    void refusesWhatChangedMeanwhile();
    void refusesAFileThatCameMeanwhile();
    void followsALinkToItsFile();
    void refusesALinkThatLeadsNowhere();
    void refusesSeveralNames();
    void refusesWhatIsNoFile();
    void aFolderThatCannotBeWritten();
    void leavesNothingBehind();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(bytes);
        return path(name);
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
    }
    QStringList names() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                       QDir::Name);
    }
    static mode_t modeOf(const QString &path)
    {
        struct stat status;
        return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777
                                                                         : 0;
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
};

void TestClientFileChange::writesAndKeepsABackup()
{
    const QString file = write(u".rc"_s, "old\r\n\xff tail");
    const auto written = writeClientFile({file, "old\r\n\xff tail"_ba, "new"_ba});
    QVERIFY2(written, written ? "" : qPrintable(english(written.error())));
    QCOMPARE(read(file), "new"_ba);
    QCOMPARE(read(written->backup), "old\r\n\xff tail"_ba);
    QVERIFY(written->backup.startsWith(file));
}

void TestClientFileChange::undoPutsTheBackupBack()
{
    const QString file = write(u".rc"_s, "old");
    const auto written = writeClientFile({file, "old"_ba, "new"_ba});
    QVERIFY(written);
    QVERIFY(undoClientFile(*written));
    QCOMPARE(read(file), "old"_ba);
    QCOMPARE(names(), QStringList{u".rc"_s});
}

void TestClientFileChange::undoOfANewFileRemovesIt()
{
    const auto written = writeClientFile({path(u"a/b/rc"_s), std::nullopt, "new"_ba});
    QVERIFY(written);
    QVERIFY(written->backup.isEmpty());
    QCOMPARE(read(path(u"a/b/rc"_s)), "new"_ba);
    QVERIFY(undoClientFile(*written));
    QVERIFY(!QFile::exists(path(u"a/b/rc"_s)));
}

void TestClientFileChange::undoLeavesWhatWasChangedSince()
{
    const QString file = write(u".rc"_s, "old");
    const auto written = writeClientFile({file, "old"_ba, "new"_ba});
    write(u".rc"_s, "by hand");
    const auto undone = undoClientFile(*written);
    QVERIFY(!undone);
    QCOMPARE(undone.error().code, ErrorCode::Conflict);
    QCOMPARE(read(file), "by hand"_ba);
    QCOMPARE(read(written->backup), "old"_ba);
}

void TestClientFileChange::aNewFileIsForItsUserAlone()
{
    const mode_t before = ::umask(022);
    QVERIFY(writeClientFile({path(u"own"_s), std::nullopt, "x"_ba}));
    QVERIFY(writeClientFile({path(u"shared"_s), std::nullopt, "x"_ba, true}));
    ::umask(before);
    QCOMPARE(modeOf(path(u"own"_s)), mode_t(0600));
    QCOMPARE(modeOf(path(u"shared"_s)), mode_t(0644));
}

void TestClientFileChange::neverOverwritesABackup()
{
    const QString file = write(u".rc"_s, "1");
    for (const QByteArray &next : {"2"_ba, "3"_ba, "4"_ba})
        QVERIFY(writeClientFile({file, read(file), next}));
    QCOMPARE(read(file + u".packhouse-backup"_s), "1"_ba);
    QCOMPARE(read(file + u".packhouse-backup-2"_s), "2"_ba);
    QCOMPARE(read(file + u".packhouse-backup-3"_s), "3"_ba);
}

void TestClientFileChange::modeStays()
{
    for (const mode_t mode : {0600, 0640, 0644, 0400}) {
        const QString file = write(u"rc%1"_s.arg(mode), "old");
        QVERIFY(::chmod(QFile::encodeName(file).constData(), mode) == 0);
        const auto written = writeClientFile({file, "old"_ba, "new"_ba});
        QVERIFY(written);
        QCOMPARE(modeOf(file), mode);
        QCOMPARE(modeOf(written->backup), mode); // it may hold a token
    }
}

void TestClientFileChange::refusesWhatChangedMeanwhile()
{
    const QString file = write(u".rc"_s, "by hand");
    const auto written = writeClientFile({file, "old"_ba, "new"_ba});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Conflict);
    QCOMPARE(read(file), "by hand"_ba);
    const auto gone = writeClientFile({path(u"gone"_s), "old"_ba, "new"_ba});
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::Conflict);
    QCOMPARE(names(), QStringList{u".rc"_s});
}

void TestClientFileChange::refusesAFileThatCameMeanwhile()
{
    const QString file = write(u".rc"_s, "somebody's");
    const auto written = writeClientFile({file, std::nullopt, "new"_ba});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Conflict);
    QCOMPARE(read(file), "somebody's"_ba);
}

void TestClientFileChange::followsALinkToItsFile()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"dotfiles"_s));
    const QString real = write(u"dotfiles/rc"_s, "old");
    QVERIFY(QFile::link(u"dotfiles/rc"_s, path(u".rc"_s)));
    const auto written = writeClientFile({path(u".rc"_s), "old"_ba, "new"_ba});
    QVERIFY2(written, written ? "" : qPrintable(english(written.error())));
    QVERIFY(QFileInfo(path(u".rc"_s)).isSymLink());
    QVERIFY(!QFileInfo(real).isSymLink());
    QCOMPARE(read(real), "new"_ba);
    QVERIFY(written->backup.startsWith(real));
    QVERIFY(undoClientFile(*written));
    QCOMPARE(read(real), "old"_ba);
    QVERIFY(QFileInfo(path(u".rc"_s)).isSymLink());
}

void TestClientFileChange::refusesALinkThatLeadsNowhere()
{
    QVERIFY(QFile::link(u"nowhere"_s, path(u".rc"_s)));
    const auto written = writeClientFile({path(u".rc"_s), std::nullopt, "new"_ba});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::InvalidFile);
    QVERIFY(!QFile::exists(path(u"nowhere"_s)));
}

void TestClientFileChange::refusesSeveralNames()
{
    const QString file = write(u".rc"_s, "old");
    QVERIFY(
        ::link(QFile::encodeName(file).constData(), QFile::encodeName(path(u"other"_s)).constData())
        == 0);
    const auto written = writeClientFile({file, "old"_ba, "new"_ba});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::InvalidFile);
    QCOMPARE(read(file), "old"_ba);
}

void TestClientFileChange::refusesWhatIsNoFile()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u".rc"_s));
    QVERIFY(!writeClientFile({path(u".rc"_s), std::nullopt, "new"_ba}));
    QVERIFY(::mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600) == 0);
    QVERIFY(!writeClientFile({path(u"pipe"_s), QByteArray(), "new"_ba})); // and waits for nobody
}

void TestClientFileChange::aFolderThatCannotBeWritten()
{
    const QString file = write(u".rc"_s, "old");
    const QByteArray folder = QFile::encodeName(m_folder->path());
    // Whoever may write anywhere does it as somebody who may not.
    const uid_t self = ::geteuid();
    const uid_t other = self == 0 ? 65534 : self;
    QVERIFY(::chown(QFile::encodeName(file).constData(), other, gid_t(-1)) == 0);
    QVERIFY(::chown(folder.constData(), other, gid_t(-1)) == 0);
    QVERIFY(::chmod(folder.constData(), 0500) == 0);
    QVERIFY(::seteuid(other) == 0);
    const auto written = writeClientFile({file, "old"_ba, "new"_ba});
    QVERIFY(::seteuid(self) == 0);
    QVERIFY(::chmod(folder.constData(), 0700) == 0);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::ReadOnly);
    QCOMPARE(read(file), "old"_ba);
}

void TestClientFileChange::leavesNothingBehind()
{
    const QString file = write(u".rc"_s, "old");
    QVERIFY(writeClientFile({file, "old"_ba, "new"_ba}));
    QCOMPARE(names(), (QStringList{u".rc"_s, u".rc.packhouse-backup"_s}));
}

QTEST_GUILESS_MAIN(TestClientFileChange)
#include "tst_clientfilechange.moc"

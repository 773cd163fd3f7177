// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/clientacts.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What was written for clients, kept so that exactly that can be taken back.
class TestClientActs : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void takesBackExactly();
    void aNewFileAndItsFoldersGo();
    void foldersWithSomethingElseStay();
    void oneBackupAFile();
    void whatWasChangedSinceStays();
    void aBackupThatWasChangedIsNotPutBack();
    void allOrNothing();
    void theLaterOneFirst();
    void numbersAreNeverUsedAgain();
    void whatCannotBeKeptIsNotWritten();
    void recordsAreNobodyElsesAndHaveNoSecrets();
    void brokenRecordsAreLeftOut();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(bytes);
        return path(name);
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
    }
    ClientFileChange change(const QString &name, const QByteArray &after) const
    {
        return {path(name), QFile::exists(path(name)) ? std::optional(read(name)) : std::nullopt,
                after};
    }
    ClientActs acts() const { return ClientActs(path(u"acts"_s)); }
    static ClientAct forNpm() { return {{}, {}, u"npm"_s, u"@acme/ui"_s, {u"npm"_s}, {}}; }
    /// Every file below the home with what is in it and its mode.
    QMap<QString, QByteArray> everything() const
    {
        QMap<QString, QByteArray> found;
        const QDir folder(m_folder->path());
        for (const QString &name :
             folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
            struct stat status;
            ::stat(QFile::encodeName(path(name)).constData(), &status);
            if (name != u"acts")
                found.insert(name, QByteArray::number(status.st_mode, 8) + ' ' + read(name));
        }
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestClientActs::takesBackExactly()
{
    const QString file = write(u".rc"_s, "old\r\n\xff");
    QVERIFY(::chmod(QFile::encodeName(file).constData(), 0640) == 0);
    const auto before = everything();
    const auto act = acts().write(forNpm(), {change(u".rc"_s, "new")});
    QVERIFY2(act, act ? "" : qPrintable(english(act.error())));
    QCOMPARE(read(u".rc"_s), "new"_ba);
    const QList<ClientAct> listed = acts().list();
    QCOMPARE(listed.size(), 1);
    QCOMPARE(listed.first().id, act->id);
    QCOMPARE(listed.first().name, u"@acme/ui"_s);
    QCOMPARE(listed.first().clients, QStringList{u"npm"_s});
    QCOMPARE(listed.first().files, act->files);
    QVERIFY(listed.first().at.isValid());
    QVERIFY(acts().mayUndo(listed.first()));
    QVERIFY(acts().undo(listed.first()));
    QCOMPARE(everything(), before);
    QVERIFY(acts().list().isEmpty());
    QCOMPARE(acts().find({}).error().code, ErrorCode::NotFound);
    QCOMPARE(acts().find(act->id).error().code, ErrorCode::NotFound);
}

void TestClientActs::aNewFileAndItsFoldersGo()
{
    const auto act = acts().write(forNpm(), {change(u"a/b/rc"_s, "new")});
    QVERIFY(act);
    QVERIFY(acts().undo(*act));
    QVERIFY(!QFile::exists(path(u"a"_s)));
}

void TestClientActs::foldersWithSomethingElseStay()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"a"_s)); // was there before
    const auto act = acts().write(forNpm(), {change(u"a/b/c/rc"_s, "new")});
    QVERIFY(act);
    QVERIFY(!write(u"a/b/mine"_s, "x").isEmpty());
    QVERIFY(acts().undo(*act));
    QVERIFY(!QFile::exists(path(u"a/b/c"_s)));
    QCOMPARE(read(u"a/b/mine"_s), "x"_ba);
    const auto other = acts().write(forNpm(), {change(u"a/rc"_s, "new")});
    QVERIFY(other);
    QVERIFY(acts().undo(*other));
    QVERIFY(QFile::exists(path(u"a"_s)));
}

/// Several changes of one file in one act.
void TestClientActs::oneBackupAFile()
{
    write(u".rc"_s, "1");
    QList<ClientFileChange> changes{change(u".rc"_s, "2")};
    QVERIFY(acts().write(forNpm(), changes));
    QCOMPARE(QDir(m_folder->path())
                 .entryList({u".rc.packhouse-backup*"_s}, QDir::Files | QDir::Hidden)
                 .size(),
             1);
}

void TestClientActs::whatWasChangedSinceStays()
{
    write(u".rc"_s, "old");
    const auto act = acts().write(forNpm(), {change(u".rc"_s, "new")});
    QVERIFY(act);
    write(u".rc"_s, "by hand");
    const auto before = everything();
    const auto undone = acts().undo(*act);
    QVERIFY(!undone);
    QCOMPARE(undone.error().code, ErrorCode::Conflict);
    QVERIFY(english(undone.error().what).contains(path(u".rc"_s)));
    QCOMPARE(everything(), before);
    QCOMPARE(acts().list().size(), 1);
    // Once it is again as it was written.
    write(u".rc"_s, "new");
    QVERIFY(acts().undo(*act));
    QCOMPARE(read(u".rc"_s), "old"_ba);
}

void TestClientActs::aBackupThatWasChangedIsNotPutBack()
{
    write(u".rc"_s, "old");
    const auto act = acts().write(forNpm(), {change(u".rc"_s, "new")});
    QVERIFY(act);
    write(u".rc.packhouse-backup"_s, "a stranger's");
    QCOMPARE(acts().undo(*act).error().code, ErrorCode::Conflict);
    QCOMPARE(read(u".rc"_s), "new"_ba);
    QVERIFY(QFile::remove(path(u".rc.packhouse-backup"_s)));
    QCOMPARE(acts().undo(*act).error().code, ErrorCode::NotFound);
    QVERIFY(QFile::link(path(u".rc"_s), path(u".rc.packhouse-backup"_s)));
    QVERIFY(!acts().undo(*act));
    QCOMPARE(read(u".rc"_s), "new"_ba);
}

void TestClientActs::allOrNothing()
{
    write(u"one"_s, "1");
    write(u"two"_s, "2");
    const auto refused = acts().write(
        forNpm(), {change(u"one"_s, "x"), {path(u"two"_s), "not what is there"_ba, "x"_ba}});
    QVERIFY(!refused);
    QCOMPARE(read(u"one"_s), "1"_ba);
    QVERIFY(acts().list().isEmpty());
    const auto act = acts().write(forNpm(), {change(u"one"_s, "x"), change(u"two"_s, "y")});
    QVERIFY(act);
    write(u"two"_s, "by hand");
    QVERIFY(!acts().undo(*act));
    QCOMPARE(read(u"one"_s), "x"_ba); // nor the other one
}

void TestClientActs::theLaterOneFirst()
{
    write(u".rc"_s, "1");
    const auto first = acts().write(forNpm(), {change(u".rc"_s, "2")});
    const auto second = acts().write(forNpm(), {change(u".rc"_s, "3")});
    QVERIFY(first && second);
    const auto early = acts().undo(*first);
    QCOMPARE(early.error().code, ErrorCode::Conflict);
    QVERIFY(english(early.error().remedy).contains(u"change %1 back first"_s.arg(second->id)));
    QCOMPARE(acts().find({})->id, second->id);
    QVERIFY(acts().undo(*acts().find({})));
    QVERIFY(acts().undo(*acts().find({})));
    QCOMPARE(read(u".rc"_s), "1"_ba);
}

void TestClientActs::numbersAreNeverUsedAgain()
{
    const auto first = acts().write(forNpm(), {change(u".rc"_s, "2")});
    QVERIFY(first && acts().undo(*first));
    const auto second = acts().write(forNpm(), {change(u".rc"_s, "2")});
    QVERIFY(second);
    QVERIFY(second->id != first->id);
    QVERIFY(!acts().find(first->id));
}

void TestClientActs::whatCannotBeKeptIsNotWritten()
{
    write(u".rc"_s, "old");
    write(u"acts"_s, "no folder");
    const auto before = everything();
    QVERIFY(!acts().write(forNpm(), {change(u".rc"_s, "new")}));
    QCOMPARE(everything(), before);
}

void TestClientActs::recordsAreNobodyElsesAndHaveNoSecrets()
{
    write(u".rc"_s, "//h/:_authToken=s3cret\n");
    const auto act = acts().write(forNpm(), {change(u".rc"_s, "a=1\n//h/:_authToken=s3cret\n")});
    QVERIFY(act);
    const QString record = u"acts/%1.json"_s.arg(act->id);
    QVERIFY(!read(record).contains("s3cret"));
    for (const auto &[name, mode] : {std::pair(u"acts"_s, 0700), std::pair(record, 0600)}) {
        struct stat status;
        QVERIFY(::stat(QFile::encodeName(path(name)).constData(), &status) == 0);
        QCOMPARE(int(status.st_mode & 07777), mode);
    }
}

void TestClientActs::brokenRecordsAreLeftOut()
{
    QVERIFY(acts().write(forNpm(), {change(u".rc"_s, "2")}));
    write(u"acts/7.json"_s, "{");
    write(u"acts/x.json"_s, "{}");
    QCOMPARE(acts().list().size(), 1);
    const auto next = acts().write(forNpm(), {change(u".other"_s, "2")});
    QVERIFY(next);
    QCOMPARE(next->id, u"8"_s);
}

QTEST_GUILESS_MAIN(TestClientActs)
#include "tst_clientacts.moc"

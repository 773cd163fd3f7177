// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/publishunits.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

JoiningFile silent(const QString &name)
{
    JoiningFile file;
    file.name = name;
    return file;
}

JoiningFile telling(const QString &name, const QString &package, const QString &version,
                    const QString &stem = {}, const QStringList &parts = {})
{
    return {name, {u"maven"_s, package, version}, package, name, true, true, stem, parts};
}

/// Whatever the order in which the files came: each unit by its names, the first one first.
QList<QStringList> units(const QList<JoiningFile> &files)
{
    QList<QStringList> found;
    for (const QList<int> &unit : publishUnits(files)) {
        QStringList names;
        for (const int at : unit)
            names.append(files[at].name);
        std::sort(names.begin() + 1, names.end());
        found.append(names);
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

class TestPublishUnits : public QObject
{
    Q_OBJECT

private slots:
    void N7_filesOfOneVersionAreOne();
    void N7_silentFilesGoWithTheOneThatTells();
    void N7_theLongestNameCounts();
    void N7_whatListsOthersTellsOfThem();
    void N7_othersStayByThemselves();
    void N7_oneNameTwiceIsTwo();
};

void TestPublishUnits::N7_filesOfOneVersionAreOne()
{
    QList<JoiningFile> files{telling(u"etl-1.0.whl"_s, u"etl"_s, u"1.0"_s),
                             telling(u"etl-1.1.whl"_s, u"etl"_s, u"1.1"_s),
                             telling(u"etl-1.0.tar.gz"_s, u"etl"_s, u"1.0"_s)};
    QCOMPARE(publishUnits(files), (QList<QList<int>>{{0, 2}, {1}}));
    files[2].joins = false;
    QCOMPARE(publishUnits(files).size(), 3);
    files[2].joins = true;
    files[2].certain = false;
    QCOMPARE(publishUnits(files).size(), 3);
}

void TestPublishUnits::N7_silentFilesGoWithTheOneThatTells()
{
    QList<JoiningFile> files{
        silent(u"widget-1.2-sources.jar"_s),
        silent(u"widget-1.2.jar"_s),
        silent(u"widget-1.2.module"_s),
        telling(u"widget-1.2.pom"_s, u"com/acme/widget"_s, u"1.2"_s, u"widget-1.2"_s),
        silent(u"widget-1.20.jar"_s),
        silent(u"widgets-1.2.jar"_s)};
    const QList<QStringList> wanted{{u"widget-1.2.pom"_s, u"widget-1.2-sources.jar"_s,
                                     u"widget-1.2.jar"_s, u"widget-1.2.module"_s},
                                    {u"widget-1.20.jar"_s},
                                    {u"widgets-1.2.jar"_s}};
    for (int turn = 0; turn < 6; ++turn) {
        QCOMPARE(units(files), wanted);
        std::rotate(files.begin(), files.begin() + 1, files.end());
    }
}

void TestPublishUnits::N7_theLongestNameCounts()
{
    const QList<JoiningFile> files{
        telling(u"lib-1.0.pom"_s, u"a/lib"_s, u"1.0"_s, u"lib-1.0"_s),
        telling(u"lib-1.0-beta.pom"_s, u"a/lib"_s, u"1.0-beta"_s, u"lib-1.0-beta"_s),
        silent(u"lib-1.0-beta.jar"_s), silent(u"lib-1.0.jar"_s)};
    QCOMPARE(publishUnits(files), (QList<QList<int>>{{0, 3}, {1, 2}}));
}

void TestPublishUnits::N7_whatListsOthersTellsOfThem()
{
    QList<JoiningFile> files{
        telling(u"agent_1-1_amd64.deb"_s, u"agent"_s, u"1-1"_s), silent(u"agent_1.orig.tar.gz"_s),
        telling(u"agent_1-1.dsc"_s, u"agent"_s, u"1-1"_s, {},
                {u"agent_1.orig.tar.gz"_s, u"agent_1-1.debian.tar.xz"_s}),
        silent(u"agent_1-1.debian.tar.xz"_s), silent(u"agent_2.orig.tar.gz"_s)};
    QCOMPARE(units(files), (QList<QStringList>{{u"agent_1-1.dsc"_s, u"agent_1-1.debian.tar.xz"_s,
                                                u"agent_1-1_amd64.deb"_s, u"agent_1.orig.tar.gz"_s},
                                               {u"agent_2.orig.tar.gz"_s}}));
    // The tarball is a package of its own, too, and beside it lies another file of that one.
    files[1] = telling(u"agent_1.orig.tar.gz"_s, u"py-agent"_s, u"1"_s);
    files.append(telling(u"agent-1.whl"_s, u"py-agent"_s, u"1"_s));
    // And all but that are listed once more.
    files.append(telling(u"agent_1-1_amd64.changes"_s, u"agent"_s, u"1-1"_s, {},
                         {u"agent_1.orig.tar.gz"_s, u"agent_1-1.debian.tar.xz"_s,
                          u"agent_1-1.dsc"_s, u"agent_1-1_amd64.deb"_s}));
    for (int turn = 0; turn < files.size(); ++turn) {
        QCOMPARE(units(files),
                 (QList<QStringList>{{u"agent-1.whl"_s},
                                     {u"agent_1-1_amd64.changes"_s, u"agent_1-1.debian.tar.xz"_s,
                                      u"agent_1-1.dsc"_s, u"agent_1-1_amd64.deb"_s,
                                      u"agent_1.orig.tar.gz"_s},
                                     {u"agent_2.orig.tar.gz"_s}}));
        std::rotate(files.begin(), files.begin() + 1, files.end());
    }
}

void TestPublishUnits::N7_othersStayByThemselves()
{
    QList<JoiningFile> files;
    for (int i = 0; i < 300; ++i)
        files.append(telling(u"tool-%1.jar"_s.arg(i), u"tool"_s, QString::number(i)));
    files.append(silent(u"notes.txt"_s));
    QCOMPARE(publishUnits(files).size(), 301);
    QVERIFY(publishUnits({}).isEmpty());
}

void TestPublishUnits::N7_oneNameTwiceIsTwo()
{
    const QList<JoiningFile> files{telling(u"etl-1.0.whl"_s, u"etl"_s, u"1.0"_s),
                                   telling(u"etl-1.0.whl"_s, u"etl"_s, u"1.0"_s)};
    QCOMPARE(publishUnits(files), (QList<QList<int>>{{0}, {1}}));
}

QTEST_MAIN(TestPublishUnits)
#include "tst_publishunits.moc"

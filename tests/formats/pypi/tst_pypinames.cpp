// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/names.h"

#include "formats/pypi/pypiformat.h"

#include <QTest>

using namespace packhouse;
using namespace packhouse::pypi;
using namespace Qt::StringLiterals;

class PypiNamesTest : public QObject
{
    Q_OBJECT

private slots:
    void spellingsOfANameAreOne()
    {
        for (const QString &name :
             {u"My.Py_Pkg"_s, u"my-py-pkg"_s, u"MY_PY_PKG"_s, u"my--py..pkg"_s, u"My-_.Py._-Pkg"_s})
            QCOMPARE(canonicalName(name), u"my-py-pkg"_s);
        QCOMPARE(canonicalName(u"\u0130x"), u"\u0130x"_s);
    }

    void namesFollowTheRule_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        for (const char *name : {"requests", "my-pkg", "My.Py_Pkg", "a", "0", "a+b", "@scope/pkg",
                                 "my-pkg/1.0@user/chan", "my--pkg", "_x"})
            QTest::newRow(name) << QString::fromLatin1(name) << true;
        for (const char *name : {"", " ", "my pkg", "my$pkg", "..", ".", "a/../b", "a//b", "/a",
                                 "a/", "a@b@c", "@", "a\n", "<script>", "a%2fb", "a?b", "a\\b"})
            QTest::newRow(qPrintable(u"not "_s + QString::fromLatin1(name)))
                << QString::fromLatin1(name) << false;
        QTest::newRow("not ASCII") << u"p\u00e4ket"_s << false;
        QTest::newRow("too long") << QString(256, u'a') << false;
    }

    void namesFollowTheRule()
    {
        QFETCH(QString, name);
        QFETCH(bool, good);
        const Result<void> checked = checkName(name);
        QCOMPARE(checked.has_value(), good);
        if (!good)
            QCOMPARE(checked.error().code, ErrorCode::InvalidName);
    }

    void versionsFollowTheRule()
    {
        QVERIFY(checkVersion(u"1.0rc1"_s));
        for (const QString &version : {u""_s, u"1.0-bad!"_s, u" 1.0"_s, u"latest"_s, u"1/2"_s}) {
            const Result<void> checked = checkVersion(version);
            QVERIFY2(!checked, qPrintable(version));
            QCOMPARE(checked.error().code, ErrorCode::InvalidVersion);
        }
    }

    void G1_fileNamesAreNoPaths_data()
    {
        QTest::addColumn<QString>("fileName");
        for (const char *name :
             {"../a-1.0.tar.gz", "a/../../b-1.0.tar.gz", "/a-1.0.tar.gz", "..\\a-1.0.tar.gz",
              ".tar.gz", "..tar.gz", "a-1.0.tar.gz\n", "a 1.0.zip", "a-1.0.tar.gz\"", "", ".", "..",
              "a-1.0.exe", "a-1.0", "<b>-1.0.zip", "a%2f-1.0.zip", "C:a-1.0.zip"})
            QTest::newRow(name) << QString::fromLatin1(name);
        QTest::newRow("NUL") << u"a\0-1.0.zip"_s;
        QTest::newRow("not ASCII") << u"\u00e9-1.0.zip"_s;
    }

    void G1_fileNamesAreNoPaths()
    {
        QFETCH(QString, fileName);
        const Result<void> checked = pypi::checkFileName(fileName);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::InvalidFile);
    }

    void fileNamesBelongToTheirPackage_data()
    {
        QTest::addColumn<QString>("fileName");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("fits");
        const auto row = [](const char *file, const char *name, const char *version, bool fits) {
            QTest::addRow("%s for %s %s", file, name, version)
                << QString::fromLatin1(file) << QString::fromLatin1(name)
                << QString::fromLatin1(version) << fits;
        };
        row("my_pkg-1.0-py3-none-any.whl", "my-pkg", "1.0", true);
        row("My.Py_Pkg-1.0-py3-none-any.whl", "my-py-pkg", "1.0.0", true);
        row("my_pkg-1.0-1build-cp311-cp311-manylinux_2_17_x86_64.whl", "my-pkg", "1.0", true);
        row("my_pkg-1.0+cu118-py3-none-any.whl", "my-pkg", "1.0+cu118", true);
        row("my_pkg-1!1.0-py3-none-any.whl", "my-pkg", "1!1.0", true);
        row("my-pkg-1.0.tar.gz", "my_pkg", "1.0", true);
        row("My_Py_Pkg-1.0rc1.zip", "my.py.pkg", "1.0-c1", true);
        row("pkg-1.0-1.tar.gz", "pkg", "1.0.post1", true);
        row("my-2.0-tool-1.0.tar.bz2", "my-2.0-tool", "1.0", true);
        row("my_pkg-1.0-py3-none-any.whl", "other", "1.0", false);
        row("my_pkg-1.0-py3-none-any.whl", "my-pkg", "1.1", false);
        // A wheel's name has no '-' in its parts: here "pkg" stands for the version.
        row("my-pkg-1.0-py3-none-any.whl", "my-pkg", "1.0", false);
        row("my_pkg-1.0.whl", "my-pkg", "1.0", false);
        row("my-pkg-1.0.tar.gz", "my-pkg", "1.0.1", false);
        row("my-pkg-1.0.tar.gz", "my", "1.0", false);
        row("requests-1.0.tar.gz", "my-pkg", "1.0", false);
    }

    void fileNamesBelongToTheirPackage()
    {
        QFETCH(QString, fileName);
        QFETCH(QString, name);
        QFETCH(QString, version);
        QFETCH(bool, fits);
        QVERIFY(pypi::checkFileName(fileName));
        QCOMPARE(checkFileFits(fileName, {u"pypi"_s, name, version}).has_value(), fits);
    }

    void capabilitiesAreTheReferences()
    {
        const PypiFormat format;
        const auto rows = format.capabilities();
        QCOMPARE(rows.size(), size_t(1));
        const CapabilityRow &row = rows.front();
        QCOMPARE(QByteArray(row.client), "pypi"_ba);
        QVERIFY(row.publishProject && !row.publishGroup && !row.publishInstance);
        QVERIFY(row.pullProject && row.pullGroup && !row.pullInstance);
        QCOMPARE(QByteArray(row.forward), "yes"_ba);
        QVERIFY(row.import);
        QCOMPARE(QByteArray(row.duplicates), "N"_ba);
        QCOMPARE(QByteArray(row.tokens), "P,J,D,A"_ba);
        QCOMPARE(QByteArray(row.auth), "basic"_ba);
        QCOMPARE(QByteArray(row.hashes), "md5,sha256"_ba);
        const Policy policy = format.defaultPolicy();
        QVERIFY(!policy.duplicatesAllowed);
        QCOMPARE(policy.forwarding, Forwarding::Redirect);
        QCOMPARE(policy.maxFileSize, 3221225472);
    }

    void versionsThatAreNoneAreBelowOthers()
    {
        const PypiFormat format;
        QVERIFY(format.compare(u"1.10"_s, u"1.9"_s) > 0);
        QVERIFY(format.compare(u"junk"_s, u"0.dev0"_s) < 0);
        QVERIFY(format.compare(u"1.0"_s, u"1.0.0"_s) == 0);
        QVERIFY(format.isPrerelease(u"1.0rc1"_s));
        QVERIFY(!format.isPrerelease(u"junk"_s));
    }

    /// A second index would let whoever has the higher version there serve it.
    void snippetsNameOneIndexOnly()
    {
        const PypiFormat format;
        Scope project;
        project.id = 7;
        project.level = Level::Project;
        project.path = u"acme/web"_s;
        const SnippetContext context{
            "http://127.0.0.1:8970", project, {u"pypi"_s, u"my-pkg"_s, u"1.0"_s}};
        const QList<Snippet> all = format.snippets(context);
        QStringList clients;
        for (const Snippet &snippet : all) {
            QVERIFY(!snippet.text.contains(u"extra-index"_s));
            QVERIFY(snippet.text.contains(u"/api/v4/projects/7/packages/pypi"_s));
            clients.append(snippet.client);
        }
        for (const QString &client : {u"pip"_s, u"twine"_s, u"uv"_s})
            QVERIFY(clients.contains(client));
        QCOMPARE(all.first().text,
                 u"pip install --index-url http://__token__:TOKEN@127.0.0.1:8970/api/v4/projects/7/"
                 "packages/pypi/simple my-pkg==1.0"_s);
        SnippetContext group = context;
        group.scope.level = Level::Group;
        for (const Snippet &snippet : format.snippets(group)) {
            QVERIFY(snippet.text.contains(u"/api/v4/groups/7/-/packages/pypi/simple"_s));
            QVERIFY(snippet.client != u"twine");
        }
        group.scope = Scope();
        QVERIFY(format.snippets(group).isEmpty());
    }
};

QTEST_GUILESS_MAIN(PypiNamesTest)
#include "tst_pypinames.moc"

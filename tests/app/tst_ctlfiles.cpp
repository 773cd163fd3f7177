// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl.h"
#include "support/archivebuilder.h"
#include "support/pythonpackages.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// Files in and out by the command line.
class TestCtlFiles : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_ctl = std::make_unique<Ctl>();
        QCOMPARE(m_ctl->run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
        QCOMPARE(m_ctl->run({u"scope"_s, u"add"_s, u"acme/data"_s}).code, 0);
    }
    void cleanup() { m_ctl.reset(); }

    void T6_downloadKeepsFoldersAndWhatIsThere();
    void N5_listFindsAHash();
    void N7_filesOfOneVersionArePublishedTogether();
    void K3_aFolderIsItsFiles();
    void N4_aBrokenFileIsRefused();
    void N4_theDistributionIsSaid();
    void T9_whoseTheNameIsIsTold();

private:
    QJsonArray packages(const QString &query) const
    {
        return m_ctl->run({u"list"_s, query, u"--json"_s}).json()["packages"_L1].toArray();
    }
    /// As a client does, with a path in the file's name.
    void put(const QString &address, const QString &token, const QString &path,
             const QByteArray &bytes);
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<Ctl> m_ctl;
};

void TestCtlFiles::put(const QString &address, const QString &token, const QString &path,
                       const QByteArray &bytes)
{
    QNetworkAccessManager net;
    QNetworkRequest request(
        QUrl(address + u"/api/v4/projects/acme%2Fweb/packages/generic/tool/1.0/"_s + path));
    request.setRawHeader("PRIVATE-TOKEN", token.toLatin1());
    std::unique_ptr<QNetworkReply> reply(net.put(request, bytes));
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 20'000);
    QCOMPARE(reply->error(), QNetworkReply::NoError);
}

void TestCtlFiles::T6_downloadKeepsFoldersAndWhatIsThere()
{
    const QJsonObject served = m_ctl->serve();
    const QString token = m_ctl
                              ->run({u"token"_s, u"create"_s, u"--kind"_s, u"personal"_s,
                                     u"--name"_s, u"n"_s, u"--allow"_s, u"read,write"_s,
                                     u"--json"_s})
                              .json()["token"_L1]
                              .toString();
    for (const QString &system : {u"linux"_s, u"macos"_s, u"windows"_s})
        put(served["address"_L1].toString(), token, system + u"/app.bin"_s, system.toUtf8());
    QDir().mkpath(m_ctl->path(u"out/linux"_s));
    m_ctl->file(u"out/app.bin"_s, "MY OWN FILE");
    m_ctl->file(u"out/linux/app.bin"_s, "MY OTHER FILE");
    const QStringList download{u"download"_s, u"generic"_s,  u"tool"_s, u"1.0"_s,
                               u"--scope"_s,  u"acme/web"_s, u"--to"_s, m_ctl->path(u"out"_s)};
    const Outcome refused = m_ctl->run(download);
    QVERIFY(refused.code > 0);
    QVERIFY2(refused.err.contains("out/linux/app.bin"), refused.err.constData());
    QVERIFY2(refused.err.contains("--overwrite"), refused.err.constData());
    QCOMPARE(bytesOf(m_ctl->path(u"out/linux/app.bin"_s)), "MY OTHER FILE");
    QVERIFY(!QFile::exists(m_ctl->path(u"out/macos/app.bin"_s))); // all or nothing

    const Outcome done = m_ctl->run(download + QStringList{u"--overwrite"_s});
    QCOMPARE(done.code, 0);
    for (const QByteArray system : {"linux", "macos", "windows"}) {
        const QString name = QString::fromLatin1(system) + u"/app.bin"_s;
        QCOMPARE(bytesOf(m_ctl->path(u"out/"_s + name)), system);
        QVERIFY2(done.out.contains((name + u" -> "_s + m_ctl->path(u"out/"_s + name)).toUtf8()),
                 done.out.constData());
    }
    QCOMPARE(bytesOf(m_ctl->path(u"out/app.bin"_s)), "MY OWN FILE");
}

void TestCtlFiles::N5_listFindsAHash()
{
    const QByteArray bytes = "bytes of the older version";
    const auto publish = [this](const QString &version, const QByteArray &what) {
        QCOMPARE(
            m_ctl
                ->run({u"publish"_s, m_ctl->file(u"tool.bin"_s, what), u"--to"_s, u"acme/web"_s,
                       u"--type"_s, u"generic"_s, u"--name"_s, u"tool"_s, u"--version"_s, version})
                .code,
            0);
    };
    publish(u"1.0"_s, bytes);
    publish(u"2.0"_s, "newer");
    const QByteArray sha512 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha512);
    const QByteArray sha1 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
    for (const QString &typed : {u"sha512-"_s + QString::fromLatin1(sha512.toBase64()),
                                 u"sha512:"_s + QString::fromLatin1(sha512.toHex()),
                                 QString::fromLatin1(sha1.toHex()).left(8)}) {
        const QJsonArray found = packages(typed);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0]["found_version"_L1].toString(), u"1.0"_s);
        QCOMPARE(found[0]["found_file"_L1].toString(), u"tool.bin"_s);
        QVERIFY(m_ctl->run({u"list"_s, typed}).out.contains("1.0 tool.bin"));
    }
    QCOMPARE(packages(u"name:tool version:2"_s).size(), 1);
    QVERIFY(packages(u"sha256:"_s + QString(64, u'0')).isEmpty());
}

void TestCtlFiles::N7_filesOfOneVersionArePublishedTogether()
{
    const QStringList files{
        m_ctl->file(u"acme_etl-0.18.3-py3-none-any.whl"_s, test::wheel(u"acme-etl"_s, u"0.18.3"_s)),
        m_ctl->file(u"acme_etl-0.18.3.tar.gz"_s,
                    test::sourceDistribution(u"acme-etl"_s, u"0.18.3"_s)),
        m_ctl->file(u"widget-1.2.jar"_s, test::makeZip({{"com/acme/Widget.class", "class"}})),
        m_ctl->file(u"widget-1.2.pom"_s,
                    "<project><modelVersion>4.0.0</modelVersion><groupId>com.acme</groupId>"
                    "<artifactId>widget</artifactId><version>1.2</version></project>")};
    const Outcome dry = m_ctl->run(
        QStringList{u"publish"_s} + files
        + QStringList{u"--to"_s, u"acme/web"_s, u"--dry-run"_s, u"--json"_s});
    QCOMPARE(dry.json()["checked"_L1].toArray().size(), 2);
    const Outcome done = m_ctl->run(QStringList{u"publish"_s} + files
                                    + QStringList{u"--to"_s, u"acme/web"_s, u"--json"_s});
    QCOMPARE(done.code, 0);
    QCOMPARE(done.json()["published"_L1].toArray().size(), 2);
    for (const QString &name : {u"acme-etl"_s, u"com/acme/widget"_s}) {
        const QString type = name == u"acme-etl" ? u"pypi"_s : u"maven"_s;
        const QJsonArray versions =
            m_ctl->run({u"show"_s, type, name, u"--json"_s}).json()["versions"_L1].toArray();
        QCOMPARE(versions.size(), 1);
        QCOMPARE(versions[0]["files"_L1].toArray().size(), 2);
    }
}

/// As Gradle lays a library's release down, with what is no part of it beside.
void TestCtlFiles::K3_aFolderIsItsFiles()
{
    QVERIFY(QDir(m_ctl->path({})).mkpath(u"out/empty"_s));
    const QByteArray module = R"({"formatVersion": "1.1", "component": {"group": "com.acme",)"
                              R"( "module": "lib", "version": "1.0"}, "variants": []})";
    const QByteArray jar = test::makeZip({{"A.class", "x"}});
    m_ctl->file(u"out/lib-1.0.module"_s, module);
    m_ctl->file(u"out/lib-1.0.jar"_s, jar);
    m_ctl->file(u"out/lib-1.0-sources.jar"_s, jar);
    m_ctl->file(u"out/lib-1.0.klib"_s, jar);
    m_ctl->file(u"out/.hidden"_s, "x");
    QVERIFY(QFile::link(m_ctl->path(u"out/lib-1.0.jar"_s), m_ctl->path(u"out/link.jar"_s)));
    const QStringList publish{u"publish"_s, m_ctl->path(u"out"_s), u"--to"_s, u"acme/web"_s};
    const Outcome done = m_ctl->run(publish);
    QVERIFY2(done.code == 0, done.err.constData());
    QCOMPARE(done.out, "Published com/acme/lib 1.0 (maven) to acme/web.\n"_ba);
    QVERIFY2(done.err.contains("left out 1 hidden file or folder and 1 link"),
             done.err.constData());
    const QByteArray shown = m_ctl->run({u"show"_s, u"maven"_s, u"com/acme/lib"_s}).out;
    for (const char *name :
         {"lib-1.0.module", "lib-1.0.jar", "lib-1.0-sources.jar", "lib-1.0.klib", "lib-1.0.pom"})
        QVERIFY2(shown.contains(name), name);
    const Outcome empty = m_ctl->run(
        {u"publish"_s, m_ctl->path(u"out/empty"_s), u"--to"_s, u"acme/web"_s});
    QCOMPARE(empty.code, 3);
    QVERIFY2(empty.err.contains("There is no file in"), empty.err.constData());
}

void TestCtlFiles::N4_aBrokenFileIsRefused()
{
    const Outcome refused = m_ctl->run(
        {u"publish"_s, m_ctl->file(u"broken.tgz"_s, "only text"), u"--to"_s, u"acme/web"_s});
    QVERIFY(refused.code > 0);
    QVERIFY2(refused.err.contains("This .tgz cannot be read"), refused.err.constData());
    QVERIFY(packages(u"broken"_s).isEmpty());
}

void TestCtlFiles::N4_theDistributionIsSaid()
{
    // What publishing would do is what it does.
    for (const QString &codename : {u"trixie"_s, u"forky"_s})
        QCOMPARE(
            m_ctl->run({u"distribution"_s, u"add"_s, codename, u"--scope"_s, u"acme/web"_s}).code,
            0);
    const QString broken = m_ctl->file(u"agent_1.0_amd64.deb"_s, "text");
    const Outcome outcome = m_ctl->run(
        {u"publish"_s, broken, u"--to"_s, u"acme/web"_s, u"--part"_s, u"trixie/main"_s});
    QVERIFY(outcome.code > 0);
    QVERIFY2(outcome.err.contains("This .deb cannot be read"), outcome.err.constData());
}

void TestCtlFiles::T9_whoseTheNameIsIsTold()
{
    const auto etl = [this](const QString &version) {
        return m_ctl->file(u"acme_etl-%1-py3-none-any.whl"_s.arg(version),
                           test::wheel(u"acme-etl"_s, version));
    };
    QCOMPARE(m_ctl->run({u"publish"_s, etl(u"0.1"_s), u"--to"_s, u"acme/data"_s}).code, 0);
    const Outcome dry = m_ctl->run(
        {u"publish"_s, etl(u"0.2"_s), u"--to"_s, u"acme/web"_s, u"--dry-run"_s});
    QVERIFY2(dry.out.contains("acme/data"), dry.out.constData());
    const Outcome done = m_ctl->run({u"publish"_s, etl(u"0.2"_s), u"--to"_s, u"acme/web"_s});
    QCOMPARE(done.code, 0);
    QVERIFY2(done.out.contains("belongs to acme/data"), done.out.constData());
}

QTEST_MAIN(TestCtlFiles)
#include "tst_ctlfiles.moc"

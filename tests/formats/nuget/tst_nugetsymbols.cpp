// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/symbols.h"
#include "nugetregistry.h"
#include "portablepdb.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

const QByteArray Id = QByteArray::fromHex("00112233445566778899aabbccddeeff01020304");
const QByteArray Signature = "33221100554477668899aabbccddeeffffffffff";

QByteArray checksumOf(const QByteArray &id)
{
    return QCryptographicHash::hash(portablePdb(QByteArray(id.size(), '\0')),
                                    QCryptographicHash::Sha256)
        .toHex();
}

QByteArray snupkg(const QByteArray &id, const QByteArray &version, const QByteArray &pdb)
{
    return nupkg(id, version, SymbolsType, {{"lib/net8.0/" + id + ".pdb", pdb}});
}

} // namespace

class TestNuGetSymbols : public QObject
{
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<NuGetRegistry>(); }
    void cleanup() { m.reset(); }

    void aPortablePdbTellsWhatDebuggersAskFor();
    void whatIsNoPortablePdbTellsNothing_data();
    void whatIsNoPortablePdbTellsNothing();
    void K4_7_debuggersFindTheirSymbols();
    void K4_7_symbolsAreForThoseWhoMayRead();
    void K4_7_groupsHaveTheSymbolsOfTheirProjects();
    void K4_7_symbolsGoWithTheirPackage();
    void K4_7_ofSeveralPackagesTheRightOneIsRead();

private:
    Reply ask(const QByteArray &path, const QByteArray &sums, std::optional<Scope> scope = {},
              std::optional<QByteArray> secret = {})
    {
        Headers headers;
        if (!secret || !secret->isEmpty())
            headers.add("Authorization",
                        "Basic " + ("me:" + secret.value_or(m->maintainer)).toBase64());
        if (!sums.isEmpty())
            headers.add("Symbolchecksum", sums);
        return call(*m->gateway,
                    requestHead("GET",
                                NuGetRegistry::at(scope.value_or(m->web)) + "/symbolfiles/" + path,
                                std::move(headers), {}),
                    {});
    }

    std::unique_ptr<NuGetRegistry> m;
};

void TestNuGetSymbols::aPortablePdbTellsWhatDebuggersAskFor()
{
    QByteArray bytes = portablePdb(Id);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const auto found = nuget::readSymbolFile(u"lib/net8.0/Acme.PDB"_s, buffer);
    QVERIFY(found);
    QCOMPARE(found->name(), u"acme.pdb"_s);
    QCOMPARE(found->signature, Signature);
    QCOMPARE(found->checksum, checksumOf(Id));
}

void TestNuGetSymbols::whatIsNoPortablePdbTellsNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("Windows") << "Microsoft C/C++ MSF 7.00\r\n"_ba + QByteArray(9000, 'x');
    QTest::newRow("head alone") << "BSJB"_ba;
    QTest::newRow("cut off") << portablePdb(Id).left(110);
    QTest::newRow("long version") << portablePdb(Id).replace(12, 4, QByteArray(4, '\xff'));
    QTest::newRow("no such stream") << portablePdb(Id).replace("#Pdb", "#Blo");
    QTest::newRow("id past the end")
        << portablePdb(Id).replace("#Pdb", "#pdb") + portablePdb(Id).left(60);
    QTest::newRow("short id") << portablePdb(Id.left(3));
    for (qsizetype size = 0; size < 120; size += 7)
        QTest::addRow("%d bytes", int(size)) << portablePdb(Id).left(size);
}

void TestNuGetSymbols::whatIsNoPortablePdbTellsNothing()
{
    QFETCH(QByteArray, bytes);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QVERIFY(!nuget::readSymbolFile(u"a.pdb"_s, buffer));
}

void TestNuGetSymbols::K4_7_debuggersFindTheirSymbols()
{
    QCOMPARE(m->push(nupkg("Acme", "1.0")).status, 201);
    QCOMPARE(m->push(snupkg("Acme", "1.0", portablePdb(Id)), "/symbolpackage/").status, 201);
    const QByteArray sum = "SHA256:" + checksumOf(Id);
    const QByteArray path = "acme.pdb/" + Signature + "/acme.pdb";
    const Reply reply = ask(path, sum);
    QCOMPARE(reply.status, 200);
    QCOMPARE(bodyOf(reply), portablePdb(Id));
    // As other debuggers spell it, and with sums of other files beside.
    QCOMPARE(ask("Acme.pdb/" + Signature.toUpper() + "/Acme.pdb", sum.toUpper()).status, 200);
    QCOMPARE(ask(path, "SHA256:" + QByteArray(64, '0') + ";SHA384:ab;" + sum).status, 200);
    const Reply without = ask(path, {});
    QCOMPARE(without.status, 400);
    QVERIFY(bodyOf(without).contains("Missing checksum header"));
    QCOMPARE(ask(path, "SHA256:" + QByteArray(64, '0')).status, 404);
    QCOMPARE(ask("acme.pdb/" + QByteArray(40, '0') + "/acme.pdb", sum).status, 404);
    QCOMPARE(ask("other.pdb/" + Signature + "/other.pdb", sum).status, 404);
}

void TestNuGetSymbols::K4_7_symbolsAreForThoseWhoMayRead()
{
    const QByteArray sum = "SHA256:" + checksumOf(Id);
    const QByteArray path = "acme.pdb/" + Signature + "/acme.pdb";
    const QByteArray everywhere = m->token({}, Right::Read | Right::Write);
    for (const Scope &scope : {m->web, m->open}) {
        QCOMPARE(m->push(nupkg("Acme", "1.0"), "/", scope, everywhere).status, 201);
        QCOMPARE(
            m->push(snupkg("Acme", "1.0", portablePdb(Id)), "/symbolpackage/", scope, everywhere)
                .status,
            201);
    }
    QCOMPARE(ask(path, sum, m->web, QByteArray()).status, 401);
    QCOMPARE(ask(path, sum, m->open, QByteArray()).status, 200);
    QCOMPARE(ask(path, sum, m->web, m->reader).status, 200);
    QCOMPARE(ask(path, sum, m->api, m->reader).status, 404);
}

void TestNuGetSymbols::K4_7_groupsHaveTheSymbolsOfTheirProjects()
{
    const QByteArray sum = "SHA256:" + checksumOf(Id);
    const QByteArray path = "acme.pdb/" + Signature + "/acme.pdb";
    QCOMPARE(m->push(nupkg("Acme", "1.0"), "/", m->api).status, 201);
    QCOMPARE(m->push(nupkg("Other", "1.0")).status, 201);
    QCOMPARE(m->push(snupkg("Acme", "1.0", portablePdb(Id)), "/symbolpackage/", m->api).status,
             201);
    QCOMPARE(bodyOf(ask(path, sum, m->acme)), portablePdb(Id));
    QCOMPARE(ask(path, sum, m->acme, QByteArray()).status, 401);
}

void TestNuGetSymbols::K4_7_symbolsGoWithTheirPackage()
{
    const QByteArray sum = "SHA256:" + checksumOf(Id);
    const QByteArray path = "acme.pdb/" + Signature + "/acme.pdb";
    QCOMPARE(m->push(nupkg("Acme", "1.0")).status, 201);
    QCOMPARE(m->push(snupkg("Acme", "1.0", portablePdb(Id)), "/symbolpackage/").status, 201);
    QCOMPARE(ask(path, sum).status, 200);
    QCOMPARE(m->remove("/Acme/1.0").status, 204);
    QCOMPARE(ask(path, sum).status, 404);
}

void TestNuGetSymbols::K4_7_ofSeveralPackagesTheRightOneIsRead()
{
    const QByteArray other = QByteArray(16, '\x11') + QByteArray(4, '\x22');
    QCOMPARE(m->push(nupkg("Acme", "1.0")).status, 201);
    QCOMPARE(m->push(snupkg("Acme", "1.0", portablePdb(Id)), "/symbolpackage/").status, 201);
    QCOMPARE(m->push(snupkg("Acme", "1.0", portablePdb(other)), "/symbolpackage/").status, 201);
    const QByteArray second = other.left(16).toHex() + "ffffffff";
    QCOMPARE(bodyOf(ask("acme.pdb/" + Signature + "/acme.pdb", "SHA256:" + checksumOf(Id))),
             portablePdb(Id));
    QCOMPARE(bodyOf(ask("acme.pdb/" + second + "/acme.pdb", "SHA256:" + checksumOf(other))),
             portablePdb(other));
}

QTEST_GUILESS_MAIN(TestNuGetSymbols)
#include "tst_nugetsymbols.moc"

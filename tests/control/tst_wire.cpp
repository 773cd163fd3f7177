// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/actions.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What the two sides of the owner's door tell each other comes over as it was said.
class TestWire : public QObject
{
    Q_OBJECT

private slots:
    void everythingComesOver();
    void nothingIsNotEmpty();
    void otherThingsAreRefused();
    void changesAddUp();

private:
    /// As text, since that is how it travels.
    template<typename T>
    static T sent(const T &value)
    {
        const QByteArray text = QJsonDocument(QJsonObject{{u"it"_s, wire::written(value)}})
                                    .toJson(QJsonDocument::Compact);
        T read{};
        if (!wire::read(QJsonDocument::fromJson(text).object()["it"_L1], read))
            qFatal("It was not understood.");
        return read;
    }
};

void TestWire::everythingComesOver()
{
    PackageDetails details;
    details.row = {{u"acme/web"_s, u"npm"_s, u"@acme/ü"_s},
                   u"1.0"_s,
                   3,
                   qint64(1) << 52,
                   1,
                   {Text::of("exposed"), Tone::Bad, Text::of("because of %1", u"it"_s)},
                   QDateTime::fromMSecsSinceEpoch(1'800'000'000'123, Qt::UTC),
                   u"text"_s};
    VersionRow version;
    version.id = (qint64(1) << 53) + 1; // more than a double holds
    version.status = Status::Deprecated;
    version.tags = {u"latest"_s, u"next"_s};
    version.downloads = -1;
    details.versions = {version};
    details.reservation = Reservation{u"npm"_s, u"@acme/ü"_s, u"by hand"_s, {}, true};
    const PackageDetails read = sent(details);
    QCOMPARE(read.row.key, details.row.key);
    QCOMPARE(read.row.bytes, details.row.bytes);
    QCOMPARE(read.row.exposure.tone, Tone::Bad);
    QCOMPARE(read.row.exposure.explanation, details.row.exposure.explanation);
    QVERIFY(read.publicCopy.text.isEmpty());
    QCOMPARE(read.row.published, details.row.published);
    QCOMPARE(read.versions.constFirst().id, version.id);
    QCOMPARE(read.versions.constFirst().status, Status::Deprecated);
    QCOMPARE(read.versions.constFirst().tags, version.tags);
    QCOMPARE(read.versions.constFirst().downloads, -1);
    QVERIFY(!read.versions.constFirst().created.isValid());
    QVERIFY(read.reservation && read.reservation->allowForwarding);
    QVERIFY(!read.policy);

    StoredFile file;
    file.hashes.sha256 = QByteArray::fromHex("00ff10");
    file.metadata = "{}";
    QCOMPARE(sent(file).hashes, file.hashes);
    QCOMPARE(sent(file).metadata, file.metadata);
    const NewToken token{TokenKind::Deploy, u"ci"_s, u"acme"_s, Right::Read | Right::Delete, {}};
    QCOMPARE(sent(token).rights, token.rights);
    const Change change{Changed::Packages | Changed::Trash, {QString(), u"acme"_s}, 77};
    QCOMPARE(sent(change), change);
    QCOMPARE(sent(QByteArray("cursor\0x", 8)), QByteArray("cursor\0x", 8));
}

void TestWire::nothingIsNotEmpty()
{
    Policy policy;
    QVERIFY(sent(policy).forwardingFrom.isNull());
    policy.forwardingFrom = u""_s; // the instance said so
    QVERIFY(!sent(policy).forwardingFrom.isNull());
    PolicySetting setting;
    setting.duplicatesAllowed = false;
    setting.forwarding = Forwarding::Off;
    const PolicySetting read = sent(setting);
    QVERIFY(read.duplicatesAllowed && !*read.duplicatesAllowed);
    QCOMPARE(read.forwarding, std::optional(Forwarding::Off));
    QVERIFY(!read.maxFileSize);
}

void TestWire::otherThingsAreRefused()
{
    QJsonObject key = wire::written(PackageKey{u"a"_s, u"npm"_s, u"b"_s}).toObject();
    PackageKey read;
    QVERIFY(wire::read(key, read));
    key["name"_L1] = 7;
    QVERIFY(!wire::read(key, read));
    key.remove("name"_L1);
    QVERIFY(!wire::read(QJsonValue(u"text"_s), read));
    QList<TypeCount> counts;
    QVERIFY(!wire::read(QJsonArray{1}, counts));
    QVERIFY(!wire::read(QJsonValue(), counts));
    bool flag = false;
    QVERIFY(!wire::read(QJsonValue(), flag));
}

void TestWire::changesAddUp()
{
    Change all{Changed::Tokens, {}, 3};
    QVERIFY(!all.touches(Changed::Packages, u"acme"_s));
    all.add({Changed::Packages, {u"acme/web"_s}, 4});
    all.add({Changed::Packages, {u"acme/app"_s, u"acme/web"_s}, 2});
    QCOMPARE(all.scopePaths, (QStringList{u"acme/app"_s, u"acme/web"_s}));
    QCOMPARE(all.journal, 4);
    for (const QString &path : {u""_s, u"acme"_s, u"acme/web"_s, u"acme/web/below"_s})
        QVERIFY(all.touches(Changed::Packages, path));
    for (const QString &path : {u"acme/we"_s, u"acme/web2"_s, u"lab"_s})
        QVERIFY(!all.touches(Changed::Packages, path));
    QVERIFY(!all.touches(Changed::Policies, u"acme"_s));
    QVERIFY(Change::anything().touches(Changed::Packages, u"any/where"_s));
}

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"
#include "registry/store/connection.h"
#include "support/archivebuilder.h"
#include "support/storefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What versions of an earlier release need is read again, from their files.
class tst_store_dependencies : public QObject
{
    Q_OBJECT

private slots:
    void T_whatAnEarlierReleaseDidNotReadIsRead()
    {
        StoreFixture f;
        f.formats = FormatList();
        f.reopen();
        const auto publish = [&f](const QString &name, const QByteArray &needs) {
            const QByteArray manifest = "{\"name\":\"" + name.toUtf8()
                                        + "\",\"version\":\"1.0.0\",\"dependencies\":" + needs
                                        + '}';
            const QByteArray tgz = test::makeTgz({{"package/package.json", manifest}});
            return f.publish(f.web, {.name = name, .bytes = tgz}).has_value();
        };
        QVERIFY(publish(u"plain"_s, "{}"));
        QVERIFY(publish(u"hidden"_s, R"({"q": "npm:f1@^1"})"));
        for (int i = 0; i < 30; ++i) // more than are read at once
            QVERIFY(publish(u"other%1"_s.arg(i), "{}"));
        // As an earlier release leaves it.
        const QString file = f.store->directory() + u"/packhouse.db"_s;
        f.store.reset();
        {
            const auto db = Connection::open(file, Connection::Use::Write).value();
            db->execute(u"INSERT INTO total (name, value) VALUES ('dependencies_read', 0)"_s);
            QVERIFY(!db->takeError());
        }
        f.reopen();
        QCOMPARE(f.store->dependents(u"npm"_s, u"f1"_s).value(), QStringList());
        QCOMPARE(f.store->hasReadDependencies().value(), false);
        QCOMPARE(f.store->readDependencies().value(), true);
        QCOMPARE(f.store->dependents(u"npm"_s, u"f1"_s).value(), QStringList{u"hidden"_s});
        QCOMPARE(f.store->hasReadDependencies().value(), false); // there are more
        f.reopen(); // it goes on where it was
        int parts = 1;
        while (f.store->readDependencies().value())
            ++parts;
        QVERIFY(parts < 5);
        QCOMPARE(f.store->hasReadDependencies().value(), true);
        QCOMPARE(f.store->readDependencies().value(), false);
    }

    void T_aNewDirectoryHasNothingToRead()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {}));
        QCOMPARE(f.store->hasReadDependencies().value(), true);
    }
};

QTEST_GUILESS_MAIN(tst_store_dependencies)
#include "tst_store_dependencies.moc"

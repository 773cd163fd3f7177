// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

class tst_store_scopes : public QObject
{
    Q_OBJECT

private slots:
    void groupsOnTheWayAreMade()
    {
        StoreFixture f;
        const Scope made = f.project(u"a/b/c"_s, Visibility::Public);
        QCOMPARE(made.level, Level::Project);
        QVERIFY(made.readableByAll);
        const Scope group = f.store->scope(u"a/b"_s).value();
        QCOMPARE(group.level, Level::Group);
        QCOMPARE(group.id, made.parent);
        QCOMPARE(f.store->scope(group.parent).value().path, u"a"_s);
        QCOMPARE(f.store->scope(u"nowhere"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(f.store->scope(999).error().code, ErrorCode::NotFound);
        QCOMPARE(f.store->scope(InstanceScope).value().level, Level::Instance);
    }

    void pathsAreOneWhateverTheirCase()
    {
        StoreFixture f;
        const Scope again =
            f.store->addScope(u"ACME/Web"_s, Level::Project, Visibility::Private, owner()).value();
        QCOMPARE(again.id, f.web.id);
        QCOMPARE(f.store->scope(u"Acme/WEB"_s).value().path, u"acme/web"_s);
        QCOMPARE(f.project(u"ACME/new"_s).path, u"acme/new"_s);
    }

    void otherLevelIsADuplicate()
    {
        StoreFixture f;
        const auto add = [&](const QString &path, Level level) {
            return f.store->addScope(path, level, Visibility::Private, owner());
        };
        QCOMPARE(add(u"acme"_s, Level::Project).error().code, ErrorCode::Duplicate);
        QCOMPARE(add(u"acme/web"_s, Level::Group).error().code, ErrorCode::Duplicate);
        QCOMPARE(add(u"acme/web/x"_s, Level::Project).error().code, ErrorCode::Duplicate);
        QVERIFY(!f.store->scope(u"acme/web/x"_s));
    }

    void badPathsAreRefused_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path : {"", "42", "a//b", "/a", "a/", "-a", ".a", "a.", "a.git",
                                 "a/b.atom", "a b", "a/../b", "ä", "a%2Fb", "a?b"})
            QTest::newRow(path) << QString::fromUtf8(path);
    }
    void badPathsAreRefused()
    {
        QFETCH(QString, path);
        StoreFixture f;
        QCOMPARE(f.store->addScope(path, Level::Project, Visibility::Private, owner()).error().code,
                 ErrorCode::InvalidName);
    }

    void publicNeedsEveryGroupAbovePublic()
    {
        StoreFixture f;
        const quint64 before = f.store->scopeGeneration()->value();
        QVERIFY(f.store->setVisibility(f.acme.id, Visibility::Public, owner()));
        QVERIFY(f.store->scopeGeneration()->value() != before);
        QVERIFY(f.store->setVisibility(f.web.id, Visibility::Public, owner()));
        QVERIFY(f.store->scope(f.web.id).value().readableByAll);
        QVERIFY(!f.store->scope(f.api.id).value().readableByAll);
        f.reopen();
        QVERIFY(f.store->scope(f.web.id).value().readableByAll);
        QVERIFY(f.store->setVisibility(f.acme.id, Visibility::Private, owner()));
        QVERIFY(!f.store->scope(f.web.id).value().readableByAll);
        QVERIFY(f.store->setVisibility(f.web.id, Visibility::Private, owner()));
    }

    /// It was listed as public, and nobody could read it.
    void O9_nothingIsPublicInsideOfWhatIsPrivate()
    {
        StoreFixture f;
        const auto refused = f.store->setVisibility(f.web.id, Visibility::Public, owner());
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        QVERIFY(english(refused.error().remedy).contains(u"acme"_s));
        for (const QString &path : {u"acme/open"_s, u"acme/inner/open"_s}) {
            QCOMPARE(
                f.store->addScope(path, Level::Project, Visibility::Public, owner()).error().code,
                ErrorCode::InvalidArgument);
            QVERIFY(!f.store->scope(path));
        }
        QVERIFY(!f.store->scope(u"acme/inner"_s));
        // What is there is answered as it is, whatever it was asked for as.
        QCOMPARE(f.project(u"acme/web"_s, Visibility::Public).visibility, Visibility::Private);
        QVERIFY(f.project(u"open/lib"_s, Visibility::Public).readableByAll);
        QVERIFY(f.project(u"open/other"_s, Visibility::Public).readableByAll);
    }

    void onlyWhatTheCallerMayReadIsListed()
    {
        StoreFixture f;
        const Scope open = f.project(u"open/lib"_s, Visibility::Public);
        QVERIFY(f.publish(f.web, {}));
        QVERIFY(f.publish(f.api, {}));
        const auto paths = [&](const Caller &caller) {
            QStringList found;
            for (const ScopeRow &row : taken(f.store->scopes(caller)))
                found << u"%1:%2"_s.arg(row.scope.path).arg(row.packages);
            return found;
        };
        QCOMPARE(paths(owner()), (QStringList{u"acme:2"_s, u"acme/api:1"_s, u"acme/web:1"_s,
                                              u"open:0"_s, u"open/lib:0"_s}));
        QCOMPARE(paths(Caller()), (QStringList{u"open:0"_s, u"open/lib:0"_s}));
        QCOMPARE(paths(tokenCaller(TokenKind::Project, Right::Read, f.web)).first(),
                 u"acme/web:1"_s);
    }

    void anotherProcessIsToldThatItIsBusy()
    {
        StoreFixture f;
        StoreOptions options;
        options.directory = f.store->directory();
        options.formats = &f.formats;
        options.clock = &f.clock;
        QCOMPARE(Store::open(options).error().code, ErrorCode::Busy);
    }

    void stagedLeftoversGoAtTheNextStart()
    {
        StoreFixture f;
        const QString left = f.store->directory() + u"/staging/left"_s;
        QFile file(left);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        f.reopen();
        QVERIFY(!QFile::exists(left));
    }
};

QTEST_GUILESS_MAIN(tst_store_scopes)
#include "tst_store_scopes.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/token.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

Scope group(const QString &path)
{
    return {.id = 1, .level = Level::Group, .path = path};
}

Scope project(const QString &path, bool readableByAll = false)
{
    return {.id = 2, .level = Level::Project, .path = path, .readableByAll = readableByAll};
}

Caller with(Rights rights, const Scope &scope = {}, TokenKind kind = TokenKind::Personal)
{
    Token token;
    token.name = u"ci"_s;
    token.kind = kind;
    token.scope = scope;
    token.rights = rights;
    return {.token = token};
}

Caller owner()
{
    return {.owner = true};
}

constexpr Rights everything{Right::Read, Right::Write, Right::Delete, Right::Admin};
constexpr Right eachRight[] = {Right::Read, Right::Write, Right::Delete, Right::Admin};

} // namespace

/// What is within what, and who may do what there.
class tst_scopes : public QObject
{
    Q_OBJECT

private slots:
    void aScopeHoldsItselfAndWhatIsBelowIt_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("held");
        QTest::newRow("itself") << u"acme"_s << true;
        QTest::newRow("below") << u"acme/web"_s << true;
        QTest::newRow("far below") << u"acme/web/a/b"_s << true;
        QTest::newRow("only the same letters") << u"acme-labs"_s << false;
        QTest::newRow("only the same letters, below") << u"acme-labs/web"_s << false;
        QTest::newRow("shorter") << u"acm"_s << false;
        QTest::newRow("another case") << u"Acme/web"_s << false;
        QTest::newRow("within another") << u"lab/acme"_s << false;
        QTest::newRow("the instance") << u""_s << false;
    }
    void aScopeHoldsItselfAndWhatIsBelowIt()
    {
        QFETCH(QString, path);
        QFETCH(bool, held);
        QCOMPARE(group(u"acme"_s).holds(path), held);
        QVERIFY(Scope().holds(path)); // the instance holds everything
    }

    void aScopeIsCalledByItsLastPart()
    {
        QCOMPARE(project(u"acme/tools/web"_s).name(), u"web"_s);
        QCOMPARE(group(u"acme"_s).name(), u"acme"_s);
        QCOMPARE(Scope().name(), QString());
    }

    void aTokenWorksInItsScopeAndBelowIt()
    {
        const Caller ci = with(everything, group(u"acme"_s), TokenKind::Group);
        for (const Right right : eachRight) {
            QVERIFY(ci.may(right, group(u"acme"_s)));
            QVERIFY(ci.may(right, project(u"acme/web"_s)));
            QVERIFY(!ci.may(right, project(u"acme-labs/web"_s)));
            QVERIFY(!ci.may(right, group(u"lab"_s)));
            QVERIFY(!ci.may(right, Scope()));
        }
        QVERIFY(!with(everything, project(u"acme/web"_s)).may(Right::Read, group(u"acme"_s)));
    }

    void aPersonalTokenWorksEverywhere()
    {
        for (const Right right : eachRight) {
            const Caller caller = with(everything);
            QVERIFY(caller.may(right, Scope()));
            QVERIFY(caller.may(right, project(u"acme/web"_s)));
        }
    }

    void aRightIsThatRightAlone()
    {
        for (const Right has : eachRight) {
            for (const Right asked : eachRight) {
                // Who writes reads: no client publishes what it has not looked at.
                const bool may = has == asked || (has == Right::Write && asked == Right::Read);
                QCOMPARE(with(has).may(asked, project(u"acme/web"_s)), may);
            }
        }
    }

    void strangersReadWhatIsPublicAndNothingElse()
    {
        const Scope open = project(u"acme/web"_s, true);
        QVERIFY(Caller().may(Right::Read, open));
        QVERIFY(!Caller().may(Right::Read, project(u"acme/web"_s)));
        for (const Right right : {Right::Write, Right::Delete, Right::Admin})
            QVERIFY(!Caller().may(right, open));
        // A token of elsewhere, or without the right to read, is no less than none.
        QVERIFY(with(Right::Write, group(u"lab"_s)).may(Right::Read, open));
        QVERIFY(!with(Right::Write, group(u"lab"_s)).may(Right::Write, open));
    }

    void theOwnerMayDoEverything()
    {
        for (const Right right : eachRight) {
            QVERIFY(owner().may(right, Scope()));
            QVERIFY(owner().may(right, project(u"acme/web"_s)));
        }
        QCOMPARE(owner().role(), Role::Admin);
        QVERIFY(!owner().anonymous());
    }

    void rolesFollowTheStrongestRight_data()
    {
        QTest::addColumn<Rights>("rights");
        QTest::addColumn<Role>("personal");
        QTest::addColumn<Role>("other");
        const auto row = [](const char *name, Rights rights, Role personal, Role other) {
            QTest::newRow(name) << rights << personal << other;
        };
        row("none", {}, Role::Reader, Role::Reader);
        row("read", Right::Read, Role::Reader, Role::Reader);
        row("write", Right::Write, Role::Developer, Role::Developer);
        row("delete", Right::Delete, Role::Maintainer, Role::Maintainer);
        row("write, delete", Right::Write | Right::Delete, Role::Maintainer, Role::Maintainer);
        row("admin", Right::Admin, Role::Admin, Role::Owner);
        row("everything", everything, Role::Admin, Role::Owner);
    }
    void rolesFollowTheStrongestRight()
    {
        QFETCH(Rights, rights);
        QFETCH(Role, personal);
        QFETCH(Role, other);
        QCOMPARE(with(rights).role(), personal);
        for (const TokenKind kind :
             {TokenKind::Project, TokenKind::Group, TokenKind::Deploy, TokenKind::Job})
            QCOMPARE(with(rights, group(u"acme"_s), kind).role(), other);
    }

    void aCallerHasAName()
    {
        QCOMPARE(owner().name(), u"this computer"_s);
        QCOMPARE(with(Right::Read).name(), u"ci"_s);
        QCOMPARE(Caller().name(), u"anonymous"_s);
        QVERIFY(Caller().anonymous());
        QVERIFY(!with({}).anonymous());
    }

    /// Documents are kept under this key: two callers share one exactly when they see the same.
    void aReachKeyStandsForWhatIsSeen()
    {
        const QList<Scope> places{Scope(),
                                  group(u"acme"_s),
                                  project(u"acme/web"_s),
                                  project(u"acme/open"_s, true),
                                  project(u"acme/web/x"_s),
                                  group(u"acme-labs"_s)};
        QList<Caller> callers{Caller(), owner()};
        for (const Scope &scope :
             {Scope(), group(u"acme"_s), project(u"acme/web"_s), group(u"acme-labs"_s)}) {
            for (const Rights rights :
                 {Rights(Right::Read), everything, Rights(Right::Write), Rights()})
                callers << with(rights, scope);
        }
        const auto seenBy = [&places](const Caller &caller) {
            QList<bool> seen;
            for (const Scope &place : places)
                seen << caller.may(Right::Read, place);
            return seen;
        };
        for (const Caller &a : callers) {
            for (const Caller &b : callers)
                QCOMPARE(a.reachKey() == b.reachKey(), seenBy(a) == seenBy(b));
        }
    }
};

QTEST_APPLESS_MAIN(tst_scopes)
#include "tst_scopes.moc"

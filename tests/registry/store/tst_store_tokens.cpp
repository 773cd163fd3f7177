// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storefixture.h"

#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

class tst_store_tokens : public QObject
{
    Q_OBJECT

private slots:
    void secretsHaveTheShapeOfTheirKind_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QString>("prefix");
        QTest::newRow("personal") << int(TokenKind::Personal) << QString() << u"glpat-"_s;
        QTest::newRow("project") << int(TokenKind::Project) << u"acme/web"_s << u"glpat-"_s;
        QTest::newRow("group") << int(TokenKind::Group) << u"acme"_s << u"glpat-"_s;
        QTest::newRow("deploy") << int(TokenKind::Deploy) << u"acme"_s << u"gldt-"_s;
        QTest::newRow("job") << int(TokenKind::Job) << u"acme/web"_s << u"glcbt-64_"_s;
    }
    void secretsHaveTheShapeOfTheirKind()
    {
        QFETCH(int, kind);
        QFETCH(QString, scope);
        QFETCH(QString, prefix);
        StoreFixture f;
        const IssuedToken issued =
            f.store->createToken({TokenKind(kind), u"ci"_s, scope, Right::Read, {}}, owner())
                .value();
        QVERIFY(issued.secret.startsWith(prefix));
        QVERIFY(issued.secret.size() >= prefix.size() + 20);
        const TokenLookup found = f.store->token(issued.secret.toLatin1()).value();
        QCOMPARE(found.token.id, issued.token.id);
        QCOMPARE(found.token.kind, TokenKind(kind));
        QCOMPARE(found.token.scope.path, scope);
        QVERIFY(!found.expired);
    }

    void scopeHasToFitTheKind()
    {
        StoreFixture f;
        const auto code = [&](TokenKind kind, const QString &scope, Rights rights = Right::Read,
                              const QString &name = u"ci"_s) {
            const auto made = f.store->createToken({kind, name, scope, rights, {}}, owner());
            return made ? ErrorCode::Internal : made.error().code;
        };
        QCOMPARE(code(TokenKind::Personal, u"acme"_s), ErrorCode::InvalidArgument);
        QCOMPARE(code(TokenKind::Project, u"acme"_s), ErrorCode::InvalidArgument);
        QCOMPARE(code(TokenKind::Group, u"acme/web"_s), ErrorCode::InvalidArgument);
        QCOMPARE(code(TokenKind::Deploy, {}), ErrorCode::InvalidArgument);
        QCOMPARE(code(TokenKind::Job, u"acme"_s), ErrorCode::InvalidArgument);
        QCOMPARE(code(TokenKind::Group, u"nowhere"_s), ErrorCode::NotFound);
        QCOMPARE(code(TokenKind::Personal, {}, {}), ErrorCode::InvalidArgument);
        QCOMPARE(code(TokenKind::Personal, {}, Right::Read, u" "_s), ErrorCode::InvalidArgument);
    }

    void revokedAtOnce()
    {
        StoreFixture f;
        const IssuedToken issued =
            f.store->createToken({TokenKind::Personal, u"me"_s, {}, Right::Read, {}}, owner())
                .value();
        const GenerationPtr generation = f.store->tokenGeneration();
        const quint64 before = generation->value();
        QVERIFY(f.store->revokeToken(issued.token.id, owner()));
        QVERIFY(generation->value() != before);
        QCOMPARE(f.store->token(issued.secret.toLatin1()).error().code, ErrorCode::Unauthorized);
        QCOMPARE(f.store->revokeToken(issued.token.id, owner()).error().code, ErrorCode::NotFound);
        QCOMPARE(f.store->tokens().value().size(), 1);
        QVERIFY(f.store->tokens().value().first().revoked);
    }

    void expiredSaysSo()
    {
        StoreFixture f;
        const IssuedToken issued = f.store
                                       ->createToken({TokenKind::Personal,
                                                      u"me"_s,
                                                      {},
                                                      Right::Read,
                                                      f.clock.now().addSecs(60)},
                                                     owner())
                                       .value();
        QVERIFY(!f.store->token(issued.secret.toLatin1()).value().expired);
        f.clock.advance(61);
        QVERIFY(f.store->token(issued.secret.toLatin1()).value().expired);
        QCOMPARE(f.store->token("glpat-unknown").error().code, ErrorCode::Unauthorized);
        QCOMPARE(f.store->token("").error().code, ErrorCode::Unauthorized);
    }

    void useIsNotedWithoutAWrite()
    {
        StoreFixture f;
        const IssuedToken issued =
            f.store->createToken({TokenKind::Personal, u"me"_s, {}, Right::Read, {}}, owner())
                .value();
        f.clock.advance(5);
        f.store->noteTokenUse(issued.token.id);
        f.store->flush();
        QCOMPARE(f.store->tokens().value().first().lastUsed, f.clock.now());
    }

    void H11_noTokenExistsAtFirst()
    {
        StoreFixture f;
        QVERIFY(f.store->tokens().value().isEmpty());
    }

    void I4_noSecretIsOnDisk()
    {
        StoreFixture f;
        const IssuedToken issued =
            f.store->createToken({TokenKind::Personal, u"me"_s, {}, Right::Read, {}}, owner())
                .value();
        QVERIFY(f.store->token(issued.secret.toLatin1()));
        const QString directory = f.store->directory();
        f.store.reset();
        QDirIterator files(directory, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(issued.secret.mid(6).toLatin1()),
                     qPrintable(file.fileName()));
        }
    }
};

QTEST_GUILESS_MAIN(tst_store_tokens)
#include "tst_store_tokens.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/keychainvault.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

bool keyring()
{
    return qEnvironmentVariableIsSet("PACKHOUSE_KEYRING");
}

template<typename T>
Result<T> wait(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
        return fail(ErrorCode::Timeout, Text::of("No answer."));
    return future.result();
}

} // namespace

/// Runs twice: with an unlocked keychain (PACKHOUSE_KEYRING is set) and without any.
class TestKeychainVault : public QObject
{
    Q_OBJECT

private slots:
    void N11_isNotTouchedBeforeItIsNeeded();
    void provesItselfOrSaysWhyNot();
    void keepsAndForgets();
    void refusesWithoutKeychain();

private:
    KeychainVault m_vault{u"packhouse-test"_s};
};

void TestKeychainVault::N11_isNotTouchedBeforeItIsNeeded()
{
    // Whether it works is found out by using it, not before.
    const KeychainVault untouched(u"packhouse-test"_s);
    QCoreApplication::processEvents();
    QVERIFY(!untouched.isOpen());
    QVERIFY(untouched.problem().isEmpty());
    QVERIFY(untouched.findChildren<QObject *>().isEmpty());
}

void TestKeychainVault::provesItselfOrSaysWhyNot()
{
    const Result<void> proved = wait(m_vault.store(u"registry/first"_s, u"secret"_s));
    QCOMPARE(proved.has_value(), keyring());
    QCOMPARE(m_vault.isOpen(), keyring());
    QCOMPARE(m_vault.problem().isEmpty(), keyring());
    QVERIFY(!keyring() || wait(m_vault.remove(u"registry/first"_s)));
    if (!keyring())
        QVERIFY2(english(m_vault.problem()).contains(u"keyring service"),
                 qPrintable(english(m_vault.problem())));
}

void TestKeychainVault::keepsAndForgets()
{
    if (!keyring())
        return; // the other run's case
    const QString secret = u"glpat-ümlaut-0123456789"_s;
    QVERIFY(wait(m_vault.store(u"registry/ci-web"_s, secret)));
    QCOMPARE(wait(m_vault.read(u"registry/ci-web"_s)).value_or(QString()), secret);
    QVERIFY(wait(m_vault.remove(u"registry/ci-web"_s)));
    const Result<QString> gone = wait(m_vault.read(u"registry/ci-web"_s));
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
    QVERIFY(wait(m_vault.remove(u"registry/ci-web"_s)));
}

void TestKeychainVault::refusesWithoutKeychain()
{
    if (keyring())
        return;
    const QString secret = u"glpat-canary-0123456789"_s;
    const Result<void> stored = wait(m_vault.store(u"registry/x"_s, secret));
    QVERIFY(!stored);
    QCOMPARE(stored.error().code, ErrorCode::KeychainUnavailable);
    QVERIFY(!english(stored.error()).contains(secret));
    QVERIFY(!english(stored.error().remedy).isEmpty());
}

QTEST_GUILESS_MAIN(TestKeychainVault)
#include "tst_keychainvault.moc"

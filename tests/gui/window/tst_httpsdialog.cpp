// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/httpschoice.h"
#include "support/realwindow.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/settings/httpsdialog.h"
#include "ui/widgets/inlinemessage.h"

#include <QCheckBox>
#include <QLabel>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// The switch for https and the way to trust it, against the server that really runs.
class TestHttpsDialog : public QObject
{
    Q_OBJECT

private slots:
    void offUntilItIsSwitchedOn();
    void switchedOnClientsReachItOnceTheyTrustIt();
    void theChoiceIsKept();
    void anotherProcessesRegistryIsSwitchedThere();

private:
    static HttpsDialog *openDialog(RealWindow &real);
    static bool turn(HttpsDialog *dialog, bool on);
    /// Asks for its health; \a authority is what the client trusts, beside nothing.
    static QNetworkReply::NetworkError ask(const QString &address, const QString &authority);
};

HttpsDialog *TestHttpsDialog::openDialog(RealWindow &real)
{
    real.window().actions().find(u"registry.https"_s)->trigger();
    return real.dialog<HttpsDialog>();
}

bool TestHttpsDialog::turn(HttpsDialog *dialog, bool on)
{
    auto *box = dialog->findChild<QCheckBox *>(u"https"_s);
    box->click();
    return QTest::qWaitFor([&] { return box->isEnabled() && box->isChecked() == on; }, 20'000);
}

QNetworkReply::NetworkError TestHttpsDialog::ask(const QString &address, const QString &authority)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(address + u"/-/health"_s));
    QSslConfiguration tls;
    tls.setCaCertificates(authority.isEmpty() ? QList<QSslCertificate>()
                                              : QSslCertificate::fromPath(authority));
    request.setSslConfiguration(tls);
    std::unique_ptr<QNetworkReply> reply(network.get(request));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (finished.isEmpty())
        finished.wait(20'000);
    return reply->error();
}

void TestHttpsDialog::offUntilItIsSwitchedOn()
{
    RealWindow real;
    QVERIFY(real.open());
    HttpsDialog *dialog = openDialog(real);
    QVERIFY(dialog);
    QVERIFY(!dialog->findChild<QCheckBox *>(u"https"_s)->isChecked());
    QVERIFY(!real.button(u"trust"_s, dialog)->isEnabled()); // there is nothing to trust yet
    QVERIFY(real.session->httpsAddress().isEmpty());
}

void TestHttpsDialog::switchedOnClientsReachItOnceTheyTrustIt()
{
    RealWindow real;
    QVERIFY(real.open());
    const QString plain = real.session->source().address();
    HttpsDialog *dialog = openDialog(real);
    QVERIFY(turn(dialog, true));
    const QString secure = real.session->httpsAddress();
    QVERIFY(secure.startsWith(u"https://127.0.0.1:"_s));
    QVERIFY(dialog->findChild<QLabel *>(u"httpsAddress"_s)->text().contains(secure));
    QVERIFY(real.press(u"trust"_s, dialog));
    const auto commands = dialog->findChildren<QPlainTextEdit *>();
    QVERIFY(!commands.isEmpty() && commands.first()->isVisible());
    const QString authority = real.folder.filePath(u"data"_s);
    const auto named = std::find_if(commands.begin(), commands.end(), [](const auto *field) {
        return field->accessibleName().startsWith(u"npm"_s);
    });
    QVERIFY(named != commands.end());
    const QString file = (*named)->toPlainText().section(u'"', 1, 1);
    QVERIFY(file.startsWith(authority));

    QCOMPARE(ask(secure, file), QNetworkReply::NoError);
    QCOMPARE(ask(secure, {}), QNetworkReply::SslHandshakeFailedError);
    QCOMPARE(ask(plain, {}), QNetworkReply::NoError); // at the same port as before
    QVERIFY(turn(dialog, false));
    QCOMPARE(ask(secure, file), QNetworkReply::ConnectionRefusedError);
    QCOMPARE(ask(plain, {}), QNetworkReply::NoError);
}

void TestHttpsDialog::theChoiceIsKept()
{
    RealWindow real;
    real.settings = real.folder.filePath(u"settings"_s);
    QVERIFY(real.open());
    QVERIFY(turn(openDialog(real), true));
    QVERIFY(keptHttps(real.settings + u"/registry.ini"_s));
    real.close();
    WindowOptions options;
    options.https = keptHttps(real.settings + u"/registry.ini"_s);
    QVERIFY(real.open(options));
    QVERIFY(real.session->https());
}

void TestHttpsDialog::anotherProcessesRegistryIsSwitchedThere()
{
    RealWindow first;
    QVERIFY(first.open());
    RealWindow second;
    WindowOptions same;
    same.data = first.folder.filePath(u"data"_s);
    QVERIFY(second.open(same));
    HttpsDialog *dialog = openDialog(second);
    auto *box = dialog->findChild<QCheckBox *>(u"https"_s);
    box->click();
    auto *message = dialog->findChild<InlineMessage *>();
    QTRY_VERIFY(message->isVisible());
    QVERIFY(!box->isChecked());
    QVERIFY(!first.session->https());
    dialog->close();

    QVERIFY(turn(openDialog(first), true));
    QTRY_VERIFY(second.session->https());
    QVERIFY(openDialog(second)->findChild<QCheckBox *>(u"https"_s)->isChecked());
}

QTEST_MAIN(TestHttpsDialog)
#include "tst_httpsdialog.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "registry/actions/ownaddresses.h"
#include "registry/actions/upstreams.h"
#include "registry/registry.h"
#include "registry/store/store.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// The status; 0: nobody answers.
int statusOf(const QByteArray &address)
{
    QNetworkAccessManager net;
    const std::unique_ptr<QNetworkReply> reply(
        net.get(QNetworkRequest(QUrl::fromEncoded(address))));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace

/// Ports that a running registry gives to projects and groups, and takes from them.
class TestOwnAddresses : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_registry.reset(); }
    void K16_7_itAnswersAtOnceAndAgainAfterAStart();
    void K16_8_aBusyPortIsToldAndKeepsNothingElseFromStarting();
    void K16_9_undoTakesItBackAndDroppingCanBeUndone();
    void K16_10_noAddressOfItsOwnIsAcceptedAsUpstream();
    void K16_11_itCanBeGivenWithoutAServer();
    void K16_12_whatCannotBeIsRefusedWithTheReason();

private:
    void open();
    RegistryContext window() const
    {
        RegistryContext context = m_registry->context();
        context.actor.session = u"window"_s;
        return context;
    }
    Result<OwnAddressRow> add(const QString &scope, const QString &type, quint16 port = 0) const
    {
        return addOwnAddress(window(), m_registry->store().scope(scope).value(), type, port);
    }
    QByteArray indexAt(const QByteArray &address) const { return address + "/simple/"; }

    SystemClock m_clock;
    FormatList m_formats;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Registry> m_registry;
};

void TestOwnAddresses::open()
{
    m_registry.reset();
    RegistryOptions options;
    options.directory = m_folder->filePath(u"data"_s);
    m_registry = std::move(*Registry::open(options, m_formats, m_clock));
}

void TestOwnAddresses::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open();
    const auto project = m_registry->store().addScope(u"acme/web"_s, Level::Project,
                                                      Visibility::Public, window().actor);
    QVERIFY(project);
    QVERIFY(m_registry->listen());
}

void TestOwnAddresses::K16_7_itAnswersAtOnceAndAgainAfterAStart()
{
    const auto row = add(u"acme/web"_s, u"pypi"_s);
    QVERIFY2(row, row ? "" : qPrintable(english(row.error())));
    QVERIFY(row->own.port != 0);
    QCOMPARE(statusOf(indexAt(row->address)), 200);
    QCOMPARE(statusOf(row->address + "/-/health"), 404);
    QCOMPARE(statusOf(row->address + "/api/v4/projects"), 404);
    QCOMPARE(statusOf(m_registry->address() + "/-/health"), 200);
    open();
    QVERIFY(m_registry->listen());
    QCOMPARE(statusOf(indexAt(row->address)), 200);
    QCOMPARE(m_registry->store().activity(0, 1).value().first().action, u"address.add"_s);

    QVERIFY(dropOwnAddress(window(), row->own.port));
    QCOMPARE(statusOf(indexAt(row->address)), 0);
    QVERIFY(ownAddressRows(window()).value().isEmpty());
    // The port is free for the next one.
    QVERIFY(add(u"acme"_s, u"pypi"_s, row->own.port));
    QCOMPARE(statusOf(indexAt(row->address)), 200);
}

void TestOwnAddresses::K16_8_aBusyPortIsToldAndKeepsNothingElseFromStarting()
{
    const auto first = add(u"acme/web"_s, u"pypi"_s);
    const auto second = add(u"acme"_s, u"pypi"_s);
    QVERIFY(first && second);
    m_registry->stop();
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, first->own.port));
    QVERIFY(m_registry->listen());
    QCOMPARE(statusOf(m_registry->address() + "/-/health"), 200);
    QCOMPARE(statusOf(indexAt(second->address)), 200);
    const auto rows = ownAddressRows(window()).value();
    QCOMPARE(rows.size(), 2);
    for (const OwnAddressRow &row : rows)
        QCOMPARE(row.problem.isEmpty(), row.own.port != first->own.port);
    const ActivityRow told = m_registry->store().activity(0, 1).value().first();
    QCOMPARE(told.action, u"address.busy"_s);
    QCOMPARE(told.subject, u"acme/web"_s);
    // Who asks for a port that another program has is told so, and it gets no row.
    QCOMPARE(add(u"acme"_s, u"npm"_s, other.serverPort()).error().code, ErrorCode::Duplicate);
    other.close();
    QTcpServer third;
    QVERIFY(third.listen(QHostAddress::LocalHost));
    QCOMPARE(add(u"acme"_s, u"npm"_s, third.serverPort()).error().code, ErrorCode::Conflict);
    QCOMPARE(ownAddressRows(window()).value().size(), 2);
}

void TestOwnAddresses::K16_9_undoTakesItBackAndDroppingCanBeUndone()
{
    const auto row = add(u"acme/web"_s, u"pypi"_s);
    QVERIFY(row);
    Store &store = m_registry->store();
    const auto undo = [&] {
        const QList<UndoableAct> acts = store.undoable(u"window"_s, 1);
        return !acts.isEmpty() && store.undo(acts.first().id, window().actor, {});
    };
    QVERIFY(dropOwnAddress(window(), row->own.port));
    QCOMPARE(statusOf(indexAt(row->address)), 0);
    QVERIFY(undo());
    QTRY_COMPARE(statusOf(indexAt(row->address)), 200);
    QVERIFY(undo());
    QTRY_COMPARE(statusOf(indexAt(row->address)), 0);
    QVERIFY(ownAddressRows(window()).value().isEmpty());
}

void TestOwnAddresses::K16_10_noAddressOfItsOwnIsAcceptedAsUpstream()
{
    const auto row = add(u"acme/web"_s, u"pypi"_s);
    QVERIFY(row);
    const auto yes = acceptUpstream(window(), u"pypi"_s,
                                    QString::fromUtf8(row->address) + u"/simple"_s, false);
    QVERIFY(!yes);
    QCOMPARE(yes.error().code, ErrorCode::InvalidArgument);
    QVERIFY(m_registry->store().acceptedUpstreams().value().isEmpty());
}

void TestOwnAddresses::K16_11_itCanBeGivenWithoutAServer()
{
    m_registry->stop();
    const auto row = add(u"acme/web"_s, u"pypi"_s);
    QVERIFY(row && row->own.port != 0);
    QVERIFY(m_registry->listen());
    QCOMPARE(statusOf(indexAt(row->address)), 200);
}

void TestOwnAddresses::K16_12_whatCannotBeIsRefusedWithTheReason()
{
    const auto row = add(u"acme/web"_s, u"pypi"_s);
    QVERIFY(row);
    QCOMPARE(add(u"acme"_s, u"npm"_s, row->own.port).error().code, ErrorCode::Duplicate);
    QCOMPARE(statusOf(indexAt(row->address)), 200);
    QCOMPARE(add(u"acme"_s, u"helm"_s).error().code, ErrorCode::Unsupported);
    QCOMPARE(addOwnAddress(window(), Scope(), u"npm"_s, 0).error().code, ErrorCode::Unsupported);
    QVERIFY(!add(u"acme"_s, u"nothing"_s));
    const auto mainPort = quint16(QUrl::fromEncoded(m_registry->address()).port());
    QCOMPARE(add(u"acme"_s, u"npm"_s, mainPort).error().code, ErrorCode::Conflict);
    QCOMPARE(dropOwnAddress(window(), mainPort).error().code, ErrorCode::NotFound);
    QCOMPARE(ownAddressRows(window()).value().size(), 1);
}

QTEST_GUILESS_MAIN(TestOwnAddresses)
#include "tst_ownaddresses.moc"

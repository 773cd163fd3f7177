// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/administration.h"
#include "ctl.h"
#include "registry/control/servefile.h"
#include "remotes/control/controlsource.h"

#include <csignal>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace std::chrono_literals;

/// What a window has of a registry that the real program serves in another process, whatever
/// becomes of that.
class TestCtlWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void N3_itIsKilledAndServedAgain();
    void N3_itIsStoppedAndGoesOn();
    void N3_commandsBesideItAreSeen();
    void N3_cancelledPublishStopsThere();
    void anUnservedDirectoryIsSaid();

private:
    void open();
    QList<PackageRow> rows() { return contract::answered(m_source->list({}, {})).rows; }

    const QString m_project = u"acme/web"_s;
    std::unique_ptr<Ctl> m_ctl;
    std::unique_ptr<ControlSource> m_source;
};

void TestCtlWindow::open()
{
    auto opened = ControlSource::open(
        {[folder = m_ctl->data()] { return readServeFile(folder); }, 12s});
    QVERIFY2(opened, qPrintable(opened ? QString() : english(opened.error())));
    m_source = std::move(*opened);
}

void TestCtlWindow::init()
{
    m_ctl = std::make_unique<Ctl>();
    QVERIFY(!m_ctl->serve().isEmpty());
    QCOMPARE(m_ctl->run({u"scope"_s, u"add"_s, m_project}).code, 0);
    open();
}

void TestCtlWindow::cleanup()
{
    m_source.reset();
    m_ctl.reset();
}

void TestCtlWindow::N3_itIsKilledAndServedAgain()
{
    const QTemporaryDir folder;
    contract::published(*m_source, folder, m_project, u"tool"_s, u"1.0"_s);
    QSignalSpy reachable(m_source.get(), &PackageSource::reachableChanged);
    m_ctl->server->kill(); // it leaves its serve.json
    QTRY_COMPARE_WITH_TIMEOUT(reachable.size(), 1, contract::Patience);
    QVERIFY(!reachable.constFirst().constFirst().value<Text>().isEmpty());
    const auto asked = m_source->list({}, {});
    QVERIFY(!contract::refused(asked).what.isEmpty());
    QVERIFY(!m_ctl->serve().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(reachable.size(), 2, contract::Patience);
    QCOMPARE(reachable.constLast().constFirst().value<Text>(), Text());
    QCOMPARE(rows().size(), 1);
    contract::published(*m_source, folder, m_project, u"tool"_s, u"2.0"_s);
}

void TestCtlWindow::N3_itIsStoppedAndGoesOn()
{
    QSignalSpy reachable(m_source.get(), &PackageSource::reachableChanged);
    QCOMPARE(::kill(pid_t(m_ctl->server->processId()), SIGSTOP), 0);
    QTRY_COMPARE_WITH_TIMEOUT(reachable.size(), 1, 40'000);
    QCOMPARE(::kill(pid_t(m_ctl->server->processId()), SIGCONT), 0);
    QTRY_COMPARE_WITH_TIMEOUT(reachable.size(), 2, 40'000);
    QVERIFY(rows().isEmpty());
}

void TestCtlWindow::N3_commandsBesideItAreSeen()
{
    QSignalSpy changed(m_source.get(), &PackageSource::changed);
    const QString file = m_ctl->file(u"report.bin"_s, "a report");
    const Outcome published = m_ctl->run({u"publish"_s, file, u"--to"_s, m_project, u"--type"_s,
                                          u"generic"_s, u"--name"_s, u"report"_s, u"--version"_s,
                                          u"4"_s});
    QCOMPARE(published.code, 0);
    QVERIFY(contract::hears(changed, Changed::Packages));
    QCOMPARE(rows().size(), 1);
}

void TestCtlWindow::N3_cancelledPublishStopsThere()
{
    const QString path = m_ctl->path(u"large.bin"_s);
    QFile large(path);
    QVERIFY(large.open(QIODevice::WriteOnly));
    QVERIFY(large.resize(qint64(300) << 20));
    large.close();
    const PublishItem item{path, m_project, {u"generic"_s, u"large"_s, u"1.0"_s}, u"large.bin"_s};
    const std::unique_ptr<Job> job(m_source->publish({item}, nullptr));
    connect(job.get(), &Job::progressed, job.get(), [&job] {
        if (job->done() > 0)
            job->cancel();
    });
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(job->ended(), 60'000);
    QCOMPARE(job->state(), Job::State::Cancelled);
    QVERIFY(rows().isEmpty());
}

void TestCtlWindow::anUnservedDirectoryIsSaid()
{
    m_source.reset();
    m_ctl->stop();
    const auto opened = ControlSource::open(
        {[folder = m_ctl->data()] { return readServeFile(folder); }});
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Network);
}

QTEST_GUILESS_MAIN(TestCtlWindow)
#include "tst_ctlwindow.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/when.h"
#include "jobs/joblist.h"
#include "support/fakejob.h"
#include "support/fakesource.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/page.h"
#include "ui/packages/packagesview.h"
#include "ui/sidebar/sidebar.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QtConcurrent>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// A page with a title only, so that the sidebar looks as it does with the real ones.
class PlainPage : public Page
{
public:
    PlainPage(QString id, QString title, QString text, Tone tone)
        : m_id(std::move(id))
        , m_title(std::move(title))
        , m_text(std::move(text))
        , m_tone(tone)
    {
    }

    QString id() const override { return m_id; }
    QString title() const override { return m_title; }
    QString sidebarText() const override { return m_text; }
    Tone sidebarTone() const override { return m_tone; }

private:
    QString m_id;
    QString m_title;
    QString m_text;
    Tone m_tone;
};

QFuture<Result<QList<ArchiveListEntry>>> fakeArchive(const QString &)
{
    return QtConcurrent::run([]() -> Result<QList<ArchiveListEntry>> {
        return QList<ArchiveListEntry>{{u"package/package.json"_s, 2100, false},
                                       {u"package/README.md"_s, 8800, false},
                                       {u"package/dist/index.js"_s, 700'000, false},
                                       {u"package/dist/index.css"_s, 400'000, false},
                                       {u"package/types/index.d.ts"_s, 84'000, false}};
    });
}

} // namespace

/// Writes pictures of the window, on invented packages, into the folder that
/// PACKHOUSE_SCREENSHOTS names: for the manual, and to look at after a change of the style.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QString folder = qEnvironmentVariable("PACKHOUSE_SCREENSHOTS");
    if (folder.isEmpty() || !QDir().mkpath(folder)) {
        qWarning("Set PACKHOUSE_SCREENSHOTS to the folder for the pictures.");
        return 1;
    }
    Theme theme(&application, [] { return false; });
    FixedClock clock;
    FakeSource local;
    local.seed();
    FakeSource remote;
    remote.embedded = false;
    remote.sourceId = u"remote"_s;
    remote.sourceTitle = u"gitlab.acme.example"_s;
    FakeSource mirror;
    mirror.embedded = false;
    mirror.sourceId = u"mirror"_s;
    mirror.sourceTitle = u"npm public"_s;
    mirror.can.publish = u"This registry can only be read."_s;
    JobList jobs;
    MainWindow::Services services;
    services.sources = {&local, &remote, &mirror};
    services.jobs = &jobs;
    services.theme = &theme;
    services.clock = &clock;
    services.formats = fakeFormats();
    services.listArchive = fakeArchive;
    MainWindow window(services);
    window.addPage(new PlainPage(u"exposure"_s, u"Exposure audit"_s, u"3"_s, Tone::Bad));
    window.addPage(new PlainPage(u"tokens"_s, u"Tokens"_s, u"9"_s, Tone::Neutral));
    window.addPage(new PlainPage(u"activity"_s, u"Activity"_s, u"2 running"_s, Tone::Neutral));
    window.addPage(new PlainPage(u"trash"_s, u"Trash"_s, u"4"_s, Tone::Neutral));
    auto *job = new FakeJob(u"Importing acme-etl 0.18.x from PyPI"_s);
    window.run(job);
    job->setProgress(24, 39);
    window.showPackages(&local, u"acme/web"_s);
    window.resize(1440, 900);
    window.show();
    QTest::qWait(100);
    window.packagesView()->focusRows();
    QTest::qWait(200);
    const auto grab = [&](const QString &name) {
        QTest::qWait(100);
        const QString path = QDir(folder).filePath(name);
        if (!window.grab().save(path))
            qWarning("Could not write %s", qPrintable(path));
    };
    const QString scale = window.devicePixelRatioF() > 1 ? u"-200"_s : QString();
    grab(u"browse-light%1.png"_s.arg(scale));
    theme.setChoice(Theme::Choice::Dark);
    grab(u"browse-dark%1.png"_s.arg(scale));
    if (scale.isEmpty()) {
        theme.setChoice(Theme::Choice::Light);
        const QStringList tabs{u"overview"_s, u"files"_s, u"versions"_s, u"use"_s, u"exposure"_s, u"activity"_s};
        for (int i = 0; i < tabs.size(); ++i) {
            window.detailsPane()->tabs()->setCurrentIndex(i);
            grab(u"details-%1.png"_s.arg(tabs[i]));
        }
        window.packagesView()->model()->setText(u"nothing like it"_s);
        grab(u"empty.png"_s);
        local.failure = Error{ErrorCode::Network, u"The registry did not answer."_s,
                              u"Check that it runs, then try again."_s, true};
        window.packagesView()->model()->setText(u"acme"_s);
        grab(u"error.png"_s);
        local.failure.reset();
        window.resize(1000, 640);
        window.packagesView()->model()->setText({});
        grab(u"small.png"_s);
    }
    return 0;
}

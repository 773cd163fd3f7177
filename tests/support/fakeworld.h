// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/joblist.h"
#include "support/fakesource.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/packages/packagesview.h"
#include "ui/widgets/filterfield.h"

#include <QApplication>
#include <QTableView>
#include <QTest>
#include <QtConcurrent>

namespace packhouse {

/// A window on seeded sources, as the application builds it.
struct World
{
    explicit World(const QString &settingsPath = {}, bool seeded = true)
    {
        if (seeded)
            local.seed();
        remote.embedded = false;
        remote.sourceId = QStringLiteral("remote");
        remote.sourceTitle = QStringLiteral("registry.example");
        services.sources = {&local, &remote};
        services.jobs = &jobs;
        services.clock = &clock;
        services.formats = fakeFormats();
        services.settingsPath = settingsPath;
        services.theme = theme;
        services.listArchive = [](const QString &) {
            return QtConcurrent::run([]() -> Result<QList<ArchiveListEntry>> {
                return QList<ArchiveListEntry>{
                    {QStringLiteral("package/package.json"), 2100, false},
                    {QStringLiteral("package/index.js"), 100, false}};
            });
        };
    }

    void open()
    {
        window = std::make_unique<MainWindow>(services);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QTRY_VERIFY(model()->state() != PackageTableModel::State::Loading);
    }
    PackageTableModel *model() const { return window->packagesView()->model(); }
    QTableView *table() const { return window->packagesView()->table(); }
    FilterField *filter() const { return window->findChild<FilterField *>(); }
    QStringList shown() const
    {
        QStringList names;
        for (int row = 0; row < model()->rowCount(); ++row)
            names.append(model()->index(row, 0).data().toString());
        return names;
    }
    void choose(const QString &name) const
    {
        const int row = int(shown().indexOf(name));
        QVERIFY(row >= 0);
        const QRect cell = table()->visualRect(model()->index(row, 0));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell.center());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : window.get(), key, modifiers);
    }

    FixedClock clock;
    JobList jobs;
    FakeSource local;
    FakeSource remote;
    Theme *theme = nullptr;
    MainWindow::Services services;
    std::unique_ptr<MainWindow> window;
};

} // namespace packhouse

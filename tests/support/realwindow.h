// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/packhouse/packhousewindow.h"
#include "core/clock.h"
#include "support/fakevault.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/packages/packagesview.h"
#include "ui/sidebar/sidebar.h"

#include <QAbstractButton>
#include <QDropEvent>
#include <QMimeData>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

namespace packhouse {

/// The program's own window on a registry of its own, in a folder that goes away with it. Only the
/// keychain is not the real one.
class RealWindow
{
public:
    /// Without a data directory in \a options: in the folder.
    Result<void> open(WindowOptions options = {})
    {
        if (options.data.isEmpty())
            options.data = folder.filePath(QStringLiteral("data"));
        auto opened = WindowSession::open(options, formats, clock);
        if (!opened)
            return fail(opened.error());
        session = std::move(*opened);
        packhouse = std::make_unique<PackhouseWindow>(PackhouseWindow::Context{
            *session, formats, clock, vault, nullptr, settings, options.data, clients});
        window().show();
        return {};
    }
    void close()
    {
        packhouse.reset();
        session.reset();
    }
    MainWindow &window() const { return packhouse->window(); }
    QTableView *table() const { return window().packagesView()->table(); }

    /// The visible button of that object name or text, in the window or a dialog of it.
    QAbstractButton *button(const QString &name, const QWidget *in = nullptr) const
    {
        for (auto *found : (in ? in : &window())->findChildren<QAbstractButton *>()) {
            if ((found->objectName() == name || found->text() == name) && found->isVisible())
                return found;
        }
        return nullptr;
    }
    /// Waits until there is such a button and it can be pressed; false when it never could.
    bool press(const QString &name, const QWidget *in = nullptr) const
    {
        const auto ready = [&] {
            const QAbstractButton *found = button(name, in);
            return found && found->isEnabled();
        };
        if (!QTest::qWaitFor(ready, 10'000))
            return false;
        button(name, in)->click();
        return true;
    }
    /// A command of the window, as soon as what it is about is known; false when it never was.
    bool trigger(const QString &id) const
    {
        QAction *action = window().actions().find(id);
        if (!action || !QTest::qWaitFor([action] { return action->isEnabled(); }, 10'000))
            return false;
        action->trigger();
        return true;
    }
    /// The dialog of that kind that is open, once it is.
    template<typename Dialog>
    Dialog *dialog() const
    {
        Dialog *found = nullptr;
        const bool open = QTest::qWaitFor(
            [&] {
                for (Dialog *one : window().template findChildren<Dialog *>()) {
                    if (one->isVisible())
                        found = one;
                }
                return found != nullptr;
            },
            10'000);
        return open ? found : nullptr;
    }
    /// As a file manager drops them.
    bool drop(const QStringList &files) const
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &file : files)
            urls.append(QUrl::fromLocalFile(file));
        data.setUrls(urls);
        const QPoint at = window().rect().center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window(), &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window(), &dropped);
        return true;
    }
    static QStringList texts(const QTableView *of, int column = 0)
    {
        QStringList all;
        for (int row = 0; row < of->model()->rowCount(); ++row)
            all.append(of->model()->index(row, column).data().toString());
        return all;
    }
    /// Chooses the row with that text in the first column, as soon as there is one.
    static bool choose(QTableView *of, const QString &text)
    {
        if (!QTest::qWaitFor([&] { return texts(of).contains(text); }, 10'000))
            return false;
        const QModelIndex cell = of->model()->index(int(texts(of).indexOf(text)), 0);
        of->scrollTo(cell);
        QTest::mouseClick(of->viewport(), Qt::LeftButton, {}, of->visualRect(cell).center());
        return true;
    }

    QTemporaryDir folder;
    QString settings; ///< folder of what is kept between runs; empty: nothing is
    std::optional<ClientPlaces> clients; ///< of the computer; nothing: there are none
    FormatList formats;
    SystemClock clock;
    FakeVault vault;
    std::unique_ptr<WindowSession> session;
    std::unique_ptr<PackhouseWindow> packhouse;
};

} // namespace packhouse

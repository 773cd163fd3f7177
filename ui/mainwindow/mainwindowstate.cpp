// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/detailspane.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/mainwindowprivate.h"
#include "ui/mainwindow/panes.h"
#include "ui/mainwindow/themecommands.h"
#include "ui/packages/packagesview.h"
#include "ui/sidebar/sidebar.h"
#include "ui/style/theme.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/filterfield.h"

#include <QHeaderView>
#include <QMetaEnum>
#include <QScreen>
#include <QStatusBar>
#include <QTabWidget>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

// A key whose number changes when what is under it does: the old state is then left alone.
constexpr QLatin1StringView HeaderKey = "packages/header2"_L1;
constexpr int MessageTime = 4000; // milliseconds

} // namespace

void MainWindowPrivate::load()
{
    constexpr int Frame = 40; // of the window's own, about
    q->resize(QSize(1440, 900).boundedTo(q->screen()->availableSize() - QSize(0, Frame)));
    panes->resetWidths();
    details->tabs()->setCurrentIndex(DetailsPane::Files);
    ScopeTreeModel::Target first;
    if (!services.sources.isEmpty())
        first.source = services.sources.first();
    if (settings) {
        actions->load(*settings);
        q->restoreGeometry(settings->value("window/geometry"_L1).toByteArray());
        panes->load(*settings);
        loadPackages();
        loadColours();
        const QString kept = settings->value("packages/source"_L1).toString();
        for (PackageSource *each : std::as_const(services.sources)) {
            if (each->id() == kept)
                first = {each, settings->value("packages/scope"_L1).toString(), {}};
        }
    }
    themeCommands->showChoice();
    sidebar->setTarget(first);
    sidebar->setFocus();
    showTarget(first);
}

void MainWindowPrivate::loadPackages()
{
    if (settings->contains(HeaderKey)) {
        packages->table()->horizontalHeader()->restoreState(
            settings->value(HeaderKey).toByteArray());
        QList<int> hidden;
        for (const QVariant &column : settings->value("packages/hidden"_L1).toList())
            hidden.append(column.toInt());
        packages->columns()->setUnwanted(hidden);
    }
    const int column = settings->value("packages/sort"_L1, int(PackageTableModel::Published))
                           .toInt();
    const bool descending = settings->value("packages/descending"_L1, true).toBool();
    packages->sortBy(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    filter->setText(settings->value("packages/filter"_L1).toString());
    packages->setType(settings->value("packages/type"_L1).toString());
}

void MainWindowPrivate::loadColours()
{
    if (!services.theme)
        return;
    const auto choices = QMetaEnum::fromType<Theme::Choice>();
    bool known = false;
    const QByteArray name = settings->value("window/colours"_L1).toByteArray();
    const int choice = choices.keyToValue(name.constData(), &known);
    if (known)
        services.theme->setChoice(Theme::Choice(choice));
}

void MainWindowPrivate::save()
{
    if (!settings)
        return;
    actions->save(*settings);
    settings->setValue("window/geometry"_L1, q->saveGeometry());
    panes->save(*settings);
    const QHeaderView *header = packages->table()->horizontalHeader();
    settings->setValue(HeaderKey, header->saveState());
    QVariantList hidden;
    for (const int column : packages->columns()->unwanted())
        hidden.append(column);
    settings->setValue("packages/hidden"_L1, hidden);
    const PackageQuery &query = packages->model()->query();
    settings->setValue("packages/sort"_L1, PackageTableModel::columnOf(query.sort));
    settings->setValue("packages/descending"_L1, query.descending);
    settings->setValue("packages/filter"_L1, packagesFilter());
    settings->setValue("packages/type"_L1, query.type);
    settings->setValue("packages/source"_L1,
                       browsing->source() ? browsing->source()->id() : QString());
    settings->setValue("packages/scope"_L1, browsing->scopePath());
    if (services.theme) {
        settings->setValue("window/colours"_L1,
                           QByteArray(QMetaEnum::fromType<Theme::Choice>().valueToKey(
                               int(services.theme->choice()))));
    }
    settings->sync();
}

/// For a short while, and to who does not see it.
void MainWindowPrivate::tell(const QString &text)
{
    q->statusBar()->showMessage(text, MessageTime);
    Announcement::say(q, text);
}

} // namespace packhouse

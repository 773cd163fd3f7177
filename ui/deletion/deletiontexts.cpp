// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visibletext.h"
#include "items/readable.h"
#include "ui/deletion/clientspanel.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/deletion/namefield.h"

#include <QCheckBox>
#include <QLabel>
#include <QRadioButton>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

// What the dialog says; how it is made is in deletiondialog.cpp.
namespace packhouse {

static BadgeData riskBadge(Risk risk)
{
    switch (risk) {
    case Risk::Low:
        return {DeletionDialog::tr("low"), Tone::Neutral};
    case Risk::Medium:
        return {DeletionDialog::tr("medium"), Tone::Warning};
    case Risk::High:
        return {DeletionDialog::tr("high"), Tone::Bad};
    case Risk::Critical:
        break;
    }
    return {DeletionDialog::tr("critical"), Tone::Bad};
}

static QString versionText(const QString &version, qsizetype singleFiles)
{
    const QString text = visibleText(version);
    return singleFiles == 0 ? text : readable(Text::counted("%n file(s) of %1", singleFiles, text));
}

static QString versionText(const PlannedVersion &version)
{
    return versionText(version.version, version.onlyFiles ? version.files.size() : 0);
}

qsizetype DeletionDialog::goingCount() const
{
    if (!m_plan)
        return m_choice.items.size(); // of a query nothing is known before it was asked
    const QList<PlannedPackage> &packages = m_plan->packages;
    return packages.size() == 1 ? packages.first().versions.size() : packages.size();
}

Cell DeletionDialog::goingCell(qsizetype line, GoingColumn column) const
{
    if (line >= goingCount())
        return {};
    if (!m_plan)
        return chosenCell(m_choice.items.at(line), column);
    const QList<PlannedPackage> &packages = m_plan->packages;
    return packages.size() == 1 ? versionCell(packages.first().versions.at(line), column)
                                : packageCell(packages.at(line), column);
}

Cell DeletionDialog::chosenCell(const RemovalItem &item, GoingColumn column) const
{
    switch (column) {
    case What:
        return {.text = item.key.name, .tip = item.key.name, .type = item.key.type};
    case HowMuch:
        return {.text = item.version.isEmpty() ? tr("all versions")
                                               : versionText(item.version, item.files.size())};
    case Where:
        return {.text = spacedPath(item.key.scopePath), .tip = spacedPath(item.key.scopePath)};
    case RiskOf:
        break;
    }
    return {};
}

Cell DeletionDialog::versionCell(const PlannedVersion &version, GoingColumn column)
{
    switch (column) {
    case What: {
        const QString text = versionText(version);
        return {.text = text, .tip = text};
    }
    case HowMuch:
        return {.text = sizeText(version.bytes), .tip = exactSizeText(version.bytes)};
    case Where:
    case RiskOf:
        break;
    }
    return {};
}

Cell DeletionDialog::packageCell(const PlannedPackage &package, GoingColumn column) const
{
    switch (column) {
    case What:
        return {.text = package.key.name, .tip = package.key.name, .type = package.key.type};
    case HowMuch: {
        qsizetype whole = 0;
        qsizetype files = 0;
        for (const PlannedVersion &version : package.versions) {
            whole += !version.onlyFiles;
            files += version.files.size();
        }
        if (package.versions.size() == 1)
            return {.text = versionText(package.versions.first())};
        return {.text = readable(whole > 0 ? Text::counted("%n version(s)", whole)
                                           : Text::counted("%n file(s)", files))};
    }
    case Where:
        return {.text = spacedPath(package.key.scopePath),
                .tip = spacedPath(package.key.scopePath)};
    case RiskOf:
        break;
    }
    return badgeCell(riskBadge(m_plan->riskOf(package)), readable(package.why));
}

/// How many packages there are at each risk, where that says more than the whole.
QString DeletionDialog::risksText() const
{
    if (!m_plan || m_plan->packages.size() < 2)
        return {};
    std::array<qsizetype, 4> counts{};
    for (const PlannedPackage &package : m_plan->packages)
        ++counts.at(size_t(m_plan->riskOf(package)));
    const auto of = [&counts](Risk risk) { return counts.at(size_t(risk)); };
    return tr("Packages by risk: %1 critical, %2 high, %3 medium, %4 low")
        .arg(countText(of(Risk::Critical)), countText(of(Risk::High)), countText(of(Risk::Medium)),
             countText(of(Risk::Low)));
}

static QString titleOfFiles(const PackageKey &key, const QString &version, qsizetype files)
{
    return DeletionDialog::tr("Delete %1?")
        .arg(readable(Text::counted("%n file(s) of %1", files, key.name + u' ' + version)));
}

/// \a versions: 0 where it is not known how many they all are.
static QString titleOfOne(const QString &name, bool whole, qsizetype versions,
                          const QString &version)
{
    if (versions == 0)
        return DeletionDialog::tr("Delete %1, all versions?").arg(name);
    if (versions == 1)
        return version.isEmpty()
                   ? DeletionDialog::tr("Delete %1?").arg(name)
                   : DeletionDialog::tr("Delete %1 %2?").arg(name, visibleText(version));
    return readable(whole ? Text::counted("Delete %1, all %n version(s)?", versions, name)
                          : Text::counted("Delete %n version(s) of %1?", versions, name));
}

static QString titleOf(const RemovalPlan &plan)
{
    const PlannedPackage &first = plan.packages.first();
    const bool one = plan.packages.size() == 1;
    const QString version = first.versions.value(0).version;
    if (plan.isOnlyFiles())
        return one && first.versions.size() == 1
                   ? titleOfFiles(first.key, version, plan.files())
                   : readable(Text::counted("Delete %n file(s)?", plan.files()));
    return one ? titleOfOne(first.key.name, first.whole, first.versions.size(), version)
               : readable(Text::counted("Delete %n package(s)?", plan.packages.size()));
}

static QString titleOf(const QList<RemovalItem> &items)
{
    const RemovalItem &first = items.first();
    qsizetype files = 0;
    QSet<QStringList> packages;
    for (const RemovalItem &item : items) {
        files += item.files.size();
        packages.insert({item.key.scopePath, item.key.type, item.key.name});
    }
    if (files > 0)
        return items.size() == 1 ? titleOfFiles(first.key, first.version, files)
                                 : readable(Text::counted("Delete %n file(s)?", files));
    const bool whole = first.version.isEmpty();
    return packages.size() == 1
               ? titleOfOne(first.key.name, whole, whole ? 0 : items.size(), first.version)
               : readable(Text::counted("Delete %n package(s)?", packages.size()));
}

/// What is chosen, and once it is known what it comes to.
QString DeletionDialog::wholeTitle() const
{
    if (m_plan)
        return titleOf(*m_plan);
    return m_choice.query ? tr("Delete all packages of the list?") : titleOf(m_choice.items);
}

void DeletionDialog::showTexts()
{
    const Evidence &found = m_plan->evidence;
    const PackageKey first = m_plan->packages.value(0).key;
    const bool one = m_plan->packages.size() == 1;
    const QString files = readable(Text::counted("%n file(s)", m_plan->files()));
    const QString versions = readable(Text::counted("%n version(s)", m_plan->versions()));
    QSet<QString> scopes;
    for (const PlannedPackage &package : std::as_const(m_plan->packages))
        scopes.insert(package.key.scopePath);
    const QString where = scopes.size() == 1
                              ? spacedPath(first.scopePath)
                              : readable(Text::counted("%n project(s)", scopes.size()));
    const QString size = sizeText(m_plan->bytes());
    QString what = m_plan->versions() <= 1
                       ? tr("%1, %2, in %3").arg(files, size, where)
                       : tr("%1, %2, %3, in %4").arg(versions, files, size, where);
    if (m_plan->newer > 0) {
        what += u'\n'
                + readable(Text::counted("Came since the list was read, and stay: %n version(s).",
                                         m_plan->newer));
    }
    setSubtitle(what);
    m_reserve->setText(one ? tr("Reserve the name: never forward %1, whatever is deleted")
                                 .arg(visibleText(first.name))
                           : tr("Reserve the names: never forward them, whatever is deleted"));
    const QString types = !one        ? tr("these package types")
                          : m_formats ? m_formats->find(first.type).label
                                      : first.type;
    m_stop->setText(found.forwardingScope.isEmpty()
                        ? tr("Stop forwarding %1 everywhere").arg(types)
                        : tr("Stop forwarding %1 for all of %2")
                              .arg(types, visibleText(spacedPath(found.forwardingScope))));
    const bool here = m_source->isEmbedded();
    m_toTrash->setText(here ? tr("Move to Trash for 30 days")
                            : tr("Keep a copy in Trash for 30 days"));
    m_forGood->setText(tr("Delete for good (type the name to confirm)"));
    m_note->setText(
        tr("A copy of every file is fetched to this computer and its hash is compared "
           "before %1 is asked to delete anything. Some registries never take a deleted "
           "version again: the copy is a backup, not a way back.")
            .arg(visibleText(m_source->title())));
    m_note->setVisible(!here);
    m_typeLabel->setText(tr("Type %1 to confirm:").arg(expectedName()));
    m_typed->setAccessibleName(m_typeLabel->text());
    for (QAbstractButton *button :
         QList<QAbstractButton *>{m_reserve, m_stop, m_toTrash, m_forGood})
        button->setAccessibleName(button->text());
}

QString DeletionDialog::actionText() const
{
    const RemovalPlan chosen = plan();
    // Whole sentences: how their parts hang together differs between languages.
    struct Sentences
    {
        QString plain, reserve, stop, both;
    };
    const Sentences words = chosen.forGood
                                ? Sentences{tr("Delete for good"),
                                            tr("Reserve and delete for good"),
                                            tr("Stop forwarding and delete for good"),
                                            tr("Reserve, stop forwarding and delete for good")}
                            : m_source->isEmbedded()
                                ? Sentences{tr("Move to Trash"), tr("Reserve and move to Trash"),
                                            tr("Stop forwarding and move to Trash"),
                                            tr("Reserve, stop forwarding and move to Trash")}
                                : Sentences{tr("Delete from %1"), tr("Reserve and delete from %1"),
                                            tr("Stop forwarding and delete from %1"),
                                            tr("Reserve, stop forwarding and delete from %1")};
    const QString &text = chosen.reserve && chosen.stopForwarding ? words.both
                          : chosen.reserve                        ? words.reserve
                          : chosen.stopForwarding                 ? words.stop
                                                                  : words.plain;
    return text.contains("%1"_L1) ? text.arg(m_source->title()) : text;
}

QString DeletionDialog::expectedName() const
{
    // Several packages have no name in common: what is typed then says how many they are.
    if (!m_plan)
        return {};
    const QList<PlannedPackage> &packages = m_plan->packages;
    const QString name = packages.value(0).key.name;
    const bool common = std::ranges::all_of(
        packages, [&name](const PlannedPackage &package) { return package.key.name == name; });
    return common ? visibleText(name)
                  : readable(Text::counted("delete %n package(s)", packages.size()));
}

QString DeletionDialog::report() const
{
    QStringList lines{wholeTitle()};
    if (m_plan) {
        constexpr qsizetype MostNamed = 1000;
        const QList<PlannedPackage> &packages = m_plan->packages;
        for (const PlannedPackage &package : packages.first(std::min(MostNamed, packages.size()))) {
            QStringList versions;
            for (const PlannedVersion &version : package.versions)
                versions.append(versionText(version));
            lines.append(tr("%1 %2 (%3), in %4")
                             .arg(package.key.name, versions.join(u", "_s), package.key.type,
                                  package.key.scopePath));
        }
        if (packages.size() > MostNamed)
            lines.append(tr("and %1 more").arg(countText(packages.size() - MostNamed)));
        for (const Text &line : m_plan->judged().reportLines())
            lines.append(readable(line));
        lines += m_clients->reportLines();
        lines.append(tr("Chosen: %1").arg(actionText()));
    }
    // It is looked at in mails and terminals: nothing in it may act there, or look like a line
    // more.
    for (QString &line : lines)
        line = visibleText(line);
    return lines.join(u'\n');
}

} // namespace packhouse

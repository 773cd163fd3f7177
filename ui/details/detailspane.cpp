// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/detailspane.h"

#include "core/visibletext.h"
#include "items/readable.h"
#include "ui/details/activitytab.h"
#include "ui/details/exposuretab.h"
#include "ui/details/filestab.h"
#include "ui/details/overviewtab.h"
#include "ui/details/usetab.h"
#include "ui/details/versionstab.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/fittingbuttons.h"
#include "ui/widgets/fittingtabs.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/refreshpace.h"
#include "ui/widgets/waiting.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

DetailsPane::DetailsPane(DetailsContext context, QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
    , m_pace(new RefreshPace([this] { refresh(); }, [this] { return isVisible(); }, this))
    , m_waiting(new Waiting(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    setPanelLook(this, "surface"_L1);
    setMinimumWidth(280);
    m_empty->setTexts(tr("No package chosen"),
                      tr("Choose a package in the list to see its files, versions and exposure."));
    auto *whole = new QWidget(this);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    buildTabs();
    column->addWidget(m_tabs, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(whole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_waiting, &QTimer::timeout, this, [this] {
        if (m_key)
            m_message->show(Tone::Neutral, {}, tr("Reading about %1…").arg(m_key->name));
    });
}

QWidget *DetailsPane::buildHeader()
{
    auto *header = new QWidget(this);
    m_badge = new TypeBadge(header);
    m_name = new ElidedLabel(header);
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() + 1);
    m_name->setFont(bold);
    m_description = new ElidedLabel(header);
    m_description->setForegroundRole(QPalette::PlaceholderText);
    m_versionBox = new ChoiceBox(header);
    m_versionBox->setAccessibleName(tr("Version"));
    m_versionBox->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_versionBox->setMaximumWidth(180);
    m_download = new QPushButton(tr("Download"), header);
    m_copyInstall = new QPushButton(tr("Copy install"), header);
    m_delete = new QPushButton(tr("Delete…"), header);
    setLook(m_delete, "danger"_L1);
    for (QPushButton *button : {m_download, m_copyInstall, m_delete})
        button->setAccessibleName(button->text());
    m_message = new InlineMessage(header);
    m_message->setObjectName("detailsMessage"_L1);

    auto *title = new QHBoxLayout;
    title->addWidget(m_badge);
    title->addWidget(m_name, 1);
    auto *buttons = new FittingButtons(header);
    for (QWidget *part : QList<QWidget *>{m_versionBox, m_download, m_copyInstall, m_delete})
        part->setParent(buttons);
    buttons->setParts(m_versionBox, {m_download, m_copyInstall, m_delete});
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(metrics::PanelMargin, 14, metrics::PanelMargin, 10);
    layout->setSpacing(7);
    layout->addLayout(title);
    layout->addWidget(m_description);
    layout->addSpacing(4);
    layout->addWidget(buttons);
    layout->addWidget(m_message);

    connect(m_versionBox, &QComboBox::currentIndexChanged, this,
            [this] { chooseVersion(m_versionBox->currentData().toString()); });
    connect(m_download, &QPushButton::clicked, this, &DetailsPane::downloadWanted);
    connect(m_copyInstall, &QPushButton::clicked, this, &DetailsPane::copyInstallWanted);
    connect(m_message, &InlineMessage::actionChosen, this, &DetailsPane::refresh);
    return header;
}

void DetailsPane::buildTabs()
{
    m_tabs = new FittingTabs(this);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setAccessibleName(tr("Details"));
    m_tabs->setAccessibleName(tr("Details"));
    m_overview = new OverviewTab(m_context, m_tabs);
    m_files = new FilesTab(m_context, m_tabs);
    m_versions = new VersionsTab(m_context, m_tabs);
    m_use = new UseTab(m_context, m_tabs);
    m_exposure = new ExposureTab(m_tabs);
    m_activity = new ActivityTab(m_context, m_tabs);
    m_tabs->addTab(m_overview, tr("Overview"));
    m_tabs->addTab(m_files, tr("Files"));
    m_tabs->addTab(m_versions, tr("Versions"));
    m_tabs->addTab(m_use, tr("Use it"));
    m_tabs->addTab(m_exposure, tr("Exposure"));
    m_tabs->addTab(m_activity, tr("Activity"));
    connect(m_versions, &VersionsTab::chosen, this, [this](const QString &version) {
        m_versionBox->setCurrentIndex(m_versionBox->findData(version));
    });
    connect(m_versions, &VersionsTab::choiceChanged, this, &DetailsPane::versionsChosen);
    connect(m_versions, &VersionsTab::contextMenuWanted, this, &DetailsPane::versionsMenuWanted);
    connect(m_files, &FilesTab::downloadWanted, this, &DetailsPane::downloadFileWanted);
    connect(m_files, &FilesTab::retryWanted, this, &DetailsPane::askFiles);
    for (ExposureBox *box : {m_files->exposureBox(), m_exposure->box()}) {
        connect(box, &ExposureBox::reserveWanted, this, [this] {
            if (m_shown.source)
                emit reserveWanted(m_shown.source, m_shown.key());
        });
        connect(box, &ExposureBox::stopForwardingWanted, this, [this] {
            if (m_shown.source)
                emit stopForwardingWanted(m_shown.source, m_shown.key());
        });
    }
}

void DetailsPane::show(PackageSource *source, const PackageRow *row, const Scope &scope)
{
    const bool isFound = row && row->foundVersion != 0
                         && (m_foundVersion != row->foundVersion || m_foundFile != row->foundFile);
    if (source && row && m_source == source && m_key == row->key && !isFound)
        return;
    m_source = source;
    m_key.reset();
    m_wantedVersion.clear();
    m_foundVersion = row ? row->foundVersion : 0;
    m_foundFile = row ? row->foundFile : 0;
    m_scope = scope;
    if (row && source)
        m_key = row->key;
    forget();
    m_stack->setCurrentIndex(m_key ? 1 : 0);
    if (m_key) {
        showRow(*row);
        ask();
    }
    emit shownChanged();
}

/// Nothing of what was answered before stands beside what is asked now, and no answer to it that is
/// still on its way.
void DetailsPane::forget()
{
    m_asked.drop();
    m_filesAsked.drop();
    m_waiting->stop();
    m_message->hide();
    m_shown = {};
    fillVersions();
    showAll();
}

void DetailsPane::refresh()
{
    if (!m_source || !m_key)
        return;
    if (!m_wantedVersion.isEmpty())
        m_foundVersion = 0; // what was found was shown; another may be chosen since
    ask();
}

void DetailsPane::sourceChanged(const Change &change)
{
    const Kinds shown = Changed::Packages | Changed::Policies | Changed::Reservations;
    if (m_key && sender() == m_source && change.touches(shown, m_key->scopePath))
        m_pace->outdated();
}

void DetailsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_pace->seen();
}

void DetailsPane::ask()
{
    m_pace->asked();
    m_waiting->start();
    m_asked.wait(m_source->details(*m_key), this, [this](const Result<PackageDetails> &details) {
        m_pace->answered();
        take(details);
    });
}

void DetailsPane::take(const Result<PackageDetails> &details)
{
    if (!details) {
        forget();
        showRow({.key = *m_key});
        m_message->show(details.error(), InlineMessage::Retry::Always);
        emit shownChanged();
        return;
    }
    m_waiting->stop();
    m_message->hide();
    m_shown.source = m_source;
    m_shown.scope = m_scope;
    m_shown.details = *details;
    m_shown.details.row.key = *m_key;
    showRow(m_shown.details.row);
    fillVersions();
    chooseVersion(m_versionBox->currentData().toString());
}

int DetailsPane::versionToShow() const
{
    const QList<VersionRow> &versions = m_shown.details.versions;
    for (int at = 0; at < versions.size(); ++at) {
        if (m_foundVersion != 0 && versions[at].id == m_foundVersion)
            return at;
    }
    // At first the one that the list calls the latest; the highest may only lead to a release.
    for (const QString &wanted : {m_wantedVersion, m_shown.details.row.latest}) {
        if (const int at = m_versionBox->findData(wanted); at >= 0)
            return at;
    }
    return versions.isEmpty() ? -1 : 0;
}

void DetailsPane::fillVersions()
{
    const QSignalBlocker quiet(m_versionBox);
    m_versionBox->clear();
    for (const VersionRow &version : std::as_const(m_shown.details.versions))
        m_versionBox->addItem(visibleText(version.version), version.version);
    m_versionBox->setCurrentIndex(versionToShow());
    m_versionBox->setEnabled(m_versionBox->count() > 0);
}

QStringList DetailsPane::chosenVersions() const
{
    const QString &shown = m_shown.version.version; // empty until the answer is there
    if (shown.isEmpty())
        return {};
    const QStringList chosen = m_versions->chosenVersions();
    return chosen.isEmpty() ? QStringList(shown) : chosen;
}

QString DetailsPane::deleteText(const QStringList &versions)
{
    switch (versions.size()) {
    case 0:
        return tr("Delete versions…");
    case 1:
        return tr("Delete %1…").arg(visibleText(versions.first()));
    default:
        return readable(Text::counted("Delete %n version(s)…", versions.size()));
    }
}

void DetailsPane::chooseVersion(const QString &chosen)
{
    const VersionRow before = std::exchange(m_shown.version, {});
    for (const VersionRow &version : std::as_const(m_shown.details.versions)) {
        if (version.version == chosen)
            m_shown.version = version;
    }
    m_wantedVersion = m_shown.version.version;
    if (m_shown.source)
        showRow(m_shown.details.row);
    // Its files are asked for again, but those that are known of it may stay until then.
    if (m_shown.version.id != before.id || m_shown.version.version != before.version) {
        m_shown.files.clear();
        m_shown.filesKnown = false;
    }
    showAll();
    askFiles();
    emit shownChanged();
}

void DetailsPane::askFiles()
{
    m_filesAsked.drop();
    if (!m_shown.source || m_shown.version.id == 0)
        return;
    if (!m_shown.filesKnown)
        m_files->showLoading();
    m_filesAsked.wait(m_shown.source->files(m_shown.key(), m_shown.version.id), this,
                      [this](const Result<QList<StoredFile>> &files) { takeFiles(files); });
}

void DetailsPane::takeFiles(const Result<QList<StoredFile>> &files)
{
    m_shown.files = files.value_or(QList<StoredFile>());
    m_shown.filesKnown = files.has_value();
    m_files->show(m_shown);
    if (!files)
        m_files->showError(files.error());
    else if (m_shown.version.id == m_foundVersion)
        m_files->choose(m_foundFile);
    showAbilities();
    emit shownChanged();
}

void DetailsPane::showRow(const PackageRow &row)
{
    m_badge->setFormat(&m_context.formats.find(row.key.type));
    m_name->setText(row.key.name);
    const QString where = QString(row.key.scopePath).replace(u'/', u" / "_s);
    // What the row says of the package may be of another moment than the answer, and it says it of
    // its latest version.
    const bool isOfShown = m_shown.source && m_shown.version.version == row.latest;
    m_description->setText(row.description.isEmpty() || !isOfShown
                               ? where
                               : visibleText(row.description) + u" · "_s + where);
}

void DetailsPane::showAbilities()
{
    const SourceAbilities can = m_source ? m_source->abilities() : SourceAbilities();
    m_download->setEnabled(m_shown.filesKnown && !m_shown.files.isEmpty()
                           && can.download.isEmpty());
    m_download->setToolTip(readable(can.download));
    m_copyInstall->setEnabled(m_shown.source);
}

void DetailsPane::showAll()
{
    m_overview->show(m_shown);
    m_versions->show(m_shown);
    m_use->show(m_shown);
    m_exposure->show(m_shown);
    m_activity->show(m_shown);
    m_files->show(m_shown);
    showAbilities();
}

} // namespace packhouse

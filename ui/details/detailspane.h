// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/when.h"
#include "ui/details/detailscontext.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace packhouse {

class ActivityTab;
class ElidedLabel;
class EmptyState;
class ExposureTab;
class FilesTab;
class InlineMessage;
class OverviewTab;
class RefreshPace;
class TypeBadge;
class UseTab;
class VersionsTab;
class Waiting;

/// All that is known about the package that is chosen in the table.
class DetailsPane : public QWidget
{
    Q_OBJECT

public:
    enum Tab { Overview, Files, Versions, Use, Exposure, Activity };

    explicit DetailsPane(DetailsContext context, QWidget *parent = nullptr);

    /// Says which package it is and asks the source about it; until it has answered nothing else
    /// is shown and nothing can be done. nullptr shows nothing.
    void show(PackageSource *source, const PackageRow *row, const Scope &scope);
    /// Asks again about the same package.
    void refresh();
    /// Asks again when that may be about the same package.
    void sourceChanged(const Change &change);
    /// What is shown, which is what can be acted on; nullptr until it was answered, and when it
    /// could not be.
    const ShownVersion *shown() const { return m_shown.source ? &m_shown : nullptr; }
    QString version() const { return m_shown.version.version; }
    /// Those that are chosen in the list of versions, or the one that is shown.
    QStringList chosenVersions() const;
    /// Deletes the chosen versions; whoever has the command for it binds it.
    QPushButton *deleteButton() const { return m_delete; }
    /// What deleting these is called.
    static QString deleteText(const QStringList &versions);
    QList<StoredFile> files() const { return m_shown.files; }
    QTabWidget *tabs() const { return m_tabs; }
    FilesTab *filesTab() const { return m_files; }

signals:
    /// shown() is another one, or has become more or less.
    void shownChanged();
    void downloadWanted();
    void copyInstallWanted();
    void versionsChosen();
    void versionsMenuWanted(const QPoint &globalPosition);
    void reserveWanted(packhouse::PackageSource *source, const packhouse::PackageKey &key);
    void stopForwardingWanted(packhouse::PackageSource *source, const packhouse::PackageKey &key);
    void downloadFileWanted(const packhouse::StoredFile &file);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildHeader();
    void buildTabs();
    void ask();
    void take(const Result<PackageDetails> &details);
    void fillVersions();
    /// The version that was found, else the one that was shown, else the latest.
    int versionToShow() const;
    void chooseVersion(const QString &version);
    void askFiles();
    void takeFiles(const Result<QList<StoredFile>> &files);
    void forget();
    void showRow(const PackageRow &row);
    void showAbilities();
    void showAll();

    DetailsContext m_context;
    QPointer<PackageSource> m_source;
    std::optional<PackageKey> m_key;
    Scope m_scope;
    ShownVersion m_shown;
    QString m_wantedVersion; ///< of that package, also over an error
    qint64 m_foundVersion = 0; ///< that a search for a hash found, with its file; 0: none
    qint64 m_foundFile = 0;
    LatestAnswer m_asked;
    LatestAnswer m_filesAsked;
    RefreshPace *m_pace;
    Waiting *m_waiting;

    QStackedWidget *m_stack;
    EmptyState *m_empty;
    TypeBadge *m_badge = nullptr;
    ElidedLabel *m_name = nullptr;
    ElidedLabel *m_description = nullptr;
    QComboBox *m_versionBox = nullptr;
    QPushButton *m_download = nullptr;
    QPushButton *m_copyInstall = nullptr;
    QPushButton *m_delete = nullptr;
    InlineMessage *m_message = nullptr;
    QTabWidget *m_tabs = nullptr;
    OverviewTab *m_overview = nullptr;
    FilesTab *m_files = nullptr;
    VersionsTab *m_versions = nullptr;
    UseTab *m_use = nullptr;
    ExposureTab *m_exposure = nullptr;
    ActivityTab *m_activity = nullptr;
};

} // namespace packhouse

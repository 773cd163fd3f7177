// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/filelistmodel.h"
#include "items/when.h"
#include "ui/details/detailscontext.h"

#include <QScrollArea>

class QLabel;
class QPushButton;
class QTableView;
class QTreeView;

namespace packhouse {

class ArchiveModel;
class Badge;
class ElidedLabel;
class ExposureBox;
class HashField;
class InlineMessage;
class Waiting;

/// The files of a version: their hashes, whether the stored bytes match them, and what is inside.
class FilesTab : public QScrollArea
{
    Q_OBJECT

public:
    explicit FilesTab(const DetailsContext &context, QWidget *parent = nullptr);

    /// The same version again keeps the chosen file.
    void show(const ShownVersion &shown);
    /// The file of that id, when it is shown.
    void choose(qint64 fileId);
    /// They were asked for; says so when it takes long.
    void showLoading();
    void showError(const Error &error);
    /// Reads the chosen file again and compares its hashes.
    void verify();
    ExposureBox *exposureBox() const { return m_exposure; }

signals:
    void downloadWanted(const packhouse::StoredFile &file);
    void retryWanted();

private:
    QWidget *buildFile();
    QWidget *buildContents();
    const StoredFile *file() const;
    void showFile();
    void showVerification();
    void verified(qint64 fileId, const Result<void> &result);
    void lookInside();
    void listed(const Result<QList<ArchiveListEntry>> &entries);
    void showPublicCopy();

    const DetailsContext &m_context;
    ShownVersion m_shown;
    std::optional<StoredFile> m_shownFile;
    LatestAnswer m_verifying;
    LatestAnswer m_listing;
    Waiting *m_waiting;
    FileListModel *m_model;
    ArchiveModel *m_archive;
    InlineMessage *m_message;
    QTableView *m_list;
    QWidget *m_file = nullptr;
    ElidedLabel *m_name = nullptr;
    Badge *m_state = nullptr;
    QWidget *m_publicLabel = nullptr;
    Badge *m_public = nullptr;
    QLabel *m_size = nullptr;
    HashField *m_sha1 = nullptr;
    HashField *m_sha256 = nullptr;
    HashField *m_sha512 = nullptr;
    HashField *m_md5 = nullptr;
    QPushButton *m_verify = nullptr;
    QPushButton *m_download = nullptr;
    ExposureBox *m_exposure;
    QWidget *m_contents = nullptr;
    Badge *m_fileCount = nullptr;
    QPushButton *m_look = nullptr;
    QLabel *m_contentsNote = nullptr;
    QTreeView *m_tree = nullptr;
};

} // namespace packhouse

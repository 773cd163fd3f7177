// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/filestab.h"

#include "items/archivemodel.h"
#include "items/fileverifier.h"
#include "items/humantext.h"
#include "items/readable.h"
#include "ui/details/exposuretab.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/badgedelegate.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/hashfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/rowtableview.h"
#include "ui/widgets/spokenview.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/waiting.h"

#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

FilesTab::FilesTab(const DetailsContext &context, QWidget *parent)
    : QScrollArea(parent)
    , m_context(context)
    , m_waiting(new Waiting(this))
    , m_model(new FileListModel(this))
    , m_archive(new ArchiveModel(this))
    , m_message(new InlineMessage(this))
    , m_list(new RowTableView(this))
    , m_exposure(new ExposureBox(this))
{
    m_file = buildFile();
    m_contents = buildContents();
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setUpTable(m_list, tr("Files"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new BadgeDelegate(nullptr, m_list));
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setColumnHidden(FileListModel::Created, true);
    m_list->setColumnHidden(FileListModel::Sha256, true);
    m_list->horizontalHeader()->setSectionResizeMode(FileListModel::Name, QHeaderView::Stretch);
    m_list->setMaximumHeight(metrics::HeaderHeight + 5 * metrics::RowHeight);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &FilesTab::showFile);
    connect(m_message, &InlineMessage::actionChosen, this, &FilesTab::retryWanted);
    connect(m_waiting, &QTimer::timeout, this, [this] {
        m_message->show(Tone::Neutral, {},
                        tr("Asking for the files of %1…").arg(m_shown.version.version));
    });
    auto *body = new QWidget(this);
    setPanelLook(body, "surface"_L1);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(metrics::PanelMargin, 14, metrics::PanelMargin, 14);
    layout->setSpacing(14);
    for (QWidget *part : QList<QWidget *>{m_list, m_file, m_message, m_exposure})
        layout->addWidget(part);
    layout->addWidget(m_contents, 1);
    layout->addStretch();
    setWidget(body);
}

QWidget *FilesTab::buildFile()
{
    auto *box = new QWidget(this);
    m_name = new ElidedLabel(box);
    m_name->setMode(Qt::ElideMiddle);
    QFont bold = font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_state = new Badge(box);
    m_size = new QLabel(box);
    m_sha1 = new HashField(tr("SHA-1"), box);
    m_sha256 = new HashField(tr("SHA-256"), box);
    m_sha512 = new HashField(tr("SHA-512"), box);
    m_md5 = new HashField(tr("MD5"), box);
    m_verify = new QPushButton(tr("Verify now"), box);
    m_verify->setAccessibleName(tr("Verify the stored bytes now"));
    m_download = new QPushButton(tr("Save file…"), box);
    m_download->setAccessibleName(m_download->text());
    connect(m_verify, &QPushButton::clicked, this, &FilesTab::verify);
    connect(m_download, &QPushButton::clicked, this, [this] {
        if (const StoredFile *chosen = file())
            emit downloadWanted(*chosen);
    });
    auto *title = new QHBoxLayout;
    title->setSpacing(metrics::Gap);
    title->addWidget(m_name, 0);
    title->addWidget(m_state);
    title->addStretch(1);
    const std::pair<QString, QWidget *> rows[] = {
        {tr("Size"), m_size},      {tr("SHA-1"), m_sha1}, {tr("SHA-256"), m_sha256},
        {tr("SHA-512"), m_sha512}, {tr("MD5"), m_md5},
    };
    auto *facts = new QFormLayout;
    facts->setHorizontalSpacing(18);
    facts->setVerticalSpacing(5);
    m_public = new Badge(box);
    const auto addRow = [facts, box](const QString &name, QWidget *widget) {
        auto *label = new QLabel(name, box);
        setLook(label, "muted"_L1);
        facts->addRow(label, widget);
        return label;
    };
    for (const auto &[name, widget] : rows)
        addRow(name, widget);
    m_publicLabel = addRow(tr("Public copy"), m_public);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_verify);
    buttons->addWidget(m_download);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addLayout(title);
    layout->addLayout(facts);
    layout->addLayout(buttons);
    return box;
}

QWidget *FilesTab::buildContents()
{
    auto *box = new QWidget(this);
    auto *title = new QLabel(tr("Contents"), box);
    setLook(title, "strong"_L1);
    m_fileCount = new Badge(box);
    m_look = new QPushButton(tr("Look inside"), box);
    m_look->setAccessibleName(tr("Look inside the file"));
    m_contentsNote = new QLabel(box);
    m_contentsNote->setWordWrap(true);
    setLook(m_contentsNote, "muted"_L1);
    m_tree = new SpokenView<QTreeView>(box);
    setLook(m_tree, "surface"_L1);
    m_tree->setAccessibleName(tr("Contents of the file"));
    m_tree->setModel(m_archive);
    m_tree->setFont(Theme::fixedFont());
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setIndentation(metrics::Indent);
    m_tree->setMinimumHeight(140);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(ArchiveModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(ArchiveModel::Size, QHeaderView::ResizeToContents);
    connect(m_look, &QPushButton::clicked, this, &FilesTab::lookInside);
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::Gap);
    line->addWidget(title);
    line->addWidget(m_fileCount);
    line->addStretch();
    line->addWidget(m_look);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(line);
    layout->addWidget(m_contentsNote);
    layout->addWidget(m_tree, 1);
    layout->addStretch(); // where there is no tree
    return box;
}

void FilesTab::show(const ShownVersion &shown)
{
    const bool sameVersion = m_shown.source == shown.source && m_shown.key() == shown.key()
                             && m_shown.version.id == shown.version.id;
    const StoredFile *chosen = sameVersion ? file() : nullptr;
    const qint64 chosenId = chosen ? chosen->id : 0;
    const bool sameFiles = sameVersion && m_shown.filesKnown && shown.filesKnown
                           && m_model->holds(shown.files);
    if (!sameVersion)
        m_shownFile.reset();
    m_shown = shown;
    m_waiting->stop();
    if (!sameFiles) { // else what was found out about them still holds
        m_message->hide();
        m_model->setFiles(shown.files);
    }
    m_list->setVisible(shown.files.size() > 1);
    m_list->setFixedHeight(metrics::HeaderHeight
                           + int(std::min<qsizetype>(shown.files.size(), 5)) * metrics::RowHeight
                           + 1);
    if (!sameFiles && !shown.files.isEmpty())
        chooseRow(m_list, m_model->rowOf(chosenId).value_or(0));
    m_exposure->show(shown, true);
    showPublicCopy();
    showFile();
}

void FilesTab::showPublicCopy()
{
    const Exposure &copy = m_shown.details.publicCopy;
    m_public->setBadge({readable(copy.text), copy.tone});
    m_public->setToolTip(readable(copy.explanation));
    m_public->setAccessibleDescription(readable(copy.explanation));
    for (QWidget *part : {m_publicLabel, static_cast<QWidget *>(m_public)})
        part->setVisible(!copy.text.isEmpty());
}

void FilesTab::choose(qint64 fileId)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->file(m_model->index(row, 0))->id == fileId)
            chooseRow(m_list, row);
    }
}

void FilesTab::showLoading()
{
    m_message->hide();
    m_waiting->start();
}

void FilesTab::showError(const Error &error)
{
    m_waiting->stop();
    m_message->show(error, InlineMessage::Retry::Always);
}

const StoredFile *FilesTab::file() const
{
    return m_model->file(m_list->currentIndex());
}

void FilesTab::showFile()
{
    const StoredFile *chosen = file();
    m_file->setVisible(chosen != nullptr);
    m_contents->setVisible(chosen && m_context.listArchive);
    const SourceAbilities can = m_shown.source ? m_shown.source->abilities() : SourceAbilities();
    m_download->setEnabled(chosen && can.download.isEmpty());
    m_download->setToolTip(readable(can.download));
    const bool same = chosen && m_shownFile && isSame(*m_shownFile, *chosen);
    m_shownFile = chosen ? std::optional(*chosen) : std::nullopt;
    if (same) { // what is in it, and whether it is sound, is known or on its way
        showVerification();
        return;
    }
    m_verifying.drop();
    m_listing.drop();
    const StoredFile shown = m_shownFile.value_or(StoredFile());
    m_name->setText(shown.name);
    m_size->setText(chosen ? exactSizeText(shown.size) : QString());
    const auto hex = [](const QByteArray &raw) { return QString::fromLatin1(raw.toHex()); };
    m_sha1->setValue(hex(shown.hashes.sha1));
    m_sha256->setValue(hex(shown.hashes.sha256));
    m_sha512->setValue(hex(shown.hashes.sha512));
    m_md5->setValue(hex(shown.hashes.md5));
    showVerification();
    m_archive->setEntries({});
    m_tree->hide();
    m_fileCount->setBadge({});
    m_contentsNote->hide();
    // A remote's file would have to be fetched first: only when it is asked for.
    const bool local = m_shown.source && m_shown.source->isEmbedded();
    m_look->setVisible(!local);
    if (chosen && local && m_context.listArchive)
        lookInside();
}

void FilesTab::showVerification()
{
    const StoredFile *chosen = file();
    const Verification state = chosen ? m_model->verification(chosen->id)
                                      : Verification::NotChecked;
    m_verify->setVisible(m_shown.source && m_shown.source->isEmbedded());
    m_verify->setEnabled(chosen && state != Verification::Checking);
    switch (state) {
    case Verification::NotChecked:
        m_state->setBadge({});
        break;
    case Verification::Checking:
        m_state->setBadge({tr("checking…"), Tone::Neutral});
        break;
    case Verification::Good:
        m_state->setBadge({tr("verified"), Tone::Good});
        break;
    case Verification::Bad:
        m_state->setBadge({tr("does not match"), Tone::Bad});
        break;
    }
}

void FilesTab::verify()
{
    const StoredFile *chosen = file();
    if (!chosen || !m_shown.source)
        return;
    const StoredFile checked = *chosen;
    m_message->hide();
    m_model->setVerification(checked.id, Verification::Checking);
    showVerification();
    m_verifying.wait(m_shown.source->localCopy(m_shown.key(), m_shown.version.version, checked),
                     this, [this, checked](const Result<QString> &path) {
                         if (!path) {
                             verified(checked.id, fail(path.error()));
                             return;
                         }
                         m_verifying.wait(verifyFile(*path, checked.hashes), this,
                                          [this, checked](const Result<void> &result) {
                                              verified(checked.id, result);
                                          });
                     });
}

void FilesTab::verified(qint64 fileId, const Result<void> &result)
{
    const bool mismatch = !result && result.error().code == ErrorCode::HashMismatch;
    m_model->setVerification(fileId, result     ? Verification::Good
                                     : mismatch ? Verification::Bad
                                                : Verification::NotChecked);
    // Its button would ask for the list of files.
    if (!result)
        m_message->show(Tone::Bad, readable(result.error().what), readable(result.error().remedy));
    showVerification();
}

void FilesTab::lookInside()
{
    const StoredFile *chosen = file();
    if (!chosen || !m_shown.source)
        return;
    m_look->hide();
    m_contentsNote->setText(tr("Reading the list of contents…"));
    m_contentsNote->show();
    m_listing.wait(m_shown.source->localCopy(m_shown.key(), m_shown.version.version, *chosen), this,
                   [this](const Result<QString> &path) {
                       if (!path) {
                           listed(fail(path.error()));
                           return;
                       }
                       m_listing.wait(m_context.listArchive(*path), this,
                                      [this](const Result<QList<ArchiveListEntry>> &entries) {
                                          listed(entries);
                                      });
                   });
}

void FilesTab::listed(const Result<QList<ArchiveListEntry>> &entries)
{
    if (!entries) {
        m_contentsNote->setText(readable(entries.error()));
        m_contentsNote->show();
        m_look->show(); // for another try
        return;
    }
    m_contentsNote->hide();
    m_archive->setEntries(*entries);
    const int count = m_archive->fileCount();
    m_fileCount->setBadge({readable(Text::counted("%n file(s)", count)), Tone::Neutral});
    m_tree->setVisible(count > 0);
    for (int row = 0; row < m_archive->rowCount() && m_archive->rowCount() == 1; ++row)
        m_tree->expand(m_archive->index(row, 0));
}

} // namespace packhouse

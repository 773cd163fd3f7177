// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/duplicates/duplicateacts.h"

#include "insight/superseded.h"
#include "items/readable.h"
#include "items/when.h"
#include "ui/duplicates/freeroomdialog.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/flowlayout.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

DuplicateActs::DuplicateActs(PackageSource *source, QWidget *parent)
    : QWidget(parent), m_source(source), m_why(new QLabel(this))
{
    setLook(m_why, "muted"_L1);
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    m_why->setObjectName("why"_L1);
    auto *buttons = new FlowLayout;
    buttons->setSpacing(metrics::Gap);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::PanelMargin, 10, metrics::PanelMargin, 12);
    layout->setSpacing(metrics::Gap);
    layout->addWidget(m_why);
    layout->addLayout(buttons);
    m_keep = addButton(tr("Keep the newest…"), u"keepNewest"_s);
    m_remove = addButton(tr("Delete this one…"), u"deleteOne"_s);
    m_show = addButton(tr("Show in list"), u"showInList"_s);
    for (QPushButton *button : {m_keep, m_remove, m_show})
        buttons->addWidget(button);
    setLook(m_remove, "danger"_L1);
    connect(m_keep, &QPushButton::clicked, this, &DuplicateActs::keepNewest);
    connect(m_remove, &QPushButton::clicked, this, &DuplicateActs::removePlace);
    connect(m_show, &QPushButton::clicked, this, &DuplicateActs::placeWanted);
}

QPushButton *DuplicateActs::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    setLook(button, "plain"_L1);
    return button;
}

void DuplicateActs::show(const DuplicateGroup *group, const DuplicatePlace *place)
{
    setVisible(group);
    m_group = group ? *group : DuplicateGroup();
    m_place = place ? *place : DuplicatePlace();
    const bool files = group && group->kind == DuplicateKind::FileName;
    m_keep->setEnabled(files);
    m_remove->setEnabled(place);
    m_show->setEnabled(place);
    if (!group)
        return;
    m_keep->setText(files ? readable(Text::counted("Keep the newest of %n file(s)…", group->copies))
                          : tr("Keep the newest…"));
    m_keep->setAccessibleName(m_keep->text());
    switch (group->kind) {
    case DuplicateKind::FileName:
        m_why->setText(tr("The older ones can be deleted: who asks for the hash of one misses it "
                          "then."));
        break;
    case DuplicateKind::PackageName:
        m_why->setText(tr("There is no newest of these: they may be different things. Whose the "
                          "name is, is decided on the Exposure page."));
        break;
    case DuplicateKind::Bytes:
        m_why->setText(tr("Deleting one of them frees no room while another is left."));
        break;
    }
    m_keep->setAccessibleDescription(m_why->text());
    if (place) {
        const QString what = place->fileName.isEmpty() ? place->coordinates.name
                                                       : place->fileName.section(u'/', -1);
        m_remove->setAccessibleDescription(shownText(tr("%1 in %2").arg(what, place->scopePath)));
    }
}

void DuplicateActs::plan(const Files &files)
{
    if (files.isEmpty()) {
        emit failed({ErrorCode::NotFound, Text::of("Nothing is superseded there any more."),
                     Text::of("Refresh the list."), false});
        return;
    }
    emit removalWanted(removalOf(files));
}

/// The list is asked anew: it has all of them, whatever this page shows.
void DuplicateActs::withSuperseded(std::function<void(const Files &)> work)
{
    Administration *administration = m_source->administration();
    if (!administration || std::exchange(m_asking, true))
        return;
    whenReady(administration->superseded(), this,
              [this, work = std::move(work)](const Result<Files> &files) {
                  m_asking = false;
                  if (files)
                      work(*files);
                  else
                      emit failed(files.error());
              });
}

void DuplicateActs::keepNewest()
{
    const QString name = m_group.subject;
    const qint64 version = m_group.places.value(0).versionId;
    withSuperseded([this, name, version](Files files) {
        files.removeIf([&](const SupersededFile &file) {
            return file.versionId != version || file.fileName != name;
        });
        plan(files);
    });
}

void DuplicateActs::removePlace()
{
    RemovalItem item{{m_place.scopePath, m_place.coordinates.type, m_place.coordinates.name},
                     m_place.coordinates.version,
                     {}};
    if (m_place.fileId != 0)
        item.files = {QString::number(m_place.fileId)};
    emit removalWanted({item});
}

void DuplicateActs::dropSuperseded()
{
    withSuperseded([this](const Files &files) { plan(files); });
}

void DuplicateActs::freeRoom()
{
    withSuperseded([this](const Files &files) {
        auto *dialog = new FreeRoomDialog(files, window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, dialog] { plan(dialog->chosen()); });
        dialog->open();
    });
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/duplicates/freeroomdialog.h"

#include "insight/superseded.h"
#include "items/humantext.h"
#include "items/readable.h"

#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 MiB = 1024 * 1024;
constexpr int MostMiB = 1'000'000'000;

} // namespace

FreeRoomDialog::FreeRoomDialog(const QList<SupersededFile> &files, QWidget *parent)
    : FramedDialog(parent), m_files(files)
{
    const qint64 most = roomOf(files);
    setTitle(tr("Free room"));
    setSubtitle(tr("Files that have a newer one of their name can go: at most %1 come free. A "
                   "file whose bytes others have too frees nothing.")
                    .arg(sizeText(most)));
    m_size = new QSpinBox(this);
    m_size->setObjectName("size"_L1);
    m_size->setRange(1, int(std::clamp<qint64>((most + MiB - 1) / MiB, 1, MostMiB)));
    m_size->setSuffix(tr(" MiB"));
    m_size->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_size->setValue(m_size->maximum());
    m_size->setAccessibleName(tr("How much room is to come free, in MiB"));
    m_says = new QLabel(this);
    m_says->setObjectName("says"_L1);
    m_says->setWordWrap(true);
    m_says->setTextFormat(Qt::PlainText);
    body()->addWidget(m_size);
    body()->addWidget(m_says);
    connect(addButton(tr("Cancel"), u"cancel"_s), &QPushButton::clicked, this, &QDialog::reject);
    m_go = addButton(tr("Show the plan…"), u"plan"_s, "primary"_L1);
    m_go->setDefault(true);
    connect(m_go, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_size, &QSpinBox::valueChanged, this, &FreeRoomDialog::showChoice);
    showChoice();
    m_size->setFocus();
    m_size->selectAll();
}

QList<SupersededFile> FreeRoomDialog::chosen() const
{
    return enoughToFree(m_files, m_size->value() * MiB);
}

void FreeRoomDialog::showChoice()
{
    const QList<SupersededFile> files = chosen();
    m_go->setEnabled(!files.isEmpty());
    m_size->setEnabled(!files.isEmpty());
    m_says->setText(
        files.isEmpty()
            ? tr("Nothing can come free that way: no superseded file has bytes of its own.")
            : readable(Text::counted("That takes deleting %n file(s); %1 come free once they are "
                                     "gone for good. In the trash they keep their room.",
                                     files.size(), Bytes{roomOf(files)})));
    m_size->setAccessibleDescription(m_says->text());
}

} // namespace packhouse

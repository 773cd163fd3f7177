// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/breakabledisk.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace packhouse::test {

BreakableDisk::BreakableDisk(const QString &folder)
{
    if (!m_file.open() || !m_file.resize(sizeof(brokendisk::Control)))
        qFatal("There is no room for a broken disk.");
    m_control = reinterpret_cast<brokendisk::Control *>(m_file.map(0, sizeof(brokendisk::Control)));
    if (!m_control)
        qFatal("A broken disk cannot be mapped.");
    qstrncpy(m_control->under, QFile::encodeName(folder).constData(), sizeof m_control->under);
}

void BreakableDisk::enter(QProcessEnvironment &environment) const
{
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(BROKENDISK));
    environment.insert(u"PACKHOUSE_BROKENDISK"_s, m_file.fileName());
}

} // namespace packhouse::test

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/exposurecommands.h"

#include "app/packhouse/errorbox.h"
#include "formats/formatlist.h"
#include "items/when.h"

using namespace Qt::StringLiterals;

namespace packhouse {

ExposureCommands::ExposureCommands(MainWindow &window, const FormatList &formats, QObject *parent)
    : QObject(parent), m_window(window), m_formats(formats)
{}

void ExposureCommands::reserve(PackageSource *source, const PackageKey &key)
{
    const Format *format = m_formats.find(key.type);
    Administration *administration = source->administration();
    if (!format || !administration)
        return;
    Reservation reservation;
    reservation.type = key.type;
    reservation.canonicalName = format->canonicalName(key.name);
    reservation.reason = u"reserved by hand"_s;
    reservation.since = m_window.services().clock->now();
    reservation.scopePath = topLevelOf(key.scopePath);
    whenReady(administration->reserve(reservation), this,
              [this](const Result<void> &done) { sayIfFailed(done); });
}

void ExposureCommands::stopForwarding(PackageSource *source, const PackageKey &key)
{
    Administration *administration = source->administration();
    if (!administration)
        return;
    PolicySetting setting;
    setting.type = key.type;
    setting.forwarding = Forwarding::Off;
    whenReady(administration->setPolicy(key.scopePath, setting), this,
              [this](const Result<void> &done) { sayIfFailed(done); });
}

void ExposureCommands::sayIfFailed(const Result<void> &done)
{
    if (!done)
        showError(done.error(), &m_window);
}

} // namespace packhouse

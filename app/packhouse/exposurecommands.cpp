// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/exposurecommands.h"

#include "app/packhouse/errorbox.h"
#include "core/diskerror.h"
#include "core/wholefile.h"
#include "formats/formatlist.h"
#include "insight/auditreport.h"
#include "items/when.h"

#include <QFileDialog>
#include <QJsonDocument>

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

void ExposureCommands::exportAudit(const ExposureAnswer &whole)
{
    auto *dialog = new QFileDialog(&m_window, tr("Export the audit"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Table for spreadsheets (*.csv)"),
                            tr("Findings for code scanners (*.sarif)"),
                            tr("Everything, for programs (*.json)")});
    dialog->selectFile(u"packhouse-audit.csv"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        const QString ending = filter.section(u"*."_s, -1).chopped(1);
        dialog->setDefaultSuffix(ending);
        dialog->selectFile(u"packhouse-audit."_s + ending);
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, whole](const QString &path) { writeAudit(whole, path); });
    dialog->open();
}

void ExposureCommands::writeAudit(const ExposureAnswer &whole, const QString &path)
{
    const AuditReport report = auditReport(whole, m_window.services().clock->now());
    const QByteArray bytes = path.endsWith(u".sarif"_s, Qt::CaseInsensitive)
                                 ? QJsonDocument(auditSarif(report, m_formats)).toJson()
                             : path.endsWith(u".json"_s, Qt::CaseInsensitive)
                                 ? QJsonDocument(auditJson(report, m_formats)).toJson()
                                 : auditCsv(report, m_formats).toUtf8();
    WholeFile file(path);
    if (!file.begin() || file.write(bytes) != bytes.size() || !file.commit())
        sayIfFailed(fail(writeError(file)));
}

void ExposureCommands::sayIfFailed(const Result<void> &done)
{
    if (!done)
        showError(done.error(), &m_window);
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/httpschoice.h"

#include "app/packhouse/windowsession.h"
#include "items/readable.h"
#include "registry/http/certificates.h"
#include "registry/http/trust.h"

#include <QFile>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr QLatin1StringView Key = "registry/https"_L1;

HttpsState stateOf(const WindowSession &session, const FormatList &formats,
                   const QString &directory)
{
    HttpsState state;
    state.on = session.https();
    state.address = session.httpsAddress();
    const QString file = authorityFile(directory);
    if (!QFile::exists(file))
        return state;
    state.authorityFile = file;
    for (const TrustInstruction &instruction : trustInstructions(formats, file))
        state.instructions.append({readable(instruction.system), instruction.command});
    return state;
}

} // namespace

HttpsDialog::Context httpsContext(WindowSession &session, const FormatList &formats,
                                  const QString &directory, const QString &settingsPath)
{
    HttpsDialog::Context context;
    context.state = [&session, &formats, directory] {
        return stateOf(session, formats, directory);
    };
    context.set = [&session, settingsPath](bool on) {
        if (!settingsPath.isEmpty() && session.registry()) // another process has its own choice
            QSettings(settingsPath, QSettings::IniFormat).setValue(Key, on);
        return session.setHttps(on);
    };
    return context;
}

bool keptHttps(const QString &settingsPath)
{
    return !settingsPath.isEmpty()
           && QSettings(settingsPath, QSettings::IniFormat).value(Key).toBool();
}

} // namespace packhouse

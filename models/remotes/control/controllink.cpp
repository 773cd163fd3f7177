// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/control/controllink.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace packhouse {

ControlLink::ControlLink(FindServer find)
    : m_find(std::move(find))
    , m_session(QString::number(QRandomGenerator::system()->generate64(), 16))
{}

Result<QJsonValue> ControlLink::call(const char *name, const QJsonValue &input,
                                     const ControlProgress &progress,
                                     std::chrono::milliseconds silence) const
{
    const Result<ServeFile> server = m_find();
    if (!server && server.error().code == ErrorCode::NotFound) {
        return fail(
            ErrorCode::Network,
            Text::of("The registry of this computer does not answer: no process serves it."),
            Text::of("Start it again; this window goes on by itself then."), true);
    }
    if (!server)
        return fail(server.error());
    Patience patience;
    if (silence != Usual)
        patience.limit = silence;
    patience.enough = [this] { return isClosed(); };
    Vigil vigil(patience);
    // Even what only reads may take long: as long as the other side says that it is at it.
    ControlProgress goOn = progress;
    if (!goOn && silence == Usual)
        goOn = [this](const QString &, qint64, qint64) { return !isClosed(); };
    const QJsonObject asked{
        {u"version"_s, ActionsVersion}, {u"session"_s, m_session}, {u"input"_s, input}};
    return callControl(*server, name, asked, goOn, vigil).map([](const QJsonObject &answer) {
        return answer["output"_L1];
    });
}

tl::unexpected<Error> ControlLink::notUnderstood()
{
    return fail(
        ErrorCode::Unsupported, Text::of("What the registry answered is not understood."),
        Text::of("Check that the process that serves it is the same version of Packhouse."));
}

} // namespace packhouse

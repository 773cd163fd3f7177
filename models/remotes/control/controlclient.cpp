// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/control/controlclient.h"

#include "control/errorjson.h"
#include "control/ownerknock.h"
#include "remotes/control/controlline.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int LookTime = 2'000; // milliseconds for an answer to how far an operation is

QByteArray textOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Lets the other side prove that it is the registry; the answer is what opens its door.
Result<QByteArray> knock(ControlLine &line, const ServeFile &server)
{
    const OwnerKnock knock(server.key, server.address);
    const auto answer = line.post("/-/owner", {},
                                  textOf({{u"nonce"_s, QString::fromLatin1(knock.nonce())}}));
    if (!answer)
        return fail(answer.error());
    const QJsonObject told = QJsonDocument::fromJson(answer->body).object();
    const OwnerGreeting greeting{told["nonce"_L1].toString().toLatin1(),
                                 told["proof"_L1].toString().toLatin1()};
    if (answer->status == 503)
        return line.unreachable(Text::of("it is too busy"));
    if (answer->status != 200 || !knock.proves(greeting))
        return line.unreachable(Text::of("what answers there is another program"));
    return knock.authorization(greeting);
}

Result<QJsonObject> ask(const ServeFile &server, const QByteArray &operation,
                        const QJsonObject &arguments, const ControlLine::Waiting &waiting)
{
    ControlLine line(server, waiting);
    const Result<QByteArray> authorization = knock(line, server);
    if (!authorization)
        return fail(authorization.error());
    const auto answer = line.post("/-/control/" + operation, *authorization, textOf(arguments));
    if (!answer)
        return fail(answer.error());
    const QJsonDocument document = QJsonDocument::fromJson(answer->body);
    if (answer->status == 200 && document.isObject())
        return document.object();
    if (document.object()["error"_L1].isObject())
        return fail(errorFromJson(document.object()));
    return fail(ErrorCode::Internal,
                Text::of("The registry at %1 answered %2 to \"%3\".",
                         QString::fromLatin1(server.address), answer->status,
                         QString::fromLatin1(operation)),
                Text::of("Check that it is the same version of Packhouse."));
}

} // namespace

Result<QJsonObject> callControl(const ServeFile &server, const QByteArray &operation,
                                const QJsonObject &arguments, const ControlProgress &progress,
                                Vigil &vigil)
{
    const QString what = u"the registry at %1 (process %2) to answer"_s
                             .arg(QString::fromLatin1(server.address))
                             .arg(server.pid);
    if (!progress)
        return ask(server, operation, arguments, [&] { return vigil.goOn(what); });
    const QString id = QUuid::createUuid().toString(QUuid::Id128);
    const QJsonObject name{{u"id"_s, id}};
    QJsonObject watched = arguments;
    watched["progress_id"_L1] = id;
    bool stopped = false;
    return ask(server, operation, watched, [&] {
        const QDeadlineTimer enough(LookTime);
        const auto soon = [&enough] { return !enough.hasExpired(); };
        // It may not have begun, or have ended just now; its answer is on the way then.
        const Result<QJsonObject> state = ask(server, "progress", name, soon);
        if (state) {
            vigil.alive();
            if (!stopped
                && !progress((*state)["step"_L1].toString(), (*state)["done"_L1].toInteger(),
                             (*state)["total"_L1].toInteger()))
                stopped = ask(server, "cancel", name, soon).has_value();
        }
        return vigil.goOn(what);
    });
}

Result<QJsonObject> callControl(const ServeFile &server, const QByteArray &operation,
                                const QJsonObject &arguments, const ControlProgress &progress)
{
    Vigil vigil{Patience()};
    return callControl(server, operation, arguments, progress, vigil);
}

Result<QByteArray> ownerBearer(const ServeFile &server)
{
    Vigil vigil{Patience{std::chrono::seconds(5)}}; // somebody looks at an empty screen meanwhile
    return callControl(server, "bearer", {}, {}, vigil).map([](const QJsonObject &answer) {
        return answer["bearer"_L1].toString().toLatin1();
    });
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/retry.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QMap>
#include <QUrl>

#include <functional>
#include <memory>
#include <utility>

class QIODevice;

namespace packhouse {

class OpenSockets;

/// One request as it goes out, without redirects and without anybody's policy.
struct WireRequest
{
    QByteArray method;
    QUrl url; ///< names the machine: in TLS, its certificate and the request itself
    QList<std::pair<QByteArray, QByteArray>> headers;
    QIODevice *body = nullptr;
    qint64 bodySize = 0;
    bool document = false; ///< is decoded when it comes encoded although nobody asked for that
    bool repeatable = false; ///< may go into a kept connection, which may turn out to be dead
    QList<QHostAddress> addresses; ///< connect to one of these; empty: what the system finds
    /// Asked for the address of each connection before anything is sent on it, new or kept.
    std::function<bool(const QHostAddress &)> mayConnect;
    OpenSockets *sockets = nullptr; ///< the client's; outlives every connection
    QByteArray authorities; ///< PEM, trusted beside the system's
};

/// What happens on the wire; called on the client's thread.
class WireListener
{
public:
    enum class Taken { All, Later, Stop };

    virtual ~WireListener() = default;
    /// False ends the request as cut short.
    virtual bool head(int status, const QMap<QByteArray, QByteArray> &headers) = 0;
    /// Later: none of them now, but again after Wire::goOn(). Stop ends the request.
    virtual Taken bytes(QByteArrayView bytes) = 0;
    virtual void sent(qint64 bytes) = 0;
};

/// What an answer that is not whole was about.
struct WireProblem
{
    AttemptEnd::Kind kind = AttemptEnd::Kind::Final;
    bool refusedAddress = false; ///< mayConnect said no
    Error error;
};

/// Made without any.
Error notEnoughMemory();

/// An exchange of bytes with one machine, by libcurl. The connection goes to an address that was
/// checked, whatever the name means by then, and the name stays in the request: Qt's own client
/// puts the number into the request over HTTP/2, and takes a chunked answer that breaks off for
/// whole.
class Wire
{
public:
    using Handle = void; ///< CURL

    Wire(WireRequest request, WireListener &listener);
    ~Wire();

    Handle *handle() const;
    static Wire *of(Handle *handle);
    /// Gives what was to come later. CURLcode; other than 0 it is through.
    int goOn();
    /// Nothing was sent: in the connection that was kept somebody had spoken unasked.
    bool wasStale() const;
    /// Where it is or was connected to.
    QHostAddress peer() const;
    /// Once it is through: nothing where the answer is whole. \a code: CURLcode. A listener that
    /// threw was out of memory.
    std::optional<WireProblem> problem(int code) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace packhouse

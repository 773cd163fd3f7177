// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/actions.h"
#include "remotes/control/controlclient.h"

#include <atomic>

namespace packhouse {

/// Finds the process that serves; read anew for every question, as another one may by now.
using FindServer = std::function<Result<ServeFile>()>;

/// Asks a registry in another process for what control/actions.h has. Every call blocks; safe from
/// any thread.
class ControlLink
{
public:
    explicit ControlLink(FindServer find);

    /// Errors: as callControl(), Unsupported (another version of this program), the action's own.
    /// Gives up after 30 s of silence, or when close() was called.
    template<typename In, typename Out>
    Result<Out> ask(const ControlAction<In, Out> &action, const In &input,
                    const ControlProgress &progress = {}) const
    {
        return outputOf<Out>(call(action.name, wire::written(input), progress, Usual));
    }
    /// \a silence: how long nothing may come before it gives up.
    template<typename In, typename Out>
    Result<Out> await(const ControlAction<In, Out> &action, const In &input,
                      std::chrono::milliseconds silence) const
    {
        return outputOf<Out>(call(action.name, wire::written(input), {}, silence));
    }
    /// Whoever waits gives up.
    void close() { m_closed = true; }
    bool isClosed() const { return m_closed; }

private:
    /// As long as the other side says that it is at it.
    static constexpr std::chrono::milliseconds Usual{0};

    Result<QJsonValue> call(const char *name, const QJsonValue &input,
                            const ControlProgress &progress,
                            std::chrono::milliseconds silence) const;
    static tl::unexpected<Error> notUnderstood();

    template<typename Out>
    static Result<Out> outputOf(const Result<QJsonValue> &answer)
    {
        if (!answer)
            return fail(answer.error());
        Out output{};
        if (!wire::read(*answer, output))
            return notUnderstood();
        return output;
    }

    const FindServer m_find;
    const QString m_session; ///< what is done through this link can be taken back through it
    std::atomic<bool> m_closed = false;
};

} // namespace packhouse

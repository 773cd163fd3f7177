// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/http/exchange.h"
#include "registry/http/rendering.h"

#include <vector>

namespace packhouse {

/// A request on its way through its handler. Everything but the making happens on a worker;
/// whatever a handler throws becomes a 500.
class Intake
{
public:
    Intake(RequestHandler &handler, RequestHead head, bool gzipped);

    /// Opens the exchange; answers at once when it can.
    void begin();
    /// Gives pieces of the body on; \a last: the body is whole. May answer early.
    void take(const std::vector<QByteArrayView> &pieces, bool last);
    /// Answers for a body that cannot be taken.
    void refuse(const Error &error);
    /// Drops the exchange with what it has staged.
    void abandon();

    bool hasAnswer() const { return m_answer.reply != nullptr; }
    const Answer &answer() const { return m_answer; }

private:
    template<typename Work>
    void guarded(Work work);
    void answerWith(Reply reply);
    Result<void> write(const std::vector<QByteArrayView> &pieces);

    RequestHandler &m_handler;
    RequestHead m_head;
    Conditions m_conditions;
    bool m_headOnly;
    bool m_readOnly;
    bool m_hasBody;
    bool m_gzipped;
    std::unique_ptr<Exchange> m_exchange;
    std::unique_ptr<BodySink> m_sink;
    Answer m_answer;
};

} // namespace packhouse

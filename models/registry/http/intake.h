// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/http/digests.h"
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

    /// Opens the exchange; answers what is refused.
    void begin();
    /// What can be said before the body comes, which is the answer where there is no body.
    void check(bool hasBody);
    /// Gives pieces of the body on; \a last: the body is whole. May answer early.
    void take(const std::vector<QByteArrayView> &pieces, bool last);
    /// The answer, from a worker that may wait for what waitsFor() names.
    void answerWaiting();
    /// Answers for a body that cannot be taken, or for a place that cannot be had.
    void refuse(const Error &error);
    void refuse(Reply reply);
    /// 503 by what was made beforehand, where no worker can be had; from any thread.
    void answerLast();
    /// Drops the exchange with what it has staged.
    void abandon();

    const Needs &needs() const { return m_needs; }
    bool hasAnswer() const { return m_answer.reply != nullptr; }
    /// Nothing more of the body is wanted: there is an answer, or it waits for another machine.
    bool isSettled() const { return hasAnswer() || !m_waitsFor.isEmpty(); }
    const QByteArray &waitsFor() const { return m_waitsFor; }
    const Answer &answer() const { return m_answer; }
    /// All of the body was taken, whatever became of it then.
    bool tookAll() const { return m_tookAll; }

private:
    template<typename Work>
    void guarded(Work work);
    void giveUp();
    void answerWith(Reply reply);
    void settle(Reply reply);
    Result<void> write(const std::vector<QByteArrayView> &pieces);

    RequestHandler &m_handler;
    RequestHead m_head;
    Conditions m_conditions;
    bool m_headOnly;
    bool m_readOnly;
    bool m_gzipped;
    bool m_tookAll = false;
    std::unique_ptr<Exchange> m_exchange;
    std::unique_ptr<BodySink> m_sink;
    std::vector<ToldDigest> m_ofContent;
    std::vector<ToldDigest> m_ofFile;
    Needs m_needs;
    QByteArray m_waitsFor;
    Answer m_answer;
};

} // namespace packhouse

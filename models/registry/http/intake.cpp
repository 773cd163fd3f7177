// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/intake.h"

#include "registry/http/caught.h"
#include "registry/http/gunzipsink.h"

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

// Made beforehand, so that giving it needs no memory.
const Answer &lastAnswer()
{
    static const Answer answer = prepare(
        std::make_shared<const Reply>(Reply::error(
            Error{ErrorCode::Busy, Text::of("The registry has not enough memory for this request."),
                  Text::of("Try again when less is going on."), true})),
        {}, false, false);
    return answer;
}

} // namespace

Intake::Intake(RequestHandler &handler, RequestHead head, bool gzipped)
    : m_handler(handler)
    , m_head(std::move(head))
    , m_conditions(Conditions::of(m_head.headers))
    , m_headOnly(m_head.method == Method::Head)
    , m_readOnly(m_headOnly || m_head.method == Method::Get)
    , m_gzipped(gzipped)
{
    lastAnswer();
    if (m_head.hasBody) {
        m_ofContent = toldOfContent(m_head.headers);
        m_ofFile = toldOfFile(m_head.headers);
    }
}

template<typename Work>
void Intake::guarded(Work work)
{
    try {
        work();
    } catch (...) {
        giveUp();
    }
}

void Intake::giveUp()
{
    try {
        answerWith(replyOfCaught());
    } catch (...) { // not even memory for that
        answerLast();
    }
}

void Intake::answerLast()
{
    m_answer.reply = lastAnswer().reply;
    m_answer.out = lastAnswer().out;
    m_answer.file = {};
    abandon();
}

void Intake::answerWith(Reply reply)
{
    m_answer = prepare(std::make_shared<const Reply>(std::move(reply)), m_conditions, m_headOnly,
                       m_readOnly);
    abandon();
}

void Intake::begin()
{
    guarded([this] {
        m_exchange = m_handler.open(std::move(m_head));
        if (std::optional<Reply> reply = m_exchange->begin()) {
            answerWith(std::move(*reply));
            return;
        }
        m_needs = m_exchange->needs();
        if (m_needs.comparesChecksum)
            m_ofFile.clear();
    });
}

void Intake::check(bool hasBody)
{
    guarded([&] {
        if (std::optional<Reply> reply = m_exchange->check())
            answerWith(std::move(*reply));
        else if (!hasBody)
            settle(m_exchange->answer(Body{}));
    });
}

void Intake::settle(Reply reply)
{
    if (reply.waitsFor.isEmpty())
        answerWith(std::move(reply));
    else
        m_waitsFor = std::move(reply.waitsFor);
}

Result<void> Intake::write(const std::vector<QByteArrayView> &pieces)
{
    if (!m_sink) {
        Result<std::unique_ptr<BodySink>> sink = m_exchange->sink();
        if (!sink)
            return fail(sink.error());
        m_sink = checkedSink(std::move(*sink), std::move(m_ofFile));
        if (m_gzipped)
            m_sink = gunzipSink(std::move(m_sink));
        m_sink = checkedSink(std::move(m_sink), std::move(m_ofContent));
    }
    for (const QByteArrayView piece : pieces) {
        if (const Result<void> written = m_sink->write(piece); !written)
            return written;
    }
    return {};
}

void Intake::take(const std::vector<QByteArrayView> &pieces, bool last)
{
    guarded([&] {
        const Result<void> written = write(pieces);
        m_tookAll = written && last;
        if (!written)
            answerWith(m_exchange->answer(fail(written.error())));
        else if (last)
            settle(m_exchange->answer(m_sink->finish()));
    });
}

void Intake::answerWaiting()
{
    guarded([this] { answerWith(m_exchange->answerWaiting()); });
}

void Intake::refuse(const Error &error)
{
    guarded([&] { answerWith(m_exchange->answer(fail(error))); });
}

void Intake::refuse(Reply reply)
{
    guarded([&] { answerWith(std::move(reply)); });
}

void Intake::abandon()
{
    m_sink.reset();
    m_exchange.reset();
}

} // namespace packhouse

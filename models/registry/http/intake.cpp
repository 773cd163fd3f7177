// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/intake.h"

#include "registry/http/gunzipsink.h"

namespace packhouse {

using namespace Qt::StringLiterals;

Intake::Intake(RequestHandler &handler, RequestHead head, bool gzipped)
    : m_handler(handler)
    , m_head(std::move(head))
    , m_conditions(Conditions::of(m_head.headers))
    , m_headOnly(m_head.method == Method::Head)
    , m_readOnly(m_headOnly || m_head.method == Method::Get)
    , m_hasBody(m_head.hasBody)
    , m_gzipped(gzipped)
{}

template<typename Work>
void Intake::guarded(Work work)
{
    try {
        work();
    } catch (...) {
        answerWith(Reply::error(500, u"500 Internal Server Error"_s));
    }
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
        if (std::optional<Reply> reply = m_exchange->begin())
            answerWith(std::move(*reply));
        else if (!m_hasBody)
            answerWith(m_exchange->answer(Body{}));
    });
}

Result<void> Intake::write(const std::vector<QByteArrayView> &pieces)
{
    if (!m_sink) {
        Result<std::unique_ptr<BodySink>> sink = m_exchange->sink();
        if (!sink)
            return fail(sink.error());
        m_sink = m_gzipped ? gunzipSink(std::move(*sink)) : std::move(*sink);
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
        if (const Result<void> written = write(pieces); !written)
            answerWith(m_exchange->answer(fail(written.error())));
        else if (last)
            answerWith(m_exchange->answer(m_sink->finish()));
    });
}

void Intake::refuse(const Error &error)
{
    guarded([&] { answerWith(m_exchange->answer(fail(error))); });
}

void Intake::abandon()
{
    m_sink.reset();
    m_exchange.reset();
}

} // namespace packhouse

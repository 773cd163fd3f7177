// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/http/exchange.h"
#include "support/teststaging.h"

#include <QMutex>

#include <functional>

namespace packhouse {

/// A handler made of functions, which remembers what reached it.
class TestHandler final : public RequestHandler
{
public:
    std::function<std::shared_ptr<const Reply>(const RequestHead &)> onQuick;
    std::function<std::optional<Reply>(const RequestHead &)> onBegin;
    std::function<std::optional<Reply>(const RequestHead &)> onCheck;
    std::function<Reply(const RequestHead &, Result<Body>)> onAnswer;
    std::function<Needs(const RequestHead &)> onNeeds; ///< nothing set: a body takes a place
    std::function<Reply(const RequestHead &)> onWaiting;
    SinkFactory sinkFactory = fileBody;
    TestStaging staging;

    std::shared_ptr<const Reply> quick(const RequestHead &head) override
    {
        return onQuick ? onQuick(head) : nullptr;
    }

    std::unique_ptr<Exchange> open(RequestHead head) override
    {
        return std::make_unique<TestExchange>(*this, std::move(head));
    }

    bool isForOwner(const RequestHead &head) const override
    {
        return head.target.startsWith("/owner");
    }

    QList<QByteArray> log() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_log;
    }
    int count(QByteArrayView entry) const { return int(log().count(entry.toByteArray())); }
    void forget()
    {
        const QMutexLocker lock(&m_mutex);
        m_log.clear();
    }

private:
    void note(QByteArray entry)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_log.size() < 1'000)
            m_log.append(std::move(entry));
    }

    class CountedSink final : public BodySink
    {
    public:
        CountedSink(TestHandler &handler, std::unique_ptr<BodySink> inner)
            : m_handler(handler), m_inner(std::move(inner))
        {}
        Result<void> write(QByteArrayView bytes) override { return m_inner->write(bytes); }
        Result<Body> finish() override
        {
            m_handler.note("finish");
            return m_inner->finish();
        }

    private:
        TestHandler &m_handler;
        std::unique_ptr<BodySink> m_inner;
    };

    class TestExchange final : public Exchange
    {
    public:
        TestExchange(TestHandler &handler, RequestHead head)
            : m_handler(handler), m_head(std::move(head))
        {}
        ~TestExchange() override { m_handler.note("gone"); }

        std::optional<Reply> begin() override
        {
            m_handler.note("begin " + m_head.target);
            return m_handler.onBegin ? m_handler.onBegin(m_head) : std::nullopt;
        }
        std::optional<Reply> check() override
        {
            m_handler.note("check " + m_head.target);
            return m_handler.onCheck ? m_handler.onCheck(m_head) : std::nullopt;
        }
        Needs needs() const override
        {
            return m_handler.onNeeds ? m_handler.onNeeds(m_head) : Needs{true, {}};
        }
        Reply answerWaiting() override
        {
            m_handler.note("waiting " + m_head.target);
            return m_handler.onWaiting(m_head);
        }
        Result<std::unique_ptr<BodySink>> sink() override
        {
            m_handler.note("sink");
            return m_handler
                .sinkFactory({m_handler.staging, m_head.headers.value("content-type"), 0})
                .map([this](std::unique_ptr<BodySink> inner) -> std::unique_ptr<BodySink> {
                    return std::make_unique<CountedSink>(m_handler, std::move(inner));
                });
        }
        Reply answer(Result<Body> body) override
        {
            m_handler.note("answer");
            if (!body)
                return Reply::error(body.error());
            return m_handler.onAnswer ? m_handler.onAnswer(m_head, std::move(body))
                                      : Reply::empty(204);
        }

    private:
        TestHandler &m_handler;
        RequestHead m_head;
    };

    mutable QMutex m_mutex;
    QList<QByteArray> m_log;
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace boost::asio {
class io_context;
}

namespace packhouse {

/// What workers hand back to the thread of an io_context. io_context::post() wakes that thread
/// while it holds the lock of its queue: a worker of low priority that loses its processor just
/// then holds up all connections of the thread until it is given one again. Here nothing is held
/// by whoever wakes.
class Inbox
{
public:
    /// Something to do there. Made before the worker begins, so that handing it back needs no
    /// memory.
    class Item
    {
    public:
        virtual ~Item() = default;
        virtual void run() = 0;

    private:
        friend Inbox;
        std::shared_ptr<Item> m_next;
    };

    /// The io_context must outlive it, and runs no longer when it is destroyed. Throws what making
    /// an io_context throws, where there are no descriptors left.
    explicit Inbox(boost::asio::io_context &io);
    ~Inbox();

    /// From any thread: runs \a item once on the thread of the io_context, in the order they came.
    void put(std::shared_ptr<Item> item) noexcept;

private:
    struct Pipe;

    void listen();
    void work();
    void wake() noexcept;
    std::shared_ptr<Item> take() noexcept;

    std::unique_ptr<Pipe> m_pipe;
    std::mutex m_mutex;
    std::shared_ptr<Item> m_first;
    Item *m_last = nullptr;
    bool m_awake = false; ///< the thread is told, and has not found the box empty since
};

/// Goes on where a worker was waited for.
template<typename Handler>
struct Continuation final : Inbox::Item
{
    explicit Continuation(Handler h) : handler(std::move(h)) {}
    void run() override { std::move(handler)(); }
    Handler handler;
};

} // namespace packhouse

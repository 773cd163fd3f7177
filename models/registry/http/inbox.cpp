// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Boost comes first: Qt's keywords are macros that its headers use as names.
#include <boost/asio/connect_pipe.hpp>
#include <boost/asio/readable_pipe.hpp>
#include <boost/asio/writable_pipe.hpp>

#include "registry/http/inbox.h"

#include "registry/http/descriptors.h"

#include <array>
#include <unistd.h>
#include <utility>

namespace packhouse {

namespace asio = boost::asio;
using boost::system::error_code;

struct Inbox::Pipe
{
    explicit Pipe(asio::io_context &io) : in(io), out(io) {}

    asio::readable_pipe in;
    asio::writable_pipe out;
    std::array<char, 64> read{};
};

Inbox::Inbox(asio::io_context &io) : m_pipe(std::make_unique<Pipe>(io))
{
    asio::connect_pipe(m_pipe->in, m_pipe->out);
    keepFromChildren(m_pipe->in.native_handle());
    keepFromChildren(m_pipe->out.native_handle());
    listen();
}

Inbox::~Inbox()
{
    // One by one: a long chain of pointers would be destroyed in as many nested calls.
    while (take()) {}
}

void Inbox::put(std::shared_ptr<Item> item) noexcept
{
    {
        const std::lock_guard lock(m_mutex);
        Item *last = item.get();
        (m_last ? m_last->m_next : m_first) = std::move(item);
        m_last = last;
        if (std::exchange(m_awake, true))
            return;
    }
    wake();
}

void Inbox::listen()
{
    m_pipe->in.async_read_some(asio::buffer(m_pipe->read), [this](const error_code &error, size_t) {
        if (error)
            return;
        listen();
        work();
    });
}

void Inbox::work()
{
    // Where there is no memory for one, the others are not lost.
    struct Rest
    {
        Inbox &inbox;
        bool none = false;
        ~Rest()
        {
            if (!none)
                inbox.wake();
        }
    } rest{*this};
    while (const std::shared_ptr<Item> item = take())
        item->run();
    rest.none = true;
}

void Inbox::wake() noexcept
{
    const char any = 0;
    // Never full: it holds a byte or two.
    [[maybe_unused]] const auto written = ::write(m_pipe->out.native_handle(), &any, 1);
}

std::shared_ptr<Inbox::Item> Inbox::take() noexcept
{
    const std::lock_guard lock(m_mutex);
    std::shared_ptr<Item> item = std::move(m_first);
    if (!item) {
        m_awake = false;
        return nullptr;
    }
    m_first = std::move(item->m_next);
    if (!m_first)
        m_last = nullptr;
    return item;
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Boost comes first: Qt's keywords are macros that its headers use as names.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "registry/http/lookout.h"

#include <utility>

namespace packhouse {

namespace asio = boost::asio;

struct Lookout::Watch
{
    Watch(asio::io_context &io, std::chrono::milliseconds time, std::function<bool()> asked)
        : pause(io), every(time), isGone(std::move(asked))
    {}

    static asio::awaitable<void> look(std::shared_ptr<Watch> watch)
    {
        while (!watch->over && !watch->isGone()) {
            watch->pause.expires_after(watch->every);
            co_await watch->pause.async_wait(asio::as_tuple(asio::use_awaitable));
        }
    }

    asio::steady_timer pause;
    const std::chrono::milliseconds every;
    const std::function<bool()> isGone;
    bool over = false;
};

Lookout::Lookout(asio::io_context &io, std::chrono::milliseconds every,
                 std::function<bool()> isGone)
    : m_watch(std::make_shared<Watch>(io, every, std::move(isGone)))
{
    asio::co_spawn(io, Watch::look(m_watch), asio::detached);
}

Lookout::~Lookout()
{
    m_watch->over = true;
    m_watch->pause.cancel();
}

} // namespace packhouse

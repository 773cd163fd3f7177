// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace boost::asio {
class io_context;
}

namespace packhouse {

/// Asks now and then, on the thread of its context, whether somebody is gone, until he is. Asks
/// nothing more once this has ended, in whichever way.
class Lookout
{
public:
    Lookout(boost::asio::io_context &io, std::chrono::milliseconds every,
            std::function<bool()> isGone);
    ~Lookout();
    Lookout(const Lookout &) = delete;
    Lookout &operator=(const Lookout &) = delete;

private:
    struct Watch;
    const std::shared_ptr<Watch> m_watch;
};

} // namespace packhouse

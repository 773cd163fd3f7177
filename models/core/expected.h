// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The library leaves open whether a failure may be overlooked: here it may not, so that a call
// whose answer nobody takes does not compile. It has to be declared so before it is defined.
namespace tl {
template<typename T, typename E>
class [[nodiscard]] expected;
}

#include <tl/expected.hpp>

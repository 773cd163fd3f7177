// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace packhouse {

struct Error;

/// Says what went wrong with something that has no page of its own to say it on.
void showError(const Error &error, QWidget *window);

} // namespace packhouse

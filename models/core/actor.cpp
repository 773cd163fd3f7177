// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actor.h"

#include "core/token.h"

namespace packhouse {

Text actorTitle(const QString &actor)
{
    Caller owner;
    owner.owner = true;
    if (actor == owner.name())
        return Text::of("this computer");
    return actor == Caller().name() ? Text::of("anonymous") : Text::name(actor);
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/undoing.h"

#include "registry/actions/upstreams.h"
#include "registry/store/store.h"

namespace packhouse {

Result<void> takeBack(const RegistryContext &context, const QString &act, const GoOn &goOn)
{
    const Result<Store::Undone> undone = context.store.undo(act, context.actor, goOn);
    if (!undone)
        return fail(undone.error());
    return followAccepted(context, undone->upstreams);
}

} // namespace packhouse

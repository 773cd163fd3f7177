// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagechanges.h"
#include "registry/store/precondition.h"

namespace packhouse {

class Store;

/// What a request changes packages by, whoever asks: a client, the REST API, the window, the
/// command line. What it publishes has to find what \a precondition allows, so that no package type
/// can forget the conditions of a request. Only publishing is guarded inside the transaction:
/// removals, tags and records go through as they are, and have been asked about before. Refers to
/// the store. \a client goes into the origin of what is published; empty: this program.
std::unique_ptr<PackageChanges> changesOf(Store &store, Precondition precondition = {},
                                          QString client = {});

} // namespace packhouse

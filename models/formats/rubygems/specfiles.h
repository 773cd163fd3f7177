// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/rubygems/compactindex.h"

namespace packhouse::rubygems {

// protocol: the documents in Ruby's Marshal format, for clients that know no compact index

enum class SpecList {
    Releases, ///< specs.4.8.gz
    Latest, ///< latest_specs.4.8.gz: of each name and platform the newest release
    Prereleases, ///< prerelease_specs.4.8.gz
};

/// [name, version, platform] of each, packed; the same gems make the same bytes.
QByteArray specList(const Gems &gems, SpecList which);
/// quick/Marshal.4.8/NAME.gemspec.rz
QByteArray quickSpec(const Gemspec &spec);
/// api/v1/dependencies: a list of the versions of all of \a gems with what they need to run.
QByteArray dependencyList(const Gems &gems);

} // namespace packhouse::rubygems

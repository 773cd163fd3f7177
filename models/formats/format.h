// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capability.h"
#include "core/publication.h"

#include <compare>
#include <span>

namespace packhouse {

class Changing;
class ForwardedDocuments;
class Importing;
class Inspecting;
class Managing;
class Presenting;
class PublicRegistry;
class Publishing;
class Serving;
class Uploading;

/// What clients of a type get that name no version.
enum class LatestRule {
    None, ///< they always name one
    Highest, ///< of what is offered, a release before what only leads to one
    Tagged, ///< what the tag "latest" points to; while nobody set it, the highest
};

/// All that a package type is. Stateless; every call may come from any thread.
///
/// What every type has is here; what some have is a facet, an interface of its own that the type
/// hands out: nullptr where it has none.
class Format
{
public:
    virtual ~Format() = default;

    virtual FormatId id() const = 0; ///< the REST API's package_type
    virtual QString label() const = 0; ///< "npm", "PyPI", "Generic"
    virtual std::span<const CapabilityRow> capabilities() const = 0;
    /// What its clients can do here beyond those rows, beside commonExtras().
    virtual std::span<const CapabilityExtra> extras() const { return {}; }
    virtual SettingFields settingFields() const { return {}; }
    /// What holds where no scope says anything.
    virtual Policy defaultPolicy() const = 0;
    virtual DuplicateUnit duplicateUnit() const = 0;
    /// Of one version, where some are unlike the others (Maven's snapshots).
    virtual DuplicateUnit duplicateUnitOf(const Coordinates &) const { return duplicateUnit(); }

    /// The spelling under which names are equal.
    virtual QString canonicalName(const QString &name) const { return name; }
    /// The names that clients take for those of a top-level group of that path, as a pattern that
    /// ends in '*' and is spelled canonically; empty where a name says nothing about a group.
    virtual QString ownNamespace(const QString &) const { return {}; }
    virtual Result<void> check(const Coordinates &coordinates) const = 0;
    virtual Result<void> checkFileName(const QString &fileName) const = 0;
    virtual std::weak_ordering compare(const QString &version, const QString &other) const = 0;
    virtual bool isPrerelease(const QString &version) const = 0;
    /// latestOf() in formats/latest.h goes by it.
    virtual LatestRule latestRule() const { return LatestRule::Highest; }

    /// What is this file?
    virtual const Inspecting *inspecting() const { return nullptr; }
    /// Routes and handlers.
    virtual const Serving *serving() const { return nullptr; }
    /// What is to be seen to before something is published.
    virtual const Publishing *publishing() const { return nullptr; }
    /// What there is beside packages.
    virtual const Managing *managing() const { return nullptr; }
    /// What its clients can be told of a version, short of deleting it.
    virtual const Changing *changing() const { return nullptr; }
    /// To another registry of the type.
    virtual const Uploading *uploading() const { return nullptr; }
    /// How another registry of the type lists its packages.
    virtual const Importing *importing() const { return nullptr; }
    /// What clients ask by themselves.
    virtual const PublicRegistry *publicRegistry() const { return nullptr; }
    /// What changes in a document that is passed on. A type that has it has publicRegistry() too.
    virtual const ForwardedDocuments *forwarding() const { return nullptr; }
    /// How it looks, and how people and clients write what is of it.
    virtual const Presenting *presenting() const { return nullptr; }
};

} // namespace packhouse

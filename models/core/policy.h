// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"

#include <optional>

namespace packhouse {

/// What a request for a package that is not here becomes.
enum class Forwarding {
    Off,
    Redirect, ///< the client is sent to the upstream, as the reference does, where that is safe
    Proxy, ///< the bytes come through here, verified
    ProxyKeep, ///< … and stay here
};

/// What one scope says about one type; a value that is not set is inherited.
struct PolicySetting
{
    ScopeId scope = InstanceScope;
    FormatId type;
    std::optional<bool> duplicatesAllowed;
    /// RE2, anchored at both ends, matched against name or version; a match inverts the switch.
    std::optional<QString> duplicateException;
    std::optional<Forwarding> forwarding;
    std::optional<bool> forwardingLocked; ///< scopes below cannot change forwarding
    /// Off: whoever may publish there is told of what is here alone, and nothing that he asks is
    /// sent on.
    std::optional<bool> forwardsPublishers;
    /// On: also callers without a right there are sent on where not everything is for everybody,
    /// which tells them which names are kept back.
    std::optional<bool> forwardsStrangers;
    std::optional<qint64> maxFileSize; ///< bytes; 0 is unlimited
};

/// What holds for one type at one scope, and which scope said so (empty path: the instance).
struct Policy
{
    bool duplicatesAllowed = false;
    QString duplicateException;
    Forwarding forwarding = Forwarding::Off;
    bool forwardsPublishers = true;
    bool forwardsStrangers = false;
    qint64 maxFileSize = 0;
    QString forwardingFrom; ///< path of the scope whose setting holds; null for the type's default
    bool forwardingLocked = false; ///< locked by a scope above
};

enum class Role { Reader = 20, Developer = 30, Maintainer = 40, Owner = 50, Admin = 60 };

/// Who may push or delete packages whose name matches; '*' stands for any run of characters.
struct ProtectionRule
{
    qint64 id = 0;
    ScopeId project = 0;
    FormatId type;
    QString namePattern;
    std::optional<Role> pushNeeds;
    std::optional<Role> deleteNeeds;
};

/// What made a reservation.
enum class ReservedBy {
    Hand,
    Publish, ///< of a package below its scope
    OwnPath, ///< the group itself: names that start with its path are its own
    Earlier, ///< 0.1, which reserved for the whole registry what was published anywhere
    Assignment, ///< of the name to a project: goes with it, unless the name is published meanwhile
};

/// The lasting record that a name is ours: written at the first local publish, kept after deletion.
/// It is the instance's, or a top-level group's (a project's that is in no group); a project's
/// where an upstream had the name before it was published there.
struct Reservation
{
    FormatId type;
    QString canonicalName;
    QString reason; ///< "published here", "reserved by hand", "assigned to acme/web by …"
    QDateTime since; ///< the first local publish, or when it was reserved
    bool allowForwarding = false; ///< set by hand only: forward although the name is ours
    ScopeId scope = InstanceScope; ///< whose it is
    QString scopePath = {}; ///< the same for people, and what counts when one is made
    ReservedBy by = ReservedBy::Hand;
    bool wasOpen = false; ///< the name was once in a project there that everybody may read
    QStringList sharedWith = {}; ///< other top-level groups below which it acts as well
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/wire.h"
#include "core/packagesource.h"

/// What the values of core have, for wire::written() and wire::read().
namespace packhouse {

template<typename Archive>
void fields(Archive &is, Hashes &value)
{
    using namespace Qt::StringLiterals;
    is("md5"_L1, value.md5);
    is("sha1"_L1, value.sha1);
    is("sha256"_L1, value.sha256);
    is("sha512"_L1, value.sha512);
}

template<typename Archive>
void fields(Archive &is, Coordinates &value)
{
    using namespace Qt::StringLiterals;
    is("type"_L1, value.type);
    is("name"_L1, value.name);
    is("version"_L1, value.version);
}

template<typename Archive>
void fields(Archive &is, Scope &value)
{
    using namespace Qt::StringLiterals;
    is("id"_L1, value.id);
    is("parent"_L1, value.parent);
    is("level"_L1, value.level);
    is("path"_L1, value.path);
    is("visibility"_L1, value.visibility);
    is("readableByAll"_L1, value.readableByAll);
}

template<typename Archive>
void fields(Archive &is, StoredFile &value)
{
    using namespace Qt::StringLiterals;
    is("id"_L1, value.id);
    is("versionId"_L1, value.versionId);
    is("name"_L1, value.name);
    is("size"_L1, value.size);
    is("hashes"_L1, value.hashes);
    is("created"_L1, value.created);
    is("metadata"_L1, value.metadata);
}

template<typename Archive>
void fields(Archive &is, Exposure &value)
{
    using namespace Qt::StringLiterals;
    is("text"_L1, value.text);
    is("tone"_L1, value.tone);
    is("explanation"_L1, value.explanation);
}

template<typename Archive>
void fields(Archive &is, PackageKey &value)
{
    using namespace Qt::StringLiterals;
    is("scopePath"_L1, value.scopePath);
    is("type"_L1, value.type);
    is("name"_L1, value.name);
}

template<typename Archive>
void fields(Archive &is, PackageRow &value)
{
    using namespace Qt::StringLiterals;
    is("key"_L1, value.key);
    is("latest"_L1, value.latest);
    is("versions"_L1, value.versions);
    is("bytes"_L1, value.bytes);
    is("duplicates"_L1, value.duplicates);
    is("exposure"_L1, value.exposure);
    is("published"_L1, value.published);
    is("description"_L1, value.description);
    is("foundVersion"_L1, value.foundVersion);
    is("foundFile"_L1, value.foundFile);
}

template<typename Archive>
void fields(Archive &is, PackageQuery &value)
{
    using namespace Qt::StringLiterals;
    is("scopePath"_L1, value.scopePath);
    is("type"_L1, value.type);
    is("text"_L1, value.text);
    is("sort"_L1, value.sort);
    is("descending"_L1, value.descending);
    is("limit"_L1, value.limit);
}

template<typename Archive>
void fields(Archive &is, PackagePage &value)
{
    using namespace Qt::StringLiterals;
    is("rows"_L1, value.rows);
    is("next"_L1, value.next);
    is("total"_L1, value.total);
    is("totalIsCapped"_L1, value.totalIsCapped);
    is("generation"_L1, value.generation);
}

template<typename Archive>
void fields(Archive &is, ScopeRow &value)
{
    using namespace Qt::StringLiterals;
    is("scope"_L1, value.scope);
    is("packages"_L1, value.packages);
}

template<typename Archive>
void fields(Archive &is, TypeCount &value)
{
    using namespace Qt::StringLiterals;
    is("type"_L1, value.type);
    is("packages"_L1, value.packages);
}

template<typename Archive>
void fields(Archive &is, Origin &value)
{
    using namespace Qt::StringLiterals;
    is("kind"_L1, value.kind);
    is("from"_L1, value.from);
    is("foreign"_L1, value.foreign);
}

template<typename Archive>
void fields(Archive &is, VersionRow &value)
{
    using namespace Qt::StringLiterals;
    is("id"_L1, value.id);
    is("version"_L1, value.version);
    is("status"_L1, value.status);
    is("statusMessage"_L1, value.statusMessage);
    is("tags"_L1, value.tags);
    is("publisher"_L1, value.publisher);
    is("created"_L1, value.created);
    is("lastDownloaded"_L1, value.lastDownloaded);
    is("downloads"_L1, value.downloads);
    is("bytes"_L1, value.bytes);
    is("files"_L1, value.files);
    is("origin"_L1, value.origin);
    is("note"_L1, value.note);
}

template<typename Archive>
void fields(Archive &is, Reservation &value)
{
    using namespace Qt::StringLiterals;
    is("type"_L1, value.type);
    is("canonicalName"_L1, value.canonicalName);
    is("reason"_L1, value.reason);
    is("since"_L1, value.since);
    is("allowForwarding"_L1, value.allowForwarding);
    is("scope"_L1, value.scope);
    is("scopePath"_L1, value.scopePath);
    is("by"_L1, value.by);
    is("wasOpen"_L1, value.wasOpen);
    is("sharedWith"_L1, value.sharedWith);
}

template<typename Archive>
void fields(Archive &is, Policy &value)
{
    using namespace Qt::StringLiterals;
    is("duplicatesAllowed"_L1, value.duplicatesAllowed);
    is("duplicateException"_L1, value.duplicateException);
    is("forwarding"_L1, value.forwarding);
    is("maxFileSize"_L1, value.maxFileSize);
    is("forwardingFrom"_L1, value.forwardingFrom);
    is("forwardingLocked"_L1, value.forwardingLocked);
    is("forwardsPublishers"_L1, value.forwardsPublishers);
    is("forwardsStrangers"_L1, value.forwardsStrangers);
}

template<typename Archive>
void fields(Archive &is, PolicySetting &value)
{
    using namespace Qt::StringLiterals;
    is("scope"_L1, value.scope);
    is("type"_L1, value.type);
    is("duplicatesAllowed"_L1, value.duplicatesAllowed);
    is("duplicateException"_L1, value.duplicateException);
    is("forwarding"_L1, value.forwarding);
    is("forwardingLocked"_L1, value.forwardingLocked);
    is("forwardsPublishers"_L1, value.forwardsPublishers);
    is("forwardsStrangers"_L1, value.forwardsStrangers);
    is("maxFileSize"_L1, value.maxFileSize);
}

template<typename Archive>
void fields(Archive &is, PackageDetails &value)
{
    using namespace Qt::StringLiterals;
    is("row"_L1, value.row);
    is("versions"_L1, value.versions);
    is("readme"_L1, value.readme);
    is("license"_L1, value.license);
    is("dependents"_L1, value.dependents);
    is("reservation"_L1, value.reservation);
    is("policy"_L1, value.policy);
    is("publicCopy"_L1, value.publicCopy);
}

template<typename Archive>
void fields(Archive &is, PublishItem &value)
{
    using namespace Qt::StringLiterals;
    is("filePath"_L1, value.filePath);
    is("scopePath"_L1, value.scopePath);
    is("coordinates"_L1, value.coordinates);
    is("fileName"_L1, value.fileName);
    is("others"_L1, value.others);
    is("part"_L1, value.part);
}

template<typename Archive>
void fields(Archive &is, PublishCheck &value)
{
    using namespace Qt::StringLiterals;
    is("allowed"_L1, value.allowed);
    is("text"_L1, value.text);
    is("tone"_L1, value.tone);
    is("explanation"_L1, value.explanation);
    is("part"_L1, value.part);
    is("parts"_L1, value.parts);
}

template<typename Archive>
void fields(Archive &is, DownloadItem &value)
{
    using namespace Qt::StringLiterals;
    is("key"_L1, value.key);
    is("version"_L1, value.version);
    is("file"_L1, value.file);
    is("to"_L1, value.to);
    is("overwrite"_L1, value.overwrite);
}

template<typename Archive>
void fields(Archive &is, Token &value)
{
    using namespace Qt::StringLiterals;
    is("id"_L1, value.id);
    is("kind"_L1, value.kind);
    is("name"_L1, value.name);
    is("scope"_L1, value.scope);
    is("rights"_L1, value.rights);
    is("created"_L1, value.created);
    is("expires"_L1, value.expires);
    is("lastUsed"_L1, value.lastUsed);
    is("revoked"_L1, value.revoked);
}

template<typename Archive>
void fields(Archive &is, NewToken &value)
{
    using namespace Qt::StringLiterals;
    is("kind"_L1, value.kind);
    is("name"_L1, value.name);
    is("scopePath"_L1, value.scopePath);
    is("rights"_L1, value.rights);
    is("expires"_L1, value.expires);
}

template<typename Archive>
void fields(Archive &is, IssuedToken &value)
{
    using namespace Qt::StringLiterals;
    is("token"_L1, value.token);
    is("secret"_L1, value.secret);
}

template<typename Archive>
void fields(Archive &is, TrashRow &value)
{
    using namespace Qt::StringLiterals;
    is("versionId"_L1, value.versionId);
    is("scopePath"_L1, value.scopePath);
    is("coordinates"_L1, value.coordinates);
    is("bytes"_L1, value.bytes);
    is("files"_L1, value.files);
    is("deleted"_L1, value.deleted);
    is("purgeAfter"_L1, value.purgeAfter);
    is("deletedBy"_L1, value.deletedBy);
    is("fileName"_L1, value.fileName);
    is("fileIds"_L1, value.fileIds);
}

template<typename Archive>
void fields(Archive &is, ActivityRow &value)
{
    using namespace Qt::StringLiterals;
    is("id"_L1, value.id);
    is("at"_L1, value.at);
    is("actor"_L1, value.actor);
    is("action"_L1, value.action);
    is("subject"_L1, value.subject);
    is("outcome"_L1, value.outcome);
}

template<typename Archive>
void fields(Archive &is, UpstreamRow &value)
{
    using namespace Qt::StringLiterals;
    is("type"_L1, value.type);
    is("addresses"_L1, value.addresses);
    is("named"_L1, value.named);
    is("isPublic"_L1, value.isPublic);
    is("proposed"_L1, value.proposed);
    is("proposedIsPublic"_L1, value.proposedIsPublic);
    is("problem"_L1, value.problem);
}

template<typename Archive>
void fields(Archive &is, DuplicatePlace &value)
{
    using namespace Qt::StringLiterals;
    is("scopePath"_L1, value.scopePath);
    is("coordinates"_L1, value.coordinates);
    is("fileName"_L1, value.fileName);
    is("published"_L1, value.published);
    is("fileId"_L1, value.fileId);
    is("versionId"_L1, value.versionId);
}

template<typename Archive>
void fields(Archive &is, SupersededFile &value)
{
    using namespace Qt::StringLiterals;
    is("scopePath"_L1, value.scopePath);
    is("coordinates"_L1, value.coordinates);
    is("fileName"_L1, value.fileName);
    is("fileId"_L1, value.fileId);
    is("versionId"_L1, value.versionId);
    is("published"_L1, value.published);
    is("bytes"_L1, value.bytes);
    is("blob"_L1, value.blob);
    is("shared"_L1, value.shared);
}

template<typename Archive>
void fields(Archive &is, UndoableAct &value)
{
    using namespace Qt::StringLiterals;
    is("id"_L1, value.id);
    is("done"_L1, value.done);
    is("undo"_L1, value.undo);
}

template<typename Archive>
void fields(Archive &is, DuplicateGroup &value)
{
    using namespace Qt::StringLiterals;
    is("kind"_L1, value.kind);
    is("subject"_L1, value.subject);
    is("bytes"_L1, value.bytes);
    is("stored"_L1, value.stored);
    is("copies"_L1, value.copies);
    is("places"_L1, value.places);
}

template<typename Archive>
void fields(Archive &is, StorageTotals &value)
{
    using namespace Qt::StringLiterals;
    is("packages"_L1, value.packages);
    is("versions"_L1, value.versions);
    is("bytes"_L1, value.bytes);
    is("storedBytes"_L1, value.storedBytes);
    is("trashedBytes"_L1, value.trashedBytes);
    is("keptBytes"_L1, value.keptBytes);
    is("diskBytes"_L1, value.diskBytes);
}

template<typename Archive>
void fields(Archive &is, Change &value)
{
    using namespace Qt::StringLiterals;
    is("kinds"_L1, value.kinds);
    is("scopePaths"_L1, value.scopePaths);
    is("journal"_L1, value.journal);
}

} // namespace packhouse

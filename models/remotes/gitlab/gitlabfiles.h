// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "formats/formatlist.h"
#include "formats/uploading.h"
#include "remotes/gitlab/gitlablisting.h"

namespace packhouse {

/// What a type sends to another registry, as a remote is asked.
RestRequest restRequest(UploadRequest upload);

/// Moves files to and from a remote, by its types' own protocols.
class GitLabFiles
{
public:
    /// \a cache: folder for files that were fetched to be looked into, made when it is needed.
    GitLabFiles(GitLabApi &api, GitLabListing &listing, const FormatList &formats, QString cache);

    /// What publishing would do as far as the remote tells; an answer that is not allowed is no
    /// error.
    Result<PublishCheck> check(const PublishItem &item) const;
    /// Duplicate where the remote says that it has it.
    /// What there is to know of it afterwards; mostly nothing.
    Result<Text> publish(const PublishItem &item, const RemoteWatch &watch) const;
    Result<void> download(const DownloadItem &item, const RemoteWatch &watch) const;
    /// A checked copy in the cache; fetched only once.
    Result<QString> localCopy(const PackageKey &key, const QString &version,
                              const StoredFile &file) const;

private:
    Result<Text> send(const Format &format, const QString &scopePath, const QString &path,
                      const Inspection &inspection, const RemoteWatch &watch) const;
    void makeRoom(qint64 bytes) const;

    GitLabApi &m_api;
    GitLabListing &m_listing;
    const FormatList &m_formats;
    const QString m_cache;
};

} // namespace packhouse

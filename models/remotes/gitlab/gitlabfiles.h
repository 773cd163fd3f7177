// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "formats/formatlist.h"
#include "formats/uploading.h"
#include "insight/inspecteditem.h"
#include "remotes/gitlab/gitlablisting.h"

namespace packhouse {

/// What a type sends to another registry, as a remote is asked.
RestRequest restRequest(UploadRequest upload);

/// A file of this computer that is to be sent.
struct LocalFile
{
    QString path;
    Inspection inspection;
};
using LocalFiles = QList<LocalFile>;

/// Moves files to and from a remote, by its types' own protocols.
class GitLabFiles
{
public:
    /// \a cache: folder for files that were fetched to be looked into, made when it is needed.
    GitLabFiles(GitLabApi &api, GitLabListing &listing, const FormatList &formats, QString cache);

    /// What publishing would do as far as the remote tells; an answer that is not allowed is no
    /// error.
    Result<PublishCheck> check(const PublishItem &item) const;
    /// Duplicate where the remote says that it has it. Of several files of one version those that
    /// are there already are not sent again; an error says which went and which did not.
    /// What there is to know of it afterwards; mostly nothing.
    Result<Text> publish(const PublishItem &item, const RemoteWatch &watch) const;
    Result<void> download(const DownloadItem &item, const RemoteWatch &watch) const;
    /// A checked copy in the cache; fetched only once.
    Result<QString> localCopy(const PackageKey &key, const QString &version,
                              const StoredFile &file) const;

private:
    Result<Text> send(const Format &format, const QString &scopePath, const QString &path,
                      const Inspection &inspection, const RemoteWatch &watch) const;
    /// What the remote has of the item's version, as far as it tells.
    QList<StoredFile> filesThere(const InspectedItem &found, const PublishItem &item) const;
    Error halfWay(Error error, const QStringList &gone, const LocalFiles &files) const;
    void makeRoom(qint64 bytes) const;

    GitLabApi &m_api;
    GitLabListing &m_listing;
    const FormatList &m_formats;
    const QString m_cache;
};

} // namespace packhouse

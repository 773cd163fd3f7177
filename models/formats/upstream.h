// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/hashes.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <vector>

namespace packhouse {

struct UpstreamFile {
    QString version;
    QString fileName;
    QByteArray url; ///< absolute, or relative to the document's
    Hashes hashes;  ///< those that the document tells
};

/// What an upstream says about one name.
struct UpstreamPackage {
    QDateTime created; ///< invalid: not told
    bool held = false; ///< a placeholder that keeps the name from being registered
    QStringList versions;
    std::vector<UpstreamFile> files;
};

/// What an upstream was found to say about a name. Unknown is an answer: it never counts as safe.
struct ProbeResult {
    enum class State { NotAsked, Absent, Present, Held, Unknown };
    State state = State::NotAsked;
    QString problem; ///< why it is Unknown
    QString host;    ///< which was asked, or would be; empty: no address is known
    QDateTime at;
    UpstreamPackage package;
};

/// How a type's public registry is asked and read: paths and documents only, no network.
class UpstreamDialect
{
public:
    virtual ~UpstreamDialect() = default;
    /// Relative to the upstream's address, no leading '/'.
    virtual QByteArray documentPath(const QString &canonicalName) const = 0;
    virtual QByteArray accept() const = 0;
    virtual Result<UpstreamPackage> parse(const QByteArray &document) const = 0;
    /// The document with every file URL replaced by \a localPrefix + "/" + what leads back here; no
    /// URL of the upstream is left in it, in whatever field.
    virtual Result<QByteArray> rewrite(const QByteArray &document, const QString &canonicalName,
                                       const QByteArray &localPrefix) const = 0;
    virtual QByteArray contentType() const = 0;
    /// True where a request names one version, so that deleting one version exposes it (Maven).
    virtual bool forwardsByVersion() const { return false; }
    /// True where a client may look for that name in several registries of its own accord.
    virtual bool clientsAskSeveral(const QString &canonicalName) const = 0;
};

} // namespace packhouse

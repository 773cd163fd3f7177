// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capability.h"
#include "formats/route.h"
#include "formats/upstream.h"

#include <QIODevice>
#include <QJsonObject>

#include <compare>
#include <span>

namespace packhouse {

/// What a file turned out to be, read from its content.
struct Inspection
{
    Coordinates coordinates;
    QString fileName; ///< as it is stored
    bool certain =
        true; ///< false: only the name was guessed and the version must be typed (generic)
    QString description;
    QString license;
    QString readme; ///< plain text or Markdown, at most 64 KiB
    QList<Dependency> dependencies;
    QByteArray
        versionMetadata; ///< what publish() stores with the version, as the protocol route would
    QByteArray fileMetadata; ///< … and with the file
    QStringList tags; ///< … and which tags move
    QList<Fragment> fragments; ///< … and which parts of documents the file brings
};

/// How to set up and use a client, ready to copy.
struct Snippet
{
    QString client; ///< "npm", "pip" …
    QString title; ///< "Install", "Publish", ".npmrc"
    QString text; ///< with TOKEN where the secret goes
};

struct SnippetContext
{
    QByteArray baseUrl;
    Scope scope; ///< project, or a group or the instance where the type can be pulled there
    Coordinates coordinates; ///< name and version may be empty: how to set up only
};

/// An upload to another registry that speaks the same protocol, for remotes.
struct UploadRequest
{
    Method method = Method::Put;
    QByteArray path; ///< relative to the project's API address, no leading '/'
    QByteArray contentType; ///< with a boundary where there is one
    std::unique_ptr<QIODevice> body; ///< open for reading; sequential or not
    qint64 size = -1; ///< bytes, -1: not known
};

/// What the owner asks of a type for a project, beside publishing: by the command line, the window.
struct Action
{
    QString name; ///< "distribution.add"
    QJsonObject arguments;
    Scope project;
    Caller actor;
    const Clock &clock;
};

/// All that a package type is. Stateless; every call may come from any thread.
class Format
{
public:
    virtual ~Format() = default;

    virtual FormatId id() const = 0; ///< the REST API's package_type
    virtual QString label() const = 0; ///< "npm", "PyPI", "Generic"
    virtual QString badge() const = 0; ///< one or two letters: "N", "Py", "Ge"
    virtual quint32 colour() const = 0; ///< of the badge, 0xRRGGBB, readable under white letters
    virtual std::span<const CapabilityRow> capabilities() const = 0;
    /// What holds where no scope says anything.
    virtual Policy defaultPolicy() const = 0;
    virtual DuplicateUnit duplicateUnit() const = 0;
    /// Of one version, where some are unlike the others (Maven's snapshots).
    virtual DuplicateUnit duplicateUnitOf(const Coordinates &) const { return duplicateUnit(); }
    /// True: a 401 carries the Basic challenge with the reference's realm.
    virtual bool challenges() const { return true; }

    /// What is this file? Bounded in time and memory whatever the bytes are; changes nothing.
    /// \a file is open and random access. Errors: InvalidFile (broken), Unsupported (not this
    /// type).
    virtual Result<Inspection> inspect(QIODevice &file, const QString &fileName) const = 0;
    /// The spelling under which names are equal.
    virtual QString canonicalName(const QString &name) const { return name; }
    virtual Result<void> check(const Coordinates &coordinates) const = 0;
    /// The last hand on a publication made from an inspected file rather than by a client's
    /// request: what depends on the project (an apt distribution), or further files that go with
    /// it.
    virtual Result<void> complete(Publication &publication, PackageStore &store) const
    {
        Q_UNUSED(publication)
        Q_UNUSED(store)
        return {};
    }
    /// True where rules look at the other versions of a name, of all projects: admits() is asked.
    virtual bool looksAtOthers() const { return false; }
    /// Asked inside the transaction that publishes, so that no other publish can come between. \a
    /// known: what is downloadable of that name in any project.
    virtual Result<void> admits(const Publication &publication,
                                const QList<StoredVersion> &known) const
    {
        Q_UNUSED(publication)
        Q_UNUSED(known)
        return {};
    }
    /// What a type offers beside packages. Errors: Unsupported (there is no such action), its own.
    virtual Result<QJsonObject> act(const Action &action, PackageStore &store) const
    {
        Q_UNUSED(store)
        return fail(ErrorCode::Unsupported,
                    QStringLiteral("%1 packages know no %2.").arg(label(), action.name));
    }
    virtual Result<void> checkFileName(const QString &fileName) const = 0;
    virtual std::weak_ordering compare(const QString &version, const QString &other) const = 0;
    virtual bool isPrerelease(const QString &version) const = 0;

    virtual void routes(RouteTable &routes) const = 0;

    virtual QList<Snippet> snippets(const SnippetContext &context) const = 0;

    /// nullptr: there is no public registry for this type.
    virtual const UpstreamDialect *upstream() const { return nullptr; }
    virtual Result<UploadRequest> uploadRequest(const Inspection &inspection,
                                                const QString &filePath) const = 0;
    /// Relative to the project's API address.
    virtual QByteArray downloadPath(const Coordinates &coordinates,
                                    const StoredFile &file) const = 0;
};

} // namespace packhouse

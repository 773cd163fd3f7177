// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"
#include "core/scope.h"
#include "core/text.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace packhouse {

/// How to set up and use a client, ready to copy.
struct Snippet
{
    QString client; ///< "npm", "pip" …
    Text title; ///< "Install", "Publish", ".npmrc"
    QString text; ///< with TOKEN where the secret goes
};

struct SnippetContext
{
    QByteArray baseUrl; ///< http://127.0.0.1:PORT, without a trailing '/'
    Scope scope; ///< project, or a group or the instance where the type can be pulled there
    /// Name and version may be empty: how to set up only. An empty version means the latest.
    Coordinates coordinates;
};

/// How some clients are made to trust a certificate authority.
struct ClientTrust
{
    QString clients; ///< "pip, twine"
    Text note; ///< when or how far that goes: "on Linux"; may be empty
    QString command; ///< to paste, with %1 for the authority's file; one or more lines
};

/// How a package type looks to people, and how they and their clients write what is of it. Every
/// call may come from any thread.
class Presenting
{
public:
    virtual ~Presenting() = default;
    virtual QString badge() const = 0; ///< one or two letters: "N", "Py", "Ge"
    virtual quint32 colour() const = 0; ///< of the badge, 0xRRGGBB, readable under white letters
    virtual QList<Snippet> snippets(const SnippetContext &context) const = 0;
    /// For clients that ask something of their own, beside what the system trusts.
    virtual QList<ClientTrust> trust() const { return {}; }
    /// Name and version as people write them: "@acme/ui-kit@2.4.1", "com.acme:ledger:1.0".
    virtual QString spelled(const Coordinates &coordinates) const;
    /// "pkg:npm/%40acme/ui-kit@2.4.1", as the package URL specification spells names and versions.
    virtual QString packageUrl(const Coordinates &coordinates) const;
};

/// Name and version apart; the name alone where there is no version.
QString spaced(const Coordinates &coordinates);
/// A package URL of the specification's \a type, whose namespaces and name are parted by '/'.
QString packageUrl(const QString &type, const QString &name, const QString &version);

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "formats/format.h"
#include "formats/upstream.h"

class QProcessEnvironment;

namespace packhouse {

class ClientSetup;

/// What the clients of a type ask by themselves, whatever is forwarded here: when they do, which
/// setting of theirs keeps them from it, how that registry is asked for a name and read (paths and
/// documents only, no network), and which it is here.
class PublicRegistry
{
public:
    virtual ~PublicRegistry() = default;

    /// True where every request names the registry that it goes to, so that no stranger can answer
    /// in this one's place; whenAsked() says why.
    virtual bool asksNobody() const { return false; }
    /// False where nobody is asked, or no document there is about one name.
    virtual bool tellsOfNames() const { return true; }
    /// True where a client may look for that name in several registries of its own accord.
    virtual bool clientsAskSeveral(const QString &canonicalName) const = 0;
    /// Whom clients ask beside this registry, and when: a sentence.
    virtual Text whenAsked(const QString &canonicalName) const = 0;
    /// Which setting of a client leaves this registry alone to answer: a sentence.
    virtual Text closedBy(const QString &canonicalName) const = 0;
    /// Where this machine's own client gets packages from, in its order: its environment and
    /// configuration files, then what the client itself says; as it is written there. May run the
    /// client, so call it from a worker. Empty when nothing is known.
    virtual QStringList clientsAddresses(const QProcessEnvironment &environment) const = 0;

    /// How this machine's clients are set up, and what closes them to others; nullptr: not known of
    /// the type, or there is nothing to close.
    virtual const ClientSetup *clientSetup() const { return nullptr; }

    /// Where that client gets packages from when nobody has set it up: its own default, never what
    /// a configuration names. May run the client. Empty when it does not tell.
    virtual QString builtInAddress(const QProcessEnvironment &) const { return {}; }

    /// True where the registry's address is an index that tells where documents are (NuGet).
    virtual bool hasIndex() const { return false; }
    /// What that index says: the address that documentPath() is below.
    virtual Result<QByteArray> documentsAt(const QByteArray &index) const;
    /// Relative to the registry's address, no leading '/'.
    virtual QByteArray documentPath(const QString &canonicalName) const = 0;
    virtual QByteArray accept() const = 0;
    /// NotFound where the document says that there is nothing of that name.
    virtual Result<UpstreamPackage> parse(const QByteArray &document) const = 0;
};

/// Of a type that can only be asked about as a whole, or not at all.
class UnaskableRegistry : public PublicRegistry
{
public:
    bool tellsOfNames() const final { return false; }
    QByteArray documentPath(const QString &) const final { return {}; }
    QByteArray accept() const final { return {}; }
    Result<UpstreamPackage> parse(const QByteArray &document) const final;
};

/// Of a type whose requests always name the registry that they go to.
class NobodyAsked final : public UnaskableRegistry
{
public:
    /// \a reason: a sentence that says why no stranger can answer.
    explicit NobodyAsked(Text reason) : m_reason(std::move(reason)) {}
    bool asksNobody() const override { return true; }
    bool clientsAskSeveral(const QString &) const override { return false; }
    Text whenAsked(const QString &) const override { return m_reason; }
    Text closedBy(const QString &) const override { return {}; }
    QStringList clientsAddresses(const QProcessEnvironment &) const override { return {}; }

private:
    Text m_reason;
};

/// The registry that can be asked about one name; nullptr where there is none.
inline const PublicRegistry *askableRegistry(const Format &format)
{
    const PublicRegistry *registry = format.publicRegistry();
    return registry && registry->tellsOfNames() ? registry : nullptr;
}

} // namespace packhouse

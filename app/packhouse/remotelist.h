// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/tokenvault.h"
#include "items/remotesettings.h"
#include "remotes/gitlab/gitlabsource.h"

namespace packhouse {

/// The remotes that were set up: kept in an INI file without their tokens, which are in the vault.
class RemoteList final : public QObject
{
    Q_OBJECT

public:
    /// Trash and cache of each remote lie below \a directory. All of it outlives the list.
    RemoteList(QString settingsPath, QString directory, const FormatList &formats,
               const Clock &clock, TokenVault &vault, NameProbe probe);

    const QString &directory() const { return m_directory; }
    QList<PackageSource *> sources() const;
    /// nullptr: none of these has that id.
    PackageSource *source(const QString &id) const;
    /// nullptr: it is not one of these.
    const RemoteSettings *settings(const PackageSource *source) const;
    /// Keeps the token first, where there is one; emits added() or failed(). One with the same id
    /// is replaced; its token stays when \a secret is empty.
    void add(const RemoteSettings &given, const QString &secret);
    /// Forgets its token too. Errors come by failed().
    void remove(const QString &id);

signals:
    void added(packhouse::PackageSource *source);
    /// It is destroyed right after.
    void removing(packhouse::PackageSource *source);
    void failed(const packhouse::Error &error);

private:
    void load();
    void save() const;
    void drop(const QString &id);
    PackageSource *make(const RemoteSettings &remote);

    QString m_settingsPath;
    QString m_directory;
    const FormatList &m_formats;
    const Clock &m_clock;
    TokenVault &m_vault;
    NameProbe m_probe;
    QList<RemoteSettings> m_remotes;
    std::vector<std::unique_ptr<PackageSource>> m_sources;
};

} // namespace packhouse

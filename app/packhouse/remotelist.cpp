// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/remotelist.h"

#include "items/when.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

RemoteList::RemoteList(QString settingsPath, QString directory, const FormatList &formats,
                       const Clock &clock, TokenVault &vault, NameProbe probe)
    : m_settingsPath(std::move(settingsPath))
    , m_directory(std::move(directory))
    , m_formats(formats)
    , m_clock(clock)
    , m_vault(vault)
    , m_probe(std::move(probe))
{
    load();
}

QList<PackageSource *> RemoteList::sources() const
{
    QList<PackageSource *> found;
    for (const auto &source : m_sources)
        found.append(source.get());
    return found;
}

PackageSource *RemoteList::source(const QString &id) const
{
    const auto found = std::find_if(m_sources.begin(), m_sources.end(),
                                    [&id](const auto &source) { return source->id() == id; });
    return found == m_sources.end() ? nullptr : found->get();
}

void RemoteList::add(const RemoteSettings &given, const QString &secret)
{
    RemoteSettings remote = given;
    const RemoteSettings *before = settings(source(remote.id));
    remote.hasToken = !secret.isEmpty() || (before && before->hasToken);
    const auto keep = [this, remote] {
        drop(remote.id);
        m_remotes.append(remote);
        save();
        emit added(make(remote));
    };
    if (secret.isEmpty()) {
        keep();
        return;
    }
    whenReady(m_vault.store(u"remote/"_s + remote.id, secret), this,
              [this, keep](const Result<void> &kept) {
                  if (kept)
                      keep();
                  else
                      emit failed(kept.error());
              });
}

const RemoteSettings *RemoteList::settings(const PackageSource *source) const
{
    const auto found = std::find_if(m_remotes.begin(), m_remotes.end(), [source](const auto &one) {
        return source && one.id == source->id();
    });
    return found == m_remotes.end() ? nullptr : &*found;
}

void RemoteList::remove(const QString &id)
{
    const RemoteSettings *before = settings(source(id));
    const bool hadToken = before && before->hasToken;
    drop(id);
    save();
    if (!hadToken)
        return;
    whenReady(m_vault.remove(u"remote/"_s + id), this, [this](const Result<void> &removed) {
        if (!removed)
            emit failed(removed.error());
    });
}

void RemoteList::drop(const QString &id)
{
    m_remotes.removeIf([&id](const RemoteSettings &one) { return one.id == id; });
    const auto found = std::find_if(m_sources.begin(), m_sources.end(),
                                    [&id](const auto &source) { return source->id() == id; });
    if (found == m_sources.end())
        return;
    emit removing(found->get());
    m_sources.erase(found);
}

void RemoteList::load()
{
    if (m_settingsPath.isEmpty())
        return;
    QSettings settings(m_settingsPath, QSettings::IniFormat);
    const int count = settings.beginReadArray(u"remotes"_s);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        RemoteSettings remote;
        remote.id = settings.value(u"id"_s).toString();
        remote.title = settings.value(u"title"_s).toString();
        remote.address = QUrl(settings.value(u"address"_s).toString());
        remote.scopes = settings.value(u"scopes"_s).toStringList();
        remote.hasToken = settings.value(u"token"_s, true).toBool();
        if (remote.id.isEmpty() || !remote.address.isValid())
            continue;
        m_remotes.append(remote);
        make(remote);
    }
}

void RemoteList::save() const
{
    if (m_settingsPath.isEmpty())
        return;
    QSettings settings(m_settingsPath, QSettings::IniFormat);
    settings.remove(u"remotes"_s);
    settings.beginWriteArray(u"remotes"_s, int(m_remotes.size()));
    for (int i = 0; i < m_remotes.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(u"id"_s, m_remotes[i].id);
        settings.setValue(u"title"_s, m_remotes[i].title);
        settings.setValue(u"address"_s, m_remotes[i].address.toString());
        settings.setValue(u"scopes"_s, m_remotes[i].scopes);
        settings.setValue(u"token"_s, m_remotes[i].hasToken);
    }
    settings.endArray();
}

PackageSource *RemoteList::make(const RemoteSettings &remote)
{
    GitLabOptions options;
    options.id = remote.id;
    options.title = remote.title;
    options.address = remote.address;
    options.scopes = remote.scopes;
    options.trash = m_directory + u"/remotes/%1/trash"_s.arg(remote.id);
    options.cache = m_directory + u"/remotes/%1/cache"_s.arg(remote.id);
    options.probe = m_probe;
    if (!remote.hasToken)
        options.token = QString(); // the keychain is left alone
    m_sources.push_back(std::make_unique<GitLabSource>(options, m_formats, m_clock, m_vault));
    return m_sources.back().get();
}

} // namespace packhouse

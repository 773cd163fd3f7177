// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/clientconfiguration.h"

#include "formats/publicregistry.h"

#include <QHostAddress>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse {

QMap<FormatId, QByteArray> upstreamsFromEnvironment(const QProcessEnvironment &environment,
                                                    const QStringList &types)
{
    QMap<FormatId, QByteArray> upstreams;
    for (const QString &type : types) {
        const QString name = u"PACKHOUSE_UPSTREAM_"_s + type.toUpper();
        if (!environment.contains(name))
            continue;
        QByteArrayList addresses = environment.value(name).simplified().toUtf8().split(' ');
        for (QByteArray &address : addresses) {
            while (address.endsWith('/'))
                address.chop(1);
        }
        upstreams.insert(type, addresses.join(' '));
    }
    return upstreams;
}

QByteArray usableUpstream(const QString &address)
{
    QUrl url(address.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()
        || (url.scheme() != u"https" && url.scheme() != u"http")) {
        return {};
    }
    const bool here = url.host() == u"localhost" || QHostAddress(url.host()).isLoopback();
    if (here && url.path().contains(u"/api/v4/"))
        return {};
    url.setUserInfo({});
    url.setQuery(QString());
    url.setFragment({});
    QByteArray usable = url.toEncoded(QUrl::FullyEncoded);
    while (usable.endsWith('/'))
        usable.chop(1);
    return usable;
}

QByteArray builtInUpstream(const FormatList &formats, const FormatId &type,
                           const QProcessEnvironment &environment)
{
    const Format *format = formats.find(type);
    const PublicRegistry *registry = format ? format->publicRegistry() : nullptr;
    return registry ? usableUpstream(registry->builtInAddress(environment)) : QByteArray();
}

FoundUpstream foundUpstream(const FormatList &formats, const FormatId &type,
                            const QProcessEnvironment &environment)
{
    const Format *format = formats.find(type);
    const PublicRegistry *registry = format ? format->publicRegistry() : nullptr;
    if (!registry)
        return {};
    for (const QString &address : registry->clientsAddresses(environment)) {
        if (QByteArray usable = usableUpstream(address); !usable.isEmpty()) {
            const QUrl url(address.trimmed());
            return {std::move(usable), !url.userInfo().isEmpty() || url.hasQuery()};
        }
    }
    return {};
}

QByteArray configuredUpstream(const FormatList &formats, const FormatId &type,
                              const QProcessEnvironment &environment)
{
    return foundUpstream(formats, type, environment).address;
}

} // namespace packhouse

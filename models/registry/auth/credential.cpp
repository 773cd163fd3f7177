// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/auth/credential.h"

#include "formats/formatlist.h"
#include "formats/serving.h"
#include "registry/auth/ownerdoor.h"

#include <array>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

std::optional<Credential> basicCredential(QByteArrayView encoded)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        encoded.trimmed().toByteArray(),
        QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype colon = decoded ? (*decoded).indexOf(':') : -1;
    if (colon < 0)
        return Credential{};
    Credential result{Carrier::Basic, (*decoded).first(colon), (*decoded).sliced(colon + 1)};
    if (result.secret.isEmpty())
        return std::nullopt;
    return result;
}

std::optional<Credential> authorizationCredential(QByteArrayView value)
{
    const qsizetype space = value.indexOf(' ');
    if (space < 0)
        return Credential{Carrier::Bearer, {}, value.toByteArray()};
    const QByteArrayView scheme = value.first(space);
    const QByteArrayView rest = value.sliced(space + 1).trimmed();
    if (sameName(scheme, "Basic"))
        return basicCredential(rest);
    if (sameName(scheme, OwnerScheme))
        return Credential{Carrier::Owner, {}, rest.toByteArray()};
    if (!sameName(scheme, "Bearer") && !sameName(scheme, "Token"))
        return Credential{};
    if (rest.isEmpty())
        return std::nullopt;
    return Credential{Carrier::Bearer, {}, rest.toByteArray()};
}

std::optional<Carrier> carrierOfParameter(QStringView name)
{
    if (name == u"private_token")
        return Carrier::PrivateToken;
    if (name == u"job_token" || name == u"token")
        return Carrier::JobToken;
    if (name == u"access_token")
        return Carrier::Bearer;
    return std::nullopt;
}

} // namespace

Carriers::Carriers(const FormatList &formats)
    : m_headers{{"JOB-TOKEN", Carrier::JobToken},
                {"Deploy-Token", Carrier::DeployToken},
                {"Authorization", Carrier::Bearer},
                {"PRIVATE-TOKEN", Carrier::PrivateToken}}
{
    for (const auto &format : formats) {
        const Serving *serving = format->serving();
        for (const QByteArray &name : serving ? serving->keyHeaders() : QByteArrayList())
            m_headers.push_back({name, Carrier::PackageKey});
    }
}

std::optional<Carrier> Carriers::ofHeader(QByteArrayView name) const
{
    for (const Header &header : m_headers) {
        if (header.name.size() == name.size() && sameName(header.name, name))
            return header.carrier;
    }
    return std::nullopt;
}

std::optional<Credential> credentialFromHeader(Carrier header, QByteArrayView value)
{
    value = value.trimmed();
    if (value.isEmpty())
        return std::nullopt;
    if (header == Carrier::Bearer)
        return authorizationCredential(value);
    return Credential{header, {}, value.toByteArray()};
}

std::vector<Credential> Carriers::credentialsOf(
    const Headers &headers, const QList<std::pair<QString, QString>> &query) const
{
    constexpr size_t most = 8;
    std::vector<Credential> result;
    for (const auto &[name, value] : headers) {
        const auto carrier = ofHeader(name);
        auto credential = carrier ? credentialFromHeader(*carrier, value) : std::nullopt;
        if (credential && result.size() < most)
            result.push_back(std::move(*credential));
    }
    for (const auto &[name, value] : query) {
        const auto carrier = carrierOfParameter(name);
        if (carrier && !value.isEmpty() && result.size() < most)
            result.push_back({*carrier, {}, value.toUtf8()});
    }
    return result;
}

bool isCredentialParameter(QStringView name)
{
    return carrierOfParameter(name).has_value();
}

QString foreignKind(QByteArrayView secret)
{
    struct Prefix
    {
        const char *text;
        const char *kind;
    };
    static constexpr std::array<Prefix, 8> prefixes{{{"glrt-", "a runner token"},
                                                     {"glft-", "a feed token"},
                                                     {"glptt-", "a pipeline trigger token"},
                                                     {"gloas-", "an application secret"},
                                                     {"glagent-", "an agent token"},
                                                     {"glimt-", "an incoming mail token"},
                                                     {"glsoat-", "a SCIM token"},
                                                     {"glffct-", "a feature flags client token"}}};
    for (const Prefix &prefix : prefixes) {
        if (secret.startsWith(prefix.text))
            return QString::fromLatin1(prefix.kind);
    }
    return {};
}

} // namespace packhouse

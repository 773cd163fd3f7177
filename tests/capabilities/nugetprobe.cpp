// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/probe.h"
#include "formats/nuget/nugetpackages.h"
#include "support/handlerfixture.h"

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

class NuGetProbe final : public Probe
{
public:
    FormatId type() const override { return u"nuget"_s; }
    QString name() const override { return u"Acme.Widget"_s; }
    QByteArray bytes(const Item &item) const override
    {
        return nupkg("Acme.Widget", version(item).toUtf8(), {},
                     {{"content/build.txt", QByteArray::number(item.build)}});
    }

    Reply publish(ProofClient &client, const Scope &at, const Item &item) const override
    {
        Headers headers;
        headers.add("Content-Type", FormType);
        return client.send("PUT", ProofClient::at(at, "nuget"), std::move(headers),
                           form({{"package", bytes(item), "package.nupkg"}}));
    }
    Reply pull(ProofClient &client, const Scope &at, const Item &item) const override
    {
        Reply service = client.get(ProofClient::at(at, "nuget") + "index.json");
        if (!ProofClient::good(service))
            return service;
        const QByteArray base = resource(service, u"RegistrationsBaseUrl"_s);
        Reply registration = client.get(base + "/acme.widget/index.json");
        const QJsonArray pages = objectOf(registration)[u"items"_s].toArray();
        for (const QJsonValue &page : pages) {
            const QJsonArray leaves = page[u"items"_s].toArray();
            for (const QJsonValue &leaf : leaves) {
                if (leaf[u"catalogEntry"_s][u"version"_s].toString() == version(item))
                    return client.get(leaf[u"packageContent"_s].toString().toUtf8());
            }
        }
        return registration;
    }
    Reply pullMissing(ProofClient &client, const Scope &at) const override
    {
        return client.get(ProofClient::at(at, "nuget") + "metadata/never.published/index.json");
    }

private:
    static QByteArray resource(const Reply &service, const QString &type)
    {
        const QJsonArray resources = objectOf(service)[u"resources"_s].toArray();
        for (const QJsonValue &each : resources) {
            if (each[u"@type"_s].toString().startsWith(type))
                return each[u"@id"_s].toString().toUtf8();
        }
        return {};
    }
};

} // namespace

ProbePtr make_nugetprobe();
ProbePtr make_nugetprobe()
{
    return std::make_unique<NuGetProbe>();
}

} // namespace packhouse::test

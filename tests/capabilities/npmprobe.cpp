// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/probe.h"
#include "formats/npm/npmpackages.h"

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

class NpmProbe final : public Probe
{
public:
    FormatId type() const override { return u"npm"_s; }
    QString name() const override { return u"@acme/widget"_s; }
    QByteArray bytes(const Item &item) const override { return tarballOf(package(item)); }

    Reply publish(ProofClient &client, const Scope &at, const Item &item) const override
    {
        Headers headers;
        headers.add("npm-command", "publish");
        return client.send("PUT", ProofClient::at(at, "npm") + "@acme%2fwidget", std::move(headers),
                           publishTextOf(package(item)));
    }
    Reply pull(ProofClient &client, const Scope &at, const Item &item) const override
    {
        Reply packument = client.get(ProofClient::at(at, "npm") + "@acme%2fwidget");
        if (!ProofClient::good(packument))
            return packument;
        const QJsonValue manifest = objectOf(packument)[u"versions"_s][version(item)];
        return client.get(manifest[u"dist"_s][u"tarball"_s].toString().toUtf8());
    }
    Reply pullMissing(ProofClient &client, const Scope &at) const override
    {
        return client.get(ProofClient::at(at, "npm") + "never-published");
    }

private:
    NpmPackage package(const Item &item) const
    {
        return {name(), version(item), u"latest"_s, {}, QByteArray::number(item.build)};
    }
};

} // namespace

ProbePtr make_npmprobe();
ProbePtr make_npmprobe()
{
    return std::make_unique<NpmProbe>();
}

} // namespace packhouse::test

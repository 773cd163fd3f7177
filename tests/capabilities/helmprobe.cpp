// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/probe.h"
#include "formats/helm/charts.h"
#include "support/handlerfixture.h"

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

class HelmProbe final : public Probe
{
public:
    FormatId type() const override { return u"helm"_s; }
    QString name() const override { return u"widget"_s; }
    QByteArray bytes(const Item &item) const override
    {
        return chart("widget", version(item).toUtf8(),
                     "description: Build " + QByteArray::number(item.build) + '\n');
    }

    Reply publish(ProofClient &client, const Scope &at, const Item &item) const override
    {
        Headers headers;
        headers.add("Content-Type", FormType);
        return client.send("POST", ProofClient::at(at, "helm") + "api/stable/charts",
                           std::move(headers), form({{"chart", bytes(item), "widget.tgz"}}));
    }
    Reply pull(ProofClient &client, const Scope &at, const Item &item) const override
    {
        const QByteArray channel = ProofClient::at(at, "helm") + "stable/";
        Reply index = client.get(channel + "index.yaml");
        const QJsonArray charts = objectOf(index)[u"entries"_s][name()].toArray();
        for (const QJsonValue &each : charts) {
            if (each[u"version"_s].toString() == version(item))
                return client.get(channel + each[u"urls"_s][0].toString().toUtf8());
        }
        return index;
    }
    Reply pullMissing(ProofClient &client, const Scope &at) const override
    {
        return client.get(ProofClient::at(at, "helm") + "stable/charts/never-1.0.0.tgz");
    }
};

} // namespace

ProbePtr make_helmprobe();
ProbePtr make_helmprobe()
{
    return std::make_unique<HelmProbe>();
}

} // namespace packhouse::test

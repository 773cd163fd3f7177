// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/probe.h"
#include "support/archivebuilder.h"
#include "support/handlerfixture.h"

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

class ComposerProbe final : public Probe
{
public:
    FormatId type() const override { return u"composer"_s; }
    QString name() const override { return u"acme/widget"_s; }
    QByteArray bytes(const Item &item) const override
    {
        return makeZip({{"composer.json", R"({"name":"acme/widget"})"},
                        {"build.php", "<?php // " + QByteArray::number(item.build)}});
    }

    Reply publish(ProofClient &client, const Scope &at, const Item &item) const override
    {
        Headers headers;
        headers.add("Content-Type", FormType);
        QByteArray address = ProofClient::at(at, "composer");
        address.chop(1);
        return client.send("POST", address, std::move(headers),
                           form({{"project", project().toUtf8()},
                                 {"version", version(item).toUtf8()},
                                 {"package", bytes(item), "widget.zip"}}));
    }
    Reply pull(ProofClient &client, const Scope &at, const Item &item) const override
    {
        Reply root = client.get(ProofClient::at(at, "composer") + "packages.json");
        if (!ProofClient::good(root))
            return root;
        QByteArray path = objectOf(root)[u"metadata-url"_s].toString().toUtf8();
        Reply document = client.get(path.replace("%package%", "acme/widget"));
        const QJsonValue versions = objectOf(document)[u"packages"_s][name()];
        const QJsonArray list = versions.isArray() ? versions.toArray()
                                                   : QJsonArray{versions[version(item)]};
        for (const QJsonValue &each : list) {
            if (each[u"version"_s].toString() == version(item))
                return client.get(each[u"dist"_s][u"url"_s].toString().toUtf8());
        }
        return document;
    }
    Reply pullMissing(ProofClient &client, const Scope &at) const override
    {
        return client.get(ProofClient::at(at, "composer") + "p2/never/published.json");
    }
};

} // namespace

ProbePtr make_composerprobe();
ProbePtr make_composerprobe()
{
    return std::make_unique<ComposerProbe>();
}

} // namespace packhouse::test

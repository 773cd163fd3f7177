// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/probe.h"
#include "formats/debian/debpackages.h"

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

/// What curl or dput sends, and what apt asks for.
class DebianProbe final : public Probe
{
public:
    FormatId type() const override { return u"debian"_s; }
    QString name() const override { return u"widget"_s; }
    QByteArray bytes(const Item &item) const override
    {
        return makeDeb({"widget", version(item).toUtf8(), "amd64",
                        "X-Build: " + QByteArray::number(item.build) + '\n'});
    }

    Reply prepare(ProofClient &client, const Scope &project) const override
    {
        return client.send("POST",
                           "/api/v4/projects/" + QByteArray::number(project.id)
                               + "/debian_distributions?codename=bookworm",
                           {}, QByteArray(""));
    }
    Reply publish(ProofClient &client, const Scope &at, const Item &item) const override
    {
        return client.send("PUT",
                           ProofClient::at(at, "debian") + "widget_" + version(item).toUtf8()
                               + "_amd64.deb?distribution=bookworm&component=main",
                           {}, bytes(item));
    }
    Reply pull(ProofClient &client, const Scope &at, const Item &item) const override
    {
        const QByteArray repository = ProofClient::at(at, "debian");
        Reply release = client.get(repository + "dists/bookworm/Release");
        if (!ProofClient::good(release))
            return release;
        Reply index = client.get(repository + "dists/bookworm/main/binary-amd64/Packages");
        const QByteArrayList lines = bodyOf(index).split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith("Filename: ") && line.contains('_' + version(item).toUtf8() + '_'))
                return client.get(repository + line.sliced(10));
        }
        return index;
    }
    Reply pullMissing(ProofClient &client, const Scope &at) const override
    {
        return client.get(ProofClient::at(at, "debian")
                          + "pool/bookworm/n/never/1.0/never_1.0_amd64.deb");
    }
};

} // namespace

ProbePtr make_debianprobe();
ProbePtr make_debianprobe()
{
    return std::make_unique<DebianProbe>();
}

} // namespace packhouse::test

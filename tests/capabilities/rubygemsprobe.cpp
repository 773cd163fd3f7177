// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/probe.h"
#include "support/archivebuilder.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

/// What gem push sends, and what bundler asks for.
class RubygemsProbe final : public Probe
{
public:
    FormatId type() const override { return u"rubygems"_s; }
    QString name() const override { return u"widget"_s; }
    QByteArray bytes(const Item &item) const override
    {
        const QByteArray metadata = gzip(specification(item));
        const QByteArray files = makeTgz(
            {{"lib/widget.rb", "BUILD = " + QByteArray::number(item.build) + '\n'}});
        const auto hash = [](const QByteArray &part) {
            return QCryptographicHash::hash(part, QCryptographicHash::Sha256).toHex();
        };
        return makeTar({{"metadata.gz", metadata},
                        {"data.tar.gz", files},
                        {"checksums.yaml.gz", gzip("---\nSHA256:\n  metadata.gz: " + hash(metadata)
                                                   + "\n  data.tar.gz: " + hash(files) + '\n')}});
    }

    Reply publish(ProofClient &client, const Scope &at, const Item &item) const override
    {
        Headers headers;
        headers.add("Content-Type", "application/octet-stream");
        return client.send("POST", ProofClient::at(at, "rubygems") + "api/v1/gems",
                           std::move(headers), bytes(item));
    }
    Reply pull(ProofClient &client, const Scope &at, const Item &item) const override
    {
        const QByteArray source = ProofClient::at(at, "rubygems");
        Reply info = client.get(source + "info/widget");
        if (!bodyOf(info).contains('\n' + version(item).toUtf8() + ' '))
            return info;
        return client.get(source + "gems/widget-" + version(item).toUtf8() + ".gem");
    }
    Reply pullMissing(ProofClient &client, const Scope &at) const override
    {
        return client.get(ProofClient::at(at, "rubygems") + "gems/never-published-1.0.0.gem");
    }

private:
    QByteArray specification(const Item &item) const
    {
        return "--- !ruby/object:Gem::Specification\nname: widget\n"
               "version: !ruby/object:Gem::Version\n  version: "
               + version(item).toUtf8()
               + "\nplatform: ruby\nauthors:\n- Acme\ndate: 2024-02-29 00:00:00.000000000 Z\n"
                 "dependencies: []\nsummary: Build "
               + QByteArray::number(item.build) + "\nrubygems_version: 3.4.20\n";
    }
};

} // namespace

ProbePtr make_rubygemsprobe();
ProbePtr make_rubygemsprobe()
{
    return std::make_unique<RubygemsProbe>();
}

} // namespace packhouse::test

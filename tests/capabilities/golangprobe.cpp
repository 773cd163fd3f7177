// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/probe.h"
#include "support/archivebuilder.h"

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

class GolangProbe final : public Probe
{
public:
    FormatId type() const override { return u"golang"_s; }
    QString name() const override { return u"pkg.example.test/acme/widget"_s; }
    QString version(const Item &item) const override { return u"v1.0.%1"_s.arg(item.version); }
    QByteArray bytes(const Item &item) const override
    {
        const QByteArray prefix = name().toUtf8() + '@' + version(item).toUtf8() + '/';
        return makeZip({{prefix + "go.mod", "module " + name().toUtf8() + "\n\ngo 1.18\n"},
                        {prefix + "widget.go",
                         "package widget\n\nconst Build = " + QByteArray::number(item.build)}});
    }

    Reply publish(ProofClient &client, const Scope &at, const Item &item) const override
    {
        return client.send("PUT", module(at) + version(item).toUtf8() + ".zip", {}, bytes(item));
    }
    Reply pull(ProofClient &client, const Scope &at, const Item &item) const override
    {
        const QByteArray stem = module(at) + version(item).toUtf8();
        Reply reply = client.get(module(at) + "list");
        for (const char *ending : {".info", ".mod", ".zip"}) {
            if (ProofClient::good(reply))
                reply = client.get(stem + ending);
        }
        return reply;
    }
    Reply pullMissing(ProofClient &client, const Scope &at) const override
    {
        return client.get(ProofClient::at(at, "go") + "never.example.test/published/@v/list");
    }

private:
    QByteArray module(const Scope &at) const
    {
        return ProofClient::at(at, "go") + name().toUtf8() + "/@v/";
    }
};

} // namespace

ProbePtr make_golangprobe();
ProbePtr make_golangprobe()
{
    return std::make_unique<GolangProbe>();
}

} // namespace packhouse::test

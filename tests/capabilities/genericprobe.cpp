// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/probe.h"

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

class GenericProbe final : public Probe
{
public:
    FormatId type() const override { return u"generic"_s; }
    QString name() const override { return u"widget"_s; }
    QByteArray bytes(const Item &item) const override
    {
        return "build " + QByteArray::number(item.build);
    }

    Reply publish(ProofClient &client, const Scope &at, const Item &item) const override
    {
        return client.send("PUT", path(at, item), {}, bytes(item));
    }
    Reply pull(ProofClient &client, const Scope &at, const Item &item) const override
    {
        return client.get(path(at, item));
    }
    Reply pullMissing(ProofClient &client, const Scope &at) const override
    {
        return client.get(ProofClient::at(at, "generic") + "never-published/1.0/file.bin");
    }

private:
    QByteArray path(const Scope &at, const Item &item) const
    {
        return ProofClient::at(at, "generic") + "widget/" + version(item).toUtf8() + "/widget.bin";
    }
};

} // namespace

ProbePtr make_genericprobe();
ProbePtr make_genericprobe()
{
    return std::make_unique<GenericProbe>();
}

} // namespace packhouse::test

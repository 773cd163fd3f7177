// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/probe.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

class ConanProbe final : public Probe
{
public:
    FormatId type() const override { return u"conan"_s; }
    QString name() const override { return u"widget"_s; }
    /// As it is stored: with user and channel.
    QString version(const Item &item) const override { return u"1.0.%1"_s.arg(item.version); }
    QByteArray bytes(const Item &item) const override
    {
        return "class Widget(ConanFile): build = " + QByteArray::number(item.build) + '\n';
    }

    Reply publish(ProofClient &client, const Scope &at, const Item &item) const override
    {
        Reply reply = logIn(client, at);
        const QByteArray files = recipe(at, item) + "/revisions/" + revision(item) + "/files/";
        for (const auto &[name, content] :
             {std::pair("conanfile.py"_ba, bytes(item)),
              std::pair("conanmanifest.txt"_ba, "1700000000\nconanfile.py: 0\n"_ba)}) {
            Headers headers;
            headers.add("X-Checksum-Sha1",
                        QCryptographicHash::hash(content, QCryptographicHash::Sha1).toHex());
            if (ProofClient::good(reply))
                reply = client.send("PUT", files + name, std::move(headers), content);
        }
        return reply;
    }
    Reply pull(ProofClient &client, const Scope &at, const Item &item) const override
    {
        Reply reply = logIn(client, at);
        if (ProofClient::good(reply))
            reply = client.get(recipe(at, item) + "/latest");
        if (!ProofClient::good(reply))
            return reply;
        const QByteArray latest = objectOf(reply)[u"revision"_s].toString().toLatin1();
        return client.get(recipe(at, item) + "/revisions/" + latest + "/files/conanfile.py");
    }
    Reply pullMissing(ProofClient &client, const Scope &at) const override
    {
        return client.get(ProofClient::at(at, "conan")
                          + "v2/conans/never/1.0/acme+web/stable/latest");
    }

private:
    /// Trades the token for a pass, as "conan remote login" does.
    static Reply logIn(ProofClient &client, const Scope &at)
    {
        Reply pass = client.get(ProofClient::at(at, "conan") + "v2/users/authenticate");
        if (ProofClient::good(pass))
            client.showPass(bodyOf(pass));
        return pass;
    }
    QByteArray recipe(const Scope &at, const Item &item) const
    {
        return ProofClient::at(at, "conan") + "v2/conans/widget/" + version(item).toLatin1()
               + "/acme+web/stable";
    }
    static QByteArray revision(const Item &item)
    {
        return QByteArray::number(item.version).rightJustified(32, '0');
    }
};

} // namespace

ProbePtr make_conanprobe();
ProbePtr make_conanprobe()
{
    return std::make_unique<ConanProbe>();
}

} // namespace packhouse::test

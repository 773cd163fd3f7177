// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/probe.h"
#include "support/archivebuilder.h"

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

/// Maven, Gradle and sbt send the same; Gradle a file more.
class MavenProbe final : public Probe
{
public:
    FormatId type() const override { return u"maven"_s; }
    QString name() const override { return u"com/acme/widget"_s; }
    QString project() const override { return u"com/acme/widget"_s; }
    QByteArray bytes(const Item &item) const override
    {
        return makeZip({{"META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n"},
                        {"build.txt", QByteArray::number(item.build)}});
    }

    Reply publish(ProofClient &client, const Scope &at, const Item &item) const override
    {
        const QByteArray stem = path(at, item);
        Reply reply = client.send("PUT", stem + ".jar", {}, bytes(item));
        if (ProofClient::good(reply))
            reply = client.send("PUT", stem + ".pom", {}, pom(item));
        if (ProofClient::good(reply) && client.name() == u"gradle")
            reply = client.send("PUT", stem + ".module", {}, R"({"formatVersion":"1.1"})");
        return reply;
    }
    Reply pull(ProofClient &client, const Scope &at, const Item &item) const override
    {
        Reply pom = client.get(path(at, item) + ".pom");
        return ProofClient::good(pom) ? client.get(path(at, item) + ".jar") : pom;
    }
    Reply pullMissing(ProofClient &client, const Scope &at) const override
    {
        return client.get(ProofClient::at(at, "maven") + "org/else/lib/1.0/lib-1.0.pom");
    }
    /// protocol: the instance's address is for what is here.
    bool forwardsAt(Level level) const override { return level != Level::Instance; }

private:
    QByteArray path(const Scope &at, const Item &item) const
    {
        const QByteArray number = version(item).toUtf8();
        return ProofClient::at(at, "maven") + "com/acme/widget/" + number + "/widget-" + number;
    }
    QByteArray pom(const Item &item) const
    {
        return "<project><modelVersion>4.0.0</modelVersion><groupId>com.acme</groupId>"
               "<artifactId>widget</artifactId><version>"
               + version(item).toUtf8() + "</version></project>";
    }
};

} // namespace

ProbePtr make_mavenprobe();
ProbePtr make_mavenprobe()
{
    return std::make_unique<MavenProbe>();
}

} // namespace packhouse::test

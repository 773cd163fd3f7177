// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/probe.h"
#include "support/archivebuilder.h"

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

class TerraformProbe final : public Probe
{
public:
    FormatId type() const override { return u"terraform_module"_s; }
    QString name() const override { return u"vpc/aws"_s; }
    QByteArray bytes(const Item &item) const override
    {
        return makeTgz({{"main.tf", "# build " + QByteArray::number(item.build) + '\n'}});
    }

    Reply publish(ProofClient &client, const Scope &at, const Item &item) const override
    {
        return client.send("PUT",
                           ProofClient::at(at, "terraform/modules") + "vpc/aws/"
                               + version(item).toUtf8() + "/file",
                           {}, bytes(item));
    }
    /// As the registry protocol goes: versions, where that version is, the archive.
    Reply pull(ProofClient &client, const Scope &at, const Item &item) const override
    {
        const QByteArray module = address(at) + "vpc/aws/";
        Reply versions = client.get(module + "versions");
        if (!ProofClient::good(versions))
            return versions;
        Reply location = client.get(module + version(item).toUtf8() + "/download");
        QByteArray archive = location.headers.value("X-Terraform-Get");
        // What the client keeps for itself.
        const qsizetype folder = archive.indexOf("//", 8);
        const qsizetype query = archive.indexOf('?');
        if (folder > 0 && folder < query)
            archive.remove(folder, query - folder);
        return archive.isEmpty() ? location : client.getOpenly(archive);
    }
    Reply pullMissing(ProofClient &client, const Scope &at) const override
    {
        return client.get(address(at) + "never/published/versions");
    }

private:
    /// A group is a namespace in the instance's address; the others have none of their own.
    static QByteArray address(const Scope &at)
    {
        if (at.level == Level::Group)
            return ProofClient::at({}, "terraform/modules/v1") + at.path.toUtf8() + '/';
        return ProofClient::at(at, "terraform/modules/v1")
               + (at.level == Level::Project ? at.path.section(u'/', 0, 0).toUtf8() + '/'
                                             : QByteArray("everything/"));
    }
};

} // namespace

ProbePtr make_terraformprobe();
ProbePtr make_terraformprobe()
{
    return std::make_unique<TerraformProbe>();
}

} // namespace packhouse::test

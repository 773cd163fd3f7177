// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/probe.h"
#include "support/handlerfixture.h"
#include "support/pythonpackages.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

class PypiProbe final : public Probe
{
public:
    FormatId type() const override { return u"pypi"_s; }
    QString name() const override { return u"widget"_s; }
    QByteArray bytes(const Item &item) const override
    {
        return wheel(name(), version(item), "X-Build: " + QByteArray::number(item.build) + '\n');
    }

    Reply publish(ProofClient &client, const Scope &at, const Item &item) const override
    {
        Headers headers;
        headers.add("Content-Type", FormType);
        const QByteArray file = "widget-" + version(item).toUtf8() + "-py3-none-any.whl";
        const QByteArray content = bytes(item);
        return client.send("POST", ProofClient::at(at, "pypi"), std::move(headers),
                           form({{"name", "widget"},
                                 {"version", version(item).toUtf8()},
                                 {"filetype", "bdist_wheel"},
                                 {"pyversion", "py3"},
                                 {"metadata_version", "2.1"},
                                 {"sha256_digest", sha256(content)},
                                 {":action", "file_upload"},
                                 {"protocol_version", "1"},
                                 {"content", content, file}}));
    }
    Reply pull(ProofClient &client, const Scope &at, const Item &item) const override
    {
        const QByteArray page = ProofClient::at(at, "pypi") + "simple/widget/";
        Headers headers;
        headers.add("Accept", "application/vnd.pypi.simple.v1+json");
        Reply reply = client.get(page, std::move(headers));
        const QJsonArray files = objectOf(reply)[u"files"_s].toArray();
        for (const QJsonValue &file : files) {
            if (file[u"filename"_s].toString().contains(u'-' + version(item) + u'-')) {
                const QUrl url(file[u"url"_s].toString());
                return client.get(QUrl::fromEncoded(client.base() + page)
                                      .resolved(url)
                                      .toEncoded(QUrl::RemoveFragment));
            }
        }
        return reply;
    }
    Reply pullMissing(ProofClient &client, const Scope &at) const override
    {
        return client.get(ProofClient::at(at, "pypi") + "simple/never-published/");
    }
};

} // namespace

ProbePtr make_pypiprobe();
ProbePtr make_pypiprobe()
{
    return std::make_unique<PypiProbe>();
}

} // namespace packhouse::test

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/actions/changes.h"
#include "registry/actions/repair.h"
#include "registry/api/api.h"
#include "registry/gateway/gateway.h"
#include "registry/upstreams/upstreamforwarder.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/gatewaycall.h"
#include "support/loopbackserver.h"
#include "support/testregistry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

namespace packhouse::test {

using namespace Qt::StringLiterals;

inline Hashes hashesOf(const QByteArray &bytes)
{
    Hasher hasher;
    hasher.add(bytes);
    return hasher.finish();
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void overwrite(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

inline qint64 residentBytes()
{
    return bytesOf(u"/proc/self/statm"_s).split(' ').value(1).toLongLong() * 4096;
}

/// Has every npm package, with one version and one file.
class Upstream
{
public:
    Upstream() : server([this](const SeenRequest &request) { return answer(request); }) {}

    static QByteArray fileOf(const QByteArray &name) { return "the bytes of " + name; }
    QUrl fileUrl(const QByteArray &name) const
    {
        return QUrl::fromEncoded(server.address() + "/npm/" + name + "/-/" + name + "-1.0.0.tgz");
    }
    int filesAsked() const
    {
        int count = 0;
        for (const SeenRequest &request : server.seen())
            count += request.target.contains("/-/") ? 1 : 0;
        return count;
    }

    std::atomic<bool> dated = true;
    std::atomic<qint64> padding = 0; ///< bytes in each document
    LoopbackServer server;

private:
    Answer answer(const SeenRequest &request)
    {
        const QByteArray name = request.target.split('/').value(2);
        if (request.target.contains("/-/")) {
            Answer file{.body = fileOf(name)};
            if (dated)
                file.headers = {{"Last-Modified", "Wed, 01 Jan 2025 10:00:00 GMT"},
                                {"ETag", "\"theirs\""}};
            return file;
        }
        return {.body = "{\"name\":\"" + name + "\",\"dist-tags\":{\"latest\":\"1.0.0\"},"
                        + "\"readme\":\"" + QByteArray(padding, 'r')
                        + "\",\"versions\":{\"1.0.0\":{\"name\":\"" + name
                        + "\",\"version\":\"1.0.0\",\"dist\":{\"tarball\":\""
                        + fileUrl(name).toEncoded() + "\",\"integrity\":\"sha512-"
                        + hashesOf(fileOf(name)).sha512.toBase64() + "\"}}}}"};
    }
};

/// A registry that can be stopped and started again.
class Restartable
{
public:
    explicit Restartable(const QByteArray &upstream) : m_upstream(upstream)
    {
        owner.owner = true;
        start();
        scope = store->addScope(u"acme/web"_s, Level::Project, Visibility::Public, owner).value();
    }
    void start()
    {
        store = Store::open({directory(), &formats, &clock, 30}).value();
        probe = std::make_unique<UpstreamProbe>(
            formats, clock, QMap<FormatId, QByteArray>{{u"npm"_s, m_upstream + "/npm"}});
        forwarder = std::make_unique<UpstreamForwarder>(*probe, formats, clock, *store);
        gateway = std::make_unique<Gateway>(*store, &changesOf, formats, *forwarder, clock,
                                            withApi({}, *store));
    }
    void stop()
    {
        gateway.reset();
        forwarder.reset();
        probe.reset();
        store.reset();
    }
    void restart()
    {
        stop();
        start();
    }

    QString directory() const { return m_folder.filePath(u"data"_s); }
    void forwarding(Forwarding how)
    {
        PolicySetting setting;
        setting.scope = scope.id;
        setting.type = u"npm"_s;
        setting.forwarding = how;
        QVERIFY(store->setPolicy(setting, owner));
    }
    QByteArray path(const QByteArray &name) const
    {
        return "/api/v4/projects/" + QByteArray::number(scope.id) + "/packages/npm/" + name;
    }
    Reply document(const QByteArray &name) { return call(*gateway, "GET", path(name)); }
    Reply file(const QByteArray &name)
    {
        return call(*gateway, "GET", path(name) + "/-/" + name + "-1.0.0.tgz");
    }
    QString blobFile(const QByteArray &bytes) const
    {
        const QString hex = QString::fromLatin1(hashesOf(bytes).sha256.toHex());
        return u"%1/blobs/%2/%3/%4"_s.arg(directory(), hex.left(2), hex.mid(2, 2), hex);
    }
    RegistryContext context() { return {*store, formats, *probe, clock, owner}; }
    RepairReport mended(const QStringList &folders)
    {
        const auto found = store->verify({}).value();
        return repair(context(), found, folders, [](const QString &, qint64) { return true; })
            .value();
    }

    FormatList formats;
    TestClock clock;
    Caller owner;
    Scope scope;
    std::unique_ptr<Store> store;
    std::unique_ptr<UpstreamProbe> probe;
    std::unique_ptr<UpstreamForwarder> forwarder;
    std::unique_ptr<Gateway> gateway;

private:
    QTemporaryDir m_folder;
    QByteArray m_upstream;
};

} // namespace packhouse::test

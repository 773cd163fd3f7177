// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

namespace packhouse {

struct Outcome
{
    int code = -1;
    QByteArray out;
    QByteArray err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// The real program on a data directory of its own, alone or beside a server of it.
class Ctl
{
public:
    ~Ctl() { stop(); }

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString data() const { return path(QStringLiteral("data")); }
    /// Runs in each child before the program does; must be safe between fork and exec.
    std::function<void()> inChild;
    /// False: only what was accepted is an upstream, and nothing is before.
    bool namesNoUpstreams = true;

    void begin(QProcess &process, const QStringList &arguments) const
    {
        QProcessEnvironment made = QProcessEnvironment::systemEnvironment();
        for (const char *type : {"NPM", "PYPI"}) {
            const QString name = QStringLiteral("PACKHOUSE_UPSTREAM_") + QLatin1StringView(type);
            if (namesNoUpstreams)
                made.insert(name, QString());
            else
                made.remove(name);
        }
        process.setProcessEnvironment(made);
        if (inChild)
            process.setChildProcessModifier(inChild);
        process.start(QStringLiteral(PACKHOUSECTL), arguments);
    }
    static Outcome end(QProcess &process)
    {
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }
    Outcome run(const QStringList &arguments) const
    {
        QProcess process;
        begin(process, QStringList{QStringLiteral("--data"), data()} + arguments);
        return end(process);
    }
    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile made(path(name));
        if (!made.open(QIODevice::WriteOnly) || made.write(bytes) != bytes.size())
            qFatal("A file for the test cannot be written.");
        return made.fileName();
    }
    /// What the ready file has; empty when the server ended instead.
    QJsonObject serve(const QStringList &more = {})
    {
        stop();
        const QString ready = path(QStringLiteral("ready"));
        QFile::remove(ready);
        server = std::make_unique<QProcess>();
        begin(*server, QStringList{QStringLiteral("serve"), QStringLiteral("--data"), data(),
                                   QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                   QStringLiteral("--ready-file"), ready}
                           + more);
        QFile file(ready);
        if (!QTest::qWaitFor(
                [&] { return file.exists() || server->state() == QProcess::NotRunning; }, 60'000)
            || !file.open(QIODevice::ReadOnly))
            return {};
        return QJsonDocument::fromJson(file.readAll()).object();
    }
    void stop()
    {
        if (server && server->state() != QProcess::NotRunning) {
            server->terminate();
            server->waitForFinished(30'000);
        }
        server.reset();
    }

    std::unique_ptr<QProcess> server;

private:
    QTemporaryDir m_folder;
};

} // namespace packhouse

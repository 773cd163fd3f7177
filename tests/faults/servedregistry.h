// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capabilities/probe.h"
#include "faults/breakabledisk.h"
#include "registry/control/servefile.h"

#include <QProcess>

namespace packhouse::test {

/// What a program that ran to its end said.
struct Outcome
{
    int code = -1; ///< -1: it was ended by a signal, or did not end in time
    QByteArray out;
    QByteArray err; ///< without the lines of its log
    QByteArray all() const { return out + err; }
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// What a program says to people, of all that it wrote.
QByteArray withoutLog(const QByteArray &said);

/// The real program: "packhousectl serve" on a data directory, as a process that can be killed, and
/// the same program's other verbs. Requests may come from any thread.
class ServedRegistry
{
public:
    /// With \a disk every program that it starts runs on that one.
    explicit ServedRegistry(QString directory, BreakableDisk *disk = nullptr);
    ~ServedRegistry();

    /// False when it ended instead of answering; said() tells why.
    bool start(const QStringList &more = {});
    void kill(); ///< SIGKILL
    /// SIGTERM; true when it ended by itself, without complaint.
    bool stop();
    bool runs() const;
    /// Looks at the process itself, not at what is known of it.
    bool answers() const;
    bool endedByItself() const { return m_process->exitStatus() == QProcess::NormalExit; }
    /// What it has written so far; after its end all of it.
    QByteArray said() const;
    /// … to whoever started it: without the lines of its log.
    QByteArray told() const;
    int exitCode() const { return m_process ? m_process->exitCode() : -1; }

    const QString &directory() const { return m_directory; }
    void setUpstream(const FormatId &type, const QByteArray &address);

    /// Status 0 when there was no answer, or not the whole of it.
    Reply send(QByteArrayView method, const QByteArray &target, const Headers &headers,
               const QByteArray &body) const;
    Result<QJsonObject> control(const QByteArray &operation, const QJsonObject &arguments) const;
    ProofClient client(const QByteArray &token) const;

    /// "packhousectl VERB … --data DIRECTORY"
    Outcome run(const QStringList &arguments) const;

private:
    QProcessEnvironment environment() const;
    QString logFile() const { return m_directory + QStringLiteral(".log"); }

    QString m_directory;
    BreakableDisk *m_disk;
    QMap<QString, QString> m_variables;
    std::unique_ptr<QProcess> m_process;
    ServeFile m_server;
    quint16 m_port = 0;
};

} // namespace packhouse::test

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/servedregistry.h"

#include "remotes/control/controlclient.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include <csignal>

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

constexpr int Patience = 60'000; // milliseconds; whatever takes longer hangs

/// The body of a whole answer; nothing when it was cut off.
std::optional<QByteArray> wholeBody(const Headers &headers, const QByteArray &rest)
{
    if (headers.value("Transfer-Encoding") != "chunked") {
        const qint64 length = headers.value("Content-Length").toLongLong();
        return rest.size() == length ? std::optional(rest) : std::nullopt;
    }
    QByteArray body;
    for (qsizetype at = 0;;) {
        const qsizetype line = rest.indexOf("\r\n", at);
        bool valid = false;
        const qsizetype size = line < 0 ? 0 : rest.mid(at, line - at).toLongLong(&valid, 16);
        if (!valid || line + 2 + size > rest.size())
            return {};
        if (size == 0)
            return body;
        body += rest.mid(line + 2, size);
        at = line + 2 + size + 2;
    }
}

Reply parsed(const QByteArray &answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    Reply reply;
    reply.status = 0;
    if (end < 0)
        return reply;
    const QList<QByteArray> lines = answer.left(end).split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        reply.headers.add(line.left(colon), line.mid(colon + 1).trimmed());
    }
    const int status = lines.first().mid(9, 3).toInt();
    const bool bodyless = status == 204 || status == 304;
    const auto body = bodyless ? QByteArray() : wholeBody(reply.headers, answer.mid(end + 4));
    if (!body)
        return reply;
    reply.status = status;
    reply.reason = lines.first().mid(13).trimmed();
    reply.body = *body;
    return reply;
}

} // namespace

ServedRegistry::ServedRegistry(QString directory, BreakableDisk *disk)
    : m_directory(std::move(directory)), m_disk(disk)
{}

ServedRegistry::~ServedRegistry()
{
    if (runs())
        kill();
}

QProcessEnvironment ServedRegistry::environment() const
{
    QProcessEnvironment made = QProcessEnvironment::systemEnvironment();
    for (const QString &type : {u"NPM"_s, u"PYPI"_s, u"MAVEN"_s})
        made.insert(u"PACKHOUSE_UPSTREAM_"_s + type, QString());
    for (auto variable = m_variables.begin(); variable != m_variables.end(); ++variable)
        made.insert(variable.key(), variable.value());
    if (m_disk)
        m_disk->enter(made);
    return made;
}

void ServedRegistry::setUpstream(const FormatId &type, const QByteArray &address)
{
    m_variables.insert(u"PACKHOUSE_UPSTREAM_"_s + type.toUpper(), QString::fromLatin1(address));
}

bool ServedRegistry::start(const QStringList &more)
{
    const QString ready = m_directory + u".ready"_s;
    QFile::remove(ready);
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    // No pipe: nobody would read it while a request is waited for, and a full one stops the server.
    m_process->setStandardOutputFile(logFile());
    m_process->setProcessEnvironment(environment());
    m_process->start(QStringLiteral(PACKHOUSECTL),
                     QStringList{u"serve"_s, u"--data"_s, m_directory, u"--listen"_s,
                                 u"127.0.0.1:0"_s, u"--ready-file"_s, ready}
                         + more);
    const QDeadlineTimer deadline(Patience);
    while (!QFile::exists(ready)) {
        if (deadline.hasExpired())
            kill();
        if (m_process->waitForFinished(5) || m_process->state() == QProcess::NotRunning)
            return false;
    }
    QFile file(ready);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    m_port = quint16(QUrl(object["address"_L1].toString()).port());
    const Result<ServeFile> server = readServeFile(m_directory);
    if (!server)
        return false;
    m_server = *server;
    return true;
}

bool ServedRegistry::runs() const
{
    return m_process && m_process->state() != QProcess::NotRunning;
}

bool ServedRegistry::answers() const
{
    return send("GET", "/-/health", {}, {}).status == 200;
}

void ServedRegistry::kill()
{
    m_process->kill();
    m_process->waitForFinished(Patience);
}

bool ServedRegistry::stop()
{
    m_process->terminate();
    if (!m_process->waitForFinished(Patience))
        kill();
    return m_process->exitStatus() == QProcess::NormalExit && m_process->exitCode() == 0;
}

QByteArray ServedRegistry::said() const
{
    QFile file(logFile());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray withoutLog(const QByteArray &said)
{
    QByteArrayList lines = said.split('\n');
    lines.removeIf([](const QByteArray &line) { return line.startsWith("packhouse."); });
    return lines.join('\n');
}

QByteArray ServedRegistry::told() const
{
    return withoutLog(said());
}

Reply ServedRegistry::send(QByteArrayView method, const QByteArray &target, const Headers &headers,
                           const QByteArray &body) const
{
    QByteArray request = method.toByteArray() + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1:"
                         + QByteArray::number(m_port) + "\r\nConnection: close\r\n";
    for (const auto &[name, value] : headers)
        request += name + ": " + value + "\r\n";
    if (!body.isNull())
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, m_port);
    if (!socket.waitForConnected(Patience))
        return parsed({});
    socket.write(request + "\r\n" + body);
    QByteArray answer;
    while (socket.waitForReadyRead(Patience))
        answer += socket.readAll();
    if (socket.state() == QAbstractSocket::ConnectedState)
        qWarning("No answer to %s %s", request.left(8).constData(), target.constData());
    return parsed(answer + socket.readAll());
}

Result<QJsonObject> ServedRegistry::control(const QByteArray &operation,
                                            const QJsonObject &arguments) const
{
    return callControl(m_server, operation, arguments);
}

ProofClient ServedRegistry::client(const QByteArray &token) const
{
    ProofClient made([this](QByteArrayView method, const QByteArray &target, const Headers &headers,
                            const QByteArray &body) { return send(method, target, headers, body); },
                     "http://127.0.0.1:" + QByteArray::number(m_port), {});
    made.show(Scheme::Header, TokenKind::Personal, token);
    return made;
}

Outcome ServedRegistry::run(const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral(PACKHOUSECTL), arguments + QStringList{u"--data"_s, m_directory});
    if (!process.waitForFinished(Patience)) {
        process.kill();
        process.waitForFinished();
    }
    const bool ended = process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(),
            withoutLog(process.readAllStandardError())};
}

} // namespace packhouse::test

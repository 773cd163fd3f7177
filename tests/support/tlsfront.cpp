// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tlsfront.h"

#include <QFile>

#include <fcntl.h>

namespace packhouse::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000; // milliseconds

const auto IndexName = u"index.example"_s;
const auto FilesName = u"files.example"_s;
const auto IndexAddress = u"127.0.0.1"_s;
const auto FilesAddress = u"127.0.0.2"_s;

QString frontend(const QTcpServer &place)
{
    return u"-f%1,%2"_s.arg(place.serverAddress().toString()).arg(place.serverPort());
}

} // namespace

TlsFront::TlsFront(const QByteArray &backend, Protocol protocol)
{
    if (!m_indexPlace.listen(QHostAddress(IndexAddress))
        || !m_filesPlace.listen(QHostAddress(FilesAddress))) {
        m_problem = u"there is no free port"_s;
        return;
    }
    m_index = "https://index.example:" + QByteArray::number(m_indexPlace.serverPort());
    m_files = "https://files.example:" + QByteArray::number(m_filesPlace.serverPort());
    if (makeCertificates())
        start(backend, protocol);
}

TlsFront::~TlsFront()
{
    m_front.kill();
    m_front.waitForFinished();
}

bool TlsFront::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(program, arguments);
    if (process.waitForFinished(Patience) && process.exitCode() == 0)
        return true;
    m_problem = program + u": "_s + QString::fromUtf8(process.readAllStandardError());
    return false;
}

bool TlsFront::makeCertificates()
{
    const QStringList fresh = {u"req"_s,    u"-x509"_s,    u"-newkey"_s,
                               u"ec"_s,     u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s,
                               u"-nodes"_s, u"-days"_s,    u"2"_s};
    return run(u"openssl"_s, fresh
                                 + QStringList{u"-keyout"_s, u"ca.key"_s, u"-out"_s, u"ca.pem"_s,
                                               u"-subj"_s, u"/CN=Authority of a test"_s})
           && run(u"openssl"_s,
                  fresh
                      + QStringList{u"-keyout"_s, u"key.pem"_s, u"-out"_s, u"cert.pem"_s,
                                    u"-subj"_s, u"/CN=upstream"_s, u"-CA"_s, u"ca.pem"_s,
                                    u"-CAkey"_s, u"ca.key"_s, u"-addext"_s,
                                    u"basicConstraints=critical,CA:FALSE"_s, u"-addext"_s,
                                    u"subjectAltName=DNS:%1,DNS:%2"_s.arg(IndexName, FilesName)});
}

/// The listening sockets are ours and go over to the front, so that nobody can take the ports
/// between.
void TlsFront::start(const QByteArray &backend, Protocol protocol)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const int index = int(m_indexPlace.socketDescriptor());
    const int files = int(m_filesPlace.socketDescriptor());
    environment.insert(u"NGHTTPX_ACCEPT_1"_s, u"tcp,%1"_s.arg(index));
    environment.insert(u"NGHTTPX_ACCEPT_2"_s, u"tcp,%1"_s.arg(files));
    m_front.setProcessEnvironment(environment);
    m_front.setChildProcessModifier([index, files] {
        ::fcntl(index, F_SETFD, 0);
        ::fcntl(files, F_SETFD, 0);
    });
    m_front.setProcessChannelMode(QProcess::MergedChannels);
    const QString port = QString::fromLatin1(backend.split(':').last());
    QStringList arguments{
        u"--conf=/dev/null"_s,          u"--single-process"_s,  u"--no-ocsp"_s,
        u"--no-location-rewrite"_s,     u"--workers=1"_s,       u"--accesslog-file=/dev/null"_s,
        u"--backend-read-timeout=1h"_s, frontend(m_indexPlace), frontend(m_filesPlace),
        u"-b127.0.0.1,%1"_s.arg(port)};
    if (protocol == Protocol::Http11)
        arguments.append(u"--npn-list=http/1.1"_s);
    m_front.start(
        u"nghttpx"_s,
        arguments + QStringList{m_folder.filePath(u"key.pem"_s), m_folder.filePath(u"cert.pem"_s)});
    if (!m_front.waitForStarted(Patience))
        m_problem = u"nghttpx does not start; tests/run installs it"_s;
    // From here on connections wait in the sockets that the front has too.
    m_indexPlace.pauseAccepting();
    m_filesPlace.pauseAccepting();
}

NetOptions TlsFront::options(NetOptions options) const
{
    options.resolve = [](const QString &name) -> QList<QHostAddress> {
        if (name == IndexName)
            return {QHostAddress(IndexAddress)};
        if (name == FilesName)
            return {QHostAddress(FilesAddress)};
        return {};
    };
    options.isPublic = [](const QHostAddress &address) {
        return address == QHostAddress(FilesAddress);
    };
    QFile authority(m_folder.filePath(u"ca.pem"_s));
    if (authority.open(QIODevice::ReadOnly))
        options.authorities = authority.readAll();
    return options;
}

} // namespace packhouse::test

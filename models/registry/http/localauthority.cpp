// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/localauthority.h"

#include "registry/http/certificates.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr int authorityDays = 10 * 365;
constexpr int serverDays = 397; // browsers and macOS refuse more
constexpr int renewDays = 30;

Result<void> save(const QString &path, const QByteArray &bytes, bool secret)
{
    QSaveFile file(path);
    const auto mode = secret ? QFile::ReadOwner | QFile::WriteOwner
                             : QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup
                                   | QFile::ReadOther;
    const bool done = file.open(QIODevice::WriteOnly) && file.setPermissions(mode)
                      && file.write(bytes) == bytes.size() && file.commit();
    if (!done)
        return fail(ErrorCode::ReadOnly, u"Cannot write %1: %2."_s.arg(path, file.errorString()),
                    u"Check the folder's permissions and the free space."_s);
    return {};
}

QByteArray load(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QString LocalAuthority::path(const char *name) const
{
    return QDir(m_folder).filePath(QString::fromLatin1(name));
}

Result<LocalAuthority> LocalAuthority::open(const QString &folder, const Clock &clock)
{
    LocalAuthority authority(folder, clock);
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::ReadOnly, u"Cannot make the folder %1."_s.arg(folder),
                    u"Check the permissions of the folder above it."_s);
    const QByteArray key = load(authority.path("authority.key"));
    const QByteArray certificate = load(authority.path("authority.pem"));
    if (!key.isEmpty() && !certificate.isEmpty()) {
        if (!belongTogether(key, certificate))
            return fail(ErrorCode::Certificate,
                        u"The certificate authority in %1 is broken."_s.arg(folder),
                        u"Remove the folder to make a new one, and trust that one again."_s);
        return authority;
    }
    const Result<KeyAndCertificate> made = makeAuthority(clock.now(), authorityDays);
    if (!made)
        return fail(made.error());
    // The key last: whatever ends this in between leaves an authority that is made anew.
    return save(authority.path("authority.pem"), made->certificate, false)
        .and_then([&] { return save(authority.path("authority.key"), made->key, true); })
        .map([&] { return authority; });
}

Result<ServerCertificate> LocalAuthority::serverCertificate(const QStringList &hosts) const
{
    QStringList names{u"localhost"_s, u"127.0.0.1"_s, u"::1"_s};
    for (QString host : hosts) {
        if (host.startsWith(u'[') && host.endsWith(u']'))
            host = host.mid(1, host.size() - 2);
        if (!host.isEmpty() && !names.contains(host))
            names.append(host);
    }
    const ServerCertificate files{path("server.pem"), path("server.key")};
    const QByteArray authority = load(path("authority.pem"));
    const QByteArray old = load(files.certificateFile);
    if (belongTogether(load(files.keyFile), old) && isSignedBy(old, authority)
        && covers(old, names, m_clock->now().addDays(renewDays)))
        return files;
    const Result<KeyAndCertificate> made = makeServerCertificate(
        {load(path("authority.key")), authority}, names, m_clock->now(), serverDays);
    if (!made)
        return fail(made.error());
    return save(files.keyFile, made->key, true)
        .and_then([&] { return save(files.certificateFile, made->certificate + authority, false); })
        .map([&] { return files; });
}

QString LocalAuthority::certificateFile() const
{
    return path("authority.pem");
}

QString LocalAuthority::fingerprint() const
{
    return QString::fromLatin1(certificateHash(load(certificateFile())).toHex(':').toUpper());
}

QList<LocalAuthority::Instruction> LocalAuthority::instructions() const
{
    const QString file = QDir::toNativeSeparators(
        QDir(m_folder).absoluteFilePath(u"authority.pem"_s));
    const auto line = [&](const QString &system, const QString &command) {
        return Instruction{system, command.arg(file)};
    };
    return {
        line(
            u"Debian, Ubuntu"_s,
            u"sudo cp '%1' /usr/local/share/ca-certificates/packhouse.crt\nsudo update-ca-certificates"_s),
        line(
            u"Fedora, RHEL"_s,
            u"sudo cp '%1' /etc/pki/ca-trust/source/anchors/packhouse.pem\nsudo update-ca-trust"_s),
        line(u"Arch Linux"_s, u"sudo trust anchor --store '%1'"_s),
        line(
            u"macOS"_s,
            u"security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db '%1'"_s),
        line(u"Windows"_s, u"certutil -user -addstore Root \"%1\""_s),
        line(u"Node.js (npm, yarn, pnpm)"_s, u"export NODE_EXTRA_CA_CERTS='%1'"_s),
        line(u"Python (pip, twine)"_s, u"export PIP_CERT='%1' REQUESTS_CA_BUNDLE='%1'"_s),
        line(u"Go, Terraform, Helm, curl on Linux"_s, u"export SSL_CERT_FILE='%1'"_s),
        line(u"Ruby (gem, bundler)"_s, u"export SSL_CERT_FILE='%1'"_s),
        line(
            u"Java (mvn, gradle, sbt)"_s,
            u"keytool -importcert -noprompt -cacerts -storepass changeit -alias packhouse -file '%1'"_s),
    };
}

} // namespace packhouse

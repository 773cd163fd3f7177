// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientsetup.h"
#include "formats/formatlist.h"
#include "formats/publicregistry.h"

#include <QDir>
#include <QTemporaryDir>

namespace packhouse {

/// A computer of its own for one test: a home, the system's folders, programs and a project. What
/// the developer has is never read.
class ClientHome
{
public:
    ClientHome()
    {
        for (const char *folder : {"home", "system", "bin", "project"})
            QDir(m_folder.path()).mkdir(QString::fromLatin1(folder));
        m_places.environment.insert(QStringLiteral("HOME"), path(QStringLiteral("home")));
        m_places.environment.insert(QStringLiteral("PATH"), path(QStringLiteral("bin")));
        m_places.root = path(QStringLiteral("system"));
        m_question.here = "http://127.0.0.1:8970";
        m_question.scopePath = QStringLiteral("acme/web");
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &bytes)
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
    }
    void install(const QString &program)
    {
        write(QStringLiteral("bin/") + program, "#!/bin/sh\n");
        QFile::setPermissions(path(QStringLiteral("bin/") + program),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    void useProject() { m_places.project = path(QStringLiteral("project")); }
    void set(const QString &variable, const QString &value)
    {
        m_places.environment.insert(variable, value);
    }
    ClientPlaces &places() { return m_places; }
    ClientQuestion &question() { return m_question; }

    const ClientSetup *setup(const QString &type) const
    {
        const Format *format = m_formats.find(type);
        return format && format->publicRegistry() ? format->publicRegistry()->clientSetup()
                                                  : nullptr;
    }
    QList<ClientOutlook> outlooks(const QString &type, const QString &name)
    {
        m_question.name = name;
        m_question.canonicalName = m_formats.find(type)->canonicalName(name);
        return setup(type)->outlooks(m_question, m_places);
    }
    /// The row of one client; one of that nothing is known where there is none.
    ClientOutlook outlook(const QString &type, const QString &name, const QString &client)
    {
        for (const ClientOutlook &found : outlooks(type, name)) {
            if (found.client == client)
                return found;
        }
        return {};
    }
    Result<ClientClosing> closing(const QString &type, const QString &name, const QString &client)
    {
        m_question.name = name;
        m_question.canonicalName = m_formats.find(type)->canonicalName(name);
        return provedClosing(*setup(type), client, m_question, m_places);
    }

private:
    QTemporaryDir m_folder;
    FormatList m_formats;
    ClientPlaces m_places;
    ClientQuestion m_question;
};

} // namespace packhouse

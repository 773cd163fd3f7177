// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/clientplaces.h"

#include "clientfiles/clientfilechange.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QStringDecoder>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype MostListed = 500;

ClientFile unreadable(ClientFile file, const Text &problem)
{
    file.state = ClientFile::State::Unreadable;
    file.bytes.clear();
    file.problem = problem;
    return file;
}

ClientFile checked(ClientFile file, qint64 most)
{
    if (file.bytes.size() > most)
        return unreadable(std::move(file), most == ClientPlaces::Megabyte
                                               ? Text::of("It is longer than a megabyte.")
                                               : Text::of("It is longer than what can be read."));
    if (file.bytes.contains('\0'))
        return unreadable(std::move(file), Text::of("It is not a text."));
    file.state = ClientFile::State::Read;
    return file;
}

} // namespace

QString ClientFile::text() const
{
    QStringDecoder utf8(QStringDecoder::Utf8,
                        QStringDecoder::Flag::Stateless); // takes the byte order mark away
    const QString decoded = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : decoded;
}

ClientPlaces ClientPlaces::ofThisComputer()
{
    ClientPlaces places;
    const QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    for (const QString &name : own.keys())
        places.environment.insert(name, own.value(name));
    if (!places.environment.contains(u"HOME"_s))
        places.environment.insert(u"HOME"_s, QDir::homePath());
    const QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : addresses)
        places.addresses.append(address.toString().section(u'%', 0, 0)); // without the interface
    return places;
}

QString ClientPlaces::inHome(const QString &path) const
{
    const QString home = variable(u"HOME"_s);
    return home.isEmpty() ? QString() : home + u'/' + path;
}

QString ClientPlaces::inConfiguration(const QString &path) const
{
    const QString given = variable(u"XDG_CONFIG_HOME"_s);
    return given.isEmpty() ? inHome(u".config/"_s + path) : given + u'/' + path;
}

QString ClientPlaces::inProject(const QString &path) const
{
    return project.isEmpty() ? QString() : project + u'/' + path;
}

QString ClientPlaces::program(const QString &name) const
{
    const QStringList folders = variable(u"PATH"_s).split(QDir::listSeparator(),
                                                          Qt::SkipEmptyParts);
    return folders.isEmpty() ? QString() : QStandardPaths::findExecutable(name, folders);
}

QStringList ClientPlaces::listed(const QString &folder, const QString &ending) const
{
    QStringList found;
    for (const QString &name : QDir(folder).entryList({u'*' + ending}, QDir::Files, QDir::Name)) {
        if (found.size() < MostListed)
            found.append(folder + u'/' + name);
    }
    for (auto changed = instead.begin(); changed != instead.end(); ++changed) {
        const QString &path = changed.key();
        if (path.startsWith(folder + u'/') && path.endsWith(ending) && !found.contains(path))
            found.append(path);
    }
    found.sort();
    return found;
}

bool ClientPlaces::isOfProject(const QString &path) const
{
    const QString home = inHome({});
    const bool inside = !project.isEmpty() && path.startsWith(project + u'/');
    const bool users = !home.isEmpty() && home.startsWith(project + u'/') && path.startsWith(home);
    return inside && !users;
}

bool ClientPlaces::isLinkOfProject(const QString &path) const
{
    return isOfProject(path) && isBehindLink(project, path);
}

// Without waiting for whoever writes into a pipe of that name.
ClientFile ClientPlaces::read(const QString &path, qint64 most) const
{
    ClientFile file;
    file.path = path;
    if (path.isEmpty())
        return file;
    if (const auto changed = instead.find(path); changed != instead.end()) {
        file.bytes = *changed;
        return checked(std::move(file), most);
    }
    if (isLinkOfProject(path))
        return unreadable(std::move(file), Text::of("It is a link."));
    const int descriptor = ::open(QFile::encodeName(path).constData(),
                                  O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return file;
        return unreadable(std::move(file), Text::foreign(qt_error_string(errno)));
    }
    struct stat status;
    QFile opened;
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)
        || !opened.open(descriptor, QIODevice::ReadOnly, QFile::AutoCloseHandle)) {
        ::close(descriptor);
        return unreadable(std::move(file), Text::of("It is not a file."));
    }
    file.bytes = opened.read(most + 1);
    if (opened.error() != QFileDevice::NoError)
        return unreadable(std::move(file), Text::foreign(opened.errorString()));
    return checked(std::move(file), most);
}

QString shownPath(const ClientPlaces &places, const QString &path)
{
    const QString home = places.inHome({});
    QString shown = !places.root.isEmpty() && path.startsWith(places.root)
                        ? path.mid(places.root.size())
                        : path;
    if (!home.isEmpty() && path.startsWith(home))
        shown = u"~/"_s + path.mid(home.size());
    return shown;
}

QString shownFile(const ClientPlaces &places, const QString &path)
{
    const QFileInfo file(path);
    const QString shown = shownPath(places, path);
    return file.isSymLink() ? u"%1 -> %2"_s.arg(shown, shownPath(places, file.canonicalFilePath()))
                            : shown;
}

} // namespace packhouse

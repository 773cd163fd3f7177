// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/askedregistry.h"

#include "formats/golang/names.h"
#include "formats/support/clientprocess.h"
#include "formats/support/listedversions.h"

#include <QFile>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse::golang {

Text AskedRegistry::whenAsked(const QString &) const
{
    return Text::of(
        "The go command asks the next address of GOPROXY when this registry answers that it "
        "has no such module; a public proxy is there unless another takes its place.");
}

Text AskedRegistry::closedBy(const QString &) const
{
    return Text::of(
        "GOPROXY names this registry and \"off\" alone. GOPRIVATE with the module's path, beside a "
        "GONOPROXY without it, keeps its name from the checksum database.");
}

QStringList AskedRegistry::clientsAddresses(const QProcessEnvironment &environment) const
{
    static const QRegularExpression border(u"[,|]"_s); // after either the next may be asked
    if (environment.contains(u"GOPROXY"_s))
        return environment.value(u"GOPROXY"_s).split(border, Qt::SkipEmptyParts);
    TemporaryHome home(environment);
    if (!environment.contains(u"GOENV"_s))
        home.environment().insert(u"GOENV"_s, configurationFolder(environment) + u"/go/env"_s);
    return firstLinePrinted(u"go"_s, {u"env"_s, u"GOPROXY"_s}, home.environment())
        .split(border, Qt::SkipEmptyParts);
}

QByteArray AskedRegistry::documentPath(const QString &canonicalName) const
{
    return QUrl::toPercentEncoding(escaped(canonicalName), "/!") + "/@v/list";
}

QByteArray AskedRegistry::accept() const
{
    return "text/plain, */*;q=0.1"_ba;
}

// protocol: module proxy: a module without releases has an empty list, so that says nothing
Result<UpstreamPackage> AskedRegistry::parse(const QByteArray &document) const
{
    if (isTooLongToRead(document))
        return noVersions();
    UpstreamPackage package;
    for (const QByteArray &line : document.split('\n')) {
        const QString version = QString::fromUtf8(line).trimmed();
        if (version.isEmpty())
            continue;
        if (!checkVersion(version))
            return noVersions();
        package.versions.append(version);
    }
    if (package.versions.isEmpty())
        return noVersions();
    return checkedPackage(std::move(package));
}

} // namespace packhouse::golang

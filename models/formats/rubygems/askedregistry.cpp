// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/askedregistry.h"

#include "formats/rubygems/compactindex.h"
#include "formats/support/clientprocess.h"
#include "formats/support/listedversions.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse::rubygems {

Text AskedRegistry::whenAsked(const QString &) const
{
    return Text::of(
        "gem and Bundler ask all their sources and take the highest version; a public one is "
        "among them unless it was removed.");
}

Text AskedRegistry::closedBy(const QString &) const
{
    return Text::of(
        "A block of the Gemfile, source \"…\" do, binds the gem to this registry; for gem no "
        "other source is left (gem sources --remove).");
}

QStringList AskedRegistry::clientsAddresses(const QProcessEnvironment &environment) const
{
    return linesPrinted(u"gem"_s, {u"environment"_s, u"remotesources"_s}, environment);
}

QByteArray AskedRegistry::documentPath(const QString &canonicalName) const
{
    return "info/" + QUrl::toPercentEncoding(canonicalName);
}

QByteArray AskedRegistry::accept() const
{
    return "text/plain, */*;q=0.1"_ba;
}

Result<UpstreamPackage> AskedRegistry::parse(const QByteArray &document) const
{
    if (isTooLongToRead(document) || !document.startsWith("---\n"))
        return noVersions();
    UpstreamPackage package;
    for (const QByteArray &line : document.sliced(4).split('\n')) {
        if (line.isEmpty())
            continue;
        if (line.indexOf(' ') <= 0)
            return noVersions();
        const QString version = InfoEntry{line}.version();
        UpstreamFile file;
        file.version = version;
        const qsizetype sum = line.indexOf("checksum:", line.indexOf('|'));
        if (line.contains('|') && sum > 0)
            file.hashes.sha256 = QByteArray::fromHex(line.mid(sum + 9, 64));
        package.versions.append(version);
        package.files.push_back(std::move(file));
    }
    return checkedPackage(std::move(package));
}

} // namespace packhouse::rubygems

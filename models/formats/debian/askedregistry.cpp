// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/askedregistry.h"

#include "formats/support/clientprocess.h"

using namespace Qt::StringLiterals;

namespace packhouse::debian {

Text AskedRegistry::whenAsked(const QString &) const
{
    return Text::of(
        "apt reads all sources that are configured, at once, and installs the highest version, "
        "whichever has it.");
}

Text AskedRegistry::closedBy(const QString &) const
{
    return Text::of(
        "A pin in apt's preferences puts this registry's origin above the others for the name; "
        "the archives of the distribution stay sources.");
}

QStringList AskedRegistry::clientsAddresses(const QProcessEnvironment &environment) const
{
    QStringList sources = linesPrinted(
        u"apt-get"_s, {u"indextargets"_s, u"--format"_s, u"$(REPO_URI)"_s}, environment);
    sources.removeDuplicates();
    return sources;
}

} // namespace packhouse::debian

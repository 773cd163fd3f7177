// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plantext.h"

namespace packhouse {

namespace {

Text amountText(const Amount &amount)
{
    const bool one = amount.packages == 1;
    if (one && amount.versions + amount.files == 0)
        return Text::name(amount.name);
    if (one && amount.versions == 1 && amount.files == 0 && !amount.version.isEmpty())
        return Text::name(amount.name + QLatin1Char(' ') + amount.version);
    const Text versions = Text::counted("%n version(s)", amount.versions);
    const Text files = Text::counted("%n file(s)", amount.files);
    const Text some = amount.files == 0      ? versions
                      : amount.versions == 0 ? files
                                             : Text::of("%1 and %2", versions, files);
    return Text::of("%1 of %2", some,
                    one ? Text::name(amount.name)
                        : Text::counted("%n package(s)", amount.packages));
}

} // namespace

Text textOf(const Amount &amount)
{
    const Text all = amountText(amount);
    return amount.packages == 1 && !amount.place.isEmpty() ? Text::of("%1 in %2", all, amount.place)
                                                           : all;
}

Amount amountOf(const PlannedPackage &package)
{
    Amount amount;
    amount.name = package.key.name;
    for (const PlannedVersion &version : package.versions) {
        if (version.onlyFiles)
            amount.files += version.files.size();
        else
            ++amount.versions;
        amount.version = version.version;
    }
    return amount;
}

Amount amountOf(const RemovalPlan &plan)
{
    Amount all;
    all.packages = plan.packages.size();
    for (const PlannedPackage &package : plan.packages) {
        const Amount one = amountOf(package);
        all.versions += one.versions;
        all.files += one.files;
        all.name = one.name;
        all.version = one.version;
    }
    return all;
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/terraformclients.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace packhouse::terraform {

namespace {

const QString Terraform = u"terraform"_s;

/// protocol: Terraform's "CLI Configuration File"; the folder's files count beside the first.
QStringList configurations(const ClientPlaces &places)
{
    QStringList paths;
    for (const QString &name : {u"TF_CLI_CONFIG_FILE"_s, u"TERRAFORM_CONFIG"_s}) {
        if (const QString given = places.variable(name); paths.isEmpty() && !given.isEmpty())
            paths.append(given);
    }
    if (paths.isEmpty())
        paths.append(places.inHome(u".terraformrc"_s));
    const QString folder = places.inHome(u".terraform.d"_s);
    if (!folder.isEmpty())
        paths += places.listed(folder, u".tfrc"_s) + places.listed(folder, u".tfrc.json"_s);
    return paths;
}

/// Whether it says of some host that its modules are elsewhere than here.
bool namesOthers(const QString &text, const ClientQuestion &question)
{
    static const QRegularExpression modules(u"\"modules\\.v1\"\\s*[=:]\\s*\"([^\"]*)\""_s);
    for (auto found = modules.globalMatch(text); found.hasNext();) {
        if (!question.isHere(found.next().captured(1)))
            return true;
    }
    return false;
}

} // namespace

QList<ClientOutlook> TerraformClients::outlooks(const ClientQuestion &question,
                                                const ClientPlaces &places) const
{
    QList<ClientOutlook> rows;
    bool there = !places.program(Terraform).isEmpty();
    const QStringList paths = configurations(places);
    for (const QString &path : paths) {
        const ClientFile file = places.read(path);
        there = there || file.state != ClientFile::State::Missing;
        if (!rows.isEmpty())
            continue;
        if (file.isUnreadable()) {
            rows.append(unreadOutlook(Terraform, places, file));
        } else if (namesOthers(file.text(), question)) {
            rows.append(notKnownOutlook(
                Terraform, Text::of("not known: %1 says of a host that its modules are elsewhere",
                                    shownPath(places, path))));
            rows.last().saidBy = saidIn(places, path, 0);
            rows.last().closedBy = Text::of(
                "no \"host\" for this registry there but by its own address");
        }
    }
    if (there && rows.isEmpty())
        rows.append(notConcerned(
            Terraform, Text::of("nothing from others: it asks the host that the address names")));
    return rows + unreadClients(places, {u"tofu"_s});
}

Result<ClientClosing> TerraformClients::closing(const QString &client, const ClientQuestion &,
                                                const ClientPlaces &) const
{
    return noClosing(client);
}

} // namespace packhouse::terraform

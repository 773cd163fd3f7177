// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct Options
{
    std::string type;
    std::vector<std::string> addresses;
    bool notPublic = false;

    QJsonObject arguments() const
    {
        return {{u"type"_s, text(type)},
                {u"address"_s, texts(addresses).join(u' ')},
                {u"not_public"_s, notPublic}};
    }
};

void printUpstreams(const QJsonObject &result)
{
    QList<QStringList> rows;
    QStringList proposals;
    for (const auto &value : result["upstreams"_L1].toArray()) {
        const QJsonObject row = value.toObject();
        const QString type = row["type"_L1].toString();
        QStringList addresses;
        for (const auto &address : row["addresses"_L1].toArray())
            addresses << address.toString();
        const QString why = addresses.isEmpty()        ? QString()
                            : row["named"_L1].toBool() ? u"named for this run"_s
                                                       : u"accepted"_s;
        const bool onlyAsked = row["only_asked"_L1].toBool();
        rows.append({type, addresses.isEmpty() ? u"nowhere"_s : addresses.join(u", "_s), why,
                     row["itself"_L1].toBool()   ? u"this registry itself: nobody is asked"_s
                     : onlyAsked                 ? u"asked about names only"_s
                     : row["public"_L1].toBool() ? u"public"_s
                                                 : QString()});
        const QString proposed = row["proposed"_L1].toString();
        const QString problem = row["problem"_L1].toString();
        if (!problem.isEmpty())
            proposals << u"This computer's client of %1 uses %2. %3"_s.arg(type, proposed, problem);
        else if (onlyAsked && !proposed.isEmpty())
            proposals << u"This computer's client of %1 uses %2. To let it be asked about names: "
                         "packhousectl upstreams accept %1 %2"_s.arg(type, proposed);
        else if (!proposed.isEmpty())
            proposals << u"This computer's client of %1 uses %2. To forward there: packhousectl "
                         "upstreams accept %1 %2"_s.arg(type, proposed);
    }
    printTable({u"TYPE"_s, u"FORWARDS TO"_s, u""_s, u""_s}, rows);
    for (const QString &proposal : std::as_const(proposals))
        print(proposal);
}

} // namespace

void addUpstreams(CommandLine &line)
{
    CLI::App *upstreams = line.verb("upstreams", "Registries that requests are forwarded to");
    upstreams->require_subcommand(1);

    CLI::App *list = line.verb("list", "Where requests go, and what could be accepted", upstreams);
    line.action(list, [&line] { return line.operation("upstreams.list", {}, &printUpstreams); });

    auto accepted = std::make_shared<Options>();
    CLI::App *accept = line.verb("accept", "Forward to a registry from now on", upstreams);
    accept->add_option("type", accepted->type, "The package type")->required();
    accept
        ->add_option("address", accepted->addresses,
                     "Its address, or several in the order in which they are asked; else what "
                     "this computer's client uses")
        ->type_name("URL");
    accept->add_flag("--not-public", accepted->notPublic,
                     "What is imported from it is ours, though everybody may publish there");
    line.action(accept, [&line, accepted] {
        return line.operation(
            "upstreams.accept", accepted->arguments(), [](const QJsonObject &row) {
                const QString type = row["type"_L1].toString();
                const QString address = row["address"_L1].toString();
                if (row["only_asked"_L1].toBool())
                    print(u"%2 may be asked about names of %1, which tells it the names. Requests "
                          "of %1 are never forwarded."_s.arg(type, address));
                else if (!row["forwards"_L1].toBool())
                    print(u"Requests of %1 go to %2 where a policy forwards them; at the instance "
                          "it is off. To turn it on: packhousectl policy set --type %1 "
                          "--forwarding redirect"_s.arg(type, address));
                else if (row["public"_L1].toBool())
                    print(u"Requests of %1 are forwarded to %2, where everybody publishes."_s.arg(
                        type, address));
                else
                    print(u"Requests of %1 are forwarded to %2."_s.arg(type, address));
            });
    });

    auto forgotten = std::make_shared<Options>();
    CLI::App *forget = line.verb("forget", "Forward there no longer", upstreams);
    forget->add_option("type", forgotten->type, "The package type")->required();
    line.action(forget, [&line, forgotten] {
        return line.operation(
            "upstreams.forget", forgotten->arguments(), [](const QJsonObject &row) {
                print(u"Requests of %1 are forwarded to no accepted registry any more."_s.arg(
                    row["type"_L1].toString()));
            });
    });
}

} // namespace packhouse

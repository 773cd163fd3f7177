// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/localclients.h"

#include "app/composition/clientsetups.h"

#include <QtConcurrent>

namespace packhouse {

struct LocalClients::Asked
{
    DeletedName name;
    ClientQuestion question;
    AskRegistry ask;
};

LocalClients::Asked LocalClients::asked(const DeletedName &name) const
{
    Asked asked{name, clientQuestion(m_formats, name.type, name.name, name.scopePath), {}};
    const Registry registry = m_registries ? m_registries(name.here) : Registry();
    asked.question.here = name.here;
    asked.question.alsoHere = registry.otherAddress;
    asked.question.passing = name.passing;
    asked.ask = registry.ask;
    return asked;
}

/// All of them are of one registry.
void LocalClients::addLevels(QList<Asked> &asked)
{
    if (asked.isEmpty() || !asked.first().ask)
        return;
    RegistryLevels levels(asked.first().ask);
    for (Asked &one : asked)
        levels.add(one.question, one.name.type);
}

Result<QList<NamedOutlook>> LocalClients::outlooks(const FormatList &formats,
                                                   const ClientPlaces &places,
                                                   const QList<Asked> &names)
{
    QList<NamedOutlook> all;
    for (const auto &[name, question, ask] : names) {
        const Result<const ClientSetup *> setup = clientSetupOf(formats, name.type);
        if (!setup)
            continue;
        QList<ClientOutlook> rows = packhouse::afterDeletion(**setup, question, places);
        rows.removeLast(); // other computers: once, below all
        for (ClientOutlook &row : rows)
            all.append({name, std::move(row)});
    }
    if (!all.isEmpty())
        all.append({{}, otherComputers()});
    return all;
}

Result<ShownClosing> LocalClients::shownClosing(const FormatList &formats,
                                                const ClientPlaces &places, const Asked &asked,
                                                const QString &client)
{
    const Result<const ClientSetup *> setup = clientSetupOf(formats, asked.name.type);
    if (!setup)
        return fail(setup.error());
    Result<ClientClosing> closing = provedClosing(**setup, client, asked.question, places);
    if (!closing)
        return fail(closing.error());
    ShownClosing shown{std::move(*closing), {}};
    for (const ClientFileChange &change : std::as_const(shown.closing.changes))
        shown.difference += previewOf(change, shownFile(places, change.path));
    return shown;
}

QFuture<Result<QList<NamedOutlook>>> LocalClients::afterDeletion(const QList<DeletedName> &names)
{
    QList<Asked> all;
    for (const DeletedName &name : names)
        all.append(asked(name));
    return QtConcurrent::run(&m_workers, [&formats = m_formats, places = m_places, all]() mutable {
        addLevels(all);
        return outlooks(formats, places, all);
    });
}

QFuture<Result<ShownClosing>> LocalClients::closing(const DeletedName &name, const QString &client)
{
    return QtConcurrent::run(&m_workers, [&formats = m_formats, places = m_places,
                                          all = QList<Asked>{asked(name)}, client]() mutable {
        addLevels(all);
        return shownClosing(formats, places, all.first(), client);
    });
}

QFuture<Result<ClientAct>> LocalClients::write(const DeletedName &name, const QString &client,
                                               const QList<ClientFileChange> &changes)
{
    const ClientAct act{{}, {}, name.type, name.name, {client}, {}};
    return QtConcurrent::run(&m_workers,
                             [acts = m_acts, act, changes] { return acts.write(act, changes); });
}

QFuture<Result<void>> LocalClients::undo(const ClientAct &act)
{
    return QtConcurrent::run(&m_workers, [acts = m_acts, act] { return acts.undo(act); });
}

} // namespace packhouse

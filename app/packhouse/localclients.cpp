// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/localclients.h"

#include "app/composition/clientsetups.h"

#include <QtConcurrent>

namespace packhouse {

namespace {

struct Asked
{
    DeletedName name;
    ClientQuestion question;
};

Result<QList<NamedOutlook>> outlooks(const FormatList &formats, const ClientPlaces &places,
                                     const QList<Asked> &names)
{
    QList<NamedOutlook> all;
    for (const auto &[name, question] : names) {
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

Result<ShownClosing> shownClosing(const FormatList &formats, const ClientPlaces &places,
                                  const Asked &asked, const QString &client)
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

Result<void> undoAll(const QList<WrittenClientFile> &written)
{
    for (const WrittenClientFile &file : written) {
        if (const Result<void> done = undoClientFile(file); !done)
            return done;
    }
    return {};
}

} // namespace

ClientQuestion LocalClients::question(const DeletedName &name) const
{
    ClientQuestion question = clientQuestion(m_formats, name.type, name.name, name.scopePath);
    question.here = name.here;
    question.alsoHere = m_other ? m_other(name.here) : QByteArray();
    question.passing = name.passing;
    return question;
}

QFuture<Result<QList<NamedOutlook>>> LocalClients::afterDeletion(const QList<DeletedName> &names)
{
    QList<Asked> asked;
    for (const DeletedName &name : names)
        asked.append({name, question(name)});
    return QtConcurrent::run([&formats = m_formats, places = m_places, asked] {
        return outlooks(formats, places, asked);
    });
}

QFuture<Result<ShownClosing>> LocalClients::closing(const DeletedName &name, const QString &client)
{
    const Asked asked{name, question(name)};
    return QtConcurrent::run([&formats = m_formats, places = m_places, asked, client] {
        return shownClosing(formats, places, asked, client);
    });
}

QFuture<Result<QList<WrittenClientFile>>> LocalClients::write(
    const QList<ClientFileChange> &changes)
{
    return QtConcurrent::run([changes] { return writeClientFiles(changes); });
}

QFuture<Result<void>> LocalClients::undo(const QList<WrittenClientFile> &written)
{
    return QtConcurrent::run([written] { return undoAll(written); });
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/catalogue.h"

#include "formats/call.h"
#include "formats/format.h"

#include <QSet>

namespace packhouse::nuget {

namespace {

constexpr int NamesAtOnce = 1000;

/// Hands each name at the call's scope to \a take, once for each project that shares it.
template<typename Take>
Result<void> eachName(const Call &call, const Take &take)
{
    QString after;
    while (true) {
        const Result<QList<PackageReader::Name>> names = call.store.names(
            call.scope, call.format->id(), after, NamesAtOnce);
        if (!names)
            return fail(names.error());
        for (const PackageReader::Name &name : *names)
            take(name);
        if (names->size() < NamesAtOnce)
            return {};
        after = names->last().canonicalName;
    }
}

Result<QByteArray> renderNames(const Call &call)
{
    QByteArray lines;
    QString last;
    const Result<void> done = eachName(call, [&](const PackageReader::Name &name) {
        if (name.canonicalName != last)
            lines += name.canonicalName.toUtf8() + '\t' + name.name.toUtf8() + '\n';
        last = name.canonicalName;
    });
    return done ? Result<QByteArray>(lines) : fail(done.error());
}

/// The lines of a document over the type's names.
Result<QByteArray> namesDocument(const Call &call, QByteArrayView kind,
                                 const Documents::Render &render)
{
    const Result<Reply> reply = call.documents.document(
        documentKey(call, kind, {}), call.store.generation(call.format->id(), {}), "text/plain",
        call, render);
    if (!reply)
        return fail(reply.error());
    const auto *document = std::get_if<DocumentPtr>(&reply->body);
    const auto *bytes = std::get_if<QByteArray>(&reply->body);
    return document ? (*document)->bytes : bytes ? *bytes : QByteArray();
}

} // namespace

Result<std::vector<ListedName>> listedNames(const Call &call)
{
    const Result<QByteArray> read = namesDocument(call, "names", [&] { return renderNames(call); });
    if (!read)
        return fail(read.error());
    const QByteArray &lines = *read;
    std::vector<ListedName> names;
    for (qsizetype at = 0; at < lines.size();) {
        const qsizetype tab = lines.indexOf('\t', at);
        const qsizetype end = lines.indexOf('\n', tab);
        names.push_back({QString::fromUtf8(lines.mid(at, tab - at)),
                         QString::fromUtf8(lines.mid(tab + 1, end - tab - 1))});
        at = end + 1;
    }
    return names;
}

Result<QList<ScopeId>> projectsWithPackages(const Call &call)
{
    const auto render = [&]() -> Result<QByteArray> {
        QSet<ScopeId> projects;
        const Result<void> done = eachName(
            call, [&](const PackageReader::Name &name) { projects.insert(name.project); });
        if (!done)
            return fail(done.error());
        QByteArrayList lines;
        for (const ScopeId project : std::as_const(projects))
            lines.append(QByteArray::number(project));
        return lines.join('\n');
    };
    const Result<QByteArray> lines = namesDocument(call, "projects", render);
    if (!lines)
        return fail(lines.error());
    QList<ScopeId> projects;
    for (const QByteArray &line : lines->split('\n')) {
        if (!line.isEmpty())
            projects.append(line.toLongLong());
    }
    return projects;
}

} // namespace packhouse::nuget

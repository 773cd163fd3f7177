// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/changes.h"
#include "formats/debian/debianformat.h"
#include "formats/debian/handlers.h"
#include "formats/debian/incoming.h"
#include "formats/debian/publication.h"
#include "formats/debian/works.h"
#include "formats/support/refusal.h"
#include "formats/support/stagedreading.h"
#include "formats/support/uploadbody.h"

#include <QFile>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

Reply created()
{
    return Reply::json(QJsonObject{{u"message"_s, u"201 Created"_s}}, 201);
}

Reply refused(const Error &error)
{
    if (error.code == ErrorCode::InvalidArgument)
        return badRequest(callerText(error));
    return refusal(error, u"Duplicate package is not allowed"_s);
}

Works &worksOf(const Call &call)
{
    return static_cast<const DebianFormat &>(*call.format).works();
}

/// The distribution and component of a direct upload.
struct Target
{
    Distribution distribution;
    QString component;
};
tl::expected<Target, Reply> targetOf(const Call &call, const QString &fileName)
{
    const QString name = call.queryValue(u"distribution");
    const QString component = call.queryValue(u"component");
    const auto kind = kindOf(fileName);
    if (!isWord(name))
        return tl::unexpected(Reply::error(400, u"distribution is invalid"_s));
    if (component.isEmpty())
        return tl::unexpected(Reply::error(400, u"component is missing"_s));
    if (!isWord(component))
        return tl::unexpected(Reply::error(400, u"component is invalid"_s));
    if (!kind || !isBinary(*kind))
        return tl::unexpected(badRequest(u"Only debs, udebs and ddebs can be directly added"_s));
    Result<Distribution> found = distribution(call.store, call.scope.id, name);
    if (!found && found.error().code == ErrorCode::NotFound)
        return tl::unexpected(
            Reply::error(404, u"404 Distribution Not Found"_s, callerText(found.error())));
    if (!found)
        return tl::unexpected(Reply::error(found.error()));
    if (!found->components.contains(component))
        return tl::unexpected(badRequest(u"%1 has no component %2; it has %3."_s.arg(
            found->codename, component, found->components.join(u", "_s))));
    return Target{std::move(*found), component};
}

bool isDirect(const Call &call)
{
    return !call.queryValue(u"distribution").isNull();
}

/// All that can be refused without the body.
std::optional<Reply> checkRequest(const Call &call)
{
    const QString fileName = call.param("file");
    if (const Result<void> good = checkFileName(fileName); !good)
        return refused(good.error());
    if (!isDirect(call))
        return std::nullopt;
    const auto target = targetOf(call, fileName);
    return target ? std::nullopt : std::optional(target.error());
}

Result<DebFile> readStaged(const StagedBlob &blob, const QString &fileName)
{
    Result<DebFile> deb = fromStaged(blob.path(),
                                     [&](QFile &file) { return readDeb(file, fileName, true); });
    if (!deb && deb.error().code == ErrorCode::Unsupported)
        deb.error().code = ErrorCode::InvalidFile;
    return deb;
}

Result<QByteArray> textOf(const StagedBlob &blob, const QString &fileName)
{
    if (blob.size() > LongestControl)
        return fail(ErrorCode::InvalidFile, Text::of("%1 is too long.", fileName));
    return fromStaged(blob.path(),
                      [](QFile &file) -> Result<QByteArray> { return file.readAll(); });
}

Reply direct(Call &call)
{
    const QString fileName = call.param("file");
    auto target = targetOf(call, fileName);
    if (!target)
        return std::move(target.error());
    const Result<DebFile> deb = readStaged(*call.body.file, fileName);
    if (!deb)
        return refused(deb.error());
    Works &works = worksOf(call);
    const auto suite = works.suite(call.store, call.scope.id, target->distribution.codename);
    if (!suite)
        return Reply::error(suite.error());
    const std::lock_guard lock(works.sourceMutex(call.scope.id, deb->source));
    PublicationBuilder builder(call.store, call.changes, **suite, target->distribution);
    const Result<void> built =
        builder.begin(call.scope, {call.format->id(), deb->source, deb->sourceVersion}, call.caller)
            .and_then([&] {
                return builder.addBinary(std::move(call.body.file), fileName, *kindOf(fileName),
                                         *deb, target->component);
            });
    if (!built)
        return refused(built.error());
    const Result<StoredVersion> stored = call.changes.publish(builder.take());
    return stored ? created() : refused(stored.error());
}

/// Everything that one .changes brings in.
class ChangesUpload
{
public:
    ChangesUpload(Call &call, Changes changes, Distribution distribution, SuiteIndex &suite,
                  Incoming incoming)
        : m_call(call)
        , m_changes(std::move(changes))
        , m_incoming(std::move(incoming))
        , m_builder(call.store, call.changes, suite, std::move(distribution))
    {}

    Result<void> run(std::unique_ptr<StagedBlob> changesBlob, const QString &changesName)
    {
        const Result<Policy> policy = m_call.store.policy(m_call.scope, m_call.format->id());
        if (!policy)
            return fail(policy.error());
        const Coordinates coordinates{m_call.format->id(), m_changes.source, m_changes.version};
        if (Result<void> begun = m_builder.begin(m_call.scope, coordinates, m_call.caller); !begun)
            return begun;
        for (const ChangedFile &file : m_changes.files) {
            if (Result<void> added = add(file, policy->maxFileSize); !added)
                return added;
        }
        if (Result<void> added = m_builder.addOther(std::move(changesBlob), changesName, {});
            !added)
            return added;
        const Result<StoredVersion> stored = m_call.changes.publish(m_builder.take());
        if (!stored)
            return fail(stored.error());
        for (const ChangedFile &file : m_changes.files)
            m_incoming.remove(file.name, file.sha256);
        return {};
    }

private:
    /// What dput sent before, as the .changes says it is.
    Result<std::unique_ptr<StagedBlob>> take(const ChangedFile &file, qint64 limit)
    {
        auto blob = m_incoming.take(m_call.changes, file.name, file.sha256, limit);
        if (!blob)
            return blob;
        if (!*blob && m_incoming.has(file.name))
            return fail(
                ErrorCode::HashMismatch,
                Text::of("%1 was uploaded with other bytes than the .changes says.", file.name),
                Text::of("Upload it again, then the .changes."));
        if (!*blob)
            return fail(ErrorCode::InvalidFile, Text::of("%1 has not been uploaded.", file.name),
                        Text::of("Upload it, then the .changes again."));
        const Hashes &hashes = (*blob)->hashes();
        if ((*blob)->size() != file.size || hashes.md5 != file.md5 || hashes.sha1 != file.sha1
            || hashes.sha256 != file.sha256)
            return fail(ErrorCode::HashMismatch,
                        Text::of("%1 is not what the .changes says it is.", file.name),
                        Text::of("Build the package again and upload it whole."));
        return blob;
    }

    Result<void> add(const ChangedFile &file, qint64 limit)
    {
        Result<std::unique_ptr<StagedBlob>> blob = take(file, limit);
        if (!blob)
            return fail(std::move(blob.error()));
        const FileKind kind = *kindOf(file.name);
        if (kind == FileKind::Dsc)
            return addDsc(std::move(*blob), file);
        if (!isBinary(kind))
            return m_builder.addOther(std::move(*blob), file.name, file.component);
        const Result<DebFile> deb = readStaged(**blob, file.name);
        if (!deb)
            return fail(deb.error());
        if (deb->source != m_changes.source || deb->sourceVersion != m_changes.version)
            return fail(ErrorCode::InvalidFile,
                        Text::of("%1 is of %2 %3, not of %4 %5.", file.name, deb->source,
                                 deb->sourceVersion, m_changes.source, m_changes.version),
                        Text::of("Build the package again and upload it whole."));
        return m_builder.addBinary(std::move(*blob), file.name, kind, *deb, file.component);
    }

    Result<void> addDsc(std::unique_ptr<StagedBlob> blob, const ChangedFile &file)
    {
        const Result<QByteArray> text = textOf(*blob, file.name);
        if (!text)
            return fail(text.error());
        const Result<Paragraph> dsc = parseControl(*text, file.name);
        if (!dsc)
            return fail(dsc.error());
        if (QString::fromUtf8(dsc->value("Source")) != m_changes.source
            || QString::fromUtf8(dsc->value("Version")) != m_changes.version)
            return fail(
                ErrorCode::InvalidFile,
                Text::of("%1 is not of %2 %3.", file.name, m_changes.source, m_changes.version),
                Text::of("Build the package again and upload it whole."));
        if (Result<void> complete = checkSources(*dsc, file.name); !complete)
            return complete;
        return m_builder.addDsc(std::move(blob), file.name, *dsc, file.component);
    }

    /// The upstream's tarball comes with the first upload only: it may be with an earlier version.
    Result<void> checkSources(const Paragraph &dsc, const QString &dscName)
    {
        const auto listed = parseFileList(dsc.value("Checksums-Sha256"), 3, 32, dscName);
        if (!listed)
            return fail(listed.error());
        for (const ListedFile &line : *listed) {
            const bool here = std::any_of(
                m_changes.files.begin(), m_changes.files.end(), [&](const ChangedFile &file) {
                    return file.name == line.name && file.sha256 == line.hash;
                });
            if (!here && !isStored(line))
                return fail(ErrorCode::InvalidFile,
                            Text::of("%1 needs %2, which is not here.", dscName, line.name),
                            Text::of("Upload it too: build with dpkg-buildpackage -sa."));
        }
        return {};
    }

    bool isStored(const ListedFile &wanted) const
    {
        const auto versions = m_call.store.versions(m_call.scope, m_call.format->id(),
                                                    m_changes.source);
        for (const StoredVersion &version : versions.value_or(QList<StoredVersion>())) {
            for (const StoredFile &file : version.files) {
                if (file.name == wanted.name && file.hashes.sha256 == wanted.hash)
                    return true;
            }
        }
        return false;
    }

    Call &m_call;
    const Changes m_changes;
    Incoming m_incoming;
    PublicationBuilder m_builder;
};

Reply completed(Call &call, Incoming incoming)
{
    const QString fileName = call.param("file");
    const Result<QByteArray> text = textOf(*call.body.file, fileName);
    if (!text)
        return refused(text.error());
    Result<Changes> changes = parseChanges(*text, fileName);
    if (!changes)
        return refused(changes.error());
    Result<Distribution> found = distribution(call.store, call.scope.id, changes->distribution);
    if (!found)
        return badRequest(callerText(found.error()));
    Works &works = worksOf(call);
    const auto suite = works.suite(call.store, call.scope.id, found->codename);
    if (!suite)
        return Reply::error(suite.error());
    const std::lock_guard lock(works.sourceMutex(call.scope.id, changes->source));
    ChangesUpload upload(call, std::move(*changes), std::move(*found), **suite,
                         std::move(incoming));
    const Result<void> done = upload.run(std::move(call.body.file), fileName);
    return done ? created() : refused(done.error());
}

} // namespace

std::optional<Reply> uploadPrecheck(const Call &call)
{
    if (std::optional<Reply> wrong = checkRequest(call))
        return wrong;
    if (std::optional<Reply> large = refuseLongFile(call))
        return large;
    return std::nullopt;
}

Reply upload(Call &call)
{
    if (std::optional<Reply> wrong = checkRequest(call))
        return std::move(*wrong);
    if (!call.body.file)
        return Reply::error(400, u"file is missing"_s);
    if (isDirect(call))
        return direct(call);
    Result<Incoming> incoming = Incoming::of(call.store, call.scope.id);
    if (!incoming)
        return Reply::error(incoming.error());
    const QString fileName = call.param("file");
    if (kindOf(fileName) == FileKind::Changes)
        return completed(call, std::move(*incoming));
    const Result<void> kept = incoming->add(*call.body.file, fileName, call.clock.now());
    return kept ? created() : Reply::error(kept.error());
}

} // namespace packhouse::debian

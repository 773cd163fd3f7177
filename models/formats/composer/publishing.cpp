// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/handlers.h"

#include "formats/composer/inspection.h"
#include "formats/composer/manifest.h"
#include "formats/composer/names.h"
#include "formats/composer/versions.h"
#include "formats/format.h"
#include "formats/support/gitrepository.h"
#include "formats/support/refusal.h"
#include "formats/support/stagedreading.h"
#include "formats/support/uploadbody.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>

namespace packhouse::composer {

using namespace Qt::StringLiterals;

namespace {

/// What a request asks for, whether it came as a form, as JSON or in the query.
class Wishes
{
public:
    explicit Wishes(const Call &call)
    {
        const QByteArray type = call.headers.value("Content-Type").toLower();
        if (type.startsWith("application/json"))
            m_json = QJsonDocument::fromJson(call.body.bytes).object();
        else if (!call.body.bytes.isEmpty())
            m_form = QUrlQuery(QString::fromUtf8(call.body.bytes));
        for (const char *name : {"tag", "branch", "version", "project"}) {
            const QString key = QString::fromLatin1(name);
            QString value = QString::fromUtf8(call.body.value(name));
            if (value.isEmpty())
                value = m_form.queryItemValue(key, QUrl::FullyDecoded);
            if (value.isEmpty())
                value = m_json[key].isDouble() ? QString::number(m_json[key].toInteger())
                                               : m_json[key].toString();
            if (value.isEmpty())
                value = call.queryValue(key);
            m_values.insert(name, value.trimmed());
        }
    }
    QString operator[](const char *name) const { return m_values.value(name); }

private:
    QJsonObject m_json;
    QUrlQuery m_form;
    QMap<QByteArray, QString> m_values;
};

Reply created()
{
    return Reply::json(QJsonObject{{u"message"_s, u"201 Created"_s}}, 201);
}

Reply refused(const Error &error)
{
    return refusal(error, u"Validation failed: Version has already been taken: Composer packages "
                          "may not be published twice, only branches may"_s);
}

/// What is wrong with a composer.json has a status of its own.
Reply unprocessable(const Error &error)
{
    const QString what = english(error.what);
    return Reply::error(422, u"422 Unprocessable Entity - "_s + what, what);
}

/// The reference's words for parameters that do not fit.
std::optional<Reply> checkWishes(const Wishes &wishes, bool hasPackage)
{
    const bool tag = !wishes["tag"].isEmpty();
    const bool branch = !wishes["branch"].isEmpty();
    if (tag && branch)
        return Reply::error(400, u"tag, branch are mutually exclusive"_s);
    if (!tag && !branch && !hasPackage)
        return Reply::error(400, u"tag, branch are missing, exactly one parameter must be "
                                 "provided, or a zip archive as the form's file package"_s);
    return std::nullopt;
}

/// A zip archive that arrived, or was made here, on its way into the store.
struct Arrived
{
    Scope project;
    std::unique_ptr<StagedBlob> blob;
    QString name; ///< that it has to have; empty: any
    QString version; ///< empty: what its composer.json says
    QByteArray reference; ///< the commit that it was made from
};

Result<Manifest> manifestIn(const StagedBlob &blob)
{
    const Result<PackageArchive> archive = fromStaged(blob.path(), readPackage);
    if (!archive)
        return fail(archive.error());
    return Manifest::parse(archive->composerJson);
}

Reply store(Call &call, Arrived arrived, const Manifest &manifest)
{
    Publication publication;
    publication.project = arrived.project;
    publication.coordinates = {call.format->id(), manifest.name,
                               arrived.version.isEmpty() ? manifest.version : arrived.version};
    if (!arrived.name.isEmpty() && manifest.name != arrived.name)
        return badRequest(u"Validation failed: The archive holds %1, not %2."_s.arg(
            manifest.name.left(255), arrived.name));
    if (publication.coordinates.version.isEmpty())
        return unprocessable(
            {ErrorCode::InvalidVersion,
             Text::of("The version is missing: send version, tag or branch, or put it "
                      "into composer.json."),
             {},
             false});
    if (const Result<void> good = call.format->check(publication.coordinates); !good)
        return refused(good.error());
    publication.metadata = "{}";
    publication.description = manifest.description;
    publication.dependencies = manifest.dependencies;
    publication.actor = call.caller;
    publication.files.push_back(
        {{}, std::move(arrived.blob), fileMetadata(manifest, arrived.reference), {}});
    if (const Result<void> done = complete(publication, call.store); !done)
        return refused(done.error());
    const Result<StoredVersion> stored = call.changes.publish(std::move(publication));
    return stored ? created() : refused(stored.error());
}

Reply storeArchive(Call &call, Arrived arrived)
{
    const Result<Manifest> manifest = manifestIn(*arrived.blob);
    if (!manifest && manifest.error().code == ErrorCode::Internal)
        return Reply::error(manifest.error());
    if (!manifest)
        return unprocessable(manifest.error());
    return store(call, std::move(arrived), *manifest);
}

/// The version that a form's fields say; empty where they say none, nothing when it is no version.
std::optional<QString> wishedVersion(const Wishes &wishes)
{
    if (!wishes["version"].isEmpty())
        return wishes["version"];
    if (!wishes["branch"].isEmpty())
        return versionOfBranch(wishes["branch"]);
    if (wishes["tag"].isEmpty())
        return QString();
    const QString version = versionOfTag(wishes["tag"]);
    return version.isEmpty() ? std::nullopt : std::optional(version);
}

Reply versionInvalid(const QString &tag)
{
    return badRequest(u"Validation failed: Version is invalid: the tag %1 is no version. Use a tag "
                      "such as v1.2.3."_s.arg(tag.left(255)));
}

/// What git has to say stays here, as it tells of folders of this computer.
Reply gitFailed(const Error &error, const Scope &project, const QString &kind)
{
    if (error.code == ErrorCode::NotFound)
        return Reply::error(404, u"404 %1 Not Found"_s.arg(kind), u"%1 not found"_s.arg(kind));
    if (error.code == ErrorCode::StorageFull || error.code == ErrorCode::ReadOnly)
        return Reply::error(error);
    if (error.code == ErrorCode::TooLarge)
        return tooLarge(error);
    Error told{error.code == ErrorCode::Timeout ? ErrorCode::Timeout : ErrorCode::Network,
               Text::of("The git repository of %1 cannot be read.", project.path),
               Text::of("Whoever runs the registry can look at it with \"scope repository %1\".",
                        project.path),
               error.retryable};
    return Reply::error(told);
}

/// A tag or branch of the project's repository.
class RepositoryPublish
{
public:
    RepositoryPublish(Call &call, const Scope &project, const Wishes &wishes)
        : m_call(call)
        , m_project(project)
        , m_isTag(!wishes["tag"].isEmpty())
        , m_ref(m_isTag ? wishes["tag"] : wishes["branch"])
    {}

    Reply run()
    {
        const QString version = m_isTag ? versionOfTag(m_ref) : versionOfBranch(m_ref);
        const auto records = m_call.store.records(m_project.id, {});
        if (!records)
            return Reply::error(records.error());
        const QByteArray folder = records->value(RepositoryRecord);
        if (folder.isEmpty())
            return noRepository();
        const Result<GitRepository> repository = GitRepository::open(QString::fromUtf8(folder));
        if (!repository)
            return gitFailed(repository.error(), m_project, kind());
        const Result<GitCommit> commit = m_isTag ? repository->tag(m_ref)
                                                 : repository->branch(m_ref);
        if (!commit)
            return gitFailed(commit.error(), m_project, kind());
        if (version.isEmpty())
            return versionInvalid(m_ref);
        const auto json = repository->file(*commit, u"composer.json"_s, LongestManifest);
        if (!json && json.error().code == ErrorCode::NotFound)
            return unprocessable(
                {{}, Text::of("The file composer.json was not found."), {}, false});
        if (!json)
            return gitFailed(json.error(), m_project, kind());
        const Result<Manifest> manifest = Manifest::parse(*json);
        if (!manifest)
            return unprocessable(manifest.error());
        const Coordinates coordinates{m_call.format->id(), manifest->name, version};
        if (const Result<void> good = m_call.format->check(coordinates); !good)
            return refused(good.error());
        if (std::optional<Reply> answer = known(coordinates, commit->hash))
            return std::move(*answer);
        return archive(*repository, *commit, coordinates);
    }

private:
    QString kind() const { return m_isTag ? u"Tag"_s : u"Branch"_s; }

    Reply noRepository() const
    {
        return Reply::error(404, u"404 %1 Not Found - %2 has no git repository here. Link one with "
                                 "\"scope repository\", or send a zip archive as the form's file "
                                 "package."_s.arg(kind(), m_project.path));
    }

    /// The answer where nothing has to be archived: that very state is here, or may not come.
    std::optional<Reply> known(const Coordinates &coordinates, const QByteArray &commit) const
    {
        const QString fileName = archiveName(coordinates, commit);
        const auto stored = m_call.store.version(m_project, coordinates.type, coordinates.name,
                                                 coordinates.version);
        const bool isBranch = Version::parse(coordinates.version)->isDev();
        for (const StoredVersion &version : stored.value_or(QList<StoredVersion>())) {
            if (isBranch && !version.files.isEmpty() && referenceOf(version.files.last()) == commit)
                return created();
        }
        if (isBranch)
            return std::nullopt;
        const Result<void> may = m_call.changes.checkPublish(
            m_project, coordinates, fileName, m_call.format->duplicateUnit(), m_call.caller);
        return may ? std::nullopt : std::optional(refused(may.error()));
    }

    Reply archive(const GitRepository &repository, const GitCommit &commit,
                  const Coordinates &coordinates)
    {
        const Result<Policy> policy = m_call.store.policy(m_project, coordinates.type);
        if (!policy)
            return Reply::error(policy.error());
        Result<std::unique_ptr<StagedBlob>> blob = m_call.changes.stage(policy->maxFileSize);
        if (!blob)
            return Reply::error(blob.error());
        const QString prefix = m_project.name() + u'-' + QString::fromLatin1(commit.hash) + u'/';
        const Result<void> done = repository
                                      .archive(commit, prefix, {},
                                               [&](QByteArrayView bytes) {
                                                   return (*blob)->write(bytes);
                                               })
                                      .and_then([&] { return (*blob)->finish(); });
        if (!done)
            return gitFailed(done.error(), m_project, kind());
        return storeArchive(m_call, {m_project, std::move(*blob), coordinates.name,
                                     coordinates.version, commit.hash});
    }

    Call &m_call;
    Scope m_project;
    bool m_isTag;
    QString m_ref;
};

FormField *packageOf(Body &body)
{
    const auto found = std::find_if(
        body.fields.begin(), body.fields.end(),
        [](const FormField &field) { return field.name == "package" && field.file; });
    return found == body.fields.end() ? nullptr : &*found;
}

/// A group keeps no packages itself: one of its projects does, the one that is named or the one
/// that has the package already.
Result<Scope> projectFor(const Call &call, const Wishes &wishes, const StagedBlob *blob)
{
    if (call.scope.level == Level::Project)
        return call.scope;
    const QString named = wishes["project"];
    bool isNumber = false;
    const ScopeId id = named.toLongLong(&isNumber);
    Result<Scope> project = fail(ErrorCode::NotFound, Text::of("Project Not Found"));
    if (!named.isEmpty()) {
        project = isNumber ? call.store.scope(id) : call.store.scope(named);
    } else {
        const Result<Manifest> manifest = blob ? manifestIn(*blob)
                                               : fail(ErrorCode::NotFound, Text());
        const auto versions = manifest ? call.store.versions(call.scope, call.format->id(),
                                                             manifest->name)
                                       : Result<QList<StoredVersion>>();
        if (!versions || versions->isEmpty())
            return fail(ErrorCode::InvalidArgument, Text::of("project is missing"));
        project = call.store.scope(versions->first().project);
    }
    if (!project || project->level != Level::Project || !call.scope.holds(project->path)
        || !call.caller.may(Right::Read, *project))
        return fail(ErrorCode::NotFound, Text::of("Project Not Found"));
    if (!call.caller.may(Right::Write, *project))
        return fail(ErrorCode::Forbidden, Text::of("Forbidden"));
    return project;
}

} // namespace

Result<std::unique_ptr<BodySink>> publishBody(const BodyContext &context)
{
    const bool form = context.contentType.trimmed().toLower().startsWith("multipart/");
    return form ? formBody(context) : smallBody(context);
}

std::optional<Reply> publishPrecheck(const Call &call)
{
    if (std::optional<Reply> tooLong = refuseLongForm(call))
        return tooLong;
    if (call.method != Method::Put)
        return std::nullopt;
    const Coordinates coordinates{
        call.format->id(), call.param("vendor") + u'/' + call.param("name"), call.param("version")};
    const auto version = Version::parse(coordinates.version);
    const Result<void> may = call.changes.checkPublish(
        call.scope, coordinates,
        version && !version->isDev() ? archiveName(coordinates, {}) : QString(),
        call.format->duplicateUnit(), call.caller);
    return may ? std::nullopt : std::optional(refused(may.error()));
}

Reply publish(Call &call)
{
    const Wishes wishes(call);
    FormField *package = packageOf(call.body);
    if (std::optional<Reply> wrong = checkWishes(wishes, package != nullptr))
        return std::move(*wrong);
    const Result<Scope> project = projectFor(call, wishes, package ? package->file.get() : nullptr);
    if (!project && project.error().code == ErrorCode::InvalidArgument)
        return Reply::error(400, project.error().what);
    if (!project) {
        const int status = httpStatus(project.error().code);
        if (status >= 500)
            return Reply::error(project.error());
        return Reply::error(status,
                            u"%1 %2"_s.arg(QString::number(status), english(project.error().what)));
    }
    if (!package)
        return RepositoryPublish(call, *project, wishes).run();
    const std::optional<QString> version = wishedVersion(wishes);
    if (!version)
        return versionInvalid(wishes["tag"]);
    return storeArchive(call, {*project, std::move(package->file), {}, *version, {}});
}

Reply put(Call &call)
{
    if (!call.body.file)
        return Reply::error(400, u"package is missing"_s);
    const QString name = call.param("vendor") + u'/' + call.param("name");
    return storeArchive(call,
                        {call.scope, std::move(call.body.file), name, call.param("version"), {}});
}

} // namespace packhouse::composer

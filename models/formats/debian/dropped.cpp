// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/dropped.h"

#include "formats/debian/administration.h"
#include "formats/debian/changes.h"
#include "formats/debian/publication.h"
#include "formats/debian/works.h"
#include "formats/support/stagedreading.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

constexpr QLatin1StringView Type("debian");

QString readme(const DebFile &deb)
{
    QString text = QString::fromUtf8(deb.control.value("Description"));
    text.replace(u"\n .\n"_s, u"\n\n"_s).replace(u"\n "_s, u"\n"_s);
    return text.left(64 * 1024);
}

Result<QByteArray> controlText(QIODevice &file, const QString &fileName)
{
    if (file.size() > LongestControl)
        return fail(ErrorCode::TooLarge, Text::of("%1 is too long.", fileName));
    return file.readAll();
}

Inspection inspectionOf(const DebFile &deb, const QString &fileName)
{
    Inspection inspection;
    inspection.coordinates = {Type, deb.source, deb.sourceVersion};
    inspection.fileName = fileName;
    inspection.description = summary(deb.control);
    inspection.readme = readme(deb);
    inspection.dependencies = dependencies(deb.control);
    inspection.joins = true;
    return inspection;
}

/// The other files of a source package.
Result<std::vector<ListedFile>> sourcesOf(const Paragraph &dsc, const QString &fileName)
{
    return parseFileList(dsc.value("Checksums-Sha256"), 3, 32, fileName);
}

Result<Inspection> inspectDsc(QIODevice &file, const QString &fileName)
{
    const Result<QByteArray> text = controlText(file, fileName);
    if (!text)
        return fail(text.error());
    const Result<Paragraph> dsc = parseControl(*text, fileName);
    if (!dsc)
        return fail(dsc.error());
    const auto listed = sourcesOf(*dsc, fileName);
    if (!listed)
        return fail(listed.error());
    Inspection inspection;
    inspection.coordinates = {Type, QString::fromUtf8(dsc->value("Source")),
                              QString::fromUtf8(dsc->value("Version"))};
    inspection.fileName = fileName;
    for (const ListedFile &line : *listed)
        inspection.parts.append(line.name);
    inspection.joins = true;
    return inspection;
}

Result<Inspection> inspectChanges(QIODevice &file, const QString &fileName)
{
    const Result<QByteArray> text = controlText(file, fileName);
    if (!text)
        return fail(text.error());
    const Result<Changes> changes = parseChanges(*text, fileName);
    if (!changes)
        return fail(changes.error());
    Inspection inspection;
    inspection.coordinates = {Type, changes->source, changes->version};
    inspection.fileName = fileName;
    for (const ChangedFile &one : changes->files)
        inspection.parts.append(one.name);
    inspection.joins = true;
    return inspection;
}

QString codenamesOf(const QList<Distribution> &all)
{
    QStringList names;
    for (const Distribution &one : all)
        names.append(one.codename);
    return names.join(u", "_s);
}

/// One publication on its way into a distribution.
class Drop
{
public:
    Drop(Works &works, Publication &publication, const PackageReader &store,
         PackageChanges &changes)
        : m_works(works), m_publication(publication), m_store(store), m_changes(changes)
    {}

    Result<void> run()
    {
        if (Result<void> read = readFiles(); !read)
            return read;
        const Result<Distribution> to = target();
        if (!to)
            return fail(to.error());
        if (Result<void> whole = checkWhole(); !whole)
            return whole;
        const auto suite = m_works.suite(m_store, m_publication.project.id, to->codename);
        if (!suite)
            return fail(suite.error());
        PublicationBuilder builder(m_store, m_changes, **suite, *to);
        if (Result<void> begun = builder.begin(m_publication.project, m_publication.coordinates,
                                               m_publication.actor);
            !begun)
            return begun;
        for (NewFile &file : m_publication.files) {
            if (Result<void> added = add(builder, file); !added)
                return added;
        }
        Publication built = builder.take();
        built.origin = m_publication.origin;
        built.intoExisting = m_publication.intoExisting;
        built.part = to->codename + u'/' + m_usedComponent;
        m_publication = std::move(built);
        return {};
    }

private:
    /// What the control files say; binaries are read when they are added.
    Result<void> readFiles()
    {
        for (const NewFile &file : m_publication.files) {
            const auto kind = kindOf(file.name);
            if (kind != FileKind::Dsc && kind != FileKind::Changes)
                continue;
            const Result<QByteArray> text = fromStaged(
                file.blob->path(), [&](QFile &bytes) { return controlText(bytes, file.name); });
            if (!text)
                return fail(text.error());
            if (kind == FileKind::Changes) {
                Result<Changes> changes = parseChanges(*text, file.name);
                if (!changes)
                    return fail(changes.error());
                for (const ChangedFile &one : changes->files)
                    m_listed.push_back({one.sha256, one.size, {}, {}, one.name});
                m_announced = std::move(*changes);
                continue;
            }
            Result<Paragraph> dsc = parseControl(*text, file.name);
            if (!dsc)
                return fail(dsc.error());
            const auto listed = sourcesOf(*dsc, file.name);
            if (!listed)
                return fail(listed.error());
            m_listed.insert(m_listed.end(), listed->begin(), listed->end());
            m_dsc = std::move(*dsc);
        }
        return {};
    }

    Result<Distribution> target()
    {
        const auto all = distributions(m_store, m_publication.project.id);
        if (!all)
            return fail(all.error());
        QString wanted = m_publication.part.section(u'/', 0, 0);
        m_component = m_publication.part.section(u'/', 1);
        if (wanted.isEmpty() && m_announced)
            wanted = m_announced->distribution;
        if (wanted.isEmpty() && all->size() == 1)
            return all->first();
        const QString &path = m_publication.project.path;
        if (wanted.isEmpty() && all->isEmpty())
            return fail(
                ErrorCode::InvalidArgument,
                Text::of("%1 has no distribution for Debian packages yet.", path),
                Text::of("Type a codename as the distribution: it is made then, with a key of its "
                         "own. Or: packhousectl distribution add CODENAME --scope %1",
                         path));
        if (wanted.isEmpty())
            return fail(
                ErrorCode::InvalidArgument,
                Text::of("%1 has several distributions: %2.", path, codenamesOf(*all)),
                Text::of("Choose one of them and a component; on the command line: --part %1/main",
                         all->first().codename));
        for (const Distribution &one : *all) {
            if (one.named(wanted))
                return one;
        }
        if (m_publication.part.isEmpty())
            return fail(ErrorCode::NotFound, Text::of("%1 has no distribution %2.", path, wanted),
                        Text::of("Choose another one, or make it."));
        return made(wanted);
    }

    /// A distribution that was asked for by its name, for what is published into it.
    Result<Distribution> made(const QString &codename)
    {
        Parameters parameters{{u"codename"_s, {codename}},
                              {u"components"_s, {m_component.isEmpty() ? u"main"_s : m_component}}};
        QStringList architectures{u"all"_s};
        for (const NewFile &file : m_publication.files) {
            const auto kind = kindOf(file.name);
            if (!kind || !isBinary(*kind))
                continue;
            const Result<DebFile> deb = read(file);
            if (!deb)
                return fail(deb.error());
            if (!architectures.contains(deb->architecture))
                architectures.append(deb->architecture);
        }
        if (architectures.size() == 1)
            architectures.prepend(u"amd64"_s);
        parameters.insert(u"architectures"_s, architectures);
        if (m_changes.onlyTries()) {
            Distribution tried;
            tried.codename = codename;
            if (!isWord(codename))
                return fail(ErrorCode::InvalidArgument,
                            Text::of("\"%1\" is no name for a distribution.", codename),
                            Text::of("Use letters, digits, '.' and '-', beginning with a letter "
                                     "or digit."));
            if (Result<void> applied = apply(parameters, tried); !applied)
                return fail(std::move(applied.error()));
            return tried;
        }
        return DistributionKeeper(m_works, m_store, m_changes, m_publication.project,
                                  m_publication.actor)
            .create(parameters);
    }

    Result<DebFile> read(const NewFile &file) const
    {
        return fromStaged(file.blob->path(),
                          [&](QFile &bytes) { return readDeb(bytes, file.name, true); });
    }

    /// What is listed is brought, or here already; otherwise no client could fetch it.
    Result<void> checkWhole() const
    {
        for (const ListedFile &line : m_listed) {
            const auto brought = std::find_if(
                m_publication.files.begin(), m_publication.files.end(),
                [&](const NewFile &file) { return file.name == line.name; });
            if (brought == m_publication.files.end()) {
                if (isStored(line))
                    continue;
                return fail(ErrorCode::InvalidFile,
                            Text::of("It needs %1, which is not among the files.", line.name),
                            Text::of("Add that file too."));
            }
            if (brought->blob->hashes().sha256 != line.hash)
                return fail(ErrorCode::HashMismatch,
                            Text::of("%1 is not the file that is listed.", line.name),
                            Text::of("Build the package again."));
        }
        return {};
    }

    bool isStored(const ListedFile &wanted) const
    {
        const auto versions = m_store.versions(m_publication.project, Type,
                                               m_publication.coordinates.name);
        for (const StoredVersion &version : versions.value_or(QList<StoredVersion>())) {
            for (const StoredFile &file : version.files) {
                if (file.name == wanted.name && file.hashes.sha256 == wanted.hash)
                    return true;
            }
        }
        return false;
    }

    QString component(const QString &section, const QString &fileName)
    {
        QString found = m_component;
        if (found.isEmpty() && m_announced) {
            for (const ChangedFile &one : m_announced->files) {
                if (one.name == fileName)
                    found = one.component;
            }
        }
        if (found.isEmpty())
            found = componentOf(section.toUtf8());
        if (m_usedComponent.isEmpty())
            m_usedComponent = found;
        return found;
    }

    Result<void> add(PublicationBuilder &builder, NewFile &file)
    {
        const FileKind kind = kindOf(file.name).value_or(FileKind::Source);
        if (kind == FileKind::Dsc && m_dsc)
            return builder.addDsc(std::move(file.blob), file.name, *m_dsc,
                                  component(QString::fromUtf8(m_dsc->value("Section")), file.name));
        if (!isBinary(kind))
            return builder.addOther(std::move(file.blob), file.name, component({}, file.name));
        const Result<DebFile> deb = read(file);
        if (!deb)
            return fail(deb.error());
        return builder.addBinary(
            std::move(file.blob), file.name, kind, *deb,
            component(QString::fromUtf8(deb->control.value("Section")), file.name));
    }

    Works &m_works;
    Publication &m_publication;
    const PackageReader &m_store;
    PackageChanges &m_changes;
    std::optional<Changes> m_announced;
    std::optional<Paragraph> m_dsc;
    std::vector<ListedFile> m_listed;
    QString m_component; ///< that was asked for
    QString m_usedComponent; ///< of the first file
};

} // namespace

Result<Inspection> inspectDropped(QIODevice &file, const QString &fileName)
{
    const auto kind = kindOf(fileName);
    if (kind == FileKind::Dsc)
        return inspectDsc(file, fileName);
    if (kind == FileKind::Changes)
        return inspectChanges(file, fileName);
    if (!kind || !isBinary(*kind))
        return fail(ErrorCode::Unsupported, Text::of("%1 is no Debian package.", fileName));
    const Result<DebFile> deb = readDeb(file, fileName, false);
    if (!deb)
        return fail(deb.error());
    return inspectionOf(*deb, fileName);
}

Result<Inspection> inspectBeside(QIODevice &file, const QString &fileName, const Inspection &main)
{
    const auto kind = kindOf(fileName);
    if (!kind)
        return fail(ErrorCode::InvalidFile,
                    Text::of("%1 is no file of a Debian package.", fileName));
    if (kind != FileKind::Source && kind != FileKind::BuildInfo)
        return inspectDropped(file, fileName);
    Inspection beside;
    beside.coordinates = main.coordinates;
    beside.fileName = fileName;
    return beside;
}

Result<QStringList> partsOf(const PackageReader &store, const Scope &project)
{
    const auto all = distributions(store, project.id);
    if (!all)
        return fail(all.error());
    QStringList parts;
    for (const Distribution &one : *all) {
        for (const QString &component : one.components)
            parts.append(one.codename + u'/' + component);
    }
    return parts;
}

Result<void> completeDropped(Works &works, Publication &publication, const PackageReader &store,
                             PackageChanges &changes)
{
    return Drop(works, publication, store, changes).run();
}

} // namespace packhouse::debian

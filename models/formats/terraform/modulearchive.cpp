// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/modulearchive.h"

#include "formats/support/archive.h"
#include "formats/terraform/hcl.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::terraform {

namespace {

constexpr qsizetype longestReadme = 64 * 1024;
constexpr qint64 longestSource = 1 << 20;
constexpr qsizetype longestName = 255; ///< bytes that file systems take
constexpr int mostSources = 64; ///< files that are read; a module has a handful
constexpr qsizetype mostBelow = 256; ///< likewise of the modules in it

QString role(const QString &path)
{
    return isSource(path) ? path : QString();
}

/// What was met on the way through the archive; what it means depends on where the root turns out
/// to be.
struct Contents
{
    QMap<QString, QByteArray> sources; ///< at most one folder deep
    QMap<QString, QByteArray> below; ///< those of modules in it, which are asked for by folder
    QMap<QString, QString> readmes; ///< by folder
    QStringList tops; ///< first names, up to two different ones
    bool anySource = false;
    Text problem;
};

/// A link is fine as long as it is one; where it leads, the client looks. Names were checked.
bool look(const ArchiveEntry &entry, QIODevice &bytes, Contents &found)
{
    const QString top = entry.path.section(u'/', 0, 0);
    const qsizetype depth = entry.path.count(u'/');
    if (found.tops.size() < 2 && !found.tops.contains(top))
        found.tops.append(top);
    if (depth == 0 && !entry.folder && found.tops.size() < 2)
        found.tops.append(QString()); // a file at the root: nothing lies in one folder
    const QStringList names = entry.path.split(u'/');
    if (std::any_of(names.begin(), names.end(),
                    [](const QString &name) { return name.toUtf8().size() > longestName; }))
        found.problem = Text::of(
            "The archive holds a name of more than %1 bytes, which cannot be unpacked: "
            "%2.",
            longestName, entry.path.left(120));
    if (entry.folder)
        return true;
    if (entry.link) {
        found.problem = Text::of("The archive holds the link %1, which could lead out of it.",
                                 entry.path.left(120));
        return true;
    }
    found.anySource |= isSource(entry.path);
    if (isSource(entry.path) && (depth > 1 || !entry.path.endsWith(".tf"_L1))
        && entry.size <= longestSource && found.below.size() < mostBelow) {
        found.below.insert(entry.path, bytes.readAll());
        if (depth <= 1)
            found.sources.insert(entry.path, {});
        return true;
    }
    if (depth > 1)
        return true;
    const QString name = entry.path.section(u'/', -1);
    const QString folder = depth == 0 ? QString() : top;
    if (name.endsWith(".tf"_L1) && entry.size <= longestSource
        && found.sources.size() < mostSources)
        found.sources.insert(entry.path, bytes.readAll());
    else if (isSource(name))
        found.sources.insert(entry.path, {});
    else if (name.startsWith("readme"_L1, Qt::CaseInsensitive) && !found.readmes.contains(folder)
             && found.readmes.size() < 2)
        found.readmes.insert(folder, QString::fromUtf8(bytes.read(longestReadme)));
    return true;
}

bool hasSourceIn(const Contents &found, const QString &folder)
{
    for (auto it = found.sources.keyBegin(); it != found.sources.keyEnd(); ++it) {
        if (it->contains(u'/') ? it->section(u'/', 0, 0) == folder : folder.isEmpty())
            return true;
    }
    return false;
}

/// Modules without files of their own hold only folders of others, by habit under "modules".
QString rootOf(const Contents &found)
{
    if (found.tops.size() != 1)
        return {};
    const QString &only = found.tops.first();
    return hasSourceIn(found, only) || (only != "modules"_L1 && only != "examples"_L1) ? only
                                                                                       : QString();
}

/// "host/namespace/name/system" and "namespace/name/system", with or without "//folder"; empty for
/// any other source.
QString registryName(const QString &source)
{
    const QString package = source.section(u"//"_s, 0, 0);
    const QStringList parts = package.split(u'/');
    if (package.contains(u':') || package.startsWith(u'.') || parts.contains(QString())
        || parts.size() < 3 || parts.size() > 4)
        return {};
    return parts[parts.size() - 2] + u'/' + parts.last();
}

/// The sources of modules in the JSON form of such a file.
QList<HclBlock> modulesOfJson(const QByteArray &text)
{
    QList<HclBlock> found;
    const auto add = [&found](const QJsonObject &modules) {
        for (auto it = modules.begin(); it != modules.end(); ++it) {
            const QJsonValue said = it.value();
            const QJsonObject module = said.isArray() ? said[0].toObject() : said.toObject();
            HclBlock block;
            block.type = u"module"_s;
            block.labels = {it.key()};
            block.attributes = {{u"source"_s, module.value(u"source").toString()},
                                {u"version"_s, module.value(u"version").toString()}};
            found.append(block);
        }
    };
    const QJsonValue modules = QJsonDocument::fromJson(text).object().value(u"module");
    if (modules.isObject())
        add(modules.toObject());
    for (const auto &one : modules.toArray())
        add(one.toObject());
    return found;
}

class Inventory
{
public:
    /// Only whom it asks for: of a file that is not shown with the module's own.
    void addDependencies(const QString &path, const QByteArray &text)
    {
        const QList<HclBlock> blocks = path.endsWith(".json"_L1) ? modulesOfJson(text)
                                                                 : parseHcl(text);
        for (const HclBlock &block : blocks) {
            if (block.type == "module"_L1)
                addDependency(block);
        }
    }

    void add(const HclBlock &block)
    {
        if (block.type == "variable"_L1 && block.labels.size() == 1)
            m_variables.append(described(block, {u"description"_s, u"type"_s, u"default"_s}));
        else if (block.type == "output"_L1 && block.labels.size() == 1)
            m_outputs.append(described(block, {u"description"_s}));
        else if (block.type == "module"_L1 && block.labels.size() == 1)
            addModule(block);
        else if (block.type == "terraform"_L1)
            addSettings(block);
    }

    void finish(ModuleArchive &module) const
    {
        module.inventory = {{u"variables"_s, m_variables},
                            {u"outputs"_s, m_outputs},
                            {u"providers"_s, m_providers},
                            {u"modules"_s, m_modules}};
        module.providers = m_providerNames;
        module.dependencies = m_dependencies;
    }

private:
    static QJsonObject described(const HclBlock &block, const QStringList &attributes)
    {
        QJsonObject object{{u"name"_s, block.labels.value(0, block.type)}};
        for (const QString &attribute : attributes) {
            if (const QString value = block.value(attribute); !value.isEmpty())
                object.insert(attribute, value);
        }
        return object;
    }

    void addModule(const HclBlock &block)
    {
        m_modules.append(described(block, {u"source"_s, u"version"_s}));
        addDependency(block);
    }

    void addDependency(const HclBlock &block)
    {
        const QString name = registryName(block.value(u"source"));
        if (!name.isEmpty())
            m_dependencies.append({name, block.value(u"version")});
    }

    void addSettings(const HclBlock &settings)
    {
        for (const HclBlock &required : settings.blocks) {
            if (required.type != "required_providers"_L1)
                continue;
            for (const HclBlock &provider : required.blocks) {
                m_providers.append(described(provider, {u"source"_s, u"version"_s}));
                m_providerNames.append(provider.type);
            }
            for (const auto &[name, version] : required.attributes) {
                m_providers.append(QJsonObject{{u"name"_s, name}, {u"version"_s, version}});
                m_providerNames.append(name);
            }
        }
    }

    QJsonArray m_variables, m_outputs, m_providers, m_modules;
    QStringList m_providerNames;
    QList<Dependency> m_dependencies;
};

Result<QString> kindOf(QIODevice &file)
{
    const QByteArray start = file.peek(4);
    if (start.startsWith("\x1f\x8b"))
        return u"tgz"_s;
    if (start == "PK\x03\x04")
        return u"zip"_s;
    return fail(ErrorCode::Unsupported, Text::of("This is neither a .tgz nor a .zip archive."),
                Text::of("Pack the module's files with: tar -czf module.tgz -C FOLDER ."));
}

} // namespace

bool isSource(QStringView path)
{
    return path.endsWith(".tf"_L1) || path.endsWith(".tf.json"_L1) || path.endsWith(".tofu"_L1);
}

QByteArray ModuleArchive::versionMetadata() const
{
    return QJsonDocument(inventory).toJson(QJsonDocument::Compact);
}

QByteArray ModuleArchive::fileMetadata() const
{
    return QJsonDocument(QJsonObject{{u"archive"_s, kind}, {u"root"_s, root}})
        .toJson(QJsonDocument::Compact);
}

QString ModuleArchive::description() const
{
    for (const QString &line : readme.split(u'\n')) {
        QString text = line.trimmed();
        while (text.startsWith(u'#'))
            text.remove(0, 1);
        if (!text.trimmed().isEmpty())
            return text.trimmed().left(200);
    }
    return {};
}

Result<ModuleArchive> readModule(QIODevice &file)
{
    const Result<QString> kind = kindOf(file);
    if (!kind)
        return fail(kind.error());
    Contents found;
    const Result<void> read = readArchive(
        file, ArchiveLimits{},
        [&](const ArchiveEntry &entry, QIODevice &bytes) { return look(entry, bytes, found); },
        {.role = role, .repeats = false});
    if (!read)
        return fail(read.error());
    if (!found.anySource)
        return fail(ErrorCode::Unsupported, Text::of("The archive holds no Terraform file (*.tf)."),
                    Text::of("Pack the folder that main.tf lies in."));
    if (!found.problem.isEmpty())
        return fail(ErrorCode::InvalidFile, found.problem,
                    Text::of("Pack the file itself instead."));
    ModuleArchive module;
    module.kind = *kind;
    module.root = rootOf(found);
    module.readme = found.readmes.value(module.root);
    Inventory inventory;
    for (auto it = found.sources.constBegin(); it != found.sources.constEnd(); ++it) {
        const QString folder = it.key().contains(u'/') ? it.key().section(u'/', 0, 0) : QString();
        if (folder != module.root) {
            inventory.addDependencies(it.key(), it.value());
            continue;
        }
        for (const HclBlock &block : parseHcl(it.value()))
            inventory.add(block);
    }
    for (auto it = found.below.constBegin(); it != found.below.constEnd(); ++it)
        inventory.addDependencies(it.key(), it.value());
    inventory.finish(module);
    return module;
}

StoredArchive storedArchive(const StoredFile &file)
{
    const QJsonObject metadata = QJsonDocument::fromJson(file.metadata).object();
    StoredArchive archive{metadata.value(u"archive").toString(),
                          metadata.value(u"root").toString()};
    if (archive.kind.isEmpty())
        archive.kind = file.name.endsWith(".zip"_L1) ? u"zip"_s : u"tgz"_s;
    return archive;
}

} // namespace packhouse::terraform

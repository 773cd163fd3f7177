// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/modulearchive.h"

#include "formats/support/archive.h"

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
constexpr int mostSources = 512; ///< files that are read; a module has a handful in each folder
constexpr qint64 mostBytes = 16 << 20; ///< of all of them
constexpr int mostFolders = 100; ///< that are told of

QString role(const QString &path)
{
    return isSource(path) ? path : QString();
}

/// What was met on the way through the archive; what it means depends on where the root turns out
/// to be.
struct Contents
{
    QMap<QString, QMap<QString, QByteArray>> sources; ///< by folder, then by name
    QMap<QString, QString> readmes; ///< by folder
    QStringList tops; ///< first names, up to two different ones
    int files = 0; ///< of sources
    qint64 bytes = 0; ///< … that were read
    bool anyData = false;
    bool leftovers = false; ///< what a Mac adds lies beside the rest
    Text problem;
    Text remedy;

    void refuse(const Text &why, const Text &what)
    {
        if (!problem.isEmpty())
            return;
        problem = why;
        remedy = what;
    }
};

/// What a Mac's Finder and its tar put beside the files themselves.
bool isLeftover(const QString &name)
{
    return name == "__MACOSX"_L1 || name == ".DS_Store"_L1 || name.startsWith("._"_L1);
}

/// What modules without Terraform files have for others: texts for its functions to read.
bool isData(QStringView path)
{
    static const QStringList endings{u".json"_s, u".yaml"_s, u".yml"_s,    u".tftpl"_s, u".tmpl"_s,
                                     u".tpl"_s,  u".csv"_s,  u".tfvars"_s, u".rego"_s,  u".hcl"_s};
    return std::any_of(endings.begin(), endings.end(), [&](const QString &ending) {
        return path.endsWith(ending, Qt::CaseInsensitive);
    });
}

void checkNames(const ArchiveEntry &entry, Contents &found)
{
    const QStringList names = entry.path.split(u'/');
    if (std::any_of(names.begin(), names.end(),
                    [](const QString &name) { return name.toUtf8().size() > longestName; }))
        found.refuse(Text::of("The archive holds a name of more than %1 bytes, which cannot be "
                              "unpacked: %2.",
                              longestName, entry.path.left(120)),
                     Text::of("Give it a shorter name and pack again."));
    // protocol: clients unpack a link as a file without any bytes, wherever it leads
    if (entry.link)
        found.refuse(
            Text::of("The archive holds the link %1, which clients unpack as an empty file.",
                     entry.path.left(120)),
            Text::of("Pack what it leads to instead: tar --dereference does."));
}

/// Which of the archive's first names are there.
void lookAtTop(const ArchiveEntry &entry, Contents &found)
{
    const QString top = entry.path.section(u'/', 0, 0);
    const bool inFolder = entry.folder || entry.path.contains(u'/');
    if (found.tops.size() < 2 && !found.tops.contains(top))
        found.tops.append(top);
    if (!inFolder && found.tops.size() < 2)
        found.tops.append(QString()); // a file at the root: nothing lies in one folder
}

void readSource(const ArchiveEntry &entry, QIODevice &bytes, QMap<QString, QByteArray> &folder,
                Contents &found)
{
    const bool small = entry.size <= longestSource && found.bytes + entry.size <= mostBytes;
    if (++found.files > mostSources)
        return;
    QByteArray &text = folder[entry.path.section(u'/', -1)];
    if (small)
        text = bytes.readAll();
    found.bytes += text.size();
}

bool look(const ArchiveEntry &entry, QIODevice &bytes, Contents &found)
{
    const QString name = entry.path.section(u'/', -1);
    if (isLeftover(entry.path.section(u'/', 0, 0)) || isLeftover(name)) {
        found.leftovers = found.leftovers || !entry.path.contains(u'/')
                          || entry.path.startsWith("__MACOSX/"_L1);
        return true;
    }
    lookAtTop(entry, found);
    checkNames(entry, found);
    if (entry.folder || entry.link)
        return true;
    const QString folder = entry.path.section(u'/', 0, -2);
    found.anyData = found.anyData || isData(name);
    if (isSource(name))
        readSource(entry, bytes, found.sources[folder], found);
    else if (name.startsWith("readme"_L1, Qt::CaseInsensitive) && !found.readmes.contains(folder)
             && found.readmes.size() < mostFolders)
        found.readmes.insert(folder, QString::fromUtf8(bytes.read(longestReadme)));
    return true;
}

/// Where clients are to look. A folder that has no files of its own and no "modules" or "examples",
/// as those of repositories, holds a collection: who uses one names its whole path.
QString rootOf(const Contents &found)
{
    if (found.tops.size() != 1)
        return {};
    const QString only = found.tops.first();
    if (found.sources.contains(only))
        return only;
    const bool repository = std::any_of(found.sources.keyBegin(), found.sources.keyEnd(),
                                        [&](const QString &folder) {
                                            return folder.startsWith(only + "/modules/"_L1)
                                                   || folder.startsWith(only + "/examples/"_L1);
                                        });
    return repository ? only : QString();
}

/// A folder's path below the root; nothing where it is no module's: hidden, or beside the root.
std::optional<QString> below(const QString &root, const QString &folder)
{
    if (folder == root)
        return QString();
    if (!root.isEmpty() && !folder.startsWith(root + u'/'))
        return std::nullopt;
    const QString path = root.isEmpty() ? folder : folder.mid(root.size() + 1);
    if (path.startsWith(u'.') || path.contains("/."_L1))
        return std::nullopt;
    return path;
}

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
    // protocol: which files clients leave unread
    const QStringView name = path.sliced(path.lastIndexOf(u'/') + 1);
    if (name.startsWith(u'.') || name.endsWith(u'~')
        || (name.startsWith(u'#') && name.endsWith(u'#')))
        return false;
    return name.endsWith(".tf"_L1) || name.endsWith(".tf.json"_L1) || name.endsWith(".tofu"_L1)
           || name.endsWith(".tofu.json"_L1);
}

QByteArray ModuleArchive::versionMetadata() const
{
    QJsonArray submodules;
    for (const ModuleFolder &folder : folders) {
        QJsonObject each = folder.summary();
        each.insert(u"path"_s, folder.path);
        submodules.append(each);
    }
    QJsonObject inventory{{u"variables"_s, main.variables},
                          {u"outputs"_s, main.outputs},
                          {u"providers"_s, main.providers},
                          {u"modules"_s, main.modules}};
    if (!submodules.isEmpty())
        inventory.insert(u"submodules"_s, submodules);
    return QJsonDocument(inventory).toJson(QJsonDocument::Compact);
}

QByteArray ModuleArchive::fileMetadata() const
{
    QJsonObject object{{u"archive"_s, kind}, {u"root"_s, root}};
    if (leftovers)
        object.insert(u"leftovers"_s, true);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString ModuleArchive::description() const
{
    for (const QString &line : main.readme.split(u'\n')) {
        QString text = line.trimmed();
        while (text.startsWith(u'#'))
            text.remove(0, 1);
        if (!text.trimmed().isEmpty())
            return text.trimmed().left(200);
    }
    return {};
}

Result<ModuleArchive> readModule(QIODevice &file, DataOnly dataOnly)
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
    const bool taken = !found.sources.isEmpty() || (dataOnly == DataOnly::Taken && found.anyData);
    // A link may be all that there is of a module, and is why it has no file then.
    if (!found.problem.isEmpty() && (taken || dataOnly == DataOnly::Taken))
        return fail(ErrorCode::InvalidFile, found.problem, found.remedy);
    if (!taken)
        return fail(ErrorCode::Unsupported, Text::of("The archive holds no Terraform file (*.tf)."),
                    Text::of("Pack the folder that main.tf lies in."));
    ModuleArchive module;
    module.kind = *kind;
    module.root = rootOf(found);
    module.leftovers = found.leftovers && !module.root.isEmpty();
    module.main.readme = found.readmes.value(module.root);
    for (auto it = found.sources.constBegin(); it != found.sources.constEnd(); ++it) {
        const std::optional<QString> path = below(module.root, it.key());
        ModuleFolder folder = readFolder(path.value_or(QString()), *it);
        module.dependencies += folder.dependencies();
        if (!path || module.folders.size() >= mostFolders)
            continue;
        folder.readme = found.readmes.value(it.key());
        if (path->isEmpty())
            module.main = std::move(folder);
        else
            module.folders.append(std::move(folder));
    }
    return module;
}

StoredArchive storedArchive(const StoredFile &file)
{
    const QJsonObject metadata = QJsonDocument::fromJson(file.metadata).object();
    StoredArchive archive{metadata.value(u"archive").toString(), metadata.value(u"root").toString(),
                          metadata.value(u"leftovers").toBool()};
    if (archive.kind.isEmpty())
        archive.kind = file.name.endsWith(".zip"_L1) ? u"zip"_s : u"tgz"_s;
    return archive;
}

} // namespace packhouse::terraform

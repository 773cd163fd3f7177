// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/modulezip.h"

#include "formats/golang/names.h"
#include "formats/support/archive.h"

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>

namespace packhouse::golang {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 ReadmeLimit = 64 << 10; ///< bytes
constexpr qint64 LargestLicense = 16 << 20; ///< bytes
constexpr qint64 LicenseStart = 4096; ///< bytes of a licence's text that are looked at
constexpr qint64 Piece = 64 << 10;

Error broken(const Text &what)
{
    return {ErrorCode::InvalidFile, what,
            Text::of("Make the archive again with the go command's rules."), false};
}

/// The SPDX name of a licence by the words that its text begins with.
QString licenseOf(const QByteArray &text)
{
    const QString start = QString::fromUtf8(text).simplified();
    const auto says = [&](const char *words) {
        return start.contains(QLatin1StringView(words), Qt::CaseInsensitive);
    };
    if (says("Permission is hereby granted, free of charge"))
        return u"MIT"_s;
    if (says("Apache License Version 2.0"))
        return u"Apache-2.0"_s;
    if (says("Mozilla Public License Version 2.0"))
        return u"MPL-2.0"_s;
    if (says("GNU LESSER GENERAL PUBLIC LICENSE Version 3"))
        return u"LGPL-3.0"_s;
    if (says("GNU AFFERO GENERAL PUBLIC LICENSE Version 3"))
        return u"AGPL-3.0"_s;
    if (says("GNU GENERAL PUBLIC LICENSE Version 3"))
        return u"GPL-3.0"_s;
    if (says("GNU GENERAL PUBLIC LICENSE Version 2"))
        return u"GPL-2.0"_s;
    if (says("Redistribution and use in source and binary forms"))
        return says("Neither the name") ? u"BSD-3-Clause"_s : u"BSD-2-Clause"_s;
    return {};
}

class ZipReader
{
public:
    /// Answers false where reading on makes no sense.
    bool take(const ArchiveEntry &entry, QIODevice &bytes)
    {
        // Folders may come before the first file.
        if (m_prefix.isEmpty() && entry.folder && !entry.path.contains(u'@'))
            return true;
        if (m_prefix.isEmpty() && !takePrefix(entry))
            return false;
        const QString root = m_prefix.chopped(1);
        if (entry.path == root || root.startsWith(entry.path + u'/'))
            return entry.folder ? true : stop(broken(Text::of("A file is named like the module.")));
        if (!entry.path.startsWith(m_prefix))
            return stop(
                broken(Text::of("The file %1 is not below %2.", entry.path.left(200), m_prefix)));
        if (entry.folder)
            return true;
        const QString inner = entry.path.mid(m_prefix.size());
        return checkName(entry, inner) && takeBytes(entry, inner, bytes);
    }

    Result<Module> finish()
    {
        if (m_error)
            return fail(*m_error);
        if (m_prefix.isEmpty() || m_sums.isEmpty())
            return fail(ErrorCode::Unsupported,
                        Text::of("The archive has no files of a Go module."));
        const bool incompatible = m_module.version.endsWith(u"+incompatible"_s);
        if (!m_hasGoMod)
            m_module.goMod = madeUpModFile(m_module.path);
        else if (incompatible)
            return fail(broken(Text::of("A module with a go.mod has no version +incompatible.")));
        Result<ModFile> modFile = ModFile::parse(m_module.goMod);
        if (!modFile)
            return fail(modFile.error());
        if (modFile->module != m_module.path)
            return fail(broken(Text::of("The go.mod is of %1, not of %2.",
                                        modFile->module.left(255), m_module.path)));
        // protocol: the go command takes the highest version that anything asks for.
        for (const Dependency &one : modFile->dependencies) {
            if (one.canonicalName == m_module.path && compare(one.range, m_module.version) > 0)
                return fail(
                    broken(Text::of("The go.mod of %1 requires a later version of itself, %2.",
                                    m_module.version, one.range.left(100))));
        }
        m_module.modFile = std::move(*modFile);
        m_module.sum = h1(m_sums);
        return std::move(m_module);
    }

private:
    bool stop(Error error)
    {
        m_error = std::move(error);
        return false;
    }

    bool takePrefix(const ArchiveEntry &entry)
    {
        const QString &path = entry.path;
        const qsizetype at = path.indexOf(u"@v"_s);
        const qsizetype slash = at < 0 ? -1 : path.indexOf(u'/', at);
        m_module.path = path.first(std::max<qsizetype>(at, 0));
        m_module.version = path.mid(at + 1, slash < 0 ? -1 : slash - at - 1);
        if (at < 0 || (slash < 0 && !entry.folder) || !checkVersion(m_module.version))
            return stop({ErrorCode::Unsupported,
                         Text::of("The archive is not of a Go module."),
                         {},
                         false});
        m_prefix = m_module.path + u'@' + m_module.version + u'/';
        const Result<void> good = checkModulePath(m_module.path).and_then([&] {
            return checkMajor(m_module.path, m_module.version);
        });
        return good ? true : stop(good.error());
    }

    /// Every folder counts as a name too: "A/x" and "a/y" are one folder to some.
    bool checkName(const ArchiveEntry &entry, const QString &inner)
    {
        if (!entry.clean)
            return stop(
                broken(Text::of("The archive spells %1 with \"./\" or \"//\".", inner.left(200))));
        if (entry.link)
            return stop(broken(Text::of("The archive has a link: %1.", inner.left(200))));
        if (const Result<void> good = checkFilePath(inner); !good)
            return stop(good.error());
        const QString name = inner.section(u'/', -1);
        if (name.compare("go.mod"_L1, Qt::CaseInsensitive) == 0 && inner != u"go.mod")
            return stop(broken(Text::of("The archive has a second module: %1.", inner.left(200))));
        for (qsizetype at = inner.indexOf(u'/'); at > 0; at = inner.indexOf(u'/', at + 1)) {
            if (!addName(inner.first(at), true))
                return false;
        }
        return addName(inner, false);
    }

    bool addName(const QString &path, bool folder)
    {
        const QString folded = path.toCaseFolded();
        const auto known = m_names.constFind(folded);
        if (known == m_names.constEnd()) {
            m_names.insert(folded, {path, folder});
            return true;
        }
        if (known->first != path)
            return stop(broken(Text::of("%1 and %2 differ in case only.", known->first.left(200),
                                        path.left(200))));
        return folder && known->second
                   ? true
                   : stop(broken(Text::of("The archive has %1 twice.", path.left(200))));
    }

    bool takeBytes(const ArchiveEntry &entry, const QString &inner, QIODevice &bytes)
    {
        const bool isMod = inner == u"go.mod";
        const bool isLicense = inner == u"LICENSE";
        if ((isMod && entry.size > LongestModFile) || (isLicense && entry.size > LargestLicense))
            return stop({ErrorCode::TooLarge,
                         Text::of("The file %1 is larger than 16 MiB.", inner),
                         {},
                         false});
        const bool isReadme = inner.compare("README.md"_L1, Qt::CaseInsensitive) == 0
                              || inner == u"README";
        const qint64 kept = isMod       ? LongestModFile
                            : isReadme  ? ReadmeLimit
                            : isLicense ? LicenseStart
                                        : 0;
        QByteArray start;
        QCryptographicHash hash(QCryptographicHash::Sha256);
        qint64 size = 0;
        for (QByteArray piece = bytes.read(Piece); !piece.isEmpty(); piece = bytes.read(Piece)) {
            hash.addData(piece);
            size += piece.size();
            start += piece.left(std::max<qint64>(kept - start.size(), 0));
        }
        if (size != entry.size)
            return stop(
                broken(Text::of("The size of %1 is not the announced one.", inner.left(200))));
        m_sums.insert((m_prefix + inner).toUtf8(), hash.result());
        if (isMod) {
            m_hasGoMod = true;
            m_module.goMod = start;
        } else if (isReadme && m_module.readme.isEmpty()) {
            m_module.readme = QString::fromUtf8(start);
        } else if (isLicense) {
            m_module.license = licenseOf(start);
        }
        return true;
    }

    Module m_module;
    QString m_prefix; ///< "module@version/"
    QHash<QString, std::pair<QString, bool>> m_names; ///< folded: as spelled, and if a folder
    QMap<QByteArray, QByteArray> m_sums;
    bool m_hasGoMod = false;
    std::optional<Error> m_error;
};

} // namespace

QByteArray h1(const QMap<QByteArray, QByteArray> &sha256ByName)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (auto it = sha256ByName.begin(); it != sha256ByName.end(); ++it)
        hash.addData(it.value().toHex() + "  " + it.key() + '\n');
    return "h1:" + hash.result().toBase64();
}

QByteArray modSum(const QByteArray &modFile)
{
    return h1({{"go.mod", QCryptographicHash::hash(modFile, QCryptographicHash::Sha256)}});
}

Result<Module> readModule(QIODevice &file)
{
    file.seek(0);
    const QByteArray head = file.peek(4);
    if (head != "PK\x03\x04" && head != "PK\x05\x06")
        return fail(ErrorCode::Unsupported, Text::of("The file is no zip archive."));
    if (file.size() > LargestModule)
        return fail(ErrorCode::TooLarge, Text::of("The archive is larger than 500 MiB."));
    ArchiveLimits limits;
    limits.bytes = LargestModule;
    limits.entryBytes = LargestModule;
    ZipReader reader;
    const Result<void> read = readArchive(
        file, limits,
        [&](const ArchiveEntry &entry, QIODevice &bytes) { return reader.take(entry, bytes); });
    if (!read)
        return fail(read.error());
    return reader.finish();
}

} // namespace packhouse::golang

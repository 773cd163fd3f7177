// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/repair.h"

#include "registry/blobs/regularfile.h"
#include "registry/blobs/soundfiles.h"
#include "registry/upstreams/upstreamfiles.h"
#include "registry/upstreams/upstreamprobe.h"

#include <cerrno>

#include <QDirIterator>
#include <QFile>
#include <QMultiHash>
#include <QUrl>

#include <optional>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

using Kind = IntegrityFinding::Kind;

/// The files below some folders, by size, so that only those are read that may be meant.
class Copies
{
public:
    explicit Copies(const QStringList &folders) : m_folders(folders) {}

    /// A file with that content; empty: there is none.
    QString find(const QByteArray &sha256, qint64 size)
    {
        const QString hex = QString::fromLatin1(sha256.toHex());
        for (const QString &folder : m_folders) {
            const QString blob = u"%1/blobs/%2/%3/%4"_s.arg(folder, hex.left(2), hex.mid(2, 2),
                                                            hex);
            if (sha256Of(blob) == sha256)
                return blob;
        }
        if (!m_bySize)
            index();
        const QStringList candidates = m_bySize->values(size);
        for (const QString &path : candidates) {
            if (sha256Of(path) == sha256)
                return path;
        }
        return {};
    }

private:
    void index()
    {
        m_bySize.emplace();
        for (const QString &folder : m_folders) {
            QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = files.next();
                m_bySize->insert(files.fileInfo().size(), path);
            }
        }
    }

    QStringList m_folders;
    std::optional<QMultiHash<qint64, QString>> m_bySize;
};

Result<void> healFromCopy(Store &store, const QByteArray &sha256, const QString &path)
{
    QFile file(path);
    if (!openRegular(file))
        return fail(ErrorCode::NotFound,
                    Text::of("%1 cannot be read: %2.", path, Foreign{qt_error_string(errno)}),
                    Text::of("Make it readable and try again."));
    Result<std::unique_ptr<StagedBlob>> staged = store.stage(0);
    if (!staged)
        return fail(staged.error());
    for (QByteArray bytes; !(bytes = file.read(256 * 1024)).isEmpty();) {
        if (Result<void> written = (*staged)->write(bytes); !written)
            return written;
    }
    return store.heal(sha256, std::move(*staged));
}

/// Nothing when an upstream gave the bytes; else why not, without a text when none is known.
std::optional<Error> healFromUpstream(const RegistryContext &context, const QByteArray &sha256,
                                      qint64 size)
{
    std::optional<Error> why;
    const Result<QList<KeptFile>> sources = context.store.keptFiles(sha256);
    if (!sources)
        return sources.error();
    for (const KeptFile &source : *sources) {
        NetHome home = NetHome::of(source.upstream);
        for (const NetHome &known : context.probe.homes(source.type)) {
            if (known.address() == source.upstream)
                home = known; // with its credential
        }
        Result<FetchedBytes> fetched = fetchBytes(context.probe.client(), context.store,
                                                  QUrl::fromEncoded(source.url), home, size);
        const Result<void> healed = fetched ? context.store.heal(sha256, std::move(fetched->bytes))
                                            : Result<void>(fail(fetched.error()));
        if (healed)
            return {};
        why = healed.error();
    }
    return why ? why : Error{ErrorCode::NotFound, {}, {}, false};
}

bool isAboutBytes(const IntegrityFinding &finding)
{
    return !finding.sha256.isEmpty()
           && (finding.kind == Kind::Damaged || finding.kind == Kind::Missing
               || finding.kind == Kind::Unreadable);
}

/// One repair, from whatever source has it.
class Repair
{
public:
    Repair(const RegistryContext &context, const QStringList &folders)
        : m_context(context), m_copies(folders)
    {}

    std::optional<Error> bytes(const IntegrityFinding &finding)
    {
        const auto done = m_done.constFind(finding.sha256);
        if (done != m_done.cend())
            return *done;
        std::optional<Error> why;
        if (const QString copy = m_copies.find(finding.sha256, finding.size); !copy.isEmpty()) {
            if (Result<void> healed = healFromCopy(m_context.store, finding.sha256, copy); !healed)
                why = healed.error();
        } else {
            why = healFromUpstream(m_context, finding.sha256, finding.size);
        }
        m_done.insert(finding.sha256, why);
        return why;
    }

    std::optional<Error> journal()
    {
        if (!m_journal) {
            const Result<void> renewed = m_context.store.renewJournal();
            m_journal = renewed ? std::optional<Error>() : renewed.error();
        }
        return *m_journal;
    }

private:
    const RegistryContext &m_context;
    Copies m_copies;
    QHash<QByteArray, std::optional<Error>> m_done;
    std::optional<std::optional<Error>> m_journal;
};

} // namespace

Result<void> checkFolders(const QStringList &folders)
{
    for (const QString &folder : folders) {
        const QFileInfo info(folder);
        if (!info.isDir() || !info.isReadable())
            return fail(
                ErrorCode::NotFound, Text::of("%1 is no folder that can be read.", folder),
                Text::of("Give a data directory of Packhouse, or a folder with the files."));
    }
    return {};
}

Result<RepairReport> repair(const RegistryContext &context, const QList<IntegrityFinding> &findings,
                            const QStringList &folders,
                            const std::function<bool(const QString &, qint64)> &progress)
{
    RepairReport report;
    // Where a rebuild keeps what it knew no name of.
    Repair mending(context, QStringList(folders) << context.store.directory() + u"/lost"_s);
    qint64 done = 0;
    for (const IntegrityFinding &finding : findings) {
        if (!progress(english(finding.subject), done++))
            return fail(ErrorCode::Cancelled, Text::of("Repairing was stopped."));
        // A new journal takes the place of a damaged one, never of one that could not be read.
        if (!isAboutBytes(finding) && finding.kind != Kind::Journal) {
            report.left << finding;
            continue;
        }
        const std::optional<Error> why = isAboutBytes(finding) ? mending.bytes(finding)
                                                               : mending.journal();
        if (!why) {
            report.repaired << finding;
            continue;
        }
        IntegrityFinding left = finding;
        if (!why->what.isEmpty())
            left.remedy = Text::sentences({why->text(), left.remedy});
        report.left << left;
    }
    return report;
}

} // namespace packhouse

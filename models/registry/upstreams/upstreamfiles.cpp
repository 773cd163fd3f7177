// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/upstreams/upstreamfiles.h"

#include "core/hashcomparison.h"
#include "core/visibletext.h"
#include "net/netclient.h"
#include "net/wire.h"
#include "registry/http/httpdate.h"
#include "registry/http/workerpool.h"
#include "registry/store/readfailure.h"
#include "registry/store/store.h"
#include "registry/upstreams/transfer.h"
#include "registry/upstreams/upstreamrefusal.h"

#include <QCryptographicHash>
#include <QHash>
#include <QLoggingCategory>
#include <QMutex>

#include <limits>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

Q_LOGGING_CATEGORY(logFiles, "packhouse.forwarding")

// Transfers under way at once, each a thread that mostly waits; of these for one asker of one
// upstream, which may name many slow machines: more than run at one machine, whose line is told of.
constexpr int MostTransfers = 256;
constexpr int ShareOfOne = 24;

/// By address and hash: a changed document never finds old bytes. 0.1.0 named its files so.
QByteArray keyOf(const UpstreamFile &file, const QUrl &url)
{
    QCryptographicHash key(QCryptographicHash::Sha256);
    key.addData(url.toEncoded());
    const auto hash = strongest(file.hashes);
    key.addData(file.hashes.*hash);
    return key.result();
}

QByteArray withoutCredentials(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveUserInfo).toEncoded();
}

} // namespace

bool canBeVerified(const UpstreamFile &file)
{
    const auto hash = strongest(file.hashes);
    return hash && hash != &Hashes::md5;
}

struct UpstreamFiles::Private
{
    NetClient &client;
    UpstreamPatience &patience;
    Store &store;
    const Clock &clock;
    const qint64 passingLimit;
    QMutex mutex{};
    QHash<QByteArray, std::shared_ptr<Transfer>> running{};
    WorkerPool threads{MostTransfers, std::numeric_limits<size_t>::max(), ShareOfOne};

    struct Wanted
    {
        UpstreamFile file;
        QUrl url;
        NetHome home;
        KeptFile kept;
        qint64 limit = 0;
        QString package;

        QByteArray key() const { return kept.key + QByteArray::number(limit); }
    };
    Result<FetchedFile> fetch(const Wanted &wanted, const FileAsker &asker);
    std::optional<FetchedFile> find(const UpstreamFile &file, const KeptFile &wanted);
    Result<FetchedFile> transfer(const Wanted &wanted, Transfer &progress);
    Result<FetchedFile> carried(const Wanted &wanted, Transfer &progress);
    class Errand;
};

/// Carries a transfer out, on whichever thread. It ends in any case, also where there is no thread
/// or no memory for it: whoever waits is told, and whoever comes later begins anew.
class UpstreamFiles::Private::Errand
{
public:
    Errand(Private &files, Wanted wanted, std::shared_ptr<Transfer> transfer)
        : m_files(files)
        , m_wanted(std::move(wanted))
        , m_key(m_wanted.key())
        , m_transfer(std::move(transfer))
    {}
    Errand(Errand &&) noexcept = default;
    Errand &operator=(Errand &&) = delete;
    ~Errand()
    {
        if (!m_transfer)
            return;
        {
            const QMutexLocker lock(&m_files.mutex);
            if (m_files.running.value(m_key) == m_transfer)
                m_files.running.remove(m_key);
        }
        m_transfer->end(std::move(m_result));
    }

    void operator()()
    {
        try {
            m_result = m_files.transfer(m_wanted, *m_transfer);
        } catch (...) { // no memory, as it was before
        }
    }

private:
    Private &m_files;
    Wanted m_wanted;
    QByteArray m_key;
    std::shared_ptr<Transfer> m_transfer; ///< null: moved on
    Result<FetchedFile> m_result = fail(
        ErrorCode::Busy,
        Text::of("There is not enough memory, or no thread, to fetch the file with."),
        Text::of("Try again in a moment; if it happens again, raise these limits of Packhouse."),
        true);
};

UpstreamFiles::UpstreamFiles(NetClient &client, UpstreamPatience &patience, Store &store,
                             const Clock &clock, qint64 passingLimit)
    : d(new Private{client, patience, store, clock, passingLimit})
{}

UpstreamFiles::~UpstreamFiles()
{
    {
        const QMutexLocker lock(&d->mutex);
        for (const auto &transfer : std::as_const(d->running))
            transfer->giveUp();
    }
    d->threads.stop();
}

Result<FetchedFile> UpstreamFiles::fetch(const FormatId &type, const UpstreamFile &file,
                                         const QUrl &url, const NetHome &home, bool keep,
                                         qint64 limit, const FileAsker &asker)
{
    if (!canBeVerified(file))
        return fail(ErrorCode::Unsupported,
                    Text::of("%1 gives no hash for %2, so it cannot be verified.", home.host(),
                             file.fileName),
                    Text::of("Fetch it from there without Packhouse, or import it by hand."));
    KeptFile wanted;
    wanted.key = keyOf(file, url);
    wanted.type = type;
    wanted.upstream = home.address();
    wanted.url = withoutCredentials(url);
    wanted.kept = keep;
    const bool allRead = !readFailure();
    if (const auto found = d->find(file, wanted)) {
        if (limit > 0 && found->size > limit)
            return fail(ErrorCode::TooLarge,
                        Text::of("%1 has more than the %2 bytes that are allowed here.",
                                 file.fileName, limit),
                        Text::of("Whoever looks after this registry can raise the limit."));
        return *found;
    }
    Result<FetchedFile> fetched = d->fetch({file, url, home, wanted, limit, asker.package}, asker);
    if (fetched && allRead)
        forgetReadFailure(); // what could not be read here has come whole from the upstream
    return fetched;
}

/// One transfer for all who want the same with the same limit.
Result<FetchedFile> UpstreamFiles::Private::fetch(const Wanted &wanted, const FileAsker &asker)
{
    std::shared_ptr<Transfer> transfer;
    std::shared_ptr<Arrival> place;
    std::optional<Errand> errand;
    {
        const QMutexLocker lock(&mutex);
        transfer = running.value(wanted.key());
        if (transfer)
            place = transfer->join(asker.gone, wanted.kept.kept);
        if (!place) {
            transfer = std::make_shared<Transfer>(wanted.file, clock.now());
            place = transfer->join(asker.gone, wanted.kept.kept);
            errand.emplace(*this, wanted, transfer);
            running.insert(wanted.key(), transfer);
        }
    }
    if (errand)
        threads.post(std::move(*errand), wanted.home.address() + ' ' + wanted.home.asker);
    Result<FetchedFile> result = transfer->await(asker, std::move(place));
    if (result && !result->arrival && wanted.kept.kept)
        (void)store.keepOn(wanted.kept); // may have been let pass; it can be served all the same
    return result;
}

/// What lies here, if it is whole.
std::optional<FetchedFile> UpstreamFiles::Private::find(const UpstreamFile &file,
                                                        const KeptFile &wanted)
{
    const std::optional<KeptFile> found = store.keptFile(wanted.key);
    const auto hash = strongest(file.hashes);
    if (!found || found->hashes.*hash != file.hashes.*hash)
        return {};
    std::shared_ptr<const void> held = store.hold(found->hashes.sha256);
    const QString path = store.blobPath(found->hashes);
    if (path.isEmpty() || !store.checkBlob(path))
        return {};
    if (found->url.isEmpty() || (wanted.kept && !found->kept))
        (void)store.keepOn(wanted); // it can be served all the same
    return FetchedFile{path, found->size, found->hashes.sha256, found->modified, std::move(held)};
}

/// Whoever has got a part of it already is told nothing but that the rest does not come, so whoever
/// looks after the registry should hear why.
Result<FetchedFile> UpstreamFiles::Private::transfer(const Wanted &want, Transfer &progress)
{
    Result<FetchedFile> fetched = carried(want, progress);
    if (fetched || fetched.error().code == ErrorCode::Cancelled
        || (!progress.hasBegun() && fetched.error().code != ErrorCode::HashMismatch))
        return fetched;
    qCWarning(logFiles).noquote() << visibleText(english(Text::of(
        "%1 of %2 (%3) from the upstream %4 did not come whole and right: %5", want.file.fileName,
        want.package, want.kept.type, want.home.host(), fetched.error().what)));
    return fetched;
}

Result<FetchedFile> UpstreamFiles::Private::carried(const Wanted &want, Transfer &progress)
{
    FetchWatch watch = progress.watch();
    watch.refused = [&](const NetAnswer &answer) { patience.heard(answer, clock.now()); };
    if (const auto pause = patience.refusal(want.url, clock.now()))
        return fail(*pause);
    Result<FetchedBytes> fetched = fetchBytes(client, store, want.url, want.home, want.limit,
                                              watch);
    if (!fetched)
        return fail(fetched.error());
    const auto hash = strongest(want.file.hashes);
    if (fetched->bytes->hashes().*hash != want.file.hashes.*hash)
        return fail(ErrorCode::HashMismatch,
                    Text::of("%1 sent other bytes for %2 than it announced.", want.url.host(),
                             want.file.fileName),
                    Text::of("Nothing was kept; try again later."), true);
    progress.setRight();
    KeptFile wanted = want.kept;
    wanted.kept = progress.isToBeKept();
    wanted.fetched = clock.now();
    wanted.etag = fetched->etag;
    wanted.modified = fetched->modified.isValid() ? std::min(fetched->modified, wanted.fetched)
                                                  : wanted.fetched;
    std::shared_ptr<const void> held = store.hold(fetched->bytes->hashes().sha256);
    const Result<KeptFile> kept = store.keep(wanted, std::move(fetched->bytes));
    if (!kept)
        return fail(kept.error());
    if (!kept->kept) {
        if (Result<void> dropped = store.dropPassing(passingLimit); !dropped)
            return fail(dropped.error());
    }
    return FetchedFile{store.blobPath(kept->hashes), kept->size, kept->hashes.sha256,
                       kept->modified, std::move(held)};
}

Result<FetchedBytes> fetchBytes(NetClient &client, Staging &staging, const QUrl &url,
                                const NetHome &home, qint64 limit, const FetchWatch &watch)
{
    Result<std::unique_ptr<StagedBlob>> staged = staging.stage(limit);
    if (!staged)
        return fail(staged.error());
    if (watch.staged)
        watch.staged((*staged)->path());
    NetRequest request;
    request.url = url;
    request.home = home;
    request.otherHosts = OtherHosts::Public;
    request.isFile = true;
    if (!home.asker.isEmpty())
        request.deadlines = Deadlines::forForwarding();
    request.sparesSilentHosts = true;
    request.limit = limit > 0 ? limit : std::numeric_limits<qint64>::max();
    request.begun = watch.begun;
    request.cancelled = watch.cancelled;
    request.sink = [&](QByteArrayView bytes) {
        Result<void> written = (*staged)->write(bytes);
        if (written && watch.came)
            watch.came(bytes.size());
        return written;
    };
    const Result<NetAnswer> answer = client.fetch(std::move(request));
    if (!answer)
        return fail(answer.error());
    if (answer->status != 200) {
        if (watch.refused)
            watch.refused(*answer);
        return fail(upstreamRefusal(*answer, home, url.fileName()));
    }
    if (Result<void> ended = (*staged)->finish(); !ended)
        return fail(ended.error());
    return FetchedBytes{std::move(*staged), answer->etag(),
                        parseHttpDate(answer->lastModified()).value_or(QDateTime())};
}

} // namespace packhouse

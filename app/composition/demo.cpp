// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demo.h"

#include "app/composition/demoarchives.h"
#include "core/clock.h"
#include "core/privatefiles.h"
#include "formats/managing.h"
#include "registry/actions/changes.h"
#include "registry/actions/publishing.h"
#include "registry/actions/removal.h"
#include "registry/store/store.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

using demo::Package;
using Maker = Result<QStringList> (*)(const QString &folder, const Package &package);

/// A row of the demonstration: where, what, and which versions in order.
struct Row
{
    QString scope;
    FormatId type;
    Maker make;
    Package package;
    QStringList versions;
    int downloads = 0; ///< of each file of the newest version
    int hours = 0; ///< since the newest version was published; the others lie before it
};

QList<Row> rows()
{
    const auto npm = &demo::npmPackage;
    const auto python = &demo::pythonPackage;
    const auto composer = &demo::composerPackage;
    const auto maven = &demo::mavenPackage;
    const QString m = u"maven"_s;
    const auto nuget = &demo::nugetPackage;
    const auto debian = &demo::debianPackage;
    const auto conan = &demo::conanPackage;
    const QString c = u"conan"_s;
    const QString n = u"npm"_s;
    const QString d = u"debian"_s;
    const QString p = u"pypi"_s;
    const QString web = u"acme/web"_s;
    const QString data = u"acme/data"_s;
    const QString platform = u"acme/platform"_s;
    const QString lab = u"lab/prototypes"_s;
    return {
        {web,
         n,
         npm,
         {u"@acme/ui-kit"_s, {}, u"Design-system components"_s, {}, 240'000},
         {u"2.2.0"_s, u"2.3.0"_s, u"2.4.0"_s, u"2.4.1"_s},
         37,
         2},
        {web,
         n,
         npm,
         {u"@acme/icons"_s, {}, u"The icon set of the design system"_s, {}, 90'000},
         {u"1.8.0"_s, u"1.9.0"_s, u"2.0.0-beta.1"_s},
         21,
         26},
        {web,
         n,
         npm,
         {u"@acme/charts"_s, {}, u"Charts for dashboards"_s, {u"@acme/ui-kit"_s}, 120'000},
         {u"0.7.2"_s, u"0.7.3"_s},
         9,
         581},
        {web,
         n,
         npm,
         {u"@acme/eslint-config"_s, {}, u"Shared lint rules"_s, {}, 4'000},
         {u"5.0.0"_s},
         4,
         1032},
        {web,
         n,
         npm,
         {u"@acme/old-theme"_s, {}, u"The theme before the design system"_s, {}, 30'000},
         {u"1.0.0"_s},
         0,
         7200},
        {data,
         p,
         python,
         {u"acme-etl"_s, {}, u"Loads and checks nightly feeds"_s, {}, 60'000},
         {u"0.17.0"_s, u"0.18.0"_s, u"0.18.2"_s},
         14,
         50},
        {data,
         p,
         python,
         {u"acme-flags"_s, {}, u"Feature flags for services"_s, {}, 20'000},
         {u"1.3.0"_s, u"1.4.0"_s},
         3,
         504},
        {data,
         p,
         python,
         {u"acme-reports"_s, {}, u"Monthly figures as PDF"_s, {u"acme-etl>=0.18"_s}, 45'000},
         {u"3.0.1"_s},
         0,
         1803},
        {platform,
         p,
         python,
         {u"acme-auth"_s, {}, u"Sign-in for internal services"_s, {}, 15'000},
         {u"2.1.0"_s, u"2.2.0"_s},
         30,
         103},
        {platform,
         n,
         npm,
         {u"@acme/telemetry"_s, {}, u"Counts what is used"_s, {u"@acme/ui-kit"_s}, 12'000},
         {u"3.1.3"_s, u"3.1.4"_s},
         6,
         217},
        {platform,
         u"composer"_s,
         composer,
         {u"acme/php-auth"_s, {}, u"Sign-in for PHP services"_s, {}, 18'000},
         {u"1.2.0"_s, u"1.3.0"_s, u"2.0.0-beta1"_s},
         8,
         75},
        {web,
         u"composer"_s,
         composer,
         {u"acme/newsletter"_s, {}, u"Sends the newsletter"_s, {u"acme/php-auth"_s}, 25'000},
         {u"1.0.0"_s},
         2,
         430},
        {platform,
         m,
         maven,
         {u"com/acme/ledger"_s, {}, u"Double-entry bookkeeping"_s, {}, 40'000},
         {u"1.2.0"_s, u"1.3.0"_s, u"1.4.0-SNAPSHOT"_s},
         11,
         8},
        {platform,
         m,
         maven,
         {u"com/acme/ledger-web"_s,
          {},
          u"The ledger in the browser"_s,
          {u"com/acme/ledger"_s},
          25'000},
         {u"1.3.0"_s},
         5,
         320},
        {platform,
         u"nuget"_s,
         nuget,
         {u"Acme.Telemetry"_s, {}, u"Counts what is used, for .NET"_s, {}, 40'000},
         {u"1.9.0"_s, u"1.10.0"_s, u"2.0.0-beta.1"_s},
         11,
         61},
        {platform,
         u"nuget"_s,
         nuget,
         {u"Acme.Hosting"_s, {}, u"How services start and stop"_s, {u"Acme.Telemetry"_s}, 25'000},
         {u"4.2.0"_s},
         5,
         640},
        {platform,
         d,
         debian,
         {u"acme-agent"_s, {}, u"Watches over servers"_s, {u"libc6"_s}, 40'000},
         {u"1.4.0~rc1"_s, u"1.4.0-1"_s, u"1.4.0-2"_s},
         12,
         30},
        {platform,
         d,
         debian,
         {u"acme-keyring"_s, {}, u"Keys of the acme repositories"_s, {}, 3'000},
         {u"2026.11"_s},
         25,
         470},
        {platform,
         c,
         conan,
         {u"acme-codec"_s, {}, u"Compresses telemetry frames"_s, {}, 40'000},
         {u"1.3.0@acme+platform/stable"_s, u"1.4.0@acme+platform/stable"_s},
         5,
         150},
        {platform,
         c,
         conan,
         {u"acme-bus"_s,
          {},
          u"Talks to the boards' field bus"_s,
          {u"acme-codec/1.4.0@acme+platform/stable"_s},
          25'000},
         {u"0.9.0@acme+platform/beta"_s},
         2,
         149},
        {platform,
         u"helm"_s,
         &demo::helmChart,
         {u"acme-gateway"_s, {}, u"The way into the cluster"_s, {}, 30'000},
         {u"1.4.0"_s, u"1.5.0"_s, u"2.0.0-rc.1"_s},
         16,
         44},
        {web,
         u"helm"_s,
         &demo::helmChart,
         {u"storefront"_s, {}, u"The shop and what it needs"_s, {u"acme-gateway"_s}, 20'000},
         {u"0.9.0"_s},
         3,
         260},
        {platform,
         u"terraform_module"_s,
         &demo::terraformModule,
         {u"network/aws"_s, {}, u"Networks and their subnets"_s, {}, 12'000},
         {u"1.2.0"_s, u"1.3.0"_s},
         10,
         530},
        {platform,
         u"terraform_module"_s,
         &demo::terraformModule,
         {u"cluster/aws"_s, {}, u"A cluster in a network"_s, {u"network/aws"_s}, 15'000},
         {u"1.0.0"_s},
         4,
         900},
        {platform,
         u"golang"_s,
         &demo::goModule,
         {u"acme.example/platform/log"_s, {}, u"Structured logs"_s, {}, 9'000},
         {u"v1.0.0"_s, u"v1.1.0"_s, u"v1.2.0-rc.1"_s},
         12,
         610},
        {platform,
         u"golang"_s,
         &demo::goModule,
         {u"acme.example/platform/bus"_s,
          {},
          u"Talks to the message bus"_s,
          {u"acme.example/platform/log@v1.1.0"_s},
          14'000},
         {u"v0.4.0"_s},
         3,
         205},
        {platform,
         u"rubygems"_s,
         &demo::rubyGem,
         {u"acme-metrics"_s, {}, u"Counts and times what services do"_s, {}, 20'000},
         {u"2.3.0"_s, u"2.4.0"_s, u"3.0.0.rc1"_s},
         7,
         90},
        {web,
         u"rubygems"_s,
         &demo::rubyGem,
         {u"acme-mailer"_s, {}, u"Sends mail with templates"_s, {u"acme-metrics"_s}, 12'000},
         {u"1.1.0"_s},
         2,
         410},
        {lab,
         n,
         npm,
         {u"lab-sketch"_s, {}, u"A drawing board in the browser"_s, {}, 70'000},
         {u"0.1.0"_s},
         0,
         3120},
        {lab,
         p,
         python,
         {u"lab-notebook"_s, {}, u"Experiments, not for production"_s, {}, 9'000},
         {u"0.1.0"_s, u"0.2.0.dev1"_s},
         1,
         294},
    };
}

/// Generic packages have no file format: a name, a version, any file. A file given twice is
/// published twice, for a duplicate.
struct GenericRow
{
    QString scope, name, version, file;
    qsizetype bytes;
    quint32 seed;
    int hours; ///< since it was published
};

QList<GenericRow> genericRows()
{
    const QString platform = u"acme/platform"_s;
    return {
        {platform, u"firmware"_s, u"2026.9"_s, u"board-a.bin"_s, 300'000, 1, 1920},
        {platform, u"firmware"_s, u"2026.10"_s, u"board-a.bin"_s, 310'000, 2, 1176},
        {platform, u"firmware"_s, u"2026.11"_s, u"board-a.bin"_s, 320'000, 3, 388},
        {platform, u"firmware"_s, u"2026.11"_s, u"board-a.bin"_s, 320'000, 4, 387},
        {platform, u"firmware"_s, u"2026.11"_s, u"board-b.bin"_s, 280'000, 5, 386},
        {platform, u"firmware"_s, u"2026.11"_s, u"board-b.bin"_s, 280'000, 6, 384},
        {u"acme/web"_s, u"storybook"_s, u"2.4.1"_s, u"site.bin"_s, 150'000, 7, 3},
        {u"acme/data"_s, u"sample-feeds"_s, u"1.0.0"_s, u"feeds.bin"_s, 200'000, 8, 816},
        // The same bytes as on the platform, under a name that is there too.
        {u"lab/prototypes"_s, u"firmware"_s, u"2026.11-test"_s, u"board-a-test.bin"_s, 320'000, 4,
         24 * 15},
        {u"lab/prototypes"_s, u"fonts"_s, u"0.3.0"_s, u"fonts.bin"_s, 80'000, 3, 4800},
    };
}

/// Runs behind the time by as much as it is told to, so that a demonstration has a past.
class PastClock final : public Clock
{
public:
    explicit PastClock(const Clock &real) : m_real(real) {}
    void goBack(int hours) { m_hours = hours; }
    QDateTime now() const override { return m_real.now().addSecs(-3600LL * m_hours); }

private:
    const Clock &m_real;
    std::atomic<int> m_hours = 0;
};

/// Goes on only while all went well.
class DemoFiller
{
public:
    DemoFiller(Registry &registry, PastClock &clock, const QString &folder)
        : m_context(registry.context()), m_clock(clock), m_folder(folder)
    {}

    /// In the order in which it would have happened.
    Result<void> fill()
    {
        constexpr int Beginning = 24 * 400; // before all packages
        constexpr int BetweenVersions = 24 * 17 + 5;
        std::multimap<int, std::function<Result<void>()>, std::greater<>> steps;
        steps.emplace(Beginning, [this] { return scopes(); });
        steps.emplace(Beginning - 1, [this] { return distributions(); });
        for (const Row &row : rows()) {
            int hours = row.hours + BetweenVersions * int(row.versions.size() - 1);
            for (const QString &version : row.versions) {
                steps.emplace(hours, [this, row, version] { return packages(row, version); });
                hours -= BetweenVersions;
            }
        }
        for (const GenericRow &row : genericRows())
            steps.emplace(row.hours, [this, row] { return generic(row); });
        steps.emplace(24 * 5, [this] { return names(); });
        steps.emplace(24 * 11, [this] { return tokens(); });
        steps.emplace(24 * 3 + 2, [this] { return trash(); });
        for (const auto &[hours, step] : steps) {
            m_clock.goBack(hours);
            if (const Result<void> done = step(); !done)
                return done;
        }
        return {};
    }

private:
    Result<void> scopes()
    {
        Store &store = m_context.store;
        for (const QString &path : {u"acme/web"_s, u"acme/data"_s, u"acme/platform"_s}) {
            if (const auto made = store.addScope(path, Level::Project, Visibility::Private,
                                                 m_context.actor);
                !made) {
                return fail(made.error());
            }
        }
        const auto lab = store.addScope(u"lab/prototypes"_s, Level::Project, Visibility::Public,
                                        m_context.actor);
        if (!lab)
            return fail(lab.error());
        return {};
    }

    /// Debian packages go to a distribution.
    Result<void> distributions()
    {
        const QString action = u"distribution.add"_s;
        const Format *format = m_context.formats.managing(action);
        const Result<Scope> platform = m_context.store.scope(u"acme/platform"_s);
        if (!format || !platform)
            return {};
        const auto made = format->managing()->act(
            {action,
             {{u"codename"_s, u"bookworm"_s}, {u"origin"_s, u"Acme"_s}},
             *platform,
             m_context.actor,
             m_context.clock},
            m_context.store, *changesOf(m_context.store));
        if (!made)
            return fail(made.error());
        return {};
    }

    Result<void> packages(const Row &row, const QString &version)
    {
        if (!m_context.formats.find(row.type))
            return {};
        Package package = row.package;
        package.version = version;
        const Result<QStringList> files = row.make(m_folder, package);
        if (!files)
            return fail(files.error());
        const int downloads = version == row.versions.constLast() ? row.downloads : 0;
        for (const QString &file : *files) {
            const auto done = publish({file, row.scope, {row.type, {}, {}}, {}}, downloads);
            if (!done)
                return done;
        }
        return {};
    }

    Result<void> generic(const GenericRow &row)
    {
        const FormatId type = u"generic"_s;
        if (!m_context.formats.find(type))
            return {};
        const QString path = m_folder + u'/' + row.file;
        if (const auto written = demo::writeFile(path, demo::noise(row.seed, row.bytes)); !written)
            return written;
        return publish({path, row.scope, {type, row.name, row.version}, row.file}, int(row.seed));
    }

    Result<void> names()
    {
        for (const auto &[type, name, forwarded] : {std::tuple{u"npm"_s, u"acme-internal"_s, false},
                                                    std::tuple{u"pypi"_s, u"acme-secrets"_s, false},
                                                    std::tuple{u"npm"_s, u"lab-sketch"_s, true},
                                                    std::tuple{u"pypi"_s, u"acme-etl"_s, true}}) {
            if (!m_context.formats.find(type))
                continue;
            const auto done = m_context.store.reserve(
                {type, name, forwarded ? u"forwarded by hand"_s : u"reserved by hand"_s,
                 m_context.clock.now(), forwarded},
                m_context.actor);
            if (!done)
                return done;
        }
        return {};
    }

    Result<void> tokens()
    {
        const QDateTime now = m_context.clock.now(); // eleven days ago
        for (const NewToken &token :
             {NewToken{TokenKind::Personal, u"Lea's laptop"_s, {}, Right::Read | Right::Write, {}},
              NewToken{TokenKind::Project, u"Release pipeline"_s, u"acme/web"_s,
                       Right::Read | Right::Write, now.addDays(101)},
              NewToken{TokenKind::Group, u"Nightly builds"_s, u"acme"_s, Right::Read,
                       now.addDays(17)},
              NewToken{TokenKind::Deploy, u"Production servers"_s, u"acme/platform"_s, Right::Read,
                       now.addDays(376)},
              NewToken{TokenKind::Job, u"Job 4711"_s, u"acme/data"_s, Right::Read | Right::Write,
                       now.addDays(12)}}) {
            if (const auto made = m_context.store.createToken(token, m_context.actor); !made)
                return fail(made.error());
        }
        return {};
    }

    Result<void> trash()
    {
        if (!m_context.formats.find(u"npm"_s))
            return {};
        const auto plan = planRemoval(
            m_context, {{{u"acme/web"_s, u"npm"_s, u"@acme/old-theme"_s}, {}}}, false);
        if (!plan)
            return fail(plan.error());
        const auto removed = removePlanned(m_context, *plan, plan->packages.first());
        if (!removed)
            return fail(removed.error());
        return {};
    }

    Result<void> publish(const PublishItem &item, int downloads)
    {
        const Result<StoredVersion> published = publishItem(m_context, item);
        if (!published)
            return fail(published.error());
        if (published->files.isEmpty())
            return {};
        for (int i = 0; i < downloads; ++i)
            m_context.store.countDownload(published->files.constLast(), m_context.actor);
        return {};
    }

    RegistryContext m_context;
    PastClock &m_clock;
    QString m_folder;
};

} // namespace

static QString markOf(const QString &directory)
{
    return directory + u"/demonstration"_s;
}

bool isDemo(const QString &directory)
{
    return QFileInfo::exists(markOf(directory));
}

Result<void> fillWithDemo(const QString &directory, const FormatList &formats, const Clock &clock)
{
    PastClock past(clock);
    RegistryOptions options;
    options.directory = directory;
    const Result<std::unique_ptr<Registry>> registry = Registry::open(options, formats, past);
    if (!registry)
        return fail(registry.error());
    const Result<Store::Totals> totals = (*registry)->store().totals();
    if (!totals)
        return fail(totals.error());
    const Result<QList<ScopeRow>> scopes = (*registry)->store().scopes(
        (*registry)->context().actor);
    if (!scopes)
        return fail(scopes.error());
    const auto isMade = [](const ScopeRow &row) { return row.scope.level != Level::Instance; };
    if (totals->versions > 0 || std::any_of(scopes->begin(), scopes->end(), isMade)) {
        return fail(ErrorCode::Conflict, Text::of("%1 holds packages already.", directory),
                    Text::of("Choose an empty data directory with --data."));
    }
    const QTemporaryDir folder;
    if (!folder.isValid())
        return fail(ErrorCode::ReadOnly, Text::of("There is no folder for temporary files."));
    if (!providePrivateFile(markOf(directory)))
        return fail(ErrorCode::ReadOnly, Text::of("%1 cannot be written.", markOf(directory)));
    Result<void> done = DemoFiller(**registry, past, folder.path()).fill();
    (*registry)->store().flush();
    return done;
}

} // namespace packhouse

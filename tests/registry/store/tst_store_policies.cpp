// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/publishing.h"
#include "registry/store/reservationtable.h"
#include "support/spyformat.h"
#include "support/storefixture.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

PolicySetting settingFor(const Scope &scope, const FormatId &type = u"npm"_s)
{
    PolicySetting setting;
    setting.scope = scope.id;
    setting.type = type;
    return setting;
}

/// Lets something happen between the first look at the rules and the transaction.
class RacingFormat final
    : public PlainFormat
    , public Publishing
{
public:
    const Publishing *publishing() const override { return this; }
    Others looksAtOthers(const Coordinates &) const override { return Others::All; }
    Result<void> admits(const Publication &, const NameInGroup &) const override
    {
        if (meanwhile)
            std::exchange(meanwhile, nullptr)();
        return {};
    }
    mutable std::function<void()> meanwhile;
};

/// A store of the one type "plain", whose files may be replaced by default.
struct RacingStore
{
    RacingStore()
    {
        auto own = std::make_unique<RacingFormat>();
        format = own.get();
        std::vector<std::unique_ptr<Format>> list;
        list.push_back(std::move(own));
        formats = std::make_unique<FormatList>(std::move(list));
        StoreOptions options;
        options.directory = directory.path();
        options.formats = formats.get();
        options.clock = &clock;
        store = taken(Store::open(options));
        web = taken(store->addScope(u"acme/web"_s, Level::Project, Visibility::Private, owner()));
    }
    Result<StoredVersion> publish(const QByteArray &bytes)
    {
        Publication publication;
        publication.project = web;
        publication.coordinates = {u"plain"_s, u"tool"_s, u"1.0.0"_s};
        std::unique_ptr<StagedBlob> blob = taken(store->stage(0));
        (void)blob->write(bytes);
        publication.files.push_back({u"tool.bin"_s, std::move(blob), {}});
        publication.duplicateUnit = DuplicateUnit::File;
        publication.actor = owner();
        return store->publish(std::move(publication));
    }
    Result<void> refuseDuplicates()
    {
        PolicySetting setting = settingFor(web, u"plain"_s);
        setting.duplicatesAllowed = false;
        return store->setPolicy(setting, owner());
    }

    QTemporaryDir directory;
    FakeClock clock;
    std::unique_ptr<FormatList> formats;
    RacingFormat *format = nullptr;
    std::unique_ptr<Store> store;
    Scope web;
};

} // namespace

class tst_store_policies : public QObject
{
    Q_OBJECT

private slots:
    void P8_thePolicyIsThatOfTheTransactionThatPublishes()
    {
        RacingStore f;
        QVERIFY(f.publish("first"));
        QVERIFY(f.publish("second")); // replacing is allowed so far
        f.format->meanwhile = [&] { QVERIFY(f.refuseDuplicates()); };
        const auto late = f.publish("third");
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::Duplicate);

        PolicySetting small = settingFor(f.web, u"plain"_s);
        small.duplicatesAllowed = true;
        QVERIFY(f.store->setPolicy(small, owner()));
        small.maxFileSize = 3;
        f.format->meanwhile = [&] { QVERIFY(f.store->setPolicy(small, owner())); };
        const auto large = f.publish("more than three bytes");
        QVERIFY(!large);
        QCOMPARE(large.error().code, ErrorCode::TooLarge);
    }

    void P8_nothingIsPublishedAfterThePolicyForbadeIt()
    {
        RacingStore f;
        QVERIFY(f.publish("first"));
        std::atomic_int done = 0;
        std::atomic_bool over = false;
        std::vector<std::thread> publishers;
        for (int i = 0; i < 4; ++i) {
            publishers.emplace_back([&, i] {
                for (int round = 0; !over || round < 2; ++round) {
                    if (f.publish(QByteArray::number(i) + '-' + QByteArray::number(round)))
                        ++done;
                }
            });
        }
        while (done < 20) // the change comes into the middle of them
            std::this_thread::yield();
        const bool set = f.refuseDuplicates().has_value();
        over = true;
        for (std::thread &publisher : publishers)
            publisher.join();
        QVERIFY(set);
        // In the order of their transactions, also of those that shared a commit.
        bool forbidden = false;
        QList<ActivityRow> rows = taken(f.store->activity(0, 100'000));
        std::reverse(rows.begin(), rows.end());
        for (const ActivityRow &row : rows) {
            forbidden = forbidden || row.action == u"policy"_s;
            QVERIFY2(!forbidden || row.action != u"publish"_s || !row.outcome.isEmpty(),
                     qPrintable(row.subject));
        }
        QVERIFY(forbidden);
    }

    void settingsCanBeInheritedAgain()
    {
        StoreFixture f;
        PolicySetting above = settingFor(Scope());
        above.forwarding = Forwarding::Off;
        QVERIFY(f.store->setPolicy(above, owner()));
        PolicySetting nearer = settingFor(f.acme);
        nearer.forwarding = Forwarding::Proxy;
        nearer.maxFileSize = 5;
        nearer.duplicatesAllowed = true;
        QVERIFY(f.store->setPolicy(nearer, owner()));
        PolicySetting change = settingFor(f.acme);
        change.maxFileSize = 7; // beside what is inherited again
        QVERIFY(
            f.store->setPolicy(change, owner(), PolicyField::Forwarding | PolicyField::Duplicates));
        for (int round = 0; round < 2; ++round) {
            const Policy policy = f.store->policy(f.web, u"npm"_s).value();
            QCOMPARE(policy.forwarding, Forwarding::Off);
            QCOMPARE(policy.forwardingFrom, u""_s);
            QVERIFY(!policy.duplicatesAllowed);
            QCOMPARE(policy.maxFileSize, 7);
            f.reopen();
        }
        above.forwardingLocked = true;
        QVERIFY(f.store->setPolicy(above, owner()));
        QCOMPARE(
            f.store->setPolicy(settingFor(f.acme), owner(), PolicyField::Forwarding).error().code,
            ErrorCode::Forbidden);
    }

    void aReservedNamespaceCoversItsNames()
    {
        StoreFixture f;
        QVERIFY(f.store->reserve({u"npm"_s, u"@acme/*"_s, u"owned"_s, {}, false}, owner()));
        QVERIFY(f.store->reserve({u"npm"_s, u"acme-*"_s, {}, {}, true}, owner()));
        QCOMPARE(
            f.store->reservation(Scope(), owner(), u"npm"_s, u"@acme/any/thing"_s)->canonicalName,
            u"@acme/*"_s);
        QVERIFY(f.store->reservation(Scope(), owner(), u"npm"_s, u"acme-web"_s)->allowForwarding);
        QVERIFY(!f.store->reservation(Scope(), owner(), u"npm"_s, u"@acmes/web"_s));
        QVERIFY(!f.store->reservation(Scope(), owner(), u"npm"_s, u"acme"_s));
        QVERIFY(!f.store->reservation(Scope(), owner(), u"pypi"_s, u"acme-web"_s));
        QVERIFY(f.publish(f.web, {.name = u"acme-web"_s}));
        QVERIFY(!f.store->reservation(Scope(), owner(), u"npm"_s, u"acme-web"_s)->allowForwarding);
        // Asked about many at once, the answers are the same.
        QVERIFY(f.store->reserve({u"npm"_s, u"@acme/any/*"_s, {}, {}, true}, owner()));
        const ReservationTable table(f.store->reservations().value());
        for (const QString &name :
             {u"@acme/any/thing"_s, u"@acme/x"_s, u"@acme/"_s, u"@acmes/web"_s, u"acme"_s,
              u"acme-web"_s, u"acme-"_s, u"acme-web-x"_s, u""_s}) {
            for (const FormatId &type : {u"npm"_s, u"pypi"_s}) {
                const auto one = f.store->reservation(Scope(), owner(), type, name);
                const auto all = table.find(Scope(), owner(), type, name);
                QCOMPARE(all.has_value(), one.has_value());
                QCOMPARE(all.value_or(Reservation{}).canonicalName,
                         one.value_or(Reservation{}).canonicalName);
                QCOMPARE(all.value_or(Reservation{}).allowForwarding,
                         one.value_or(Reservation{}).allowForwarding);
            }
        }
        for (const QString &wrong : {u"*"_s, u"acme*"_s, u"/*"_s})
            QCOMPARE(f.store->reserve({u"npm"_s, wrong, {}, {}, false}, owner()).error().code,
                     ErrorCode::InvalidName);
    }

    void nearestScopeThatSaysSomethingHolds()
    {
        StoreFixture f;
        Policy policy = f.store->policy(f.web, u"npm"_s).value();
        QCOMPARE(policy.forwarding, Forwarding::Redirect);
        QVERIFY(policy.forwardingFrom.isNull());

        PolicySetting above = settingFor(Scope());
        above.forwarding = Forwarding::Off;
        above.maxFileSize = 100;
        QVERIFY(f.store->setPolicy(above, owner()));
        PolicySetting nearer = settingFor(f.acme);
        nearer.forwarding = Forwarding::ProxyKeep;
        QVERIFY(f.store->setPolicy(nearer, owner()));

        policy = f.store->policy(f.web, u"npm"_s).value();
        QCOMPARE(policy.forwarding, Forwarding::ProxyKeep);
        QCOMPARE(policy.forwardingFrom, u"acme"_s);
        QCOMPARE(policy.maxFileSize, 100);
        policy = f.store->policy(Scope(), u"npm"_s).value();
        QCOMPARE(policy.forwarding, Forwarding::Off);
        QVERIFY(!policy.forwardingFrom.isNull());
        QVERIFY(policy.forwardingFrom.isEmpty());
        f.reopen();
        QCOMPARE(f.store->policy(f.web, u"npm"_s).value().forwarding, Forwarding::ProxyKeep);
        QCOMPARE(f.store->policySettings(f.acme.id).value().size(), 1);
        QCOMPARE(f.store->policy(f.web, u"cobol"_s).error().code, ErrorCode::Unsupported);
    }

    void lockedForwardingHoldsBelow()
    {
        StoreFixture f;
        PolicySetting below = settingFor(f.web);
        below.forwarding = Forwarding::Proxy;
        QVERIFY(f.store->setPolicy(below, owner()));
        PolicySetting above = settingFor(f.acme);
        above.forwarding = Forwarding::Off;
        above.forwardingLocked = true;
        QVERIFY(f.store->setPolicy(above, owner()));

        const Policy policy = f.store->policy(f.web, u"npm"_s).value();
        QCOMPARE(policy.forwarding, Forwarding::Off);
        QVERIFY(policy.forwardingLocked);
        QVERIFY(!f.store->policy(f.acme, u"npm"_s).value().forwardingLocked);
        QCOMPARE(f.store->setPolicy(below, owner()).error().code, ErrorCode::Forbidden);
        PolicySetting other = settingFor(f.web);
        other.duplicatesAllowed = true;
        QVERIFY(f.store->setPolicy(other, owner()));
    }

    void exceptionInvertsTheSwitch_data()
    {
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<QString>("exception");
        QTest::addColumn<bool>("taken");
        QTest::newRow("refused") << false << QString() << false;
        QTest::newRow("by name") << false << u"left-.*"_s << true;
        QTest::newRow("by version") << false << u"1[.].*"_s << true;
        QTest::newRow("anchored") << false << u"left"_s << false;
        QTest::newRow("allowed") << true << QString() << true;
        QTest::newRow("allowed but") << true << u"left-pad"_s << false;
    }
    void exceptionInvertsTheSwitch()
    {
        QFETCH(bool, allowed);
        QFETCH(QString, exception);
        QFETCH(bool, taken);
        StoreFixture f;
        PolicySetting setting = settingFor(f.web);
        setting.duplicatesAllowed = allowed;
        setting.duplicateException = exception;
        QVERIFY(f.store->setPolicy(setting, owner()));
        QVERIFY(f.publish(f.web, {.bytes = "one"}));
        QCOMPARE(f.publish(f.web, {.bytes = "two"}).has_value(), taken);
    }

    void nonsenseIsRefused()
    {
        StoreFixture f;
        PolicySetting setting = settingFor(f.web);
        setting.duplicateException = u"(("_s;
        QCOMPARE(f.store->setPolicy(setting, owner()).error().code, ErrorCode::InvalidArgument);
        setting = settingFor(f.web);
        setting.maxFileSize = -1;
        QCOMPARE(f.store->setPolicy(setting, owner()).error().code, ErrorCode::InvalidArgument);
    }

    void H5_ruleHoldsForTheFirstVersionAndForLaterOnes()
    {
        StoreFixture f;
        const Caller developer = tokenCaller(TokenKind::Personal, Right::Read | Right::Write);
        const Caller maintainer = tokenCaller(TokenKind::Personal,
                                              Right::Read | Right::Write | Right::Delete);
        const Caller deploy = tokenCaller(TokenKind::Deploy,
                                          Right::Read | Right::Write | Right::Delete, f.web);
        QVERIFY(f.publish(f.web, {.actor = developer}));
        const ProtectionRule rule = f.store
                                        ->setProtectionRule({0, f.web.id, u"npm"_s, u"LEFT-*"_s,
                                                             Role::Maintainer, Role::Owner},
                                                            owner())
                                        .value();

        for (const QString &name : {u"left-pad"_s, u"Left-Pad"_s, u"left-new"_s}) {
            for (const Caller &caller : {developer, deploy}) {
                const auto pushed = f.publish(
                    f.web, {.name = name, .version = u"2.0.0"_s, .actor = caller});
                QCOMPARE(pushed.error().code, ErrorCode::Protected);
                QCOMPARE(english(pushed.error().what), u"Package protected."_s);
            }
        }
        QVERIFY(f.publish(f.web, {.name = u"right-pad"_s, .actor = deploy}));
        const auto stored = f.publish(f.web, {.version = u"2.0.0"_s, .actor = maintainer});
        QVERIFY(stored);
        QCOMPARE(f.store->setTag(f.web, u"npm"_s, u"left-pad"_s, u"latest"_s, u"1.0.0"_s, developer)
                     .error()
                     .code,
                 ErrorCode::Protected);
        QCOMPARE(f.store->removeVersion(stored->id, maintainer).error().code, ErrorCode::Protected);
        QVERIFY(f.store->removeVersion(stored->id, owner()));
        QVERIFY(f.store->removeProtectionRule(f.web.id, rule.id, owner()));
        QVERIFY(f.publish(f.web, {.version = u"3.0.0"_s, .actor = deploy}));
    }

    void rulesAreKeptOncePerPattern()
    {
        StoreFixture f;
        ProtectionRule rule = f.store
                                  ->setProtectionRule(
                                      {0, f.web.id, u"npm"_s, u"a*"_s, Role::Owner, {}}, owner())
                                  .value();
        QCOMPARE(
            f.store->setProtectionRule({0, f.web.id, u"npm"_s, u"A*"_s, Role::Owner, {}}, owner())
                .error()
                .code,
            ErrorCode::Conflict);
        rule.namePattern = u"b*"_s;
        rule.deleteNeeds = Role::Admin;
        QVERIFY(f.store->setProtectionRule(rule, owner()));
        const auto rules = f.store->protectionRules(f.web.id).value();
        QCOMPARE(rules.size(), 1);
        QCOMPARE(rules.first().namePattern, u"b*"_s);
        QCOMPARE(rules.first().deleteNeeds, std::optional(Role::Admin));
        QCOMPARE(f.store->removeProtectionRule(f.api.id, rule.id, owner()).error().code,
                 ErrorCode::NotFound);
    }

    void I10_publishReservesTheNameForGood()
    {
        StoreFixture f;
        const qint64 id = f.publish(f.web, {}).value().id;
        const QDateTime since = f.clock.now();
        f.clock.advance(100);
        QVERIFY(f.store->removeVersion(id, owner()));
        QVERIFY(f.store->purge({id}, owner()));
        const auto reservation = f.store->reservation(Scope(), owner(), u"npm"_s, u"left-pad"_s);
        QVERIFY(reservation);
        QCOMPARE(reservation->since, since);
        QVERIFY(!reservation->allowForwarding);
        QVERIFY(f.store->isTombstone(Scope(), owner(), u"npm"_s, u"left-pad"_s, u"1.0.0"_s));
        QVERIFY(!f.store->reservation(Scope(), owner(), u"pypi"_s, u"left-pad"_s));
        QVERIFY(f.store->unreserve(u"acme"_s, u"npm"_s, u"left-pad"_s, owner()));
        QVERIFY(!f.store->reservation(Scope(), owner(), u"npm"_s, u"left-pad"_s));
        QVERIFY(f.store->reserve({u"npm"_s, u"mine"_s, {}, {}, true}, owner()));
        QCOMPARE(f.store->reservations().value().size(), 1);
        QVERIFY(f.store->reservation(Scope(), owner(), u"npm"_s, u"mine"_s)->allowForwarding);
    }
};

QTEST_GUILESS_MAIN(tst_store_policies)
#include "tst_store_policies.moc"

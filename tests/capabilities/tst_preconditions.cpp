// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/proof.h"

#include <QTest>

#include <array>
#include <barrier>
#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

constexpr auto LongAgo = "Sat, 01 Jan 2000 00:00:00 GMT";
constexpr auto Tomorrow = "Fri, 01 Jan 2100 00:00:00 GMT";

/// A registry with one project, and a client of the probe's type that may do everything there.
class Place
{
public:
    explicit Place(const Probe &probe) : m_probe(probe), m_proof(probe, probe.type())
    {
        const NewToken wanted{TokenKind::Personal,
                              u"everything"_s,
                              {},
                              Right::Read | Right::Write | Right::Delete,
                              {}};
        m_secret = m_proof.store().createToken(wanted, HandlerFixture::owner())->secret.toUtf8();
    }

    Proof &proof() { return m_proof; }

    ProofClient client(const QByteArray &field = {}, const QByteArray &value = {})
    {
        ProofClient made(m_proof.gateway(), m_probe.type());
        made.show(Scheme::Header, TokenKind::Personal, m_secret);
        made.demand(field, value);
        return made;
    }
    int publish(const Item &item, const QByteArray &field = {}, const QByteArray &value = {})
    {
        ProofClient sender = client(field, value);
        return m_probe.publish(sender, m_proof.project(), item).status;
    }
    Reply pull(const Item &item)
    {
        ProofClient reader = client();
        Reply reply = m_probe.pull(reader, m_proof.project(), item);
        if (ProofClient::good(reply))
            return reply;
        return m_probe.pull(reader, m_proof.at(Level::Group), item);
    }
    /// Everything that counts what is stored.
    std::array<qint64, 4> stored()
    {
        const Store::Totals totals = m_proof.store().totals().value();
        return {totals.versions, totals.files, totals.bytes, totals.storedBytes};
    }

private:
    const Probe &m_probe;
    Proof m_proof;
    QByteArray m_secret;
};

bool good(int status)
{
    return status >= 200 && status < 300;
}

} // namespace

// If-Match, If-None-Match and If-Unmodified-Since of publishes (RFC 9110, 13), type by type.
class tst_Preconditions : public QObject
{
    Q_OBJECT

    const std::vector<ProbePtr> m_probes = allProbes();

    void eachType()
    {
        QTest::addColumn<int>("probe");
        for (size_t i = 0; i < m_probes.size(); ++i)
            QTest::addRow("%s", qPrintable(m_probes[i]->type())) << int(i);
    }

    /// What a publish over another one is answered without conditions. Where that is a refusal, the
    /// refusal stands (RFC 9110, 13.2.1).
    static int plainAnswer(const Probe &type)
    {
        Place place(type);
        place.proof().setDuplicates(true);
        const int first = place.publish({1, 0});
        return good(first) ? place.publish({1, 1}) : -1;
    }

private slots:
    void W4_whatIsThereStaysWhereAConditionFails_data() { eachType(); }
    void W4_whatIsThereStaysWhereAConditionFails()
    {
        QFETCH(int, probe);
        const Probe &type = *m_probes[size_t(probe)];
        Place place(type);
        place.proof().setDuplicates(true);
        const Item first{1, 0};
        const Item other{1, 1};
        QCOMPARE(place.publish(first, "If-Match", "*"), 412);
        QCOMPARE(place.publish(first, "If-Match", "\"anything\""), 412);
        QVERIFY(bodyOf(place.pull(first)) != type.bytes(first));
        QVERIFY(good(place.publish(first, "If-None-Match", "*")));
        QCOMPARE(bodyOf(place.pull(first)), type.bytes(first));

        const auto before = place.stored();
        const int plain = plainAnswer(type);
        for (const auto &[field, value] :
             {std::pair("If-None-Match", "*"), std::pair("If-Match", "\"anything\""),
              std::pair("If-Match", "W/\"anything\", \"b\""),
              std::pair("If-Unmodified-Since", LongAgo)}) {
            const int answer = place.publish(other, field, value);
            QVERIFY2(answer == 412 || (!good(plain) && answer == plain), field);
        }
        QCOMPARE(bodyOf(place.pull(first)), type.bytes(first));
        QCOMPARE(place.stored(), before);
        QCOMPARE(place.proof().store().totals()->files, before[1]);
    }

    void W4_aConditionThatHoldsChangesNothing_data() { eachType(); }
    void W4_aConditionThatHoldsChangesNothing()
    {
        QFETCH(int, probe);
        const Probe &type = *m_probes[size_t(probe)];
        const Item first{1, 0};
        const Item other{1, 1};
        const auto answers = [&](const QByteArray &field, const QByteArray &value) {
            Place place(type);
            place.proof().setDuplicates(true);
            return good(place.publish(first)) ? place.publish(other, field, value) : -1;
        };
        const int plain = plainAnswer(type);
        QVERIFY(plain > 0 && plain != 412);
        QCOMPARE(answers("If-Unmodified-Since", Tomorrow), plain);
        QCOMPARE(answers("If-Unmodified-Since", "no date"), plain);
        QCOMPARE(answers("If-None-Match", "\"anything\""), plain);
        QCOMPARE(answers("If-Match", "*"), plain);
    }

    void W4_aFileIsReplacedWhenItsTagIsTheRightOne()
    {
        const auto generic = std::find_if(m_probes.begin(), m_probes.end(), [](const auto &probe) {
            return probe->type() == u"generic";
        });
        Place place(**generic);
        QVERIFY(good(place.publish({1, 0})));
        const Reply first = place.pull({1, 0});
        const QByteArray tag = std::get<FileBody>(first.body).etag;
        QVERIFY(good(place.publish({1, 1}, "If-Match", "\"x\", " + tag)));
        QCOMPARE(bodyOf(place.pull({1, 1})), (*generic)->bytes({1, 1}));
        QCOMPARE(place.publish({1, 2}, "If-Match", tag), 412); // it is another file by now
        QCOMPARE(bodyOf(place.pull({1, 1})), (*generic)->bytes({1, 1}));
        QCOMPARE(place.publish({1, 1}, "If-None-Match",
                               std::get<FileBody>(place.pull({1, 1}).body).etag),
                 412);
    }

    void W4_ofTwoThatWantToBeTheFirstOneIs_data() { eachType(); }
    void W4_ofTwoThatWantToBeTheFirstOneIs()
    {
        QFETCH(int, probe);
        const Probe &type = *m_probes[size_t(probe)];
        const int plain = plainAnswer(type);
        for (int round = 0; round < 6; ++round) {
            Place place(type);
            place.proof().setDuplicates(true);
            std::array<int, 2> answers{};
            std::barrier together(2);
            const auto run = [&](int build) {
                together.arrive_and_wait();
                answers[size_t(build)] = place.publish({1, build}, "If-None-Match", "*");
            };
            std::thread rival(run, 1);
            run(0);
            rival.join();
            const int winner = good(answers[0]) ? 0 : 1;
            const int loser = answers[size_t(1 - winner)];
            QVERIFY2(good(answers[size_t(winner)])
                         && (loser == 412 || (!good(plain) && loser == plain)),
                     qPrintable(u"%1 and %2"_s.arg(answers[0]).arg(answers[1])));
            QCOMPARE(bodyOf(place.pull({1, winner})), type.bytes({1, winner}));
        }
    }

    void W4_aRefusedRequestIsToldWhy()
    {
        Place place(*m_probes.front());
        QVERIFY(good(place.publish({1, 0})));
        ProofClient client = place.client("If-None-Match", "*");
        const Reply reply = m_probes.front()->publish(client, place.proof().project(), {1, 1});
        QCOMPARE(reply.status, 412);
        QVERIFY(reasonOf(reply).endsWith(u'.') && reasonOf(reply).contains(u"If-None-Match"_s));
        QVERIFY(reply.reason.startsWith("Precondition Failed"));
    }

    // A right comes before a condition, which would tell what is there.
    void W4_whoMayNotWriteLearnsNothing()
    {
        Place place(*m_probes.front());
        QVERIFY(good(place.publish({1, 0})));
        ProofClient stranger(place.proof().gateway(), u"stranger"_s);
        for (const char *value : {"*", "\"x\""}) {
            stranger.demand("If-None-Match", value);
            QCOMPARE(m_probes.front()->publish(stranger, place.proof().project(), {1, 0}).status,
                     401);
        }
    }

    void W4_otherChangesHaveConditionsToo()
    {
        Place place(*m_probes.front());
        QVERIFY(good(place.publish({1, 0})));
        ProofClient client = place.client();
        const QByteArray packages = "/api/v4/projects/"
                                    + QByteArray::number(place.proof().project().id) + "/packages";
        const QByteArray one = packages + '/'
                               + QByteArray::number(
                                   arrayOf(client.get(packages))[0][u"id"_s].toInteger());
        for (const auto &[field, value] :
             {std::pair("If-None-Match", "*"), std::pair("If-Match", "\"x\"")}) {
            ProofClient deleting = place.client(field, value);
            QCOMPARE(deleting.send("DELETE", one).status, 412);
            QCOMPARE(client.get(one).status, 200);
        }
        ProofClient deleting = place.client("If-Match", "*");
        QVERIFY(good(deleting.send("DELETE", one).status));
        QCOMPARE(client.get(one).status, 404);
        QCOMPARE(deleting.send("DELETE", one).status, 412);
    }
};

QTEST_GUILESS_MAIN(tst_Preconditions)
#include "tst_preconditions.moc"

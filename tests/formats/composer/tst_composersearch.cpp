// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/composerdoor.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::composer;
using namespace packhouse::test;

using QueryParams = QList<std::pair<QString, QString>>;
Q_DECLARE_METATYPE(QueryParams)

class TestComposerSearch
    : public QObject
    , protected ComposerDoor
{
    Q_OBJECT

    QJsonObject object(Handler handler, const Scope &scope, const QueryParams &asked,
                       const Caller &caller = HandlerFixture::owner())
    {
        Request request;
        request.scope = scope;
        request.query = asked;
        request.caller = caller;
        request.headers.add("User-Agent", "Composer/2.5.5");
        return QJsonDocument::fromJson(bytesOf(m_fixture->run(handler, std::move(request))))
            .object();
    }
    void publishThree()
    {
        QCOMPARE(sendZip(u"acme/lib"_s, "1.0.0").status, 201);
        QCOMPARE(sendZip(u"acme/lib-two"_s, "1.0.0").status, 201);
        const QByteArray books = makeZip(
            {{"composer.json", R"({"name": "acme/books", "description": "The ledger",)"
                               R"( "type": "project", "keywords": ["Money"]})"}});
        QCOMPARE(send({{"package", books, "p.zip"}, {"version", "1.0.0"}}).status, 201);
    }

private slots:
    void init() { open(); }
    void cleanup() { m_fixture.reset(); }

    void K5_1_searchFindsNamesDescriptionsAndKeywords_data()
    {
        QTest::addColumn<QueryParams>("asked");
        QTest::addColumn<QStringList>("found");
        const auto row = [](const char *name, const QString &q, const QStringList &found,
                            const QueryParams &more = {}) {
            QTest::newRow(name) << (QueryParams{{u"q"_s, q}} + more) << found;
        };
        row("part of a name", u"LIB"_s, {u"acme/lib"_s, u"acme/lib-two"_s});
        row("two words", u"two lib"_s, {u"acme/lib-two"_s});
        row("description", u"ledger"_s, {u"acme/books"_s});
        row("keyword", u"money"_s, {u"acme/books"_s});
        row("nothing like it", u"zebra"_s, {});
        row("nothing asked", {}, {u"acme/books"_s, u"acme/lib"_s, u"acme/lib-two"_s});
        row("type", {}, {u"acme/books"_s}, {{u"type"_s, u"project"_s}});
        row("second page", {}, {u"acme/lib"_s}, {{u"per_page"_s, u"1"_s}, {u"page"_s, u"2"_s}});
        row("past the last page", {}, {}, {{u"page"_s, u"9"_s}});
    }
    void K5_1_searchFindsNamesDescriptionsAndKeywords()
    {
        QFETCH(QueryParams, asked);
        QFETCH(QStringList, found);
        publishThree();
        QStringList names;
        for (const QJsonValue &one : object(search, m_project, asked)["results"_L1].toArray())
            names << one["name"_L1].toString();
        QCOMPARE(names, found);
    }

    void K5_1_searchTellsWhatItIs()
    {
        publishThree();
        const QJsonObject answer = object(search, m_project, {{u"q"_s, u"ledger"_s}});
        QCOMPARE(answer["total"_L1].toInt(), 1);
        const QJsonValue books = answer["results"_L1].toArray().first();
        QCOMPARE(books["description"_L1].toString(), u"The ledger"_s);
        QCOMPARE(books["type"_L1].toString(), u"project"_s);
        QVERIFY(books["abandoned"_L1].isUndefined());
        const auto stored = m_fixture->store().versions(m_project, u"composer"_s, u"acme/books"_s);
        VersionChange change;
        change.status = Status::Deprecated;
        const qint64 id = stored->first().id;
        QVERIFY(m_fixture->store().change(id, change, HandlerFixture::owner()));
        const QJsonObject again = object(search, m_project, {{u"q"_s, u"ledger"_s}});
        QCOMPARE(again["results"_L1].toArray().first()["abandoned"_L1], QJsonValue(true));
        // Nobody finds what he may not read.
        QCOMPARE(object(search, m_fixture->scope(u"acme"_s), {}, Caller())["total"_L1], 0);
    }

    void K5_2_listsAreNarrowed()
    {
        publishThree();
        const auto listedBy = [&](const QueryParams &asked) {
            QStringList names;
            for (const QJsonValue &one :
                 object(nameList, m_project, asked)["packageNames"_L1].toArray())
                names << one.toString();
            return names.join(u' ');
        };
        QCOMPARE(listedBy({}), u"acme/books acme/lib acme/lib-two"_s);
        QCOMPARE(listedBy({{u"vendor"_s, u"acme"_s}}), u"acme/books acme/lib acme/lib-two"_s);
        QCOMPARE(listedBy({{u"vendor"_s, u"other"_s}}), QString());
        QCOMPARE(listedBy({{u"filter"_s, u"acme/lib*"_s}}), u"acme/lib acme/lib-two"_s);
        QCOMPARE(listedBy({{u"filter"_s, u"*-two"_s}}), u"acme/lib-two"_s);
        QCOMPARE(listedBy({{u"filter"_s, u"acme/(lib"_s}}), QString()); // no regular expression
    }

    void K5_3_theRootTellsWhatIsHere()
    {
        const auto told = [&](const QString &key) {
            QStringList names;
            for (const QJsonValue &one : object(rootDocument, m_project, {})[key].toArray())
                names << one.toString();
            return names;
        };
        QCOMPARE(told(u"available-packages"_s), QStringList());
        publishThree();
        QCOMPARE(told(u"available-packages"_s),
                 (QStringList{u"acme/books"_s, u"acme/lib"_s, u"acme/lib-two"_s}));
        QCOMPARE(told(u"available-package-patterns"_s), QStringList());
        const int rendered = m_fixture->documents.rendered;
        QCOMPARE(told(u"list"_s), QStringList());
        QCOMPARE(m_fixture->documents.rendered, rendered); // kept until a name comes or goes
        // Of too many it tells the vendors.
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(sendZip(u"zoo/n%1"_s.arg(i), "1.0.0").status, 201);
        QCOMPARE(told(u"available-packages"_s), QStringList());
        QCOMPARE(told(u"available-package-patterns"_s), (QStringList{u"acme/*"_s, u"zoo/*"_s}));
    }
};

QTEST_GUILESS_MAIN(TestComposerSearch)
#include "tst_composersearch.moc"

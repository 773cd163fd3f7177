// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/changes.h"
#include "registry/auth/authenticator.h"
#include "support/passformat.h"
#include "support/testregistry.h"

#include <QDirIterator>
#include <QMessageAuthenticationCode>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace std::chrono_literals;

namespace {

const QByteArray Reading = "/api/v4/projects/acme%2Fweb/packages/plain/hidden/x";

/// Everything that is kept, as whoever got at it could read it.
class Loot
{
public:
    explicit Loot(const QString &directory)
    {
        QDirIterator files(directory, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && !file.fileName().contains(u"packhouse.db"))
                takeWords(file.readAll());
        }
        takeRows(directory + u"/packhouse.db"_s);
    }
    const QSet<QByteArray> &values() const { return m_values; }
    int rows() const { return m_rows; }

private:
    void take(const QByteArray &value)
    {
        if (value.size() < 8 || value.size() > 4096)
            return;
        m_values.insert(value);
        m_values.insert(value.toHex());
        m_values.insert(value.toBase64());
        m_values.insert(
            value.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
        if (const QByteArray raw = QByteArray::fromHex(value); raw.size() * 2 == value.size())
            m_values.insert(raw);
    }
    void takeWords(const QByteArray &text)
    {
        QByteArray word;
        for (const char c : text + ' ') {
            if (QByteArrayView(" \n\t\",:{}[]'").contains(c)) {
                take(word);
                word.clear();
            } else {
                word += c;
            }
        }
    }
    void takeRows(const QString &file)
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"loot"_s);
        db.setDatabaseName(file);
        if (!db.open())
            return;
        for (const QString &table : db.tables()) {
            QSqlQuery rows(u"SELECT * FROM \"%1\""_s.arg(table), db);
            while (rows.next()) {
                ++m_rows;
                for (int column = 0; column < rows.record().count(); ++column) {
                    take(rows.value(column).toByteArray());
                    takeWords(rows.value(column).toByteArray());
                }
            }
        }
        db.close();
        db = {};
        QSqlDatabase::removeDatabase(u"loot"_s);
    }

    QSet<QByteArray> m_values;
    int m_rows = 0;
};

} // namespace

/// Whoever has a copy of the data directory's database, journal and blobs tries all that is in it.
class TestStolenCopy : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestRegistry> m;
    QTemporaryDir m_copies;

    /// The way of every client to show a secret.
    QList<int> statusesWith(const QByteArray &secret)
    {
        const QByteArray basic = "Basic " + ("any:" + secret).toBase64();
        const QByteArray job = "Basic " + ("gitlab-ci-token:" + secret).toBase64();
        QList<int> all;
        for (const auto &[name, value] : std::initializer_list<std::pair<const char *, QByteArray>>{
                 {"PRIVATE-TOKEN", secret},
                 {"JOB-TOKEN", secret},
                 {"Deploy-Token", secret},
                 {"X-Plain-Key", secret},
                 {"Authorization", "Bearer " + secret},
                 {"Authorization", secret},
                 {"Authorization", basic},
                 {"Authorization", job},
                 {"Authorization", "Packhouse-Owner " + secret}})
            all << m->get(Reading, {{name, value}}).status;
        // Nothing but text can be sent that way.
        const bool text = std::all_of(secret.begin(), secret.end(),
                                      [](char c) { return c > ' ' && c < 0x7f; });
        const QByteArray encoded = text ? secret.toPercentEncoding() : "none"_ba;
        for (const QByteArray &name : {"private_token"_ba, "job_token"_ba, "access_token"_ba})
            all << m->get(Reading + '?' + name + '=' + encoded).status;
        return all;
    }

    static QByteArray forged(qint64 token, qint64 expires, const QByteArray &key)
    {
        const QByteArray claims = "phpass-" + QByteArray::number(token) + '-'
                                  + QByteArray::number(expires);
        return claims + '-'
               + QMessageAuthenticationCode::hash(claims, key, QCryptographicHash::Sha256).toHex();
    }

    QString copied()
    {
        const QString to = m_copies.filePath(u"copy"_s);
        const QString from = m->store->directory();
        QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            const QString target = to + file.mid(from.size());
            QDir().mkpath(QFileInfo(target).path());
            QFile::copy(file, target);
        }
        return to;
    }

private slots:
    void init()
    {
        m = std::make_unique<TestRegistry>(PassFormat::alone());
        m->add(u"acme/web"_s, Level::Project, Visibility::Private);
        const Rights all = Right::Read | Right::Write | Right::Delete | Right::Admin;
        m->token(u"admin"_s, TokenKind::Personal, {}, all);
        m->token(u"ci"_s, TokenKind::Job, u"acme/web"_s, Right::Read);
        m->token(u"deploy"_s, TokenKind::Deploy, u"acme/web"_s, Right::Read);
        m->token(u"project"_s, TokenKind::Project, u"acme/web"_s, Right::Read);
    }
    void cleanup() { m.reset(); }

    void S1_aCopyOfTheDatabaseOpensNothing()
    {
        // The tokens and a pass have been used, as in life.
        const QByteArray bearer = "Bearer " + m->secrets[u"admin"_s];
        const Reply pass = m->get("/api/v4/projects/acme%2Fweb/packages/plain/pass",
                                  {{"Authorization", bearer}});
        QCOMPARE(pass.status, 200);
        QCOMPARE(m->get(Reading, {{"Authorization", "Bearer " + bodyOf(pass)}}).status, 200);
        m->store->flush();

        const Loot loot(copied());
        QVERIFY(loot.rows() >= 4);
        QVERIFY(loot.values().size() > 20);
        for (const QByteArray &secret : std::as_const(m->secrets))
            QVERIFY(!loot.values().contains(secret));
        QVERIFY(!loot.values().contains(bodyOf(pass)));
        for (const QByteArray &value : loot.values()) {
            for (const int status : statusesWith(value))
                QVERIFY2(status == 401, value.toPercentEncoding().constData());
        }
        QVERIFY(statusesWith(m->secrets[u"admin"_s]).contains(200)); // what would have opened it
    }

    void S1_whatIsStoredSignsNothing()
    {
        m->store->flush();
        const Loot loot(copied());
        const qint64 now = m->clock.now().toMSecsSinceEpoch();
        for (const Token &token : std::as_const(m->tokens)) {
            for (const QByteArray &key : loot.values()) {
                for (const qint64 lifetime : {qint64(60'000), qint64(10) * 365 * 86'400'000}) {
                    const QByteArray pass = forged(token.id, now + lifetime, key);
                    QCOMPARE(m->get(Reading, {{"Authorization", "Bearer " + pass}}).status, 401);
                }
            }
        }
    }

    void S1_aPassEndsWithTheProcessAndWithinADay()
    {
        const QByteArray bearer = "Bearer " + m->secrets[u"admin"_s];
        const QByteArray pass = "Bearer "
                                + bodyOf(m->get("/api/v4/projects/acme%2Fweb/packages/plain/pass",
                                                {{"Authorization", bearer}}));
        QCOMPARE(m->get(Reading, {{"Authorization", pass}}).status, 200);
        // The next start, over the same data.
        Gateway next(*m->store, &changesOf, m->formats, m->forwarder, m->clock,
                     withApi({}, *m->store));
        QCOMPARE(call(next, "GET", Reading, {{"Authorization", pass}}).status, 401);
        QCOMPARE(call(next, "GET", Reading, {{"Authorization", bearer}}).status, 200);
        // Whatever lifetime a format asks for.
        Authenticator authenticator(*m->store, m->clock, {}, nullptr);
        Caller caller;
        caller.token = m->tokens[u"admin"_s];
        const QByteArray longest = authenticator.pass(caller, 24h * 365).value();
        QVERIFY(authenticator.identify({{Carrier::Bearer, {}, longest}}));
        m->clock.advance(8h);
        QVERIFY(!authenticator.identify({{Carrier::Bearer, {}, longest}}));
    }
};

QTEST_GUILESS_MAIN(TestStolenCopy)
#include "tst_stolencopy.moc"

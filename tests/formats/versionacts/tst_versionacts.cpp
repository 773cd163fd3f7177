// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"
#include "formats/formatlist.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What each type's clients can be told of a version: every type says of every act what its clients
/// make of it or why there is none, and the former was seen with a client.
class TestVersionActs : public QObject
{
    Q_OBJECT

private slots:
    void everyTypeHasOrRefusesEveryAct();
    void whatATypeHasWasSeenWithAClient();
    void everyTypeTakesItsActsBack();
    void textsAndTagsAreChecked();

private:
    static constexpr std::array Asked{ActKind::Deprecate, ActKind::Yank, ActKind::Unlist,
                                      ActKind::Hide,      ActKind::Tag,  ActKind::Note};

    FormatList m_formats;
};

void TestVersionActs::everyTypeHasOrRefusesEveryAct()
{
    for (const auto &format : m_formats) {
        QVERIFY2(format->changing(), qPrintable(format->id()));
        QVERIFY(format->changing()->acts().size() >= 5);
        bool any = false;
        for (const ActKind kind : Asked) {
            const ActRule rule = ruleOf(format->changing(), kind);
            QVERIFY2(rule.effect.isEmpty() != rule.whyNot.isEmpty(),
                     qPrintable(format->id() + u' ' + wordOf(ActWords, kind)));
            QVERIFY(english(rule.effect.isEmpty() ? rule.whyNot : rule.effect).endsWith(u'.'));
            any = any || (!rule.effect.isEmpty() && kind != ActKind::Note);
            QCOMPARE(checkAct(format->changing(), {kind, u"text"_s, u"tag"_s}).has_value(),
                     !rule.effect.isEmpty());
        }
        QVERIFY2(any, qPrintable(format->id()));
    }
}

void TestVersionActs::whatATypeHasWasSeenWithAClient()
{
    QFile file(QStringLiteral(SEEN));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QSet<QString> rows; // type and act
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).chopped(1);
        if (line.startsWith(u'#'))
            continue;
        const QStringList parts = line.split(u'\t');
        QCOMPARE(parts.size(), 4);
        const Format *format = m_formats.find(parts[0]);
        QVERIFY2(format, qPrintable(line));
        const auto kind = std::ranges::find_if(
            Asked, [&](ActKind known) { return wordOf(ActWords, known) == parts[1]; });
        QVERIFY2(kind != Asked.end(), qPrintable(line));
        rows.insert(parts[0] + u' ' + parts[1]);
        const ActRule rule = ruleOf(format->changing(), *kind);
        if (*kind == ActKind::Note)
            QCOMPARE(parts[3], english(rule.effect));
        else if (parts[2] == u"-")
            QCOMPARE(parts[3], english(rule.whyNot));
        else
            QVERIFY2(!rule.effect.isEmpty(), qPrintable(line));
    }
    QCOMPARE(rows.size(), qsizetype(std::distance(m_formats.begin(), m_formats.end())
                                    * qsizetype(Asked.size())));
}

void TestVersionActs::everyTypeTakesItsActsBack()
{
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
    for (const auto &format : m_formats) {
        StoredVersion version;
        version.coordinates = {format->id(), u"name"_s, u"1.0.0"_s};
        version.note = u"kept"_s;
        for (const ActKind kind : Asked) {
            const ActRule rule = ruleOf(format->changing(), kind);
            if (rule.status == Status::Default)
                continue;
            const auto after = stateAfter(format->changing(), {kind, u"why"_s, {}}, version, now);
            QVERIFY2(after, qPrintable(format->id()));
            QCOMPARE(after->status, rule.status);
            QCOMPARE(after->message, u"why"_s);
            QCOMPARE(after->note, u"kept"_s);
            StoredVersion told = version;
            told.status = after->status;
            told.statusMessage = after->message;
            const auto back = stateAfter(format->changing(), {ActKind::Offer, {}, {}}, told, now);
            QVERIFY2(back, qPrintable(format->id()));
            QCOMPARE(*back, VersionState::of(version));
        }
        version.status = Status::Processing;
        const auto early = stateAfter(format->changing(), {ActKind::Offer, {}, {}}, version, now);
        QVERIFY(!early && early.error().code == ErrorCode::Conflict);
    }
}

void TestVersionActs::textsAndTagsAreChecked()
{
    const Changing *changing = m_formats.find(u"npm"_s)->changing();
    const auto refuses = [changing](const VersionAct &act) {
        const auto may = checkAct(changing, act);
        return !may && may.error().code == ErrorCode::InvalidArgument;
    };
    QVERIFY(refuses({ActKind::Deprecate, {}, {}}));
    QVERIFY(refuses({ActKind::Deprecate, u"two\nlines"_s, {}}));
    QVERIFY(refuses({ActKind::Deprecate, u"\u001b[31mred"_s, {}}));
    QVERIFY(refuses({ActKind::Deprecate, QString(1001, u'x'), {}}));
    QVERIFY(refuses({ActKind::Tag, {}, {}}));
    QVERIFY(refuses({ActKind::Tag, {}, QString(201, u'x')}));
    QVERIFY(checkAct(changing, {ActKind::Deprecate, u"veraltet: nimm \u00fcber 2.0"_s, {}}));
    QVERIFY(checkAct(nullptr, {ActKind::Note, u"x"_s, {}}));
    QVERIFY(!checkAct(nullptr, {ActKind::Offer, {}, {}}));
}

QTEST_GUILESS_MAIN(TestVersionActs)
#include "tst_versionacts.moc"

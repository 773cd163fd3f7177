// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/inspection.h"
#include "formats/composer/manifest.h"
#include "formats/composer/names.h"
#include "formats/composer/versions.h"
#include "support/archivebuilder.h"
#include "support/boundtable.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::composer;
using namespace packhouse::test;

namespace {

constexpr qsizetype LongestManifest = 1 << 20; ///< bytes

Refusal manifest(const QByteArray &json)
{
    return refusal(Manifest::parse(json));
}

Refusal version(const QByteArray &text)
{
    const QString version = QString::fromLatin1(text);
    const auto parsed = Version::parse(version);
    if (parsed && *parsed < *parsed)
        return Error{ErrorCode::Internal, Text::of("It is less than itself."), {}, false};
    (void)versionOfTag(version);
    (void)versionOfBranch(version);
    return {};
}

Refusal name(const QByteArray &text)
{
    const QString name = QString::fromLatin1(text);
    (void)archiveName({u"composer"_s, name, u"1.0"_s}, {});
    return refusal(checkName(name));
}

Refusal archive(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return refusal(readPackage(buffer));
}

const Member json{"a/composer.json", R"({"name":"acme/lib","version":"1.0"})"};

/// Links, and files deep in folders that are none of them.
QByteArray linked(qsizetype n)
{
    const QByteArray deep = QByteArray("a/") + QByteArray("folder/").repeated(40);
    QList<Member> members{json};
    for (qsizetype i = 0; i < n; ++i) {
        members.append({"a/l" + QByteArray::number(i), "composer.json", '2'});
        members.append({deep + QByteArray::number(i), "x"});
    }
    return makeZip(members);
}

const BoundTable table{
    {"manifest: members", repeated("{\"a\":1", ",\"k%1\":1", "}"), manifest},
    {"manifest: one member in many", repeated("{\"a\":[1", ",{\"a\":1}", "]}"), manifest},
    BoundTable::refused(
        {"manifest: one member", repeated("{\"a\":1", ",\"a\":1", "}"), manifest, LongestManifest},
        "the key \"a\" twice"),
    {"manifest: requirements", repeated("{\"require\":{\"a/b\":\"1\"", ",\"a/b%1\":\"^1.0\"", "}}"),
     manifest},
    {"manifest: a requirement", repeated("{\"require\":{\"a/b\":\"1", " || 1", "\"}}"), manifest},
    {"manifest: spaces in a requirement", repeated("{\"require\":{\"a/b\":\"1", " ", "x\"}}"),
     manifest},
    {"manifest: licences", repeated("{\"license\":[\"MIT\"", ",\"x%1\"", "]}"), manifest},
    BoundTable::bounded(
        {"manifest: nesting", nested("{\"a\":", "[", "1", "]", "}"), manifest, LongestManifest},
        "Invalid JSON"),
    {"version: digits behind a word", repeated("1.0-beta", "1", "x"), version},
    {"version: numbers behind a word", repeated("1.0-beta", ".1", "x"), version},
    {"version: 200 digits behind a word",
     [](qsizetype n) { return repeated("1.0-beta", "1", "x")(std::min<qsizetype>(n, 240)); },
     version, 200},
    {"version: date", repeated("2024", "01", "x"), version},
    {"version: separators", repeated("1", ".", "x"), version},
    {"version: a branch", repeated("dev-", "a.", "-dev"), version},
    {"version: x", repeated("1", ".x", "-dev"), version},
    BoundTable::bounded({"name: words", repeated("a/a", "-a", ""), name},
                        "is no Composer package name"),
    BoundTable::bounded({"name: letters", repeated("a/a", "a", ""), name},
                        "is no Composer package name"),
    {"archive: links", linked, archive},
};

} // namespace

class TestComposerBounds : public QObject
{
    Q_OBJECT

private slots:
    void P3_twiceTheInputCostsTwiceTheTime_data() { table.rows(); }
    void P3_twiceTheInputCostsTwiceTheTime() { QCOMPARE(table.fault(), QString()); }

    void P3_aVersionOfManyDigitsIsReadAtOnce()
    {
        const double start = scaling::threadSeconds();
        for (int digits = 1; digits < 245; ++digits)
            (void)Version::parse(u"1.0-beta"_s + QString(digits, u'1') + u'x');
        QVERIFY(scaling::threadSeconds() - start < 1);
    }
};

QTEST_APPLESS_MAIN(TestComposerBounds)
#include "tst_composerbounds.moc"

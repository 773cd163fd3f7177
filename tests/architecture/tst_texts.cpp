// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// What stands between the bracket at \a open and its partner, without literals.
QString between(const QString &source, qsizetype open)
{
    QString inside;
    int depth = 0;
    for (qsizetype at = open; at < source.size(); ++at) {
        const QChar letter = source[at];
        if (letter == u'"') {
            for (++at; at < source.size() && source[at] != u'"'; ++at)
                at += source[at] == u'\\' ? 1 : 0;
            inside += u"\"\""_s;
            continue;
        }
        depth += letter == u'(' ? 1 : letter == u')' ? -1 : 0;
        if (depth == 0)
            break;
        inside += letter;
    }
    return inside;
}

/// Why the arguments of a text would be in one language for ever; empty: they would not.
QString faultOf(const QString &arguments)
{
    static const QRegularExpression sentence(u"\\b(english|readable|tr|translate)\\("_s);
    static const QRegularExpression own(
        u"(?<!Foreign\\{)(?:\\b\\w+(?:\\.|->))(errorString\\(\\))(?!\\.isEmpty)"_s);
    static const QRegularExpression shaped(u"\\b(formattedDataSize|sizeText|countText|momentText|"
                                           "toString\\(Qt::ISODate)"_s);
    static const QRegularExpression words(u"[,:?]\\s*(u\"\"_s)\\s*(?:[,)]|$)"_s);
    for (const auto &[rule, why] :
         {std::pair(&sentence, u"a finished sentence is an argument: give the Text"_s),
          std::pair(&own, u"the system's sentence is no name: Foreign{…}"_s),
          std::pair(&shaped, u"a number or a time is shaped already: give the value"_s),
          std::pair(&words, u"a word of ours is an argument: Text::of"_s)}) {
        if (const auto found = rule->match(arguments); found.hasMatch())
            return why + u" ("_s + found.captured(1) + u')';
    }
    return {};
}

/// Each with the line that it begins on.
QStringList faultsIn(const QString &source)
{
    static const QRegularExpression call(u"\\bText::(?:of|counted)(?=\\()"_s);
    QStringList faults;
    for (auto match = call.globalMatch(source); match.hasNext();) {
        const qsizetype open = match.next().capturedEnd();
        if (const QString fault = faultOf(between(source, open)); !fault.isEmpty())
            faults << u"%1: %2"_s.arg(source.first(open).count(u'\n') + 1).arg(fault);
    }
    return faults;
}

} // namespace

/// What people read stays data until somebody knows who reads it.
class tst_texts : public QObject
{
    Q_OBJECT

private slots:
    void L1_noArgumentIsAFinishedSentence()
    {
        int seen = 0;
        for (const QString &part : {u"models"_s, u"ui"_s, u"app"_s}) {
            QDirIterator files(QStringLiteral(PACKHOUSE_SOURCE_DIR) + u'/' + part,
                               {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QString source = QString::fromUtf8(file.readAll());
                seen += int(source.count(u"Text::of("_s));
                const QStringList faults = faultsIn(source);
                QVERIFY2(faults.isEmpty(), qPrintable(file.fileName() + u':' + faults.join(u'\n')));
            }
        }
        QVERIFY(seen > 1'000);
    }

    void L1_plantedFaultsAreFound_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("faults");
        QTest::newRow("names") << u"Text::of(\"%1 is gone.\", name.left(3))"_s << 0;
        QTest::newRow("a text") << u"Text::of(\"%1: %2\", name, error.what)"_s << 0;
        QTest::newRow("a text of its own") << u"Text::of(\"%1\", Text::of(\"no, (yes\"))"_s << 0;
        QTest::newRow("somebody's") << u"Text::of(\"%1\", Foreign{file.errorString()})"_s << 0;
        QTest::newRow("a sentence") << u"Text::of(\"%1\", english(error.what))"_s << 1;
        QTest::newRow("translated") << u"x;\nText::of(\"%1\",\n tr(\"word\"))"_s << 1;
        QTest::newRow("the system's") << u"Text::of(\"%1\", file.errorString())"_s << 1;
        QTest::newRow("a size") << u"Text::of(\"%1\", locale.formattedDataSize(3))"_s << 1;
        QTest::newRow("a word") << u"Text::of(\"%1\", u\"the thing\"_s)"_s << 1;
    }

    void L1_plantedFaultsAreFound()
    {
        QFETCH(QString, source);
        QFETCH(int, faults);
        QCOMPARE(faultsIn(source).size(), faults);
    }
};

QTEST_APPLESS_MAIN(tst_texts)
#include "tst_texts.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

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

struct Sentence
{
    qsizetype line = 0;
    QString call; ///< of the function that it is given to
    QString text;
};

/// Literals of several words.
QList<Sentence> sentencesIn(const QString &source)
{
    static const QRegularExpression token(
        u"//[^\\n]*|/\\*.*?\\*/|'(?:[^'\\\\]|\\\\.)'|\"((?:[^\"\\\\]|\\\\.)*)\"|(\\w*)\\(|\\)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression words(u"[A-Za-z]{2,}[,.:;…]? [A-Za-z]{2,}"_s);
    QList<Sentence> sentences;
    QStringList calls;
    for (auto match = token.globalMatch(source); match.hasNext();) {
        const auto found = match.next();
        if (found.hasCaptured(2))
            calls.append(found.captured(2));
        else if (found.captured() == u")" && !calls.isEmpty())
            calls.removeLast();
        else if (words.match(found.captured(1)).hasMatch())
            sentences.append({source.first(found.capturedStart()).count(u'\n') + 1,
                              calls.value(calls.size() - 1), found.captured(1)});
    }
    return sentences;
}

/// Whether it will be in its reader's language, or is not for people.
bool isForEverybody(const Sentence &sentence)
{
    static const QStringList translated{u"tr"_s, u"translate"_s, u"of"_s, u"counted"_s,
                                        u"QT_TRANSLATE_NOOP"_s};
    static const QStringList stored{u"reserved by hand"_s}; // items/humantext.h translates it
    static const QRegularExpression markup(u"^<span |^padding: "_s);
    return translated.contains(sentence.call) || stored.contains(sentence.text)
           || sentence.text.contains(markup);
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

    void L1_everySentenceOfTheWindowIsTranslated()
    {
        static const QStringList others{
            u"/ui/style/"_s, // style sheets and names of fonts
            u"/app/packhouse/main.cpp"_s, // the command line is English
            u"/app/packhouse/examples.cpp"_s, // what made-up packages say of themselves
        };
        qsizetype seen = 0;
        for (const QString &part : {u"models/items"_s, u"ui"_s, u"app/packhouse"_s}) {
            QDirIterator files(QStringLiteral(PACKHOUSE_SOURCE_DIR) + u'/' + part,
                               {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const bool other = std::any_of(
                    others.begin(), others.end(),
                    [&file](const QString &one) { return file.fileName().contains(one); });
                const QList<Sentence> sentences = sentencesIn(QString::fromUtf8(file.readAll()));
                seen += sentences.size();
                for (const Sentence &sentence : sentences)
                    QVERIFY2(other || isForEverybody(sentence),
                             qPrintable(u"%1:%2: %3"_s.arg(file.fileName())
                                            .arg(sentence.line)
                                            .arg(sentence.text)));
            }
        }
        QVERIFY2(seen > 300, qPrintable(QString::number(seen)));
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

    void L1_plantedSentencesAreFound()
    {
        const auto faults = [](const QString &source) {
            const QList<Sentence> all = sentencesIn(source);
            return std::count_if(all.begin(), all.end(),
                                 [](const Sentence &one) { return !isForEverybody(one); });
        };
        QCOMPARE(faults(u"label->setText(tr(\"Nothing is here\").arg(u'\"'));"_s), 0);
        QCOMPARE(faults(u"fail(Text::of(\"%1 is gone\", name)); // \"what a pity\""_s), 0);
        QCOMPARE(faults(u"label->setText(u\"Nothing is here\"_s);"_s), 1);
        QCOMPARE(faults(u"label->setText(tr(\"Here:\") + u\"all of it\"_s);"_s), 1);
    }
};

QTEST_APPLESS_MAIN(tst_texts)
#include "tst_texts.moc"

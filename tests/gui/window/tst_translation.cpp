// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/translation.h"
#include "support/realwindow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/page.h"

#include <QAction>
#include <QFile>
#include <QMenuBar>
#include <QProcess>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

QStringList markers(const QString &text)
{
    static const QRegularExpression marker(u"%[0-9n]"_s);
    QStringList found;
    for (auto match = marker.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    found.sort();
    return found;
}

/// "context: source" of each message.
QSet<QString> sources(const QString &catalogue)
{
    QFile file(catalogue);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSet<QString> found;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == "source"_L1)
            found.insert(context + u": "_s + xml.readElementText());
    }
    return found;
}

} // namespace

/// The window in another language than its source's.
class TestTranslation : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { qDeleteAll(qApp->findChildren<QTranslator *>()); }

    void englishStaysAsItIs();
    void theWindowSpeaksTheLanguageOfTheLocale();
    void nothingIsLostInTranslation();
    void L1_everyTextOfTheSourcesIsInTheCatalogue();

private:
    static QStringList menus(const RealWindow &real);
};

QStringList TestTranslation::menus(const RealWindow &real)
{
    QStringList texts;
    for (const QAction *menu : real.window().menuBar()->actions())
        texts.append(menu->text().remove(u'&'));
    return texts;
}

void TestTranslation::englishStaysAsItIs()
{
    translate(*qApp, QLocale(u"en_GB"_s));
    RealWindow real;
    QVERIFY(real.open());
    QCOMPARE(menus(real).first(), u"File"_s);
}

void TestTranslation::theWindowSpeaksTheLanguageOfTheLocale()
{
    translate(*qApp, QLocale(u"de_AT"_s));
    RealWindow real;
    QVERIFY(real.open());
    QCOMPARE(menus(real), (QStringList{u"Datei"_s, u"Bearbeiten"_s, u"Ansicht"_s, u"Paket"_s,
                                       u"Registry"_s, u"Extras"_s, u"Hilfe"_s}));
    const auto *empty = real.window().packagesView()->findChild<EmptyState *>();
    QTRY_COMPARE(empty->title(), u"Legen Sie zuerst ein Projekt an"_s);
    QStringList pages;
    for (const Page *page : real.window().findChildren<Page *>())
        pages.append(page->title());
    QVERIFY(pages.contains(u"Papierkorb"_s));
    QCOMPARE(real.table()->model()->headerData(0, Qt::Horizontal).toString(), u"Paket"_s);
}

void TestTranslation::nothingIsLostInTranslation()
{
    QFile file(QStringLiteral(PACKHOUSE_TRANSLATION));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    int seen = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "source"_L1) {
            source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            QVERIFY2(xml.attributes().value("type"_L1) != "unfinished"_L1, qPrintable(source));
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            QVERIFY2(!text.trimmed().isEmpty(), qPrintable(source));
            // A form for one and a form for many hold each marker twice.
            QStringList wanted = markers(source);
            if (wanted.contains(u"%n"_s))
                wanted += wanted;
            wanted.sort();
            QVERIFY2(markers(text) == wanted, qPrintable(source + u" -> "_s + text));
            ++seen;
        }
    }
    QVERIFY(!xml.hasError());
    QVERIFY(seen > 1'500);
}

void TestTranslation::L1_everyTextOfTheSourcesIsInTheCatalogue()
{
    QTemporaryDir folder;
    const QString updated = folder.filePath(u"updated.ts"_s);
    QVERIFY(QFile::copy(QStringLiteral(PACKHOUSE_TRANSLATION), updated));
    QProcess update;
    update.setProcessChannelMode(QProcess::MergedChannels);
    update.start(QStringLiteral(PACKHOUSE_UPDATE), {updated});
    QVERIFY(update.waitForFinished(120'000));
    QVERIFY2(update.exitCode() == 0, update.readAll().constData());
    const QSet<QString> now = sources(updated);
    QVERIFY(now.size() > 1'500);
    for (const QString &missing : now - sources(QStringLiteral(PACKHOUSE_TRANSLATION)))
        QVERIFY2(false, qPrintable(missing + u"\nRun translations/update, and translate it."_s));
}

QTEST_MAIN(TestTranslation)
#include "tst_translation.moc"

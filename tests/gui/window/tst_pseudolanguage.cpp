// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pseudolanguage.h"
#include "support/realwindow.h"
#include "ui/details/detailspane.h"
#include "ui/details/filestab.h"

#include <QAccessible>
#include <QDialog>
#include <QLabel>
#include <QTabWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// Whatever the pages of the window show is in its reader's language; only names stay as they are.
/// Its dialogs, messages and errors are in tst_pseudodialogs.
class TestPseudoLanguage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void L1_everyTextIsTranslated_data();
    void L1_everyTextIsTranslated();
    void L1_everyPackagesDetailsAreTranslated();
    void L1_aPlantedTextIsFound();

private:
    bool isQuiet() const { return m_real.session->isIdle() && dialogsAreFilled(); }
    bool isListed() const;

    PseudoLanguage m_language;
    RealWindow m_real;
};

void TestPseudoLanguage::initTestCase()
{
    QAccessible::setActive(true);
    QVERIFY(QCoreApplication::installTranslator(&m_language));
    WindowOptions options;
    options.demo = true;
    QVERIFY(m_real.open(options));
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 30'000);
    m_real.window().packagesView()->focusRows();
}

void TestPseudoLanguage::cleanupTestCase()
{
    m_real.close();
    QCoreApplication::removeTranslator(&m_language);
}

void TestPseudoLanguage::L1_everyTextIsTranslated_data()
{
    QTest::addColumn<QString>("page");
    for (const char *page : {"packages", "publish", "delete", "change", "tokens", "exposure",
                             "activity", "trash", "duplicates", "https"})
        QTest::newRow(page) << QString::fromLatin1(page);
}

void TestPseudoLanguage::L1_everyTextIsTranslated()
{
    QFETCH(const QString, page);
    QVERIFY(m_real.packhouse->parts().show(page));
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 30'000);
    SeenTexts seen;
    seen.look();
    for (QDialog *dialog : m_real.window().findChildren<QDialog *>())
        dialog->close();
    QVERIFY(seen.size() > 100);
    const QStringList untranslated = seen.untranslated();
    QVERIFY2(untranslated.isEmpty(), qPrintable(u'\n' + untranslated.join(u'\n')));
}

/// The files of the chosen package are there, and what is in them, which a thread of its own reads.
bool TestPseudoLanguage::isListed() const
{
    const DetailsPane *pane = m_real.window().detailsPane();
    const auto labels = pane->filesTab()->findChildren<QLabel *>();
    return !pane->files().isEmpty() && std::ranges::none_of(labels, [](const QLabel *label) {
        return !label->isHidden() && label->text().endsWith(u'…');
    });
}

void TestPseudoLanguage::L1_everyPackagesDetailsAreTranslated()
{
    QTableView *table = m_real.table();
    m_real.window().showPackages(&m_real.session->source(), {});
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && table->model()->rowCount() > 10, 30'000);
    SeenTexts seen;
    QSet<QString> types;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        table->selectRow(row);
        QTRY_COMPARE(m_real.window().selection().chosen.items.size(), 1); // once it is answered
        const QList<RemovalItem> chosen = m_real.window().selection().chosen.items;
        if (types.contains(chosen.first().key.type))
            continue;
        types.insert(chosen.first().key.type);
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && isListed(), 30'000);
        for (int tab = 0; tab < m_real.window().detailsPane()->tabs()->count(); ++tab) {
            m_real.window().detailsPane()->tabs()->setCurrentIndex(tab);
            QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 30'000);
        }
        seen.look();
    }
    QVERIFY(types.size() > 10);
    const QStringList untranslated = seen.untranslated();
    QVERIFY2(untranslated.isEmpty(), qPrintable(u'\n' + untranslated.join(u'\n')));
}

void TestPseudoLanguage::L1_aPlantedTextIsFound()
{
    QLabel label(u"Nobody translated this"_s);
    SeenTexts seen;
    seen.look();
    QVERIFY(seen.untranslated().join(u'\n').contains(label.text()));
}

QTEST_MAIN(TestPseudoLanguage)
#include "tst_pseudolanguage.moc"

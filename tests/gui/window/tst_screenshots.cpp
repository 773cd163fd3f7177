// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/screenshot.h"
#include "support/realwindow.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QImage>
#include <QSet>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// Everything below that a screen reader would say: names, values and cells.
void gather(QAccessibleInterface *from, QSet<QString> &texts, int depth = 0)
{
    constexpr int Deepest = 40;
    if (!from || depth > Deepest || from->state().invisible)
        return;
    for (const QAccessible::Text kind : {QAccessible::Name, QAccessible::Value})
        texts.insert(from->text(kind));
    for (int child = 0; child < from->childCount(); ++child)
        gather(from->child(child), texts, depth + 1);
}

} // namespace

/// Pictures of each screen of the real window on the demonstration, and whether they show what they
/// should. They stay in the folder that PACKHOUSE_SCREENSHOTS names, for README and the manual.
class TestScreenshots : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void eachScreen_data();
    void eachScreen();
    void lightAndDarkAreNotTheSame();

private:
    QImage take(const QString &page, bool dark, QSet<QString> *texts = nullptr);

    QTemporaryDir m_folder;
    QString m_pictures;
    std::unique_ptr<Theme> m_theme;
};

void TestScreenshots::initTestCase()
{
    m_pictures = qEnvironmentVariable("PACKHOUSE_SCREENSHOTS", m_folder.path());
    QVERIFY(QDir().mkpath(m_pictures));
    m_theme = std::make_unique<Theme>(qobject_cast<QApplication *>(qApp), [] { return false; });
    QAccessible::setActive(true);
}

QImage TestScreenshots::take(const QString &page, bool dark, QSet<QString> *texts)
{
    m_theme->setChoice(dark ? Theme::Choice::Dark : Theme::Choice::Light);
    RealWindow real;
    WindowOptions options;
    options.demo = true;
    if (!real.open(options))
        return {};
    MainWindow &window = real.window();
    window.resize(1440, 900);
    QObject::connect(window.packagesView()->model(), &PackageTableModel::replaced, &window,
                     [view = window.packagesView()] { view->focusRows(); });
    if (!real.packhouse->parts().show(page))
        return {};
    const QString name = page + (dark ? u"-dark"_s : u""_s)
                         + (window.devicePixelRatioF() > 1 ? u"-200"_s : u""_s) + u".png"_s;
    const QString path = QDir(m_pictures).filePath(name);
    Screenshot screenshot(window, path, [&real] { return real.session->isIdle(); });
    QSignalSpy taken(&screenshot, &Screenshot::taken);
    if (!taken.wait(30'000) || !taken.first().first().toBool())
        return {};
    if (texts) {
        gather(QAccessible::queryAccessibleInterface(&window), *texts);
        for (QDialog *dialog : window.findChildren<QDialog *>()) {
            if (dialog->isVisible())
                gather(QAccessible::queryAccessibleInterface(dialog), *texts);
        }
    }
    return QImage(path);
}

void TestScreenshots::eachScreen_data()
{
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("packages") << QStringList{u"@acme/ui-kit"_s, u"2.4.1"_s,    u"not checked"_s,
                                             u"2 h ago"_s,      u"SHA-256"_s,  u"Publish…"_s,
                                             u"Public copy"_s,  u"not asked"_s};
    QTest::newRow("publish") << QStringList{
        u"Publish 3 files"_s,
        u"acme-icons-1.9.0.tgz, npm, @acme/icons, 1.9.0, acme / web, exists: npm forbids "
        u"duplicates: "
        "Package already exists. Publish @acme/icons under a version other than 1.9.0."_s,
        u"version needed"_s};
    QTest::newRow("delete") << QStringList{u"What was checked"_s, u"Cancel"_s, u"Copy report"_s,
                                           u"Move to Trash for 30 days"_s};
    QTest::newRow("change") << QStringList{u"Change @acme/ui-kit 2.4.1"_s, u"Deprecate"_s,
                                           u"Point a tag to it"_s, u"Text for clients"_s};
    QTest::newRow("tokens") << QStringList{u"Nightly builds"_s, u"Group access"_s, u"Rotate…"_s,
                                           u"expires soon"_s};
    QTest::newRow("exposure") << QStringList{
        u"Conan package acme-bus in acme / platform: not checked. Belongs to acme / platform. This "
        "registry does not forward requests for this name. Clients may ask other registries by "
        "themselves, and who has the name there has not been checked."_s,
        u"not checked"_s, u"Reserve name"_s};
    QTest::newRow("activity") << QStringList{u"Published"_s, u"Moved to Trash"_s};
    QTest::newRow("trash") << QStringList{u"@acme/old-theme, npm"_s, u"Restore"_s, u"27 days"_s};
    QTest::newRow("duplicates") << QStringList{u"same bytes"_s, u"board-a.bin, generic"_s,
                                               u"same package name"_s, u"Show in list"_s};
    QTest::newRow("https") << QStringList{u"Serve https as well as http"_s, u"How to trust it"_s};
}

void TestScreenshots::eachScreen()
{
    QFETCH(const QStringList, expected);
    QSet<QString> texts;
    const QImage picture = take(QString::fromLatin1(QTest::currentDataTag()), false, &texts);
    const qreal scale = qApp->devicePixelRatio();
    QCOMPARE(picture.size(), QSize(1440, 900) * scale);
    for (const QString &text : expected) {
        const QStringList like = QStringList(texts.begin(), texts.end()).filter(text.left(24));
        QVERIFY2(texts.contains(text), qPrintable(text + u"; there is "_s + like.join(u'|')));
    }
    // Both upper quarters have something in them, whatever the page.
    const QSize half = picture.size() / 2;
    for (const QPoint corner : {QPoint(0, 0), QPoint(half.width(), 0)}) {
        QSet<QRgb> colours;
        for (int y = corner.y(); y < corner.y() + half.height(); y += 2) {
            for (int x = corner.x(); x < corner.x() + half.width(); x += 2)
                colours.insert(picture.pixel(x, y));
        }
        QVERIFY2(colours.size() > 40, qPrintable(QString::number(colours.size())));
    }
}

void TestScreenshots::lightAndDarkAreNotTheSame()
{
    for (const QString &page : {u"packages"_s, u"publish"_s, u"delete"_s, u"tokens"_s}) {
        const auto brightness = [](const QImage &picture) {
            return picture.isNull()
                       ? -1
                       : qGray(picture.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                                   .pixel(0, 0));
        };
        const int light = brightness(take(page, false));
        const int dark = brightness(take(page, true));
        QVERIFY2(light > 120 && dark >= 0 && dark < 80,
                 qPrintable(u"%1: %2, %3"_s.arg(page).arg(light).arg(dark)));
    }
}

QTEST_MAIN(TestScreenshots)
#include "tst_screenshots.moc"

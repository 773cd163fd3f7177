// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/store.h"
#include "support/archivebuilder.h"
#include "support/realwindow.h"
#include "ui/details/detailspane.h"
#include "ui/details/readmeview.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextEdit>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// What a stranger could write where only text is meant.
const QString Evil = u"<img src='file:///etc/hostname'><b>bold</b> <a href='x'>link</a>"_s;

QString where(const QWidget *widget)
{
    QString path;
    for (; widget; widget = widget->parentWidget())
        path.prepend(u'/' + QString::fromLatin1(widget->metaObject()->className()) + u' '
                     + widget->objectName());
    return path;
}

/// The labels that have the stranger's text, all of which must show it letter by letter.
int lookedAt()
{
    int seen = 0;
    for (QWidget *widget : QApplication::allWidgets()) {
        if (const auto *label = qobject_cast<QLabel *>(widget);
            label && label->text().contains(u"<b>bold"_s)) {
            ++seen;
            if (label->textFormat() != Qt::PlainText)
                qFatal("%s", qPrintable(where(label)));
        } else if (label && label->textFormat() == Qt::AutoText && label->isVisible()) {
            qFatal("decides by itself: %s", qPrintable(where(label)));
        }
        if (const auto *text = qobject_cast<QTextEdit *>(widget);
            text && text->toHtml().contains(u"<img"_s))
            qFatal("an image: %s", qPrintable(where(text)));
    }
    return seen;
}

} // namespace

/// Nothing that a stranger wrote is taken for markup, wherever the window shows it.
class TestMarkup : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    QTemporaryDir m_folder;

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(qobject_cast<QApplication *>(qApp), [] { return false; });
    }

    void S9_pagesAndDetailsShowItAsText()
    {
        RealWindow real;
        QVERIFY(real.open());
        Store &store = real.session->registry()->store();
        const Caller owner{{}, true};
        QVERIFY(store.addScope(u"acme"_s, Level::Group, Visibility::Private, owner));
        QVERIFY(store.addScope(u"acme/web"_s, Level::Project, Visibility::Private, owner));
        QVERIFY(store.createToken({TokenKind::Personal, Evil, {}, Right::Read, {}}, owner));
        const QString manifest =
            u"{\"name\":\"@acme/evil\",\"version\":\"1.0.0\",\"description\":\"%1\",\"license\":\"%1\"}"_s
                .arg(Evil);
        QFile file(real.folder.filePath(u"acme-evil-1.0.0.tgz"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(test::makeTgz({{"package/package.json", manifest.toUtf8()},
                                  {"package/README.md", Evil.toUtf8()},
                                  {"package/" + Evil.toUtf8().replace('/', '_'), "x"}}));
        file.close();
        Job *publish = real.session->source().publish(
            {{file.fileName(), u"acme/web"_s, {u"npm"_s, {}, {}}, {}}}, this);
        publish->start();
        QTRY_VERIFY(publish->ended());
        QVERIFY2(!publish->error(), qPrintable(english(publish->error().value_or(Error{}))));

        QVERIFY(RealWindow::choose(real.table(), u"@acme/evil"_s));
        QTRY_VERIFY(!real.window().detailsPane()->files().isEmpty());
        QTabWidget *tabs = real.window().detailsPane()->tabs();
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QTest::qWait(0);
            lookedAt();
        }
        QVERIFY(lookedAt() > 0);
        for (const QString &page : {u"publish"_s, u"delete"_s, u"tokens"_s, u"exposure"_s,
                                    u"activity"_s, u"trash"_s, u"duplicates"_s, u"https"_s}) {
            QVERIFY2(real.packhouse->parts().show(page), qPrintable(page));
            QTRY_VERIFY(real.session->isIdle());
            lookedAt();
        }
    }

    // The layout would open what a picture's address names: a device, a pipe, somebody's file.
    void S9_aReadMeOpensNoFile_data()
    {
        QTest::addColumn<QString>("address");
        const QString picture = m_folder.filePath(u"picture.png"_s);
        QImage image(300, 300, QImage::Format_RGB32);
        image.fill(Qt::red);
        QVERIFY(image.save(picture));
        QTest::newRow("path") << u"![x](%1)"_s.arg(picture);
        QTest::newRow("file URL") << u"![x](file://%1)"_s.arg(picture);
        QTest::newRow("by reference") << u"![x][a]\n\n[a]: %1"_s.arg(picture);
        QTest::newRow("resource") << u"![x](:/icons/app.svg)"_s;
    }

    void S9_aReadMeOpensNoFile()
    {
        QFETCH(const QString, address);
        ReadmeView view(nullptr);
        view.resize(600, 600);
        QSignalSpy shown(&view, &ReadmeView::shown);
        view.setReadme(address);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(shown.count() > 0 || shown.wait(10'000));
        const qreal height = view.text()->document()->size().height();
        QVERIFY2(height < 100, qPrintable(QString::number(height)));
    }

    void S9_toolTipsAndMessagesShowItAsText()
    {
        QWidget window;
        window.show();
        QToolTip::showText({10, 10}, Evil, &window);
        QVERIFY(QToolTip::isVisible());
        QVERIFY(lookedAt() > 0);
        QMessageBox box(QMessageBox::Warning, u"Packhouse"_s, Evil, QMessageBox::Ok, &window);
        box.setInformativeText(Evil);
        box.show();
        QVERIFY(lookedAt() >= 2);
    }
};

QTEST_MAIN(TestMarkup)
#include "tst_markup.moc"

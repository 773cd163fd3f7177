// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/itemroles.h"
#include "support/realwindow.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabBar>
#include <QTextBrowser>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// A language whose letters are none of ours: what is not written in it was not translated.
class Pseudo final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        static const QRegularExpression left(u"%L?[0-9n]|<[^>]*>|&[a-z]+;"_s);
        const QString text = QString::fromUtf8(source);
        QString out;
        qsizetype at = 0;
        for (auto match = left.globalMatch(text); match.hasNext();) {
            const auto one = match.next();
            out += written(text.sliced(at, one.capturedStart() - at)) + one.captured();
            at = one.capturedEnd();
        }
        return out + written(text.sliced(at));
    }

private:
    /// The letters of Unicode's block of full width.
    static QString written(QString text)
    {
        for (QChar &letter : text) {
            if (letter.isLetter() && letter.unicode() < 0x7f)
                letter = QChar(letter.unicode() + 0xfee0);
        }
        return text;
    }
};

/// What people may see of a widget, with where it was seen.
class Seen
{
public:
    void widget(QWidget *of)
    {
        add(of, of->windowTitle().remove(u"[*]"_s));
        add(of, of->toolTip());
        add(of, of->accessibleName());
        add(of, of->accessibleDescription());
        if (const auto *label = qobject_cast<QLabel *>(of))
            add(of, label->text());
        else if (const auto *button = qobject_cast<QAbstractButton *>(of))
            add(of, button->text());
        else if (const auto *line = qobject_cast<QLineEdit *>(of))
            add(of, line->placeholderText());
        else if (const auto *group = qobject_cast<QGroupBox *>(of))
            add(of, group->title());
        else if (const auto *tabs = qobject_cast<QTabBar *>(of))
            for (int i = 0; i < tabs->count(); ++i)
                add(of, tabs->tabText(i) + u' ' + tabs->tabToolTip(i));
        else if (const auto *combo = qobject_cast<QComboBox *>(of))
            for (int i = 0; i < combo->count(); ++i)
                add(of, combo->itemText(i));
        else if (const auto *view = qobject_cast<QAbstractItemView *>(of); view && view->model())
            cells(of, *view->model());
        for (const QAction *action : of->actions()) {
            add(of, action->text());
            add(of, action->toolTip());
            add(of, action->statusTip());
        }
    }
    const QHash<QString, QString> &texts() const { return m_texts; }

private:
    void cells(QWidget *of, const QAbstractItemModel &model, const QModelIndex &parent = {})
    {
        for (int column = 0; column < model.columnCount(parent); ++column)
            add(of, model.headerData(column, Qt::Horizontal).toString());
        for (int row = 0; row < model.rowCount(parent); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex cell = model.index(row, column, parent);
                for (const int role :
                     {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                    add(of, cell.data(role).toString());
                add(of, cell.data(BadgeRole).value<BadgeData>().text);
            }
            cells(of, model, model.index(row, 0, parent));
        }
    }
    void add(const QWidget *of, const QString &text)
    {
        if (!text.isEmpty() && !m_texts.contains(text))
            m_texts.insert(text, QString::fromLatin1(of->metaObject()->className()) + u' '
                                     + of->objectName());
    }

    QHash<QString, QString> m_texts;
};

/// Letters that belong to no language: names of the demonstration and of the formats, words that
/// people type, hashes, units.
QString withoutNames(QString text)
{
    static const QRegularExpression markup(u"<[^>]*>|&[a-z]+;"_s);
    static const QStringList names = [] {
        QFile file(QStringLiteral(PACKHOUSE_NAMES));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no names");
        QStringList lines;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            if (!line.isEmpty() && !line.startsWith(u"# "))
                lines << line;
        }
        return lines;
    }();
    static const QRegularExpression known(u"(?<![\\p{L}\\p{N}_])(?:"_s + names.join(u'|')
                                          + u")(?![\\p{L}\\p{N}_])"_s);
    text.remove(markup);
    return text.remove(known);
}

/// What a dialog lists is there, and nothing of it is still looked at.
bool isFilled()
{
    for (const QWidget *widget : QApplication::allWidgets()) {
        const auto *view = qobject_cast<const QAbstractItemView *>(widget);
        if (!view || !view->isVisible() || !qobject_cast<QDialog *>(view->window()))
            continue;
        const QAbstractItemModel *model = view->model();
        if (model->rowCount() == 0)
            return false;
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex last = model->index(row, model->columnCount() - 1);
            if (last.data(BadgeRole).value<BadgeData>().text.endsWith(u'…'))
                return false;
        }
    }
    return true;
}

} // namespace

/// Whatever the window shows is in its reader's language; only names stay as they are.
class TestPseudoLanguage : public QObject
{
    Q_OBJECT

private slots:
    void L1_everyTextIsTranslated_data();
    void L1_everyTextIsTranslated();
};

void TestPseudoLanguage::L1_everyTextIsTranslated_data()
{
    QTest::addColumn<QString>("page");
    for (const char *page : {"packages", "publish", "delete", "tokens", "exposure", "activity",
                             "trash", "duplicates", "https"})
        QTest::newRow(page) << QString::fromLatin1(page);
}

void TestPseudoLanguage::L1_everyTextIsTranslated()
{
    QFETCH(const QString, page);
    Pseudo pseudo;
    QVERIFY(QCoreApplication::installTranslator(&pseudo));
    RealWindow real;
    WindowOptions options;
    options.demo = true;
    QVERIFY(real.open(options));
    MainWindow &window = real.window();
    QTRY_VERIFY_WITH_TIMEOUT(real.session->isIdle(), 30'000);
    window.packagesView()->focusRows();
    QVERIFY(real.packhouse->parts().show(page));
    QTRY_VERIFY_WITH_TIMEOUT(real.session->isIdle(), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(isFilled(), 30'000);
    Seen seen;
    for (QWidget *widget : QApplication::allWidgets())
        seen.widget(widget);
    QVERIFY(seen.texts().size() > 100);
    static const QRegularExpression letters(u"[A-Za-z]{2,}"_s);
    QStringList untranslated;
    for (auto it = seen.texts().cbegin(); it != seen.texts().cend(); ++it) {
        if (withoutNames(it.key()).contains(letters))
            untranslated << it.key() + u"   ("_s + *it + u')';
    }
    QCoreApplication::removeTranslator(&pseudo);
    untranslated.sort();
    for (const QString &text : std::as_const(untranslated))
        qWarning().noquote() << text;
    QCOMPARE(untranslated.size(), 0);
}

QTEST_MAIN(TestPseudoLanguage)
#include "tst_pseudolanguage.moc"

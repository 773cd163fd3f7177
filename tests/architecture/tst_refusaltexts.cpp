// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The texts of a literal, which may be several one after another.
QString joined(const QString &literals)
{
    static const QRegularExpression one(uR"re("((?:[^"\\]|\\.)*)")re"_s);
    QString text;
    for (auto found = one.globalMatch(literals); found.hasNext();)
        text += found.next().captured(1);
    return text.replace(u"\\\""_s, u"\""_s);
}

} // namespace

/// What callers are refused with.
class TestRefusalTexts : public QObject
{
    Q_OBJECT

private slots:
    void K13_1_everyRefusalIsASentence();

private:
    const QString m_root = QString::fromUtf8(PACKHOUSE_SOURCE_DIR);
};

void TestRefusalTexts::K13_1_everyRefusalIsASentence()
{
    QList<QRegularExpression> inOthersWords;
    const QStringList lines = contentOf(m_root + u"/tests/architecture/refusals.txt"_s)
                                  .split(u'\n');
    for (const QString &line : lines) {
        if (!line.isEmpty() && !line.startsWith(u'#'))
            inOthersWords.append(QRegularExpression(QRegularExpression::anchoredPattern(line)));
    }
    QVERIFY(inOthersWords.size() > 5);

    // A status and a text, or one of the functions that know their status.
    static const QRegularExpression refusal(
        uR"re((?:Reply::error\(\s*\d+\s*,|badRequest\(|parameterError\()\s*)re"
        uR"re(((?:Text::of\(|u)?\s*(?:"(?:[^"\\]|\\.)*"\s*)+))re"_s);
    QStringList wrong;
    int looked = 0;
    QDirIterator files(m_root + u"/models"_s, {u"*.cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString source = contentOf(path);
        for (auto found = refusal.globalMatch(source); found.hasNext();) {
            const QString text = joined(found.next().captured(1));
            ++looked;
            const bool closed = text.endsWith(u'.');
            const bool others = std::any_of(
                inOthersWords.begin(), inOthersWords.end(),
                [&](const QRegularExpression &words) { return words.match(text).hasMatch(); });
            if (!closed && !others)
                wrong.append(path.mid(m_root.size() + 1) + u": "_s + text);
        }
    }
    QVERIFY2(looked > 100, qPrintable(QString::number(looked)));
    QVERIFY2(wrong.isEmpty(), qPrintable(u"no sentence with a full stop:\n"_s + wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestRefusalTexts)
#include "tst_refusaltexts.moc"

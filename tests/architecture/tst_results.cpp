// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Compiled
{
    bool good = false;
    QString output;
};

/// As a source of models/core is compiled, by the command that CMake has written down for one.
Compiled compiled(const QString &source)
{
    QFile database(QStringLiteral(PACKHOUSE_BINARY_DIR "/compile_commands.json"));
    if (!database.open(QIODevice::ReadOnly))
        return {false, database.errorString()};
    for (const QJsonValue &entry : QJsonDocument::fromJson(database.readAll()).array()) {
        const QString file = entry[u"file"].toString();
        // By itself, or in a batch.
        if (!file.endsWith(u"/models/core/token.cpp")
            && !file.contains(u"/packhouse_core.dir/Unity/unity_0_"_s))
            continue;
        const QString command = entry[u"command"].toString().section(u" -o "_s, 0, 0);
        QProcess compiler;
        compiler.setWorkingDirectory(entry[u"directory"].toString());
        compiler.setProcessChannelMode(QProcess::MergedChannels);
        compiler.start(u"/bin/sh"_s, {u"-c"_s, command + u" -fsyntax-only \"$0\""_s, source});
        const bool ended = compiler.waitForFinished(120'000);
        return {ended && compiler.exitCode() == 0, QString::fromUtf8(compiler.readAll())};
    }
    return {false, u"There is no command for a source of models/core."_s};
}

} // namespace

/// A call that can fail is looked at, or the code says that it does not matter.
class tst_results : public QObject
{
    Q_OBJECT

    /// Calls whose Result nobody takes, each in a line of its own.
    static QStringList calls()
    {
        return {u"act();"_s,
                u"ask();"_s,
                u"door.open();"_s,
                u"called();"_s,
                u"ask().and_then([](int) { return act(); });"_s,
                u"ask().map([](int number) { return number + 1; });"_s,
                u"fail(ErrorCode::Busy, Text());"_s};
    }

    QString written(const QString &name, const QString &before)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        QString text = u"#include \"core/result.h\"\n#include <functional>\n"
                       "namespace packhouse {\nResult<void> act();\nResult<int> ask();\n"
                       "struct Door { Result<void> open() const; };\n"
                       "void uses(const Door &door, const std::function<Result<int>()> &called);\n"
                       "void uses(const Door &door, const std::function<Result<int>()> &called)\n"
                       "{\n"_s;
        m_firstLine = int(text.count(u'\n')) + 1;
        for (const QString &call : calls())
            text += before + call + u'\n';
        text += u"}\n}\n"_s;
        file.write(text.toUtf8());
        return file.fileName();
    }

    QTemporaryDir m_folder;
    int m_firstLine = 0;

private slots:
    void aDroppedResultDoesNotCompile()
    {
        const Compiled result = compiled(written(u"dropped.cpp"_s, {}));
        QVERIFY2(!result.good, "It did compile.");
        static const QRegularExpression error(
            u"dropped\\.cpp:(\\d+):\\d+: error: ignoring [^\\n]*nodiscard"_s);
        QList<int> refused;
        for (auto found = error.globalMatch(result.output); found.hasNext();)
            refused << found.next().captured(1).toInt() - m_firstLine;
        for (int i = 0; i < calls().size(); ++i)
            QVERIFY2(refused.contains(i), qPrintable(calls().at(i) + u'\n' + result.output));
    }

    void oneThatIsTakenDoes()
    {
        const Compiled result = compiled(written(u"taken.cpp"_s, u"(void)"_s));
        QVERIFY2(result.good, qPrintable(result.output));
    }
};

QTEST_GUILESS_MAIN(tst_results)
#include "tst_results.moc"

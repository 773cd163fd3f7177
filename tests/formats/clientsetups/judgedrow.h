// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/clientsetups/clienthome.h"

#include <QTest>

Q_DECLARE_METATYPE(packhouse::ClientOutlook::Verdict)

namespace packhouse {

/// Rows of tests: what files and variables make of one client.
namespace judgedrow {

using Verdict = ClientOutlook::Verdict;
using Files = QMap<QString, QByteArray>;
using Variables = QMap<QString, QString>;

inline void columns()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("client");
    QTest::addColumn<Files>("files");
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<Verdict>("verdict");
}

inline void row(const char *what, const char *type, const char *name, const char *client,
                const Files &files, Verdict verdict, const Variables &variables = {})
{
    QTest::addRow("%s: %s", client, what)
        << QString::fromLatin1(type) << QString::fromLatin1(name) << QString::fromLatin1(client)
        << files << variables << verdict;
}

/// In a project; "SYSTEM" of a variable is the system's folder.
inline void judge(ClientHome &home)
{
    using namespace Qt::StringLiterals;
    QFETCH(QString, type);
    QFETCH(QString, name);
    QFETCH(QString, client);
    QFETCH(Files, files);
    QFETCH(Variables, variables);
    home.useProject();
    for (auto file = files.begin(); file != files.end(); ++file)
        home.write(file.key(), *file);
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        home.set(variable.key(), QString(*variable).replace(u"SYSTEM"_s, home.path(u"system"_s)));
    const ClientOutlook found = home.outlook(type, name, client);
    QVERIFY2(!found.client.isEmpty(), "there is no such row");
    QVERIFY(!found.gets.isEmpty());
    QFETCH(Verdict, verdict);
    QVERIFY2(found.verdict == verdict,
             qPrintable(verdictWord(found.verdict) + u": "_s + english(found.gets)));
}

} // namespace judgedrow

} // namespace packhouse

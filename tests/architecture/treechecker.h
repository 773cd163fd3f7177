// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "architecture/layerrules.h"
#include "architecture/typenames.h"

#include <QMap>
#include <QSet>

namespace packhouse::architecture {

// Holds a source tree against the rules. Each problem is one line "file:line: what is wrong".
class TreeChecker
{
public:
    static constexpr qsizetype MaximumLines = 700;

    // root: the folder with app/, models/ and ui/ (and tests/, of which only the licence header and
    // the length are looked at).
    TreeChecker(const QString &root, const LayerRules &rules, const TypeNames &names);

    QStringList problems() const { return m_problems; }
    qsizetype fileCount() const { return m_fileCount; }

private:
    void checkFolder(const QString &top);
    void checkFile(const QString &path);
    void checkHead(const QString &path, const QStringList &lines);
    void checkIncludes(const QString &path, const QString &code);
    void checkQuoted(const QString &path, int line, const QString &folder, const QString &target);
    void noteTypes(const QString &path, const QString &code);
    void checkTypes();
    void checkThrow(const QString &path, const QString &code);
    void checkNames(const QString &path, const QString &source);
    void checkExceptions();
    void report(const QString &path, qsizetype line, const QString &what);

    QString m_root;
    const LayerRules &m_rules;
    const TypeNames &m_names;
    QSet<QString> m_exceptionsUsed;
    QStringList m_problems;
    qsizetype m_fileCount = 0;
    QMap<QString, QStringList> m_types; // where each is defined, as "file:line"
};

// A class or struct that other files could meet: not within an unnamed namespace or a function.
struct DefinedType
{
    QString name; // "packhouse::Store::Private"
    int line = 0;
};
// Of blanked source.
QList<DefinedType> definedTypes(const QString &code);

struct Literal
{
    QString text; // as it is written
    int line = 0;
};
// Every text of C++ source, apart from the names of what is included.
QList<Literal> literalsOf(const QString &source);

// The same text with the insides of comments and of string and character literals blanked; line
// numbers stay. With keepStrings only comments are blanked.
QString blanked(const QString &source, bool keepStrings);

} // namespace packhouse::architecture

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/treechecker.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace packhouse::architecture {

namespace {

QString folderOf(const QString &path)
{
    QString folder = path.contains(u'/') ? path.section(u'/', 0, -2) : QString();
    if (folder.startsWith(u"models/"))
        folder.remove(0, 7);
    return folder;
}

// One comment, literal or single character of C++ source, starting at position.
QRegularExpressionMatch nextToken(const QString &source, qsizetype position)
{
    static const QRegularExpression token(
        uR"RX((?<comment>//[^\n]*|/\*.*?(?:\*/|\z)))RX"
        uR"RX(|(?<raw>(?:u8|[uUL])?R"(?<tag>[^(\s]*)\(.*?(?:\)\k<tag>"|\z)))RX"
        uR"RX(|(?<string>"(?:\\.|[^"\\\n])*"?))RX"
        uR"RX(|(?<number>\b[0-9](?:'?[0-9A-Za-z_.])*))RX"
        uR"RX(|(?<char>'(?:\\.|[^'\\\n])*'?))RX"
        uR"RX(|(?<other>[A-Za-z_]\w*|[^\w"'/]+|.))RX"_s,
        QRegularExpression::DotMatchesEverythingOption);
    return token.match(source, position, QRegularExpression::NormalMatch,
                       QRegularExpression::AnchorAtOffsetMatchOption);
}

} // namespace

QString blanked(const QString &source, bool keepStrings)
{
    QString result;
    result.reserve(source.size());
    for (qsizetype position = 0; position < source.size();) {
        const QRegularExpressionMatch match = nextToken(source, position);
        const QString text = match.captured();
        const bool comment = match.hasCaptured(u"comment"_s);
        const bool literal = match.hasCaptured(u"raw"_s) || match.hasCaptured(u"string"_s)
                             || match.hasCaptured(u"char"_s);
        if (comment || (literal && !keepStrings)) {
            for (const QChar c : text)
                result += c == u'\n' ? c : QChar(u' ');
        } else {
            result += text;
        }
        position += std::max<qsizetype>(1, text.size());
    }
    return result;
}

QList<Literal> literalsOf(const QString &source)
{
    QList<Literal> found;
    int line = 1;
    qsizetype start = 0; // of the line
    for (qsizetype position = 0; position < source.size();) {
        const QRegularExpressionMatch match = nextToken(source, position);
        const QString text = match.captured();
        const QStringView before = QStringView(source).sliced(start, position - start).trimmed();
        if ((match.hasCaptured(u"raw"_s) || match.hasCaptured(u"string"_s))
            && !before.startsWith(u'#'))
            found << Literal{text, line};
        line += int(text.count(u'\n'));
        if (text.contains(u'\n'))
            start = position + text.lastIndexOf(u'\n') + 1;
        position += std::max<qsizetype>(1, text.size());
    }
    return found;
}

TreeChecker::TreeChecker(const QString &root, const LayerRules &rules, const TypeNames &names)
    : m_root(root), m_rules(rules), m_names(names)
{
    for (const QString &top : {u"app"_s, u"models"_s, u"ui"_s, u"tests"_s})
        checkFolder(top);
    checkTypes();
    checkExceptions();
    m_problems.sort();
}

void TreeChecker::checkFolder(const QString &top)
{
    QDirIterator files(m_root + u'/' + top, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        checkFile(files.next().mid(m_root.size() + 1));
}

void TreeChecker::checkFile(const QString &path)
{
    ++m_fileCount;
    QFile file(m_root + u'/' + path);
    if (!file.open(QIODevice::ReadOnly)) {
        report(path, 0, u"cannot be read: %1"_s.arg(file.errorString()));
        return;
    }
    const QString source = QString::fromUtf8(file.readAll());
    checkHead(path, source.split(u'\n'));
    if (path.startsWith(u"tests/"))
        return;
    checkIncludes(path, blanked(source, true));
    const QString code = blanked(source, false);
    checkThrow(path, code);
    checkNames(path, source);
    if (path.startsWith(u"models/"))
        noteTypes(path, code);
}

void TreeChecker::checkHead(const QString &path, const QStringList &lines)
{
    const QStringList head{u"// SPDX-FileCopyrightText: The Packhouse developers"_s,
                           u"// SPDX-License-Identifier: GPL-3.0-or-later"_s};
    if (lines.mid(0, 2) != head)
        report(path, 1, u"the two lines of copyright and licence are missing"_s);
    const qsizetype count = lines.size() - (lines.last().isEmpty() ? 1 : 0);
    if (count > MaximumLines)
        report(path, count, u"more than %1 lines"_s.arg(MaximumLines));
}

void TreeChecker::checkIncludes(const QString &path, const QString &code)
{
    static const QRegularExpression include(uR"RX(^\s*#\s*include\s*(["<])([^">]+)[">])RX"_s);
    const QString folder = folderOf(path);
    if (m_rules.layerOf(folder).isEmpty()) {
        report(path, 1, u"the folder %1 is not in layers.txt"_s.arg(folder));
        return;
    }
    const QStringList lines = code.split(u'\n');
    for (int i = 0; i < lines.size(); ++i) {
        const QRegularExpressionMatch match = include.match(lines[i]);
        if (!match.hasMatch())
            continue;
        const QString target = match.captured(2);
        const QStringList homes = m_rules.homesOfForbiddenHeader(folder, target);
        if (!homes.isEmpty())
            report(path, i + 1, u"%1 belongs into %2 only"_s.arg(target, homes.join(u", ")));
        if (path.endsWith(u".h") && m_rules.isSourceOnly(target))
            report(path, i + 1, u"%1 belongs into .cpp files only"_s.arg(target));
        if (match.captured(1) == u"\"" || !m_rules.layerOf(folderOf(target)).isEmpty())
            checkQuoted(path, i + 1, folder, target);
    }
}

void TreeChecker::checkQuoted(const QString &path, int line, const QString &folder,
                              const QString &target)
{
    if (target.endsWith(u".moc") && !target.contains(u'/'))
        return;
    const QString layer = m_rules.layerOf(folderOf(target));
    if (layer.isEmpty() || target.contains(u".."))
        report(path, line, u"%1 is not written from models/ or from the root"_s.arg(target));
    else if (!m_rules.mayInclude(m_rules.layerOf(folder), layer))
        report(path, line, u"%1 must not include %2"_s.arg(m_rules.layerOf(folder), target));
}

QList<DefinedType> definedTypes(const QString &code)
{
    static const QRegularExpression token(
        uR"RX((?<enum>\benum\s+(?:class|struct)\b))RX"
        uR"RX(|(?<template>\btemplate\s*<\s*>))RX"
        uR"RX(|\bnamespace\b(?<space>[\s\w:]*)\{)RX"
        uR"RX(|\b(?:class|struct)\s+(?:\[\[[^\]]*\]\]\s*)?(?<type>[\w:]+)(?:\s+final)?\s*(?::[^{};()]*)?\{)RX"
        uR"RX(|(?<open>\{)|(?<close>\}))RX"_s);
    QList<DefinedType> found;
    QStringList open; // the names of what is open; "{" hides what is within
    QRegularExpressionMatchIterator tokens = token.globalMatch(code);
    bool skipped = false; // an enumeration, or a specialization: its name is no new one
    while (tokens.hasNext()) {
        const QRegularExpressionMatch match = tokens.next();
        if (match.hasCaptured(u"enum"_s) || match.hasCaptured(u"template"_s)) {
            skipped = true;
            continue;
        }
        if (match.hasCaptured(u"close"_s)) {
            if (!open.isEmpty())
                open.removeLast();
        } else if (match.hasCaptured(u"space"_s)) {
            const QString space = match.captured(u"space"_s).trimmed();
            open << (space.isEmpty() ? u"{"_s : space);
        } else if (match.hasCaptured(u"type"_s) && !skipped) {
            const QString name = match.captured(u"type"_s);
            if (!open.contains(u"{"_s))
                found << DefinedType{(open + QStringList{name}).join(u"::"_s),
                                     int(code.left(match.capturedStart()).count(u'\n')) + 1};
            open << name;
        } else {
            open << u"{"_s;
        }
        skipped = false;
    }
    return found;
}

void TreeChecker::noteTypes(const QString &path, const QString &code)
{
    for (const DefinedType &type : definedTypes(code))
        m_types[type.name] << u"%1:%2"_s.arg(path).arg(type.line);
}

// Two types of one name in one program are one to the linker, which takes the functions of either.
void TreeChecker::checkTypes()
{
    for (auto type = m_types.begin(); type != m_types.end(); ++type) {
        for (qsizetype i = 1; i < type->size(); ++i)
            m_problems << u"%1: %2 is defined in %3 too"_s.arg(type->at(i), type.key(),
                                                               type->first());
    }
}

void TreeChecker::checkThrow(const QString &path, const QString &code)
{
    static const QRegularExpression word(uR"RX(\bthrow\b)RX"_s);
    const QRegularExpressionMatch match = word.match(code);
    if (match.hasMatch())
        report(path, code.left(match.capturedStart()).count(u'\n') + 1,
               u"errors are values here, not exceptions"_s);
}

// What differs by package type lives with the type: nobody else asks for one by its name.
void TreeChecker::checkNames(const QString &path, const QString &source)
{
    const QString exception = m_names.exceptionFor(path);
    for (const Literal &literal : literalsOf(source)) {
        const QStringList strangers = m_names.strangers(path, literal.text);
        if (strangers.isEmpty())
            continue;
        m_exceptionsUsed << exception;
        if (exception.isEmpty())
            report(path, literal.line,
                   u"%1 names the type %2, which is at home in models/formats/%2"_s.arg(
                       literal.text, strangers.first()));
    }
}

void TreeChecker::checkExceptions()
{
    for (const QString &path : m_names.exceptions()) {
        if (!m_exceptionsUsed.contains(path))
            report(path, 0, u"names no type, but typenames.txt lets it"_s);
    }
}

void TreeChecker::report(const QString &path, qsizetype line, const QString &what)
{
    m_problems << u"%1:%2: %3"_s.arg(path).arg(line).arg(what);
}

} // namespace packhouse::architecture

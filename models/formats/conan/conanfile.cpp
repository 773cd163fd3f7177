// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/conanfile.h"

#include <QRegularExpression>

#include <algorithm>

namespace packhouse::conan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestFile = 256 << 10; ///< bytes that are looked at
constexpr qsizetype LongestText = 500; ///< characters
constexpr qsizetype MostDependencies = 200;
constexpr qsizetype LongestRequires = 4000; ///< characters of one "requires"

/// The literals after `attribute =`, adjacent ones as one text.
QString attribute(const QString &python, const QString &name)
{
    const QRegularExpression assignment(
        u"^[ \\t]+%1[ \\t]*=[ \\t]*\\(?\\s*((?:[\"'][^\"'\\n]{0,500}[\"'][\\s,]*){1,20})"_s.arg(
            name),
        QRegularExpression::MultilineOption);
    static const QRegularExpression literal(u"[\"']([^\"'\\n]*)[\"']"_s);
    const auto found = assignment.match(python);
    QStringList parts;
    for (auto part = literal.globalMatch(found.captured(1)); part.hasNext();)
        parts.append(part.next().captured(1));
    const bool several = found.captured(1).contains(u',');
    return parts.join(several ? u", "_s : QString()).simplified().left(LongestText);
}

/// Up to the end of the statement: the line, or the bracket that it opens.
QStringView statement(QStringView rest)
{
    int open = 0;
    qsizetype end = 0;
    for (; end < std::min(rest.size(), LongestRequires); ++end) {
        const QChar c = rest[end];
        if (c == u'(' || c == u'[')
            ++open;
        else if (c == u')' || c == u']')
            --open;
        if (open < 0 || (open == 0 && (c == u'\n' || c == u')' || c == u']')))
            break;
    }
    return rest.first(end);
}

void addDependencies(QStringView list, QList<Dependency> &dependencies)
{
    static const QRegularExpression reference(
        u"[\"']([A-Za-z0-9_][A-Za-z0-9_+.-]{1,100})/([^\"'\\n]{1,300})[\"']"_s);
    for (auto found = reference.globalMatch(list.toString()); found.hasNext();) {
        const auto match = found.next();
        const bool known = std::any_of(
            dependencies.cbegin(), dependencies.cend(),
            [&](const Dependency &other) { return other.canonicalName == match.captured(1); });
        if (!known && dependencies.size() < MostDependencies)
            dependencies.append({match.captured(1), match.captured(2)});
    }
}

} // namespace

ConanFile ConanFile::parse(const QByteArray &python)
{
    const QString text = QString::fromUtf8(python.left(LongestFile));
    ConanFile file;
    file.description = attribute(text, u"description"_s);
    file.license = attribute(text, u"license"_s);
    static const QRegularExpression requirement(
        u"^[ \\t]+(?:self\\.)?(?:tool_|build_|test_|python_)?requires[ \\t]*[=(]"_s,
        QRegularExpression::MultilineOption);
    // No statement is looked at twice, also where one seems to stand in another.
    for (qsizetype at = 0; at < text.size();) {
        const auto match = requirement.match(text, at, QRegularExpression::NormalMatch,
                                             QRegularExpression::DontCheckSubjectStringMatchOption);
        if (!match.hasMatch())
            break;
        const QStringView list = statement(QStringView(text).sliced(match.capturedEnd() - 1));
        addDependencies(list, file.dependencies);
        at = match.capturedEnd() - 1 + std::max<qsizetype>(list.size(), 1);
    }
    return file;
}

} // namespace packhouse::conan

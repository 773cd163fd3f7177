// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/relations.h"

#include "formats/debian/names.h"

#include <QByteArrayList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

constexpr int mostRelations = 10'000; ///< of one field
constexpr qsizetype longestSection = 255; ///< it is written beside every file of the package

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

bool isLetterOrDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Reads one list from its start to its end.
class RelationReader
{
public:
    explicit RelationReader(QByteArrayView text, bool alternatives)
        : m_text(text), m_alternatives(alternatives)
    {}

    bool read()
    {
        for (int count = 1; count <= mostRelations; ++count) {
            if (!relation())
                return false;
            if (m_at == m_text.size())
                return true;
            const char between = m_text[m_at++];
            if (between != ',' && (between != '|' || !m_alternatives))
                return false;
        }
        return false;
    }

private:
    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }
    bool takes(char c)
    {
        const bool is = m_at < m_text.size() && m_text[m_at] == c;
        m_at += is ? 1 : 0;
        return is;
    }

    /// dpkg lets more names through than may be uploaded: relations to what is elsewhere are fine.
    bool name(QByteArrayView others)
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size()
               && (isLetterOrDigit(m_text[m_at]) || others.contains(m_text[m_at])))
            ++m_at;
        return m_at > from && isLetterOrDigit(m_text[from]);
    }

    bool version()
    {
        const QByteArrayView operators = "<>=";
        const qsizetype from = m_at;
        while (m_at < m_text.size() && operators.contains(m_text[m_at]))
            ++m_at;
        // None at all is an old way to say "=".
        static constexpr std::array<QByteArrayView, 8> known{"",   "<<", "<=", "=",
                                                             ">=", ">>", "<",  ">"};
        const QByteArrayView used = m_text.sliced(from, m_at - from);
        if (std::find(known.begin(), known.end(), used) == known.end())
            return false;
        skipSpace();
        const qsizetype start = m_at;
        while (m_at < m_text.size() && m_text[m_at] != ')' && !isSpace(m_text[m_at]))
            ++m_at;
        if (!checkVersion(QString::fromUtf8(m_text.sliced(start, m_at - start))))
            return false;
        skipSpace();
        return takes(')');
    }

    bool relation()
    {
        skipSpace();
        if (!name("+-._") || (takes(':') && !name("-")))
            return false;
        skipSpace();
        if (takes('(')) {
            skipSpace();
            if (!version())
                return false;
        }
        skipSpace();
        return true;
    }

    QByteArrayView m_text;
    bool m_alternatives;
    qsizetype m_at = 0;
};

tl::unexpected<Error> brokenRelation(const QString &fileName, const char *field, const Text &why)
{
    return fail(ErrorCode::InvalidFile,
                Text::of("%1 is refused as dpkg refuses it: its field %2 %3.", fileName,
                         QLatin1StringView(field), why),
                Text::of("Mend debian/control, or what made it, and build the package again."));
}

/// Only '=' says what is provided.
bool providesVersions(const QByteArray &value)
{
    return std::none_of(value.begin(), value.end(), [](char c) { return c == '<' || c == '>'; });
}

Result<void> checkRelations(const Paragraph &control, const QString &fileName)
{
    struct Relations
    {
        const char *field;
        bool alternatives;
    };
    static constexpr Relations all[] = {
        {"Depends", true},   {"Pre-Depends", true}, {"Recommends", true}, {"Suggests", true},
        {"Enhances", true},  {"Breaks", false},     {"Conflicts", false}, {"Replaces", false},
        {"Provides", false}, {"Recommended", true}, {"Optional", true}};
    for (const auto &[field, alternatives] : all) {
        const QByteArray value = control.value(field);
        if (value.isEmpty())
            continue;
        if (!isRelationList(value, alternatives))
            return brokenRelation(fileName, field,
                                  Text::of("is no list such as \"libfoo (>= 1.0), bar\" (\"%1\")",
                                           QString::fromUtf8(value.left(80))));
    }
    if (!providesVersions(control.value("Provides")))
        return brokenRelation(fileName, "Provides",
                              Text::of("gives a version with another sign than '='"));
    return {};
}

} // namespace

bool isRelationList(QByteArrayView value, bool alternatives)
{
    return RelationReader(value, alternatives).read();
}

Result<void> checkBinaryControl(const Paragraph &control, const QString &fileName)
{
    for (const char *field : {"Essential", "Protected", "Important", "Build-Essential"}) {
        const QByteArray value = control.value(field).toLower();
        if (!value.isEmpty() && value != "yes" && value != "no")
            return brokenRelation(fileName, field, Text::of("says neither yes nor no"));
    }
    const QByteArray multiArch = control.value("Multi-Arch").toLower();
    static const QByteArrayList kinds{"", "no", "same", "foreign", "allowed"};
    if (!kinds.contains(multiArch))
        return brokenRelation(fileName, "Multi-Arch",
                              Text::of("says none of no, same, foreign and allowed"));
    if (multiArch == "same" && control.value("Architecture") == "all")
        return brokenRelation(fileName, "Multi-Arch",
                              Text::of("says same for a package of architecture all"));
    // These tell of a package that is installed, or change the version behind its field's back.
    for (const char *field : {"Status", "Config-Version", "Triggers-Pending", "Triggers-Awaited",
                              "Revision", "Package-Revision", "Package_Revision"}) {
        if (control.contains(field))
            return brokenRelation(fileName, field, Text::of("may not be there"));
    }
    const auto tooShort = std::find_if(control.fields().begin(), control.fields().end(),
                                       [](const Field &field) { return field.name.size() < 2; });
    if (tooShort != control.fields().end())
        return brokenRelation(fileName, tooShort->name.constData(),
                              Text::of("has a name of one letter"));
    if (control.value("Section").size() > longestSection)
        return brokenRelation(fileName, "Section", Text::of("is longer than 255 characters"));
    return checkRelations(control, fileName);
}

} // namespace packhouse::debian

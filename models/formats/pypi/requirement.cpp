// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/requirement.h"

#include "formats/pypi/pep440.h"

#include <QStringList>

#include <algorithm>

namespace packhouse::pypi {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype Longest = 16 << 10; ///< characters
constexpr int Deepest = 32; ///< brackets in a marker

bool isWord(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

/// "==1.*" and "!=1.*" may end so; only those and "===" take what follows '+'.
bool isSpecifier(QStringView sign, QStringView version)
{
    if (sign == u"===")
        return !version.isEmpty();
    const bool equal = sign == u"==" || sign == u"!=";
    const bool wild = equal && version.endsWith(u".*");
    if (wild)
        version.chop(2);
    if (!Pep440::parse(version))
        return false;
    const QString lower = version.toString().toLower();
    if (!equal || wild) {
        if (lower.contains(u'+') || (wild && lower.contains(u"dev")))
            return false;
    }
    // "Compatible with 1" says nothing.
    const qsizetype bang = lower.indexOf(u'!');
    const QString release = lower.mid(bang + 1);
    const qsizetype dot = release.indexOf(u'.');
    return sign != u"~=" || (dot >= 0 && dot + 1 < release.size() && release[dot + 1].isDigit());
}

/// Reads from left to right; nothing is consumed where a step answers no.
class Reader
{
public:
    explicit Reader(QStringView text) : m_text(text) {}

    bool requirement()
    {
        if (!identifier())
            return false;
        if (take(u"[") && !take(u"]") && !extras())
            return false;
        if (take(u"@")) {
            if (!word())
                return false;
        } else if (take(u"(")) {
            if (!take(u")") && (!specifiers() || !take(u")")))
                return false;
        } else if (!atEnd() && !isNext(u";") && !specifiers()) {
            return false;
        }
        return take(u";") ? marker() && atEnd() : atEnd();
    }

private:
    void space()
    {
        while (m_at < m_text.size() && (m_text[m_at] == u' ' || m_text[m_at] == u'\t'))
            ++m_at;
    }
    bool atEnd()
    {
        space();
        return m_at == m_text.size();
    }
    bool isNext(QStringView text)
    {
        space();
        return m_text.sliced(m_at).startsWith(text);
    }
    bool take(QStringView text)
    {
        if (!isNext(text))
            return false;
        m_at += text.size();
        return true;
    }

    template<typename Belongs>
    QStringView run(const Belongs &belongs)
    {
        space();
        const qsizetype from = m_at;
        while (m_at < m_text.size() && belongs(m_text[m_at]))
            ++m_at;
        return m_text.sliced(from, m_at - from);
    }

    bool identifier()
    {
        const QStringView name = run(
            [](QChar c) { return isWord(c) || c == u'-' || c == u'_' || c == u'.'; });
        return !name.isEmpty() && isWord(name.front()) && isWord(name.back());
    }
    bool extras()
    {
        do {
            if (!identifier())
                return false;
        } while (take(u","));
        return take(u"]");
    }
    bool word()
    {
        return !run([](QChar c) { return c != u' ' && c != u'\t'; }).isEmpty();
    }
    QStringView sign()
    {
        for (const QStringView one : {u"===", u"~=", u"==", u"!=", u"<=", u">=", u"<", u">"}) {
            if (take(one))
                return one;
        }
        return {};
    }
    bool specifiers()
    {
        do {
            const QStringView how = sign();
            const QStringView version = run([](QChar c) {
                return c != u' ' && c != u'\t' && c != u',' && c != u';' && c != u')';
            });
            if (how.isEmpty() || !isSpecifier(how, version))
                return false;
        } while (take(u","));
        return true;
    }

    bool marker()
    {
        do {
            if (!condition())
                return false;
        } while (takeWord(u"and") || takeWord(u"or"));
        return true;
    }
    bool condition()
    {
        if (take(u"(")) {
            if (++m_depth > Deepest)
                return false;
            const bool good = marker() && take(u")");
            --m_depth;
            return good;
        }
        if (!operand())
            return false;
        if (sign().isEmpty() && !takeWord(u"in") && !(takeWord(u"not") && takeWord(u"in")))
            return false;
        return operand();
    }
    bool operand()
    {
        for (const QStringView quote : {u"'", u"\""}) {
            if (!take(quote))
                continue;
            const qsizetype end = m_text.indexOf(quote, m_at);
            if (end < 0)
                return false;
            m_at = end + 1;
            return true;
        }
        static const QStringList known{u"python_version"_s,
                                       u"python_full_version"_s,
                                       u"os_name"_s,
                                       u"os.name"_s,
                                       u"sys_platform"_s,
                                       u"sys.platform"_s,
                                       u"platform_release"_s,
                                       u"platform_system"_s,
                                       u"platform_version"_s,
                                       u"platform.version"_s,
                                       u"platform_machine"_s,
                                       u"platform.machine"_s,
                                       u"extra"_s,
                                       u"platform_python_implementation"_s,
                                       u"python_implementation"_s,
                                       u"platform.python_implementation"_s,
                                       u"implementation_name"_s,
                                       u"implementation_version"_s,
                                       u"extras"_s,
                                       u"dependency_groups"_s};
        return known.contains(
            run([](QChar c) { return isWord(c) || c == u'_' || c == u'.'; }).toString());
    }
    bool takeWord(QStringView wanted)
    {
        const qsizetype before = m_at;
        if (run(isWord) == wanted)
            return true;
        m_at = before;
        return false;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

bool isRequirement(const QString &text)
{
    // What was no UTF-8 reaches pip as something that is no text.
    if (text.contains(QChar::ReplacementCharacter))
        return false;
    return text.size() <= Longest && Reader(text).requirement();
}

} // namespace packhouse::pypi

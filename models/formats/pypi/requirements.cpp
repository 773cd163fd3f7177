// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/requirements.h"

#include "formats/pypi/names.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::pypi {

namespace {

constexpr qsizetype MostFiles = 100;

/// "${NAME}" of capitals, digits and "_", as pip fills it in.
QString filledIn(const QString &line, const ClientPlaces &places)
{
    static const QRegularExpression name(u"\\$\\{([A-Z0-9_]+)\\}"_s);
    QString filled;
    qsizetype from = 0;
    for (auto found = name.globalMatch(line); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString value = places.variable(match.captured(1));
        filled += line.sliced(from, match.capturedStart() - from)
                  + (value.isEmpty() ? match.captured() : value);
        from = match.capturedEnd();
    }
    return filled + line.sliced(from);
}

/// As pip takes them: in full, or as much as no other begins with. protocol: Python's optparse
QString longNameOf(const QString &written)
{
    static const QStringList names{u"index-url"_s,     u"pypi-url"_s,       u"extra-index-url"_s,
                                   u"no-index"_s,      u"constraint"_s,     u"requirement"_s,
                                   u"editable"_s,      u"find-links"_s,     u"no-binary"_s,
                                   u"only-binary"_s,   u"prefer-binary"_s,  u"require-hashes"_s,
                                   u"pre"_s,           u"trusted-host"_s,   u"use-feature"_s,
                                   u"global-option"_s, u"config-setting"_s, u"hash"_s};
    QString name = written;
    if (!names.contains(written)) {
        const QStringList fitting = names.filter(
            QRegularExpression(u'^' + QRegularExpression::escape(written)));
        name = fitting.size() == 1 ? fitting.first() : written;
    }
    return name == u"pypi-url" ? u"index-url"_s : name;
}

/// The option that a line begins with: its long name and its value; empty where there is none.
std::pair<QString, QString> optionOf(const QString &line)
{
    static const QMap<QString, QString> shorts{{u"-i"_s, u"index-url"_s},
                                               {u"-f"_s, u"find-links"_s},
                                               {u"-r"_s, u"requirement"_s},
                                               {u"-c"_s, u"constraint"_s}};
    static const QRegularExpression word(u"^--([a-z-]+)(?:[=\\s]+(.*))?$"_s);
    if (const auto match = word.match(line); match.hasMatch()) {
        return {longNameOf(match.captured(1)), match.captured(2)};
    }
    const auto option = shorts.constFind(line.left(2));
    if (option == shorts.constEnd())
        return {};
    QString value = line.mid(2).trimmed();
    if (value.startsWith(u'='))
        value.remove(0, 1);
    return {*option, value.trimmed()};
}

/// As a shell has words: without the marks around them, up to the next option.
QString valueIn(const QString &written)
{
    QString value = written.trimmed();
    for (const QChar mark : {u'"', u'\''}) {
        if (value.size() > 1 && value.startsWith(mark) && value.indexOf(mark, 1) > 0)
            return value.sliced(1, value.indexOf(mark, 1) - 1);
    }
    return value.section(u' ', 0, 0);
}

/// Reads one file after the other, those that one names where it names them.
class RequirementsReader
{
public:
    RequirementsReader(const QString &name, const ClientPlaces &places)
        : m_name(name), m_places(places)
    {}
    void read(const QString &path);
    Requirements found;

private:
    void readLine(const RequirementsLine &line, const QString &path);
    void readRequirement(const RequirementsLine &line);
    bool readAddress(const RequirementsLine &line);

    const QString m_name;
    const ClientPlaces &m_places;
    QStringList m_open; ///< files that are being read: each is once in the other
};

void RequirementsReader::read(const QString &path)
{
    if (m_open.contains(path))
        return;
    if (found.files.size() >= MostFiles) {
        found.more = true;
        return;
    }
    const ClientFile file = m_places.read(path);
    found.files.append(file);
    found.more = found.more || (file.state == ClientFile::State::Missing && !m_open.isEmpty());
    m_open.append(path);
    for (const RequirementsLine &line : requirementsLines(file.text(), m_places))
        readLine(line, path);
    m_open.removeLast();
}

/// The sums that a line is locked to, as options or behind an address.
QStringList sumsIn(const QString &text)
{
    static const QRegularExpression sum(
        u"(?:--hash[=\\s]+|[#&](?=[a-z0-9]+=))[\"']?([a-z0-9]+)[:=]([0-9A-Fa-f]{32,})"_s);
    QStringList sums;
    for (auto written = sum.globalMatch(text); written.hasNext();) {
        const auto one = written.next();
        sums.append(one.captured(1) + u':' + one.captured(2).toLower());
    }
    return sums;
}

/// An address in place of a name, for working on it or not: "-e git+https://…#egg=NAME",
/// "https://…/NAME-1.0.tar.gz". Answers whether it is one; what it is called only itself may tell.
bool RequirementsReader::readAddress(const RequirementsLine &line)
{
    static const QRegularExpression address(
        u"^(?:(?:-e|--editable)[=\\s]+)?[\"']?((?:[a-z]+\\+)?(?:https?|ssh|git)://[^\\s\"']+|git@[^\\s\"']+)"_s);
    static const QRegularExpression egg(u"[#&]egg=([A-Za-z0-9._-]+)"_s);
    static const QRegularExpression file(
        u"/([A-Za-z0-9][A-Za-z0-9._-]*?)-\\d[^/]*\\.(?:whl|tar\\.gz|zip|tar\\.bz2)(?:[#?]|$)"_s);
    const auto match = address.match(line.text);
    if (!match.hasMatch())
        return false;
    const QString url = match.captured(1);
    QString called = egg.match(url).captured(1);
    if (called.isEmpty())
        called = file.match(url).captured(1);
    if (called.isEmpty())
        found.more = true;
    else if (canonicalName(called) == m_name)
        found.named.append({{}, url.section(u'#', 0, 0), sumsIn(line.text), line.number});
    return true;
}

void RequirementsReader::readLine(const RequirementsLine &line, const QString &path)
{
    if (readAddress(line))
        return;
    // Of one line they act in this order, however they are written.
    static const QStringList ofSources{u"no-index"_s, u"index-url"_s, u"extra-index-url"_s,
                                       u"find-links"_s};
    QList<RequirementsOption> options;
    QString rest = line.text;
    // Several options may stand on one line; beside a file that it names they count for nothing.
    for (int count = 0; rest.startsWith(u'-') && count < 32; ++count) {
        const auto [key, written] = optionOf(rest);
        const bool takesNone = key == u"no-index" || key == u"pre" || key == u"require-hashes";
        const QString value = takesNone ? QString() : valueIn(written);
        if (key == u"requirement" || key == u"constraint") {
            if (value.contains(u"://"_s))
                found.more = true;
            else
                read(QDir::cleanPath(QDir(QFileInfo(path).path()).filePath(value)));
            return;
        }
        if (ofSources.contains(key))
            options.append({key, value, path, line.number});
        const qsizetype next = rest.indexOf(u" -"_s, 1);
        rest = next < 0 ? QString() : rest.sliced(next + 1);
    }
    std::stable_sort(options.begin(), options.end(),
                     [](const RequirementsOption &one, const RequirementsOption &other) {
                         return ofSources.indexOf(one.key) < ofSources.indexOf(other.key);
                     });
    found.options += options;
    if (!rest.isEmpty())
        readRequirement(line);
}

void RequirementsReader::readRequirement(const RequirementsLine &line)
{
    static const QRegularExpression requirement(
        u"^([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*\\])?\\s*(?:@\\s*(\\S+)|===?\\s*([^\\s;,]+))?"_s);
    const auto match = requirement.match(line.text);
    if (!match.hasMatch() || canonicalName(match.captured(1)) != m_name)
        return;
    const QString address = match.captured(2).section(u'#', 0, 0);
    const QStringList sums = sumsIn(line.text);
    if (!sums.isEmpty() || !address.isEmpty())
        found.named.append({match.captured(3), address, sums, line.number});
}

} // namespace

QList<RequirementsLine> requirementsLines(const QString &text, const ClientPlaces &places)
{
    static const QRegularExpression comment(u"(^|\\s+)#.*$"_s);
    QList<RequirementsLine> lines;
    RequirementsLine open;
    int number = 0;
    // protocol: pip splits as Python's str.splitlines() does
    static const QRegularExpression end(
        u"\\r\\n|[\\n\\r\\x0b\\x0c\\x1c-\\x1e\\x85\\x{2028}\\x{2029}]"_s);
    const QStringList written = text.split(end);
    for (QString line : written) {
        ++number;
        if (line.endsWith(u'\r'))
            line.chop(1);
        const bool isComment = line.trimmed().startsWith(u'#');
        const bool goesOn = line.endsWith(u'\\') && !isComment;
        if (open.number == 0)
            open.number = number;
        open.text += goesOn ? line.chopped(1) : isComment ? u" "_s + line : line;
        if (goesOn && number < written.size())
            continue;
        open.text.remove(comment);
        open.text = filledIn(open.text.trimmed(), places);
        if (!open.text.isEmpty())
            lines.append(open);
        open = {};
    }
    return lines;
}

Requirements requirementsAt(const QString &path, const QString &name, const ClientPlaces &places)
{
    RequirementsReader reader(name, places);
    reader.read(path);
    return reader.found;
}

} // namespace packhouse::pypi

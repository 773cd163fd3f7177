// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/pyproject.h"

#include "clientfiles/lockedoutlook.h"
#include "clientfiles/textlines.h"
#include "formats/pypi/names.h"

#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace packhouse::pypi {

namespace {

using Verdict = ClientOutlook::Verdict;

const QStringList &tools()
{
    static const QStringList all{u"uv"_s, u"poetry"_s, u"pdm"_s};
    return all;
}

/// The file by its lines, as people and those programs write them.
class PyprojectReader
{
public:
    PyprojectReader(const ClientFile &file, const QString &name, const ClientPlaces &places);
    QMap<QString, QList<ClientSource>> indexes; ///< by tool
    QMap<QString, QList<ClientSource>> taken; ///< from where the package itself is, by tool

private:
    void read(const QString &line, int number);
    void readIndex(const QString &tool, const QString &line, int number);
    void readPackage(const QString &line, int number);
    ClientSource source(const QString &address, int number) const
    {
        return {address, saidIn(m_places, m_path, number)};
    }

    const QString m_path;
    const QString m_name;
    const ClientPlaces &m_places;
    QString m_table;
    QString m_key; ///< of the list that is open
};

PyprojectReader::PyprojectReader(const ClientFile &file, const QString &name,
                                 const ClientPlaces &places)
    : m_path(file.path), m_name(name), m_places(places)
{
    const TextLines lines(file.bytes);
    for (qsizetype i = 0; i < lines.size(); ++i)
        read(QString::fromUtf8(lines.at(i)).trimmed(), int(i) + 1);
}

void PyprojectReader::read(const QString &line, int number)
{
    static const QRegularExpression table(u"^\\[\\[?\\s*([^\\[\\]]+?)\\s*\\]\\]?\\s*(?:#.*)?$"_s);
    static const QRegularExpression key(u"^([A-Za-z0-9_.-]+)\\s*="_s);
    if (line.startsWith(u'#'))
        return;
    if (const auto match = table.match(line); match.hasMatch()) {
        m_table = match.captured(1);
        m_key.clear();
        return;
    }
    if (const auto match = key.match(line); match.hasMatch())
        m_key = match.captured(1);
    for (const QString &tool : tools()) {
        if (m_table == u"tool."_s + tool || m_table.startsWith(u"tool."_s + tool + u'.'))
            readIndex(tool, line, number);
    }
    readPackage(line, number);
}

void PyprojectReader::readIndex(const QString &tool, const QString &line, int number)
{
    static const QRegularExpression address(u"[\"']((?:https?://|\\$\\{)[^\"']*)[\"']"_s);
    static const QStringList keys{u"index-url"_s, u"extra-index-url"_s, u"find-links"_s,
                                  u"index"_s};
    const bool ofTable = m_key == u"url"
                         && (m_table.endsWith(u".index") || m_table.endsWith(u".source"));
    if (!ofTable && !keys.contains(m_key))
        return;
    if (m_table.endsWith(u".sources"))
        return; // a package of that name
    for (auto found = address.globalMatch(line); found.hasNext();)
        indexes[tool].append(source(found.next().captured(1), number));
}

/// "name @ address" of anybody's list, and 'name = { git = "…" }'.
void PyprojectReader::readPackage(const QString &line, int number)
{
    static const QRegularExpression direct(
        u"[\"']([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*\\])?\\s*@\\s*([^\"'\\s;]+)"_s);
    static const QRegularExpression inTable(
        u"^[\"']?([A-Za-z0-9][A-Za-z0-9._-]*)[\"']?\\s*=\\s*[\\[{].*\\b(?:url|git)\\s*=\\s*[\"']([^\"']+)[\"']"_s);
    for (auto found = direct.globalMatch(line); found.hasNext();) {
        const auto match = found.next();
        if (canonicalName(match.captured(1)) != m_name)
            continue;
        for (const QString &tool : tools())
            taken[tool].append(source(match.captured(2), number));
    }
    if (const auto match = inTable.match(line);
        match.hasMatch() && canonicalName(match.captured(1)) == m_name)
        taken[m_table.section(u'.', 1, 1)].append(source(match.captured(2), number));
}

} // namespace

QList<ClientOutlook> pyprojectRows(const ClientQuestion &question, const ClientPlaces &places)
{
    QList<ClientOutlook> rows;
    const ClientFile file = places.read(places.inProject(u"pyproject.toml"_s));
    if (file.isUnreadable())
        rows.append(unreadLock(u"uv"_s, file, places));
    const PyprojectReader read(file, question.canonicalName, places);
    for (const QString &tool : tools()) {
        const QList<ClientSource> taken = read.taken.value(tool);
        const QList<ClientSource> sources = taken.isEmpty() ? read.indexes.value(tool) : taken;
        if (sources.isEmpty())
            continue;
        ClientOutlook row = outlookOf(tool, sources, SourceChoice::Any, question);
        if (row.verdict == Verdict::Safe) {
            row.verdict = Verdict::NotKnown;
            row.gets = Text::of("not known: what else it is set to is not looked at");
        }
        row.closedBy = Text::of("this registry as the only index in %1",
                                shownPath(places, file.path));
        rows.append(byFile(std::move(row), tool, file.path));
    }
    return rows;
}

} // namespace packhouse::pypi

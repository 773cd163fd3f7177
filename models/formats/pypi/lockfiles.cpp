// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/lockfiles.h"

#include "clientfiles/textlines.h"
#include "formats/pypi/names.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace packhouse::pypi {

namespace {

/// One table at a time.
class LockReader
{
public:
    explicit LockReader(const QString &name) : m_name(name) {}
    void read(const QString &line, int number);
    QList<LockedPackage> done()
    {
        close();
        return m_found;
    }

private:
    void close();
    void readSource(const QString &line);
    void readSums(const QString &line);

    const QString m_name;
    QList<LockedPackage> m_found;
    LockedPackage m_open;
    bool m_isIt = false;
    bool m_isFolder = false; ///< of the project itself
    QString m_table;
};

void LockReader::close()
{
    if (m_isIt && !m_isFolder)
        m_found.append(m_open);
    m_open = {};
    m_isIt = false;
    m_isFolder = false;
}

/// "source = { registry = "…" }" of uv; "[package.source]" with "url = "…"" of poetry.
void LockReader::readSource(const QString &line)
{
    static const QRegularExpression address(
        u"(?:^|[\\s{,])(?:registry|url|git)\\s*=\\s*\"([^\"]*)\""_s);
    static const QRegularExpression folder(
        u"(?:^|[\\s{,])(?:editable|directory|virtual|path)\\s*=|^type\\s*=\\s*\"(?:directory|file)\""_s);
    if (const auto match = address.match(line); match.hasMatch())
        m_open.address = match.captured(1);
    m_isFolder = m_isFolder || folder.match(line).hasMatch();
}

/// Of each file that the version has; any of them may be taken.
void LockReader::readSums(const QString &line)
{
    static const QRegularExpression sum(u"\"([a-z0-9_]+):([0-9A-Fa-f]{32,})\""_s);
    for (auto sums = sum.globalMatch(line); sums.hasNext();) {
        const auto match = sums.next();
        m_open.sums.append(match.captured(1) + u':' + match.captured(2).toLower());
    }
}

void LockReader::read(const QString &line, int number)
{
    static const QRegularExpression text(u"^(name|version)\\s*=\\s*\"([^\"]*)\""_s);
    if (line.startsWith(u'[')) {
        m_table = line;
        if (line == u"[[package]]")
            close();
        return;
    }
    if (m_table == u"[[package]]") {
        const auto match = text.match(line);
        if (match.hasMatch() && match.captured(1) == u"name") {
            m_isIt = canonicalName(match.captured(2)) == m_name;
            m_open.line = number;
        } else if (match.hasMatch()) {
            m_open.version = match.captured(2);
        } else if (line.startsWith(u"source"_s)) {
            readSource(line);
        }
    } else if (m_table == u"[package.source]") {
        readSource(line);
    }
    if (m_table.startsWith(u"[[package]]") || m_table.startsWith(u"[package."))
        readSums(line);
}

} // namespace

QList<LockedPackage> inTomlLock(const QByteArray &bytes, const QString &name)
{
    LockReader reader(name);
    const TextLines lines(bytes);
    for (qsizetype i = 0; i < lines.size(); ++i)
        reader.read(QString::fromUtf8(lines.at(i)).trimmed(), int(i) + 1);
    return reader.done();
}

} // namespace packhouse::pypi

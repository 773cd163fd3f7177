// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/publishunits.h"

#include <QHash>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QString versionKey(const JoiningFile &file)
{
    return QStringList{file.of.type, file.canonicalName, file.of.version}.join(u'\n');
}

bool tells(const JoiningFile &file)
{
    return file.certain && !file.of.version.isEmpty();
}

bool isNamedAfter(const QString &name, const QString &stem)
{
    return !stem.isEmpty() && name.size() > stem.size() && name.startsWith(stem)
           && (name[stem.size()] == u'-' || name[stem.size()] == u'.');
}

class Units
{
public:
    explicit Units(const QList<JoiningFile> &files) : m_files(files), m_heads(files.size())
    {
        std::iota(m_heads.begin(), m_heads.end(), 0);
        joinListed();
        joinVersions();
        joinSilent();
        for (int at = 0; at < m_heads.size(); ++at)
            m_heads[at] = headOf(at);
    }

    QList<QList<int>> take() const
    {
        QList<QList<int>> units;
        QHash<int, qsizetype> places;
        for (int at = 0; at < m_heads.size(); ++at) {
            const int head = m_heads[at];
            if (!places.contains(head)) {
                places.insert(head, units.size());
                units.append(QList<int>{head});
            }
            if (at != head)
                units[places[head]].append(at);
        }
        return units;
    }

private:
    /// Those that another one lists, whatever they say of themselves: a source package's tarball
    /// may well be a package of another type.
    void joinListed()
    {
        QHash<QString, int> lists;
        for (int at = 0; at < m_files.size(); ++at) {
            if (!tells(m_files[at]))
                continue;
            for (const QString &name : m_files[at].parts) {
                const auto known = lists.constFind(name);
                if (known == lists.cend()
                    || m_files[*known].parts.size() < m_files[at].parts.size())
                    lists.insert(name, at);
            }
        }
        for (int at = 0; at < m_files.size(); ++at) {
            const int by = lists.value(m_files[at].name, at);
            // What lists one another belongs to neither.
            if (!m_files[at].parts.contains(m_files[by].name))
                m_heads[at] = by;
        }
    }

    int headOf(int at) const
    {
        for (qsizetype steps = 0; m_heads[at] != at && steps < m_heads.size(); ++steps)
            at = m_heads[at];
        return at;
    }

    /// Those that say themselves of which version they are.
    void joinVersions()
    {
        QHash<QString, QList<int>> versions;
        for (int at = 0; at < m_files.size(); ++at) {
            if (m_heads[at] == at && m_files[at].joins && tells(m_files[at]))
                versions[versionKey(m_files[at])].append(at);
        }
        for (const QList<int> &one : std::as_const(versions)) {
            // The one that lists others tells the most.
            const int head = *std::max_element(one.begin(), one.end(), [this](int a, int b) {
                return m_files[a].parts.size() < m_files[b].parts.size();
            });
            QStringList names{m_files[head].storedName};
            for (const int at : one) {
                if (at == head || names.contains(m_files[at].storedName))
                    continue;
                names.append(m_files[at].storedName);
                m_heads[at] = head;
            }
        }
    }

    /// Those of which another one tells.
    void joinSilent()
    {
        for (int at = 0; at < m_files.size(); ++at) {
            if (m_heads[at] != at || tells(m_files[at]))
                continue;
            const QString &name = m_files[at].name;
            int best = -1;
            for (int other = 0; other < m_files.size(); ++other) {
                const JoiningFile &by = m_files[other];
                if (other == at || !tells(by))
                    continue;
                if (isNamedAfter(name, by.stem)
                    && (best < 0 || by.stem.size() > m_files[best].stem.size()))
                    best = other;
            }
            if (best >= 0)
                m_heads[at] = best;
        }
    }

    const QList<JoiningFile> &m_files;
    QList<int> m_heads;
};

} // namespace

QList<QList<int>> publishUnits(const QList<JoiningFile> &files)
{
    return Units(files).take();
}

} // namespace packhouse

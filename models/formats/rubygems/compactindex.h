// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagereader.h"
#include "core/publication.h"
#include "formats/rubygems/gemspec.h"

#include <map>
#include <vector>

namespace packhouse::rubygems {

// protocol: the compact index, what current clients read: names, versions, info/NAME

/// Of whom all whole-project documents are made.
inline const QString AllGems = QStringLiteral("gems");
/// Of whom info/NAME is made.
QString infoCollection(const QString &name);

/// A line of info/NAME, without its end: what the whole-project documents are made of, too.
QByteArray infoLine(const Gemspec &spec, const QByteArray &sha256);
/// The parts of the documents that a gem brings.
QList<Fragment> indexFragments(const Gemspec &spec, const QByteArray &sha256);

/// What can be told from a line of info/NAME.
struct InfoEntry
{
    QByteArray line;

    /// "1.0" or "1.0-java": stands for version and platform wherever a document lists them.
    QByteArray token() const { return line.first(line.indexOf(' ')); }
    QString version() const;
    QString platform() const;
    /// The runtime dependencies and their requirements, "a" and ">= 1, < 2".
    QList<std::pair<QString, QString>> dependencies() const;
};

/// A gem's entries as they are listed: in the order of publishing, of duplicates the last.
class Entries
{
public:
    void add(const QByteArray &line);
    const std::vector<InfoEntry> &list() const { return m_list; }
    bool isEmpty() const { return m_list.empty(); }
    QByteArray infoText() const;

private:
    std::vector<InfoEntry> m_list;
};

/// A gem of a project, by name.
using Gems = std::map<QByteArray, Entries>;

/// All listed gems of a project.
Result<Gems> readGems(const PackageReader &store, ScopeId project, const FormatId &type);
/// One gem; empty when it is not listed.
Result<Entries> readEntries(const PackageReader &store, ScopeId project, const FormatId &type,
                            const QString &name);

QByteArray namesText(const Gems &gems);

/// The text of /versions, which only ever grows so that clients fetch what is new: what changed
/// since it was last rendered is appended, whatever changed it, and what is gone is taken back by a
/// line of its own. It starts anew when most of it is history.
class VersionsText
{
public:
    /// \a text as it was before; anything that is none starts one at \a now.
    VersionsText(const QByteArray &text, const QDateTime &now);

    void update(const Gems &gems);
    const QByteArray &text() const { return m_text; }
    /// True when that name was listed once.
    bool knows(const QByteArray &name) const { return m_known.count(name) > 0; }

private:
    struct Known
    {
        std::vector<QByteArray> tokens;
        QByteArray md5;
    };

    bool take(QByteArrayView line);
    void append(const QByteArray &name, const Entries &entries);
    void startAnew(const QByteArray &head);

    QByteArray m_text;
    std::map<QByteArray, Known> m_known;
};

} // namespace packhouse::rubygems

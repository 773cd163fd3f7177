// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/nameholders.h"

#include "formats/formatlist.h"
#include "registry/store/connection.h"
#include "registry/store/scopetable.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

NameRules rulesOf(const FormatList &formats, const FormatId &type)
{
    const Format *format = formats.find(type);
    return {format ? format->publishing() : nullptr};
}

Holders holdersByName(Connection &db, const ScopeTable &scopes, const NameRules &rules,
                      const FormatId &type, const QStringList &names)
{
    QSet<QString> wanted;
    for (const QString &name : names) {
        for (const QString &one : rules.chainTo(name))
            wanted.insert(one);
    }
    const QJsonArray list = QJsonArray::fromStringList(wanted.values());
    Holders found;
    QHash<ScopeId, std::optional<Scope>> projects;
    Query rows(db,
               u"SELECT h.canonical, h.project, h.published, h.given, h.for_all, h.since "
               "FROM json_each(?) n CROSS JOIN name_holder h " // name by name, whatever it counts
               "ON h.canonical = n.value AND h.type = ?"_s,
               QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact)), type);
    while (rows.next()) {
        auto project = projects.constFind(rows.integer(1));
        if (project == projects.constEnd())
            project = projects.insert(rows.integer(1), scopes.find(rows.integer(1)));
        if (*project)
            found[rows.text(0)] << NameHolder{**project, rows.integer(2), int(rows.integer(3)),
                                              rows.integer(4) != 0, rows.time(5)};
    }
    return found;
}

QList<NameHolder> inOrder(QList<NameHolder> holders)
{
    std::sort(holders.begin(), holders.end(), [](const NameHolder &a, const NameHolder &b) {
        return std::tuple(a.published == 0, a.published, a.project.path)
               < std::tuple(b.published == 0, b.published, b.project.path);
    });
    return holders;
}

} // namespace packhouse

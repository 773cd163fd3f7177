// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/fileremoval.h"

#include <algorithm>

namespace packhouse {

namespace {

/// What becomes of the name of a file that goes.
struct NamesLeft
{
    int superseded = 0; ///< a newer file of that name stays: clients get that one already
    QStringList older; ///< only older ones stay
    QStringList gone; ///< nothing of that name stays
};

void lookAt(const StoredVersion &version, const QList<FileId> &going, NamesLeft &left)
{
    const auto goes = [&going](const StoredFile &file) {
        return going.contains(QString::number(file.id));
    };
    for (const StoredFile &file : version.files) {
        if (!goes(file))
            continue;
        const auto stays = [&](bool newer) {
            return std::ranges::any_of(version.files, [&](const StoredFile &other) {
                return other.name == file.name && !goes(other) && (other.id > file.id) == newer;
            });
        };
        if (stays(true))
            ++left.superseded;
        else if (stays(false))
            left.older << file.name;
        else
            left.gone << file.name;
    }
    left.older.removeDuplicates();
    left.gone.removeDuplicates();
}

/// A list of names that can be read.
QStringList some(const QStringList &names)
{
    constexpr qsizetype Most = 5;
    return names.size() <= Most ? names : names.first(Most) + QStringList{QStringLiteral("…")};
}

} // namespace

Evidence assessFiles(const QList<StoredVersion> &versions,
                     const QHash<qint64, QList<FileId>> &going)
{
    NamesLeft left;
    for (const StoredVersion &version : versions) {
        if (going.contains(version.id))
            lookAt(version, going.value(version.id), left);
    }
    Evidence evidence;
    const bool changes = !left.older.isEmpty() || !left.gone.isEmpty();
    evidence.risk = changes ? Risk::Medium : Risk::Low;
    evidence.headline = changes ? Text::of("Clients get something else of this version.")
                                : Text::of("Clients get the same as before.");
    evidence.explanation = Text::of(
        "The version stays, and so does its name: nobody else can serve anything in its place.");
    evidence.probed = true; // there is nothing to ask anybody
    if (left.superseded > 0)
        evidence.lines.append(
            {Text::of("Files that a newer one of the same name stands for"),
             Text::counted("%n file(s); only who asks for the hash of one misses it",
                           left.superseded),
             Text::of("superseded"), Tone::Good});
    if (!left.older.isEmpty())
        evidence.lines.append({Text::of("Names of which an older file is served then"),
                               Text::of("%1", some(left.older)), Text::of("changes"),
                               Tone::Warning});
    if (!left.gone.isEmpty())
        evidence.lines.append({Text::of("Names that the version does not have any more"),
                               Text::of("%1", some(left.gone)), Text::of("missing"), Tone::Bad});
    return evidence;
}

} // namespace packhouse

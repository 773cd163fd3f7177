// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"

#include <QIODevice>

namespace packhouse {

/// What a file turned out to be, read from its content.
struct Inspection
{
    Coordinates coordinates;
    QString fileName; ///< as it is stored
    bool certain =
        true; ///< false: only the name was guessed and the version must be typed (generic)
    QString description;
    QString license;
    QString readme; ///< plain text or Markdown, at most 64 KiB
    QList<Dependency> dependencies;
    QByteArray
        versionMetadata; ///< what publish() stores with the version, as the protocol route would
    QByteArray fileMetadata; ///< … and with the file
    QStringList tags; ///< … and which tags move
    QList<Fragment> fragments; ///< … and which parts of documents the file brings
    bool joins = false; ///< goes together with what else is published of its version
    // Files that go with it although they do not tell what they are of:
    QString stem; ///< those named so, with '-' or '.' behind it ("widget-1.2"); empty: none
    QStringList parts; ///< those of these names, which it cannot be without
};

/// A package type that knows its own files by their content.
class Inspecting
{
public:
    virtual ~Inspecting() = default;
    /// What is this file? Bounded in time and memory whatever the bytes are; changes nothing.
    /// \a file is open and random access. Errors: InvalidFile (broken), Unsupported (not this
    /// type).
    virtual Result<Inspection> inspect(QIODevice &file, const QString &fileName) const = 0;
    /// The same of a file that goes with one that is known, whose version it is of.
    virtual Result<Inspection> inspectBeside(QIODevice &file, const QString &fileName,
                                             const Inspection &main) const
    {
        Q_UNUSED(main)
        return inspect(file, fileName);
    }
    /// A file of that name is the type's or broken, whatever is in it: nothing else is called so.
    virtual bool isNamedAs(const QString &fileName) const
    {
        Q_UNUSED(fileName)
        return false;
    }
    /// True where lock files of the type have a sum that is none of the file's hashes ("h1:…"): it
    /// stands in the version's metadata as they have it.
    virtual bool hasSums() const { return false; }
    /// False where a file of that name is the type's only if it is an archive with a mark in it, so
    /// that it need not be read by every type; see lookInto().
    virtual bool isKnownByName(const QString &fileName) const
    {
        Q_UNUSED(fileName)
        return true;
    }
    /// Whether a file of that path in an archive tells that inspect() could take it. What holds no
    /// mark is Unsupported.
    virtual bool isMark(const QString &path) const
    {
        Q_UNUSED(path)
        return false;
    }
};

} // namespace packhouse

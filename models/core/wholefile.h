// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace packhouse {

/// Makes the names that were added to a folder, or removed from it, outlive a power cut. False and
/// errno when the disk does not.
bool syncNames(const QString &folder);

/// A file that is made beside its path and takes the place of whatever is there at once, when it is
/// whole; also in a folder that others may write to, such as the one for temporary files. A link
/// that somebody put there is replaced, never followed. Removed unless it is committed.
class WholeFile : public QFile
{
public:
    enum class For {
        Everybody, ///< whom the umask leaves
        Owner ///< private from its first byte on, whatever the umask
    };

    explicit WholeFile(const QString &path, For readers = For::Everybody);
    ~WholeFile() override;

    /// For writing. False when it cannot be made; see errorString().
    bool begin();
    /// The bytes are on the medium, and so is their place. False when something failed: what was
    /// there before still is, unless all that failed is to make the new name outlive a power cut.
    bool commit();
    /// The same, but nothing takes anything's place: false with errno EEXIST when something came
    /// there meanwhile.
    bool commitNew();
    QString fileName() const override { return m_path; } ///< where it will be

private:
    bool put(bool overwrite);

    QString m_path;
    QString m_made; ///< path until it is committed
    const For m_readers;
    bool m_isThere = false;
};

} // namespace packhouse

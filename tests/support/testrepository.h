// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace packhouse::test {

/// A git repository that a test fills, in a folder that must be there.
class TestRepository
{
public:
    explicit TestRepository(const QString &folder);

    /// Runs git in it; what it prints, without the last line end. Ends the test when git fails.
    QByteArray git(const QStringList &arguments) const;
    void write(const QString &path, const QByteArray &bytes) const;
    void remove(const QString &path) const;
    /// Commits all that is there; the hash. Times are fixed and a minute apart.
    QByteArray commit(const QString &message = QStringLiteral("More"));
    QString folder() const { return m_folder; }

private:
    QString m_folder;
    int m_commits = 0;
};

} // namespace packhouse::test

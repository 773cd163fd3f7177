// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>
#include <memory>

class QFont;
class QTextDocument;

namespace packhouse {

/// Of a read-me, what can be laid out in little time.
struct ReadmeDocument
{
    std::unique_ptr<QTextDocument> document; ///< belongs to no thread yet; nothing when stopped
    bool whole = true;
};

/// Reads Markdown; from any thread. Nothing is loaded that it names. Takes a second at most,
/// whatever it holds. \a stop: nobody wants it any more.
ReadmeDocument readReadme(const QString &markdown, const QFont &font,
                          const std::atomic<bool> &stop);

/// Tables of more than a thousand cells in all as text of fixed width, each in its place.
QString withoutLargeTables(const QString &markdown);

} // namespace packhouse

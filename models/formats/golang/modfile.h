// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"

#include <QByteArrayView>
#include <QJsonArray>

namespace packhouse::golang {

inline constexpr qint64 LongestModFile = 16 << 20; ///< bytes of a go.mod, as the go command takes

/// A version or a closed range that a module takes back.
struct Retraction
{
    QString low;
    QString high; ///< the same as low for one version
    QString reason; ///< one line; may be empty

    bool holds(const QString &version) const;
};

/// What of a go.mod counts here.
struct ModFile
{
    QString module;
    QString language; ///< of the go line: "1.21"; may be empty
    QString deprecated; ///< the text after "Deprecated:"; empty where it is not
    QList<Dependency> dependencies; ///< of "require", the indirect ones too, and what
                                    ///< "replace" puts in the place of another
    QList<Retraction> retractions;

    /// InvalidFile: no module line, or lines that the go command would not read.
    static Result<ModFile> parse(QByteArrayView text);
};

/// The go.mod of a module that has none.
QByteArray madeUpModFile(const QString &module);

QJsonArray toJson(const QList<Retraction> &retractions);
QList<Retraction> retractionsFrom(const QJsonArray &json);

} // namespace packhouse::golang

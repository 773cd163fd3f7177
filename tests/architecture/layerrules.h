// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace packhouse::architecture {

// What layers.txt says. Folders are written as there: without "models/".
class LayerRules
{
public:
    // Reads the file's text. qtHeaders: the folder that holds QtWidgets/, QtSql/ …
    // A line that makes no sense is named in errors().
    LayerRules(const QString &text, const QString &qtHeaders);

    QStringList errors() const { return m_errors; }

    // The layer that a folder belongs to, e.g. "registry" for "registry/store" and "formats/npm"
    // for itself; empty when no line covers it.
    QString layerOf(const QString &folder) const;

    bool mayInclude(const QString &fromLayer, const QString &toLayer) const;

    // Where else the header belongs, when a file in this folder must not include it; else empty.
    QStringList homesOfForbiddenHeader(const QString &folder, const QString &header) const;

    bool isSourceOnly(const QString &header) const;

private:
    struct Layer
    {
        QString name;
        QStringList allowed;
    };
    struct HeaderRule
    {
        QStringList patterns;
        QStringList folders;
    };

    const Layer *ruleOf(const QString &layer) const;
    bool matches(const QString &pattern, const QString &header) const;
    bool readLine(const QStringList &words);

    QString m_qtHeaders;
    QList<Layer> m_layers;
    QList<HeaderRule> m_headers;
    QStringList m_sourceOnly;
    QStringList m_errors;
};

} // namespace packhouse::architecture

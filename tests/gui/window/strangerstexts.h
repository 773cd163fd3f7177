// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

class QAbstractItemModel;
class QModelIndex;
class QWidget;

namespace packhouse {

/// What a stranger may write where a name, a sentence or a number is expected: markup that would
/// open a device, orders for a terminal, letters that turn the direction of writing or are not
/// seen, another script, and more of it than fits. \a field is found in what shows it.
QString hostile(const QString &field);

/// Looks at every widget that there is, in sight or not: at each text of it, at what a reader of
/// the screen is told, and at each cell of each model in every role.
class StrangersTexts
{
public:
    /// \a where is told of what is found.
    void look(const QString &where);
    void forgetWhatWasSeen() { m_seen.clear(); }
    /// What was interpreted or let through, a line each.
    QStringList faults() const { return m_faults.values(); }
    /// Whether it was shown anywhere, escaped.
    bool saw(const QString &field) const { return m_seen.contains(field); }

private:
    void widget(const QWidget *of);
    void spoken(QWidget *of);
    void cells(const QWidget *of, const QAbstractItemModel &model, const QModelIndex &parent);
    void text(const QWidget *of, const char *what, const QString &text);
    void fault(const QWidget *of, const QString &what, const QString &text);

    QString m_where;
    QStringList m_seen; ///< fields
    QMap<QString, QString> m_faults; ///< by place and field, each once
};

} // namespace packhouse

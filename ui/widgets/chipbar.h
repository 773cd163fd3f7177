// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

class QButtonGroup;
class QToolButton;

namespace packhouse {

/// A pill with a text and a count; chosen or not.
class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);

    /// \a spoken: text and count, for who does not see them; empty: the text.
    void setCount(const QString &count, const QString &spoken);
    QString count() const { return m_count; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont countFont() const;

    QString m_count;
};

/// Chips of which exactly one is chosen; the first stands for all. They are in one line: what that
/// has no room for is in a menu at its end.
class ChipBar : public QWidget
{
    Q_OBJECT

public:
    struct Entry
    {
        QString id; ///< empty for "All"
        QString text;
        QString count;
        QString spoken = {}; ///< "npm, 3 packages"; empty: the text
    };

    explicit ChipBar(QWidget *parent = nullptr);

    /// Keeps the choice where it is still there, else the first becomes chosen, without a signal.
    void setEntries(const QList<Entry> &entries);
    QString current() const;
    /// Its parts that take the focus, as they stand.
    QList<QWidget *> tabs() const;
    /// Says nothing when there is no such chip.
    void setCurrent(const QString &id);
    Chip *chip(const QString &id) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();
    void fillMenu();

    QButtonGroup *m_group;
    QToolButton *m_more;
    QList<Chip *> m_chips; ///< in their order
};

} // namespace packhouse

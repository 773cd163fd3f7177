// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace packhouse {

/// Where one types a name before something that cannot be taken back. Enter never presses the
/// dialog's default here: it says that one has typed it, once it matches.
class NameField : public QLineEdit
{
    Q_OBJECT

public:
    explicit NameField(QWidget *parent = nullptr);

    void setName(const QString &name) { m_name = name; }
    bool matches() const { return text() == m_name; }

signals:
    void confirmed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_name;
};

} // namespace packhouse

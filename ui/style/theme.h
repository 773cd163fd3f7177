// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/colours.h"

#include <QFont>
#include <QObject>

#include <functional>

class QApplication;

namespace packhouse {

/// The one place that decides how the application looks: style, palette, style sheet, fonts.
/// Follows the system's light or dark until the user chooses.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Choice { System, Light, Dark, HighContrast };
    Q_ENUM(Choice)

    /// \a systemIsDark replaces asking the platform.
    explicit Theme(QApplication *application, std::function<bool()> systemIsDark = {});
    ~Theme() override;

    Choice choice() const { return m_choice; }
    void setChoice(Choice choice);
    Scheme scheme() const { return m_scheme; }
    /// Asks the system again; called by itself when the system says that something changed.
    void follow();

    /// For hashes, versions and snippets.
    static QFont fixedFont();

signals:
    void schemeChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();
    bool systemIsDark() const;

    QApplication *m_application;
    std::function<bool()> m_systemIsDark;
    Choice m_choice = Choice::System;
    Scheme m_scheme = Scheme::Light;
    bool m_platformIsDark = false;
    bool m_applying = false;
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include "ui/style/packhousestyle.h"
#include "ui/style/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QStyleHints>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// The families of the pictures first, then what every system has.
QFont applicationFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const QString system = font.family();
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    font.setFamilies({system, u"Noto Sans"_s, u"DejaVu Sans"_s});
#else
    font.setFamilies({u"Noto Sans"_s, system, u"DejaVu Sans"_s});
#endif
    if (font.pointSizeF() < 9.75)
        font.setPointSizeF(9.75);
    return font;
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness()
           < palette.color(QPalette::WindowText).lightness();
}

} // namespace

Theme::Theme(QApplication *application, std::function<bool()> systemIsDark)
    : QObject(application)
    , m_application(application)
    , m_systemIsDark(std::move(systemIsDark))
    , m_platformIsDark(isDark(QGuiApplication::palette()))
{
    m_application->setStyle(new PackhouseStyle);
    m_application->setFont(applicationFont());
    m_application->installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::follow);
#endif
    m_scheme = this->systemIsDark() ? Scheme::Dark : Scheme::Light;
    apply();
}

Theme::~Theme() = default;

void Theme::setChoice(Choice choice)
{
    m_choice = choice;
    follow();
}

void Theme::follow()
{
    const bool dark = m_choice == Choice::Dark || (m_choice == Choice::System && systemIsDark());
    const Scheme scheme = m_choice == Choice::HighContrast ? Scheme::HighContrast
                          : dark                           ? Scheme::Dark
                                                           : Scheme::Light;
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    apply();
    emit schemeChanged();
}

QFont Theme::fixedFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QString system = font.family();
    font.setFamilies({u"DejaVu Sans Mono"_s, u"Noto Sans Mono"_s, system});
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(QApplication::font().pointSizeF() - 0.75);
    return font;
}

bool Theme::systemIsDark() const
{
    if (m_systemIsDark)
        return m_systemIsDark();
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return m_platformIsDark;
}

void Theme::apply()
{
    m_applying = true;
    const Colours &c = colours(m_scheme);
    QApplication::setPalette(paletteFor(c));
    QToolTip::setPalette(paletteFor(c));
    m_application->setStyleSheet(styleSheet(c));
    m_applying = false;
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // Ours hides the platform's palette, so it is taken away for as long as it takes to look.
    if (event->type() == QEvent::ThemeChange && !m_applying) {
        m_applying = true;
        QApplication::setPalette(QPalette());
        m_platformIsDark = isDark(QGuiApplication::palette());
        QApplication::setPalette(paletteFor(colours(m_scheme)));
        m_applying = false;
        follow();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace packhouse

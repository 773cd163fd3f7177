// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/stylesheet.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

const char16_t Rules[] = uR"(
QMainWindow, QDialog, QMessageBox { background: @surface; }
QMainWindow::separator { width: 1px; height: 1px; background: @line; }
QSplitter::handle { background: @line; }
*[look="canvas"] { background: @canvas; }
*[look="surface"] { background: @surface; }

QMenuBar { background: @surface; border-bottom: 1px solid @line; padding: 1px 4px; }
QMenuBar::item { padding: 5px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @header; }
QMenu { background: @surface; border: 1px solid @strongLine; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
QMenu::icon { padding-left: 6px; }

*[look="topbar"] { background: @surface; border-bottom: 1px solid @line; }
*[look="footer"] { background: @canvas; border-top: 1px solid @line; }
QStatusBar { background: @surface; border-top: 1px solid @line; color: @muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @muted; }

QPushButton, QToolButton[look="plain"] { background: @surface; color: @text; border: 1px solid @strongLine;
    border-radius: 6px; padding: 5px 12px; min-height: 18px; }
QPushButton, QToolButton, QCheckBox, QRadioButton { outline: none; }
QPushButton:hover, QToolButton[look="plain"]:hover { background: @hover; border-color: @muted; }
QPushButton:pressed, QToolButton[look="plain"]:pressed { background: @header; }
QPushButton:focus, QToolButton[look="plain"]:focus { border: 1px solid @primary; }
QPushButton:disabled, QToolButton[look="plain"]:disabled { color: @disabled; border-color: @line; }
QPushButton[look="primary"] { background: @primary; color: @onPrimary; border-color: @primary;
    font-weight: bold; }
QPushButton[look="primary"]:hover { background: @primaryHover; }
QPushButton[look="primary"]:focus { border: 2px solid @text; padding: 4px 11px; }
QPushButton[look="primary"]:disabled { background: @header; color: @disabled; border-color: @line; }
QPushButton[look="danger"] { color: @danger; }
QPushButton[look="danger"]:disabled { color: @disabled; }
QPushButton[look="destructive"] { background: @danger; color: @onPrimary; border-color: @danger;
    font-weight: bold; }
QPushButton[look="destructive"]:focus { border: 2px solid @text; padding: 4px 11px; }
QPushButton[look="destructive"]:disabled { background: @header; color: @disabled; border-color: @line; }
QPushButton[look="flat"], QToolButton[look="flat"] { border: 1px solid transparent;
    background: transparent; padding: 1px; min-height: 0px; }
QPushButton[look="flat"]:hover, QToolButton[look="flat"]:hover { background: @header; }
QPushButton[look="flat"]:focus, QToolButton[look="flat"]:focus { border: 1px solid @primary; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0px; }

QLineEdit, QPlainTextEdit, QTextEdit, QTextBrowser, QComboBox, QSpinBox, QDateEdit {
    background: @canvas; border: 1px solid @strongLine; border-radius: 6px;
    selection-background-color: @primary; selection-color: @onPrimary; }
QLineEdit, QSpinBox, QDateEdit { padding: 5px 8px; min-height: 18px; }
QComboBox { background: @surface; padding: 5px 10px; min-height: 18px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/chevron-down-@scheme.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @strongLine; outline: none;
    selection-background-color: @selection; selection-color: @text; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QTextBrowser:focus, QComboBox:focus,
QSpinBox:focus, QDateEdit:focus { border: 1px solid @primary; }
QLineEdit:disabled, QComboBox:disabled { color: @disabled; }

QCheckBox, QRadioButton { spacing: 6px; padding: 2px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: @primary; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; background: @surface;
    border: 1px solid @muted; border-radius: 3px; }
QCheckBox::indicator:checked { image: url(:/icons/check-@scheme.svg); }
QRadioButton::indicator { border-radius: 8px; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 4px solid @primary; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @disabled; }

QTabBar { background: @surface; }
QTabBar::tab { background: transparent; color: @muted; padding: 9px 7px 8px 7px; border: none;
    border-bottom: 2px solid transparent; margin-right: 1px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @primary; font-weight: bold; border-bottom: 2px solid @primary; }
QTabBar::tab:focus { border: 1px solid @primary; border-bottom: 2px solid @primary; }
QTabWidget::pane { border: none; border-top: 1px solid @line; background: @surface; }
QTabWidget::tab-bar { left: 6px; }

QTableView, QTreeView, QListView { background: @canvas; border: none; outline: none;
    selection-background-color: @selection; selection-color: @text; }
QTreeView[look="surface"], QListView[look="surface"], QTableView[look="surface"] { background: @surface; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTextBrowser { background: @surface; }
QTreeView[look="surface"]::item { min-height: 22px; }
QTableView[look="framed"] { background: @surface; border: 1px solid @line; }
QHeaderView { background: @header; border: none; }
QHeaderView::section { background: @header; color: @muted; font-weight: bold; border: none;
    border-bottom: 1px solid @line; padding: 6px 10px; }
QHeaderView::section:hover { color: @text; }
QHeaderView::up-arrow { image: url(:/icons/chevron-up-@scheme.svg); width: 10px; height: 10px;
    subcontrol-position: center right; right: 4px; }
QHeaderView::down-arrow { image: url(:/icons/chevron-down-@scheme.svg); width: 10px; height: 10px;
    subcontrol-position: center right; right: 4px; }
QTableCornerButton::section { background: @header; border: none; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0px; }
QScrollBar::handle { background: @strongLine; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { border: none; background: transparent; }

QProgressBar { background: @header; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @primary; border-radius: 3px; }
QToolTip { background: @header; color: @text; border: 1px solid @strongLine; padding: 4px; }
QGroupBox { border: 1px solid @line; border-radius: 6px; margin-top: 10px; padding: 10px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0px 4px; color: @muted; }

QLabel[look="title"] { font-size: 11.5pt; font-weight: bold; }
QLabel[look="strong"] { font-weight: bold; }
QLabel[look="muted"] { color: @muted; }
QLabel[look="heading"] { color: @muted; font-weight: bold; font-size: 8.5pt; }
)";

} // namespace

QString styleSheet(const Colours &c)
{
    // Longer names first, so that no name is replaced inside another one.
    const std::pair<QLatin1StringView, QString> names[] = {
        {"@primaryHover"_L1, c.primaryHover.name()},
        {"@primary"_L1, c.primary.name()},
        {"@onPrimary"_L1, c.onPrimary.name()},
        {"@strongLine"_L1, c.strongLine.name()},
        {"@selection"_L1, c.selection.name()},
        {"@surface"_L1, c.surface.name()},
        {"@canvas"_L1, c.canvas.name()},
        {"@header"_L1, c.header.name()},
        {"@hover"_L1, c.hover.name()},
        {"@line"_L1, c.line.name()},
        {"@text"_L1, c.text.name()},
        {"@muted"_L1, c.muted.name()},
        {"@disabled"_L1, c.disabled.name()},
        {"@danger"_L1, c.bad.text.name()},
        {"@scheme"_L1, c.scheme != Scheme::Light ? u"dark"_s : u"light"_s},
    };
    QString sheet = QString::fromUtf16(Rules);
    for (const auto &[name, value] : names)
        sheet.replace(name, value);
    return sheet;
}

} // namespace packhouse

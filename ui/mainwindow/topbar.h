// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QMenu;
class QPushButton;

namespace packhouse {

class FilterField;

/// Above the packages: what is done most, the filter, and the choice of columns.
class TopBar final : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(QWidget *parent = nullptr);

    FilterField *filter() const { return m_filter; }
    QPushButton *publishButton() const { return m_publish; }
    QPushButton *downloadButton() const { return m_download; }
    QPushButton *removeButton() const { return m_remove; }
    void setColumnsMenu(QMenu *menu);
    void showColumns(bool shown);
    void setColumns(int shown, int all);

private:
    QPushButton *m_publish;
    QPushButton *m_download;
    QPushButton *m_remove;
    QPushButton *m_columns;
    FilterField *m_filter;
};

} // namespace packhouse

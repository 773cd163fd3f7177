// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/detailscontext.h"

#include <QScrollArea>

class QVBoxLayout;

namespace packhouse {

/// How to set up the clients and install this version, ready to copy.
class UseTab : public QScrollArea
{
    Q_OBJECT

public:
    explicit UseTab(const DetailsContext &context, QWidget *parent = nullptr);

    void show(const ShownVersion &shown);

private:
    void rebuild(bool known);
    QWidget *snippetBox(const Snippet &snippet);

    const DetailsContext &m_context;
    QList<Snippet> m_snippets;
    QWidget *m_list = nullptr;
    QVBoxLayout *m_layout;
};

} // namespace packhouse

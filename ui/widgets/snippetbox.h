// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace packhouse {

/// A text to paste elsewhere, under its name and beside a button that copies it.
class SnippetBox : public QWidget
{
    Q_OBJECT

public:
    SnippetBox(const QString &name, const QString &text, QWidget *parent = nullptr);
};

} // namespace packhouse

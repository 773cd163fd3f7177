// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/token.h"
#include "items/formatinfo.h"

#include <QWidget>

namespace packhouse {

/// A pill for each package type that says whether a token works with it, and by which scheme.
class ReachView : public QWidget
{
    Q_OBJECT

public:
    /// \a formats must outlive the view.
    explicit ReachView(const FormatInfoList &formats, QWidget *parent = nullptr);

    void show(const Token &token);

private:
    const FormatInfoList &m_formats;
};

} // namespace packhouse

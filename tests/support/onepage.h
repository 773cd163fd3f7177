// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakesource.h"
#include "support/pictures.h"
#include "ui/style/theme.h"
#include "ui/widgets/page.h"

#include <QApplication>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <memory>

namespace packhouse {

/// For tests of pages: one that is shown by itself, over a made-up source.
class OnePage
{
protected:
    template<typename T, typename... Arguments>
    T *open(Arguments &&...arguments)
    {
        auto page = std::make_unique<T>(std::forward<Arguments>(arguments)...);
        T *raw = page.get();
        m_page = std::move(page);
        m_page->resize(1150, 700);
        m_page->show();
        return QTest::qWaitForWindowExposed(raw) ? raw : nullptr;
    }
    QTableView *table() const
    {
        return m_page->findChild<QTableView *>(QString(), Qt::FindDirectChildrenOnly);
    }
    QPushButton *button(const char *name) const { return part<QPushButton>(*m_page, name); }

    Theme m_theme{qApp, [] { return false; }};
    FormatInfoList m_formats = fakeFormats();
    std::unique_ptr<FakeSource> m_source;
    std::unique_ptr<Page> m_page;
};

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/detailscontext.h"

#include <QScrollArea>

class QFormLayout;

namespace packhouse {

class ReadmeView;

/// The facts of a package and its read-me.
class OverviewTab : public QScrollArea
{
    Q_OBJECT

public:
    explicit OverviewTab(const DetailsContext &context, QWidget *parent = nullptr);

    void show(const ShownVersion &shown);

private:
    void addFacts(const ShownVersion &shown);
    void addFact(const QString &name, const QString &value);

    const DetailsContext &m_context;
    QFormLayout *m_facts;
    ReadmeView *m_readme;
};

} // namespace packhouse

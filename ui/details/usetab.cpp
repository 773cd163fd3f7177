// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/usetab.h"

#include "items/readable.h"
#include "ui/details/taborder.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/snippetbox.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

UseTab::UseTab(const DetailsContext &context, QWidget *parent)
    : QScrollArea(parent), m_context(context)
{
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *body = new QWidget(this);
    setPanelLook(body, "surface"_L1);
    m_layout = new QVBoxLayout(body);
    m_layout->setContentsMargins(metrics::PanelMargin, 14, metrics::PanelMargin, 14);
    m_layout->addStretch(1);
    setWidget(body);
}

void UseTab::show(const ShownVersion &shown)
{
    const PackageKey &key = shown.details.row.key;
    const FormatInfo &format = m_context.formats.find(key.type);
    QList<Snippet> snippets;
    if (shown.source) {
        snippets = format.snippets({shown.source->address().toUtf8(),
                                    shown.scope,
                                    {key.type, key.name, shown.version.version}});
    }
    m_snippets = snippets;
    rebuild(shown.source != nullptr);
}

void UseTab::rebuild(bool known)
{
    delete m_list;
    m_list = new QWidget(widget());
    auto *list = new QVBoxLayout(m_list);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(12);
    if (known && m_snippets.isEmpty()) {
        auto *nothing = new QLabel(tr("There are no instructions for this package type yet."),
                                   m_list);
        setLook(nothing, "muted"_L1);
        nothing->setWordWrap(true);
        list->addWidget(nothing);
    }
    for (const Snippet &snippet : m_snippets)
        list->addWidget(snippetBox(snippet));
    m_layout->insertWidget(0, m_list);
    m_list->show();
    followTabs(this);
}

QWidget *UseTab::snippetBox(const Snippet &snippet)
{
    const QString name = snippet.client.isEmpty()
                             ? readable(snippet.title)
                             : tr("%1: %2").arg(snippet.client, readable(snippet.title));
    return new SnippetBox(name, snippet.text, m_list);
}

} // namespace packhouse

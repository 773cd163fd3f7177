// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/copycommands.h"

#include "items/scopetreemodel.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow/browsing.h"
#include "ui/packages/packagesview.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace packhouse {

CopyCommands::CopyCommands(ActionRegistry &actions, const Context &context, QObject *parent)
    : CommandGroup(actions, parent)
    , m_context(context)
    , m_coordinates(add(u"copy.coordinates"_s, tr("Copy as coordinates"),
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), CopyKind::Coordinates))
    , m_installLine(add(u"copy.install"_s, tr("Copy install line"),
                        QKeySequence(Qt::CTRL | Qt::Key_I), CopyKind::InstallLine))
    , m_all{m_coordinates, m_installLine,
            add(u"copy.url"_s, tr("Copy as package URL"), {}, CopyKind::PackageUrl),
            add(u"copy.row"_s, tr("Copy row as text"), QKeySequence::Copy, CopyKind::Row),
            add(u"copy.json"_s, tr("Copy as JSON"), {}, CopyKind::Json)}
{
    connect(&context.browsing, &Browsing::changed, this, [this] {
        for (QAction *action : std::as_const(m_all))
            action->setEnabled(m_context.browsing.hasChoice());
    });
}

QAction *CopyCommands::add(const QString &id, const QString &text, const QKeySequence &keys,
                           CopyKind kind)
{
    return CommandGroup::add(id, text, keys, {}, [this, kind] { copy(kind); });
}

void CopyCommands::copy(CopyKind kind)
{
    const QList<PackageRow> rows = m_context.packages.selectedRows();
    PackageSource *source = m_context.browsing.source();
    if (rows.isEmpty() || !source)
        return;
    const CopyContext context{m_context.formats, source->address(),
                              m_context.tree.scope(source, rows.first().key.scopePath)};
    const QString version = rows.size() == 1 ? m_context.details.version() : QString();
    const QString text = copyText(kind, rows, version, context);
    if (text.isEmpty()) {
        emit told(tr("There is no such text for this package type."));
        return;
    }
    QGuiApplication::clipboard()->setText(text);
    emit told(tr("Copied: %1").arg(text.section(u'\n', 0, 0).left(80)));
}

} // namespace packhouse

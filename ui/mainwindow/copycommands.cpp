// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/copycommands.h"

#include "items/scopetreemodel.h"
#include "ui/mainwindow/browsing.h"

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
        const bool known = m_context.browsing.subject().isKnown();
        for (QAction *action : std::as_const(m_all))
            action->setEnabled(known);
    });
}

QAction *CopyCommands::add(const QString &id, const QString &text, const QKeySequence &keys,
                           CopyKind kind)
{
    return CommandGroup::add(id, text, keys, {}, [this, kind] { copy(kind); });
}

void CopyCommands::copy(CopyKind kind)
{
    const Subject subject = m_context.browsing.subject();
    if (!subject.isKnown())
        return;
    // What is copied of one package is all from the answer about it.
    const bool one = subject.rows.size() == 1;
    const QList<PackageRow> rows = one ? QList{subject.shown.details.row} : subject.rows;
    const CopyContext context{m_context.formats, subject.source->address(),
                              m_context.tree.scope(subject.source, rows.first().key.scopePath)};
    const QString text = copyText(kind, rows, one ? subject.shown.version.version : QString(),
                                  context);
    if (text.isEmpty()) {
        emit told(tr("There is no such text for this package type."));
        return;
    }
    QGuiApplication::clipboard()->setText(text);
    emit told(tr("Copied: %1").arg(text.section(u'\n', 0, 0).left(80)));
}

} // namespace packhouse

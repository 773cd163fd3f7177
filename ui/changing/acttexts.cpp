// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changing/acttexts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QString translated(const char *source)
{
    return QCoreApplication::translate("VersionActs", source);
}

} // namespace

QString actName(ActKind kind)
{
    switch (kind) {
    case ActKind::Deprecate:
        return translated(QT_TRANSLATE_NOOP("VersionActs", "Deprecate"));
    case ActKind::Yank:
        return translated(QT_TRANSLATE_NOOP("VersionActs", "Yank"));
    case ActKind::Unlist:
        return translated(QT_TRANSLATE_NOOP("VersionActs", "Unlist"));
    case ActKind::Hide:
        return translated(QT_TRANSLATE_NOOP("VersionActs", "Hide"));
    case ActKind::Offer:
        return translated(QT_TRANSLATE_NOOP("VersionActs", "Offer again"));
    case ActKind::Tag:
        return translated(QT_TRANSLATE_NOOP("VersionActs", "Point a tag to it"));
    case ActKind::Untag:
        return translated(QT_TRANSLATE_NOOP("VersionActs", "Remove a tag"));
    case ActKind::Note:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("VersionActs", "Write a note"));
}

QString textName(ActKind kind)
{
    switch (kind) {
    case ActKind::Deprecate:
        return translated(QT_TRANSLATE_NOOP("VersionActs", "Text for clients"));
    case ActKind::Note:
        return translated(QT_TRANSLATE_NOOP("VersionActs", "Note"));
    default:
        return translated(QT_TRANSLATE_NOOP("VersionActs", "Reason, if you like"));
    }
}

QString stateText(const FormatInfo &format, const VersionState &state)
{
    const QString word = format.stateWord(state.status);
    const QString text = state.message.isEmpty()
                             ? word
                             : translated(QT_TRANSLATE_NOOP("VersionActs", "%1: %2"))
                                   .arg(word, state.message);
    if (state.note.isEmpty())
        return text;
    return translated(QT_TRANSLATE_NOOP("VersionActs", "%1 (note: %2)")).arg(text, state.note);
}

} // namespace packhouse

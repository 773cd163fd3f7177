// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/snippetbox.h"

#include "items/readable.h"
#include "ui/style/looks.h"
#include "ui/style/theme.h"
#include "ui/widgets/announcement.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

SnippetBox::SnippetBox(const QString &name, const QString &text, QWidget *parent) : QWidget(parent)
{
    constexpr int MostLines = 14;
    auto *title = new QLabel(name, this);
    setLook(title, "strong"_L1);
    auto *copy = new QPushButton(tr("Copy"), this);
    copy->setAccessibleName(tr("Copy %1").arg(name));
    auto *field = new QPlainTextEdit(shownText(text), this);
    field->setReadOnly(true);
    field->setAcceptDrops(false);
    field->setTabChangesFocus(true);
    field->setFont(Theme::fixedFont());
    field->setAccessibleName(name);
    field->setLayoutDirection(Qt::LeftToRight); // what a program reads
    field->setLineWrapMode(QPlainTextEdit::NoWrap);
    const int lines = std::clamp(int(text.count(u'\n')) + 1, 1, MostLines);
    field->setFixedHeight(lines * QFontMetrics(field->font()).lineSpacing() + 30);
    connect(copy, &QPushButton::clicked, this, [this, text, name] {
        QGuiApplication::clipboard()->setText(text);
        Announcement::say(this, tr("Copied: %1").arg(name));
    });
    auto *line = new QHBoxLayout;
    line->addWidget(title, 1);
    line->addWidget(copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    layout->addLayout(line);
    layout->addWidget(field);
}

} // namespace packhouse

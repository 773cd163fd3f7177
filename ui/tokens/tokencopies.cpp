// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/tokencopies.h"

#include "items/readable.h"
#include "items/tokenreach.h"
#include "items/when.h"
#include "ui/tokens/issuetokendialog.h"
#include "ui/tokens/secretclipboard.h"
#include "ui/widgets/menutext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// Only where it stands alone: not in a header's name such as PRIVATE-TOKEN.
QRegularExpression placeholder()
{
    return QRegularExpression(u"(?<![A-Za-z0-9_${-])TOKEN(?![A-Za-z0-9_-])"_s);
}

} // namespace

TokenCopies::TokenCopies(const Context &context, SecretClipboard *clipboard, QPushButton *button)
    : QObject(button), m_context(context), m_clipboard(clipboard), m_menu(new QMenu(button))
{
    setMenuText(button, tr("Copy for a client"));
    button->setMenu(m_menu);
}

bool TokenCopies::any() const
{
    return !m_menu->isEmpty();
}

void TokenCopies::show(const Token &token)
{
    m_menu->clear();
    qDeleteAll(m_menu->findChildren<QMenu *>(Qt::FindDirectChildrenOnly));
    for (const FormatInfo &format : m_context.formats->all()) {
        const std::optional<TokenReach> reach = tokenReach(token.kind, Right::Read, format);
        if (reach && reach->look == WireAccess::Look::Refused)
            continue;
        const SnippetContext context{
            m_context.source->address().toUtf8(), token.scope, {format.id, {}, {}}};
        addSnippets(token, format.label, format.snippets(context));
    }
}

/// A menu for each client of a type, with each text once.
void TokenCopies::addSnippets(const Token &token, const QString &type,
                              const QList<Snippet> &snippets)
{
    QHash<QString, QMenu *> clients;
    QSet<QString> known;
    for (const Snippet &snippet : snippets) {
        if (!snippet.text.contains(placeholder()) || known.contains(snippet.text))
            continue;
        known.insert(snippet.text);
        QMenu *&menu = clients[snippet.client];
        if (!menu) {
            menu = m_menu->addMenu(
                snippet.client.compare(type, Qt::CaseInsensitive) == 0
                    ? snippet.client
                    : tr("%1 (%2)", "a client and its package type").arg(snippet.client, type));
        }
        QAction *action = menu->addAction(readable(snippet.title));
        connect(action, &QAction::triggered, this,
                [this, token, snippet] { copy(token, snippet); });
    }
}

void TokenCopies::copy(const Token &token, const Snippet &snippet)
{
    const auto withoutSecret = [this, snippet, id = token.id] {
        QGuiApplication::clipboard()->setText(snippet.text);
        emit copied(id, tr("Copied without the secret, which is not in the keychain."),
                    tr("Put it in the place of TOKEN."));
    };
    if (!m_context.vault || !m_context.vault->problem().isEmpty()) {
        withoutSecret();
        return;
    }
    whenReady(m_context.vault->read(IssueTokenDialog::vaultKey(token)), this,
              [this, snippet, withoutSecret, id = token.id](const Result<QString> &secret) {
                  if (!secret) {
                      withoutSecret();
                      return;
                  }
                  QString text;
                  qsizetype from = 0;
                  auto matches = placeholder().globalMatch(snippet.text);
                  while (matches.hasNext()) {
                      const auto match = matches.next();
                      text += snippet.text.mid(from, match.capturedStart() - from) + *secret;
                      from = match.capturedEnd();
                  }
                  m_clipboard->copy(text + snippet.text.mid(from));
                  emit copied(
                      id, tr("Copied with the secret."),
                      tr("The clipboard is cleared in %1 s.").arg(m_clipboard->secondsLeft()));
              });
}

} // namespace packhouse

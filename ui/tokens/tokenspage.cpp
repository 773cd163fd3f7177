// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/tokenspage.h"

#include "core/visibletext.h"
#include "items/readable.h"
#include "items/when.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/tokens/issuetokendialog.h"
#include "ui/tokens/reachview.h"
#include "ui/tokens/secretclipboard.h"
#include "ui/tokens/tokencopies.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/tables.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

TokensPage::TokensPage(const Context &context, QWidget *parent)
    : ListPage(tr("Tokens"), tr("Secrets stay in the system keychain. This list holds none."),
               nullptr, parent)
    , m_context(context)
    , m_clipboard(new SecretClipboard(this))
{
    QPushButton *create = addHeaderButton(tr("New token…"), u"newToken"_s, "primary"_L1);
    connect(create, &QPushButton::clicked, this, &TokensPage::newToken);
    buildModel();
    buildDetails();
    connect(empty(), &EmptyState::actionChosen, this, &TokensPage::newToken);
    follow(m_context.source, Changed::Tokens);
    if (m_context.vault) {
        connect(m_context.vault, &TokenVault::stateChanged, this, [this] {
            showVault();
            lookInVault();
        });
    }
    connect(m_clipboard, &SecretClipboard::countedDown, this, [this](int left) {
        if (left == 0)
            m_said->hide();
    });
    showVault();
    refresh();
}

void TokensPage::buildModel()
{
    m_model = new TokenTable(
        {m_context.source, m_context.vault, m_context.formats, m_context.clock}, this);
    // With what it works is told below of the chosen one.
    setModel(m_model, {160, 140, 160, 120, 220, 100, 115, 130}, {4, 6, 1});
    makeSortable();
    table()->setSelectionMode(QAbstractItemView::SingleSelection);
    giveRestToBelow();
}

void TokensPage::buildDetails()
{
    m_vaultNote = new InlineMessage(this);
    m_vaultNote->setObjectName("vaultNote"_L1);
    auto *noteBox = new QVBoxLayout;
    noteBox->setContentsMargins(metrics::PanelMargin, 0, metrics::PanelMargin, 8);
    noteBox->addWidget(m_vaultNote);
    above()->addLayout(noteBox);
    m_details = new QWidget(this);
    m_heading = new QLabel(m_details);
    m_heading->setTextFormat(Qt::PlainText);
    setLook(m_heading, "strong"_L1);
    m_reach = new ReachView(*m_context.formats, m_details);
    m_said = new InlineMessage(m_details);
    m_said->setObjectName("said"_L1);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(metrics::Gap);
    const auto button = [this, bar](const QString &text, const QString &name,
                                    QLatin1StringView look) {
        auto *made = new QPushButton(text, m_details);
        made->setObjectName(name);
        made->setAccessibleName(text);
        setLook(made, look);
        bar->addWidget(made);
        return made;
    };
    m_copy = button({}, u"copyFor"_s, "plain"_L1);
    m_test = button(tr("Test now"), u"test"_s, "plain"_L1);
    m_rotate = button(tr("Rotate…"), u"rotate"_s, "plain"_L1);
    m_revoke = button(tr("Revoke…"), u"revoke"_s, "danger"_L1);
    bar->addStretch();
    m_copies = new TokenCopies({m_context.source, m_context.vault, m_context.formats}, m_clipboard,
                               m_copy);
    connect(m_copies, &TokenCopies::copied, this,
            [this](qint64 id, const QString &lead, const QString &text) {
                sayOf(id, Tone::Neutral, lead, text);
            });
    m_test->setVisible(bool(m_context.test));
    m_why = new QLabel(tr("Only a token whose secret is in the keychain can be tested."),
                       m_details);
    m_why->setObjectName("whyNoTest"_L1);
    setLook(m_why, "muted"_L1);
    m_why->setWordWrap(true);
    m_why->hide();
    auto *layout = new QVBoxLayout(m_details);
    layout->setContentsMargins(metrics::PanelMargin, 14, metrics::PanelMargin, 14);
    layout->setSpacing(12);
    layout->addWidget(m_heading);
    layout->addWidget(m_reach);
    layout->addLayout(bar);
    layout->addWidget(m_why);
    layout->addWidget(m_said);
    layout->addStretch();
    below()->addWidget(m_details, 1);
    connect(m_test, &QPushButton::clicked, this, &TokensPage::test);
    connect(m_rotate, &QPushButton::clicked, this, &TokensPage::rotate);
    connect(m_revoke, &QPushButton::clicked, this, &TokensPage::revoke);
}

QString TokensPage::sidebarText() const
{
    const auto alive = std::count_if(m_model->allRows().begin(), m_model->allRows().end(),
                                     [](const TokenLine &line) { return !line.token.revoked; });
    return alive ? countText(alive) : QString();
}

QString TokensPage::filterHint() const
{
    return tr("Filter the tokens: name, kind, scope, rights, state");
}

void TokensPage::filterRows(const QString &text)
{
    m_model->setFilter(text);
    chooseShown();
}

/// The token whose details are shown stays chosen while it is in the list.
void TokensPage::chooseShown()
{
    chooseRow(table(), std::max(0, m_model->rowOf(m_shownId))); // wherever it is sorted to
}

void TokensPage::refresh()
{
    Administration *administration = m_context.source->administration();
    if (!administration) {
        showEmpty(tr("The tokens of %1 cannot be shown").arg(m_context.source->title()),
                  readable(m_context.source->abilities().administer));
        return;
    }
    showLoading();
    m_asked.wait(administration->tokens(), this,
                 [this](const Result<QList<Token>> &tokens) { got(tokens); });
}

void TokensPage::got(const Result<QList<Token>> &tokens)
{
    if (!tokens) {
        showError(tokens.error());
        return;
    }
    QList<TokenLine> lines;
    for (const Token &token : *tokens)
        lines.append({token, {}, {}});
    lines += remoteLines();
    m_model->setRows(lines);
    if (lines.isEmpty()) {
        showEmpty(
            tr("No tokens yet"),
            tr("Clients such as npm or pip prove with a token that they may read or publish."),
            tr("New token…"));
    } else {
        table()->updateGeometry();
        chooseShown();
        showRows();
    }
    lookInVault();
    emit sidebarChanged();
}

QList<TokenLine> TokensPage::remoteLines() const
{
    QList<TokenLine> lines;
    if (!m_context.remotes)
        return lines;
    for (const RemoteToken &remote : m_context.remotes()) {
        TokenLine line;
        line.token.id = -2 - lines.size(); // none of the registry's
        line.token.name = remote.title;
        line.remote = remote.id;
        lines.append(line);
    }
    return lines;
}

QString TokensPage::vaultKey(const TokenLine &line)
{
    return line.remote.isEmpty() ? IssueTokenDialog::vaultKey(line.token)
                                 : u"remote/"_s + line.remote;
}

void TokensPage::lookInVault()
{
    const quint64 generation = ++m_generation;
    // Only to tell what is in it nobody is asked for a password.
    if (!m_context.vault || !m_context.vault->problem().isEmpty() || !m_context.vault->isOpen()) {
        m_model->cellsChanged();
        return;
    }
    for (const TokenLine &line : m_model->allRows()) {
        if (line.token.revoked)
            continue;
        whenReady(m_context.vault->read(vaultKey(line)), this,
                  [this, generation, id = line.token.id](const Result<QString> &secret) {
                      if (generation != m_generation)
                          return;
                      QList<TokenLine> lines = m_model->allRows();
                      for (TokenLine &each : lines) {
                          if (each.token.id == id && secret)
                              each.kept = true;
                          else if (each.token.id == id
                                   && secret.error().code == ErrorCode::NotFound)
                              each.kept = false;
                      }
                      m_model->updateRows(lines);
                      if (chosenRows().isEmpty())
                          chooseShown(); // what is filtered is shown anew
                      showChoice();
                  });
    }
}

const TokenLine *TokensPage::chosen() const
{
    const QList<int> rows = chosenRows();
    return rows.isEmpty() ? nullptr : &m_model->rows().at(rows.first());
}

void TokensPage::showChoice()
{
    const TokenLine *line = table()->isHidden() ? nullptr : chosen();
    m_details->setVisible(line);
    if (!line)
        return;
    const Token &token = line->token;
    const bool works = m_model->works(token);
    m_heading->setText(works ? tr("Where %1 works").arg(visibleText(token.name))
                             : tr("Where %1 worked").arg(visibleText(token.name)));
    if (token.id != m_shownId) {
        m_said->hide();
        m_tested.drop();
        m_shownId = token.id;
    }
    const bool here = line->remote.isEmpty();
    for (QWidget *part : QList<QWidget *>{m_reach, m_copy, m_revoke})
        part->setVisible(here);
    m_rotate->setText(here ? tr("Rotate…") : tr("Settings of this remote…"));
    m_rotate->setAccessibleName(m_rotate->text());
    if (!here) {
        showRemote(*line);
        return;
    }
    m_reach->show(token);
    m_copies->show(token);
    m_copy->setEnabled(works && m_copies->any());
    m_test->setEnabled(works && line->kept.value_or(m_model->isKeychainClosed()));
    m_why->setVisible(m_context.test && !m_test->isEnabled());
    m_rotate->setEnabled(works);
    m_revoke->setEnabled(!token.revoked);
}

void TokensPage::showRemote(const TokenLine &line)
{
    m_heading->setText(tr("The token for %1").arg(visibleText(line.token.name)));
    m_test->setEnabled(bool(m_context.testRemote));
    m_why->hide();
    m_rotate->setEnabled(true);
}

void TokensPage::showVault()
{
    const QString problem =
        m_context.vault ? readable(m_context.vault->problem())
                        : tr("There is no keychain on this computer that Packhouse can use.");
    if (problem.isEmpty())
        m_vaultNote->hide();
    else
        m_vaultNote->show(Tone::Warning, problem,
                          tr("New secrets are shown once and kept nowhere."));
}

void TokensPage::newToken()
{
    auto *dialog = new IssueTokenDialog(
        {m_context.source, m_context.vault, m_clipboard, m_context.clock}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &IssueTokenDialog::issued, this,
            [this](const Token &token) { m_shownId = token.id; });
    connect(dialog, &IssueTokenDialog::changed, this, &TokensPage::refresh);
    dialog->open();
}

void TokensPage::rotate()
{
    const TokenLine *line = chosen();
    if (!line)
        return;
    if (!line->remote.isEmpty()) {
        emit remoteSettingsWanted(line->remote);
        return;
    }
    auto *dialog = new IssueTokenDialog(
        {m_context.source, m_context.vault, m_clipboard, m_context.clock}, line->token, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &IssueTokenDialog::issued, this,
            [this](const Token &token) { m_shownId = token.id; });
    connect(dialog, &IssueTokenDialog::changed, this, &TokensPage::refresh);
    dialog->open();
}

void TokensPage::revoke()
{
    const TokenLine *line = chosen();
    if (!line)
        return;
    const QString name = visibleText(line->token.name);
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Revoke %1").arg(name),
                                tr("Revoke %1?").arg(name), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Whoever uses it is refused from now on. This cannot be taken back; "
                               "its secret is removed from the keychain too."));
    QPushButton *yes = box->addButton(tr("Revoke"), QMessageBox::DestructiveRole);
    setLook(yes, "destructive"_L1);
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(yes, &QPushButton::clicked, this, [this, token = line->token] { revokeNow(token); });
    box->open();
}

void TokensPage::revokeNow(const Token &token)
{
    Administration *administration = m_context.source->administration();
    if (!administration)
        return;
    focusRows(); // the button goes off
    whenReady(administration->revokeToken(token.id), this,
              [this, token](const Result<void> &revoked) {
                  if (!revoked) {
                      sayOf(token.id, Tone::Bad, readable(revoked.error().what),
                            readable(revoked.error().remedy));
                      return;
                  }
                  // Another token of that name, made by rotating, may have its secret there.
                  const auto sameName = [&token](const TokenLine &line) {
                      return line.token.name == token.name && line.token.id != token.id
                             && !line.token.revoked;
                  };
                  const bool shared = std::any_of(m_model->allRows().begin(),
                                                  m_model->allRows().end(), sameName);
                  if (m_context.vault && !shared) {
                      whenReady(m_context.vault->remove(IssueTokenDialog::vaultKey(token)), this,
                                [this, id = token.id](const Result<void> &removed) {
                                    if (!removed)
                                        sayOf(id, Tone::Warning, readable(removed.error().what),
                                              readable(removed.error().remedy));
                                });
                  }
                  refresh();
              });
}

void TokensPage::test()
{
    const TokenLine *line = chosen();
    if (line && !line->remote.isEmpty()) {
        testRemote(*line);
        return;
    }
    if (!line || !m_context.vault || !m_context.test)
        return;
    m_test->setEnabled(false);
    say(Tone::Neutral, {}, tr("Asking %1…").arg(m_context.source->title()));
    m_tested.wait(m_context.vault->read(IssueTokenDialog::vaultKey(line->token)), this,
                  [this, token = line->token](const Result<QString> &secret) {
                      if (!secret) {
                          tested(fail(secret.error()));
                          return;
                      }
                      m_tested.wait(m_context.test(token, *secret), this,
                                    [this](const Result<QString> &answer) { tested(answer); });
                  });
}

void TokensPage::testRemote(const TokenLine &line)
{
    m_test->setEnabled(false);
    say(Tone::Neutral, {}, tr("Asking %1…").arg(line.token.name));
    m_tested.wait(m_context.testRemote(line.remote), this,
                  [this](const Result<QString> &answer) { tested(answer); });
}

void TokensPage::tested(const Result<QString> &answer)
{
    m_test->setEnabled(true);
    if (answer)
        say(Tone::Good, tr("It works."), *answer);
    else
        say(Tone::Bad, readable(answer.error().what), readable(answer.error().remedy));
}

/// Beside the token that it is about, or else above the list.
void TokensPage::sayOf(qint64 tokenId, Tone tone, const QString &lead, const QString &text)
{
    if (tokenId == m_shownId)
        say(tone, lead, text);
    else
        message()->show(tone, lead, text);
}

void TokensPage::say(Tone tone, const QString &lead, const QString &text)
{
    m_said->show(tone, lead, text);
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/tokenspage.h"

#include "core/visibletext.h"
#include "items/readable.h"
#include "items/tokenreach.h"
#include "items/when.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/tokens/issuetokendialog.h"
#include "ui/tokens/reachview.h"
#include "ui/tokens/secretclipboard.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/tables.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int SoonDays = 14;

bool expired(const Token &token, const QDateTime &now)
{
    return token.expires.isValid() && token.expires <= now;
}

QString notStated()
{
    return TokensPage::tr("not stated");
}

/// Only where it stands alone: not in a header's name such as PRIVATE-TOKEN.
QRegularExpression placeholder()
{
    return QRegularExpression(u"(?<![A-Za-z0-9_${-])TOKEN(?![A-Za-z0-9_-])"_s);
}

} // namespace

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
    const Clock *clock = m_context.clock;
    m_model = new RowTableModel<Line>(
        {{tr("Name"), [](const Line &line) { return Cell{.text = visibleText(line.token.name)}; }},
         {tr("Kind"),
          [](const Line &line) {
              return Cell{.text = line.remote.isEmpty()
                                      ? tokenKindText(line.token.kind, line.token.scope.level)
                                      : tr("of a remote")};
          }},
         {tr("Registry or scope"),
          [this](const Line &line) {
              return Cell{.text = !line.remote.isEmpty() ? line.token.name
                                  : line.token.scope.path.isEmpty()
                                      ? m_context.source->title()
                                      : QString(line.token.scope.path).replace(u'/', u" / "_s)};
          }},
         {tr("May"),
          [](const Line &line) {
              return Cell{.text = line.remote.isEmpty() ? rightsText(line.token.rights)
                                                        : notStated()};
          }},
         {tr("Works with"),
          [this](const Line &line) {
              const QString text = line.remote.isEmpty()
                                       ? worksWithText(line.token.kind, *m_context.formats)
                                       : notStated();
              return Cell{.text = text, .tip = text};
          }},
         {tr("Expires"),
          [this](const Line &line) {
              if (!line.remote.isEmpty())
                  return Cell{.text = notStated()};
              return Cell{.text = expiryText(line.token),
                          .tip = momentText(line.token.expires),
                          .order = line.token.expires.isValid() ? QVariant(line.token.expires)
                                                                : QVariant()};
          }},
         {tr("Last used"),
          [clock](const Line &line) {
              if (!line.remote.isEmpty())
                  return Cell{.text = notStated()};
              return agoCell(line.token.lastUsed, clock->now(), tr("never"));
          }},
         {tr("State"), [this](const Line &line) { return badgeCell(stateOf(line)); }}},
        this);
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
    m_copy = button(tr("Copy for a client ▾"), u"copyFor"_s, "plain"_L1);
    m_test = button(tr("Test now"), u"test"_s, "plain"_L1);
    m_rotate = button(tr("Rotate…"), u"rotate"_s, "plain"_L1);
    m_revoke = button(tr("Revoke…"), u"revoke"_s, "danger"_L1);
    bar->addStretch();
    m_menu = new QMenu(m_copy);
    m_copy->setMenu(m_menu);
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
                                     [](const Line &line) { return !line.token.revoked; });
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
    chooseRow(table(), std::max(0, rowOf(m_shownId))); // wherever it is sorted to
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
    QList<Line> lines;
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

int TokensPage::rowOf(qint64 id) const
{
    const auto &lines = m_model->rows();
    const auto found = std::ranges::find(lines, id, [](const Line &line) { return line.token.id; });
    return found == lines.end() ? -1 : int(found - lines.begin());
}

QList<TokensPage::Line> TokensPage::remoteLines() const
{
    QList<Line> lines;
    if (!m_context.remotes)
        return lines;
    for (const RemoteToken &remote : m_context.remotes()) {
        Line line;
        line.token.id = -2 - lines.size(); // none of the registry's
        line.token.name = remote.title;
        line.remote = remote.id;
        lines.append(line);
    }
    return lines;
}

QString TokensPage::vaultKey(const Line &line)
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
    for (const Line &line : m_model->allRows()) {
        if (line.token.revoked)
            continue;
        whenReady(m_context.vault->read(vaultKey(line)), this,
                  [this, generation, id = line.token.id](const Result<QString> &secret) {
                      if (generation != m_generation)
                          return;
                      QList<Line> lines = m_model->allRows();
                      for (Line &each : lines) {
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

/// It may have the secrets, but was not needed so far.
bool TokensPage::isKeychainClosed() const
{
    return m_context.vault && m_context.vault->problem().isEmpty() && !m_context.vault->isOpen();
}

BadgeData TokensPage::stateOf(const Line &line) const
{
    const QDateTime now = m_context.clock->now();
    if (line.token.revoked)
        return {tr("revoked"), Tone::Neutral};
    if (expired(line.token, now))
        return {tr("expired"), Tone::Neutral};
    if (line.token.expires.isValid() && now.daysTo(line.token.expires) <= SoonDays)
        return {tr("expires soon"), Tone::Warning};
    if (line.remote.isEmpty() && !line.token.expires.isValid())
        return {tr("never expires"), Tone::Warning};
    if (!line.kept)
        return {isKeychainClosed() ? tr("not looked up") : tr("could not check"), Tone::Unknown};
    return *line.kept ? BadgeData{tr("in keychain"), Tone::Good}
                      : BadgeData{tr("not in keychain"), Tone::Neutral};
}

QString TokensPage::expiryText(const Token &token) const
{
    const QDateTime now = m_context.clock->now();
    if (!token.expires.isValid())
        return tr("never");
    if (expired(token, now))
        return tr("ended");
    const qint64 days = now.daysTo(token.expires);
    return days == 0   ? tr("today")
           : days == 1 ? tr("tomorrow")
                       : readable(Text::counted("in %n day(s)", days));
}

const TokensPage::Line *TokensPage::chosen() const
{
    const QList<int> rows = chosenRows();
    return rows.isEmpty() ? nullptr : &m_model->rows().at(rows.first());
}

void TokensPage::showChoice()
{
    const Line *line = table()->isHidden() ? nullptr : chosen();
    m_details->setVisible(line);
    if (!line)
        return;
    const Token &token = line->token;
    const bool works = !token.revoked && !expired(token, m_context.clock->now());
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
    m_reach->show(token.kind);
    fillMenu(*line);
    m_copy->setEnabled(works && !m_menu->isEmpty());
    m_test->setEnabled(works && line->kept.value_or(isKeychainClosed()));
    m_why->setVisible(m_context.test && !m_test->isEnabled());
    m_rotate->setEnabled(works);
    m_revoke->setEnabled(!token.revoked);
}

void TokensPage::showRemote(const Line &line)
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

void TokensPage::fillMenu(const Line &line)
{
    m_menu->clear();
    qDeleteAll(m_menu->findChildren<QMenu *>(Qt::FindDirectChildrenOnly));
    const Token token = line.token;
    for (const FormatInfo &format : m_context.formats->all()) {
        if (tokenReach(token.kind, format).answer == TokenReach::Answer::No)
            continue;
        const SnippetContext context{
            m_context.source->address().toUtf8(), token.scope, {format.id, {}, {}}};
        addSnippets(token, format.label, format.snippets(context));
    }
    m_copy->setText(tr("Copy for a client ▾"));
    m_copy->setAccessibleName(tr("Copy the settings of a client"));
}

/// A menu for each client of a type, with each text once.
void TokensPage::addSnippets(const Token &token, const QString &type,
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
                [this, token, snippet] { copySnippet(token, snippet); });
    }
}

void TokensPage::copySnippet(const Token &token, const Snippet &snippet)
{
    const auto withoutSecret = [this, snippet, id = token.id] {
        QGuiApplication::clipboard()->setText(snippet.text);
        sayOf(id, Tone::Neutral, tr("Copied without the secret, which is not in the keychain."),
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
                  sayOf(id, Tone::Neutral, tr("Copied with the secret."),
                        tr("The clipboard is cleared in %1 s.").arg(m_clipboard->secondsLeft()));
              });
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
    const Line *line = chosen();
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
    const Line *line = chosen();
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
                  const auto sameName = [&token](const Line &line) {
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
    const Line *line = chosen();
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

void TokensPage::testRemote(const Line &line)
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

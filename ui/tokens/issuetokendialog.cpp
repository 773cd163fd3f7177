// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/issuetokendialog.h"

#include "items/humantext.h"
#include "items/readable.h"
#include "items/tokenreach.h"
#include "items/when.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/tokens/secretclipboard.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/waitingnote.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int DefaultDays = 90;
constexpr int JobDays = 1; ///< a job is over soon, and so is its token

bool mayReach(TokenKind kind, Level level)
{
    switch (kind) {
    case TokenKind::Personal:
        return level == Level::Instance;
    case TokenKind::Project:
    case TokenKind::Job:
        return level == Level::Project;
    case TokenKind::Group:
        return level == Level::Group;
    case TokenKind::Deploy:
        return level != Level::Instance;
    }
    return false;
}

} // namespace

IssueTokenDialog::IssueTokenDialog(const Context &context, QWidget *parent)
    : FramedDialog(parent), m_context(context)
{
    build();
    setTitle(tr("New token"));
    setSubtitle(
        tr("It lets a client reach %1 with the rights you choose.").arg(context.source->title()));
    readScopes();
}

IssueTokenDialog::IssueTokenDialog(const Context &context, const Token &old, QWidget *parent)
    : FramedDialog(parent), m_context(context), m_old(old)
{
    build();
    setTitle(tr("Rotate %1").arg(old.name));
    setSubtitle(
        tr("A new token with the same reach and rights. The old one works until you are done "
           "here, so that you can put the new one in its place first."));
    prefill(old);
}

IssueTokenDialog::~IssueTokenDialog()
{
    m_secret->clear();
}

QString IssueTokenDialog::vaultKey(const Token &token)
{
    return u"registry/"_s + token.name;
}

void IssueTokenDialog::build()
{
    m_message = new InlineMessage(this);
    m_message->setObjectName("message"_L1);
    m_waiting = new WaitingNote(m_message, this);
    m_pages = new QStackedWidget(this);
    m_form = buildForm();
    m_pages->addWidget(m_form);
    m_pages->addWidget(buildSecret());
    body()->addWidget(m_message);
    body()->addWidget(m_pages, 1);
    m_cancel = addButton(tr("Cancel"), u"cancel"_s);
    m_go = addButton(tr("Create token"), u"go"_s, "primary"_L1);
    m_go->setDefault(true);
    connect(m_message, &InlineMessage::actionChosen, this, &IssueTokenDialog::readScopes);
    connect(m_cancel, &QPushButton::clicked, this, &IssueTokenDialog::reject);
    connect(m_go, &QPushButton::clicked, this, [this] { m_token ? finish() : create(); });
    setMinimumWidth(560);
    showScopes();
    showExpiry();
}

QWidget *IssueTokenDialog::buildForm()
{
    auto *page = new QWidget(this);
    m_kind = new ChoiceBox(page);
    m_kind->setObjectName("kind"_L1);
    for (const TokenKind kind : {TokenKind::Personal, TokenKind::Project, TokenKind::Group,
                                 TokenKind::Deploy, TokenKind::Job})
        m_kind->addItem(tokenKindText(kind, Level::Instance), int(kind));
    m_name = new QLineEdit(page);
    m_name->setObjectName("name"_L1);
    m_name->setPlaceholderText(tr("What it is for, such as ci-web"));
    m_name->setMaxLength(255);
    m_scope = new ChoiceBox(page);
    m_scope->setObjectName("scope"_L1);
    m_kind->setAccessibleName(tr("Kind"));
    m_name->setAccessibleName(tr("Name"));
    m_scope->setAccessibleName(tr("Reaches"));
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 4, 0, 0);
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(16);
    form->addRow(tr("Kind"), m_kind);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Reaches"), m_scope);
    form->addRow(tr("May"), buildRights());
    form->addRow(tr("Expires"), buildExpiry());
    m_neverNote = new InlineMessage(page);
    m_neverNote->setObjectName("neverNote"_L1);
    form->addRow(m_neverNote);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showScopes();
        const bool job = m_kind->currentData().toInt() == int(TokenKind::Job);
        m_expires->setDate(m_context.clock->now().date().addDays(job ? JobDays : DefaultDays));
    });
    connect(m_name, &QLineEdit::textChanged, this, &IssueTokenDialog::showForm);
    return page;
}

QWidget *IssueTokenDialog::buildRights()
{
    auto *box = new QWidget(this);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    for (const Right right : {Right::Read, Right::Write, Right::Delete, Right::Admin}) {
        auto *check = new QCheckBox(rightsText(right), box);
        check->setObjectName(u"right%1"_s.arg(int(right)));
        check->setAccessibleName(tr("May %1").arg(check->text()));
        check->setProperty("right", int(right));
        check->setChecked(right == Right::Read || right == Right::Write);
        connect(check, &QCheckBox::toggled, this, &IssueTokenDialog::showForm);
        layout->addWidget(check);
        m_rights.append(check);
    }
    layout->addStretch();
    return box;
}

QWidget *IssueTokenDialog::buildExpiry()
{
    auto *box = new QWidget(this);
    const QDate today = m_context.clock->now().date();
    m_expires = new QDateEdit(today.addDays(DefaultDays), box);
    m_expires->setObjectName("expires"_L1);
    m_expires->setAccessibleName(tr("Expires on"));
    m_expires->setMinimumDate(today.addDays(1));
    m_expires->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_never = new QCheckBox(tr("Never"), box);
    m_never->setObjectName("never"_L1);
    m_never->setAccessibleName(tr("Never expires"));
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    layout->addWidget(m_expires);
    layout->addWidget(m_never);
    layout->addStretch();
    connect(m_never, &QCheckBox::toggled, this, &IssueTokenDialog::showExpiry);
    return box;
}

QWidget *IssueTokenDialog::buildSecret()
{
    auto *page = new QWidget(this);
    m_secret = new QLineEdit(page);
    m_secret->setObjectName("secret"_L1);
    m_secret->setReadOnly(true);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setFont(Theme::fixedFont());
    m_secret->setAccessibleName(tr("Secret of the new token"));
    m_reveal = new QPushButton(tr("Show"), page);
    m_copy = new QPushButton(tr("Copy"), page);
    m_reveal->setObjectName("reveal"_L1);
    m_copy->setObjectName("copySecret"_L1);
    m_reveal->setAccessibleName(tr("Show the secret"));
    m_copy->setAccessibleName(tr("Copy the secret"));
    m_countdown = new QLabel(page);
    setLook(m_countdown, "muted"_L1);
    m_keep = new QCheckBox(tr("Keep in keychain"), page);
    m_keep->setObjectName("keep"_L1);
    m_keep->setAccessibleName(m_keep->text());
    m_keepNote = new InlineMessage(page);
    m_keepNote->setObjectName("keepNote"_L1);
    m_revokeOld = new QCheckBox(page);
    m_revokeOld->setObjectName("revokeOld"_L1);
    m_revokeOld->setChecked(true);
    m_revokeOld->hide();
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::Gap);
    line->addWidget(m_secret, 1);
    line->addWidget(m_reveal);
    line->addWidget(m_copy);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(10);
    layout->addLayout(line);
    layout->addWidget(m_countdown);
    layout->addWidget(m_keep);
    layout->addWidget(m_keepNote);
    layout->addWidget(m_revokeOld);
    layout->addStretch();
    connect(m_reveal, &QPushButton::clicked, this, [this] {
        const bool hidden = m_secret->echoMode() == QLineEdit::Password;
        m_secret->setEchoMode(hidden ? QLineEdit::Normal : QLineEdit::Password);
        m_reveal->setText(hidden ? tr("Hide") : tr("Show"));
        m_reveal->setAccessibleName(hidden ? tr("Hide the secret") : tr("Show the secret"));
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        m_copied = true;
        m_context.clipboard->copy(m_secret->text());
    });
    connect(m_context.clipboard, &SecretClipboard::countedDown, this, [this](int left) {
        if (m_copied) {
            m_countdown->setText(left > 0
                                     ? tr("Copied. The clipboard is cleared in %1 s.").arg(left)
                                     : tr("The clipboard was cleared."));
        }
    });
    return page;
}

void IssueTokenDialog::prefill(const Token &old)
{
    m_kind->setCurrentIndex(m_kind->findData(int(old.kind)));
    m_name->setText(old.name);
    m_scopes = {old.scope};
    m_scope->clear();
    m_scope->addItem(old.scope.path.isEmpty() ? tr("everything here") : old.scope.path,
                     old.scope.path);
    for (QCheckBox *check : std::as_const(m_rights)) {
        check->setChecked(old.rights.testFlag(Right(check->property("right").toInt())));
        check->setEnabled(false);
    }
    for (QWidget *fixed : QList<QWidget *>{m_kind, m_name, m_scope})
        fixed->setEnabled(false);
    m_never->setChecked(!old.expires.isValid());
    m_revokeOld->setText(
        tr("Revoke the old %1 when done, which cannot be taken back").arg(shownText(old.name)));
    m_revokeOld->setAccessibleName(m_revokeOld->text());
    m_revokeOld->show();
    m_go->setText(tr("Create the new token"));
    showForm();
}

void IssueTokenDialog::work(const QString &what, const QString &meanwhile)
{
    m_working = true;
    m_letGo = false;
    m_form->setEnabled(false);
    m_go->setEnabled(false);
    m_keep->setEnabled(false);
    m_cancel->show(); // whoever does not want to wait
    m_waiting->begin(what, meanwhile);
}

void IssueTokenDialog::worked()
{
    m_working = false;
    m_waiting->end();
    m_form->setEnabled(true);
    m_go->setEnabled(true);
    m_keep->setEnabled(m_context.vault && m_context.vault->problem().isEmpty());
    m_cancel->setVisible(!m_token);
    showForm();
}

void IssueTokenDialog::readScopes()
{
    m_message->hide();
    m_waiting->begin(tr("The projects and groups are being read…"),
                     tr("A personal token needs none of them."));
    whenReady(m_context.source->scopes(), this, [this](const Result<QList<ScopeRow>> &rows) {
        if (m_working || m_token)
            return; // it is about another answer now
        m_waiting->end();
        if (!rows) {
            m_message->show(Tone::Bad, readable(rows.error().what), readable(rows.error().remedy),
                            tr("Try again"));
            return;
        }
        m_scopes.clear();
        for (const ScopeRow &row : *rows)
            m_scopes.append(row.scope);
        showScopes();
    });
}

void IssueTokenDialog::showScopes()
{
    if (m_old)
        return;
    const auto kind = TokenKind(m_kind->currentData().toInt());
    m_scope->clear();
    if (kind == TokenKind::Personal)
        m_scope->addItem(tr("everything here"), QString());
    for (const Scope &scope : std::as_const(m_scopes)) {
        if (scope.level != Level::Instance && mayReach(kind, scope.level))
            m_scope->addItem(shownText(QString(scope.path).replace(u'/', u" / "_s)), scope.path);
    }
    m_scope->setEnabled(m_scope->count() > 1);
    showForm();
}

void IssueTokenDialog::showForm()
{
    if (!m_go || m_token)
        return;
    bool anyRight = false;
    for (const QCheckBox *check : std::as_const(m_rights))
        anyRight = anyRight || check->isChecked();
    m_go->setEnabled(!m_working && !m_name->text().trimmed().isEmpty() && anyRight
                     && m_scope->count() > 0);
}

void IssueTokenDialog::showExpiry()
{
    m_expires->setEnabled(!m_never->isChecked());
    if (m_never->isChecked())
        m_neverNote->show(Tone::Warning, tr("It never expires."),
                          tr("It works for whoever finds it, until somebody remembers to revoke "
                             "it."));
    else
        m_neverNote->hide();
}

void IssueTokenDialog::create()
{
    Administration *administration = m_context.source->administration();
    if (!administration || m_working)
        return;
    NewToken asked;
    asked.kind = TokenKind(m_kind->currentData().toInt());
    asked.name = m_name->text().trimmed();
    asked.scopePath = m_scope->currentData().toString();
    for (const QCheckBox *check : std::as_const(m_rights)) {
        if (check->isChecked())
            asked.rights |= Right(check->property("right").toInt());
    }
    if (!m_never->isChecked())
        asked.expires = m_expires->date().endOfDay(Qt::UTC);
    m_message->hide();
    work(tr("%1 has not answered yet.").arg(m_context.source->title()),
         tr("The token may be made all the same, however this is closed."));
    whenReady(administration->createToken(asked), this, [this](const Result<IssuedToken> &issued) {
        worked();
        created(issued);
    });
}

void IssueTokenDialog::created(const Result<IssuedToken> &result)
{
    if (!result) {
        showProblem(result.error());
        return;
    }
    m_token = result->token;
    m_secret->setText(result->secret);
    showSecret();
    emit issued(*m_token);
    emit changed();
}

void IssueTokenDialog::showSecret()
{
    m_message->hide();
    setTitle(tr("Token %1").arg(m_token->name));
    const QString once = tr(
        "This is the only time its secret is shown. Packhouse itself keeps a hash of it.");
    setSubtitle(once);
    const QString problem = m_context.vault ? readable(m_context.vault->problem())
                                            : tr("There is no keychain to keep secrets in.");
    m_keep->setChecked(problem.isEmpty());
    m_keep->setEnabled(problem.isEmpty());
    if (problem.isEmpty())
        m_keepNote->hide();
    else
        m_keepNote->show(Tone::Warning, problem, tr("Copy the secret now."));
    m_pages->setCurrentIndex(1);
    m_cancel->hide();
    m_go->setText(tr("Done"));
    m_go->setAccessibleName(m_go->text());
    m_go->setEnabled(true);
    m_copy->setFocus();
    Announcement::say(this, sentences({tr("Token %1").arg(m_token->name), once}));
}

void IssueTokenDialog::finish()
{
    if (m_working)
        return;
    if (!m_copied && !m_keep->isChecked() && !m_warned) {
        m_warned = true;
        m_message->show(
            Tone::Warning, tr("The secret was neither copied nor kept."),
            tr("When this closes nobody can see it again. Press Done again if that is fine."));
        return;
    }
    if (m_keep->isChecked())
        keep();
    else
        revokeOld();
}

void IssueTokenDialog::keep()
{
    work(tr("The keychain has not answered yet."), tr("It may ask for its password."));
    whenReady(m_context.vault->store(vaultKey(*m_token), m_secret->text()), this,
              [this](const Result<void> &stored) {
                  worked();
                  if (!stored) {
                      m_keep->setChecked(false);
                      showProblem(stored.error());
                      return;
                  }
                  emit changed();
                  revokeOld();
              });
}

void IssueTokenDialog::revokeOld()
{
    Administration *administration = m_context.source->administration();
    if (!m_old || !m_revokeOld->isChecked() || !administration) {
        accept();
        return;
    }
    work(tr("%1 has not answered yet.").arg(m_context.source->title()),
         tr("Whether the old token is revoked is not known until it does."));
    whenReady(administration->revokeToken(m_old->id), this, [this](const Result<void> &revoked) {
        worked();
        if (!revoked) {
            showProblem(revoked.error());
            return;
        }
        // What is kept under this name is the secret of the old one, unless it was replaced.
        if (m_context.vault && !m_keep->isChecked())
            m_context.vault->remove(vaultKey(*m_old));
        emit changed();
        accept();
    });
}

void IssueTokenDialog::reject()
{
    // Nobody has to wait for an answer that may never come, but knows what he leaves.
    if (m_working && !std::exchange(m_letGo, true)) {
        m_waiting->end();
        if (!m_token) {
            m_message->show(Tone::Warning, tr("The token may be made all the same."),
                            tr("Nobody sees its secret then: look for it in the list, and revoke "
                               "it. Close again to leave without the answer."));
        } else {
            m_message->show(Tone::Warning, tr("The answer is still on its way."),
                            m_copied ? tr("Close again to leave without it.")
                                     : tr("Copy the secret first: nobody can see it again. Close "
                                          "again to leave without the answer."));
        }
        return;
    }
    if (m_token && !m_working)
        finish();
    else
        FramedDialog::reject();
}

void IssueTokenDialog::showProblem(const Error &error)
{
    m_message->show(Tone::Bad, readable(error.what), readable(error.remedy));
}

} // namespace packhouse

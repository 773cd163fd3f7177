// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/remotes/addremotedialog.h"

#include "ui/widgets/inlinemessage.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace packhouse {

AddRemoteDialog::AddRemoteDialog(const QString &vaultProblem, QWidget *parent)
    : FramedDialog(parent)
    , m_address(new QLineEdit(this))
    , m_title(new QLineEdit(this))
    , m_scopes(new QLineEdit(this))
    , m_secret(new QLineEdit(this))
    , m_message(new InlineMessage(this))
{
    setTitle(tr("Add a remote"));
    setSubtitle(
        tr("A registry that speaks the GitLab API. Its packages are shown beside your own."));
    const auto field = [](QLineEdit *line, const QString &name, const QString &accessible,
                          const QString &placeholder) {
        line->setObjectName(name);
        line->setAccessibleName(accessible);
        line->setPlaceholderText(placeholder);
    };
    field(m_address, u"address"_s, tr("Address of the registry"), u"https://registry.example"_s);
    field(m_title, u"title"_s, tr("Name in the sidebar"), tr("The host's name"));
    field(m_scopes, u"scopes"_s, tr("Projects and groups to show"),
          tr("All that the token reaches"));
    field(m_secret, u"secret"_s, tr("Token"), tr("None: only what is public"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setEnabled(vaultProblem.isEmpty());
    auto *form = new QFormLayout;
    form->addRow(tr("Address"), m_address);
    form->addRow(tr("Name"), m_title);
    form->addRow(tr("Only these"), m_scopes);
    form->addRow(tr("Token"), m_secret);
    body()->addLayout(form);
    body()->addWidget(m_message);
    if (!vaultProblem.isEmpty())
        m_message->show(Tone::Warning, tr("No token can be kept."), vaultProblem);
    QPushButton *cancel = addButton(tr("Cancel"), u"cancel"_s);
    QPushButton *add = addButton(tr("Add remote"), u"add"_s, "primary"_L1);
    add->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(add, &QPushButton::clicked, this, &AddRemoteDialog::choose);
    setMinimumWidth(520);
}

void AddRemoteDialog::choose()
{
    const QUrl address = QUrl::fromUserInput(m_address->text().trimmed());
    if (!address.isValid() || address.host().isEmpty()
        || (address.scheme() != "https"_L1 && address.scheme() != "http"_L1)) {
        m_message->show(Tone::Bad, tr("This is not the address of a registry."),
                        tr("Type one that begins with https://, without /api/v4."));
        return;
    }
    if (!address.userInfo().isEmpty()) {
        m_message->show(Tone::Bad, tr("The address holds a user name or a password."),
                        tr("Type the token into its own field: it goes to the keychain."));
        return;
    }
    RemoteSettings remote;
    remote.id = QUuid::createUuid().toString(QUuid::WithoutBraces).left(8);
    remote.address = address.adjusted(QUrl::StripTrailingSlash);
    remote.title = m_title->text().trimmed();
    for (const QString &scope : m_scopes->text().split(u',', Qt::SkipEmptyParts))
        remote.scopes.append(scope.trimmed());
    emit chosen(remote, m_secret->text());
    accept();
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/remotes/remotedialog.h"

#include "ui/widgets/announcement.h"
#include "ui/widgets/inlinemessage.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace packhouse {

RemoteDialog::RemoteDialog(const QString &vaultProblem, QWidget *parent)
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
    m_cancel = addButton(tr("Cancel"), u"cancel"_s);
    m_add = addButton(tr("Add remote"), u"add"_s, "primary"_L1);
    m_add->setDefault(true);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, &RemoteDialog::choose);
    setMinimumWidth(520);
}

RemoteDialog::RemoteDialog(const RemoteSettings &remote, const QString &vaultProblem,
                           QWidget *parent)
    : RemoteDialog(vaultProblem, parent)
{
    m_id = remote.id;
    setTitle(
        tr("Settings of %1").arg(remote.title.isEmpty() ? remote.address.host() : remote.title));
    setSubtitle(tr("What is changed here changes nothing in the registry itself."));
    m_address->setText(remote.address.toString());
    m_title->setText(remote.title);
    m_scopes->setText(remote.scopes.join(u", "_s));
    m_secret->setPlaceholderText(tr("As it is"));
    m_add->setText(tr("Save"));
    m_add->setAccessibleName(m_add->text());
    m_remove = addButton(tr("Remove from the list"), u"removeRemote"_s, "danger"_L1);
    connect(m_remove, &QPushButton::clicked, this, &RemoteDialog::remove);
}

void RemoteDialog::remove()
{
    if (!std::exchange(m_warned, true)) {
        m_message->show(
            Tone::Warning, tr("Its token is removed from the keychain."),
            tr("Its packages stay where they are, and so do the copies in its trash folder. Press "
               "the button again to take it off the list."));
        m_cancel->setDefault(true);
        m_cancel->setFocus(); // a second press has to be meant
        Announcement::say(this, m_message->text());
        return;
    }
    emit removeChosen(m_id);
    accept();
}

void RemoteDialog::choose()
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
    remote.id = m_id.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces).left(8) : m_id;
    remote.address = address.adjusted(QUrl::StripTrailingSlash);
    remote.title = m_title->text().trimmed();
    for (const QString &scope : m_scopes->text().split(u',', Qt::SkipEmptyParts))
        remote.scopes.append(scope.trimmed());
    emit chosen(remote, m_secret->text());
    accept();
}

} // namespace packhouse

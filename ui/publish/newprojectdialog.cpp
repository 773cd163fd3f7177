// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/newprojectdialog.h"

#include "items/readable.h"
#include "items/when.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/waitingnote.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace packhouse {

NewProjectDialog::NewProjectDialog(PackageSource *source, const QString &group, QWidget *parent)
    : FramedDialog(parent)
    , m_source(source)
    , m_path(new QLineEdit(this))
    , m_visibility(new ChoiceBox(this))
    , m_message(new InlineMessage(this))
    , m_waiting(new WaitingNote(m_message, this))
{
    setTitle(tr("New project"));
    setSubtitle(
        tr("Packages belong to a project; projects are gathered in groups, such as acme/web. "
           "Groups that do not exist yet are made too."));
    m_path->setObjectName("path"_L1);
    m_path->setPlaceholderText(tr("group/project"));
    m_path->setAccessibleName(tr("Path of the project"));
    if (!group.isEmpty())
        m_path->setText(group + u'/');
    m_visibility->addItem(tr("Private: only with a token"), int(Visibility::Private));
    m_visibility->addItem(tr("Public: anyone who reaches this computer may read"),
                          int(Visibility::Public));
    m_visibility->setAccessibleName(tr("Who may read"));
    auto *form = new QFormLayout;
    form->addRow(tr("Path"), m_path);
    form->addRow(tr("Who may read"), m_visibility);
    body()->addLayout(form);
    body()->addWidget(m_message);
    QPushButton *cancel = addButton(tr("Cancel"), u"cancel"_s);
    m_create = addButton(tr("Create project"), u"create"_s, "primary"_L1);
    m_create->setDefault(true);
    m_create->setEnabled(false);
    connect(m_path, &QLineEdit::textChanged, this, &NewProjectDialog::showForm);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_create, &QPushButton::clicked, this, &NewProjectDialog::create);
    setMinimumWidth(520);
}

/// What was sent is not changed any more.
void NewProjectDialog::showForm()
{
    const QString typed = m_path->text().trimmed();
    m_create->setEnabled(!m_working && !typed.isEmpty() && !typed.endsWith(u'/'));
    m_path->setEnabled(!m_working);
    m_visibility->setEnabled(!m_working);
}

void NewProjectDialog::create()
{
    Administration *administration = m_source->administration();
    if (!administration || m_working)
        return;
    m_working = true;
    m_message->hide();
    showForm();
    m_waiting->begin(tr("%1 has not answered yet.").arg(m_source->title()),
                     tr("You can close this: the project may be made all the same."));
    const auto visibility = Visibility(m_visibility->currentData().toInt());
    whenReady(administration->addScope(m_path->text().trimmed(), Level::Project, visibility), this,
              [this](const Result<Scope> &project) {
                  m_working = false;
                  m_waiting->end();
                  showForm();
                  if (!project) {
                      m_message->show(Tone::Bad, readable(project.error().what),
                                      readable(project.error().remedy));
                      return;
                  }
                  emit created(*project);
                  accept();
              });
}

} // namespace packhouse

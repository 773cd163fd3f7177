// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pseudowindow.h"

#include "app/composition/demoarchives.h"
#include "registry/store/store.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/publish/publishdialog.h"
#include "ui/remotes/remotedialog.h"

#include <QAccessible>
#include <QLineEdit>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace packhouse {

PseudoWindow::PseudoWindow()
{
    QAccessible::setActive(true);
    QCoreApplication::installTranslator(&m_language);
}

PseudoWindow::~PseudoWindow()
{
    QCoreApplication::removeTranslator(&m_language);
}

void PseudoWindow::begin()
{
    m_seen = SeenTexts();
    m_real = std::make_unique<RealWindow>();
}

void PseudoWindow::end()
{
    m_real->close();
    m_real.reset();
    QVERIFY(m_seen.size() > 50);
    const QStringList untranslated = m_seen.untranslated();
    QVERIFY2(untranslated.isEmpty(), qPrintable(u'\n' + untranslated.join(u'\n')));
}

void PseudoWindow::open(bool filled)
{
    QVERIFY(m_real->open());
    if (!filled)
        return;
    addProject(*m_real);
    publish(*m_real, u"@acme/first"_s);
}

void PseudoWindow::addProject(RealWindow &real)
{
    const RegistryContext context = real.session->registry()->context();
    QVERIFY(
        context.store.addScope(u"acme/web"_s, Level::Project, Visibility::Private, context.actor));
}

void PseudoWindow::publish(RealWindow &real, const QString &name)
{
    const auto files = demo::npmPackage(real.folder.path(), {name, u"1.0.0"_s, {}, {}});
    QVERIFY(files);
    QVERIFY(real.drop(*files));
    auto *dialog = real.dialog<PublishDialog>();
    QVERIFY(dialog);
    m_seen.look();
    QVERIFY(real.press(u"publish"_s, dialog));
    QTRY_VERIFY_WITH_TIMEOUT(RealWindow::texts(real.table()).contains(name), 10'000);
}

void PseudoWindow::remove(const QString &name)
{
    QVERIFY(RealWindow::choose(m_real->table(), name));
    trigger(u"package.delete"_s);
    auto *dialog = m_real->dialog<DeletionDialog>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->findChild<QRadioButton *>(u"toTrash"_s)->isVisible());
    m_seen.look();
    type(dialog, u"typedName"_s, dialog->expectedName());
    QVERIFY(m_real->press(u"confirm"_s, dialog));
    QTRY_VERIFY_WITH_TIMEOUT(!RealWindow::texts(m_real->table()).contains(name), 10'000);
    m_seen.look();
}

QString PseudoWindow::tokenOf(RealWindow &real)
{
    const RegistryContext context = real.session->registry()->context();
    const auto issued = context.store.createToken(
        {TokenKind::Personal, u"acme"_s, {}, Right::Read | Right::Write | Right::Delete, {}},
        context.actor);
    return issued ? issued->secret : QString();
}

void PseudoWindow::trigger(const QString &id)
{
    QVERIFY(m_real->trigger(id));
}

void PseudoWindow::type(QDialog *dialog, const QString &field, const QString &text)
{
    auto *line = dialog->findChild<QLineEdit *>(field);
    QVERIFY(line);
    line->setText(text);
}

void PseudoWindow::addRemote(const QString &address, const QString &secret)
{
    trigger(u"registry.addRemote"_s);
    auto *dialog = m_real->dialog<RemoteDialog>();
    QVERIFY(dialog);
    type(dialog, u"address"_s, address);
    type(dialog, u"secret"_s, secret);
    QVERIFY(m_real->press(u"add"_s, dialog));
    QTRY_VERIFY(m_real->window().findChildren<RemoteDialog *>().isEmpty());
}

void PseudoWindow::lookWhenQuiet()
{
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 10'000);
    m_seen.look();
}

void PseudoWindow::lookAtPages()
{
    for (const QString &id :
         {u"exposure"_s, u"duplicates"_s, u"tokens"_s, u"activity"_s, u"trash"_s}) {
        QVERIFY(m_real->window().showPage(id));
        lookWhenQuiet();
    }
    m_real->window().showPackages(&m_real->session->source(), {});
    lookWhenQuiet();
}

} // namespace packhouse

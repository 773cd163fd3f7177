// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pictures.h"
#include "ui/deletion/confirmname.h"
#include "ui/remotes/remotedialog.h"
#include "ui/widgets/announcement.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// Dialogs that take something away, but for the one with a plan: what Enter does there.
class TestSafeButton : public QObject
{
    Q_OBJECT

private slots:
    void T2_aRemoteIsRemovedOnPurpose();
    void T2_enterNeverGoesPastAName();
};

/// A second press of the key that warned does not do it.
void TestSafeButton::T2_aRemoteIsRemovedOnPurpose()
{
    RemoteSettings remote;
    remote.id = u"one"_s;
    remote.address = QUrl(u"https://registry.example"_s);
    RemoteDialog dialog(remote, {});
    QSignalSpy removed(&dialog, &RemoteDialog::removeChosen);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *remove = part<QPushButton>(dialog, "removeRemote");
    auto *cancel = part<QPushButton>(dialog, "cancel");
    remove->setFocus();
    QTest::keyClick(remove, Qt::Key_Space);
    QVERIFY(dialog.isVisible());
    QVERIFY(cancel->hasFocus() && cancel->isDefault());
    QVERIFY(Announcement::lastSaid(&dialog).contains(u"Press the button again"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(removed.size(), 0);
}

void TestSafeButton::T2_enterNeverGoesPastAName()
{
    ConfirmName dialog({u"Delete core for good?"_s, u"Nobody can bring it back."_s, u"core"_s,
                        u"Delete for good"_s});
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *field = part<QLineEdit>(dialog, "typedName");
    QVERIFY(field->hasFocus());
    QVERIFY(part<QPushButton>(dialog, "cancel")->isDefault());
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(dialog.isVisible() && field->hasFocus());
    QTest::keyClicks(field, u"core"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(dialog.isVisible());
    QVERIFY(part<QPushButton>(dialog, "confirm")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

QTEST_MAIN(TestSafeButton)
#include "tst_safebutton.moc"

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/announcement.h"

#include "items/readable.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace packhouse {

namespace {

/// Before Qt 6.8 nothing can be announced as such; a notification that appears is read out by the
/// readers of the screen that there are.
QAccessibleInterface *notification(const QString &className, QObject *object)
{
    if (className != QLatin1String(Announcement::staticMetaObject.className()))
        return nullptr;
    auto *widget = qobject_cast<QWidget *>(object);
    return widget ? new QAccessibleWidget(widget, QAccessible::Notification) : nullptr;
}

Announcement *announcementOf(const QWidget *from)
{
    return from->window()->findChild<Announcement *>(QString(), Qt::FindDirectChildrenOnly);
}

} // namespace

Announcement::Announcement(QWidget *window) : QWidget(window)
{
    static const bool known = [] {
        QAccessible::installFactory(&notification);
        return true;
    }();
    Q_UNUSED(known)
    setAttribute(Qt::WA_TransparentForMouseEvents);
    resize(0, 0);
    show();
}

void Announcement::say(const QWidget *from, const QString &text)
{
    if (text.isEmpty() || !from->isVisible())
        return;
    Announcement *said = announcementOf(from);
    if (!said)
        said = new Announcement(from->window());
    said->setAccessibleName(shownText(text));
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(said, said->accessibleName());
#else
    QAccessibleEvent event(said, QAccessible::ObjectShow);
#endif
    QAccessible::updateAccessibility(&event);
}

QString Announcement::lastSaid(const QWidget *from)
{
    const Announcement *said = announcementOf(from);
    return said ? said->accessibleName() : QString();
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/announcement.h"

#include "items/humantext.h"
#include "items/readable.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <utility>

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

/// Readers forget what comes in a flood of other news, as a dialog or page that opens is, and stop
/// speaking when the focus moves. Afterwards they listen.
constexpr int QuietTime = 300; // milliseconds

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
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(QuietTime);
    connect(&m_quiet, &QTimer::timeout, this, &Announcement::tell);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    resize(0, 0);
    hide();
}

void Announcement::say(const QWidget *from, const QString &text)
{
    if (text.isEmpty() || !from->isVisible())
        return;
    Announcement *said = announcementOf(from);
    if (!said)
        said = new Announcement(from->window());
    said->m_last = shownText(text);
    // What the same part said before is no longer so; what others say is said, too.
    said->m_waiting.removeIf([from](const Said &one) { return one.from == from; });
    said->m_waiting.append({from, said->m_last});
    said->m_quiet.start();
}

void Announcement::tell()
{
    QStringList texts;
    for (const Said &one : std::exchange(m_waiting, {})) {
        if (!texts.contains(one.text))
            texts.append(one.text);
    }
    setAccessibleName(sentences(texts));
    const bool isNew = isHidden(); // shown before, readers would read what says nothing yet
    show();
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    Q_UNUSED(isNew)
    QAccessibleAnnouncementEvent event(this, accessibleName());
#else
    if (isNew)
        return; // that it appeared was told
    QAccessibleEvent event(this, QAccessible::ObjectShow);
#endif
    QAccessible::updateAccessibility(&event);
}

QString Announcement::lastSaid(const QWidget *from)
{
    const Announcement *said = announcementOf(from);
    return said ? said->m_last : QString();
}

} // namespace packhouse

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/secretclipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int Seconds = 30;

QByteArray hashOf(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

SecretClipboard::SecretClipboard(QObject *parent) : QObject(parent), m_timer(new QTimer(this))
{
    m_timer->setInterval(1000);
    connect(m_timer, &QTimer::timeout, this, &SecretClipboard::tick);
}

SecretClipboard::~SecretClipboard()
{
    clear();
}

void SecretClipboard::setSecond(int milliseconds)
{
    m_timer->setInterval(milliseconds);
}

void SecretClipboard::copy(const QString &secret)
{
    auto *data = new QMimeData;
    data->setText(secret);
    // Clipboard managers that know this hint keep no history of it.
    data->setData(u"x-kde-passwordManagerHint"_s, "secret"_ba);
    QGuiApplication::clipboard()->setMimeData(data);
    m_hash = hashOf(secret);
    m_left = Seconds;
    m_timer->start();
    emit countedDown(m_left);
}

void SecretClipboard::tick()
{
    if (--m_left <= 0)
        clear();
    emit countedDown(m_left);
}

void SecretClipboard::clear()
{
    m_timer->stop();
    m_left = 0;
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (!m_hash.isEmpty() && clipboard && hashOf(clipboard->text()) == m_hash)
        clipboard->clear();
    m_hash.clear();
}

} // namespace packhouse

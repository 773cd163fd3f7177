// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/undostack.h"

#include "items/when.h"

#include <algorithm>

namespace packhouse {

namespace {

constexpr int MostAsked = 64; ///< so many acts between two answers are each told of

} // namespace

UndoStack::UndoStack(PackageSource *source, QObject *parent) : QObject(parent), m_source(source)
{
    if (!source)
        return;
    connect(source, &PackageSource::changed, this, [this](const Change &change) {
        if (change.has(Changed::Activity))
            ask();
    });
    ask();
}

std::optional<UndoableAct> UndoStack::newest() const
{
    if (m_busy || m_acts.isEmpty())
        return {};
    return m_acts.constFirst();
}

void UndoStack::ask()
{
    Administration *administration = m_source ? m_source->administration() : nullptr;
    if (!administration)
        return;
    if (m_asking) { // what it will be answered may be from before the change
        m_outdated = true;
        return;
    }
    m_asking = true;
    m_outdated = false;
    whenReady(administration->undoable(MostAsked), this,
              [this](const Result<QList<UndoableAct>> &acts) {
                  m_asking = false;
                  if (acts)
                      got(*acts);
                  if (m_outdated)
                      ask();
              });
}

void UndoStack::got(const QList<UndoableAct> &acts)
{
    QList<UndoableAct> added;
    for (const UndoableAct &act : acts) {
        if (!m_known.contains(act.id))
            added.prepend(act);
        m_known.insert(act.id);
    }
    const QList<UndoableAct> before = m_acts;
    m_acts = acts;
    m_acts.removeIf([this](const UndoableAct &act) { return m_left.contains(act.id); });
    if (m_acts != before)
        emit changed();
    for (const UndoableAct &act : std::as_const(added))
        emit did(act);
}

void UndoStack::takeBack(const QString &id)
{
    const std::optional<UndoableAct> act = newest();
    Administration *administration = m_source ? m_source->administration() : nullptr;
    if (!act || act->id != id || !administration)
        return;
    m_busy = true;
    emit changed();
    Job *job = administration->takeBack(*act, this);
    connect(job, &Job::finished, this, [this, job, act = *act] {
        m_busy = false;
        const std::optional<Error> error = job->error();
        if (!error) // else it stays the newest, and can be tried again
            m_acts.removeIf([&act](const UndoableAct &one) { return one.id == act.id; });
        emit changed();
        if (error)
            emit refused(act, *error);
        else
            emit tookBack(act);
        ask();
    });
    emit jobMade(job);
}

void UndoStack::leave(const QString &id)
{
    m_left.insert(id);
    if (m_acts.removeIf([&id](const UndoableAct &one) { return one.id == id; }) > 0)
        emit changed();
}

} // namespace packhouse

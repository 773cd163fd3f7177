// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pseudolanguage.h"
#include "support/realwindow.h"

class QDialog;

namespace packhouse {

/// The program's own window in a language of other letters, for tests that go the way that people
/// go and look at each state that they come to see.
class PseudoWindow
{
protected:
    PseudoWindow();
    ~PseudoWindow();

    void begin();
    /// Fails the test on what was seen and is not translated.
    void end();

    /// With a project acme/web and the package \@acme/first in it, or with nothing.
    void open(bool filled = true);
    static void addProject(RealWindow &real);
    /// By the dialog, as it is dropped.
    void publish(RealWindow &real, const QString &name);
    /// By the dialog, to the trash.
    void remove(const QString &name);
    static QString tokenOf(RealWindow &real);
    void trigger(const QString &id);
    static void type(QDialog *dialog, const QString &field, const QString &text);
    void addRemote(const QString &address, const QString &secret);
    bool isQuiet() const { return m_real->session->isIdle() && dialogsAreFilled(); }
    void lookWhenQuiet();
    /// All pages, and the list of packages at last.
    void lookAtPages();
    /// A page of the window, shown and read; nullptr when it was not.
    template<typename PageType>
    PageType *page(const QString &id)
    {
        const bool read = m_real->window().showPage(id)
                          && QTest::qWaitFor([this] { return isQuiet(); }, 10'000);
        return read ? m_real->window().template findChild<PageType *>() : nullptr;
    }

    SeenTexts m_seen;
    std::unique_ptr<RealWindow> m_real;

private:
    PseudoLanguage m_language;
};

} // namespace packhouse

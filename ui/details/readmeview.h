// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>
#include <QThreadPool>

#include <atomic>
#include <memory>

class QLabel;

namespace packhouse {

/// A read-me as its author wrote it, without what it might load: neither files nor addresses.
///
/// It is read on a thread of its own, once somebody sees the view. What would take the window's
/// thread too long to lay out is left out: tables of many cells stand as they were written, and of
/// what remains there is as much of the beginning as can be laid out in time.
class ReadmeView : public QWidget
{
    Q_OBJECT

public:
    explicit ReadmeView(QWidget *parent = nullptr);
    ~ReadmeView() override;

    void setReadme(const QString &markdown);
    QTextBrowser *text() const { return m_text; }

signals:
    void shown(); ///< what was set last

protected:
    void showEvent(QShowEvent *event) override;

private:
    void read();
    void take(std::shared_ptr<QTextDocument> document, bool whole);

    QTextBrowser *m_text;
    QLabel *m_cut;
    QString m_markdown;
    bool m_isRead = true;
    std::shared_ptr<QTextDocument> m_document;
    std::shared_ptr<std::atomic<bool>> m_superseded;
    QThreadPool m_thread; ///< of one thread; last, so that it ends before what it uses
};

} // namespace packhouse

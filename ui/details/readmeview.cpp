// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/readmeview.h"

#include "ui/details/readmedocument.h"
#include "ui/style/looks.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

class Browser final : public QTextBrowser
{
public:
    using QTextBrowser::QTextBrowser;
    QSize sizeHint() const override { return {200, 320}; }
};

} // namespace

ReadmeView::ReadmeView(QWidget *parent)
    : QWidget(parent)
    , m_text(new Browser(this))
    , m_cut(new QLabel(tr("The read-me goes on; what is left out here is in the package's files."),
                       this))
{
    m_thread.setMaxThreadCount(1);
    m_text->setOpenLinks(false);
    m_text->setAcceptDrops(false);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Read-me"));
    m_text->setMinimumHeight(160);
    setLook(m_cut, "muted"_L1);
    m_cut->setWordWrap(true);
    m_cut->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_cut);
}

ReadmeView::~ReadmeView()
{
    if (m_superseded)
        *m_superseded = true;
    m_text->setDocument(nullptr); // m_document goes before the view does
}

void ReadmeView::setReadme(const QString &markdown)
{
    if (markdown == m_markdown)
        return;
    if (m_superseded)
        *m_superseded = true;
    m_markdown = markdown;
    m_isRead = false;
    m_cut->hide();
    m_text->setDocument(nullptr);
    m_document.reset();
    setVisible(!markdown.isEmpty());
    if (isVisible())
        read();
}

void ReadmeView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void ReadmeView::read()
{
    if (m_isRead)
        return;
    m_isRead = true;
    m_superseded = std::make_shared<std::atomic<bool>>(false);
    m_thread.start([this, markdown = m_markdown, font = m_text->font(), superseded = m_superseded,
                    of = thread()] {
        ReadmeDocument made = readReadme(markdown, font, *superseded);
        if (!made.document)
            return;
        made.document->moveToThread(of);
        std::shared_ptr<QTextDocument> document = std::move(made.document);
        QMetaObject::invokeMethod(
            this, [this, document = std::move(document), superseded, whole = made.whole] {
                if (!*superseded)
                    take(document, whole);
            });
    });
}

void ReadmeView::take(std::shared_ptr<QTextDocument> document, bool whole)
{
    m_text->setDocument(document.get());
    m_document = std::move(document);
    m_cut->setVisible(!whole);
    emit shown();
}

} // namespace packhouse

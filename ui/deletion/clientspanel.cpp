// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deletion/clientspanel.h"

#include "items/readable.h"
#include "ui/deletion/settingdialog.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/badgedelegate.h"
#include "ui/widgets/copyrows.h"
#include "ui/widgets/rowtableview.h"
#include "ui/widgets/tables.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

enum Column { Client, Gets, From, Verdict, Closes };

constexpr int ClientWidth = 130;
constexpr int NarrowWidth = 640; ///< with less each column would have a word a line

Cell textCell(const QString &text)
{
    return {.text = text, .tip = text};
}

QString closesText(const ClientOutlook &outlook)
{
    if (outlook.verdict == ClientOutlook::Verdict::Safe)
        return ClientsPanel::tr("closed already");
    return readable(outlook.closedBy);
}

/// Whether the same is said of two packages.
bool isSame(const NamedOutlook &a, const NamedOutlook &b)
{
    const auto &[client, who, gets, from, saidBy, closedBy, verdict, needsToken,
                 closable] = a.outlook;
    return a.name.type == b.name.type && a.name.scopePath == b.name.scopePath
           && client == b.outlook.client && who == b.outlook.who && gets == b.outlook.gets
           && from == b.outlook.from && saidBy == b.outlook.saidBy && closedBy == b.outlook.closedBy
           && verdict == b.outlook.verdict && needsToken == b.outlook.needsToken
           && closable == b.outlook.closable;
}

/// Each answer once, with all the packages that it is about.
QList<NamedOutlook> joined(const QList<NamedOutlook> &all)
{
    QList<NamedOutlook> rows;
    for (const NamedOutlook &one : all) {
        const auto same = std::ranges::find_if(
            rows, [&one](const NamedOutlook &row) { return isSame(row, one); });
        if (same == rows.end())
            rows.append(one);
        else
            same->alsoOf.append(one.name.name);
    }
    return rows;
}

} // namespace

ClientsPanel::ClientsPanel(QWidget *parent) : QWidget(parent)
{
    auto *heading = new QLabel(tr("After this deletion"), this);
    setLook(heading, "strong"_L1);
    auto *note = new QLabel(tr("What each client of this computer would get, by the configuration "
                               "it has now, in a project without its own."),
                            this);
    setLook(note, "muted"_L1);
    for (QLabel *label : {heading, note}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(label == note);
    }
    buildTable();
    m_show = new QPushButton(tr("Show the setting…"), this);
    m_show->setObjectName("showSetting"_L1);
    m_show->setAccessibleName(m_show->text());
    setLook(m_show, "plain"_L1);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_show);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Gap);
    layout->addWidget(heading);
    layout->addWidget(note);
    layout->addWidget(m_table);
    layout->addLayout(row);
    connect(m_show, &QPushButton::clicked, this, &ClientsPanel::openSetting);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ClientsPanel::showButton);
    hide();
}

void ClientsPanel::buildTable()
{
    m_rows = new RowTableModel<NamedOutlook>(
        {{tr("Client here"),
          [this](const NamedOutlook &row) {
              return Cell{
                  .text = clientText(row), .tip = clientText(row), .spoken = wholeText(row)};
          }},
         {tr("Would get"), [this](const NamedOutlook &row) { return textCell(getsText(row)); }},
         {tr("From"),
          [](const NamedOutlook &row) { return textCell(readable(shownOrigin(row.outlook))); }},
         {tr("Verdict"),
          [](const NamedOutlook &row) {
              return badgeCell(
                  {readable(verdictText(row.outlook.verdict)), verdictTone(row.outlook.verdict)});
          }},
         {tr("What closes it"),
          [](const NamedOutlook &row) { return textCell(closesText(row.outlook)); }}},
        this);
    m_table = new RowTableView(this);
    m_table->setObjectName("clients"_L1);
    setUpTable(m_table, tr("What each client of this computer would get after this deletion"));
    setLook(m_table, "framed"_L1);
    m_table->setModel(m_rows);
    m_table->setItemDelegate(new BadgeDelegate(nullptr, m_table));
    addCopyRows(m_table);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setStretchLastSection(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setWordWrap(true); // what decides is never elided
}

void ClientsPanel::ask(const QList<DeletedName> &names, qsizetype more)
{
    if (!m_advisor || (names == m_names && more == m_more))
        return;
    m_names = names;
    m_more = more;
    lookAgain();
}

bool ClientsPanel::lookAgain()
{
    if (!m_advisor || m_names.isEmpty())
        return false;
    m_answer.wait(m_advisor->afterDeletion(m_names), this,
                  [this](const Result<QList<NamedOutlook>> &rows) { showRows(rows); });
    return true;
}

Result<QList<ClientAnswer>> ClientsPanel::answers() const
{
    if (m_failure)
        return fail(*m_failure);
    QList<ClientAnswer> answers;
    for (const NamedOutlook &row : m_all) {
        const DeletedName &about = row.name;
        answers.append(answerOf({about.scopePath, about.type, about.name}, row.outlook));
    }
    return answers;
}

void ClientsPanel::showRows(const Result<QList<NamedOutlook>> &rows)
{
    const int current = std::max(0, m_table->currentIndex().row());
    m_failure = rows ? std::nullopt : std::optional(rows.error());
    m_all = rows.value_or(QList<NamedOutlook>());
    if (m_more > 0 && !m_all.isEmpty()) {
        ClientOutlook rest = notKnownOutlook({}, Text::of("not known: not looked at"));
        rest.who = Text::counted("%n more package(s)", m_more);
        m_all.insert(m_all.size() - 1, {{}, rest}); // above other computers
    }
    m_rows->setRows(joined(m_all));
    const QList<NamedOutlook> &shown = m_rows->rows();
    setVisible(!shown.isEmpty());
    if (shown.isEmpty()) {
        emit answered();
        emit grown();
        return;
    }
    const auto closable = std::ranges::find_if(
        shown, [](const NamedOutlook &row) { return row.outlook.closable; });
    chooseRow(m_table, closable == shown.end() ? std::min<int>(current, int(shown.size()) - 1)
                                               : int(closable - shown.begin()));
    showButton();
    emit answered();
    emit grown();
}

void ClientsPanel::showButton()
{
    const NamedOutlook *row = m_rows->row(m_table->currentIndex());
    m_show->setEnabled(row && row->outlook.closable);
    m_show->setAccessibleDescription(row ? clientText(*row) : QString());
}

void ClientsPanel::openSetting()
{
    const NamedOutlook *row = m_rows->row(m_table->currentIndex());
    if (!row || !row->outlook.closable)
        return;
    auto *dialog = new SettingDialog(m_advisor, row->name, row->outlook.client, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingDialog::changed, this, &ClientsPanel::lookAgain);
    dialog->open();
}

QString ClientsPanel::clientText(const NamedOutlook &row) const
{
    constexpr qsizetype MostNamed = 3;
    const QString who = readable(row.outlook.who);
    if (m_names.size() < 2 || row.name.name.isEmpty())
        return who;
    if (row.alsoOf.size() < MostNamed)
        return tr("%1, for %2").arg(who, (QStringList(row.name.name) + row.alsoOf).join(u", "_s));
    return tr("%1, for %n package(s)", nullptr, int(row.alsoOf.size()) + 1).arg(who);
}

QString ClientsPanel::getsText(const NamedOutlook &row) const
{
    const QString gets = readable(row.outlook.gets);
    if (!m_narrow)
        return gets;
    QStringList lines{gets};
    if (const QString from = readable(shownOrigin(row.outlook)); !from.isEmpty())
        lines << tr("From: %1").arg(from);
    if (const QString closes = closesText(row.outlook); !closes.isEmpty())
        lines << tr("What closes it: %1").arg(closes);
    return lines.join(u'\n');
}

QString ClientsPanel::wholeText(const NamedOutlook &row) const
{
    const ClientOutlook &outlook = row.outlook;
    const QString from = readable(shownOrigin(outlook));
    const QString what = from.isEmpty() ? readable(outlook.gets)
                                        : tr("%1, from %2").arg(readable(outlook.gets), from);
    return u"%1: %2 [%3]"_s.arg(clientText(row), what, readable(verdictText(outlook.verdict)));
}

QStringList ClientsPanel::reportLines() const
{
    QStringList lines;
    for (const NamedOutlook &row : m_rows->rows())
        lines.append(u"- "_s + wholeText(row));
    return lines.isEmpty() ? lines : QStringList{tr("After this deletion")} + lines;
}

void ClientsPanel::fit(int width)
{
    m_narrow = width < NarrowWidth;
    for (const Column column : {From, Closes})
        m_table->setColumnHidden(column, m_narrow);
    const int client = std::min(ClientWidth, width / 4);
    const int verdict = widthOfContents(m_table, Verdict);
    const int each = (width - metrics::TableFrame - client - verdict) / (m_narrow ? 1 : 3);
    layout()->activate();
    fitRows(m_table, {client, each, each, verdict, each});
    layout()->activate();
    updateGeometry();
}

} // namespace packhouse

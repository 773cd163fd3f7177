// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/duplicates/duplicatespage.h"

#include "items/humantext.h"
#include "items/readable.h"
#include "items/when.h"
#include "ui/duplicates/duplicateacts.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/badgedelegate.h"
#include "ui/widgets/columnshares.h"
#include "ui/widgets/copyrows.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/rowtableview.h"
#include "ui/widgets/tables.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int HeightOfPlaces = metrics::HeaderHeight + 7 * metrics::RowHeight;
constexpr int LeastHeightOfGroups = metrics::HeaderHeight + 4 * metrics::RowHeight;
constexpr int LeastHeightOfPlaces = metrics::HeaderHeight + 3 * metrics::RowHeight;

/// What is told of a place.
enum PlaceColumn {
    PlacePackage,
    PlaceVersion,
    PlaceFile,
    PlaceScope,
    PlaceClients,
    PlaceSize,
    PlaceHash,
    PlaceBy,
    PlacePublished
};

BadgeData kindBadge(DuplicateKind kind)
{
    switch (kind) {
    case DuplicateKind::FileName:
        return {DuplicatesPage::tr("same file name"), Tone::Warning};
    case DuplicateKind::PackageName:
        return {DuplicatesPage::tr("same package name"), Tone::Warning};
    case DuplicateKind::Bytes:
        break;
    }
    return {DuplicatesPage::tr("same bytes"), Tone::Neutral};
}

QString kindTip(DuplicateKind kind)
{
    switch (kind) {
    case DuplicateKind::FileName:
        return DuplicatesPage::tr("One version has several files of this name. Clients get the "
                                  "newest one.");
    case DuplicateKind::PackageName:
        return DuplicatesPage::tr(
            "Several projects have a package of this name. Above them clients "
            "get it from the first that published it, or from the one that "
            "it was given to.");
    case DuplicateKind::Bytes:
        break;
    }
    return DuplicatesPage::tr("These files have the same content. It is stored once.");
}

/// What stands for the group in the list: the bytes by the first file that has them.
Cell subjectCell(const DuplicateGroup &group)
{
    const DuplicatePlace first = group.places.value(0);
    if (group.kind == DuplicateKind::Bytes) {
        return {.text = first.fileName.section(u'/', -1), // some types' names are paths
                .tip = first.fileName + u'\n'
                       + DuplicatesPage::tr("SHA-256: %1").arg(group.subject),
                .copy = group.subject,
                .type = first.coordinates.type};
    }
    return {.text = group.subject, .tip = kindTip(group.kind), .type = first.coordinates.type};
}

QString placesText(const DuplicateGroup &group)
{
    QStringList places;
    for (const DuplicatePlace &place : group.places) {
        const QString text = group.kind == DuplicateKind::PackageName
                                 ? QString(place.scopePath).replace(u'/', u" / "_s)
                                 : place.coordinates.name + u' ' + place.coordinates.version;
        if (!places.contains(text))
            places.append(text);
    }
    return places.join(u", "_s);
}

bool isSame(const DuplicateGroup &a, const DuplicateGroup &b)
{
    const DuplicatePlace inA = a.places.value(0);
    const DuplicatePlace inB = b.places.value(0);
    if (a.kind != b.kind || a.subject != b.subject)
        return false;
    // One content is one, whatever is called so; many versions have a file of that name.
    return a.kind == DuplicateKind::Bytes
           || (inA.coordinates.type == inB.coordinates.type
               && (a.kind != DuplicateKind::FileName || inA.versionId == inB.versionId));
}

bool isSame(const DuplicatePlace &a, const DuplicatePlace &b)
{
    return a.fileId == b.fileId && a.scopePath == b.scopePath
           && a.coordinates.type == b.coordinates.type && a.coordinates.name == b.coordinates.name;
}

template<typename Row>
int placeOf(const std::optional<Row> &wanted, const QList<Row> &rows)
{
    for (int row = 0; wanted && row < rows.size(); ++row) {
        if (isSame(rows.at(row), *wanted))
            return row;
    }
    return -1;
}

} // namespace

DuplicatesPage::DuplicatesPage(PackageSource *source, const FormatInfoList &formats,
                               const Clock &clock, QWidget *parent)
    : ListPage(tr("Duplicates"), tr("What is here more than once. Equal bytes are stored once."),
               &formats, parent)
    , m_source(source)
{
    m_model = new RowTableModel<DuplicateGroup>(
        {{tr("What"), &subjectCell},
         {tr("Kind"),
          [](const DuplicateGroup &group) {
              return badgeCell(kindBadge(group.kind), kindTip(group.kind));
          }},
         {tr("Copies"),
          [](const DuplicateGroup &group) {
              return Cell{.text = countText(group.copies), .order = group.copies};
          }},
         {tr("Size"),
          [](const DuplicateGroup &group) {
              return Cell{.text = sizeText(group.bytes),
                          .tip = exactSizeText(group.bytes),
                          .order = group.bytes};
          }},
         {tr("Saved"),
          [](const DuplicateGroup &group) {
              const qint64 saved = group.bytes - group.stored;
              return saved > 0 ? Cell{.text = sizeText(saved),
                                      .tip = exactSizeText(saved),
                                      .order = saved}
                               : Cell();
          }},
         {tr("Where"),
          [](const DuplicateGroup &group) {
              const QString text = placesText(group);
              return Cell{.text = text, .tip = text};
          }}},
        this);
    setModel(m_model, {250, 170, 80, 90, 90, 400});
    table()->setSelectionMode(QAbstractItemView::SingleSelection);
    table()->setMinimumHeight(LeastHeightOfGroups);
    buildPlaces(formats, clock);
    buildActs();
    makeSortable();
    follow(source, Changed::Packages);
    refresh();
}

void DuplicatesPage::buildActs()
{
    m_acts = new DuplicateActs(m_source, this);
    below()->addWidget(m_acts);
    m_totals = new QLabel(this);
    m_totals->setObjectName("totals"_L1);
    m_totals->setTextFormat(Qt::PlainText);
    m_totals->setWordWrap(true);
    m_totals->setContentsMargins(metrics::PanelMargin, 0, metrics::PanelMargin, 10);
    above()->addWidget(m_totals);
    const QPushButton *drop = addHeaderButton(tr("Delete all superseded…"), u"dropSuperseded"_s);
    const QPushButton *room = addHeaderButton(tr("Free room…"), u"freeRoom"_s);
    connect(drop, &QPushButton::clicked, m_acts, &DuplicateActs::dropSuperseded);
    connect(room, &QPushButton::clicked, m_acts, &DuplicateActs::freeRoom);
    connect(m_acts, &DuplicateActs::removalWanted, this, &DuplicatesPage::removalWanted);
    connect(m_acts, &DuplicateActs::placeWanted, this, &DuplicatesPage::showPackage);
    connect(m_acts, &DuplicateActs::failed, this, [this](const Error &error) {
        message()->show(Tone::Bad, readable(error.what), readable(error.remedy));
    });
}

void DuplicatesPage::buildPlaces(const FormatInfoList &formats, const Clock &clock)
{
    const Clock *time = &clock;
    m_places = new RowTableModel<DuplicatePlace>(
        {{tr("Package"),
          [](const DuplicatePlace &place) {
              return Cell{.text = place.coordinates.name, .type = place.coordinates.type};
          }},
         {tr("Version"),
          [](const DuplicatePlace &place) {
              return Cell{.text = place.coordinates.version, .fixedFont = true};
          }},
         {tr("File"), [](const DuplicatePlace &place) { return Cell{.text = place.fileName}; }},
         {tr("Scope"),
          [](const DuplicatePlace &place) {
              return Cell{.text = QString(place.scopePath).replace(u'/', u" / "_s)};
          }},
         {tr("Clients"),
          [this](const DuplicatePlace &place) {
              if (m_served == 0)
                  return Cell();
              return place.fileId == m_served ? badgeCell({tr("get this one"), Tone::Good})
                                              : badgeCell({tr("superseded"), Tone::Neutral});
          }},
         {tr("Size"),
          [](const DuplicatePlace &place) {
              return Cell{.text = sizeText(place.bytes), .tip = exactSizeText(place.bytes)};
          }},
         {tr("SHA-256"),
          [](const DuplicatePlace &place) {
              return Cell{.text = shortened(place.sha256),
                          .tip = place.sha256,
                          .copy = place.sha256,
                          .fixedFont = true};
          }},
         {tr("By"),
          [](const DuplicatePlace &place) {
              return Cell{.text = place.publisher.isEmpty() ? QString()
                                                            : actorText(place.publisher)};
          }},
         {tr("Published"),
          [time](const DuplicatePlace &place) {
              Cell cell = agoCell(place.published, time->now(), {});
              cell.tip = std::exchange(cell.text, secondText(place.published));
              return cell;
          }}},
        this);
    m_heading = new QLabel(this);
    setLook(m_heading, "strong"_L1);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    m_heading->setContentsMargins(metrics::PanelMargin, 12, metrics::PanelMargin, 8);
    m_placeTable = new RowTableView(this);
    m_placeTable->setObjectName("places"_L1);
    setUpTable(m_placeTable, tr("Where it is"));
    m_placeTable->setModel(m_places);
    m_placeTable->setItemDelegate(new BadgeDelegate(&formats, m_placeTable));
    m_placeTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_placeTable->setMinimumHeight(LeastHeightOfPlaces);
    m_placeTable->setMaximumHeight(HeightOfPlaces);
    QHeaderView *header = m_placeTable->horizontalHeader();
    header->setSectionsClickable(false);
    m_placeShares = new ColumnShares(m_placeTable, {200, 110, 220, 180, 130, 90, 150, 110, 160});
    addCopyRows(m_placeTable);
    below()->addWidget(m_heading);
    below()->addWidget(m_placeTable);
    connect(m_placeTable, &QTableView::activated, this, &DuplicatesPage::showPackage);
    connect(m_placeTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DuplicatesPage::showActs);
}

QString DuplicatesPage::sidebarText() const
{
    const qsizetype count = m_model->allRows().size();
    return count ? countText(count) : QString();
}

QString DuplicatesPage::filterHint() const
{
    return tr("Filter the duplicates: name, kind, where");
}

void DuplicatesPage::filterRows(const QString &text)
{
    m_model->setFilter(text);
}

void DuplicatesPage::refresh()
{
    Administration *administration = m_source->administration();
    if (!administration) {
        showEmpty(tr("Duplicates cannot be looked for here"),
                  readable(m_source->abilities().administer));
        return;
    }
    showLoading();
    m_asked.wait(administration->duplicates(), this,
                 [this](const Result<QList<DuplicateGroup>> &groups) { got(groups); });
    whenReady(administration->totals(), this, [this](const Result<StorageTotals> &totals) {
        if (totals)
            showTotals(*totals);
    });
}

void DuplicatesPage::showTotals(const StorageTotals &totals)
{
    const qint64 all = totals.bytes + totals.trashedBytes + totals.keptBytes;
    // To the byte: whoever adds it up comes to the same.
    QString text =
        tr("All files together have %1: %2 in packages, %3 in the trash, %4 kept of upstreams. On "
           "the disk each content lies once and takes %5, so storing equal bytes once saves %6.")
            .arg(exactSizeText(all), exactSizeText(totals.bytes),
                 exactSizeText(totals.trashedBytes), exactSizeText(totals.keptBytes),
                 exactSizeText(totals.diskBytes), exactSizeText(totals.saved()));
    if (totals.leftBytes > 0)
        text += u' '
                + tr("%1 more are of files that are gone for good, and come free within a day.")
                      .arg(exactSizeText(totals.leftBytes));
    m_totals->setText(text);
}

void DuplicatesPage::got(const Result<QList<DuplicateGroup>> &groups)
{
    if (!groups) {
        showError(groups.error());
        return;
    }
    const Choice chosen = choice();
    m_model->setRows(*groups);
    if (groups->isEmpty()) {
        showEmpty(tr("Nothing is here twice"),
                  tr("This page lists files of one name in a version, packages of one name in "
                     "several projects, and equal bytes under several names."));
    } else {
        showRows();
        choose(chosen);
    }
    emit sidebarChanged();
}

DuplicatesPage::Choice DuplicatesPage::choice() const
{
    Choice choice;
    choice.row = std::max(0, table()->currentIndex().row());
    const QList<int> rows = chosenRows();
    if (rows.isEmpty())
        return choice;
    choice.group = m_model->rows().at(rows.first());
    if (const DuplicatePlace *place = m_places->row(m_placeTable->currentIndex()))
        choice.place = *place;
    return choice;
}

/// What is not there any more is not chosen any more, and nothing else in its place: acts are about
/// what was chosen.
void DuplicatesPage::choose(const Choice &choice)
{
    if (m_model->rowCount() == 0)
        return;
    if (!std::exchange(m_everChosen, true)) {
        chooseRow(table(), 0);
        return;
    }
    const int row = placeOf(choice.group, m_model->rows());
    if (row < 0) {
        const int at = std::min(choice.row, m_model->rowCount() - 1);
        table()->selectionModel()->setCurrentIndex(m_model->index(at, 0),
                                                   QItemSelectionModel::NoUpdate);
        return;
    }
    chooseRow(table(), row);
    const int place = placeOf(choice.place, m_places->rows());
    if (place >= 0)
        chooseRow(m_placeTable, place);
    else
        m_placeTable->setCurrentIndex({});
    showActs();
}

void DuplicatesPage::showChoice()
{
    showPlaces();
}

void DuplicatesPage::showPlaces()
{
    const QList<int> rows = chosenRows();
    const bool any = !rows.isEmpty() && !table()->isHidden();
    m_heading->setVisible(any);
    m_placeTable->setVisible(any);
    if (!any) {
        m_places->setRows({});
        showActs();
        return;
    }
    const DuplicateGroup &group = m_model->rows().at(rows.first());
    const DuplicatePlace first = group.places.value(0);
    m_heading->setText(group.kind == DuplicateKind::FileName
                           ? tr("%1 of %2 %3. %4")
                                 .arg(shownText(first.fileName), shownText(first.coordinates.name),
                                      shownText(first.coordinates.version), kindTip(group.kind))
                           : kindTip(group.kind));
    m_served = group.kind == DuplicateKind::FileName ? group.places.value(0).fileId : 0;
    m_places->setRows(group.places);
    // What is the same of all of them stands above; the room is for what tells them apart.
    const bool files = group.kind == DuplicateKind::FileName;
    const bool packages = group.kind == DuplicateKind::PackageName;
    for (const auto &[column, hidden] : {std::pair<int, bool>{PlacePackage, files},
                                         {PlaceVersion, files || packages},
                                         {PlaceFile, files || packages},
                                         {PlaceClients, !files},
                                         {PlaceHash, packages},
                                         {PlaceBy, packages}})
        m_placeTable->setColumnHidden(column, hidden);
    m_placeShares->fit();
    chooseRow(m_placeTable, 0);
    showActs();
}

void DuplicatesPage::showActs()
{
    const QList<int> rows = chosenRows();
    const bool any = !rows.isEmpty() && !table()->isHidden();
    m_acts->show(any ? m_model->row(m_model->index(rows.first(), 0)) : nullptr,
                 any ? m_places->row(m_placeTable->currentIndex()) : nullptr);
}

void DuplicatesPage::showPackage()
{
    const int row = std::max(0, m_placeTable->currentIndex().row());
    if (row >= m_places->rows().size())
        return;
    const DuplicatePlace &place = m_places->rows().at(row);
    emit packageWanted({place.scopePath, place.coordinates.type, place.coordinates.name});
}

} // namespace packhouse

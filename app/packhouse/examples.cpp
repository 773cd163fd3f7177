// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/examples.h"

#include "app/composition/demoarchives.h"
#include "app/packhouse/changecommands.h"
#include "app/packhouse/publishcommands.h"
#include "app/packhouse/removalcommands.h"
#include "items/when.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

Examples::Examples(MainWindow &window, PackageSource &registry, PublishCommands &publishing,
                   RemovalCommands &removal, ChangeCommands &changing, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_registry(registry)
    , m_publishing(publishing)
    , m_removal(removal)
    , m_changing(changing)
{}

void Examples::publish()
{
    const QString folder = m_files.path();
    QStringList files;
    const auto add = [&files](const Result<QStringList> &made) {
        if (made)
            files += *made;
    };
    add(demo::npmPackage(folder,
                         {u"@acme/ui-kit"_s, u"2.5.0"_s, u"Design-system components"_s, {}}));
    add(demo::npmPackage(folder, {u"@acme/icons"_s, u"1.9.0"_s, u"Icons"_s, {}}));
    add(demo::pythonPackage(folder,
                            {u"acme-etl"_s, u"0.18.3"_s, u"Extract, transform, load"_s, {}}));
    const QString firmware = folder + u"/firmware.bin"_s;
    if (demo::writeFile(firmware, demo::noise(7, 400'000)))
        files.append(firmware);
    m_window.showPackages(&m_registry, u"acme/web"_s);
    m_publishing.publish(files);
}

void Examples::remove()
{
    whenReady(m_registry.list({}, {}), this, [this](const Result<PackagePage> &page) {
        if (!page || page->rows.isEmpty())
            return;
        const auto forwarded = std::find_if(
            page->rows.begin(), page->rows.end(), [](const PackageRow &row) {
                return row.exposure.tone == Tone::Warning || row.exposure.tone == Tone::Bad;
            });
        const PackageRow &row = forwarded == page->rows.end() ? page->rows.first() : *forwarded;
        m_removal.removeItems(&m_registry, {{row.key, row.versions == 1 ? row.latest : QString()}});
    });
}

void Examples::change()
{
    PackageQuery query;
    query.text = u"ui-kit"_s;
    whenReady(m_registry.list(query, {}), this, [this](const Result<PackagePage> &page) {
        if (page && !page->rows.isEmpty())
            m_changing.changeItems(&m_registry,
                                   {{page->rows.first().key, page->rows.first().latest}});
    });
}

} // namespace packhouse

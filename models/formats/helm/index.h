// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagereader.h"
#include "formats/helm/chart.h"

#include <QDateTime>

namespace packhouse::helm {

/// A chart's part of its channel's index, rendered when it is published.
Fragment indexFragment(const Chart &chart, const QString &channel, const QByteArray &sha256,
                       const QDateTime &created);

/// The index.yaml of a channel, as JSON: YAML readers take it, quoting is beyond doubt, and newer
/// clients read it several times faster. An unused channel has an index without entries.
/// \a contextPath: where clients that push find the API (protocol: serverInfo of ChartMuseum).
Result<QByteArray> renderIndex(const PackageReader &store, ScopeId project, const FormatId &type,
                               const QString &channel, const QByteArray &contextPath);

/// What that index has under "entries", as ChartMuseum tells it: of all names, of which \a skip are
/// left out first and at most \a most are told, or of \a name alone (then only its list; empty
/// where there is none of that name).
Result<QByteArray> renderCharts(const PackageReader &store, ScopeId project, const FormatId &type,
                                const QString &channel, qsizetype skip, qsizetype most);
Result<QByteArray> renderVersions(const PackageReader &store, ScopeId project, const FormatId &type,
                                  const QString &channel, const QString &name);

} // namespace packhouse::helm

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/helm/chart.h"
#include "formats/helm/index.h"
#include "formats/helm/names.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

using namespace packhouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto chart = helm::parseChart(bytes);
    if (!chart)
        return 0;
    // What is let through never breaks the index of its channel.
    const Fragment fragment = helm::indexFragment(*chart, helm::DefaultChannel, QByteArray(32, 'x'),
                                                  QDateTime(QDate(2024, 1, 1), QTime(), Qt::UTC));
    if (!helm::checkName(chart->name) || !QJsonDocument::fromJson(fragment.text).isObject())
        std::abort();
    (void)chart->dependencies();
    return 0;
}

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/helm/provenance.h"

#include "formats/helm/chart.h"
#include "formats/support/yaml.h"

using namespace Qt::StringLiterals;

namespace packhouse::helm {

namespace {

constexpr QByteArrayView signedBegin = "-----BEGIN PGP SIGNED MESSAGE-----";
constexpr QByteArrayView signatureBegin = "\n-----BEGIN PGP SIGNATURE-----";
constexpr QByteArrayView documentEnd = "\n...\n";

tl::unexpected<Error> broken(const Text &why)
{
    return fail(ErrorCode::InvalidFile, Text::of("The provenance file %1.", why),
                Text::of("Run helm package --sign again."));
}

} // namespace

Result<Provenance> parseProvenance(const QByteArray &given)
{
    if (!given.startsWith(signedBegin))
        return fail(ErrorCode::Unsupported, Text::of("This is no provenance file."));
    QByteArray text = given;
    text.replace("\r\n", "\n");
    const qsizetype head = text.indexOf("\n\n");
    const qsizetype end = text.indexOf(signatureBegin);
    if (head < 0 || end < head)
        return broken(Text::of("has no signature"));
    QByteArray message = text.mid(head + 2, end - head - 2) + '\n';
    // Lines that start with '-' are escaped in a signed text.
    if (message.startsWith("- "))
        message.remove(0, 2);
    message.replace("\n- -", "\n-");
    const qsizetype split = message.indexOf(documentEnd);
    if (split < 0)
        return broken(Text::of("does not name the chart's archive"));
    const Result<Chart> chart = parseChart(message.first(split + 1));
    if (!chart)
        return broken(Text::of("holds no chart's metadata: %1", chart.error().what));
    const Result<QJsonValue> sums = parseYaml(message.mid(split + documentEnd.size()));
    if (!sums)
        return broken(Text::of("has no list of files"));
    Provenance read{chart->name, chart->version, {}};
    const QJsonObject files = sums->toObject().value(u"files").toObject();
    constexpr auto kind = "sha256:"_L1;
    for (auto it = files.begin(); it != files.end(); ++it) {
        const QString sum = it->toString();
        if (sum.startsWith(kind))
            read.files.insert(it.key(), sum.mid(kind.size()).toLatin1().toLower());
    }
    return read;
}

} // namespace packhouse::helm

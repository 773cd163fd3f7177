// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakesource.h"

using namespace Qt::StringLiterals;

namespace packhouse {

FormatInfoList fakeFormats()
{
    const auto npmSnippets = [](const SnippetRequest &request) {
        const QString version
            = request.coordinates.version.isEmpty() ? QString() : u'@' + request.coordinates.version;
        return QList<ClientSnippet>{
            {u"npm"_s, u"Install"_s, u"npm install "_s + request.coordinates.name + version},
            {u"npm"_s, u".npmrc"_s,
             u"@acme:registry=%1/api/v4/packages/npm/\n//127.0.0.1:8970/:_authToken=TOKEN"_s.arg(
                 request.baseUrl)},
        };
    };
    const auto plain = [](const SnippetRequest &request) {
        return QList<ClientSnippet>{{u"client"_s, u"Install"_s, u"install "_s + request.coordinates.name}};
    };
    const auto path = [](const Coordinates &coordinates, const StoredFile &file) {
        return u"packages/"_s + coordinates.type + u'/' + file.name;
    };
    return FormatInfoList({
        {u"npm"_s, u"npm"_s, u"N"_s, 0xc12127, npmSnippets, path},
        {u"maven"_s, u"Maven"_s, u"Mv"_s, 0xb5520f, plain, path},
        {u"pypi"_s, u"PyPI"_s, u"Py"_s, 0x2f6ea5, plain, path},
        {u"nuget"_s, u"NuGet"_s, u"Nu"_s, 0x0b5ea8, plain, path},
        {u"generic"_s, u"Generic"_s, u"Ge"_s, 0x667085, plain, path},
        {u"terraform_module"_s, u"Terraform"_s, u"Tf"_s, 0x6b4de0, plain, path},
        {u"composer"_s, u"Composer"_s, u"Co"_s, 0x7a5534, plain, path},
        {u"conan"_s, u"Conan"_s, u"Cn"_s, 0x2f72b0, plain, path},
        {u"helm"_s, u"Helm"_s, u"He"_s, 0x0f3d8c, plain, path},
        {u"debian"_s, u"Debian"_s, u"De"_s, 0xa80030, plain, path},
        {u"golang"_s, u"Go"_s, u"Go"_s, 0x007a93, plain, path},
        {u"rubygems"_s, u"RubyGems"_s, u"Rb"_s, 0xb3261e, plain, path},
    });
}

void FakeSource::seed()
{
    addScope(u"acme"_s, Level::Group);
    addScope(u"acme/web"_s, Level::Project);
    addScope(u"acme/platform"_s, Level::Project);
    addScope(u"acme/data"_s, Level::Project);
    addScope(u"lab"_s, Level::Group);
    addScope(u"lab/tools"_s, Level::Project);

    struct Line {
        const char *type;
        const char *name;
        const char *latest;
        int versions;
        qint64 kilobytes;
        int duplicates;
        const char *exposure;
        Tone tone;
        int hours;
    };
    const Line lines[] = {
        {"npm", "@acme/ui-kit", "2.4.1", 38, 1200, 0, "exposed", Tone::Bad, 2},
        {"npm", "@acme/icons", "1.9.0", 22, 310, 0, "reserved", Tone::Good, 26},
        {"maven", "com.acme:billing-core", "4.12.0", 61, 8700, 3, "forwarding off", Tone::Neutral, 28},
        {"pypi", "acme-etl", "0.18.2", 45, 540, 0, "name free on PyPI", Tone::Warning, 50},
        {"nuget", "Acme.Telemetry", "3.1.4", 17, 220, 1, "not forwarded", Tone::Neutral, 74},
        {"conan", "openssl-acme/3.2.1", "3.2.1", 4, 14100, 0, "not forwarded", Tone::Neutral, 98},
        {"helm", "billing-chart", "1.8.0", 12, 38, 0, "not forwarded", Tone::Neutral, 122},
        {"debian", "acme-agent", "5.0.3-1", 9, 21400, 0, "not forwarded", Tone::Neutral, 146},
        {"golang", "acme.example/pkg/queue", "v1.14.0", 28, 96, 0, "not forwarded", Tone::Neutral, 194},
        {"rubygems", "acme-rails-auth", "2.2.0", 14, 64, 0, "could not check", Tone::Unknown, 218},
        {"terraform_module", "network/aws", "0.9.4", 7, 12, 0, "not forwarded", Tone::Neutral, 290},
        {"composer", "acme/php-sdk", "6.0.1", 19, 180, 0, "not forwarded", Tone::Neutral, 362},
        {"generic", "firmware", "2026.11", 30, 512000, 2, "not forwarded", Tone::Neutral, 386},
        {"npm", "@acme/eslint-config", "5.0.0", 11, 22, 0, "reserved", Tone::Good, 482},
        {"maven", "com.acme:orders-api", "2.3.0", 33, 3300, 0, "forwarding off", Tone::Neutral, 506},
        {"pypi", "acme-flags", "1.4.0", 8, 88, 0, "claimed by you", Tone::Good, 578},
        {"npm", "@acme/charts", "0.7.3", 16, 760, 0, "reserved", Tone::Good, 770},
        {"nuget", "Acme.Data.Client", "8.2.0", 25, 410, 0, "not forwarded", Tone::Neutral, 794},
    };
    const QDateTime now = FixedClock().time;
    for (const Line &line : lines) {
        PackageRow row;
        row.key = {u"acme/web"_s, QString::fromLatin1(line.type), QString::fromLatin1(line.name)};
        row.latest = QString::fromLatin1(line.latest);
        row.versions = line.versions;
        row.bytes = line.kilobytes * 1000;
        row.duplicates = line.duplicates;
        row.exposure = {QString::fromLatin1(line.exposure), line.tone, u"Why it is so."_s};
        row.published = now.addSecs(-3600 * line.hours);
        row.description = u"Design-system components"_s;
        if (line.tone == Tone::Bad) {
            row.exposure.explanation = u"Requests for this name are forwarded to the public registry "
                                       "and nobody owns it there."_s;
        }
        add(row);
    }
    for (int i = 0; i < 12; ++i) {
        PackageRow row;
        row.key = {i < 8 ? u"acme/platform"_s : u"lab/tools"_s, u"generic"_s, u"tool-%1"_s.arg(i)};
        row.latest = u"1.0.%1"_s.arg(i);
        row.versions = 1;
        row.bytes = 1000 * (i + 1);
        row.exposure = {u"not forwarded"_s, Tone::Neutral, {}};
        row.published = now.addDays(-60 - i);
        add(row);
    }
    detailsOf({u"acme/web"_s, u"npm"_s, u"@acme/ui-kit"_s}).readme
        = u"# UI kit\n\nThe components that every product uses."_s;
}

void FakeSource::seedMany(int count, const QString &scopePath)
{
    addScope(scopePath, Level::Project);
    m_rows.reserve(m_rows.size() + count);
    const QDateTime now = FixedClock().time;
    for (int i = 0; i < count; ++i) {
        PackageRow row;
        row.key = {scopePath, u"generic"_s, u"package-%1"_s.arg(i, 6, 10, QLatin1Char('0'))};
        row.latest = u"1.0.%1"_s.arg(i % 50);
        row.versions = i % 50 + 1;
        row.bytes = 1000 + i;
        row.exposure = {u"not forwarded"_s, Tone::Neutral, {}};
        row.published = now.addSecs(-60LL * i);
        add(row);
    }
}

} // namespace packhouse

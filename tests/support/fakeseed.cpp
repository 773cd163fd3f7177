// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakesource.h"

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// A type as it looks; clients of all but npm are alike.
class FakePresenting final : public Presenting
{
public:
    FakePresenting(QString badge, quint32 colour) : m_badge(std::move(badge)), m_colour(colour) {}

    QString badge() const override { return m_badge; }
    quint32 colour() const override { return m_colour; }
    QList<Snippet> snippets(const SnippetContext &context) const override
    {
        const Coordinates &wanted = context.coordinates;
        if (wanted.type != u"npm")
            return {{u"client"_s, Text::of("Install"), u"install "_s + wanted.name}};
        const QString version = wanted.version.isEmpty() ? QString() : u'@' + wanted.version;
        return {
            {u"npm"_s, Text::of("Install"), u"npm install "_s + wanted.name + version},
            {u"npm"_s, Text::name(u".npmrc"_s),
             u"@acme:registry=%1/api/v4/packages/npm/\n//127.0.0.1:8970/:_authToken=TOKEN"_s.arg(
                 QString::fromUtf8(context.baseUrl))}};
    }
    QString spelled(const Coordinates &coordinates) const override
    {
        return coordinates.type == u"npm" ? coordinates.name + u'@' + coordinates.version
                                          : Presenting::spelled(coordinates);
    }

private:
    QString m_badge;
    quint32 m_colour;
};

} // namespace

FormatInfoList fakeFormats()
{
    static const FakePresenting npm(u"N"_s, 0xc12127);
    static const FakePresenting maven(u"Mv"_s, 0xb5520f);
    static const FakePresenting pypi(u"Py"_s, 0x2f6ea5);
    static const FakePresenting nuget(u"Nu"_s, 0x0b5ea8);
    static const FakePresenting generic(u"Ge"_s, 0x667085);
    static const FakePresenting terraformModule(u"Tf"_s, 0x6b4de0);
    static const FakePresenting composer(u"Co"_s, 0x7a5534);
    static const FakePresenting conan(u"Cn"_s, 0x2f72b0);
    static const FakePresenting helm(u"He"_s, 0x0f3d8c);
    static const FakePresenting debian(u"De"_s, 0xa80030);
    static const FakePresenting golang(u"Go"_s, 0x007a93);
    static const FakePresenting rubygems(u"Rb"_s, 0xb3261e);
    return FormatInfoList({
        {u"npm"_s, u"npm"_s, &npm},
        {u"maven"_s, u"Maven"_s, &maven},
        {u"pypi"_s, u"PyPI"_s, &pypi},
        {u"nuget"_s, u"NuGet"_s, &nuget},
        {u"generic"_s, u"Generic"_s, &generic},
        {u"terraform_module"_s, u"Terraform"_s, &terraformModule},
        {u"composer"_s, u"Composer"_s, &composer},
        {u"conan"_s, u"Conan"_s, &conan},
        {u"helm"_s, u"Helm"_s, &helm},
        {u"debian"_s, u"Debian"_s, &debian},
        {u"golang"_s, u"Go"_s, &golang},
        {u"rubygems"_s, u"RubyGems"_s, &rubygems},
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

    struct Line
    {
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
        {"maven", "com.acme:billing-core", "4.12.0", 61, 8700, 3, "forwarding off", Tone::Neutral,
         28},
        {"pypi", "acme-etl", "0.18.2", 45, 540, 0, "name free on PyPI", Tone::Warning, 50},
        {"nuget", "Acme.Telemetry", "3.1.4", 17, 220, 1, "not checked", Tone::Unknown, 74},
        {"conan", "openssl-acme/3.2.1", "3.2.1", 4, 14100, 0, "not checked", Tone::Unknown, 98},
        {"helm", "billing-chart", "1.8.0", 12, 38, 0, "not checked", Tone::Unknown, 122},
        {"debian", "acme-agent", "5.0.3-1", 9, 21400, 0, "not checked", Tone::Unknown, 146},
        {"golang", "acme.example/pkg/queue", "v1.14.0", 28, 96, 0, "not checked", Tone::Unknown,
         194},
        {"rubygems", "acme-rails-auth", "2.2.0", 14, 64, 0, "could not check", Tone::Unknown, 218},
        {"terraform_module", "network/aws", "0.9.4", 7, 12, 0, "only here", Tone::Neutral, 290},
        {"composer", "acme/php-sdk", "6.0.1", 19, 180, 0, "not checked", Tone::Unknown, 362},
        {"generic", "firmware", "2026.11", 30, 512000, 2, "only here", Tone::Neutral, 386},
        {"npm", "@acme/eslint-config", "5.0.0", 11, 22, 0, "reserved", Tone::Good, 482},
        {"maven", "com.acme:orders-api", "2.3.0", 33, 3300, 0, "forwarding off", Tone::Neutral,
         506},
        {"pypi", "acme-flags", "1.4.0", 8, 88, 0, "claimed by you", Tone::Good, 578},
        {"npm", "@acme/charts", "0.7.3", 16, 760, 0, "reserved", Tone::Good, 770},
        {"nuget", "Acme.Data.Client", "8.2.0", 25, 410, 0, "not checked", Tone::Unknown, 794},
    };
    const QDateTime now = FixedClock().time;
    for (const Line &line : lines) {
        PackageRow row;
        row.key = {u"acme/web"_s, QString::fromLatin1(line.type), QString::fromLatin1(line.name)};
        row.latest = QString::fromLatin1(line.latest);
        row.versions = line.versions;
        row.bytes = line.kilobytes * 1000;
        row.duplicates = line.duplicates;
        row.exposure = {Text::foreign(QString::fromLatin1(line.exposure)), line.tone,
                        Text::foreign(u"Why it is so."_s)};
        row.published = now.addSecs(-3600 * line.hours);
        row.description = u"Design-system components"_s;
        if (line.tone == Tone::Bad) {
            row.exposure.explanation = Text::of(
                "Requests for this name are forwarded to the public registry and nobody "
                "owns it there.");
        }
        add(row);
    }
    for (int i = 0; i < 12; ++i) {
        PackageRow row;
        row.key = {i < 8 ? u"acme/platform"_s : u"lab/tools"_s, u"generic"_s, u"tool-%1"_s.arg(i)};
        row.latest = u"1.0.%1"_s.arg(i);
        row.versions = 1;
        row.bytes = 1000 * (i + 1);
        row.exposure = {Text::of("only here"), Tone::Neutral, {}};
        row.published = now.addDays(-60 - i);
        add(row);
    }
    detailsOf({u"acme/web"_s, u"npm"_s, u"@acme/ui-kit"_s}).readme =
        u"# UI kit\n\nThe components that every product uses."_s;
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
        row.exposure = {Text::of("only here"), Tone::Neutral, {}};
        row.published = now.addSecs(-60LL * i);
        add(row);
    }
}

} // namespace packhouse

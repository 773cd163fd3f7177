// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/feed.h"
#include "formats/nuget/versionrange.h"

#include <QUrl>
#include <QXmlStreamWriter>

#include <algorithm>

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

namespace {

const QString Atom = u"http://www.w3.org/2005/Atom"_s;
const QString Data = u"http://schemas.microsoft.com/ado/2007/08/dataservices"_s;
const QString Metadata = u"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"_s;
const QString Scheme = u"http://schemas.microsoft.com/ado/2007/08/dataservices/scheme"_s;

enum class Type { String, Boolean, Int32, Int64, DateTime };

struct Property
{
    const char *name;
    Type type;
    bool nullable;
};

/// What $metadata describes and every entry holds, in this order.
constexpr Property Properties[] = {
    {"Id", Type::String, false},
    {"Version", Type::String, false},
    {"NormalizedVersion", Type::String, true},
    {"Title", Type::String, true},
    {"Authors", Type::String, true},
    {"Copyright", Type::String, true},
    {"Created", Type::DateTime, false},
    {"Dependencies", Type::String, true},
    {"Description", Type::String, true},
    {"DownloadCount", Type::Int32, false},
    {"IconUrl", Type::String, true},
    {"IsAbsoluteLatestVersion", Type::Boolean, false},
    {"IsLatestVersion", Type::Boolean, false},
    {"IsPrerelease", Type::Boolean, false},
    {"Language", Type::String, true},
    {"LastUpdated", Type::DateTime, false},
    {"LicenseUrl", Type::String, true},
    {"Listed", Type::Boolean, false},
    {"MinClientVersion", Type::String, true},
    {"PackageHash", Type::String, true},
    {"PackageHashAlgorithm", Type::String, true},
    {"PackageSize", Type::Int64, false},
    {"ProjectUrl", Type::String, true},
    {"Published", Type::DateTime, false},
    {"ReleaseNotes", Type::String, true},
    {"ReportAbuseUrl", Type::String, true},
    {"RequireLicenseAcceptance", Type::Boolean, false},
    {"Summary", Type::String, true},
    {"Tags", Type::String, true},
    {"VersionDownloadCount", Type::Int32, false},
};

QString edmName(Type type)
{
    switch (type) {
    case Type::String:
        return u"Edm.String"_s;
    case Type::Boolean:
        return u"Edm.Boolean"_s;
    case Type::Int32:
        return u"Edm.Int32"_s;
    case Type::Int64:
        return u"Edm.Int64"_s;
    case Type::DateTime:
        break;
    }
    return u"Edm.DateTime"_s;
}

/// "id:range:framework|…"; a framework without dependencies is "::framework".
QString flatDependencies(const Nuspec &spec)
{
    QStringList flat;
    for (const DependencyGroup &group : spec.groups) {
        if (group.dependencies.isEmpty() && !group.framework.isEmpty())
            flat.append(u"::"_s + group.framework);
        for (const NuspecDependency &one : group.dependencies) {
            const QString line = one.id + u':' + portableRange(one.range);
            flat.append(group.framework.isEmpty() ? line : line + u':' + group.framework);
        }
    }
    return flat.join(u'|');
}

/// Clients take what was published in 1900 for unlisted.
QString published(const Release &release)
{
    return release.listed() ? isoTime(release.stored.created) : u"1900-01-01T00:00:00.000Z"_s;
}

std::optional<QString> textProperty(const FeedEntry &entry, QStringView name)
{
    static const QHash<QString, QString Nuspec::*> ofSpec{
        {u"Authors"_s, &Nuspec::authors},
        {u"Copyright"_s, &Nuspec::copyright},
        {u"Description"_s, &Nuspec::description},
        {u"IconUrl"_s, &Nuspec::iconUrl},
        {u"Language"_s, &Nuspec::language},
        {u"LicenseUrl"_s, &Nuspec::licenseUrl},
        {u"MinClientVersion"_s, &Nuspec::minClientVersion},
        {u"ProjectUrl"_s, &Nuspec::projectUrl},
        {u"ReleaseNotes"_s, &Nuspec::releaseNotes},
        {u"Summary"_s, &Nuspec::summary},
    };
    const Release &release = entry.release;
    if (const auto member = ofSpec.value(name.toString(), nullptr))
        return entry.spec.*member;
    if (name == u"Id")
        return release.stored.coordinates.name;
    if (name == u"Version")
        return release.fullVersion(entry.spec);
    if (name == u"NormalizedVersion")
        return NuGetVersion::parse(release.fullVersion(entry.spec))->normalised();
    if (name == u"Title")
        return entry.spec.title.isEmpty() ? release.stored.coordinates.name : entry.spec.title;
    if (name == u"Tags")
        return entry.spec.tags.isEmpty() ? QString() : u' ' + entry.spec.tags + u' ';
    if (name == u"Dependencies")
        return flatDependencies(entry.spec);
    if (name == u"PackageHash")
        return latin(release.package.hashes.sha512.toBase64());
    if (name == u"PackageHashAlgorithm")
        return u"SHA512"_s;
    if (name == u"Published")
        return published(release);
    if (name == u"Created" || name == u"LastUpdated")
        return isoTime(release.stored.created);
    return std::nullopt;
}

QString written(const ODataValue &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? u"true"_s : u"false"_s;
    const auto *number = std::get_if<double>(&value);
    return number ? QString::number(qint64(*number)) : QString();
}

void writeProperties(QXmlStreamWriter &xml, const FeedEntry &entry)
{
    xml.writeStartElement(Metadata, u"properties"_s);
    for (const Property &property : Properties) {
        const QString text = written(entry.property(QString::fromLatin1(property.name)));
        xml.writeStartElement(Data, QString::fromLatin1(property.name));
        if (property.type != Type::String)
            xml.writeAttribute(Metadata, u"type"_s, edmName(property.type));
        if (text.isEmpty() && property.nullable)
            xml.writeAttribute(Metadata, u"null"_s, u"true"_s);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

void writeTyped(QXmlStreamWriter &xml, const QString &name, const QString &text)
{
    xml.writeStartElement(Atom, name);
    xml.writeAttribute(u"type"_s, u"text"_s);
    xml.writeCharacters(text);
    xml.writeEndElement();
}

void writeEntry(QXmlStreamWriter &xml, const Call &call, const FeedEntry &entry)
{
    const Release &release = entry.release;
    const QString name = release.stored.coordinates.name;
    const QString id = u"Packages(Id='%1',Version='%2')"_s.arg(
        name, written(entry.property(u"NormalizedVersion")));
    xml.writeStartElement(Atom, u"entry"_s);
    xml.writeTextElement(Atom, u"id"_s, latin(address(call)) + u"/v2/"_s + id);
    xml.writeEmptyElement(Atom, u"category"_s);
    xml.writeAttribute(u"term"_s, u"V2FeedPackage"_s);
    xml.writeAttribute(u"scheme"_s, Scheme);
    xml.writeEmptyElement(Atom, u"link"_s);
    xml.writeAttribute(u"rel"_s, u"edit"_s);
    xml.writeAttribute(u"title"_s, u"V2FeedPackage"_s);
    xml.writeAttribute(u"href"_s, id);
    writeTyped(xml, u"title"_s, name);
    writeTyped(xml, u"summary"_s, entry.spec.summary);
    xml.writeTextElement(Atom, u"updated"_s, isoTime(release.stored.created));
    xml.writeStartElement(Atom, u"author"_s);
    xml.writeTextElement(Atom, u"name"_s, entry.spec.authors);
    xml.writeEndElement();
    xml.writeEmptyElement(Atom, u"content"_s);
    xml.writeAttribute(u"type"_s, u"application/zip"_s);
    xml.writeAttribute(u"src"_s, latin(packageUrl(call, release)));
    writeProperties(xml, entry);
    xml.writeEndElement();
}

void begin(QXmlStreamWriter &xml)
{
    xml.writeStartDocument();
    xml.writeDefaultNamespace(Atom);
    xml.writeNamespace(Data, u"d"_s);
    xml.writeNamespace(Metadata, u"m"_s);
}

void writeBase(QXmlStreamWriter &xml, const Call &call)
{
    xml.writeAttribute(u"xml:base"_s, latin(address(call)) + u"/v2/"_s);
}

} // namespace

ODataValue FeedEntry::property(QStringView name) const
{
    if (std::optional<QString> text = textProperty(*this, name))
        return text->isEmpty() ? ODataValue() : ODataValue(*text);
    if (name == u"IsLatestVersion")
        return latest;
    if (name == u"IsAbsoluteLatestVersion")
        return absoluteLatest;
    if (name == u"IsPrerelease")
        return release.version.isPrerelease();
    if (name == u"Listed")
        return release.listed();
    if (name == u"RequireLicenseAcceptance")
        return spec.requireLicenseAcceptance;
    if (name == u"PackageSize")
        return double(release.package.size);
    if (name == u"DownloadCount" || name == u"VersionDownloadCount")
        return 0.0;
    return {};
}

FeedEntries entriesOf(Releases releases, bool semVer2)
{
    FeedEntries entries;
    FeedEntry *latest = nullptr;
    FeedEntry *absolute = nullptr;
    entries.reserve(releases.size());
    for (Release &release : releases) {
        FeedEntry entry{std::move(release), {}};
        entry.spec = entry.release.nuspec();
        const auto spelled = NuGetVersion::parse(entry.release.fullVersion(entry.spec));
        if (!semVer2 && spelled && spelled->needsSemVer2())
            continue;
        entries.push_back(std::move(entry));
        FeedEntry &kept = entries.back();
        if (!kept.release.listed())
            continue;
        absolute = &kept;
        if (!kept.release.version.isPrerelease())
            latest = &kept;
    }
    if (latest)
        latest->latest = true;
    if (absolute)
        absolute->absoluteLatest = true;
    return entries;
}

QByteArray renderFeed(const Call &call, const Feed &feed)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    begin(xml);
    xml.writeStartElement(Atom, u"feed"_s);
    writeBase(xml, call);
    if (feed.count >= 0)
        xml.writeTextElement(Metadata, u"count"_s, QString::number(feed.count));
    writeTyped(xml, u"title"_s, feed.title);
    xml.writeTextElement(Atom, u"id"_s, latin(feed.self));
    xml.writeTextElement(Atom, u"updated"_s, isoTime(call.clock.now()));
    xml.writeEmptyElement(Atom, u"link"_s);
    xml.writeAttribute(u"rel"_s, u"self"_s);
    xml.writeAttribute(u"title"_s, feed.title);
    xml.writeAttribute(u"href"_s, feed.title);
    for (const FeedEntry &entry : feed.entries)
        writeEntry(xml, call, entry);
    if (!feed.next.isEmpty()) {
        xml.writeEmptyElement(Atom, u"link"_s);
        xml.writeAttribute(u"rel"_s, u"next"_s);
        xml.writeAttribute(u"href"_s, latin(feed.next));
    }
    xml.writeEndDocument();
    return bytes;
}

QByteArray renderEntry(const Call &call, const FeedEntry &entry)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    begin(xml);
    writeEntry(xml, call, entry);
    xml.writeEndDocument();
    return bytes;
}

QByteArray serviceDocument(const QByteArray &base)
{
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
           "<service xml:base=\""
           + base
           + "/\" xmlns=\"http://www.w3.org/2007/app\" "
             "xmlns:atom=\"http://www.w3.org/2005/Atom\"><workspace>"
             "<atom:title type=\"text\">Default</atom:title><collection href=\"Packages\">"
             "<atom:title type=\"text\">Packages</atom:title></collection></workspace></service>";
}

QByteArray feedSchema()
{
    QByteArray properties;
    for (const Property &property : Properties) {
        properties += "<Property Name=\"" + QByteArray(property.name) + "\" Type=\""
                      + edmName(property.type).toLatin1() + "\" Nullable=\""
                      + (property.nullable ? "true" : "false") + "\"/>";
    }
    const auto import = [](const QByteArray &name, const QByteArray &parameters) {
        return "<FunctionImport Name=\"" + name
               + "\" ReturnType=\"Collection(NuGetGallery.OData.V2FeedPackage)\" "
                 "EntitySet=\"Packages\" m:HttpMethod=\"GET\">"
               + parameters + "</FunctionImport>";
    };
    const auto text = [](const QByteArray &name) {
        return "<Parameter Name=\"" + name + "\" Type=\"Edm.String\"/>";
    };
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
           "<edmx:Edmx Version=\"1.0\" "
           "xmlns:edmx=\"http://schemas.microsoft.com/ado/2007/06/edmx\">"
           "<edmx:DataServices m:DataServiceVersion=\"2.0\" m:MaxDataServiceVersion=\"2.0\" "
           "xmlns:m=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\">"
           "<Schema Namespace=\"NuGetGallery.OData\" "
           "xmlns=\"http://schemas.microsoft.com/ado/2006/04/edm\">"
           "<EntityType Name=\"V2FeedPackage\" m:HasStream=\"true\">"
           "<Key><PropertyRef Name=\"Id\"/><PropertyRef Name=\"Version\"/></Key>"
           + properties
           + "</EntityType><EntityContainer Name=\"V2FeedContext\" "
             "m:IsDefaultEntityContainer=\"true\">"
             "<EntitySet Name=\"Packages\" EntityType=\"NuGetGallery.OData.V2FeedPackage\"/>"
           + import("Search", text("searchTerm") + text("targetFramework")
                                  + "<Parameter Name=\"includePrerelease\" Type=\"Edm.Boolean\" "
                                    "Nullable=\"false\"/>")
           + import("FindPackagesById", text("id"))
           + "</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>";
}

} // namespace packhouse::nuget

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/inventory.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace packhouse::terraform {

namespace {

/// "host/namespace/name/system" and "namespace/name/system", with or without "//folder"; empty for
/// any other source.
QString registryName(const QString &source)
{
    const QString package = source.section(u"//"_s, 0, 0);
    const QStringList parts = package.split(u'/');
    if (package.contains(u':') || package.startsWith(u'.') || parts.contains(QString())
        || parts.size() < 3 || parts.size() > 4)
        return {};
    return parts[parts.size() - 2] + u'/' + parts.last();
}

QJsonObject described(const HclBlock &block, const QStringList &attributes)
{
    QJsonObject object{{u"name"_s, block.labels.value(block.labels.size() - 1, block.type)}};
    for (const QString &attribute : attributes) {
        if (const QString value = block.value(attribute); !value.isEmpty())
            object.insert(attribute, value);
    }
    return object;
}

/// With what is an object, as it is written, and whether there is a default at all: one may be "".
QJsonObject variable(const HclBlock &block)
{
    QJsonObject object = described(block, {u"description"_s, u"type"_s, u"default"_s});
    bool required = true;
    for (const auto &[name, text] : block.attributes)
        required = required && name != "default"_L1;
    for (const HclBlock &inner : block.blocks) {
        if (inner.type != "default"_L1)
            continue;
        required = false;
        object.insert(u"default"_s, inner.written);
    }
    object.insert(u"required"_s, required);
    return object;
}

void addSettings(const HclBlock &settings, ModuleFolder &into)
{
    for (const HclBlock &required : settings.blocks) {
        if (required.type != "required_providers"_L1)
            continue;
        for (const HclBlock &provider : required.blocks)
            into.providers.append(described(provider, {u"source"_s, u"version"_s}));
        for (const auto &[name, version] : required.attributes)
            into.providers.append(QJsonObject{{u"name"_s, name}, {u"version"_s, version}});
    }
}

void add(const HclBlock &block, ModuleFolder &into)
{
    if (block.type == "terraform"_L1)
        addSettings(block, into);
    else if (block.type == "variable"_L1 && block.labels.size() == 1)
        into.variables.append(variable(block));
    else if (block.type == "output"_L1 && block.labels.size() == 1)
        into.outputs.append(described(block, {u"description"_s}));
    else if (block.type == "module"_L1 && block.labels.size() == 1)
        into.modules.append(described(block, {u"source"_s, u"version"_s}));
    else if (block.type == "resource"_L1 && block.labels.size() == 2)
        into.resources.append(
            QJsonObject{{u"name"_s, block.labels.last()}, {u"type"_s, block.labels.first()}});
}

/// Those of \a modules that come from registries. What names an address of its own is told by the
/// files alone: no document of ours leads anybody there.
QJsonArray fromRegistries(const QJsonArray &modules)
{
    QJsonArray found;
    for (const QJsonValue &each : modules) {
        const QString source = each[u"source"].toString();
        if (!registryName(source).isEmpty())
            found.append(QJsonObject{{u"name"_s, each[u"name"]},
                                     {u"source"_s, source},
                                     {u"version"_s, each[u"version"].toString()}});
    }
    return found;
}

QJsonArray withNamespaces(const QJsonArray &providers)
{
    QJsonArray found;
    for (const QJsonValue &each : providers) {
        const QString source = each[u"source"].toString();
        found.append(QJsonObject{{u"name"_s, each[u"name"]},
                                 {u"namespace"_s, source.section(u'/', -2, -2)},
                                 {u"source"_s, source},
                                 {u"version"_s, each[u"version"].toString()}});
    }
    return found;
}

/// Each with all members that clients look for.
QJsonArray filled(const QJsonArray &list, const QStringList &members)
{
    QJsonArray found;
    for (const QJsonValue &each : list) {
        QJsonObject object = each.toObject();
        for (const QString &member : members) {
            if (!object.contains(member))
                object.insert(member, QString());
        }
        found.append(object);
    }
    return found;
}

} // namespace

QStringList ModuleFolder::providerNames() const
{
    QStringList names;
    for (const QJsonValue &each : providers)
        names.append(each[u"name"].toString());
    return names;
}

QList<Dependency> ModuleFolder::dependencies() const
{
    QList<Dependency> found;
    for (const QJsonValue &each : modules) {
        const QString name = registryName(each[u"source"].toString());
        if (!name.isEmpty())
            found.append({name, each[u"version"].toString()});
    }
    return found;
}

QJsonObject ModuleFolder::summary() const
{
    return summaryOf({{u"providers"_s, providers}, {u"modules"_s, modules}});
}

QJsonObject ModuleFolder::details(const QString &name) const
{
    const bool empty = variables.isEmpty() && outputs.isEmpty() && modules.isEmpty()
                       && resources.isEmpty();
    return {{u"path"_s, path},
            {u"name"_s, name},
            {u"readme"_s, readme},
            {u"empty"_s, empty},
            {u"inputs"_s, filled(variables, {u"type"_s, u"description"_s, u"default"_s})},
            {u"outputs"_s, filled(outputs, {u"description"_s})},
            {u"dependencies"_s, fromRegistries(modules)},
            {u"provider_dependencies"_s, withNamespaces(providers)},
            {u"resources"_s, resources}};
}

QJsonObject summaryOf(const QJsonObject &inventory)
{
    return {{u"providers"_s, withNamespaces(inventory.value(u"providers").toArray())},
            {u"dependencies"_s, fromRegistries(inventory.value(u"modules").toArray())}};
}

ModuleFolder readFolder(const QString &path, const QMap<QString, QByteArray> &sources)
{
    ModuleFolder folder;
    folder.path = path;
    for (auto it = sources.begin(); it != sources.end(); ++it) {
        const bool json = it.key().endsWith(".json"_L1);
        for (const HclBlock &block : json ? parseHclJson(*it) : parseHcl(*it))
            add(block, folder);
    }
    return folder;
}

} // namespace packhouse::terraform

// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demoarchives.h"

#include <KCompressionDevice>
#include <QBuffer>
#include <QFile>

using namespace Qt::StringLiterals;

namespace packhouse::demo {

namespace {

QByteArray readme(const Package &package)
{
    return u"# %1\n\n%2\n\nMade up for a demonstration.\n"_s.arg(package.name, package.description)
        .toUtf8();
}

QByteArray gzip(const QByteArray &bytes)
{
    QBuffer packed;
    KCompressionDevice device(&packed, false, KCompressionDevice::GZip);
    if (device.open(QIODevice::WriteOnly)) {
        device.write(bytes);
        device.close();
    }
    return packed.data();
}

QByteArray gemspec(const Package &package, const QByteArray &platform)
{
    QByteArray dependencies = package.dependencies.isEmpty() ? "dependencies: []\n"
                                                             : "dependencies:\n";
    for (const QString &dependency : package.dependencies)
        dependencies += "- !ruby/object:Gem::Dependency\n  name: " + dependency.toUtf8()
                        + "\n  requirement: !ruby/object:Gem::Requirement\n    requirements:\n"
                          "    - - \">=\"\n      - !ruby/object:Gem::Version\n"
                          "        version: '1.0'\n  type: :runtime\n";
    return "--- !ruby/object:Gem::Specification\nname: " + package.name.toUtf8()
           + "\nversion: !ruby/object:Gem::Version\n  version: '" + package.version.toUtf8()
           + "'\nplatform: " + platform + "\nauthors:\n- Acme\n" + dependencies
           + "summary: " + package.description.toUtf8() + "\nlicenses:\n- MIT\n";
}

} // namespace

Result<QStringList> helmChart(const QString &folder, const Package &package)
{
    QByteArray yaml = u"apiVersion: v2\nname: %1\nversion: %2\nappVersion: \"%2\"\n"
                      "description: %3\nannotations:\n  artifacthub.io/license: MIT\n"_s
                          .arg(package.name, package.version, package.description)
                          .toUtf8();
    if (!package.dependencies.isEmpty())
        yaml += "dependencies:\n";
    for (const QString &dependency : package.dependencies)
        yaml += "  - name: " + dependency.toUtf8() + "\n    version: \">=1.0.0\"\n";
    const QString place = package.name + u'/';
    const QString path = u"%1/%2-%3.tgz"_s.arg(folder, package.name, package.version);
    const auto written = writeTarball(
        path, {{place + u"Chart.yaml"_s, yaml},
               {place + u"README.md"_s, readme(package)},
               {place + u"values.yaml"_s, "replicas: 2\n"},
               {place + u"templates/config.yaml"_s,
                "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n"},
               {place + u"files/data.bin"_s,
                noise(quint32(qHash(package.name + package.version, 3)), package.bytes)}});
    if (!written)
        return fail(written.error());
    return QStringList{path};
}

Result<QStringList> terraformModule(const QString &folder, const Package &package)
{
    QByteArray source = "variable \"name\" {\n  description = \"What to call it\"\n"
                        "  type        = string\n}\n\noutput \"name\" {\n  value = var.name\n}\n";
    for (const QString &dependency : package.dependencies)
        source += "\nmodule \"" + dependency.section(u'/', 0, 0).toUtf8()
                  + "\" {\n  source  = \"packhouse.local/acme/" + dependency.toUtf8()
                  + "\"\n  version = \"~> 1.0\"\n}\n";
    const QString path = u"%1/%2-%3.tgz"_s.arg(folder, QString(package.name).replace(u'/', u'-'),
                                               package.version);
    const auto written = writeTarball(
        path, {{u"main.tf"_s, source},
               {u"README.md"_s, readme(package)},
               {u"files/data.bin"_s,
                noise(quint32(qHash(package.name + package.version, 4)), package.bytes)}});
    if (!written)
        return fail(written.error());
    return QStringList{path};
}

Result<QStringList> goModule(const QString &folder, const Package &package)
{
    const QString place = package.name + u'@' + package.version + u'/';
    QByteArray mod = "module " + package.name.toUtf8() + "\n\ngo 1.22\n";
    for (const QString &dependency : package.dependencies)
        mod += "\nrequire " + QString(dependency).replace(u'@', u' ').toUtf8() + '\n';
    const QString path = u"%1/%2@%3.zip"_s.arg(folder, package.name.section(u'/', -1),
                                               package.version);
    const auto written = writeZip(
        path, {{place + u"go.mod"_s, mod},
               {place + u"README.md"_s, readme(package)},
               {place + u"lib.go"_s, "// Package lib is made up.\npackage lib\n"},
               {place + u"testdata/data.bin"_s,
                noise(quint32(qHash(package.name + package.version, 5)), package.bytes)}});
    if (!written)
        return fail(written.error());
    return QStringList{path};
}

Result<QStringList> rubyGem(const QString &folder, const Package &package)
{
    QStringList paths;
    for (const QString &platform : {u"ruby"_s, u"x86_64-linux"_s}) {
        QString full = package.name + u'-' + package.version;
        if (platform != "ruby"_L1)
            full += u'-' + platform;
        const QString data = u"%1/%2.tar.gz"_s.arg(folder, full);
        const auto packed = writeTarball(
            data, {{u"README.md"_s, readme(package)},
                   {u"lib/data.bin"_s, noise(quint32(qHash(full, 5)), package.bytes)}});
        if (!packed)
            return fail(packed.error());
        QFile file(data);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::ReadOnly, Text::of("%1 cannot be read.", data));
        const QString path = u"%1/%2.gem"_s.arg(folder, full);
        const auto written = writeTar(
            path, {{u"metadata.gz"_s, gzip(gemspec(package, platform.toLatin1()))},
                   {u"data.tar.gz"_s, file.readAll()}});
        if (!written)
            return fail(written.error());
        paths.append(path);
    }
    return paths;
}

} // namespace packhouse::demo
